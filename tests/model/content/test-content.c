/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-trail-format.h"
#include "model/content/study-content.h"
#include "model/content/study-uri.h"
#include "model/trail/trail-fixture.h"

#include <gio/gio.h>

static const char * const locales[] = { "en", "es", "pt_BR" };

/* All that a document holds goes through a trail and a copy of its content. */
static void
test_round_trip (gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("/org/example/StudyTrail/trails/backend-python.%s.json",
                                           (const char *) data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (StudyContent) copy = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  content = study_trail_format_read (bytes, &error);
  g_assert_no_error (error);
  expected = study_trail_format_write (content);
  trail = study_trail_new (content);
  g_clear_pointer (&content, study_content_unref);
  copy = study_content_copy (study_trail_get_content (trail));
  g_clear_object (&trail);
  written = study_trail_format_write (copy);

  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

/* Courses of one's own are no content, and the project that leaves the list
 * for one of them is. */
static void
test_own_course (void)
{
  g_autoptr (StudyContent) content = study_content_new ("trail", "Trail");
  StudyContentTopic *part = fixture_append_topic (fixture_append_stage (content, "one"), "one/topic", FALSE, NULL);
  g_autoptr (StudyProgress) progress = study_progress_new ("trail", "device");
  g_autoptr (StudyTrail) trail = NULL;
  StudyTopic *topic;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *id = NULL;

  fixture_append_item (part, "lesson", STUDY_ITEM_LESSON, NULL);
  fixture_append_item (part, "project", STUDY_ITEM_PROJECT, NULL);
  fixture_append_item (part, "resource", STUDY_ITEM_RESOURCE, NULL);
  trail = study_trail_new (content);
  topic = fixture_topic (trail, "one/topic");
  study_trail_set_progress (trail, progress);
  expected = study_trail_format_write (study_trail_get_content (trail));

  id = study_topic_add_course (topic, "Own", NULL, NULL, 0);
  g_assert_nonnull (id);
  g_assert_cmpuint (study_topic_get_total (topic), ==, 4);
  written = study_trail_format_write (study_trail_get_content (trail));

  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static const struct
{
  const char *uri;
  const char *opened;
} links[] = {
  { "https://example.org/?attach=/etc/passwd", "https://example.org/?attach=/etc/passwd" },
  { "mailto:ana@example.org", "mailto:ana@example.org" },
  { "mailto:ana@example.org?subject=Hi&attach=/etc/passwd&Body=a%20b", "mailto:ana@example.org?subject=Hi&Body=a%20b" },
  { "mailto:ana@example.org?ATTACHMENT=/etc/passwd", "mailto:ana@example.org" },
  { "mailto:ana@example.org?at%74ach=/etc/passwd&cc=bo@example.org", "mailto:ana@example.org?cc=bo@example.org" },
};

/* A link to write to somebody attaches no file of the user's. */
static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *opened = study_uri_dup_without_files (links[i].uri);

      g_assert_cmpstr (opened, ==, links[i].opened);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *path = g_strconcat ("/content/round-trip/", locales[i], NULL);

      g_test_add_data_func (path, locales[i], test_round_trip);
    }
  g_test_add_func ("/content/own-course", test_own_course);
  g_test_add_func ("/content/links", test_links);

  return g_test_run ();
}
