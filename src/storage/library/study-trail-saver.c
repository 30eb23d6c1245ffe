/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-trail-saver.h"

#include <glib/gi18n.h>

#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/files/study-write-job.h"
#include "storage/library/study-library-edit.h"

/**
 * StudyTrailSaver:
 *
 * Keeps the file of a trail up to date while the person changes it. Every
 * change is written at once, in a worker; those that come during a write make
 * one more. A change counts as saved when it is on the disk. What another
 * program wrote meanwhile is not written over without a word.
 */

struct _StudyTrailSaver
{
  GObject parent_instance;

  StudyLibrary *library;
  StudyContent *content; /* as the person has it */
  StudyContent *saved;   /* as it is in the file */
  StudyContent *written; /* (nullable): what the worker writes now */
  StudyWriteJob *job;
  GQueue flushes; /* of GTask */
  StudySaverState state;
  GError *error;
};

typedef enum
{
  PROP_STATE = 1,
  PROP_ERROR_MESSAGE,
} StudyTrailSaverProperty;

static GParamSpec *props[PROP_ERROR_MESSAGE + 1];

G_DEFINE_FINAL_TYPE (StudyTrailSaver, study_trail_saver, G_TYPE_OBJECT)

/* One save: what the trail becomes, and what it was. */
#define SAVE(OWNED, PLAIN) \
  OWNED (StudyTrailStore *, store, study_trail_store_free) \
  OWNED (char *, id, g_free) \
  OWNED (StudyContent *, content, study_content_unref) \
  OWNED (StudyContent *, earlier, study_content_unref)

STUDY_DEFINE_TASK_DATA (Save, save, SAVE)

/* In a worker. */
static gboolean
write_save (gpointer   data,
            GError   **error)
{
  Save *save = data;

  return study_trail_store_replace (save->store, save->id, save->content, save->earlier, STUDY_SAVE_NONE, error);
}

static void
set_content (StudyContent       **place,
             const StudyContent  *content)
{
  StudyContent *before = *place;

  *place = study_content_ref (content);
  g_clear_pointer (&before, study_content_unref);
}

static void
set_state (StudyTrailSaver *self,
           StudySaverState  state,
           GError          *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->error != error)
    {
      g_clear_error (&self->error);
      self->error = error;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR_MESSAGE]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
answer_flushes (StudyTrailSaver *self)
{
  GTask *next;

  while ((next = g_queue_pop_head (&self->flushes)) != NULL)
    {
      g_autoptr (GTask) task = next;

      if (self->error != NULL)
        g_task_return_error (task, g_error_copy (self->error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

/* The person's program has what another one wrote only in the file. */
static GError *
explain (StudyTrailSaver *self,
         GError          *error)
{
  if (!g_error_matches (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT))
    return error;

  g_clear_pointer (&error->message, g_free);
  /* Translators: the title of a trail. */
  error->message = g_strdup_printf (_("Another program changed “%s” meanwhile. If you save yours, the other one goes "
                                      "to the trash."),
                                    self->content->title);

  return error;
}

static void
rescanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  /* Nobody can cancel it. */
  study_library_rescan_finish (STUDY_LIBRARY (source), result, NULL);
}

static void start_job (StudyTrailSaver *self,
                       gboolean         overwrite);

/* Goes on after the worker, once, whoever notices first that it has finished. */
static void
finish_job (StudyTrailSaver *self)
{
  g_autoptr (StudyTrailSaver) keep = g_object_ref (self);
  g_autoptr (StudyWriteJob) job = g_steal_pointer (&self->job);
  g_autoptr (StudyContent) written = g_steal_pointer (&self->written);
  const GError *error = study_write_job_get_error (job);

  if (error != NULL)
    {
      set_state (self, STUDY_SAVER_FAILED, explain (self, g_error_copy (error)));
    }
  else
    {
      set_content (&self->saved, written);
      set_state (self, self->content == self->saved ? STUDY_SAVER_SAVED : STUDY_SAVER_SAVING, NULL);
      /* Its title may be another one. */
      study_library_rescan_async (self->library, NULL, rescanned_cb, NULL);
    }

  /* What changed meanwhile is written too. */
  if (self->content != written && self->content != self->saved)
    start_job (self, FALSE);
  else
    answer_flushes (self);
}

static void
job_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (StudyTrailSaver) self = user_data;

  if (study_write_job_is_of (self->job, result))
    finish_job (self);
}

static void
start_job (StudyTrailSaver *self,
           gboolean         overwrite)
{
  Save *save = g_new0 (Save, 1);

  g_assert (self->job == NULL);

  save->store = study_library_new_store (self->library);
  save->id = g_strdup (self->content->id);
  save->content = study_content_ref (self->content);
  save->earlier = overwrite ? NULL : study_content_ref (self->saved);
  set_content (&self->written, self->content);
  self->job = study_write_job_start (write_save, save, save_free, job_cb, g_object_ref (self));
}

static void
study_trail_saver_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StudyTrailSaver *self = STUDY_TRAIL_SAVER (object);

  switch ((StudyTrailSaverProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, study_trail_saver_get_error_message (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* A write that runs owns a reference, so there is none now. */
static void
study_trail_saver_finalize (GObject *object)
{
  StudyTrailSaver *self = STUDY_TRAIL_SAVER (object);

  g_clear_pointer (&self->content, study_content_unref);
  g_clear_pointer (&self->saved, study_content_unref);
  g_clear_object (&self->library);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (study_trail_saver_parent_class)->finalize (object);
}

static void
study_trail_saver_class_init (StudyTrailSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_trail_saver_get_property;
  object_class->finalize = study_trail_saver_finalize;

  /**
   * StudyTrailSaver:state:
   *
   * How far saving is.
   */
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, STUDY_TYPE_SAVER_STATE, STUDY_SAVER_SAVED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudyTrailSaver:error-message:
   *
   * Why changes could not be saved, %NULL when they could.
   */
  props[PROP_ERROR_MESSAGE] =
    g_param_spec_string ("error-message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_trail_saver_init (StudyTrailSaver *self)
{
  g_queue_init (&self->flushes);
}

/**
 * study_trail_saver_new:
 * @library: where trails are
 * @content: one of the person's own trails, as it is in its file
 *
 * Returns: (transfer full): a saver with nothing to write
 */
StudyTrailSaver *
study_trail_saver_new (StudyLibrary       *library,
                       const StudyContent *content)
{
  StudyTrailSaver *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_SAVER, NULL);
  self->library = g_object_ref (library);
  self->content = study_content_ref (content);
  self->saved = study_content_ref (content);

  return self;
}

/**
 * study_trail_saver_save:
 * @self: a trail saver
 * @content: the trail as it is now
 *
 * Writes a trail, as soon as what is written now is on the disk.
 */
void
study_trail_saver_save (StudyTrailSaver    *self,
                        const StudyContent *content)
{
  g_return_if_fail (STUDY_IS_TRAIL_SAVER (self));
  g_return_if_fail (content != NULL);

  if (self->content == content)
    return;

  set_content (&self->content, content);
  if (self->job != NULL)
    return;

  if (self->content == self->saved)
    {
      set_state (self, STUDY_SAVER_SAVED, NULL);
      return;
    }

  /* A failure stays on show until a write succeeds. */
  if (self->state == STUDY_SAVER_SAVED)
    set_state (self, STUDY_SAVER_SAVING, NULL);
  start_job (self, FALSE);
}

/**
 * study_trail_saver_take:
 * @self: a trail saver with nothing to write
 * @content: the trail as it is in its file
 *
 * Goes on from what somebody else wrote.
 */
void
study_trail_saver_take (StudyTrailSaver    *self,
                        const StudyContent *content)
{
  g_return_if_fail (STUDY_IS_TRAIL_SAVER (self));
  g_return_if_fail (content != NULL);
  g_return_if_fail (!study_trail_saver_get_pending (self));

  set_content (&self->content, content);
  set_content (&self->saved, content);
}

/**
 * study_trail_saver_get_pending:
 * @self: a trail saver
 *
 * Returns: whether there are changes that are not in the file
 */
gboolean
study_trail_saver_get_pending (StudyTrailSaver *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), FALSE);

  return self->job != NULL || self->content != self->saved;
}

/**
 * study_trail_saver_get_state:
 * @self: a trail saver
 *
 * Returns: how far saving is
 */
StudySaverState
study_trail_saver_get_state (StudyTrailSaver *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), STUDY_SAVER_SAVED);

  return self->state;
}

/**
 * study_trail_saver_get_error_message:
 * @self: a trail saver
 *
 * Returns: (transfer none) (nullable): why changes could not be saved, %NULL
 *   when they could
 */
const char *
study_trail_saver_get_error_message (StudyTrailSaver *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), NULL);

  return self->error != NULL ? self->error->message : NULL;
}

/**
 * study_trail_saver_get_conflict:
 * @self: a trail saver
 *
 * Returns: whether changes could not be saved since another program changed the
 *   file
 */
gboolean
study_trail_saver_get_conflict (StudyTrailSaver *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), FALSE);

  return g_error_matches (self->error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT);
}

/**
 * study_trail_saver_retry:
 * @self: a trail saver
 * @overwrite: whether to write over what another program wrote, which goes to
 *   the program's trash
 *
 * Tries again to write what could not be written.
 */
void
study_trail_saver_retry (StudyTrailSaver *self,
                         gboolean         overwrite)
{
  g_return_if_fail (STUDY_IS_TRAIL_SAVER (self));

  if (self->state == STUDY_SAVER_FAILED && self->job == NULL)
    start_job (self, overwrite);
}

/**
 * study_trail_saver_flush_async:
 * @self: a trail saver
 * @cancellable: (nullable): to stop waiting
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Waits until every change up to now is on the disk, or could not be written.
 */
void
study_trail_saver_flush_async (StudyTrailSaver     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_TRAIL_SAVER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_trail_saver_flush_async);
  if (!study_trail_saver_get_pending (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_queue_push_tail (&self->flushes, g_steal_pointer (&task));
  if (self->job == NULL)
    start_job (self, FALSE);
}

/**
 * study_trail_saver_flush_finish:
 * @self: a trail saver
 * @result: the result
 * @error: return location for an error, as of study_trail_store_replace()
 *
 * Returns: whether the changes are on the disk
 */
gboolean
study_trail_saver_flush_finish (StudyTrailSaver  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_trail_saver_flush:
 * @self: a trail saver
 * @error: return location for an error, as of study_trail_store_replace()
 *
 * Waits as study_trail_saver_flush_async(). No main loop runs meanwhile.
 *
 * Returns: whether the changes are on the disk
 */
gboolean
study_trail_saver_flush (StudyTrailSaver  *self,
                         GError          **error)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), FALSE);

  if (self->content != self->saved && self->job == NULL)
    start_job (self, FALSE);
  while (self->job != NULL)
    {
      study_write_job_wait (self->job);
      finish_job (self);
    }

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->error));

  return FALSE;
}
