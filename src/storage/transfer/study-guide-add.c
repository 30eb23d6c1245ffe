/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-guide-add.h"

#include "formats/edition/study-content-ids.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-edit.h"

/* What a worker needs, and what comes of it. */
#define ADDITION(OWNED, PLAIN) \
  OWNED (StudyContent *, content, study_content_unref) \
  OWNED (GPtrArray *, done_ids, g_ptr_array_unref)

STUDY_DEFINE_TASK_DATA (Addition, addition, ADDITION)

/* Lists what the source marks as done. */
static void
list_done_ids (const StudyContent *content,
               GPtrArray          *ids)
{
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          const StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          for (guint k = 0; k < topic->items->len; k++)
            {
              const StudyContentItem *item = g_ptr_array_index (topic->items, k);

              if (item->marked)
                g_ptr_array_add (ids, g_strdup (item->id));
            }
        }
    }
}

static void
prepare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Addition *self = task_data;

  study_content_assign_ids (self->content, NULL);
  if (self->done_ids != NULL)
    list_done_ids (self->content, self->done_ids);
  g_task_return_boolean (task, TRUE);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *id = study_library_add_finish (STUDY_LIBRARY (source), result, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Addition *addition = g_task_get_task_data (G_TASK (result));

  study_library_add_async (g_task_get_source_object (user_data), addition->content, addition->done_ids, NULL, added_cb, user_data);
}

/**
 * study_guide_add_async:
 * @library: where the trail gets to
 * @content: a trail as an importer gives it, with provisional ids
 * @take_marked: whether what its source marks as done is done
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Adds what was made of a guide as a trail of the person's own. It goes through
 * once it has begun.
 */
void
study_guide_add_async (StudyLibrary        *library,
                       const StudyContent  *content,
                       gboolean             take_marked,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) worker = NULL;
  Addition *addition;

  g_return_if_fail (STUDY_IS_LIBRARY (library));
  g_return_if_fail (content != NULL);

  task = g_task_new (library, NULL, callback, user_data);
  g_task_set_source_tag (task, study_guide_add_async);

  addition = g_new0 (Addition, 1);
  addition->content = study_content_copy (content);
  if (take_marked)
    addition->done_ids = g_ptr_array_new_with_free_func (g_free);
  /* The worker may be the last to let go of its task, but not of the library. */
  worker = g_task_new (NULL, NULL, prepared_cb, g_steal_pointer (&task));
  g_task_set_source_tag (worker, study_guide_add_async);
  g_task_set_task_data (worker, addition, addition_free);
  g_task_run_in_thread (worker, prepare_thread);
}

/**
 * study_guide_add_finish:
 * @library: a library
 * @result: the result
 * @error: return location for an error, as of study_library_add_finish()
 *
 * Returns: (transfer full) (nullable): the id of the trail, which is in the
 *   library; %NULL when nothing was added
 */
char *
study_guide_add_finish (StudyLibrary  *library,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
