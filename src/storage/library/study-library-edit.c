/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-library-edit.h"

#include "formats/json/study-json-reader.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-request.h"

#include <glib/gi18n.h>

/* What a worker needs. */
#define EDIT(OWNED, PLAIN) \
  OWNED (StudyTrailStore *, store, study_trail_store_free) \
  OWNED (char *, id, g_free) /* of the trail, or where it is in the trash */ \
  OWNED (char *, title, g_free) \
  OWNED (StudyContent *, content, study_content_unref) \
  OWNED (StudyContent *, earlier, study_content_unref) \
  OWNED (GPtrArray *, done_ids, g_ptr_array_unref) \
  OWNED (StudyLibraryRequest *, request, study_library_request_free) \
  OWNED (GStrv, titles, g_strfreev) \
  PLAIN (StudySaveFlags, flags) \
  PLAIN (gboolean, with_progress)

STUDY_DEFINE_TASK_DATA (Edit, edit, EDIT)

static Edit *
edit_new (StudyLibrary *library,
          const char   *id)
{
  Edit *self = g_new0 (Edit, 1);

  self->store = study_library_new_store (library);
  self->id = g_strdup (id);

  return self;
}

static gpointer
copy_string_cb (gconstpointer string,
                gpointer      user_data)
{
  return g_strdup (string);
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
  study_library_rescan_async (library, NULL, rescanned_cb, g_steal_pointer (&task));
}

/* Starts a worker, which takes the edit. Once it has begun it goes through: it
 * does not answer that it was cancelled when all is done. */
static void
run (StudyLibrary        *library,
     Edit                *edit,
     GTaskThreadFunc      func,
     gpointer             source_tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  g_autoptr (GTask) worker = NULL;

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);

  /* The worker may be the last to let go of its task, but not of the library. */
  worker = g_task_new (NULL, cancellable, edited_cb, g_steal_pointer (&task));
  g_task_set_source_tag (worker, source_tag);
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_task_data (worker, edit, edit_free);
  g_task_run_in_thread (worker, func);
}

static void
return_id (GTask   *task,
           char    *id,
           GError **error)
{
  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static void
add_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;

  if (!g_task_return_error_if_cancelled (task))
    return_id (task, study_trail_store_add (self->store, self->content, NULL, self->done_ids, &error), &error);
}

static void
replace_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;
  gboolean replaced;

  if (g_task_return_error_if_cancelled (task))
    return;

  replaced = study_trail_store_replace (self->store, self->id, self->content, self->earlier, self->flags, &error);
  return_id (task, replaced ? g_strdup (self->id) : NULL, &error);
}

static void
rename_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;
  gboolean renamed;

  if (g_task_return_error_if_cancelled (task))
    return;

  renamed = study_trail_store_rename (self->store, self->id, self->title, &error);
  return_id (task, renamed ? g_strdup (self->id) : NULL, &error);
}

static void
duplicate_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;
  g_autoptr (StudyTrail) trail = study_library_request_load (self->request, &error);

  if (trail == NULL)
    return_id (task, NULL, &error);
  else if (!g_task_return_error_if_cancelled (task))
    return_id (task,
               study_trail_store_duplicate (self->store, trail, self->request->path == NULL,
                                            (const char * const *) self->titles, &error),
               &error);
}

static void
remove_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;

  if (!g_task_return_error_if_cancelled (task))
    return_id (task, study_trail_store_remove (self->store, self->id, self->with_progress, &error), &error);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Edit *self = task_data;
  GError *error = NULL;

  if (!g_task_return_error_if_cancelled (task))
    return_id (task, study_trail_store_restore (self->store, self->id, &error), &error);
}

static GStrv
list_titles (StudyLibrary *library)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      g_strv_builder_add (builder, study_library_entry_get_title (entry));
    }

  return g_strv_builder_end (builder);
}

/* Finds a trail, and when there is none fails for the caller. */
static StudyLibraryEntry *
find_entry (StudyLibrary        *library,
            const char          *id,
            gpointer             source_tag,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  StudyLibraryEntry *entry = study_library_find (library, id);
  g_autofree char *shown = study_json_shorten (id);

  if (entry == NULL)
    g_task_report_new_error (library, callback, user_data, source_tag,
                             STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                             _("There is no trail “%s”. Choose another one."), shown);

  return entry;
}

/**
 * study_library_new_store:
 * @self: a library
 *
 * For who changes trails in a thread, or without a main loop: what it changes
 * the library sees by study_library_rescan_async().
 *
 * Returns: (transfer full): the files of the person's own trails
 */
StudyTrailStore *
study_library_new_store (StudyLibrary *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self), i);

      g_strv_builder_add (builder, study_library_entry_get_id (entry));
    }
  ids = g_strv_builder_end (builder);

  return study_trail_store_new (study_library_get_places (self), (const char * const *) ids);
}

/**
 * study_library_add_async:
 * @self: a library
 * @content: a trail with final ids, as study_content_assign_ids() gives them; its
 *   own id does not count
 * @done_ids: (nullable) (element-type utf8): the ids of items that its source
 *   marks as done and that the person took over
 * @cancellable: (nullable): to stop it before it is added
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Adds a trail of the person's own, under an id that is free everywhere. What
 * is done is on the disk before the trail is in the library.
 */
void
study_library_add_async (StudyLibrary        *self,
                         const StudyContent  *content,
                         GPtrArray           *done_ids,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (content != NULL);

  edit = edit_new (self, NULL);
  edit->content = study_content_ref (content);
  edit->done_ids = done_ids != NULL ? g_ptr_array_copy (done_ids, copy_string_cb, NULL) : NULL;
  if (edit->done_ids != NULL)
    g_ptr_array_set_free_func (edit->done_ids, g_free);
  run (self, edit, add_thread, study_library_add_async, cancellable, callback, user_data);
}

/**
 * study_library_add_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, as of study_trail_store_add(), or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the id of the trail, which is in the
 *   library; %NULL when nothing was added
 */
char *
study_library_add_finish (StudyLibrary  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * study_library_replace_async:
 * @self: a library
 * @id: the id of a trail of the person's own
 * @content: what becomes of it; its own id does not count
 * @earlier: (nullable): what it was when the person began to change it; %NULL
 *   to take whatever there is, which goes to the program's trash
 * @flags: %STUDY_SAVE_SNAPSHOT to keep a snapshot of the progress first in any
 *   case; else there is one of this hour
 * @cancellable: (nullable): to stop it before it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Gives a trail other content, at once and for good. For one trail wait until
 * it is done before you do it again: the later one might come first.
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

  edit = edit_new (self, id);
  edit->content = study_content_ref (content);
  edit->earlier = earlier != NULL ? study_content_ref (earlier) : NULL;
  edit->flags = flags;
  run (self, edit, replace_thread, study_library_replace_async, cancellable, callback, user_data);
}

/**
 * study_library_replace_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, as of study_trail_store_replace(), or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is written; if not, the trail is as it was
 */
gboolean
study_library_replace_finish (StudyLibrary  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL;
}

/**
 * study_library_rename_async:
 * @self: a library
 * @id: the id of a trail of the person's own
 * @title: its new title, also where there is little room
 * @cancellable: (nullable): to stop it before it is written
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Gives a trail another title.
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

  edit = edit_new (self, id);
  edit->title = g_strdup (title);
  run (self, edit, rename_thread, study_library_rename_async, cancellable, callback, user_data);
}

/**
 * study_library_rename_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, as of study_library_replace_finish()
 *
 * Returns: whether the trail has the title
 */
gboolean
study_library_rename_finish (StudyLibrary  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return study_library_replace_finish (self, result, error);
}

/**
 * study_library_duplicate_async:
 * @self: a library
 * @id: the id of a trail, also one that comes with the program
 * @content_language: (nullable): the locale that the person chose; empty for
 *   the languages of the system
 * @cancellable: (nullable): to stop it before it is added
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Adds a copy of a trail as one of the person's own, with what is done on it.
 * Changes that are not saved are not in it.
 */
void
study_library_duplicate_async (StudyLibrary        *self,
                               const char          *id,
                               const char          *content_language,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  StudyLibraryEntry *entry;
  Edit *edit;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  entry = find_entry (self, id, study_library_duplicate_async, callback, user_data);
  if (entry == NULL)
    return;

  edit = edit_new (self, id);
  edit->request = study_library_request_new (entry, content_language);
  edit->titles = list_titles (self);
  run (self, edit, duplicate_thread, study_library_duplicate_async, cancellable, callback, user_data);
}

/**
 * study_library_duplicate_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, as of study_library_add_finish()
 *
 * Returns: (transfer full) (nullable): the id of the copy; %NULL when nothing
 *   was added
 */
char *
study_library_duplicate_finish (StudyLibrary  *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return study_library_add_finish (self, result, error);
}

/**
 * study_library_remove_async:
 * @self: a library
 * @id: the id of a trail of the person's own
 * @cancellable: (nullable): to stop it before it is removed
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Moves a trail to the program's trash, with the progress on it. Close its
 * session first: it would save progress anew. Where the program brings a trail
 * of the same id, that appears in its place, and keeps the progress.
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

  entry = find_entry (self, id, study_library_remove_async, callback, user_data);
  if (entry == NULL)
    return;

  edit = edit_new (self, id);
  edit->with_progress = *study_library_entry_get_languages (entry) == NULL;
  run (self, edit, remove_thread, study_library_remove_async, cancellable, callback, user_data);
}

/**
 * study_library_remove_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, as of study_trail_store_remove(), or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): where the trail is in the trash, for
 *   study_library_restore_async(); %NULL when nothing was removed
 */
char *
study_library_remove_finish (StudyLibrary  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return study_library_add_finish (self, result, error);
}

/**
 * study_library_restore_async:
 * @self: a library
 * @name: where a trail is in the trash
 * @cancellable: (nullable): to stop it before it is moved
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Brings a trail back that was removed, with the progress on it.
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

  run (self, edit_new (self, name), restore_thread, study_library_restore_async, cancellable, callback, user_data);
}

/**
 * study_library_restore_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, as of study_trail_store_restore(), or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the id of the trail, %NULL on error
 */
char *
study_library_restore_finish (StudyLibrary  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return study_library_add_finish (self, result, error);
}
