/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-session.h"

#include "study-paths.h"

/**
 * StudySession:
 *
 * One trail that is open: its content, the person's progress on it, and what
 * serves both: history, activity and the saver.
 */

struct _StudySession
{
  GObject parent_instance;

  StudyLibrary *library;
  StudyTrail *trail;
  StudyProgress *progress;
  StudyHistory *history;
  StudyActivity *activity;
  StudySaver *saver;
  StudyOpenReport report;
};

typedef enum
{
  PROP_TRAIL = 1,
} StudySessionProperty;

static GParamSpec *props[PROP_TRAIL + 1];

typedef enum
{
  SIGNAL_REPORT_CHANGED,
  N_SIGNALS
} StudySessionSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudySession, study_session, G_TYPE_OBJECT)

/* A file that could not be read at first was read after all. */
static void
reopened_cb (StudySession     *self,
             StudyOpenOutcome  outcome,
             const char       *message)
{
  study_open_report_clear (&self->report);
  self->report.outcome = outcome;
  self->report.message = g_strdup (message);
  g_signal_emit (self, signals[SIGNAL_REPORT_CHANGED], 0);
}

static void
study_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  StudySession *self = STUDY_SESSION (object);

  if ((StudySessionProperty) prop_id == PROP_TRAIL)
    g_value_set_object (value, self->trail);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_session_finalize (GObject *object)
{
  StudySession *self = STUDY_SESSION (object);

  g_clear_object (&self->saver);
  g_clear_object (&self->activity);
  g_clear_object (&self->history);
  g_clear_object (&self->trail);
  g_clear_object (&self->progress);
  g_clear_object (&self->library);
  study_open_report_clear (&self->report);

  G_OBJECT_CLASS (study_session_parent_class)->finalize (object);
}

static void
study_session_class_init (StudySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_session_get_property;
  object_class->finalize = study_session_finalize;

  /**
   * StudySession:trail:
   *
   * The content, in the language that was chosen last.
   */
  props[PROP_TRAIL] =
    g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudySession::report-changed:
   * @self: the session
   *
   * There is something else to say about reading the progress.
   */
  signals[SIGNAL_REPORT_CHANGED] =
    g_signal_new ("report-changed", STUDY_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
study_session_init (StudySession *self)
{
}

/**
 * study_session_new:
 * @library: where trails are
 * @trail_id: the trail to open
 * @language: the language of the content, as a locale name; empty for that of
 *   the system
 * @device: the id of this device
 * @error: return location for an error of the library or the format
 *
 * Opens a trail and the progress on it. Progress that cannot be read is no
 * error: see study_session_get_report().
 *
 * Returns: (transfer full) (nullable): a session; %NULL when the trail does
 *   not open
 */
StudySession *
study_session_new (StudyLibrary  *library,
                   const char    *trail_id,
                   const char    *language,
                   const char    *device,
                   GError       **error)
{
  g_autoptr (StudySession) self = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDY_TYPE_SESSION, NULL);
  self->library = g_object_ref (library);
  self->trail = study_library_load_trail (library, trail_id, language, error);
  if (self->trail == NULL)
    return NULL;

  file = study_paths_get_progress_file (trail_id);
  self->progress = study_progress_store_open (file, trail_id, device, &self->report);
  study_trail_set_progress (self->trail, self->progress);
  self->history = study_history_new (self->progress);
  self->activity = study_activity_new (self->progress);
  self->saver = study_saver_new (file, self->progress);
  g_signal_connect_object (self->saver, "reopened", G_CALLBACK (reopened_cb), self, G_CONNECT_SWAPPED);
  if (self->report.outcome == STUDY_OPEN_BLOCKED)
    study_saver_block (self->saver, self->report.message);

  return g_steal_pointer (&self);
}

/**
 * study_session_set_language:
 * @self: a session
 * @language: the language of the content, as a locale name; empty for that of
 *   the system
 * @error: return location for an error of the library or the format
 *
 * Shows the same trail in another language. Progress and history stay.
 *
 * Returns: whether it opened; on failure the content stays as it is
 */
gboolean
study_session_set_language (StudySession  *self,
                            const char    *language,
                            GError       **error)
{
  g_autoptr (StudyTrail) trail = NULL;

  g_return_val_if_fail (STUDY_IS_SESSION (self), FALSE);

  trail = study_library_load_trail (self->library, study_trail_get_id (self->trail), language, error);
  if (trail == NULL)
    return FALSE;

  study_trail_set_progress (trail, self->progress);
  study_trail_set_progress (self->trail, NULL);
  g_set_object (&self->trail, trail);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);

  return TRUE;
}

/**
 * study_session_get_trail:
 * @self: a session
 *
 * Returns: (transfer none): the content
 */
StudyTrail *
study_session_get_trail (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->trail;
}

/**
 * study_session_get_progress:
 * @self: a session
 *
 * Returns: (transfer none): what the person did
 */
StudyProgress *
study_session_get_progress (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->progress;
}

/**
 * study_session_get_history:
 * @self: a session
 *
 * Returns: (transfer none): what can be undone
 */
StudyHistory *
study_session_get_history (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->history;
}

/**
 * study_session_get_activity:
 * @self: a session
 *
 * Returns: (transfer none): how much was done on which day
 */
StudyActivity *
study_session_get_activity (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->activity;
}

/**
 * study_session_get_saver:
 * @self: a session
 *
 * Returns: (transfer none): what writes the progress
 */
StudySaver *
study_session_get_saver (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->saver;
}

/**
 * study_session_get_report:
 * @self: a session
 *
 * Returns: (transfer none): what came of reading the progress
 */
const StudyOpenReport *
study_session_get_report (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return &self->report;
}
