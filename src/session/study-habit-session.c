/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-habit-session.h"

#include "model/content/study-calendar.h"
#include "storage/files/study-folder-watch.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-file.h"

/* The setting that the document has instead. */
#define GOAL_KEY "weekly-goal"

/**
 * StudyHabitSession:
 *
 * What concerns all trails, open for as long as the program runs: what the user
 * chose for them, with what saves it, and the diary of what was done on them. The
 * document is read in a worker; until it is there, the habit has its defaults. The
 * calendar of the program follows it. Then the progress on other trails is read,
 * and again when it changes.
 */

struct _StudyHabitSession
{
  GObject parent_instance;

  StudyHabit *habit;
  StudyDiary *diary;
  GSettings *settings;
  StudyProgressPlaces *places;
  StudySaver *saver;        /* (nullable): once the document is read */
  StudySaver *shared_saver; /* (nullable): for the progress folder */
  GCancellable *cancellable;
  StudyFolderWatch *watch; /* (nullable): of the progress on this computer */
  GHashTable *stamps;      /* file of progress -> what was read of it */
  char *open_id;           /* (nullable): of the trail that is open */
  gboolean reading;
  gboolean again; /* whether something changed while it reads */
};

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

/* The files that a worker reads and what it found in them, unless they are as they
 * were. */
#define READING(OWNED, PLAIN) \
  OWNED (StudyProgressPlaces *, places, study_progress_places_unref) \
  OWNED (char *, open_id, g_free) \
  OWNED (GHashTable *, stamps, g_hash_table_unref) \
  OWNED (GHashTable *, activities, g_hash_table_unref)

STUDY_DEFINE_TASK_DATA (Reading, reading, READING)

static char *
get_stamp (const char *folder,
           const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (StudyLibraryFile) file = path != NULL ? study_library_file_new (path) : NULL;

  return g_strdup (file != NULL ? file->stamp : "");
}

static void
read_trail (Reading    *reading,
            const char *id)
{
  g_autofree char *own = get_stamp (study_progress_places_get_own_dir (reading->places), id);
  g_autofree char *shared = get_stamp (study_progress_places_get_shared_dir (reading->places), id);
  g_autofree char *stamp = g_strjoin (" ", own, shared, NULL);
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  if (g_strcmp0 (g_hash_table_lookup (reading->stamps, id), stamp) == 0)
    return;

  /* What cannot be read is told when the trail is opened. */
  g_hash_table_insert (reading->stamps, g_strdup (id), g_steal_pointer (&stamp));
  snapshot = study_progress_places_peek (reading->places, id, NULL);
  if (snapshot == NULL)
    snapshot = study_progress_places_peek_own (reading->places, id, NULL);
  if (snapshot == NULL)
    return;

  progress = study_progress_new (id, study_progress_places_get_device (reading->places));
  study_progress_merge (progress, snapshot);
  g_hash_table_insert (reading->activities, g_strdup (id), study_activity_new (progress));
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;
  const char *shared_dir = study_progress_places_get_shared_dir (reading->places);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  study_progress_places_list (study_progress_places_get_own_dir (reading->places), ids, NULL);
  if (shared_dir != NULL)
    study_progress_places_list (shared_dir, ids, NULL);
  for (guint i = 0; i < ids->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (g_strcmp0 (id, reading->open_id) != 0 && !g_str_equal (id, STUDY_HABIT_ID))
        read_trail (reading, id);
    }

  g_task_return_boolean (task, TRUE);
}

static void read_others (StudyHabitSession *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  StudyHabitSession *self = user_data;
  GHashTableIter iter;
  gpointer id, activity;

  /* It is only there while the task is not cancelled. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  self->reading = FALSE;
  self->stamps = g_steal_pointer (&reading->stamps);
  g_hash_table_iter_init (&iter, reading->activities);
  while (g_hash_table_iter_next (&iter, &id, &activity))
    {
      if (g_strcmp0 (id, self->open_id) == 0)
        continue;

      study_activity_follow_calendar (activity);
      study_diary_set_activity (self->diary, id, activity);
    }

  if (self->again)
    read_others (self);
  else if (study_diary_has_nights (self->diary))
    study_habit_offer (self->habit);
}

/* Reads what changed of the progress on trails that are not open. */
static void
read_others (StudyHabitSession *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  self->again = self->reading;
  if (self->reading)
    return;

  self->reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->places = study_progress_places_ref (self->places);
  reading->open_id = g_strdup (self->open_id);
  reading->stamps = g_steal_pointer (&self->stamps);
  reading->activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  /* Without a source object, as the worker may drop the task last. */
  task = g_task_new (NULL, self->cancellable, read_cb, self);
  g_task_set_source_tag (task, read_others);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
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
  read_others (self);
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
  self->watch = study_folder_watch_new (study_progress_places_get_own_dir (self->places));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (read_others), self, G_CONNECT_SWAPPED);
  study_folder_watch_start (self->watch);
}

static void
study_habit_session_finalize (GObject *object)
{
  StudyHabitSession *self = STUDY_HABIT_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->shared_saver);
  g_clear_object (&self->saver);
  g_clear_object (&self->watch);
  g_clear_object (&self->diary);
  g_clear_object (&self->habit);
  g_clear_pointer (&self->stamps, g_hash_table_unref);
  g_clear_pointer (&self->open_id, g_free);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->places, study_progress_places_unref);

  G_OBJECT_CLASS (study_habit_session_parent_class)->finalize (object);
}

static void
study_habit_session_class_init (StudyHabitSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_habit_session_finalize;
}

static void
study_habit_session_init (StudyHabitSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  self->diary = study_diary_new (self->habit);
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

/**
 * study_habit_session_get_diary:
 *
 * Returns: (transfer none): what was done on all trails, with what the user chose
 *   for them
 */
StudyDiary *
study_habit_session_get_diary (StudyHabitSession *self)
{
  g_return_val_if_fail (STUDY_IS_HABIT_SESSION (self), NULL);

  return self->diary;
}

/**
 * study_habit_session_set_open:
 * @trail_id: (nullable): the id of the trail that is open
 * @activity: (nullable): what is done on it
 *
 * Follows what is done on the trail that is open, whose document is not read.
 */
void
study_habit_session_set_open (StudyHabitSession *self,
                              const char        *trail_id,
                              StudyActivity     *activity)
{
  g_return_if_fail (STUDY_IS_HABIT_SESSION (self));

  g_set_str (&self->open_id, trail_id);
  if (trail_id != NULL)
    study_diary_set_activity (self->diary, trail_id, activity);
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
