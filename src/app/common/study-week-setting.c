/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-week-setting.h"

#include "model/content/study-calendar.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define SCHEMA "org.gnome.desktop.calendar"
#define KEY "week-start-day"

/* Takes over a value of GNOME's setting; by default weeks begin as the locale says. */
static void
take (const char *name)
{
  static const char * const names[] = {
    "default", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i], name))
        g_object_set (study_calendar_get_default (), "week-start", i, NULL);
    }
}

/* The portal puts values into more than one variant. */
static void
take_variant (GVariant *value)
{
  g_autoptr (GVariant) inner = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      take (g_variant_get_string (value, NULL));
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      inner = g_variant_get_variant (value);
      take_variant (inner);
    }
}

static void
setting_changed_cb (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         user_data)
{
  g_autoptr (GVariant) value = NULL;
  const char *schema, *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &schema, &key, &value);
  if (g_str_equal (schema, SCHEMA) && g_str_equal (key, KEY))
    take_variant (value);
}

static void
changed_cb (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, KEY);

  take (name);
}

/* Outside of GNOME, or of a sandbox, there may be the schema alone, or neither. */
static void
follow_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
  GSettings *settings;

  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return;

  /* As long as the program runs. */
  settings = g_settings_new_full (schema, NULL, NULL);
  g_object_set_data_full (G_OBJECT (study_calendar_get_default ()), SCHEMA, settings, g_object_unref);
  g_signal_connect (settings, "changed::" KEY, G_CALLBACK (changed_cb), NULL);
  changed_cb (settings);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      g_debug ("The portal has no “%s”: %s", KEY, error->message);
      follow_schema ();
      return;
    }

  g_variant_get (reply, "(v)", &value);
  take_variant (value);
}

/**
 * study_week_setting_follow:
 * @connection: (nullable): the session bus
 *
 * Lets weeks begin as GNOME's setting says, from now on: that of the settings
 * portal, or else that of the schema.
 */
void
study_week_setting_follow (GDBusConnection *connection)
{
  if (connection == NULL)
    {
      follow_schema ();
      return;
    }

  g_dbus_connection_signal_subscribe (connection, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged", PORTAL_PATH, SCHEMA,
                                      G_DBUS_SIGNAL_FLAGS_NONE, setting_changed_cb, NULL, NULL);
  g_dbus_connection_call (connection, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", SCHEMA, KEY), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          read_cb, NULL);
}
