/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-meter.h"

#include <glib.h>
#include <time.h>

/* More than a second of work on 100 KiB is a hang. */
#define BYTES_PER_SECOND (100 * 1024)

/* As many times its size may be in memory at once for an input. What is there
 * for any input, such as the tables of regular expressions, is not counted. */
#define MAX_TIMES 50
#define MIN_BYTES (1024 * 1024)

/* Clang brings the header of AddressSanitizer's allocator, and GCC does not. */
#if defined (__has_feature) && __has_include (<sanitizer/allocator_interface.h>)
#if __has_feature (address_sanitizer)
#include <sanitizer/allocator_interface.h>
#define HAS_ALLOCATOR 1
#endif
#endif

static size_t size_now;
static gint64 started;

#ifdef HAS_ALLOCATOR

static gssize n_bytes;
static gssize n_bytes_most;

static void
allocated_cb (const volatile void *memory,
              size_t               size)
{
  n_bytes += size;
  n_bytes_most = MAX (n_bytes, n_bytes_most);
}

static void
freed_cb (const volatile void *memory)
{
  if (memory != NULL)
    n_bytes -= __sanitizer_get_allocated_size ((const void *) memory);
}

#endif

/* The time that this program had, whatever else the machine does. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Memory is measured only where AddressSanitizer can be asked for it. */
void
fuzz_meter_init (void)
{
#ifdef HAS_ALLOCATOR
  if (!__sanitizer_install_malloc_and_free_hooks (allocated_cb, freed_cb))
    g_error ("Memory cannot be measured");
#endif
}

/* Begins to measure what is done with an input of a size. */
void
fuzz_meter_start (size_t size)
{
  size_now = size;
  started = get_time ();
#ifdef HAS_ALLOCATOR
  n_bytes = n_bytes_most = 0;
#endif
}

/* Aborts when it was too much. */
void
fuzz_meter_stop (void)
{
  gint64 time = get_time () - started;

  if (time > G_USEC_PER_SEC * MAX (1.0, (double) size_now / BYTES_PER_SECOND))
    g_error ("%" G_GINT64_FORMAT " ms for %" G_GSIZE_FORMAT " bytes", time / 1000, size_now);

#ifdef HAS_ALLOCATOR
  if (n_bytes_most > MAX (MIN_BYTES, (gssize) size_now * MAX_TIMES))
    g_error ("%" G_GSSIZE_FORMAT " bytes in memory for %" G_GSIZE_FORMAT, n_bytes_most, size_now);
#endif
}
