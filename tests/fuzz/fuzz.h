/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What the fuzz targets share. Each is a file of its own with this function;
 * libFuzzer calls it, or fuzz-main.c where there is none. It aborts where it
 * finds something wrong. */

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerInitialize   (int            *argc,
                            char         ***argv);
int LLVMFuzzerTestOneInput (const uint8_t  *data,
                            size_t          size);

/* Documents that should be the same are told with their texts. */
static inline void
fuzz_assert_same (GBytes     *a,
                  GBytes     *b,
                  const char *what)
{
  if (!g_bytes_equal (a, b))
    g_error ("%s:\n%.*s\n%.*s", what,
             (int) g_bytes_get_size (a), (const char *) g_bytes_get_data (a, NULL),
             (int) g_bytes_get_size (b), (const char *) g_bytes_get_data (b, NULL));
}
