/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-week-setting.h"

#include "app/test-ui.h"
#include "model/content/study-calendar.h"
#include "widgets/study-week.h"

static const char portal_xml[] =
  "<node>"
  "<interface name='org.freedesktop.portal.Settings'>"
  "<method name='Read'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='v' direction='out'/></method>"
  "</interface>"
  "</node>";

static void
call_cb (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new ("(v)", g_variant_new_variant (g_variant_new_string ("saturday"))));
}

static void
change (GDBusConnection *connection,
        const char      *schema,
        const char      *key,
        GVariant        *value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (connection, NULL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
                                 "SettingChanged", g_variant_new ("(ssv)", schema, key, value), &error);
  g_assert_no_error (error);
}

static void
owned_cb (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Weeks begin as the portal says, also when that changes. */
static void
test_portal (void)
{
  const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  StudyCalendar *calendar = study_calendar_get_default ();
  const GDateWeekday locale = study_week_get_first_day ();
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  gboolean owned = FALSE;
  guint name_id, object_id;

  object_id = g_dbus_connection_register_object (connection, "/org/freedesktop/portal/desktop", node->interfaces[0],
                                                 &vtable, NULL, NULL, NULL);
  name_id = g_bus_own_name_on_connection (connection, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE,
                                          owned_cb, NULL, &owned, NULL);
  test_ui_wait_for (owned);

  study_week_setting_follow (connection);
  test_ui_wait_for (study_calendar_get_week_start (calendar) == G_DATE_SATURDAY);
  g_assert_cmpuint (study_week_get_first_day (), ==, G_DATE_SATURDAY);

  change (connection, "org.gnome.desktop.calendar", "show-weekdate", g_variant_new_boolean (TRUE));
  change (connection, "org.gnome.desktop.calendar", "week-start-day", g_variant_new_string ("sunday"));
  test_ui_wait_for (study_calendar_get_week_start (calendar) == G_DATE_SUNDAY);
  change (connection, "org.gnome.desktop.calendar", "week-start-day", g_variant_new_string ("someday"));
  change (connection, "org.gnome.desktop.calendar", "week-start-day", g_variant_new_string ("default"));
  test_ui_wait_for (study_calendar_get_week_start (calendar) == 0);
  g_assert_cmpuint (study_week_get_first_day (), ==, locale);

  g_bus_unown_name (name_id);
  g_dbus_connection_unregister_object (connection, object_id);
}

int
main (int   argc,
      char *argv[])
{
  test_ui_init (&argc, &argv);
  g_test_add_func ("/week-setting/portal", test_portal);

  return g_test_run ();
}
