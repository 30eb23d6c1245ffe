/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/export/study-portfolio-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/export/study-export.h"
#include "formats/markdown/study-portfolio.h"
#include "formats/text/study-format-text.h"
#include "widgets/study-group.h"

/**
 * StudyPortfolioDialog:
 *
 * Makes a page of what the user did on a trail: asks what is to be in it,
 * shows it, and copies or saves it.
 */

/* How a portfolio is called where it is shown by itself. */
#define FILE_NAME "README.md"

struct _StudyPortfolioDialog
{
  AdwDialog parent_instance;

  StudyTrail *trail;
  GPtrArray *note_rows; /* (element-type AdwSwitchRow), each with its topic's id */
  guint update_id;

  AdwToastOverlay *toast_overlay;
  GtkWidget *name_row;
  AdwSwitchRow *objective_row;
  AdwSwitchRow *progress_row;
  AdwSwitchRow *learned_row;
  AdwSwitchRow *courses_row;
  AdwSwitchRow *projects_row;
  AdwSwitchRow *tools_row;
  AdwSwitchRow *dates_row;
  AdwPreferencesGroup *notes_group;
  GtkTextView *preview_view;
};

G_DEFINE_FINAL_TYPE (StudyPortfolioDialog, study_portfolio_dialog, ADW_TYPE_DIALOG)

static StudyPortfolioParts
get_parts (StudyPortfolioDialog *self)
{
  const struct
  {
    AdwSwitchRow *row;
    StudyPortfolioParts part;
  } rows[] = {
    { self->objective_row, STUDY_PORTFOLIO_OBJECTIVE },
    { self->progress_row, STUDY_PORTFOLIO_PROGRESS },
    { self->learned_row, STUDY_PORTFOLIO_LEARNED },
    { self->courses_row, STUDY_PORTFOLIO_COURSES },
    { self->projects_row, STUDY_PORTFOLIO_PROJECTS },
    { self->tools_row, STUDY_PORTFOLIO_TOOLS },
    { self->dates_row, STUDY_PORTFOLIO_DATES },
  };
  StudyPortfolioParts parts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (adw_switch_row_get_active (rows[i].row))
        parts |= rows[i].part;
    }

  return parts;
}

static char *
write_portfolio (StudyPortfolioDialog *self)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  StudyPortfolioOptions options = { 0 };

  for (guint i = 0; i < self->note_rows->len; i++)
    {
      AdwSwitchRow *row = g_ptr_array_index (self->note_rows, i);

      if (adw_switch_row_get_active (row))
        g_ptr_array_add (notes, g_object_get_data (G_OBJECT (row), "topic-id"));
    }
  g_ptr_array_add (notes, NULL);

  options.name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  options.parts = get_parts (self);
  options.notes = (const char * const *) notes->pdata;

  return study_portfolio_write (self->trail, &options);
}

static void
update (gpointer data)
{
  StudyPortfolioDialog *self = data;
  g_autofree char *markdown = write_portfolio (self);

  self->update_id = 0;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview_view), markdown, -1);
}

/* Several changes at once make one new preview. */
static void
changed_cb (StudyPortfolioDialog *self)
{
  if (self->update_id == 0 && self->trail != NULL)
    self->update_id = g_idle_add_once (update, self);
}

static void
copy_cb (StudyPortfolioDialog *self)
{
  g_autofree char *markdown = write_portfolio (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), markdown);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("Copied to clipboard")));
}

static void
save_cb (StudyPortfolioDialog *self)
{
  char *markdown = write_portfolio (self);
  g_autoptr (GBytes) bytes = g_bytes_new_take (markdown, strlen (markdown));

  study_export_choose (GTK_WIDGET (self), _("Export Portfolio"), FILE_NAME, STUDY_EXPORT_MARKDOWN, bytes,
                       _("Portfolio exported"));
}

/* Offers the notes there are; none is chosen before the user does. */
static void
add_note_rows (StudyPortfolioDialog *self)
{
  StudyTopic *topic;

  for (guint i = 0; (topic = study_trail_get_topic (self->trail, i)) != NULL; i++)
    {
      g_autoptr (GtkBuilder) builder = NULL;
      g_autofree char *note = NULL;
      GObject *row;

      if (!study_portfolio_topic_has_note (topic))
        continue;

      builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-portfolio-note-row.ui");
      row = gtk_builder_get_object (builder, "row");
      note = study_format_text_flatten (study_topic_get_note (topic));
      g_object_set (row, "title", study_topic_get_title (topic), "subtitle", note, NULL);
      g_object_set_data_full (row, "topic-id", g_strdup (study_topic_get_id (topic)), g_free);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->notes_group, GTK_WIDGET (row));
      g_ptr_array_add (self->note_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->notes_group), self->note_rows->len > 0);
}

static void
study_portfolio_dialog_dispose (GObject *object)
{
  StudyPortfolioDialog *self = STUDY_PORTFOLIO_DIALOG (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->note_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_PORTFOLIO_DIALOG);
  g_clear_object (&self->trail);

  G_OBJECT_CLASS (study_portfolio_dialog_parent_class)->dispose (object);
}

static void
study_portfolio_dialog_class_init (StudyPortfolioDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_portfolio_dialog_dispose;

  g_type_ensure (STUDY_TYPE_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-portfolio-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, objective_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, progress_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, learned_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, courses_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, projects_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, tools_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, dates_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, notes_group);
  gtk_widget_class_bind_template_child (widget_class, StudyPortfolioDialog, preview_view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
study_portfolio_dialog_init (StudyPortfolioDialog *self)
{
  self->note_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
study_portfolio_dialog_new (StudyTrail *trail,
                            GSettings  *settings)
{
  StudyPortfolioDialog *self;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (STUDY_TYPE_PORTFOLIO_DIALOG, NULL);
  self->trail = g_object_ref (trail);
  g_settings_bind (settings, "portfolio-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  add_note_rows (self);
  g_signal_connect_object (study_trail_get_progress (trail), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return ADW_DIALOG (self);
}
