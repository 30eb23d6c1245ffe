/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The decoder and the repair: what comes of any bytes is text, and stays as it
 * is when it is read again. */

#include "fuzz-meter.h"
#include "fuzz.h"

#include "formats/text/study-text-decode.h"

#include <string.h>

static GString *
decode (GBytes            *bytes,
        StudyTextDecoding *how)
{
  g_autoptr (GError) error = NULL;
  GString *text = study_text_decode (bytes, how, &error);

  if (text == NULL)
    {
      g_assert_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT);
      return NULL;
    }

  if (!g_utf8_validate_len (text->str, text->len, NULL))
    g_error ("No text: %s", text->str);
  if (memchr (text->str, '\r', text->len) != NULL)
    g_error ("A carriage return: %s", text->str);

  return text;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) decoded = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) text_again = NULL;
  g_autoptr (GString) damaged = NULL;
  g_auto (GStrv) told = NULL;
  StudyTextDecoding how;

  fuzz_meter_start (size);
  text = decode (bytes, &how);
  damaged = study_text_decode_damaged (bytes, size / 2);
  fuzz_meter_stop ();
  if (text == NULL)
    return 0;

  told = study_text_decoding_describe (&how);
  for (guint i = 0; told[i] != NULL; i++)
    g_assert_true (g_utf8_validate (told[i], -1, NULL));

  decoded = g_bytes_new (text->str, text->len);
  text_again = decode (decoded, &how);
  again = g_bytes_new (text_again->str, text_again->len);
  fuzz_assert_same (decoded, again, "Not the same when it is read again");

  return 0;
}
