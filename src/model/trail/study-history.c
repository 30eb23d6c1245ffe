/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-history.h"

/* How many topics all trails together may have to which the user can go back:
 * each of them takes memory. */
#define MAX_TOPICS 200000

/**
 * StudyHistory:
 *
 * Undoes and redoes the changes of a [class@Progress], without limit. It
 * records what the user did, whoever did it for them, and goes back the same
 * way: by setting registers. What another document brought is not undone.
 *
 * Changes of the trail itself are in the same line: it is told of them, and
 * asks for the content that was before.
 */

/* One register before and after; %NULL stands for "not set". */
typedef struct
{
  StudyRegister *reg; /* for its key */
  GVariant *before;
  GVariant *after;
} Change;

/* What is undone at once: changes of registers, or one of the trail. */
typedef struct
{
  GPtrArray *changes;
  char *description;
  StudyContent *before; /* (nullable) */
  StudyContent *after;  /* (nullable) */
  char *id;           /* (nullable): what changed in the trail */
  char *text;         /* (nullable): which text of it is typed */
} Step;

struct _StudyHistory
{
  GObject parent_instance;

  StudyProgress *progress;
  GPtrArray *undo; /* of Step */
  GPtrArray *redo; /* of Step */
  Step *open;
  gboolean replaying;
  gboolean sealed;
};

typedef enum
{
  PROP_PROGRESS = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
} StudyHistoryProperty;

static GParamSpec *props[PROP_CAN_REDO + 1];

typedef enum
{
  SIGNAL_RECORDED,
  SIGNAL_REPLAYED,
  SIGNAL_TRAIL_WANTED,
  N_SIGNALS
} StudyHistorySignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyHistory, study_history, G_TYPE_OBJECT)

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_pointer (&self->reg, study_register_unref);
  g_clear_pointer (&self->before, g_variant_unref);
  g_clear_pointer (&self->after, g_variant_unref);
  g_free (self);
}

static void
step_free (gpointer data)
{
  Step *self = data;

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->before, study_content_unref);
  g_clear_pointer (&self->after, study_content_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->text, g_free);
  g_free (self);
}

static Step *
step_new (const char *description)
{
  Step *self = g_new0 (Step, 1);

  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->description = g_strdup (description);

  return self;
}

static guint
count_topics (const StudyContent *content)
{
  guint n_topics = 0;

  for (guint i = 0; i < content->stages->len; i++)
    n_topics += ((const StudyContentStage *) g_ptr_array_index (content->stages, i))->topics->len;

  return n_topics;
}

static gboolean
same_value (GVariant *a,
            GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static GVariant *
ref_value (GVariant *value)
{
  return value != NULL ? g_variant_ref (value) : NULL;
}

static void
notify_can (StudyHistory *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
}

/* Text is written letter by letter; each run of it is one step. */
static gboolean
is_typed (StudyRegister *reg)
{
  return study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_NOTE) ||
         study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_TITLE) ||
         study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_URL);
}

/* Adds the open step to the one before it, where both type the same text. */
static gboolean
coalesce (StudyHistory *self)
{
  Step *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  Change *earlier;
  Change *later;

  if (self->sealed || last == NULL || last->changes->len != 1 || self->open->changes->len != 1)
    return FALSE;

  earlier = g_ptr_array_index (last->changes, 0);
  later = g_ptr_array_index (self->open->changes, 0);
  if (!is_typed (later->reg) || study_register_compare_key (earlier->reg, later->reg) != 0)
    return FALSE;

  g_clear_pointer (&earlier->after, g_variant_unref);
  earlier->after = ref_value (later->after);
  if (same_value (earlier->before, earlier->after))
    {
      /* The run came to nothing. What is typed next does not belong to the
       * step before it. */
      g_ptr_array_set_size (self->undo, self->undo->len - 1);
      self->sealed = TRUE;
    }

  return TRUE;
}

static void
begin_cb (StudyHistory *self)
{
  if (self->replaying || study_progress_get_merging (self->progress))
    return;

  g_clear_pointer (&self->open, step_free);
  self->open = step_new (study_progress_get_change (self->progress));
}

static void
register_changed_cb (StudyHistory  *self,
                     StudyRegister *old,
                     StudyRegister *reg)
{
  Change *change;

  if (self->open == NULL || study_progress_get_merging (self->progress))
    return;

  change = g_new0 (Change, 1);
  change->reg = study_register_ref (reg);
  change->before = old != NULL ? ref_value (study_register_get_value (old)) : NULL;
  change->after = ref_value (study_register_get_value (reg));
  g_ptr_array_add (self->open->changes, change);
}

/* The local time of a check is a part of it. */
static guint
count_changes (Step *step)
{
  guint n_changes = 0;

  for (guint i = 0; i < step->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (step->changes, i);

      n_changes += !study_register_is (change->reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE_LOCAL);
    }

  return n_changes;
}

static gboolean
is_removed_course (Change *change)
{
  return study_register_is (change->reg, STUDY_SCOPE_COURSE, STUDY_FIELD_COURSE) && change->after == NULL;
}

static void
end_cb (StudyHistory *self)
{
  Step *step;

  if (self->open == NULL || self->open->changes->len == 0)
    {
      g_clear_pointer (&self->open, step_free);
      return;
    }

  g_ptr_array_set_size (self->redo, 0);
  if (coalesce (self))
    {
      g_clear_pointer (&self->open, step_free);
      notify_can (self);
      return;
    }

  step = g_steal_pointer (&self->open);
  self->sealed = FALSE;
  g_ptr_array_add (self->undo, step);
  notify_can (self);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, step->description, count_changes (step),
                 is_removed_course (g_ptr_array_index (step->changes, step->changes->len - 1)));
}

/* Lets go of the oldest steps while there are more trails than can be kept, but
 * of the last step never. A trail that two steps share counts once. */
static void
limit_trails (StudyHistory *self)
{
  guint n_topics = 0;

  for (guint i = self->undo->len; i-- > 0;)
    {
      Step *step = g_ptr_array_index (self->undo, i);

      if (step->before != NULL)
        n_topics += count_topics (step->before);
      if (n_topics <= MAX_TOPICS || i + 1 == self->undo->len)
        continue;

      g_ptr_array_remove_range (self->undo, 0, i + 1);
      return;
    }
}

static void
forget_trails (GPtrArray *steps)
{
  for (guint i = steps->len; i-- > 0;)
    {
      Step *step = g_ptr_array_index (steps, i);

      if (step->after != NULL)
        g_ptr_array_remove_index (steps, i);
    }
}

static void
replay_changes (StudyHistory *self,
                Step         *step,
                gboolean      forward)
{
  self->replaying = TRUE;
  study_progress_begin (self->progress, step->description);
  for (guint i = 0; i < step->changes->len; i++)
    {
      guint n = forward ? i : step->changes->len - 1 - i;
      Change *change = g_ptr_array_index (step->changes, n);

      study_progress_set_value (self->progress,
                                study_register_get_scope (change->reg),
                                study_register_get_id (change->reg),
                                study_register_get_field (change->reg),
                                forward ? change->after : change->before);
    }
  study_progress_end (self->progress);
  self->replaying = FALSE;
}

static const char *
step_get_id (Step *self)
{
  Change *first;

  if (self->id != NULL)
    return self->id;

  first = g_ptr_array_index (self->changes, 0);

  return study_register_get_id (first->reg);
}

/* The field of the register that changed first; %NULL for a change of the trail. */
static const char *
step_get_field (Step *self)
{
  Change *first;

  if (self->id != NULL)
    return NULL;

  first = g_ptr_array_index (self->changes, 0);

  return study_register_get_field (first->reg);
}

/* Takes the last step off one stack, sets what it says, and puts it onto the
 * other. */
static void
replay (StudyHistory *self,
        GPtrArray    *from,
        GPtrArray    *to,
        gboolean      forward)
{
  Step *step = from->len > 0 ? g_ptr_array_index (from, from->len - 1) : NULL;

  if (step == NULL || (step->after == NULL && study_progress_get_read_only (self->progress)))
    return;

  g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step);
  self->sealed = TRUE;
  if (step->after != NULL)
    g_signal_emit (self, signals[SIGNAL_TRAIL_WANTED], 0, forward ? step->after : step->before);
  else
    replay_changes (self, step, forward);

  notify_can (self);
  g_signal_emit (self, signals[SIGNAL_REPLAYED], 0, step->description, step_get_id (step), step_get_field (step),
                 forward);
}

static void
study_history_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  StudyHistory *self = STUDY_HISTORY (object);

  switch ((StudyHistoryProperty) prop_id)
    {
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, study_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, study_history_get_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_history_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  StudyHistory *self = STUDY_HISTORY (object);

  if ((StudyHistoryProperty) prop_id == PROP_PROGRESS)
    self->progress = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_history_constructed (GObject *object)
{
  StudyHistory *self = STUDY_HISTORY (object);

  G_OBJECT_CLASS (study_history_parent_class)->constructed (object);

  g_signal_connect_object (self->progress, "begin", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "register-changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "end", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
}

static void
study_history_finalize (GObject *object)
{
  StudyHistory *self = STUDY_HISTORY (object);

  g_clear_pointer (&self->open, step_free);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (study_history_parent_class)->finalize (object);
}

static void
study_history_class_init (StudyHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_history_get_property;
  object_class->set_property = study_history_set_property;
  object_class->constructed = study_history_constructed;
  object_class->finalize = study_history_finalize;

  props[PROP_PROGRESS] =
    g_param_spec_object ("progress", NULL, NULL, STUDY_TYPE_PROGRESS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_CAN_UNDO] =
    g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_CAN_REDO] =
    g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyHistory::recorded:
   * @self: the history
   * @description: (nullable): what was done, as a translated sentence
   * @n_changes: the number of registers that changed, of which a check and its
   *   local time are one; 1 for a change of the trail
   * @taken: whether something was taken away
   *
   * The user did something that can be undone. Typing on in the same text
   * does not count again.
   */
  signals[SIGNAL_RECORDED] =
    g_signal_new ("recorded", STUDY_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_UINT, G_TYPE_BOOLEAN);
  /**
   * StudyHistory::replayed:
   * @self: the history
   * @description: (nullable): what was undone or redone, as a translated sentence
   * @id: the id of what changed first
   * @field: (nullable): the field of the register that changed first, %NULL for a change of the trail
   * @redone: whether it was done again
   *
   * Something was undone or redone.
   */
  signals[SIGNAL_REPLAYED] =
    g_signal_new ("replayed", STUDY_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 4, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                  G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                  G_TYPE_BOOLEAN);
  /**
   * StudyHistory::trail-wanted:
   * @self: the history
   * @content: the content of a trail
   *
   * A change of the trail is undone or redone: whoever holds the trail is to
   * apply this to it.
   */
  signals[SIGNAL_TRAIL_WANTED] =
    g_signal_new ("trail-wanted", STUDY_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, STUDY_TYPE_CONTENT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
study_history_init (StudyHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func (step_free);
  self->redo = g_ptr_array_new_with_free_func (step_free);
}

/**
 * study_history_new:
 * @progress: whose changes are recorded
 *
 * Returns: (transfer full): a history with nothing to undo
 */
StudyHistory *
study_history_new (StudyProgress *progress)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (progress), NULL);

  return g_object_new (STUDY_TYPE_HISTORY, "progress", progress, NULL);
}

/**
 * study_history_get_can_undo:
 * @self: a history
 *
 * Returns: whether there is something to undo
 */
gboolean
study_history_get_can_undo (StudyHistory *self)
{
  g_return_val_if_fail (STUDY_IS_HISTORY (self), FALSE);

  return self->undo->len > 0;
}

/**
 * study_history_get_can_redo:
 * @self: a history
 *
 * Returns: whether there is something to redo
 */
gboolean
study_history_get_can_redo (StudyHistory *self)
{
  g_return_val_if_fail (STUDY_IS_HISTORY (self), FALSE);

  return self->redo->len > 0;
}

/**
 * study_history_undo:
 * @self: a history
 *
 * Takes the last change back, if there is one.
 */
void
study_history_undo (StudyHistory *self)
{
  g_return_if_fail (STUDY_IS_HISTORY (self));

  replay (self, self->undo, self->redo, FALSE);
}

/**
 * study_history_redo:
 * @self: a history
 *
 * Makes the change again that was undone last, if there is one.
 */
void
study_history_redo (StudyHistory *self)
{
  g_return_if_fail (STUDY_IS_HISTORY (self));

  replay (self, self->redo, self->undo, TRUE);
}

/**
 * study_history_seal:
 * @self: a history
 *
 * Ends a run of typing, as when a text loses the focus: what is typed next is
 * undone on its own.
 */
void
study_history_seal (StudyHistory *self)
{
  g_return_if_fail (STUDY_IS_HISTORY (self));

  self->sealed = TRUE;
}

/**
 * study_history_record_trail:
 * @self: a history
 * @before: the content of the trail as it was
 * @after: the content of the trail as it is now
 * @id: the id of what changed in it
 * @text: (nullable): which text of that was typed; a run of typing in it is one
 *   step
 * @description: what was done, as a translated sentence
 * @taken: whether something was taken away
 *
 * Records a change of the trail.
 */
void
study_history_record_trail (StudyHistory       *self,
                            const StudyContent *before,
                            const StudyContent *after,
                            const char         *id,
                            const char         *text,
                            const char         *description,
                            gboolean            taken)
{
  Step *last;
  Step *step;

  g_return_if_fail (STUDY_IS_HISTORY (self));
  g_return_if_fail (before != NULL);
  g_return_if_fail (after != NULL);
  g_return_if_fail (id != NULL);

  g_ptr_array_set_size (self->redo, 0);
  last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  if (!self->sealed && text != NULL && last != NULL && g_strcmp0 (last->text, text) == 0 &&
      g_strcmp0 (last->id, id) == 0)
    {
      g_clear_pointer (&last->after, study_content_unref);
      last->after = study_content_ref (after);
      notify_can (self);
      return;
    }

  step = step_new (description);
  step->before = study_content_ref (before);
  step->after = study_content_ref (after);
  step->id = g_strdup (id);
  step->text = g_strdup (text);
  self->sealed = FALSE;
  g_ptr_array_add (self->undo, step);
  limit_trails (self);
  notify_can (self);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, description, 1, !!taken);
}

/**
 * study_history_forget_trails:
 * @self: a history
 *
 * Lets go of all changes of the trail, as when its file was replaced: the
 * trails that were before are not what it came from any longer. What the user
 * did on it can still be undone.
 */
void
study_history_forget_trails (StudyHistory *self)
{
  g_return_if_fail (STUDY_IS_HISTORY (self));

  forget_trails (self->undo);
  forget_trails (self->redo);
  self->sealed = TRUE;
  notify_can (self);
}
