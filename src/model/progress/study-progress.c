/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-progress.h"

#include "model/content/study-calendar.h"

/**
 * StudyProgress:
 *
 * One person's record on one trail, and the only holder of personal state. It
 * is a set of registers; see [struct@Register]. Whoever changes something,
 * changes it here, and everybody else follows [signal@Progress::register-changed].
 */

struct _StudyProgress
{
  GObject parent_instance;

  char *trail_id;
  char *device; /* this one, recorded in each register that is set here */
  GHashTable *registers; /* of StudyRegister, each its own key */
  GVariant *extra;
  char *change;
  gint64 clock;
  guint version;
  guint depth;
  gboolean touched;
  gboolean merging;
  gboolean read_only;
};

typedef enum
{
  PROP_READ_ONLY = 1,
} StudyProgressProperty;

static GParamSpec *props[PROP_READ_ONLY + 1];

typedef enum
{
  SIGNAL_REGISTER_CHANGED,
  SIGNAL_BEGIN,
  SIGNAL_END,
  SIGNAL_CHANGED,
  N_SIGNALS
} StudyProgressSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyProgress, study_progress, G_TYPE_OBJECT)

/* Later than anything that the document has seen, or as late as the last
 * moment there is. */
static gint64
get_next_time (StudyProgress *self)
{
  return CLAMP (g_get_real_time (), MIN (self->clock + 1, STUDY_PROGRESS_MAX_TIME), STUDY_PROGRESS_MAX_TIME);
}

/* At the last moment, where no time is later, a longer text is larger: so the
 * change wins all the same, and nothing is locked for ever. */
static char *
dup_device (StudyProgress       *self,
            const StudyRegister *old,
            gint64               time)
{
  if (old != NULL && study_register_get_time (old) >= time)
    return g_strconcat (study_register_get_device (old), "+", self->device, NULL);

  return g_strdup (self->device);
}

/* Puts a register in the place of the one before it and tells everybody. */
static void
take_register (StudyProgress *self,
               StudyRegister *old,
               StudyRegister *reg)
{
  g_autoptr (StudyRegister) before = old != NULL ? study_register_ref (old) : NULL;

  self->clock = MAX (self->clock, study_register_get_time (reg));
  g_hash_table_add (self->registers, study_register_ref (reg));
  self->touched = TRUE;
  g_signal_emit (self, signals[SIGNAL_REGISTER_CHANGED], 0, before, reg);
}

/* Takes over what is later in another document. */
static guint
take_snapshot (StudyProgress               *self,
               const StudyProgressSnapshot *snapshot,
               const char                  *description)
{
  GVariant *extra = study_progress_merge_extra (self->extra, snapshot->extra);
  guint n_changed = 0;

  g_clear_pointer (&self->extra, g_variant_unref);
  self->extra = extra;
  self->version = MAX (self->version, snapshot->version);

  study_progress_begin (self, description);
  for (guint i = 0; i < snapshot->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (snapshot->registers, i);
      StudyRegister *old = g_hash_table_lookup (self->registers, reg);

      if (old != NULL && study_register_compare_age (old, reg) >= 0)
        continue;

      take_register (self, old, reg);
      n_changed++;
    }
  study_progress_end (self);

  return n_changed;
}

static void
study_progress_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  StudyProgress *self = STUDY_PROGRESS (object);

  if ((StudyProgressProperty) prop_id == PROP_READ_ONLY)
    g_value_set_boolean (value, self->read_only);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_progress_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  StudyProgress *self = STUDY_PROGRESS (object);

  if ((StudyProgressProperty) prop_id == PROP_READ_ONLY)
    study_progress_set_read_only (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_progress_finalize (GObject *object)
{
  StudyProgress *self = STUDY_PROGRESS (object);

  g_clear_pointer (&self->registers, g_hash_table_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
  g_clear_pointer (&self->trail_id, g_free);
  g_clear_pointer (&self->device, g_free);
  g_clear_pointer (&self->change, g_free);

  G_OBJECT_CLASS (study_progress_parent_class)->finalize (object);
}

static void
study_progress_class_init (StudyProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_progress_get_property;
  object_class->set_property = study_progress_set_property;
  object_class->finalize = study_progress_finalize;

  props[PROP_READ_ONLY] =
    g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyProgress::register-changed:
   * @self: the progress
   * @old: (nullable): the register before
   * @reg: the register now
   *
   * One register took another value.
   */
  signals[SIGNAL_REGISTER_CHANGED] =
    g_signal_new ("register-changed", STUDY_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2,
                  STUDY_TYPE_REGISTER | G_SIGNAL_TYPE_STATIC_SCOPE,
                  STUDY_TYPE_REGISTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_BEGIN] =
    g_signal_new ("begin", STUDY_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_END] =
    g_signal_new ("end", STUDY_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  /**
   * StudyProgress::changed:
   * @self: the progress
   *
   * Something changed that is to be saved; once for changes that belong
   * together.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", STUDY_TYPE_PROGRESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
study_progress_init (StudyProgress *self)
{
  self->version = STUDY_PROGRESS_VERSION;
  self->registers = g_hash_table_new_full (study_register_key_hash, study_register_key_equal,
                                           (GDestroyNotify) study_register_unref, NULL);
}

/**
 * study_progress_new:
 * @trail_id: the id of the trail that the progress is about
 * @device: the id of this device
 *
 * Returns: (transfer full): progress on which nothing is done
 */
StudyProgress *
study_progress_new (const char *trail_id,
                    const char *device)
{
  StudyProgress *self;

  g_return_val_if_fail (trail_id != NULL, NULL);
  g_return_val_if_fail (device != NULL, NULL);

  self = g_object_new (STUDY_TYPE_PROGRESS, NULL);
  self->trail_id = g_strdup (trail_id);
  self->device = g_strdup (device);

  return self;
}

const char *
study_progress_get_trail_id (StudyProgress *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), NULL);

  return self->trail_id;
}

const char *
study_progress_get_device (StudyProgress *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), NULL);

  return self->device;
}

gboolean
study_progress_get_read_only (StudyProgress *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), TRUE);

  return self->read_only;
}

/**
 * study_progress_set_read_only:
 * @read_only: whether changes are refused
 *
 * Makes the progress refuse changes, as for a document of a newer version.
 * What is merged into it still arrives.
 */
void
study_progress_set_read_only (StudyProgress *self,
                              gboolean       read_only)
{
  g_return_if_fail (STUDY_IS_PROGRESS (self));

  read_only = !!read_only;
  if (self->read_only == read_only)
    return;

  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
}

/**
 * study_progress_lookup:
 * @scope: a scope, such as %STUDY_SCOPE_ITEM
 * @id: the id of what the register belongs to
 * @field: a field, such as %STUDY_FIELD_DONE
 *
 * Returns: (transfer none) (nullable): the register, %NULL when it was never set
 */
StudyRegister *
study_progress_lookup (StudyProgress *self,
                       const char    *scope,
                       const char    *id,
                       const char    *field)
{
  const StudyRegisterKey key = { scope, id, field };

  g_return_val_if_fail (STUDY_IS_PROGRESS (self), NULL);

  return g_hash_table_lookup (self->registers, &key);
}

/**
 * study_progress_get_value:
 *
 * Returns: (transfer none) (nullable): the value, %NULL when it is not set
 */
GVariant *
study_progress_get_value (StudyProgress *self,
                          const char    *scope,
                          const char    *id,
                          const char    *field)
{
  StudyRegister *reg = study_progress_lookup (self, scope, id, field);

  return reg != NULL ? study_register_get_value (reg) : NULL;
}

/**
 * study_progress_get_text:
 *
 * Returns: (transfer none): the text, empty when it is not set
 */
const char *
study_progress_get_text (StudyProgress *self,
                         const char    *scope,
                         const char    *id,
                         const char    *field)
{
  GVariant *value = study_progress_get_value (self, scope, id, field);

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return "";

  return g_variant_get_string (value, NULL);
}

/* Sets a register at a time that is later than that of the one before it. */
static gboolean
set_value_at (StudyProgress *self,
              const char    *scope,
              const char    *id,
              const char    *field,
              GVariant      *value,
              gint64         time)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  g_autoptr (StudyRegister) reg = NULL;
  g_autofree char *device = NULL;
  StudyRegister *old;
  GVariant *before;

  if (self->read_only)
    return FALSE;

  old = study_progress_lookup (self, scope, id, field);
  before = old != NULL ? study_register_get_value (old) : NULL;
  if (before == sunk || (before != NULL && sunk != NULL && g_variant_equal (before, sunk)))
    return FALSE;

  device = dup_device (self, old, time);
  reg = study_register_new (scope, id, field, sunk, time, device,
                            old != NULL ? study_register_get_extra (old) : NULL);

  study_progress_begin (self, NULL);
  take_register (self, old, reg);
  study_progress_end (self);

  return TRUE;
}

/**
 * study_progress_set_value:
 * @scope: a scope
 * @id: the id of what the register belongs to
 * @field: a field
 * @value: (nullable): the value, %NULL to unset it; floating ones are sunk
 *
 * Sets a register, at a time later than any that the document has seen, so
 * that the change wins over all that it knows.
 *
 * Returns: whether something changed: %FALSE when the value was the same, or
 *   the progress is read-only
 */
gboolean
study_progress_set_value (StudyProgress *self,
                          const char    *scope,
                          const char    *id,
                          const char    *field,
                          GVariant      *value)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), FALSE);

  return set_value_at (self, scope, id, field, value, get_next_time (self));
}

/**
 * study_progress_set_text:
 * @text: (nullable): the text; the empty text unsets it
 *
 * Sets a register of text, as study_progress_set_value().
 *
 * Returns: whether something changed
 */
gboolean
study_progress_set_text (StudyProgress *self,
                         const char    *scope,
                         const char    *id,
                         const char    *field,
                         const char    *text)
{
  gboolean empty = text == NULL || *text == '\0';

  return study_progress_set_value (self, scope, id, field,
                                   empty ? NULL : g_variant_new_string (text));
}

/**
 * study_progress_get_done_time:
 * @item_id: the id of an item
 *
 * Returns: when the item was done, in microseconds since the Unix epoch; 0
 *   when it is not
 */
gint64
study_progress_get_done_time (StudyProgress *self,
                              const char    *item_id)
{
  GVariant *value = study_progress_get_value (self, STUDY_SCOPE_ITEM, item_id, STUDY_FIELD_DONE);

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return 0;

  /* The first moment there is counts as well. */
  return MAX (g_variant_get_int64 (value), 1);
}

/**
 * study_progress_get_done_local:
 * @item_id: the id of an item
 *
 * Returns: (transfer none) (nullable): the local time at which the item was done,
 *   as study_calendar_format_local() records it; it counts only if it is the
 *   instant of study_progress_get_done_time()
 */
const char *
study_progress_get_done_local (StudyProgress *self,
                               const char    *item_id)
{
  const char *local = study_progress_get_text (self, STUDY_SCOPE_ITEM, item_id, STUDY_FIELD_DONE_LOCAL);

  return *local != '\0' ? local : NULL;
}

/* The time at which an item was done that is marked again within a day; else now. */
static gint64
get_time_to_mark (StudyProgress *self,
                  const char    *item_id)
{
  const gint64 now = MAX (g_get_real_time (), 1);
  const gint64 earlier = study_calendar_parse_local (study_progress_get_done_local (self, item_id));
  StudyRegister *unmarked = study_progress_lookup (self, STUDY_SCOPE_ITEM, item_id, STUDY_FIELD_DONE);

  if (unmarked == NULL || earlier <= 0 || earlier > now ||
      ABS (now - study_register_get_time (unmarked)) > G_TIME_SPAN_DAY)
    return now;

  return earlier;
}

/**
 * study_progress_set_done:
 * @item_id: the id of an item
 * @done: whether it is done
 *
 * Marks an item as done now, or as not done. Marked again within a day, it was
 * done when it was before. The local time is recorded with it: see
 * study_progress_get_done_local().
 *
 * Returns: whether something changed
 */
gboolean
study_progress_set_done (StudyProgress *self,
                         const char    *item_id,
                         gboolean       done)
{
  const gint64 before = study_progress_get_done_time (self, item_id);
  const gint64 time = get_next_time (self);
  g_autofree char *local = NULL;
  gint64 done_time;

  if (self->read_only || !done == (before == 0))
    return FALSE;

  done_time = done ? get_time_to_mark (self, item_id) : before;
  if (study_calendar_parse_local (study_progress_get_done_local (self, item_id)) / G_USEC_PER_SEC !=
      done_time / G_USEC_PER_SEC)
    local = study_calendar_format_local (done_time);

  /* The later one first, so that the day is known to all who hear of the other. */
  study_progress_begin (self, NULL);
  if (local != NULL)
    set_value_at (self, STUDY_SCOPE_ITEM, item_id, STUDY_FIELD_DONE_LOCAL, g_variant_new_string (local),
                  MIN (time + 1, STUDY_PROGRESS_MAX_TIME));
  set_value_at (self, STUDY_SCOPE_ITEM, item_id, STUDY_FIELD_DONE,
                done ? g_variant_new_int64 (done_time) : NULL, time);
  study_progress_end (self);

  return TRUE;
}

/**
 * study_progress_begin:
 * @description: (nullable): what is done, translated, as a short sentence
 *
 * Opens a group of changes that are announced, saved and undone together.
 * Groups nest; the outermost description counts.
 */
void
study_progress_begin (StudyProgress *self,
                      const char    *description)
{
  g_return_if_fail (STUDY_IS_PROGRESS (self));

  if (self->depth++ > 0)
    return;

  g_set_str (&self->change, description);
  self->touched = FALSE;
  g_signal_emit (self, signals[SIGNAL_BEGIN], 0);
}

void
study_progress_end (StudyProgress *self)
{
  gboolean touched;

  g_return_if_fail (STUDY_IS_PROGRESS (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  /* Somebody may open another group in answer to the end of this one. */
  touched = self->touched;
  g_signal_emit (self, signals[SIGNAL_END], 0);
  g_clear_pointer (&self->change, g_free);
  if (touched)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * study_progress_get_change:
 *
 * Returns: (transfer none) (nullable): the description of the group of changes
 *   that is open
 */
const char *
study_progress_get_change (StudyProgress *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), NULL);

  return self->change;
}

/**
 * study_progress_get_merging:
 *
 * Returns: whether the changes that arrive come from another document, not
 *   from the user
 */
gboolean
study_progress_get_merging (StudyProgress *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), FALSE);

  return self->merging;
}

/**
 * study_progress_foreach:
 * @func: (scope call): called for every register, in no order
 * @user_data: data for @func
 *
 * Calls a function for every register; it must not set any.
 */
void
study_progress_foreach (StudyProgress     *self,
                        StudyRegisterFunc  func,
                        gpointer           user_data)
{
  GHashTableIter iter;
  gpointer reg;

  g_return_if_fail (STUDY_IS_PROGRESS (self));

  g_hash_table_iter_init (&iter, self->registers);
  while (g_hash_table_iter_next (&iter, &reg, NULL))
    func (reg, user_data);
}

guint
study_progress_get_n_registers (StudyProgress *self)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), 0);

  return g_hash_table_size (self->registers);
}

/**
 * study_progress_snapshot:
 *
 * Takes the content of the document as it is now, without copying it: 30,000
 * registers take about a millisecond.
 *
 * Returns: (transfer full): a snapshot
 */
StudyProgressSnapshot *
study_progress_snapshot (StudyProgress *self)
{
  StudyProgressSnapshot *snapshot;
  GHashTableIter iter;
  gpointer reg;

  g_return_val_if_fail (STUDY_IS_PROGRESS (self), NULL);

  snapshot = study_progress_snapshot_new (self->trail_id, self->version, self->extra);
  g_hash_table_iter_init (&iter, self->registers);
  while (g_hash_table_iter_next (&iter, &reg, NULL))
    g_ptr_array_add (snapshot->registers, study_register_ref (reg));

  return snapshot;
}

/**
 * study_progress_merge:
 * @snapshot: another document on the same trail
 *
 * Takes over, register by register, what is later in @snapshot. A progress
 * that is read-only takes it too: reading a document is a merge into an empty
 * one.
 *
 * Returns: the number of registers that changed
 */
guint
study_progress_merge (StudyProgress               *self,
                      const StudyProgressSnapshot *snapshot)
{
  guint n_changed = 0;

  g_return_val_if_fail (STUDY_IS_PROGRESS (self), 0);
  g_return_val_if_fail (g_str_equal (self->trail_id, snapshot->trail_id), 0);

  self->merging = TRUE;
  n_changed = take_snapshot (self, snapshot, NULL);
  self->merging = FALSE;

  return n_changed;
}

/**
 * study_progress_import:
 * @snapshot: another document on the same trail
 * @description: what is done, translated, as a short sentence
 *
 * Merges as study_progress_merge(), but as something that the user does and
 * may undo.
 *
 * Returns: the number of registers that changed; 0 when the progress is
 *   read-only
 */
guint
study_progress_import (StudyProgress               *self,
                       const StudyProgressSnapshot *snapshot,
                       const char                  *description)
{
  g_return_val_if_fail (STUDY_IS_PROGRESS (self), 0);
  g_return_val_if_fail (g_str_equal (self->trail_id, snapshot->trail_id), 0);

  return self->read_only ? 0 : take_snapshot (self, snapshot, description);
}

/**
 * study_progress_replace:
 * @snapshot: another document on the same trail
 * @description: what is done, translated, as a short sentence
 *
 * Makes every value what it is in @snapshot, and unsets what is not there. The
 * values are set now, so that they win over those before.
 *
 * Returns: the number of registers that changed; 0 when the progress is
 *   read-only
 */
guint
study_progress_replace (StudyProgress               *self,
                        const StudyProgressSnapshot *snapshot,
                        const char                  *description)
{
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (StudyProgressSnapshot) before = NULL;
  guint n_changed = 0;

  g_return_val_if_fail (STUDY_IS_PROGRESS (self), 0);
  g_return_val_if_fail (g_str_equal (self->trail_id, snapshot->trail_id), 0);

  wanted = g_hash_table_new (study_register_key_hash, study_register_key_equal);
  before = study_progress_snapshot (self);

  study_progress_begin (self, description);
  for (guint i = 0; i < snapshot->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (snapshot->registers, i);

      g_hash_table_add (wanted, reg);
      n_changed += study_progress_set_value (self, study_register_get_scope (reg), study_register_get_id (reg),
                                             study_register_get_field (reg), study_register_get_value (reg));
    }
  for (guint i = 0; i < before->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (before->registers, i);

      if (!g_hash_table_contains (wanted, reg))
        n_changed += study_progress_set_value (self, study_register_get_scope (reg), study_register_get_id (reg),
                                               study_register_get_field (reg), NULL);
    }
  study_progress_end (self);

  return n_changed;
}
