/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "formats/documents/study-progress-format.h"
#include "model/trail/study-history.h"
#include "model/trail/trail-fixture.h"

#include <string.h>

/* Random histories of three devices whose clocks are not to be relied on. Each
 * device is played by a document of registers, since StudyProgress reads the
 * real clock: times jump by years here, and stand still. */

#define N_HISTORIES 10000
#define N_DEVICES 3

#define YEAR (G_GINT64_CONSTANT (365) * G_TIME_SPAN_DAY)

typedef struct
{
  StudyProgressSnapshot *document;
  gint64 wall;  /* what its clock shows */
  gint64 clock; /* the latest time that it has seen */
  char *name;
} Device;

static const char * const keys[][3] = {
  { "item", "s/t/a", "done" },
  { "item", "s/t/b", "done" },
  { "item", "s/t/a/project", "title" },
  { "topic", "s/t", "note" },
  { "topic", "s/t", "skipped" },
  { "course", "s/t/own-0123abcd", "course" },
  { "future", "x", "y" },
};

static const guint orders[][N_DEVICES] = {
  { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
};

static StudyRegister *
lookup (const StudyProgressSnapshot *document,
        const char * const          *key)
{
  for (guint i = 0; i < document->registers->len; i++)
    {
      StudyRegister *reg = document->registers->pdata[i];

      if (g_str_equal (study_register_get_scope (reg), key[0]) &&
          g_str_equal (study_register_get_id (reg), key[1]) &&
          g_str_equal (study_register_get_field (reg), key[2]))
        return reg;
    }

  return NULL;
}

static GVariant *
random_value (guint key)
{
  if (g_test_rand_int_range (0, 3) == 0)
    return NULL;

  switch (key)
    {
    case 0:
    case 1:
      return g_variant_new_int64 (g_test_rand_int_range (1, 4));
    case 4:
      return g_variant_new_boolean (TRUE);
    case 5:
      return fixture_course_value ("s/t", g_test_rand_int_range (0, 2) == 0 ? "One" : "Two", 1);
    default:
      return g_variant_new_take_string (g_strdup_printf ("text %d", g_test_rand_int_range (0, 4)));
    }
}

/* The rule of StudyProgress for the time of a change; see data/schemas/README.md. */
static void
set (Device    *device,
     guint      key,
     GVariant  *value)
{
  StudyRegister *old = lookup (device->document, keys[key]);
  gint64 time = CLAMP (device->wall, MIN (device->clock + 1, STUDY_PROGRESS_MAX_TIME), STUDY_PROGRESS_MAX_TIME);
  gboolean last = old != NULL && study_register_get_time (old) >= time;
  g_autofree char *name = last ? g_strconcat (study_register_get_device (old), "+", device->name, NULL)
                               : g_strdup (device->name);
  g_autoptr (StudyRegister) reg = study_register_new (keys[key][0], keys[key][1], keys[key][2], value, time, name,
                                                      NULL);

  if (old != NULL)
    {
      g_assert_cmpint (study_register_compare_age (reg, old), >, 0);
      g_ptr_array_remove_fast (device->document->registers, old);
    }
  g_ptr_array_add (device->document->registers, g_steal_pointer (&reg));
  device->clock = MAX (device->clock, time);
}

static void
see (Device                      *device,
     const StudyProgressSnapshot *other)
{
  StudyProgressSnapshot *merged = study_progress_snapshot_merge (device->document, other);

  study_progress_snapshot_free (device->document);
  device->document = merged;
  for (guint i = 0; i < merged->registers->len; i++)
    device->clock = MAX (device->clock, study_register_get_time (merged->registers->pdata[i]));
}

static gint64
random_time (void)
{
  static const gint64 times[] = {
    0, 1, 10 * YEAR, 56 * YEAR, 57 * YEAR, 80 * YEAR, 500 * YEAR,
    STUDY_PROGRESS_MAX_TIME - 2, STUDY_PROGRESS_MAX_TIME,
  };

  /* The end of time only now and then, or every history would be about it. */
  return times[g_test_rand_int_range (0, g_test_rand_int_range (0, 8) == 0 ? G_N_ELEMENTS (times)
                                                                           : G_N_ELEMENTS (times) - 2)];
}

static void
device_init (Device *device,
             guint   n)
{
  static const char * const names[] = { "0000000a", "a", "zzzzzzzz" };

  device->name = g_strdup (names[n]);
  device->wall = random_time ();
  device->clock = 0;
  device->document = study_progress_snapshot_new ("t", STUDY_PROGRESS_VERSION + g_test_rand_int_range (0, 2), NULL);
  if (g_test_rand_int_range (0, 4) == 0)
    {
      GVariantDict dict;

      g_variant_dict_init (&dict, NULL);
      g_variant_dict_insert (&dict, "x-own", "s", names[n]);
      g_variant_dict_insert (&dict, names[n], "x", (gint64) g_test_rand_int_range (0, 3));
      device->document->extra = g_variant_ref_sink (g_variant_dict_end (&dict));
    }
}

static void
device_clear (Device *device)
{
  study_progress_snapshot_free (device->document);
  g_free (device->name);
}

/* What three devices did, and how far they have seen each other. */
static void
play (Device *devices)
{
  guint n_steps = g_test_rand_int_range (1, 25);

  for (guint n = 0; n < N_DEVICES; n++)
    device_init (&devices[n], n);

  for (guint i = 0; i < n_steps; i++)
    {
      Device *device = &devices[g_test_rand_int_range (0, N_DEVICES)];
      guint key = g_test_rand_int_range (0, G_N_ELEMENTS (keys));

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          see (device, devices[g_test_rand_int_range (0, N_DEVICES)].document);
          break;
        case 1:
          device->wall = random_time ();
          break;
        default:
          device->wall = MIN (device->wall + g_test_rand_int_range (0, 2), STUDY_PROGRESS_MAX_TIME);
          set (device, key, random_value (key));
        }
    }
}

static GBytes *
write_document (const StudyProgressSnapshot *document)
{
  return study_progress_format_write (document);
}

/* Merges three documents through StudyProgress, as a program does. */
static GBytes *
merge_in_program (const StudyProgressSnapshot *a,
                  const StudyProgressSnapshot *b,
                  const StudyProgressSnapshot *c)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");
  g_autoptr (StudyProgressSnapshot) merged = NULL;

  study_progress_merge (progress, a);
  study_progress_merge (progress, b);
  study_progress_merge (progress, c);
  /* and once more: nothing changes. */
  g_assert_cmpuint (study_progress_merge (progress, b), ==, 0);
  merged = study_progress_snapshot (progress);

  return write_document (merged);
}

/* (a b) c */
static GBytes *
merge_left (const StudyProgressSnapshot *a,
            const StudyProgressSnapshot *b,
            const StudyProgressSnapshot *c)
{
  g_autoptr (StudyProgressSnapshot) ab = study_progress_snapshot_merge (a, b);
  g_autoptr (StudyProgressSnapshot) abc = study_progress_snapshot_merge (ab, c);

  return write_document (abc);
}

/* a (b c), with some of it twice */
static GBytes *
merge_right (const StudyProgressSnapshot *a,
             const StudyProgressSnapshot *b,
             const StudyProgressSnapshot *c)
{
  g_autoptr (StudyProgressSnapshot) bc = study_progress_snapshot_merge (b, c);
  g_autoptr (StudyProgressSnapshot) again = study_progress_snapshot_merge (bc, c);
  g_autoptr (StudyProgressSnapshot) abc = study_progress_snapshot_merge (a, again);
  g_autoptr (StudyProgressSnapshot) news = study_progress_snapshot_difference (abc, b);

  g_assert_null (news);

  return write_document (abc);
}

static void
assert_same (GBytes *a,
             GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

/* Whatever order documents are merged in, the same bytes come out. */
static void
test_orders (void)
{
  for (guint i = 0; i < N_HISTORIES; i++)
    {
      Device devices[N_DEVICES];
      g_autoptr (GBytes) first = NULL;

      play (devices);
      first = merge_left (devices[0].document, devices[1].document, devices[2].document);
      for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
        {
          const StudyProgressSnapshot *a = devices[orders[o][0]].document;
          const StudyProgressSnapshot *b = devices[orders[o][1]].document;
          const StudyProgressSnapshot *c = devices[orders[o][2]].document;
          g_autoptr (GBytes) left = merge_left (a, b, c);
          g_autoptr (GBytes) right = merge_right (a, b, c);
          g_autoptr (GBytes) program = merge_in_program (a, b, c);

          assert_same (left, first);
          assert_same (right, first);
          assert_same (program, first);
        }
      for (guint n = 0; n < N_DEVICES; n++)
        device_clear (&devices[n]);
    }
}

/* Whoever has seen everything, and changes something then, has the last word
 * everywhere: also where a clock was years ahead, and when it takes something
 * away. */
static void
test_last_word (void)
{
  for (guint i = 0; i < N_HISTORIES; i++)
    {
      Device devices[N_DEVICES];
      Device *last = &devices[g_test_rand_int_range (0, N_DEVICES)];
      guint key = g_test_rand_int_range (0, G_N_ELEMENTS (keys));
      g_autoptr (GVariant) value = random_value (key);

      if (value != NULL)
        g_variant_ref_sink (value);
      play (devices);
      for (guint n = 0; n < N_DEVICES; n++)
        see (last, devices[n].document);
      last->wall = random_time ();
      set (last, key, value);

      for (guint n = 0; n < N_DEVICES; n++)
        {
          StudyRegister *reg;

          see (&devices[n], last->document);
          reg = lookup (devices[n].document, keys[key]);
          if (value == NULL)
            g_assert_null (study_register_get_value (reg));
          else
            g_assert_true (g_variant_equal (study_register_get_value (reg), value));
        }
      for (guint n = 0; n < N_DEVICES; n++)
        device_clear (&devices[n]);
    }
}

/* What can be written can be read, also at the end of time. */
static void
test_documents (void)
{
  for (guint i = 0; i < N_HISTORIES / 10; i++)
    {
      Device devices[N_DEVICES];

      play (devices);
      for (guint n = 0; n < N_DEVICES; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) written = write_document (devices[n].document);
          g_autoptr (StudyProgressSnapshot) read = study_progress_format_read (written, &error);
          g_autoptr (GBytes) again = NULL;

          g_assert_no_error (error);
          again = write_document (read);
          assert_same (written, again);
          device_clear (&devices[n]);
        }
    }
}

/* Importing is a merge that the user can undo, */
static void
test_import (void)
{
  for (guint i = 0; i < N_HISTORIES / 10; i++)
    {
      Device devices[N_DEVICES];
      g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");
      g_autoptr (StudyHistory) history = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      play (devices);
      study_progress_merge (progress, devices[0].document);
      history = study_history_new (progress);
      before = fixture_dump (progress, FALSE);
      if (study_progress_import (progress, devices[1].document, "Imported") > 0)
        {
          after = fixture_dump (progress, FALSE);
          study_history_undo (history);
          undone = fixture_dump (progress, FALSE);
          g_assert_cmpstr (undone, ==, before);
          study_history_redo (history);
          redone = fixture_dump (progress, FALSE);
          g_assert_cmpstr (redone, ==, after);
        }
      for (guint n = 0; n < N_DEVICES; n++)
        device_clear (&devices[n]);
    }
}

/* and replacing makes every value what it is in the other document. */
static void
test_replace (void)
{
  for (guint i = 0; i < N_HISTORIES / 10; i++)
    {
      Device devices[N_DEVICES];
      g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000c");
      g_autoptr (StudyProgress) wanted = study_progress_new ("t", "0000000c");
      g_autoptr (StudyHistory) history = NULL;
      g_autofree char *before = NULL;
      g_autofree char *wanted_dump = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;

      play (devices);
      study_progress_merge (progress, devices[0].document);
      study_progress_merge (wanted, devices[1].document);
      history = study_history_new (progress);
      before = fixture_dump (progress, FALSE);
      wanted_dump = fixture_dump (wanted, FALSE);
      study_progress_replace (progress, devices[1].document, "Restored");
      after = fixture_dump (progress, FALSE);
      g_assert_cmpstr (after, ==, wanted_dump);
      study_history_undo (history);
      undone = fixture_dump (progress, FALSE);
      if (study_history_get_can_redo (history))
        g_assert_cmpstr (undone, ==, before);
      for (guint n = 0; n < N_DEVICES; n++)
        device_clear (&devices[n]);
    }
}

/* The JSON documents that a page shows, one after the other. */
static GPtrArray *
read_examples (const char *path)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, "```", -1);
  for (guint i = 1; parts[i] != NULL; i += 2)
    {
      g_assert_true (g_str_has_prefix (parts[i], "json\n"));
      g_ptr_array_add (examples, g_bytes_new (parts[i] + strlen ("json\n"), strlen (parts[i]) - strlen ("json\n")));
    }

  return examples;
}

/* What the page on the format says is so. */
static void
test_examples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schemas", "README.md", NULL);
  g_autoptr (GPtrArray) examples = read_examples (path);

  g_assert_cmpuint (examples->len, >=, 9);
  g_assert_cmpuint (examples->len % 3, ==, 0);
  for (guint i = 0; i < examples->len; i += 3)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyProgressSnapshot) a = study_progress_format_read (examples->pdata[i], &error);
      g_autoptr (StudyProgressSnapshot) b = study_progress_format_read (examples->pdata[i + 1], &error);
      g_autoptr (StudyProgressSnapshot) ab = NULL;
      g_autoptr (StudyProgressSnapshot) ba = NULL;
      g_autoptr (GBytes) first = NULL;
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      ab = study_progress_snapshot_merge (a, b);
      ba = study_progress_snapshot_merge (b, a);
      first = write_document (ab);
      second = write_document (ba);
      assert_same (first, examples->pdata[i + 2]);
      assert_same (second, examples->pdata[i + 2]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/orders", test_orders);
  g_test_add_func ("/merge/last-word", test_last_word);
  g_test_add_func ("/merge/documents", test_documents);
  g_test_add_func ("/merge/import", test_import);
  g_test_add_func ("/merge/replace", test_replace);
  g_test_add_func ("/merge/examples", test_examples);

  return g_test_run ();
}
