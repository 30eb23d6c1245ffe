/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-difference.h"

#include "model/trail/study-model-private.h"

G_DEFINE_FINAL_TYPE (StudyDifference, study_difference, G_TYPE_OBJECT)

static void
study_difference_finalize (GObject *object)
{
  StudyDifference *self = STUDY_DIFFERENCE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->topic_title, g_free);
  g_clear_pointer (&self->value, g_variant_unref);

  G_OBJECT_CLASS (study_difference_parent_class)->finalize (object);
}

static void
study_difference_class_init (StudyDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_difference_finalize;
}

static void
study_difference_init (StudyDifference *self)
{
}

/* What makes up a list. */
typedef struct
{
  StudyTrail *trail;
  GHashTable *projects;  /* ids of those that are in the list */
  GPtrArray *differences;
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->projects, g_hash_table_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static StudyDifferenceKind
pick (GVariant            *before,
      GVariant            *after,
      StudyDifferenceKind  added,
      StudyDifferenceKind  changed,
      StudyDifferenceKind  removed)
{
  if (before == NULL)
    return added;

  return after == NULL ? removed : changed;
}

static StudyDifferenceKind
get_kind (StudyRegister *reg,
          GVariant      *before,
          GVariant      *after)
{
  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE))
    return after != NULL ? STUDY_DIFFERENCE_DONE : STUDY_DIFFERENCE_NOT_DONE;
  if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_SKIPPED))
    return after != NULL ? STUDY_DIFFERENCE_SKIPPED : STUDY_DIFFERENCE_NOT_SKIPPED;
  if (study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_NOTE))
    return pick (before, after, STUDY_DIFFERENCE_NOTE_ADDED, STUDY_DIFFERENCE_NOTE_CHANGED,
                 STUDY_DIFFERENCE_NOTE_REMOVED);
  if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE))
    return pick (before, after, STUDY_DIFFERENCE_COURSE_ADDED, STUDY_DIFFERENCE_COURSE_CHANGED,
                 STUDY_DIFFERENCE_COURSE_REMOVED);
  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_TITLE) ||
      study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_URL))
    return STUDY_DIFFERENCE_PROJECT_CHANGED;
  if (g_str_equal (study_register_get_scope (reg), STUDY_SCOPE_HABIT))
    return STUDY_DIFFERENCE_HABIT;

  return STUDY_DIFFERENCE_OTHER;
}

/* The title of a course of one's own, as its register has it. */
static char *
dup_course_title (GVariant *value)
{
  char *title = NULL;

  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    g_variant_lookup (value, "title", "s", &title);

  return title;
}

static void
add (Builder       *self,
     StudyRegister *reg,
     GVariant      *before,
     GVariant      *after)
{
  const char *id = study_register_get_id (reg);
  StudyDifferenceKind kind = get_kind (reg, before, after);
  StudyItem *item = study_trail_find_item (self->trail, id);
  StudyTopic *topic = study_trail_find_owner (self->trail, id);
  gboolean about_topic = topic != NULL && g_str_equal (study_topic_get_id (topic), id);
  StudyDifference *difference;

  /* It says in which time zone something was done, which is shown by its date. */
  if (study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE_LOCAL))
    return;

  /* Title and link of a project are one thing. */
  if (kind == STUDY_DIFFERENCE_PROJECT_CHANGED && !g_hash_table_add (self->projects, (gpointer) id))
    return;

  difference = g_object_new (STUDY_TYPE_DIFFERENCE, NULL);
  difference->kind = kind;
  difference->value = after != NULL ? g_variant_ref (after) : NULL;
  difference->topic_title = g_strdup (topic != NULL && !about_topic ? study_topic_get_title (topic) : "");
  difference->position = topic != NULL ? study_topic_get_position (topic) : G_MAXUINT;
  if (item != NULL)
    difference->title = g_strdup (study_item_get_title (item));
  else if (about_topic)
    difference->title = g_strdup (study_topic_get_title (topic));
  else if (study_register_is (reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE))
    difference->title = dup_course_title (after != NULL ? after : before);
  if (difference->title == NULL)
    difference->title = g_strdup (id);
  g_ptr_array_add (self->differences, difference);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  StudyDifference *first = *(StudyDifference * const *) a;
  StudyDifference *second = *(StudyDifference * const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return g_utf8_collate (first->title, second->title);
}

static gboolean
same_value (GVariant *a,
            GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

/**
 * study_difference_list_new:
 * @trail: a trail, whose titles are shown
 * @progress: the progress on it
 * @other: another document on the same trail
 * @replace: whether @other would take the place of @progress, as in
 *   study_progress_replace(), or be merged
 *
 * Tells what would change, in the order of the trail. What the trail does not
 * have comes last.
 *
 * Returns: (transfer full): a list of [class@Difference]
 */
GListModel *
study_difference_list_new (StudyTrail                  *trail,
                           StudyProgress               *progress,
                           const StudyProgressSnapshot *other,
                           gboolean                     replace)
{
  g_auto (Builder) builder = { .trail = trail };
  g_autoptr (StudyProgressSnapshot) ours = NULL;
  g_autoptr (GHashTable) theirs = NULL;
  GListStore *list;

  g_return_val_if_fail (STUDY_IS_TRAIL (trail), NULL);
  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  builder.projects = g_hash_table_new (g_str_hash, g_str_equal);
  builder.differences = g_ptr_array_new_with_free_func (g_object_unref);

  theirs = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  for (guint i = 0; i < other->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (other->registers, i);
      StudyRegister *old = study_progress_lookup (progress, study_register_get_scope (reg),
                                                  study_register_get_id (reg), study_register_get_field (reg));
      GVariant *before = old != NULL ? study_register_get_value (old) : NULL;

      g_hash_table_add (theirs, reg);
      if ((replace || old == NULL || study_register_compare_age (old, reg) < 0) &&
          !same_value (before, study_register_get_value (reg)))
        add (&builder, reg, before, study_register_get_value (reg));
    }

  ours = study_progress_snapshot (progress);
  for (guint i = 0; replace && i < ours->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (ours->registers, i);

      if (study_register_get_value (reg) != NULL && !g_hash_table_contains (theirs, reg))
        add (&builder, reg, study_register_get_value (reg), NULL);
    }

  g_ptr_array_sort (builder.differences, compare_cb);
  list = g_list_store_new (STUDY_TYPE_DIFFERENCE);
  g_list_store_splice (list, 0, 0, builder.differences->pdata, builder.differences->len);

  return G_LIST_MODEL (list);
}
