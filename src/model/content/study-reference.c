/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-reference.h"

/**
 * StudyReference:
 *
 * A link to documentation: nothing to check off.
 */

struct _StudyReference
{
  GObject parent_instance;

  char *title;
  char *url;
  GVariant *extra; /* (nullable): unknown members of its document, an `a{sv}` */
};

G_DEFINE_FINAL_TYPE (StudyReference, study_reference, G_TYPE_OBJECT)

static void
study_reference_finalize (GObject *object)
{
  StudyReference *self = STUDY_REFERENCE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->extra, g_variant_unref);

  G_OBJECT_CLASS (study_reference_parent_class)->finalize (object);
}

static void
study_reference_class_init (StudyReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_reference_finalize;
}

static void
study_reference_init (StudyReference *self)
{
}

StudyReference *
study_reference_new (const char *title,
                     const char *url)
{
  StudyReference *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (url != NULL, NULL);

  self = g_object_new (STUDY_TYPE_REFERENCE, NULL);
  self->title = g_strdup (title);
  self->url = g_strdup (url);

  return self;
}

const char *
study_reference_get_title (StudyReference *self)
{
  g_return_val_if_fail (STUDY_IS_REFERENCE (self), NULL);

  return self->title;
}

const char *
study_reference_get_url (StudyReference *self)
{
  g_return_val_if_fail (STUDY_IS_REFERENCE (self), NULL);

  return self->url;
}

GVariant *
study_reference_get_extra (StudyReference *self)
{
  g_return_val_if_fail (STUDY_IS_REFERENCE (self), NULL);

  return self->extra;
}

void
study_reference_set_extra (StudyReference *self,
                           GVariant *extra)
{
  g_return_if_fail (STUDY_IS_REFERENCE (self));

  g_clear_pointer (&self->extra, g_variant_unref);
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;
}

/**
 * study_reference_equal:
 * @a: a #StudyReference
 * @b: another
 *
 * Returns: whether they say the same
 */
gboolean
study_reference_equal (gconstpointer a,
                       gconstpointer b)
{
  const StudyReference *one = a;
  const StudyReference *other = b;

  return g_str_equal (one->title, other->title) && g_str_equal (one->url, other->url) &&
         (one->extra == other->extra ||
          (one->extra != NULL && other->extra != NULL && g_variant_equal (one->extra, other->extra)));
}
