/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-trail-format.h"
#include "formats/guide/study-content-plan.h"
#include "formats/guide/study-guide.h"
#include "storage/files/study-storage-error.h"
#include "storage/library-fixture.h"
#include "storage/library/study-library-edit.h"
#include "storage/transfer/study-archive.h"
#include "storage/transfer/study-guide-source.h"
#include "storage/transfer/study-update-job.h"

#include <sys/stat.h>
#include <unistd.h>

/* What a person gives us to make a trail of, until it is one. */

#define GUIDE \
  "# Gardening\n\n## Soil\n\n### Compost\n\n- [x] What rots\n- [ ] What does not\n\n" \
  "## Plants\n\n### Seeds\n\n- [ ] When to sow\n"

#define SOIL 2

#define TRAIL \
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"garden\",\"title\":\"Gardening\",\"shortTitle\":\"Garden\"," \
  "\"stages\":[{\"id\":\"soil\",\"title\":\"Soil\",\"topics\":[" \
  "{\"id\":\"soil/compost\",\"title\":\"Compost\",\"items\":[" \
  "{\"id\":\"soil/compost/course\",\"kind\":\"course\",\"title\":\"A course\"}," \
  "{\"id\":\"soil/compost/course/project\",\"kind\":\"project\",\"title\":\"A heap\"," \
  "\"course\":\"soil/compost/course\"}]}]}," \
  "{\"id\":\"plants\",\"title\":\"Plants\",\"topics\":[" \
  "{\"id\":\"plants/seeds\",\"title\":\"Seeds\",\"requires\":[\"soil/compost\"],\"items\":[" \
  "{\"id\":\"plants/seeds/sow\",\"kind\":\"lesson\",\"title\":\"When to sow\"}]}]}]}"

#define PROGRESS "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"garden\",\"registers\":[]}"

#define ARCHIVE \
  "{\"format\":\"studytrail-archive\",\"version\":1,\"created\":1763132400123456,\"progress\":[" PROGRESS "],\"trails\":[]}"

#define TECH_GUIDE \
  "{\"name\":\"Gardening\",\"expertises\":[{\"name\":\"Soil\",\"cards\":[{\"id\":\"compost\"}]}]," \
  "\"collaborations\":[{\"name\":\"Plants\",\"cards\":[{\"name\":\"Seeds\",\"description\":\"They wait\"}]}]}"

static gboolean
load (StudyGuideSource  *source,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  study_guide_source_load_async (source, cancellable, taken_cb, &result);
  wait_for (&result);

  return study_guide_source_load_finish (source, result, error);
}

static StudyGuideSource *
load_text (const char *text)
{
  StudyGuideSource *source = study_guide_source_new_text (text);
  g_autoptr (GError) error = NULL;

  g_assert_true (load (source, NULL, &error));
  g_assert_no_error (error);

  return source;
}

static StudyGuidePlan *
make_plan (StudyGuideSource        *source,
           const StudyGuideOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudyGuidePlan *plan;

  study_guide_source_plan_async (source, options, NULL, taken_cb, &result);
  wait_for (&result);
  plan = study_guide_source_plan_finish (source, result, &error);
  g_assert_no_error (error);

  return plan;
}

static void
test_text (void)
{
  g_autoptr (StudyGuideSource) source = load_text (GUIDE);
  StudyGuideOptions options = { .title = "My Garden" };
  g_autoptr (GPtrArray) levels = study_guide_source_get_levels (source);
  g_autofree char *line = study_guide_source_get_line (source, SOIL);
  g_autoptr (StudyGuidePlan) plan = make_plan (source, &options);

  g_assert_null (study_guide_source_get_file (source));
  g_assert_false (study_guide_source_is_progress (source));
  g_assert_cmpuint (study_guide_source_get_n_lines (source), >=, 13);
  g_assert_cmpstr (line, ==, "## Soil");
  g_assert_cmpuint (levels->len, >, 0);
  g_assert_true (plan->is_guide);
  g_assert_cmpstr (plan->content->title, ==, "My Garden");
  g_assert_cmpuint (plan->content->stages->len, ==, 2);
  g_assert_cmpuint (plan->n_marked, ==, 1);
}

#define LINKS "# Garden\n\n## Soil\n\n- [Compost](soil/compost.md)\n- [Worms](https://example.org/worms)\n"
#define ADDRESS "https://example.org/guides/garden.md"

static void
assert_links (StudyGuideSource *source,
              const char       *address,
              const char       *url)
{
  g_autoptr (StudyGuidePlan) plan = make_plan (source, &(StudyGuideOptions) { 0 });
  const StudyContentStage *stage = g_ptr_array_index (plan->content->stages, 0);
  const StudyContentTopic *topic = g_ptr_array_index (stage->topics, 0);
  const StudyContentItem *item = g_ptr_array_index (topic->items, 0);
  g_autofree char *known = study_content_get_address (plan->content);

  g_assert_cmpstr (study_guide_source_get_address (source), ==, address);
  g_assert_true (study_guide_source_uses_address (source));
  g_assert_cmpstr (item->title, ==, "Compost");
  g_assert_cmpstr (item->url, ==, url);
  g_assert_cmpuint (g_strv_length (plan->notes), ==, address == NULL);
  g_assert_cmpstr (known, ==, address);
}

/* Relative links are relative to where the guide is from. */
static void
test_address (void)
{
  g_autoptr (StudyGuideSource) plain = load_text (GUIDE);
  g_autoptr (StudyGuideSource) nowhere = load_text (LINKS);
  g_autoptr (StudyGuideSource) somewhere = study_guide_source_new_at (nowhere, ADDRESS);
  g_autoptr (StudyGuideSource) elsewhere = study_guide_source_new_at (somewhere, "http://example.com");
  g_autoptr (StudyGuideSource) again = study_guide_source_new_at (elsewhere, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (study_guide_source_uses_address (plain));
  assert_links (nowhere, NULL, NULL);
  g_assert_true (load (somewhere, NULL, &error));
  assert_links (somewhere, ADDRESS, "https://example.org/guides/soil/compost.md");
  g_assert_true (load (elsewhere, NULL, &error));
  assert_links (elsewhere, "http://example.com", "http://example.com/soil/compost.md");
  g_assert_true (load (again, NULL, &error));
  assert_links (again, NULL, NULL);
}

/* Who downloads a file may write beside it where it is from. */
static void
test_address_of_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("studytrail-XXXXXX", &error);
  g_autofree char *path = g_build_filename (root, "garden.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (StudyGuideSource) known = study_guide_source_new (file);
  g_autoptr (StudyGuideSource) other = study_guide_source_new_at (known, NULL);
  g_autoptr (StudyGuideSource) unsafe = study_guide_source_new (file);

  g_assert_true (g_file_set_contents (path, LINKS, -1, &error));
  if (!g_file_set_attribute_string (file, "xattr::xdg.origin.url", ADDRESS, G_FILE_QUERY_INFO_NONE, NULL, &error))
    {
      g_test_skip ("the temporary folder keeps no extended attributes");
    }
  else
    {
      g_assert_true (load (known, NULL, &error));
      assert_links (known, ADDRESS, "https://example.org/guides/soil/compost.md");
      g_assert_true (load (other, NULL, &error));
      assert_links (other, NULL, NULL);

      g_assert_true (g_file_set_attribute_string (file, "xattr::xdg.origin.url", "file:///etc/guide.md",
                                                  G_FILE_QUERY_INFO_NONE, NULL, &error));
      g_assert_true (load (unsafe, NULL, &error));
      assert_links (unsafe, NULL, NULL);
    }

  fixture_remove (root);
}

static void
test_address_is_valid (void)
{
  const char * const valid[] = { "https://example.org", "http://example.org/a.md", "HTTPS://example.org/a?b#c" };
  const char * const invalid[] = { "", "example.org/a.md", "mailto:a@example.org", "MAILTO:a@example.org",
                                   "ftp://example.org/a.md", "file:///a.md", "https://", "https:///a.md" };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (study_guide_address_is_valid (valid[i]));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (study_guide_address_is_valid (invalid[i]));
  g_assert_false (study_guide_address_is_valid (NULL));
}

/* The worker has what the user decided when it began. */
static void
test_options (void)
{
  g_autoptr (StudyGuideSource) source = load_text (GUIDE);
  g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
  StudyGuideOptions options = { .choices = choices };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyGuidePlan) plan = NULL;

  g_hash_table_insert (choices, GUINT_TO_POINTER (SOIL), GUINT_TO_POINTER (STUDY_GUIDE_LEFT_OUT));
  study_guide_source_plan_async (source, &options, NULL, taken_cb, &result);
  g_clear_pointer (&choices, g_hash_table_unref);
  wait_for (&result);
  plan = study_guide_source_plan_finish (source, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->content->stages->len, ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (StudyGuideSource) source = study_guide_source_new_text (GUIDE);
  g_autoptr (StudyGuideSource) loaded = load_text (GUIDE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StudyGuideOptions options = { NULL };

  g_cancellable_cancel (cancellable);
  g_assert_false (load (source, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  study_guide_source_plan_async (loaded, &options, cancellable, taken_cb, &result);
  wait_for (&result);
  g_assert_null (study_guide_source_plan_finish (loaded, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_documents (void)
{
  const struct
  {
    const char *text;
    gboolean progress;
    guint n_notes;
  } cases[] = {
    { TRAIL, FALSE, 0 },
    { " \n\t" TRAIL, FALSE, 0 },
    { "\xef\xbb\xbf" TRAIL, FALSE, 0 },
    { TECH_GUIDE, FALSE, 1 },
    { PROGRESS, TRUE, 0 },
    { ARCHIVE, TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyGuideSource) source = load_text (cases[i].text);

      g_assert_cmpint (study_guide_source_is_progress (source), ==, cases[i].progress);
      g_assert_cmpuint (study_guide_source_get_n_lines (source), ==, 0);
      if (!cases[i].progress)
        {
          StudyGuideOptions options = { NULL };
          g_autoptr (StudyGuidePlan) plan = make_plan (source, &options);

          g_assert_cmpuint (plan->content->stages->len, ==, 2);
          g_assert_cmpuint (plan->lines->len, ==, 0);
          g_assert_cmpuint (g_strv_length (plan->notes), ==, cases[i].n_notes);
        }
    }
}

static void
test_errors (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/guide.md");
  g_autoptr (StudyGuideSource) missing_source = study_guide_source_new (missing);
  g_autoptr (StudyGuideSource) broken = study_guide_source_new_text ("{\"format\":\"studytrail-trail\"");
  g_autoptr (StudyGuideSource) other = study_guide_source_new_text ("{\"name\":\"something\"}");
  g_autoptr (GError) error = NULL;

  g_assert_true (study_guide_source_get_file (missing_source) == missing);
  g_assert_false (load (missing_source, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (load (broken, NULL, &error));
  g_assert_true (error->domain == STUDY_FORMAT_ERROR);
  g_clear_error (&error);

  g_assert_false (load (other, NULL, &error));
  g_assert_true (error->domain == STUDY_FORMAT_ERROR);
}

/* Folders */

static void
write_file (const char *root,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("studytrail-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (root, "back-end", NULL);
  g_autofree char *topics = g_build_filename (folder, "content", NULL);
  g_autofree char *outside = g_build_filename (root, "outside.md", NULL);
  g_autofree char *linked = g_build_filename (folder, "content", "linked.md", NULL);
  g_autofree char *circle = g_build_filename (folder, "content", "circle", NULL);
  g_autofree char *pipe = g_build_filename (folder, "content", "pipe.md", NULL);
  const char * const chosen[] = { folder, topics };

  write_file (root, "outside.md", "# Outside\n");
  write_file (folder, "content/1-soil/index.md", "# Soil\n");
  write_file (folder, "content/1-soil/2-compost.md", "# Compost\n\n- [@article@A](https://example.org/a)\n");
  write_file (folder, "content/1-soil/notes.txt", "# Notes\n");
  write_file (folder, "content/.git/hidden.md", "# Hidden\n");
  g_assert_no_errno (symlink (outside, linked));
  g_assert_no_errno (symlink (folder, circle));
  g_assert_no_errno (mkfifo (pipe, 0600));

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (chosen[i]);
      g_autoptr (StudyGuideSource) source = study_guide_source_new (file);
      g_autoptr (GPtrArray) levels = NULL;
      StudyGuideOptions options = { NULL };
      g_autoptr (StudyGuidePlan) plan = NULL;
      const StudyContentStage *stage;
      const StudyGuideNode *node;
      g_autofree char *line = NULL;

      g_assert_true (load (source, NULL, &error));
      g_assert_no_error (error);
      levels = study_guide_source_get_levels (source);
      g_assert_cmpuint (levels->len, ==, 0);
      plan = make_plan (source, &options);
      g_assert_cmpstr (plan->content->title, ==, "Back end");
      g_assert_cmpuint (plan->content->stages->len, ==, 1);
      stage = g_ptr_array_index (plan->content->stages, 0);
      g_assert_cmpuint (stage->topics->len, ==, 2);

      /* There is a source to look at. */
      g_assert_cmpuint (plan->lines->len, ==, study_guide_source_get_n_lines (source));
      node = g_ptr_array_index (((const StudyGuideNode *) g_ptr_array_index (plan->outline, 0))->children, 1);
      line = study_guide_source_get_line (source, node->first_line);
      g_assert_cmpstr (line, ==, "# Compost");
    }

  fixture_remove (root);
}

static void
test_folder_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("studytrail-XXXXXX", &error);
  g_autoptr (GFile) file = g_file_new_for_path (root);
  g_autoptr (StudyGuideSource) empty = study_guide_source_new (file);
  g_autoptr (StudyGuideSource) cancelled = study_guide_source_new (file);
  g_autoptr (StudyGuideSource) large = study_guide_source_new (file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (root, "large.md", NULL);

  g_assert_false (load (empty, NULL, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_clear_error (&error);

  write_file (root, "topic.md", "# Topic\n");
  g_cancellable_cancel (cancellable);
  g_assert_false (load (cancelled, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* A file that is all hole takes no room. */
  write_file (root, "large.md", "");
  g_assert_no_errno (truncate (path, 64 * 1024 * 1024 + 1));
  g_assert_false (load (large, NULL, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE);

  fixture_remove (root);
}

static StudyContent *
read_content (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  StudyContent *content = study_trail_format_read (bytes, &error);

  g_assert_no_error (error);

  return content;
}

/* What is left out of a trail takes with it what refers to it. */
static void
test_content_plan (void)
{
  const struct
  {
    guint part; /* in the order of the outline */
    guint n_stages;
    guint n_items; /* of the first stage */
  } cases[] = {
    { 0, 1, 1 }, /* the stage */
    { 1, 2, 0 }, /* its topic */
    { 2, 2, 0 }, /* the course, and its project */
    { 3, 2, 1 }, /* the project */
  };
  g_autoptr (StudyContent) content = read_content (TRAIL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
      StudyGuideOptions options = { .choices = choices };
      g_autoptr (StudyGuidePlan) plan = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StudyContent) again = NULL;
      g_autoptr (GError) error = NULL;
      StudyContentStage *stage;
      guint n_items = 0;

      g_hash_table_insert (choices, GUINT_TO_POINTER (cases[i].part), GUINT_TO_POINTER (STUDY_GUIDE_LEFT_OUT));
      plan = study_content_plan (content, NULL, &options);
      g_assert_cmpuint (plan->outline->len, ==, 2);
      g_assert_cmpuint (plan->content->stages->len, ==, cases[i].n_stages);
      stage = g_ptr_array_index (plan->content->stages, 0);
      for (guint j = 0; j < stage->topics->len; j++)
        n_items += ((StudyContentTopic *) g_ptr_array_index (stage->topics, j))->items->len;
      g_assert_cmpuint (n_items, ==, cases[i].n_items);

      /* Nothing refers to what is not there, or it could not be read. */
      bytes = study_trail_format_write (plan->content);
      again = study_trail_format_read (bytes, &error);
      g_assert_no_error (error);
    }
}

/* A title of the user's own is the short one, too. */
static void
test_content_title (void)
{
  g_autoptr (StudyContent) content = read_content (TRAIL);
  StudyGuideOptions same = { .title = "Gardening" };
  StudyGuideOptions other = { .title = "My Garden" };
  g_autoptr (StudyGuidePlan) same_plan = study_content_plan (content, NULL, &same);
  g_autoptr (StudyGuidePlan) other_plan = study_content_plan (content, NULL, &other);

  g_assert_cmpstr (same_plan->content->short_title, ==, "Garden");
  g_assert_cmpstr (other_plan->content->title, ==, "My Garden");
  g_assert_null (other_plan->content->short_title);
}

/* Adding */

typedef struct
{
  char *root;
  char *data_dir;
  StudyLibrary *library;
} Fixture;

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  fixture->root = fixture_make_folder ();
  fixture->data_dir = g_build_filename (fixture->root, "data", NULL);
  fixture->library = fixture_new_library (fixture->data_dir);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  fixture_let_go (fixture->library);
  fixture_remove (fixture->root);
  g_free (fixture->root);
  g_free (fixture->data_dir);
}

static guint
add (Fixture  *fixture,
     gboolean  take_marked)
{
  g_autoptr (StudyGuideSource) source = load_text (GUIDE);
  StudyGuideOptions options = { NULL };
  g_autoptr (StudyGuidePlan) plan = make_plan (source, &options);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyProgressSnapshot) progress = NULL;

  study_library_add_async (fixture->library, plan->content, take_marked, NULL, taken_cb, &result);
  /* It takes what is there now. */
  g_clear_pointer (&plan, study_guide_plan_free);
  wait_for (&result);
  id = study_library_edit_finish (fixture->library, result, &error);
  g_assert_no_error (error);

  trail = fixture_load_trail (fixture->library, id, "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (study_trail_get_total (trail), ==, 3);
  progress = study_progress_places_peek (study_library_get_places (fixture->library), id, &error);
  g_assert_no_error (error);

  return study_progress_snapshot_count_done (progress);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_assert_cmpuint (add (fixture, FALSE), ==, 0);
  g_assert_cmpuint (add (fixture, TRUE), ==, 1);
}

static void
test_add_error (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *trails_dir = g_build_filename (fixture->data_dir, "trails", NULL);
  g_autoptr (StudyContent) content = read_content (TRAIL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* A file is where the folder should be. */
  g_assert_no_errno (g_mkdir_with_parents (fixture->data_dir, 0700));
  g_assert_true (g_file_set_contents (trails_dir, "", 0, NULL));
  study_library_add_async (fixture->library, content, FALSE, NULL, taken_cb, &result);
  wait_for (&result);
  g_assert_null (study_library_edit_finish (fixture->library, result, &error));
  g_assert_true (error->domain == STUDY_STORAGE_ERROR);
}

/* Comparing */

static void
test_compare (void)
{
  g_autoptr (StudyContent) current = read_content (TRAIL);
  g_autoptr (StudyContent) newer = study_content_copy (current);
  g_autoptr (StudyProgressSnapshot) progress =
    study_progress_snapshot_new (current->id, STUDY_PROGRESS_VERSION, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrailUpdate) update = NULL;

  g_ptr_array_remove_index (newer->stages, 1);
  study_update_compare_async (current, progress, newer, NULL, NULL, taken_cb, &result);
  /* The worker has what was there when it began. */
  g_clear_pointer (&newer, study_content_unref);
  wait_for (&result);
  update = study_update_compare_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (update->content->stages->len, ==, 1);
  g_assert_cmpuint (update->n_changes[STUDY_TRAIL_CHANGE_GONE], >, 0);
  g_assert_cmpuint (update->n_changes[STUDY_TRAIL_CHANGE_NEW], ==, 0);

  g_clear_object (&result);
  g_cancellable_cancel (cancellable);
  study_update_compare_async (current, progress, current, NULL, cancellable, taken_cb, &result);
  wait_for (&result);
  g_assert_null (study_update_compare_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide-source/text", test_text);
  g_test_add_func ("/guide-source/address", test_address);
  g_test_add_func ("/guide-source/address-of-file", test_address_of_file);
  g_test_add_func ("/guide-source/address-is-valid", test_address_is_valid);
  g_test_add_func ("/guide-source/options", test_options);
  g_test_add_func ("/guide-source/folder", test_folder);
  g_test_add_func ("/guide-source/folder-errors", test_folder_errors);
  g_test_add_func ("/guide-source/cancelled", test_cancelled);
  g_test_add_func ("/guide-source/documents", test_documents);
  g_test_add_func ("/guide-source/errors", test_errors);
  g_test_add_func ("/guide-source/content-plan", test_content_plan);
  g_test_add_func ("/guide-source/content-title", test_content_title);
  g_test_add ("/guide-source/add", Fixture, NULL, setup, test_add, teardown);
  g_test_add ("/guide-source/add-error", Fixture, NULL, setup, test_add_error, teardown);
  g_test_add_func ("/guide-source/compare", test_compare);

  return g_test_run ();
}
