/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-opener.h"

#include "storage/files/study-paths.h"
#include "storage/files/study-task-data.h"

/**
 * StudyOpener:
 *
 * Holds the trail that is open, opens others, and closes them. What is asked
 * for is done one after the other, and nothing of it blocks: another program
 * may keep a trail waiting. It needs no window, so that the first trail can be
 * on its way before there is one. What is common to all trails is open as long as
 * it is there.
 */

struct _StudyOpener
{
  GObject parent_instance;

  StudyLibrary *library;
  GSettings *settings;
  StudyHabitSession *habit_session;
  StudySession *session; /* (nullable) */
  GTask *running;        /* (nullable): what is done now */
  GQueue waiting;        /* of GTask */
  gboolean told_opening;
  gboolean unsaved; /* whether the last flush failed */
};

typedef enum
{
  PROP_SESSION = 1,
  PROP_OPENING,
} StudyOpenerProperty;

static GParamSpec *props[PROP_OPENING + 1];

typedef enum
{
  SIGNAL_FAILED,
  N_SIGNALS
} StudyOpenerSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyOpener, study_opener, G_TYPE_OBJECT)

typedef enum
{
  WISH_OPEN,
  WISH_SETTLE,
  WISH_FLUSH,
} WishKind;

/* What somebody asked for: the trail to open, %NULL for none, in a language, and
 * the session once it is open; whether the trail before is on the disk, whether
 * the progress folder had its time, and whether what is common to all trails is
 * on the disk. */
#define WISH(OWNED, PLAIN) \
  OWNED (char *, trail_id, g_free) \
  OWNED (char *, language, g_free) \
  OWNED (StudySession *, session, g_object_unref) \
  PLAIN (WishKind, kind) \
  PLAIN (gboolean, flushed) \
  PLAIN (gboolean, shared) \
  PLAIN (gboolean, habit_flushed)

STUDY_DEFINE_TASK_DATA (Wish, wish, WISH)

static gboolean
is_opening (GTask *task)
{
  Wish *wish = g_task_get_task_data (task);

  return wish->kind == WISH_OPEN;
}

static void
update_opening (StudyOpener *self)
{
  gboolean opening = study_opener_get_opening (self);

  if (self->told_opening == opening)
    return;

  self->told_opening = opening;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPENING]);
}

static void
set_session (StudyOpener  *self,
             StudySession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  study_habit_session_set_open (self->habit_session,
                                session != NULL ? study_trail_get_id (study_session_get_trail (session)) : NULL,
                                session != NULL ? study_session_get_activity (session) : NULL);
  if (session != NULL)
    {
      g_settings_bind (self->settings, "progress-folder", session, "progress-folder", G_SETTINGS_BIND_GET);
      g_settings_set_string (self->settings, "current-trail", study_trail_get_id (study_session_get_trail (session)));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/* Shows what was opened, in another language if the user chose one meanwhile. */
static void
show (StudyOpener *self,
      Wish        *wish)
{
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");

  set_session (self, wish->session);
  if (wish->session != NULL && !g_str_equal (language, wish->language))
    study_session_set_language_async (wish->session, language, NULL, NULL);
}

static void go_on (GTask *task);

static void
start_next (StudyOpener *self)
{
  while (self->running == NULL && !g_queue_is_empty (&self->waiting))
    {
      self->running = g_queue_pop_head (&self->waiting);
      go_on (self->running);
    }
  update_opening (self);
}

/* Answers what is done now, and goes on with what waits. Who gets the answer may
 * ask for something else. */
static void
finish (GTask  *task,
        GError *error)
{
  g_autoptr (StudyOpener) self = g_object_ref (g_task_get_source_object (task));
  g_autoptr (GTask) done = g_steal_pointer (&self->running);

  g_assert (done == task);

  if (error != NULL)
    g_task_return_error (done, error);
  else
    g_task_return_boolean (done, TRUE);
  start_next (self);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StudyOpener *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->unsaved = !study_session_flush_finish (STUDY_SESSION (source), result, &error);
  if (!self->unsaved)
    go_on (task);
  else
    finish (task, error);
}

static void
habit_flushed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StudyOpener *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->unsaved = !study_saver_flush_finish (STUDY_SAVER (source), result, &error);
  if (!self->unsaved)
    go_on (task);
  else
    finish (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  StudyOpener *self = g_task_get_source_object (task);
  Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;

  wish->session = study_session_open_finish (self->library, result, &error);
  if (wish->session == NULL)
    {
      g_message ("Could not open the trail “%s”: %s", wish->trail_id, error->message);
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      finish (task, error);
      return;
    }

  go_on (task);
}

/* What was done on the trail that is open gets to the disk before it is left;
 * what is done on it while the other one is read, as well. */
static void
go_on (GTask *task)
{
  StudyOpener *self = g_task_get_source_object (task);
  Wish *wish = g_task_get_task_data (task);
  StudySaver *habit_saver = study_habit_session_get_saver (self->habit_session);
  const char *open_id = self->session != NULL ? study_trail_get_id (study_session_get_trail (self->session)) : NULL;

  if (wish->kind == WISH_SETTLE || (wish->kind == WISH_OPEN && g_strcmp0 (wish->trail_id, open_id) == 0))
    {
      finish (task, NULL);
    }
  else if (self->session != NULL && !wish->flushed)
    {
      gboolean shared = wish->kind == WISH_FLUSH && !wish->shared;

      /* While the progress folder has its time, more can be done: that is flushed
       * again. */
      wish->shared |= shared;
      wish->flushed = !shared;
      study_session_flush_async (self->session, shared, flushed_cb, g_object_ref (task));
    }
  else if (wish->kind == WISH_FLUSH && habit_saver != NULL && !wish->habit_flushed)
    {
      wish->habit_flushed = TRUE;
      study_saver_flush_async (habit_saver, NULL, habit_flushed_cb, g_object_ref (task));
    }
  else if (wish->trail_id != NULL && wish->session == NULL)
    {
      wish->flushed = FALSE;
      g_free (wish->language);
      wish->language = g_settings_get_string (self->settings, "content-language");
      study_session_open_async (self->library, wish->trail_id, wish->language, study_paths_get_device (), opened_cb,
                                g_object_ref (task));
    }
  else
    {
      if (wish->kind == WISH_OPEN)
        show (self, wish);
      finish (task, NULL);
    }
}

/* Takes out what waits to be opened. */
static GPtrArray *
take_waiting (StudyOpener *self)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *l = self->waiting.head, *next; l != NULL; l = next)
    {
      next = l->next;
      if (is_opening (l->data))
        {
          g_ptr_array_add (tasks, l->data);
          g_queue_delete_link (&self->waiting, l);
        }
    }

  return tasks;
}

static void
push (StudyOpener         *self,
      WishKind             kind,
      const char          *trail_id,
      gpointer             source_tag,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  wish->kind = kind;
  wish->trail_id = g_strdup (trail_id);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, wish, wish_free);
  g_queue_push_tail (&self->waiting, task);
  start_next (self);
}

static void
study_opener_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  StudyOpener *self = STUDY_OPENER (object);

  switch ((StudyOpenerProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_OPENING:
      g_value_set_boolean (value, study_opener_get_opening (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What is done or waits owns a reference, so there is neither now. */
static void
study_opener_finalize (GObject *object)
{
  StudyOpener *self = STUDY_OPENER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->habit_session);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (study_opener_parent_class)->finalize (object);
}

static void
study_opener_class_init (StudyOpenerClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_opener_get_property;
  object_class->finalize = study_opener_finalize;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, STUDY_TYPE_SESSION, flags);
  props[PROP_OPENING] = g_param_spec_boolean ("opening", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyOpener::failed:
   * @self: the opener
   * @message: why, for the user
   *
   * A trail could not be opened.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", STUDY_TYPE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
study_opener_init (StudyOpener *self)
{
  g_queue_init (&self->waiting);
}

/**
 * study_opener_new:
 * @library: where trails are
 * @settings: the user's settings, which keep the trail that was open last
 *
 * Returns: (transfer full): an opener with no trail
 */
StudyOpener *
study_opener_new (StudyLibrary *library,
                  GSettings    *settings)
{
  StudyOpener *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (STUDY_TYPE_OPENER, NULL);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->habit_session = study_habit_session_new (study_library_get_places (library), study_paths_get_device (),
                                                 settings);

  return self;
}

StudySession *
study_opener_get_session (StudyOpener *self)
{
  g_return_val_if_fail (STUDY_IS_OPENER (self), NULL);

  return self->session;
}

/**
 * study_opener_get_diary:
 * @self: an opener
 *
 * Returns: (transfer none): what was done on all trails, with what the user chose
 *   for them
 */
StudyDiary *
study_opener_get_diary (StudyOpener *self)
{
  g_return_val_if_fail (STUDY_IS_OPENER (self), NULL);

  return study_habit_session_get_diary (self->habit_session);
}

/**
 * study_opener_get_opening:
 * @self: an opener
 *
 * Returns: whether another trail is about to be open, or none
 */
gboolean
study_opener_get_opening (StudyOpener *self)
{
  gboolean opening;

  g_return_val_if_fail (STUDY_IS_OPENER (self), FALSE);

  opening = self->running != NULL && is_opening (self->running);
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    opening |= is_opening (l->data);

  return opening;
}

/**
 * study_opener_open_async:
 * @self: an opener
 * @trail_id: (nullable): the trail to open; %NULL for none
 * @callback: (nullable): called when it is done
 * @user_data: data for @callback
 *
 * Opens a trail in the language of the settings. The one that was open is saved
 * first; while that fails, it stays. Whatever waited to be opened is not opened
 * any longer.
 */
void
study_opener_open_async (StudyOpener         *self,
                         const char          *trail_id,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GPtrArray) outdated = NULL;

  g_return_if_fail (STUDY_IS_OPENER (self));

  outdated = take_waiting (self);
  push (self, WISH_OPEN, trail_id, study_opener_open_async, callback, user_data);
  for (guint i = 0; i < outdated->len; i++)
    g_task_return_new_error_literal (g_ptr_array_index (outdated, i), G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                     "Another trail was chosen");
}

/**
 * study_opener_open_finish:
 * @self: an opener
 * @result: the result
 * @error: return location for an error: of the library or the format, where it
 *   could not be opened; of the domain %STUDY_STORAGE_ERROR, where the one before
 *   could not be saved; %G_IO_ERROR_CANCELLED, where another one was asked for
 *
 * Returns: whether the trail is open
 */
gboolean
study_opener_open_finish (StudyOpener   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (STUDY_IS_OPENER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_opener_settle_async:
 * @self: an opener
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Waits until all is done that was asked for up to now.
 */
void
study_opener_settle_async (StudyOpener         *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (STUDY_IS_OPENER (self));

  push (self, WISH_SETTLE, NULL, study_opener_settle_async, callback, user_data);
}

/**
 * study_opener_settle_finish:
 * @self: an opener
 * @result: the result
 */
void
study_opener_settle_finish (StudyOpener  *self,
                            GAsyncResult *result)
{
  g_return_if_fail (STUDY_IS_OPENER (self));
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * study_opener_flush_async:
 * @self: an opener
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Saves the trail that is open, before the program ends: it also waits a little
 * for the progress folder.
 */
void
study_opener_flush_async (StudyOpener         *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (STUDY_IS_OPENER (self));

  push (self, WISH_FLUSH, NULL, study_opener_flush_async, callback, user_data);
}

/**
 * study_opener_flush_finish:
 * @self: an opener
 * @result: the result
 * @error: return location for an error of the domain %STUDY_STORAGE_ERROR
 *
 * Returns: whether the changes are on the disk of this computer
 */
gboolean
study_opener_flush_finish (StudyOpener   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (STUDY_IS_OPENER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_opener_get_unsaved:
 * @self: an opener
 *
 * Returns: whether something could not be saved when that was last tried for a
 *   trail to be left
 */
gboolean
study_opener_get_unsaved (StudyOpener *self)
{
  g_return_val_if_fail (STUDY_IS_OPENER (self), FALSE);

  return self->unsaved;
}

/**
 * study_opener_drop:
 * @self: an opener
 *
 * Lets go of the trail that is open without saving it: it is saved, or the
 * person wants to lose what cannot be.
 */
void
study_opener_drop (StudyOpener *self)
{
  g_return_if_fail (STUDY_IS_OPENER (self));

  set_session (self, NULL);
}
