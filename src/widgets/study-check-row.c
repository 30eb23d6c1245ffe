/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-check-row.h"

#include <glib/gi18n.h>

#include "config.h"
#include "model/content/study-text-fill.h"
#include "model/content/study-uri.h"
#include "model/text/study-text.h"

/**
 * StudyCheckRow:
 *
 * A row that checks off an item, and for the keyboard and assistive technologies
 * is the check box. It may be given another item at any time, so that lists can
 * reuse it.
 *
 * The check follows the model, and a click is only a wish: where the progress
 * is read-only the check returns to what it was.
 *
 * ## CSS nodes
 *
 * The node is the one of [class@Adw.ActionRow] with the style class
 * `.check-row`, and `.done` while the item is.
 */

struct _StudyCheckRow
{
  StudyObjectRow parent_instance;

  GtkCheckButton *check;
  GtkButton *link_button;
  GtkMenuButton *own_button;
  GMenuModel *own_menu;

  GBindingGroup *bindings;
  GSignalGroup *signals;
  gboolean editable;
};

typedef enum
{
  PROP_EDITABLE = 1,
} StudyCheckRowProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

typedef enum
{
  SIGNAL_EDIT,
  SIGNAL_REMOVE,
} StudyCheckRowSignal;

static guint signals[SIGNAL_REMOVE + 1];

G_DEFINE_FINAL_TYPE (StudyCheckRow, study_check_row, STUDY_TYPE_OBJECT_ROW)

static StudyItem *
get_item (StudyCheckRow *self)
{
  return study_object_row_get_object (STUDY_OBJECT_ROW (self));
}

static void
update_title (StudyCheckRow *self)
{
  g_autofree char *title = study_text_shorten (study_item_get_title (get_item (self)), STUDY_TEXT_MAX_TITLE);
  g_autofree char *link_label = NULL;
  g_autofree char *menu_label = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);

  /* Translators: the argument is the title of a course or resource */
  link_label = study_text_fill (_("Open the link of “%s”"), title);
  /* Translators: the argument is the title of a course */
  menu_label = study_text_fill (_("Options for “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, link_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, menu_label, -1);
}

static void
update_details (StudyCheckRow *self)
{
  StudyItem *item = get_item (self);
  /* There are many lessons, and their ticks say enough. */
  gboolean lesson = study_item_get_kind (item) == STUDY_ITEM_LESSON;
  g_autofree char *provider = study_text_shorten (study_item_get_provider (item), STUDY_TEXT_MAX_TITLE);
  g_autofree char *details =
    study_text_item (provider, study_item_get_hours (item), lesson ? 0 : study_item_get_done_day (item));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               study_item_get_done (item) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);

  if (study_item_get_done (item))
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
}

static void
update_link (StudyCheckRow *self)
{
  const char *url = study_item_get_url (get_item (self));
  gboolean safe = study_uri_is_safe (url);

  if (safe)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link_button), "s", url);
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), safe);
}

static void
update_own (StudyCheckRow *self)
{
  StudyItem *item = get_item (self);
  const gboolean own = self->editable && item != NULL && study_item_get_own (item) &&
                       study_item_get_kind (item) == STUDY_ITEM_COURSE;

  /* A menu is a lot to make for each row, and few need it. */
  if (own && gtk_menu_button_get_menu_model (self->own_button) == NULL)
    gtk_menu_button_set_menu_model (self->own_button, self->own_menu);

  gtk_widget_set_visible (GTK_WIDGET (self->own_button), own);
}

/* What the checked state leaves out: how far the topic is now. */
static void
announce_count (StudyCheckRow *self,
                StudyItem     *item)
{
  StudyTopic *topic = study_item_get_topic (item);
  g_autofree char *count = NULL;

  if (topic == NULL || study_topic_get_total (topic) == 0)
    return;

  count = study_text_items (study_topic_get_done (topic), study_topic_get_total (topic));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), count, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
toggled_cb (StudyCheckRow *self)
{
  const gboolean active = gtk_check_button_get_active (self->check);
  StudyItem *item = get_item (self);

  if (item == NULL || active == study_item_get_done (item))
    return;

  study_item_set_done (item, active);
  if (study_item_get_done (item) == active)
    announce_count (self, item);
  /* One that shows the next step is about another item by now. */
  if (get_item (self) == item)
    gtk_check_button_set_active (self->check, study_item_get_done (item));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  StudyItem *item = get_item (STUDY_CHECK_ROW (widget));

  if (item != NULL)
    g_signal_emit (widget, signals[SIGNAL_EDIT], 0, item);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  StudyItem *item = get_item (STUDY_CHECK_ROW (widget));

  if (item != NULL && study_item_get_own (item) && study_item_get_kind (item) == STUDY_ITEM_COURSE)
    g_signal_emit (widget, signals[SIGNAL_REMOVE], 0, item);
}

static void
study_check_row_object_changed (StudyObjectRow *row,
                                gpointer        object)
{
  StudyCheckRow *self = STUDY_CHECK_ROW (row);

  g_binding_group_set_source (self->bindings, object);
  g_signal_group_set_target (self->signals, object);
  update_own (self);
  if (object == NULL)
    return;

  update_title (self);
  update_details (self);
  update_link (self);
}

static void
study_check_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if ((StudyCheckRowProperty) prop_id == PROP_EDITABLE)
    g_value_set_boolean (value, STUDY_CHECK_ROW (object)->editable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_check_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyCheckRow *self = STUDY_CHECK_ROW (object);

  if ((StudyCheckRowProperty) prop_id != PROP_EDITABLE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  if (self->editable == g_value_get_boolean (value))
    return;

  self->editable = g_value_get_boolean (value);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_DISABLED, !self->editable, -1);
  update_own (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
study_check_row_dispose (GObject *object)
{
  StudyCheckRow *self = STUDY_CHECK_ROW (object);

  g_clear_object (&self->bindings);
  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_CHECK_ROW);

  G_OBJECT_CLASS (study_check_row_parent_class)->dispose (object);
}

static void
study_check_row_class_init (StudyCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_check_row_get_property;
  object_class->set_property = study_check_row_set_property;
  object_class->dispose = study_check_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_check_row_object_changed;

  /* Whether the check can be changed. */
  props[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyCheckRow::edit:
   * @self: a row
   * @item: the course
   *
   * The user wants to edit a course of their own.
   */
  signals[SIGNAL_EDIT] =
    g_signal_new ("edit", STUDY_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_ITEM);
  /**
   * StudyCheckRow::remove:
   * @self: a row
   * @item: the course
   *
   * The user wants to remove a course of their own.
   */
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", STUDY_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_ITEM);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "row.remove", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyCheckRow, check);
  gtk_widget_class_bind_template_child (widget_class, StudyCheckRow, link_button);
  gtk_widget_class_bind_template_child (widget_class, StudyCheckRow, own_button);
  gtk_widget_class_bind_template_child (widget_class, StudyCheckRow, own_menu);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
study_check_row_init (StudyCheckRow *self)
{
  self->editable = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "done", self->check, "active", G_BINDING_SYNC_CREATE);

  self->signals = g_signal_group_new (STUDY_TYPE_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::title", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->signals, "notify::provider", G_CALLBACK (update_details), self);
  g_signal_group_connect_swapped (self->signals, "notify::hours", G_CALLBACK (update_details), self);
  g_signal_group_connect_swapped (self->signals, "notify::done-time", G_CALLBACK (update_details), self);
  g_signal_group_connect_swapped (self->signals, "notify::url", G_CALLBACK (update_link), self);
}
