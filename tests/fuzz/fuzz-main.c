/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * Runs a fuzz target without libFuzzer, for a few seconds:
 *
 *   fuzz-main SECONDS FOLDER...  the corpus, then random changes of it
 *   fuzz-main FILE...            these inputs
 *
 * Nothing steers the changes, so this finds less than libFuzzer does, but any
 * compiler can build it. They are the same at every run, so that the suite fails
 * for what was changed in the code and not by chance; the number STUDY_FUZZ_SEED
 * gives others. What makes it abort is left in the file "crash-PROGRAM" in the
 * working directory, or in the folder that STUDY_FUZZ_FINDINGS names.
 */

#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

/* Larger ones would only make it slow. */
#define MAX_LENGTH 65536

#define DEFAULT_SEED "1"

static char *crash_path;
static GPtrArray *inputs; /* of GBytes */

static void
run (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (input, &size);

  /* Written before, since afterwards there may be nothing left to do it. */
  if (!g_file_set_contents_full (crash_path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_error ("%s", error->message);

  LLVMFuzzerTestOneInput (data, size);
}

static void
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (inputs, g_bytes_new_take (text, length));
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
load_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names_cb);
  for (guint i = 0; i < paths->len; i++)
    load (g_ptr_array_index (paths, i));
}

static gsize
random_below (GRand *random,
              gsize  limit)
{
  return g_rand_int_range (random, 0, limit);
}

/* Changes a place of a text in one of the ways in which files are damaged and
 * documents differ. */
static void
change (GRand      *random,
        GByteArray *text)
{
  static const char hard[] = "\"\\{}[],: \n0-e\x1e";
  GBytes *other = g_ptr_array_index (inputs, random_below (random, inputs->len));
  gsize at = text->len > 0 ? random_below (random, text->len) : 0;
  gsize length = 1 + random_below (random, 64);
  gsize other_size;
  const guint8 *other_data = g_bytes_get_data (other, &other_size);
  g_autofree guint8 *copy = NULL;

  length = MIN (length, text->len - at);

  switch (random_below (random, text->len > 0 ? 7 : 1))
    {
    case 0:
      /* A part of another input, or of the same one. */
      if (other_size > 0)
        {
          gsize from = random_below (random, other_size);
          gsize n = 1 + random_below (random, 256);
          gsize rest = text->len - at;

          n = MIN (n, other_size - from);
          g_byte_array_set_size (text, text->len + n);
          memmove (text->data + at + n, text->data + at, rest);
          memcpy (text->data + at, other_data + from, n);
        }
      break;

    case 1:
      text->data[at] ^= 1 << random_below (random, 8);
      break;

    case 2:
      text->data[at] = hard[random_below (random, strlen (hard))];
      break;

    case 3:
      text->data[at] = random_below (random, 256);
      break;

    case 4:
      g_byte_array_remove_range (text, at, length);
      break;

    case 5:
      copy = g_memdup2 (text->data + at, length);
      g_byte_array_append (text, copy, length);
      break;

    default:
      g_byte_array_set_size (text, at);
      break;
    }
}

static guint
run_changes (guint seconds,
             guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gint64 deadline = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint n_runs = 0;

  while (g_get_monotonic_time () < deadline)
    {
      GBytes *input = g_ptr_array_index (inputs, random_below (random, inputs->len));
      g_autoptr (GBytes) changed = NULL;
      GByteArray *text = g_byte_array_new ();
      gsize size;
      gconstpointer data = g_bytes_get_data (input, &size);
      guint n_changes = 1 + random_below (random, 8);

      g_byte_array_append (text, data, size);
      for (guint i = 0; i < n_changes && text->len < MAX_LENGTH; i++)
        change (random, text);

      changed = g_byte_array_free_to_bytes (text);
      run (changed);
      n_runs++;
    }

  return n_runs;
}

int
main (int    argc,
      char **argv)
{
  const char *findings = g_getenv ("STUDY_FUZZ_FINDINGS");
  const char *seed_text = g_getenv ("STUDY_FUZZ_SEED");
  g_autofree char *name = g_path_get_basename (argv[0]);
  g_autofree char *basename = g_strdup_printf ("crash-%s", name);
  g_autoptr (GError) error = NULL;
  guint64 seconds = 0;
  guint64 seed;
  gboolean timed;

  LLVMFuzzerInitialize (&argc, &argv);
  crash_path = g_build_filename (findings != NULL ? findings : ".", basename, NULL);
  inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (!g_ascii_string_to_unsigned (seed_text != NULL ? seed_text : DEFAULT_SEED, 10, 0, G_MAXUINT32, &seed, &error))
    g_error ("STUDY_FUZZ_SEED: %s", error->message);
  timed = argc > 2 && g_ascii_string_to_unsigned (argv[1], 10, 0, G_MAXINT, &seconds, NULL);
  for (int i = timed ? 2 : 1; i < argc; i++)
    {
      if (timed)
        load_folder (argv[i]);
      else
        load (argv[i]);
    }
  if (inputs->len == 0)
    g_error ("There is no input.");

  g_print ("TAP version 14\n1..%d\n", timed ? 2 : 1);
  for (guint i = 0; i < inputs->len; i++)
    run (g_ptr_array_index (inputs, i));
  g_print ("ok 1 - %u inputs\n", inputs->len);

  if (timed)
    {
      guint n_runs = run_changes (seconds, seed);

      g_print ("# %u changed inputs\n", n_runs);
      g_print ("%s 2 - changed inputs\n", n_runs > 0 ? "ok" : "not ok");
    }

  g_unlink (crash_path);
  g_ptr_array_unref (inputs);
  g_free (crash_path);

  return 0;
}
