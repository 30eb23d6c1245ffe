/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/other/study-roadmap-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/words/study-guide-text.h"

/* Compares names as people number them: 9 before 10. */
static int
compare_names (const char *a,
               gsize       a_length,
               const char *b,
               gsize       b_length)
{
  const char *a_end = a + a_length;
  const char *b_end = b + b_length;

  while (a < a_end && b < b_end)
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          const char *a_digits, *b_digits;

          while (a < a_end - 1 && *a == '0')
            a++;
          while (b < b_end - 1 && *b == '0')
            b++;
          for (a_digits = a; a < a_end && g_ascii_isdigit (*a);)
            a++;
          for (b_digits = b; b < b_end && g_ascii_isdigit (*b);)
            b++;
          if (a - a_digits != b - b_digits)
            return a - a_digits < b - b_digits ? -1 : 1;
          if (memcmp (a_digits, b_digits, a - a_digits) != 0)
            return memcmp (a_digits, b_digits, a - a_digits);
        }
      else if (*a != *b)
        {
          return (guchar) *a < (guchar) *b ? -1 : 1;
        }
      else
        {
          a++;
          b++;
        }
    }

  return (a < a_end) - (b < b_end);
}

/* What a folder is about stands in a file of this name. */
static gboolean
is_index (const char *name)
{
  return g_ascii_strcasecmp (name, "index.md") == 0 || g_ascii_strcasecmp (name, "readme.md") == 0;
}

/* The length of a name, without what tells that it is Markdown. */
static gsize
get_name_length (const char *name)
{
  const char *slash = strchr (name, '/');
  gsize length = strlen (name);

  if (slash != NULL)
    return slash - name;

  return g_str_has_suffix (name, ".md") ? length - strlen (".md") : length;
}

static int
compare_paths (const char *a,
               const char *b)
{
  while (TRUE)
    {
      const char *a_slash = strchr (a, '/');
      const char *b_slash = strchr (b, '/');
      int order;

      if (is_index (a) != is_index (b))
        return is_index (a) ? -1 : 1;

      order = compare_names (a, get_name_length (a), b, get_name_length (b));
      if (order != 0)
        return order;
      if (a_slash == NULL || b_slash == NULL)
        return a_slash != NULL || b_slash != NULL ? (a_slash != NULL) - (b_slash != NULL) : strcmp (a, b);

      a = a_slash + 1;
      b = b_slash + 1;
    }
}

static int
compare_files_cb (gconstpointer a,
                  gconstpointer b)
{
  const StudyRoadmapFile *file_a = *(const StudyRoadmapFile * const *) a;
  const StudyRoadmapFile *file_b = *(const StudyRoadmapFile * const *) b;

  return compare_paths (file_a->path, file_b->path);
}

StudyRoadmapPart *
study_roadmap_part_new (char       *title,
                        const char *reason)
{
  StudyRoadmapPart *self = g_new0 (StudyRoadmapPart, 1);

  self->title = title;
  self->reason = reason;
  self->files = g_ptr_array_new ();

  return self;
}

void
study_roadmap_part_free (StudyRoadmapPart *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* Makes a title of a name such as “100-learn-the-basics@id.md”. */
char *
study_roadmap_file_get_title (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *name = slash != NULL ? slash + 1 : path;
  const char *at = strrchr (name, '@');
  g_autofree char *plain = g_strndup (name, at != NULL && at > name ? (gsize) (at - name) : get_name_length (name));
  g_autofree char *title = NULL;
  const char *start = plain;

  while (g_ascii_isdigit (*start))
    start++;
  if (start == plain || *start != '-' || start[1] == '\0')
    start = plain;
  else
    start++;
  title = study_guide_get_file_title (start);

  return study_guide_clean (title);
}

/* Makes stages of the folders: the files that are in none come first, and
 * belong to the whole. The paths begin where the topics are. */
GPtrArray *
study_roadmap_order_by_path (GPtrArray *files)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_part_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  StudyRoadmapPart *whole = study_roadmap_part_new (NULL, _("Topics without a folder of their own"));
  StudyRoadmapPart *part = NULL;
  g_autofree char *folder = NULL;

  g_ptr_array_extend (sorted, files, NULL, NULL);
  g_ptr_array_sort (sorted, compare_files_cb);
  for (guint i = 0; i < sorted->len; i++)
    {
      StudyRoadmapFile *file = g_ptr_array_index (sorted, i);
      const char *slash = strchr (file->path, '/');
      g_autofree char *own = slash != NULL ? g_strndup (file->path, slash - file->path) : NULL;

      if (own == NULL)
        {
          g_ptr_array_add (whole->files, file);
          continue;
        }
      if (part == NULL || g_strcmp0 (own, folder) != 0)
        {
          part = study_roadmap_part_new (study_roadmap_file_get_title (own), _("Folder name"));
          part->has_index = is_index (slash + 1);
          g_ptr_array_add (parts, part);
          g_free (folder);
          folder = g_steal_pointer (&own);
        }
      g_ptr_array_add (part->files, file);
    }

  if (whole->files->len > 0)
    g_ptr_array_insert (parts, 0, whole);
  else
    study_roadmap_part_free (whole);

  return parts;
}
