/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/trails/study-trail-chooser.h"

#include "app/trails/study-trail-chooser-row.h"
#include "app/trails/study-trail-list.h"

/**
 * StudyTrailChooser:
 *
 * The trails to choose from, and the ways to manage them and to add others.
 * Choosing one activates `win.trail`.
 */

struct _StudyTrailChooser
{
  GtkPopover parent_instance;

  StudyTrailList *trail_list;
  char *trail_id;

  GtkListBox *list_box;
};

typedef enum
{
  PROP_TRAIL_LIST = 1,
  PROP_TRAIL_ID,
} StudyTrailChooserProperty;

static GParamSpec *props[PROP_TRAIL_ID + 1];

G_DEFINE_FINAL_TYPE (StudyTrailChooser, study_trail_chooser, GTK_TYPE_POPOVER)

static gboolean
is_current (StudyTrailChooser    *self,
            StudyTrailChooserRow *row)
{
  return g_strcmp0 (study_library_entry_get_id (study_trail_chooser_row_get_entry (row)), self->trail_id) == 0;
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  GtkWidget *row = study_trail_chooser_row_new (item);

  study_trail_chooser_row_set_current (STUDY_TRAIL_CHOOSER_ROW (row),
                                       is_current (user_data, STUDY_TRAIL_CHOOSER_ROW (row)));

  return row;
}

static void
row_activated_cb (GtkListBox        *list_box,
                  GtkListBoxRow     *row,
                  StudyTrailChooser *self)
{
  StudyLibraryEntry *entry = study_trail_chooser_row_get_entry (STUDY_TRAIL_CHOOSER_ROW (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.trail", "s", study_library_entry_get_id (entry));
}

/* What was chosen in it is on its way. */
static void
popdown_cb (StudyTrailChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
map_cb (StudyTrailChooser *self)
{
  GtkListBoxRow *row;

  if (self->trail_list != NULL)
    study_trail_list_update (self->trail_list);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      if (is_current (self, STUDY_TRAIL_CHOOSER_ROW (row)))
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

static void
study_trail_chooser_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StudyTrailChooser *self = STUDY_TRAIL_CHOOSER (object);

  switch ((StudyTrailChooserProperty) prop_id)
    {
    case PROP_TRAIL_LIST:
      g_value_set_object (value, self->trail_list);
      break;
    case PROP_TRAIL_ID:
      g_value_set_string (value, self->trail_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_trail_chooser_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  StudyTrailChooser *self = STUDY_TRAIL_CHOOSER (object);
  GtkListBoxRow *row;

  switch ((StudyTrailChooserProperty) prop_id)
    {
    case PROP_TRAIL_LIST:
      if (!g_set_object (&self->trail_list, g_value_get_object (value)))
        break;
      gtk_list_box_bind_model (self->list_box,
                               self->trail_list != NULL ? study_trail_list_get_shown (self->trail_list) : NULL,
                               create_row_cb, self, NULL);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TRAIL_ID:
      if (!g_set_str (&self->trail_id, g_value_get_string (value)))
        break;
      for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
        study_trail_chooser_row_set_current (STUDY_TRAIL_CHOOSER_ROW (row),
                                             is_current (self, STUDY_TRAIL_CHOOSER_ROW (row)));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_trail_chooser_dispose (GObject *object)
{
  StudyTrailChooser *self = STUDY_TRAIL_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TRAIL_CHOOSER);
  g_clear_object (&self->trail_list);
  g_clear_pointer (&self->trail_id, g_free);

  G_OBJECT_CLASS (study_trail_chooser_parent_class)->dispose (object);
}

static void
study_trail_chooser_class_init (StudyTrailChooserClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_trail_chooser_get_property;
  object_class->set_property = study_trail_chooser_set_property;
  object_class->dispose = study_trail_chooser_dispose;

  props[PROP_TRAIL_LIST] = g_param_spec_object ("trail-list", NULL, NULL, STUDY_TYPE_TRAIL_LIST, flags);
  /* The trail that is open. */
  props[PROP_TRAIL_ID] = g_param_spec_string ("trail-id", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-trail-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyTrailChooser, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popdown_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
}

static void
study_trail_chooser_init (StudyTrailChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
