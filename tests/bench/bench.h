/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/* The large trail, and how much of it is done. */
#define N_STAGES 100
#define N_TOPICS 50
#define N_ITEMS 20
#define N_DONE 30000

StudyTrail *bench_build_trail (guint       n_stages,
                               guint       n_topics,
                               guint       n_items);
double      bench_elapsed     (gint64      begin);
void        bench_print_time  (const char *what,
                               double      time);
void        bench_print_times (const char *what,
                               double     *times,
                               guint       n_times);

G_END_DECLS
