/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "study-library.h"

#include "study-file.h"
#include "study-json-reader.h"
#include "study-language.h"
#include "study-storage-error.h"
#include "study-trail-format.h"

#include <glib/gi18n.h>
#include <string.h>

#define TRAILS_PATH RESOURCE_PATH "/trails"
#define SUFFIX ".json"

/**
 * StudyLibrary:
 *
 * The trails that there are: a list model of [class@LibraryEntry], first those
 * that come with the program, then those that the person added. Making one
 * reads the names of files and nothing in them.
 */

struct _StudyLibrary
{
  GObject parent_instance;

  char *trails_dir;
  GPtrArray *entries; /* of StudyLibraryEntry */
  GStrv errors;
};

typedef enum
{
  PROP_TRAILS_DIR = 1,
  PROP_ERRORS,
} StudyLibraryProperty;

static GParamSpec *props[PROP_ERRORS + 1];

static void study_library_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyLibrary, study_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_library_list_model_init))

/* What is to be read of a trail for a list of trails, and what was. */
typedef struct
{
  char *id;
  char *path;     /* (nullable): the person's file */
  char *resource; /* (nullable): the translation that comes with the program */
  char *title;
  GError *error;
} TitleRequest;

static void
title_request_free (gpointer data)
{
  TitleRequest *request = data;

  g_free (request->id);
  g_free (request->path);
  g_free (request->resource);
  g_free (request->title);
  g_clear_error (&request->error);
  g_free (request);
}

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

static StudyLibraryEntry *
find_or_add (StudyLibrary *self,
             const char   *id)
{
  guint position = find_position (self, id);

  if (position == self->entries->len)
    g_ptr_array_add (self->entries, study_library_entry_new (id));

  return g_ptr_array_index (self->entries, position);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Lists the translations in the resources, in files `<id>.<locale>.json`. */
static void
list_built_in (StudyLibrary *self)
{
  g_auto (GStrv) names = g_resources_enumerate_children (TRAILS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return;

  qsort (names, g_strv_length (names), sizeof *names, compare_names_cb);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], ".", 3);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) languages = NULL;
      StudyLibraryEntry *entry;

      g_assert (g_strv_length (parts) == 3 && g_str_equal (parts[2], SUFFIX + 1));

      entry = find_or_add (self, parts[0]);
      g_strv_builder_addv (builder, (const char **) study_library_entry_get_languages (entry));
      g_strv_builder_add (builder, parts[1]);
      languages = g_strv_builder_end (builder);
      study_library_entry_set_languages (entry, (const char * const *) languages);
    }
}

/* Remembers why a file is no trail. */
static void
add_error (StudyLibrary *self,
           const char   *path,
           const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: the name of a file, and what is wrong with it. */
  g_autofree char *message = g_strdup_printf (_("%s: %s"), name, error->message);
  g_autoptr (GStrvBuilder) builder = NULL;

  if (g_strv_contains ((const char * const *) self->errors, message))
    return;

  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) self->errors);
  g_strv_builder_add (builder, message);
  g_strfreev (self->errors);
  self->errors = g_strv_builder_end (builder);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERRORS]);
}

/* Lists the files of the person, `<id>.json`. Hidden ones are what an editor
 * or a synchroniser left. */
static void
list_own (StudyLibrary *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->trails_dir, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (*name != '.' && g_str_has_suffix (name, SUFFIX))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names_cb);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *id = NULL;

      name = g_ptr_array_index (names, i);
      path = g_build_filename (self->trails_dir, name, NULL);
      id = g_strndup (name, strlen (name) - strlen (SUFFIX));

      if (study_json_slug_is_valid (id))
        {
          study_library_entry_set_path (find_or_add (self, id), path);
        }
      else
        {
          g_autoptr (GError) error =
            g_error_new_literal (STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                                 _("The name should be the trail’s id, of the letters a to z, digits and “-”. Rename the file."));

          add_error (self, path, error);
        }
    }
}

/* Passes over the person's file of an entry, for @error. What the program
 * brings under the same id takes its place. */
static void
reject_file (StudyLibrary      *self,
             StudyLibraryEntry *entry,
             const GError      *error)
{
  guint position = find_position (self, study_library_entry_get_id (entry));

  add_error (self, study_library_entry_get_path (entry), error);

  if (*study_library_entry_get_languages (entry) != NULL)
    {
      study_library_entry_set_path (entry, NULL);
    }
  else
    {
      g_ptr_array_remove_index (self->entries, position);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
    }
}

/* Returns the translation to be shown; %NULL when the program brings none. */
static char *
choose_resource (StudyLibraryEntry *entry,
                 const char        *content_language)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  const char * const *system = g_get_language_names ();
  const char *language;

  if (content_language != NULL && *content_language != '\0')
    g_ptr_array_add (wanted, (gpointer) content_language);
  for (guint i = 0; system[i] != NULL; i++)
    g_ptr_array_add (wanted, (gpointer) system[i]);
  g_ptr_array_add (wanted, NULL);

  language = study_language_choose (study_library_entry_get_languages (entry),
                                    (const char * const *) wanted->pdata);
  if (language == NULL)
    return NULL;

  return g_strdup_printf ("%s/%s.%s%s", TRAILS_PATH, study_library_entry_get_id (entry), language, SUFFIX);
}

/* Checks that a file is about the trail that its name says: progress goes by
 * the id, and two files of one id would share it. */
static gboolean
check_own_id (const char  *id,
              const char  *file_id,
              GError     **error)
{
  const StudyJsonPath path = { 0 };

  if (g_str_equal (id, file_id))
    return TRUE;

  return study_json_fail (&path, "id", error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("The id is “%s”, but the file is named “%s”. Give both the same name."),
                          id, file_id);
}

static StudyTrail *
load_own (StudyLibraryEntry  *entry,
          GError            **error)
{
  g_autoptr (GBytes) bytes = study_file_read (study_library_entry_get_path (entry), error);
  g_autoptr (StudyTrail) trail = NULL;

  if (bytes != NULL)
    trail = study_trail_format_read (bytes, error);

  if (trail == NULL ||
      !check_own_id (study_trail_get_id (trail), study_library_entry_get_id (entry), error))
    return NULL;

  return g_steal_pointer (&trail);
}

/* Reads titles, in a worker. */
static void
read_titles (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GPtrArray *requests = task_data;

  for (guint i = 0; i < requests->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      TitleRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (StudyTrailHeader) header = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (request->path != NULL)
        bytes = study_file_read (request->path, &request->error);
      else
        bytes = g_resources_lookup_data (request->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &request->error);

      if (bytes != NULL)
        header = study_trail_format_read_header (bytes, &request->error);
      if (header != NULL && check_own_id (header->id, request->id, &request->error))
        request->title = g_steal_pointer (&header->short_title);
    }

  g_task_return_boolean (task, TRUE);
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
    case PROP_TRAILS_DIR:
      g_value_set_string (value, self->trails_dir);
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

  switch ((StudyLibraryProperty) prop_id)
    {
    case PROP_TRAILS_DIR:
      self->trails_dir = g_value_dup_string (value);
      break;
    case PROP_ERRORS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_library_constructed (GObject *object)
{
  StudyLibrary *self = STUDY_LIBRARY (object);

  G_OBJECT_CLASS (study_library_parent_class)->constructed (object);

  list_built_in (self);
  list_own (self);
}

static void
study_library_finalize (GObject *object)
{
  StudyLibrary *self = STUDY_LIBRARY (object);

  g_clear_pointer (&self->trails_dir, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->errors, g_strfreev);

  G_OBJECT_CLASS (study_library_parent_class)->finalize (object);
}

static void
study_library_class_init (StudyLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_library_get_property;
  object_class->set_property = study_library_set_property;
  object_class->constructed = study_library_constructed;
  object_class->finalize = study_library_finalize;

  /**
   * StudyLibrary:trails-dir:
   *
   * The folder of the trails that the person added.
   */
  props[PROP_TRAILS_DIR] =
    g_param_spec_string ("trails-dir", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * StudyLibrary:errors:
   *
   * What is wrong with the files that were passed over, a message each.
   */
  props[PROP_ERRORS] =
    g_param_spec_boxed ("errors", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_library_init (StudyLibrary *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->errors = g_new0 (char *, 1);
}

/**
 * study_library_new:
 * @trails_dir: the folder of the trails that the person added, as
 *   study_paths_get_trails_dir() gives it; it does not need to exist
 *
 * Lists the trails that there are. It does not read them: titles are filled in
 * as trails are loaded, or by study_library_load_titles_async().
 *
 * Returns: (transfer full): a new library
 */
StudyLibrary *
study_library_new (const char *trails_dir)
{
  g_return_val_if_fail (trails_dir != NULL, NULL);

  return g_object_new (STUDY_TYPE_LIBRARY, "trails-dir", trails_dir, NULL);
}

/**
 * study_library_find:
 * @self: a library
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
 * study_library_load_trail:
 * @self: a library
 * @id: the id of a trail
 * @content_language: (nullable): the locale that the person chose; empty for
 *   the languages of the system
 * @error: return location for an error
 *
 * Loads a trail. A file of the person's own comes first; when it is bad, it is
 * added to [property@Library:errors], and the trail of the same id that comes
 * with the program is loaded, if there is one.
 *
 * Returns: (transfer full) (nullable): the trail without progress, %NULL on
 *   error
 */
StudyTrail *
study_library_load_trail (StudyLibrary  *self,
                          const char    *id,
                          const char    *content_language,
                          GError       **error)
{
  g_autoptr (StudyLibraryEntry) entry = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *resource = NULL;

  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  g_set_object (&entry, study_library_find (self, id));
  if (entry == NULL)
    {
      g_autofree char *shown = study_json_shorten (id);

      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                   _("There is no trail “%s”. Choose another one."), shown);
      return NULL;
    }

  if (study_library_entry_get_path (entry) != NULL)
    {
      trail = load_own (entry, &local_error);
      if (trail == NULL)
        reject_file (self, entry, local_error);
    }

  if (trail == NULL)
    {
      resource = choose_resource (entry, content_language);
      if (resource == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }

      bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (bytes != NULL)
        trail = study_trail_format_read (bytes, error);
    }

  if (trail != NULL)
    study_library_entry_set_title (entry, study_trail_get_short_title (trail));

  return g_steal_pointer (&trail);
}

/**
 * study_library_get_languages:
 * @self: a library
 * @id: the id of a trail
 *
 * Returns: (transfer full) (array zero-terminated=1): the locales of the
 *   translations to choose from; none for a trail that the person added
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
 * study_library_load_titles_async:
 * @self: a library
 * @content_language: (nullable): the locale that the person chose; empty for
 *   the languages of the system
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Reads the titles of all trails, for a list of them. Files that are no trails
 * leave the library and are added to [property@Library:errors].
 */
void
study_library_load_titles_async (StudyLibrary        *self,
                                 const char          *content_language,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *requests;

  g_return_if_fail (STUDY_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, study_library_load_titles_async);

  requests = g_ptr_array_new_with_free_func (title_request_free);
  for (guint i = 0; i < self->entries->len; i++)
    {
      StudyLibraryEntry *entry = g_ptr_array_index (self->entries, i);
      TitleRequest *request = g_new0 (TitleRequest, 1);

      request->id = g_strdup (study_library_entry_get_id (entry));
      request->path = g_strdup (study_library_entry_get_path (entry));
      if (request->path == NULL)
        request->resource = choose_resource (entry, content_language);
      g_ptr_array_add (requests, request);
    }

  g_task_set_task_data (task, requests, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, read_titles);
}

/**
 * study_library_load_titles_finish:
 * @self: a library
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Fills in the titles that were read.
 *
 * Returns: whether they were read
 */
gboolean
study_library_load_titles_finish (StudyLibrary  *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  GPtrArray *requests;

  g_return_val_if_fail (STUDY_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  requests = g_task_get_task_data (G_TASK (result));
  for (guint i = 0; i < requests->len; i++)
    {
      TitleRequest *request = g_ptr_array_index (requests, i);
      StudyLibraryEntry *entry = study_library_find (self, request->id);

      /* The entry may have left, or lost its file, while the worker read. */
      if (entry == NULL || g_strcmp0 (study_library_entry_get_path (entry), request->path) != 0)
        continue;

      if (request->title != NULL)
        study_library_entry_set_title (entry, request->title);
      else if (request->path != NULL && request->error != NULL)
        reject_file (self, entry, request->error);
    }

  return TRUE;
}

/**
 * study_library_get_errors:
 * @self: a library
 *
 * Returns: (transfer none) (array zero-terminated=1): what is wrong with the
 *   files that were passed over, a message each
 */
const char * const *
study_library_get_errors (StudyLibrary *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY (self), NULL);

  return (const char * const *) self->errors;
}
