/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-open-report.h"

#include <glib/gi18n.h>

#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-file.h"

G_DEFINE_ENUM_TYPE (StudyOpenOutcome, study_open_outcome,
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_READ, "read"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_NEWER, "newer"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_RECOVERED, "recovered"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_BLOCKED, "blocked"))

static void
set (StudyOpenReport  *self,
     StudyOpenOutcome  outcome,
     const GError     *error)
{
  study_open_report_clear (self);
  self->outcome = outcome;
  self->detail = error != NULL ? g_strdup (error->message) : NULL;
}

/**
 * study_open_report_clear:
 *
 * Frees what a report holds; there is nothing to say then.
 */
void
study_open_report_clear (StudyOpenReport *self)
{
  self->outcome = STUDY_OPEN_NEW;
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->detail, g_free);
}

/**
 * study_open_report_set_blocked:
 * @error: why
 *
 * Tells that a file cannot be read.
 */
void
study_open_report_set_blocked (StudyOpenReport *self,
                               const GError    *error)
{
  set (self, STUDY_OPEN_BLOCKED, error);
  self->message = g_strdup (_("Your progress could not be read, so changes will not be saved"));
}

/**
 * study_open_report_set_newer:
 * @error: (nullable): what was not understood
 *
 * Tells that a newer program wrote a file.
 */
void
study_open_report_set_newer (StudyOpenReport *self,
                             const GError    *error)
{
  set (self, STUDY_OPEN_NEWER, error);
  self->message = g_strdup (_("Your progress was saved by a newer version of Study Trail and can’t be changed "
                              "here. Please update."));
}

/**
 * study_open_report_set_damaged:
 * @path: where the damaged file is now
 * @error: what was wrong
 * @snapshot_time: when the snapshot was taken that takes its place, in
 *   microseconds since the Unix epoch; 0 when there is none
 * @salvaged: whether something could still be read out of it
 *
 * Tells what became of a file that was damaged.
 */
void
study_open_report_set_damaged (StudyOpenReport *self,
                               const char      *path,
                               const GError    *error,
                               gint64           snapshot_time,
                               gboolean         salvaged)
{
  g_autofree char *place = study_file_get_display_path (path);

  set (self, snapshot_time != 0 || salvaged ? STUDY_OPEN_RECOVERED : STUDY_OPEN_DAMAGED, error);
  self->path = g_strdup (path);

  if (snapshot_time != 0)
    {
      g_autofree char *date = study_text_date_time (snapshot_time);

      /* Translators: the first is a date and time, the second the path of a file. */
      self->message = study_text_fill (_("Your progress was damaged. It was recovered as of %s, with everything "
                                         "that could still be read. The damaged file is %s"),
                                       date, place);
    }
  else if (salvaged)
    {
      /* Translators: the path of a file. */
      self->message = study_text_fill (_("Your progress was damaged. Everything that could still be read was "
                                         "recovered. The damaged file is %s"),
                                       place);
    }
  else
    {
      /* Translators: the path of a file. */
      self->message = study_text_fill (_("Your progress was damaged, and none of it could be read. The damaged "
                                         "file is %s"),
                                       place);
    }
}

/**
 * study_open_report_set_missing:
 * @snapshot_time: when the snapshot was taken that takes its place, in
 *   microseconds since the Unix epoch
 *
 * Tells that a file was gone although there was progress.
 */
void
study_open_report_set_missing (StudyOpenReport *self,
                               gint64           snapshot_time)
{
  g_autofree char *date = study_text_date_time (snapshot_time);

  set (self, STUDY_OPEN_RECOVERED, NULL);
  /* Translators: a date and time. */
  self->message = study_text_fill (_("The file with your progress was missing. Your progress was recovered as of %s"), date);
}
