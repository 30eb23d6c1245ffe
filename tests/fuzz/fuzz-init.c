/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-meter.h"
#include "fuzz.h"

#include <signal.h>
#include <stdlib.h>

/* g_error() traps, of which libFuzzer knows nothing: it would not keep the
 * input. */
static void
trapped_cb (int number)
{
  abort ();
}

/* No input may lead to a warning. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  signal (SIGTRAP, trapped_cb);
  fuzz_meter_init ();

  return 0;
}
