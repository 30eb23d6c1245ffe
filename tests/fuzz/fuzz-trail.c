/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Trails: what is read is written, read again and written as the same text; its
 * content is the same trail, and its header what a list shows of it. */

#include "fuzz-meter.h"
#include "fuzz.h"

#include "formats/documents/study-trail-format.h"
#include "model/content/study-content.h"
#include "model/trail/study-trail-content.h"

static void
check_content (StudyTrail *trail,
               GBytes     *text)
{
  g_autoptr (StudyContent) content = study_content_new_from_trail (trail);
  g_autoptr (StudyTrail) made = study_trail_new_from_content (content);
  g_autoptr (GBytes) written = NULL;

  /* Content is of the version of this program. */
  if (study_trail_get_read_only (trail))
    return;

  written = study_trail_format_write (made);
  fuzz_assert_same (text, written, "The content is another trail");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrailHeader) header = NULL;
  g_autoptr (StudyTrail) trail = NULL;

  fuzz_meter_start (size);
  trail = study_trail_format_read (bytes, &error);
  fuzz_meter_stop ();
  header = study_trail_format_read_header (bytes, NULL);

  if (trail != NULL)
    {
      g_autoptr (GBytes) text = study_trail_format_write (trail);
      g_autoptr (StudyTrail) again = study_trail_format_read (text, NULL);
      g_autoptr (GBytes) rewritten = NULL;

      g_assert_nonnull (again);
      rewritten = study_trail_format_write (again);
      fuzz_assert_same (text, rewritten, "Not written as it was read");
      check_content (trail, text);

      g_assert_nonnull (header);
      g_assert_cmpstr (header->id, ==, study_trail_get_id (trail));
      g_assert_cmpstr (header->title, ==, study_trail_get_title (trail));
    }
  else
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  return 0;
}
