/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/study-editor-part.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/text/study-text.h"

/**
 * StudyEditorPart:
 *
 * A part in the editor of a trail: the texts of its row, and its place.
 */

struct _StudyEditorPart
{
  GObject parent_instance;

  char *id;
  char *title;
  char *subtitle;
  guint position;
  guint n_parts;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
} StudyEditorPartProperty;

static GParamSpec *props[PROP_SUBTITLE + 1];

G_DEFINE_FINAL_TYPE (StudyEditorPart, study_editor_part, G_TYPE_OBJECT)

static const char *
get_item_name (StudyItemKind kind)
{
  static const char * const names[] = {
    /* Translators: something to understand. */
    [STUDY_ITEM_LESSON] = N_("Lesson"),
    [STUDY_ITEM_COURSE] = N_("Course"),
    [STUDY_ITEM_PROJECT] = N_("Project"),
    /* Translators: an article or a video to go through. */
    [STUDY_ITEM_RESOURCE] = N_("Resource"),
  };

  return _(names[kind]);
}

static char *
describe_stage (const StudyContentStage *stage)
{
  return study_text_fill (ngettext ("%u topic", "%u topics", stage->topics->len), stage->topics->len);
}

static char *
describe_topic (const StudyContentTopic *topic)
{
  g_autofree char *count = study_text_fill (ngettext ("%u item", "%u items", topic->items->len), topic->items->len);

  if (!topic->optional)
    return g_steal_pointer (&count);

  /* Translators: how many items there are in a topic that is an extra. */
  return study_text_fill (_("%s · Optional"), count);
}

static char *
describe_item (const StudyContentItem *item)
{
  const char *name = get_item_name (item->kind);
  g_autofree char *hours = item->hours > 0 ? study_text_hours (item->hours) : NULL;

  if (hours == NULL)
    return g_strdup (name);

  /* Translators: what it is, such as a course, and how many hours it takes. */
  return study_text_fill (_("%s · %s"), name, hours);
}

static void
study_editor_part_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StudyEditorPart *self = STUDY_EDITOR_PART (object);

  switch ((StudyEditorPartProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_editor_part_finalize (GObject *object)
{
  StudyEditorPart *self = STUDY_EDITOR_PART (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (study_editor_part_parent_class)->finalize (object);
}

static void
study_editor_part_class_init (StudyEditorPartClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_editor_part_get_property;
  object_class->finalize = study_editor_part_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /* What the part is, or how much is in it. */
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_editor_part_init (StudyEditorPart *self)
{
}

/* What to say of a stage, a topic, an item or a reference in a list; of a reference, the
 * topic that it belongs to is needed too. */
StudyEditorPart *
study_editor_part_new (const GPtrArray      *parts,
                       StudyContentPartKind  kind,
                       guint                 position,
                       const char           *topic_id)
{
  StudyEditorPart *self = g_object_new (STUDY_TYPE_EDITOR_PART, NULL);
  gpointer part = g_ptr_array_index (parts, position);

  self->position = position;
  self->n_parts = parts->len;
  switch (kind)
    {
    case STUDY_CONTENT_STAGE:
      self->id = g_strdup (((StudyContentStage *) part)->id);
      self->title = g_strdup (((StudyContentStage *) part)->title);
      self->subtitle = describe_stage (part);
      break;
    case STUDY_CONTENT_TOPIC:
      self->id = g_strdup (((StudyContentTopic *) part)->id);
      self->title = g_strdup (((StudyContentTopic *) part)->title);
      self->subtitle = describe_topic (part);
      break;
    case STUDY_CONTENT_REFERENCE:
      self->id = study_content_reference_id (topic_id, position);
      self->title = g_strdup (study_reference_get_title (part));
      self->subtitle = g_strdup (study_reference_get_url (part));
      break;
    case STUDY_CONTENT_ITEM:
    case STUDY_CONTENT_TRAIL:
    default:
      self->id = g_strdup (((StudyContentItem *) part)->id);
      self->title = g_strdup (((StudyContentItem *) part)->title);
      self->subtitle = describe_item (part);
      break;
    }

  return self;
}

gboolean
study_editor_part_equal (StudyEditorPart *self,
                         StudyEditorPart *other)
{
  return self->position == other->position && self->n_parts == other->n_parts && g_str_equal (self->id, other->id) &&
         g_str_equal (self->title, other->title) && g_str_equal (self->subtitle, other->subtitle);
}

const char *
study_editor_part_get_id (StudyEditorPart *self)
{
  g_return_val_if_fail (STUDY_IS_EDITOR_PART (self), NULL);

  return self->id;
}

const char *
study_editor_part_get_title (StudyEditorPart *self)
{
  g_return_val_if_fail (STUDY_IS_EDITOR_PART (self), NULL);

  return self->title;
}

guint
study_editor_part_get_position (StudyEditorPart *self)
{
  g_return_val_if_fail (STUDY_IS_EDITOR_PART (self), 0);

  return self->position;
}

guint
study_editor_part_get_n_parts (StudyEditorPart *self)
{
  g_return_val_if_fail (STUDY_IS_EDITOR_PART (self), 0);

  return self->n_parts;
}

const char *
study_editor_part_name (StudyContentPartKind kind)
{
  static const char * const names[] = {
    [STUDY_CONTENT_TRAIL] = N_("Trail"),
    [STUDY_CONTENT_STAGE] = N_("Stage"),
    [STUDY_CONTENT_TOPIC] = N_("Topic"),
    [STUDY_CONTENT_ITEM] = N_("Item"),
    [STUDY_CONTENT_REFERENCE] = N_("Reference"),
  };

  return _(names[kind]);
}
