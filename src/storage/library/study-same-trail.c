/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-same-trail.h"

#include "formats/edition/study-content-ids.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-trail-trash.h"

#define SEARCH(OWNED, PLAIN) \
  OWNED (char *, data_dir, g_free) \
  OWNED (char *, title, g_free) \
  OWNED (char *, slug, g_free)

STUDY_DEFINE_TASK_DATA (Search, search, SEARCH)

static StudySameTrail *
same_trail_new (const char *id,
                const char *title,
                const char *trashed)
{
  StudySameTrail *self = g_new0 (StudySameTrail, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->trashed = g_strdup (trashed);

  return self;
}

void
study_same_trail_free (StudySameTrail *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->trashed);
  g_free (self);
}

/* The id is made of the title and stays when the trail is renamed. */
static gboolean
is_same (const Search *search,
         const char   *id,
         const char   *title)
{
  return g_str_equal (title, search->title) || g_strcmp0 (id, search->slug) == 0;
}

static StudySameTrail *
find_in_library (StudyLibrary *library,
                 const Search *search)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (library));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (!study_library_entry_get_built_in (entry) &&
          is_same (search, study_library_entry_get_id (entry), study_library_entry_get_title (entry)))
        return same_trail_new (study_library_entry_get_id (entry), study_library_entry_get_title (entry), NULL);
    }

  return NULL;
}

static void
find_in_trash_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  const Search *search = task_data;
  g_autoptr (GPtrArray) trashed = study_trail_trash_list (search->data_dir);

  for (guint i = 0; i < trashed->len; i++)
    {
      const StudyTrashedTrail *trail = g_ptr_array_index (trashed, i);

      if (is_same (search, trail->id, trail->title))
        {
          g_task_return_pointer (task, same_trail_new (trail->id, trail->title, trail->name),
                                 (GDestroyNotify) study_same_trail_free);
          return;
        }
    }

  g_task_return_pointer (task, NULL, NULL);
}

/**
 * study_same_trail_find_async:
 * @library: a library
 * @content: what a guide becomes
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Looks for a trail that the same guide became before, by its title or the id made of
 * it: one of the user’s own, or else the one that was removed last. The trash is read
 * in a worker.
 */
void
study_same_trail_find_async (StudyLibrary        *library,
                             const StudyContent  *content,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  StudySameTrail *same;
  Search *search;

  g_return_if_fail (STUDY_IS_LIBRARY (library));
  g_return_if_fail (content != NULL);

  search = g_new0 (Search, 1);
  search->data_dir = g_strdup (study_progress_places_get_data_dir (study_library_get_places (library)));
  search->title = g_strdup (content->short_title != NULL ? content->short_title : content->title);
  search->slug = study_content_slug (content->title);

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_same_trail_find_async);
  g_task_set_task_data (task, search, search_free);
  same = find_in_library (library, search);
  if (same != NULL)
    g_task_return_pointer (task, same, (GDestroyNotify) study_same_trail_free);
  else
    g_task_run_in_thread (task, find_in_trash_thread);
}

/**
 * study_same_trail_find_finish:
 * @library: a library
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED alone
 *
 * Returns: (transfer full) (nullable): the trail; %NULL without an error when there is none
 */
StudySameTrail *
study_same_trail_find_finish (StudyLibrary  *library,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
