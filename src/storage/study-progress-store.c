/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-progress-store.h"

#include "study-file.h"
#include "study-progress-format.h"

#include <glib/gi18n.h>

G_DEFINE_ENUM_TYPE (StudyOpenOutcome, study_open_outcome,
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_READ, "read"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_NEWER, "newer"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (STUDY_OPEN_BLOCKED, "blocked"))

/* Moves a file aside, in its folder, under a name that is free. Moving within
 * a folder never copies, so that nothing is lost half-way. */
static char *
move_aside (const char  *path,
            GError     **error)
{
  g_autofree char *resolved = study_file_resolve (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autoptr (GFile) source = g_file_new_for_path (resolved);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *aside = g_strconcat (resolved, ".damaged-", time, number, NULL);
      g_autoptr (GFile) destination = g_file_new_for_path (aside);
      g_autoptr (GError) local_error = NULL;

      if (g_file_move (source, destination,
                       G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                       NULL, NULL, NULL, &local_error))
        return g_steal_pointer (&aside);

      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
}

/* Reads the progress on a trail, and no other. */
static StudyProgressSnapshot *
read_file (const char  *path,
           const char  *trail_id,
           GError     **error)
{
  g_autoptr (GBytes) bytes = study_file_read (path, error);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  if (bytes != NULL)
    snapshot = study_progress_format_read (bytes, error);

  if (snapshot != NULL && !g_str_equal (snapshot->trail_id, trail_id))
    {
      g_autofree char *message =
        g_strdup_printf (_("This is the progress on “%s”, not on “%s”. Use the right file."),
                         snapshot->trail_id, trail_id);

      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT, "$.trail: %s", message);
      return NULL;
    }

  return g_steal_pointer (&snapshot);
}

static void
report_blocked (StudyOpenReport *report,
                const GError    *error)
{
  report->outcome = STUDY_OPEN_BLOCKED;
  report->message = g_strdup (_("Your progress could not be read, so changes are not saved"));
  report->detail = g_strdup (error->message);
}

static void
report_newer (StudyOpenReport *report,
              const GError    *error)
{
  report->outcome = STUDY_OPEN_NEWER;
  report->message = g_strdup (_("A newer version of Study Trail saved your progress, so it cannot be changed here"));
  report->detail = error != NULL ? g_strdup (error->message) : NULL;
}

static void
report_damaged (StudyOpenReport *report,
                const char      *path,
                const GError    *error)
{
  g_autoptr (GError) move_error = NULL;
  g_autofree char *name = NULL;

  report->path = move_aside (path, &move_error);
  if (report->path == NULL)
    {
      report_blocked (report, move_error);
      return;
    }

  name = g_filename_display_basename (report->path);
  report->outcome = STUDY_OPEN_DAMAGED;
  /* Translators: the name of a file. */
  report->message = g_strdup_printf (_("Your progress was damaged and is kept in “%s”"), name);
  report->detail = g_strdup (error->message);
}

/**
 * study_open_report_clear:
 * @self: a report
 *
 * Frees what a report holds.
 */
void
study_open_report_clear (StudyOpenReport *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->detail, g_free);
}

/**
 * study_progress_store_open:
 * @file: a local file
 * @trail_id: the id of the trail
 * @device: the id of this device
 * @report: (out caller-allocates): what became of the file
 *
 * Opens the progress on a trail. Whatever the file is like, there is progress
 * to work with afterwards; @report tells whether it is all there. When its
 * outcome is %STUDY_OPEN_BLOCKED, block the saver with study_saver_block().
 *
 * Returns: (transfer full): the progress
 */
StudyProgress *
study_progress_store_open (GFile           *file,
                           const char      *trail_id,
                           const char      *device,
                           StudyOpenReport *report)
{
  g_autoptr (StudyProgress) progress = study_progress_new (trail_id, device);
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_store_read (file, trail_id, report);

  if (snapshot != NULL)
    study_progress_merge (progress, snapshot);
  study_progress_set_read_only (progress, report->outcome == STUDY_OPEN_NEWER);

  return g_steal_pointer (&progress);
}

/**
 * study_progress_store_read:
 * @file: a local file
 * @trail_id: the id of the trail
 * @report: (out caller-allocates): what became of the file
 *
 * Reads the progress on a trail, in any thread. A file that cannot be
 * understood, or is about another trail, is moved aside and never overwritten.
 *
 * Returns: (transfer full) (nullable): the content, %NULL when there is none
 */
StudyProgressSnapshot *
study_progress_store_read (GFile           *file,
                           const char      *trail_id,
                           StudyOpenReport *report)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = read_file (path, trail_id, &error);

  *report = (StudyOpenReport) { .outcome = STUDY_OPEN_NEW };

  if (snapshot != NULL && snapshot->version > STUDY_PROGRESS_VERSION)
    report_newer (report, NULL);
  else if (snapshot != NULL)
    report->outcome = STUDY_OPEN_READ;
  else if (g_error_matches (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION))
    report_newer (report, error);
  else if (error->domain == STUDY_FORMAT_ERROR)
    report_damaged (report, path, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    report_blocked (report, error);

  return g_steal_pointer (&snapshot);
}

/**
 * study_progress_store_peek:
 * @file: a local file
 * @trail_id: the id of the trail
 * @error: return location for an error
 *
 * Reads the progress on a trail to show it, and leaves the file as it is,
 * whatever it is like.
 *
 * Returns: (transfer full) (nullable): the content, without registers when
 *   there is no file; %NULL on error
 */
StudyProgressSnapshot *
study_progress_store_peek (GFile       *file,
                           const char  *trail_id,
                           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot =
    read_file (g_file_peek_path (file), trail_id, &local_error);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return study_progress_snapshot_new (trail_id, STUDY_PROGRESS_VERSION, NULL);

  if (snapshot == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&snapshot);
}
