/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Exported guides: what is read is written, read again and written as the same
 * text, and can be kept as a trail. */

#include "fuzz.h"

#include <string.h>

#include "formats/guide/study-guide-markdown-read.h"
#include "formats/markdown/study-guide-markdown.h"

static char *
write_content (const StudyContent *content)
{
  g_autoptr (StudyTrail) trail = study_trail_new (content);

  return study_guide_to_markdown (trail);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) lines_again = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (StudyContent) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  content = study_guide_markdown_read (text, &lines);
  if (content == NULL)
    return 0;

  written = write_content (content);
  again = study_guide_markdown_read (written, &lines_again);
  if (again == NULL)
    g_error ("Not read as it was written:\n%s\n%s", text, written);
  rewritten = write_content (again);
  if (strcmp (written, rewritten) != 0)
    g_error ("Not written as it was read:\n%s\n%s", written, rewritten);

  return 0;
}
