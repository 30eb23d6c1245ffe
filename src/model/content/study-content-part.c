/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-content-part.h"

#include <string.h>

/* Between the id of a topic and the position of a reference in it; in no id. */
#define REFERENCE_SIGN "#"

static gboolean
find_reference (const StudyContent *self,
                const char         *id,
                const char         *sign,
                StudyContentPart   *part)
{
  g_autofree char *topic_id = g_strndup (id, sign - id);
  guint64 position;

  if (!g_ascii_string_to_unsigned (sign + strlen (REFERENCE_SIGN), 10, 0, G_MAXUINT, &position, NULL) ||
      !study_content_find (self, topic_id, part) || part->kind != STUDY_CONTENT_TOPIC ||
      position >= part->topic->references->len)
    return FALSE;

  part->kind = STUDY_CONTENT_REFERENCE;
  part->position = position;
  part->reference = g_ptr_array_index (part->topic->references, part->position);

  return TRUE;
}

/**
 * study_content_reference_id:
 * @topic_id: the id of a topic
 * @position: a position in its references
 *
 * Returns: (transfer full): what names the reference there, until references
 *   before it come or go
 */
char *
study_content_reference_id (const char *topic_id,
                            guint       position)
{
  return g_strdup_printf ("%s" REFERENCE_SIGN "%u", topic_id, position);
}

/**
 * study_content_find:
 * @self: content
 * @id: the id of a part; empty for the trail
 * @part: (out): return location for the part
 *
 * Returns: whether there is such a part
 */
gboolean
study_content_find (const StudyContent *self,
                    const char         *id,
                    StudyContentPart   *part)
{
  const char *sign = strstr (id, REFERENCE_SIGN);

  *part = (StudyContentPart) { STUDY_CONTENT_TRAIL, 0, NULL, NULL, NULL, NULL };
  if (*id == '\0')
    return TRUE;
  if (sign != NULL)
    return find_reference (self, id, sign, part);

  for (guint i = 0; i < self->stages->len; i++)
    {
      part->stage = g_ptr_array_index (self->stages, i);
      part->topic = NULL;
      part->item = NULL;
      part->kind = STUDY_CONTENT_STAGE;
      part->position = i;
      if (g_str_equal (part->stage->id, id))
        return TRUE;

      for (guint j = 0; j < part->stage->topics->len; j++)
        {
          part->topic = g_ptr_array_index (part->stage->topics, j);
          part->item = NULL;
          part->kind = STUDY_CONTENT_TOPIC;
          part->position = j;
          if (g_str_equal (part->topic->id, id))
            return TRUE;

          part->kind = STUDY_CONTENT_ITEM;
          for (guint k = 0; k < part->topic->items->len; k++)
            {
              part->item = g_ptr_array_index (part->topic->items, k);
              part->position = k;
              if (g_str_equal (part->item->id, id))
                return TRUE;
            }
        }
    }

  return FALSE;
}

/**
 * study_content_dup_parent_id:
 * @self: content
 * @id: the id of a part
 *
 * Returns: (transfer full) (nullable): the id of what it is a part of; %NULL
 *   for the trail, and for what is not there
 */
char *
study_content_dup_parent_id (const StudyContent *self,
                             const char         *id)
{
  StudyContentPart part;

  if (!study_content_find (self, id, &part))
    return NULL;

  switch (part.kind)
    {
    case STUDY_CONTENT_STAGE:
      return g_strdup ("");
    case STUDY_CONTENT_TOPIC:
      return g_strdup (part.stage->id);
    case STUDY_CONTENT_ITEM:
    case STUDY_CONTENT_REFERENCE:
      return g_strdup (part.topic->id);
    case STUDY_CONTENT_TRAIL:
    default:
      return NULL;
    }
}

/**
 * study_content_get_text:
 * @self: content
 * @id: the id of a part
 * @field: a text of it
 *
 * Returns: (transfer none): the text, empty when it has none
 */
const char *
study_content_get_text (const StudyContent *self,
                        const char         *id,
                        StudyContentField   field)
{
  StudyContentPart part;
  char **text;

  if (!study_content_find (self, id, &part))
    return "";
  if (part.kind == STUDY_CONTENT_REFERENCE)
    return field == STUDY_CONTENT_FIELD_URL ? study_reference_get_url (part.reference)
                                          : study_reference_get_title (part.reference);

  text = study_content_part_get_string ((StudyContent *) self, &part, field);

  return text != NULL && *text != NULL ? *text : "";
}

/**
 * study_content_own_part:
 * @self: content that nobody else holds
 * @part: (inout): a part of it
 *
 * Replaces what is shared, of a part and of all that it is in, with copies that
 * can be changed.
 */
void
study_content_own_part (StudyContent     *self,
                        StudyContentPart *part)
{
  guint position;

  if (part->stage != NULL && g_ptr_array_find (self->stages, part->stage, &position))
    part->stage = study_content_own_stage (self, position);
  if (part->topic != NULL && g_ptr_array_find (part->stage->topics, part->topic, &position))
    part->topic = study_content_own_topic (part->stage, position);
  if (part->item != NULL)
    part->item = study_content_own_item (part->topic, part->position);
}

/**
 * study_content_part_get_string:
 * @self: content
 * @part: a part of it
 * @field: a text
 *
 * Returns: (transfer none) (nullable): where the content keeps the text; %NULL
 *   when such parts have none
 */
char **
study_content_part_get_string (StudyContent           *self,
                               const StudyContentPart *part,
                               StudyContentField       field)
{
  switch (part->kind)
    {
    case STUDY_CONTENT_TRAIL:
      if (field == STUDY_CONTENT_FIELD_TITLE)
        return &self->title;
      if (field == STUDY_CONTENT_FIELD_SHORT_TITLE)
        return &self->short_title;
      if (field == STUDY_CONTENT_FIELD_OBJECTIVE)
        return &self->objective;
      return field == STUDY_CONTENT_FIELD_TEXT ? &self->description : NULL;
    case STUDY_CONTENT_STAGE:
      if (field == STUDY_CONTENT_FIELD_TITLE)
        return &part->stage->title;
      return field == STUDY_CONTENT_FIELD_TEXT ? &part->stage->text : NULL;
    case STUDY_CONTENT_TOPIC:
      if (field == STUDY_CONTENT_FIELD_TITLE)
        return &part->topic->title;
      return field == STUDY_CONTENT_FIELD_TEXT ? &part->topic->text : NULL;
    case STUDY_CONTENT_ITEM:
      if (field == STUDY_CONTENT_FIELD_TITLE)
        return &part->item->title;
      if (field == STUDY_CONTENT_FIELD_URL)
        return &part->item->url;
      return field == STUDY_CONTENT_FIELD_PROVIDER ? &part->item->provider : NULL;
    case STUDY_CONTENT_REFERENCE:
    default:
      return NULL;
    }
}

/**
 * study_content_part_get_parts:
 * @self: content
 * @part: a part of it
 * @kind: a kind of parts
 *
 * Returns: (transfer none) (nullable): the list of its parts of that
 *   kind; %NULL when there is none
 */
GPtrArray *
study_content_part_get_parts (const StudyContent     *self,
                              const StudyContentPart *part,
                              StudyContentPartKind    kind)
{
  switch (kind)
    {
    case STUDY_CONTENT_STAGE:
      return part->kind == STUDY_CONTENT_TRAIL ? self->stages : NULL;
    case STUDY_CONTENT_TOPIC:
      return part->kind == STUDY_CONTENT_STAGE ? part->stage->topics : NULL;
    case STUDY_CONTENT_ITEM:
      return part->kind == STUDY_CONTENT_TOPIC ? part->topic->items : NULL;
    case STUDY_CONTENT_REFERENCE:
      return part->kind == STUDY_CONTENT_TOPIC ? part->topic->references : NULL;
    case STUDY_CONTENT_TRAIL:
    default:
      return NULL;
    }
}
