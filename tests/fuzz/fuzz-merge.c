/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The merge: of up to three documents, each after a record separator (RFC 7464,
 * "JSON text sequences"), in every order, in the model and without it. */

#include "fuzz.h"

#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-progress-salvage.h"

#include <string.h>

#define N_DOCUMENTS 3

/* What the reader does not take may still hold registers. */
static StudyProgressSnapshot *
read_part (const char *start,
           const char *end)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (start, end - start);
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (bytes, NULL);

  if (snapshot != NULL && strcmp (snapshot->trail_id, "t") == 0)
    return g_steal_pointer (&snapshot);

  return study_progress_salvage (bytes, "t");
}

/* Merges in the model, which all documents pass through in the program. */
static GBytes *
merge_in_model (StudyProgressSnapshot **documents,
                const guint            *order)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    study_progress_merge (progress, documents[order[i]]);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    g_assert_cmpuint (study_progress_merge (progress, documents[i]), ==, 0);
  snapshot = study_progress_snapshot (progress);

  return study_progress_format_write (snapshot);
}

static GBytes *
merge_snapshots (StudyProgressSnapshot **documents,
                 const guint            *order,
                 gboolean                from_the_end)
{
  g_autoptr (StudyProgressSnapshot) first = NULL;
  g_autoptr (StudyProgressSnapshot) all = NULL;

  if (from_the_end)
    {
      first = study_progress_snapshot_merge (documents[order[1]], documents[order[2]]);
      all = study_progress_snapshot_merge (documents[order[0]], first);
    }
  else
    {
      first = study_progress_snapshot_merge (documents[order[0]], documents[order[1]]);
      all = study_progress_snapshot_merge (first, documents[order[2]]);
    }

  return study_progress_format_write (all);
}

/* A document merged with itself, or with what it holds already, stays. */
static void
check_again (const StudyProgressSnapshot *document,
             const StudyProgressSnapshot *all,
             GBytes                      *expected)
{
  g_autoptr (StudyProgressSnapshot) twice = study_progress_snapshot_merge (document, document);
  g_autoptr (StudyProgressSnapshot) more = study_progress_snapshot_merge (all, document);
  g_autoptr (GBytes) text = study_progress_format_write (document);
  g_autoptr (GBytes) twice_text = study_progress_format_write (twice);
  g_autoptr (GBytes) more_text = study_progress_format_write (more);

  fuzz_assert_same (text, twice_text, "Merging a document with itself changes it");
  fuzz_assert_same (expected, more_text, "Merging a document again changes the result");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const guint orders[][N_DOCUMENTS] = {
    { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
  };
  const char *p = (const char *) data;
  const char *end = p + size;
  StudyProgressSnapshot *documents[N_DOCUMENTS];
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (StudyProgressSnapshot) all = NULL;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      const char *separator = i + 1 < N_DOCUMENTS && p < end ? memchr (p, '\x1e', end - p) : NULL;

      documents[i] = read_part (p, separator != NULL ? separator : end);
      p = separator != NULL ? separator + 1 : end;
    }

  expected = merge_snapshots (documents, orders[0], FALSE);
  all = study_progress_format_read (expected, NULL);
  g_assert_nonnull (all);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GBytes) left = merge_snapshots (documents, orders[i], FALSE);
      g_autoptr (GBytes) right = merge_snapshots (documents, orders[i], TRUE);
      g_autoptr (GBytes) model = merge_in_model (documents, orders[i]);

      fuzz_assert_same (expected, left, "The order of merging shows");
      fuzz_assert_same (expected, right, "The way of merging shows");
      fuzz_assert_same (expected, model, "The model merges in another way");
    }

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      check_again (documents[i], all, expected);
      study_progress_snapshot_free (documents[i]);
    }

  return 0;
}
