/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-session.h"

#include "formats/documents/study-trail-format.h"

/* How long closing waits for the progress folder, in milliseconds. What does
 * not get there is merged into it at the next start. */
#define SHARED_PATIENCE 2000

/* How often to look at the progress folder, in seconds: it may be on another
 * machine, where nobody tells of changes. */
#define SHARED_INTERVAL 30

/**
 * StudySession:
 *
 * One trail that is open: its content, the person's progress on it, and what
 * serves both: history, activity and the savers. A trail of the person's own
 * can be changed.
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
  StudyTrailSaver *trail_saver; /* for a trail that can be changed */
  StudySaver *shared_saver; /* for the progress folder, if the person chose one */
  StudyProgressPlaces *places;
  StudyOpenReport report;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_PROGRESS_FOLDER,
  PROP_SHARED_SAVER,
} StudySessionProperty;

static GParamSpec *props[PROP_SHARED_SAVER + 1];

typedef enum
{
  SIGNAL_REPORT_CHANGED,
  N_SIGNALS
} StudySessionSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudySession, study_session, G_TYPE_OBJECT)

/* There is something to say about the file, that was found later. */
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

/* Shows other content in place of what there is. Progress and history stay.
 * What is left loses its progress last: on a page without, nothing can be
 * checked off, and nothing keeps the focus. */
static void
put_trail (StudySession       *self,
           const StudyContent *content)
{
  g_autoptr (StudyTrail) before = g_steal_pointer (&self->trail);

  self->trail = study_trail_new (content);
  study_trail_set_progress (self->trail, self->progress);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
  study_trail_set_progress (before, NULL);
}

static void
trail_wanted_cb (StudySession *self,
                 StudyContent *content)
{
  put_trail (self, content);
  study_trail_saver_save (self->trail_saver, content);
}

/* Whether two versions of a trail say the same. */
static gboolean
is_same (const StudyContent *a,
         const StudyContent *b)
{
  g_autoptr (GBytes) a_bytes = study_trail_format_write (a);
  g_autoptr (GBytes) b_bytes = study_trail_format_write (b);

  return g_bytes_equal (a_bytes, b_bytes);
}

/* What comes with the program stays as it is, and what a newer version wrote
 * holds more than this one can write. */
static void
prepare_changes (StudySession *self)
{
  StudyLibraryEntry *entry = study_library_find (self->library, study_trail_get_id (self->trail));

  if (entry == NULL || study_library_entry_get_built_in (entry) || study_trail_get_read_only (self->trail))
    return;

  self->trail_saver = study_trail_saver_new (self->library, study_trail_get_content (self->trail));
  g_signal_connect_object (self->history, "trail-wanted", G_CALLBACK (trail_wanted_cb), self, G_CONNECT_SWAPPED);
}

static void
study_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  StudySession *self = STUDY_SESSION (object);

  switch ((StudySessionProperty) prop_id)
    {
    case PROP_TRAIL:
      g_value_set_object (value, self->trail);
      break;
    case PROP_PROGRESS_FOLDER:
      g_value_set_string (value, study_progress_places_get_folder (self->places));
      break;
    case PROP_SHARED_SAVER:
      g_value_set_object (value, self->shared_saver);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_session_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  StudySession *self = STUDY_SESSION (object);

  if ((StudySessionProperty) prop_id == PROP_PROGRESS_FOLDER)
    study_session_set_progress_folder (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_session_finalize (GObject *object)
{
  StudySession *self = STUDY_SESSION (object);

  g_clear_object (&self->shared_saver);
  g_clear_object (&self->trail_saver);
  g_clear_object (&self->saver);
  g_clear_object (&self->activity);
  g_clear_object (&self->history);
  g_clear_object (&self->trail);
  g_clear_object (&self->progress);
  g_clear_object (&self->library);
  g_clear_pointer (&self->places, study_progress_places_unref);
  study_open_report_clear (&self->report);

  G_OBJECT_CLASS (study_session_parent_class)->finalize (object);
}

static void
study_session_class_init (StudySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_session_get_property;
  object_class->set_property = study_session_set_property;
  object_class->finalize = study_session_finalize;

  /**
   * StudySession:trail:
   *
   * The content, in the language that was chosen last.
   */
  props[PROP_TRAIL] =
    g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudySession:progress-folder:
   *
   * The path of the folder in which the progress is kept as well, empty for
   * none.
   */
  props[PROP_PROGRESS_FOLDER] =
    g_param_spec_string ("progress-folder", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudySession:shared-saver:
   *
   * What writes the progress into the progress folder, %NULL without one.
   */
  props[PROP_SHARED_SAVER] =
    g_param_spec_object ("shared-saver", NULL, NULL, STUDY_TYPE_SAVER,
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
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (StudyProgressStore) store = NULL;
  const char *data_dir;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDY_TYPE_SESSION, NULL);
  self->library = g_object_ref (library);
  self->trail = study_library_load_trail (library, trail_id, language, error);
  if (self->trail == NULL)
    return NULL;

  data_dir = study_progress_places_get_data_dir (study_library_get_places (library));
  self->places = study_progress_places_new (data_dir, NULL, device);
  store = study_progress_places_new_own_store (self->places, trail_id);

  self->progress = study_progress_new (trail_id, device);
  snapshot = study_progress_store_open (store, &self->report);
  if (snapshot != NULL)
    study_progress_merge (self->progress, snapshot);
  study_progress_set_read_only (self->progress, self->report.outcome == STUDY_OPEN_NEWER);
  study_trail_set_progress (self->trail, self->progress);
  self->history = study_history_new (self->progress);
  self->activity = study_activity_new (self->progress);
  prepare_changes (self);

  self->saver = study_saver_new (store, self->progress);
  g_signal_connect_object (self->saver, "reopened", G_CALLBACK (reopened_cb), self, G_CONNECT_SWAPPED);
  if (self->report.outcome == STUDY_OPEN_BLOCKED)
    study_saver_block (self->saver, self->report.message);
  else if (snapshot != NULL &&
           (self->report.outcome == STUDY_OPEN_RECOVERED || self->report.outcome == STUDY_OPEN_DAMAGED))
    study_saver_touch (self->saver);
  else
    study_saver_check (self->saver);

  return g_steal_pointer (&self);
}

/**
 * study_session_set_language:
 * @self: a session
 * @language: the language of the content, as a locale name; empty for that of
 *   the system
 * @error: return location for an error of the library or the format
 *
 * Shows the same trail in another language, or as its file is now. Progress
 * and history stay. Changes that are not in the file yet stay as well.
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

  if (self->trail_saver != NULL && study_trail_saver_get_pending (self->trail_saver))
    return TRUE;

  trail = study_library_load_trail (self->library, study_trail_get_id (self->trail), language, error);
  if (trail == NULL)
    return FALSE;

  if (self->trail_saver != NULL)
    {
      if (is_same (study_trail_get_content (trail), study_trail_get_content (self->trail)))
        return TRUE;

      study_trail_saver_take (self->trail_saver, study_trail_get_content (trail));
      study_history_forget_trails (self->history);
    }
  put_trail (self, study_trail_get_content (trail));

  return TRUE;
}

/**
 * study_session_get_editable:
 * @self: a session
 *
 * Returns: whether the trail can be changed: it is the person's own, and no
 *   newer version wrote it
 */
gboolean
study_session_get_editable (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), FALSE);

  return self->trail_saver != NULL;
}

/**
 * study_session_change_trail:
 * @self: a session whose trail can be changed
 * @content: what becomes of the trail
 * @id: the id of what changes in it, empty for the trail itself
 * @text: (nullable): which text of that is typed
 * @description: what is done, as a translated sentence
 * @taken: whether something is taken away
 *
 * Changes the trail, so that it can be undone, and saves it.
 */
void
study_session_change_trail (StudySession       *self,
                            const StudyContent *content,
                            const char         *id,
                            const char         *text,
                            const char         *description,
                            gboolean            taken)
{
  g_autoptr (StudyContent) before = NULL;

  g_return_if_fail (STUDY_IS_SESSION (self));
  g_return_if_fail (self->trail_saver != NULL);
  g_return_if_fail (content != NULL);

  before = study_content_ref (study_trail_get_content (self->trail));
  put_trail (self, content);
  study_trail_saver_save (self->trail_saver, content);
  study_history_record_trail (self->history, before, content, id, text, description, taken);
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
 * study_session_get_places:
 * @self: a session
 *
 * Others come with another [property@Session:progress-folder].
 *
 * Returns: (transfer none): where the progress is kept
 */
StudyProgressPlaces *
study_session_get_places (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->places;
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
 * study_session_get_trail_saver:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what writes the trail; %NULL when it
 *   cannot be changed
 */
StudyTrailSaver *
study_session_get_trail_saver (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->trail_saver;
}

/**
 * study_session_retry:
 * @self: a session
 *
 * Tries again to save what could not be saved on this computer. What another
 * program wrote stays.
 */
void
study_session_retry (StudySession *self)
{
  g_return_if_fail (STUDY_IS_SESSION (self));

  study_saver_retry (self->saver);
  if (self->trail_saver != NULL)
    study_trail_saver_retry (self->trail_saver, FALSE);
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

/**
 * study_session_get_shared_saver:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what writes the progress into the
 *   progress folder, %NULL without one
 */
StudySaver *
study_session_get_shared_saver (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->shared_saver;
}

/**
 * study_session_set_progress_folder:
 * @self: a session
 * @folder: (nullable): the path of a folder, empty or %NULL for none
 *
 * Keeps the progress in a second place as well, which other machines may share,
 * and merges what they write there. While the folder is away, work goes on.
 */
void
study_session_set_progress_folder (StudySession *self,
                                   const char   *folder)
{
  g_autoptr (StudyProgressPlaces) before = NULL;

  g_return_if_fail (STUDY_IS_SESSION (self));

  if (g_str_equal (folder != NULL ? folder : "", study_progress_places_get_folder (self->places)))
    return;

  before = g_steal_pointer (&self->places);
  self->places = study_progress_places_new (study_progress_places_get_data_dir (before), folder,
                                            study_progress_places_get_device (before));
  g_clear_object (&self->shared_saver);
  if (study_progress_places_get_shared_dir (self->places) != NULL)
    {
      const char *trail_id = study_progress_get_trail_id (self->progress);
      g_autoptr (StudyProgressStore) store = study_progress_places_new_shared_store (self->places, trail_id);

      self->shared_saver = study_saver_new (store, self->progress);
      study_saver_set_poll_interval (self->shared_saver, SHARED_INTERVAL);
      study_saver_check (self->shared_saver);
    }

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS_FOLDER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHARED_SAVER]);
}

/**
 * study_session_check:
 * @self: a session
 *
 * Looks whether others changed the progress, as when the person comes back to
 * the window, and tries again to save the trail.
 */
void
study_session_check (StudySession *self)
{
  g_return_if_fail (STUDY_IS_SESSION (self));

  study_saver_check (self->saver);
  if (self->shared_saver != NULL)
    study_saver_check (self->shared_saver);
  /* What another program changed or took away may be as it was again. */
  if (self->trail_saver != NULL)
    study_trail_saver_retry (self->trail_saver, FALSE);
}

/* Answers those who wait for a flush, once. */
static gboolean
shared_timeout_cb (gpointer user_data)
{
  GTask *task = user_data;
  guint *timeout = g_task_get_task_data (task);

  *timeout = 0;
  g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

/* The progress is on this computer; what did not get into the progress folder
 * is merged into it at the next start. */
static void
shared_flushed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  guint *timeout = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!study_saver_flush_finish (STUDY_SAVER (source), result, &error))
    g_info ("%s", error->message);

  if (*timeout == 0)
    return;

  g_clear_handle_id (timeout, g_source_remove);
  g_task_return_boolean (task, TRUE);
}

static void
flush_shared (GTask *task)
{
  StudySession *self = g_task_get_source_object (task);
  guint *timeout;

  if (self->shared_saver == NULL || study_saver_get_state (self->shared_saver) != STUDY_SAVER_SAVING)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  timeout = g_task_get_task_data (task);
  *timeout = g_timeout_add_full (G_PRIORITY_DEFAULT, SHARED_PATIENCE, shared_timeout_cb,
                                 g_object_ref (task), g_object_unref);
  study_saver_flush_async (self->shared_saver, NULL, shared_flushed_cb, g_object_ref (task));
}

static void
trail_flushed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (study_trail_saver_flush_finish (STUDY_TRAIL_SAVER (source), result, &error))
    flush_shared (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StudySession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!study_saver_flush_finish (STUDY_SAVER (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (self->trail_saver != NULL)
    study_trail_saver_flush_async (self->trail_saver, NULL, trail_flushed_cb, g_steal_pointer (&task));
  else
    flush_shared (task);
}

/**
 * study_session_flush_async:
 * @self: a session
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Waits until every change up to now is on the disk, or could not be written;
 * and a little for the progress folder.
 */
void
study_session_flush_async (StudySession        *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, study_session_flush_async);
  g_task_set_task_data (task, g_new0 (guint, 1), g_free);
  study_saver_flush_async (self->saver, NULL, flushed_cb, g_steal_pointer (&task));
}

/**
 * study_session_flush_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error of the domain %STUDY_STORAGE_ERROR
 *
 * Returns: whether the changes are on the disk of this computer
 */
gboolean
study_session_flush_finish (StudySession  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_session_flush:
 * @self: a session
 * @error: return location for an error of the domain %STUDY_STORAGE_ERROR
 *
 * Waits until every change up to now is on the disk of this computer. No main
 * loop runs meanwhile. The progress folder may be on a disk that is away: what
 * is on the way there gets there meanwhile or at the next start.
 *
 * Returns: whether the changes are on the disk of this computer
 */
gboolean
study_session_flush (StudySession  *self,
                     GError       **error)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), FALSE);

  return study_saver_flush (self->saver, error) &&
         (self->trail_saver == NULL || study_trail_saver_flush (self->trail_saver, error));
}

/**
 * study_session_flush_shared:
 * @self: a session
 *
 * Waits for what is on the way to the progress folder, for the end of the
 * program, after study_session_flush(). It takes as long as the disk takes.
 */
void
study_session_flush_shared (StudySession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (STUDY_IS_SESSION (self));

  if (self->shared_saver != NULL &&
      study_saver_get_state (self->shared_saver) == STUDY_SAVER_SAVING &&
      !study_saver_flush (self->shared_saver, &error))
    g_info ("%s", error->message);
}
