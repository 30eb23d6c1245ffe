/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/documents/study-archive-format.h"

#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"

#include <glib/gi18n.h>
#include <string.h>

/* Takes the id of a trail, of which there may be one document of a kind. The
 * id has to live as long as @ids. */
static gboolean
take_id (GHashTable           *ids,
         const char           *id,
         const StudyJsonPath  *path,
         const char           *member,
         GError              **error)
{
  g_autofree char *shown = NULL;

  if (g_hash_table_add (ids, (gpointer) id))
    return TRUE;

  shown = study_json_shorten (id);

  return study_json_fail (path, member, error, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                          _("Another document in this file is about the same trail, “%s”. Remove one of them."),
                          shown);
}

/* What is read, and the trails that there is a document on already. */
typedef struct
{
  GPtrArray *documents;
  GHashTable *ids;
} Reader;

static gboolean
read_progress (JsonObject           *object,
               const StudyJsonPath  *path,
               gpointer              reader,
               GError              **error)
{
  Reader *self = reader;
  StudyProgressSnapshot *snapshot = study_progress_format_read_object (object, path, error);

  if (snapshot == NULL)
    return FALSE;
  g_ptr_array_add (self->documents, snapshot);

  return take_id (self->ids, snapshot->trail_id, path, "trail", error);
}

static gboolean
read_trail (JsonObject           *object,
            const StudyJsonPath  *path,
            gpointer              reader,
            GError              **error)
{
  Reader *self = reader;
  StudyContent *content = study_trail_format_read_object (object, path, error);

  if (content == NULL)
    return FALSE;
  g_ptr_array_add (self->documents, content);

  return take_id (self->ids, content->id, path, "id", error);
}

static gboolean
read_archive (StudyArchive         *archive,
              JsonObject           *object,
              const StudyJsonPath  *path,
              GError              **error)
{
  g_autoptr (GHashTable) progress_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) trail_ids = g_hash_table_new (g_str_hash, g_str_equal);
  Reader progress = { archive->progress, progress_ids };
  Reader trails = { archive->trails, trail_ids };

  return study_progress_format_read_time (object, path, "created", &archive->created, error) &&
         study_json_read_objects (object, path, "progress", STUDY_JSON_REQUIRED, read_progress, &progress, error) &&
         study_json_read_objects (object, path, "trails", STUDY_JSON_OPTIONAL, read_trail, &trails, error);
}

static StudyArchive *
read_single (GBytes  *bytes,
             GError **error)
{
  g_autoptr (StudyArchive) archive = study_archive_new ();
  StudyProgressSnapshot *snapshot = study_progress_format_read (bytes, error);

  if (snapshot == NULL)
    return NULL;

  g_ptr_array_add (archive->progress, snapshot);

  return g_steal_pointer (&archive);
}

static int
compare_progress_cb (gconstpointer a,
                     gconstpointer b)
{
  const StudyProgressSnapshot *a_snapshot = *(StudyProgressSnapshot * const *) a;
  const StudyProgressSnapshot *b_snapshot = *(StudyProgressSnapshot * const *) b;

  return strcmp (a_snapshot->trail_id, b_snapshot->trail_id);
}

static int
compare_trails_cb (gconstpointer a,
                   gconstpointer b)
{
  return strcmp ((*(StudyContent * const *) a)->id, (*(StudyContent * const *) b)->id);
}

/**
 * study_archive_new:
 *
 * Makes an archive, to be filled.
 *
 * Returns: (transfer full): an archive without anything in it, of no time
 */
StudyArchive *
study_archive_new (void)
{
  StudyArchive *self = g_new0 (StudyArchive, 1);

  self->progress = g_ptr_array_new_with_free_func ((GDestroyNotify) study_progress_snapshot_free);
  self->trails = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_unref);

  return self;
}

void
study_archive_free (StudyArchive *self)
{
  g_ptr_array_unref (self->progress);
  g_ptr_array_unref (self->trails);
  g_free (self);
}

/**
 * study_archive_format_read:
 * @bytes: the content of a file
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Reads an archive, or a single progress document as an archive that holds
 * nothing else and whose time is not known. Each document in it is checked as
 * by itself; an error says where it is, as line and column or as a JSON path
 * from the root of the archive. Of an archive newer than
 * %STUDY_ARCHIVE_VERSION it takes what it understands, since an archive is
 * never written back; where it cannot, the error is
 * %STUDY_FORMAT_ERROR_NEWER_VERSION. A document in it may be newer as well, and
 * keeps its version then. It may run in any thread.
 *
 * Returns: (transfer full) (nullable): the content, %NULL on error
 */
StudyArchive *
study_archive_format_read (GBytes  *bytes,
                           GError **error)
{
  const StudyJsonPath path = { 0 };
  g_autoptr (JsonNode) root = study_json_parse (bytes, STUDY_ARCHIVE_MAX_DEPTH, error);
  g_autoptr (StudyArchive) archive = study_archive_new ();
  JsonNode *format;
  guint version;

  if (root == NULL)
    return NULL;

  /* By itself a document may be less deep: it is read anew. */
  format = json_object_get_member (json_node_get_object (root), "format");
  if (format != NULL && json_node_get_value_type (format) == G_TYPE_STRING &&
      strcmp (json_node_get_string (format), STUDY_PROGRESS_FORMAT) == 0)
    return read_single (bytes, error);

  version = study_json_read_version (json_node_get_object (root), &path, STUDY_ARCHIVE_FORMAT,
                                     STUDY_ARCHIVE_VERSION, error);
  if (version == 0)
    return NULL;

  if (read_archive (archive, json_node_get_object (root), &path, error))
    return g_steal_pointer (&archive);
  study_json_explain_newer (version, STUDY_ARCHIVE_VERSION, error);

  return NULL;
}

/**
 * study_archive_format_write:
 * @archive: an archive, with at most one document of a kind on each trail
 *
 * Writes an archive: the documents as they are by themselves, sorted by the
 * trail's id, so that the same content is the same text. It may run in any
 * thread, as long as nothing changes @archive.
 *
 * Returns: (transfer full): the document
 */
GBytes *
study_archive_format_write (const StudyArchive *archive)
{
  StudyJsonWriter writer = { .text = g_string_new (NULL) };
  g_autoptr (GPtrArray) progress = g_ptr_array_new ();
  g_autoptr (GPtrArray) trails = g_ptr_array_new ();

  g_ptr_array_extend (progress, archive->progress, NULL, NULL);
  g_ptr_array_sort (progress, compare_progress_cb);
  g_ptr_array_extend (trails, archive->trails, NULL, NULL);
  g_ptr_array_sort (trails, compare_trails_cb);

  study_json_write_begin (&writer, NULL, '{');
  study_json_write_string (&writer, "format", STUDY_ARCHIVE_FORMAT);
  study_json_write_integer (&writer, "version", STUDY_ARCHIVE_VERSION);
  study_json_write_integer (&writer, "created", archive->created);
  study_json_write_begin (&writer, "progress", '[');
  for (guint i = 0; i < progress->len; i++)
    study_progress_format_write_object (&writer, g_ptr_array_index (progress, i));
  study_json_write_end (&writer, ']');
  study_json_write_begin (&writer, "trails", '[');
  for (guint i = 0; i < trails->len; i++)
    study_trail_format_write_object (&writer, g_ptr_array_index (trails, i));
  study_json_write_end (&writer, ']');
  study_json_write_end (&writer, '}');
  g_string_append_c (writer.text, '\n');

  return g_string_free_to_bytes (writer.text);
}
