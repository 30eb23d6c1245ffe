/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/progress/study-progress-saver.h"

#include "formats/json/study-format-error.h"
#include "storage/files/study-folder-watch.h"
#include "storage/files/study-storage-error.h"
#include "storage/files/study-task-data.h"

/* How often to look at the progress folder, in seconds: it may be on another
 * machine, where nobody tells of changes. */
#define SHARED_INTERVAL 30

/**
 * StudyProgressSaver:
 *
 * Keeps the file of one [class@Progress] up to date, and the progress with the
 * file: what others write into it is merged into the progress.
 */

struct _StudyProgressSaver
{
  StudySaver parent_instance;

  StudyProgressStore *store;
  StudyProgress *progress;
  StudyFolderWatch *watch;
  char *warning;
  GArray *replaced; /* of gint64: snapshots of what merges replaced, until somebody takes them */
  guint n_changes; /* in the group that is open */
  gboolean merging;
  StudySaveFlags wanted; /* what the next save keeps a snapshot of */
};

typedef enum
{
  PROP_WARNING = 1,
  PROP_REPLACED,
} StudyProgressSaverProperty;

static GParamSpec *props[PROP_REPLACED + 1];

typedef enum
{
  SIGNAL_REOPENED,
  N_SIGNALS
} StudyProgressSaverSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyProgressSaver, study_progress_saver, STUDY_TYPE_SAVER)

/* One save: what is written, and what others wrote. */
#define SAVE(OWNED, PLAIN) \
  OWNED (StudyProgressStore *, store, g_object_unref) \
  OWNED (StudyProgressSnapshot *, snapshot, study_progress_snapshot_free) \
  OWNED (StudyProgressSnapshot *, incoming, study_progress_snapshot_free) \
  PLAIN (StudySaveFlags, flags)

STUDY_DEFINE_TASK_DATA (Save, save, SAVE)

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;
  gboolean saved = study_progress_store_save (save->store, save->snapshot, save->flags, &save->incoming, &error);

  /* Here, since it takes its time where there is much. */
  g_clear_pointer (&save->snapshot, study_progress_snapshot_free);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A document that may not be written need not be read again either. */
static gpointer
study_progress_saver_prepare (StudySaver *saver)
{
  StudyProgressSaver *self = STUDY_PROGRESS_SAVER (saver);
  gboolean pending = study_saver_get_pending (saver);
  Save *save;

  if (!pending && study_progress_get_read_only (self->progress))
    return NULL;

  save = g_new0 (Save, 1);
  save->store = g_object_ref (self->store);
  save->snapshot = study_progress_snapshot (self->progress);
  save->flags = (pending ? 0 : STUDY_SAVE_CHECK) | self->wanted;
  self->wanted = STUDY_SAVE_NONE;

  return save;
}

/* Takes over what others wrote. It is in the file already; what was replaced
 * here while it came is nowhere else. */
static void
take_incoming (StudyProgressSaver          *self,
               const StudyProgressSnapshot *incoming)
{
  g_autoptr (StudyProgressSnapshot) present = NULL;
  g_autoptr (StudyProgressSnapshot) unseen = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  if (incoming == NULL)
    return;

  present = study_progress_snapshot (self->progress);
  unseen = study_progress_snapshot_new (incoming->trail_id, incoming->version, NULL);
  lost = study_progress_snapshot_get_lost (incoming, present, unseen);
  if (lost->len > 0)
    self->wanted |= STUDY_SAVE_REPLACED;

  self->merging = TRUE;
  study_progress_merge (self->progress, incoming);
  self->merging = FALSE;
}

static void
add_replaced (StudyProgressSaver *self)
{
  const GArray *times = study_progress_store_get_replaced (self->store);

  g_array_append_vals (self->replaced, times->data, times->len);
  if (times->len > 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REPLACED]);
}

static void
study_progress_saver_finish (StudySaver  *saver,
                             gpointer     data,
                             GError     **error)
{
  StudyProgressSaver *self = STUDY_PROGRESS_SAVER (saver);
  const Save *save = data;
  const StudyOpenReport *report = study_progress_store_get_report (self->store);

  take_incoming (self, save->incoming);
  if (g_set_str (&self->warning, study_progress_store_get_warning (self->store)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WARNING]);
  add_replaced (self);

  if (report->outcome != STUDY_OPEN_NEW && report->outcome != STUDY_OPEN_BLOCKED)
    g_signal_emit (self, signals[SIGNAL_REOPENED], 0, report->outcome, report->message);
  else if (*error == NULL && study_saver_get_blocked (saver))
    g_signal_emit (self, signals[SIGNAL_REOPENED], 0, STUDY_OPEN_READ, NULL);

  if (*error == NULL)
    {
      study_folder_watch_start (self->watch);
      return;
    }

  /* What a newer version wrote is not written over. The store has kept a
   * snapshot of what was to be saved. */
  if (g_error_matches (*error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION) &&
      !study_progress_store_get_shared (self->store))
    {
      study_progress_set_read_only (self->progress, TRUE);
      g_clear_error (error);
      return;
    }

  /* What was merged is not in the file, and nobody else has all of it. */
  if (save->incoming != NULL)
    study_saver_touch (saver);
  self->wanted |= save->flags & (STUDY_SAVE_SNAPSHOT | STUDY_SAVE_REPLACED);
  if (g_error_matches (*error, STUDY_STORAGE_ERROR, STUDY_STORAGE_ERROR_NOT_FOUND))
    study_folder_watch_stop (self->watch);
}

static void
begin_cb (StudyProgressSaver *self)
{
  self->n_changes = 0;
}

/* What changes more than one thing at once is large, and so is what the user
 * imports: another device wrote it. */
static void
register_changed_cb (StudyProgressSaver *self,
                     StudyRegister      *old,
                     StudyRegister      *reg)
{
  gboolean imported = !g_str_equal (study_register_get_device (reg), study_progress_get_device (self->progress));

  if ((++self->n_changes == 2 || imported) && !study_progress_get_merging (self->progress))
    self->wanted |= STUDY_SAVE_SNAPSHOT;
}

/* What is merged into a read-only document came from its file, and so did what
 * this saver merges. */
static void
changed_cb (StudyProgressSaver *self)
{
  if (!self->merging && !study_progress_get_read_only (self->progress))
    study_saver_touch (STUDY_SAVER (self));
}

static void
study_progress_saver_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  StudyProgressSaver *self = STUDY_PROGRESS_SAVER (object);

  switch ((StudyProgressSaverProperty) prop_id)
    {
    case PROP_WARNING:
      g_value_set_string (value, self->warning);
      break;
    case PROP_REPLACED:
      g_value_set_boolean (value, study_progress_saver_has_replaced (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_progress_saver_finalize (GObject *object)
{
  StudyProgressSaver *self = STUDY_PROGRESS_SAVER (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->warning, g_free);
  g_clear_pointer (&self->replaced, g_array_unref);

  G_OBJECT_CLASS (study_progress_saver_parent_class)->finalize (object);
}

static void
study_progress_saver_class_init (StudyProgressSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  StudySaverClass *saver_class = STUDY_SAVER_CLASS (klass);

  object_class->get_property = study_progress_saver_get_property;
  object_class->finalize = study_progress_saver_finalize;
  saver_class->prepare = study_progress_saver_prepare;
  saver_class->free_data = save_free;
  saver_class->write = write_thread;
  saver_class->finish = study_progress_saver_finish;

  /**
   * StudyProgressSaver:warning:
   *
   * What went wrong beside saving, %NULL when nothing did.
   */
  props[PROP_WARNING] =
    g_param_spec_string ("warning", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * StudyProgressSaver:replaced:
   *
   * Whether a merge replaced something that a snapshot keeps, and the user does
   * not know of it yet.
   */
  props[PROP_REPLACED] =
    g_param_spec_boolean ("replaced", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyProgressSaver::reopened:
   * @self: the saver
   * @outcome: what became of the file
   * @message: (nullable): what to tell the user
   *
   * There is something to say about the file, that was found when it was read
   * again: what was recovered, or that a newer program wrote it.
   */
  signals[SIGNAL_REOPENED] =
    g_signal_new ("reopened", STUDY_TYPE_PROGRESS_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, STUDY_TYPE_OPEN_OUTCOME, G_TYPE_STRING);
}

static void
study_progress_saver_init (StudyProgressSaver *self)
{
  self->replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * study_progress_saver_new:
 * @store: where to write
 * @progress: the progress to be kept there
 *
 * Makes a saver that follows the changes of @progress and of the file. What
 * @progress holds already is taken to be in the file; where it may not be, call
 * study_saver_check(). What is in a file that cannot be read is merged once it
 * can be; see study_saver_block().
 *
 * Returns: (transfer full): a new saver
 */
StudySaver *
study_progress_saver_new (StudyProgressStore *store,
                          StudyProgress      *progress)
{
  StudyProgressSaver *self;

  g_return_val_if_fail (STUDY_IS_PROGRESS_STORE (store), NULL);
  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  self = g_object_new (STUDY_TYPE_PROGRESS_SAVER, NULL);
  self->store = g_object_ref (store);
  self->progress = g_object_ref (progress);
  add_replaced (self);
  g_signal_connect_object (progress, "begin", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (progress, "register-changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (progress, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->watch = study_folder_watch_new (study_progress_store_get_folder (store));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (study_saver_check), self, G_CONNECT_SWAPPED);
  study_folder_watch_start (self->watch);

  return STUDY_SAVER (self);
}

/**
 * study_progress_saver_new_shared:
 * @places: where progress is kept
 * @progress: the progress to be kept there
 *
 * Makes a saver for the folder that the user chose, as study_progress_saver_new(),
 * which also looks at it from time to time.
 *
 * Returns: (transfer full) (nullable): a new saver; %NULL when there is no such
 *   folder
 */
StudySaver *
study_progress_saver_new_shared (StudyProgressPlaces *places,
                                 StudyProgress       *progress)
{
  g_autoptr (StudyProgressStore) store = NULL;
  StudySaver *saver;

  g_return_val_if_fail (places != NULL, NULL);
  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  if (study_progress_places_get_shared_dir (places) == NULL)
    return NULL;

  store = study_progress_places_new_shared_store (places, study_progress_get_trail_id (progress));
  saver = study_progress_saver_new (store, progress);
  study_progress_saver_set_poll_interval (STUDY_PROGRESS_SAVER (saver), SHARED_INTERVAL);
  study_saver_check (saver);

  return saver;
}

const char *
study_progress_saver_get_warning (StudyProgressSaver *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_SAVER (self), NULL);

  return self->warning;
}

gboolean
study_progress_saver_has_replaced (StudyProgressSaver *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS_SAVER (self), FALSE);

  return self->replaced->len > 0;
}

/**
 * study_progress_saver_take_replaced:
 * @times: (element-type gint64): where to add when the snapshots were taken of
 *   what merges replaced, in microseconds since the Unix epoch
 *
 * Takes what the user was not told yet.
 */
void
study_progress_saver_take_replaced (StudyProgressSaver *self,
                                    GArray             *times)
{
  g_return_if_fail (STUDY_IS_PROGRESS_SAVER (self));

  g_array_append_vals (times, self->replaced->data, self->replaced->len);
  g_array_set_size (self->replaced, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REPLACED]);
}

/**
 * study_progress_saver_set_poll_interval:
 * @seconds: how often to look; 0 for never
 *
 * Looks at the folder from time to time. Where it is on another machine, or
 * reached through a portal, nobody tells of changes.
 */
void
study_progress_saver_set_poll_interval (StudyProgressSaver *self,
                                        guint               seconds)
{
  g_return_if_fail (STUDY_IS_PROGRESS_SAVER (self));

  study_folder_watch_set_poll_interval (self->watch, seconds);
}
