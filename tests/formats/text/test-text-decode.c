/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "formats/documents/format-fixture.h"
#include "formats/text/study-text-decode.h"

/* What people write, and what nobody may change in it. */
static const char * const right[] = {
  "",
  "Plain words only.",
  "Programação orientada a objetos: ação, reação, lógica, você, avó, avô, à noite",
  "SÃO PAULO, MAÇÃ E IRMÃ",
  "“AMANHÔ",
  "AMANHÃ…",
  "AMANHÃ – HOJE",
  "¿Qué? ¡Año nuevo, niño! «Ñandú»",
  "Où ça ? À côté, l’été, VOILÀ : CAFÉ : ÊTRE",
  "CAFÉ\u00a0: À\u00a0LA CARTE",
  "Straße, „Ähre“, „Ä“, Größe",
  "√ß is the root of an s that is sharp, and √2 ≈ 1,41",
  "√ß",
  "2√≤3",
  "Ελληνικά και Ωμέγα",
  "Русский язык, Ёлка",
  "日本語のテキスト",
  "Emoji 🚀 and ✅, a heart ❤️",
  "£10–€20, 5 µm, 20 °C, ½ ± ¼",
  "†‡•¶§ ©2026 ®™",
  "Ã",
  "Â",
};

/* What people write, and what is read in the wrong encoding. */
static const char * const mistaken[] = {
  "Programação",
  "Lógica",
  "Introdução à lógica — “você” não vê…",
  "¿Qué? ¡Año nuevo!",
  "Où ça ? L’été",
  "Größe und Straße",
  "🚀 Início do caminho • avançado",
  "AÇÃO e reação",
  "# Título\n\n* Ítem: às vezes, é só um ü\n* Água",
};

static char *
read_in (StudyTextEncoding  encoding,
         const char        *text)
{
  g_autoptr (GString) read = study_text_from_one_byte (encoding, text, strlen (text), NULL);

  return g_string_free_and_steal (g_steal_pointer (&read));
}

static GString *
decode (const char        *data,
        gsize              length,
        StudyTextDecoding *how)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  GString *text = study_text_decode (bytes, how, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text->str, text->len, NULL));

  return text;
}

static void
assert_decodes (const char        *data,
                gsize              length,
                const char        *expected,
                StudyTextEncoding  encoding)
{
  StudyTextDecoding how;
  g_autoptr (GString) text = decode (data, length, &how);

  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (how.encoding, ==, encoding);
}

static void
test_right (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      StudyTextDecoding how;
      g_autoptr (GString) text = decode (right[i], strlen (right[i]), &how);
      g_auto (GStrv) notes = study_text_decoding_describe (&how);

      g_assert_cmpstr (text->str, ==, right[i]);
      g_assert_cmpint (how.encoding, ==, STUDY_TEXT_UTF_8);
      g_assert_cmpint (how.repaired_from, ==, STUDY_TEXT_UTF_8);
      g_assert_cmpuint (how.n_repaired, ==, 0);
      g_assert_cmpuint (how.n_lost, ==, 0);
      g_assert_null (notes[0]);
    }
}

static void
test_mistaken (gconstpointer data)
{
  StudyTextEncoding encoding = GPOINTER_TO_INT (data);
  /* A byte that stands for nothing was kept as it was, as most programs do. */
  StudyTextEncoding kept = encoding == STUDY_TEXT_WINDOWS_1252 ? STUDY_TEXT_LATIN_1 : encoding;

  for (guint i = 0; i < G_N_ELEMENTS (mistaken); i++)
    {
      g_autofree char *once = read_in (encoding, mistaken[i]);
      g_autofree char *shown = strstr (once, "\xef\xbf\xbd") != NULL ? read_in (kept, mistaken[i]) : g_strdup (once);
      g_autofree char *twice = read_in (kept, shown);
      StudyTextDecoding how;
      g_autoptr (GString) from_once = decode (shown, strlen (shown), &how);
      g_autoptr (GString) from_twice = NULL;

      g_assert_cmpstr (from_once->str, ==, mistaken[i]);
      g_assert_cmpint (how.encoding, ==, STUDY_TEXT_UTF_8);
      g_assert_cmpint (how.repaired_from == STUDY_TEXT_MAC_ROMAN, ==, encoding == STUDY_TEXT_MAC_ROMAN);
      g_assert_cmpuint (how.n_repaired, >, 0);

      from_twice = decode (twice, strlen (twice), &how);
      g_assert_cmpstr (from_twice->str, ==, mistaken[i]);
    }
}

/* Where the sign for no break has become a space. */
static void
test_space (void)
{
  static const char text[] = "IntroduÃ§Ã£o Ã  lÃ³gica";
  StudyTextDecoding how;
  g_autoptr (GString) repaired = decode (text, strlen (text), &how);

  g_assert_cmpstr (repaired->str, ==, "Introdução à lógica");
  g_assert_cmpuint (how.n_repaired, ==, 4);
}

/* A line that was right stays so beside one that was not. */
static void
test_mixed (void)
{
  static const char text[] = "Coração, fé, maçã, avó, avô, é\nProgramaÃ§Ã£o\nação\n“√”";
  StudyTextDecoding how;
  g_autoptr (GString) repaired = decode (text, strlen (text), &how);

  g_assert_cmpstr (repaired->str, ==, "Coração, fé, maçã, avó, avô, é\nProgramação\nação\n“√”");
  g_assert_cmpuint (how.n_repaired, ==, 2);
}

static void
test_one_byte (void)
{
  static const char latin_1[] = "Programa\xe7\xe3o, l\xf3gica, \xe0s vezes \xe9\n";
  static const char windows_1252[] = "\x93Programa\xe7\xe3o\x94 \x96 l\xf3gica\x85\n";
  static const char mac_roman[] = "Programa\x8d\x8bo, l\x97gica, \x88s vezes \x8e\n";
  static const char single[] = "a\xe7o";

  assert_decodes (latin_1, strlen (latin_1), "Programação, lógica, às vezes é\n", STUDY_TEXT_LATIN_1);
  assert_decodes (windows_1252, strlen (windows_1252), "“Programação” – lógica…\n", STUDY_TEXT_WINDOWS_1252);
  assert_decodes (mac_roman, strlen (mac_roman), "Programação, lógica, às vezes é\n", STUDY_TEXT_MAC_ROMAN);
  assert_decodes (single, strlen (single), "aço", STUDY_TEXT_LATIN_1);
}

static void
test_utf16 (void)
{
  static const char text[] = "# Ação 🚀\r\nb";
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      for (glong j = i & 1 ? -1 : 0; j < n_units; j++)
        {
          gunichar2 unit = j < 0 ? 0xfeff : units[j];
          const guint8 pair[] = { i & 2 ? unit >> 8 : unit & 0xff, i & 2 ? unit & 0xff : unit >> 8 };

          g_byte_array_append (bytes, pair, 2);
        }
      assert_decodes ((const char *) bytes->data, bytes->len, "# Ação 🚀\nb", STUDY_TEXT_UTF_16);
    }
  assert_decodes ("a\0b\0\0\xd8z\0", 8, "ab\xef\xbf\xbdz", STUDY_TEXT_UTF_16);
}

static void
test_marks_and_lines (void)
{
  static const char misread[] = "ï»¿ação, lição e canção";
  g_autofree char *wrong = g_convert ("\xef\xbb\xbf" "ação, lição e canção", -1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  StudyTextDecoding how;
  g_autoptr (GString) repaired = decode (wrong, strlen (wrong), &how);
  g_autoptr (GString) kept = decode (misread, strlen (misread), &how);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GString) empty = study_text_decode (nothing, &how, NULL);

  assert_decodes ("\xef\xbb\xbf" "a\r\nb\rc\nd\r", 12, "a\nb\nc\nd\n", STUDY_TEXT_UTF_8);
  assert_decodes ("\xff\xfe\xff\xfe" "a\0b\0", 8, "ab", STUDY_TEXT_UTF_16);
  g_assert_cmpstr (empty->str, ==, "");

  /* A mark that was read in the wrong encoding is none of the text, but only
   * with the rest of it. */
  g_assert_cmpstr (repaired->str, ==, "ação, lição e canção");
  g_assert_cmpstr (kept->str, ==, misread);
}

/* A text in UTF-8 with some bytes that are none. */
static void
test_lost (void)
{
  static const char text[] = "ação, maçã, \xff fé";
  StudyTextDecoding how;
  g_autoptr (GString) decoded = decode (text, strlen (text), &how);
  g_auto (GStrv) notes = study_text_decoding_describe (&how);

  g_assert_cmpstr (decoded->str, ==, "ação, maçã, \xef\xbf\xbd fé");
  g_assert_cmpuint (how.n_lost, ==, 1);
  g_assert_cmpstr (notes[0], ==, "1 character could not be read");
  g_assert_null (notes[1]);
}

static void
test_not_text (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_autoptr (GError) error = NULL;
  StudyTextDecoding how;
  g_autoptr (GString) text = study_text_decode (bytes, &how, &error);

  g_assert_null (text);
  g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
}

static void
test_notes (void)
{
  const StudyTextDecoding how = { STUDY_TEXT_WINDOWS_1252, STUDY_TEXT_MAC_ROMAN, 2, 3 };
  g_auto (GStrv) notes = study_text_decoding_describe (&how);

  g_assert_cmpuint (g_strv_length (notes), ==, 3);
  g_assert_cmpstr (notes[0], ==, "Text encoding: Windows-1252");
  g_assert_cmpstr (notes[1], ==, "The text had been read as Mac Roman by mistake; 2 characters were repaired");
  g_assert_cmpstr (notes[2], ==, "3 characters could not be read");
}

/* A random text of words as they are written in some language. */
static char *
new_text (void)
{
  static const char * const words[] = {
    "programação", "lógica", "você", "às", "é", "São", "niño", "¿qué?", "año", "été", "garçon", "naïve", "Größe", "über",
    "word", "of", "a", "—", "“x”", "…", "•", "🚀", "✅", "1º", "§", "€", "İ", "œuvre", "ação:", "não,",
  };
  GString *text = g_string_new ("coração");
  int n = g_test_rand_int_range (1, 60);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", fixture_one_of (6) ? "\n" : " ",
                            words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

  return g_string_free_and_steal (text);
}

/* Any text stays as it is, and comes back when it was read by mistake. */
static void
test_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = new_text ();
      StudyTextEncoding encoding = fixture_one_of (2) ? STUDY_TEXT_MAC_ROMAN : STUDY_TEXT_LATIN_1;
      g_autofree char *once = read_in (encoding, text);
      StudyTextDecoding how;
      g_autoptr (GString) same = decode (text, strlen (text), &how);
      g_autoptr (GString) repaired = NULL;

      g_assert_cmpstr (same->str, ==, text);
      g_assert_cmpuint (how.n_repaired, ==, 0);
      repaired = decode (once, strlen (once), &how);
      g_assert_cmpstr (repaired->str, ==, text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-decode/right", test_right);
  g_test_add_data_func ("/text-decode/mistaken/mac-roman", GINT_TO_POINTER (STUDY_TEXT_MAC_ROMAN), test_mistaken);
  g_test_add_data_func ("/text-decode/mistaken/windows-1252", GINT_TO_POINTER (STUDY_TEXT_WINDOWS_1252), test_mistaken);
  g_test_add_data_func ("/text-decode/mistaken/latin-1", GINT_TO_POINTER (STUDY_TEXT_LATIN_1), test_mistaken);
  g_test_add_func ("/text-decode/space", test_space);
  g_test_add_func ("/text-decode/mixed", test_mixed);
  g_test_add_func ("/text-decode/one-byte", test_one_byte);
  g_test_add_func ("/text-decode/utf-16", test_utf16);
  g_test_add_func ("/text-decode/marks-and-lines", test_marks_and_lines);
  g_test_add_func ("/text-decode/lost", test_lost);
  g_test_add_func ("/text-decode/not-text", test_not_text);
  g_test_add_func ("/text-decode/notes", test_notes);
  g_test_add_func ("/text-decode/random", test_random);

  return g_test_run ();
}
