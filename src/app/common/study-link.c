/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-link.h"

#include <glib/gi18n.h>

#include <string.h>

#include "model/content/study-uri.h"

/* Whether a text begins as web addresses do once their scheme is left out:
 * with a host of at least two labels. */
static gboolean
begins_with_host (const char *text)
{
  size_t length = strcspn (text, ":/?#");
  const char *dot = memchr (text, '.', length);

  return dot != NULL && dot != text && dot + 1 < text + length &&
         memchr (text, '@', length) == NULL && strpbrk (text, " \t\r\n") == NULL;
}

/* Removes the white space around a link and puts the scheme that people leave out,
 * `https://`, before `example.com/page`. Whether the result may be used is for
 * study_uri_is_safe() to say. */
char *
study_link_complete (const char *text)
{
  g_autofree char *link = g_strstrip (g_strdup (text));

  if (!study_uri_is_safe (link) && begins_with_host (link))
    {
      g_autofree char *proposed = g_strconcat ("https://", link, NULL);

      if (study_uri_is_safe (proposed))
        return g_steal_pointer (&proposed);
    }

  return g_steal_pointer (&link);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  gtk_widget_activate_action (widget, "win.show-message", "s", _("Could not open the link"));
  g_message ("Could not open %s: %s",
             gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source)), error->message);
}

/* Opens a link with the program that the user uses for it, and says so in the window
 * when that fails. One that is not safe is not opened. */
void
study_link_open (GtkWidget  *widget,
                 const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  g_autofree char *opened = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!study_uri_is_safe (uri))
    return;

  opened = study_uri_dup_without_files (uri);
  launcher = gtk_uri_launcher_new (opened);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, opened_cb,
                           g_object_ref (widget));
}
