/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Archives: what is read is written, read again and written as the same text,
 * and each document in it can stand for itself. */

#include "fuzz.h"

#include "formats/documents/study-archive-format.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"

static void
check_documents (const StudyArchive *archive)
{
  for (guint i = 0; i < archive->progress->len; i++)
    {
      g_autoptr (GBytes) text = study_progress_format_write (g_ptr_array_index (archive->progress, i));
      g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (text, NULL);

      g_assert_nonnull (snapshot);
    }

  for (guint i = 0; i < archive->trails->len; i++)
    {
      g_autoptr (GBytes) text = study_trail_format_write (g_ptr_array_index (archive->trails, i));
      g_autoptr (StudyContent) content = study_trail_format_read (text, NULL);

      g_assert_nonnull (content);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyArchive) archive = study_archive_format_read (bytes, &error);

  if (archive != NULL)
    {
      g_autoptr (GBytes) text = study_archive_format_write (archive);
      g_autoptr (StudyArchive) again = study_archive_format_read (text, NULL);
      g_autoptr (GBytes) rewritten = NULL;

      g_assert_nonnull (again);
      rewritten = study_archive_format_write (again);
      fuzz_assert_same (text, rewritten, "Not written as it was read");
      check_documents (archive);
    }
  else
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  return 0;
}
