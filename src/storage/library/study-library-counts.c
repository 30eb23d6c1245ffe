/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-library-counts.h"

#include "storage/files/study-folder-watch.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-file.h"
#include "storage/library/study-library-request.h"

/**
 * StudyLibraryCounts:
 *
 * Fills in how far the user is on each trail of a library. It does nothing
 * before study_library_counts_update(); from then on it reads, in a worker, the
 * trails and the progress on them that changed. The trail that is open needs
 * no reading.
 */

struct _StudyLibraryCounts
{
  GObject parent_instance;

  StudyLibrary *library;
  StudyTrail *open;
  GHashTable *stamps; /* from the id of a trail to what was read of it */
  StudyFolderWatch *watch;
  GSignalGroup *trail_signals;
  GCancellable *cancellable;
  gboolean reading;
  gboolean again; /* whether something changed while it reads */
};

G_DEFINE_FINAL_TYPE (StudyLibraryCounts, study_library_counts, G_TYPE_OBJECT)

/* What a worker needs to count a trail, the stamp that is known among it, and
 * what it found. */
#define COUNT(OWNED, PLAIN) \
  OWNED (StudyLibraryRequest *, request, study_library_request_free) \
  OWNED (StudyProgressPlaces *, places, study_progress_places_unref) \
  OWNED (char *, stamp, g_free) \
  PLAIN (guint, done) \
  PLAIN (guint, total) \
  PLAIN (gboolean, counted)

STUDY_DEFINE_TASK_DATA (Count, count, COUNT)

static char *
get_stamp (const char *folder,
           const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (StudyLibraryFile) file = path != NULL ? study_library_file_new (path) : NULL;

  return g_strdup (file != NULL ? file->stamp : "");
}

/* Tells one state of a trail and the progress on it from the next. */
static char *
count_get_stamp (Count *self)
{
  g_autofree char *trails_dir = g_build_filename (study_progress_places_get_data_dir (self->places), "trails", NULL);
  g_autofree char *trail = get_stamp (trails_dir, self->request->id);
  g_autofree char *progress = get_stamp (study_progress_places_get_own_dir (self->places), self->request->id);
  g_autofree char *shared = get_stamp (study_progress_places_get_shared_dir (self->places), self->request->id);

  return g_strjoin (" ", trail, progress, shared, NULL);
}

static void
count_run (Count *self)
{
  g_autofree char *stamp = count_get_stamp (self);
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  if (g_strcmp0 (stamp, self->stamp) == 0)
    return;

  g_set_str (&self->stamp, stamp);
  trail = study_library_request_load (self->request, NULL);
  if (trail == NULL)
    return;

  /* What cannot be read is told when the trail is opened. */
  snapshot = study_progress_places_peek (self->places, self->request->id, NULL);
  if (snapshot == NULL)
    snapshot = study_progress_places_peek_own (self->places, self->request->id, NULL);
  progress = study_progress_new (self->request->id, study_progress_places_get_device (self->places));
  if (snapshot != NULL)
    study_progress_merge (progress, snapshot);
  study_trail_set_progress (trail, progress);
  self->done = study_trail_get_done (trail);
  self->total = study_trail_get_total (trail);
  self->counted = TRUE;
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GPtrArray *counts = task_data;

  for (guint i = 0; i < counts->len && !g_cancellable_is_cancelled (cancellable); i++)
    count_run (g_ptr_array_index (counts, i));

  g_task_return_boolean (task, TRUE);
}

static gboolean
is_open (StudyLibraryCounts *self,
         const char         *id)
{
  return self->open != NULL && g_str_equal (study_trail_get_id (self->open), id);
}

static void
take_open (StudyLibraryCounts *self)
{
  StudyLibraryEntry *entry =
    self->open != NULL ? study_library_find (self->library, study_trail_get_id (self->open)) : NULL;

  if (entry != NULL)
    study_library_entry_set_counts (entry, study_trail_get_done (self->open), study_trail_get_total (self->open));
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GPtrArray *counts = g_task_get_task_data (G_TASK (result));
  StudyLibraryCounts *self = user_data;

  /* It is only there while the task is not cancelled. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  self->reading = FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      Count *count = g_ptr_array_index (counts, i);
      StudyLibraryEntry *entry = study_library_find (self->library, count->request->id);

      g_hash_table_insert (self->stamps, g_strdup (count->request->id), g_strdup (count->stamp));
      if (count->counted && entry != NULL && !is_open (self, count->request->id))
        study_library_entry_set_counts (entry, count->done, count->total);
    }

  if (self->again)
    study_library_counts_update (self);
}

static void
changed_cb (StudyLibraryCounts *self)
{
  take_open (self);
  if (self->watch != NULL)
    study_library_counts_update (self);
}

/* An entry that is new was not counted, whatever was read of an old one. */
static void
items_changed_cb (StudyLibraryCounts *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->library)); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->library), i);

      if (study_library_entry_get_total (entry) == 0)
        g_hash_table_remove (self->stamps, study_library_entry_get_id (entry));
    }

  changed_cb (self);
}

static void
study_library_counts_finalize (GObject *object)
{
  StudyLibraryCounts *self = STUDY_LIBRARY_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->watch);
  g_clear_object (&self->trail_signals);
  g_clear_object (&self->open);
  g_clear_object (&self->library);
  g_clear_pointer (&self->stamps, g_hash_table_unref);

  G_OBJECT_CLASS (study_library_counts_parent_class)->finalize (object);
}

static void
study_library_counts_class_init (StudyLibraryCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_library_counts_finalize;
}

static void
study_library_counts_init (StudyLibraryCounts *self)
{
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "notify::done", G_CALLBACK (take_open), self);
  g_signal_group_connect_swapped (self->trail_signals, "notify::total", G_CALLBACK (take_open), self);
}

/**
 * study_library_counts_new:
 * @library: where trails are
 *
 * Returns: (transfer full): an object that counts nothing yet
 */
StudyLibraryCounts *
study_library_counts_new (StudyLibrary *library)
{
  StudyLibraryCounts *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDY_TYPE_LIBRARY_COUNTS, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * study_library_counts_set_open:
 * @trail: (nullable): the trail that is open, with its progress
 *
 * Follows the trail that is open, which knows by itself how far the user is.
 */
void
study_library_counts_set_open (StudyLibraryCounts *self,
                               StudyTrail         *trail)
{
  g_return_if_fail (STUDY_IS_LIBRARY_COUNTS (self));
  g_return_if_fail (trail == NULL || STUDY_IS_TRAIL (trail));

  if (!g_set_object (&self->open, trail))
    return;

  g_signal_group_set_target (self->trail_signals, trail);
  take_open (self);
}

/**
 * study_library_counts_update:
 *
 * Reads what changed since the last time, in a worker, and does so by itself
 * from now on.
 */
void
study_library_counts_update (StudyLibraryCounts *self)
{
  g_autoptr (GTask) task = NULL;
  StudyProgressPlaces *places;
  GPtrArray *counts;

  g_return_if_fail (STUDY_IS_LIBRARY_COUNTS (self));

  places = study_library_get_places (self->library);
  if (self->watch == NULL)
    {
      self->watch = study_folder_watch_new (study_progress_places_get_own_dir (places));
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      study_folder_watch_start (self->watch);
    }

  self->again = self->reading;
  if (self->reading)
    return;

  self->reading = TRUE;
  counts = g_ptr_array_new_with_free_func (count_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->library)); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->library), i);
      Count *count;

      if (is_open (self, study_library_entry_get_id (entry)))
        continue;

      count = g_new0 (Count, 1);
      count->request = study_library_request_new (entry, NULL);
      count->places = study_progress_places_ref (places);
      count->stamp = g_strdup (g_hash_table_lookup (self->stamps, study_library_entry_get_id (entry)));
      g_ptr_array_add (counts, count);
    }

  task = g_task_new (NULL, self->cancellable, counted_cb, self);
  g_task_set_source_tag (task, study_library_counts_update);
  g_task_set_task_data (task, counts, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, count_thread);
}
