/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/study-page-stack.h"

#include "app/pages/study-overview-page.h"
#include "app/pages/study-stage-page.h"
#include "app/pages/study-topic-page.h"

/**
 * StudyPageStack:
 *
 * The pages: overview, stage and topic, of which one is shown. Each is made
 * when it is opened for the first time, so that the program starts with one.
 */

struct _StudyPageStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  StudyOverviewPage *overview_page; /* the stack owns them, once they are there */
  StudyStagePage *stage_page;
  StudyTopicPage *topic_page;

  StudyNavigator *navigator;
  StudySession *session;
  StudyDiary *diary;
  gboolean show_welcome;
  gboolean title_away;
};

typedef enum
{
  PROP_NAVIGATOR = 1,
  PROP_DIARY,
  PROP_SHOW_WELCOME,
  PROP_TOPIC_MENU,
  PROP_TITLE_AWAY,
} StudyPageStackProperty;

static GParamSpec *props[PROP_TITLE_AWAY + 1];

G_DEFINE_FINAL_TYPE (StudyPageStack, study_page_stack, ADW_TYPE_BIN)

static void
bind_show_optional (StudyPageStack *self,
                    GtkWidget      *page)
{
  g_object_bind_property (self->navigator, "show-optional", page, "show-optional",
                          G_BINDING_SYNC_CREATE);
}

static void
update_overview (StudyPageStack *self)
{
  if (self->overview_page == NULL)
    return;

  study_overview_page_set_activity (self->overview_page,
                                    self->session != NULL ? study_session_get_activity (self->session) : NULL);
  study_overview_page_set_trail (self->overview_page,
                                 self->session != NULL ? study_session_get_trail (self->session) : NULL);
}

static void
show_overview (StudyPageStack *self)
{
  if (self->overview_page == NULL)
    {
      GtkWidget *page = study_overview_page_new ();

      self->overview_page = STUDY_OVERVIEW_PAGE (page);
      bind_show_optional (self, page);
      g_object_bind_property (self, "diary", page, "diary", G_BINDING_SYNC_CREATE);
      g_object_bind_property (self, "show-welcome", page, "show-welcome",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      update_overview (self);
      gtk_stack_add_child (self->stack, page);
    }

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->overview_page));
}

static void
show_stage (StudyPageStack *self,
            StudyStage     *stage)
{
  if (self->stage_page == NULL)
    {
      GtkWidget *page = study_stage_page_new ();

      self->stage_page = STUDY_STAGE_PAGE (page);
      bind_show_optional (self, page);
      gtk_stack_add_child (self->stack, page);
    }

  study_stage_page_set_stage (self->stage_page, stage);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->stage_page));
}

static void
show_topic (StudyPageStack *self,
            StudyTopic     *topic)
{
  if (self->topic_page == NULL)
    {
      GtkWidget *page = study_topic_page_new ();

      self->topic_page = STUDY_TOPIC_PAGE (page);
      study_topic_page_set_history (self->topic_page, study_session_get_history (self->session));
      gtk_stack_add_child (self->stack, page);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOPIC_MENU]);
    }

  study_topic_page_set_topic (self->topic_page, topic);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->topic_page));
}

static void
study_page_stack_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyPageStack *self = STUDY_PAGE_STACK (object);

  switch ((StudyPageStackProperty) prop_id)
    {
    case PROP_NAVIGATOR:
      g_value_set_object (value, self->navigator);
      break;
    case PROP_DIARY:
      g_value_set_object (value, self->diary);
      break;
    case PROP_SHOW_WELCOME:
      g_value_set_boolean (value, self->show_welcome);
      break;
    case PROP_TOPIC_MENU:
      g_value_set_object (value, self->topic_page != NULL ? study_topic_page_get_menu (self->topic_page) : NULL);
      break;
    case PROP_TITLE_AWAY:
      g_value_set_boolean (value, self->title_away);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_page_stack_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StudyPageStack *self = STUDY_PAGE_STACK (object);

  switch ((StudyPageStackProperty) prop_id)
    {
    case PROP_NAVIGATOR:
      if (g_set_object (&self->navigator, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_DIARY:
      if (g_set_object (&self->diary, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHOW_WELCOME:
      if (self->show_welcome == g_value_get_boolean (value))
        break;
      self->show_welcome = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TOPIC_MENU:
    case PROP_TITLE_AWAY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_title_away_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  StudyPageStack *self = STUDY_PAGE_STACK (widget);

  if (self->title_away == g_variant_get_boolean (parameter))
    return;

  self->title_away = g_variant_get_boolean (parameter);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE_AWAY]);
}

static void
study_page_stack_dispose (GObject *object)
{
  StudyPageStack *self = STUDY_PAGE_STACK (object);

  g_clear_object (&self->diary);
  g_clear_object (&self->session);
  g_clear_object (&self->navigator);

  G_OBJECT_CLASS (study_page_stack_parent_class)->dispose (object);
}

static void
study_page_stack_class_init (StudyPageStackClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_page_stack_get_property;
  object_class->set_property = study_page_stack_set_property;
  object_class->dispose = study_page_stack_dispose;

  props[PROP_NAVIGATOR] = g_param_spec_object ("navigator", NULL, NULL, STUDY_TYPE_NAVIGATOR, writable);
  props[PROP_DIARY] = g_param_spec_object ("diary", NULL, NULL, STUDY_TYPE_DIARY, writable);
  props[PROP_SHOW_WELCOME] = g_param_spec_boolean ("show-welcome", NULL, NULL, FALSE, writable);
  /**
   * StudyPageStack:topic-menu:
   *
   * The menu of these actions; %NULL before the first topic is open.
   */
  props[PROP_TOPIC_MENU] = g_param_spec_object ("topic-menu", NULL, NULL, G_TYPE_MENU_MODEL, readable);
  /* Whether the title of the page that is open is scrolled out of sight. */
  props[PROP_TITLE_AWAY] = g_param_spec_boolean ("title-away", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.set-title-away", "b", set_title_away_cb);
}

static void
study_page_stack_init (StudyPageStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/* Shows another trail, or none. Which of its pages, study_page_stack_update() tells. */
void
study_page_stack_set_session (StudyPageStack *self,
                              StudySession   *session)
{
  g_return_if_fail (STUDY_IS_PAGE_STACK (self));
  g_return_if_fail (session == NULL || STUDY_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  /* What is not in sight is not to be about the trail before: its actions would
   * still change that. */
  if (self->topic_page != NULL)
    {
      study_topic_page_set_topic (self->topic_page, NULL);
      study_topic_page_set_history (self->topic_page, session != NULL ? study_session_get_history (session) : NULL);
    }
  if (self->stage_page != NULL)
    study_stage_page_set_stage (self->stage_page, NULL);
  update_overview (self);
}

/* Shows the page at which the navigator is. */
void
study_page_stack_update (StudyPageStack *self)
{
  StudyTopic *topic;
  StudyStage *stage;

  g_return_if_fail (STUDY_IS_PAGE_STACK (self));
  g_return_if_fail (self->session != NULL);

  topic = study_navigator_get_topic (self->navigator);
  stage = study_navigator_get_stage (self->navigator);
  if (topic != NULL)
    show_topic (self, topic);
  else if (stage != NULL)
    show_stage (self, stage);
  else
    show_overview (self);
}

/* Brings something of the topic that is open into sight. */
void
study_page_stack_reveal (StudyPageStack *self,
                         const char     *id,
                         const char     *field)
{
  g_return_if_fail (STUDY_IS_PAGE_STACK (self));
  g_return_if_fail (self->topic_page != NULL);

  study_topic_page_reveal (self->topic_page, id, field);
}

GActionGroup *
study_page_stack_get_topic_actions (StudyPageStack *self)
{
  g_return_val_if_fail (STUDY_IS_PAGE_STACK (self), NULL);

  return self->topic_page != NULL ? study_topic_page_get_actions (self->topic_page) : NULL;
}
