/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-saver.h"

#include "formats/json/study-format-error.h"
#include "storage/files/study-folder-watch.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/files/study-write-job.h"

/* How long a write waits for what else the same action changes, in
 * milliseconds: shorter than anybody notices, or needs to cut the power. */
#define DELAY 10

/* The pauses after which a failed write is tried again, in milliseconds: the
 * first, and the longest to which it grows. */
#define RETRY_DELAY 1000
#define RETRY_DELAY_MAX 60000

/**
 * StudySaver:
 *
 * Keeps the file of one [class@Progress] up to date, and the progress with the
 * file. Every change is written at once, in a worker; those that come during a
 * write make one more. A change counts as saved when it is on the disk. What
 * fails is tried again after growing pauses. What others write into the file
 * is merged into the progress.
 */

struct _StudySaver
{
  GObject parent_instance;

  StudyProgressStore *store;
  StudyProgress *progress;
  GMainContext *context;

  GSource *timer; /* until the next write begins; owns a reference to the saver */
  GSource *retry_timer;
  StudyFolderWatch *watch;
  StudyWriteJob *job; /* what the worker does now, with a Save */
  guint64 serial;    /* counts changes */
  guint64 saved_serial;
  GQueue flushes; /* of GTask, each with the serial that it waits for */

  StudySaverState state;
  char *error_message;
  char *warning;
  guint first_retry_delay;
  guint retry_delay;
  guint n_changes; /* in the group that is open */
  gboolean merging;
  gboolean large;
  gboolean blocked;
  gboolean check_wanted;
  gboolean retry_wanted; /* while a job that may fail runs */
};

typedef enum
{
  PROP_STORE = 1,
  PROP_PROGRESS,
  PROP_STATE,
  PROP_ERROR_MESSAGE,
  PROP_WARNING,
} StudySaverProperty;

static GParamSpec *props[PROP_WARNING + 1];

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

static void start_job (StudySaver *self);

/* One save: what is written, up to which change, and what others wrote. */
#define SAVE(OWNED, PLAIN) \
  OWNED (StudyProgressStore *, store, g_object_unref) \
  OWNED (StudyProgressSnapshot *, snapshot, study_progress_snapshot_free) \
  OWNED (StudyProgressSnapshot *, incoming, study_progress_snapshot_free) \
  PLAIN (guint64, serial) \
  PLAIN (StudySaveFlags, flags)

STUDY_DEFINE_TASK_DATA (Save, save, SAVE)

/* In a worker. */
static gboolean
write_save (gpointer   data,
            GError   **error)
{
  Save *save = data;
  gboolean saved = study_progress_store_save (save->store, save->snapshot, save->flags, &save->incoming, error);

  /* Here, since it takes its time where there is much. */
  g_clear_pointer (&save->snapshot, study_progress_snapshot_free);

  return saved;
}

static void
clear_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
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

static gboolean
retry_cb (gpointer user_data)
{
  StudySaver *self = user_data;

  clear_timer (&self->retry_timer);
  if (self->job == NULL)
    start_job (self);

  return G_SOURCE_REMOVE;
}

/* Tries again by itself, after a pause that grows from failure to failure. */
static void
schedule_retry (StudySaver *self)
{
  g_debug ("Saving “%s” again in %u ms: %s", study_progress_store_get_path (self->store), self->retry_delay,
           self->error_message);
  clear_timer (&self->retry_timer);
  self->retry_timer = g_timeout_source_new (self->retry_delay);
  g_source_set_static_name (self->retry_timer, "[studytrail] save again");
  g_source_set_callback (self->retry_timer, retry_cb, self, NULL);
  g_source_attach (self->retry_timer, self->context);
  self->retry_delay = MIN (self->retry_delay * 2, MAX (RETRY_DELAY_MAX, self->first_retry_delay));
}

/* Takes over what others wrote. It is in the file already. */
static void
take_incoming (StudySaver                  *self,
               const StudyProgressSnapshot *incoming)
{
  if (incoming == NULL)
    return;

  self->merging = TRUE;
  study_progress_merge (self->progress, incoming);
  self->merging = FALSE;
}

static void
finish_saved (StudySaver *self,
              const Save *save)
{
  self->blocked = FALSE;
  self->saved_serial = MAX (self->saved_serial, save->serial);
  self->retry_delay = self->first_retry_delay;
  clear_timer (&self->retry_timer);
  study_folder_watch_start (self->watch);
  set_state (self, is_pending (self) ? STUDY_SAVER_SAVING : STUDY_SAVER_SAVED, NULL);
}

static void
finish_failed (StudySaver   *self,
               const Save   *save,
               const GError *error)
{
  if (g_error_matches (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION) &&
      !study_progress_store_get_shared (self->store))
    {
      /* The store has kept a snapshot; what changed meanwhile is not in it, so
       * that there is to be another one. */
      if (self->serial > save->serial)
        {
          start_job (self);
          return;
        }

      study_progress_set_read_only (self->progress, TRUE);
      self->blocked = FALSE;
      self->saved_serial = self->serial;
      set_state (self, STUDY_SAVER_SAVED, NULL);
      return;
    }

  /* What was merged is not in the file, and nobody else has all of it. */
  if (save->incoming != NULL)
    self->serial++;
  if ((save->flags & STUDY_SAVE_SNAPSHOT) != 0)
    self->large = TRUE;
  if (g_error_matches (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND))
    study_folder_watch_stop (self->watch);
  if (self->retry_wanted)
    {
      start_job (self);
      return;
    }

  set_state (self, STUDY_SAVER_FAILED, error->message);
  schedule_retry (self);
}

/* Goes on after the worker, once, whoever notices first that it has finished. */
static void
finish_job (StudySaver *self)
{
  g_autoptr (StudySaver) keep = g_object_ref (self);
  g_autoptr (StudyWriteJob) job = g_steal_pointer (&self->job);
  const Save *save = study_write_job_get_data (job);
  const GError *error = study_write_job_get_error (job);
  const StudyOpenReport *report = study_progress_store_get_report (self->store);
  /* The next job, which may begin below, has a report of its own. */
  StudyOpenOutcome outcome = report->outcome;
  g_autofree char *message = g_strdup (report->message);
  g_autofree char *warning = g_strdup (study_progress_store_get_warning (self->store));
  gboolean written = error == NULL && (save->flags & STUDY_SAVE_CHECK) == 0;
  gboolean unblocked = error == NULL && self->blocked;

  take_incoming (self, save->incoming);
  if (g_set_str (&self->warning, warning))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WARNING]);

  if (error == NULL)
    finish_saved (self, save);
  else
    finish_failed (self, save, error);
  if (outcome != STUDY_OPEN_NEW && outcome != STUDY_OPEN_BLOCKED)
    g_signal_emit (self, signals[SIGNAL_REOPENED], 0, outcome, message);
  else if (unblocked)
    g_signal_emit (self, signals[SIGNAL_REOPENED], 0, STUDY_OPEN_READ, NULL);

  /* What changed meanwhile is written too, and what others did is looked at. */
  if (self->job == NULL && (self->serial > MAX (save->serial, self->saved_serial) || self->check_wanted))
    start_job (self);

  /* A job that is tried again has nothing to say yet. */
  if (error == NULL || self->state != STUDY_SAVER_SAVING)
    answer_flushes (self, save->serial);
  if (written)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
job_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (StudySaver) self = user_data;

  if (study_write_job_is_of (self->job, result))
    finish_job (self);
}

static void
start_job (StudySaver *self)
{
  Save *save = g_new0 (Save, 1);

  g_assert (self->job == NULL);

  clear_timer (&self->timer);
  clear_timer (&self->retry_timer);
  self->check_wanted = FALSE;
  self->retry_wanted = FALSE;
  if (!is_pending (self))
    save->flags |= STUDY_SAVE_CHECK;
  if (self->large)
    save->flags |= STUDY_SAVE_SNAPSHOT;
  self->large = FALSE;

  save->store = g_object_ref (self->store);
  save->snapshot = study_progress_snapshot (self->progress);
  save->serial = self->serial;
  self->job = study_write_job_start (write_save, save, save_free, job_cb, g_object_ref (self));
}

static gboolean
timer_cb (gpointer user_data)
{
  StudySaver *self = user_data;

  start_job (self);

  return G_SOURCE_REMOVE;
}

static void
begin_cb (StudySaver *self)
{
  self->n_changes = 0;
}

/* What changes more than one thing at once is large. */
static void
register_changed_cb (StudySaver *self)
{
  if (++self->n_changes == 2 && !study_progress_get_merging (self->progress))
    self->large = TRUE;
}

static void
changed_cb (StudyProgress *progress,
            StudySaver    *self)
{
  /* What is merged into a read-only document came from its file, and so did
   * what this saver merges. */
  if (self->merging || study_progress_get_read_only (progress))
    return;

  self->serial++;

  /* A failure stays on show until a write succeeds. */
  if (self->state == STUDY_SAVER_SAVED)
    set_state (self, STUDY_SAVER_SAVING, NULL);

  if (self->blocked || self->job != NULL || self->timer != NULL)
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
    case PROP_STORE:
      g_value_set_object (value, self->store);
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
    case PROP_WARNING:
      g_value_set_string (value, self->warning);
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
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_PROGRESS:
      self->progress = g_value_dup_object (value);
      break;
    case PROP_STATE:
    case PROP_ERROR_MESSAGE:
    case PROP_WARNING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_saver_constructed (GObject *object)
{
  StudySaver *self = STUDY_SAVER (object);

  G_OBJECT_CLASS (study_saver_parent_class)->constructed (object);

  g_signal_connect_object (self->progress, "begin", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "register-changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  self->watch = study_folder_watch_new (study_progress_store_get_folder (self->store));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (study_saver_check), self, G_CONNECT_SWAPPED);
  study_folder_watch_start (self->watch);
}

/* A write that waits or runs owns a reference, so there is neither now. */
static void
study_saver_finalize (GObject *object)
{
  StudySaver *self = STUDY_SAVER (object);

  clear_timer (&self->retry_timer);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->error_message, g_free);
  g_clear_pointer (&self->warning, g_free);

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
   * StudySaver:store:
   *
   * Where it is written.
   */
  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, STUDY_TYPE_PROGRESS_STORE,
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
  /**
   * StudySaver:warning:
   *
   * What went wrong beside saving, %NULL when nothing did.
   */
  props[PROP_WARNING] =
    g_param_spec_string ("warning", NULL, NULL, NULL,
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
   * There is something to say about the file, that was found when it was read
   * again: what was recovered, or that a newer program wrote it.
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
  self->first_retry_delay = RETRY_DELAY;
  self->retry_delay = RETRY_DELAY;
}

/**
 * study_saver_new:
 * @store: where to write
 * @progress: the progress to be kept there
 *
 * Makes a saver that follows the changes of @progress and of the file. What
 * @progress holds already is taken to be in the file; where it may not be, call
 * study_saver_check().
 *
 * Returns: (transfer full): a new saver
 */
StudySaver *
study_saver_new (StudyProgressStore *store,
                 StudyProgress      *progress)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (store), NULL);
  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  return g_object_new (STUDY_TYPE_SAVER, "store", store, "progress", progress, NULL);
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

const char *
study_saver_get_error_message (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), NULL);

  return self->error_message;
}

const char *
study_saver_get_warning (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), NULL);

  return self->warning;
}

/**
 * study_saver_set_retry_delay:
 * @self: a saver
 * @delay: the first pause, in milliseconds; each failure doubles it, up to a
 *   minute
 *
 * Sets after which pause a write that failed is tried again.
 */
void
study_saver_set_retry_delay (StudySaver *self,
                             guint       delay)
{
  g_return_if_fail (STUDY_IS_SAVER (self));
  g_return_if_fail (delay > 0);

  self->first_retry_delay = delay;
  self->retry_delay = delay;
}

/**
 * study_saver_set_poll_interval:
 * @self: a saver
 * @seconds: how often to look; 0 for never
 *
 * Looks at the folder from time to time. Where it is on another machine, or
 * reached through a portal, nobody tells of changes.
 */
void
study_saver_set_poll_interval (StudySaver *self,
                               guint       seconds)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  study_folder_watch_set_poll_interval (self->watch, seconds);
}

/**
 * study_saver_block:
 * @self: a saver that has written nothing yet
 * @message: why, for the person
 *
 * Starts the saver with a failure, because the file could not be read: what is
 * in it is merged once it can be.
 */
void
study_saver_block (StudySaver *self,
                   const char *message)
{
  g_return_if_fail (STUDY_IS_SAVER (self));
  g_return_if_fail (self->job == NULL && self->timer == NULL);

  self->blocked = TRUE;
  set_state (self, STUDY_SAVER_FAILED, message);
  schedule_retry (self);
}

/**
 * study_saver_retry:
 * @self: a saver
 *
 * Tries again what failed.
 */
void
study_saver_retry (StudySaver *self)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  if (self->state != STUDY_SAVER_FAILED)
    return;

  self->retry_delay = self->first_retry_delay;
  set_state (self, STUDY_SAVER_SAVING, NULL);
  if (self->job == NULL)
    start_job (self);
  else
    self->retry_wanted = TRUE;
}

/**
 * study_saver_touch:
 * @self: a saver
 *
 * Tells that the progress holds what is not in the file, such as what was read
 * out of a damaged one, and saves it.
 */
void
study_saver_touch (StudySaver *self)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  self->serial++;
  if (self->state == STUDY_SAVER_SAVED)
    set_state (self, STUDY_SAVER_SAVING, NULL);
  if (self->job == NULL && !self->blocked)
    start_job (self);
}

/**
 * study_saver_check:
 * @self: a saver
 *
 * Looks whether others wrote into the folder, and takes it over. The folder is
 * watched; this is for where that is not enough. After a failure it tries
 * again only in its time.
 */
void
study_saver_check (StudySaver *self)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  if (study_progress_get_read_only (self->progress) || self->state == STUDY_SAVER_FAILED)
    return;

  if (self->job == NULL)
    start_job (self);
  else
    self->check_wanted = TRUE;
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
        start_job (self);
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
    start_job (self);

  while (is_pending (self) && self->job != NULL)
    {
      study_write_job_wait (self->job);
      finish_job (self);
    }

  if (!is_pending (self))
    return TRUE;

  g_propagate_error (error, new_error (self));

  return FALSE;
}
