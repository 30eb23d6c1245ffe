/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/edition/study-content-ids.h"
#include "formats/guide/other/study-source.h"

#include <string.h>

/* What files hold, and what is read of those that are no text. */

#define TRAIL \
  "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"garden\",\"title\":\"√ß and §\"," \
  "\"stages\":[{\"id\":\"soil\",\"title\":\"Soil\",\"topics\":[]}]}"

#define CARD "{\"name\":\"Compost\",\"keyObjectives\":[\"What rots\"]}"

#define GUIDE(cards) "{\"name\":\"Garden\",\"expertises\":[{\"name\":\"Soil\",\"cards\":[" cards "]}]}"

static StudySource *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = fixture_bytes (text);
  g_autoptr (GError) error = NULL;
  StudySource *source = study_source_read (bytes, "my-garden.json", &error);

  g_assert_no_error (error);

  return source;
}

static StudyContent *
read_guide (const char *text)
{
  g_autoptr (StudySource) source = read_text (text);

  g_assert_cmpint (source->kind, ==, STUDY_SOURCE_TECH_GUIDE);

  return g_steal_pointer (&source->content);
}

static StudyContentTopic *
get_topic (const StudyContent *content,
           guint               stage,
           guint               topic)
{
  return g_ptr_array_index (((StudyContentStage *) g_ptr_array_index (content->stages, stage))->topics, topic);
}

static StudyContentItem *
get_item (const StudyContent *content,
          guint               item)
{
  return g_ptr_array_index (get_topic (content, 0, 0)->items, item);
}

static void
test_kinds (void)
{
  const struct
  {
    const char *text;
    StudySourceKind kind;
  } cases[] = {
    { "", STUDY_SOURCE_TEXT },
    { " \n", STUDY_SOURCE_TEXT },
    { "# Garden\n\n* {}", STUDY_SOURCE_TEXT },
    { "[![Build](https://example.org/b.svg)](https://example.org)\n# Garden", STUDY_SOURCE_TEXT },
    { "[Garden](https://example.org)", STUDY_SOURCE_TEXT },
    { "{% include head.html %}\n# Garden", STUDY_SOURCE_TEXT },
    { "{: .no_toc }\n# Garden", STUDY_SOURCE_TEXT },
    { "{{< toc >}}\n# Garden", STUDY_SOURCE_TEXT },
    { "{", STUDY_SOURCE_TEXT },
    { "\xff\xfe", STUDY_SOURCE_TEXT },
    { TRAIL, STUDY_SOURCE_TRAIL },
    { " \r\n\t" TRAIL, STUDY_SOURCE_TRAIL },
    { "\xef\xbb\xbf" TRAIL, STUDY_SOURCE_TRAIL },
    { GUIDE (CARD), STUDY_SOURCE_TECH_GUIDE },
    { "{\"name\":\"G\",\"collaboration\":[{\"name\":\"S\",\"blocks\":[" CARD "]}]}", STUDY_SOURCE_TECH_GUIDE },
    { "{\"data\":{\"guide\":" GUIDE (CARD) "}}", STUDY_SOURCE_TECH_GUIDE },
    { "{\"format\":\"studytrail-progress\"}", STUDY_SOURCE_PROGRESS },
    { "{\"version\":99,\"format\":\"studytrail-archive\"}", STUDY_SOURCE_PROGRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudySource) source = read_text (cases[i].text);

      g_assert_cmpint (source->kind, ==, cases[i].kind);
      g_assert_cmpint (source->content != NULL, ==,
                       cases[i].kind == STUDY_SOURCE_TRAIL || cases[i].kind == STUDY_SOURCE_TECH_GUIDE);
      g_assert_nonnull (source->notes);
    }
}

static void
test_errors (void)
{
  const struct
  {
    const char *text;
    StudyFormatError code;
    const char *told;
  } cases[] = {
    { "[1, 2]", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "but not a guide" },
    { "{}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "but not a guide" },
    { "{\"format\":\"something\"}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "but not a guide" },
    { "{\"format\":7}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "but not a guide" },
    { "{\"expertises\":null}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "but not a guide" },
    { "{\"name\":\"Garden\"", STUDY_FORMAT_ERROR_INVALID_JSON, "Line 1" },
    { "{\"format\":\"studytrail-trail\",\"version\":1}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.id: " },
    { "{\"format\":\"studytrail-trail\",\"version\":99,\"id\":\"t\",\"title\":\"T\",\"stages\":[]}",
      STUDY_FORMAT_ERROR_NEWER_VERSION, "newer version" },
    { "{\"expertises\":7}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertises: " },
    { "{\"expertises\":[]}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$: No part" },
    { "{\"expertises\":[null,{\"name\":\"S\"}]}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$: No part" },
    { "{\"data\":{\"guide\":{\"expertises\":[]}}}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.data.guide: " },
    { "{\"guide\":{\"expertises\":[]}}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.guide: " },
    { "{\"name\":1,\"expertises\":[]}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.name: " },
    { "{\"expertises\":[{}]}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertises[0].name: " },
    { "{\"expertise\":[7]}", STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertise[0]: " },
    { GUIDE ("7"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertises[0].cards[0]: " },
    { GUIDE ("{}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertises[0].cards[0]: This card" },
    { GUIDE ("{\"item\":{}}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertises[0].cards[0].item: This card" },
    { GUIDE ("{\"name\":[]}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.expertises[0].cards[0].name: " },
    { GUIDE ("{\"name\":\"C\",\"keyObjectives\":{}}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, ".keyObjectives: " },
    { GUIDE ("{\"name\":\"C\",\"key-objectives\":[1]}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, ".key-objectives[0]: " },
    { GUIDE ("{\"name\":\"C\",\"contents\":[1]}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT, ".contents[0]: " },
    { GUIDE ("{\"name\":\"C\",\"contents\":[{\"type\":\"SITE\"}]}"), STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
      "$.expertises[0].cards[0].contents[0].title: This is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = fixture_bytes (cases[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (study_source_read (bytes, NULL, &error));
      g_assert_error (error, STUDY_FORMAT_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].told) == NULL)
        g_error ("“%s” does not tell “%s”", error->message, cases[i].told);
    }
}

/* A trail is read as it is, even where it looks as if read in a wrong encoding. */
static void
test_trail (void)
{
  g_autoptr (StudySource) source = read_text (TRAIL);

  g_assert_cmpstr (source->content->title, ==, "√ß and §");
  g_assert_cmpuint (source->content->stages->len, ==, 1);
  g_assert_cmpuint (g_strv_length (source->notes), ==, 0);
}

static void
test_tech_guide (void)
{
  g_autoptr (StudySource) source = read_text (
    "{\"name\":\"Horta em casa\",\"tags\":[\"x\"],\"expertises\":["
    "{\"name\":\"Nível 1 - Básico\",\"cards\":["
    "{\"name\":\"Solo\",\"description\":\"O que há na terra\",\"optional\":true,\"link\":\"https://example.org/solo\","
    "\"keyObjectives\":[\"Entender o que é a terra\",null,\"\\u202eMedir\\u0007  a umidade\"],"
    "\"contents\":[{\"type\":\"SITE\",\"title\":\"Terra\",\"link\":\"https://example.org/terra\"},"
    "{\"type\":\"COURSE\",\"title\":\"Curso de horta\",\"link\":\"https://example.org/curso\"},"
    "{\"type\":\"CHALLENGE\",\"title\":\"Plantar\",\"link\":\"javascript:alert(1)\"},"
    "{\"type\":\"ALURAPLUS\",\"link\":\"https://cursos.alura.com.br/course/horta\"}]},"
    "{\"id\":\"adubo-organico\"}]},"
    "{\"name\":\"Nível 2\",\"cards\":[]}],"
    "\"collaborations\":[{\"name\":\"Feira\",\"cards\":["
    "{\"venda-direta\":null,\"priority\":9,\"optional\":true},"
    "{\"priority\":1,\"item\":{\"name\":\"Preço\",\"slug\":\"preco\",\"keyObjectives\":[{\"id\":\"a\",\"name\":\"Somar\"}],"
    "\"additionalObjectives\":[{\"name\":\"Dividir\"}],\"aluraContents\":null}}]}]}");
  const StudyContent *content = source->content;
  const StudyItemKind kinds[] = {
    STUDY_ITEM_LESSON, STUDY_ITEM_LESSON, STUDY_ITEM_RESOURCE, STUDY_ITEM_COURSE, STUDY_ITEM_RESOURCE, STUDY_ITEM_COURSE,
  };

  g_assert_cmpint (source->kind, ==, STUDY_SOURCE_TECH_GUIDE);
  g_assert_cmpstr (content->title, ==, "Horta em casa");
  g_assert_cmpstr (content->language, ==, "pt-BR");
  g_assert_cmpuint (content->stages->len, ==, 2);
  g_assert_cmpstr (((StudyContentStage *) g_ptr_array_index (content->stages, 0))->title, ==, "Nível 1 - Básico");

  g_assert_cmpstr (get_topic (content, 0, 0)->title, ==, "Solo");
  g_assert_cmpstr (get_topic (content, 0, 0)->text, ==, "O que há na terra");
  g_assert_true (get_topic (content, 0, 0)->optional);
  g_assert_cmpuint (get_topic (content, 0, 0)->references->len, ==, 1);
  g_assert_cmpuint (get_topic (content, 0, 0)->items->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (get_item (content, i)->kind, ==, kinds[i]);
  g_assert_cmpstr (get_item (content, 1)->title, ==, "Medir a umidade");
  g_assert_cmpstr (get_item (content, 2)->url, ==, "https://example.org/terra");
  g_assert_null (get_item (content, 4)->url);
  g_assert_cmpstr (get_item (content, 5)->title, ==, "https://cursos.alura.com.br/course/horta");
  g_assert_cmpstr (get_item (content, 5)->provider, ==, "Alura");

  /* What is only named is one thing to learn. */
  g_assert_cmpstr (get_topic (content, 0, 1)->title, ==, "Adubo organico");
  g_assert_cmpuint (get_topic (content, 0, 1)->items->len, ==, 1);
  g_assert_cmpstr (get_topic (content, 1, 0)->title, ==, "Venda direta");
  g_assert_true (get_topic (content, 1, 0)->optional);

  g_assert_cmpstr (get_topic (content, 1, 1)->title, ==, "Preço");
  g_assert_cmpuint (get_topic (content, 1, 1)->items->len, ==, 2);

  /* Of the cards that are only named, the part without any, and the link. */
  g_assert_cmpuint (g_strv_length (source->notes), ==, 3);
}

/* The names that Tech Guide used at first. */
static void
test_tech_guide_names (void)
{
  g_autoptr (StudyContent) content = read_guide (
    "{\"expertise\":[{\"name\":\"Soil\",\"cards\":[{\"name\":\"Compost\",\"short-description\":\"What rots\","
    "\"key-objectives\":[\"Turn it\"],\"aditional-objectives\":[\"Sell it\"],"
    "\"alura-contents\":[{\"type\":\"podcast\",\"title\":\"Worms\"}]}]}]}");

  g_assert_cmpstr (content->title, ==, "My garden");
  g_assert_cmpstr (get_topic (content, 0, 0)->text, ==, "What rots");
  g_assert_cmpuint (get_topic (content, 0, 0)->items->len, ==, 3);
  g_assert_cmpint (get_item (content, 2)->kind, ==, STUDY_ITEM_RESOURCE);
}

/* As an editor may have saved it. */
static void
test_encodings (void)
{
  static const char text[] =
    "{\"name\":\"Educação, formação e programação\",\"expertises\":[{\"name\":\"Lição\",\"cards\":[{\"name\":\"Ação\"}]}]}";
  static const char * const encodings[] = { "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "MACINTOSH" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *encoded = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (encoded, length);
      g_autofree char *misread = g_convert (text, -1, "UTF-8", "MACINTOSH", NULL, NULL, NULL);
      g_autoptr (StudySource) repaired = read_text (misread);
      g_autoptr (GError) error = NULL;
      g_autoptr (StudySource) source = study_source_read (bytes, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (source->content->title, ==, "Educação, formação e programação");
      /* What it is in, and the card that is only named. */
      g_assert_cmpuint (g_strv_length (source->notes), ==, 2);
      g_assert_cmpstr (repaired->content->title, ==, "Educação, formação e programação");
      g_assert_cmpuint (g_strv_length (repaired->notes), ==, 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source/kinds", test_kinds);
  g_test_add_func ("/source/errors", test_errors);
  g_test_add_func ("/source/trail", test_trail);
  g_test_add_func ("/source/tech-guide", test_tech_guide);
  g_test_add_func ("/source/tech-guide-names", test_tech_guide_names);
  g_test_add_func ("/source/encodings", test_encodings);

  return g_test_run ();
}
