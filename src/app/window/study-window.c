/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/study-window.h"

#include <glib/gi18n.h>

#include "app/common/study-closures.h"
#include "app/common/study-lazy-menu.h"
#include "app/sidebar/study-sidebar.h"
#include "app/window/study-page-stack.h"
#include "app/window/study-undo-toast.h"
#include "app/window/study-window-state.h"
#include "model/content/study-calendar.h"
#include "model/content/study-text-date.h"
#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"
#include "storage/files/study-paths.h"
#include "widgets/study-drop-zone.h"
#include "widgets/study-lazy-bin.h"

/* How long a trail may take to open before the window says so, in milliseconds. */
#define PATIENCE 150

/**
 * StudyWindow:
 *
 * The window: the sidebar, and the page that is open. It shows the
 * [class@Session] that its [class@Opener] has opened.
 */

struct _StudyWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  StudyOpener *opener;
  StudySession *session; /* (nullable): that is shown */
  StudyNavigator *navigator;
  StudyProblems *problems;
  StudyUndoToast *undo_toast;
  StudyTrailList *trail_list;
  GSignalGroup *trail_signals;
  gboolean narrow;
  gboolean sidebar_visible;
  gboolean closing;
  gboolean waiting;        /* whether a trail takes its time to open */
  gboolean present_wanted; /* once there is something to show */
  guint show_sidebar_id;
  guint patience_id;

  AdwToastOverlay *toast_overlay;
  AdwNavigationSplitView *split_view;
  StudySidebar *sidebar;
  GtkWidget *stack;
  StudyPageStack *page_stack;
  GtkMenuButton *stage_menu_button;
  GtkMenuButton *trail_menu_button;
};

typedef enum
{
  PROP_TRAIL = 1,
  PROP_TRAIL_ID,
  PROP_WAITING,
  PROP_NARROW,
  PROP_SIDEBAR_VISIBLE,
  PROP_NAVIGATOR,
  PROP_PROBLEMS,
  PROP_TRAIL_LIST,
} StudyWindowProperty;

static GParamSpec *props[PROP_TRAIL_LIST + 1];

G_DEFINE_FINAL_TYPE (StudyWindow, study_window, ADW_TYPE_APPLICATION_WINDOW)

static StudyTrail *
get_trail (StudyWindow *self)
{
  return self->session != NULL ? study_session_get_trail (self->session) : NULL;
}

static char *
window_page (gpointer    self,
             StudyTrail *trail,
             gboolean    waiting)
{
  if (waiting)
    return g_strdup ("opening");

  return g_strdup (trail != NULL ? "trail" : "empty");
}

static char *
previous_closure (gpointer    self,
                  const char *title)
{
  g_autofree char *shown = study_text_shorten (title, STUDY_TEXT_MAX_TITLE);

  /* Translators: a button; the argument is the title of a topic */
  return study_text_fill (_("Previous topic: %s"), shown != NULL ? shown : "");
}

static char *
next_closure (gpointer    self,
              const char *title)
{
  g_autofree char *shown = study_text_shorten (title, STUDY_TEXT_MAX_TITLE);

  /* Translators: a button; the argument is the title of a topic */
  return study_text_fill (_("Next topic: %s"), shown != NULL ? shown : "");
}

static char *
previous_label_closure (gpointer    self,
                        gboolean    narrow,
                        const char *title)
{
  return narrow ? g_strdup (C_("topic", "Previous")) : study_text_shorten (title, STUDY_TEXT_MAX_TITLE);
}

static char *
next_label_closure (gpointer    self,
                    gboolean    narrow,
                    const char *title)
{
  return narrow ? g_strdup (C_("topic", "Next")) : study_text_shorten (title, STUDY_TEXT_MAX_TITLE);
}

/* What is written on a button may be cut or left out. */
static void
name_by_tooltip_cb (GtkWidget *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_widget_get_tooltip_text (button), -1);
}

static void
show_message (StudyWindow *self,
              const char  *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* The menu of the topic is in the header bar, outside of its page. Where no
 * topic is in sight, none is to be changed. */
static void
update_topic_actions (StudyWindow *self)
{
  GActionGroup *actions = NULL;

  if (study_navigator_get_topic (self->navigator) != NULL)
    actions = study_page_stack_get_topic_actions (self->page_stack);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "topic", actions);
}

/* Shows the page at which the navigator is. */
static void
update_page (StudyWindow *self)
{
  if (self->session == NULL)
    return;

  study_page_stack_update (self->page_stack);
  update_topic_actions (self);
  study_sidebar_select (self->sidebar, study_navigator_get_page_id (self->navigator));
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

/* What is in the sidebar is reached from everywhere. */
static void
sidebar_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  StudyWindow *self = STUDY_WINDOW (widget);

  if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  set_sidebar_visible (self, TRUE);
  /* The focus goes elsewhere than to the list. */
  g_clear_handle_id (&self->show_sidebar_id, g_source_remove);
  if (g_str_equal (action_name, "win.search"))
    study_sidebar_search (self->sidebar);
  else
    study_sidebar_show_menu (self->sidebar);
}

static void
show_message_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  show_message (STUDY_WINDOW (widget), g_variant_get_string (parameter, NULL));
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

static void
show_sidebar_cb (gpointer user_data)
{
  StudyWindow *self = user_data;

  self->show_sidebar_id = 0;
  if (adw_navigation_split_view_get_show_content (self->split_view))
    return;

  if (self->narrow)
    study_sidebar_focus (self->sidebar);
  else
    set_sidebar_visible (self, TRUE);
}

/* Going back to a sidebar that was hidden brings it back beside the page: later,
 * since the view that the user goes back in is none any longer then. */
static void
show_content_cb (AdwNavigationSplitView *split_view,
                 GParamSpec             *pspec,
                 StudyWindow            *self)
{
  if (self->show_sidebar_id == 0)
    self->show_sidebar_id = g_idle_add_once (show_sidebar_cb, self);
}

static void
empty_page_built_cb (StudyWindow *self,
                     GtkBuilder  *builder)
{
  study_lazy_menu_read (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "primary_menu_button")),
                        "study-primary-menu.ui");
}

static void
resolve_problem_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  GVariant *snapshots = study_problems_resolve (STUDY_WINDOW (widget)->problems);

  if (snapshots != NULL)
    gtk_widget_activate_action_variant (widget, "progress.show-replaced", snapshots);
}

static void
language_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (StudyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!study_session_set_language_finish (STUDY_SESSION (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, error->message);
}

static void
language_changed_cb (StudyWindow *self)
{
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");

  if (self->session != NULL)
    study_session_set_language_async (self->session, language, language_set_cb, g_object_ref (self));
}

/* Whether the user and another program changed the trail at once. */
static gboolean
has_conflict (StudyWindow *self)
{
  StudyTrailSaver *saver = self->session != NULL ? study_session_get_trail_saver (self->session) : NULL;

  return saver != NULL && study_trail_saver_get_conflict (saver);
}

static void
unsaved_cb (AdwAlertDialog *dialog,
            const char     *response,
            StudyWindow    *self)
{
  self->closing = FALSE;
  if (g_str_equal (response, "close"))
    {
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_str_equal (response, "retry"))
    {
      if (has_conflict (self))
        study_trail_saver_overwrite (study_session_get_trail_saver (self->session));
      study_session_retry (self->session);
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyWindow) self = user_data;
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;
  AdwAlertDialog *dialog;

  if (study_opener_flush_finish (STUDY_OPENER (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-unsaved-dialog.ui");
  dialog = ADW_ALERT_DIALOG (gtk_builder_get_object (builder, "dialog"));
  adw_alert_dialog_set_body (dialog, error->message);
  if (has_conflict (self))
    adw_alert_dialog_set_response_label (dialog, "retry", _("_Save Mine"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (unsaved_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
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
      study_opener_flush_async (self->opener, flushed_cb, g_object_ref (self));
    }

  return GDK_EVENT_STOP;
}

/* How long it is told that days begin later, in seconds. */
#define DAY_START_SECONDS 15

/* It stays for longer than others: days that are there change. */
static void
day_start_offered_cb (StudyWindow *self)
{
  g_autofree char *time = study_text_clock (STUDY_CALENDAR_DAY_START);
  /* Translators: the argument is a time of day, such as “04:00” */
  g_autofree char *text = study_text_fill (_("Days now start at %s. Anything you did earlier counts for the day before."),
                                           time);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("C_hange…"));
  adw_toast_set_action_name (toast, "app.day-start");
  adw_toast_set_timeout (toast, DAY_START_SECONDS);
  study_window_add_toast (self, toast);
}

static void
is_active_cb (StudyWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    study_calendar_refresh (study_calendar_get_default ());

  if (self->session == NULL)
    return;

  if (gtk_window_is_active (GTK_WINDOW (self)))
    study_session_check (self->session);
  else
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
    case PROP_TRAIL_ID:
      g_value_set_string (value, self->session != NULL ? study_trail_get_id (get_trail (self)) : "");
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, self->waiting);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, self->sidebar_visible);
      break;
    case PROP_NAVIGATOR:
      g_value_set_object (value, self->navigator);
      break;
    case PROP_PROBLEMS:
      g_value_set_object (value, self->problems);
      break;
    case PROP_TRAIL_LIST:
      g_value_set_object (value, self->trail_list);
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
    case PROP_TRAIL_ID:
      study_opener_open_async (self->opener, g_value_get_string (value), NULL, NULL);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      show_content_cb (self->split_view, NULL, self);
      break;
    case PROP_SIDEBAR_VISIBLE:
      set_sidebar_visible (self, g_value_get_boolean (value));
      break;
    case PROP_TRAIL:
    case PROP_WAITING:
    case PROP_NAVIGATOR:
    case PROP_PROBLEMS:
    case PROP_TRAIL_LIST:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_window_dispose (GObject *object)
{
  StudyWindow *self = STUDY_WINDOW (object);

  g_clear_handle_id (&self->show_sidebar_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->opener != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->opener, self);
      study_opener_drop (self->opener);
    }
  g_clear_object (&self->trail_signals);
  g_clear_object (&self->undo_toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_WINDOW);
  g_clear_object (&self->navigator);
  g_clear_object (&self->problems);
  g_clear_object (&self->trail_list);
  g_clear_object (&self->session);
  g_clear_object (&self->opener);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (study_window_parent_class)->dispose (object);
}

/* Shows another trail where the user left it, or none. */
static void
session_changed_cb (StudyWindow *self)
{
  StudySession *session = study_opener_get_session (self->opener);
  StudyHistory *history = session != NULL ? study_session_get_history (session) : NULL;

  study_window_save_state (self);
  if (session == NULL)
    study_navigator_set_trail (self->navigator, NULL);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->trail_signals, get_trail (self));
  study_undo_toast_set_history (self->undo_toast, history);
  study_page_stack_set_session (self->page_stack, session);
  study_problems_set_session (self->problems, session);
  study_trail_list_set_open (self->trail_list, get_trail (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-menu", session != NULL);

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL_ID]);

  if (session != NULL)
    {
      const char *trail_id = study_trail_get_id (get_trail (self));
      g_autofree char *page_id = study_window_state_get_page (self->settings, trail_id);
      g_auto (GStrv) collapsed = study_window_state_get_collapsed (self->settings, trail_id);

      g_object_set (self->sidebar, "collapsed-stages", collapsed, NULL);
      study_navigator_set_trail (self->navigator, get_trail (self));
      study_window_show_page (self, page_id);
    }
  else
    {
      update_topic_actions (self);
    }
}

static void
set_waiting (StudyWindow *self,
             gboolean     waiting)
{
  if (self->waiting == waiting)
    return;

  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

static void
show (StudyWindow *self)
{
  if (!self->present_wanted)
    return;

  /* GTK would give the focus to something once all has its style, and then all
   * would get its style once more. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && !adw_navigation_split_view_get_collapsed (self->split_view))
    {
      gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
      study_sidebar_focus (self->sidebar);
    }
  gtk_window_present (GTK_WINDOW (self));
  self->present_wanted = FALSE;
}

static void
patience_cb (gpointer user_data)
{
  StudyWindow *self = user_data;

  self->patience_id = 0;
  set_waiting (self, TRUE);
  show (self);
}

static void
opening_changed_cb (StudyWindow *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (study_opener_get_opening (self->opener))
    {
      self->patience_id = g_timeout_add_once (PATIENCE, patience_cb, self);
      return;
    }

  set_waiting (self, FALSE);
  show (self);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_TRAIL] = g_param_spec_object ("trail", NULL, NULL, STUDY_TYPE_TRAIL, readable);
  /**
   * StudyWindow:trail-id:
   *
   * The id of the trail that is open, empty before the first. Setting it
   * opens another one.
   */
  props[PROP_TRAIL_ID] = g_param_spec_string ("trail-id", NULL, NULL, NULL, writable);
  /**
   * StudyWindow:waiting:
   *
   * Whether a trail takes so long to open that the window shows that.
   */
  props[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, readable);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);
  props[PROP_SIDEBAR_VISIBLE] = g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, writable);
  props[PROP_NAVIGATOR] = g_param_spec_object ("navigator", NULL, NULL, STUDY_TYPE_NAVIGATOR, readable);
  props[PROP_PROBLEMS] = g_param_spec_object ("problems", NULL, NULL, STUDY_TYPE_PROBLEMS, readable);
  props[PROP_TRAIL_LIST] = g_param_spec_object ("trail-list", NULL, NULL, STUDY_TYPE_TRAIL_LIST, readable);
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

  window_class->close_request = study_window_close_request;

  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "win.search", NULL, sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.show-menu", NULL, sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.show-message", "s", show_message_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.resolve-problem", NULL, resolve_problem_cb);
  gtk_widget_class_install_property_action (widget_class, "win.trail", "trail-id");

  g_type_ensure (STUDY_TYPE_DROP_ZONE);
  g_type_ensure (STUDY_TYPE_LAZY_BIN);
  g_type_ensure (STUDY_TYPE_PAGE_STACK);
  g_type_ensure (STUDY_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, stage_menu_button);
  gtk_widget_class_bind_template_child (widget_class, StudyWindow, trail_menu_button);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_set);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_only);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_text_if);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_collapsed);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_blocker);
  gtk_widget_class_bind_template_callback (widget_class, window_page);
  gtk_widget_class_bind_template_callback (widget_class, previous_closure);
  gtk_widget_class_bind_template_callback (widget_class, next_closure);
  gtk_widget_class_bind_template_callback (widget_class, previous_label_closure);
  gtk_widget_class_bind_template_callback (widget_class, next_label_closure);
  gtk_widget_class_bind_template_callback (widget_class, name_by_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_page_built_cb);
}

static void
study_window_init (StudyWindow *self)
{
  self->sidebar_visible = TRUE;
  self->navigator = study_navigator_new ();
  self->problems = study_problems_new ();

  /* The navigator comes first, and knows where to stay. */
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_data (self->trail_signals, "content-changed", G_CALLBACK (update_page), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_init_template (GTK_WIDGET (self));
  study_lazy_menu_read (self->stage_menu_button, "study-stage-menu.ui");
  study_lazy_menu_read (self->trail_menu_button, "study-trail-menu.ui");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-menu", FALSE);

  self->undo_toast = study_undo_toast_new (self->toast_overlay);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

/**
 * study_window_new:
 * @application: the application
 * @settings: the user's settings
 * @library: where trails are
 * @trail_list: the trails in their order
 * @opener: what opens them
 *
 * Makes the window as it was when it was closed last. It shows the trail that
 * @opener has opened, or opens.
 *
 * Returns: (transfer none): a new window, which the application owns
 */
GtkWidget *
study_window_new (GtkApplication *application,
                  GSettings      *settings,
                  StudyLibrary   *library,
                  StudyTrailList *trail_list,
                  StudyOpener    *opener)
{
  StudyWindow *self = g_object_new (STUDY_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->opener = g_object_ref (opener);

  g_settings_bind (settings, "progress-folder", library, "progress-folder", G_SETTINGS_BIND_GET);
  self->trail_list = g_object_ref (trail_list);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRAIL_LIST]);
  study_problems_set_library (self->problems, library);
  study_window_state_restore_size (settings, GTK_WINDOW (self));
  set_sidebar_visible (self, g_settings_get_boolean (settings, "sidebar-visible"));
  g_settings_bind (settings, "show-optional", self->navigator, "show-optional", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "follow-order", self->navigator, "follow-order", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "show-welcome", self->page_stack, "show-welcome", G_SETTINGS_BIND_DEFAULT);
  g_object_set (self->page_stack, "diary", study_opener_get_diary (opener), NULL);
  g_signal_connect_object (study_diary_get_habit (study_opener_get_diary (opener)), "day-start-offered",
                           G_CALLBACK (day_start_offered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::content-language", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (opener, "notify::session", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (opener, "notify::opening", G_CALLBACK (opening_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (opener, "failed", G_CALLBACK (show_message), self, G_CONNECT_SWAPPED);
  if (study_opener_get_session (opener) != NULL)
    session_changed_cb (self);
  opening_changed_cb (self);

  return GTK_WIDGET (self);
}

StudySession *
study_window_get_session (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), NULL);

  return self->session;
}

StudyNavigator *
study_window_get_navigator (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), NULL);

  return self->navigator;
}

StudyTrailList *
study_window_get_trail_list (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), NULL);

  return self->trail_list;
}

StudyProblems *
study_window_get_problems (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), NULL);

  return self->problems;
}

/* Whether a dialog is above what the window shows. Shortcuts work below it as well, and
 * what is in the dialog comes first. */
gboolean
study_window_is_covered (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), FALSE);

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL;
}

StudyOpener *
study_window_get_opener (StudyWindow *self)
{
  g_return_val_if_fail (STUDY_IS_WINDOW (self), NULL);

  return self->opener;
}

/* Brings the window to the user. One that is new waits a little for the trail, so that
 * the first frame is its page. */
void
study_window_present (StudyWindow *self)
{
  g_return_if_fail (STUDY_IS_WINDOW (self));

  self->present_wanted = TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)) || self->patience_id == 0)
    show (self);
}

/* Opens the page of a topic or a stage, or the overview for any other id, also where
 * the window is narrow and shows the sidebar. */
void
study_window_open_page (StudyWindow *self,
                        const char  *id)
{
  g_return_if_fail (STUDY_IS_WINDOW (self));

  study_navigator_open (self->navigator, id);
  update_page (self);
}

/* The same, and brings it into sight. */
void
study_window_show_page (StudyWindow *self,
                        const char  *id)
{
  study_window_open_page (self, id);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Opens the topic that something belongs to, and brings that into sight, with the keyboard
 * focus on it. For progress, @field tells what of it. */
void
study_window_show_item (StudyWindow *self,
                        const char  *id,
                        const char  *field)
{
  StudyTopic *topic;

  g_return_if_fail (STUDY_IS_WINDOW (self));

  topic = self->session != NULL ? study_trail_find_owner (get_trail (self), id) : NULL;
  if (topic == NULL)
    return;

  study_window_show_page (self, study_topic_get_id (topic));
  study_page_stack_reveal (self->page_stack, id, field);
}

void
study_window_add_toast (StudyWindow *self,
                        AdwToast    *toast)
{
  g_return_if_fail (STUDY_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Chooses where Undo is offered: a dialog in which the trail changes covers the window,
 * whose own overlay %NULL stands for. */
void
study_window_set_undo_overlay (StudyWindow     *self,
                               AdwToastOverlay *overlay)
{
  g_return_if_fail (STUDY_IS_WINDOW (self));

  study_undo_toast_set_overlay (self->undo_toast, overlay != NULL ? overlay : self->toast_overlay);
}

/* Gives the keyboard focus to the place of the page that is shown: its row in the sidebar, or else
 * what comes first. */
void
study_window_focus_place (StudyWindow *self)
{
  g_return_if_fail (STUDY_IS_WINDOW (self));

  if (study_window_get_session (self) == NULL || adw_navigation_split_view_get_collapsed (self->split_view))
    gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
  else
    study_sidebar_focus (self->sidebar);
}

/* Remembers size, page and folded stages for the next start. */
void
study_window_save_state (StudyWindow *self)
{
  const char *trail_id;
  g_auto (GStrv) collapsed = NULL;

  g_return_if_fail (STUDY_IS_WINDOW (self));

  if (self->session == NULL)
    return;

  trail_id = study_trail_get_id (get_trail (self));
  study_window_state_save_size (self->settings, GTK_WINDOW (self));
  g_settings_set_boolean (self->settings, "sidebar-visible", self->sidebar_visible);
  study_window_state_set_page (self->settings, trail_id, study_navigator_get_page_id (self->navigator));
  g_object_get (self->sidebar, "collapsed-stages", &collapsed, NULL);
  study_window_state_set_collapsed (self->settings, trail_id, (const char * const *) collapsed);
}
