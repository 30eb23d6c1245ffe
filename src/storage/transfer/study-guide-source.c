/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/transfer/study-guide-source.h"

#include "formats/guide/other/study-roadmap.h"
#include "formats/guide/other/study-source.h"
#include "formats/guide/study-content-plan.h"
#include "formats/guide/study-guide.h"
#include "formats/json/study-json-reader.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"

#include <glib/gi18n.h>

/* Who chooses a folder by mistake, such as all of a disk, is told so soon. */
#define MAX_ENTRIES 50000u
#define MAX_FILES 10000u
#define MAX_DEPTH 16u

/* The folder that roadmaps have their topics in is not what they are called. */
#define TOPICS_FOLDER "content"

/**
 * StudyGuideSource:
 *
 * What a trail is made of: a file, a folder or a text that a person gave us. It
 * is read in a worker, and no longer changes then; so plans are made of
 * it in workers too.
 */

struct _StudyGuideSource
{
  GObject parent_instance;

  GFile *file; /* (nullable) */
  GBytes *bytes; /* (nullable): of a text that is in no file */
  char *address; /* (nullable): where the guide is from */
  gboolean has_address; /* somebody said, and it is not looked for */
  StudyGuide *guide; /* (nullable): of a text */
  StudyContent *content; /* (nullable): of a document or a folder */
  GStrv notes; /* (nullable): what there is to say on @content */
  StudyRoadmap *roadmap; /* (nullable): of a folder */
  gboolean is_progress;
};

G_DEFINE_FINAL_TYPE (StudyGuideSource, study_guide_source, G_TYPE_OBJECT)

/* What a worker takes along of the user's decisions. */
static StudyGuideOptions *
options_copy (const StudyGuideOptions *options)
{
  StudyGuideOptions *copy = g_new0 (StudyGuideOptions, 1);

  copy->title = g_strdup (options->title);
  copy->stage_level = options->stage_level;
  copy->language = g_strdup (options->language);
  copy->choices = options->choices != NULL ? g_hash_table_ref (options->choices) : NULL;

  return copy;
}

static void
options_free (gpointer data)
{
  StudyGuideOptions *options = data;

  g_free ((char *) options->title);
  g_free ((char *) options->language);
  g_clear_pointer (&options->choices, g_hash_table_unref);
  g_free (options);
}

/* Finds out where a file is from. Who downloads one may write that beside it:
 * curl and wget do as https://www.freedesktop.org/wiki/CommonExtendedAttributes/
 * says, and browsers of GNOME as GVfs does. */
static char *
find_address (GFile        *file,
              GCancellable *cancellable)
{
  static const char * const attributes[] = { "xattr::xdg.origin.url", "metadata::download-uri" };
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFileInfo) info = NULL;

  if (study_guide_address_is_valid (uri))
    return g_steal_pointer (&uri);

  /* Without it the guide is read as well. */
  info = g_file_query_info (file, "xattr::*,metadata::*", G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  for (guint i = 0; info != NULL && i < G_N_ELEMENTS (attributes); i++)
    {
      const char *address = g_file_info_get_attribute_string (info, attributes[i]);

      if (study_guide_address_is_valid (address))
        return g_strdup (address);
    }

  return NULL;
}

static gboolean
read_bytes (StudyGuideSource  *self,
            GBytes            *bytes,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (StudySource) source = NULL;
  g_autofree char *name = NULL;

  if (self->file != NULL)
    {
      g_autofree char *basename = g_file_get_basename (self->file);

      name = g_filename_display_name (basename);
      if (!self->has_address)
        self->address = find_address (self->file, cancellable);
    }

  source = study_source_read (bytes, name, error);
  if (source == NULL)
    return FALSE;

  switch (source->kind)
    {
    case STUDY_SOURCE_PROGRESS:
      self->is_progress = TRUE;
      return TRUE;

    case STUDY_SOURCE_TRAIL:
    case STUDY_SOURCE_TECH_GUIDE:
      self->content = g_steal_pointer (&source->content);
      self->notes = g_steal_pointer (&source->notes);
      return TRUE;

    case STUDY_SOURCE_TEXT:
    default:
      self->guide = study_guide_read (bytes, name, self->address, cancellable, error);
      return self->guide != NULL;
    }
}

typedef struct
{
  GPtrArray *files; /* of StudyRoadmapFile */
  gsize n_bytes;
  guint n_entries;
} Collector;

static void
set_read_error (GError       **error,
                GFile         *file,
                const GError  *cause)
{
  g_autofree char *name = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (cause));
      return;
    }

  name = g_file_get_parse_name (file);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
               _("Could not read “%s”: %s. Check the permissions of the file and its folder."), name, cause->message);
}

/* Counts what is read, before and after: a file may have grown. */
static gboolean
count_bytes (Collector  *self,
             goffset     size,
             GError    **error)
{
  if (size <= (goffset) (STUDY_FORMAT_MAX_BYTES - self->n_bytes))
    {
      self->n_bytes += size;
      return TRUE;
    }

  g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
               _("The topic files in the folder are larger than %d MiB. Choose a smaller folder."),
               STUDY_FORMAT_MAX_BYTES / (1024 * 1024));

  return FALSE;
}

static gboolean
collect_file (Collector     *self,
              GFile         *file,
              const char    *path,
              goffset        size,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->files->len == MAX_FILES)
    {
      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                   ngettext ("The folder contains more than %u topic file. Choose a smaller one.",
                             "The folder contains more than %u topic files. Choose a smaller one.", MAX_FILES),
                   MAX_FILES);
      return FALSE;
    }

  if (!count_bytes (self, size, error))
    return FALSE;

  bytes = g_file_load_bytes (file, cancellable, NULL, &cause);
  if (bytes == NULL)
    {
      set_read_error (error, file, cause);
      return FALSE;
    }

  if (!count_bytes (self, MAX (0, (goffset) g_bytes_get_size (bytes) - size), error))
    return FALSE;

  g_ptr_array_add (self->files, study_roadmap_file_new (path, bytes));

  return TRUE;
}

static gboolean
is_wanted (const char *name)
{
  return g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".json");
}

/* Reads what is in a folder. Symbolic links are not followed: they lead out of
 * it, or in circles. */
static gboolean
collect_folder (Collector     *self,
                GFile         *folder,
                const char    *prefix,
                guint          depth,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileEnumerator) entries =
    g_file_enumerate_children (folder,
                               G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                               G_FILE_ATTRIBUTE_STANDARD_SIZE,
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, &cause);

  while (entries != NULL)
    {
      GFileInfo *info;
      GFile *child;
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      GFileType type;

      if (!g_file_enumerator_iterate (entries, &info, &child, cancellable, &cause))
        break;
      if (info == NULL)
        return TRUE;

      if (++self->n_entries > MAX_ENTRIES)
        {
          g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                       ngettext ("The folder contains more than %u file. Choose the folder of a roadmap.",
                                 "The folder contains more than %u files. Choose the folder of a roadmap.", MAX_ENTRIES),
                       MAX_ENTRIES);
          return FALSE;
        }

      type = g_file_info_get_file_type (info);
      name = g_filename_display_name (g_file_info_get_name (info));
      if (*name == '.')
        continue;
      path = g_strconcat (prefix, name, NULL);

      if (type == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH)
        {
          g_autofree char *inner = g_strconcat (path, "/", NULL);

          if (!collect_folder (self, child, inner, depth + 1, cancellable, error))
            return FALSE;
        }
      else if (type == G_FILE_TYPE_REGULAR && is_wanted (name) &&
               !collect_file (self, child, path,
                              (goffset) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE),
                              cancellable, error))
        {
          return FALSE;
        }
    }

  set_read_error (error, folder, cause);

  return FALSE;
}

/* What the folder of a roadmap is called, or the one that its topics are in. */
static char *
get_folder_name (GFile *folder)
{
  g_autofree char *basename = g_file_get_basename (folder);
  g_autoptr (GFile) parent = g_file_get_parent (folder);

  if (g_str_equal (basename, TOPICS_FOLDER) && parent != NULL)
    {
      g_free (basename);
      basename = g_file_get_basename (parent);
    }

  return g_filename_display_name (basename);
}

/* Reads the files of a folder, and of the folders in it, that a roadmap may be
 * made of: those in Markdown and JSON. What is hidden is passed over. */
static GPtrArray *
collect_files (GFile         *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);
  Collector self = { .files = files };

  if (!collect_folder (&self, folder, "", 0, cancellable, error))
    return NULL;

  return g_steal_pointer (&files);
}

static gboolean
read_folder (StudyGuideSource  *self,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *name = get_folder_name (self->file);
  g_autoptr (GPtrArray) files = collect_files (self->file, cancellable, error);

  if (files == NULL)
    return FALSE;
  self->roadmap = study_roadmap_read (files, name, cancellable, error);
  if (self->roadmap == NULL)
    return FALSE;

  self->content = g_steal_pointer (&self->roadmap->content);
  self->notes = g_steal_pointer (&self->roadmap->notes);

  return TRUE;
}

static gboolean
load (StudyGuideSource  *self,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->file != NULL &&
      g_file_query_file_type (self->file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
    return read_folder (self, cancellable, error);

  bytes = self->file != NULL ? study_file_load (self->file, cancellable, error) : g_bytes_ref (self->bytes);

  return bytes != NULL && read_bytes (self, bytes, cancellable, error);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  StudyGuideSource *self = source;
  GError *error = NULL;

  if (load (self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
  StudyGuidePlan *plan;

  if (self->guide != NULL)
    {
      plan = study_guide_plan (self->guide, options, cancellable, &error);
    }
  else
    {
      plan = study_content_plan (self->content, self->roadmap != NULL ? self->roadmap->lines : NULL, options);
      g_strfreev (plan->notes);
      plan->notes = g_strdupv (self->notes);
    }

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
  g_clear_pointer (&self->address, g_free);
  g_clear_object (&self->guide);
  g_clear_pointer (&self->content, study_content_unref);
  g_clear_pointer (&self->notes, g_strfreev);
  g_clear_pointer (&self->roadmap, study_roadmap_free);

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
 * @file: a file: a guide in Markdown or in text or of Tech Guide, a trail, or
 *   progress; or a folder of topics
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
 * study_guide_source_new_at:
 * @other: a source
 * @address: (nullable): where it is from, %NULL for nowhere that is known
 *
 * Makes another source of the same file or text. Relative links of it are
 * relative to the address.
 *
 * Returns: (transfer full): what a trail is made of, to be loaded first
 */
StudyGuideSource *
study_guide_source_new_at (StudyGuideSource *other,
                           const char       *address)
{
  StudyGuideSource *self;

  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (other), NULL);
  g_return_val_if_fail (address == NULL || study_guide_address_is_valid (address), NULL);

  self = g_object_new (STUDY_TYPE_GUIDE_SOURCE, NULL);
  g_set_object (&self->file, other->file);
  self->bytes = other->bytes != NULL ? g_bytes_ref (other->bytes) : NULL;
  self->address = g_strdup (address);
  self->has_address = TRUE;

  return self;
}

/**
 * study_guide_source_get_file:
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
 * study_guide_source_get_address:
 * @self: a source that is loaded
 *
 * Returns: (transfer none) (nullable): where it is from, as somebody said or as
 *   is written beside the file; %NULL when that is not known
 */
const char *
study_guide_source_get_address (StudyGuideSource *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), NULL);

  return self->address;
}

/**
 * study_guide_source_uses_address:
 * @self: a source that is loaded
 *
 * Returns: whether it makes a difference where it is from: it has links that
 *   are relative, or is known to be from somewhere
 */
gboolean
study_guide_source_uses_address (StudyGuideSource *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (self), FALSE);

  return self->guide != NULL && (self->address != NULL || study_guide_get_n_links_dropped (self->guide) > 0);
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

  if (self->roadmap != NULL)
    return self->roadmap->text->len;

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
  g_return_val_if_fail (self->guide != NULL || self->roadmap != NULL, NULL);

  if (self->roadmap != NULL)
    {
      g_return_val_if_fail (line < self->roadmap->text->len, NULL);

      return g_strdup (g_ptr_array_index (self->roadmap->text, line));
    }

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
 * @options: what the user decided
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
  g_return_if_fail (self->guide != NULL || self->content != NULL);
  g_return_if_fail (options != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_guide_source_plan_async);
  g_task_set_task_data (task, options_copy (options), options_free);
  g_task_run_in_thread (task, plan_thread);
}

/**
 * study_guide_source_plan_finish:
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
