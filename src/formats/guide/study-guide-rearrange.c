/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide-rearrange.h"

#include <glib/gi18n.h>

#include "formats/guide/study-guide-choices.h"

/* Stages, topics and items follow each other as in the source, and each part belongs to the
 * stage and the topic in front of it: so what becomes a topic has what follows it, up to the
 * next topic, and what no longer is one leaves that to the topic in front of it. */

typedef struct
{
  StudyGuidePlan *plan;
  GHashTable *choices;
  GHashTable *origins;       /* part of the content -> its line + 1 */
  GPtrArray *others;         /* of StudyContentTopic: parts that the content does not have yet */
  guint next_other;
  guint n_ids;
  StudyContentStage *stage;  /* (nullable): the last one, owned by the content */
  StudyContentTopic *topic;  /* (nullable): the last one in it */
  gboolean topic_is_own;     /* for what stands in the stage and in no topic */
  gboolean stage_was_empty;
  gboolean topic_was_empty;
  StudyContentItem *lesson;  /* (nullable): the item of the last stage or topic if it has no other */
  GPtrArray *references;     /* of the stage, for its first topic */
  char *stage_text;          /* (nullable): what was said of stages that are none any more */
  char **text_place;         /* (nullable): of what stage or topic the text is */
  GString *text;
} Rearranger;

static gpointer
ref_reference_cb (gconstpointer reference,
                  gpointer      user_data)
{
  return g_object_ref ((gpointer) reference);
}

static guint
get_line (const Rearranger *self,
          gconstpointer     part)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->origins, part)) - 1;
}

static StudyGuideRole
get_role (const Rearranger *self,
          gconstpointer     part,
          StudyGuideRole    role)
{
  StudyGuideRole chosen = study_guide_choices_get (self->choices, get_line (self, part));

  return study_guide_role_is_kind (chosen) ? chosen : role;
}

static char *
new_id (Rearranger *self)
{
  return g_strdup_printf ("#chosen-%u", ++self->n_ids);
}

static StudyContentItem *
new_lesson (Rearranger *self,
            const char *title)
{
  g_autofree char *id = new_id (self);

  return study_content_item_new (id, STUDY_ITEM_LESSON, title);
}

/* Texts */

static void
end_text (Rearranger *self)
{
  if (self->text_place != NULL)
    g_set_str (self->text_place, self->text->str);
  self->text_place = NULL;
}

static void
add_text (Rearranger *self,
          char      **place,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (self->text_place != place)
    {
      end_text (self);
      self->text_place = place;
      g_string_assign (self->text, *place != NULL ? *place : "");
    }
  if (self->text->len > 0)
    g_string_append (self->text, "\n\n");
  g_string_append (self->text, text);
}

static char **
get_text_place (Rearranger *self)
{
  if (self->topic != NULL)
    return &self->topic->text;

  return self->stage != NULL ? &self->stage->text : &self->plan->content->description;
}

static void
add_references (Rearranger *self,
                GPtrArray  *references)
{
  g_ptr_array_extend (self->topic != NULL ? self->topic->references : self->references, references,
                      ref_reference_cb, NULL);
}

/* Opening and closing */

static void
open_topic (Rearranger        *self,
            StudyContentTopic *topic)
{
  g_ptr_array_add (self->stage->topics, topic);
  self->topic = topic;
  self->topic_is_own = FALSE;
  self->topic_was_empty = FALSE;
  add_references (self, self->references);
  g_ptr_array_set_size (self->references, 0);
}

static void
open_own_topic (Rearranger *self)
{
  g_autofree char *id = new_id (self);

  open_topic (self, study_content_topic_new (id, self->stage->title));
  self->topic_is_own = TRUE;
}

static void
close_topic (Rearranger *self)
{
  end_text (self);
  if (self->topic != NULL && self->topic->items->len == 0 && !self->topic_was_empty)
    g_ptr_array_add (self->topic->items,
                     self->lesson != NULL ? g_steal_pointer (&self->lesson) : new_lesson (self, self->topic->title));
  g_clear_pointer (&self->lesson, study_content_item_unref);
  self->topic = NULL;
}

/* A stage has a topic for itself only as long as it has no other. */
static void
drop_own_topic (Rearranger *self)
{
  if (self->topic == NULL || !self->topic_is_own || self->topic->items->len > 0 ||
      (self->lesson != NULL && self->lesson->url != NULL))
    return;

  end_text (self);
  add_text (self, &self->stage->text, self->topic->text);
  end_text (self);
  g_ptr_array_extend (self->references, self->topic->references, ref_reference_cb, NULL);
  g_clear_pointer (&self->lesson, study_content_item_unref);
  g_ptr_array_remove_index (self->stage->topics, self->stage->topics->len - 1);
  self->topic = NULL;
}

/* A stage that has lost all of its topics is a heading above others, which take its text
 * along. */
static void
remove_stage (Rearranger *self)
{
  const guint line = get_line (self, self->stage);
  GPtrArray *outline = self->plan->outline;

  if (line < self->plan->lines->len &&
      g_array_index (self->plan->lines, StudyGuideLine, line).role == STUDY_GUIDE_STAGE)
    g_array_index (self->plan->lines, StudyGuideLine, line) =
      (StudyGuideLine) { STUDY_GUIDE_STRUCTURE, _("Heading above stages") };
  for (guint i = 0; outline != NULL && i < outline->len; i++)
    {
      StudyGuideNode *node = g_ptr_array_index (outline, i);

      if (node->first_line == line)
        node->role = STUDY_GUIDE_STRUCTURE;
    }

  g_clear_pointer (&self->stage_text, g_free);
  self->stage_text = g_steal_pointer (&self->stage->text);
  g_ptr_array_remove_index (self->plan->content->stages, self->plan->content->stages->len - 1);
}

static void
close_stage (Rearranger *self)
{
  if (self->stage != NULL && self->stage->topics->len == 0 && self->lesson != NULL)
    open_own_topic (self);
  close_topic (self);
  if (self->references->len > 0 && self->stage != NULL && self->stage->topics->len > 0)
    {
      StudyContentTopic *last = g_ptr_array_index (self->stage->topics, self->stage->topics->len - 1);

      g_ptr_array_extend (last->references, self->references, ref_reference_cb, NULL);
      g_ptr_array_set_size (self->references, 0);
    }
  if (self->stage != NULL && self->stage->topics->len == 0 && !self->stage_was_empty)
    remove_stage (self);
  self->stage = NULL;
}

static void
begin_stage (Rearranger        *self,
             StudyContentStage *stage)
{
  close_stage (self);
  g_ptr_array_add (self->plan->content->stages, stage);
  self->stage = stage;
  self->stage_was_empty = FALSE;
  if (self->stage_text != NULL)
    {
      g_autofree char *text = g_steal_pointer (&stage->text);

      add_text (self, &stage->text, self->stage_text);
      add_text (self, &stage->text, text);
      g_clear_pointer (&self->stage_text, g_free);
    }
}

static void
need_stage (Rearranger *self)
{
  g_autofree char *id = NULL;

  if (self->stage != NULL)
    return;

  id = new_id (self);
  begin_stage (self, study_content_stage_new (id, self->plan->content->title));
}

static void
need_topic (Rearranger *self)
{
  need_stage (self);
  if (self->topic == NULL)
    open_own_topic (self);
}

static void
begin_topic (Rearranger        *self,
             StudyContentTopic *topic)
{
  need_stage (self);
  drop_own_topic (self);
  close_topic (self);
  open_topic (self, topic);
}

static void
add_item (Rearranger       *self,
          StudyContentItem *item)
{
  need_topic (self);
  g_ptr_array_add (self->topic->items, item);
}

/* What a stage or topic has to check off itself gives way to what is in it, unless it leads
 * somewhere. */
static void
add_own_item (Rearranger       *self,
              StudyContentItem *item)
{
  if (item->url != NULL)
    {
      add_item (self, item);
      return;
    }
  g_clear_pointer (&self->lesson, study_content_item_unref);
  self->lesson = item;
}

/* Parts */

/* Returns the item that a topic is, if it has nothing else to check off. */
static StudyContentItem *
get_own_item (const Rearranger        *self,
              const StudyContentTopic *topic)
{
  StudyContentItem *item = topic->items->len == 1 ? g_ptr_array_index (topic->items, 0) : NULL;

  if (item == NULL)
    return NULL;

  return get_line (self, item) == get_line (self, topic) || g_str_equal (item->title, topic->title) ? item : NULL;
}

/* Adds a part as what the user chose; the text and the references are of the part, and of
 * what is in it nothing. */
static void
add_chosen (Rearranger       *self,
            StudyGuideRole    role,
            const char       *title,
            const char       *text,
            GPtrArray        *references,
            StudyContentItem *item)
{
  g_autofree char *id = new_id (self);
  StudyContentItem *own = item != NULL ? study_content_item_ref (item) : new_lesson (self, title);
  StudyContentTopic *topic;
  StudyContentStage *stage;

  if (role == STUDY_GUIDE_STAGE)
    {
      stage = study_content_stage_new (id, title);
      begin_stage (self, stage);
      add_text (self, &stage->text, text);
      add_own_item (self, own);
    }
  else if (role == STUDY_GUIDE_TOPIC)
    {
      topic = study_content_topic_new (id, title);
      begin_topic (self, topic);
      add_text (self, &topic->text, text);
      add_own_item (self, own);
    }
  else if (role == STUDY_GUIDE_TEXT)
    {
      add_text (self, get_text_place (self), title);
      add_text (self, get_text_place (self), text);
      if (own->url != NULL)
        {
          g_autoptr (GPtrArray) link = g_ptr_array_new_with_free_func (g_object_unref);

          g_ptr_array_add (link, study_reference_new (title, own->url));
          add_references (self, link);
        }
      study_content_item_unref (own);
    }
  else
    {
      study_guide_role_to_item (role, &own->kind);
      add_item (self, own);
      add_text (self, get_text_place (self), text);
    }
  if (references != NULL)
    add_references (self, references);
}

/* Adds the parts that the content does not have and that stand in front of a line. */
static void
add_others (Rearranger *self,
            guint       line)
{
  while (self->next_other < self->others->len)
    {
      StudyContentTopic *topic = g_ptr_array_index (self->others, self->next_other);

      if (get_line (self, topic) >= line)
        return;
      self->next_other++;
      add_chosen (self, get_role (self, topic, STUDY_GUIDE_TOPIC), topic->title, topic->text, topic->references,
                  get_own_item (self, topic));
    }
}

static void
add_others_before (Rearranger    *self,
                   gconstpointer  part)
{
  guint line = get_line (self, part);

  if (line != G_MAXUINT)
    add_others (self, line);
}

static void
rearrange_item (Rearranger       *self,
                StudyContentItem *item)
{
  StudyGuideRole role = study_guide_role_for_item (item->kind);
  StudyGuideRole chosen = get_role (self, item, role);

  add_others_before (self, item);
  if (chosen == role)
    add_item (self, study_content_item_ref (item));
  else
    add_chosen (self, chosen, item->title, NULL, NULL, item);
}

/* Rearranges a topic; an own one is of the stage in front of it, and stands nowhere itself. */
static void
rearrange_topic (Rearranger        *self,
                 StudyContentTopic *topic,
                 gboolean           own)
{
  g_autoptr (GPtrArray) items = g_ptr_array_ref (topic->items);
  StudyContentItem *own_item = get_own_item (self, topic);
  StudyGuideRole role = own ? STUDY_GUIDE_TOPIC : get_role (self, topic, STUDY_GUIDE_TOPIC);
  StudyItemKind kind;

  add_others_before (self, topic);
  /* A row of a table is a topic and what there is to check off in it. */
  if (own_item != NULL && get_line (self, own_item) != G_MAXUINT && study_guide_role_to_item (role, &kind))
    {
      own_item->kind = kind;
      role = STUDY_GUIDE_TOPIC;
    }
  if (role == STUDY_GUIDE_TOPIC)
    {
      g_ptr_array_unref (topic->items);
      topic->items = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_item_unref);
      begin_topic (self, study_content_topic_ref (topic));
      self->topic_is_own = own;
      self->topic_was_empty = items->len == 0;
      if (own_item != NULL)
        add_own_item (self, study_content_item_ref (own_item));
    }
  else
    {
      add_chosen (self, role, topic->title, topic->text, topic->references, own_item);
    }

  for (guint i = 0; own_item == NULL && i < items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (items, i);

      /* What one line says to learn is the text of that line. */
      if (role == STUDY_GUIDE_TOPIC || role == STUDY_GUIDE_STAGE || get_line (self, item) != G_MAXUINT)
        rearrange_item (self, item);
    }
}

/* Adds what stands in a stage and in no topic to the topic that there is. */
static void
merge_topic (Rearranger        *self,
             StudyContentTopic *topic)
{
  StudyContentItem *own_item = get_own_item (self, topic);

  add_text (self, get_text_place (self), topic->text);
  add_references (self, topic->references);
  for (guint i = 0; own_item == NULL && i < topic->items->len; i++)
    rearrange_item (self, g_ptr_array_index (topic->items, i));
}

static gboolean
is_own_topic (const Rearranger        *self,
              const StudyContentStage *stage,
              const StudyContentTopic *topic)
{
  guint line = get_line (self, topic);

  return line == G_MAXUINT || line == get_line (self, stage);
}

static void
rearrange_stage (Rearranger        *self,
                 StudyContentStage *stage)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_ref (stage->topics);
  StudyContentTopic *only = topics->len == 1 ? g_ptr_array_index (topics, 0) : NULL;
  StudyContentItem *own_item = only != NULL && is_own_topic (self, stage, only) ? get_own_item (self, only) : NULL;
  StudyGuideRole role = get_role (self, stage, STUDY_GUIDE_STAGE);

  add_others_before (self, stage);
  if (role == STUDY_GUIDE_STAGE)
    {
      g_ptr_array_unref (stage->topics);
      stage->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_topic_unref);
      begin_stage (self, study_content_stage_ref (stage));
      self->stage_was_empty = topics->len == 0;
    }
  else
    {
      add_chosen (self, role, stage->title, stage->text, NULL, own_item);
    }

  for (guint i = 0; i < topics->len; i++)
    {
      StudyContentTopic *topic = g_ptr_array_index (topics, i);

      if (!is_own_topic (self, stage, topic))
        rearrange_topic (self, topic, FALSE);
      else if (role != STUDY_GUIDE_STAGE || (self->topic != NULL && self->topic_is_own))
        merge_topic (self, topic);
      else
        rearrange_topic (self, topic, TRUE);
    }
}

static int
compare_others_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  guint line_a = get_line (user_data, *(gconstpointer *) a);
  guint line_b = get_line (user_data, *(gconstpointer *) b);

  return line_a < line_b ? -1 : line_a > line_b;
}

static gboolean
is_kept (GHashTable *kept,
         const char *id)
{
  return id == NULL || g_hash_table_contains (kept, id);
}

/* A project whose course is no longer one, or is in another topic, is one of its topic. */
static void
detach_projects (StudyContentTopic *topic)
{
  g_autoptr (GHashTable) courses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (item->kind == STUDY_ITEM_COURSE)
        g_hash_table_add (courses, item->id);
    }
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);

      if (item->course_id != NULL &&
          (item->kind != STUDY_ITEM_PROJECT || !g_hash_table_contains (courses, item->course_id)))
        g_clear_pointer (&item->course_id, g_free);
    }
}

static void
settle_topics (StudyGuidePlan *plan)
{
  plan->n_marked = 0;
  for (guint i = 0; i < plan->content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (plan->content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          if (!stage->archived)
            detach_projects (topic);
          for (guint k = 0; k < topic->items->len; k++)
            plan->n_marked += ((const StudyContentItem *) g_ptr_array_index (topic->items, k))->marked;
        }
    }
}

/**
 * study_guide_rearrange:
 * @plan: what the reader made of a guide
 * @choices: (nullable): what the user chose
 * @origins: the parts of the content -> GUINT_TO_POINTER (line + 1) in the source; what the
 *   reader made up itself, such as the topic for what stands in no topic, is not there
 * @others: (nullable) (element-type StudyContentTopic): parts, with origins, that the content does not
 *   have, and that the user wants in it
 *
 * Makes the parts of a guide what the user chose. What becomes a stage or a topic has what
 * follows it; what is none any more leaves that to the one in front of it.
 */
void
study_guide_rearrange (StudyGuidePlan *plan,
                       GHashTable     *choices,
                       GHashTable     *origins,
                       GPtrArray      *others)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stages = NULL;
  Rearranger self = { .plan = plan, .choices = choices, .origins = origins,
                      .others = others != NULL ? others : none, .references = references };

  if (!study_guide_choices_have_kinds (choices))
    return;

  self.text = g_string_new (NULL);
  stages = plan->content->stages;
  plan->content->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) study_content_stage_unref);
  g_ptr_array_sort_with_data (self.others, compare_others_cb, &self);
  for (guint i = 0; i < stages->len; i++)
    rearrange_stage (&self, g_ptr_array_index (stages, i));
  add_others (&self, G_MAXUINT);
  close_stage (&self);
  g_string_free (self.text, TRUE);
  g_clear_pointer (&self.stage_text, g_free);
  settle_topics (plan);
}

/**
 * study_guide_drop_references:
 *
 * Drops what refers to parts that are no longer there: required topics, and projects of
 * courses.
 */
void
study_guide_drop_references (StudyContent *content)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_hash_table_add (kept, topic->id);
          for (guint k = 0; k < topic->items->len; k++)
            g_hash_table_add (kept, ((StudyContentItem *) g_ptr_array_index (topic->items, k))->id);
        }
    }

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          for (guint k = topic->requires->len; k > 0; k--)
            if (!is_kept (kept, g_ptr_array_index (topic->requires, k - 1)))
              g_ptr_array_remove_index (topic->requires, k - 1);
          for (guint k = topic->items->len; k > 0; k--)
            if (!is_kept (kept, ((StudyContentItem *) g_ptr_array_index (topic->items, k - 1))->course_id))
              g_ptr_array_remove_index (topic->items, k - 1);
        }
    }
}
