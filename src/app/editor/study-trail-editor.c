/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-trail-editor.h"

#include "app/editor/study-editor-page.h"
#include "app/editor/study-requires-page.h"

/**
 * StudyTrailEditor:
 *
 * Where a person changes a trail of their own: pages on the trail, its stages,
 * their topics and what is in them. Each change is there at once.
 */

struct _StudyTrailEditor
{
  AdwDialog parent_instance;

  StudySession *session;
  StudyProblems *problems;

  AdwToastOverlay *toast_overlay;
  AdwNavigationView *view;
};

G_DEFINE_FINAL_TYPE (StudyTrailEditor, study_trail_editor, ADW_TYPE_DIALOG)

static gboolean
has_part (StudyTrailEditor *self,
          const char       *id)
{
  StudyContentPart part;

  return study_content_find (study_session_get_content (self->session), id, &part);
}

static const char *
get_page_id (AdwNavigationPage *page)
{
  return STUDY_IS_REQUIRES_PAGE (page) ? study_requires_page_get_id (STUDY_REQUIRES_PAGE (page))
                                       : study_editor_page_get_id (STUDY_EDITOR_PAGE (page));
}

/* Leaves the pages on what is no longer there, and a trail that a newer
 * version wrote meanwhile. */
static void
content_changed_cb (StudyTrailEditor *self)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (self->view);
  guint n_pages = g_list_model_get_n_items (stack);

  if (!study_session_get_editable (self->session))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  for (guint i = 1; i < n_pages; i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i);
      g_autoptr (AdwNavigationPage) before = g_list_model_get_item (stack, i - 1);

      if (has_part (self, get_page_id (page)))
        continue;

      adw_navigation_view_pop_to_page (self->view, before);
      return;
    }
}

static AdwNavigationPage *
push (StudyTrailEditor *self,
      const char       *id)
{
  AdwNavigationPage *page = study_editor_page_new (self->session, self->problems, id);

  adw_navigation_view_push (self->view, page);

  return page;
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  push (STUDY_TRAIL_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
open_new_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  AdwNavigationPage *page = push (STUDY_TRAIL_EDITOR (widget), g_variant_get_string (parameter, NULL));

  study_editor_page_select_title (STUDY_EDITOR_PAGE (page));
}

static void
choose_requires_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  StudyTrailEditor *self = STUDY_TRAIL_EDITOR (widget);

  adw_navigation_view_push (self->view, study_requires_page_new (self->session, self->problems,
                                                                 g_variant_get_string (parameter, NULL)));
}

static void
show_message_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AdwToast *toast = adw_toast_new (g_variant_get_string (parameter, NULL));

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (STUDY_TRAIL_EDITOR (widget)->toast_overlay, toast);
}

/* What was typed a moment ago is not lost. */
static void
closed_cb (StudyTrailEditor *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (STUDY_IS_EDITOR_PAGE (page))
    study_editor_page_apply (STUDY_EDITOR_PAGE (page));
}

static void
study_trail_editor_dispose (GObject *object)
{
  StudyTrailEditor *self = STUDY_TRAIL_EDITOR (object);

  /* The view of libadwaita 1.7 does not let go of the pages that it has at its end. */
  if (self->view != NULL)
    adw_navigation_view_replace (self->view, NULL, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_TRAIL_EDITOR);
  g_clear_object (&self->session);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (study_trail_editor_parent_class)->dispose (object);
}

static void
study_trail_editor_class_init (StudyTrailEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_trail_editor_dispose;

  gtk_widget_class_install_action (widget_class, "part.open", "s", open_cb);
  gtk_widget_class_install_action (widget_class, "part.open-new", "s", open_new_cb);
  gtk_widget_class_install_action (widget_class, "part.choose-requires", "s", choose_requires_cb);
  gtk_widget_class_install_action (widget_class, "part.show-message", "s", show_message_cb);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-trail-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyTrailEditor, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, StudyTrailEditor, view);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
study_trail_editor_init (StudyTrailEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Begins with a stage, a topic or an item; with an empty id, with the trail. To be
 * presented in a window that has the actions `win.undo` and `win.redo`. */
AdwDialog *
study_trail_editor_new (StudySession  *session,
                        StudyProblems *problems,
                        const char    *id)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autofree char *next_id = g_strdup (id);
  StudyTrailEditor *self;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDY_IS_PROBLEMS (problems), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->problems = g_object_ref (problems);
  /* The way back leads through all that it is a part of. */
  while (next_id != NULL && has_part (self, next_id))
    {
      char *parent_id = study_content_dup_parent_id (study_session_get_content (self->session), next_id);

      g_ptr_array_insert (pages, 0, study_editor_page_new (self->session, self->problems, next_id));
      g_free (next_id);
      next_id = parent_id;
    }
  adw_navigation_view_set_animate_transitions (self->view, FALSE);
  for (guint i = 0; i < pages->len; i++)
    adw_navigation_view_push (self->view, g_ptr_array_index (pages, i));
  adw_navigation_view_set_animate_transitions (self->view, TRUE);

  g_signal_connect_object (study_session_get_trail (session), "content-changed", G_CALLBACK (content_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}

StudySession *
study_trail_editor_get_session (StudyTrailEditor *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_EDITOR (self), NULL);

  return self->session;
}

AdwToastOverlay *
study_trail_editor_get_toast_overlay (StudyTrailEditor *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_EDITOR (self), NULL);

  return self->toast_overlay;
}

/* Lets the user write a title in place of the one that is there. */
void
study_trail_editor_select_title (StudyTrailEditor *self)
{
  g_return_if_fail (STUDY_IS_TRAIL_EDITOR (self));

  study_editor_page_select_title (STUDY_EDITOR_PAGE (adw_navigation_view_get_visible_page (self->view)));
}
