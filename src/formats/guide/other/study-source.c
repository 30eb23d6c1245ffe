/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/other/study-source.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/documents/study-archive-format.h"
#include "formats/documents/study-progress-format.h"
#include "formats/documents/study-trail-format.h"
#include "formats/guide/other/study-tech-guide.h"
#include "formats/json/study-json-reader.h"
#include "formats/text/study-text-decode.h"

/* Whether bytes in any encoding begin as JSON does. It costs nothing, and nearly
 * all guides are something else. */
static gboolean
may_be_json (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      /* The parts of a byte order mark, and of a character in UTF-16. */
      if (data[i] != '\0' && !g_ascii_isspace (data[i]) && memchr ("\xef\xbb\xbf\xfe\xff", data[i], 5) == NULL)
        return data[i] == '{' || data[i] == '[';
    }

  return FALSE;
}

/* Whether a text is JSON, or is meant to be: Markdown may begin with a link in
 * brackets, and with “{%” or “{:”, which programs that make pages of it read. */
static gboolean
is_json (const GString *text)
{
  const char *p = text->str;

  while (g_ascii_isspace (*p))
    p++;
  if (*p == '[')
    return study_json_check (p, text->len - (p - text->str), STUDY_JSON_MAX_DEPTH, NULL);
  if (*p != '{')
    return FALSE;

  do
    p++;
  while (g_ascii_isspace (*p));

  return *p == '"' || *p == '}';
}

static gboolean
has_format (JsonObject *object,
            const char *format)
{
  JsonNode *node = json_object_get_member (object, "format");

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING &&
         g_str_equal (json_node_get_string (node), format);
}

static gboolean
read_trail (StudySource              *self,
            GBytes                   *bytes,
            const GString            *text,
            const StudyTextDecoding  *how,
            GError                  **error)
{
  /* What we wrote is nowhere read in a wrong encoding, and not repaired. */
  g_autoptr (GBytes) document =
    how->encoding == STUDY_TEXT_UTF_8 ? g_bytes_ref (bytes) : g_bytes_new (text->str, text->len);

  self->content = study_trail_format_read (document, error);
  if (self->content == NULL)
    return FALSE;

  if (self->content->version > STUDY_TRAIL_VERSION)
    {
      g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION,
                           _("Created by a newer version of Study Trail. Please update."));
      return FALSE;
    }

  self->kind = STUDY_SOURCE_TRAIL;
  /* What becomes of it holds what this version of the program knows. */
  self->content->version = STUDY_TRAIL_VERSION;

  return TRUE;
}

static gboolean
read_tech_guide (StudySource              *self,
                 JsonObject               *object,
                 const char               *name,
                 const StudyTextDecoding  *how,
                 GError                  **error)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) decoding = study_text_decoding_describe (how);
  g_auto (GStrv) own = NULL;

  self->content = study_tech_guide_read (object, name, &own, error);
  if (self->content == NULL)
    return FALSE;

  self->kind = STUDY_SOURCE_TECH_GUIDE;
  g_strv_builder_addv (notes, (const char **) decoding);
  g_strv_builder_addv (notes, (const char **) own);
  g_strfreev (self->notes);
  self->notes = g_strv_builder_end (notes);

  return TRUE;
}

static gboolean
read_json (StudySource              *self,
           GBytes                   *bytes,
           const GString            *text,
           const StudyTextDecoding  *how,
           const char               *name,
           GError                  **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = NULL;

  if (text->str[strspn (text->str, " \t\n\v\f\r")] == '{')
    {
      root = study_json_parse_text (text->str, text->len, STUDY_ARCHIVE_MAX_DEPTH, error);
      if (root == NULL)
        return FALSE;
      object = json_node_get_object (root);
    }

  if (object != NULL && (has_format (object, STUDY_PROGRESS_FORMAT) || has_format (object, STUDY_ARCHIVE_FORMAT)))
    {
      self->kind = STUDY_SOURCE_PROGRESS;
      return TRUE;
    }
  if (object != NULL && has_format (object, STUDY_TRAIL_FORMAT))
    return read_trail (self, bytes, text, how, error);
  if (object != NULL && study_tech_guide_is (object))
    return read_tech_guide (self, object, name, how, error);

  g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                       _("This is JSON, but not a guide. Open a trail exported from Study Trail, a Tech Guide, or "
                         "a guide in Markdown or plain text."));

  return FALSE;
}

/**
 * study_source_read:
 * @bytes: the content of a file
 * @name: (nullable): what the file is called, for a guide without a title
 * @error: return location for an error in the domain %STUDY_FORMAT_ERROR
 *
 * Finds out what a file holds, by what is in it and not by its name, and reads
 * it when it is JSON. Of progress it does not: that is imported in another way.
 *
 * Returns: (transfer full) (nullable): what it is; %NULL on error, as for JSON
 *   that is none of these
 */
StudySource *
study_source_read (GBytes      *bytes,
                   const char  *name,
                   GError     **error)
{
  g_autoptr (StudySource) self = g_new0 (StudySource, 1);
  g_autoptr (GString) text = NULL;
  StudyTextDecoding how;

  self->notes = g_new0 (char *, 1);
  /* The reader of text tells what is too large for it, or no text. */
  if (g_bytes_get_size (bytes) > STUDY_FORMAT_MAX_BYTES || !may_be_json (bytes))
    return g_steal_pointer (&self);

  text = study_text_decode (bytes, &how, NULL);
  if (text != NULL && is_json (text) && !read_json (self, bytes, text, &how, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
study_source_free (StudySource *self)
{
  g_clear_pointer (&self->content, study_content_unref);
  g_strfreev (self->notes);
  g_free (self);
}
