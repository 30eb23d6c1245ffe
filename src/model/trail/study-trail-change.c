/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail-change.h"

/**
 * StudyTrailChange:
 *
 * One thing that a newer edition of a trail does to it, as a person understands
 * it. Everything in a stage or topic that is new or gone is told with it, as a
 * number of items; what is archived is told one by one.
 */

struct _StudyTrailChange
{
  GObject parent_instance;

  StudyTrailChangeKind kind;
  StudyTrailPart part;
  char *title;
  char *path;
  char *old_title;
  char *old_path;
  StudyTrailAspects aspects;
  StudyTrailKept kept;
  guint n_items;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_PART,
  PROP_TITLE,
  PROP_PATH,
  PROP_OLD_TITLE,
  PROP_OLD_PATH,
  PROP_ASPECTS,
  PROP_KEPT,
  PROP_N_ITEMS,
} StudyTrailChangeProperty;

static GParamSpec *props[PROP_N_ITEMS + 1];

G_DEFINE_ENUM_TYPE (StudyTrailChangeKind, study_trail_change_kind,
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_CHANGE_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_CHANGE_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_CHANGE_MOVED, "moved"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_CHANGE_RETURNED, "returned"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_CHANGE_ARCHIVED, "archived"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_CHANGE_GONE, "gone"))

G_DEFINE_ENUM_TYPE (StudyTrailPart, study_trail_part,
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_PART_TRAIL, "trail"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_PART_STAGE, "stage"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_PART_TOPIC, "topic"),
                    G_DEFINE_ENUM_VALUE (STUDY_TRAIL_PART_ITEM, "item"))

G_DEFINE_FLAGS_TYPE (StudyTrailAspects, study_trail_aspects,
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_NONE, "none"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_TITLE, "title"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_TEXT, "text"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_LINK, "link"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_HOURS, "hours"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_PROVIDER, "provider"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_KIND, "kind"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_OPTIONAL, "optional"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_REQUIRES, "requires"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_REFERENCES, "references"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_ADVICE, "advice"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_ASPECT_TOOLS, "tools"))

G_DEFINE_FLAGS_TYPE (StudyTrailKept, study_trail_kept,
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_KEPT_NONE, "none"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_KEPT_DONE, "done"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_KEPT_NOTE, "note"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_KEPT_COURSES, "courses"),
                     G_DEFINE_ENUM_VALUE (STUDY_TRAIL_KEPT_PROJECT, "project"))

G_DEFINE_FINAL_TYPE (StudyTrailChange, study_trail_change, G_TYPE_OBJECT)

static void
study_trail_change_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  StudyTrailChange *self = STUDY_TRAIL_CHANGE (object);

  switch ((StudyTrailChangeProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_PART:
      g_value_set_enum (value, self->part);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_OLD_TITLE:
      g_value_set_string (value, self->old_title);
      break;
    case PROP_OLD_PATH:
      g_value_set_string (value, self->old_path);
      break;
    case PROP_ASPECTS:
      g_value_set_flags (value, self->aspects);
      break;
    case PROP_KEPT:
      g_value_set_flags (value, self->kept);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_items);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_trail_change_finalize (GObject *object)
{
  StudyTrailChange *self = STUDY_TRAIL_CHANGE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->old_title, g_free);
  g_clear_pointer (&self->old_path, g_free);

  G_OBJECT_CLASS (study_trail_change_parent_class)->finalize (object);
}

static void
study_trail_change_class_init (StudyTrailChangeClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_trail_change_get_property;
  object_class->finalize = study_trail_change_finalize;

  /**
   * StudyTrailChange:kind:
   *
   * What the update does.
   */
  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, STUDY_TYPE_TRAIL_CHANGE_KIND,
                                        STUDY_TRAIL_CHANGE_NEW, flags);
  /**
   * StudyTrailChange:part:
   *
   * What it is about.
   */
  props[PROP_PART] = g_param_spec_enum ("part", NULL, NULL, STUDY_TYPE_TRAIL_PART,
                                        STUDY_TRAIL_PART_TRAIL, flags);
  /**
   * StudyTrailChange:title:
   *
   * The title of what it is about, as it will be.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * StudyTrailChange:path:
   *
   * The titles of the stage and the topic that it is in; empty for a stage.
   */
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  /**
   * StudyTrailChange:old-title:
   *
   * Its title until now, empty where that stays.
   */
  props[PROP_OLD_TITLE] = g_param_spec_string ("old-title", NULL, NULL, NULL, flags);
  /**
   * StudyTrailChange:old-path:
   *
   * The titles of what it was in until now, empty where it stays there.
   */
  props[PROP_OLD_PATH] = g_param_spec_string ("old-path", NULL, NULL, NULL, flags);
  /**
   * StudyTrailChange:aspects:
   *
   * What is different in it.
   */
  props[PROP_ASPECTS] = g_param_spec_flags ("aspects", NULL, NULL, STUDY_TYPE_TRAIL_ASPECTS,
                                            STUDY_TRAIL_ASPECT_NONE, flags);
  /**
   * StudyTrailChange:kept:
   *
   * For what it is kept, when it is archived.
   */
  props[PROP_KEPT] = g_param_spec_flags ("kept", NULL, NULL, STUDY_TYPE_TRAIL_KEPT,
                                         STUDY_TRAIL_KEPT_NONE, flags);
  /**
   * StudyTrailChange:n-items:
   *
   * How many items it is about: 1 for an item, those in it for a stage or topic
   * that is new or gone, else 0.
   */
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_trail_change_init (StudyTrailChange *self)
{
  self->old_title = g_strdup ("");
  self->old_path = g_strdup ("");
}

/**
 * study_trail_change_new:
 * @kind: what the update does
 * @part: what it is about
 * @title: the title of that, as it will be
 * @path: the titles of what it is in; empty for a stage
 *
 * The rest is set before anybody sees the change, and told to nobody.
 *
 * Returns: (transfer full): a change
 */
StudyTrailChange *
study_trail_change_new (StudyTrailChangeKind  kind,
                        StudyTrailPart        part,
                        const char           *title,
                        const char           *path)
{
  StudyTrailChange *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_CHANGE, NULL);
  self->kind = kind;
  self->part = part;
  self->title = g_strdup (title);
  self->path = g_strdup (path);
  self->n_items = part == STUDY_TRAIL_PART_ITEM;

  return self;
}

/**
 * study_trail_change_get_kind:
 * @self: a change
 *
 * Returns: what the update does
 */
StudyTrailChangeKind
study_trail_change_get_kind (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), STUDY_TRAIL_CHANGE_NEW);

  return self->kind;
}

/**
 * study_trail_change_get_part:
 * @self: a change
 *
 * Returns: what it is about
 */
StudyTrailPart
study_trail_change_get_part (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), STUDY_TRAIL_PART_TRAIL);

  return self->part;
}

const char *
study_trail_change_get_title (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), NULL);

  return self->title;
}

/**
 * study_trail_change_get_path:
 * @self: a change
 *
 * Returns: (transfer none): the titles of what it is in; may be empty
 */
const char *
study_trail_change_get_path (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), NULL);

  return self->path;
}

/**
 * study_trail_change_get_old_title:
 * @self: a change
 *
 * Returns: (transfer none): its title until now; empty where that stays
 */
const char *
study_trail_change_get_old_title (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), NULL);

  return self->old_title;
}

/**
 * study_trail_change_get_old_path:
 * @self: a change
 *
 * Returns: (transfer none): the titles of what it was in until now; empty where it
 *   stays there
 */
const char *
study_trail_change_get_old_path (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), NULL);

  return self->old_path;
}

/**
 * study_trail_change_set_old:
 * @self: a change
 * @title: its title until now
 * @path: the titles of what it was in until now
 *
 * Remembers how it was, as far as that is different.
 */
void
study_trail_change_set_old (StudyTrailChange *self,
                            const char       *title,
                            const char       *path)
{
  g_return_if_fail (STUDY_IS_TRAIL_CHANGE (self));

  g_set_str (&self->old_title, g_str_equal (title, self->title) ? "" : title);
  g_set_str (&self->old_path, g_str_equal (path, self->path) ? "" : path);
}

/**
 * study_trail_change_get_aspects:
 * @self: a change
 *
 * Returns: what is different in it
 */
StudyTrailAspects
study_trail_change_get_aspects (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), STUDY_TRAIL_ASPECT_NONE);

  return self->aspects;
}

/**
 * study_trail_change_set_aspects:
 * @self: a change
 * @aspects: what is different in it
 *
 * Sets what is different.
 */
void
study_trail_change_set_aspects (StudyTrailChange  *self,
                                StudyTrailAspects  aspects)
{
  g_return_if_fail (STUDY_IS_TRAIL_CHANGE (self));

  self->aspects = aspects;
}

/**
 * study_trail_change_get_kept:
 * @self: a change
 *
 * Returns: for what it is kept, when it is archived
 */
StudyTrailKept
study_trail_change_get_kept (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), STUDY_TRAIL_KEPT_NONE);

  return self->kept;
}

/**
 * study_trail_change_set_kept:
 * @self: a change
 * @kept: for what it is kept
 *
 * Sets what the person did on it.
 */
void
study_trail_change_set_kept (StudyTrailChange *self,
                             StudyTrailKept    kept)
{
  g_return_if_fail (STUDY_IS_TRAIL_CHANGE (self));

  self->kept = kept;
}

/**
 * study_trail_change_get_n_items:
 * @self: a change
 *
 * Returns: how many items it is about
 */
guint
study_trail_change_get_n_items (StudyTrailChange *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_CHANGE (self), 0);

  return self->n_items;
}

/**
 * study_trail_change_set_n_items:
 * @self: a change
 * @n_items: how many items it is about
 *
 * Sets the number of items.
 */
void
study_trail_change_set_n_items (StudyTrailChange *self,
                                guint             n_items)
{
  g_return_if_fail (STUDY_IS_TRAIL_CHANGE (self));

  self->n_items = n_items;
}
