/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-topic.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"
#include "model/trail/study-model-private.h"

/**
 * StudyTopic:
 *
 * What the detail pane shows: a list model of [class@Item], first those of the
 * guide and then the user's own courses, each followed by its project.
 */

struct _StudyTopic
{
  GObject parent_instance;

  StudyContentTopic *content;
  GListStore *references; /* (nullable): made when somebody asks for it */
  GPtrArray *items;       /* of StudyItem */
  StudyItem *slot;        /* the project of a topic without courses; may be out of items */
  StudyStage *stage;      /* unowned: the stage owns its topics */
  StudyCounts counts;     /* as told to the stage */
  guint n_content;        /* items of the guide, before one's own */
  guint slot_position;    /* where the slot is in the guide */
  guint n_own;            /* courses of one's own */
  guint n_guide_courses;
  guint done;
  guint position;
  StudyItem *told_next_item; /* unowned; only compared */
  StudyTopicState state;
  gboolean satisfied;     /* as told to the trail */
  gboolean skipped;
  gboolean requires_changed; /* and the trail is to be told */
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_TEXT,
  PROP_OPTIONAL,
  PROP_N_ITEMS,
  PROP_TOTAL,
  PROP_DONE,
  PROP_FRACTION,
  PROP_STATE,
  PROP_NEXT_ITEM,
  PROP_SKIPPED,
  PROP_NOTE,
} StudyTopicProperty;

static GParamSpec *props[PROP_NOTE + 1];

static void study_topic_list_model_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (StudyTopicState, study_topic_state,
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_NOT_STARTED, "not-started"),
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_IN_PROGRESS, "in-progress"),
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (STUDY_TOPIC_SKIPPED, "skipped"))

G_DEFINE_FINAL_TYPE_WITH_CODE (StudyTopic, study_topic, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_topic_list_model_init))

static void
notify (StudyTopic         *self,
        StudyTopicProperty  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static StudyTopicState
compute_state (StudyTopic *self)
{
  if (self->skipped)
    return STUDY_TOPIC_SKIPPED;
  if (self->done == 0)
    return STUDY_TOPIC_NOT_STARTED;

  return self->done == self->items->len ? STUDY_TOPIC_DONE : STUDY_TOPIC_IN_PROGRESS;
}

/* What is archived counts nowhere, and holds nothing up. */
gboolean
study_topic_get_archived (StudyTopic *self)
{
  return self->stage != NULL && study_stage_get_archived (self->stage);
}

/* Tells the stage where the items of the topic count now. */
static void
report_counts (StudyTopic *self)
{
  StudyCounts counts = { 0 };
  StudyBucket bucket = self->skipped ? STUDY_BUCKET_SKIPPED :
                       self->content->optional ? STUDY_BUCKET_EXTRA : STUDY_BUCKET_COUNTED;

  if (self->stage == NULL)
    return;

  if (!study_topic_get_archived (self))
    counts.buckets[bucket] = (StudyCount) { self->items->len, self->done };
  study_stage_exchange (self->stage, &self->counts, &counts);
  self->counts = counts;
}

/* Keeps what changes from being told before the end of a group of changes;
 * returns whether there is such a group. */
static gboolean
hold (StudyTopic *self)
{
  StudyTrail *trail = study_topic_get_trail (self);

  return trail != NULL && study_trail_hold (trail, self);
}

/* Follows a change of the items or of being skipped, up the tree. */
static void
follow_change (StudyTopic *self)
{
  report_counts (self);
  if (!hold (self))
    study_topic_settle (self);
}

/* Returns what is both in @removed and among @added. */
static GHashTable *
find_staying (GPtrArray  *removed,
              StudyItem **added,
              guint       n_added)
{
  GHashTable *staying = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);

  if (n_added == 0)
    return staying;

  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (before, g_ptr_array_index (removed, i));
  for (guint i = 0; i < n_added; i++)
    {
      if (g_hash_table_contains (before, added[i]))
        g_hash_table_add (staying, added[i]);
    }

  return staying;
}

/* Puts items into the list and takes others out; an item may be among both. */
static void
splice (StudyTopic *self,
        guint       position,
        guint       n_removed,
        StudyItem **added,
        guint       n_added)
{
  StudyTrail *trail = study_topic_get_trail (self);
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) staying = NULL;
  double fraction = study_topic_get_fraction (self);
  guint done = self->done;

  for (guint i = 0; i < n_removed; i++)
    g_ptr_array_add (removed, g_object_ref (g_ptr_array_index (self->items, position + i)));
  if (n_removed > 0)
    g_ptr_array_remove_range (self->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->items, position + i, g_object_ref (added[i]));

  staying = find_staying (removed, added, n_added);
  for (guint i = 0; i < n_removed; i++)
    {
      StudyItem *item = g_ptr_array_index (removed, i);

      if (g_hash_table_contains (staying, item))
        continue;

      if (study_item_get_done (item))
        self->done--;
      /* The slot may come back; anything else is gone for who still holds it. */
      if (trail != NULL)
        study_trail_remove_item (trail, item, item != self->slot);
      if (item != self->slot)
        study_item_attach (item, NULL);
    }
  for (guint i = 0; i < n_added; i++)
    {
      if (g_hash_table_contains (staying, added[i]))
        continue;

      study_item_attach (added[i], self);
      if (trail != NULL)
        study_trail_add_item (trail, added[i]);
      if (study_item_get_done (added[i]))
        self->done++;
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (n_removed != n_added)
    {
      notify (self, PROP_N_ITEMS);
      notify (self, PROP_TOTAL);
    }
  if (self->done != done)
    notify (self, PROP_DONE);
  if (study_topic_get_fraction (self) != fraction)
    notify (self, PROP_FRACTION);
}

/* A topic without a course has one project slot. It makes room for those of
 * the courses that the user adds, unless something is in it. */
static void
update_slot (StudyTopic *self)
{
  gboolean wanted;
  guint position;
  gboolean shown;

  if (self->slot == NULL || self->n_guide_courses > 0)
    return;

  wanted = self->n_own == 0 || study_item_has_data (self->slot);
  shown = g_ptr_array_find (self->items, self->slot, &position);
  if (wanted == shown)
    return;

  if (wanted)
    {
      splice (self, self->slot_position, 0, &self->slot, 1);
      self->n_content++;
    }
  else
    {
      splice (self, position, 1, NULL, 0);
      self->n_content--;
    }
}

/* Returns the items of the guide by their ids, also one that is not shown now. */
static GHashTable *
index_items (StudyTopic *self)
{
  GHashTable *items = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_content; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      g_hash_table_insert (items, (gpointer) study_item_get_id (item), item);
    }
  if (self->slot != NULL)
    g_hash_table_insert (items, (gpointer) study_item_get_id (self->slot), self->slot);

  return items;
}

static StudyItem *
new_item (StudyTopic             *self,
          const StudyContentItem *content)
{
  StudyProgress *progress = study_topic_get_progress (self);
  StudyItem *item = study_item_new (content);

  if (progress != NULL)
    study_item_load_done (item, study_progress_get_done_time (progress, content->id));

  return item;
}

/* Replaces the items of the guide where they differ from @items. */
static void
replace_items (StudyTopic *self,
               GPtrArray  *items)
{
  guint start, n_removed, n_added;

  study_find_changed_range (self->items->pdata, self->n_content, items->pdata, items->len, &start, &n_removed,
                            &n_added);
  self->n_content = items->len;
  if (n_removed + n_added > 0)
    splice (self, start, n_removed, (StudyItem **) items->pdata + start, n_added);
}

/* Makes the list show the items of the content. What has the same id and kind
 * stays the same object. */
static void
apply_items (StudyTopic *self)
{
  g_autoptr (GHashTable) before = index_items (self);
  g_autoptr (StudyItem) old_slot = g_steal_pointer (&self->slot);
  gboolean was_hidden = old_slot != NULL && !g_ptr_array_find (self->items, old_slot, NULL);
  const GPtrArray *content = self->content->items;
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (content->len, g_object_unref);

  self->n_guide_courses = 0;
  for (guint i = 0; i < content->len; i++)
    {
      const StudyContentItem *part = g_ptr_array_index (content, i);
      StudyItem *item;

      if (g_hash_table_steal_extended (before, part->id, NULL, (gpointer *) &item) &&
          study_item_get_kind (item) == part->kind)
        g_ptr_array_add (items, g_object_ref (item));
      else
        g_ptr_array_add (items, new_item (self, part));

      if (part->kind == STUDY_ITEM_COURSE)
        self->n_guide_courses++;
      if (part->kind == STUDY_ITEM_PROJECT && part->course_id == NULL)
        {
          g_set_object (&self->slot, g_ptr_array_index (items, i));
          self->slot_position = i;
        }
    }

  /* The table has the ids of the items as they were, up to here. */
  for (guint i = 0; i < content->len; i++)
    study_item_apply (g_ptr_array_index (items, i), g_ptr_array_index (content, i));

  if (was_hidden && old_slot == self->slot && self->n_guide_courses == 0)
    {
      g_ptr_array_remove_index (items, self->slot_position);
    }
  else if (was_hidden && !g_ptr_array_find (items, old_slot, NULL))
    {
      if (study_topic_get_trail (self) != NULL)
        study_trail_remove_item (study_topic_get_trail (self), old_slot, TRUE);
      study_item_attach (old_slot, NULL);
    }
  replace_items (self, items);
  update_slot (self);
}

static guint
find_own_course (StudyTopic *self,
                 const char *id)
{
  for (guint i = self->n_content; i < self->items->len; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (study_item_get_id (item), id))
        return i;
    }

  return G_MAXUINT;
}

/* Own courses are in the order in which they were added, on every device. */
static guint
find_own_position (StudyTopic *self,
                   const char *id,
                   gint64      added)
{
  guint position = self->items->len;

  while (position > self->n_content)
    {
      StudyItem *before = g_ptr_array_index (self->items, position - 2);

      if (study_item_get_added (before) < added ||
          (study_item_get_added (before) == added && strcmp (study_item_get_id (before), id) < 0))
        break;
      position -= 2;
    }

  return position;
}

static StudyContentItem *
own_course_to_content (const char           *id,
                       const StudyOwnCourse *course)
{
  StudyContentItem *content = study_content_item_new (id, STUDY_ITEM_COURSE, course->title);

  content->url = g_strdup (course->url);
  content->provider = g_strdup (course->provider);
  content->hours = course->hours;

  return content;
}

/* Takes over what the progress says, but for courses of one's own. */
static void
load_progress (StudyTopic    *self,
               StudyProgress *progress)
{
  GVariant *skipped = study_progress_get_value (progress, STUDY_SCOPE_TOPIC, self->content->id, STUDY_FIELD_SKIPPED);

  for (guint i = 0; i < self->items->len; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      if (study_item_load_done (item, study_progress_get_done_time (progress, study_item_get_id (item))))
        self->done += study_item_get_done (item) ? 1 : -1;
    }
  self->skipped = skipped != NULL && g_variant_is_of_type (skipped, G_VARIANT_TYPE_BOOLEAN) &&
                  g_variant_get_boolean (skipped);
}

static guint
count_projects_done (StudyTopic *self)
{
  guint n_done = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      if (study_item_get_kind (item) == STUDY_ITEM_PROJECT && study_item_get_done (item))
        n_done++;
    }

  return n_done;
}

static gpointer
copy_item (gconstpointer item,
           gpointer      user_data)
{
  return g_object_ref ((gpointer) item);
}

static GType
study_topic_get_item_type (GListModel *model)
{
  return STUDY_TYPE_ITEM;
}

static guint
study_topic_get_n_items (GListModel *model)
{
  return STUDY_TOPIC (model)->items->len;
}

static gpointer
study_topic_list_model_get_item (GListModel *model,
                                 guint       position)
{
  StudyItem *item = study_topic_get_item (STUDY_TOPIC (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
study_topic_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_topic_get_item_type;
  iface->get_n_items = study_topic_get_n_items;
  iface->get_item = study_topic_list_model_get_item;
}

static void
study_topic_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  StudyTopic *self = STUDY_TOPIC (object);

  switch ((StudyTopicProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->content->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, study_topic_get_text (self));
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->content->optional);
      break;
    case PROP_N_ITEMS:
    case PROP_TOTAL:
      g_value_set_uint (value, self->items->len);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, study_topic_get_fraction (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, study_topic_get_state (self));
      break;
    case PROP_NEXT_ITEM:
      g_value_set_object (value, study_topic_get_next_item (self));
      break;
    case PROP_SKIPPED:
      g_value_set_boolean (value, self->skipped);
      break;
    case PROP_NOTE:
      g_value_set_string (value, study_topic_get_note (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_topic_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  StudyTopic *self = STUDY_TOPIC (object);

  if ((StudyTopicProperty) prop_id == PROP_SKIPPED)
    study_topic_set_skipped (self, g_value_get_boolean (value));
  else if ((StudyTopicProperty) prop_id == PROP_NOTE)
    study_topic_set_note (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_topic_finalize (GObject *object)
{
  StudyTopic *self = STUDY_TOPIC (object);

  /* Somebody else may still hold an item. */
  for (guint i = 0; i < self->items->len; i++)
    study_item_attach (g_ptr_array_index (self->items, i), NULL);
  if (self->slot != NULL)
    study_item_attach (self->slot, NULL);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->slot);
  g_clear_object (&self->references);
  g_clear_pointer (&self->content, study_content_topic_unref);

  G_OBJECT_CLASS (study_topic_parent_class)->finalize (object);
}

static void
study_topic_class_init (StudyTopicClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_topic_get_property;
  object_class->set_property = study_topic_set_property;
  object_class->finalize = study_topic_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, readable);
  props[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE, readable);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);
  props[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, STUDY_TYPE_TOPIC_STATE, STUDY_TOPIC_NOT_STARTED, readable);
  /**
   * StudyTopic:next-item:
   *
   * The first item that is not done, %NULL when there is none.
   */
  props[PROP_NEXT_ITEM] = g_param_spec_object ("next-item", NULL, NULL, STUDY_TYPE_ITEM, readable);
  props[PROP_SKIPPED] = g_param_spec_boolean ("skipped", NULL, NULL, FALSE, writable);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_topic_init (StudyTopic *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->satisfied = TRUE;
}

const char *
study_topic_get_id (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->content->id;
}

const char *
study_topic_get_title (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->content->title;
}

const char *
study_topic_get_text (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->content->text != NULL ? self->content->text : "";
}

gboolean
study_topic_get_optional (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), FALSE);

  return self->content->optional;
}

/**
 * study_topic_get_content:
 * @self: a topic
 *
 * Returns: (transfer none): what the guide says of it, until other content is
 *   applied to the trail
 */
const StudyContentTopic *
study_topic_get_content (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->content;
}

GListModel *
study_topic_get_references (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  if (self->references == NULL)
    {
      self->references = g_list_store_new (STUDY_TYPE_REFERENCE);
      g_list_store_splice (self->references, 0, 0, self->content->references->pdata, self->content->references->len);
    }

  return G_LIST_MODEL (self->references);
}

StudyStage *
study_topic_get_stage (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->stage;
}

/**
 * study_topic_get_trail:
 * @self: a topic
 *
 * Returns: (transfer none) (nullable): the trail that it is in
 */
StudyTrail *
study_topic_get_trail (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return self->stage != NULL ? study_stage_get_trail (self->stage) : NULL;
}

/**
 * study_topic_get_position:
 * @self: a topic of a trail
 *
 * Returns: its place among all topics of the trail, from 0
 */
guint
study_topic_get_position (StudyTopic *self)
{
  StudyTrail *trail;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  /* Counting the topics numbers them. */
  trail = study_topic_get_trail (self);
  if (trail != NULL)
    study_trail_get_n_topics (trail);

  return self->position;
}

StudyItem *
study_topic_get_item (StudyTopic *self,
                      guint       position)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  return position < self->items->len ? g_ptr_array_index (self->items, position) : NULL;
}

guint
study_topic_get_total (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  return self->items->len;
}

guint
study_topic_get_done (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  return self->done;
}

double
study_topic_get_fraction (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  return self->items->len > 0 ? (double) self->done / self->items->len : 0;
}

StudyTopicState
study_topic_get_state (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), STUDY_TOPIC_NOT_STARTED);

  return compute_state (self);
}

/**
 * study_topic_get_satisfied:
 * @self: a topic
 *
 * Tells whether topics that require this one may follow: it is done, skipped,
 * an extra, archived, or has nothing to do.
 *
 * Returns: whether it holds nothing up
 */
gboolean
study_topic_get_satisfied (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), TRUE);

  return self->content->optional || self->skipped || self->done == self->items->len || study_topic_get_archived (self);
}

gboolean
study_topic_get_skipped (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), FALSE);

  return self->skipped;
}

/**
 * study_topic_set_skipped:
 * @self: a topic
 * @skipped: whether the user sets it aside
 *
 * Sets the topic aside, or takes it up again. What is done in it stays done.
 */
void
study_topic_set_skipped (StudyTopic *self,
                         gboolean    skipped)
{
  g_autofree char *description = NULL;
  StudyProgress *progress;

  g_return_if_fail (STUDY_IS_TOPIC (self));

  progress = study_topic_get_progress (self);
  if (self->skipped == !!skipped)
    return;
  if (progress == NULL || study_progress_get_read_only (progress))
    {
      notify (self, PROP_SKIPPED);
      return;
    }

  /* Translators: %s is the title of a topic */
  description = study_text_fill (skipped ? _("“%s” skipped") : _("“%s” no longer skipped"),
                                 self->content->title);
  study_progress_begin (progress, description);
  study_progress_set_value (progress, STUDY_SCOPE_TOPIC, self->content->id, STUDY_FIELD_SKIPPED,
                            skipped ? g_variant_new_boolean (TRUE) : NULL);
  study_progress_end (progress);
}

/**
 * study_topic_get_note:
 * @self: a topic
 *
 * Returns: (transfer none): what the user wrote down; may be empty
 */
const char *
study_topic_get_note (StudyTopic *self)
{
  StudyProgress *progress;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  progress = study_topic_get_progress (self);

  return progress != NULL ?
         study_progress_get_text (progress, STUDY_SCOPE_TOPIC, self->content->id, STUDY_FIELD_NOTE) : "";
}

/**
 * study_topic_set_note:
 * @self: a topic
 * @note: (nullable): what the user wrote down
 *
 * Keeps a note; the empty one unsets it.
 */
void
study_topic_set_note (StudyTopic *self,
                      const char *note)
{
  g_autofree char *description = NULL;
  StudyProgress *progress;

  g_return_if_fail (STUDY_IS_TOPIC (self));

  progress = study_topic_get_progress (self);
  if (progress == NULL)
    return;

  /* Translators: %s is the title of a topic */
  description = study_text_fill (_("Notes on “%s” changed"), self->content->title);
  study_progress_begin (progress, description);
  study_progress_set_text (progress, STUDY_SCOPE_TOPIC, self->content->id, STUDY_FIELD_NOTE, note);
  study_progress_end (progress);
}

/**
 * study_topic_get_blocker:
 * @self: a topic
 *
 * Finds what the guide wants finished before this topic. It may change
 * whenever [signal@Trail::topic-state-changed] is emitted.
 *
 * Returns: (transfer none) (nullable): the first required topic that is not
 *   satisfied; %NULL for a topic that is archived
 */
StudyTopic *
study_topic_get_blocker (StudyTopic *self)
{
  StudyTrail *trail;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  trail = study_topic_get_archived (self) ? NULL : study_topic_get_trail (self);
  for (guint i = 0; trail != NULL && i < self->content->requires->len; i++)
    {
      StudyTopic *required = study_trail_find_topic (trail, g_ptr_array_index (self->content->requires, i));

      if (required != NULL && !study_topic_get_satisfied (required))
        return required;
    }

  return NULL;
}

StudyItem *
study_topic_get_next_item (StudyTopic *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      StudyItem *item = g_ptr_array_index (self->items, i);

      if (!study_item_get_done (item))
        return item;
    }

  return NULL;
}

/**
 * study_topic_set_all_done:
 * @self: a topic
 * @done: whether its items are done
 *
 * Checks all items off, or clears all checks, as one change.
 *
 * Returns: the number of items that changed
 */
guint
study_topic_set_all_done (StudyTopic *self,
                          gboolean    done)
{
  g_autoptr (GPtrArray) changing = NULL;
  g_autofree char *description = NULL;
  StudyProgress *progress;
  guint n;

  g_return_val_if_fail (STUDY_IS_TOPIC (self), 0);

  progress = study_topic_get_progress (self);
  n = done ? self->items->len - self->done : self->done;
  if (progress == NULL || study_progress_get_read_only (progress) || n == 0)
    return 0;

  description = study_text_fill (done ? ngettext ("%u item marked as done",
                                                  "%u items marked as done", n)
                                      : ngettext ("%u item marked as not done",
                                                  "%u items marked as not done", n), n);

  /* Clearing the last mark in a topic's project slot may take it out. */
  changing = g_ptr_array_copy (self->items, copy_item, NULL);
  study_progress_begin (progress, description);
  for (guint i = 0; i < changing->len; i++)
    study_item_set_done (g_ptr_array_index (changing, i), done);
  study_progress_end (progress);

  return n;
}

/* Returns what a person did on the trail that the topic is in, if it shows that. */
StudyProgress *
study_topic_get_progress (StudyTopic *self)
{
  StudyTrail *trail = study_topic_get_trail (self);

  return trail != NULL ? study_trail_get_progress (trail) : NULL;
}

/* Makes a topic that is in no stage yet. */
StudyTopic *
study_topic_new (const StudyContentTopic *content)
{
  StudyTopic *self = g_object_new (STUDY_TYPE_TOPIC, NULL);

  self->content = study_content_topic_ref (content);
  apply_items (self);
  self->told_next_item = study_topic_get_next_item (self);

  return self;
}

/* Takes over what other content says of the same topic. */
void
study_topic_apply (StudyTopic              *self,
                   const StudyContentTopic *content)
{
  g_autoptr (StudyContentTopic) before = self->content;
  StudyTrail *trail = study_topic_get_trail (self);

  self->content = study_content_topic_ref (content);
  if (before == content)
    return;

  hold (self);
  if (trail != NULL)
    study_trail_update_topic (trail, self);
  if (!g_str_equal (before->title, content->title))
    notify (self, PROP_TITLE);
  if (g_strcmp0 (before->text, content->text) != 0)
    notify (self, PROP_TEXT);
  if (before->optional != content->optional)
    notify (self, PROP_OPTIONAL);
  if (self->references != NULL &&
      !study_content_arrays_equal (before->references, content->references, study_reference_equal))
    g_list_store_splice (self->references, 0, before->references->len,
                         content->references->pdata, content->references->len);
  if (!study_content_arrays_equal (before->requires, content->requires, g_str_equal))
    self->requires_changed = TRUE;
  apply_items (self);
  follow_change (self);
}

/* Comes into a stage, where it counts from now on. */
void
study_topic_enter (StudyTopic *self,
                   StudyStage *stage)
{
  StudyTrail *trail = study_stage_get_trail (stage);
  StudyProgress *progress = trail != NULL ? study_trail_get_progress (trail) : NULL;

  if (progress != NULL)
    load_progress (self, progress);
  study_topic_attach (self, stage);
  if (trail != NULL)
    study_trail_project_done (trail, self, (int) count_projects_done (self));
  follow_change (self);
}

/* Leaves its stage, with all that it counts. */
void
study_topic_leave (StudyTopic *self)
{
  const StudyCounts none = { 0 };
  StudyTrail *trail = study_topic_get_trail (self);

  if (trail != NULL)
    study_trail_project_done (trail, self, -(int) count_projects_done (self));
  study_stage_exchange (self->stage, &self->counts, &none);
  self->counts = none;
  study_topic_attach (self, NULL);
}

StudyItem *
study_topic_get_slot (StudyTopic *self)
{
  return self->slot;
}

void
study_topic_attach (StudyTopic *self,
                    StudyStage *stage)
{
  self->stage = stage;
}

void
study_topic_set_position (StudyTopic *self,
                          guint       position)
{
  self->position = position;
}

/* An item's check (by @done_delta) or project changed. */
void
study_topic_item_changed (StudyTopic *self,
                          StudyItem  *item,
                          int         done_delta)
{
  StudyTrail *trail = study_topic_get_trail (self);

  hold (self);

  /* The slot counts only while it is in the list. */
  if (done_delta != 0 && (item != self->slot || g_ptr_array_find (self->items, item, NULL)))
    {
      self->done += done_delta;
      if (trail != NULL && study_item_get_kind (item) == STUDY_ITEM_PROJECT)
        study_trail_project_done (trail, self, done_delta);
      notify (self, PROP_DONE);
      notify (self, PROP_FRACTION);
    }
  if (item == self->slot)
    update_slot (self);

  follow_change (self);
}

void
study_topic_load_skipped (StudyTopic *self,
                          gboolean    skipped)
{
  if (self->skipped == skipped)
    return;

  hold (self);
  self->skipped = skipped;
  notify (self, PROP_SKIPPED);
  follow_change (self);
}

void
study_topic_notify_note (StudyTopic *self)
{
  notify (self, PROP_NOTE);
}

/* Tells the state after all changes that belong together. */
void
study_topic_settle (StudyTopic *self)
{
  StudyTopicState state = compute_state (self);
  gboolean satisfied = study_topic_get_satisfied (self);
  StudyItem *next_item = study_topic_get_next_item (self);
  StudyTrail *trail = study_topic_get_trail (self);

  if (next_item != self->told_next_item)
    {
      self->told_next_item = next_item;
      notify (self, PROP_NEXT_ITEM);
    }
  if (state != self->state)
    {
      self->state = state;
      notify (self, PROP_STATE);
    }
  else if (satisfied == self->satisfied && !self->requires_changed)
    {
      return;
    }

  self->satisfied = satisfied;
  self->requires_changed = FALSE;
  if (trail != NULL)
    study_trail_topic_settled (trail, self, !satisfied);
}

/* Forgets all personal state, before other progress is loaded. */
void
study_topic_reset (StudyTopic *self)
{
  hold (self);
  if (self->items->len > self->n_content)
    {
      self->n_own = 0;
      splice (self, self->n_content, self->items->len - self->n_content, NULL, 0);
    }
  for (guint i = 0; i < self->items->len; i++)
    study_item_reset (g_ptr_array_index (self->items, i));
  if (self->slot != NULL)
    study_item_reset (self->slot);
  if (self->done != 0)
    {
      self->done = 0;
      notify (self, PROP_DONE);
      notify (self, PROP_FRACTION);
    }
  update_slot (self);
  study_topic_load_skipped (self, FALSE);
  study_topic_notify_note (self);
  follow_change (self);
}

/* Makes the list show a course that the user added as @course says, or no
 * longer when that is %NULL. */
void
study_topic_load_course (StudyTopic           *self,
                         const char           *id,
                         const StudyOwnCourse *course)
{
  guint position = find_own_course (self, id);

  hold (self);

  if (course != NULL && position != G_MAXUINT)
    {
      StudyItem *item = g_ptr_array_index (self->items, position);

      if (study_item_get_added (item) == course->added)
        {
          g_autoptr (StudyContentItem) content = own_course_to_content (id, course);

          study_item_apply (item, content);
          return;
        }
    }

  if (position != G_MAXUINT)
    {
      self->n_own--;
      splice (self, position, 2, NULL, 0);
    }

  if (course != NULL)
    {
      g_autofree char *project_id = g_strconcat (id, "/project", NULL);
      g_autoptr (StudyContentItem) content = own_course_to_content (id, course);
      g_autoptr (StudyContentItem) project_content =
        study_content_item_new (project_id, STUDY_ITEM_PROJECT, _("Practice project"));
      g_autoptr (StudyItem) item = new_item (self, content);
      g_autoptr (StudyItem) project = NULL;

      project_content->course_id = g_strdup (id);
      project = new_item (self, project_content);
      study_item_set_own (item, course->added);
      study_item_set_own (project, course->added);

      self->n_own++;
      splice (self, find_own_position (self, id, course->added), 0, (StudyItem *[]) { item, project }, 2);
    }

  update_slot (self);
  follow_change (self);
}
