/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-advice.h"

/**
 * StudyAdvice:
 *
 * A rule of use that a guide gives.
 */

struct _StudyAdvice
{
  GObject parent_instance;

  char *title;
  char *text;
  GStrv suggestions;
  GVariant *extra; /* (nullable): unknown members of its document, an `a{sv}` */
  StudyAdviceKind kind;
};

G_DEFINE_ENUM_TYPE (StudyAdviceKind, study_advice_kind,
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_ORDER, "order"),
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_PRACTICE, "practice"),
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_DOCUMENT, "document"),
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_OTHER, "other"))

G_DEFINE_FINAL_TYPE (StudyAdvice, study_advice, G_TYPE_OBJECT)

static void
study_advice_finalize (GObject *object)
{
  StudyAdvice *self = STUDY_ADVICE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->suggestions, g_strfreev);
  g_clear_pointer (&self->extra, g_variant_unref);

  G_OBJECT_CLASS (study_advice_parent_class)->finalize (object);
}

static void
study_advice_class_init (StudyAdviceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_advice_finalize;
}

static void
study_advice_init (StudyAdvice *self)
{
}

/**
 * study_advice_new:
 * @kind: what the rule is about
 * @title: its name
 * @text: (nullable): what to do
 * @suggestions: (nullable): examples that the guide gives
 *
 * Returns: (transfer full): a new rule of use
 */
StudyAdvice *
study_advice_new (StudyAdviceKind     kind,
                  const char         *title,
                  const char         *text,
                  const char * const *suggestions)
{
  StudyAdvice *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (STUDY_TYPE_ADVICE, NULL);
  self->kind = kind;
  self->title = g_strdup (title);
  self->text = g_strdup (text != NULL ? text : "");
  self->suggestions = suggestions != NULL ? g_strdupv ((GStrv) suggestions) : g_new0 (char *, 1);

  return self;
}

StudyAdviceKind
study_advice_get_kind (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), STUDY_ADVICE_OTHER);

  return self->kind;
}

const char *
study_advice_get_title (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), NULL);

  return self->title;
}

const char *
study_advice_get_text (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), NULL);

  return self->text;
}

const char * const *
study_advice_get_suggestions (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), NULL);

  return (const char * const *) self->suggestions;
}

GVariant *
study_advice_get_extra (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), NULL);

  return self->extra;
}

void
study_advice_set_extra (StudyAdvice *self,
                        GVariant *extra)
{
  g_return_if_fail (STUDY_IS_ADVICE (self));

  g_clear_pointer (&self->extra, g_variant_unref);
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;
}

/**
 * study_advice_equal:
 * @a: a #StudyAdvice
 * @b: another
 *
 * Returns: whether they say the same
 */
gboolean
study_advice_equal (gconstpointer a,
                    gconstpointer b)
{
  const StudyAdvice *one = a;
  const StudyAdvice *other = b;

  return one->kind == other->kind && g_str_equal (one->title, other->title) && g_str_equal (one->text, other->text) &&
         g_strv_equal ((const char * const *) one->suggestions, (const char * const *) other->suggestions) &&
         (one->extra == other->extra ||
          (one->extra != NULL && other->extra != NULL && g_variant_equal (one->extra, other->extra)));
}
