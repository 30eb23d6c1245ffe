/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What files hold: what is read of a guide of Tech Guide can be shown and kept,
 * and what is read of a trail is that trail. */

#include "fuzz-content.h"
#include "fuzz-meter.h"

#include "formats/guide/other/study-source.h"

static void
check_trail (GBytes            *bytes,
             const StudySource *source)
{
  g_autoptr (StudyContent) content = study_trail_format_read (bytes, NULL);

  /* The source may be in UTF-16, where a trail of our own is not. */
  if (content != NULL)
    g_assert_cmpstr (content->title, ==, source->content->title);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudySource) source = NULL;

  fuzz_meter_start (size);
  source = study_source_read (bytes, "guide.json", &error);
  fuzz_meter_stop ();

  if (source == NULL)
    {
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  for (guint i = 0; source->notes[i] != NULL; i++)
    fuzz_check_title (source->notes[i]);
  if (source->kind == STUDY_SOURCE_TECH_GUIDE)
    fuzz_check_content (source->content);
  else if (source->kind == STUDY_SOURCE_TRAIL)
    check_trail (bytes, source);
  else
    g_assert_null (source->content);

  return 0;
}
