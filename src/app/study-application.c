/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/study-application.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <sysexits.h>
#include <unistd.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "app/actions/study-guide-actions.h"
#include "app/common/study-week-setting.h"
#include "app/study-commands.h"
#include "app/study-main-window.h"
#include "app/study-preferences-dialog.h"
#include "app/window/study-shortcuts.h"
#include "model/content/study-calendar.h"
#include "storage/files/study-paths.h"
#include "storage/files/study-task-data.h"
#include "storage/library/study-leftovers.h"
#include "storage/library/study-library.h"

/**
 * StudyApplication:
 *
 * The program: its command line, its actions, and its one window.
 */

struct _StudyApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  StudyLibrary *library;
  StudyTrailList *trail_list;
  StudyOpener *opener;
  int clock_fd;
  guint clock_source;
  guint term_source;
  guint int_source;
  gboolean ending;
};

/* In the year 2255, which the kernel can still count in nanoseconds. */
#define NO_TIME G_GINT64_CONSTANT (9000000000)

G_DEFINE_FINAL_TYPE (StudyApplication, study_application, ADW_TYPE_APPLICATION)

static void
ensure_library (StudyApplication *self)
{
  if (self->settings == NULL)
    self->settings = g_settings_new (APPLICATION_ID);
  if (self->library == NULL)
    {
      g_autofree char *trails_dir = study_paths_get_trails_dir ();

      self->library = study_library_new (trails_dir);
    }
}

static StudyWindow *
get_window (StudyApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return STUDY_IS_WINDOW (window) ? STUDY_WINDOW (window) : NULL;
}

static void
update_style (StudyApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint style = g_settings_get_enum (self->settings, "style");

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      schemes[MIN (style, G_N_ELEMENTS (schemes) - 1)]);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  StudyApplication *self = user_data;
  AdwDialog *dialog;
  StudyWindow *window = get_window (self);
  StudySession *session;
  g_auto (GStrv) languages = NULL;

  if (window == NULL || study_window_is_covered (window))
    return;

  session = study_window_get_session (window);
  languages = session != NULL
                ? study_library_get_languages (self->library, study_trail_get_id (study_session_get_trail (session)))
                : g_new0 (char *, 1);
  dialog = study_preferences_dialog_new (self->settings, study_diary_get_habit (study_opener_get_diary (self->opener)),
                                         (const char * const *) languages);
  study_preferences_dialog_focus_on (STUDY_PREFERENCES_DIALOG (dialog), g_action_get_name (G_ACTION (action)));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  StudyWindow *window = get_window (user_data);

  if (window != NULL && !study_window_is_covered (window))
    adw_dialog_present (study_shortcuts_dialog_new (), GTK_WIDGET (window));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  StudyWindow *window = get_window (user_data);

  if (window == NULL || study_window_is_covered (window))
    return;

  adw_show_about_dialog (GTK_WIDGET (window),
                         "application-name", _("Study Trail"),
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", "The Study Trail contributors",
                         "copyright", "© 2026 The Study Trail contributors",
                         "comments", _("Follow a study guide: stages, topics, courses and projects, with your "
                                       "progress kept on this computer"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, one translator a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* What somebody wants of the window once its trail is open: an action of it with its
 * parameter, or guides to open. */
#define WISH(OWNED, PLAIN) \
  OWNED (StudyApplication *, application, g_object_unref) \
  OWNED (GVariant *, parameter, g_variant_unref) \
  OWNED (GPtrArray *, files, g_ptr_array_unref) \
  PLAIN (const char *, action)

STUDY_DEFINE_TASK_DATA (Wish, wish, WISH)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  StudyWindow *window = get_window (wish->application);

  study_opener_settle_finish (STUDY_OPENER (source), result);
  if (window != NULL && wish->action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), wish->action, wish->parameter);
  if (window != NULL && wish->files != NULL)
    study_guide_actions_open_files (window, (GFile **) wish->files->pdata, wish->files->len);

  g_application_release (G_APPLICATION (wish->application));
}

/* The trail may be on its way. */
static void
do_when_open (StudyApplication *self,
              const char       *action,
              GVariant         *parameter,
              GPtrArray        *files)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->application = g_object_ref (self);
  wish->action = action;
  wish->parameter = parameter != NULL ? g_variant_ref (parameter) : NULL;
  wish->files = files;
  g_application_hold (G_APPLICATION (self));
  study_opener_settle_async (self->opener, settled_cb, wish);
}

/* What others may ask for over D-Bus, as "gapplication action" does: to show a
 * page, and to check off what is left in the topic that is shown. */
static void
show_page_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_application_activate (G_APPLICATION (user_data));
  do_when_open (user_data, "win.show-page", parameter, NULL);
}

static void
mark_topic_done_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  do_when_open (user_data, "topic.mark-done", NULL, NULL);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!study_opener_flush_finish (STUDY_OPENER (source), result, &error))
    g_printerr ("%s\n", error->message);
  g_settings_sync ();
  g_application_quit (G_APPLICATION (self));
}

/* There is no time to ask, but all that there is to save is saved. */
static void
end (StudyApplication *self)
{
  StudyWindow *window = get_window (self);

  if (self->ending)
    return;

  self->ending = TRUE;
  if (window != NULL)
    study_window_save_state (window);
  study_opener_flush_async (self->opener, flushed_cb, g_object_ref (self));
}

/* Closing the window saves; the program ends with its last window. */
static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  StudyWindow *window = get_window (user_data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    end (user_data);
}

/* The session ends, or somebody stops the program. */
static gboolean
terminate_cb (gpointer user_data)
{
  end (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
clock_set_cb (int          fd,
              GIOCondition condition,
              gpointer     user_data)
{
  guint64 expirations;

  /* It fails with ECANCELED, and is awaited again. */
  if (read (fd, &expirations, sizeof expirations) < 0 && errno != ECANCELED && errno != EAGAIN && errno != EINTR)
    return G_SOURCE_REMOVE;

  study_calendar_refresh (study_calendar_get_default ());

  return G_SOURCE_CONTINUE;
}

/* Follows the clock without waking up: a timer that never expires is canceled
 * when the clock is set, and when the computer wakes up (timerfd_create(2)). */
static void
watch_clock (StudyApplication *self)
{
  const struct itimerspec never = { .it_value = { .tv_sec = NO_TIME } };

  self->clock_fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->clock_fd < 0 ||
      timerfd_settime (self->clock_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL) < 0)
    {
      g_debug ("The clock is not watched: %s", g_strerror (errno));
      return;
    }

  self->clock_source = g_unix_fd_add (self->clock_fd, G_IO_IN, clock_set_cb, NULL);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The first trail is read while GTK starts. Where it does not open, the window
 * tells, and shows another one. */
static void
open_early (StudyApplication *self)
{
  g_autofree char *last_id = g_settings_get_string (self->settings, "current-trail");
  g_autofree char *initial_id = study_trail_list_dup_initial (self->trail_list, last_id);

  if (initial_id != NULL)
    study_opener_open_async (self->opener, initial_id, NULL, NULL);
}

static void
leftovers_cleared_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  study_leftovers_clear_finish (result);
}

static void
study_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "preferences", .activate = preferences_cb },
    { .name = "progress-folder", .activate = preferences_cb },
    { .name = "weekly-goal", .activate = preferences_cb },
    { .name = "day-start", .activate = preferences_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "about", .activate = about_cb },
    { .name = "show-page", .activate = show_page_cb, .parameter_type = "s" },
    { .name = "mark-topic-done", .activate = mark_topic_done_cb },
    { .name = "quit", .activate = quit_cb },
  };
  StudyApplication *self = STUDY_APPLICATION (application);
  GtkApplication *gtk_application = GTK_APPLICATION (application);

  ensure_library (self);
  self->trail_list = study_trail_list_new (self->library, self->settings);
  self->opener = study_opener_new (self->library, self->settings);
  open_early (self);
  study_leftovers_clear_async (study_library_get_places (self->library), leftovers_cleared_cb, NULL);

  /* main() has set it, and the worker may look at it. */
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("No display is available for the window. Use --help to see what works without one."));
      exit (EX_UNAVAILABLE);
    }
  /* Before GTK asks the icon theme for the icon of the program: libadwaita adds
   * icons of its own, and the theme would be read, and all styled, once more. */
  adw_init ();
  G_APPLICATION_CLASS (study_application_parent_class)->startup (application);
  load_style ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (gtk_application, "app.preferences",
                                         (const char *[]) { "<Control>comma", NULL });
  gtk_application_set_accels_for_action (gtk_application, "app.shortcuts",
                                         (const char *[]) { "<Control>question", NULL });
  gtk_application_set_accels_for_action (gtk_application, "app.quit",
                                         (const char *[]) { "<Control>q", NULL });

  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  update_style (self);

  watch_clock (self);
  study_week_setting_follow (g_application_get_dbus_connection (application));
  self->term_source = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->int_source = g_unix_signal_add (SIGINT, terminate_cb, self);
}

static void
study_application_activate (GApplication *application)
{
  StudyApplication *self = STUDY_APPLICATION (application);
  StudyWindow *window = get_window (self);

  if (window == NULL)
    {
      window = study_main_window_new (GTK_APPLICATION (self), self->settings, self->library, self->trail_list,
                                      self->opener);
      gtk_widget_activate_action (GTK_WIDGET (window), "trail.open-any", NULL);
    }

  study_window_present (window);
}

/* "studytrail FILE", and what the file manager opens with the program. */
static void
study_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (array, g_object_ref (files[i]));
  g_application_activate (application);
  do_when_open (STUDY_APPLICATION (application), NULL, NULL, array);
}

static int
study_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", g_get_application_name (), PACKAGE_VERSION);
      return 0;
    }

  return study_commands_run (options);
}

static void
study_application_finalize (GObject *object)
{
  StudyApplication *self = STUDY_APPLICATION (object);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_fd (&self->clock_fd, NULL);
  g_clear_handle_id (&self->term_source, g_source_remove);
  g_clear_handle_id (&self->int_source, g_source_remove);
  g_clear_object (&self->opener);
  g_clear_object (&self->trail_list);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (study_application_parent_class)->finalize (object);
}

static void
study_application_class_init (StudyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = study_application_finalize;

  application_class->startup = study_application_startup;
  application_class->activate = study_application_activate;
  application_class->open = study_application_open;
  application_class->handle_local_options = study_application_handle_local_options;
}

static void
study_application_init (StudyApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Print the version of the program"), NULL },
    { NULL }
  };

  self->clock_fd = -1;
  study_commands_add_options (G_APPLICATION (self));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

StudyApplication *
study_application_new (void)
{
  StudyApplication *self = g_object_new (STUDY_TYPE_APPLICATION,
                                         "application-id", APPLICATION_ID,
                                         "flags", G_APPLICATION_HANDLES_OPEN,
                                         NULL);

  /* GTK would look for icons there, of which there are none, and would read the
   * icon theme, and style all, once more. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);

  return self;
}

/* Whether the program ends with changes that could not be saved. */
gboolean
study_application_get_unsaved (StudyApplication *self)
{
  g_return_val_if_fail (STUDY_IS_APPLICATION (self), FALSE);

  return self->opener != NULL && study_opener_get_unsaved (self->opener);
}
