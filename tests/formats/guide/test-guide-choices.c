/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-choices.h"

#include <string.h>

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-trail-format.h"
#include "formats/edition/study-content-ids.h"
#include "formats/guide/study-guide.h"

/* What a guide becomes when the user says what its parts are. */

#define GUIDE \
  "# Gardening\n" \
  "\n" \
  "## Soil\n" \
  "\n" \
  "Where all grows.\n" \
  "\n" \
  "### Compost\n" \
  "\n" \
  "- [x] What rots\n" \
  "- [A course](https://example.org/course)\n" \
  "\n" \
  "### Worms\n" \
  "\n" \
  "- Why they matter\n" \
  "\n" \
  "## Plants\n" \
  "\n" \
  "### Seeds\n" \
  "\n" \
  "- When to sow\n" \
  "- How deep\n" \
  "\n" \
  "## License\n" \
  "\n" \
  "CC BY 4.0\n"

static StudyGuide *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudyGuide *guide = study_guide_read (bytes, "guide.md", NULL, NULL, &error);

  g_assert_no_error (error);

  return guide;
}

static StudyGuidePlan *
make_plan (StudyGuide *guide,
           GHashTable *choices)
{
  const StudyGuideOptions options = { .choices = choices };

  return study_guide_plan (guide, &options, NULL, NULL);
}

static StudyGuideNode *
find_in (GPtrArray  *nodes,
         const char *title)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      StudyGuideNode *node = g_ptr_array_index (nodes, i);
      StudyGuideNode *found = g_str_equal (node->title, title) ? node : find_in (node->children, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static StudyGuideNode *
find (const StudyGuidePlan *plan,
      const char           *title)
{
  StudyGuideNode *node = find_in (plan->outline, title);

  g_assert_nonnull (node);

  return node;
}

/* Writes a trail in one line: “Stage: Topic (item, item), Topic (item). Stage: …”. */
static char *
describe (const StudyGuidePlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (plan->content->stages, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ". " : "", stage->title);
      if (stage->text != NULL)
        g_string_append_printf (text, " [%s]", stage->text);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          const StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_string_append_printf (text, "%s%s", j > 0 ? ", " : ": ", topic->title);
          if (topic->text != NULL)
            g_string_append_printf (text, " [%s]", topic->text);
          for (guint k = 0; k < topic->references->len; k++)
            g_string_append_printf (text, " <%s>",
                                    study_reference_get_url (g_ptr_array_index (topic->references, k)));
          for (guint k = 0; k < topic->items->len; k++)
            g_string_append_printf (text, "%s%s", k > 0 ? ", " : " (",
                                    ((const StudyContentItem *) g_ptr_array_index (topic->items, k))->title);
          g_string_append (text, topic->items->len > 0 ? ")" : "");
        }
    }

  return g_string_free_and_steal (text);
}

/* Every item of the report agrees with the trail. */
static void
assert_plan (StudyGuide           *guide,
             const StudyGuidePlan *plan)
{
  g_autoptr (StudyContent) content = study_content_copy (plan->content);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudyContent) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_left_out = 0;

  for (guint i = 0; i < plan->lines->len; i++)
    n_left_out += g_array_index (plan->lines, StudyGuideLine, i).role == STUDY_GUIDE_LEFT_OUT;
  g_assert_cmpuint (plan->n_left_out, ==, n_left_out);

  study_content_assign_ids (content, NULL);
  bytes = study_trail_format_write (content);
  again = study_trail_format_read (bytes, &error);
  g_assert_no_error (error);
}

static GHashTable *
choose (const StudyGuidePlan *plan,
        GHashTable           *choices,
        const char           *title,
        StudyGuideRole        role,
        gboolean              alike)
{
  StudyGuideNode *node = find (plan, title);
  g_autoptr (GPtrArray) nodes = NULL;

  if (alike)
    {
      nodes = study_guide_plan_find_alike (plan, node);
    }
  else
    {
      nodes = g_ptr_array_new ();
      g_ptr_array_add (nodes, node);
    }

  return role == STUDY_GUIDE_BLANK ? study_guide_choices_include (choices, nodes)
                                   : study_guide_choices_choose (choices, nodes, role);
}

typedef struct
{
  const char *name;
  const char *title;
  StudyGuideRole role;
  gboolean alike;
  const char *expected;
} Case;

#define BEFORE \
  "Soil [Where all grows.]: Compost (What rots, A course), Worms (Why they matter). Plants: Seeds (When to sow, How deep)"

static const Case cases[] = {
  { "topic-to-stage", "Worms", STUDY_GUIDE_STAGE, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course). Worms: Worms (Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "topics-to-stages", "Worms", STUDY_GUIDE_STAGE, TRUE,
    "Compost [Where all grows.]: Compost (What rots, A course). Worms: Worms (Why they matter). "
    "Seeds: Seeds (When to sow, How deep)" },
  { "topic-to-item", "Worms", STUDY_GUIDE_LESSON, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course, Worms, Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "topic-to-text", "Worms", STUDY_GUIDE_TEXT, FALSE,
    "Soil [Where all grows.]: Compost [Worms] (What rots, A course, Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "first-topic-to-text", "Compost", STUDY_GUIDE_TEXT, FALSE,
    "Soil [Where all grows.\n\nCompost]: Soil (What rots, A course), Worms (Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "topic-left-out", "Worms", STUDY_GUIDE_LEFT_OUT, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course). Plants: Seeds (When to sow, How deep)" },
  { "stage-to-topic", "Plants", STUDY_GUIDE_TOPIC, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course), Worms (Why they matter), Plants (Plants), "
    "Seeds (When to sow, How deep)" },
  { "first-stage-to-topic", "Soil", STUDY_GUIDE_TOPIC, FALSE,
    "Gardening: Soil [Where all grows.] (Soil), Compost (What rots, A course), Worms (Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "stages-to-topics", "Soil", STUDY_GUIDE_TOPIC, TRUE,
    "Gardening: Soil [Where all grows.] (Soil), Compost (What rots, A course), Worms (Why they matter), "
    "Plants (Plants), Seeds (When to sow, How deep)" },
  { "stage-to-text", "Plants", STUDY_GUIDE_TEXT, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course), Worms [Plants] (Why they matter), "
    "Seeds (When to sow, How deep)" },
  { "item-to-topic", "When to sow", STUDY_GUIDE_TOPIC, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course), Worms (Why they matter). "
    "Plants: Seeds (Seeds), When to sow (How deep)" },
  { "items-to-topics", "When to sow", STUDY_GUIDE_TOPIC, TRUE,
    "Soil [Where all grows.]: Compost (Compost), What rots (A course), Worms (Worms), Why they matter (Why they matter). "
    "Plants: Seeds (Seeds), When to sow (When to sow), How deep (How deep)" },
  { "link-to-topic", "A course", STUDY_GUIDE_TOPIC, FALSE,
    "Soil [Where all grows.]: Compost (What rots), A course (A course), Worms (Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "link-to-text", "A course", STUDY_GUIDE_TEXT, FALSE,
    "Soil [Where all grows.]: Compost [A course] <https://example.org/course> (What rots), Worms (Why they matter). "
    "Plants: Seeds (When to sow, How deep)" },
  { "item-to-stage", "How deep", STUDY_GUIDE_STAGE, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course), Worms (Why they matter). "
    "Plants: Seeds (When to sow). How deep: How deep (How deep)" },
  { "item-to-project", "How deep", STUDY_GUIDE_PROJECT, FALSE, BEFORE },
  { "left-out-included", "License", STUDY_GUIDE_BLANK, FALSE,
    BEFORE ". License [CC BY 4.0]: License (License)" },
  { "left-out-to-topic", "License", STUDY_GUIDE_TOPIC, FALSE,
    "Soil [Where all grows.]: Compost (What rots, A course), Worms (Why they matter). "
    "Plants: Seeds (When to sow, How deep), License [CC BY 4.0] (License)" },
};

/* A part becomes what the user says, and what was before is there again. */
static void
test_choice (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (StudyGuide) guide = read_text (GUIDE);
  g_autoptr (StudyGuidePlan) before = make_plan (guide, NULL);
  g_autoptr (GHashTable) choices = choose (before, NULL, test->title, test->role, test->alike);
  g_autoptr (StudyGuidePlan) after = make_plan (guide, choices);
  g_autofree char *described = describe (after);
  const StudyGuideNode *node = find (after, test->title);
  g_autoptr (StudyGuidePlan) again = NULL;
  g_autofree char *described_again = NULL;
  g_autoptr (GHashTable) back = NULL;

  g_assert_cmpstr (described, ==, test->expected);
  assert_plan (guide, after);
  if (test->role != STUDY_GUIDE_BLANK)
    {
      g_assert_cmpint (node->role, ==, test->role);
      g_assert_cmpint (g_array_index (after->lines, StudyGuideLine, node->first_line).role, ==, test->role);
    }

  /* Who chooses what the reader made of it takes the choice back. */
  if (test->role != STUDY_GUIDE_LEFT_OUT)
    back = choose (after, choices, test->title, find (before, test->title)->role, test->alike);
  else
    back = choose (after, choices, test->title, STUDY_GUIDE_BLANK, test->alike);
  g_assert_cmpuint (g_hash_table_size (back), ==, 0);
  again = make_plan (guide, back);
  described_again = describe (again);
  g_assert_cmpstr (described_again, ==, BEFORE);
}

/* Chooses for each part what it is, unless there are several on one line. */
static void
choose_each (GHashTable *choices,
             GPtrArray  *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (nodes, i);

      if (node->role != STUDY_GUIDE_LEFT_OUT && !node->special)
        {
          if (!g_hash_table_insert (choices, GUINT_TO_POINTER (node->first_line), GUINT_TO_POINTER (node->role)))
            g_hash_table_insert (choices, GUINT_TO_POINTER (node->first_line), GUINT_TO_POINTER (STUDY_GUIDE_BLANK));
          choose_each (choices, node->children);
        }
    }
}

static char *
write_content (const StudyGuidePlan *plan)
{
  g_autoptr (StudyContent) content = study_content_copy (plan->content);
  g_autoptr (GBytes) bytes = NULL;

  study_content_assign_ids (content, NULL);
  bytes = study_trail_format_write (content);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What is chosen as the reader has it already changes nothing. */
static void
test_same (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "formats", "guide", "guides", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_guides = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (StudyGuide) guide = NULL;
      g_autoptr (StudyGuidePlan) before = NULL;
      g_autoptr (StudyGuidePlan) after = NULL;
      g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      if (!g_str_has_suffix (name, ".md") || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      guide = read_text (text);
      before = make_plan (guide, NULL);
      choose_each (choices, before->outline);
      after = make_plan (guide, choices);
      expected = write_content (before);
      found = write_content (after);
      g_test_message ("%s", name);
      g_assert_true (g_str_equal (found, expected));
      g_assert_cmpuint (after->n_marked, ==, before->n_marked);
      n_guides++;
    }
  g_assert_cmpuint (n_guides, >, 10);
}

/* All alike are the headings of a level that became the same, and not what is left out. */
static void
test_alike (void)
{
  g_autoptr (StudyGuide) guide = read_text (GUIDE);
  g_autoptr (StudyGuidePlan) plan = make_plan (guide, NULL);
  g_autoptr (GPtrArray) stages = study_guide_plan_find_alike (plan, find (plan, "Soil"));
  g_autoptr (GPtrArray) topics = study_guide_plan_find_alike (plan, find (plan, "Seeds"));
  g_autoptr (GPtrArray) lessons = study_guide_plan_find_alike (plan, find (plan, "How deep"));
  g_autoptr (GPtrArray) licenses = study_guide_plan_find_alike (plan, find (plan, "License"));

  g_assert_cmpuint (stages->len, ==, 2);
  g_assert_cmpuint (topics->len, ==, 3);
  g_assert_cmpuint (lessons->len, ==, 4);
  g_assert_cmpuint (licenses->len, ==, 1);
}

/* Choices are never changed, so that earlier ones can be gone back to. */
static void
test_steps (void)
{
  g_autoptr (StudyGuide) guide = read_text (GUIDE);
  g_autoptr (StudyGuidePlan) first = make_plan (guide, NULL);
  g_autoptr (GHashTable) one = choose (first, NULL, "Worms", STUDY_GUIDE_STAGE, FALSE);
  g_autoptr (StudyGuidePlan) second = make_plan (guide, one);
  g_autoptr (GHashTable) two = choose (second, one, "Plants", STUDY_GUIDE_LEFT_OUT, FALSE);
  g_autoptr (StudyGuidePlan) third = make_plan (guide, two);
  g_autoptr (StudyGuidePlan) back = make_plan (guide, one);
  g_autofree char *there = describe (second);
  g_autofree char *again = describe (back);

  g_assert_cmpuint (g_hash_table_size (one), ==, 1);
  g_assert_cmpuint (g_hash_table_size (two), ==, 2);
  g_assert_cmpuint (third->content->stages->len, ==, 2);
  g_assert_cmpstr (there, ==, again);
}

#define N_TOPICS 100
#define N_ITEMS 30

/* A choice for all of 3,000 items is seen at once. */
static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("# Long\n");
  g_autoptr (StudyGuide) guide = NULL;
  g_autoptr (StudyGuidePlan) before = NULL;
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < N_TOPICS; i++)
    {
      g_string_append_printf (text, "%s\n### Topic %u\n\n", i % 5 == 0 ? "\n## Stage\n" : "", i);
      for (guint j = 0; j < N_ITEMS; j++)
        g_string_append_printf (text, "- [ ] [Item %u.%u](https://example.org/%u/%u)\n", i, j, i, j);
    }
  guide = read_text (text->str);
  before = make_plan (guide, NULL);
  for (guint i = 0; i < 5; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (GHashTable) choices = choose (before, NULL, "Item 0.0", STUDY_GUIDE_TEXT, TRUE);
      g_autoptr (StudyGuidePlan) after = make_plan (guide, choices);

      least = MIN (least, g_get_monotonic_time () - start);
      g_assert_cmpuint (g_hash_table_size (choices), ==, N_TOPICS * N_ITEMS);
    }
  g_test_message ("%.1f ms", least / 1000.0);
  g_assert_cmpfloat (least, <, 100 * G_TIME_SPAN_MILLISECOND * fixture_patience ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/formats/guide-choices/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_choice);
    }
  g_test_add_func ("/formats/guide-choices/same", test_same);
  g_test_add_func ("/formats/guide-choices/alike", test_alike);
  g_test_add_func ("/formats/guide-choices/steps", test_steps);
  g_test_add_func ("/formats/guide-choices/speed", test_speed);

  return g_test_run ();
}
