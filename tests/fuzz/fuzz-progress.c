/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The reader of progress and its salvage: what is read is written, read again
 * and written as the same text, and salvage finds the same in it. What salvage
 * finds in anything else is a document, too. */

#include "fuzz.h"

#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-progress-salvage.h"

/* Writes a snapshot, and checks that it comes back. */
static GBytes *
write_and_check (const StudyProgressSnapshot *snapshot)
{
  g_autoptr (GBytes) written = study_progress_format_write (snapshot);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) again = study_progress_format_read (written, &error);
  g_autoptr (GBytes) rewritten = NULL;

  if (again == NULL)
    g_error ("What was written is not read: %s\n%.*s", error->message,
             (int) g_bytes_get_size (written), (const char *) g_bytes_get_data (written, NULL));

  rewritten = study_progress_format_write (again);
  fuzz_assert_same (written, rewritten, "Not written as it was read");

  return g_steal_pointer (&written);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (bytes, &error);
  g_autoptr (StudyProgressSnapshot) found =
    study_progress_salvage (bytes, snapshot != NULL ? snapshot->trail_id : "t");
  g_autoptr (GBytes) found_text = write_and_check (found);

  if (snapshot != NULL)
    {
      g_autoptr (GBytes) text = write_and_check (snapshot);

      fuzz_assert_same (text, found_text, "Salvage does not find what the reader finds");
    }
  else
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  return 0;
}
