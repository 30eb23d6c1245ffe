/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Documents for the tests of formats and storage: bytes of texts, and random
 * JSON, the same in every run of one seed; and files to keep them in. */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "formats/json/study-format-error.h"

static inline GBytes *
fixture_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* How many times as long as usual all may take: build-aux/memcheck says it, as
 * sanitizers are known when the test is compiled. */
static inline double
fixture_patience (void)
{
  const char *patience = g_getenv ("STUDY_PATIENCE");

#ifdef __SANITIZE_ADDRESS__
  return 10;
#else
  return patience != NULL ? g_ascii_strtod (patience, NULL) : 1;
#endif
}

static inline gboolean
fixture_one_of (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* A JSON string, with its quotation marks, of characters that are hard. */
static inline void
fixture_append_string (GString *text)
{
  static const char * const pieces[] = {
    "a", "Z", " ", "\\n", "\\t", "\\\"", "\\\\", "/", "\\u0001", "<b>", "&amp;", "ç", "日本", "😀",
    "\\ud83d\\ude00", "\\u00e9", "{", "]", ",", ":", "%s", "\u2028", "\x7f",
  };
  int n = g_test_rand_int_range (1, 8);

  g_string_append_c (text, '"');
  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (text, '"');
}

static inline void
fixture_append_json (GString *text,
                     int      depth)
{
  static const char * const plain[] = {
    "null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808", "0.1", "-7.4",
    "8.0", "1e300", "2.5e-9", "0.30000000000000004", "[]", "{}", "\"\"",
  };
  int kind = g_test_rand_int_range (0, depth > 0 ? 6 : 4);
  int n = g_test_rand_int_range (0, 4);

  if (kind < 3)
    {
      g_string_append (text, plain[g_test_rand_int_range (0, G_N_ELEMENTS (plain))]);
      return;
    }
  if (kind == 3)
    {
      fixture_append_string (text);
      return;
    }

  g_string_append_c (text, kind == 4 ? '[' : '{');
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (kind == 5)
        g_string_append_printf (text, "\"k%d\":", i);
      fixture_append_json (text, depth - 1);
    }
  g_string_append_c (text, kind == 4 ? ']' : '}');
}

/* Members that no version of the program knows, each after a comma. */
static inline void
fixture_append_unknown (GString *text)
{
  int n = fixture_one_of (3) ? g_test_rand_int_range (1, 4) : 0;

  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (text, ",\"x-%d\":", i);
      fixture_append_json (text, 3);
    }
}

/* Ends an object, in which nobody knows all members. */
static inline void
fixture_end_object (GString *text)
{
  fixture_append_unknown (text);
  g_string_append_c (text, '}');
}

static inline GBytes *
fixture_end_document (GString    *text,
                      const char *end)
{
  g_string_append (text, end);

  return g_string_free_to_bytes (text);
}

/* Returns what was written, and drops its bytes. */
static inline char *
fixture_take_text (GBytes *bytes)
{
  gsize length;
  g_autofree char *data = g_bytes_unref_to_data (bytes, &length);

  return g_strndup (data, length);
}

static inline JsonNode *
fixture_parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  json_parser_load_from_data (parser, data, size, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

/* Asserts that two documents hold the same, in whatever form. */
static inline void
fixture_assert_same_json (GBytes *a,
                          GBytes *b)
{
  g_autoptr (JsonNode) a_root = fixture_parse (a);
  g_autoptr (JsonNode) b_root = fixture_parse (b);

  if (!json_node_equal (a_root, b_root))
    g_error ("Documents differ:\n%s\n%s", json_to_string (a_root, FALSE), json_to_string (b_root, FALSE));
}

/* Puts a random value in the place of a random one, somewhere in @node. */
static inline void
fixture_damage (JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) value = NULL;

  fixture_append_json (text, 2);
  value = json_from_string (text->str, NULL);

  while (TRUE)
    {
      if (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0)
        {
          JsonObject *object = json_node_get_object (node);
          g_autoptr (GList) names = json_object_get_members (object);
          const char *name = g_list_nth_data (names, g_test_rand_int_range (0, json_object_get_size (object)));
          JsonNode *member = json_object_get_member (object, name);

          if (fixture_one_of (3) || JSON_NODE_HOLDS_VALUE (member) || JSON_NODE_HOLDS_NULL (member))
            {
              if (fixture_one_of (4))
                json_object_remove_member (object, name);
              else
                json_object_set_member (object, name, g_steal_pointer (&value));
              return;
            }
          node = member;
        }
      else if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
        {
          JsonArray *array = json_node_get_array (node);
          guint position = g_test_rand_int_range (0, json_array_get_length (array));

          if (fixture_one_of (4))
            {
              json_array_add_element (array, g_steal_pointer (&value));
              return;
            }
          node = json_array_get_element (array, position);
        }
      else
        {
          return;
        }
    }
}

/* Returns a copy of a document with a random value in it. */
static inline GBytes *
fixture_new_damaged (GBytes *bytes)
{
  g_autoptr (JsonNode) root = fixture_parse (bytes);
  g_autofree char *text = NULL;

  fixture_damage (root);
  text = json_to_string (root, FALSE);

  return fixture_bytes (text);
}

/* Returns whether a document can be read; one that can is written and read again. */
typedef gboolean (*FixtureReadFunc) (GBytes  *bytes,
                                     GError **error);

typedef struct
{
  const char *document;
  const char *message; /* how it begins */
} FixtureBadDocument;

static inline void
fixture_assert_bad (FixtureReadFunc   read,
                    const char       *document,
                    const char       *message,
                    StudyFormatError  code)
{
  g_autoptr (GBytes) bytes = fixture_bytes (document);
  g_autoptr (GError) error = NULL;

  g_assert_false (read (bytes, &error));
  g_assert_error (error, STUDY_FORMAT_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, message))
    g_error ("“%s” does not begin with “%s”", error->message, message);
  /* A person can read it, and is told what to do: there is a second sentence. */
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >, g_utf8_strlen (message, -1) + 5);
  g_assert_true (g_str_has_suffix (error->message, "."));
  /* Whoever does not want to know is not made to. */
  g_assert_false (read (bytes, NULL));
}

/* Whatever is damaged is either still such a document or told with its place; nothing
 * warns, or the test would end. */
static inline void
fixture_check_damaged (FixtureReadFunc   read,
                       GBytes         *(*new_document) (void),
                       guint             n_bad_at_least)
{
  const guint n_documents = 2000;
  guint n_bad = 0;

  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (GBytes) bytes = new_document ();
      g_autoptr (GBytes) damaged = fixture_new_damaged (bytes);
      g_autoptr (GError) error = NULL;

      if (read (damaged, &error))
        continue;
      n_bad++;
      g_assert_true (error->domain == STUDY_FORMAT_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "$") ||
                     g_str_has_prefix (error->message, "Created by a newer"));
    }

  g_assert_cmpuint (n_bad, >, n_bad_at_least);
  g_assert_cmpuint (n_bad, <, n_documents);
}

static inline char *
fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("studytrail-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static inline void
fixture_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          fixture_remove (child);
        }
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static inline guint
fixture_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

/* Nothing longer than a few bytes can be written, as on a full disk. */
static inline void
fixture_fill_disk (gboolean full)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = full ? 16 : limit.rlim_max;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}
