/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-trail-saver.h"

#include <glib/gi18n.h>

#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-edit.h"

/**
 * StudyTrailSaver:
 *
 * Keeps the file of a trail up to date while the user changes it. What
 * another program wrote meanwhile is not written over without a word.
 */

struct _StudyTrailSaver
{
  StudySaver parent_instance;

  StudyLibrary *library;
  StudyContent *content; /* as the user has it */
  StudyContent *saved;   /* as it is in the file */
  gboolean overwrite;
};

G_DEFINE_FINAL_TYPE (StudyTrailSaver, study_trail_saver, STUDY_TYPE_SAVER)

/* One save: what the trail becomes, and what it was. */
#define SAVE(OWNED, PLAIN) \
  OWNED (StudyTrailStore *, store, study_trail_store_free) \
  OWNED (StudyContent *, content, study_content_unref) \
  OWNED (StudyContent *, earlier, study_content_unref)

STUDY_DEFINE_TASK_DATA (Save, save, SAVE)

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;

  if (study_trail_store_replace (save->store, save->content->id, save->content, save->earlier, STUDY_SAVE_NONE,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_content (StudyContent       **place,
             const StudyContent  *content)
{
  StudyContent *before = *place;

  *place = study_content_ref (content);
  g_clear_pointer (&before, study_content_unref);
}

static gpointer
study_trail_saver_prepare (StudySaver *saver)
{
  StudyTrailSaver *self = STUDY_TRAIL_SAVER (saver);
  Save *save = g_new0 (Save, 1);

  save->store = study_library_new_store (self->library);
  save->content = study_content_ref (self->content);
  save->earlier = self->overwrite ? NULL : study_content_ref (self->saved);
  self->overwrite = FALSE;

  return save;
}

static void
rescanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  /* Nobody can cancel it. */
  study_library_rescan_finish (STUDY_LIBRARY (source), result, NULL);
}

static void
study_trail_saver_finish (StudySaver  *saver,
                          gpointer     data,
                          GError     **error)
{
  StudyTrailSaver *self = STUDY_TRAIL_SAVER (saver);
  const Save *save = data;

  if (*error == NULL)
    {
      set_content (&self->saved, save->content);
      /* Its title may be another one. */
      study_library_rescan_async (self->library, NULL, NULL, rescanned_cb, NULL);
    }
  else if (g_error_matches (*error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT))
    {
      /* What another program wrote is only in the file. */
      g_clear_error (error);
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT,
                   /* Translators: the title of a trail. */
                   _("Another program changed “%s”. Saving yours moves that version to the trash."),
                   self->content->title);
    }
}

static void
study_trail_saver_finalize (GObject *object)
{
  StudyTrailSaver *self = STUDY_TRAIL_SAVER (object);

  g_clear_pointer (&self->content, study_content_unref);
  g_clear_pointer (&self->saved, study_content_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (study_trail_saver_parent_class)->finalize (object);
}

static void
study_trail_saver_class_init (StudyTrailSaverClass *klass)
{
  StudySaverClass *saver_class = STUDY_SAVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = study_trail_saver_finalize;
  saver_class->prepare = study_trail_saver_prepare;
  saver_class->free_data = save_free;
  saver_class->write = write_thread;
  saver_class->finish = study_trail_saver_finish;
}

static void
study_trail_saver_init (StudyTrailSaver *self)
{
}

/**
 * study_trail_saver_new:
 * @library: where trails are
 * @content: one of the user's own trails, as it is in its file
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
  if (self->content == self->saved)
    study_saver_settle (STUDY_SAVER (self));
  else
    study_saver_touch (STUDY_SAVER (self));
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
  g_return_if_fail (!study_saver_get_pending (STUDY_SAVER (self)));

  set_content (&self->content, content);
  set_content (&self->saved, content);
}

/**
 * study_trail_saver_get_conflict:
 *
 * Returns: whether changes could not be saved since another program changed the
 *   file
 */
gboolean
study_trail_saver_get_conflict (StudyTrailSaver *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_SAVER (self), FALSE);

  return g_error_matches (study_saver_get_error (STUDY_SAVER (self)), STUDY_STORAGE_ERROR,
                          STUDY_STORAGE_ERROR_CONFLICT);
}

/**
 * study_trail_saver_overwrite:
 *
 * Writes over what another program wrote, which goes to the program's trash.
 */
void
study_trail_saver_overwrite (StudyTrailSaver *self)
{
  g_return_if_fail (STUDY_IS_TRAIL_SAVER (self));

  self->overwrite = study_trail_saver_get_conflict (self);
  study_saver_retry (STUDY_SAVER (self));
}
