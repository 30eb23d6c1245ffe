/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/format-fixture.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-progress-salvage.h"
#include "formats/json/study-json-reader.h"

#define FORMAT "\"format\":\"studytrail-progress\""
#define HEAD FORMAT ",\"version\":1,\"trail\":\"t\""
#define REGISTERS(registers) "{" HEAD ",\"registers\":[" registers "]}"
#define TITLE(id, value) \
  "{\"scope\":\"item\",\"id\":\"" id "\",\"field\":\"title\",\"value\":" value ",\"time\":7,\"device\":\"0000000a\"}"
#define A TITLE ("a", "\"x\"")
#define B TITLE ("b", "\"y\"")
#define C TITLE ("c", "\"z\"")
#define UTF_8_MARK "\xef\xbb\xbf"

typedef struct
{
  const char *name;
  const char *document;
  const char *ids; /* of what is taken, a letter each */
} Damage;

static const Damage damages[] = {
  { "nothing", "", "" },
  { "no-json", "hello", "" },
  { "whole", REGISTERS (A "," B "," C), "abc" },
  { "mark", UTF_8_MARK REGISTERS (A "," B "," C), "abc" },
  { "cut-in-head", "{" FORMAT ",\"ver", "" },
  { "cut-in-list", "{" HEAD ",\"registers\":[" A "," B ",{\"scope\":\"it", "ab" },
  { "cut-after-list", "{" HEAD ",\"registers\":[" A "," B "," C, "abc" },
  { "no-head", "gisters\":[" A "," B "," C "]}", "abc" },
  { "no-start", "te\",\"time\":7,\"device\":\"0000000a\"}," B "," C "]}", "bc" },
  { "list-only", "[" A "," B "," C "]", "abc" },
  { "no-list", A " " B "\n" C, "abc" },
  { "twice", REGISTERS (A "," B) REGISTERS (C), "abc" },
  { "shorter-over-longer", REGISTERS (A) "0000a\"}," B "," C "]}", "abc" },
  { "garbage-before", "\x01\xff{[\"" REGISTERS (A "," B), "ab" },
  { "garbage-between", "{" HEAD ",\"registers\":[" A ",\xc3{\"(\x02{{[\"," B "," C "]}", "abc" },
  { "garbage-in-open-list", REGISTERS (A ",{\"x-0\":[\x01\x01," B "," C), "abc" },
  { "garbage-in-text", REGISTERS (A "," TITLE ("b", "\"y\xff\"") "," C), "ac" },
  { "garbage-after", REGISTERS (A "," B) "\x01\xff{[\"", "ab" },
  { "no-comma", REGISTERS (A B C), "abc" },
  { "no-colon", "{" HEAD ",\"registers\"[" A "," B "]}", "ab" },
  { "no-quote", "{\"format\":\"studytrail-progress,\"version\":1,\"trail\":\"t\",\"registers\":[" A "," B "]}", "ab" },
  { "no-bracket", "{" HEAD ",\"registers\":" A "," B "}", "ab" },
  { "list-in-list", REGISTERS ("[" A "," B), "ab" },
  { "open-list-in-register", REGISTERS ("{\"x-0\":[{}," A "," B "," C), "abc" },
  { "open-lists-in-register", REGISTERS ("{\"x-0\":[[{}," A "," B "," C), "abc" },
  { "no-brace", REGISTERS ("{\"scope\":\"item\",\"id\":\"a\"," B "," C), "bc" },
  { "quote-in-text", REGISTERS (TITLE ("a", "\"x\"x\"") "," B "," C), "bc" },
  { "open-text", REGISTERS (TITLE ("a", "\"x") "," B "," C), "bc" },
  { "open-text-of-braces", REGISTERS (TITLE ("a", "\"{[}") "," B "," C), "bc" },
  { "line-break-in-text", REGISTERS (TITLE ("a", "\"x\n\"") "," B "," C), "bc" },
  { "bad-escape", REGISTERS (TITLE ("a", "\"\\x\"") "," B), "b" },
  { "escaped-end", REGISTERS (TITLE ("a", "\"x\\\"") "," B), "b" },
  { "half-character", REGISTERS (TITLE ("a", "\"\\ud800\"") "," B), "b" },
  { "not-an-object", REGISTERS ("7,null,\"" "\",[]," B), "b" },
  { "no-brace-before-list", "{" HEAD ",\"x-0\":{\"k\":1 ,\"registers\":[" A "," B "]}", "ab" },
  { "list-in-member", "{" HEAD ",\"x-0\":{\"k\":1 ,\"registers\":[" A "," B "]}}", "" },
  { "archive", "{\"format\":\"studytrail-archive\",\"progress\":[" REGISTERS (A) "]}", "" },
  { "archive-other-trail", "{\"format\":\"studytrail-archive\",\"progress\":[{\"trail\":\"u\",\"registers\":[" A "]}", "" },
  { "wrong-type", REGISTERS (TITLE ("a", "7") "," B), "b" },
  { "wrong-types", "{\"format\":7,\"version\":\"1\",\"trail\":null,\"registers\":[" A "," B "]}", "ab" },
  { "member-twice", REGISTERS ("{\"scope\":\"item\",\"scope\":\"item\"," "\"id\":\"a\",\"field\":\"x\",\"value\":1,\"time\":7,\"device\":\"d\"}," B), "b" },
  { "list-twice", "{" HEAD ",\"registers\":[" A "],\"registers\":[" B "]}", "ab" },
  { "head-twice", "{" HEAD "," HEAD ",\"registers\":[" A "," B "]}", "ab" },
  { "register-twice", REGISTERS (A "," B "," A), "ab" },
  { "list-of-another-name", "{" HEAD ",\"regisTers\":[" A "," B "]}", "ab" },
  { "another-list", "{" HEAD ",\"old\":[" C "],\"registers\":[" A "," B "],\"new\":[" C "]}", "ab" },
  { "escaped-names", "{\"f\\u006frmat\":\"studytrail-progress\",\"reg\\u0069sters\":[" A "],\"\\u006fld\":[" B "]}", "a" },
  { "register-in-value", REGISTERS ("{\"scope\":\"x\",\"id\":\"a\",\"field\":\"x\",\"value\":" B ",\"time\":7,\"device\":\"d\"}"), "a" },
  { "cut-after-register-in-value", "{" HEAD ",\"registers\":[" A ",{\"scope\":\"x\",\"id\":\"c\",\"value\":" B, "a" },
  { "damage-before-register-in-value", REGISTERS (A ",{\"scope\":!,\"id\":\"c\",\"value\": " B "}"), "a" },
  { "register-in-text", REGISTERS (TITLE ("a", "\"{\\\"scope\\\":\\\"item\\\"\"")), "a" },
  { "other-trail", "{\"format\":\"studytrail-progress\",\"version\":1,\"trail\":\"u\",\"registers\":[" A, "" },
  { "other-trail-damaged-before", "{\"format\"\x01\"studytrail-progress\",\"version\":1,\"trail\" : \"u\",\"registers\":[" A, "" },
  { "other-trail-damaged-after", "{" FORMAT ",\"trail\":\"u\",\"reg", "" },
  { "other-trail-without-brace", "\1" FORMAT ",\"trail\":\"u\",\"registers\":[" A "]}", "" },
  { "other-trail-last", "{\"registers\":[" A "],\"trail\":\"u\"}", "" },
  { "other-trail-last-damaged", "{\"registers\":[!," A "],\"trail\":\"u\"}", "" },
  { "other-trail-escaped", "{" FORMAT ",\"tr\\u0061il\":\"u\",\"registers\":[" A "]}", "" },
  { "other-trail-second", "{" HEAD ",\"trail\":\"u\",\"registers\":[" A "]}", "" },
  { "other-trail-in-register", REGISTERS (A ",{\"trail\":\"u\"," "\"scope\":\"x\",\"id\":\"b\",\"field\":\"x\",\"value\":1,\"time\":7,\"device\":\"d\"}"), "ab" },
  { "other-trail-in-lone-register", "{\"trail\":\"u\"," "\"scope\":\"x\",\"id\":\"b\",\"field\":\"x\",\"value\":1,\"time\":7,\"device\":\"d\"}", "b" },
  { "unreadable-trail", "{\"trail\":\"\xff\",\"registers\":[" A "]}", "a" },
  { "guide", "{\"format\":\"studytrail-trail\",\"version\":1,\"id\":\"t\",\"stages\":[{\"id\":\"a\"}]}", "" },
};

static StudyProgressSnapshot *
salvage (const char *data,
         gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  StudyProgressSnapshot *snapshot = study_progress_salvage (bytes, "t");

  g_assert_nonnull (snapshot);
  g_assert_cmpstr (snapshot->trail_id, ==, "t");

  return snapshot;
}

static void
assert_ids (const StudyProgressSnapshot *snapshot,
            const char                  *ids)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < snapshot->registers->len; i++)
    g_string_append (found, study_register_get_id (snapshot->registers->pdata[i]));
  g_assert_cmpstr (found->str, ==, ids);
}

/* What is found is a document again. */
static void
assert_readable (const StudyProgressSnapshot *snapshot)
{
  g_autoptr (GBytes) written = study_progress_format_write (snapshot);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) again = study_progress_format_read (written, &error);
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  rewritten = study_progress_format_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (StudyProgressSnapshot) snapshot = salvage (damage->document, strlen (damage->document));

  assert_ids (snapshot, damage->ids);
  assert_readable (snapshot);
}

/* What is beside the registers is kept where it can be read. */
static void
test_members (void)
{
  static const char document[] =
    "{\"more\":{\"a\":[1,null]},\"format\":\"studytrail-progress\",\"version\":7,\"trail\":\"t\","
    "\"bad\":tru,\"registers\":[" A ",null," B "],\"x-1\":\"y\"}";
  static const char twice[] = "{" HEAD ",\"x-1\":1,\"x-1\":2,\"registers\":[" A "]}";
  static const char other_list[] = "{" HEAD ",\"version\":7,\"regisTers\":[" A "]}";
  g_autoptr (StudyProgressSnapshot) snapshot = salvage (document, strlen (document));
  g_autoptr (StudyProgressSnapshot) broken = salvage (document, strlen (document) - 3);
  g_autoptr (StudyProgressSnapshot) doubtful = salvage (twice, strlen (twice));
  g_autoptr (StudyProgressSnapshot) renamed = salvage (other_list, strlen (other_list));
  g_autofree char *extra = g_variant_print (snapshot->extra, FALSE);
  g_autofree char *part = g_variant_print (broken->extra, FALSE);

  assert_ids (snapshot, "ab");
  g_assert_cmpuint (snapshot->version, ==, 7);
  g_assert_cmpstr (extra, ==, "{'more': <{'a': <[<int64 1>, <@mv nothing>]>}>, 'x-1': <'y'>}");

  assert_ids (broken, "ab");
  g_assert_cmpuint (broken->version, ==, 7);
  g_assert_cmpstr (part, ==, "{'more': <{'a': <[<int64 1>, <@mv nothing>]>}>}");

  assert_ids (doubtful, "a");
  g_assert_cmpuint (doubtful->version, ==, STUDY_PROGRESS_VERSION);
  g_assert_null (doubtful->extra);

  assert_ids (renamed, "a");
  g_assert_cmpuint (renamed->version, ==, STUDY_PROGRESS_VERSION);
  g_assert_null (renamed->extra);
}

/* Of two registers of one key the later one is taken, as by a merge. */
static void
test_later (void)
{
  static const char document[] =
    "{\"scope\":\"item\",\"id\":\"a\",\"field\":\"title\",\"value\":\"new\",\"time\":8,\"device\":\"a\"}"
    TITLE ("a", "\"old\"");
  g_autoptr (StudyProgressSnapshot) snapshot = salvage (document, strlen (document));

  assert_ids (snapshot, "a");
  g_assert_cmpint (study_register_get_time (snapshot->registers->pdata[0]), ==, 8);
}

/* A register that could not be read again where it has to be is none. */
static void
test_depth (void)
{
  for (guint depth = STUDY_JSON_MAX_DEPTH - 5; depth < STUDY_JSON_MAX_DEPTH + 5; depth++)
    {
      g_autoptr (GString) text = g_string_new ("{\"scope\":\"x\",\"id\":\"a\",\"field\":\"x\",\"value\":");
      g_autoptr (StudyProgressSnapshot) snapshot = NULL;

      for (guint i = 1; i < depth; i++)
        g_string_append_c (text, '[');
      for (guint i = 1; i < depth; i++)
        g_string_append_c (text, ']');
      g_string_append (text, ",\"time\":7,\"device\":\"a\"}," B);
      snapshot = salvage (text->str, text->len);
      assert_ids (snapshot, depth <= STUDY_JSON_MAX_DEPTH - 2 ? "ba" : "b");
      assert_readable (snapshot);
    }
}

static GBytes *
to_utf16 (const char *text,
          gsize       length,
          gboolean    mark,
          gboolean    big_endian)
{
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, length, NULL, &n_units, NULL);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_nonnull (units);
  for (glong i = mark ? -1 : 0; i < n_units; i++)
    {
      gunichar2 unit = i < 0 ? 0xfeff : units[i];
      const guint8 pair[] = { big_endian ? unit >> 8 : unit & 0xff, big_endian ? unit & 0xff : unit >> 8 };

      g_byte_array_append (bytes, pair, 2);
    }

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_utf16 (void)
{
  static const char text[] = REGISTERS (TITLE ("a", "\"ção 😀\"") "," B);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) bytes = to_utf16 (text, -1, i & 1, i & 2);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      g_autoptr (StudyProgressSnapshot) snapshot = salvage (data, size);
      g_autoptr (StudyProgressSnapshot) cut = salvage (data, size - 7);
      g_autofree char *odd = g_memdup2 (data, size);
      char *half = memmem (odd, size, i & 2 ? "\xd8\x3d" : "\x3d\xd8", 2);
      g_autoptr (StudyProgressSnapshot) damaged = NULL;

      assert_ids (snapshot, "ab");
      g_assert_cmpstr (g_variant_get_string (study_register_get_value (snapshot->registers->pdata[0]), NULL), ==, "ção 😀");
      assert_ids (cut, "a");

      /* Half of a character makes no other text. */
      memcpy (half, i & 2 ? "\0x" : "x\0", 2);
      damaged = salvage (odd, size);
      assert_ids (damaged, "b");
    }
}

static void
test_one_byte (void)
{
  static const char latin_1[] = REGISTERS (TITLE ("a", "\"a\xe7\xe3o\"") "," B);
  static const char windows_1252[] = REGISTERS (TITLE ("a", "\"\x93" "a\x94 \x80\"") "," B);
  static const char mixed[] = REGISTERS (TITLE ("a", "\"a\xe7\xe3o\"") "," TITLE ("b", "\"\xc3\xa7\""));
  static const char cut[] = "{" HEAD ",\"registers\":[" TITLE ("a", "\"a\xe7\xe3o\"") "," B;
  static const char single[] = REGISTERS (TITLE ("a", "\"a\xe7o\"") "," B);
  g_autoptr (StudyProgressSnapshot) snapshot = salvage (latin_1, strlen (latin_1));
  g_autoptr (StudyProgressSnapshot) windows = salvage (windows_1252, strlen (windows_1252));
  g_autoptr (StudyProgressSnapshot) both = salvage (mixed, strlen (mixed));
  g_autoptr (StudyProgressSnapshot) part = salvage (cut, strlen (cut));
  g_autoptr (StudyProgressSnapshot) flipped = salvage (single, strlen (single));

  assert_ids (snapshot, "ab");
  g_assert_cmpstr (g_variant_get_string (study_register_get_value (snapshot->registers->pdata[0]), NULL), ==, "ação");
  assert_ids (windows, "ab");
  g_assert_cmpstr (g_variant_get_string (study_register_get_value (windows->registers->pdata[0]), NULL), ==, "“a” €");

  /* What may be damage is not guessed at. */
  assert_ids (both, "b");
  assert_ids (part, "b");
  assert_ids (flipped, "b");
}

/* A random document and where its registers are. */
typedef struct
{
  GString *text;
  GArray *starts; /* of gsize */
  GArray *ends;
  GPtrArray *registers;
  gsize trail; /* where the trail's id is */
} Sample;

static void
sample_free (Sample *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_ptr_array_unref (self->registers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

/* The registers in a random order of members, in lines or all in one. No change
 * of a single byte makes one id of another. */
static void
append_register (GString *text,
                 guint    number)
{
  static const char * const scopes[] = { "item", "topic", "other" };
  static const char * const fields[] = { "title", "note", "x" };
  const char *scope = scopes[g_test_rand_int_range (0, 3)];
  const char *field = fields[g_test_rand_int_range (0, 3)];
  guint first = g_test_rand_int_range (0, 6);

  g_string_append_c (text, '{');
  for (guint i = 0; i < 6; i++)
    {
      if (i > 0)
        g_string_append (text, fixture_one_of (2) ? "," : ", ");

      switch ((first + i) % 6)
        {
        case 0:
          g_string_append_printf (text, "\"scope\":\"%s\"", scope);
          break;
        case 1:
          g_string_append_printf (text, "\"id\": \"i%03u%03u\"", number, number);
          break;
        case 2:
          g_string_append_printf (text, "\"field\" :\"%s\"", field);
          break;
        case 3:
          g_string_append (text, "\"value\":");
          if (*field == 'x')
            fixture_append_json (text, 3);
          else
            fixture_append_string (text);
          break;
        case 4:
          g_string_append_printf (text, "\"time\":%d", g_test_rand_int_range (0, 1000));
          break;
        default:
          g_string_append (text, "\"device\":");
          fixture_append_string (text);
          break;
        }
    }
  fixture_append_unknown (text);
  g_string_append_c (text, '}');
}

static Sample *
new_sample (void)
{
  Sample *self = g_new0 (Sample, 1);
  gboolean lines = fixture_one_of (2);
  gboolean first = fixture_one_of (2);
  int n = g_test_rand_int_range (1, 8);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  self->text = g_string_new ("{");
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->registers = g_ptr_array_new_with_free_func ((GDestroyNotify) study_register_unref);

  g_string_append (self->text, FORMAT ",\"version\":1,\"trail\":\"");
  self->trail = self->text->len;
  g_string_append (self->text, "t\"");
  if (first)
    fixture_append_unknown (self->text);
  g_string_append (self->text, ",\"registers\":[");
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      if (lines)
        g_string_append (self->text, "\n    ");
      g_array_append_val (self->starts, self->text->len);
      append_register (self->text, i);
      g_array_append_val (self->ends, self->text->len);
    }
  g_string_append (self->text, "]");
  if (!first)
    fixture_append_unknown (self->text);
  g_string_append (self->text, "}\n");

  bytes = fixture_bytes (self->text->str);
  snapshot = study_progress_format_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->registers->len, ==, n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (self->registers, NULL);
  for (int i = 0; i < n; i++)
    {
      StudyRegister *reg = snapshot->registers->pdata[i];
      guint number = g_ascii_strtoull (study_register_get_id (reg) + 4, NULL, 10);

      self->registers->pdata[number] = study_register_ref (reg);
    }

  return self;
}

static gboolean
same_register (StudyRegister *a,
               StudyRegister *b)
{
  g_autoptr (StudyProgressSnapshot) a_alone = study_progress_snapshot_new ("t", 1, NULL);
  g_autoptr (StudyProgressSnapshot) b_alone = study_progress_snapshot_new ("t", 1, NULL);
  g_autoptr (GBytes) a_text = NULL;
  g_autoptr (GBytes) b_text = NULL;

  g_ptr_array_add (a_alone->registers, study_register_ref (a));
  g_ptr_array_add (b_alone->registers, study_register_ref (b));
  a_text = study_progress_format_write (a_alone);
  b_text = study_progress_format_write (b_alone);

  return g_bytes_equal (a_text, b_text);
}

/* Asserts that all registers are found that lie outside of a part of the text,
 * as they are, and that there is at most one more for each of the others. */
static void
assert_found (const Sample *self,
              const char   *text,
              gsize         length,
              gsize         start,
              gsize         end)
{
  g_autoptr (StudyProgressSnapshot) snapshot = salvage (text, length);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (snapshot->registers->len, <=, self->registers->len);
  for (guint i = 0; i < snapshot->registers->len; i++)
    {
      StudyRegister *reg = snapshot->registers->pdata[i];

      g_hash_table_insert (found, (gpointer) study_register_get_id (reg), reg);
    }

  for (guint i = 0; i < self->registers->len; i++)
    {
      StudyRegister *reg = self->registers->pdata[i];
      gboolean whole = g_array_index (self->ends, gsize, i) <= start || g_array_index (self->starts, gsize, i) >= end;
      StudyRegister *other = g_hash_table_lookup (found, study_register_get_id (reg));

      if (whole && (other == NULL || !same_register (reg, other)))
        {
          g_autofree char *shown = g_strescape (text, NULL);

          g_error ("Register %u is lost, after damage from %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT ", in: %s\nof: %s",
                   i, start, end, shown, self->text->str);
        }
    }

  assert_readable (snapshot);
}

/* Cut off at every byte: all that is whole before it, and nothing else. */
static void
test_cut (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (Sample) sample = new_sample ();

      for (gsize cut = 0; cut <= sample->text->len; cut++)
        {
          g_autoptr (StudyProgressSnapshot) snapshot = salvage (sample->text->str, cut);
          guint n_whole = 0;

          while (n_whole < sample->ends->len && g_array_index (sample->ends, gsize, n_whole) <= cut)
            n_whole++;

          g_assert_cmpuint (snapshot->registers->len, ==, n_whole);
          assert_found (sample, sample->text->str, cut, cut, sample->text->len);
        }
    }
}

/* The end of a document, as when the first blocks are lost. */
static void
test_cut_before (void)
{
  for (guint i = 0; i < 15; i++)
    {
      g_autoptr (Sample) sample = new_sample ();

      for (gsize cut = 0; cut <= sample->text->len; cut++)
        assert_found (sample, sample->text->str + cut, sample->text->len - cut, 0, cut);
    }
}

/* Another byte in one place loses at most the register that is there. */
static void
test_flip (void)
{
  static const char hard[] = "\"\\{}[],: \n0e";

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (Sample) sample = new_sample ();

      for (gsize at = 0; at < sample->text->len; at++)
        {
          char before = sample->text->str[at];
          g_autoptr (GString) text = g_string_new_len (sample->text->str, sample->text->len);

          if (at == sample->trail)
            continue;

          for (guint j = 0; j < 4; j++)
            {
              if (j < 2)
                text->str[at] = hard[g_test_rand_int_range (0, strlen (hard))];
              else if (j == 2)
                text->str[at] = before ^ (1 << g_test_rand_int_range (0, 8));
              else
                text->str[at] = g_test_rand_int_range (0, 256);

              assert_found (sample, text->str, text->len, at, at + 1);
            }
        }
    }
}

/* A block of zero bytes, as after a power cut, or of anything. */
static void
test_block (void)
{
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (Sample) sample = new_sample ();
      g_autoptr (GString) text = g_string_new_len (sample->text->str, sample->text->len);
      gsize start = g_test_rand_int_range (0, text->len);
      gsize length = g_test_rand_int_range (1, 200);
      gsize end = MIN (start + length, text->len);
      gboolean zero = fixture_one_of (2);

      if (start <= sample->trail + 1 && end >= sample->trail)
        continue;

      for (gsize at = start; at < end; at++)
        text->str[at] = zero ? 0 : g_test_rand_int_range (0, 256);
      assert_found (sample, text->str, text->len, start, end);

      /* The same put between, and at the end. */
      g_string_assign (text, sample->text->str);
      for (gsize at = start; at < end; at++)
        g_string_insert_c (text, start, zero ? 0 : g_test_rand_int_range (0, 256));
      assert_found (sample, text->str, text->len, start, start + 1);

      g_string_assign (text, sample->text->str);
      for (gsize at = start; at < end; at++)
        g_string_append_c (text, zero ? 0 : g_test_rand_int_range (0, 256));
      assert_found (sample, text->str, text->len, text->len, text->len);
    }
}

/* Whatever a reader takes is found as well. */
static void
test_at_least (void)
{
  guint n_read = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (Sample) sample = new_sample ();
      g_autoptr (GBytes) whole = fixture_bytes (sample->text->str);
      g_autoptr (JsonNode) root = fixture_parse (whole);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StudyProgressSnapshot) read = NULL;
      g_autoptr (StudyProgressSnapshot) found = NULL;

      fixture_damage (root);
      text = json_to_string (root, fixture_one_of (2));
      bytes = fixture_bytes (text);
      read = study_progress_format_read (bytes, NULL);
      found = salvage (text, strlen (text));
      assert_readable (found);

      if (read != NULL && strcmp (read->trail_id, "t") == 0)
        {
          g_autoptr (GBytes) a = study_progress_format_write (read);
          g_autoptr (GBytes) b = study_progress_format_write (found);

          n_read++;
          g_assert_true (g_bytes_equal (a, b));
        }
    }

  g_assert_cmpuint (n_read, >, 100);
}

/* What would take years if anything were read again and again. */
static void
test_linear (gconstpointer data)
{
  const char *piece = data;
  g_autofree char *shown = g_strescape (piece, NULL);
  gsize length = strlen (piece);
  gsize size = *piece == '{' && length == 1 ? STUDY_FORMAT_MAX_BYTES + 1 : 8 * 1024 * 1024;
  g_autofree char *text = g_malloc (size);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  for (gsize i = 0; i < size; i++)
    text[i] = piece[i % length];

  g_test_timer_start ();
  snapshot = salvage (text, size);
  g_test_message ("%.3f s for %" G_GSIZE_FORMAT " bytes of %s", g_test_timer_elapsed (), size, shown);
  g_assert_cmpuint (snapshot->registers->len, <=, 1);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 60.0 * fixture_patience ());
}

/* An object that a long text or list follows. */
static void
test_linear_tail (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "…", 2);
  g_autoptr (GString) text = g_string_new (parts[0]);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  for (guint i = 0; i < 4 * 1024 * 1024; i++)
    g_string_append (text, parts[1]);

  g_test_timer_start ();
  snapshot = salvage (text->str, text->len);
  g_test_message ("%.3f s for %" G_GSIZE_FORMAT " bytes of %s", g_test_timer_elapsed (), text->len, (const char *) data);
  g_assert_cmpuint (snapshot->registers->len, ==, 0);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 60.0 * fixture_patience ());
}

/* Names at the end, which any of the braces before them may have to do with. */
static void
test_linear_named (gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, data);
  g_string_append (text, "\"scope\",\"format\"");

  g_test_timer_start ();
  snapshot = salvage (text->str, text->len);
  g_test_message ("%.3f s for %" G_GSIZE_FORMAT " bytes of %s", g_test_timer_elapsed (), text->len, (const char *) data);
  g_assert_cmpuint (snapshot->registers->len, ==, 0);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 60.0 * fixture_patience ());
}

static void
test_speed (void)
{
  const guint n = 30000;
  g_autoptr (GString) text = g_string_new ("{" HEAD ",\"registers\":[");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\n    { \"scope\": \"item\", \"id\": \"s/t/i%06u\", \"field\": \"done\", \"value\": 1763132400123456,"
                            " \"time\": 1763132400123456, \"device\": \"0000000a\" }", i > 0 ? "," : "", i);

  g_test_timer_start ();
  snapshot = salvage (text->str, text->len);
  g_test_message ("%u registers found in %.3f s", n, g_test_timer_elapsed ());
  g_assert_cmpuint (snapshot->registers->len, ==, n);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 30.0 * fixture_patience ());
}

int
main (int    argc,
      char **argv)
{
  static const char * const pieces[] = {
    "{", "[", "\"", "\\", "{\"", "{\"a\":", "{\"a\":[", "{\"a\":\"", "{\"a\":[{},", "{\"a\":\"{", "{ ", "{}", "{\"\":0},",
    "{\"registers\":[", "{\"trail\":\"u", "\"trail\" ", "{\"scope\":\"item\",", A, "{\"a\":{\"b\\\"", "\xff{", "\t", ": ",
  };
  static const char * const tails[] = {
    "{\"a\":\"…{", "{\"a\":[…{},", "{\"a\":[{\"b\":[…1,", "{\"a\":[{\"b\":[{\"c\":[…{},", "{\"a\":[…\"{\",",
    "{\"a\":[{\"b\":…1", "{\"a\":\"…{ ", "{…\"\":0,", "{\"a\":[{\"b\":[…\"c\",", "{\"a\":… ", "{\"a\":{\"b\":…\\\"{",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/salvage/damage/%s", damages[i].name);

      g_test_add_data_func (path, &damages[i], test_damage);
    }
  g_test_add_func ("/salvage/members", test_members);
  g_test_add_func ("/salvage/later", test_later);
  g_test_add_func ("/salvage/depth", test_depth);
  g_test_add_func ("/salvage/utf-16", test_utf16);
  g_test_add_func ("/salvage/one-byte", test_one_byte);
  g_test_add_func ("/salvage/cut", test_cut);
  g_test_add_func ("/salvage/cut-before", test_cut_before);
  g_test_add_func ("/salvage/flip", test_flip);
  g_test_add_func ("/salvage/block", test_block);
  g_test_add_func ("/salvage/at-least", test_at_least);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *path = g_strdup_printf ("/salvage/linear/%02u", i);

      g_test_add_data_func (path, pieces[i], test_linear);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *path = g_strdup_printf ("/salvage/linear-tail/%02u", i);

      g_test_add_data_func (path, tails[i], test_linear_tail);
    }
  g_test_add_data_func ("/salvage/linear-named/objects", "{\"a\":", test_linear_named);
  g_test_add_data_func ("/salvage/linear-named/strings", "{\"", test_linear_named);
  g_test_add_func ("/salvage/speed", test_speed);

  return g_test_run ();
}
