/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-snapshot-store.h"

#include "formats/documents/study-progress-format.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define HOUR (3600 * G_TIME_SPAN_SECOND)

/* How many hours, days and weeks are remembered, and how many bytes. */
#define N_HOURS 24
#define N_DAYS 14
#define N_WEEKS 8
#define MAX_SIZE (20 * 1024 * 1024)

/* The digits of the checksum that a name holds: the first half of a SHA-256. */
#define CHECKSUM_LENGTH 16

/* How long another program may hold the folder, in milliseconds. */
#define LOCK_PATIENCE 2000

/**
 * StudySnapshotStore:
 *
 * Copies of the progress on one trail as it was at some times. The name of a
 * copy tells when it was taken, and the checksum of its content. All of the
 * last hour are kept, then the newest of each of the last 24 hours, 14 days and
 * 8 weeks that have one, as far as they take 20 MiB at most. Names alone decide,
 * so that two devices that share the folder agree.
 *
 * Its functions block. They may be called in any thread, by one at a time.
 */

struct _StudySnapshotStore
{
  GObject parent_instance;

  char *folder;
  char *trail_id;
};

G_DEFINE_FINAL_TYPE (StudySnapshotStore, study_snapshot_store, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  StudySnapshotEntry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

static StudySnapshotEntry *
get_entry (GPtrArray *entries,
           guint      position)
{
  return g_ptr_array_index (entries, position);
}

/* When a file was taken, and the checksum in its name; 0 when it is none of
 * ours. */
static gint64
parse_name (const char  *name,
            const char **checksum)
{
  g_autofree char *time = NULL;
  g_autoptr (GDateTime) date = NULL;
  const char *dash = strchr (name, '-');

  if (dash == NULL || strspn (dash + 1, "0123456789abcdef") != CHECKSUM_LENGTH ||
      strcmp (dash + 1 + CHECKSUM_LENGTH, ".json") != 0)
    return 0;

  time = g_strndup (name, dash - name);
  date = g_date_time_new_from_iso8601 (time, NULL);
  if (date == NULL)
    return 0;
  *checksum = dash + 1;

  return g_date_time_to_unix_usec (date);
}

static char *
make_name (GBytes *document,
           gint64  time)
{
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (time);
  g_autofree char *text = g_date_time_format (date, "%Y%m%dT%H%M%S");

  return g_strdup_printf ("%s.%06dZ-%.*s.json", text, g_date_time_get_microsecond (date), CHECKSUM_LENGTH, checksum);
}

/* The hour of a time, as clocks show it here, counted from some moment. */
static gint64
get_hour (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return (time + g_date_time_get_utc_offset (local)) / HOUR;
}

static gint64
get_day (gint64 time)
{
  return get_hour (time) / 24;
}

/* The first of January 1970 was a Thursday; weeks begin on Monday. */
static gint64
get_week (gint64 time)
{
  return (get_day (time) + 3) / 7;
}

static int
compare_newest_first_cb (gconstpointer a,
                         gconstpointer b)
{
  const StudySnapshotEntry *first = *(StudySnapshotEntry * const *) a;
  const StudySnapshotEntry *second = *(StudySnapshotEntry * const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;

  return strcmp (second->path, first->path);
}

/* Reads a snapshot if it is what was written. */
static GBytes *
read_checked (StudySnapshotEntry  *entry,
              GError             **error)
{
  const char *path = entry->path;
  g_autoptr (GBytes) bytes = study_file_read (path, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sum = NULL;
  const char *checksum;

  if (bytes == NULL)
    return NULL;

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (parse_name (name, &checksum) == 0 || strncmp (sum, checksum, CHECKSUM_LENGTH) != 0)
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   /* Translators: the name of a file. */
                   _("The snapshot “%s” is damaged. Choose another one."), name);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
is_good (StudySnapshotEntry *entry)
{
  g_autoptr (GBytes) bytes = read_checked (entry, NULL);

  return bytes != NULL;
}

/* Marks the newest of each of the last @n spans of time. */
static void
mark_spans (GPtrArray *entries,
            gboolean  *kept,
            gint64   (*get_span) (gint64 time),
            guint      n)
{
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < entries->len && n > 0; i++)
    {
      gint64 span = get_span (get_entry (entries, i)->time);

      if (span == last)
        continue;

      kept[i] = TRUE;
      last = span;
      n--;
    }
}

static void
remove_entry (StudySnapshotEntry *entry)
{
  const char *path = entry->path;

  if (g_unlink (path) != 0)
    g_message ("“%s” could not be removed: %s", path, g_strerror (errno));
}

/* Removes what is not to be kept. @added is the snapshot that was just written,
 * which need not be the newest: the clock may have been wrong. */
static void
thin (StudySnapshotStore *self,
      const char         *added,
      gint64              now)
{
  g_autoptr (GPtrArray) all = study_snapshot_store_list (self, NULL);
  g_autoptr (GPtrArray) good = g_ptr_array_new ();
  g_autofree gboolean *kept = NULL;
  gint64 oldest_kept = G_MAXINT64;
  guint64 size = 0;
  gint64 newest;

  if (all == NULL)
    return;

  for (guint i = 0; i < all->len; i++)
    {
      if (is_good (all->pdata[i]))
        g_ptr_array_add (good, all->pdata[i]);
    }
  if (good->len == 0)
    return;

  kept = g_new0 (gboolean, good->len);
  newest = get_entry (good, 0)->time;
  for (guint i = 0; i < good->len; i++)
    kept[i] = newest - get_entry (good, i)->time < HOUR || ABS (now - get_entry (good, i)->time) < HOUR ||
              g_str_equal (get_entry (good, i)->path, added);
  mark_spans (good, kept, get_hour, N_HOURS);
  mark_spans (good, kept, get_day, N_DAYS);
  mark_spans (good, kept, get_week, N_WEEKS);

  for (guint i = 0; i < good->len; i++)
    {
      gboolean is_added = g_str_equal (get_entry (good, i)->path, added);

      if (kept[i])
        size += get_entry (good, i)->size;
      if (is_added || (kept[i] && (i == 0 || size <= MAX_SIZE)))
        oldest_kept = MIN (oldest_kept, get_entry (good, i)->time);
      else
        remove_entry (good->pdata[i]);
    }

  /* Damaged ones hold no place, and go when they are older than all others. */
  for (guint i = 0; i < all->len; i++)
    {
      if (!g_ptr_array_find (good, all->pdata[i], NULL) &&
          get_entry (all, i)->time < oldest_kept)
        remove_entry (all->pdata[i]);
    }
}

static void
study_snapshot_store_finalize (GObject *object)
{
  StudySnapshotStore *self = STUDY_SNAPSHOT_STORE (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->trail_id, g_free);

  G_OBJECT_CLASS (study_snapshot_store_parent_class)->finalize (object);
}

static void
study_snapshot_store_class_init (StudySnapshotStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_snapshot_store_finalize;
}

static void
study_snapshot_store_init (StudySnapshotStore *self)
{
}

/**
 * study_snapshot_store_new:
 * @folder: the path of the folder of snapshots; it need not exist
 * @trail_id: the id of the trail
 *
 * Returns: (transfer full): the snapshots of the progress on the trail
 */
StudySnapshotStore *
study_snapshot_store_new (const char *folder,
                          const char *trail_id)
{
  StudySnapshotStore *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (trail_id != NULL, NULL);

  self = g_object_new (STUDY_TYPE_SNAPSHOT_STORE, NULL);
  self->folder = g_strdup (folder);
  self->trail_id = g_strdup (trail_id);

  return self;
}

/**
 * study_snapshot_store_is_due:
 * @now: the time, in microseconds since the Unix epoch
 *
 * Returns: whether there is none yet of this hour, in the local time zone
 */
gboolean
study_snapshot_store_is_due (StudySnapshotStore *self,
                             gint64              now)
{
  g_autoptr (GPtrArray) entries = NULL;
  gint64 hour = get_hour (now);

  g_return_val_if_fail (STUDY_IS_SNAPSHOT_STORE (self), FALSE);

  entries = study_snapshot_store_list (self, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      if (get_hour (get_entry (entries, i)->time) == hour)
        return FALSE;
    }

  return TRUE;
}

/**
 * study_snapshot_store_add:
 * @document: a progress document
 * @now: the time, in microseconds since the Unix epoch
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE
 *
 * Keeps a snapshot, down to the disk, and then removes those that are not
 * needed any longer. When the newest has the same content there is nothing to
 * do.
 *
 * Returns: the time of the snapshot that has the content; 0 on error
 */
gint64
study_snapshot_store_add (StudySnapshotStore  *self,
                          GBytes              *document,
                          gint64               now,
                          GError             **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofd int lock = -1;

  g_return_val_if_fail (STUDY_IS_SNAPSHOT_STORE (self), 0);

  if (!study_folder_make (self->folder, error))
    return 0;
  lock = study_folder_lock (self->folder, LOCK_PATIENCE, error);
  if (lock < 0)
    return 0;

  entries = study_snapshot_store_list (self, NULL);
  if (entries != NULL && entries->len > 0)
    {
      g_autoptr (GBytes) newest = read_checked (entries->pdata[0], NULL);

      if (newest != NULL && g_bytes_equal (newest, document))
        return get_entry (entries, 0)->time;
    }

  name = make_name (document, now);
  path = g_build_filename (self->folder, name, NULL);
  if (!study_file_write (path, document, error))
    return 0;

  g_debug ("Kept the snapshot “%s”", path);
  thin (self, path, now);

  return now;
}

/**
 * study_snapshot_store_recover:
 *
 * Puts into their place snapshots that a program wrote and was killed before it
 * came to that, and removes what is only a part of one.
 */
void
study_snapshot_store_recover (StudySnapshotStore *self)
{
  g_autoptr (GDir) dir = NULL;
  g_autofd int lock = -1;
  const char *name;

  g_return_if_fail (STUDY_IS_SNAPSHOT_STORE (self));

  dir = g_dir_open (self->folder, 0, NULL);
  if (dir != NULL)
    lock = study_folder_lock (self->folder, LOCK_PATIENCE, NULL);
  while (lock >= 0 && (name = g_dir_read_name (dir)) != NULL)
    {
      const char *end = strstr (name, ".json.");
      g_autofree char *whole = end != NULL ? g_strndup (name, end + strlen (".json") - name) : NULL;
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *place = NULL;
      g_autofree char *sum = NULL;
      g_autoptr (GBytes) bytes = NULL;
      const char *checksum;

      if (whole == NULL || parse_name (whole, &checksum) == 0)
        continue;

      place = g_build_filename (self->folder, whole, NULL);
      bytes = study_file_read (path, NULL);
      /* What cannot be read now may be read another time. */
      if (bytes == NULL)
        continue;

      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (strncmp (sum, checksum, CHECKSUM_LENGTH) == 0 ? g_rename (path, place) != 0 : g_unlink (path) != 0)
        g_message ("“%s” stays: %s", path, g_strerror (errno));
    }
}

/**
 * study_snapshot_store_list:
 * @error: return location for an error, %STUDY_STORAGE_ERROR_READ
 *
 * Lists the snapshots, without reading them.
 *
 * Returns: (transfer full) (element-type StudySnapshotEntry) (nullable): the
 *   snapshots, newest first; %NULL on error
 */
GPtrArray *
study_snapshot_store_list (StudySnapshotStore  *self,
                           GError             **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (STUDY_IS_SNAPSHOT_STORE (self), NULL);

  entries = g_ptr_array_new_with_free_func (entry_free);
  dir = g_dir_open (self->folder, 0, &cause);
  if (dir == NULL && !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   /* Translators: the reason. */
                   _("Could not read the snapshots: %s. Check the permissions of their folder."), cause->message);
      return NULL;
    }

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      const char *checksum;
      gint64 time = parse_name (name, &checksum);
      StudySnapshotEntry *entry;
      g_autofree char *path = NULL;
      GStatBuf status;

      if (time == 0)
        continue;

      path = g_build_filename (self->folder, name, NULL);
      if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;

      entry = g_new0 (StudySnapshotEntry, 1);
      entry->path = g_steal_pointer (&path);
      entry->time = time;
      entry->size = status.st_size;
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_newest_first_cb);

  return g_steal_pointer (&entries);
}

/**
 * study_snapshot_store_load:
 * @entry: one of them
 * @error: return location for an error, %STUDY_STORAGE_ERROR_READ when it is
 *   damaged, or one of the domain %STUDY_FORMAT_ERROR
 *
 * Reads a snapshot.
 *
 * Returns: (transfer full) (nullable): what it holds, %NULL on error
 */
StudyProgressSnapshot *
study_snapshot_store_load (StudySnapshotStore  *self,
                           StudySnapshotEntry  *entry,
                           GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  g_return_val_if_fail (STUDY_IS_SNAPSHOT_STORE (self), NULL);

  bytes = read_checked (entry, error);
  if (bytes != NULL)
    snapshot = study_progress_format_read (bytes, error);

  if (snapshot != NULL && !g_str_equal (snapshot->trail_id, self->trail_id))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ,
                   /* Translators: both are ids of trails. */
                   _("This is a snapshot of the progress on “%s”, not on “%s”. Choose another one."),
                   snapshot->trail_id, self->trail_id);
      return NULL;
    }

  return g_steal_pointer (&snapshot);
}

/**
 * study_snapshot_store_load_all:
 * @time: (out) (optional): when the newest was taken, in microseconds since the
 *   Unix epoch; one of the future only counts where there is no other
 *
 * Merges all snapshots that are good. The time in a name may be that of a wrong
 * clock, so that the newest need not hold what the others do.
 *
 * Returns: (transfer full) (nullable): what they hold, %NULL when there is none
 */
StudyProgressSnapshot *
study_snapshot_store_load_all (StudySnapshotStore *self,
                               gint64             *time)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (StudyProgressSnapshot) all = NULL;
  gint64 now = g_get_real_time ();
  gint64 newest = 0;

  g_return_val_if_fail (STUDY_IS_SNAPSHOT_STORE (self), NULL);

  entries = study_snapshot_store_list (self, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StudyProgressSnapshot) snapshot = study_snapshot_store_load (self, entries->pdata[i], &error);
      gint64 taken = get_entry (entries, i)->time;

      if (error != NULL)
        g_message ("%s", error->message);
      if (snapshot == NULL || snapshot->version > STUDY_PROGRESS_VERSION)
        continue;

      if (newest == 0 || (newest > now && taken <= now))
        newest = taken;
      if (all != NULL)
        {
          g_autoptr (StudyProgressSnapshot) before = g_steal_pointer (&all);

          all = study_progress_snapshot_merge (before, snapshot);
        }
      else
        {
          all = g_steal_pointer (&snapshot);
        }
    }
  if (time != NULL)
    *time = newest;

  return g_steal_pointer (&all);
}
