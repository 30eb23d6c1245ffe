/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pages/study-overview-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/common/study-after-frame.h"
#include "app/common/study-closures.h"
#include "app/common/study-title-sight.h"
#include "app/pages/study-activity-card.h"
#include "app/pages/study-course-dialog.h"
#include "app/pages/study-overview-more.h"
#include "app/pages/study-stage-row.h"
#include "config.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "widgets/study-boxed-list.h"
#include "widgets/study-check-row.h"
#include "widgets/study-group.h"
#include "widgets/study-lazy-bin.h"
#include "widgets/study-progress-ring.h"

/**
 * StudyOverviewPage:
 *
 * The first page of a trail: how far it is and the next step, its stages, the
 * activity, and what the guide says about itself.
 */

struct _StudyOverviewPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  GtkWidget *title_label;
  StudyProgressRing *ring;
  StudyBoxedList *stage_list;
  GtkWidget *continue_button;
  GtkWidget *activity_card;
  GtkBox *page_box;
  GtkWidget *more; /* after the first frame */

  StudyTrail *trail;
  GSignalGroup *trail_signals;
  StudyDiary *diary;
  gboolean show_optional;
  gboolean show_welcome;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_DIARY,
  PROP_SHOW_OPTIONAL,
  PROP_SHOW_WELCOME,
} StudyOverviewPageProperty;

static GParamSpec *props[PROP_SHOW_WELCOME + 1];

G_DEFINE_FINAL_TYPE (StudyOverviewPage, study_overview_page, GTK_TYPE_WIDGET)

static gboolean
continues_closure (StudyOverviewPage *self,
                   StudyTopic        *next_topic,
                   gboolean           finished)
{
  return next_topic != NULL && !finished;
}

static char *
continue_closure (StudyOverviewPage *self,
                  const char        *title,
                  guint              done)
{
  g_autofree char *shown = study_text_shorten (title, STUDY_TEXT_MAX_TITLE);

  /* Translators: a button; the argument is the title of the next topic */
  return study_text_fill (done > 0 ? _("Continue: %s")
                                   /* Translators: a button; the argument is the title of the first topic */
                                   : _("Start: %s"),
                          shown != NULL ? shown : "");
}

static void
update_stack (StudyOverviewPage *self)
{
  const gboolean filled = self->trail != NULL && study_trail_get_n_topics (self->trail) > 0;

  gtk_stack_set_visible_child_name (self->stack, filled ? "trail" : "empty");
}

static void
add_more (GtkWidget *widget)
{
  StudyOverviewPage *self = STUDY_OVERVIEW_PAGE (widget);

  if (self->more != NULL)
    return;

  self->more = study_overview_more_new ();
  g_object_bind_property (self, "trail", self->more, "trail", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->page_box, self->more);
}

static void
stage_row_created_cb (StudyOverviewPage *self,
                      StudyStageRow     *row)
{
  g_object_bind_property (self, "show-optional", row, "show-optional", G_BINDING_SYNC_CREATE);
}

static void
continue_cb (StudyOverviewPage *self)
{
  StudyTopic *topic = self->trail != NULL ? study_trail_get_next_topic (self->trail) : NULL;
  StudyItem *item = topic != NULL ? study_topic_get_next_item (topic) : NULL;

  if (topic != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-item", "s",
                                item != NULL ? study_item_get_id (item) : study_topic_get_id (topic));
}

/* The welcome is there until it is used. */
static void
welcome_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  StudyOverviewPage *self = STUDY_OVERVIEW_PAGE (widget);

  /* The button that has the focus goes. */
  gtk_widget_grab_focus (self->continue_button);
  g_object_set (self, "show-welcome", FALSE, NULL);
  if (g_str_equal (action_name, "welcome.open-guide"))
    gtk_widget_activate_action (widget, "win.open-guide", NULL);
  else if (g_str_equal (action_name, "welcome.start-empty"))
    gtk_widget_activate_action (widget, "win.new-trail", NULL);
}

static void
edit_course_cb (StudyOverviewPage *self,
                StudyItem         *course)
{
  adw_dialog_present (study_course_dialog_new (study_item_get_topic (course), course), GTK_WIDGET (self));
}

static void
remove_course_cb (StudyOverviewPage *self,
                  StudyItem         *course)
{
  study_topic_remove_course (study_item_get_topic (course), course);
}

static void
study_overview_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StudyOverviewPage *self = STUDY_OVERVIEW_PAGE (object);

  switch ((StudyOverviewPageProperty) prop_id)
    {
    case PROP_TRAIL:
      g_value_set_object (value, self->trail);
      break;
    case PROP_DIARY:
      g_value_set_object (value, self->diary);
      break;
    case PROP_SHOW_OPTIONAL:
      g_value_set_boolean (value, self->show_optional);
      break;
    case PROP_SHOW_WELCOME:
      g_value_set_boolean (value, self->show_welcome);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_overview_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  StudyOverviewPage *self = STUDY_OVERVIEW_PAGE (object);

  switch ((StudyOverviewPageProperty) prop_id)
    {
    case PROP_TRAIL:
      study_overview_page_set_trail (self, g_value_get_object (value));
      break;
    case PROP_DIARY:
      if (g_set_object (&self->diary, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHOW_OPTIONAL:
      self->show_optional = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHOW_WELCOME:
      self->show_welcome = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (study_overview_page_parent_class)->map (widget);

  if (STUDY_OVERVIEW_PAGE (widget)->more == NULL)
    study_after_frame (widget, add_more);
}

static void
study_overview_page_dispose (GObject *object)
{
  StudyOverviewPage *self = STUDY_OVERVIEW_PAGE (object);

  g_clear_object (&self->trail_signals);
  g_clear_object (&self->trail);
  g_clear_object (&self->diary);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (study_overview_page_parent_class)->dispose (object);
}

static void
study_overview_page_class_init (StudyOverviewPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STUDY_TYPE_ACTIVITY_CARD);
  g_type_ensure (STUDY_TYPE_BOXED_LIST);
  g_type_ensure (STUDY_TYPE_CHECK_ROW);
  g_type_ensure (STUDY_TYPE_GROUP);
  g_type_ensure (STUDY_TYPE_LAZY_BIN);
  g_type_ensure (STUDY_TYPE_PROGRESS_RING);
  g_type_ensure (STUDY_TYPE_STAGE_ROW);
  g_type_ensure (STUDY_TYPE_ITEM);
  g_type_ensure (STUDY_TYPE_TOPIC);
  g_type_ensure (STUDY_TYPE_TOPIC_STATE);
  g_type_ensure (STUDY_TYPE_TRAIL);

  object_class->get_property = study_overview_page_get_property;
  object_class->set_property = study_overview_page_set_property;
  object_class->dispose = study_overview_page_dispose;

  widget_class->map = study_overview_page_map;

  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, flags);
  /* What was done on all trails, with what the user chose for them. */
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, STUDY_TYPE_DIARY, flags);
  /* Whether optional topics are spoken of. */
  props[PROP_SHOW_OPTIONAL] = g_param_spec_boolean ("show-optional", NULL, NULL, TRUE, flags);
  /* Whether a card says what the program is, until somebody uses or dismisses it. */
  props[PROP_SHOW_WELCOME] = g_param_spec_boolean ("show-welcome", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "welcome.open-guide", NULL, welcome_cb);
  gtk_widget_class_install_action (widget_class, "welcome.start-empty", NULL, welcome_cb);
  gtk_widget_class_install_action (widget_class, "welcome.dismiss", NULL, welcome_cb);

  gtk_widget_class_set_css_name (widget_class, "overviewpage");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, ring);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, stage_list);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, activity_card);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, StudyOverviewPage, page_box);
  gtk_widget_class_bind_template_callback (widget_class, edit_course_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_course_cb);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_body);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_state);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_apart);
  gtk_widget_class_bind_template_callback (widget_class, continues_closure);
  gtk_widget_class_bind_template_callback (widget_class, continue_closure);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_set);
  gtk_widget_class_bind_template_callback (widget_class, stage_row_created_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
}

static void
study_overview_page_init (StudyOverviewPage *self)
{
  self->show_optional = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  study_title_sight_follow (self->title_label, self->scrolled_window);

  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (update_stack), self);
}

GtkWidget *
study_overview_page_new (void)
{
  return g_object_new (STUDY_TYPE_OVERVIEW_PAGE, NULL);
}

/* Shows another trail, from the top. */
void
study_overview_page_set_trail (StudyOverviewPage *self,
                               StudyTrail        *trail)
{
  g_return_if_fail (STUDY_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (trail == NULL || STUDY_IS_TRAIL (trail));

  if (!g_set_object (&self->trail, trail))
    return;

  g_signal_group_set_target (self->trail_signals, trail);
  study_boxed_list_set_model (self->stage_list, G_LIST_MODEL (trail));
  update_stack (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
  study_progress_ring_jump (self->ring);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

void
study_overview_page_set_activity (StudyOverviewPage *self,
                                  StudyActivity     *activity)
{
  g_return_if_fail (STUDY_IS_OVERVIEW_PAGE (self));

  g_object_set (self->activity_card, "activity", activity, NULL);
}
