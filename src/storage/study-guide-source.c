/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-guide-source.h"

#include "study-archive-format.h"
#include "study-draft-plan.h"
#include "study-file.h"
#include "study-progress-format.h"
#include "study-trail-format.h"

/**
 * StudyGuideSource:
 *
 * What a trail is made of: a file or a text that a person gave us. It is read
 * in a worker, and does not change any more then; so plans are made of it in
 * workers too.
 */

struct _StudyGuideSource
{
  GObject parent_instance;

  GFile *file; /* (nullable) */
  GBytes *bytes; /* (nullable): until it is read */
  StudyGuide *guide; /* (nullable): of a text */
  StudyDraft *draft; /* (nullable): of a document */
  gboolean is_progress;
};

G_DEFINE_FINAL_TYPE (StudyGuideSource, study_guide_source, G_TYPE_OBJECT)

/* What a worker takes along of the person's decisions. */
static StudyGuideOptions *
options_copy (const StudyGuideOptions *options)
{
  StudyGuideOptions *copy = g_new0 (StudyGuideOptions, 1);
  GHashTableIter iter;
  gpointer line;

  copy->title = g_strdup (options->title);
  copy->stage_level = options->stage_level;
  copy->excluded = g_hash_table_new (NULL, NULL);
  if (options->excluded != NULL)
    {
      g_hash_table_iter_init (&iter, options->excluded);
      while (g_hash_table_iter_next (&iter, &line, NULL))
        g_hash_table_add (copy->excluded, line);
    }

  return copy;
}

static void
options_free (gpointer data)
{
  StudyGuideOptions *options = data;

  g_free ((char *) options->title);
  g_hash_table_unref (options->excluded);
  g_free (options);
}

static gboolean
is_json (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && *text == '{';
}

/* Progress is imported in another way, so it is enough to know that it is some. */
static gboolean
holds_progress (GBytes *bytes)
{
  g_autoptr (StudyArchive) archive = study_archive_format_read (bytes, NULL);
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  if (archive != NULL)
    return TRUE;

  snapshot = study_progress_format_read (bytes, NULL);

  return snapshot != NULL;
}

static gboolean
read_document (StudyGuideSource  *self,
               GError           **error)
{
  g_autoptr (StudyTrail) trail = NULL;

  if (holds_progress (self->bytes))
    {
      self->is_progress = TRUE;
      return TRUE;
    }

  trail = study_trail_format_read (self->bytes, error);
  if (trail == NULL)
    return FALSE;
  self->draft = study_draft_new_from_trail (trail);

  return TRUE;
}

static gboolean
read_bytes (StudyGuideSource  *self,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;

  if (is_json (self->bytes))
    return read_document (self, error);

  if (self->file != NULL)
    {
      name = g_file_get_basename (self->file);
      if (g_file_has_uri_scheme (self->file, "https") || g_file_has_uri_scheme (self->file, "http"))
        address = g_file_get_uri (self->file);
    }
  self->guide = study_guide_read (self->bytes, name, address, cancellable, error);

  return self->guide != NULL;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  StudyGuideSource *self = source;
  GError *error = NULL;

  if (self->bytes == NULL)
    self->bytes = study_file_load (self->file, cancellable, &error);

  if (self->bytes == NULL || !read_bytes (self, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static void
plan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  StudyGuideSource *self = source;
  const StudyGuideOptions *options = task_data;
  GError *error = NULL;
  StudyGuidePlan *plan = self->guide != NULL ? study_guide_plan (self->guide, options, cancellable, &error)
                                             : study_draft_plan (self->draft, NULL, options);

  if (plan != NULL)
    g_task_return_pointer (task, plan, (GDestroyNotify) study_guide_plan_free);
  else
    g_task_return_error (task, error);
}

static void
study_guide_source_finalize (GObject *object)
{
  StudyGuideSource *self = STUDY_GUIDE_SOURCE (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->guide);
  g_clear_pointer (&self->draft, study_draft_free);

  G_OBJECT_CLASS (study_guide_source_parent_class)->finalize (object);
}

static void
study_guide_source_class_init (StudyGuideSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_guide_source_finalize;
}

static void
study_guide_source_init (StudyGuideSource *self)
{
}

/**
 * study_guide_source_new:
 * @file: a file: a guide in Markdown or in text, a trail, or progress
 *
 * Returns: (transfer full): what a trail is made of, to be loaded first
 */
StudyGuideSource *
study_guide_source_new (GFile *file)
{
  StudyGuideSource *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (STUDY_TYPE_GUIDE_SOURCE, NULL);
  self->file = g_object_ref (file);

  return self;
}

/**
 * study_guide_source_new_text:
 * @text: a guide, as of the clipboard
 *
 * Returns: (transfer full): what a trail is made of, to be loaded first
 */
StudyGuideSource *
study_guide_source_new_text (const char *text)
{
  StudyGuideSource *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (STUDY_TYPE_GUIDE_SOURCE, NULL);
  self->bytes = g_bytes_new (text, strlen (text));

  return self;
}

/**
 * study_guide_source_get_file:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the file, %NULL for a text
 */
GFile *
study_guide_source_get_file (StudyGuideSource *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), NULL);

  return self->file;
}

/**
 * study_guide_source_load_async:
 * @self: a source
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads it, once.
 */
void
study_guide_source_load_async (StudyGuideSource    *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_GUIDE_SOURCE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_guide_source_load_async);
  g_task_run_in_thread (task, load_thread);
}

/**
 * study_guide_source_load_finish:
 * @self: a source
 * @result: the result
 * @error: return location for an error, %STUDY_STORAGE_ERROR or
 *   %STUDY_FORMAT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is read; only then plans can be made
 */
gboolean
study_guide_source_load_finish (StudyGuideSource  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * study_guide_source_is_progress:
 * @self: a source that is loaded
 *
 * Returns: whether this is what somebody did and no guide; no plan can be made
 *   of it
 */
gboolean
study_guide_source_is_progress (StudyGuideSource *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), FALSE);

  return self->is_progress;
}

/**
 * study_guide_source_get_n_lines:
 * @self: a source that is loaded
 *
 * Returns: how many lines of text it has, 0 when it is no text
 */
guint
study_guide_source_get_n_lines (StudyGuideSource *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), 0);

  return self->guide != NULL ? study_guide_get_n_lines (self->guide) : 0;
}

/**
 * study_guide_source_get_line:
 * @self: a source of text that is loaded
 * @line: the number of a line, from 0
 *
 * Returns: (transfer full): what is on it, without the line end
 */
char *
study_guide_source_get_line (StudyGuideSource *self,
                             guint             line)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), NULL);
  g_return_val_if_fail (self->guide != NULL, NULL);

  return study_guide_get_line (self->guide, line);
}

/**
 * study_guide_source_get_levels:
 * @self: a source that is loaded
 *
 * Returns: (transfer full) (element-type StudyGuideLevel): what can count as a
 *   stage, empty when there is nothing to choose from
 */
GPtrArray *
study_guide_source_get_levels (StudyGuideSource *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), NULL);

  return self->guide != NULL ? study_guide_get_levels (self->guide) : g_ptr_array_new ();
}

/**
 * study_guide_source_plan_async:
 * @self: a source that is loaded
 * @options: what the person decided
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds out what trail it becomes.
 */
void
study_guide_source_plan_async (StudyGuideSource        *self,
                               const StudyGuideOptions *options,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_GUIDE_SOURCE (self));
  g_return_if_fail (self->guide != NULL || self->draft != NULL);
  g_return_if_fail (options != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_guide_source_plan_async);
  g_task_set_task_data (task, options_copy (options), options_free);
  g_task_run_in_thread (task, plan_thread);
}

/**
 * study_guide_source_plan_finish:
 * @self: a source
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED or of the format
 *
 * Returns: (transfer full) (nullable): the plan
 */
StudyGuidePlan *
study_guide_source_plan_finish (StudyGuideSource  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
