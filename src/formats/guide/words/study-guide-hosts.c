/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/words/study-guide-hosts.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCE "/org/example/StudyTrail/hosts.json"

typedef struct
{
  char *host; /* or what it ends in, behind a dot */
  gsize length;
  char *path; /* (nullable): what the path begins with, where that decides */
  char *provider;
  gboolean course;
} Host;

static GPtrArray *
read_hosts (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  GPtrArray *hosts = g_ptr_array_new ();
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : "";
  JsonArray *list;

  /* It is part of the program, and a test checks it. */
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    g_error (RESOURCE " is not valid");

  list = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "hosts");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      Host *host = g_new0 (Host, 1);

      host->host = g_strdup (json_object_get_string_member (object, "host"));
      host->length = strlen (host->host);
      host->path = g_strdup (json_object_get_string_member_with_default (object, "path", NULL));
      host->provider = g_strdup (json_object_get_string_member (object, "provider"));
      host->course = json_object_get_boolean_member (object, "course");
      g_ptr_array_add (hosts, host);
    }

  return hosts;
}

/* Guides are read in several threads at once. */
static const GPtrArray *
get_hosts (void)
{
  static GPtrArray *hosts;

  if (g_once_init_enter_pointer (&hosts))
    g_once_init_leave_pointer (&hosts, read_hosts ());

  return hosts;
}

static const Host *
find_host (const char *url)
{
  const GPtrArray *hosts = get_hosts ();
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *name = uri != NULL ? g_uri_get_host (uri) : NULL;
  gsize length = name != NULL ? strlen (name) : 0;

  for (guint i = 0; i < hosts->len && name != NULL; i++)
    {
      const Host *host = g_ptr_array_index (hosts, i);

      if (length >= host->length && (length == host->length || name[length - host->length - 1] == '.') &&
          g_ascii_strcasecmp (name + length - host->length, host->host) == 0 &&
          (host->path == NULL || g_str_has_prefix (g_uri_get_path (uri), host->path)))
        return host;
    }

  return NULL;
}

/**
 * study_guide_get_url_kind:
 * @url: (nullable): a link
 * @provider: (out) (transfer full) (nullable): who offers what it leads to; %NULL if
 *   that is not known
 *
 * Returns: what it leads to: a course, or else a resource
 */
StudyItemKind
study_guide_get_url_kind (const char  *url,
                          char       **provider)
{
  const Host *host = find_host (url);

  *provider = host != NULL ? g_strdup (host->provider) : NULL;

  return host != NULL && host->course ? STUDY_ITEM_COURSE : STUDY_ITEM_RESOURCE;
}
