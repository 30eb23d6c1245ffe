/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-saver.h"

#include "storage/files/study-storage-error.h"

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
 * Keeps a file up to date. Every change is written at once, in a worker; those
 * that come during a write make one more. A change counts as saved when it is
 * on the disk. What fails is tried again after growing pauses.
 */

typedef struct
{
  guint timer; /* until the next write begins; owns a reference to the saver */
  guint retry_timer;
  guint64 serial; /* counts changes */
  guint64 writing_serial;
  guint64 saved_serial;
  GQueue flushes; /* of GTask, each with the serial that it waits for */
  StudySaverState state;
  GError *error;
  guint retry_delay;
  gboolean writing; /* which owns a reference to the saver too */
  gboolean blocked;
  gboolean again; /* whether to look again after what is written now */
  gboolean retry_wanted; /* while a write that may fail runs */
} StudySaverPrivate;

typedef enum
{
  PROP_STATE = 1,
  PROP_ERROR_MESSAGE,
} StudySaverProperty;

static GParamSpec *props[PROP_ERROR_MESSAGE + 1];

typedef enum
{
  SIGNAL_SAVED,
  N_SIGNALS
} StudySaverSignal;

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (StudySaverState, study_saver_state,
                    G_DEFINE_ENUM_VALUE (STUDY_SAVER_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (STUDY_SAVER_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (STUDY_SAVER_FAILED, "failed"))

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StudySaver, study_saver, G_TYPE_OBJECT)

static StudySaverPrivate *
get_private (StudySaver *self)
{
  return study_saver_get_instance_private (self);
}

/* Takes @error. */
static void
set_state (StudySaver      *self,
           StudySaverState  state,
           GError          *error)
{
  StudySaverPrivate *priv = get_private (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (priv->error != error)
    {
      g_clear_error (&priv->error);
      priv->error = error;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR_MESSAGE]);
    }
  if (priv->state != state)
    {
      priv->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_saved (StudySaver *self,
           guint64     serial)
{
  StudySaverPrivate *priv = get_private (self);

  priv->blocked = FALSE;
  priv->saved_serial = serial;
  priv->retry_delay = RETRY_DELAY;
  g_clear_handle_id (&priv->retry_timer, g_source_remove);
  set_state (self, study_saver_get_pending (self) ? STUDY_SAVER_SAVING : STUDY_SAVER_SAVED, NULL);
}

/* Answers those who wait for changes up to @serial. What is tried again has
 * nothing to say yet. */
static void
answer_flushes (StudySaver *self,
                guint64     serial)
{
  StudySaverPrivate *priv = get_private (self);

  while (!g_queue_is_empty (&priv->flushes))
    {
      g_autoptr (GTask) task = NULL;
      guint64 *wanted = g_task_get_task_data (g_queue_peek_head (&priv->flushes));

      if (*wanted > serial || (*wanted > priv->saved_serial && priv->error == NULL))
        break;

      task = g_queue_pop_head (&priv->flushes);
      if (*wanted <= priv->saved_serial)
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, g_error_copy (priv->error));
    }
}

static void start_write (StudySaver *self);

static gboolean
timer_cb (gpointer user_data)
{
  start_write (user_data);

  return G_SOURCE_REMOVE;
}

/* Tries again by itself, after a pause that grows from failure to failure. */
static void
schedule_retry (StudySaver   *self,
                const GError *error)
{
  StudySaverPrivate *priv = get_private (self);

  g_debug ("Saving again in %u ms: %s", priv->retry_delay, error->message);
  g_clear_handle_id (&priv->retry_timer, g_source_remove);
  priv->retry_timer = g_timeout_add (priv->retry_delay, timer_cb, self);
  priv->retry_delay = MIN (priv->retry_delay * 2, RETRY_DELAY_MAX);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudySaver) self = user_data;
  StudySaverPrivate *priv = get_private (self);
  guint64 serial = priv->writing_serial;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error) && serial > priv->saved_serial;

  STUDY_SAVER_GET_CLASS (self)->finish (self, g_task_get_task_data (G_TASK (result)), &error);
  priv->writing = FALSE;
  if (error == NULL)
    {
      set_saved (self, serial);
    }
  else if (!priv->retry_wanted)
    {
      /* With a conflict, nothing but the user can go on. */
      if (!g_error_matches (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT))
        schedule_retry (self, error);
      set_state (self, STUDY_SAVER_FAILED, g_steal_pointer (&error));
    }

  /* What changed meanwhile is written too, and what others did is looked at. */
  if (priv->serial > serial || priv->again)
    start_write (self);
  answer_flushes (self, serial);
  if (saved)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

/* Starts a worker, or lets another one follow on that which runs. */
static void
start_write (StudySaver *self)
{
  StudySaverPrivate *priv = get_private (self);
  StudySaverClass *klass = STUDY_SAVER_GET_CLASS (self);
  g_autoptr (GTask) task = NULL;
  gpointer data;

  priv->again = priv->writing;
  if (priv->writing)
    return;

  g_clear_handle_id (&priv->timer, g_source_remove);
  g_clear_handle_id (&priv->retry_timer, g_source_remove);
  data = klass->prepare (self);
  if (data == NULL)
    {
      set_saved (self, priv->serial);
      return;
    }

  priv->writing = TRUE;
  priv->retry_wanted = FALSE;
  priv->writing_serial = priv->serial;
  /* Without a source object: the worker may drop the task last, and must not
   * finalize what belongs to the main thread. */
  task = g_task_new (NULL, NULL, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, start_write);
  g_task_set_task_data (task, data, klass->free_data);
  g_task_run_in_thread (task, klass->write);
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
    case PROP_STATE:
      g_value_set_enum (value, study_saver_get_state (self));
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, study_saver_get_error_message (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* A write that waits or runs owns a reference, so there is neither now. */
static void
study_saver_finalize (GObject *object)
{
  StudySaverPrivate *priv = get_private (STUDY_SAVER (object));

  g_clear_handle_id (&priv->retry_timer, g_source_remove);
  g_clear_error (&priv->error);

  G_OBJECT_CLASS (study_saver_parent_class)->finalize (object);
}

static void
study_saver_class_init (StudySaverClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_saver_get_property;
  object_class->finalize = study_saver_finalize;

  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, STUDY_TYPE_SAVER_STATE, STUDY_SAVER_SAVED, readable);
  /**
   * StudySaver:error-message:
   *
   * Why changes could not be saved, %NULL when they could.
   */
  props[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, readable);
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
}

static void
study_saver_init (StudySaver *self)
{
  StudySaverPrivate *priv = get_private (self);

  priv->retry_delay = RETRY_DELAY;
  g_queue_init (&priv->flushes);
}

StudySaverState
study_saver_get_state (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), STUDY_SAVER_SAVED);

  return get_private (self)->state;
}

const GError *
study_saver_get_error (StudySaver *self)
{
  g_return_val_if_fail (STUDY_IS_SAVER (self), NULL);

  return get_private (self)->error;
}

const char *
study_saver_get_error_message (StudySaver *self)
{
  const GError *error = study_saver_get_error (self);

  return error != NULL ? error->message : NULL;
}

gboolean
study_saver_get_pending (StudySaver *self)
{
  StudySaverPrivate *priv = get_private (self);

  return priv->serial > priv->saved_serial;
}

/**
 * study_saver_get_blocked:
 *
 * Returns: whether study_saver_block() holds, and nothing was written since
 */
gboolean
study_saver_get_blocked (StudySaver *self)
{
  return get_private (self)->blocked;
}

/**
 * study_saver_block:
 * @self: a saver that has written nothing yet
 * @message: why, for the user
 *
 * Starts the saver with a failure, because the file could not be read. Changes
 * wait until it can be.
 */
void
study_saver_block (StudySaver *self,
                   const char *message)
{
  GError *error;

  g_return_if_fail (STUDY_IS_SAVER (self));

  get_private (self)->blocked = TRUE;
  error = g_error_new_literal (STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE, message);
  schedule_retry (self, error);
  set_state (self, STUDY_SAVER_FAILED, error);
}

/**
 * study_saver_touch:
 *
 * Tells that there is something that is not in the file, and saves it.
 */
void
study_saver_touch (StudySaver *self)
{
  StudySaverPrivate *priv = get_private (self);

  g_return_if_fail (STUDY_IS_SAVER (self));

  priv->serial++;
  /* A failure stays on show until a write succeeds. */
  if (priv->state == STUDY_SAVER_SAVED)
    set_state (self, STUDY_SAVER_SAVING, NULL);
  if (!priv->blocked && !priv->writing && priv->timer == 0)
    priv->timer = g_timeout_add_full (G_PRIORITY_DEFAULT, DELAY, timer_cb, g_object_ref (self), g_object_unref);
}

/**
 * study_saver_settle:
 *
 * Tells that what is in the file is as it should be again. It is not after a
 * write that runs now.
 */
void
study_saver_settle (StudySaver *self)
{
  StudySaverPrivate *priv = get_private (self);

  g_return_if_fail (STUDY_IS_SAVER (self));

  if (priv->writing)
    {
      study_saver_touch (self);
      return;
    }

  g_clear_handle_id (&priv->timer, g_source_remove);
  set_saved (self, priv->serial);
}

/**
 * study_saver_check:
 *
 * Looks at the file, also where there is nothing to write. After a failure it
 * is tried again only in its time.
 */
void
study_saver_check (StudySaver *self)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  if (study_saver_get_state (self) != STUDY_SAVER_FAILED)
    start_write (self);
}

void
study_saver_retry (StudySaver *self)
{
  g_return_if_fail (STUDY_IS_SAVER (self));

  if (study_saver_get_state (self) != STUDY_SAVER_FAILED)
    return;

  get_private (self)->retry_delay = RETRY_DELAY;
  get_private (self)->retry_wanted = get_private (self)->writing;
  set_state (self, STUDY_SAVER_SAVING, NULL);
  start_write (self);
}

/**
 * study_saver_flush_async:
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
  StudySaverPrivate *priv = get_private (self);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_SAVER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_saver_flush_async);
  g_task_set_task_data (task, g_memdup2 (&priv->serial, sizeof priv->serial), g_free);

  if (!study_saver_get_pending (self))
    {
      g_task_return_boolean (task, TRUE);
    }
  else if (priv->blocked && !priv->writing)
    {
      g_task_return_error (task, g_error_copy (priv->error));
    }
  else
    {
      g_queue_push_tail (&priv->flushes, g_steal_pointer (&task));
      if (!priv->writing)
        start_write (self);
    }
}

/**
 * study_saver_flush_finish:
 * @result: the result
 * @error: return location for an error, as of the write
 *
 * Returns: whether the changes are on the disk
 */
gboolean
study_saver_flush_finish (StudySaver    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
