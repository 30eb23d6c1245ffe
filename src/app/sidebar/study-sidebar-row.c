/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/sidebar/study-sidebar-row.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "model/trail/study-trail.h"
#include "widgets/study-progress-ring.h"

/**
 * StudySidebarRow:
 *
 * A row of the sidebar: the overview, a stage, or a topic.
 */

struct _StudySidebarRow
{
  AdwBin parent_instance;

  GtkTreeListRow *list_row;
  GSignalGroup *list_row_signals;
  GObject *object; /* StudyTrail (the overview), StudyStage or StudyTopic */
  GSignalGroup *object_signals;
  GSignalGroup *stage_signals;

  GtkBox *box;
  GtkLabel *title_label;
  GtkWidget *icon; /* these three once a row has a use for them */
  GtkWidget *ring;
  GtkWidget *caption;
};

typedef enum
{
  PROP_LIST_ROW = 1,
  PROP_TITLE,
  PROP_LABEL,
} StudySidebarRowProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (StudySidebarRow, study_sidebar_row, ADW_TYPE_BIN)

static char *
dup_title (StudySidebarRow *self)
{
  if (STUDY_IS_TOPIC (self->object))
    return study_text_shorten (study_topic_get_title (STUDY_TOPIC (self->object)), STUDY_TEXT_MAX_TITLE);
  if (STUDY_IS_STAGE (self->object))
    {
      g_autofree char *title =
        study_text_shorten (study_stage_get_title (STUDY_STAGE (self->object)), STUDY_TEXT_MAX_TITLE);

      return study_text_numbered (study_stage_get_number (STUDY_STAGE (self->object)), title);
    }

  return g_strdup (_("Overview"));
}

/* What is behind the title; %NULL for nothing. */
static char *
dup_caption (StudySidebarRow *self)
{
  if (STUDY_IS_TOPIC (self->object) && study_topic_get_optional (STUDY_TOPIC (self->object)))
    return g_strdup (C_("topic", "Optional"));
  if (STUDY_IS_STAGE (self->object) && !study_stage_get_archived (STUDY_STAGE (self->object)))
    return study_text_short_count (study_stage_get_done (STUDY_STAGE (self->object)),
                                   study_stage_get_total (STUDY_STAGE (self->object)));

  return NULL;
}

/* What a screen reader says of the whole row. */
static char *
dup_label (StudySidebarRow *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *state = NULL;

  if (STUDY_IS_TOPIC (self->object))
    {
      StudyTopic *topic = STUDY_TOPIC (self->object);

      state = study_text_topic (study_topic_get_state (topic), study_topic_get_done (topic),
                                study_topic_get_total (topic));
      if (study_topic_get_optional (topic))
        /* Translators: an optional topic; the first %s is its title, the second how far it is */
        return study_text_fill (_("%s, optional, %s"), title, state);
    }
  else if (STUDY_IS_STAGE (self->object))
    {
      StudyStage *stage = STUDY_STAGE (self->object);

      if (study_stage_get_total (stage) + study_stage_get_extra_total (stage) == 0)
        return g_steal_pointer (&title);

      state = study_text_stage_count (study_stage_get_done (stage), study_stage_get_total (stage),
                                      study_stage_get_extra_done (stage), study_stage_get_extra_total (stage));
    }
  else
    {
      return g_steal_pointer (&title);
    }

  /* Translators: the first %s is the title of a topic or stage, the second how far it is */
  return study_text_fill (_("%s, %s"), title, state);
}

static const char *
get_page_id (StudySidebarRow *self)
{
  if (STUDY_IS_TOPIC (self->object))
    return study_topic_get_id (STUDY_TOPIC (self->object));
  if (STUDY_IS_STAGE (self->object))
    return study_stage_get_id (STUDY_STAGE (self->object));

  return "";
}

static void
update_icon (StudySidebarRow *self)
{
  const gboolean wanted = STUDY_IS_TRAIL (self->object);

  if (wanted && self->icon == NULL)
    {
      self->icon = g_object_new (GTK_TYPE_IMAGE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "icon-name", "view-grid-symbolic",
                                 NULL);
      gtk_box_prepend (self->box, self->icon);
    }
  if (self->icon != NULL)
    gtk_widget_set_visible (self->icon, wanted);
}

static void
update_ring (StudySidebarRow *self)
{
  const gboolean wanted = STUDY_IS_TOPIC (self->object);

  if (wanted && self->ring == NULL)
    {
      self->ring = study_progress_ring_new (16, FALSE);
      gtk_widget_set_valign (self->ring, GTK_ALIGN_CENTER);
      gtk_box_prepend (self->box, self->ring);
    }
  if (wanted)
    {
      study_progress_ring_set_fraction (STUDY_PROGRESS_RING (self->ring),
                                        study_topic_get_fraction (STUDY_TOPIC (self->object)));
      study_progress_ring_set_state (STUDY_PROGRESS_RING (self->ring),
                                     study_topic_get_state (STUDY_TOPIC (self->object)));
    }
  if (self->ring != NULL)
    gtk_widget_set_visible (self->ring, wanted);
}

static void
update_caption (StudySidebarRow *self)
{
  g_autofree char *caption = dup_caption (self);

  if (caption != NULL && self->caption == NULL)
    {
      self->caption = gtk_label_new (NULL);
      gtk_widget_set_css_classes (self->caption, (const char *[]) { "caption", "numeric", "dimmed", NULL });
      gtk_box_append (self->box, self->caption);
    }
  if (caption != NULL)
    gtk_label_set_label (GTK_LABEL (self->caption), caption);
  if (self->caption != NULL)
    gtk_widget_set_visible (self->caption, caption != NULL);
}

static void
update (StudySidebarRow *self)
{
  g_autofree char *title = dup_title (self);

  update_icon (self);
  update_ring (self);
  update_caption (self);
  gtk_label_set_label (self->title_label, title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
set_css_class (StudySidebarRow *self,
               const char      *name,
               gboolean         wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* A stage without topics has nothing to unfold. A screen reader says of the row that
 * has the focus whether it is unfolded. */
static void
update_expanded (StudySidebarRow *self)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (adw_bin_get_child (ADW_BIN (self)));
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  const gboolean empty = STUDY_IS_STAGE (self->object) && g_list_model_get_n_items (G_LIST_MODEL (self->object)) == 0;

  gtk_tree_expander_set_hide_expander (expander, empty);
  gtk_tree_expander_set_indent_for_icon (expander, empty);

  if (list_item == NULL || self->list_row == NULL)
    return;

  if (!empty && gtk_tree_list_row_is_expandable (self->list_row))
    gtk_accessible_update_state (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->list_row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
set_list_row (StudySidebarRow *self,
              GtkTreeListRow  *list_row)
{
  g_autoptr (GObject) object = list_row != NULL ? gtk_tree_list_row_get_item (list_row) : NULL;

  if (!g_set_object (&self->list_row, list_row))
    return;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (adw_bin_get_child (ADW_BIN (self))), list_row);
  g_signal_group_set_target (self->list_row_signals, list_row);
  if (g_set_object (&self->object, object))
    {
      g_signal_group_set_target (self->object_signals, object);
      /* A row that waits for its next object stays as it is: often both are topics. */
      if (object != NULL)
        {
          set_css_class (self, "stage", STUDY_IS_STAGE (object));
          set_css_class (self, "topic", STUDY_IS_TOPIC (object));
          update (self);
        }
      g_signal_group_set_target (self->stage_signals, STUDY_IS_STAGE (object) ? object : NULL);
    }
  update_expanded (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIST_ROW]);
}

/* A click on a row that is selected already shows its page too: where the
 * window is narrow, the page is not beside the list. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             StudySidebarRow *self)
{
  GtkWidget *expander = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (expander, x, y, GTK_PICK_DEFAULT);

  if (picked == NULL || g_str_equal (gtk_widget_get_css_name (picked), "expander"))
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", get_page_id (self));
}

static void
study_sidebar_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StudySidebarRow *self = STUDY_SIDEBAR_ROW (object);

  switch ((StudySidebarRowProperty) prop_id)
    {
    case PROP_LIST_ROW:
      g_value_set_object (value, self->list_row);
      break;
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;
    case PROP_LABEL:
      g_value_take_string (value, dup_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_sidebar_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  StudySidebarRow *self = STUDY_SIDEBAR_ROW (object);

  if ((StudySidebarRowProperty) prop_id == PROP_LIST_ROW)
    set_list_row (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* Shows the whole title of one that does not fit into the row. */
static gboolean
study_sidebar_row_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  StudySidebarRow *self = STUDY_SIDEBAR_ROW (widget);

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->title_label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (self->title_label));

  return TRUE;
}

static void
study_sidebar_row_dispose (GObject *object)
{
  StudySidebarRow *self = STUDY_SIDEBAR_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_SIDEBAR_ROW);
  g_clear_object (&self->list_row_signals);
  g_clear_object (&self->object_signals);
  g_clear_object (&self->stage_signals);
  g_clear_object (&self->object);
  g_clear_object (&self->list_row);

  G_OBJECT_CLASS (study_sidebar_row_parent_class)->dispose (object);
}

static void
study_sidebar_row_class_init (StudySidebarRowClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_sidebar_row_get_property;
  object_class->set_property = study_sidebar_row_set_property;
  object_class->dispose = study_sidebar_row_dispose;

  widget_class->query_tooltip = study_sidebar_row_query_tooltip;

  props[PROP_LIST_ROW] =
    g_param_spec_object ("list-row", NULL, NULL, GTK_TYPE_TREE_LIST_ROW,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudySidebarRow, box);
  gtk_widget_class_bind_template_child (widget_class, StudySidebarRow, title_label);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

static void
study_sidebar_row_init (StudySidebarRow *self)
{
  self->list_row_signals = g_signal_group_new (GTK_TYPE_TREE_LIST_ROW);
  g_signal_group_connect_swapped (self->list_row_signals, "notify::expanded", G_CALLBACK (update_expanded), self);
  self->object_signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->object_signals, "notify", G_CALLBACK (update), self);
  self->stage_signals = g_signal_group_new (STUDY_TYPE_STAGE);
  g_signal_group_connect_swapped (self->stage_signals, "items-changed", G_CALLBACK (update_expanded), self);

  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkTreeListRow *
study_sidebar_row_get_list_row (StudySidebarRow *self)
{
  g_return_val_if_fail (STUDY_IS_SIDEBAR_ROW (self), NULL);

  return self->list_row;
}
