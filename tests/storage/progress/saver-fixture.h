/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* What savers of progress do, as tests see it. */

#include "storage/async-fixture.h"
#include "storage/progress/study-progress-saver.h"

static inline void
wait_for_saver (StudySaver      *saver,
                StudySaverState  state)
{
  while (study_saver_get_state (saver) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* Keeps the outcome that StudyProgressSaver::reopened tells. */
static inline void
reopened_cb (StudySaver       *saver,
             StudyOpenOutcome  outcome,
             const char       *message,
             StudyOpenOutcome *taken)
{
  *taken = outcome;
}
