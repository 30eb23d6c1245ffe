/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-register.h"

#include <string.h>

struct _StudyRegister
{
  StudyRegisterKey key; /* first, so that a register is its own key */
  GRefString *device;
  GVariant *value;
  GVariant *extra;
  gint64 time;
};

G_DEFINE_BOXED_TYPE (StudyRegister, study_register, study_register_ref, study_register_unref)

static void
register_clear (gpointer data)
{
  StudyRegister *self = data;

  g_clear_pointer ((GRefString **) &self->key.scope, g_ref_string_release);
  g_clear_pointer ((GRefString **) &self->key.id, g_ref_string_release);
  g_clear_pointer ((GRefString **) &self->key.field, g_ref_string_release);
  g_clear_pointer (&self->device, g_ref_string_release);
  g_clear_pointer (&self->value, g_variant_unref);
  g_clear_pointer (&self->extra, g_variant_unref);
}

/**
 * study_register_new:
 * @scope: what kind of thing the register belongs to
 * @id: the thing's id
 * @field: which of its fields
 * @value: (nullable): the value, or %NULL for "not set"; floating ones are sunk
 * @time: the register's clock, in microseconds since the Unix epoch
 * @device: the device that set it
 * @extra: (nullable): members of the document that this program does not
 *   know, of type `a{sv}`; floating ones are sunk
 *
 * Makes one leaf of a progress document. A register never changes, so that it
 * can be shared between threads.
 *
 * Returns: (transfer full): a new register
 */
StudyRegister *
study_register_new (const char *scope,
                    const char *id,
                    const char *field,
                    GVariant   *value,
                    gint64      time,
                    const char *device,
                    GVariant   *extra)
{
  StudyRegister *self = g_atomic_rc_box_new0 (StudyRegister);

  /* A document names few scopes, fields and devices, and an id returns in
   * every edition of its register: interning keeps one copy of each. */
  self->key.scope = g_ref_string_new_intern (scope);
  self->key.id = g_ref_string_new_intern (id);
  self->key.field = g_ref_string_new_intern (field);
  self->device = g_ref_string_new_intern (device);
  self->value = value != NULL ? g_variant_ref_sink (value) : NULL;
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;
  self->time = time;

  return self;
}

StudyRegister *
study_register_ref (StudyRegister *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
study_register_unref (StudyRegister *self)
{
  g_atomic_rc_box_release_full (self, register_clear);
}

const char *
study_register_get_scope (const StudyRegister *self)
{
  return self->key.scope;
}

const char *
study_register_get_id (const StudyRegister *self)
{
  return self->key.id;
}

const char *
study_register_get_field (const StudyRegister *self)
{
  return self->key.field;
}

/**
 * study_register_get_value:
 *
 * Returns: (transfer none) (nullable): the value, %NULL when it is unset
 */
GVariant *
study_register_get_value (const StudyRegister *self)
{
  return self->value;
}

/**
 * study_register_get_time:
 *
 * Returns: the register's clock, in microseconds since the Unix epoch
 */
gint64
study_register_get_time (const StudyRegister *self)
{
  return self->time;
}

const char *
study_register_get_device (const StudyRegister *self)
{
  return self->device;
}

/**
 * study_register_get_extra:
 *
 * Returns: (transfer none) (nullable): members that this program does not
 *   know, of type `a{sv}`
 */
GVariant *
study_register_get_extra (const StudyRegister *self)
{
  return self->extra;
}

/**
 * study_register_is:
 * @scope: a scope
 * @field: a field
 *
 * Returns: whether the register holds @field of something in @scope
 */
gboolean
study_register_is (const StudyRegister *self,
                   const char          *scope,
                   const char          *field)
{
  return strcmp (self->key.scope, scope) == 0 && strcmp (self->key.field, field) == 0;
}

/* Whether a value is null; one that is unknown is an empty `mv` then. */
static gboolean
is_null (GVariant *value)
{
  return value == NULL || g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE);
}

/* Orders values; any order serves that is the same everywhere. */
int
study_register_compare_values (GVariant *a,
                               GVariant *b)
{
  g_autofree char *a_text = NULL;
  g_autofree char *b_text = NULL;

  if (is_null (a) || is_null (b))
    return is_null (b) - is_null (a);

  a_text = g_variant_print (a, TRUE);
  b_text = g_variant_print (b, TRUE);

  return strcmp (a_text, b_text);
}

/**
 * study_register_compare_age:
 * @a: a register
 * @b: a register of the same key
 *
 * Tells which of two registers of the same key wins a merge: the one with the
 * later time, then the one of the larger device id. The values decide last,
 * so that every order of merging comes to the same end even where a damaged
 * clock gave one time twice.
 *
 * Returns: less than, equal to or greater than zero, as for strcmp();
 *   positive when @a wins
 */
int
study_register_compare_age (const StudyRegister *a,
                            const StudyRegister *b)
{
  int order;

  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;

  order = strcmp (a->device, b->device);
  if (order == 0)
    order = study_register_compare_values (a->value, b->value);
  if (order == 0)
    order = study_register_compare_values (a->extra, b->extra);

  return order;
}

/**
 * study_register_compare_key:
 * @a: a register
 * @b: another register
 *
 * Orders registers by scope, id and field, as documents are written.
 *
 * Returns: less than, equal to or greater than zero, as for strcmp()
 */
int
study_register_compare_key (const StudyRegister *a,
                            const StudyRegister *b)
{
  int order = strcmp (a->key.scope, b->key.scope);

  if (order == 0)
    order = strcmp (a->key.id, b->key.id);
  if (order == 0)
    order = strcmp (a->key.field, b->key.field);

  return order;
}

guint
study_register_key_hash (gconstpointer key)
{
  const StudyRegisterKey *k = key;

  return g_str_hash (k->id) * 31 + g_str_hash (k->field) * 7 + g_str_hash (k->scope);
}

gboolean
study_register_key_equal (gconstpointer a,
                          gconstpointer b)
{
  const StudyRegisterKey *ka = a;
  const StudyRegisterKey *kb = b;

  return strcmp (ka->id, kb->id) == 0 && strcmp (ka->field, kb->field) == 0 &&
         strcmp (ka->scope, kb->scope) == 0;
}
