/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/pages/study-project-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/common/study-field.h"
#include "app/common/study-link.h"
#include "model/content/study-text-fill.h"
#include "model/content/study-uri.h"
#include "model/text/study-text.h"

/**
 * StudyProjectRow:
 *
 * The practical project of a course, below it, or of a topic: one line with its title and
 * whether it is done, which opens on its title and the link to its repository. What is typed is
 * saved as it is typed; a link that cannot be used is kept in its field, but not
 * saved. When the user turns to something else, it activates `topic.end-typing`.
 *
 * A row outlives its item: it is given another one as topics are switched.
 */

struct _StudyProjectRow
{
  AdwExpanderRow parent_instance;

  StudyItem *item;
  GBindingGroup *item_bindings;
  GSignalGroup *item_signals;
  GSignalGroup *course_signals;
  GStrv suggestions;
  gboolean editable;
  gboolean loading;

  AdwEntryRow *title_row;
  GtkMenuButton *suggestions_button;
  AdwEntryRow *url_row;
  GtkWidget *open_button;
  GtkWidget *error_row;
  GtkWidget *done_button;
};

/* In pixels. */
#define COURSE_INDENT 30

typedef enum
{
  PROP_OBJECT = 1,
  PROP_EDITABLE,
  PROP_SUGGESTIONS,
} StudyProjectRowProperty;

static GParamSpec *props[PROP_SUGGESTIONS + 1];

G_DEFINE_FINAL_TYPE (StudyProjectRow, study_project_row, ADW_TYPE_EXPANDER_ROW)

static char *
title_closure (GObject    *object,
               const char *title,
               gboolean    editable)
{
  if (title != NULL && *title != '\0')
    return study_text_shorten (title, STUDY_TEXT_MAX_TITLE);

  return g_strdup (editable ? _("Add Project") : _("Project"));
}

/* Says which course the project belongs to, which to the eye is the one above. */
static void
update_course (StudyProjectRow *self)
{
  StudyItem *course = self->item != NULL ? study_item_get_course (self->item) : NULL;
  g_autofree char *title = course != NULL ? study_text_shorten (study_item_get_title (course), STUDY_TEXT_MAX_TITLE)
                                          : NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;

  /* Translators: the argument is the title of a course */
  name = title != NULL ? study_text_fill (_("Project of “%s”"), title) : g_strdup (_("Project"));
  /* Translators: the argument is the title of a course */
  done = title != NULL ? study_text_fill (_("Project of “%s” completed"), title) : g_strdup (_("Project completed"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button), GTK_ACCESSIBLE_PROPERTY_LABEL, done, -1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->done_button), title != NULL ? COURSE_INDENT : 0);
}

static gboolean
has_suggestions (GObject            *object,
                 const char         *title,
                 const char * const *suggestions,
                 gboolean            editable)
{
  return editable && (title == NULL || *title == '\0') && suggestions != NULL && *suggestions != NULL;
}

/* Puts a text into an entry without a trace in its undo, which is to lead
 * neither to another project nor past a change from outside. */
static void
load_text (StudyProjectRow *self,
           AdwEntryRow      *row,
           const char       *text)
{
  GtkEditable *editable = GTK_EDITABLE (row);

  self->loading = TRUE;
  gtk_editable_set_enable_undo (editable, FALSE);
  if (!g_str_equal (gtk_editable_get_text (editable), text))
    study_field_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
  self->loading = FALSE;
}

static void
set_invalid (StudyProjectRow *self,
             gboolean          invalid)
{
  study_field_set_invalid (GTK_WIDGET (self->url_row), self->error_row, invalid);
}

/* Shows what the link's text is good for. A mistake is pointed out only once
 * the user stops typing: every link begins as an incomplete one. */
static void
update_link (StudyProjectRow *self,
             gboolean          settled)
{
  g_autofree char *link = study_link_complete (gtk_editable_get_text (GTK_EDITABLE (self->url_row)));
  gboolean safe = study_uri_is_safe (link);

  if (safe)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", link);
  gtk_widget_set_visible (self->open_button, safe);

  if (safe || *link == '\0')
    set_invalid (self, FALSE);
  else if (settled)
    set_invalid (self, TRUE);
}

static void
load_title (StudyProjectRow *self)
{
  const char *title = self->item != NULL ? study_item_get_project_title (self->item) : "";

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->title_row)), title))
    load_text (self, self->title_row, title);
}

static void
load_url (StudyProjectRow *self)
{
  const char *url = self->item != NULL ? study_item_get_project_url (self->item) : "";
  g_autofree char *link = study_link_complete (gtk_editable_get_text (GTK_EDITABLE (self->url_row)));

  if (g_str_equal (link, url))
    return;

  load_text (self, self->url_row, url);
  update_link (self, TRUE);
}

static void
title_changed_cb (StudyProjectRow *self)
{
  if (self->loading || self->item == NULL)
    return;

  study_item_set_project_title (self->item, gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
}

static void
url_changed_cb (StudyProjectRow *self)
{
  gboolean typing = (gtk_widget_get_state_flags (GTK_WIDGET (self->url_row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_autofree char *link = NULL;

  if (self->loading || self->item == NULL)
    return;

  link = study_link_complete (gtk_editable_get_text (GTK_EDITABLE (self->url_row)));
  if (*link == '\0' || study_uri_is_safe (link))
    study_item_set_project_url (self->item, link);

  update_link (self, !typing);
}

static void
editing_ended_cb (StudyProjectRow *self)
{
  g_autofree char *link = study_link_complete (gtk_editable_get_text (GTK_EDITABLE (self->url_row)));

  /* Shows the scheme that was filled in. */
  if (self->item != NULL && g_str_equal (link, study_item_get_project_url (self->item)) &&
      !g_str_equal (link, gtk_editable_get_text (GTK_EDITABLE (self->url_row))))
    load_text (self, self->url_row, link);

  update_link (self, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "topic.end-typing", NULL);
}

/* Whoever opens a project that has no title is about to give it one. */
static void
expanded_cb (StudyProjectRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->item != NULL && self->editable &&
      *study_item_get_project_title (self->item) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

static void
suggest_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  StudyProjectRow *self = STUDY_PROJECT_ROW (widget);

  if (!self->editable)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->title_row), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  gtk_editable_set_position (GTK_EDITABLE (self->title_row), -1);
}

/* Only now: a menu is most of what a card would cost. */
static void
create_suggestions_cb (GtkMenuButton *button,
                       gpointer       user_data)
{
  StudyProjectRow *self = STUDY_PROJECT_ROW (user_data);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; self->suggestions != NULL && self->suggestions[i] != NULL; i++)
    {
      g_autofree char *label = study_text_menu_label (self->suggestions[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "project.suggest", "s", self->suggestions[i]);
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
set_suggestions (StudyProjectRow   *self,
                 const char * const *suggestions)
{
  if (self->suggestions != NULL && suggestions != NULL &&
      g_strv_equal ((const char * const *) self->suggestions, suggestions))
    return;

  g_strfreev (self->suggestions);
  self->suggestions = g_strdupv ((GStrv) suggestions);
  gtk_menu_button_set_menu_model (self->suggestions_button, NULL);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUGGESTIONS]);
}

/* Shows another project, or none. */
static void
set_item (StudyProjectRow *self,
          StudyItem       *item)
{
  StudyItem *course = item != NULL ? study_item_get_course (item) : NULL;

  if (!g_set_object (&self->item, item))
    return;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  g_signal_group_set_target (self->course_signals, course);
  g_binding_group_set_source (self->item_bindings, item);
  g_signal_group_set_target (self->item_signals, item);

  load_text (self, self->title_row, item != NULL ? study_item_get_project_title (item) : "");
  load_text (self, self->url_row, item != NULL ? study_item_get_project_url (item) : "");
  update_link (self, TRUE);
  update_course (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OBJECT]);
}

static void
study_project_row_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  StudyProjectRow *self = STUDY_PROJECT_ROW (object);

  switch ((StudyProjectRowProperty) prop_id)
    {
    case PROP_OBJECT:
      g_value_set_object (value, self->item);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_SUGGESTIONS:
      g_value_set_boxed (value, self->suggestions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_project_row_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  StudyProjectRow *self = STUDY_PROJECT_ROW (object);

  switch ((StudyProjectRowProperty) prop_id)
    {
    case PROP_OBJECT:
      set_item (self, g_value_get_object (value));
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SUGGESTIONS:
      set_suggestions (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_project_row_dispose (GObject *object)
{
  StudyProjectRow *self = STUDY_PROJECT_ROW (object);

  g_clear_object (&self->item_bindings);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->course_signals);
  g_clear_object (&self->item);
  g_clear_pointer (&self->suggestions, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_PROJECT_ROW);

  G_OBJECT_CLASS (study_project_row_parent_class)->dispose (object);
}

static void
study_project_row_class_init (StudyProjectRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_project_row_get_property;
  object_class->set_property = study_project_row_set_property;
  object_class->dispose = study_project_row_dispose;

  props[PROP_OBJECT] = g_param_spec_object ("object", NULL, NULL, STUDY_TYPE_ITEM, flags);
  /* What the guide suggests to build; offered while the project has no title. */
  props[PROP_SUGGESTIONS] = g_param_spec_boxed ("suggestions", NULL, NULL, G_TYPE_STRV, flags);
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "project.suggest", "s", suggest_cb);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-project-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyProjectRow, title_row);
  gtk_widget_class_bind_template_child (widget_class, StudyProjectRow, suggestions_button);
  gtk_widget_class_bind_template_child (widget_class, StudyProjectRow, url_row);
  gtk_widget_class_bind_template_child (widget_class, StudyProjectRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, StudyProjectRow, error_row);
  gtk_widget_class_bind_template_child (widget_class, StudyProjectRow, done_button);
  gtk_widget_class_bind_template_callback (widget_class, title_closure);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_suggestions);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, url_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, editing_ended_cb);
}

static void
study_project_row_init (StudyProjectRow *self)
{
  self->editable = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->suggestions_button, create_suggestions_cb, self, NULL);
  study_field_keep_undo (GTK_WIDGET (self->title_row));
  study_field_keep_undo (GTK_WIDGET (self->url_row));

  self->item_signals = g_signal_group_new (STUDY_TYPE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::project-title",
                                  G_CALLBACK (load_title), self);
  g_signal_group_connect_swapped (self->item_signals, "notify::project-url",
                                  G_CALLBACK (load_url), self);

  self->item_bindings = g_binding_group_new ();
  g_binding_group_bind (self->item_bindings, "done", self->done_button, "active",
                        G_BINDING_BIDIRECTIONAL);

  self->course_signals = g_signal_group_new (STUDY_TYPE_ITEM);
  g_signal_group_connect_swapped (self->course_signals, "notify::title", G_CALLBACK (update_course), self);
}
