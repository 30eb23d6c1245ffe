/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-archive-format.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-reader.h"

#define HEAD "\"format\":\"studytrail-archive\",\"version\":1,\"created\":5"
#define ARCHIVE(progress, trails) "{" HEAD ",\"progress\":[" progress "],\"trails\":[" trails "]}"
#define PROGRESS(id, registers) \
  "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"" id "\",\"registers\":[" registers "]}"
#define TITLE "{\"scope\":\"item\",\"id\":\"a\",\"field\":\"title\",\"value\":\"x\",\"time\":7,\"device\":\"d\"}"
#define TRAIL(id, stages) \
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"" id "\",\"title\":\"T\",\"stages\":[" stages "]}"
#define STAGE(topics) "{\"id\":\"s\",\"title\":\"S\",\"topics\":[" topics "]}"

static const FixtureBadDocument bad_documents[] = {
  { "{}", "$.format: This is missing." },
  { "{\"format\":7}", "$.format: This must be text" },
  { TRAIL ("t", ""), "$.format: Expected “studytrail-archive” but found “studytrail-trail”." },
  { "{\"format\":\"studytrail-archive\"}", "$.version: This is missing." },
  { "{\"format\":\"studytrail-archive\",\"version\":0}", "$.version: This version does not exist. Use 1" },
  { "{\"format\":\"studytrail-archive\",\"version\":1}", "$.created: This is missing." },
  { "{\"format\":\"studytrail-archive\",\"version\":1,\"created\":\"now\"}", "$.created: This must be a whole number" },
  { "{\"format\":\"studytrail-archive\",\"version\":1,\"created\":-1}", "$.created: This time is outside" },
  { "{" HEAD "}", "$.progress: This is missing." },
  { "{" HEAD ",\"progress\":{}}", "$.progress: This must be a list" },
  { "{" HEAD ",\"progress\":[],\"trails\":{}}", "$.trails: This must be a list" },
  { ARCHIVE ("7", ""), "$.progress[0]: This must be an object" },
  { ARCHIVE ("", "[]"), "$.trails[0]: This must be an object" },
  { ARCHIVE ("{}", ""), "$.progress[0].format: This is missing." },
  { ARCHIVE (TRAIL ("t", ""), ""), "$.progress[0].format: Expected “studytrail-progress”" },
  { ARCHIVE ("", PROGRESS ("t", "")), "$.trails[0].format: Expected “studytrail-trail”" },
  { ARCHIVE ("{\"format\":\"studytrail-progress\"}", ""), "$.progress[0].version: This is missing." },
  { ARCHIVE (PROGRESS ("../t", ""), ""), "$.progress[0].trail: “../t” is not a valid trail ID." },
  { ARCHIVE (PROGRESS ("t", "") "," PROGRESS ("u", TITLE ",null"), ""), "$.progress[1].registers[1]: This must be an object" },
  { ARCHIVE (PROGRESS ("t", "") "," PROGRESS ("u", TITLE ",{\"scope\":\"x\",\"id\":\"a\",\"field\":\"b\",\"time\":-1}"), ""),
    "$.progress[1].registers[1].time: This time is outside" },
  { ARCHIVE (PROGRESS ("t", "") "," PROGRESS ("u", "") "," PROGRESS ("t", ""), ""),
    "$.progress[2].trail: Another document in this file is about the same trail, “t”." },
  { ARCHIVE ("", TRAIL ("t", "") "," TRAIL ("t", "")), "$.trails[1].id: Another document in this file is about the same trail, “t”." },
  { ARCHIVE ("", TRAIL ("t", STAGE ("{}"))), "$.trails[0].stages[0].topics[0].id: This is missing." },
  { ARCHIVE ("", TRAIL ("t", "") "," TRAIL ("u", STAGE ("{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\",\"requires\":[\"a\",\"c\"]}"))),
    "$.trails[1].stages[0].topics[1].requires[1]: No topic has the ID “c”." },
  { ARCHIVE ("", TRAIL ("t", STAGE ("{\"id\":\"a\",\"title\":\"A\",\"requires\":[\"a\"]}"))),
    "$.trails[0].stages[0].topics[0].requires: This topic requires itself" },
  { "{\"format\":\"studytrail-progress\"}", "$.version: This is missing." },
  { PROGRESS ("t", "7"), "$.registers[0]: This must be an object" },
};

static const FixtureBadDocument bad_texts[] = {
  { "", "The file is empty." },
  { "{" HEAD ",", "Line 1, column" },
  { "[]", "$: The document must be an object" },
  { "{" HEAD "," HEAD "}", "Line 1: The member “format” appears twice" },
};

static const FixtureBadDocument newer_documents[] = {
  { "{\"format\":\"studytrail-archive\",\"version\":3,\"created\":5}",
    "Created by a newer version of Study Trail (format 3)." },
  { ARCHIVE ("{\"format\":\"studytrail-progress\",\"version\":7,\"trail\":\"t\",\"log\":[]}", ""),
    "Created by a newer version of Study Trail (format 7)." },
  { ARCHIVE ("", "{\"format\":\"studytrail-trail\",\"version\":8,\"id\":\"t\"}"),
    "Created by a newer version of Study Trail (format 8)." },
};

static StudyArchive *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  StudyArchive *archive = study_archive_format_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (archive);

  return archive;
}

static char *
write_text (const StudyArchive *archive)
{
  return fixture_take_text (study_archive_format_write (archive));
}

static gboolean
read_again (GBytes  *bytes,
            GError **error)
{
  g_autoptr (StudyArchive) archive = study_archive_format_read (bytes, error);
  g_autoptr (StudyArchive) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rewritten = NULL;

  if (archive == NULL)
    return FALSE;

  text = write_text (archive);
  again = read_text (text);
  g_assert_cmpuint (again->progress->len, ==, archive->progress->len);
  g_assert_cmpuint (again->trails->len, ==, archive->trails->len);
  rewritten = write_text (again);
  g_assert_cmpstr (text, ==, rewritten);

  return TRUE;
}

static void
assert_bad (const FixtureBadDocument *bad,
            StudyFormatError          code)
{
  fixture_assert_bad (read_again, bad->document, bad->message, code);
}

static void
test_bad (gconstpointer data)
{
  assert_bad (data, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
}

static void
test_bad_text (void)
{
  assert_bad (&bad_texts[0], STUDY_FORMAT_ERROR_INVALID_JSON);
  assert_bad (&bad_texts[1], STUDY_FORMAT_ERROR_INVALID_JSON);
  assert_bad (&bad_texts[2], STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  assert_bad (&bad_texts[3], STUDY_FORMAT_ERROR_INVALID_JSON);
}

static void
test_newer (void)
{
  g_autoptr (StudyArchive) archive =
    read_text ("{\"format\":\"studytrail-archive\",\"version\":2,\"created\":5,\"settings\":{},\"progress\":["
               "{\"format\":\"studytrail-progress\",\"version\":9,\"trail\":\"t\",\"registers\":[]}]}");

  /* What can be understood is. */
  g_assert_cmpuint (archive->progress->len, ==, 1);
  g_assert_cmpuint (archive->trails->len, ==, 0);
  g_assert_cmpuint (((StudyProgressSnapshot *) archive->progress->pdata[0])->version, ==, 9);

  for (guint i = 0; i < G_N_ELEMENTS (newer_documents); i++)
    assert_bad (&newer_documents[i], STUDY_FORMAT_ERROR_NEWER_VERSION);
}

/* The very text of an archive, which the schema is checked with as well. */
static void
test_form (void)
{
  static const char expected[] =
    "{\n"
    "  \"format\": \"studytrail-archive\",\n"
    "  \"version\": 1,\n"
    "  \"created\": 1763132400123456,\n"
    "  \"progress\": [\n"
    "    {\n"
    "      \"format\": \"studytrail-progress\",\n"
    "      \"version\": 1,\n"
    "      \"trail\": \"a\",\n"
    "      \"registers\": []\n"
    "    },\n"
    "    {\n"
    "      \"format\": \"studytrail-progress\",\n"
    "      \"version\": 1,\n"
    "      \"trail\": \"b\",\n"
    "      \"registers\": [\n"
    "        { \"scope\": \"item\", \"id\": \"s/t/i\", \"field\": \"done\", \"value\": 2, \"time\": 2, \"device\": \"0000000a\" },\n"
    "        { \"scope\": \"topic\", \"id\": \"s/t\", \"field\": \"note\", \"value\": null, \"time\": 1, \"device\": \"0000000a\" }\n"
    "      ],\n"
    "      \"future\": []\n"
    "    }\n"
    "  ],\n"
    "  \"trails\": [\n"
    "    {\n"
    "      \"format\": \"studytrail-trail\",\n"
    "      \"version\": 1,\n"
    "      \"id\": \"a\",\n"
    "      \"title\": \"A\",\n"
    "      \"stages\": []\n"
    "    }\n"
    "  ]\n"
    "}\n";
  g_autoptr (StudyArchive) archive = read_text (expected);
  g_autofree char *text = write_text (archive);
  g_autofree char *turned = NULL;
  gpointer first;

  g_assert_cmpint (archive->created, ==, 1763132400123456);
  g_assert_cmpuint (archive->progress->len, ==, 2);
  g_assert_cmpuint (archive->trails->len, ==, 1);
  g_assert_cmpstr (text, ==, expected);

  /* The order in which they are held does not show, and stays. */
  first = archive->progress->pdata[0];
  archive->progress->pdata[0] = archive->progress->pdata[1];
  archive->progress->pdata[1] = first;
  turned = write_text (archive);
  g_assert_cmpstr (turned, ==, expected);
  g_assert_true (archive->progress->pdata[1] == first);
}

static void
test_empty (void)
{
  g_autoptr (StudyArchive) archive = study_archive_new ();
  g_autofree char *text = write_text (archive);
  g_autoptr (StudyArchive) again = read_text (text);
  g_autoptr (StudyArchive) shorter = read_text ("{" HEAD ",\"more\":{\"a\":[]},\"progress\":[]}");

  g_assert_cmpstr (text, ==,
                   "{\n  \"format\": \"studytrail-archive\",\n  \"version\": 1,\n  \"created\": 0,\n"
                   "  \"progress\": [],\n  \"trails\": []\n}\n");
  g_assert_cmpuint (again->progress->len + again->trails->len, ==, 0);

  /* A list that is missing, and members that nobody knows yet. */
  g_assert_cmpint (shorter->created, ==, 5);
  g_assert_cmpuint (shorter->progress->len + shorter->trails->len, ==, 0);
}

static void
test_single (void)
{
  g_autoptr (StudyArchive) archive = read_text (PROGRESS ("t", TITLE));
  StudyProgressSnapshot *snapshot;

  g_assert_cmpint (archive->created, ==, 0);
  g_assert_cmpuint (archive->progress->len, ==, 1);
  g_assert_cmpuint (archive->trails->len, ==, 0);
  snapshot = archive->progress->pdata[0];
  g_assert_cmpstr (snapshot->trail_id, ==, "t");
  g_assert_cmpuint (snapshot->registers->len, ==, 1);
}

/* What a document holds at its deepest fits into an archive, and what an
 * archive holds into a document of its own. */
static void
test_depth (void)
{
  for (guint depth = STUDY_JSON_MAX_DEPTH - 3; depth < STUDY_JSON_MAX_DEPTH + 4; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) wrapped = g_string_new ("{" HEAD ",\"progress\":[");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) wrapped_bytes = NULL;
      g_autoptr (StudyProgressSnapshot) snapshot = NULL;
      g_autoptr (StudyArchive) single = NULL;
      g_autoptr (StudyArchive) archive = NULL;

      g_string_append (text, "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\",\"registers\":[],\"x\":");
      for (guint i = 1; i < depth; i++)
        g_string_append (text, i % 2 != 0 ? "[" : "{\"a\":");
      g_string_append (text, "0");
      for (guint i = depth - 1; i > 0; i--)
        g_string_append (text, i % 2 != 0 ? "]" : "}");
      g_string_append_c (text, '}');
      g_string_append_printf (wrapped, "%s]}", text->str);

      bytes = fixture_bytes (text->str);
      wrapped_bytes = fixture_bytes (wrapped->str);
      snapshot = study_progress_format_read (bytes, NULL);
      single = study_archive_format_read (bytes, NULL);
      archive = study_archive_format_read (wrapped_bytes, NULL);
      g_assert_cmpint (snapshot != NULL, ==, depth <= STUDY_JSON_MAX_DEPTH);
      g_assert_cmpint (single != NULL, ==, depth <= STUDY_JSON_MAX_DEPTH);
      g_assert_cmpint (archive != NULL, ==, depth <= STUDY_JSON_MAX_DEPTH);

      if (archive != NULL)
        {
          g_autoptr (GBytes) written = study_archive_format_write (single);
          g_autoptr (GError) error = NULL;
          g_autoptr (StudyArchive) again = study_archive_format_read (written, &error);
          g_autoptr (GBytes) alone = study_progress_format_write (archive->progress->pdata[0]);
          g_autoptr (StudyProgressSnapshot) read = NULL;

          g_assert_no_error (error);
          g_assert_cmpuint (again->progress->len, ==, 1);
          read = study_progress_format_read (alone, &error);
          g_assert_no_error (error);
          g_assert_nonnull (read);
        }
    }
}

/* Random progress on trails, some of which are there. */
static GBytes *
new_random_archive (void)
{
  GString *text = g_string_new ("{\"format\":\"studytrail-archive\",\"version\":1");
  int n_progress = g_test_rand_int_range (0, 5);
  int n_trails = g_test_rand_int_range (0, 4);

  fixture_append_unknown (text);
  g_string_append_printf (text, ",\"created\":%d,\"progress\":[", g_test_rand_int_range (0, 1000));
  for (int i = 0; i < n_progress; i++)
    {
      int n = g_test_rand_int_range (0, 4);

      g_string_append_printf (text, "%s{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t%d\",\"registers\":[",
                              i > 0 ? "," : "", n_progress - i);
      for (int j = 0; j < n; j++)
        {
          g_string_append_printf (text, "%s{\"scope\":\"x\",\"id\":\"i%d\",\"field\":\"f\",\"time\":%d,\"device\":\"d\",\"value\":",
                                  j > 0 ? "," : "", j, g_test_rand_int_range (0, 1000));
          fixture_append_json (text, 3);
          fixture_end_object (text);
        }
      g_string_append_c (text, ']');
      fixture_end_object (text);
    }
  g_string_append (text, "],\"trails\":[");
  for (int i = 0; i < n_trails; i++)
    {
      g_string_append_printf (text, "%s{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t%d\",\"title\":",
                              i > 0 ? "," : "", n_trails - i);
      fixture_append_string (text);
      g_string_append (text, ",\"stages\":[{\"id\":\"s\",\"title\":");
      fixture_append_string (text);
      g_string_append (text, ",\"topics\":[]}]");
      fixture_end_object (text);
    }

  return fixture_end_document (text, "]}");
}

static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GBytes) bytes = new_random_archive ();
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyArchive) archive = study_archive_format_read (bytes, &error);

      g_assert_true (read_again (bytes, &error));

      /* Each is what it is by itself. */
      for (guint j = 0; j < archive->progress->len; j++)
        {
          g_autoptr (GBytes) alone = study_progress_format_write (archive->progress->pdata[j]);
          g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (alone, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (snapshot->registers->len, ==,
                            ((StudyProgressSnapshot *) archive->progress->pdata[j])->registers->len);
        }
      for (guint j = 0; j < archive->trails->len; j++)
        {
          g_autoptr (GBytes) alone = study_trail_format_write (archive->trails->pdata[j]);
          g_autoptr (StudyContent) content = study_trail_format_read (alone, &error);

          g_assert_no_error (error);
          g_assert_cmpstr (content->id, ==, ((StudyContent *) archive->trails->pdata[j])->id);
        }
    }
}

static void
test_damaged (void)
{
  fixture_check_damaged (read_again, new_random_archive, 400);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_documents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/archive-format/bad/%02u", i);

      g_test_add_data_func (path, &bad_documents[i], test_bad);
    }
  g_test_add_func ("/archive-format/bad-text", test_bad_text);
  g_test_add_func ("/archive-format/newer", test_newer);
  g_test_add_func ("/archive-format/form", test_form);
  g_test_add_func ("/archive-format/empty", test_empty);
  g_test_add_func ("/archive-format/single", test_single);
  g_test_add_func ("/archive-format/depth", test_depth);
  g_test_add_func ("/archive-format/random", test_random);
  g_test_add_func ("/archive-format/damaged", test_damaged);

  return g_test_run ();
}
