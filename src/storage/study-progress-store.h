/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "study-progress.h"

G_BEGIN_DECLS

/**
 * StudyOpenOutcome:
 * @STUDY_OPEN_NEW: there is no file yet
 * @STUDY_OPEN_READ: it is read
 * @STUDY_OPEN_NEWER: a newer program wrote it; it is shown as far as it is
 *   understood, and never written
 * @STUDY_OPEN_DAMAGED: it could not be understood and was moved aside
 * @STUDY_OPEN_BLOCKED: it cannot be read, or not be moved aside; nothing may
 *   be written in its place
 *
 * What became of a file with progress when it was opened.
 */
typedef enum
{
  STUDY_OPEN_NEW,
  STUDY_OPEN_READ,
  STUDY_OPEN_NEWER,
  STUDY_OPEN_DAMAGED,
  STUDY_OPEN_BLOCKED,
} StudyOpenOutcome;

#define STUDY_TYPE_OPEN_OUTCOME (study_open_outcome_get_type ())
GType study_open_outcome_get_type (void);

/**
 * StudyOpenReport:
 * @outcome: what became of the file
 * @path: (nullable): where the damaged file is now
 * @message: (nullable): what to tell the person, a short sentence or two
 * @detail: (nullable): what was wrong, and where
 *
 * What there is to say about an opened file.
 */
typedef struct
{
  StudyOpenOutcome outcome;
  char *path;
  char *message;
  char *detail;
} StudyOpenReport;

void                   study_open_report_clear   (StudyOpenReport *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudyOpenReport, study_open_report_clear)

StudyProgress         *study_progress_store_open (GFile           *file,
                                                  const char      *trail_id,
                                                  const char      *device,
                                                  StudyOpenReport *report);
StudyProgressSnapshot *study_progress_store_read (GFile           *file,
                                                  const char      *trail_id,
                                                  StudyOpenReport *report);
StudyProgressSnapshot *study_progress_store_peek (GFile           *file,
                                                  const char      *trail_id,
                                                  GError         **error);

G_END_DECLS
