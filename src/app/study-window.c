/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "study-window.h"

#include <glib/gi18n.h>

#include "study-closures.h"
#include "study-overview-page.h"
#include "study-paths.h"
#include "study-sidebar.h"
#include "study-stage-page.h"
#include "study-text.h"
#include "study-topic-page.h"
#include "study-uri.h"

/**
 * StudyWindow:
 *
 * The window: the sidebar, and the page that is open. It owns the
 * [class@Session] of the trail that it shows.
 */

struct _StudyWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  StudyLibrary *library;
  StudySession *session;
  StudyTopic *topic;  /* of the topic page that is open */
  StudyStage *stage;  /* of the topic or stage page that is open */
  StudyTopic *blocker;
  StudyTopic *previous_topic;
  StudyTopic *next_topic;
  GStrv collapsed_stages;
  char *problem;
  char *problem_button;
  GSignalGroup *trail_signals;
  GSignalGroup *history_signals;
  GSignalGroup *saver_signals;
  GSignalGroup *session_signals;
  AdwToast *toast; /* the one with Undo, while it is shown */
  int weekly_goal;
  gboolean narrow;
  gboolean sidebar_visible;
  gboolean show_optional;
  gboolean follow_order;
  gboolean report_read;
  gboolean errors_read;
  gboolean closing;

  AdwToastOverlay *toast_overlay;
  AdwNavigationSplitView *split_view;
  StudySidebar *sidebar;
  GtkMenuButton *topic_menu_button;
  GtkStack *stack;
  StudyOverviewPage *overview_page;
  StudyStagePage *stage_page;
  StudyTopicPage *topic_page;
  GMenu *trails_menu;
  GMenu *trails_section;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_ACTIVITY,
  PROP_NARROW,
  PROP_SIDEBAR_VISIBLE,
  PROP_SHOW_OPTIONAL,
  PROP_FOLLOW_ORDER,
  PROP_WEEKLY_GOAL,
  PROP_COLLAPSED_STAGES,
  PROP_PAGE_TITLE,
  PROP_PAGE_SUBTITLE,
  PROP_IS_TOPIC_PAGE,
  PROP_BLOCKER,
  PROP_PREVIOUS_TOPIC,
  PROP_NEXT_TOPIC,
  PROP_PROBLEM,
  PROP_PROBLEM_BUTTON,
} StudyWindowProperty;

static GParamSpec *props[PROP_PROBLEM_BUTTON + 1];

G_DEFINE_FINAL_TYPE (StudyWindow, study_window, ADW_TYPE_APPLICATION_WINDOW)

static StudyTrail *
get_trail (StudyWindow *self)
{
  return self->session != NULL ? study_session_get_trail (self->session) : NULL;
}

static const char *
get_page_id (StudyWindow *self)
{
  if (self->topic != NULL)
    return study_topic_get_id (self->topic);
  if (self->stage != NULL)
    return study_stage_get_id (self->stage);

  return "";
}

static char *
dup_stage_title (StudyWindow *self)
{
  return study_text_numbered (study_stage_get_number (self->stage), study_stage_get_title (self->stage));
}

static char *
dup_page_title (StudyWindow *self)
{
  if (self->topic != NULL)
    return g_strdup (study_topic_get_title (self->topic));
  if (self->stage != NULL)
    return dup_stage_title (self);

  return g_strdup (_("Overview"));
}

/* The next topic in the trail that is shown, forwards or backwards. */
static StudyTopic *
find_neighbour (StudyWindow *self,
                int          step)
{
  StudyTrail *trail = get_trail (self);
  StudyTopic *topic = self->topic;

  while (topic != NULL)
    {
      topic = study_trail_get_topic (trail, study_topic_get_position (topic) + step);
      if (topic != NULL && (self->show_optional || !study_topic_get_optional (topic)))
        break;
    }

  return topic;
}

static void
update_neighbours (StudyWindow *self)
{
  if (g_set_object (&self->previous_topic, find_neighbour (self, -1)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PREVIOUS_TOPIC]);
  if (g_set_object (&self->next_topic, find_neighbour (self, 1)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NEXT_TOPIC]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-topic", self->previous_topic != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-topic", self->next_topic != NULL);
}

static void
update_blocker (StudyWindow *self)
{
  StudyTopic *blocker = self->topic != NULL ? study_topic_get_blocker (self->topic) : NULL;

  if (g_set_object (&self->blocker, blocker))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BLOCKER]);
}

static void
update_history (StudyWindow *self)
{
  StudyHistory *history = study_session_get_history (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", study_history_get_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", study_history_get_can_redo (history));
}

/* Says the most urgent of what the person should know. */
static void
update_problem (StudyWindow *self)
{
  g_autofree char *problem = NULL;
  const char *button = NULL;
  const char * const *errors = study_library_get_errors (self->library);
  StudySaver *saver = study_session_get_saver (self->session);
  const StudyOpenReport *report = study_session_get_report (self->session);

  if (study_saver_get_state (saver) == STUDY_SAVER_FAILED)
    {
      problem = g_strdup (study_saver_get_error_message (saver));
      button = _("_Try Again");
    }
  else if (report->outcome == STUDY_OPEN_NEWER)
    {
      problem = g_strdup (report->message);
    }
  else if (study_trail_get_read_only (get_trail (self)))
    {
      problem = g_strdup (_("This trail was written by a newer version of Study Trail and is shown as far as it is understood"));
    }
  else if (report->outcome == STUDY_OPEN_DAMAGED && !self->report_read)
    {
      problem = g_strdup (report->message);
      button = _("_Dismiss");
    }
  else if (errors[0] != NULL && !self->errors_read)
    {
      problem = g_strjoinv ("\n", (GStrv) errors);
      button = _("_Dismiss");
    }

  if (g_set_str (&self->problem_button, button != NULL ? button : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM_BUTTON]);
  if (g_set_str (&self->problem, problem != NULL ? problem : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
dismiss_toast (StudyWindow *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
toast_dismissed_cb (StudyWindow *self,
                    AdwToast    *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* A change of several things at once, or one that takes something away, can be
 * undone where it was seen. There is one such toast, for the last change. */
static void
recorded_cb (StudyWindow   *self,
             const char    *description,
             guint          n_changes,
             StudyRegister *reg)
{
  gboolean removed = study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE) &&
                     study_register_get_value (reg) == NULL;

  dismiss_toast (self);
  if (description == NULL || (n_changes < 2 && !removed))
    return;

  self->toast = adw_toast_new (description);
  adw_toast_set_use_markup (self->toast, FALSE);
  adw_toast_set_button_label (self->toast, _("_Undo"));
  adw_toast_set_action_name (self->toast, "win.undo");
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, self->toast);
}

static void
open_page (StudyWindow *self,
           const char  *id)
{
  StudyTrail *trail = get_trail (self);
  StudyTopic *topic = study_trail_find_topic (trail, id);
  StudyStage *stage = topic != NULL ? study_topic_get_stage (topic) : study_trail_find_stage (trail, id);

  g_object_freeze_notify (G_OBJECT (self));
  g_set_object (&self->topic, topic);
  g_set_object (&self->stage, stage);
  if (topic != NULL)
    study_topic_page_set_topic (self->topic_page, topic);
  else if (stage != NULL)
    study_stage_page_set_stage (self->stage_page, stage);
  gtk_stack_set_visible_child_name (self->stack, topic != NULL ? "topic" : stage != NULL ? "stage" : "overview");

  update_neighbours (self);
  update_blocker (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE_SUBTITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_TOPIC_PAGE]);
  g_object_thaw_notify (G_OBJECT (self));

  study_sidebar_select (self->sidebar, get_page_id (self));
}

static void
show_page (StudyWindow *self,
           const char  *id)
{
  open_page (self, id);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* After undo and redo the person sees what changed. */
static void
replayed_cb (StudyWindow   *self,
             const char    *description,
             StudyRegister *reg)
{
  StudyTrail *trail = get_trail (self);
  const char *id = study_register_get_id (reg);
  StudyItem *item = study_trail_find_item (trail, id);
  StudyTopic *topic = study_trail_find_topic (trail, id);
  const char *own = g_strrstr (id, "/own-");

  dismiss_toast (self);
  if (description != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), description,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  if (item != NULL)
    {
      topic = study_item_get_topic (item);
    }
  else if (topic == NULL && own != NULL)
    {
      g_autofree char *topic_id = g_strndup (id, own - id);

      topic = study_trail_find_topic (trail, topic_id);
    }
  if (self->topic != NULL && topic != NULL && topic != self->topic)
    open_page (self, study_topic_get_id (topic));
}

static GStrv
lookup_collapsed (StudyWindow *self)
{
  g_autoptr (GVariant) collapsed = g_settings_get_value (self->settings, "collapsed-stages");
  GStrv stages = NULL;

  if (self->session == NULL ||
      !g_variant_lookup (collapsed, study_trail_get_id (get_trail (self)), "^as", &stages))
    stages = g_new0 (char *, 1);

  return stages;
}

static void
trail_changed_cb (StudyWindow *self)
{
  g_autofree char *page_id = g_strdup (get_page_id (self));

  g_signal_group_set_target (self->trail_signals, get_trail (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
  open_page (self, page_id);
  update_problem (self);
}

static void
trails_changed_cb (StudyWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->library));

  g_menu_remove_all (self->trails_menu);
  g_menu_remove_all (self->trails_section);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->library), i);
      g_autoptr (GMenuItem) item = g_menu_item_new (study_library_entry_get_title (entry), NULL);

      g_menu_item_set_action_and_target (item, "win.trail", "s", study_library_entry_get_id (entry));
      g_menu_append_item (self->trails_menu, item);
      if (n > 1)
        g_menu_append_item (self->trails_section, item);
    }
  /* Whether there is a choice follows from the menu. */
  g_object_set (self->sidebar, "trails-menu", self->trails_menu, NULL);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  StudyHistory *history = study_session_get_history (self->session);

  /* In a text, undo is about the text, even where it has nothing left to undo. */
  if (focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)))
    return;

  if (g_str_equal (action_name, "win.undo"))
    study_history_undo (history);
  else
    study_history_redo (history);
}

static void
open_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  open_page (STUDY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  show_page (STUDY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
overview_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  show_page (STUDY_WINDOW (widget), "");
}

static void
neighbour_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);
  StudyTopic *topic = g_str_equal (action_name, "win.next-topic") ? self->next_topic : self->previous_topic;

  if (topic != NULL)
    show_page (self, study_topic_get_id (topic));
}

static void
open_blocker_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);

  if (self->blocker != NULL)
    show_page (self, study_topic_get_id (self->blocker));
}

static void
uri_opened_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (StudyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  adw_toast_overlay_add_toast (self->toast_overlay,
                               g_object_new (ADW_TYPE_TOAST,
                                             "title", _("The link could not be opened"),
                                             NULL));
  g_message ("Could not open %s: %s",
             gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source)), error->message);
}

static void
open_uri_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!study_uri_is_safe (uri))
    return;

  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (widget), NULL, uri_opened_cb, g_object_ref (widget));
}

static void
set_sidebar_visible (StudyWindow *self,
                     gboolean     visible)
{
  if (self->sidebar_visible == visible)
    return;

  if (!visible)
    adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  self->sidebar_visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIDEBAR_VISIBLE]);
}

static void
search_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);

  if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  set_sidebar_visible (self, TRUE);
  study_sidebar_search (self->sidebar);
}

static void
toggle_sidebar_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);

  if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split_view,
                                                !adw_navigation_split_view_get_show_content (self->split_view));
  else
    set_sidebar_visible (self, !self->sidebar_visible);
}

/* Going back to a sidebar that was hidden brings it back beside the page. */
static void
show_content_cb (AdwNavigationSplitView *split_view,
                 GParamSpec             *pspec,
                 StudyWindow            *self)
{
  if (!self->narrow && !adw_navigation_split_view_get_show_content (split_view))
    set_sidebar_visible (self, TRUE);
}

static void
resolve_problem_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);
  StudySaver *saver = study_session_get_saver (self->session);

  if (study_saver_get_state (saver) == STUDY_SAVER_FAILED)
    study_saver_retry (saver);
  else if (study_session_get_report (self->session)->outcome == STUDY_OPEN_DAMAGED && !self->report_read)
    self->report_read = TRUE;
  else
    self->errors_read = TRUE;
  update_problem (self);
}

static void
open_trail_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  study_window_open_trail (STUDY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
language_changed_cb (StudyWindow *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");
  g_autoptr (GError) error = NULL;

  if (!study_session_set_language (self->session, language, &error))
    {
      AdwToast *toast = adw_toast_new (error->message);

      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_overlay_add_toast (self->toast_overlay, toast);
    }
}

static void
close_anyway_cb (AdwAlertDialog *dialog,
                 const char     *response,
                 StudyWindow    *self)
{
  if (g_str_equal (response, "close"))
    {
      self->closing = TRUE;
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_str_equal (response, "retry"))
    {
      study_saver_retry (study_session_get_saver (self->session));
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (study_saver_flush_finish (STUDY_SAVER (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  self->closing = FALSE;
  dialog = adw_alert_dialog_new (_("Close Without Saving?"), error->message);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Keep Open"),
                                  "close", _("_Close Anyway"),
                                  "retry", _("_Try Again"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "retry",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "retry");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_anyway_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The window closes once everything is on disk. */
static gboolean
study_window_close_request (GtkWindow *window)
{
  StudyWindow *self = STUDY_WINDOW (window);

  study_window_save_state (self);
  if (!self->closing)
    {
      self->closing = TRUE;
      study_saver_flush_async (study_session_get_saver (self->session), NULL, flushed_cb,
                               g_object_ref (self));
    }

  return GDK_EVENT_STOP;
}

static void
is_active_cb (StudyWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->session != NULL)
    study_window_save_state (self);
}

static void
study_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  StudyWindow *self = STUDY_WINDOW (object);

  switch ((StudyWindowProperty) prop_id)
    {
    case PROP_TRAIL:
      g_value_set_object (value, get_trail (self));
      break;
    case PROP_ACTIVITY:
      g_value_set_object (value, self->session != NULL ? study_session_get_activity (self->session) : NULL);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, self->sidebar_visible);
      break;
    case PROP_SHOW_OPTIONAL:
      g_value_set_boolean (value, self->show_optional);
      break;
    case PROP_FOLLOW_ORDER:
      g_value_set_boolean (value, self->follow_order);
      break;
    case PROP_WEEKLY_GOAL:
      g_value_set_int (value, self->weekly_goal);
      break;
    case PROP_COLLAPSED_STAGES:
      g_value_set_boxed (value, self->collapsed_stages);
      break;
    case PROP_PAGE_TITLE:
      g_value_take_string (value, dup_page_title (self));
      break;
    case PROP_PAGE_SUBTITLE:
      g_value_take_string (value, self->topic != NULL ? dup_stage_title (self) : NULL);
      break;
    case PROP_IS_TOPIC_PAGE:
      g_value_set_boolean (value, self->topic != NULL);
      break;
    case PROP_BLOCKER:
      g_value_set_object (value, self->blocker);
      break;
    case PROP_PREVIOUS_TOPIC:
      g_value_set_object (value, self->previous_topic);
      break;
    case PROP_NEXT_TOPIC:
      g_value_set_object (value, self->next_topic);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_PROBLEM_BUTTON:
      g_value_set_string (value, self->problem_button);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_window_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  StudyWindow *self = STUDY_WINDOW (object);

  switch ((StudyWindowProperty) prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SIDEBAR_VISIBLE:
      set_sidebar_visible (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_OPTIONAL:
      self->show_optional = g_value_get_boolean (value);
      update_neighbours (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FOLLOW_ORDER:
      self->follow_order = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_WEEKLY_GOAL:
      self->weekly_goal = g_value_get_int (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COLLAPSED_STAGES:
      g_strfreev (self->collapsed_stages);
      self->collapsed_stages = g_value_dup_boxed (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TRAIL:
    case PROP_ACTIVITY:
    case PROP_PAGE_TITLE:
    case PROP_PAGE_SUBTITLE:
    case PROP_IS_TOPIC_PAGE:
    case PROP_BLOCKER:
    case PROP_PREVIOUS_TOPIC:
    case PROP_NEXT_TOPIC:
    case PROP_PROBLEM:
    case PROP_PROBLEM_BUTTON:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_window_dispose (GObject *object)
{
  StudyWindow *self = STUDY_WINDOW (object);

  g_clear_object (&self->trail_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->saver_signals);
  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_WINDOW);
  g_clear_object (&self->topic);
  g_clear_object (&self->stage);
  g_clear_object (&self->blocker);
  g_clear_object (&self->previous_topic);
  g_clear_object (&self->next_topic);
  g_clear_object (&self->session);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (study_window_parent_class)->dispose (object);
}

static void
study_window_finalize (GObject *object)
{
  StudyWindow *self = STUDY_WINDOW (object);

  g_clear_pointer (&self->collapsed_stages, g_strfreev);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->problem_button, g_free);

  G_OBJECT_CLASS (study_window_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * StudyWindow:trail:
   *
   * The trail that is open.
   */
  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, readable);
  /**
   * StudyWindow:activity:
   *
   * How much was done on which day.
   */
  props[PROP_ACTIVITY] = g_param_spec_object ("activity", NULL, NULL, STUDY_TYPE_ACTIVITY, readable);
  /**
   * StudyWindow:narrow:
   *
   * Whether there is no room for sidebar and page side by side.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);
  /**
   * StudyWindow:sidebar-visible:
   *
   * Whether the person wants to see the sidebar beside the page.
   */
  props[PROP_SIDEBAR_VISIBLE] = g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, writable);
  /**
   * StudyWindow:show-optional:
   *
   * Whether optional topics are shown.
   */
  props[PROP_SHOW_OPTIONAL] = g_param_spec_boolean ("show-optional", NULL, NULL, TRUE, writable);
  /**
   * StudyWindow:follow-order:
   *
   * Whether to advise which topic comes first.
   */
  props[PROP_FOLLOW_ORDER] = g_param_spec_boolean ("follow-order", NULL, NULL, TRUE, writable);
  /**
   * StudyWindow:weekly-goal:
   *
   * How many items the person wants to do in a week.
   */
  props[PROP_WEEKLY_GOAL] = g_param_spec_int ("weekly-goal", NULL, NULL, 1, G_MAXINT, 5, writable);
  /**
   * StudyWindow:collapsed-stages:
   *
   * The ids of the stages whose topics the person folded away.
   */
  props[PROP_COLLAPSED_STAGES] = g_param_spec_boxed ("collapsed-stages", NULL, NULL, G_TYPE_STRV, writable);
  /**
   * StudyWindow:page-title:
   *
   * The title of the page that is open.
   */
  props[PROP_PAGE_TITLE] = g_param_spec_string ("page-title", NULL, NULL, NULL, readable);
  /**
   * StudyWindow:page-subtitle:
   *
   * The title of the stage that a topic is in.
   */
  props[PROP_PAGE_SUBTITLE] = g_param_spec_string ("page-subtitle", NULL, NULL, NULL, readable);
  /**
   * StudyWindow:is-topic-page:
   *
   * Whether a topic is open.
   */
  props[PROP_IS_TOPIC_PAGE] = g_param_spec_boolean ("is-topic-page", NULL, NULL, FALSE, readable);
  /**
   * StudyWindow:blocker:
   *
   * The topic that the guide wants finished before the one that is open.
   */
  props[PROP_BLOCKER] = g_param_spec_object ("blocker", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  /**
   * StudyWindow:previous-topic:
   *
   * The topic before the one that is open.
   */
  props[PROP_PREVIOUS_TOPIC] = g_param_spec_object ("previous-topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  /**
   * StudyWindow:next-topic:
   *
   * The topic after the one that is open.
   */
  props[PROP_NEXT_TOPIC] = g_param_spec_object ("next-topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  /**
   * StudyWindow:problem:
   *
   * What the person should know; empty when there is nothing.
   */
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, readable);
  /**
   * StudyWindow:problem-button:
   *
   * What can be done about the problem; empty when there is nothing.
   */
  props[PROP_PROBLEM_BUTTON] = g_param_spec_string ("problem-button", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_window_class_init (StudyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_window_get_property;
  object_class->set_property = study_window_set_property;
  object_class->dispose = study_window_dispose;
  object_class->finalize = study_window_finalize;

  window_class->close_request = study_window_close_request;

  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.open-page", "s", open_page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_cb);
  gtk_widget_class_install_action (widget_class, "win.overview", NULL, overview_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-topic", NULL, neighbour_cb);
  gtk_widget_class_install_action (widget_class, "win.next-topic", NULL, neighbour_cb);
  gtk_widget_class_install_action (widget_class, "win.open-blocker", NULL, open_blocker_cb);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.resolve-problem", NULL, resolve_problem_cb);
  gtk_widget_class_install_action (widget_class, "win.trail", "s", open_trail_cb);

  g_type_ensure (STUDY_TYPE_OVERVIEW_PAGE);
  g_type_ensure (STUDY_TYPE_SIDEBAR);
  g_type_ensure (STUDY_TYPE_STAGE_PAGE);
  g_type_ensure (STUDY_TYPE_TOPIC_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, topic_menu_button);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, overview_page);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, stage_page);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, topic_page);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, trails_menu);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, trails_section);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_set);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_text_if);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_collapsed);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_held_up);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_blocker);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
}

static void
study_window_init (StudyWindow *self)
{
  self->sidebar_visible = TRUE;
  self->show_optional = TRUE;
  self->follow_order = TRUE;
  self->weekly_goal = 5;
  self->problem = g_strdup ("");
  self->problem_button = g_strdup ("");
  self->collapsed_stages = g_new0 (char *, 1);

  self->session_signals = g_signal_group_new (STUDY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::trail",
                                  G_CALLBACK (trail_changed_cb), self);
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "topic-state-changed",
                                  G_CALLBACK (update_blocker), self);
  self->history_signals = g_signal_group_new (STUDY_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "recorded", G_CALLBACK (recorded_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "replayed", G_CALLBACK (replayed_cb), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::can-undo",
                                  G_CALLBACK (update_history), self);
  g_signal_group_connect_swapped (self->history_signals, "notify::can-redo",
                                  G_CALLBACK (update_history), self);
  self->saver_signals = g_signal_group_new (STUDY_TYPE_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "notify::state",
                                  G_CALLBACK (update_problem), self);
  g_signal_group_connect_swapped (self->saver_signals, "notify::error-message",
                                  G_CALLBACK (update_problem), self);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_insert_action_group (GTK_WIDGET (self), "topic",
                                  study_topic_page_get_actions (self->topic_page));
  gtk_menu_button_set_menu_model (self->topic_menu_button, study_topic_page_get_menu (self->topic_page));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

/**
 * study_window_new:
 * @application: the application
 * @settings: the person's settings
 * @library: where trails are
 *
 * Makes the window as it was when it was closed last. It shows nothing before
 * study_window_open_trail().
 *
 * Returns: (transfer none): a new window, which the application owns
 */
GtkWidget *
study_window_new (GtkApplication *application,
                  GSettings      *settings,
                  StudyLibrary   *library)
{
  StudyWindow *self = g_object_new (STUDY_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->library = g_object_ref (library);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  set_sidebar_visible (self, g_settings_get_boolean (settings, "sidebar-visible"));
  g_settings_bind (settings, "show-optional", self, "show-optional", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "follow-order", self, "follow-order", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "weekly-goal", self, "weekly-goal", G_SETTINGS_BIND_GET);
  g_signal_connect_object (settings, "changed::content-language", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (trails_changed_cb), self,
                           G_CONNECT_SWAPPED);
  trails_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * study_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the trail that is open, with what
 *   belongs to it
 */
StudySession *
study_window_get_session (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * study_window_open_trail:
 * @self: a window
 * @trail_id: the trail to open
 *
 * Opens a trail at the page where the person left it. The one that was open is
 * saved first; while that fails, it stays.
 *
 * Returns: whether the trail is open
 */
gboolean
study_window_open_trail (StudyWindow *self,
                         const char  *trail_id)
{
  g_autofree char *language = NULL;
  g_autofree char *page_id = NULL;
  g_autoptr (GVariant) pages = NULL;
  g_autoptr (StudySession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (STUDY_IS_WINDOW (self), FALSE);

  if (self->session != NULL)
    {
      if (g_str_equal (study_trail_get_id (get_trail (self)), trail_id))
        return TRUE;
      study_window_save_state (self);
      /* The banner tells of a failure. */
      if (!study_saver_flush (study_session_get_saver (self->session), NULL))
        return FALSE;
    }

  language = g_settings_get_string (self->settings, "content-language");
  session = study_session_new (self->library, trail_id, language, study_paths_get_device (), &error);
  if (session == NULL)
    {
      AdwToast *toast = adw_toast_new (error->message);

      g_message ("Could not open the trail “%s”: %s", trail_id, error->message);
      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_overlay_add_toast (self->toast_overlay, toast);
      return FALSE;
    }

  dismiss_toast (self);
  g_set_object (&self->session, session);
  self->report_read = FALSE;
  g_clear_object (&self->topic);
  g_clear_object (&self->stage);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->trail_signals, get_trail (self));
  g_signal_group_set_target (self->history_signals, study_session_get_history (session));
  g_signal_group_set_target (self->saver_signals, study_session_get_saver (session));
  study_topic_page_set_history (self->topic_page, study_session_get_history (session));

  g_strfreev (self->collapsed_stages);
  self->collapsed_stages = lookup_collapsed (self);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTIVITY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED_STAGES]);
  g_object_thaw_notify (G_OBJECT (self));
  g_settings_set_string (self->settings, "current-trail", trail_id);

  pages = g_settings_get_value (self->settings, "selected-pages");
  g_variant_lookup (pages, trail_id, "s", &page_id);
  show_page (self, page_id != NULL ? page_id : "");
  update_history (self);
  update_problem (self);

  return TRUE;
}

static void
set_in_dict (GSettings  *settings,
             const char *key,
             const char *trail_id,
             GVariant   *value)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, key);
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *entry;

  g_variant_builder_init (&builder, g_variant_get_type (before));
  g_variant_iter_init (&iter, before);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) owned = entry;
      g_autoptr (GVariant) id = g_variant_get_child_value (owned, 0);

      if (!g_str_equal (g_variant_get_string (id, NULL), trail_id))
        g_variant_builder_add_value (&builder, owned);
    }
  g_variant_builder_add_value (&builder, g_variant_new_dict_entry (g_variant_new_string (trail_id), value));
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

/**
 * study_window_save_state:
 * @self: a window
 *
 * Remembers size, page and folded stages for the next start.
 */
void
study_window_save_state (StudyWindow *self)
{
  const char *trail_id;
  int width;
  int height;

  g_return_if_fail (STUDY_IS_WINDOW (self));

  if (self->session == NULL)
    return;

  trail_id = study_trail_get_id (get_trail (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_boolean (self->settings, "sidebar-visible", self->sidebar_visible);
  set_in_dict (self->settings, "selected-pages", trail_id, g_variant_new_string (get_page_id (self)));
  set_in_dict (self->settings, "collapsed-stages", trail_id,
               g_variant_new_strv ((const char * const *) self->collapsed_stages, -1));
}
