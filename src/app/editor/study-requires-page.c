/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/editor/study-requires-page.h"

#include "app/common/study-closures.h"
#include "model/search/study-fold.h"

#define KEY_ID "study-id"

/**
 * StudyRequiresPage:
 *
 * The topics that can be asked to be finished before a topic, to choose from.
 * Those that come after it are not among them, so that none waits for itself.
 */

struct _StudyRequiresPage
{
  AdwNavigationPage parent_instance;

  StudySession *session;
  char *topic_id;
  char *search; /* folded */
  gboolean loading;

  AdwBanner *banner;
  GtkSearchEntry *search_entry;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (StudyRequiresPage, study_requires_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkCheckButton *
get_check_button (GtkListBoxRow *row)
{
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static StudyContentTopic *
find_topic (StudyRequiresPage *self)
{
  StudyContentPart part;

  return study_content_find (study_session_get_content (self->session), self->topic_id, &part) ? part.topic : NULL;
}

static gboolean
is_required (const StudyContentTopic *topic,
             const char              *id)
{
  return g_ptr_array_find_with_equal_func (topic->requires, id, g_str_equal, NULL);
}

/* Shows what is required now. */
static void
load (StudyRequiresPage *self)
{
  StudyContentTopic *topic = find_topic (self);
  GtkListBoxRow *row;

  /* The editor leaves a page whose topic is gone. */
  if (topic == NULL)
    return;

  self->loading = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    gtk_check_button_set_active (get_check_button (row),
                                 is_required (topic, g_object_get_data (G_OBJECT (row), KEY_ID)));
  self->loading = FALSE;
}

static void
toggled_cb (StudyRequiresPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyContent) content = NULL;
  g_auto (GStrv) ids = NULL;
  GtkListBoxRow *row;

  if (self->loading)
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      if (gtk_check_button_get_active (get_check_button (row)))
        g_strv_builder_add (builder, g_object_get_data (G_OBJECT (row), KEY_ID));
    }
  ids = g_strv_builder_end (builder);
  content = study_trail_edit_begin (self->session);
  if (study_content_edit_set_requires (content, self->topic_id, (const char * const *) ids, &error))
    {
      study_trail_edit_commit (self->session, content, STUDY_TRAIL_EDIT_CHANGE, self->topic_id, NULL);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "part.show-message", "s", error->message);
  load (self);
}

static void
append_topic (StudyRequiresPage       *self,
              const StudyContentStage *stage,
              const StudyContentTopic *topic)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-requires-row.ui");
  GObject *row = gtk_builder_get_object (builder, "row");
  GObject *check_button = gtk_builder_get_object (builder, "check_button");

  g_object_set (row, "title", topic->title, "subtitle", stage->title, NULL);
  g_object_set_data_full (row, KEY_ID, g_strdup (topic->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check_button), GTK_ACCESSIBLE_PROPERTY_LABEL, topic->title, -1);
  g_signal_connect_object (check_button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list_box, GTK_WIDGET (row));
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  StudyRequiresPage *self = user_data;
  g_autofree char *title = study_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return strstr (title, self->search) != NULL;
}

static void
search_changed_cb (StudyRequiresPage *self)
{
  g_clear_pointer (&self->search, g_free);
  self->search = study_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_list_box_invalidate_filter (self->list_box);
}

static void
study_requires_page_dispose (GObject *object)
{
  StudyRequiresPage *self = STUDY_REQUIRES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_REQUIRES_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->topic_id, g_free);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (study_requires_page_parent_class)->dispose (object);
}

static void
study_requires_page_class_init (StudyRequiresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_requires_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-requires-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyRequiresPage, banner);
  gtk_widget_class_bind_template_child (widget_class, StudyRequiresPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StudyRequiresPage, list_box);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
study_requires_page_init (StudyRequiresPage *self)
{
  self->search = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list_box, filter_cb, self, NULL);
}

AdwNavigationPage *
study_requires_page_new (StudySession  *session,
                         StudyProblems *problems,
                         const char    *topic_id)
{
  StudyRequiresPage *self;
  const StudyContent *content;
  g_autoptr (GPtrArray) topics = NULL;
  guint n_listed = 0;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (STUDY_IS_PROBLEMS (problems), NULL);
  g_return_val_if_fail (topic_id != NULL, NULL);

  self = g_object_new (STUDY_TYPE_REQUIRES_PAGE, NULL);
  self->session = g_object_ref (session);
  self->topic_id = g_strdup (topic_id);
  g_object_bind_property (problems, "message", self->banner, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (problems, "button", self->banner, "button-label", G_BINDING_SYNC_CREATE);
  content = study_session_get_content (session);
  topics = study_content_list_possible_requires (content, topic_id);
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      /* They come in the order of the trail. */
      for (guint j = 0; j < stage->topics->len && n_listed < topics->len; j++)
        {
          if (g_ptr_array_index (stage->topics, j) != g_ptr_array_index (topics, n_listed))
            continue;
          append_topic (self, stage, g_ptr_array_index (topics, n_listed));
          n_listed++;
        }
    }
  load (self);
  g_signal_connect_object (study_session_get_trail (session), "content-changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}

const char *
study_requires_page_get_id (StudyRequiresPage *self)
{
  g_return_val_if_fail (STUDY_IS_REQUIRES_PAGE (self), NULL);

  return self->topic_id;
}
