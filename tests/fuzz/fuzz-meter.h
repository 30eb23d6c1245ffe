/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>

/* How long something takes on an input, and how much memory. */

void fuzz_meter_init  (void);
void fuzz_meter_start (size_t size);
void fuzz_meter_stop  (void);
