/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/library/study-library-request.h"

#include "formats/documents/study-trail-format.h"
#include "storage/library/study-language.h"
#include "storage/library/study-library-file.h"

#include <string.h>

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Adds a translation to the entry of its trail, which is the last of those that
 * are sorted by name, or a new one. */
static void
add_translation (GPtrArray  *entries,
                 const char *id,
                 const char *language)
{
  StudyLibraryEntry *entry = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) languages = NULL;

  if (entry == NULL || !g_str_equal (study_library_entry_get_id (entry), id))
    {
      entry = study_library_entry_new (id);
      g_ptr_array_add (entries, entry);
    }

  g_strv_builder_addv (builder, (const char **) study_library_entry_get_languages (entry));
  g_strv_builder_add (builder, language);
  languages = g_strv_builder_end (builder);
  study_library_entry_set_languages (entry, (const char * const *) languages);
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

  return g_strdup_printf ("%s/%s.%s%s", STUDY_LIBRARY_RESOURCES, study_library_entry_get_id (entry), language,
                          STUDY_LIBRARY_SUFFIX);
}

/**
 * study_library_request_list_built_in:
 *
 * Lists the trails that come with the program: their translations are in files
 * `<id>.<locale>.json` in the resources.
 *
 * Returns: (transfer full) (element-type StudyLibraryEntry): their entries
 */
GPtrArray *
study_library_request_list_built_in (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_resources_enumerate_children (STUDY_LIBRARY_RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return entries;

  qsort (names, g_strv_length (names), sizeof *names, compare_names_cb);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], ".", 3);

      g_assert (g_strv_length (parts) == 3 && g_str_equal (parts[2], &STUDY_LIBRARY_SUFFIX[1]));
      add_translation (entries, parts[0], parts[1]);
    }

  return entries;
}

/**
 * study_library_request_new:
 * @entry: the trail in the library
 * @content_language: (nullable): the locale that the user chose; empty for
 *   the languages of the system
 *
 * Returns: (transfer full): what to read of the trail
 */
StudyLibraryRequest *
study_library_request_new (StudyLibraryEntry *entry,
                           const char        *content_language)
{
  StudyLibraryRequest *self = g_new0 (StudyLibraryRequest, 1);

  self->id = g_strdup (study_library_entry_get_id (entry));
  self->path = g_strdup (study_library_entry_get_path (entry));
  self->resource = choose_resource (entry, content_language);

  return self;
}

void
study_library_request_free (StudyLibraryRequest *self)
{
  g_free (self->id);
  g_free (self->path);
  g_free (self->resource);
  g_free (self->title);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * study_library_request_load:
 * @error: return location for an error of the file or the format
 *
 * Loads the user's file, or what the program brings in its place. It blocks.
 *
 * Returns: (transfer full) (nullable): the trail, %NULL on error
 */
StudyTrail *
study_library_request_load (StudyLibraryRequest  *self,
                            GError              **error)
{
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (self->path != NULL)
    content = study_library_file_load (self->path, self->id, &self->error);
  if (content != NULL)
    return study_trail_new (content);

  if (self->resource == NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return NULL;
    }

  bytes = g_resources_lookup_data (self->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes != NULL)
    content = study_trail_format_read (bytes, error);

  return content != NULL ? study_trail_new (content) : NULL;
}

/**
 * study_library_request_read_title:
 * @self: a request for a trail that comes with the program
 *
 * Reads no more than the title. It blocks.
 */
void
study_library_request_read_title (StudyLibraryRequest *self)
{
  g_autoptr (StudyTrailHeader) header = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_resources_lookup_data (self->resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes != NULL)
    header = study_trail_format_read_header (bytes, NULL);
  if (header != NULL)
    self->title = g_steal_pointer (&header->short_title);
}
