/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/progress/study-import-dialog.h"

#include <glib/gi18n.h>

#include "app/progress/study-difference-page.h"
#include "model/content/study-text-fill.h"
#include "model/progress/study-habit.h"
#include "model/trail/study-difference.h"
#include "storage/files/study-task-data.h"
#include "storage/transfer/study-archive.h"
#include "widgets/study-group.h"

/**
 * StudyImportDialog:
 *
 * Shows what an archive would change, trail by trail, asks whether it is to be
 * merged or to replace what is here, and does it.
 */

struct _StudyImportDialog
{
  AdwDialog parent_instance;

  StudyLibrary *library;
  StudySession *session; /* (nullable) */
  StudyArchive *archive;
  GPtrArray *changes; /* of Change */
  GCancellable *cancellable;

  AdwNavigationView *navigation_view;
  AdwPreferencesGroup *changes_group;
  GtkButton *import_button;
  GtkCheckButton *replace_button;
};

typedef enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS
} StudyImportDialogSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyImportDialog, study_import_dialog, ADW_TYPE_DIALOG)

/* What there is about one trail: what the archive has of it, what titles are taken
 * from, and what would change in each mode. */
#define CHANGE(OWNED, PLAIN) \
  OWNED (char *, id, g_free) \
  OWNED (StudyTrail *, trail, g_object_unref) \
  OWNED (StudyArchivePreview *, preview, study_archive_preview_free) \
  OWNED (GListModel *, merged, g_object_unref) \
  OWNED (GListModel *, replaced, g_object_unref) \
  OWNED (char *, error, g_free) \
  PLAIN (StudyImportDialog *, dialog) \
  PLAIN (const StudyProgressSnapshot *, theirs) \
  PLAIN (const StudyContent *, archived) \
  PLAIN (AdwActionRow *, row) \
  PLAIN (gboolean, loaded)

STUDY_DEFINE_TASK_DATA (Change, change, CHANGE)

static StudyArchiveMode
get_mode (StudyImportDialog *self)
{
  return gtk_check_button_get_active (self->replace_button) ? STUDY_ARCHIVE_REPLACE : STUDY_ARCHIVE_MERGE;
}

/* Returns the id of the trail that is open, %NULL when none is. */
static const char *
get_open_id (StudyImportDialog *self)
{
  return self->session != NULL ? study_trail_get_id (study_session_get_trail (self->session)) : NULL;
}

static StudyProgressPlaces *
get_places (StudyImportDialog *self)
{
  return study_library_get_places (self->library);
}

static gboolean
is_open (Change *change)
{
  return g_strcmp0 (change->id, get_open_id (change->dialog)) == 0;
}

static GListModel *
get_differences (Change *change)
{
  return get_mode (change->dialog) == STUDY_ARCHIVE_REPLACE ? change->replaced : change->merged;
}

static guint
count_differences (Change *change)
{
  GListModel *differences = get_differences (change);

  return differences != NULL ? g_list_model_get_n_items (differences) : 0;
}

/* Says what becomes of the trail itself. */
static const char *
describe_trail (Change *change)
{
  if (change->preview == NULL)
    return NULL;

  switch (change->preview->state)
    {
    case STUDY_ARCHIVE_TRAIL_NEW:
      return _("This trail will be added");
    case STUDY_ARCHIVE_TRAIL_OTHER:
      return get_mode (change->dialog) == STUDY_ARCHIVE_REPLACE
               ? _("This trail will be replaced; the current one moves to the trash")
               : _("The current trail is kept unchanged");
    case STUDY_ARCHIVE_TRAIL_NONE:
    case STUDY_ARCHIVE_TRAIL_SAME:
    default:
      return NULL;
    }
}

/* Whether importing does anything to the trail or the progress on it. */
static gboolean
has_effect (Change *change)
{
  if (change->error != NULL || count_differences (change) > 0)
    return TRUE;

  return change->preview != NULL &&
         (change->preview->state == STUDY_ARCHIVE_TRAIL_NEW ||
          (change->preview->state == STUDY_ARCHIVE_TRAIL_OTHER &&
           get_mode (change->dialog) == STUDY_ARCHIVE_REPLACE));
}

static char *
describe (Change *change)
{
  const char *trail_text = describe_trail (change);
  guint n = count_differences (change);
  g_autofree char *text = NULL;

  if (!change->loaded)
    return g_strdup (_("Checking…"));
  if (change->error != NULL)
    return g_strdup (change->error);

  if (n > 0)
    text = study_text_fill (ngettext ("%u change", "%u changes", n), n);
  else if (trail_text == NULL || !has_effect (change))
    text = g_strdup (_("No changes"));

  if (text == NULL || trail_text == NULL)
    return g_strdup (text != NULL ? text : trail_text);

  return g_strconcat (text, "\n", trail_text, NULL);
}

static void
update_row (Change *change)
{
  g_autofree char *subtitle = describe (change);

  adw_action_row_set_subtitle (change->row, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (change->row),
                                    change->loaded && count_differences (change) > 0);
}

static void
update (StudyImportDialog *self)
{
  gboolean replace = get_mode (self) == STUDY_ARCHIVE_REPLACE;
  gboolean loaded = TRUE;
  gboolean effect = FALSE;

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      update_row (change);
      loaded &= change->loaded;
      effect |= has_effect (change);
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), loaded && effect);
  gtk_widget_remove_css_class (GTK_WIDGET (self->import_button), replace ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->import_button), replace ? "destructive-action" : "suggested-action");
}

/* Finds out what would change, once it is known what is here. */
static void
compare (Change *change)
{
  StudyImportDialog *self = change->dialog;
  g_autoptr (StudyProgress) progress = NULL;

  if (change->theirs == NULL || change->error != NULL)
    return;

  if (is_open (change))
    {
      progress = g_object_ref (study_session_get_progress (self->session));
    }
  else
    {
      progress = study_progress_new (change->id, study_progress_places_get_device (get_places (self)));
      study_progress_merge (progress, change->preview->progress);
      study_trail_set_progress (change->trail, progress);
    }

  change->merged = study_difference_list_new (change->trail, progress, change->theirs, FALSE);
  change->replaced = study_difference_list_new (change->trail, progress, change->theirs, TRUE);
  if (!is_open (change))
    study_trail_set_progress (change->trail, NULL);
}

static void
loaded (Change *change)
{
  if (change->trail == NULL)
    {
      /* Where nobody knows the trail yet, the progress is kept for when it comes. */
      const char *title = g_str_equal (change->id, STUDY_HABIT_ID) ? _("Preferences for All Trails") : change->id;
      g_autoptr (StudyContent) content = change->archived != NULL ? study_content_ref (change->archived)
                                                                  : study_content_new (change->id, title);

      change->trail = study_trail_new (content);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (change->row), study_trail_get_short_title (change->trail));
  compare (change);
  change->loaded = TRUE;
  update (change->dialog);
}

static void
trail_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Change *change = user_data;
  g_autoptr (StudyImportDialog) self = change->dialog; /* taken in load() */
  g_autoptr (GError) error = NULL;

  change->trail = study_library_load_trail_finish (STUDY_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* Without its titles, progress is imported as well. */
  if (change->trail == NULL)
    g_info ("%s", error->message);
  loaded (change);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Change *change = user_data;
  g_autoptr (StudyImportDialog) self = change->dialog; /* taken in load() */
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *language = NULL;
  g_autoptr (GError) error = NULL;

  change->preview = study_archive_preview_finish (result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* What is open is in memory, whatever its file is like. */
  if (change->preview == NULL && !is_open (change))
    change->error = g_strdup (error->message);

  if (is_open (change))
    {
      change->trail = g_object_ref (study_session_get_trail (self->session));
      loaded (change);
      return;
    }
  if (study_library_find (self->library, change->id) == NULL)
    {
      loaded (change);
      return;
    }

  settings = g_settings_new (APPLICATION_ID);
  language = g_settings_get_string (settings, "content-language");
  study_library_load_trail_async (self->library, change->id, language, self->cancellable, trail_loaded_cb, change);
  g_steal_pointer (&self);
}

static void
load (Change *change)
{
  StudyImportDialog *self = change->dialog;

  g_object_ref (self);
  study_archive_preview_async (get_places (self), change->id, change->archived, self->cancellable, previewed_cb,
                               change);
}

static void
show_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  StudyImportDialog *self = STUDY_IMPORT_DIALOG (widget);
  Change *change = g_ptr_array_index (self->changes, g_variant_get_uint32 (parameter));

  adw_navigation_view_push (self->navigation_view,
                            study_difference_page_new (study_trail_get_short_title (change->trail),
                                                       get_differences (change), FALSE));
}

static Change *
add_change (StudyImportDialog *self,
            const char        *id)
{
  g_autoptr (GtkBuilder) builder = NULL;
  Change *change;

  for (guint i = 0; i < self->changes->len; i++)
    {
      change = g_ptr_array_index (self->changes, i);
      if (g_str_equal (change->id, id))
        return change;
    }

  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-differences-row.ui");
  change = g_new0 (Change, 1);
  change->dialog = self;
  change->id = g_strdup (id);
  change->row = ADW_ACTION_ROW (gtk_builder_get_object (builder, "row"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (change->row), id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (change->row), "u", self->changes->len);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change->row), "differences.show");
  adw_preferences_group_add (self->changes_group, GTK_WIDGET (change->row));
  g_ptr_array_add (self->changes, change);

  return change;
}

static void
add_changes (StudyImportDialog *self)
{
  const char *open_id = get_open_id (self);

  /* The trail that is in sight comes first. */
  for (guint i = 0; i < self->archive->progress->len; i++)
    {
      const StudyProgressSnapshot *theirs = g_ptr_array_index (self->archive->progress, i);

      if (g_strcmp0 (theirs->trail_id, open_id) == 0)
        add_change (self, open_id)->theirs = theirs;
    }
  for (guint i = 0; i < self->archive->progress->len; i++)
    {
      const StudyProgressSnapshot *theirs = g_ptr_array_index (self->archive->progress, i);

      add_change (self, theirs->trail_id)->theirs = theirs;
    }
  for (guint i = 0; i < self->archive->trails->len; i++)
    {
      const StudyContent *content = g_ptr_array_index (self->archive->trails, i);

      add_change (self, content->id)->archived = content;
    }

  if (self->changes->len == 0)
    adw_preferences_group_set_description (self->changes_group, _("This file contains no progress"));
  update (self);
  for (guint i = 0; i < self->changes->len; i++)
    load (g_ptr_array_index (self->changes, i));
}

/* Changes the trail that is open, in memory, so that it can be undone. */
static guint
apply_open (StudyImportDialog *self,
            GPtrArray         *done,
            GPtrArray         *failures)
{
  StudyProgress *progress = self->session != NULL ? study_session_get_progress (self->session) : NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (change->theirs == NULL || !is_open (change))
        continue;

      if (change->theirs->version > STUDY_PROGRESS_VERSION || study_progress_get_read_only (progress))
        {
          /* Translators: the title of a trail, and why it could not be imported. */
          g_ptr_array_add (failures, study_text_fill (_("%s: %s"), study_trail_get_short_title (change->trail),
                                                      _("Created by a newer version of Study Trail. Please update.")));
          return 0;
        }

      if (!g_ptr_array_find_with_equal_func (done, change->id, g_str_equal, NULL))
        g_ptr_array_add (done, g_strdup (change->id));

      return get_mode (self) == STUDY_ARCHIVE_REPLACE
               ? study_progress_replace (progress, change->theirs, _("Progress replaced"))
               : study_progress_import (progress, change->theirs, _("Progress imported"));
    }

  return 0;
}

/* Turns the ids of trails into their titles. */
static char **
list_titles (StudyImportDialog *self,
             GPtrArray         *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (g_ptr_array_find_with_equal_func (ids, change->id, g_str_equal, NULL))
        g_strv_builder_add (builder, study_trail_get_short_title (change->trail));
    }

  return g_strv_builder_end (builder);
}

static void
rescanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StudyImportDialog) self = user_data;

  /* It is not cancelled, and can fail in no other way. */
  study_library_rescan_finish (STUDY_LIBRARY (source), result, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  StudyImportDialog *self = user_data; /* the next callback lets go of it */
  g_autoptr (StudyArchiveReport) report = study_archive_apply_others_finish (result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) failures = NULL;
  g_auto (GStrv) titles = NULL;
  guint n_changes = apply_open (self, report->done, report->failures);

  for (guint i = 0; i < report->failures->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (report->failures, i));
  failures = g_strv_builder_end (builder);
  titles = list_titles (self, report->done);
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, n_changes, titles, failures);

  study_library_rescan_async (self->library, NULL, NULL, rescanned_cb, self);
}

static void
import_cb (StudyImportDialog *self)
{
  /* A document is not left half-way, so the dialog stays until all is done. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation_view), FALSE);
  study_archive_apply_others_async (get_places (self), self->archive, get_open_id (self), get_mode (self), NULL,
                                    applied_cb, g_object_ref (self));
}

static void
study_import_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (STUDY_IMPORT_DIALOG (dialog)->cancellable);
}

static void
study_import_dialog_dispose (GObject *object)
{
  StudyImportDialog *self = STUDY_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (study_import_dialog_parent_class)->dispose (object);
}

static void
study_import_dialog_finalize (GObject *object)
{
  StudyImportDialog *self = STUDY_IMPORT_DIALOG (object);

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->archive, study_archive_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (study_import_dialog_parent_class)->finalize (object);
}

static void
study_import_dialog_class_init (StudyImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = study_import_dialog_dispose;
  object_class->finalize = study_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = study_import_dialog_closed;

  /**
   * StudyImportDialog::imported:
   * @self: the dialog
   * @n_changes: how many changes there were to the trail that is open, which can
   *   be undone together
   * @titles: the titles of the trails that are imported
   * @failures: what could not be imported, a message each
   *
   * The archive was imported, as far as it went. The dialog closes.
   */
  signals[SIGNAL_IMPORTED] =
    g_signal_new ("imported", STUDY_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRV, G_TYPE_STRV);

  gtk_widget_class_install_action (widget_class, "differences.show", "u", show_cb);

  g_type_ensure (STUDY_TYPE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyImportDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, StudyImportDialog, changes_group);
  gtk_widget_class_bind_template_child (widget_class, StudyImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, StudyImportDialog, replace_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
study_import_dialog_init (StudyImportDialog *self)
{
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Makes a dialog that asks how to import an archive, which nobody may change any longer.
 * Nothing changes before the user says so. */
AdwDialog *
study_import_dialog_new (StudyLibrary       *library,
                         StudySession       *session,
                         const StudyArchive *archive)
{
  StudyImportDialog *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (session == NULL || STUDY_IS_SESSION (session), NULL);

  self = g_object_new (STUDY_TYPE_IMPORT_DIALOG, NULL);
  self->library = g_object_ref (library);
  g_set_object (&self->session, session);
  self->archive = study_archive_ref_content (archive);
  add_changes (self);

  return ADW_DIALOG (self);
}
