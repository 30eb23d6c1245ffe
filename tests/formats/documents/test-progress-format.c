/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "formats/json/study-json-reader.h"
#include "model/trail/trail-fixture.h"

#define HEAD "\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"t\""
#define REGISTERS(registers) "{" HEAD ",\"registers\":[" registers "]}"
#define REGISTER(scope, id, field, rest) \
  "{\"scope\":\"" scope "\",\"id\":\"" id "\",\"field\":\"" field "\"," rest "}"
#define SET "\"time\":7,\"device\":\"0000000a\""
#define VALUE(scope, id, field, value) REGISTERS (REGISTER (scope, id, field, "\"value\":" value "," SET))
#define OWN "s/t/own-0123abcd"

static const FixtureBadDocument bad_documents[] = {
  { "{\"format\":\"studytrail-trail\",\"version\":1}", "$.format: Expected “studytrail-progress”" },
  { "{\"format\":\"studytrail-progress\"}", "$.version: This is missing." },
  { "{\"format\":\"studytrail-progress\",\"version\":true}", "$.version: This must be a whole number" },
  { "{\"format\":\"studytrail-progress\",\"version\":1}", "$.trail: This is missing." },
  { "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"../x\"}", "$.trail: “../x” is not a valid trail ID." },
  { "{" HEAD "}", "$.registers: This is missing." },
  { "{" HEAD ",\"registers\":{}}", "$.registers: This must be a list" },
  { REGISTERS ("null"), "$.registers[0]: This must be an object" },
  { REGISTERS ("{}"), "$.registers[0].scope: This is missing." },
  { REGISTERS ("{\"scope\":7}"), "$.registers[0].scope: This must be text" },
  { REGISTERS ("{\"scope\":\"\"}"), "$.registers[0].scope: This text is empty." },
  { REGISTERS ("{\"scope\":\"item\"}"), "$.registers[0].id: This is missing." },
  { REGISTERS ("{\"scope\":\"item\",\"id\":\"\"}"), "$.registers[0].id: This text is empty." },
  { REGISTERS ("{\"scope\":\"item\",\"id\":\"i\"}"), "$.registers[0].field: This is missing." },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null")), "$.registers[0].time: This is missing." },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null,\"time\":\"1\"")), "$.registers[0].time: This must be a whole number" },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null,\"time\":1.5")), "$.registers[0].time: This must be a whole number" },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null,\"time\":-1")), "$.registers[0].time: This time is outside" },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null,\"time\":253402300800000000")), "$.registers[0].time: This time is outside" },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null,\"time\":1")), "$.registers[0].device: This is missing." },
  { REGISTERS (REGISTER ("item", "i", "done", "\"value\":null,\"time\":1,\"device\":\"\"")), "$.registers[0].device: This text is empty." },
  { REGISTERS (REGISTER ("item", "i", "done", SET)), "$.registers[0].value: This is missing." },
  { VALUE ("item", "Item", "done", "null"), "$.registers[0].id: “Item” is not a valid ID." },
  { VALUE ("topic", "a/", "new", "null"), "$.registers[0].id: “a/” is not a valid ID." },
  { VALUE ("item", "i", "done", "true"), "$.registers[0].value: This must be a whole number" },
  { VALUE ("item", "i", "done", "-5"), "$.registers[0].value: This time is outside" },
  { VALUE ("item", "i", "title", "5"), "$.registers[0].value: This must be text" },
  { VALUE ("item", "i", "url", "[]"), "$.registers[0].value: This must be text" },
  { VALUE ("topic", "t", "note", "{}"), "$.registers[0].value: This must be text" },
  { VALUE ("topic", "t", "skipped", "false"), "$.registers[0].value: This must be true or null." },
  { VALUE ("topic", "t", "skipped", "1"), "$.registers[0].value: This must be true or null." },
  { VALUE ("course", "s/t/c", "course", "null"), "$.registers[0].id: The ID of a course you added" },
  { VALUE ("course", "own-0123abcd", "course", "null"), "$.registers[0].id: The ID of a course you added" },
  { VALUE ("course", "a/own-0123abc", "course", "null"), "$.registers[0].id: The ID of a course you added" },
  { VALUE ("course", "a/own-0123abcx", "course", "null"), "$.registers[0].id: The ID of a course you added" },
  { VALUE ("course", OWN, "course", "\"C\""), "$.registers[0].value: This must be an object" },
  { VALUE ("course", OWN, "course", "{}"), "$.registers[0].value.topic: This is missing." },
  { VALUE ("course", OWN, "course", "{\"topic\":\"T\"}"), "$.registers[0].value.topic: “T” is not a valid ID." },
  { VALUE ("course", OWN, "course", "{\"topic\":\"s/t\"}"), "$.registers[0].value.title: This is missing." },
  { VALUE ("course", OWN, "course", "{\"topic\":\"s/t\",\"title\":\"\"}"), "$.registers[0].value.title: This text is empty." },
  { VALUE ("course", OWN, "course", "{\"topic\":\"s/t\",\"title\":\"C\",\"url\":0}"), "$.registers[0].value.url: This must be text" },
  { VALUE ("course", OWN, "course", "{\"topic\":\"s/t\",\"title\":\"C\",\"hours\":\"1\"}"), "$.registers[0].value.hours: This must be a number" },
  { VALUE ("course", OWN, "course", "{\"topic\":\"s/t\",\"title\":\"C\",\"hours\":-1}"), "$.registers[0].value.hours: This number can’t be negative." },
  { REGISTERS (REGISTER ("x", "Y", "z", "\"value\":0," SET) ",7"), "$.registers[1]: This must be an object" },
};

static StudyProgressSnapshot *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  StudyProgressSnapshot *snapshot = study_progress_format_read (bytes, &error);

  g_assert_no_error (error);

  return snapshot;
}

static char *
write_text (const StudyProgressSnapshot *snapshot)
{
  return fixture_take_text (study_progress_format_write (snapshot));
}

static gboolean
read_again (GBytes  *bytes,
            GError **error)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (bytes, error);
  g_autoptr (StudyProgressSnapshot) again = NULL;
  g_autofree char *text = NULL;

  if (snapshot == NULL)
    return FALSE;

  text = write_text (snapshot);
  again = read_text (text);
  g_assert_cmpuint (again->registers->len, ==, snapshot->registers->len);

  return TRUE;
}

static void
test_bad (gconstpointer data)
{
  const FixtureBadDocument *bad = data;

  fixture_assert_bad (read_again, bad->document, bad->message, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
}

/* The very text that the documentation of the format shows. */
static void
test_form (void)
{
  static const char expected[] =
    "{\n"
    "  \"format\": \"studytrail-progress\",\n"
    "  \"version\": 1,\n"
    "  \"trail\": \"t\",\n"
    "  \"registers\": [\n"
    "    { \"scope\": \"course\", \"id\": \"" OWN "\", \"field\": \"course\","
    " \"value\": { \"topic\": \"s/t\", \"title\": \"C\", \"hours\": 7.4 }, \"time\": 3, \"device\": \"0000000b\" },\n"
    "    { \"scope\": \"item\", \"id\": \"s/t/i\", \"field\": \"done\", \"value\": null, \"time\": 2, \"device\": \"0000000a\" },\n"
    "    { \"scope\": \"topic\", \"id\": \"s/t\", \"field\": \"note\", \"value\": \"a\\n\\\"b\\\"\\tç\\u0001\", \"time\": 1, \"device\": \"0000000a\" }\n"
    "  ]\n"
    "}\n";
  g_autoptr (StudyProgressSnapshot) snapshot = read_text (expected);
  g_autofree char *text = NULL;
  g_autofree char *shuffled = NULL;
  gpointer first;

  g_assert_cmpstr (snapshot->trail_id, ==, "t");
  g_assert_cmpuint (snapshot->version, ==, 1);
  g_assert_null (snapshot->extra);
  g_assert_cmpuint (snapshot->registers->len, ==, 3);
  text = write_text (snapshot);
  g_assert_cmpstr (text, ==, expected);

  /* The order in which they are held does not show. */
  first = snapshot->registers->pdata[0];
  snapshot->registers->pdata[0] = snapshot->registers->pdata[2];
  snapshot->registers->pdata[2] = first;
  shuffled = write_text (snapshot);
  g_assert_cmpstr (shuffled, ==, expected);
  g_assert_true (snapshot->registers->pdata[2] == first);
}

static void
test_empty (void)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot_new ("t", 1, NULL);
  g_autofree char *text = write_text (snapshot);
  g_autoptr (StudyProgressSnapshot) again = read_text (text);

  g_assert_cmpstr (text, ==,
                   "{\n  \"format\": \"studytrail-progress\",\n  \"version\": 1,\n"
                   "  \"trail\": \"t\",\n  \"registers\": []\n}\n");
  g_assert_cmpuint (again->registers->len, ==, 0);
}

static void
test_values (void)
{
  g_autoptr (StudyProgressSnapshot) snapshot =
    read_text (REGISTERS (REGISTER ("item", "i", "done", "\"value\":1763132400123456,\"time\":253402300799999999,\"device\":\"b\"") ","
                          REGISTER ("topic", "t", "skipped", "\"value\":true," SET) ","
                          REGISTER ("item", "i/project", "url", "\"value\":\"javascript:alert(1)\"," SET) ","
                          REGISTER ("course", OWN, "course", "\"value\":{\"topic\":\"s/t\",\"title\":\"C\",\"url\":\"javascript:alert(1)\",\"hours\":8}," SET)));
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");

  g_assert_cmpuint (study_progress_merge (progress, snapshot), ==, 4);
  g_assert_cmpint (study_progress_get_done_time (progress, "i"), ==, 1763132400123456);
  g_assert_cmpstr (study_progress_get_text (progress, "item", "i/project", "url"), ==, "javascript:alert(1)");
  g_assert_true (g_variant_get_boolean (study_progress_get_value (progress, "topic", "t", "skipped")));

  /* After the latest clock that is taken there is none later. */
  g_assert_true (study_progress_set_done (progress, "i", FALSE));
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "item", "i", "done")), ==,
                   STUDY_PROGRESS_MAX_TIME);
}

/* Of two registers of one key the later one wins, wherever they are. */
static void
test_duplicates (void)
{
  static const char * const documents[] = {
    REGISTERS (REGISTER ("item", "a", "title", "\"value\":\"new\",\"time\":9,\"device\":\"b\"") ","
               REGISTER ("item", "z", "title", "\"value\":\"z\",\"time\":1,\"device\":\"b\"") ","
               REGISTER ("item", "a", "title", "\"value\":\"old\",\"time\":8,\"device\":\"c\"") ","
               REGISTER ("item", "a", "title", "\"value\":\"tie\",\"time\":9,\"device\":\"a\"")),
    REGISTERS (REGISTER ("item", "a", "title", "\"value\":\"tie\",\"time\":9,\"device\":\"a\"") ","
               REGISTER ("item", "a", "title", "\"value\":\"new\",\"time\":9,\"device\":\"b\"") ","
               REGISTER ("item", "a", "title", "\"value\":\"old\",\"time\":8,\"device\":\"c\"") ","
               REGISTER ("item", "z", "title", "\"value\":\"z\",\"time\":1,\"device\":\"b\"")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (StudyProgressSnapshot) snapshot = read_text (documents[i]);
      StudyRegister *reg;

      g_assert_cmpuint (snapshot->registers->len, ==, 2);
      reg = g_ptr_array_index (snapshot->registers, 0);
      g_assert_cmpstr (study_register_get_id (reg), ==, "a");
      g_assert_cmpstr (g_variant_get_string (study_register_get_value (reg), NULL), ==, "new");
    }
}

/* Unknown scopes, fields and members survive, through the model too. */
static void
test_unknown (void)
{
  static const char document[] =
    "{" HEAD ",\"future\":{\"a\":[null,[],{}]},\"registers\":["
    REGISTER ("course", OWN, "course", "\"value\":{\"topic\":\"s/t\",\"title\":\"C\",\"more\":[1,2.5,null]}," SET) ","
    REGISTER ("item", "i", "confidence", "\"value\":{\"level\":0.1,\"none\":null}," SET ",\"why\":[\"x\",{}]") ","
    REGISTER ("streak", "No Slug!", "freeze", "\"value\":[true,false,[]]," SET) "]}";
  g_autoptr (GBytes) bytes = fixture_bytes (document);
  g_autoptr (StudyProgressSnapshot) snapshot = read_text (document);
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");
  g_autoptr (StudyProgressSnapshot) after = NULL;
  g_autoptr (GBytes) written = NULL;

  study_progress_merge (progress, snapshot);
  after = study_progress_snapshot (progress);
  written = study_progress_format_write (after);
  fixture_assert_same_json (bytes, written);
}

static void
test_newer (void)
{
  g_autoptr (StudyProgressSnapshot) snapshot =
    read_text ("{\"format\":\"studytrail-progress\",\"version\":7,\"trail\":\"t\",\"registers\":[]}");
  g_autoptr (GBytes) bad =
    fixture_bytes ("{\"format\":\"studytrail-progress\",\"version\":7,\"trail\":\"t\",\"log\":[]}");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (snapshot->version, ==, 7);

  g_assert_null (study_progress_format_read (bad, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION);
  g_assert_nonnull (strstr (error->message, "newer version of Study Trail (format 7)"));
  g_assert_nonnull (strstr (error->message, "$.registers: This is missing."));
}

static void
test_limit (void)
{
  g_autoptr (GString) text = g_string_new ("{" HEAD ",\"registers\":[0");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < STUDY_FORMAT_MAX_ITEMS; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  bytes = fixture_bytes (text->str);

  g_assert_null (study_progress_format_read (bytes, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "$.registers: There are more than 1000000 registers."));
}

static GBytes *
new_random_progress (void)
{
  static const char * const scopes[] = { "item", "topic", "other" };
  static const char * const fields[] = { "title", "note", "done", "x" };
  GString *text = g_string_new ("{" HEAD);
  int n = g_test_rand_int_range (0, 20);

  fixture_append_unknown (text);
  g_string_append (text, ",\"registers\":[");
  for (int i = 0; i < n; i++)
    {
      const char *scope = scopes[g_test_rand_int_range (0, 3)];
      const char *field = fields[g_test_rand_int_range (0, 4)];

      g_string_append_printf (text, "%s{\"time\":%d,\"scope\":\"%s\",\"id\":\"i%d\",\"field\":\"%s\",\"value\":",
                              i > 0 ? "," : "", g_test_rand_int_range (0, 1000), scope, i, field);
      if (strcmp (field, "done") == 0)
        g_string_append_printf (text, "%d", g_test_rand_int_range (1, 1000));
      else if (strcmp (field, "x") == 0)
        fixture_append_json (text, 3);
      else
        fixture_append_string (text);
      g_string_append (text, ",\"device\":");
      fixture_append_string (text);
      fixture_end_object (text);
    }

  return fixture_end_document (text, "]}");
}

/* A line for each register, the same text every time, and nothing lost. */
static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GBytes) bytes = new_random_progress ();
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (bytes, &error);
      g_autoptr (StudyProgressSnapshot) again = NULL;
      g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");
      g_autoptr (StudyProgress) copy = study_progress_new ("t", "0000000c");
      g_autofree char *text = NULL;
      g_autofree char *rewritten = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *copy_dump = NULL;
      guint n_lines = 0;

      g_assert_no_error (error);
      text = write_text (snapshot);
      for (const char *p = text; (p = strstr (p, "\n    { \"scope\": ")) != NULL; p++)
        n_lines++;
      g_assert_cmpuint (n_lines, ==, snapshot->registers->len);

      again = read_text (text);
      rewritten = write_text (again);
      g_assert_cmpstr (text, ==, rewritten);

      study_progress_merge (progress, snapshot);
      study_progress_merge (copy, again);
      dump = fixture_dump (progress, TRUE);
      copy_dump = fixture_dump (copy, TRUE);
      g_assert_cmpstr (dump, ==, copy_dump);
    }
}

static void
test_damaged (void)
{
  fixture_check_damaged (read_again, new_random_progress, 500);
}

static void
test_speed (void)
{
  const guint n = 30000;
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot_new ("t", 1, NULL);
  g_autoptr (StudyProgressSnapshot) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  double written, read;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s/t/i%u", (i * 7919) % n);

      g_ptr_array_add (snapshot->registers,
                       study_register_new ("item", id, "done", g_variant_new_int64 (i + 1), i, "0000000a", NULL));
    }

  g_test_timer_start ();
  bytes = study_progress_format_write (snapshot);
  written = g_test_timer_elapsed ();
  again = study_progress_format_read (bytes, &error);
  read = g_test_timer_elapsed () - written;
  g_assert_no_error (error);
  g_test_message ("%u registers written in %.3f s, read in %.3f s", n, written, read);

  g_assert_cmpuint (again->registers->len, ==, n);
  g_assert_cmpfloat (written + read, <, 30.0);
}

static GBytes *
write_note (gsize length)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot_new ("t", STUDY_PROGRESS_VERSION, NULL);
  char *note = g_strnfill (length, 'x');

  g_ptr_array_add (snapshot->registers,
                   study_register_new (STUDY_SCOPE_TOPIC, "s/t", STUDY_FIELD_NOTE, g_variant_new_take_string (note), 1,
                                       "0000000a", NULL));

  return study_progress_format_write (snapshot);
}

/* What would be too large with its spaces is written without them, and read again. */
static void
test_compact (void)
{
  g_autoptr (GBytes) small = write_note (1);
  g_autoptr (GBytes) bytes = write_note (STUDY_FORMAT_MAX_BYTES - g_bytes_get_size (small) + 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  g_assert_cmpuint (g_bytes_get_size (bytes), <=, STUDY_FORMAT_MAX_BYTES);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->registers->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_documents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/progress-format/bad/%02u", i);

      g_test_add_data_func (path, &bad_documents[i], test_bad);
    }
  g_test_add_func ("/progress-format/form", test_form);
  g_test_add_func ("/progress-format/empty", test_empty);
  g_test_add_func ("/progress-format/values", test_values);
  g_test_add_func ("/progress-format/duplicates", test_duplicates);
  g_test_add_func ("/progress-format/unknown", test_unknown);
  g_test_add_func ("/progress-format/newer", test_newer);
  g_test_add_func ("/progress-format/limit", test_limit);
  g_test_add_func ("/progress-format/compact", test_compact);
  g_test_add_func ("/progress-format/random", test_random);
  g_test_add_func ("/progress-format/damaged", test_damaged);
  g_test_add_func ("/progress-format/speed", test_speed);

  return g_test_run ();
}
