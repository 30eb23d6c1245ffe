/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudyOpenOutcome:
 * @STUDY_OPEN_NEW: there is no file yet
 * @STUDY_OPEN_READ: it is read
 * @STUDY_OPEN_NEWER: a newer program wrote it; it is shown as far as it is
 *   understood, and never written
 * @STUDY_OPEN_RECOVERED: it was damaged or gone, and what a snapshot holds and
 *   could still be read out of it took its place
 * @STUDY_OPEN_DAMAGED: it could not be understood and was moved aside; there
 *   was nothing to take its place
 * @STUDY_OPEN_BLOCKED: it cannot be read, or not be moved aside; nothing may
 *   be written in its place
 *
 * What became of a file with progress when it was read.
 */
typedef enum
{
  STUDY_OPEN_NEW,
  STUDY_OPEN_READ,
  STUDY_OPEN_NEWER,
  STUDY_OPEN_RECOVERED,
  STUDY_OPEN_DAMAGED,
  STUDY_OPEN_BLOCKED,
} StudyOpenOutcome;

#define STUDY_TYPE_OPEN_OUTCOME (study_open_outcome_get_type ())
GType study_open_outcome_get_type (void);

/**
 * StudyOpenReport:
 * @outcome: what became of the file
 * @path: (nullable): where the damaged file is now
 * @message: (nullable): what to tell the user, a short sentence or two
 * @detail: (nullable): what was wrong, and where
 *
 * What there is to say about a file that was read.
 */
typedef struct
{
  StudyOpenOutcome outcome;
  char *path;
  char *message;
  char *detail;
} StudyOpenReport;

void study_open_report_clear       (StudyOpenReport *self);
void study_open_report_set_blocked (StudyOpenReport *self,
                                    const GError    *error);
void study_open_report_set_newer   (StudyOpenReport *self,
                                    const GError    *error);
void study_open_report_set_damaged (StudyOpenReport *self,
                                    const char      *path,
                                    const GError    *error,
                                    gint64           snapshot_time,
                                    gboolean         salvaged);
void study_open_report_set_missing (StudyOpenReport *self,
                                    gint64           snapshot_time);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudyOpenReport, study_open_report_clear)

G_END_DECLS
