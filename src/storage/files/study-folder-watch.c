/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-folder-watch.h"

/* How long to wait for what else happens in the folder, in milliseconds. */
#define DELAY 100

/**
 * StudyFolderWatch:
 *
 * Tells when something changed in a folder, once for changes that come
 * together. It may tell too often, and where nobody tells of changes, as in
 * folders on other machines or behind a portal, it asks to look from time to
 * time.
 *
 * A folder that does not exist yet is waited for in the nearest one that does:
 * GLib would look for it every four seconds.
 */

struct _StudyFolderWatch
{
  GObject parent_instance;

  char *folder;
  char *watched; /* the folder itself, or the nearest one that exists */
  GFileMonitor *monitor;
  guint delay; /* until it tells of a change */
  guint poll;
};

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
} StudyFolderWatchSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyFolderWatch, study_folder_watch, G_TYPE_OBJECT)

static gboolean
delay_cb (gpointer user_data)
{
  StudyFolderWatch *self = user_data;

  self->delay = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static gboolean
poll_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_CONTINUE;
}

/* The folder, or else the nearest of those that it is in. */
static char *
find_existing (StudyFolderWatch *self)
{
  char *path = g_strdup (self->folder);

  while (!g_file_test (path, G_FILE_TEST_IS_DIR) && !g_str_equal (path, "/") && !g_str_equal (path, "."))
    {
      char *parent = g_path_get_dirname (path);

      g_free (path);
      path = parent;
    }

  return path;
}

static void
monitor_changed_cb (StudyFolderWatch *self)
{
  /* Until the folder is there, what happens around it is of no interest. */
  if (!g_str_equal (self->watched, self->folder))
    {
      g_autofree char *existing = find_existing (self);

      if (g_str_equal (self->watched, existing))
        return;
      study_folder_watch_stop (self);
      study_folder_watch_start (self);
    }

  if (self->delay == 0)
    self->delay = g_timeout_add (DELAY, delay_cb, self);
}

static void
study_folder_watch_finalize (GObject *object)
{
  StudyFolderWatch *self = STUDY_FOLDER_WATCH (object);

  study_folder_watch_stop (self);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->watched, g_free);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (study_folder_watch_parent_class)->finalize (object);
}

static void
study_folder_watch_class_init (StudyFolderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_folder_watch_finalize;

  /**
   * StudyFolderWatch::changed:
   * @self: the watch
   *
   * Something may have changed in the folder.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", STUDY_TYPE_FOLDER_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
study_folder_watch_init (StudyFolderWatch *self)
{
}

/**
 * study_folder_watch_new:
 * @folder: the path of a folder
 *
 * Returns: (transfer full): a watch that tells nothing before
 *   study_folder_watch_start()
 */
StudyFolderWatch *
study_folder_watch_new (const char *folder)
{
  StudyFolderWatch *self = g_object_new (STUDY_TYPE_FOLDER_WATCH, NULL);

  self->folder = g_strdup (folder);

  return self;
}

/**
 * study_folder_watch_start:
 *
 * Begins to watch, if it does not yet. Where the folder cannot be watched, only
 * study_folder_watch_set_poll_interval() helps.
 */
void
study_folder_watch_start (StudyFolderWatch *self)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (STUDY_IS_FOLDER_WATCH (self));

  if (self->monitor != NULL)
    return;

  g_free (self->watched);
  self->watched = find_existing (self);
  folder = g_file_new_for_path (self->watched);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (self->monitor == NULL)
    {
      g_info ("“%s” cannot be watched: %s", self->folder, error->message);
      return;
    }

  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* The folder may have come meanwhile. */
  if (!g_str_equal (self->watched, self->folder))
    monitor_changed_cb (self);
}

/**
 * study_folder_watch_stop:
 *
 * Watches no more. A folder that goes away takes what watches it with it, so
 * this and study_folder_watch_start() are called when it is back.
 */
void
study_folder_watch_stop (StudyFolderWatch *self)
{
  g_return_if_fail (STUDY_IS_FOLDER_WATCH (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

/**
 * study_folder_watch_set_poll_interval:
 * @seconds: how often; 0 for never
 *
 * Tells from time to time that something may have changed.
 */
void
study_folder_watch_set_poll_interval (StudyFolderWatch *self,
                                      guint             seconds)
{
  g_return_if_fail (STUDY_IS_FOLDER_WATCH (self));

  g_clear_handle_id (&self->poll, g_source_remove);
  if (seconds > 0)
    self->poll = g_timeout_add_seconds (seconds, poll_cb, self);
}
