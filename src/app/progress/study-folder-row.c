/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/progress/study-folder-row.h"

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-closures.h"
#include "app/common/study-file-dialog.h"
#include "model/content/study-text-fill.h"
#include "storage/files/study-file.h"
#include "storage/files/study-paths.h"
#include "storage/files/study-task-data.h"
#include "storage/progress/study-progress-folder.h"

/**
 * StudyFolderRow:
 *
 * The folder in which progress is kept beside this computer, and the buttons
 * that choose another. The folder takes effect once all progress is copied
 * there.
 */

struct _StudyFolderRow
{
  AdwActionRow parent_instance;

  char *folder;
  gboolean busy;
};

typedef enum
{
  PROP_FOLDER = 1,
  PROP_BUSY,
} StudyFolderRowProperty;

static GParamSpec *props[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (StudyFolderRow, study_folder_row, ADW_TYPE_ACTION_ROW)

/* What is being done: one row, one folder. */
#define CHANGE(OWNED, PLAIN) \
  OWNED (StudyFolderRow *, row, g_object_unref) \
  OWNED (GtkWidget *, window, g_object_unref) \
  OWNED (char *, folder, g_free)

STUDY_DEFINE_TASK_DATA (Change, change, CHANGE)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static char *
describe (GObject    *object,
          const char *folder)
{
  g_autofree char *place = NULL;

  if (folder == NULL || *folder == '\0')
    return g_strdup (_("Only on this computer. To share progress with other computers, choose a folder that "
                       "Syncthing, Nextcloud or another program synchronizes."));

  place = study_file_get_display_path (folder);

  /* Translators: the path of a folder. */
  return study_text_fill (_("On this computer and in %s, merged with the changes from other computers"), place);
}

static void
set_busy (StudyFolderRow *self,
          gboolean        busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
set_folder (StudyFolderRow *self,
            const char     *folder)
{
  if (g_set_str (&self->folder, folder))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDER]);
}

/* The row may no longer be in the window when its dialog is closed. */
static void
show_error (GtkWidget  *widget,
            const char *message)
{
  study_alert_show (widget, _("Folder Not Changed"), message);
}

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (change->row, FALSE);
  if (study_progress_folder_switch_finish (result, &error))
    set_folder (change->row, change->folder);
  else
    show_error (gtk_widget_get_root (GTK_WIDGET (change->row)) != NULL ? GTK_WIDGET (change->row) : change->window,
                error->message);
}

/* Copies progress into another folder, and then chooses it. */
static void
use_folder (StudyFolderRow *self,
            const char     *folder)
{
  g_autofree char *data_dir = study_paths_get_data_dir ();
  g_autoptr (StudyProgressPlaces) from = NULL;
  g_autoptr (StudyProgressPlaces) to = NULL;
  Change *change;

  if (self->busy || g_str_equal (self->folder, folder))
    return;

  change = g_new0 (Change, 1);
  change->row = g_object_ref (self);
  g_set_object (&change->window, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  change->folder = g_strdup (folder);
  set_busy (self, TRUE);
  from = study_progress_places_new (data_dir, self->folder, NULL);
  to = study_progress_places_new (data_dir, folder, NULL);
  study_progress_folder_switch_async (from, to, NULL, switched_cb, change);
}

static void
use_chosen (GtkWidget *row,
            GFile     *folder,
            gpointer   user_data)
{
  if (g_file_peek_path (folder) != NULL)
    use_folder (STUDY_FOLDER_ROW (row), g_file_peek_path (folder));
  else
    show_error (row, _("This folder isn’t on a local or mounted disk. Choose another folder."));
}

static void
choose_cb (StudyFolderRow *self)
{
  g_autoptr (GtkFileDialog) dialog = study_file_dialog_new (_("Choose Progress Folder"), _("_Choose"), NULL);

  if (*self->folder != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

      gtk_file_dialog_set_initial_folder (dialog, folder);
    }
  study_file_dialog_select_folder (dialog, GTK_WIDGET (self), _("Folder Not Changed"), use_chosen, NULL, NULL);
}

static void
leave_cb (StudyFolderRow *self)
{
  /* The button goes away; the focus must not. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  use_folder (self, "");
}

static void
study_folder_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyFolderRow *self = STUDY_FOLDER_ROW (object);

  switch ((StudyFolderRowProperty) prop_id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_folder_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StudyFolderRow *self = STUDY_FOLDER_ROW (object);

  if ((StudyFolderRowProperty) prop_id == PROP_FOLDER)
    set_folder (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_folder_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_FOLDER_ROW);

  G_OBJECT_CLASS (study_folder_row_parent_class)->dispose (object);
}

static void
study_folder_row_finalize (GObject *object)
{
  StudyFolderRow *self = STUDY_FOLDER_ROW (object);

  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (study_folder_row_parent_class)->finalize (object);
}

static void
study_folder_row_class_init (StudyFolderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_folder_row_get_property;
  object_class->set_property = study_folder_row_set_property;
  object_class->dispose = study_folder_row_dispose;
  object_class->finalize = study_folder_row_finalize;

  /* A path, empty for this computer alone. */
  props[PROP_FOLDER] =
    g_param_spec_string ("folder", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* Whether progress is being copied into another folder. */
  props[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-folder-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, describe);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
study_folder_row_init (StudyFolderRow *self)
{
  self->folder = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
