/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/trails/study-trail-chooser-row.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyTrailChooserRow:
 *
 * A trail to choose: how far the user is on it, and whether it is open.
 */

struct _StudyTrailChooserRow
{
  GtkListBoxRow parent_instance;

  StudyLibraryEntry *entry;
  gboolean current;
};

typedef enum
{
  PROP_ENTRY = 1,
  PROP_CURRENT,
} StudyTrailChooserRowProperty;

static GParamSpec *props[PROP_CURRENT + 1];

G_DEFINE_FINAL_TYPE (StudyTrailChooserRow, study_trail_chooser_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_label (StudyTrailChooserRow *self)
{
  guint done = study_library_entry_get_done (self->entry);
  guint total = study_library_entry_get_total (self->entry);
  g_autofree char *progress = study_text_topic (study_text_get_state (done, total), done, total);
  g_autofree char *description = NULL;

  if (self->current)
    /* Translators: how far the user is on the trail that is open, such as “In progress, 3 of 8”. */
    description = study_text_fill (_("%s, currently open"), progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, study_library_entry_get_title (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : progress,
                                  -1);
}

static void
study_trail_chooser_row_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  StudyTrailChooserRow *self = STUDY_TRAIL_CHOOSER_ROW (object);

  switch ((StudyTrailChooserRowProperty) prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, self->entry);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_trail_chooser_row_dispose (GObject *object)
{
  StudyTrailChooserRow *self = STUDY_TRAIL_CHOOSER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TRAIL_CHOOSER_ROW);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (study_trail_chooser_row_parent_class)->dispose (object);
}

static void
study_trail_chooser_row_class_init (StudyTrailChooserRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (STUDY_TYPE_PROGRESS_RING);

  object_class->get_property = study_trail_chooser_row_get_property;
  object_class->dispose = study_trail_chooser_row_dispose;

  props[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, STUDY_TYPE_LIBRARY_ENTRY, flags);
  /* Whether the trail is open. */
  props[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-trail-chooser-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_items);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_positive);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_state);
}

static void
study_trail_chooser_row_init (StudyTrailChooserRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
study_trail_chooser_row_new (StudyLibraryEntry *entry)
{
  StudyTrailChooserRow *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (entry), NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_CHOOSER_ROW, NULL);
  self->entry = g_object_ref (entry);
  g_signal_connect_object (entry, "notify", G_CALLBACK (update_label), self, G_CONNECT_SWAPPED);
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENTRY]);

  return GTK_WIDGET (self);
}

StudyLibraryEntry *
study_trail_chooser_row_get_entry (StudyTrailChooserRow *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHOOSER_ROW (self), NULL);

  return self->entry;
}

/* Marks the trail that is open. */
void
study_trail_chooser_row_set_current (StudyTrailChooserRow *self,
                                     gboolean              current)
{
  g_return_if_fail (STUDY_IS_TRAIL_CHOOSER_ROW (self));

  current = !!current;
  if (self->current == current)
    return;

  self->current = current;
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}
