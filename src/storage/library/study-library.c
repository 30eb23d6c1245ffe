/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/library/study-library.h"

#include "formats/json/study-json-reader.h"
#include "storage/files/study-folder-watch.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-library-file.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * StudyLibrary:
 *
 * The trails that there are: a list model of [class@LibraryEntry], first those
 * that come with the program, then those that the user added. Making one
 * reads the names of files and nothing in them. It watches their folder: what
 * another program puts there appears, what goes disappears, and
 * [signal@Library::trail-changed] tells of what it writes.
 */

struct _StudyLibrary
{
  GObject parent_instance;

  char *trails_dir;
  StudyProgressPlaces *places;
  GPtrArray *entries; /* of StudyLibraryEntry */
  GPtrArray *files;   /* of StudyLibraryFile: the user's, good and bad */
  GStrv errors;
  StudyFolderWatch *watch;
  GCancellable *cancellable; /* of the scans that the watch asks for */
  guint n_scans;
  guint last_scan; /* the last that was taken over */
};

typedef enum
{
  PROP_PROGRESS_FOLDER = 1,
  PROP_ERRORS,
} StudyLibraryProperty;

static GParamSpec *props[PROP_ERRORS + 1];

typedef enum
{
  SIGNAL_TRAIL_CHANGED,
  N_SIGNALS
} StudyLibrarySignal;

static guint signals[N_SIGNALS];

/* A look at the folder: the stamps of the files that are known by their paths,
 * what was found (of StudyLibraryFile), and which scan it is. Of the program's own
 * trails the titles are read where they are asked for (of StudyLibraryRequest). */
#define SCAN(OWNED, PLAIN) \
  OWNED (char *, folder, g_free) \
  OWNED (GHashTable *, stamps, g_hash_table_unref) \
  OWNED (GPtrArray *, files, g_ptr_array_unref) \
  OWNED (GPtrArray *, requests, g_ptr_array_unref) \
  PLAIN (guint, number)

STUDY_DEFINE_TASK_DATA (Scan, scan, SCAN)

static void study_library_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyLibrary, study_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_library_list_model_init))

/* Returns the position of an entry, or the number of entries. */
static guint
find_position (StudyLibrary *self,
               const char   *id)
{
  guint i = 0;

  while (i < self->entries->len &&
         !g_str_equal (study_library_entry_get_id (g_ptr_array_index (self->entries, i)), id))
    i++;

  return i;
}

/* Says why files are no trails. */
static void
update_errors (StudyLibrary *self)
{
  g_auto (GStrv) errors = study_library_file_list_errors (self->files);

  if (g_strv_equal ((const char * const *) errors, (const char * const *) self->errors))
    return;

  g_strfreev (self->errors);
  self->errors = g_steal_pointer (&errors);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERRORS]);
}

/* Takes the files away from entries that have none any longer. What the program
 * brings under the same id takes their place. */
static void
remove_files (StudyLibrary *self)
{
  for (guint i = self->entries->len; i-- > 0;)
    {
      StudyLibraryEntry *entry = g_ptr_array_index (self->entries, i);
      const char *path = study_library_entry_get_path (entry);
      const StudyLibraryFile *file = path != NULL ? study_library_file_find (self->files, path) : NULL;

      if (path == NULL || (file != NULL && file->error == NULL))
        continue;

      if (*study_library_entry_get_languages (entry) != NULL)
        {
          study_library_entry_set_path (entry, NULL);
          g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
        }
      else
        {
          g_ptr_array_remove_index (self->entries, i);
          g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
        }
    }
}

/* Where a trail that the user added belongs: after those of the program, by
 * its id. */
static guint
find_place (StudyLibrary *self,
            const char   *id)
{
  guint i = 0;

  while (i < self->entries->len &&
         (*study_library_entry_get_languages (g_ptr_array_index (self->entries, i)) != NULL ||
          strcmp (study_library_entry_get_id (g_ptr_array_index (self->entries, i)), id) < 0))
    i++;

  return i;
}

static void
add_file (StudyLibrary           *self,
          const StudyLibraryFile *file)
{
  guint position = find_position (self, file->id);
  gboolean added = position == self->entries->len;
  g_autoptr (StudyLibraryEntry) entry = NULL;

  if (added)
    {
      position = find_place (self, file->id);
      g_ptr_array_insert (self->entries, position, study_library_entry_new (file->id));
    }

  entry = g_object_ref (g_ptr_array_index (self->entries, position));
  if (file->title != NULL)
    study_library_entry_set_title (entry, file->title);
  if (g_strcmp0 (study_library_entry_get_path (entry), file->path) == 0)
    return;

  study_library_entry_set_path (entry, file->path);
  g_list_model_items_changed (G_LIST_MODEL (self), position, added ? 0 : 1, 1);
}

/* Makes the entries fit to what is known of the files. */
static void
update_entries (StudyLibrary *self)
{
  /* Somebody may ask for a trail in answer to a change. */
  g_autoptr (GPtrArray) files = g_ptr_array_ref (self->files);

  update_errors (self);
  remove_files (self);
  for (guint i = 0; i < files->len; i++)
    {
      const StudyLibraryFile *file = g_ptr_array_index (files, i);

      if (file->error == NULL)
        add_file (self, file);
    }
}

/* Passes over the user's file of an entry, for @error. */
static void
reject_file (StudyLibrary *self,
             const char   *path,
             const GError *error)
{
  StudyLibraryFile *file = study_library_file_find (self->files, path);

  if (file == NULL || file->error != NULL)
    return;

  file->error = g_error_copy (error);
  update_entries (self);
}

/* Whether a file was read. */
static gboolean
is_known (const StudyLibraryFile *file)
{
  return file->title != NULL || file->error != NULL;
}

/* Takes over what a scan found, unless a later one was faster. */
static void
take_scan (StudyLibrary *self,
           Scan         *scan)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < scan->requests->len; i++)
    {
      const StudyLibraryRequest *request = g_ptr_array_index (scan->requests, i);
      StudyLibraryEntry *entry = study_library_find (self, request->id);

      /* It may have got a file while the worker read. */
      if (request->title != NULL && entry != NULL && study_library_entry_get_built_in (entry))
        study_library_entry_set_title (entry, request->title);
    }

  if (scan->number <= self->last_scan)
    return;

  self->last_scan = scan->number;
  /* What is known of a file that did not change stays known. */
  for (guint i = 0; i < scan->files->len; i++)
    {
      StudyLibraryFile *file = g_ptr_array_index (scan->files, i);
      const StudyLibraryFile *old = study_library_file_find (self->files, file->path);

      if (old == NULL || !g_str_equal (old->stamp, file->stamp))
        g_ptr_array_add (changed, g_strdup (file->id));
      if (old == NULL || !is_known (old) || !g_str_equal (old->stamp, file->stamp))
        continue;

      g_set_str (&file->title, old->title);
      g_clear_error (&file->error);
      file->error = old->error != NULL ? g_error_copy (old->error) : NULL;
    }

  g_ptr_array_unref (self->files);
  self->files = g_steal_pointer (&scan->files);
  update_entries (self);
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (self, signals[SIGNAL_TRAIL_CHANGED], 0, g_ptr_array_index (changed, i));
}

/* Reads a trail, in a worker. */
static void
read_trail (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  StudyTrail *trail = study_library_request_load (task_data, &error);

  if (trail != NULL)
    g_task_return_pointer (task, trail, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Looks at the folder, in a worker. Only what is new is read. */
static void
read_files (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Scan *scan = task_data;

  scan->files = study_library_file_list (scan->folder);
  g_debug ("“%s” has %u files of trails", scan->folder, scan->files->len);
  for (guint i = 0; i < scan->files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      StudyLibraryFile *file = g_ptr_array_index (scan->files, i);
      const char *stamp = g_hash_table_lookup (scan->stamps, file->path);

      if (g_strcmp0 (stamp, file->stamp) != 0)
        study_library_file_read_title (file);
    }
  for (guint i = 0; i < scan->requests->len && !g_cancellable_is_cancelled (cancellable); i++)
    study_library_request_read_title (g_ptr_array_index (scan->requests, i));

  g_task_return_boolean (task, TRUE);
}

static void
run_scan (StudyLibrary *self,
          const char   *content_language,
          GTask        *task)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->folder = g_strdup (self->trails_dir);
  scan->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  scan->number = ++self->n_scans;
  for (guint i = 0; i < self->files->len; i++)
    {
      const StudyLibraryFile *file = g_ptr_array_index (self->files, i);

      if (is_known (file))
        g_hash_table_insert (scan->stamps, g_strdup (file->path), g_strdup (file->stamp));
    }
  scan->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) study_library_request_free);
  for (guint i = 0; content_language != NULL && i < self->entries->len; i++)
    {
      StudyLibraryEntry *entry = g_ptr_array_index (self->entries, i);

      if (study_library_entry_get_built_in (entry))
        g_ptr_array_add (scan->requests, study_library_request_new (entry, content_language));
    }

  g_task_set_task_data (task, scan, scan_free);
  g_task_run_in_thread (task, read_files);
}

static void
scanned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  /* It is only there while the scan is not cancelled. */
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    take_scan (STUDY_LIBRARY (user_data), g_task_get_task_data (G_TASK (result)));
}

/* A scan does not keep the library. */
static void
folder_changed_cb (StudyLibrary *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, scanned_cb, self);

  g_task_set_source_tag (task, folder_changed_cb);
  run_scan (self, NULL, task);
}

static void
set_progress_folder (StudyLibrary *self,
                     const char   *folder)
{
  StudyProgressPlaces *before = self->places;

  if (g_str_equal (folder != NULL ? folder : "", study_progress_places_get_folder (before)))
    return;

  self->places = study_progress_places_new (study_progress_places_get_data_dir (before), folder, NULL);
  study_progress_places_unref (before);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS_FOLDER]);
}

static GType
study_library_get_item_type (GListModel *model)
{
  return STUDY_TYPE_LIBRARY_ENTRY;
}

static guint
study_library_get_n_items (GListModel *model)
{
  return STUDY_LIBRARY (model)->entries->len;
}

static gpointer
study_library_get_item (GListModel *model,
                        guint       position)
{
  StudyLibrary *self = STUDY_LIBRARY (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
study_library_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_library_get_item_type;
  iface->get_n_items = study_library_get_n_items;
  iface->get_item = study_library_get_item;
}

static void
study_library_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  StudyLibrary *self = STUDY_LIBRARY (object);

  switch ((StudyLibraryProperty) prop_id)
    {
    case PROP_PROGRESS_FOLDER:
      g_value_set_string (value, study_progress_places_get_folder (self->places));
      break;
    case PROP_ERRORS:
      g_value_set_boxed (value, self->errors);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_library_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  StudyLibrary *self = STUDY_LIBRARY (object);

  if ((StudyLibraryProperty) prop_id == PROP_PROGRESS_FOLDER)
    set_progress_folder (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_library_finalize (GObject *object)
{
  StudyLibrary *self = STUDY_LIBRARY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->trails_dir, g_free);
  g_clear_pointer (&self->places, study_progress_places_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->errors, g_strfreev);

  G_OBJECT_CLASS (study_library_parent_class)->finalize (object);
}

static void
study_library_class_init (StudyLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_library_get_property;
  object_class->set_property = study_library_set_property;
  object_class->finalize = study_library_finalize;

  /**
   * StudyLibrary:progress-folder:
   *
   * The path of the folder in which progress is kept as well, empty for none: a
   * trail that is added takes no id that progress there has.
   */
  props[PROP_PROGRESS_FOLDER] =
    g_param_spec_string ("progress-folder", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudyLibrary:errors:
   *
   * What is wrong with the files that were passed over, a message each.
   */
  props[PROP_ERRORS] =
    g_param_spec_boxed ("errors", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyLibrary::trail-changed:
   * @self: the library
   * @id: the id of a trail that the user added
   *
   * A file was written, by this program or another one. What it says may be
   * the same as before, and it may be damaged.
   */
  signals[SIGNAL_TRAIL_CHANGED] =
    g_signal_new ("trail-changed", STUDY_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_STRING);
}

static void
study_library_init (StudyLibrary *self)
{
  self->errors = g_new0 (char *, 1);
  self->cancellable = g_cancellable_new ();
}

/**
 * study_library_new:
 * @trails_dir: the folder of the trails that the user added, as
 *   study_paths_get_trails_dir() gives it; it does not need to exist
 *
 * Lists the trails that there are. It does not read them: titles are filled in
 * as trails are loaded, or by study_library_rescan_async().
 *
 * Returns: (transfer full): a new library
 */
StudyLibrary *
study_library_new (const char *trails_dir)
{
  g_autofree char *data_dir = NULL;
  StudyLibrary *self;

  g_return_val_if_fail (trails_dir != NULL, NULL);

  self = g_object_new (STUDY_TYPE_LIBRARY, NULL);
  data_dir = g_path_get_dirname (trails_dir);
  self->trails_dir = g_strdup (trails_dir);
  self->places = study_progress_places_new (data_dir, NULL, NULL);
  self->entries = study_library_request_list_built_in ();
  self->files = study_library_file_list (trails_dir);
  update_entries (self);

  self->watch = study_folder_watch_new (trails_dir);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  study_folder_watch_start (self->watch);

  return self;
}

/**
 * study_library_get_places:
 *
 * Where the progress on its trails is: on this computer in the folder `progress`
 * beside theirs, and in [property@Library:progress-folder]. Other places come
 * when that is set; take a reference where it matters.
 *
 * Returns: (transfer none): the places
 */
StudyProgressPlaces *
study_library_get_places (StudyLibrary *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);

  return self->places;
}

/**
 * study_library_find:
 * @id: the id of a trail
 *
 * Returns: (transfer none) (nullable): its entry, %NULL when there is no such
 *   trail
 */
StudyLibraryEntry *
study_library_find (StudyLibrary *self,
                    const char   *id)
{
  guint position;

  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  position = find_position (self, id);

  return position < self->entries->len ? g_ptr_array_index (self->entries, position) : NULL;
}

/**
 * study_library_new_request:
 * @id: the id of a trail
 * @content_language: (nullable): the locale that the user chose; empty for
 *   the languages of the system
 * @error: return location for an error, %STUDY_STORAGE_ERROR_NOT_FOUND
 *
 * Finds a trail for a worker that calls study_library_request_load().
 *
 * Returns: (transfer full) (nullable): what is to be loaded; %NULL when there
 *   is no such trail
 */
StudyLibraryRequest *
study_library_new_request (StudyLibrary  *self,
                           const char    *id,
                           const char    *content_language,
                           GError       **error)
{
  StudyLibraryEntry *entry = study_library_find (self, id);
  g_autofree char *shown = NULL;

  if (entry != NULL)
    return study_library_request_new (entry, content_language);

  shown = study_json_shorten (id);
  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
               _("The trail “%s” does not exist. Choose another one."), shown);

  return NULL;
}

/**
 * study_library_take_trail:
 * @request: what a worker loaded
 * @content: (nullable): what became of it
 *
 * Learns of a trail that was loaded: its title, or that its file is bad.
 */
void
study_library_take_trail (StudyLibrary        *self,
                          StudyLibraryRequest *request,
                          const StudyContent  *content)
{
  StudyLibraryEntry *entry;

  g_return_if_fail (STUDY_IS_LIBRARY (self));

  if (request->error != NULL)
    reject_file (self, request->path, request->error);

  entry = study_library_find (self, request->id);
  if (content != NULL && entry != NULL)
    study_library_entry_set_title (entry, content->short_title != NULL ? content->short_title : content->title);
}

/**
 * study_library_load_trail_async:
 * @id: the id of a trail
 * @content_language: (nullable): the locale that the user chose; empty for
 *   the languages of the system
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Loads a trail, in a worker. A file of the user's own comes first; when it is
 * bad, it is added to [property@Library:errors], and the trail of the same id
 * that comes with the program is loaded, if there is one.
 */
void
study_library_load_trail_async (StudyLibrary        *self,
                                const char          *id,
                                const char          *content_language,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  StudyLibraryRequest *request;

  g_return_if_fail (STUDY_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_library_load_trail_async);

  request = study_library_new_request (self, id, content_language, &error);
  if (request == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, request, (GDestroyNotify) study_library_request_free);
  g_task_run_in_thread (task, read_trail);
}

/**
 * study_library_load_trail_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the trail without progress, %NULL on
 *   error
 */
StudyTrail *
study_library_load_trail_finish (StudyLibrary  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  StudyLibraryRequest *request;
  StudyTrail *trail;

  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  request = g_task_get_task_data (G_TASK (result));
  trail = g_task_propagate_pointer (G_TASK (result), error);
  if (request != NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    study_library_take_trail (self, request, trail != NULL ? study_trail_get_content (trail) : NULL);

  return trail;
}

/**
 * study_library_get_languages:
 * @id: the id of a trail
 *
 * Returns: (transfer full) (array zero-terminated=1): the locales of the
 *   translations to choose from; none for a trail that the user added
 */
char **
study_library_get_languages (StudyLibrary *self,
                             const char   *id)
{
  StudyLibraryEntry *entry = study_library_find (self, id);

  if (entry == NULL || !study_library_entry_get_built_in (entry))
    return g_new0 (char *, 1);

  return g_strdupv ((GStrv) study_library_entry_get_languages (entry));
}

/**
 * study_library_rescan_async:
 * @content_language: (nullable): the locale that the user chose, empty for the
 *   languages of the system, to read the titles of the program's own trails as
 *   well; %NULL to leave them as they are
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Looks for trails that were put into the folder, that changed or that went, and
 * reads the titles of those that are not known. Files that are no trails leave the
 * library and are added to [property@Library:errors]. The library does so by
 * itself, but not at once.
 */
void
study_library_rescan_async (StudyLibrary        *self,
                            const char          *content_language,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDY_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_library_rescan_async);
  run_scan (self, content_language, task);
}

/**
 * study_library_rescan_finish:
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the library is as the folder was
 */
gboolean
study_library_rescan_finish (StudyLibrary  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  take_scan (self, g_task_get_task_data (G_TASK (result)));

  return TRUE;
}

const char * const *
study_library_get_errors (StudyLibrary *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);

  return (const char * const *) self->errors;
}
