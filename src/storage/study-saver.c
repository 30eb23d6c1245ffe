/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-saver.h"

#include "study-file.h"
#include "study-progress-format.h"
#include "study-progress-store.h"
#include "study-storage-error.h"

#include <glib/gi18n.h>

/* How long a write waits for what else the same action changes, in
 * milliseconds: shorter than anybody notices, or needs to cut the power. */
#define DELAY 10

/* What a worker is to do: write a document, or read one that could not be read
 * before. The saver and the worker share it; @finished says whose it is. */
typedef struct
{
  GMutex lock;
  GCond done;
  gboolean finished;

  GFile *file;
  char *trail_id;
  guint64 serial;                  /* the last change that is in it */
  StudyProgressSnapshot *snapshot; /* to be written, or read */
  gboolean reading;
  StudyOpenReport report;
  GError *error;
} Job;

/**
 * StudySaver:
 *
 * Keeps the file of one [class@Progress] up to date. Every change is written
 * at once, in a worker; those that come during a write make one more. A change
 * counts as saved when it is on the disk.
 */

struct _StudySaver
{
  GObject parent_instance;

  GFile *file;
  StudyProgress *progress;
  GMainContext *context;

  GSource *timer; /* until the next write begins; owns a reference to the saver */
  Job *job;       /* what the worker does now */
  guint64 serial; /* counts changes */
  guint64 saved_serial;
  GQueue flushes; /* of GTask, each with the serial that it waits for */

  StudySaverState state;
  char *error_message;
  gboolean blocked;
};

typedef enum
{
  PROP_FILE = 1,
  PROP_PROGRESS,
  PROP_STATE,
  PROP_ERROR_MESSAGE,
} StudySaverProperty;

static GParamSpec *props[PROP_ERROR_MESSAGE + 1];

typedef enum
{
  SIGNAL_SAVED,
  SIGNAL_REOPENED,
  N_SIGNALS
} StudySaverSignal;

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (StudySaverState, study_saver_state,
                    G_DEFINE_ENUM_VALUE (STUDY_SAVER_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (STUDY_SAVER_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (STUDY_SAVER_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (StudySaver, study_saver, G_TYPE_OBJECT)

static void start_job (StudySaver *self,
                       gboolean    reading);

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_mutex_clear (&job->lock);
  g_cond_clear (&job->done);
  g_clear_object (&job->file);
  g_clear_pointer (&job->trail_id, g_free);
  g_clear_pointer (&job->snapshot, study_progress_snapshot_free);
  study_open_report_clear (&job->report);
  g_clear_error (&job->error);
}

static void
job_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, job_clear);
}

static void
set_state (StudySaver      *self,
           StudySaverState  state,
           const char      *error_message)
{
  if (g_set_str (&self->error_message, error_message))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR_MESSAGE]);

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
    }
}

static gboolean
is_pending (StudySaver *self)
{
  return self->serial > self->saved_serial;
}

static GError *
new_error (StudySaver *self)
{
  return g_error_new_literal (STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE, self->error_message);
}

/* Answers those who wait for changes up to @serial. */
static void
answer_flushes (StudySaver *self,
                guint64     serial)
{
  while (!g_queue_is_empty (&self->flushes))
    {
      g_autoptr (GTask) task = NULL;
      guint64 *wanted = g_task_get_task_data (g_queue_peek_head (&self->flushes));

      if (*wanted > serial)
        break;

      task = g_queue_pop_head (&self->flushes);
      if (*wanted <= self->saved_serial)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, new_error (self));
    }
}

/* Takes over what the worker read, and then writes both. */
static void
finish_reading (StudySaver *self,
                Job        *job)
{
  if (job->report.outcome == STUDY_OPEN_BLOCKED)
    {
      set_state (self, STUDY_SAVER_FAILED, job->report.message);
      answer_flushes (self, G_MAXUINT64);
      return;
    }

  self->blocked = FALSE;
  if (job->report.outcome == STUDY_OPEN_NEWER)
    {
      /* What changed meanwhile can never be written. */
      study_progress_set_read_only (self->progress, TRUE);
      self->saved_serial = self->serial;
    }
  if (job->snapshot != NULL)
    study_progress_merge (self->progress, job->snapshot);

  if (is_pending (self))
    {
      start_job (self, FALSE);
    }
  else
    {
      set_state (self, STUDY_SAVER_SAVED, NULL);
      answer_flushes (self, G_MAXUINT64);
    }

  g_signal_emit (self, signals[SIGNAL_REOPENED], 0, job->report.outcome, job->report.message);
}

static void
finish_writing (StudySaver *self,
                Job        *job)
{
  gboolean written = job->error == NULL;

  if (written)
    self->saved_serial = job->serial;

  if (!written)
    set_state (self, STUDY_SAVER_FAILED, job->error->message);
  else if (is_pending (self))
    set_state (self, STUDY_SAVER_SAVING, NULL);
  else
    set_state (self, STUDY_SAVER_SAVED, NULL);

  /* What changed meanwhile is written too. */
  if (self->serial > job->serial)
    start_job (self, FALSE);

  answer_flushes (self, job->serial);
  if (written)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

/* Goes on after the worker, once, whoever notices first that it has finished. */
static void
finish_job (StudySaver *self)
{
  g_autoptr (StudySaver) keep = g_object_ref (self);
  Job *job = g_steal_pointer (&self->job);

  if (job->reading)
    finish_reading (self, job);
  else
    finish_writing (self, job);

  job_release (job);
}

static void
job_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (StudySaver) self = user_data;

  if (self->job == g_task_get_task_data (G_TASK (result)))
    finish_job (self);
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;

  if (job->reading)
    {
      job->snapshot = study_progress_store_read (job->file, job->trail_id, &job->report);
    }
  else
    {
      g_autoptr (GBytes) bytes = study_progress_format_write (job->snapshot);

      study_file_write (g_file_peek_path (job->file), bytes, &job->error);
    }

  g_mutex_lock (&job->lock);
  job->finished = TRUE;
  g_cond_signal (&job->done);
  g_mutex_unlock (&job->lock);

  g_task_return_boolean (task, TRUE);
}

static void
wait_for_job (Job *job)
{
  g_mutex_lock (&job->lock);
  while (!job->finished)
    g_cond_wait (&job->done, &job->lock);
  g_mutex_unlock (&job->lock);
}

static void
start_job (StudySaver *self,
           gboolean    reading)
{
  /* The worker may drop the task last, and must not finalize the saver. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, job_cb, g_object_ref (self));
  Job *job = g_atomic_rc_box_new0 (Job);

  g_assert (self->job == NULL);

  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);

  g_mutex_init (&job->lock);
  g_cond_init (&job->done);
  job->file = g_object_ref (self->file);
  job->trail_id = g_strdup (study_progress_get_trail_id (self->progress));
  job->serial = self->serial;
  job->reading = reading;
  if (!reading)
    job->snapshot = study_progress_snapshot (self->progress);

  self->job = g_atomic_rc_box_acquire (job);
  g_task_set_source_tag (task, start_job);
  g_task_set_task_data (task, job, job_release);
  g_task_run_in_thread (task, run_job);
}

static gboolean
timer_cb (gpointer user_data)
{
  StudySaver *self = user_data;

  start_job (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudyProgress *progress,
            StudySaver    *self)
{
  /* What is merged into a read-only document came from its file. */
  if (study_progress_get_read_only (progress))
    return;

  self->serial++;
  if (self->blocked)
    return;

  /* A failure stays on show until a write succeeds. */
  if (self->state == STUDY_SAVER_SAVED)
    set_state (self, STUDY_SAVER_SAVING, NULL);

  if (self->job != NULL || self->timer != NULL)
    return;

  self->timer = g_timeout_source_new (DELAY);
  g_source_set_static_name (self->timer, "[studytrail] save");
  g_source_set_callback (self->timer, timer_cb, g_object_ref (self), g_object_unref);
  g_source_attach (self->timer, self->context);
}

static void
study_saver_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudySaver *self = STUDY_SAVER (object);

  switch ((StudySaverProperty) prop_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_saver_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  StudySaver *self = STUDY_SAVER (object);

  switch ((StudySaverProperty) prop_id)
    {
    case PROP_FILE:
      self->file = g_value_dup_object (value);
      break;
    case PROP_PROGRESS:
      self->progress = g_value_dup_object (value);
      break;
    case PROP_STATE:
    case PROP_ERROR_MESSAGE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_saver_constructed (GObject *object)
{
  StudySaver *self = STUDY_SAVER (object);

  G_OBJECT_CLASS (study_saver_parent_class)->constructed (object);

  g_signal_connect_object (self->progress, "changed", G_CALLBACK (changed_cb), self, 0);
}

/* A write that waits or runs owns a reference, so there is neither now. */
static void
study_saver_finalize (GObject *object)
{
  StudySaver *self = STUDY_SAVER (object);

  g_clear_object (&self->file);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (study_saver_parent_class)->finalize (object);
}

static void
study_saver_class_init (StudySaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_saver_get_property;
  object_class->set_property = study_saver_set_property;
  object_class->constructed = study_saver_constructed;
  object_class->finalize = study_saver_finalize;

  /**
   * StudySaver:file:
   *
   * The file that is written.
   */
  props[PROP_FILE] =
    g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * StudySaver:progress:
   *
   * The progress that is written.
   */
  props[PROP_PROGRESS] =
    g_param_spec_object ("progress", NULL, NULL, STUDY_TYPE_PROGRESS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * StudySaver:state:
   *
   * How far saving is.
   */
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, STUDY_TYPE_SAVER_STATE, STUDY_SAVER_SAVED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudySaver:error-message:
   *
   * Why changes could not be saved, %NULL when they could.
   */
  props[PROP_ERROR_MESSAGE] =
    g_param_spec_string ("error-message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudySaver::saved:
   * @self: the saver
   *
   * The file was written. There may be later changes that it does not have
   * yet; see [property@Saver:state].
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", STUDY_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /**
   * StudySaver::reopened:
   * @self: the saver
   * @outcome: what became of the file
   * @message: (nullable): what to tell the person
   *
   * A file that could not be read before was read, after study_saver_retry().
   */
  signals[SIGNAL_REOPENED] =
    g_signal_new ("reopened", STUDY_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, STUDY_TYPE_OPEN_OUTCOME, G_TYPE_STRING);
}

static void
study_saver_init (StudySaver *self)
{
  self->context = g_main_context_ref_thread_default ();
  g_queue_init (&self->flushes);
}

/**
 * study_saver_new:
 * @file: a local file; neither it nor its folder need to exist
 * @progress: the progress to be kept in it
 *
 * Makes a saver that follows the changes of @progress. What @progress holds
 * already is taken to be in the file.
 *
 * Returns: (transfer full): a new saver
 */
StudySaver *
study_saver_new (GFile         *file,
                 StudyProgress *progress)
{
  g_return_val_if_fail (G_IS_FILE (file) && g_file_peek_path (file) != NULL, NULL);
  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  return g_object_new (STUDY_TYPE_SAVER, "file", file, "progress", progress, NULL);
}

/**
 * study_saver_get_file:
 * @self: a saver
 *
 * Returns: (transfer none): the file that is written
 */
GFile *
study_saver_get_file (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), NULL);

  return self->file;
}

/**
 * study_saver_get_progress:
 * @self: a saver
 *
 * Returns: (transfer none): the progress that is written
 */
StudyProgress *
study_saver_get_progress (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), NULL);

  return self->progress;
}

/**
 * study_saver_get_state:
 * @self: a saver
 *
 * Returns: how far saving is
 */
StudySaverState
study_saver_get_state (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), STUDY_SAVER_SAVED);

  return self->state;
}

/**
 * study_saver_get_error_message:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): why changes could not be saved
 */
const char *
study_saver_get_error_message (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), NULL);

  return self->error_message;
}

/**
 * study_saver_block:
 * @self: a saver that has written nothing yet
 * @message: why, for the person
 *
 * Keeps the saver from writing, because the file could not be read: there may
 * be something in it that a write would destroy. study_saver_retry() reads it
 * again.
 */
void
study_saver_block (StudySaver *self,
                   const char *message)
{
  g_return_if_fail (STUDY_IS_SAVER (self));
  g_return_if_fail (self->job == NULL && self->timer == NULL);

  self->blocked = TRUE;
  set_state (self, STUDY_SAVER_FAILED, message);
}

/**
 * study_saver_retry:
 * @self: a saver
 *
 * Tries again what failed. A blocked saver reads the file first, and merges
 * what it holds into the progress.
 */
void
study_saver_retry (StudySaver *self)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  if (self->state != STUDY_SAVER_FAILED)
    return;

  set_state (self, STUDY_SAVER_SAVING, NULL);
  if (self->job == NULL)
    start_job (self, self->blocked);
}

/**
 * study_saver_flush_async:
 * @self: a saver
 * @cancellable: (nullable): to stop waiting; what is written is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Waits until every change up to now is on the disk, or could not be written.
 */
void
study_saver_flush_async (StudySaver          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_SAVER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_saver_flush_async);
  g_task_set_task_data (task, g_memdup2 (&self->serial, sizeof self->serial), g_free);

  if (!is_pending (self))
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (self->blocked && self->job == NULL)
    {
      g_task_return_error (task, new_error (self));
    }
  else
    {
      g_queue_push_tail (&self->flushes, g_steal_pointer (&task));
      if (self->job == NULL)
        start_job (self, FALSE);
    }
}

/**
 * study_saver_flush_finish:
 * @self: a saver
 * @result: the result
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Returns: whether the changes are on the disk
 */
gboolean
study_saver_flush_finish (StudySaver    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_saver_flush:
 * @self: a saver
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Waits as study_saver_flush_async(), for the end of the program. The worker
 * writes; no main loop runs meanwhile, so that nothing else can happen.
 *
 * Returns: whether every change is on the disk
 */
gboolean
study_saver_flush (StudySaver  *self,
                   GError     **error)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), FALSE);

  if (is_pending (self) && self->job == NULL && !self->blocked)
    start_job (self, FALSE);

  while (is_pending (self) && self->job != NULL)
    {
      wait_for_job (self->job);
      finish_job (self);
    }

  if (!is_pending (self))
    return TRUE;

  g_propagate_error (error, new_error (self));

  return FALSE;
}
