/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Trails: what is read is written, read again and written as the same text; its
 * content is the same trail, and its header what a list shows of it. */

#include "fuzz-meter.h"
#include "fuzz.h"

#include "formats/documents/study-trail-format.h"
#include "model/trail/study-trail.h"

static void
check_trail (const StudyContent *content,
             GBytes             *text)
{
  g_autoptr (StudyTrail) trail = study_trail_new (content);
  g_autoptr (StudyContent) copy = study_content_copy (study_trail_get_content (trail));
  g_autoptr (GBytes) written = NULL;

  written = study_trail_format_write (copy);
  fuzz_assert_same (text, written, "The copy is another trail");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyTrailHeader) header = NULL;
  g_autoptr (StudyContent) content = NULL;

  fuzz_meter_start (size);
  content = study_trail_format_read (bytes, &error);
  fuzz_meter_stop ();
  header = study_trail_format_read_header (bytes, NULL);

  if (content != NULL)
    {
      g_autoptr (GBytes) text = study_trail_format_write (content);
      g_autoptr (StudyContent) again = study_trail_format_read (text, NULL);
      g_autoptr (GBytes) rewritten = NULL;

      g_assert_nonnull (again);
      rewritten = study_trail_format_write (again);
      fuzz_assert_same (text, rewritten, "Not written as it was read");
      check_trail (content, text);

      g_assert_nonnull (header);
      g_assert_cmpstr (header->id, ==, content->id);
      g_assert_cmpstr (header->title, ==, content->title);
    }
  else
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }

  return 0;
}
