/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-trail.h"

#include <string.h>

#include "model/trail/study-model-private.h"
#include "model/trail/study-trail-index.h"

/**
 * StudyTrail:
 *
 * A whole guide: a list model of [class@Stage], with advice and tools. It shows
 * content, and follows it when another version is applied; what a person did is
 * in the [class@Progress] that it shows.
 */

struct _StudyTrail
{
  GObject parent_instance;

  StudyContent *content;
  GPtrArray *stages; /* of StudyStage */
  GListStore *advice;
  GListStore *tools;
  StudyProgress *progress;

  StudyTrailIndex index;

  GHashTable *held; /* objects that changed in the open group of changes */
  StudyTopic *told_next_topic; /* unowned; only compared */
  StudyCounts counts;
  guint projects_done;
  guint holds;
  gboolean in_group; /* the progress has a group of changes open */
  gboolean told_finished;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SHORT_TITLE,
  PROP_LANGUAGE,
  PROP_DESCRIPTION,
  PROP_OBJECTIVE,
  PROP_READ_ONLY,
  PROP_PROGRESS,
  PROP_TOTAL,
  PROP_DONE,
  PROP_FRACTION,
  PROP_FINISHED,
  PROP_EXTRA_TOTAL,
  PROP_EXTRA_DONE,
  PROP_SKIPPED_TOTAL,
  PROP_SKIPPED_DONE,
  PROP_ALL_DONE,
  PROP_PROJECTS_DONE,
  PROP_NEXT_TOPIC,
} StudyTrailProperty;

static GParamSpec *props[PROP_NEXT_TOPIC + 1];

typedef enum
{
  SIGNAL_TOPIC_STATE_CHANGED,
  SIGNAL_CONTENT_CHANGED,
  N_SIGNALS
} StudyTrailSignal;

static guint signals[N_SIGNALS];

static void study_trail_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyTrail, study_trail, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_trail_list_model_init))

static void
notify (StudyTrail         *self,
        StudyTrailProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
ensure_index (StudyTrail *self)
{
  study_trail_index_build (&self->index, self->stages);
}

/* Tells what depends on all counts and topics. */
static void
notify_whole (StudyTrail *self)
{
  StudyTopic *next = study_trail_get_next_topic (self);
  gboolean finished = study_trail_get_finished (self);

  if (next != self->told_next_topic)
    {
      self->told_next_topic = next;
      notify (self, PROP_NEXT_TOPIC);
    }
  if (finished != self->told_finished)
    {
      self->told_finished = finished;
      notify (self, PROP_FINISHED);
    }
}

static void
begin_hold (StudyTrail *self)
{
  self->holds++;
}

/* The end of a group of changes: topics first, since their states follow from
 * all changes together; then everybody hears of it. */
static void
end_hold (StudyTrail *self)
{
  g_autoptr (GHashTable) held = NULL;
  GHashTableIter iter;
  gpointer object;

  if (--self->holds > 0)
    return;

  held = g_steal_pointer (&self->held);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);

  g_object_freeze_notify (G_OBJECT (self));
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    {
      if (STUDY_IS_TOPIC (object))
        study_topic_settle (object);
    }
  notify_whole (self);
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    g_object_thaw_notify (object);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
begin_cb (StudyTrail *self)
{
  self->in_group = TRUE;
  begin_hold (self);
}

static void
end_cb (StudyTrail *self)
{
  /* The group may have begun before the trail showed this progress. */
  if (!self->in_group)
    return;

  self->in_group = FALSE;
  end_hold (self);
}

/* Whether a course that the user added may have this id: it must be one that
 * the program gives, and of nothing in the guide. */
static gboolean
is_own_course_id (StudyTrail *self,
                  const char *id)
{
  g_autofree char *project_id = g_strconcat (id, "/project", NULL);
  const char *name = strrchr (id, '/');
  StudyItem *item = study_trail_find_item (self, id);
  StudyItem *project = study_trail_find_item (self, project_id);

  return name != NULL && g_str_has_prefix (name, "/own-") &&
         (item == NULL || study_item_get_own (item)) &&
         (project == NULL || study_item_get_own (project));
}

/* Takes over one register of the progress, which had @before in its place. */
static void
load_register (StudyTrail    *self,
               StudyRegister *before,
               StudyRegister *reg)
{
  const char *id = study_register_get_id (reg);

  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
    {
      StudyItem *item = study_trail_find_item (self, id);
      gint64 done_time = study_progress_get_done_time (self->progress, id);

      if (item != NULL && study_item_load_done (item, done_time))
        study_topic_item_changed (study_item_get_topic (item), item, done_time != 0 ? 1 : -1);
    }
  else if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE_LOCAL))
    {
      StudyItem *item = study_trail_find_item (self, id);

      if (item != NULL)
        study_item_notify_done_day (item);
    }
  else if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_TITLE) ||
           study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_URL))
    {
      StudyItem *item = study_trail_find_item (self, id);

      if (item != NULL)
        {
          study_item_notify_project (item);
          study_topic_item_changed (study_item_get_topic (item), item, 0);
        }
    }
  else if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_SKIPPED))
    {
      StudyTopic *topic = study_trail_find_topic (self, id);
      GVariant *value = study_register_get_value (reg);

      if (topic != NULL)
        study_topic_load_skipped (topic, value != NULL &&
                                         g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
                                         g_variant_get_boolean (value));
    }
  else if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_NOTE))
    {
      StudyTopic *topic = study_trail_find_topic (self, id);

      if (topic != NULL)
        study_topic_notify_note (topic);
    }
  else if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE) && is_own_course_id (self, id))
    {
      g_autoptr (StudyOwnCourse) old_course =
        study_own_course_parse (before != NULL ? study_register_get_value (before) : NULL);
      g_autoptr (StudyOwnCourse) course = study_own_course_parse (study_register_get_value (reg));
      StudyTopic *old_topic =
        old_course != NULL ? study_trail_find_topic (self, old_course->topic_id) : NULL;
      StudyTopic *topic = course != NULL ? study_trail_find_topic (self, course->topic_id) : NULL;

      if (old_topic != NULL && old_topic != topic)
        study_topic_load_course (old_topic, id, NULL);
      if (topic != NULL)
        study_topic_load_course (topic, id, course);
    }
}

static void
load_course_cb (StudyRegister *reg,
                gpointer       user_data)
{
  if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE))
    load_register (user_data, NULL, reg);
}

static void
load_other_cb (StudyRegister *reg,
               gpointer       user_data)
{
  if (!study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE))
    load_register (user_data, NULL, reg);
}

/* Lets go of the progress; what it said stays on show. */
static void
unfollow (StudyTrail *self)
{
  if (self->progress == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  if (self->in_group)
    end_cb (self);
}

/* Replaces the stages where they differ from @stages. */
static void
replace_stages (StudyTrail *self,
                GPtrArray  *stages)
{
  g_autoptr (GPtrArray) before = self->stages;
  guint start, n_removed, n_added;

  study_find_changed_range (before->pdata, before->len, stages->pdata, stages->len, &start, &n_removed, &n_added);
  self->stages = g_ptr_array_ref (stages);
  if (n_removed + n_added == 0)
    return;

  study_trail_invalidate (self);
  for (guint i = start; i < start + n_removed; i++)
    {
      if (!g_ptr_array_find (stages, before->pdata[i], NULL))
        study_stage_attach (before->pdata[i], NULL, 0);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_removed, n_added);
}

/* Makes the tree that of the content. What has the same id stays the same
 * object: a stage, a topic in whatever stage, an item in its topic. Returns
 * whether topics came whose own courses are not known yet. */
static gboolean
apply_stages (StudyTrail *self)
{
  const GPtrArray *parts = self->content->stages;
  g_autoptr (GHashTable) moving = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (GHashTable) parts_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) staying = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) stages = g_ptr_array_new_full (parts->len, g_object_unref);
  gboolean entered = FALSE;
  guint n_numbered = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      StudyContentStage *part = g_ptr_array_index (parts, i);

      g_hash_table_insert (parts_by_id, part->id, part);
    }

  for (guint i = 0; i < self->stages->len; i++)
    {
      StudyStage *stage = g_ptr_array_index (self->stages, i);
      StudyContentStage *part = g_hash_table_lookup (parts_by_id, study_stage_get_id (stage));

      if (part != NULL && part->archived != study_stage_get_archived (stage))
        part = NULL;
      study_stage_release (stage, part, moving);
      if (part != NULL)
        g_hash_table_insert (staying, part->id, stage);
    }

  for (guint i = 0; i < parts->len; i++)
    {
      const StudyContentStage *part = g_ptr_array_index (parts, i);
      StudyStage *stage;

      if (g_hash_table_steal_extended (staying, part->id, NULL, (gpointer *) &stage))
        g_ptr_array_add (stages, g_object_ref (stage));
      else
        g_ptr_array_add (stages, study_stage_new (part));

      /* What is archived has no number, and takes none. */
      stage = g_ptr_array_index (stages, i);
      study_stage_attach (stage, self, part->archived ? 0 : ++n_numbered);
      entered |= study_stage_apply (stage, part, moving);
    }
  replace_stages (self, stages);

  return entered;
}

/* Makes a list that of @objects, which was that of @before. */
static void
apply_list (GListStore *list,
            GPtrArray  *before,
            GPtrArray  *objects,
            GEqualFunc  equal)
{
  if (!study_content_arrays_equal (before, objects, equal))
    g_list_store_splice (list, 0, before->len, objects->pdata, objects->len);
}

static void
notify_texts (StudyTrail         *self,
              const StudyContent *before)
{
  if (!g_str_equal (before->title, self->content->title))
    notify (self, PROP_TITLE);
  if (g_strcmp0 (before->short_title, self->content->short_title) != 0 ||
      (before->short_title == NULL && !g_str_equal (before->title, self->content->title)))
    notify (self, PROP_SHORT_TITLE);
  if (g_strcmp0 (before->language, self->content->language) != 0)
    notify (self, PROP_LANGUAGE);
  if (g_strcmp0 (before->description, self->content->description) != 0)
    notify (self, PROP_DESCRIPTION);
  if (g_strcmp0 (before->objective, self->content->objective) != 0)
    notify (self, PROP_OBJECTIVE);
  if (before->version != self->content->version)
    notify (self, PROP_READ_ONLY);
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static GType
study_trail_get_item_type (GListModel *model)
{
  return STUDY_TYPE_STAGE;
}

static guint
study_trail_get_n_items (GListModel *model)
{
  return STUDY_TRAIL (model)->stages->len;
}

static gpointer
study_trail_get_item (GListModel *model,
                      guint       position)
{
  StudyStage *stage = study_trail_get_stage (STUDY_TRAIL (model), position);

  return stage != NULL ? g_object_ref (stage) : NULL;
}

static void
study_trail_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_trail_get_item_type;
  iface->get_n_items = study_trail_get_n_items;
  iface->get_item = study_trail_get_item;
}

static void
study_trail_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudyTrail *self = STUDY_TRAIL (object);

  switch ((StudyTrailProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, study_trail_get_title (self));
      break;
    case PROP_SHORT_TITLE:
      g_value_set_string (value, study_trail_get_short_title (self));
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, study_trail_get_language (self));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, study_trail_get_description (self));
      break;
    case PROP_OBJECTIVE:
      g_value_set_string (value, study_trail_get_objective (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, study_trail_get_read_only (self));
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, study_trail_get_progress (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, study_trail_get_total (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, study_trail_get_done (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, study_trail_get_fraction (self));
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, study_trail_get_finished (self));
      break;
    case PROP_EXTRA_TOTAL:
      g_value_set_uint (value, self->counts.buckets[STUDY_BUCKET_EXTRA].total);
      break;
    case PROP_EXTRA_DONE:
      g_value_set_uint (value, self->counts.buckets[STUDY_BUCKET_EXTRA].done);
      break;
    case PROP_SKIPPED_TOTAL:
      g_value_set_uint (value, self->counts.buckets[STUDY_BUCKET_SKIPPED].total);
      break;
    case PROP_SKIPPED_DONE:
      g_value_set_uint (value, self->counts.buckets[STUDY_BUCKET_SKIPPED].done);
      break;
    case PROP_ALL_DONE:
      g_value_set_uint (value, study_trail_get_all_done (self));
      break;
    case PROP_PROJECTS_DONE:
      g_value_set_uint (value, study_trail_get_projects_done (self));
      break;
    case PROP_NEXT_TOPIC:
      g_value_set_object (value, study_trail_get_next_topic (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_trail_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  StudyTrail *self = STUDY_TRAIL (object);

  if ((StudyTrailProperty) prop_id == PROP_PROGRESS)
    study_trail_set_progress (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_trail_dispose (GObject *object)
{
  unfollow (STUDY_TRAIL (object));

  G_OBJECT_CLASS (study_trail_parent_class)->dispose (object);
}

static void
study_trail_finalize (GObject *object)
{
  StudyTrail *self = STUDY_TRAIL (object);

  for (guint i = 0; i < self->stages->len; i++)
    study_stage_attach (g_ptr_array_index (self->stages, i), NULL, 0);
  g_clear_pointer (&self->held, g_hash_table_unref);
  study_trail_index_clear (&self->index);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_object (&self->advice);
  g_clear_object (&self->tools);
  g_clear_pointer (&self->content, study_content_unref);

  G_OBJECT_CLASS (study_trail_parent_class)->finalize (object);
}

static void
study_trail_class_init (StudyTrailClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_trail_get_property;
  object_class->set_property = study_trail_set_property;
  object_class->dispose = study_trail_dispose;
  object_class->finalize = study_trail_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_SHORT_TITLE] = g_param_spec_string ("short-title", NULL, NULL, NULL, readable);
  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, readable);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, readable);
  props[PROP_OBJECTIVE] = g_param_spec_string ("objective", NULL, NULL, NULL, readable);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);
  props[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, STUDY_TYPE_PROGRESS, writable);
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);
  props[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, readable);
  /**
   * StudyTrail:extra-total:
   *
   * The number of items in optional topics that are not skipped.
   */
  props[PROP_EXTRA_TOTAL] = g_param_spec_uint ("extra-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_EXTRA_DONE] = g_param_spec_uint ("extra-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:skipped-total:
   *
   * The number of items in skipped topics.
   */
  props[PROP_SKIPPED_TOTAL] = g_param_spec_uint ("skipped-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_SKIPPED_DONE] = g_param_spec_uint ("skipped-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:all-done:
   *
   * The number of all items that are done, wherever they count; those that are
   * archived do not.
   */
  props[PROP_ALL_DONE] = g_param_spec_uint ("all-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_PROJECTS_DONE] = g_param_spec_uint ("projects-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyTrail:next-topic:
   *
   * The first topic in order with something left to do.
   */
  props[PROP_NEXT_TOPIC] = g_param_spec_object ("next-topic", NULL, NULL, STUDY_TYPE_TOPIC, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyTrail::topic-state-changed:
   * @self: the trail
   * @topic: a topic
   *
   * A topic's state changed, or whether it holds up those that require it.
   */
  signals[SIGNAL_TOPIC_STATE_CHANGED] =
    g_signal_new ("topic-state-changed", STUDY_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_TOPIC);
  /**
   * StudyTrail::content-changed:
   * @self: the trail
   *
   * Other content was applied, and everything shows it.
   */
  signals[SIGNAL_CONTENT_CHANGED] =
    g_signal_new ("content-changed", STUDY_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
study_trail_init (StudyTrail *self)
{
  self->stages = g_ptr_array_new_with_free_func (g_object_unref);
  study_trail_index_init (&self->index);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->advice = g_list_store_new (STUDY_TYPE_ADVICE);
  self->tools = g_list_store_new (STUDY_TYPE_TOOL_CATEGORY);
}

/**
 * study_trail_new:
 * @content: what it shows: ids are valid and unique, and what topics require and
 *   projects belong to exists
 *
 * Returns: (transfer full): a trail without progress
 */
StudyTrail *
study_trail_new (const StudyContent *content)
{
  StudyTrail *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TRAIL, NULL);
  self->content = study_content_ref (content);
  apply_stages (self);
  g_list_store_splice (self->advice, 0, 0, content->advice->pdata, content->advice->len);
  g_list_store_splice (self->tools, 0, 0, content->tools->pdata, content->tools->len);

  return self;
}

/**
 * study_trail_apply:
 * @self: a trail
 * @content: another version of what it shows, as for study_trail_new()
 *
 * Shows other content in place of what it shows now. Stages, topics and items
 * whose ids stay are the same objects as before, with their progress; only what
 * differs notifies. What both versions share costs nothing.
 */
void
study_trail_apply (StudyTrail         *self,
                   const StudyContent *content)
{
  g_autoptr (StudyContent) before = NULL;

  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (content != NULL);

  if (self->content == content)
    return;

  begin_hold (self);
  study_trail_hold (self, self);
  before = g_steal_pointer (&self->content);
  self->content = study_content_ref (content);
  /* The progress has the courses that the user added to topics that are new. */
  if (apply_stages (self) && self->progress != NULL)
    study_progress_foreach (self->progress, load_course_cb, self);
  apply_list (self->advice, before->advice, content->advice, study_advice_equal);
  apply_list (self->tools, before->tools, content->tools, study_tool_category_equal);
  notify_texts (self, before);
  end_hold (self);
  g_signal_emit (self, signals[SIGNAL_CONTENT_CHANGED], 0);
}

const StudyContent *
study_trail_get_content (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->content;
}

const char *
study_trail_get_id (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->content->id;
}

const char *
study_trail_get_title (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->content->title;
}

const char *
study_trail_get_short_title (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->content->short_title != NULL ? self->content->short_title : self->content->title;
}

/**
 * study_trail_get_language:
 * @self: a trail
 *
 * Returns: (transfer none): the language of the content, as a BCP 47 tag; may be empty
 */
const char *
study_trail_get_language (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return text_or_empty (self->content->language);
}

const char *
study_trail_get_description (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return text_or_empty (self->content->description);
}

const char *
study_trail_get_objective (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return text_or_empty (self->content->objective);
}

/**
 * study_trail_get_sources:
 * @self: a trail
 *
 * Returns: (transfer none) (nullable): where the content comes from, of type
 *   `aa{sv}`, with the text members `title`, `url`, `license` and `revision`
 *   as far as they are known
 */
GVariant *
study_trail_get_sources (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->content->sources;
}

/**
 * study_trail_get_read_only:
 * @self: a trail
 *
 * Returns: whether the document is of a newer version and must not be rewritten
 */
gboolean
study_trail_get_read_only (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), TRUE);

  return self->content->version > STUDY_TRAIL_VERSION;
}

GListModel *
study_trail_get_advice (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return G_LIST_MODEL (self->advice);
}

GListModel *
study_trail_get_tools (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return G_LIST_MODEL (self->tools);
}

StudyStage *
study_trail_get_stage (StudyTrail *self,
                       guint       position)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return position < self->stages->len ? g_ptr_array_index (self->stages, position) : NULL;
}

StudyStage *
study_trail_find_stage (StudyTrail *self,
                        const char *id)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      StudyStage *stage = g_ptr_array_index (self->stages, i);

      if (g_strcmp0 (study_stage_get_id (stage), id) == 0)
        return stage;
    }

  return NULL;
}

StudyTopic *
study_trail_find_topic (StudyTrail *self,
                        const char *id)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  ensure_index (self);

  return g_hash_table_lookup (self->index.topics_by_id, id);
}

StudyItem *
study_trail_find_item (StudyTrail *self,
                       const char *id)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  ensure_index (self);

  return g_hash_table_lookup (self->index.items_by_id, id);
}

/**
 * study_trail_find_owner:
 * @self: a trail
 * @id: the id of a topic, or of what is or was in one
 *
 * Returns: (transfer none) (nullable): the topic to which progress on @id
 *   belongs, also where the guide or the user has taken away what it is about
 */
StudyTopic *
study_trail_find_owner (StudyTrail *self,
                        const char *id)
{
  StudyItem *item = study_trail_find_item (self, id);
  StudyTopic *topic = item != NULL ? study_item_get_topic (item) : study_trail_find_topic (self, id);
  g_autofree char *path = g_strdup (id);
  char *slash;

  while (topic == NULL && (slash = strrchr (path, '/')) != NULL)
    {
      *slash = '\0';
      topic = study_trail_find_topic (self, path);
    }

  return topic;
}

guint
study_trail_get_n_topics (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  ensure_index (self);

  return self->index.topics->len;
}

StudyTopic *
study_trail_get_topic (StudyTrail *self,
                       guint       position)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  ensure_index (self);

  return position < self->index.topics->len ? g_ptr_array_index (self->index.topics, position) : NULL;
}

/**
 * study_trail_get_next_topic:
 * @self: a trail
 *
 * Returns: (transfer none) (nullable): the first topic in order that counts
 *   and is not done; %NULL when there is none
 */
StudyTopic *
study_trail_get_next_topic (StudyTrail *self)
{
  GTreeNode *first;

  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  ensure_index (self);
  first = g_tree_node_first (self->index.pending);

  return first != NULL ? g_tree_node_value (first) : NULL;
}

StudyProgress *
study_trail_get_progress (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), NULL);

  return self->progress;
}

/**
 * study_trail_set_progress:
 * @self: a trail
 * @progress: (nullable): the progress to show
 *
 * Shows what a person did, and follows it from now on. This walks over the
 * whole trail; a change later does not.
 */
void
study_trail_set_progress (StudyTrail    *self,
                          StudyProgress *progress)
{
  g_return_if_fail (STUDY_IS_TRAIL (self));
  g_return_if_fail (progress == NULL || STUDY_IS_PROGRESS (progress));

  if (self->progress == progress)
    return;

  begin_hold (self);
  if (self->progress != NULL)
    {
      unfollow (self);
      for (guint i = 0; i < study_trail_get_n_topics (self); i++)
        study_topic_reset (g_ptr_array_index (self->index.topics, i));
      study_trail_project_done (self, NULL, -(int) self->projects_done);
    }

  if (progress != NULL)
    {
      self->progress = g_object_ref (progress);
      g_signal_connect_swapped (progress, "begin", G_CALLBACK (begin_cb), self);
      g_signal_connect_swapped (progress, "end", G_CALLBACK (end_cb), self);
      g_signal_connect_swapped (progress, "register-changed", G_CALLBACK (load_register), self);
      study_progress_foreach (progress, load_course_cb, self);
      study_progress_foreach (progress, load_other_cb, self);
    }
  notify (self, PROP_PROGRESS);
  end_hold (self);
}

guint
study_trail_get_total (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_COUNTED].total;
}

guint
study_trail_get_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->counts.buckets[STUDY_BUCKET_COUNTED].done;
}

double
study_trail_get_fraction (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return study_count_fraction (&self->counts.buckets[STUDY_BUCKET_COUNTED]);
}

gboolean
study_trail_get_finished (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), FALSE);

  return study_trail_get_total (self) > 0 && study_trail_get_done (self) == study_trail_get_total (self);
}

/**
 * study_trail_get_all_done:
 * @self: a trail
 *
 * Returns: the number of all items that are done, wherever they count; those
 *   that are archived do not
 */
guint
study_trail_get_all_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return study_trail_get_done (self) + self->counts.buckets[STUDY_BUCKET_EXTRA].done +
         self->counts.buckets[STUDY_BUCKET_SKIPPED].done;
}

guint
study_trail_get_projects_done (StudyTrail *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (self), 0);

  return self->projects_done;
}

/* A stage's part of the counts changed from @minus to @plus. */
void
study_trail_exchange (StudyTrail        *self,
                      const StudyCounts *minus,
                      const StudyCounts *plus)
{
  static const guint total_props[STUDY_N_BUCKETS] = { PROP_TOTAL, PROP_EXTRA_TOTAL, PROP_SKIPPED_TOTAL };
  static const guint done_props[STUDY_N_BUCKETS] = { PROP_DONE, PROP_EXTRA_DONE, PROP_SKIPPED_DONE };
  const StudyCounts before = self->counts;
  guint all_done = study_trail_get_all_done (self);

  study_counts_exchange (&self->counts, minus, plus);
  study_trail_hold (self, self);
  for (guint i = 0; i < STUDY_N_BUCKETS; i++)
    {
      if (before.buckets[i].total != self->counts.buckets[i].total)
        notify (self, total_props[i]);
      if (before.buckets[i].done != self->counts.buckets[i].done)
        notify (self, done_props[i]);
    }
  if (study_count_fraction (&before.buckets[STUDY_BUCKET_COUNTED]) != study_trail_get_fraction (self))
    notify (self, PROP_FRACTION);
  if (study_trail_get_all_done (self) != all_done)
    notify (self, PROP_ALL_DONE);
}

/* The projects done in @topic are more or less by @delta; %NULL for all topics. */
void
study_trail_project_done (StudyTrail *self,
                          StudyTopic *topic,
                          int         delta)
{
  if (delta == 0 || (topic != NULL && study_topic_get_archived (topic)))
    return;

  study_trail_hold (self, self);
  self->projects_done += delta;
  notify (self, PROP_PROJECTS_DONE);
}

/* Keeps @object from notifying until the open group of changes ends, so that
 * each property is told once; returns whether there is such a group. */
gboolean
study_trail_hold (StudyTrail *self,
                  gpointer    object)
{
  if (self->holds == 0)
    return FALSE;

  /* Adding it a second time would drop a reference. */
  if (!g_hash_table_contains (self->held, object))
    {
      g_hash_table_add (self->held, g_object_ref (object));
      g_object_freeze_notify (object);
    }

  return TRUE;
}

/* A topic has a new state, or holds up those that require it or no longer. */
void
study_trail_topic_settled (StudyTrail *self,
                           StudyTopic *topic,
                           gboolean    pending)
{
  study_trail_index_set_pending (&self->index, topic, pending);
  g_signal_emit (self, signals[SIGNAL_TOPIC_STATE_CHANGED], 0, topic);
}

/* The content changed: everything is to be found anew. */
void
study_trail_invalidate (StudyTrail *self)
{
  self->index.built = FALSE;
}

void
study_trail_add_item (StudyTrail *self,
                      StudyItem  *item)
{
  study_trail_index_put_item (&self->index, item);
  if (study_item_get_kind (item) == STUDY_ITEM_PROJECT && study_item_get_done (item))
    study_trail_project_done (self, study_item_get_topic (item), 1);
}

/* An item left its topic's list; if it is not @gone, it is still found by its id. */
void
study_trail_remove_item (StudyTrail *self,
                         StudyItem  *item,
                         gboolean    gone)
{
  if (gone)
    study_trail_index_remove_item (&self->index, item);
  if (study_item_get_kind (item) == STUDY_ITEM_PROJECT && study_item_get_done (item))
    study_trail_project_done (self, study_item_get_topic (item), -1);
}

/* The texts of ids belong to the content, which is another one now. */
void
study_trail_update_item (StudyTrail *self,
                         StudyItem  *item)
{
  study_trail_index_put_item (&self->index, item);
}

void
study_trail_update_topic (StudyTrail *self,
                          StudyTopic *topic)
{
  study_trail_index_put_topic (&self->index, topic);
}
