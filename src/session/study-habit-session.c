/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-habit-session.h"

#include "model/content/study-calendar.h"
#include "storage/files/study-task-data.h"

/* The setting that the document has instead. */
#define GOAL_KEY "weekly-goal"

/**
 * StudyHabitSession:
 *
 * What the user chose for all trails, open for as long as the program runs: the
 * habit and what saves it. It is read in a worker; until it is there, the habit
 * has its defaults. The calendar of the program follows it.
 */

struct _StudyHabitSession
{
  GObject parent_instance;

  StudyHabit *habit;
  GSettings *settings;
  StudyProgressPlaces *places;
  StudySaver *saver;        /* (nullable): once the document is read */
  StudySaver *shared_saver; /* (nullable): for the progress folder */
  GCancellable *cancellable;
};

typedef enum
{
  SIGNAL_OPENED,
  N_SIGNALS
} StudyHabitSessionSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyHabitSession, study_habit_session, G_TYPE_OBJECT)

/* What a worker needs to read the document, and what it found. */
#define OPENING(OWNED, PLAIN) \
  OWNED (StudyProgressStore *, store, g_object_unref) \
  OWNED (StudyProgressSnapshot *, snapshot, study_progress_snapshot_free) \
  OWNED (char *, message, g_free) \
  PLAIN (StudyOpenOutcome, outcome)

STUDY_DEFINE_TASK_DATA (Opening, opening, OPENING)

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_auto (StudyOpenReport) report = { .outcome = STUDY_OPEN_NEW };

  opening->snapshot = study_progress_store_open (opening->store, &report);
  opening->outcome = report.outcome;
  opening->message = g_strdup (report.message);
  g_task_return_boolean (task, TRUE);
}

static void
update_calendar (StudyHabitSession *self)
{
  study_calendar_set_day_start (study_calendar_get_default (), study_habit_get_day_start (self->habit));
}

static void
update_folder (StudyHabitSession *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "progress-folder");
  StudyProgressPlaces *places;

  if (self->saver == NULL ||
      (self->shared_saver != NULL && g_str_equal (folder, study_progress_places_get_folder (self->places))))
    return;

  places = study_progress_places_new (study_progress_places_get_data_dir (self->places), folder,
                                      study_progress_places_get_device (self->places));
  study_progress_places_unref (self->places);
  self->places = places;
  g_clear_object (&self->shared_saver);
  self->shared_saver = study_progress_saver_new_shared (places, study_habit_get_progress (self->habit));
}

/* Moves what earlier versions kept in the settings. */
static void
take_settings (StudyHabitSession *self)
{
  g_autoptr (GVariant) goal = g_settings_get_user_value (self->settings, GOAL_KEY);

  if (goal == NULL || study_progress_get_read_only (study_habit_get_progress (self->habit)))
    return;

  study_habit_take_goal (self->habit, (guint) g_variant_get_int32 (goal));
  g_settings_reset (self->settings, GOAL_KEY);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));
  StudyHabitSession *self = user_data;
  StudyProgress *progress;

  /* It is only there while the task is not cancelled. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  progress = study_habit_get_progress (self->habit);
  if (opening->message != NULL)
    g_message ("%s", opening->message);
  if (opening->snapshot != NULL)
    study_progress_merge (progress, opening->snapshot);
  study_progress_set_read_only (progress, opening->outcome == STUDY_OPEN_NEWER);
  self->saver = study_progress_saver_new (opening->store, progress);
  if (opening->outcome == STUDY_OPEN_BLOCKED)
    study_saver_block (self->saver, opening->message);
  else if (opening->snapshot != NULL && opening->outcome != STUDY_OPEN_READ)
    study_saver_touch (self->saver);
  take_settings (self);
  update_folder (self);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
study_habit_session_finalize (GObject *object)
{
  StudyHabitSession *self = STUDY_HABIT_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->shared_saver);
  g_clear_object (&self->saver);
  g_clear_object (&self->habit);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->places, study_progress_places_unref);

  G_OBJECT_CLASS (study_habit_session_parent_class)->finalize (object);
}

static void
study_habit_session_class_init (StudyHabitSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_habit_session_finalize;

  /**
   * StudyHabitSession::opened:
   * @self: the session
   *
   * The document is read; once.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", STUDY_TYPE_HABIT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
study_habit_session_init (StudyHabitSession *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * study_habit_session_new:
 * @places: where progress is kept
 * @device: the id of this device
 * @settings: the user's settings, which name the progress folder
 *
 * Begins to read the document, in a worker.
 *
 * Returns: (transfer full): a session
 */
StudyHabitSession *
study_habit_session_new (StudyProgressPlaces *places,
                         const char          *device,
                         GSettings           *settings)
{
  StudyHabitSession *self;
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_val_if_fail (places != NULL, NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (STUDY_TYPE_HABIT_SESSION, NULL);
  self->habit = study_habit_new (device);
  self->settings = g_object_ref (settings);
  self->places = study_progress_places_new (study_progress_places_get_data_dir (places), NULL, device);
  g_signal_connect_object (self->habit, "notify::day-start", G_CALLBACK (update_calendar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::progress-folder", G_CALLBACK (update_folder), self,
                           G_CONNECT_SWAPPED);

  /* Without a source object, as the worker may drop the task last. */
  task = g_task_new (NULL, self->cancellable, opened_cb, self);
  opening = g_new0 (Opening, 1);
  opening->store = study_progress_places_new_own_store (self->places, STUDY_HABIT_ID);
  g_task_set_source_tag (task, study_habit_session_new);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);

  return self;
}

StudyHabit *
study_habit_session_get_habit (StudyHabitSession *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT_SESSION (self), NULL);

  return self->habit;
}

/**
 * study_habit_session_get_saver:
 *
 * Returns: (transfer none) (nullable): what writes the document, %NULL before it
 *   is read
 */
StudySaver *
study_habit_session_get_saver (StudyHabitSession *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT_SESSION (self), NULL);

  return self->saver;
}
