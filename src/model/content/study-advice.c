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
  GVariant *extra;
  StudyAdviceKind kind;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_SUGGESTIONS,
} StudyAdviceProperty;

static GParamSpec *props[PROP_SUGGESTIONS + 1];

G_DEFINE_ENUM_TYPE (StudyAdviceKind, study_advice_kind,
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_ORDER, "order"),
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_PRACTICE, "practice"),
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_DOCUMENT, "document"),
                    G_DEFINE_ENUM_VALUE (STUDY_ADVICE_OTHER, "other"))

G_DEFINE_FINAL_TYPE (StudyAdvice, study_advice, G_TYPE_OBJECT)

static void
study_advice_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  StudyAdvice *self = STUDY_ADVICE (object);

  switch ((StudyAdviceProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_SUGGESTIONS:
      g_value_set_boxed (value, self->suggestions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_advice_get_property;
  object_class->finalize = study_advice_finalize;

  /**
   * StudyAdvice:kind:
   *
   * What the rule is about.
   */
  props[PROP_KIND] =
    g_param_spec_enum ("kind", NULL, NULL, STUDY_TYPE_ADVICE_KIND, STUDY_ADVICE_OTHER,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * StudyAdvice:title:
   *
   * The name.
   */
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * StudyAdvice:text:
   *
   * What to do.
   */
  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * StudyAdvice:suggestions:
   *
   * Examples that the guide gives.
   */
  props[PROP_SUGGESTIONS] =
    g_param_spec_boxed ("suggestions", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
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

/**
 * study_advice_get_kind:
 * @self: a rule of use
 *
 * Returns: what the rule is about
 */
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

/**
 * study_advice_get_suggestions:
 * @self: a rule of use
 *
 * Returns: (transfer none): examples that the guide gives
 */
const char * const *
study_advice_get_suggestions (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), NULL);

  return (const char * const *) self->suggestions;
}

/**
 * study_advice_get_extra:
 * @self: a rule of use
 *
 * Returns: (transfer none) (nullable): members of the document that this
 *   program does not know, of type `a{sv}`
 */
GVariant *
study_advice_get_extra (StudyAdvice *self)
{
  g_return_val_if_fail (STUDY_IS_ADVICE (self), NULL);

  return self->extra;
}

/**
 * study_advice_set_extra:
 * @self: a rule of use
 * @extra: (nullable): members of the document that this program does not
 *   know, of type `a{sv}`; floating ones are sunk
 *
 * Keeps @extra, to be written back.
 */
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
