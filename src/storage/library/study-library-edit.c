/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-library-edit.h"

#include "formats/edition/study-content-ids.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-request.h"

/* What an edit does, in a worker. Returns the id of the trail, or where it is in
 * the trash. */
typedef char *(* EditFunc) (gpointer   edit,
                            GError   **error);

#define EDIT(OWNED, PLAIN) \
  PLAIN (EditFunc, func) \
  OWNED (StudyTrailStore *, store, study_trail_store_free) \
  OWNED (char *, id, g_free) /* of the trail, or where it is in the trash */ \
  OWNED (char *, title, g_free) \
  OWNED (StudyContent *, content, study_content_unref) \
  OWNED (StudyContent *, earlier, study_content_unref) \
  OWNED (StudyLibraryRequest *, request, study_library_request_free) \
  OWNED (GStrv, titles, g_strfreev) \
  PLAIN (StudySaveFlags, flags) \
  PLAIN (gboolean, with_progress) /* to be removed, or as the source marks it */

STUDY_DEFINE_TASK_DATA (Edit, edit, EDIT)

static Edit *
edit_new (StudyLibrary *library,
          EditFunc      func,
          const char   *id)
{
  Edit *self = g_new0 (Edit, 1);

  self->func = func;
  self->store = study_library_new_store (library);
  self->id = g_strdup (id);

  return self;
}

static void
rescanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  /* Nobody can cancel it. */
  study_library_rescan_finish (STUDY_LIBRARY (source), result, NULL);
  g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
}

/* It is on the disk; now the library looks. */
static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *id = g_task_propagate_pointer (G_TASK (result), &error);
  StudyLibrary *library;

  if (id == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, id, g_free);
  library = g_task_get_source_object (task);
  study_library_rescan_async (library, NULL, NULL, rescanned_cb, g_steal_pointer (&task));
}

static void
edit_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;
  char *id;

  if (g_task_return_error_if_cancelled (task))
    return;

  id = self->func (self, &error);
  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

/* Starts a worker, which takes the edit. Once it has begun it goes through: it
 * does not answer that it was cancelled when all is done. */
static void
run (StudyLibrary        *library,
     Edit                *edit,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  g_autoptr (GTask) worker = NULL;

  g_task_set_source_tag (task, run);
  g_task_set_check_cancellable (task, FALSE);

  /* The worker may be the last to let go of its task, but not of the library. */
  worker = g_task_new (NULL, cancellable, edited_cb, g_steal_pointer (&task));
  g_task_set_source_tag (worker, run);
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_task_data (worker, edit, edit_free);
  g_task_run_in_thread (worker, edit_thread);
}

static char *
add (gpointer   edit,
     GError   **error)
{
  Edit *self = edit;

  study_content_assign_ids (self->content, NULL);

  return study_trail_store_add (self->store, self->content, NULL, self->with_progress, error);
}

static char *
replace (gpointer   edit,
         GError   **error)
{
  Edit *self = edit;
  gboolean replaced =
    study_trail_store_replace (self->store, self->id, self->content, self->earlier, self->flags, error);

  return replaced ? g_steal_pointer (&self->id) : NULL;
}

static char *
rename_trail (gpointer   edit,
              GError   **error)
{
  Edit *self = edit;

  return study_trail_store_rename (self->store, self->id, self->title, error) ? g_steal_pointer (&self->id) : NULL;
}

static char *
duplicate (gpointer   edit,
           GError   **error)
{
  Edit *self = edit;
  g_autoptr (StudyTrail) trail = study_library_request_load (self->request, error);

  if (trail == NULL)
    return NULL;

  return study_trail_store_duplicate (self->store, trail, self->request->path == NULL,
                                      (const char * const *) self->titles, error);
}

static char *
remove_trail (gpointer   edit,
              GError   **error)
{
  Edit *self = edit;

  return study_trail_store_remove (self->store, self->id, self->with_progress, error);
}

static char *
restore (gpointer   edit,
         GError   **error)
{
  Edit *self = edit;

  return study_trail_store_restore (self->store, self->id, error);
}

/* Lists what the library knows of each of its trails. */
static GStrv
list (StudyLibrary *library,
      const char   *(*get) (StudyLibraryEntry *entry))
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      g_strv_builder_add (builder, get (entry));
    }

  return g_strv_builder_end (builder);
}

/**
 * study_library_new_store:
 *
 * For who changes trails in a thread, or without a main loop: what it changes
 * the library sees by study_library_rescan_async().
 *
 * Returns: (transfer full): the files of the user's own trails
 */
StudyTrailStore *
study_library_new_store (StudyLibrary *self)
{
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);

  ids = list (self, study_library_entry_get_id);

  return study_trail_store_new (study_library_get_places (self), (const char * const *) ids);
}

/**
 * study_library_edit_finish:
 * @result: the result of one of the functions below, each of which can be
 *   cancelled until it has begun
 * @error: return location for an error, as of what it does in the
 *   [struct@TrailStore], or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the id of the trail that was added,
 *   changed or brought back, which the library knows, or where the one that was
 *   removed is in the trash; %NULL when all is as it was
 */
char *
study_library_edit_finish (StudyLibrary  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * study_library_add_async:
 * @content: a trail as an importer gives it; ids that are provisional become
 *   final ones, and its own does not count
 * @take_marked: whether what its source marks as done is done
 *
 * Adds a trail that the user added, under an id that is free everywhere, in a
 * worker. What is done is on the disk before the trail is in the library.
 */
void
study_library_add_async (StudyLibrary        *self,
                         const StudyContent  *content,
                         gboolean             take_marked,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (content != NULL);

  edit = edit_new (self, add, NULL);
  edit->content = study_content_copy (content);
  edit->with_progress = take_marked;
  run (self, edit, cancellable, callback, user_data);
}

/**
 * study_library_replace_async:
 *
 * Gives a trail other content, at once and for good, in a worker; see
 * study_trail_store_replace(). For one trail wait until it is done before you do
 * it again: the later one might come first.
 */
void
study_library_replace_async (StudyLibrary        *self,
                             const char          *id,
                             const StudyContent  *content,
                             const StudyContent  *earlier,
                             StudySaveFlags       flags,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (content != NULL);

  edit = edit_new (self, replace, id);
  edit->content = study_content_ref (content);
  edit->earlier = earlier != NULL ? study_content_ref (earlier) : NULL;
  edit->flags = flags;
  run (self, edit, cancellable, callback, user_data);
}

/**
 * study_library_rename_async:
 *
 * Gives a trail another title, also where there is little room, in a worker; see
 * study_trail_store_rename().
 */
void
study_library_rename_async (StudyLibrary        *self,
                            const char          *id,
                            const char          *title,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (title != NULL && *title != '\0');

  edit = edit_new (self, rename_trail, id);
  edit->title = g_strdup (title);
  run (self, edit, cancellable, callback, user_data);
}

/**
 * study_library_duplicate_async:
 * @content_language: (nullable): the locale that the user chose; empty for
 *   the languages of the system
 *
 * Adds a copy of a trail, also of one that comes with the program, as one of the
 * person's own, with what is done on it, in a worker. Changes that are not saved
 * are not in it.
 */
void
study_library_duplicate_async (StudyLibrary        *self,
                               const char          *id,
                               const char          *content_language,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GError) error = NULL;
  StudyLibraryRequest *request;
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  request = study_library_new_request (self, id, content_language, &error);
  if (request == NULL)
    {
      g_task_report_error (self, callback, user_data, run, g_steal_pointer (&error));
      return;
    }

  edit = edit_new (self, duplicate, id);
  edit->request = request;
  edit->titles = list (self, study_library_entry_get_title);
  run (self, edit, cancellable, callback, user_data);
}

/**
 * study_library_remove_async:
 *
 * Moves a trail to the program's trash, with the progress on it, in a worker.
 * Close its session first: it would save progress anew. Where the program brings a
 * trail of the same id, that appears in its place, and keeps the progress.
 */
void
study_library_remove_async (StudyLibrary        *self,
                            const char          *id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  StudyLibraryEntry *entry;
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  entry = study_library_find (self, id);
  edit = edit_new (self, remove_trail, id);
  edit->with_progress = entry == NULL || *study_library_entry_get_languages (entry) == NULL;
  run (self, edit, cancellable, callback, user_data);
}

/**
 * study_library_restore_async:
 *
 * Brings a trail back that was removed, with the progress on it, in a worker; see
 * study_trail_store_restore().
 */
void
study_library_restore_async (StudyLibrary        *self,
                             const char          *name,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (name != NULL);

  run (self, edit_new (self, restore, name), cancellable, callback, user_data);
}
