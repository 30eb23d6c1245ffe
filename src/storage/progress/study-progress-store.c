/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-store.h"

#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-progress-salvage.h"
#include "formats/json/study-json-reader.h"
#include "storage/files/study-file.h"
#include "storage/files/study-storage-error.h"
#include "storage/progress/study-progress-copies.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* How long another program may hold the folder, in milliseconds. */
#define LOCK_PATIENCE 2000

/* What a file is called that cannot be understood. */
#define ASIDE "damaged"

/* How often, and after how many milliseconds, a file is read again that could
 * not be understood: another program may be in the middle of writing it. */
#define SETTLE_ROUNDS 5
#define SETTLE_PAUSE 100

/* How often others may write between our look and our write. */
#define MAX_ROUNDS 16

/**
 * StudyProgressStore:
 *
 * The file with the progress on one trail in one folder, and what is
 * around it: copies that file synchronisers made of it, files that a program
 * left half-way, damaged ones, snapshots. Whatever others write there is
 * merged and never overwritten.
 *
 * Its functions block. They may be called in any thread, by one at a time.
 */

struct _StudyProgressStore
{
  GObject parent_instance;

  StudySnapshotStore *snapshots;
  StudyProgressCopies *copies;
  char *folder;
  char *path;
  char *trail_id;
  GBytes *known; /* what the file held when it was last read or written */
  StudyOpenReport report;
  char *warning;
  GArray *replaced; /* of gint64: when snapshots were taken of what a merge replaced */
  gboolean shared;
  gboolean recovered; /* and not written since */
};

G_DEFINE_FINAL_TYPE (StudyProgressStore, study_progress_store, G_TYPE_OBJECT)

/* What a document is to hold; it begins as { ours, NULL }. */
typedef struct
{
  const StudyProgressSnapshot *ours; /* (nullable): what this program has; not owned */
  StudyProgressSnapshot *merged;     /* (nullable): that and what others wrote, once there is any */
} Content;

static void
content_clear (Content *self)
{
  g_clear_pointer (&self->merged, study_progress_snapshot_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

/* Returns all that there is, %NULL for nothing. */
static const StudyProgressSnapshot *
content_get (Content *self)
{
  return self->merged != NULL ? self->merged : self->ours;
}

static void
content_merge (Content                     *self,
               const StudyProgressSnapshot *theirs)
{
  const StudyProgressSnapshot *ours = content_get (self);
  StudyProgressSnapshot *both =
    ours != NULL ? study_progress_snapshot_merge (ours, theirs) : study_progress_snapshot_copy (theirs);

  content_clear (self);
  self->merged = both;
}

/* Reads the document, and waits a little for another program that is writing
 * it. @bytes is set also where they are not understood. */
static StudyProgressSnapshot *
read_settled (StudyProgressStore  *self,
              GBytes             **bytes,
              GError             **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (StudyProgressSnapshot) snapshot = NULL;
      g_autoptr (GError) local_error = NULL;

      g_clear_pointer (bytes, g_bytes_unref);
      *bytes = study_file_read (self->path, &local_error);
      if (*bytes != NULL)
        snapshot = study_progress_copies_parse (self->copies, *bytes, &local_error);
      if (snapshot != NULL)
        {
          g_debug ("Read “%s”, %u registers", self->path, snapshot->registers->len);
          return g_steal_pointer (&snapshot);
        }

      if (*bytes == NULL || i == SETTLE_ROUNDS ||
          g_error_matches (local_error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      g_usleep (SETTLE_PAUSE * 1000);
    }
}

/* Whether a document cannot be understood. One that is too large may be whole. */
static gboolean
is_damaged (const GError *error)
{
  return error->domain == STUDY_FORMAT_ERROR &&
         !g_error_matches (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE);
}

/* What can be read of a damaged document is written as one of this version. */
static StudyProgressSnapshot *
salvage (StudyProgressStore *self,
         GBytes             *bytes)
{
  StudyProgressSnapshot *salvaged = study_progress_salvage (bytes, self->trail_id);

  salvaged->version = MIN (salvaged->version, STUDY_PROGRESS_VERSION);

  return salvaged;
}

static gboolean
share_register (const StudyProgressSnapshot *a,
                const StudyProgressSnapshot *b)
{
  g_autoptr (GHashTable) index = g_hash_table_new (study_register_key_hash, study_register_key_equal);

  for (guint i = 0; i < a->registers->len; i++)
    g_hash_table_add (index, g_ptr_array_index (a->registers, i));
  for (guint i = 0; i < b->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (b->registers, i);
      StudyRegister *other = g_hash_table_lookup (index, reg);

      if (other != NULL && study_register_compare_age (reg, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A document that is whole but for a byte in the name of its trail is ours when it
 * holds something of what we know. */
static StudyProgressSnapshot *
read_misnamed (StudyProgressStore          *self,
               GBytes                      *bytes,
               const StudyProgressSnapshot *known)
{
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_format_read (bytes, NULL);
  guint n_wrong = 0;

  if (snapshot == NULL || known == NULL || strlen (snapshot->trail_id) != strlen (self->trail_id))
    return NULL;
  for (gsize i = 0; self->trail_id[i] != '\0'; i++)
    n_wrong += snapshot->trail_id[i] != self->trail_id[i];
  if (n_wrong != 1 || !share_register (known, snapshot))
    return NULL;

  g_set_str (&snapshot->trail_id, self->trail_id);
  snapshot->version = MIN (snapshot->version, STUDY_PROGRESS_VERSION);

  return g_steal_pointer (&snapshot);
}

/* Sets a damaged file aside and finds what can take its place: all good
 * snapshots, and on top of them what can still be read out of the file. */
static StudyProgressSnapshot *
recover (StudyProgressStore *self,
         GBytes             *bytes,
         const GError       *cause,
         StudyOpenReport    *report)
{
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (StudyProgressSnapshot) salvaged = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = study_file_move_aside (self->path, self->path, ASIDE, &error);
  gint64 time = 0;

  if (aside == NULL)
    {
      study_open_report_set_blocked (report, error);
      return NULL;
    }

  self->recovered = TRUE;
  g_clear_pointer (&self->known, g_bytes_unref);
  if (self->snapshots != NULL)
    snapshot = study_snapshot_store_load_all (self->snapshots, &time);
  if (bytes != NULL)
    salvaged = read_misnamed (self, bytes, snapshot);
  if (bytes != NULL && salvaged == NULL)
    salvaged = salvage (self, bytes);
  if (salvaged != NULL && salvaged->registers->len == 0)
    g_clear_pointer (&salvaged, study_progress_snapshot_free);
  study_open_report_set_damaged (report, aside, cause, time, salvaged != NULL);

  if (snapshot != NULL && salvaged != NULL)
    return study_progress_snapshot_merge (snapshot, salvaged);

  return snapshot != NULL ? g_steal_pointer (&snapshot) : g_steal_pointer (&salvaged);
}

/* A file that is gone although there are snapshots of it was not taken away by
 * this program. */
static StudyProgressSnapshot *
recover_missing (StudyProgressStore *self,
                 StudyOpenReport    *report)
{
  gint64 time = 0;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;

  self->recovered = TRUE;
  if (self->snapshots != NULL)
    snapshot = study_snapshot_store_load_all (self->snapshots, &time);
  if (snapshot != NULL)
    study_open_report_set_missing (report, time);

  return g_steal_pointer (&snapshot);
}

/* Keeps a document of which a merge replaces something. */
static gboolean
keep_replaced (StudyProgressStore  *self,
               GBytes              *document,
               GError             **error)
{
  gint64 time;

  if (self->snapshots == NULL)
    return TRUE;
  time = study_snapshot_store_add (self->snapshots, document, g_get_real_time (), error);
  if (time == 0)
    return FALSE;
  g_array_append_val (self->replaced, time);

  return TRUE;
}

static gboolean
keep_content (StudyProgressStore           *self,
              const StudyProgressSnapshot  *content,
              GError                      **error)
{
  g_autoptr (GBytes) document = study_progress_format_write (content);

  return keep_replaced (self, document, error);
}

/* Whether merging @winner would lose something of @content; see
 * study_progress_snapshot_get_lost(). */
static gboolean
loses (const StudyProgressSnapshot *content,
       const StudyProgressSnapshot *winner,
       const StudyProgressSnapshot *known)
{
  g_autoptr (GPtrArray) lost = study_progress_snapshot_get_lost (content, winner, known);

  return lost->len > 0;
}

/* Merges what somebody else wrote, and first keeps a snapshot of either side of
 * which something is replaced. @known is the document that both began with. */
static gboolean
merge (StudyProgressStore           *self,
       Content                      *content,
       const StudyProgressSnapshot  *theirs,
       GBytes                       *known,
       GError                      **error)
{
  const StudyProgressSnapshot *ours = content_get (content);

  if (ours != NULL && loses (theirs, ours, NULL))
    {
      g_autoptr (StudyProgressSnapshot) base = known != NULL ? study_progress_format_read (known, NULL) : NULL;

      if (base == NULL)
        base = study_progress_snapshot_new (self->trail_id, STUDY_PROGRESS_VERSION, NULL);
      if (loses (theirs, ours, base) && !keep_content (self, theirs, error))
        return FALSE;
    }
  if (ours != NULL && loses (ours, theirs, NULL) && !keep_content (self, ours, error))
    return FALSE;
  content_merge (content, theirs);

  return TRUE;
}

/* Merges our files beside the document. It is removed once the
 * merge is saved. */
static gboolean
merge_copies (StudyProgressStore  *self,
              Content             *content,
              GError             **error)
{
  g_autoptr (GPtrArray) copies = study_progress_copies_read (self->copies, self->path);

  for (guint i = 0; i < copies->len; i++)
    {
      if (!merge (self, content, g_ptr_array_index (copies, i), self->known, error))
        {
          study_progress_copies_forget (self->copies);
          return FALSE;
        }
    }
  if (copies->len > 0)
    g_debug ("Merged %u copies of “%s”", copies->len, self->path);

  return TRUE;
}

/* The second place has no snapshots of its own, except of what a merge replaces:
 * all is in the first. */
static gboolean
keep_snapshot (StudyProgressStore *self,
               GBytes             *document)
{
  g_autoptr (GError) error = NULL;

  if (self->shared || self->snapshots == NULL ||
      study_snapshot_store_add (self->snapshots, document, g_get_real_time (), &error) != 0)
    return TRUE;

  g_message ("%s", error->message);
  g_set_str (&self->warning, _("Could not save a snapshot of your progress. Check the disk and its free space."));

  return FALSE;
}

static gboolean
ensure_folder (StudyProgressStore  *self,
               GError             **error)
{
  if (self->shared)
    {
      g_autofree char *parent = NULL;
      g_autofree char *place = NULL;

      if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
        return TRUE;

      parent = g_path_get_dirname (self->folder);
      place = study_file_get_display_path (parent);
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND,
                   /* Translators: the path of a folder. */
                   _("The progress folder %s is not available. Your changes are kept on this computer and merged "
                     "once it is available again."),
                   place);
      return FALSE;
    }

  return study_folder_make (self->folder, error);
}

static void
study_progress_store_finalize (GObject *object)
{
  StudyProgressStore *self = STUDY_PROGRESS_STORE (object);

  g_clear_object (&self->snapshots);
  g_clear_pointer (&self->known, g_bytes_unref);
  g_clear_pointer (&self->copies, study_progress_copies_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->trail_id, g_free);
  g_clear_pointer (&self->warning, g_free);
  g_clear_pointer (&self->replaced, g_array_unref);
  study_open_report_clear (&self->report);

  G_OBJECT_CLASS (study_progress_store_parent_class)->finalize (object);
}

static void
study_progress_store_class_init (StudyProgressStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_progress_store_finalize;
}

static void
study_progress_store_init (StudyProgressStore *self)
{
  self->replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * study_progress_store_new:
 * @folder: the path of the folder of progress documents; it need not exist
 * @trail_id: the id of the trail
 * @snapshots: (nullable): where snapshots of the document are kept
 *
 * Returns: (transfer full): the file `<trail_id>.json` in @folder
 */
StudyProgressStore *
study_progress_store_new (const char         *folder,
                          const char         *trail_id,
                          StudySnapshotStore *snapshots)
{
  g_autofree char *name = g_strconcat (trail_id, ".json", NULL);
  StudyProgressStore *self = g_object_new (STUDY_TYPE_PROGRESS_STORE, NULL);

  self->folder = g_strdup (folder);
  self->trail_id = g_strdup (trail_id);
  self->path = g_build_filename (folder, name, NULL);
  g_set_object (&self->snapshots, snapshots);
  self->copies = study_progress_copies_new (trail_id, snapshots);

  return self;
}

const char *
study_progress_store_get_folder (StudyProgressStore *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  return self->folder;
}

const char *
study_progress_store_get_path (StudyProgressStore *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  return self->path;
}

gboolean
study_progress_store_get_shared (StudyProgressStore *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), FALSE);

  return self->shared;
}

/**
 * study_progress_store_set_shared:
 * @shared: whether the folder is one that the user chose
 *
 * Tells that this is the second place of the progress. The folder is not made:
 * where a disk is not mounted, that would fill the place to which it belongs.
 * Snapshots are kept of the first place alone, and a file that is gone is
 * written anew from there.
 */
void
study_progress_store_set_shared (StudyProgressStore *self,
                                 gboolean            shared)
{
  g_return_if_fail (STUDY_IS_PROGRESS_STORE (self));

  self->shared = !!shared;
}

/**
 * study_progress_store_open:
 * @report: (out caller-allocates): what became of the file
 *
 * Reads the progress. A file that cannot be understood, or is about another
 * trail, is moved aside and never overwritten; what a snapshot holds, and what
 * can still be read, takes its place. When the outcome is
 * %STUDY_OPEN_BLOCKED, block the saver with study_saver_block().
 *
 * Returns: (transfer full) (nullable): the content, %NULL when there is none
 */
StudyProgressSnapshot *
study_progress_store_open (StudyProgressStore *self,
                           StudyOpenReport    *report)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copies_error = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_auto (Content) content = { NULL, NULL };
  g_autofd int lock = -1;

  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  *report = (StudyOpenReport) { .outcome = STUDY_OPEN_NEW };
  g_array_set_size (self->replaced, 0);

  if (g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    lock = study_folder_lock (self->folder, LOCK_PATIENCE, NULL);
  snapshot = read_settled (self, &bytes, &error);

  if (snapshot != NULL && snapshot->version > STUDY_PROGRESS_VERSION)
    {
      study_open_report_set_newer (report, NULL);
      return g_steal_pointer (&snapshot);
    }

  if (snapshot != NULL)
    {
      report->outcome = STUDY_OPEN_READ;
      self->known = g_bytes_ref (bytes);
    }
  else if (g_error_matches (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION))
    {
      study_open_report_set_newer (report, error);
      return NULL;
    }
  else if (is_damaged (error))
    {
      snapshot = recover (self, bytes, error, report);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      snapshot = recover_missing (self, report);
    }
  else
    {
      study_open_report_set_blocked (report, error);
    }

  if (report->outcome == STUDY_OPEN_BLOCKED || lock < 0)
    return g_steal_pointer (&snapshot);

  /* What cannot be merged yet stays beside the file, for the first save. */
  content.ours = snapshot;
  if (!merge_copies (self, &content, &copies_error))
    {
      g_message ("%s", copies_error->message);
      return g_steal_pointer (&snapshot);
    }

  return content.merged != NULL ? g_steal_pointer (&content.merged) : g_steal_pointer (&snapshot);
}

/**
 * study_progress_store_peek:
 * @error: return location for an error
 *
 * Reads the progress to show it, with what synchronisers left beside it, and
 * leaves every file as it is, whatever it is like.
 *
 * Returns: (transfer full) (nullable): the content, without registers when
 *   there is no file; %NULL on error
 */
StudyProgressSnapshot *
study_progress_store_peek (StudyProgressStore  *self,
                           GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_auto (Content) content = { NULL, NULL };

  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  bytes = study_file_read (self->path, &local_error);
  if (bytes != NULL)
    snapshot = study_progress_copies_parse (self->copies, bytes, &local_error);
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    snapshot = study_progress_snapshot_new (self->trail_id, STUDY_PROGRESS_VERSION, NULL);

  if (snapshot == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  content.ours = snapshot;
  copies = study_progress_copies_read (self->copies, self->path);
  for (guint i = 0; i < copies->len; i++)
    content_merge (&content, g_ptr_array_index (copies, i));
  study_progress_copies_forget (self->copies);

  return content.merged != NULL ? g_steal_pointer (&content.merged) : g_steal_pointer (&snapshot);
}

/* What a newer program wrote is never rewritten. */
static gboolean
fail_newer (StudyProgressStore  *self,
            GError             **error)
{
  study_open_report_set_newer (&self->report, NULL);
  g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION, self->report.message);

  return FALSE;
}

/* Looks at what is in the file and merges it if somebody else wrote it.
 * @bytes are what is there, %NULL when there is nothing that counts. */
static gboolean
merge_file (StudyProgressStore  *self,
            Content             *content,
            GBytes             **bytes,
            GError             **error)
{
  g_autoptr (StudyProgressSnapshot) theirs = NULL;
  g_autoptr (GError) local_error = NULL;

  *bytes = study_file_read (self->path, &local_error);
  if (*bytes != NULL && self->known != NULL && g_bytes_equal (*bytes, self->known))
    return TRUE;

  if (*bytes != NULL || local_error->domain == STUDY_FORMAT_ERROR)
    {
      g_clear_error (&local_error);
      theirs = read_settled (self, bytes, &local_error);
    }

  if (theirs != NULL && theirs->version > STUDY_PROGRESS_VERSION)
    {
      /* The first place is shown as far as it is understood, but it must not
       * become newer itself over the second. */
      if (!self->shared)
        content_merge (content, theirs);
      return fail_newer (self, error);
    }

  if (theirs == NULL && g_error_matches (local_error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION))
    {
      study_open_report_set_newer (&self->report, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (theirs == NULL && is_damaged (local_error))
    {
      theirs = recover (self, *bytes, local_error, &self->report);
      g_clear_pointer (bytes, g_bytes_unref);
      if (self->report.outcome == STUDY_OPEN_BLOCKED)
        {
          g_set_error_literal (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_READ, self->report.message);
          return FALSE;
        }
    }
  else if (theirs == NULL && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
                   /* Translators: a whole sentence that says why and what to do. */
                   _("Your changes could not be saved. %s"), local_error->message);
      return FALSE;
    }
  else if (theirs == NULL && self->known == NULL && !self->shared && !self->recovered)
    {
      theirs = recover_missing (self, &self->report);
    }

  if (theirs != NULL)
    {
      g_autoptr (StudyProgressSnapshot) news = study_progress_snapshot_difference (content_get (content), theirs);

      /* A merge that changes more than one thing is large. */
      if (news != NULL && news->registers->len > 1 && self->known != NULL)
        keep_snapshot (self, self->known);
      if (!merge (self, content, theirs, self->known, error))
        return FALSE;
      g_debug ("Merged %u registers that another program wrote into “%s”",
               news != NULL ? news->registers->len : 0, self->path);
    }

  return TRUE;
}

/* Puts a document of a newer version back that was replaced. What was written in
 * its place is kept as a snapshot. */
static gboolean
put_back (StudyProgressStore  *self,
          const char          *displaced,
          GError             **error)
{
  g_autofree char *resolved = study_file_resolve (self->path);

  keep_snapshot (self, self->known);
  g_clear_pointer (&self->known, g_bytes_unref);
  if (g_rename (displaced, resolved) != 0)
    g_message ("“%s” stays: %s", displaced, g_strerror (errno));

  return fail_newer (self, error);
}

/* Looks at what stood in the place of the file when it was replaced. What is
 * not understood is kept beside it. @other tells whether it was something else
 * than expected. */
static gboolean
merge_displaced (StudyProgressStore  *self,
                 Content             *content,
                 GBytes              *expected,
                 const char          *displaced,
                 gboolean            *other,
                 GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = study_file_read (displaced, &local_error);
  g_autoptr (StudyProgressSnapshot) theirs = NULL;
  g_autofree char *aside = NULL;

  *other = FALSE;
  if (bytes != NULL && expected != NULL && g_bytes_equal (bytes, expected))
    {
      study_progress_copies_add_leftover (self->copies, displaced);
      return TRUE;
    }

  if (bytes != NULL)
    theirs = study_progress_copies_parse (self->copies, bytes, &local_error);
  if (theirs != NULL ? theirs->version > STUDY_PROGRESS_VERSION
                     : g_error_matches (local_error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION))
    return put_back (self, displaced, error);

  *other = TRUE;
  if (theirs != NULL)
    {
      if (!merge (self, content, theirs, expected, error))
        return FALSE;
      study_progress_copies_add_leftover (self->copies, displaced);
      return TRUE;
    }

  aside = study_file_move_aside (displaced, self->path, ASIDE, NULL);
  if (aside == NULL)
    g_message ("“%s” stays: %s", displaced, local_error->message);
  if (bytes == NULL)
    return TRUE;

  theirs = salvage (self, bytes);
  study_open_report_set_damaged (&self->report, aside != NULL ? aside : displaced, local_error, 0, TRUE);

  return merge (self, content, theirs, expected, error);
}

/* Whether a document can be read again. */
static gboolean
check_size (GBytes  *document,
            GError **error)
{
  if (g_bytes_get_size (document) <= STUDY_FORMAT_MAX_BYTES)
    return TRUE;

  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
               _("Your changes could not be saved. The progress on this trail is larger than %d MiB. Undo the "
                 "last change, or restore a snapshot."),
               STUDY_FORMAT_MAX_BYTES / (1024 * 1024));

  return FALSE;
}

/* Writes until nobody else has written in between. */
static gboolean
write_content (StudyProgressStore  *self,
               Content             *content,
               StudySaveFlags       flags,
               GError             **error)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) document = NULL;
      g_autofree char *displaced = NULL;
      gboolean other;

      if (!merge_file (self, content, &bytes, error) || !merge_copies (self, content, error))
        return FALSE;

      if ((flags & STUDY_SAVE_CHECK) != 0 && content->merged == NULL && bytes != NULL && self->known != NULL &&
          study_progress_copies_are_removed (self->copies))
        return TRUE;

      /* Nothing was ever done on this trail. */
      if (bytes == NULL && content_get (content)->registers->len == 0 && content_get (content)->extra == NULL)
        return TRUE;

      if (content_get (content)->version > STUDY_PROGRESS_VERSION)
        return fail_newer (self, error);

      document = study_progress_format_write (content_get (content));
      if (!check_size (document, error))
        return FALSE;
      g_clear_pointer (&self->known, g_bytes_unref);
      if (bytes != NULL && g_bytes_equal (document, bytes))
        {
          self->known = g_steal_pointer (&document);
          return TRUE;
        }

      if (bytes != NULL && i == 0 && self->snapshots != NULL &&
          ((flags & STUDY_SAVE_SNAPSHOT) != 0 ||
           study_snapshot_store_is_due (self->snapshots, g_get_real_time ())))
        keep_snapshot (self, bytes);
      if (bytes != NULL && i == 0 && (flags & STUDY_SAVE_REPLACED) != 0 && !keep_replaced (self, bytes, error))
        return FALSE;

      if (!study_file_exchange (self->path, document, &displaced, error))
        {
          self->known = g_steal_pointer (&bytes);
          return FALSE;
        }

      g_debug ("Wrote “%s”, %" G_GSIZE_FORMAT " bytes", self->path, g_bytes_get_size (document));
      self->known = g_steal_pointer (&document);
      self->recovered = FALSE;
      if (displaced == NULL)
        return TRUE;
      if (!merge_displaced (self, content, bytes, displaced, &other, error))
        return FALSE;
      if (!other)
        return TRUE;
    }

  g_set_error (error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE,
               /* Translators: the path of a file. */
               _("Another program keeps writing to “%s”. Close that program, or wait."), self->path);

  return FALSE;
}

/**
 * study_progress_store_save:
 * @ours: the progress as it is in this program
 * @flags: how to save it
 * @incoming: (out) (nullable): what others wrote, to be merged into the
 *   progress; also set on error
 * @error: return location for an error, %STUDY_STORAGE_ERROR_WRITE,
 *   %STUDY_STORAGE_ERROR_NOT_FOUND when a shared folder is away,
 *   %STUDY_STORAGE_ERROR_READ or %STUDY_FORMAT_ERROR_NEWER_VERSION
 *
 * Makes the file hold @ours, merged with all that others wrote there, for good.
 * It blocks. study_progress_store_get_report() tells whether something was
 * recovered on the way.
 *
 * Returns: whether all is on the disk
 */
gboolean
study_progress_store_save (StudyProgressStore           *self,
                           const StudyProgressSnapshot  *ours,
                           StudySaveFlags                flags,
                           StudyProgressSnapshot       **incoming,
                           GError                      **error)
{
  g_auto (Content) content = { ours, NULL };
  g_autoptr (GError) local_error = NULL;
  g_autofd int lock = -1;
  gboolean saved;

  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), FALSE);

  *incoming = NULL;
  study_open_report_clear (&self->report);
  g_clear_pointer (&self->warning, g_free);
  g_array_set_size (self->replaced, 0);

  if (!ensure_folder (self, error))
    return FALSE;
  lock = study_folder_lock (self->folder, LOCK_PATIENCE, error);
  if (lock < 0)
    return FALSE;

  saved = write_content (self, &content, flags, &local_error);
  if (saved)
    {
      study_progress_copies_remove (self->copies);
    }
  else if (g_error_matches (local_error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION))
    {
      /* It is not lost. Something of the newer one may have been merged into it. */
      StudyProgressSnapshot own = *ours;
      g_autoptr (GBytes) document = NULL;

      own.version = STUDY_PROGRESS_VERSION;
      document = study_progress_format_write (&own);
      if (!keep_snapshot (self, document))
        {
          g_clear_error (&local_error);
          g_set_error_literal (&local_error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_WRITE, self->warning);
        }
    }
  /* What the user sees change when they have all of it. */
  *incoming = content.merged != NULL ? study_progress_snapshot_difference (ours, content.merged) : NULL;
  if (!saved)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return saved;
}

/**
 * study_progress_store_get_report:
 *
 * Returns: (transfer none): what became of the file at the last save; the
 *   outcome is %STUDY_OPEN_NEW when there is nothing to say
 */
const StudyOpenReport *
study_progress_store_get_report (StudyProgressStore *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  return &self->report;
}

/**
 * study_progress_store_get_warning:
 *
 * Returns: (transfer none) (nullable): what else went wrong at the last save,
 *   for the user
 */
const char *
study_progress_store_get_warning (StudyProgressStore *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  return self->warning;
}

/**
 * study_progress_store_get_replaced:
 *
 * Tells what merges replaced when the file was last opened or saved, and the
 * later version does not contain.
 *
 * Returns: (transfer none) (element-type gint64): when the snapshots were taken
 *   that keep it, in microseconds since the Unix epoch
 */
const GArray *
study_progress_store_get_replaced (StudyProgressStore *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (self), NULL);

  return self->replaced;
}
