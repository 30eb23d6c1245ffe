/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-trail-origin.h"

#include "formats/edition/study-content-ids.h"
#include "model/content/content-fixture.h"

static StudyContent *
make_built_in (const char *outline)
{
  StudyContent *content = fixture_content_new (outline);

  study_content_assign_ids (content, NULL);
  content->language = g_strdup ("pt-BR");

  return content;
}

/* Makes a trail of a copy, so that the content can still be changed. */
static StudyTrail *
make_trail (const StudyContent *content)
{
  g_autoptr (StudyContent) copy = study_content_copy (content);

  return study_trail_new (copy);
}

static StudyTrail *
write_and_read (const StudyContent *content)
{
  g_autoptr (GBytes) bytes = study_trail_format_write (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyContent) read = study_trail_format_read (bytes, &error);

  g_assert_no_error (error);

  return study_trail_new (read);
}

/* A copy knows what it is of, also when it was written and read again, with its
 * own id, title and content. */
static void
test_copy (void)
{
  g_autoptr (StudyContent) content = make_built_in ("Web\n Django\n  l ORM\n");
  g_autoptr (StudyTrail) built_in = make_trail (content);
  g_autoptr (StudyContent) copy = study_content_copy (content);
  g_autoptr (StudyTrail) own = NULL;
  g_autoptr (StudyTrail) again = NULL;
  g_autoptr (GVariant) other = NULL;
  const char *text;

  g_assert_null (study_trail_origin_get_trail (built_in));
  g_assert_false (study_trail_origin_has_newer_edition (built_in, built_in));

  g_set_str (&copy->id, "mine");
  g_set_str (&copy->title, "Mine");
  g_ptr_array_set_size (copy->stages, 0);
  copy->extra = g_variant_ref_sink (g_variant_new_parsed ("{'other': <'Kept'>}"));
  study_content_set_origin (copy, study_trail_get_content (built_in));
  own = write_and_read (copy);
  g_assert_cmpstr (study_trail_origin_get_trail (own), ==, "sample");
  g_assert_false (study_trail_origin_has_newer_edition (own, built_in));
  g_assert_true (g_variant_lookup (study_trail_get_content (own)->extra, "other", "&s", &text));
  g_assert_cmpstr (text, ==, "Kept");

  /* Another origin takes the place of the first. */
  g_set_str (&content->id, "another");
  again = make_trail (content);
  study_content_set_origin (copy, study_trail_get_content (again));
  g_clear_object (&own);
  own = write_and_read (copy);
  g_assert_cmpstr (study_trail_origin_get_trail (own), ==, "another");
  g_assert_false (study_trail_origin_has_newer_edition (own, built_in));
  g_assert_cmpuint (g_variant_n_children (study_trail_get_content (own)->extra), ==, 2);
}

static gboolean
has_newer (StudyTrail         *own,
           const StudyContent *edition)
{
  g_autoptr (StudyTrail) trail = make_trail (edition);

  return study_trail_origin_has_newer_edition (own, trail);
}

/* Every change of the content is another edition, one of the title is not. */
static void
test_newer (void)
{
  g_autoptr (StudyContent) content = make_built_in ("Web\n Django\n  l ORM\n");
  g_autoptr (StudyContent) more = make_built_in ("Web\n Django\n  l ORM\n  l Views\n");
  g_autoptr (StudyTrail) built_in = make_trail (content);
  g_autoptr (StudyContent) copy = study_content_copy (content);
  g_autoptr (StudyTrail) own = NULL;

  study_content_set_origin (copy, study_trail_get_content (built_in));
  own = make_trail (copy);
  g_assert_true (has_newer (own, more));

  g_set_str (&content->title, "Another title");
  g_set_str (&content->short_title, "Another");
  g_assert_false (has_newer (own, content));
  g_set_str (&content->description, "What it is");
  g_assert_true (has_newer (own, content));

  g_set_str (&content->language, "en");
  g_assert_false (has_newer (own, content));
  g_set_str (&more->id, "another");
  g_assert_false (has_newer (own, more));
}

static void
test_edition (void)
{
  g_autoptr (StudyContent) content = make_built_in ("Web\n Django\n  l ORM\n");
  g_autoptr (StudyTrail) trail = make_trail (content);
  g_autoptr (StudyTrail) read = write_and_read (content);
  g_autofree char *edition = study_trail_origin_get_edition (study_trail_get_content (trail));
  g_autofree char *again = study_trail_origin_get_edition (study_trail_get_content (read));

  g_assert_cmpuint (strlen (edition), ==, 64);
  g_assert_cmpstr (edition, ==, again);
}

/* What is there instead may be anything. */
static void
test_damaged (void)
{
  static const char * const extras[] = {
    "{'origin': <'sample'>}",
    "{'origin': <@a{sv} {}>}",
    "{'origin': <{'trail': <1>}>}",
    "{'origin': <{'trail': <'../sample'>, 'edition': <'0'>}>}",
    "{'origin': <{'trail': <''>, 'edition': <'0'>}>}",
  };
  g_autoptr (StudyContent) content = make_built_in ("Web\n");

  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      g_autoptr (StudyTrail) own = NULL;

      g_clear_pointer (&content->extra, g_variant_unref);
      content->extra = g_variant_ref_sink (g_variant_new_parsed (extras[i]));
      own = make_trail (content);
      g_assert_null (study_trail_origin_get_trail (own));
      g_assert_false (has_newer (own, content));
    }
}

/* An edition of which nothing is known is no reason to offer one. */
static void
test_no_edition (void)
{
  g_autoptr (StudyContent) content = make_built_in ("Web\n");
  g_autoptr (StudyTrail) own = NULL;

  content->extra = g_variant_ref_sink (g_variant_new_parsed ("{'origin': <{'trail': <'sample'>}>}"));
  own = make_trail (content);
  g_assert_cmpstr (study_trail_origin_get_trail (own), ==, "sample");
  g_assert_false (has_newer (own, content));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trail-origin/copy", test_copy);
  g_test_add_func ("/trail-origin/newer", test_newer);
  g_test_add_func ("/trail-origin/edition", test_edition);
  g_test_add_func ("/trail-origin/damaged", test_damaged);
  g_test_add_func ("/trail-origin/no-edition", test_no_edition);

  return g_test_run ();
}
