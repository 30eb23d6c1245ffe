/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* A view of a trail that knows nothing but what it was told: property values
 * by notification, lists by items-changed. Where it differs from the trail,
 * the trail kept something back. */

#include "model/trail/trail-fixture.h"

typedef struct
{
  GHashTable *objects; /* GObject -> Watched */
  guint n_notified;    /* since watch_reset() */
  guint n_touched;     /* objects that notified since watch_reset() */
} Watch;

typedef struct
{
  Watch *watch;
  GObject *object;
  GHashTable *values; /* GParamSpec -> GValue */
  GHashTable *counts; /* GParamSpec -> how often it was notified */
  GPtrArray *children;
} Watched;

static inline void
watch_free_value (gpointer data)
{
  g_value_unset (data);
  g_free (data);
}

static inline void
watch_read (Watched    *self,
            GParamSpec *pspec)
{
  GValue *value = g_new0 (GValue, 1);

  g_value_init (value, pspec->value_type);
  g_object_get_property (self->object, pspec->name, value);
  g_hash_table_insert (self->values, pspec, value);
}

static inline void
watch_notify_cb (Watched    *self,
                 GParamSpec *pspec)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, pspec));

  if (g_hash_table_size (self->counts) == 0)
    self->watch->n_touched++;
  self->watch->n_notified++;
  g_hash_table_insert (self->counts, pspec, GUINT_TO_POINTER (count + 1));
  watch_read (self, pspec);
}

static inline void watch_add (Watch   *self,
                              gpointer object);

static inline void
watch_items_changed_cb (Watched *self,
                        guint    position,
                        guint    n_removed,
                        guint    n_added)
{
  g_ptr_array_remove_range (self->children, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gpointer child = g_list_model_get_item (G_LIST_MODEL (self->object), position + i);

      g_assert_nonnull (child);
      g_ptr_array_insert (self->children, position + i, child);
      watch_add (self->watch, child);
    }
}

static inline void
watch_free_watched (gpointer data)
{
  Watched *self = data;

  g_signal_handlers_disconnect_by_data (self->object, self);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_object_unref (self->object);
  g_free (self);
}

static inline void
watch_add (Watch   *self,
           gpointer object)
{
  g_autofree GParamSpec **pspecs = NULL;
  Watched *watched;
  guint n;

  if (g_hash_table_contains (self->objects, object))
    return;

  watched = g_new0 (Watched, 1);
  watched->watch = self;
  watched->object = g_object_ref (object);
  watched->values = g_hash_table_new_full (NULL, NULL, NULL, watch_free_value);
  watched->counts = g_hash_table_new (NULL, NULL);
  watched->children = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (self->objects, object, watched);

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);
  for (guint i = 0; i < n; i++)
    watch_read (watched, pspecs[i]);
  g_signal_connect_swapped (object, "notify", G_CALLBACK (watch_notify_cb), watched);

  if (G_IS_LIST_MODEL (object))
    {
      g_signal_connect_swapped (object, "items-changed", G_CALLBACK (watch_items_changed_cb), watched);
      watch_items_changed_cb (watched, 0, 0, g_list_model_get_n_items (object));
    }
}

static inline Watch *
watch_new (StudyTrail *trail)
{
  Watch *self = g_new0 (Watch, 1);

  self->objects = g_hash_table_new_full (NULL, NULL, NULL, watch_free_watched);
  watch_add (self, trail);

  return self;
}

static inline void
watch_free (Watch *self)
{
  g_clear_pointer (&self->objects, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

/* Forgets what was notified. */
static inline void
watch_reset (Watch *self)
{
  GHashTableIter iter;
  gpointer value;

  self->n_notified = 0;
  self->n_touched = 0;
  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_hash_table_remove_all (((Watched *) value)->counts);
}

/* How often @property of @object was notified. */
static inline guint
watch_get_count (Watch      *self,
                 gpointer    object,
                 const char *property)
{
  Watched *watched = g_hash_table_lookup (self->objects, object);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);

  g_assert_nonnull (watched);
  g_assert_nonnull (pspec);

  return GPOINTER_TO_UINT (g_hash_table_lookup (watched->counts, pspec));
}

/* Everything that the trail says is what it told, and nothing that is counted
 * was told more than @limit times. An item tells each change of a group. */
static inline void
watch_check (Watch *self,
             guint  limit)
{
  GHashTableIter objects;
  gpointer data;

  g_hash_table_iter_init (&objects, self->objects);
  while (g_hash_table_iter_next (&objects, NULL, &data))
    {
      Watched *watched = data;
      GHashTableIter values;
      gpointer pspec;
      gpointer known;

      /* An own course that was removed is nowhere any longer. */
      if (STUDY_IS_ITEM (watched->object) && study_item_get_own (STUDY_ITEM (watched->object)) &&
          study_item_get_topic (STUDY_ITEM (watched->object)) == NULL)
        continue;

      g_hash_table_iter_init (&values, watched->values);
      while (g_hash_table_iter_next (&values, &pspec, &known))
        {
          GParamSpec *property = pspec;
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (watched->counts, pspec));
          g_auto (GValue) value = G_VALUE_INIT;

          g_value_init (&value, property->value_type);
          g_object_get_property (watched->object, property->name, &value);
          if (g_param_values_cmp (property, &value, known) != 0)
            {
              g_test_message ("%s:%s changed and was not notified",
                              G_OBJECT_TYPE_NAME (watched->object), property->name);
              g_assert_not_reached ();
            }
          if (count > limit && !STUDY_IS_ITEM (watched->object) && property->value_type != G_TYPE_STRING)
            {
              g_test_message ("%s:%s was notified %u times",
                              G_OBJECT_TYPE_NAME (watched->object), property->name, count);
              g_assert_not_reached ();
            }
        }

      if (G_IS_LIST_MODEL (watched->object))
        {
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watched->object)), ==, watched->children->len);
          for (guint i = 0; i < watched->children->len; i++)
            {
              g_autoptr (GObject) child = g_list_model_get_item (G_LIST_MODEL (watched->object), i);

              g_assert_true (child == g_ptr_array_index (watched->children, i));
            }
        }
    }
}
