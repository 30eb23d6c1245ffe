/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-stage.h"

#include "model/trail/study-model-private.h"

/**
 * StudyStage:
 *
 * An ordered part of a trail: a list model of [class@Topic]. Its total counts
 * what holds the trail below 100 %; optional and skipped topics are counted
 * apart. What is in an archived stage counts nowhere.
 */

struct _StudyStage
{
  GObject parent_instance;

  StudyContentStage *content;
  GPtrArray *topics; /* of StudyTopic */
  StudyTrail *trail; /* unowned: the trail owns its stages */
  StudyCounts counts;
  guint number;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_NUMBER,
  PROP_TEXT,
  PROP_ARCHIVED,
  PROP_TOTAL,
  PROP_DONE,
  PROP_FRACTION,
  PROP_EXTRA_TOTAL,
  PROP_EXTRA_DONE,
  PROP_SKIPPED_TOTAL,
  PROP_SKIPPED_DONE,
} StudyStageProperty;

static GParamSpec *props[PROP_SKIPPED_DONE + 1];

static void study_stage_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyStage, study_stage, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_stage_list_model_init))

/* Takes all topics out that are not in @staying, and puts them into @moving. */
static void
leave_topics (StudyStage *self,
              GHashTable *staying,
              GHashTable *moving)
{
  guint n_before = self->topics->len;
  guint first = n_before;
  guint last = 0;
  guint position = 0;

  for (guint i = 0; i < n_before; i++)
    {
      StudyTopic *topic = g_ptr_array_index (self->topics, position);

      if (g_hash_table_contains (staying, study_topic_get_id (topic)))
        {
          position++;
          continue;
        }

      first = MIN (first, i);
      last = i + 1;
      study_topic_leave (topic);
      g_ptr_array_steal_index (self->topics, position);
      g_hash_table_insert (moving, (gpointer) study_topic_get_id (topic), topic);
    }

  if (position == n_before)
    return;

  if (self->trail != NULL)
    study_trail_invalidate (self->trail);
  g_list_model_items_changed (G_LIST_MODEL (self), first, last - first, last - first - (n_before - position));
}

/* Returns the topics of the content: those that are here, those that come from
 * another stage, and new ones. */
static GPtrArray *
find_topics (StudyStage *self,
             GHashTable *moving)
{
  const GPtrArray *parts = self->content->topics;
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *topics = g_ptr_array_new_full (parts->len, g_object_unref);

  for (guint i = 0; i < self->topics->len; i++)
    {
      StudyTopic *topic = g_ptr_array_index (self->topics, i);

      g_hash_table_insert (present, (gpointer) study_topic_get_id (topic), topic);
    }

  for (guint i = 0; i < parts->len; i++)
    {
      const StudyContentTopic *part = g_ptr_array_index (parts, i);
      StudyTopic *topic;

      if (g_hash_table_steal_extended (present, part->id, NULL, (gpointer *) &topic))
        g_ptr_array_add (topics, g_object_ref (topic));
      else if (g_hash_table_steal_extended (moving, part->id, NULL, (gpointer *) &topic))
        g_ptr_array_add (topics, topic);
      else
        g_ptr_array_add (topics, study_topic_new (part));
    }

  return topics;
}

/* Makes the list that of @topics, which has all of its topics; returns whether
 * others came. */
static gboolean
replace_topics (StudyStage *self,
                GPtrArray  *topics)
{
  g_autoptr (GPtrArray) before = self->topics;
  gboolean entered = FALSE;
  guint start, n_removed, n_added;

  study_find_changed_range (before->pdata, before->len, topics->pdata, topics->len, &start, &n_removed, &n_added);
  self->topics = g_ptr_array_ref (topics);
  if (n_removed + n_added == 0)
    return FALSE;

  if (self->trail != NULL)
    study_trail_invalidate (self->trail);
  for (guint i = start; i < start + n_added; i++)
    {
      StudyTopic *topic = g_ptr_array_index (topics, i);

      if (study_topic_get_stage (topic) == NULL)
        {
          study_topic_enter (topic, self);
          entered = TRUE;
        }
    }
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_removed, n_added);

  return entered;
}

static GType
study_stage_get_item_type (GListModel *model)
{
  return STUDY_TYPE_TOPIC;
}

static guint
study_stage_get_n_items (GListModel *model)
{
  return STUDY_STAGE (model)->topics->len;
}

static gpointer
study_stage_get_item (GListModel *model,
                      guint       position)
{
  StudyTopic *topic = study_stage_get_topic (STUDY_STAGE (model), position);

  return topic != NULL ? g_object_ref (topic) : NULL;
}

static void
study_stage_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_stage_get_item_type;
  iface->get_n_items = study_stage_get_n_items;
  iface->get_item = study_stage_get_item;
}

static void
study_stage_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudyStage *self = STUDY_STAGE (object);

  switch ((StudyStageProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->content->title);
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_TEXT:
      g_value_set_string (value, study_stage_get_text (self));
      break;
    case PROP_ARCHIVED:
      g_value_set_boolean (value, self->content->archived);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, study_stage_get_total (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, study_stage_get_done (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, study_stage_get_fraction (self));
      break;
    case PROP_EXTRA_TOTAL:
      g_value_set_uint (value, study_stage_get_extra_total (self));
      break;
    case PROP_EXTRA_DONE:
      g_value_set_uint (value, study_stage_get_extra_done (self));
      break;
    case PROP_SKIPPED_TOTAL:
      g_value_set_uint (value, self->counts.buckets[STUDY_BUCKET_SKIPPED].total);
      break;
    case PROP_SKIPPED_DONE:
      g_value_set_uint (value, self->counts.buckets[STUDY_BUCKET_SKIPPED].done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_stage_finalize (GObject *object)
{
  StudyStage *self = STUDY_STAGE (object);

  for (guint i = 0; i < self->topics->len; i++)
    study_topic_attach (g_ptr_array_index (self->topics, i), NULL);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->content, study_content_stage_unref);

  G_OBJECT_CLASS (study_stage_parent_class)->finalize (object);
}

static void
study_stage_class_init (StudyStageClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_stage_get_property;
  object_class->finalize = study_stage_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, readable);
  props[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE, readable);
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);
  /**
   * StudyStage:extra-total:
   *
   * The number of items in optional topics that are not skipped.
   */
  props[PROP_EXTRA_TOTAL] = g_param_spec_uint ("extra-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_EXTRA_DONE] = g_param_spec_uint ("extra-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyStage:skipped-total:
   *
   * The number of items in skipped topics.
   */
  props[PROP_SKIPPED_TOTAL] = g_param_spec_uint ("skipped-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_SKIPPED_DONE] = g_param_spec_uint ("skipped-done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_stage_init (StudyStage *self)
{
  self->topics = g_ptr_array_new_with_free_func (g_object_unref);
}

const char *
study_stage_get_id (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), NULL);

  return self->content->id;
}

const char *
study_stage_get_title (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), NULL);

  return self->content->title;
}

/**
 * study_stage_get_number:
 * @self: a stage
 *
 * Returns: its place in the trail, from 1; 0 when it is archived or in none
 */
guint
study_stage_get_number (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), 0);

  return self->number;
}

/**
 * study_stage_get_text:
 * @self: a stage
 *
 * Returns: (transfer none): what the guide says of it; may be empty
 */
const char *
study_stage_get_text (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), NULL);

  return self->content->text != NULL ? self->content->text : "";
}

/**
 * study_stage_get_archived:
 * @self: a stage
 *
 * Returns: whether it holds what is kept although the trail does not have it
 *   any longer
 */
gboolean
study_stage_get_archived (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), FALSE);

  return self->content->archived;
}

/**
 * study_stage_get_topic:
 * @self: a stage
 * @position: a place in the list, from 0
 *
 * Returns: (transfer none) (nullable): the topic; %NULL behind the end
 */
StudyTopic *
study_stage_get_topic (StudyStage *self,
                       guint       position)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), NULL);

  return position < self->topics->len ? g_ptr_array_index (self->topics, position) : NULL;
}

/**
 * study_stage_get_only_topic:
 * @self: a stage
 *
 * Returns: (transfer none) (nullable): the topic of a stage that has one alone, of the
 *   same title, so that there is nothing to choose
 */
StudyTopic *
study_stage_get_only_topic (StudyStage *self)
{
  StudyTopic *topic;

  g_return_val_if_fail (STUDY_IS_STAGE (self), NULL);

  topic = study_stage_get_topic (self, 0);
  if (self->topics->len != 1 || !g_str_equal (study_topic_get_title (topic), self->content->title))
    return NULL;

  return topic;
}

StudyTrail *
study_stage_get_trail (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), NULL);

  return self->trail;
}

/**
 * study_stage_get_total:
 * @self: a stage
 *
 * Returns: the number of items that count for the trail
 */
guint
study_stage_get_total (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), 0);

  return self->counts.buckets[STUDY_BUCKET_COUNTED].total;
}

/**
 * study_stage_get_done:
 * @self: a stage
 *
 * Returns: the number of items that count for the trail and are done
 */
guint
study_stage_get_done (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), 0);

  return self->counts.buckets[STUDY_BUCKET_COUNTED].done;
}

/**
 * study_stage_get_fraction:
 * @self: a stage
 *
 * Returns: how much is done of what counts, from 0 to 1
 */
double
study_stage_get_fraction (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), 0);

  return study_count_fraction (&self->counts.buckets[STUDY_BUCKET_COUNTED]);
}

/**
 * study_stage_get_extra_total:
 * @self: a stage
 *
 * Returns: the number of items in optional topics that are not skipped
 */
guint
study_stage_get_extra_total (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), 0);

  return self->counts.buckets[STUDY_BUCKET_EXTRA].total;
}

/**
 * study_stage_get_extra_done:
 * @self: a stage
 *
 * Returns: the number of done items in optional topics that are not skipped
 */
guint
study_stage_get_extra_done (StudyStage *self)
{
  g_return_val_if_fail (STUDY_IS_STAGE (self), 0);

  return self->counts.buckets[STUDY_BUCKET_EXTRA].done;
}

/* Makes a stage without the topics of its content, which study_stage_apply()
 * gives it. */
StudyStage *
study_stage_new (const StudyContentStage *content)
{
  StudyStage *self = g_object_new (STUDY_TYPE_STAGE, NULL);

  self->content = study_content_stage_ref (content);

  return self;
}

/* Before other content is applied: takes the topics out that it does not have,
 * all of them without content, and puts them into @moving, by their ids. */
void
study_stage_release (StudyStage              *self,
                     const StudyContentStage *content,
                     GHashTable              *moving)
{
  g_autoptr (GHashTable) staying = NULL;

  if (content == self->content)
    return;

  staying = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; content != NULL && i < content->topics->len; i++)
    g_hash_table_add (staying, ((StudyContentTopic *) g_ptr_array_index (content->topics, i))->id);
  leave_topics (self, staying, moving);
}

/* Takes over what other content says of the same stage. Topics that come into
 * it are taken from @moving, or made. Returns whether there are such. */
gboolean
study_stage_apply (StudyStage              *self,
                   const StudyContentStage *content,
                   GHashTable              *moving)
{
  g_autoptr (StudyContentStage) before = self->content;
  g_autoptr (GPtrArray) topics = NULL;

  self->content = study_content_stage_ref (content);
  if (before == content && self->topics->len == content->topics->len)
    return FALSE;

  if (!g_str_equal (before->title, content->title))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  if (g_strcmp0 (before->text, content->text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);

  topics = find_topics (self, moving);
  for (guint i = 0; i < topics->len; i++)
    study_topic_apply (g_ptr_array_index (topics, i), g_ptr_array_index (content->topics, i));

  return replace_topics (self, topics);
}

void
study_stage_attach (StudyStage *self,
                    StudyTrail *trail,
                    guint       number)
{
  self->trail = trail;
  if (self->number == number)
    return;

  self->number = number;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NUMBER]);
}

/* A topic's part of the counts changed from @minus to @plus. */
void
study_stage_exchange (StudyStage        *self,
                      const StudyCounts *minus,
                      const StudyCounts *plus)
{
  static const guint total_props[STUDY_N_BUCKETS] = { PROP_TOTAL, PROP_EXTRA_TOTAL, PROP_SKIPPED_TOTAL };
  static const guint done_props[STUDY_N_BUCKETS] = { PROP_DONE, PROP_EXTRA_DONE, PROP_SKIPPED_DONE };
  const StudyCounts before = self->counts;

  study_counts_exchange (&self->counts, minus, plus);
  if (memcmp (&before, &self->counts, sizeof before) == 0)
    return;

  if (self->trail != NULL)
    study_trail_hold (self->trail, self);
  for (guint i = 0; i < STUDY_N_BUCKETS; i++)
    {
      if (before.buckets[i].total != self->counts.buckets[i].total)
        g_object_notify_by_pspec (G_OBJECT (self), props[total_props[i]]);
      if (before.buckets[i].done != self->counts.buckets[i].done)
        g_object_notify_by_pspec (G_OBJECT (self), props[done_props[i]]);
    }
  if (study_count_fraction (&before.buckets[STUDY_BUCKET_COUNTED]) != study_stage_get_fraction (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);

  if (self->trail != NULL)
    study_trail_exchange (self->trail, minus, plus);
}
