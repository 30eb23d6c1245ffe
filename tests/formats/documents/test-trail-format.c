/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-trail-format.h"
#include "formats/json/study-json-check.h"
#include "formats/json/study-json-reader.h"
#include "formats/markdown/study-trail-text.h"

#define HEAD "\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\",\"title\":\"T\""
#define TRAIL(members) "{" HEAD "," members "}"
#define STAGES(stages) TRAIL ("\"stages\":[" stages "]")
#define STAGE(members) STAGES ("{\"id\":\"s\",\"title\":\"S\"," members "}")
#define TOPICS(topics) STAGE ("\"topics\":[" topics "]")
#define TOPIC(members) TOPICS ("{\"id\":\"s/t\",\"title\":\"T\"," members "}")
#define ITEMS(items) TOPIC ("\"items\":[" items "]")
#define ITEM(members) ITEMS ("{\"id\":\"s/t/i\",\"kind\":\"lesson\",\"title\":\"I\"," members "}")
#define VERSION_2(rest) "{\"format\":\"studytrail-trail\",\"version\":2,\"id\":\"t\",\"title\":\"T\"," rest "}"

typedef struct
{
  const char *document;
  StudyFormatError code;
  const char *message; /* how it begins */
} BadDocument;

#define JSON STUDY_FORMAT_ERROR_INVALID_JSON
#define DOCUMENT STUDY_FORMAT_ERROR_INVALID_DOCUMENT
#define NEWER STUDY_FORMAT_ERROR_NEWER_VERSION

static const BadDocument bad_documents[] = {
  /* No JSON. */
  { "", JSON, "The file is empty." },
  { " \r\n\t ", JSON, "The file is empty." },
  { "\xef\xbb\xbf", JSON, "The file is empty." },
  { "{", JSON, "Line 1, column 2: The file ends unexpectedly." },
  { "{\n\"a\": 1,\n", JSON, "Line 3, column 1: The file ends unexpectedly." },
  { "{\"a\":1,}", JSON, "Line 1, column 8: Expected the name of a member" },
  { "{\"a\":1 \"b\":2}", JSON, "Line 1, column 8: Expected a comma or “}”" },
  { "{\"a\" 1}", JSON, "Line 1, column 6: Expected a colon" },
  { "{\"a\":}", JSON, "Line 1, column 6: Expected a value" },
  { "{a:1}", JSON, "Line 1, column 2: Expected the name of a member" },
  { "{'a':1}", JSON, "Line 1, column 2: Expected the name of a member" },
  { "[1 2]", JSON, "Line 1, column 4: Expected a comma or “]”" },
  { "[1,]", JSON, "Line 1, column 4: Expected a value" },
  { "[tru]", JSON, "Line 1, column 2: Expected a value" },
  { "[trueish]", JSON, "Line 1, column 2: Expected a value" },
  { "[NaN]", JSON, "Line 1, column 2: Expected a value" },
  { "// no\n{}", JSON, "Line 1, column 1: Expected a value" },
  { "{} {}", JSON, "Line 1, column 4: Unexpected content after the end of the document." },
  { "[01]", JSON, "Line 1, column 2: This is not a valid JSON number" },
  { "[-]", JSON, "Line 1, column 2: This is not a valid JSON number" },
  { "[1.]", JSON, "Line 1, column 2: This is not a valid JSON number" },
  { "[1.5e+]", JSON, "Line 1, column 2: This is not a valid JSON number" },
  { "[9223372036854775808]", JSON, "Line 1, column 2: This number is too large." },
  { "[-9223372036854775809]", JSON, "Line 1, column 2: This number is too large." },
  { "[0, 1e999]", JSON, "Line 1, column 5: This number is too large." },
  { "[\"abc", JSON, "Line 1, column 2: This text has no closing" },
  { "[\"ab\nc\"]", JSON, "Line 1, column 2: This text has no closing" },
  { "[\"a\tb\"]", JSON, "Line 1, column 4: This text contains a control character" },
  { "[\"\\x\"]", JSON, "Line 1, column 3: This character can’t follow a backslash" },
  { "[\"\\u12\"]", JSON, "Line 1, column 3: “\\u” must be followed by four" },
  { "[\"ç\\u0000\"]", JSON, "Line 1, column 4: Text can’t contain the null" },
  { "[\"\\ud800\"]", JSON, "Line 1, column 3: This is only half" },
  { "[\"\\ud800\\u0041\"]", JSON, "Line 1, column 3: This is only half" },
  { "[\"\\udc00\"]", JSON, "Line 1, column 3: This is only half" },
  { "[\n\"日本\xff\"]", JSON, "Line 2, column 4: Found a byte that is not valid UTF-8." },
  { "{\"a\":1,\"a\":2}", JSON, "Line 1: The member “a” appears twice" },
  { "{\"b\":{\"c\":[{}]},\n\"d\":{\"a\":{},\n\"\\u0061\":2}}", JSON, "Line 3: The member “a” appears twice" },

  /* JSON, but no trail. */
  { "[]", DOCUMENT, "$: The document must be an object" },
  { "null", DOCUMENT, "$: The document must be an object" },
  { "7", DOCUMENT, "$: The document must be an object" },
  { "{}", DOCUMENT, "$.format: This is missing." },
  { "{\"format\":1}", DOCUMENT, "$.format: This must be text" },
  { "{\"format\":\"\"}", DOCUMENT, "$.format: This text is empty." },
  { "{\"format\":\"studytrail-progress\"}", DOCUMENT, "$.format: Expected “studytrail-trail”" },
  { "{\"format\":\"studytrail-trail\"}", DOCUMENT, "$.version: This is missing." },
  { "{\"format\":\"studytrail-trail\",\"version\":\"1\"}", DOCUMENT, "$.version: This must be a whole number" },
  { "{\"format\":\"studytrail-trail\",\"version\":1.0}", DOCUMENT, "$.version: This must be a whole number" },
  { "{\"format\":\"studytrail-trail\",\"version\":0}", DOCUMENT, "$.version: This version does not exist." },
  { "{\"format\":\"studytrail-trail\",\"version\":-3}", DOCUMENT, "$.version: This version does not exist." },
  { "{\"format\":\"studytrail-trail\",\"version\":1}", DOCUMENT, "$.id: This is missing." },
  { "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"a/b\"}", DOCUMENT, "$.id: “a/b” is not a valid trail ID." },
  { "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"..\"}", DOCUMENT, "$.id: “..” is not a valid trail ID." },
  { "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\"}", DOCUMENT, "$.title: This is missing." },
  { "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\",\"title\":null}", DOCUMENT, "$.title: This must be text" },
  { "{" HEAD "}", DOCUMENT, "$.stages: This is missing." },
  { TRAIL ("\"stages\":{}"), DOCUMENT, "$.stages: This must be a list" },
  { TRAIL ("\"stages\":null"), DOCUMENT, "$.stages: This must be a list" },
  { TRAIL ("\"stages\":[],\"shortTitle\":[]"), DOCUMENT, "$.shortTitle: This must be text" },
  { TRAIL ("\"stages\":[],\"language\":\"pt_BR\""), DOCUMENT, "$.language: “pt_BR” is not a valid language tag." },
  { TRAIL ("\"stages\":[],\"language\":\"pt\\n\""), DOCUMENT, "$.language: “pt ” is not a valid language tag." },
  { TRAIL ("\"stages\":[],\"description\":false"), DOCUMENT, "$.description: This must be text" },
  { TRAIL ("\"stages\":[],\"objective\":{}"), DOCUMENT, "$.objective: This must be text" },
  { TRAIL ("\"stages\":[],\"sources\":{}"), DOCUMENT, "$.sources: This must be a list" },
  { TRAIL ("\"stages\":[],\"sources\":[{\"title\":\"a\"},7]"), DOCUMENT, "$.sources[1]: This must be an object" },
  { TRAIL ("\"stages\":[],\"sources\":[{}]"), DOCUMENT, "$.sources[0].title: This is missing." },
  { TRAIL ("\"stages\":[],\"sources\":[{\"title\":\"a\",\"url\":\"x\"}]"), DOCUMENT, "$.sources[0].url: “x” is not a link" },
  { TRAIL ("\"stages\":[],\"sources\":[{\"title\":\"a\",\"license\":1}]"), DOCUMENT, "$.sources[0].license: This must be text" },
  { TRAIL ("\"stages\":[],\"advice\":[{\"kind\":\"magic\",\"title\":\"a\"}]"), DOCUMENT, "$.advice[0].kind: “magic” is not a valid kind." },
  { TRAIL ("\"stages\":[],\"advice\":[{\"kind\":\"order\"}]"), DOCUMENT, "$.advice[0].title: This is missing." },
  { TRAIL ("\"stages\":[],\"advice\":[{\"kind\":\"order\",\"title\":\"a\",\"suggestions\":[\"b\",0]}]"), DOCUMENT, "$.advice[0].suggestions[1]: This must be text" },
  { TRAIL ("\"stages\":[],\"tools\":[{\"items\":[]}]"), DOCUMENT, "$.tools[0].category: This is missing." },
  { TRAIL ("\"stages\":[],\"tools\":[{\"category\":\"a\"}]"), DOCUMENT, "$.tools[0].items: This is missing." },
  { TRAIL ("\"stages\":[],\"tools\":[{\"category\":\"a\",\"items\":[\"\"]}]"), DOCUMENT, "$.tools[0].items[0]: This text is empty." },
  { STAGES ("[]"), DOCUMENT, "$.stages[0]: This must be an object" },
  { STAGES ("{}"), DOCUMENT, "$.stages[0].id: This is missing." },
  { STAGES ("{\"id\":\"S\"}"), DOCUMENT, "$.stages[0].id: “S” is not a valid ID." },
  { STAGES ("{\"id\":\"/s\"}"), DOCUMENT, "$.stages[0].id: “/s” is not a valid ID." },
  { STAGES ("{\"id\":\"s/\"}"), DOCUMENT, "$.stages[0].id: “s/” is not a valid ID." },
  { STAGES ("{\"id\":\"a//b\"}"), DOCUMENT, "$.stages[0].id: “a//b” is not a valid ID." },
  { STAGES ("{\"id\":\"a b\\nc\"}"), DOCUMENT, "$.stages[0].id: “a b c” is not a valid ID." },
  { STAGES ("{\"id\":\"s\"}"), DOCUMENT, "$.stages[0].title: This is missing." },
  { STAGES ("{\"id\":\"s\",\"title\":\"\",\"topics\":[]}"), DOCUMENT, "$.stages[0].title: This text is empty." },
  { STAGES ("{\"id\":\"s\",\"title\":\"S\"}"), DOCUMENT, "$.stages[0].topics: This is missing." },
  { STAGE ("\"topics\":[],\"text\":1"), DOCUMENT, "$.stages[0].text: This must be text" },
  { STAGES ("{\"id\":\"s\",\"title\":\"S\",\"topics\":[]},{\"id\":\"s\",\"title\":\"S\",\"topics\":[]}"), DOCUMENT, "$.stages[1].id: The ID “s” is already in use." },
  { TOPICS ("{\"id\":\"s\",\"title\":\"T\"}"), DOCUMENT, "$.stages[0].topics[0].id: The ID “s” is already in use." },
  { TOPIC ("\"optional\":1"), DOCUMENT, "$.stages[0].topics[0].optional: This must be true or false" },
  { TOPIC ("\"requires\":\"s\""), DOCUMENT, "$.stages[0].topics[0].requires: This must be a list" },
  { TOPIC ("\"requires\":[\"a\"]"), DOCUMENT, "$.stages[0].topics[0].requires[0]: No topic has the ID “a”." },
  { TOPIC ("\"requires\":[\"s\"]"), DOCUMENT, "$.stages[0].topics[0].requires[0]: No topic has the ID “s”." },
  { TOPIC ("\"requires\":[\"s/t\"]"), DOCUMENT, "$.stages[0].topics[0].requires: This topic requires itself" },
  { TOPIC ("\"requires\":[\"s/t\",\"s/t\"]"), DOCUMENT, "$.stages[0].topics[0].requires[1]: This ID appears twice." },
  { TOPICS ("{\"id\":\"z\",\"title\":\"T\",\"requires\":[\"c\"]},"
            "{\"id\":\"a\",\"title\":\"T\"},"
            "{\"id\":\"b\",\"title\":\"T\",\"requires\":[\"a\",\"d\"]},"
            "{\"id\":\"c\",\"title\":\"T\",\"requires\":[\"b\"]},"
            "{\"id\":\"d\",\"title\":\"T\",\"requires\":[\"c\"]}"),
    DOCUMENT, "$.stages[0].topics[2].requires: This topic requires itself" },
  { TOPICS ("{\"id\":\"a\",\"title\":\"T\"},"
            "{\"id\":\"b\",\"title\":\"T\",\"requires\":[\"c\"]},"
            "{\"id\":\"c\",\"title\":\"T\",\"requires\":[\"d\"]},"
            "{\"id\":\"d\",\"title\":\"T\",\"requires\":[\"b\"]}"),
    DOCUMENT, "$.stages[0].topics[1].requires: This topic requires itself" },
  { TOPIC ("\"items\":{}"), DOCUMENT, "$.stages[0].topics[0].items: This must be a list" },
  { TOPIC ("\"references\":[{\"title\":\"R\"}]"), DOCUMENT, "$.stages[0].topics[0].references[0].url: This is missing." },
  { TOPIC ("\"references\":[{\"url\":\"https://a.b/\"}]"), DOCUMENT, "$.stages[0].topics[0].references[0].title: This is missing." },
  { TOPIC ("\"references\":[{\"title\":\"R\",\"url\":\"javascript:alert(1)\"}]"), DOCUMENT, "$.stages[0].topics[0].references[0].url: “javascript:alert(1)” is not a link" },
  { ITEMS ("true"), DOCUMENT, "$.stages[0].topics[0].items[0]: This must be an object" },
  { ITEMS ("{\"id\":\"s/t\",\"kind\":\"lesson\",\"title\":\"I\"}"), DOCUMENT, "$.stages[0].topics[0].items[0].id: The ID “s/t” is already in use." },
  { ITEMS ("{\"id\":\"i\",\"kind\":\"video\",\"title\":\"I\"}"), DOCUMENT, "$.stages[0].topics[0].items[0].kind: “video” is not a valid kind. Use one of these: lesson, course," },
  { ITEMS ("{\"id\":\"i\",\"kind\":\"lesson\"}"), DOCUMENT, "$.stages[0].topics[0].items[0].title: This is missing." },
  { ITEMS ("{\"id\":\"i\",\"kind\":\"project\",\"title\":\"I\"}"), DOCUMENT, "$.stages[0].topics[0].items[0].id: The ID of a project" },
  { ITEMS ("{\"id\":\"x/project\",\"kind\":\"project\",\"title\":\"I\"}"), DOCUMENT, "$.stages[0].topics[0].items[0].id: The ID of a project" },
  { ITEMS ("{\"id\":\"s/t/project\",\"kind\":\"project\",\"title\":\"I\",\"course\":\"s/t/c\"}"), DOCUMENT, "$.stages[0].topics[0].items[0].id: The ID of a project" },
  { ITEM ("\"url\":\"file:///etc/passwd\""), DOCUMENT, "$.stages[0].topics[0].items[0].url: “file:///etc/passwd” is not a link" },
  { ITEM ("\"url\":\"\""), DOCUMENT, "$.stages[0].topics[0].items[0].url: “” is not a link" },
  { ITEM ("\"provider\":7"), DOCUMENT, "$.stages[0].topics[0].items[0].provider: This must be text" },
  { ITEM ("\"hours\":\"8\""), DOCUMENT, "$.stages[0].topics[0].items[0].hours: This must be a number" },
  { ITEM ("\"hours\":-0.5"), DOCUMENT, "$.stages[0].topics[0].items[0].hours: This number can’t be negative." },
  { ITEM ("\"course\":\"x\""), DOCUMENT, "$.stages[0].topics[0].items[0].course: No course in this topic has the ID “x”." },
  { ITEM ("\"course\":\"s/t/i\""), DOCUMENT, "$.stages[0].topics[0].items[0].course: No course in this topic has the ID “s/t/i”." },

  /* Newer than the program, and not to be understood. */
  { VERSION_2 ("\"parts\":[]"), NEWER, "Created by a newer version of Study Trail (format 2). Please update. "
                                       "$.stages: This is missing." },
  { VERSION_2 ("\"stages\":[{\"id\":\"s\",\"title\":{},\"topics\":[]}]"), NEWER, "Created by a newer version of "
                                                                                 "Study Trail (format 2). Please "
                                                                                 "update. $.stages[0].title: This "
                                                                                 "must be text" },
};

static StudyTrail *
read_trail (GBytes  *bytes,
            GError **error)
{
  g_autoptr (StudyContent) content = study_trail_format_read (bytes, error);

  return content != NULL ? study_trail_new (content) : NULL;
}

static GBytes *
write_trail (StudyTrail *trail)
{
  return study_trail_format_write (study_trail_get_content (trail));
}

static gboolean
read_again (GBytes  *bytes,
            GError **error)
{
  g_autoptr (StudyTrail) trail = read_trail (bytes, error);
  g_autoptr (StudyTrail) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) again_error = NULL;

  if (trail == NULL)
    return FALSE;

  written = write_trail (trail);
  again = read_trail (written, &again_error);
  g_assert_no_error (again_error);
  g_assert_nonnull (again);

  return TRUE;
}

static void
test_bad (gconstpointer data)
{
  const BadDocument *bad = data;

  fixture_assert_bad (read_again, bad->document, bad->message, bad->code);
}

static void
assert_refused (GBytes           *bytes,
                StudyFormatError  code,
                const char       *prefix)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_trail (bytes, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
test_zero_bytes (void)
{
  static const char text[] = "{\"format\":\0\"studytrail-trail\"}";
  g_autoptr (GBytes) middle = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GBytes) only = g_bytes_new_take (g_malloc0 (4096), 4096);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);

  assert_refused (middle, JSON, "Line 1, column 11: Found a null byte");
  assert_refused (only, JSON, "Line 1, column 1: Found a null byte");
  assert_refused (none, JSON, "The file is empty.");
}

static void
test_depth (void)
{
  for (guint depth = STUDY_JSON_MAX_DEPTH - 1; depth <= STUDY_JSON_MAX_DEPTH; depth++)
    {
      g_autoptr (GString) text = g_string_new ("{" HEAD ",\"stages\":[],\"x\":");
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StudyTrail) trail = NULL;

      /* Objects take the most room in a GVariant. */
      for (guint i = 0; i < depth; i++)
        g_string_append (text, "{\"y\":");
      g_string_append (text, "null");
      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, '}');
      g_string_append_c (text, '}');

      bytes = fixture_bytes (text->str);
      trail = read_trail (bytes, &error);
      if (depth < STUDY_JSON_MAX_DEPTH)
        {
          g_autoptr (GBytes) written = NULL;

          g_assert_no_error (error);
          written = write_trail (trail);
          fixture_assert_same_json (bytes, written);
        }
      else
        {
          g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_JSON);
          g_assert_nonnull (strstr (error->message, "too deep"));
        }
    }
}

/* A document with an array of @n zeros, which the limit refuses unseen. */
static GBytes *
new_large (guint n)
{
  GString *text = g_string_new ("{" HEAD ",\"stages\":[{\"id\":\"s\",\"title\":\"S\",\"topics\":["
                                "{\"id\":\"s/t\",\"title\":\"T\",\"items\":[0");

  for (guint i = 1; i < n; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}]}]}");

  return g_string_free_to_bytes (text);
}

static void
test_limits (void)
{
  g_autoptr (GBytes) at_limit = new_large (STUDY_FORMAT_MAX_ITEMS);
  g_autoptr (GBytes) over_limit = new_large (STUDY_FORMAT_MAX_ITEMS + 1);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (STUDY_FORMAT_MAX_BYTES + 1),
                                               STUDY_FORMAT_MAX_BYTES + 1);

  assert_refused (at_limit, DOCUMENT, "$.stages[0].topics[0].items[0]");
  assert_refused (over_limit, STUDY_FORMAT_ERROR_TOO_LARGE, "$.stages[0].topics[0].items: The trail has more than 1000000 items.");
  assert_refused (large, STUDY_FORMAT_ERROR_TOO_LARGE, "The file is larger than 64 MiB.");
}

/* A chain of topics as long as no recursion could follow. */
static void
test_long_chain (void)
{
  const guint n = 20000;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GString) text = g_string_new ("{" HEAD ",\"stages\":[{\"id\":\"s\",\"title\":\"S\",\"topics\":[");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyTrail) trail = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (text, "%s{\"id\":\"t%u\",\"title\":\"T\"", i > 0 ? "," : "", i);
          if (i + 1 < n || round == 1)
            g_string_append_printf (text, ",\"requires\":[\"t%u\"]", (i + 1) % n);
          g_string_append_c (text, '}');
        }
      g_string_append (text, "]}]}");

      bytes = fixture_bytes (text->str);
      trail = read_trail (bytes, &error);
      if (round == 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (study_trail_get_n_topics (trail), ==, n);
        }
      else
        {
          g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
          g_assert_true (g_str_has_prefix (error->message, "$.stages[0].topics[0].requires: This topic requires itself"));
        }
    }
}

static const char full_document[] =
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"full\",\"language\":\"pt-BR\","
  "\"title\":\"Full <b>trail</b>\",\"shortTitle\":\"Full\",\"description\":\"D\\n\\\"d\\\"\",\"objective\":\"O\","
  "\"sources\":[{\"title\":\"A\",\"url\":\"https://a.example/\",\"license\":\"MIT\",\"revision\":\"5d5f8561\",\"page\":[3,null]}],"
  "\"stages\":[{\"id\":\"s\",\"title\":\"S\",\"text\":\"Text\",\"topics\":["
  "{\"id\":\"s/a\",\"title\":\"A\",\"text\":\"About A\",\"items\":["
  "{\"id\":\"s/a/l\",\"kind\":\"lesson\",\"title\":\"L\"},"
  "{\"id\":\"s/a/c/project\",\"kind\":\"project\",\"title\":\"P\",\"course\":\"s/a/c\"},"
  "{\"id\":\"s/a/c\",\"kind\":\"course\",\"title\":\"C\",\"url\":\"https://c.example/?a=1&b=2\",\"provider\":\"Alura\",\"hours\":7.4},"
  "{\"id\":\"s/a/r\",\"kind\":\"resource\",\"title\":\"R\",\"hours\":8}],"
  "\"references\":[{\"title\":\"Ref\",\"url\":\"mailto:a@b.example\"}]},"
  "{\"id\":\"s/b\",\"title\":\"B\",\"optional\":true,\"requires\":[\"s/a\"],\"items\":["
  "{\"id\":\"s/b/project\",\"kind\":\"project\",\"title\":\"P\"}]}]}],"
  "\"advice\":[{\"kind\":\"practice\",\"title\":\"Do\",\"text\":\"It\",\"suggestions\":[\"One\",\"Two\"]},"
  "{\"kind\":\"other\",\"title\":\"More\"}],"
  "\"tools\":[{\"category\":\"Language\",\"items\":[\"Python 3.x\"]},{\"category\":\"None\",\"items\":[]}]}";

static void
test_full (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes (full_document);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = read_trail (bytes, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (StudyAdvice) advice = NULL;
  g_autoptr (StudyToolCategory) tools = NULL;
  g_autoptr (StudyReference) reference = NULL;
  StudyTopic *topic;
  StudyItem *item;

  g_assert_no_error (error);
  g_assert_cmpstr (study_trail_get_id (trail), ==, "full");
  g_assert_cmpstr (study_trail_get_title (trail), ==, "Full <b>trail</b>");
  g_assert_cmpstr (study_trail_get_short_title (trail), ==, "Full");
  g_assert_cmpstr (study_trail_get_language (trail), ==, "pt-BR");
  g_assert_cmpstr (study_trail_get_description (trail), ==, "D\n\"d\"");
  g_assert_cmpstr (study_trail_get_objective (trail), ==, "O");
  g_assert_cmpuint (study_trail_get_content (trail)->version, ==, 1);
  g_assert_false (study_trail_get_read_only (trail));
  g_assert_cmpuint (study_trail_get_n_topics (trail), ==, 2);
  g_assert_cmpstr (study_stage_get_text (study_trail_get_stage (trail, 0)), ==, "Text");

  topic = study_trail_find_topic (trail, "s/a");
  g_assert_cmpstr (study_topic_get_text (topic), ==, "About A");
  g_assert_false (study_topic_get_optional (topic));
  item = study_trail_find_item (trail, "s/a/c");
  g_assert_cmpint (study_item_get_kind (item), ==, STUDY_ITEM_COURSE);
  g_assert_cmpstr (study_item_get_url (item), ==, "https://c.example/?a=1&b=2");
  g_assert_cmpstr (study_item_get_provider (item), ==, "Alura");
  g_assert_cmpfloat (study_item_get_hours (item), ==, 7.4);
  g_assert_true (study_item_get_course (study_trail_find_item (trail, "s/a/c/project")) == item);
  g_assert_cmpint (study_item_get_kind (study_trail_find_item (trail, "s/a/r")), ==, STUDY_ITEM_RESOURCE);
  reference = g_list_model_get_item (study_topic_get_references (topic), 0);
  g_assert_cmpstr (study_reference_get_url (reference), ==, "mailto:a@b.example");

  topic = study_trail_find_topic (trail, "s/b");
  g_assert_true (study_topic_get_optional (topic));
  g_assert_cmpstr (g_ptr_array_index (study_topic_get_content (topic)->requires, 0), ==, "s/a");

  advice = g_list_model_get_item (study_trail_get_advice (trail), 0);
  g_assert_cmpint (study_advice_get_kind (advice), ==, STUDY_ADVICE_PRACTICE);
  g_assert_cmpstr (study_advice_get_suggestions (advice)[1], ==, "Two");
  tools = g_list_model_get_item (study_trail_get_tools (trail), 0);
  g_assert_cmpstr (study_tool_category_get_tools (tools)[0], ==, "Python 3.x");

  written = write_trail (trail);
  fixture_assert_same_json (bytes, written);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL), g_bytes_get_size (written), "\"hours\": 7.4\n"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL), g_bytes_get_size (written), "\"hours\": 8\n"));
}

/* One's own courses and marks are in another document. */
static void
test_no_progress (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes (full_document);
  g_autoptr (StudyTrail) trail = read_trail (bytes, NULL);
  g_autoptr (StudyProgress) progress = study_progress_new ("full", "0000000a");
  g_autoptr (GBytes) before = write_trail (trail);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *id = NULL;

  study_trail_set_progress (trail, progress);
  id = study_topic_add_course (study_trail_find_topic (trail, "s/a"), "Own", "https://o.example/", "Me", 3);
  g_assert_nonnull (study_trail_find_item (trail, id));
  study_item_set_done (study_trail_find_item (trail, "s/a/l"), TRUE);
  study_item_set_project_title (study_trail_find_item (trail, "s/a/c/project"), "Mine");
  /* This one takes the place of the topic's project. */
  g_free (id);
  id = study_topic_add_course (study_trail_find_topic (trail, "s/b"), "Own", NULL, NULL, 0);
  g_assert_cmpuint (study_topic_get_total (study_trail_find_topic (trail, "s/b")), ==, 2);

  after = write_trail (trail);
  g_assert_true (g_bytes_equal (before, after));
}

/* Everything that is unknown survives, at every level and of every type. */
static void
test_unknown_members (void)
{
#define X ",\"x\":{\"n\":null,\"e\":[],\"o\":{},\"i\":-9223372036854775808,\"d\":[0.1,8.0,1e300],\"b\":[true,[false]],\"\":\"\"}"
  static const char document[] =
    "{" HEAD X ",\"sources\":[{\"title\":\"A\"" X "}],"
    "\"stages\":[{\"id\":\"s\",\"title\":\"S\"" X ",\"topics\":[{\"id\":\"s/t\",\"title\":\"T\"" X ","
    "\"items\":[{\"id\":\"s/t/i\",\"kind\":\"lesson\",\"title\":\"I\"" X "}],"
    "\"references\":[{\"title\":\"R\",\"url\":\"https://r.example/\"" X "}]}]}],"
    "\"advice\":[{\"kind\":\"order\",\"title\":\"A\"" X "}],"
    "\"tools\":[{\"category\":\"C\",\"items\":[\"I\"]" X "}]}";
#undef X
  g_autoptr (GBytes) bytes = fixture_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = read_trail (bytes, &error);
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  written = write_trail (trail);
  fixture_assert_same_json (bytes, written);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL), g_bytes_get_size (written), "8.0"));
}

/* What is left out or at its default is not written. */
static void
test_defaults (void)
{
  static const char document[] =
    TRAIL ("\"description\":\"\",\"sources\":[],\"advice\":[],\"tools\":[],"
           "\"stages\":[{\"id\":\"s\",\"title\":\"S\",\"text\":\"\",\"topics\":[{\"id\":\"t\",\"title\":\"T\","
           "\"optional\":false,\"requires\":[],\"items\":[],\"references\":[]}]}]");
  static const char expected[] =
    "{\n"
    "  \"format\": \"studytrail-trail\",\n"
    "  \"version\": 1,\n"
    "  \"id\": \"t\",\n"
    "  \"title\": \"T\",\n"
    "  \"stages\": [\n"
    "    {\n"
    "      \"id\": \"s\",\n"
    "      \"title\": \"S\",\n"
    "      \"topics\": [\n"
    "        {\n"
    "          \"id\": \"t\",\n"
    "          \"title\": \"T\"\n"
    "        }\n"
    "      ]\n"
    "    }\n"
    "  ]\n"
    "}\n";
  g_autoptr (GBytes) bytes = fixture_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = read_trail (bytes, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) wanted = fixture_bytes (expected);

  g_assert_no_error (error);
  written = write_trail (trail);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
}

static void
test_byte_order_mark (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes ("\xef\xbb\xbf" TRAIL ("\"stages\":[]"));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = read_trail (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (study_trail_get_title (trail), ==, "T");
}

/* Of a newer document the program shows what it understands. */
static void
test_newer (void)
{
  static const char document[] =
    "{\"format\":\"studytrail-trail\",\"version\":99999999999,\"id\":\"t\",\"title\":\"T\",\"new\":1,"
    "\"stages\":[{\"id\":\"s\",\"title\":\"S\",\"topics\":[{\"id\":\"s/t\",\"title\":\"T\",\"items\":["
    "{\"id\":\"s/t/a\",\"kind\":\"hologram\",\"title\":\"A\"},"
    "{\"id\":\"s/t/b\",\"kind\":\"lesson\",\"title\":\"B\"}]}]}],"
    "\"advice\":[{\"kind\":\"breathe\",\"title\":\"A\"}]}";
  g_autoptr (GBytes) bytes = fixture_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = read_trail (bytes, &error);
  g_autoptr (StudyAdvice) advice = NULL;

  g_assert_no_error (error);
  g_assert_true (study_trail_get_read_only (trail));
  g_assert_cmpuint (study_trail_get_content (trail)->version, >, STUDY_TRAIL_VERSION);
  g_assert_null (study_trail_find_item (trail, "s/t/a"));
  g_assert_nonnull (study_trail_find_item (trail, "s/t/b"));
  advice = g_list_model_get_item (study_trail_get_advice (trail), 0);
  g_assert_cmpint (study_advice_get_kind (advice), ==, STUDY_ADVICE_OTHER);
}

static void
test_header (void)
{
  g_autoptr (GBytes) bytes = fixture_bytes (full_document);
  g_autoptr (GBytes) bare = fixture_bytes (TRAIL ("\"stages\":7"));
  g_autoptr (GBytes) bad = fixture_bytes ("{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrailHeader) header = study_trail_format_read_header (bytes, &error);
  g_autoptr (StudyTrailHeader) bare_header = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (header->id, ==, "full");
  g_assert_cmpstr (header->title, ==, "Full <b>trail</b>");
  g_assert_cmpstr (header->short_title, ==, "Full");
  g_assert_cmpstr (header->language, ==, "pt-BR");

  bare_header = study_trail_format_read_header (bare, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bare_header->short_title, ==, "T");
  g_assert_null (bare_header->language);

  g_assert_null (study_trail_format_read_header (bad, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
  g_assert_true (g_str_has_prefix (error->message, "$.title: This is missing."));
}

/* The guide in each language: all of it, and the same bytes every time. */
static void
test_built_in (gconstpointer data)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/trails/backend-python.%s.json", (const char *) data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyTrail) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  trail = read_trail (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (trail)), ==, 4);
  g_assert_cmpuint (study_trail_get_n_topics (trail), ==, 11);

  written = write_trail (trail);
  fixture_assert_same_json (bytes, written);
  again = read_trail (written, &error);
  g_assert_no_error (error);
  rewritten = write_trail (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

static void
append_items (GString *text,
              int      stage,
              int      topic)
{
  int n = g_test_rand_int_range (0, 5);

  g_string_append (text, ",\"items\":[");
  for (int i = 0; i < n; i++)
    {
      static const char * const kinds[] = { "lesson", "course", "resource" };

      g_string_append_printf (text, "{\"id\":\"s%d/t%d/i%d\",\"kind\":\"%s\",\"title\":", stage, topic, i,
                              kinds[g_test_rand_int_range (0, 3)]);
      fixture_append_string (text);
      if (fixture_one_of (2))
        g_string_append_printf (text, ",\"hours\":%d.%d", g_test_rand_int_range (1, 99), g_test_rand_int_range (1, 10));
      if (fixture_one_of (2))
        g_string_append (text, ",\"url\":\"https://example.org/?q=%C3%A7&x=(1)\"");
      fixture_append_unknown (text);
      g_string_append (text, "},");
    }
  /* Always one, so that a member that is not empty is not left out. */
  g_string_append_printf (text, "{\"id\":\"s%d/t%d/project\",\"kind\":\"project\",\"title\":\"P\"}]", stage, topic);
}

static GBytes *
new_random_trail (void)
{
  GString *text = g_string_new ("{" HEAD);
  int n_stages = g_test_rand_int_range (0, 4);

  fixture_append_unknown (text);
  g_string_append (text, ",\"stages\":[");
  for (int i = 0; i < n_stages; i++)
    {
      int n_topics = g_test_rand_int_range (0, 4);

      g_string_append_printf (text, "%s{\"id\":\"s%d\",\"title\":", i > 0 ? "," : "", i);
      fixture_append_string (text);
      g_string_append (text, ",\"topics\":[");
      for (int j = 0; j < n_topics; j++)
        {
          g_string_append_printf (text, "%s{\"id\":\"s%d/t%d\",\"title\":", j > 0 ? "," : "", i, j);
          fixture_append_string (text);
          if (fixture_one_of (2))
            g_string_append (text, ",\"optional\":true");
          if (j > 0 && fixture_one_of (2))
            g_string_append_printf (text, ",\"requires\":[\"s%d/t%d\"]", i, g_test_rand_int_range (0, j));
          append_items (text, i, j);
          fixture_end_object (text);
        }
      g_string_append_c (text, ']');
      fixture_end_object (text);
    }

  return fixture_end_document (text, "]}");
}

/* Whatever is a trail comes back as it was, and always as the same bytes. */
static void
test_random (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GBytes) bytes = new_random_trail ();
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyTrail) trail = read_trail (bytes, &error);
      g_autoptr (StudyTrail) again = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autoptr (GBytes) rewritten = NULL;
      g_autofree char *listing = NULL;

      g_assert_no_error (error);
      written = write_trail (trail);
      fixture_assert_same_json (bytes, written);
      again = read_trail (written, &error);
      g_assert_no_error (error);
      rewritten = write_trail (again);
      g_assert_true (g_bytes_equal (written, rewritten));

      listing = study_trail_to_text (trail, TRUE);
      for (const char *p = listing; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
    }
}

static GBytes *
new_full_or_random (void)
{
  return fixture_one_of (2) ? fixture_bytes (full_document) : new_random_trail ();
}

static void
test_damaged (void)
{
  fixture_check_damaged (read_again, new_full_or_random, 500);
}

/* Cut off anywhere, or with any byte replaced: never a crash, never a warning. */
static void
test_broken_bytes (void)
{
  const gsize length = strlen (full_document);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (full_document, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_trail (cut, &error));
      g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_JSON);
    }

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup (full_document);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyTrail) trail = NULL;

      text[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (text, length);
      trail = read_trail (bytes, &error);
      g_assert_true ((trail == NULL) == (error != NULL));
    }
}

/* A large trail in a time that no quadratic step would allow. */
static void
test_speed (void)
{
  const guint n = 20000;
  g_autoptr (GString) text = g_string_new ("{" HEAD ",\"stages\":[{\"id\":\"s\",\"title\":\"S\",\"topics\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  double seconds;

  for (guint i = 0; i < n; i++)
    {
      if (i % 20 == 0)
        g_string_append_printf (text, "%s{\"id\":\"t%u\",\"title\":\"T\",\"items\":[", i > 0 ? "]}," : "", i);
      g_string_append_printf (text, "%s{\"id\":\"i%u\",\"kind\":\"lesson\",\"title\":\"Lesson %u\"}", i % 20 ? "," : "", i, i);
    }
  g_string_append (text, "]}]}]}");
  bytes = fixture_bytes (text->str);

  g_test_timer_start ();
  trail = read_trail (bytes, &error);
  g_assert_no_error (error);
  written = write_trail (trail);
  seconds = g_test_timer_elapsed ();
  g_test_message ("%u items read and written in %.3f s", n, seconds);

  g_assert_cmpuint (study_trail_get_total (trail), ==, n);
  fixture_assert_same_json (bytes, written);
  g_assert_cmpfloat (seconds, <, 30.0);
}

int
main (int    argc,
      char **argv)
{
  static const char * const languages[] = { "pt_BR", "en", "es" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_documents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/trail-format/bad/%03u", i);

      g_test_add_data_func (path, &bad_documents[i], test_bad);
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/trail-format/built-in/%s", languages[i]);

      g_test_add_data_func (path, languages[i], test_built_in);
    }
  g_test_add_func ("/trail-format/zero-bytes", test_zero_bytes);
  g_test_add_func ("/trail-format/depth", test_depth);
  g_test_add_func ("/trail-format/limits", test_limits);
  g_test_add_func ("/trail-format/long-chain", test_long_chain);
  g_test_add_func ("/trail-format/full", test_full);
  g_test_add_func ("/trail-format/no-progress", test_no_progress);
  g_test_add_func ("/trail-format/unknown-members", test_unknown_members);
  g_test_add_func ("/trail-format/defaults", test_defaults);
  g_test_add_func ("/trail-format/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/trail-format/newer", test_newer);
  g_test_add_func ("/trail-format/header", test_header);
  g_test_add_func ("/trail-format/random", test_random);
  g_test_add_func ("/trail-format/damaged", test_damaged);
  g_test_add_func ("/trail-format/broken-bytes", test_broken_bytes);
  g_test_add_func ("/trail-format/speed", test_speed);

  return g_test_run ();
}
