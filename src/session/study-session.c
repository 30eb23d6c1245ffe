/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-session.h"

#include "storage/files/study-task-data.h"
#include "storage/library/study-library-request.h"

/* How long closing waits for the progress folder, in milliseconds. What does
 * not get there is merged into it at the next start. */
#define SHARED_PATIENCE 2000

/**
 * StudySession:
 *
 * One trail that is open: its content, the user's progress on it, and what
 * serves both: history, activity and the savers. A trail that the user added
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
  StudySaver *shared_saver; /* for the progress folder, if the user chose one */
  StudyProgressPlaces *places;
  char *language; /* of the content, as it was asked for */
  GCancellable *reloading; /* (nullable): of the content that is read again */
  StudyOpenReport report;
};

typedef enum
{
  PROP_PROGRESS_FOLDER = 1,
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

static void
reload (StudySession *self)
{
  study_session_set_language_async (self, self->language, NULL, NULL);
}

static void
trail_changed_cb (StudySession *self,
                  const char   *id)
{
  if (g_str_equal (id, study_trail_get_id (self->trail)))
    reload (self);
}

static void
trail_wanted_cb (StudySession *self,
                 StudyContent *content)
{
  gboolean conflict = study_trail_saver_get_conflict (self->trail_saver);

  study_trail_saver_save (self->trail_saver, content);
  study_trail_apply (self->trail, content);
  /* Nothing conflicts with what another program wrote any longer. */
  if (conflict && !study_saver_get_pending (STUDY_SAVER (self->trail_saver)))
    reload (self);
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
  g_clear_object (&self->reloading);
  g_clear_pointer (&self->places, study_progress_places_unref);
  g_clear_pointer (&self->language, g_free);
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

  props[PROP_PROGRESS_FOLDER] =
    g_param_spec_string ("progress-folder", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
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

/* What a worker needs to open a trail, and whether there was progress on it. */
#define OPENING(OWNED, PLAIN) \
  OWNED (StudyLibraryRequest *, request, study_library_request_free) \
  OWNED (StudyProgressPlaces *, places, study_progress_places_unref) \
  OWNED (StudyProgressStore *, store, g_object_unref) \
  OWNED (char *, language, g_free) \
  PLAIN (gboolean, found)

STUDY_DEFINE_TASK_DATA (Opening, opening, OPENING)

/* Makes all of a session that follows nothing outside of it, in a worker. */
static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (StudySession) self = g_object_new (STUDY_TYPE_SESSION, NULL);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  GError *error = NULL;

  self->trail = study_library_request_load (opening->request, &error);
  if (self->trail == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->progress = study_progress_new (opening->request->id, study_progress_places_get_device (opening->places));
  snapshot = study_progress_store_open (opening->store, &self->report);
  opening->found = snapshot != NULL;
  if (snapshot != NULL)
    study_progress_merge (self->progress, snapshot);
  study_progress_set_read_only (self->progress, self->report.outcome == STUDY_OPEN_NEWER);
  study_trail_set_progress (self->trail, self->progress);
  self->history = study_history_new (self->progress);
  self->activity = study_activity_new (self->progress);

  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * study_session_open_async:
 * @library: where trails are
 * @trail_id: the trail to open
 * @language: the language of the content, as a locale name; empty for that of
 *   the system
 * @device: the id of this device
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Opens a trail and the progress on it, in a worker that begins at once: it
 * may wait for another program that writes there.
 */
void
study_session_open_async (StudyLibrary        *library,
                          const char          *trail_id,
                          const char          *language,
                          const char          *device,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  /* Without a source object: the worker may drop the task last, and must not
   * finalize what belongs to the main thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;
  StudyLibraryRequest *request;
  Opening *opening;

  g_return_if_fail (STUDY_IS_LIBRARY (library));

  g_task_set_source_tag (task, study_session_open_async);
  request = study_library_new_request (library, trail_id, language, &error);
  if (request == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->request = request;
  opening->places =
    study_progress_places_new (study_progress_places_get_data_dir (study_library_get_places (library)), NULL, device);
  opening->store = study_progress_places_new_own_store (opening->places, trail_id);
  opening->language = g_strdup (language);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * study_session_open_finish:
 * @library: where trails are
 * @result: the result
 * @error: return location for an error of the library or the format
 *
 * Takes over what a worker opened, and lets it be saved from now on. Progress
 * that cannot be read is no error: see study_session_get_report().
 *
 * Returns: (transfer full) (nullable): a session; %NULL when the trail does
 *   not open
 */
StudySession *
study_session_open_finish (StudyLibrary  *library,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (StudySession) self = NULL;
  Opening *opening;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  self = g_task_propagate_pointer (G_TASK (result), error);
  if (opening != NULL)
    study_library_take_trail (library, opening->request, self != NULL ? study_trail_get_content (self->trail) : NULL);
  if (self == NULL)
    return NULL;

  self->library = g_object_ref (library);
  self->places = g_steal_pointer (&opening->places);
  self->language = g_steal_pointer (&opening->language);
  g_signal_connect_object (library, "trail-changed", G_CALLBACK (trail_changed_cb), self, G_CONNECT_SWAPPED);
  study_activity_follow_calendar (self->activity);
  prepare_changes (self);
  self->saver = study_progress_saver_new (opening->store, self->progress);
  g_signal_connect_object (self->saver, "reopened", G_CALLBACK (reopened_cb), self, G_CONNECT_SWAPPED);
  if (self->report.outcome == STUDY_OPEN_BLOCKED)
    study_saver_block (self->saver, self->report.message);
  else if (opening->found &&
           (self->report.outcome == STUDY_OPEN_RECOVERED || self->report.outcome == STUDY_OPEN_DAMAGED))
    study_saver_touch (self->saver);
  else
    study_saver_check (self->saver);

  return g_steal_pointer (&self);
}

/* What a worker needs to read the content again, what it was when that was asked
 * for, what it is in the file, and whether that says the same. */
#define RELOADING(OWNED, PLAIN) \
  OWNED (StudyLibraryRequest *, request, study_library_request_free) \
  OWNED (StudyContent *, present, study_content_unref) \
  OWNED (StudyContent *, content, study_content_unref) \
  PLAIN (gboolean, same)

STUDY_DEFINE_TASK_DATA (Reloading, reloading, RELOADING)

static void
reload_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Reloading *reloading = task_data;
  GError *error = NULL;
  g_autoptr (StudyTrail) trail = study_library_request_load (reloading->request, &error);

  if (trail == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  reloading->content = study_content_ref (study_trail_get_content (trail));
  reloading->same = study_content_equal (reloading->content, reloading->present);
  g_task_return_boolean (task, TRUE);
}

/* Takes over what was read, for the content that was there when it was asked
 * for: what the user changed meanwhile comes first. */
static void
take_content (StudySession *self,
              Reloading    *reloading)
{
  if (reloading->same || study_trail_get_content (self->trail) != reloading->present)
    return;

  if (self->trail_saver != NULL)
    {
      if (study_saver_get_pending (STUDY_SAVER (self->trail_saver)))
        return;
      study_trail_saver_take (self->trail_saver, reloading->content);
      study_history_forget_trails (self->history);
    }
  study_trail_apply (self->trail, reloading->content);
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StudySession *self = g_task_get_source_object (task);
  Reloading *reloading = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean loaded = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_clear_error (&error);
      g_task_return_error_if_cancelled (task);
      return;
    }

  study_library_take_trail (self->library, reloading->request, reloading->content);
  /* What the program brings is no substitute for the user's own. */
  if (loaded && self->trail_saver != NULL && reloading->request->error != NULL)
    error = g_error_copy (reloading->request->error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_content (self, reloading);
  g_task_return_boolean (task, TRUE);
}

/**
 * study_session_set_language_async:
 * @self: a session
 * @language: the language of the content, as a locale name; empty for that of
 *   the system
 * @callback: (nullable): called when it is done
 * @user_data: data for @callback
 *
 * Shows the same trail in another language, or as its file is now. Progress
 * and history stay. Changes that are not in the file yet stay as well. It ends
 * what was asked for before, with %G_IO_ERROR_CANCELLED.
 */
void
study_session_set_language_async (StudySession        *self,
                                  const char          *language,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) worker = NULL;
  g_autoptr (GError) error = NULL;
  StudyLibraryRequest *request;
  Reloading *reloading;

  g_return_if_fail (STUDY_IS_SESSION (self));

  g_set_str (&self->language, language);
  g_cancellable_cancel (self->reloading);
  g_clear_object (&self->reloading);
  self->reloading = g_cancellable_new ();

  task = g_task_new (self, self->reloading, callback, user_data);
  g_task_set_source_tag (task, study_session_set_language_async);
  if (self->trail_saver != NULL && study_saver_get_pending (STUDY_SAVER (self->trail_saver)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  request = study_library_new_request (self->library, study_trail_get_id (self->trail), language, &error);
  if (request == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  reloading = g_new0 (Reloading, 1);
  reloading->request = request;
  reloading->present = study_content_ref (study_trail_get_content (self->trail));
  /* The worker may drop its task last, but not that with the session. */
  worker = g_task_new (NULL, self->reloading, reloaded_cb, g_steal_pointer (&task));
  g_task_set_source_tag (worker, reload_thread);
  g_task_set_task_data (worker, reloading, reloading_free);
  g_task_run_in_thread (worker, reload_thread);
}

/**
 * study_session_set_language_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error of the library or the format
 *
 * Returns: whether it opened; on failure the content stays as it is
 */
gboolean
study_session_set_language_finish (StudySession  *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_session_get_editable:
 * @self: a session
 *
 * Returns: whether the trail can be changed: it is the user's own, and no
 *   newer version wrote it
 */
gboolean
study_session_get_editable (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), FALSE);

  return self->trail_saver != NULL && !study_trail_get_read_only (self->trail);
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
 * Changes the trail, so that it can be undone, and saves it. Where it cannot be
 * changed any longer, since a newer version wrote what was read of it meanwhile,
 * it stays.
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

  if (!study_session_get_editable (self))
    return;

  /* Who hears of the change may make the next one. */
  before = study_content_ref (study_trail_get_content (self->trail));
  study_trail_saver_save (self->trail_saver, content);
  study_history_record_trail (self->history, before, content, id, text, description, taken);
  study_trail_apply (self->trail, content);
}

/**
 * study_session_get_trail:
 * @self: a session
 *
 * Returns: (transfer none): the trail, the same one for as long as the session
 *   is open: what is changed, undone or read again is applied to it
 */
StudyTrail *
study_session_get_trail (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->trail;
}

/**
 * study_session_get_content:
 * @self: a session
 *
 * Returns: (transfer none): the content of the trail, until it changes
 */
const StudyContent *
study_session_get_content (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return study_trail_get_content (self->trail);
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

StudyProgress *
study_session_get_progress (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->progress;
}

StudyHistory *
study_session_get_history (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->history;
}

StudyActivity *
study_session_get_activity (StudySession *self)
{
  g_return_val_if_fail (STUDY_IS_SESSION (self), NULL);

  return self->activity;
}

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
    study_saver_retry (STUDY_SAVER (self->trail_saver));
}

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
  self->shared_saver = study_progress_saver_new_shared (self->places, self->progress);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS_FOLDER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHARED_SAVER]);
}

/**
 * study_session_check:
 * @self: a session
 *
 * Looks whether others changed the progress, as when the user comes back to
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
  if (self->trail_saver != NULL && study_saver_get_state (STUDY_SAVER (self->trail_saver)) == STUDY_SAVER_FAILED)
    study_saver_touch (STUDY_SAVER (self->trail_saver));
}

/* Whether to wait for the progress folder as well, what ends that, and why
 * something is not on this computer. */
#define FLUSH(OWNED, PLAIN) \
  OWNED (GError *, error, g_error_free) \
  PLAIN (gboolean, shared) \
  PLAIN (guint, timeout)

STUDY_DEFINE_TASK_DATA (Flush, flush, FLUSH)

static void
answer_flush (GTask *task)
{
  Flush *flush = g_task_get_task_data (task);

  if (flush->error != NULL)
    g_task_return_error (task, g_steal_pointer (&flush->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Answers those who wait for a flush, once. */
static gboolean
shared_timeout_cb (gpointer user_data)
{
  GTask *task = user_data;
  Flush *flush = g_task_get_task_data (task);

  flush->timeout = 0;
  answer_flush (task);

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
  Flush *flush = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!study_saver_flush_finish (STUDY_SAVER (source), result, &error))
    g_info ("%s", error->message);

  if (flush->timeout == 0)
    return;

  g_clear_handle_id (&flush->timeout, g_source_remove);
  answer_flush (task);
}

static void
flush_shared (GTask *task)
{
  StudySession *self = g_task_get_source_object (task);
  Flush *flush = g_task_get_task_data (task);

  if (!flush->shared || self->shared_saver == NULL ||
      study_saver_get_state (self->shared_saver) != STUDY_SAVER_SAVING)
    {
      answer_flush (task);
      return;
    }

  flush->timeout = g_timeout_add_full (G_PRIORITY_DEFAULT, SHARED_PATIENCE, shared_timeout_cb,
                                       g_object_ref (task), g_object_unref);
  study_saver_flush_async (self->shared_saver, NULL, shared_flushed_cb, g_object_ref (task));
}

static void
trail_flushed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Flush *flush = g_task_get_task_data (task);

  study_saver_flush_finish (STUDY_SAVER (source), result, &flush->error);
  flush_shared (task);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StudySession *self = g_task_get_source_object (task);
  Flush *flush = g_task_get_task_data (task);

  /* The progress folder may take what this computer did not. */
  if (study_saver_flush_finish (STUDY_SAVER (source), result, &flush->error) && self->trail_saver != NULL)
    study_saver_flush_async (STUDY_SAVER (self->trail_saver), NULL, trail_flushed_cb, g_steal_pointer (&task));
  else
    flush_shared (task);
}

/**
 * study_session_flush_async:
 * @self: a session
 * @shared: whether to wait a little for the progress folder as well
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Waits until every change up to now is on the disk of this computer, or could
 * not be written. The progress folder may be on a disk that is away: what is on
 * the way there gets there meanwhile, or at the next start.
 */
void
study_session_flush_async (StudySession        *self,
                           gboolean             shared,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Flush *flush;

  g_return_if_fail (STUDY_IS_SESSION (self));

  flush = g_new0 (Flush, 1);
  flush->shared = shared;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, study_session_flush_async);
  g_task_set_task_data (task, flush, flush_free);
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
