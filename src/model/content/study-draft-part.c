/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-draft-part.h"

#include <string.h>

/* Between the id of a topic and the position of a reference in it; in no id. */
#define REFERENCE_SIGN "#"

static gboolean
find_reference (const StudyDraft *self,
                const char       *id,
                const char       *sign,
                StudyDraftPart   *part)
{
  g_autofree char *topic_id = g_strndup (id, sign - id);
  guint64 position;

  if (!g_ascii_string_to_unsigned (sign + strlen (REFERENCE_SIGN), 10, 0, G_MAXUINT, &position, NULL) ||
      !study_draft_find (self, topic_id, part) || part->kind != STUDY_DRAFT_TOPIC ||
      position >= part->topic->references->len)
    return FALSE;

  part->kind = STUDY_DRAFT_REFERENCE;
  part->position = position;
  part->reference = g_ptr_array_index (part->topic->references, part->position);

  return TRUE;
}

/**
 * study_draft_reference_id:
 * @topic_id: the id of a topic
 * @position: a position in its references
 *
 * Returns: (transfer full): what names the reference there, until references
 *   before it come or go
 */
char *
study_draft_reference_id (const char *topic_id,
                          guint       position)
{
  return g_strdup_printf ("%s" REFERENCE_SIGN "%u", topic_id, position);
}

/**
 * study_draft_find:
 * @self: a draft
 * @id: the id of a part; empty for the trail
 * @part: (out): return location for the part
 *
 * Returns: whether there is such a part
 */
gboolean
study_draft_find (const StudyDraft *self,
                  const char       *id,
                  StudyDraftPart   *part)
{
  const char *sign = strstr (id, REFERENCE_SIGN);

  *part = (StudyDraftPart) { STUDY_DRAFT_TRAIL, 0, NULL, NULL, NULL, NULL };
  if (*id == '\0')
    return TRUE;
  if (sign != NULL)
    return find_reference (self, id, sign, part);

  for (guint i = 0; i < self->stages->len; i++)
    {
      part->stage = g_ptr_array_index (self->stages, i);
      part->topic = NULL;
      part->item = NULL;
      part->kind = STUDY_DRAFT_STAGE;
      part->position = i;
      if (g_str_equal (part->stage->id, id))
        return TRUE;

      for (guint j = 0; j < part->stage->topics->len; j++)
        {
          part->topic = g_ptr_array_index (part->stage->topics, j);
          part->item = NULL;
          part->kind = STUDY_DRAFT_TOPIC;
          part->position = j;
          if (g_str_equal (part->topic->id, id))
            return TRUE;

          part->kind = STUDY_DRAFT_ITEM;
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
 * study_draft_dup_parent_id:
 * @self: a draft
 * @id: the id of a part
 *
 * Returns: (transfer full) (nullable): the id of what it is a part of; %NULL
 *   for the trail, and for what is not there
 */
char *
study_draft_dup_parent_id (const StudyDraft *self,
                           const char       *id)
{
  StudyDraftPart part;

  if (!study_draft_find (self, id, &part))
    return NULL;

  switch (part.kind)
    {
    case STUDY_DRAFT_STAGE:
      return g_strdup ("");
    case STUDY_DRAFT_TOPIC:
      return g_strdup (part.stage->id);
    case STUDY_DRAFT_ITEM:
    case STUDY_DRAFT_REFERENCE:
      return g_strdup (part.topic->id);
    case STUDY_DRAFT_TRAIL:
    default:
      return NULL;
    }
}

/**
 * study_draft_get_text:
 * @self: a draft
 * @id: the id of a part
 * @field: a text of it
 *
 * Returns: (transfer none): the text, empty when it has none
 */
const char *
study_draft_get_text (const StudyDraft *self,
                       const char       *id,
                       StudyDraftField   field)
{
  StudyDraftPart part;
  char **text;

  if (!study_draft_find (self, id, &part))
    return "";
  if (part.kind == STUDY_DRAFT_REFERENCE)
    return field == STUDY_DRAFT_FIELD_URL ? study_reference_get_url (part.reference)
                                          : study_reference_get_title (part.reference);

  text = study_draft_part_get_string ((StudyDraft *) self, &part, field);

  return text != NULL && *text != NULL ? *text : "";
}

/**
 * study_draft_part_get_string:
 * @self: a draft
 * @part: a part of it
 * @field: a text
 *
 * Returns: (transfer none) (nullable): where the draft keeps the text; %NULL
 *   when such parts have none
 */
char **
study_draft_part_get_string (StudyDraft           *self,
                             const StudyDraftPart *part,
                             StudyDraftField       field)
{
  switch (part->kind)
    {
    case STUDY_DRAFT_TRAIL:
      if (field == STUDY_DRAFT_FIELD_TITLE)
        return &self->title;
      if (field == STUDY_DRAFT_FIELD_SHORT_TITLE)
        return &self->short_title;
      if (field == STUDY_DRAFT_FIELD_OBJECTIVE)
        return &self->objective;
      return field == STUDY_DRAFT_FIELD_TEXT ? &self->description : NULL;
    case STUDY_DRAFT_STAGE:
      if (field == STUDY_DRAFT_FIELD_TITLE)
        return &part->stage->title;
      return field == STUDY_DRAFT_FIELD_TEXT ? &part->stage->text : NULL;
    case STUDY_DRAFT_TOPIC:
      if (field == STUDY_DRAFT_FIELD_TITLE)
        return &part->topic->title;
      return field == STUDY_DRAFT_FIELD_TEXT ? &part->topic->text : NULL;
    case STUDY_DRAFT_ITEM:
      if (field == STUDY_DRAFT_FIELD_TITLE)
        return &part->item->title;
      if (field == STUDY_DRAFT_FIELD_URL)
        return &part->item->url;
      return field == STUDY_DRAFT_FIELD_PROVIDER ? &part->item->provider : NULL;
    case STUDY_DRAFT_REFERENCE:
    default:
      return NULL;
    }
}

/**
 * study_draft_part_get_parts:
 * @self: a draft
 * @part: a part of it
 * @kind: a kind of parts
 *
 * Returns: (transfer none) (nullable): the list in which parts of that kind
 *   stand in it; %NULL when there is none
 */
GPtrArray *
study_draft_part_get_parts (const StudyDraft     *self,
                            const StudyDraftPart *part,
                            StudyDraftPartKind    kind)
{
  switch (kind)
    {
    case STUDY_DRAFT_STAGE:
      return part->kind == STUDY_DRAFT_TRAIL ? self->stages : NULL;
    case STUDY_DRAFT_TOPIC:
      return part->kind == STUDY_DRAFT_STAGE ? part->stage->topics : NULL;
    case STUDY_DRAFT_ITEM:
      return part->kind == STUDY_DRAFT_TOPIC ? part->topic->items : NULL;
    case STUDY_DRAFT_REFERENCE:
      return part->kind == STUDY_DRAFT_TOPIC ? part->topic->references : NULL;
    case STUDY_DRAFT_TRAIL:
    default:
      return NULL;
    }
}
