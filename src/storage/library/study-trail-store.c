/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-trail-store.h"

#include "formats/documents/study-trail-format.h"
#include "formats/edition/study-content-ids.h"
#include "formats/edition/study-trail-origin.h"
#include "formats/json/study-json-reader.h"
#include "model/progress/study-habit.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/library/study-library-file.h"
#include "storage/library/study-trail-trash.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* How long another program may hold the folder, in milliseconds. */
#define LOCK_PATIENCE 2000

/* The id of a trail whose title has no letter that ids can have. */
#define NAMELESS "trail"

/**
 * StudyTrailStore:
 *
 * The folder of the user's own trails, and what belongs to each of them
 * beside it: progress, snapshots, the program's trash.
 *
 * Its functions block. They may be called in any thread, by one at a time.
 */

struct _StudyTrailStore
{
  StudyProgressPlaces *places;
  const char *data_dir; /* of the places */
  char *trails_dir;
  GStrv taken_ids;
};

static char *
get_path (StudyTrailStore *self,
          const char      *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  return g_build_filename (self->trails_dir, name, NULL);
}

/* Whether something is in a folder that belongs, or belonged, to a trail. */
static gboolean
is_in (const char *root,
       const char *folder,
       const char *name)
{
  g_autofree char *path = root != NULL ? g_build_filename (root, folder, name, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
}

/* An id belongs to the progress as well: one that was used once, here or on
 * another computer, would bring that to a new trail. */
static gboolean
is_taken (StudyTrailStore *self,
          const char      *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  return g_str_equal (id, STUDY_HABIT_ID) ||
         g_strv_contains ((const char * const *) self->taken_ids, id) ||
         is_in (self->data_dir, "trails", name) ||
         is_in (self->data_dir, "progress", name) ||
         is_in (self->data_dir, "snapshots", id) ||
         is_in (study_progress_places_get_shared_dir (self->places), ".", name) ||
         study_trail_trash_has (self->data_dir, id);
}

/* Finds an id of a trail by its title. */
static char *
find_id (StudyTrailStore *self,
         const char      *title)
{
  g_autofree char *slug = study_content_slug (title);
  const char *base = slug != NULL && study_json_slug_is_valid (slug) ? slug : NAMELESS;

  for (guint i = 1;; i++)
    {
      g_autofree char *id = i > 1 ? g_strdup_printf ("%s-%u", base, i) : g_strdup (base);

      if (!is_taken (self, id))
        return g_steal_pointer (&id);
    }
}

/* Writes content as it will be read: what does not come back is refused before
 * it is in the library. */
static GBytes *
write_content (const StudyContent  *content,
               GError             **error)
{
  g_autoptr (GBytes) bytes = study_trail_format_write (content);
  g_autoptr (StudyContent) read = NULL;

  if (g_bytes_get_size (bytes) > STUDY_FORMAT_MAX_BYTES)
    {
      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                   _("The trail made from this would take more than %d MiB. Split the guide into smaller ones."),
                   STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  read = study_trail_format_read (bytes, error);

  return read != NULL ? g_steal_pointer (&bytes) : NULL;
}

static int
lock_folder (StudyTrailStore  *self,
             GError          **error)
{
  return study_folder_make (self->trails_dir, error) ? study_folder_lock (self->trails_dir, LOCK_PATIENCE, error) : -1;
}

/* Writes a file in place of one that holds @expected, if anything. What another
 * program put there a moment before goes to the trash. */
static gboolean
write_file (StudyTrailStore  *self,
            const char       *id,
            GBytes           *bytes,
            GBytes           *expected,
            GError          **error)
{
  g_autofree char *path = get_path (self, id);
  g_autofree char *displaced = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) keep_error = NULL;
  gboolean written = study_file_exchange (path, bytes, &displaced, error);

  if (written)
    g_debug ("Wrote “%s”, %" G_GSIZE_FORMAT " bytes", path, g_bytes_get_size (bytes));
  if (displaced == NULL)
    return written;

  before = study_file_read (displaced, NULL);
  if (before != NULL && expected != NULL && g_bytes_equal (before, expected))
    g_unlink (displaced);
  else if (!study_trail_trash_keep (self->data_dir, id, displaced, g_get_real_time (), &keep_error))
    g_message ("“%s” stays: %s", displaced, keep_error->message);

  return written;
}

/* Sets as done what the source of a trail marks so. */
static void
set_marked_done (StudyProgress      *progress,
                 const StudyContent *content)
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
                study_progress_set_done (progress, item->id, TRUE);
            }
        }
    }
}

/* Takes over what is done on a trail that is not there yet. */
static gboolean
save_progress (StudyTrailStore              *self,
               const StudyContent           *content,
               const StudyProgressSnapshot  *progress,
               gboolean                      take_marked,
               GError                      **error)
{
  g_autoptr (StudyProgressStore) store = study_progress_places_new_own_store (self->places, content->id);
  g_autoptr (StudyProgress) own = study_progress_new (content->id, study_progress_places_get_device (self->places));
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (StudyProgressSnapshot) incoming = NULL;

  if (progress != NULL)
    {
      g_autoptr (StudyProgressSnapshot) copy = study_progress_snapshot_copy (progress);

      g_set_str (&copy->trail_id, content->id);
      study_progress_merge (own, copy);
    }

  if (take_marked)
    set_marked_done (own, content);
  snapshot = study_progress_snapshot (own);

  return study_progress_store_save (store, snapshot, STUDY_SAVE_NONE, &incoming, error);
}

/* Keeps a snapshot of the progress, before its trail becomes another. */
static gboolean
keep_snapshot (StudyTrailStore  *self,
               const char       *id,
               StudySaveFlags    flags,
               GError          **error)
{
  g_autoptr (StudyProgressStore) store = study_progress_places_new_own_store (self->places, id);
  g_autoptr (StudySnapshotStore) snapshots = study_progress_places_new_snapshots (self->places, id);
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) document = study_file_read (study_progress_store_get_path (store), &read_error);

  if (document == NULL && !g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  if (document == NULL ||
      ((flags & STUDY_SAVE_SNAPSHOT) == 0 && !study_snapshot_store_is_due (snapshots, g_get_real_time ())))
    return TRUE;

  return study_snapshot_store_add (snapshots, document, g_get_real_time (), error) != 0;
}

/* Whether the file of a trail holds what is written as @bytes, in this form or
 * in another. */
static gboolean
is_same (const StudyContent *content,
         GBytes             *bytes)
{
  g_autoptr (GBytes) written = study_trail_format_write (content);

  return g_bytes_equal (written, bytes);
}

/* Looks whether a trail is still as the user saw it who changes it. */
static gboolean
check_trail (const StudyContent  *present,
             GBytes              *bytes,
             const StudyContent  *earlier,
             GError             **error)
{
  g_autoptr (GBytes) expected = NULL;

  if (earlier == NULL)
    return TRUE;

  expected = study_trail_format_write (earlier);
  if (present != NULL && (is_same (present, expected) || is_same (present, bytes)))
    return TRUE;

  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_CONFLICT,
               /* Translators: the title of a trail. */
               _("Another program changed “%s”. Open it again before you edit it."),
               earlier->title);

  return FALSE;
}

static gboolean
replace_locked (StudyTrailStore     *self,
                const char          *id,
                const StudyContent  *content,
                const StudyContent  *earlier,
                StudySaveFlags       flags,
                GError             **error)
{
  g_autofree char *path = get_path (self, id);
  g_autoptr (StudyContent) own = study_content_fork (content);
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) current = study_file_read (path, &read_error);
  g_autoptr (StudyContent) present = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* Where somebody took it away, the user is asked as if it were changed. */
  if (current == NULL && !g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }

  g_set_str (&own->id, id);
  if (current != NULL)
    present = study_trail_format_read (current, NULL);
  bytes = write_content (own, error);
  if (bytes == NULL ||
      !study_storage_check_version (present != NULL && present->version > STUDY_TRAIL_VERSION, error) ||
      !check_trail (present, bytes, earlier, error) ||
      !keep_snapshot (self, id, flags, error))
    return FALSE;

  return write_file (self, id, bytes, earlier != NULL ? current : NULL, error);
}

/* The title of a copy that is not among @titles. */
static char *
find_title (const char         *title,
            const char * const *titles)
{
  /* Translators: the title of a copy of a trail. */
  g_autofree char *copy = g_strdup_printf (_("%s (Copy)"), title);

  for (guint i = 2; g_strv_contains (titles, copy); i++)
    {
      g_free (copy);
      /* Translators: the title of another copy of a trail, and which one it is. */
      copy = g_strdup_printf (_("%s (Copy %u)"), title, i);
    }

  return g_steal_pointer (&copy);
}

/**
 * study_trail_store_new:
 * @places: where the progress on them is; the trails are beside it
 * @taken_ids: (array zero-terminated=1): ids that no new trail may have
 *
 * Returns: (transfer full): the user's own trails
 */
StudyTrailStore *
study_trail_store_new (StudyProgressPlaces *places,
                       const char * const  *taken_ids)
{
  StudyTrailStore *self = g_new0 (StudyTrailStore, 1);

  self->places = study_progress_places_ref (places);
  self->data_dir = study_progress_places_get_data_dir (places);
  self->trails_dir = g_build_filename (self->data_dir, "trails", NULL);
  self->taken_ids = g_strdupv ((GStrv) taken_ids);

  return self;
}

void
study_trail_store_free (StudyTrailStore *self)
{
  study_progress_places_unref (self->places);
  g_free (self->trails_dir);
  g_strfreev (self->taken_ids);
  g_free (self);
}

/* Removes a trail that nobody has seen, and its progress, for good. */
static void
unlink_trail (StudyTrailStore *self,
              const char      *id)
{
  g_autoptr (StudyProgressStore) progress = study_progress_places_new_own_store (self->places, id);
  g_autofree char *path = get_path (self, id);

  g_unlink (path);
  g_unlink (study_progress_store_get_path (progress));
}

/**
 * study_trail_store_add:
 * @self: the user's own trails
 * @content: a trail, whose own id does not count
 * @progress: (nullable): what is done on it already, as progress on any trail
 * @take_marked: whether what its source marks as done is done as well
 * @error: return location for an error of the domain %STUDY_STORAGE_ERROR, or
 *   of the format
 *
 * Adds a trail under an id that is free everywhere, by its title. What is done
 * is on the disk before the trail is.
 *
 * Returns: (transfer full) (nullable): the id; %NULL when nothing was added
 */
char *
study_trail_store_add (StudyTrailStore              *self,
                       const StudyContent           *content,
                       const StudyProgressSnapshot  *progress,
                       gboolean                      take_marked,
                       GError                      **error)
{
  g_autoptr (StudyContent) own = study_content_fork (content);
  g_autoptr (GBytes) bytes = NULL;
  g_autofd int lock = lock_folder (self, error);
  gboolean has_progress = progress != NULL || take_marked;

  if (lock < 0)
    return NULL;

  g_free (own->id);
  own->id = find_id (self, own->title);
  bytes = write_content (own, error);
  if (bytes == NULL || (has_progress && !save_progress (self, own, progress, take_marked, error)))
    return NULL;

  if (write_file (self, own->id, bytes, NULL, error))
    return g_strdup (own->id);

  unlink_trail (self, own->id);

  return NULL;
}

/**
 * study_trail_store_take_back:
 * @self: the user's own trails
 * @id: what study_trail_store_add() returned
 *
 * Takes back that a trail was added, which nobody has opened since. Nothing of it
 * goes to the trash. It blocks.
 */
void
study_trail_store_take_back (StudyTrailStore *self,
                             const char      *id)
{
  g_autofd int lock = lock_folder (self, NULL);

  g_return_if_fail (id != NULL);

  if (lock >= 0)
    unlink_trail (self, id);
}

/**
 * study_trail_store_replace:
 * @self: the user's own trails
 * @id: the id of one
 * @content: what becomes of it, whose own id does not count
 * @earlier: (nullable): what it was when the user began to change it; %NULL
 *   to take whatever there is, which goes to the trash
 * @flags: whether to keep a snapshot of the progress in any case
 * @error: return location for an error: %STUDY_STORAGE_ERROR_CONFLICT when it is
 *   not as @earlier any longer, another one of that domain, or of the format
 *
 * Gives a trail other content, at once and for good. A snapshot of the progress
 * on it is kept before, when there is none of this hour.
 *
 * Returns: whether it is written; if not, the trail is as it was
 */
gboolean
study_trail_store_replace (StudyTrailStore     *self,
                           const char          *id,
                           const StudyContent  *content,
                           const StudyContent  *earlier,
                           StudySaveFlags       flags,
                           GError             **error)
{
  g_autofd int lock = lock_folder (self, error);

  return lock >= 0 && replace_locked (self, id, content, earlier, flags, error);
}

/**
 * study_trail_store_rename:
 * @self: the user's own trails
 * @id: the id of one
 * @title: its new title, also where there is little room
 * @error: return location for an error, as of study_trail_store_replace()
 *
 * Gives a trail another title.
 *
 * Returns: whether it has it
 */
gboolean
study_trail_store_rename (StudyTrailStore  *self,
                          const char       *id,
                          const char       *title,
                          GError          **error)
{
  g_autofd int lock = lock_folder (self, error);
  g_autofree char *path = get_path (self, id);
  g_autoptr (StudyContent) earlier = lock >= 0 ? study_library_file_load (path, id, error) : NULL;
  g_autoptr (StudyContent) content = NULL;

  if (earlier == NULL)
    return FALSE;

  content = study_content_fork (earlier);
  g_set_str (&content->title, title);
  g_clear_pointer (&content->short_title, g_free);

  return replace_locked (self, id, content, earlier, STUDY_SAVE_NONE, error);
}

/**
 * study_trail_store_duplicate:
 * @self: the user's own trails
 * @trail: a trail
 * @built_in: whether it comes with the program; the copy then knows of which
 *   edition it is
 * @titles: (array zero-terminated=1): titles that there are already
 * @error: return location for an error, as of study_trail_store_add()
 *
 * Adds a copy of a trail, with what is done on it.
 *
 * Returns: (transfer full) (nullable): the id of the copy; %NULL when nothing
 *   was added
 */
char *
study_trail_store_duplicate (StudyTrailStore     *self,
                             StudyTrail          *trail,
                             gboolean             built_in,
                             const char * const  *titles,
                             GError             **error)
{
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (trail));
  g_autofree char *title = find_title (content->title, titles);
  g_autofree char *short_title = content->short_title != NULL ? find_title (content->short_title, titles) : NULL;
  g_autoptr (StudyProgressSnapshot) progress = NULL;

  /* The folder that is shared may be away. */
  progress = study_progress_places_peek (self->places, content->id, NULL);
  if (progress == NULL)
    progress = study_progress_places_peek_own (self->places, content->id, error);
  if (progress == NULL ||
      !study_storage_check_version (study_trail_get_read_only (trail) || progress->version > STUDY_PROGRESS_VERSION, error))
    return NULL;

  g_set_str (&content->title, title);
  g_set_str (&content->short_title, short_title);
  if (built_in)
    study_content_set_origin (content, study_trail_get_content (trail));

  return study_trail_store_add (self, content, progress, FALSE, error);
}

/**
 * study_trail_store_remove:
 * @self: the user's own trails
 * @id: the id of one
 * @with_progress: whether the progress on it goes too; it does not when the
 *   program brings a trail of the same id
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Moves a trail to the trash.
 *
 * Returns: (transfer full) (nullable): where it is in the trash, for
 *   study_trail_store_restore(); %NULL when nothing was removed
 */
char *
study_trail_store_remove (StudyTrailStore  *self,
                          const char       *id,
                          gboolean          with_progress,
                          GError          **error)
{
  g_autofd int lock = lock_folder (self, error);

  if (lock < 0)
    return NULL;

  study_trail_trash_thin (self->data_dir, g_get_real_time ());

  return study_trail_trash_put (self->data_dir, id, with_progress, g_get_real_time (), error);
}

/**
 * study_trail_store_restore:
 * @self: the user's own trails
 * @name: where a trail is in the trash
 * @error: return location for an error, as of study_trail_trash_restore()
 *
 * Brings a trail back, with the progress on it.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_trail_store_restore (StudyTrailStore  *self,
                           const char       *name,
                           GError          **error)
{
  g_autofd int lock = lock_folder (self, error);

  return lock >= 0 ? study_trail_trash_restore (self->data_dir, name, error) : NULL;
}
