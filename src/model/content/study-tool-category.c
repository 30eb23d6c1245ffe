/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-tool-category.h"

/**
 * StudyToolCategory:
 *
 * A row of the essential tools.
 */

struct _StudyToolCategory
{
  GObject parent_instance;

  char *title;
  GStrv tools;
  GVariant *extra;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_TOOLS,
} StudyToolCategoryProperty;

static GParamSpec *props[PROP_TOOLS + 1];

G_DEFINE_FINAL_TYPE (StudyToolCategory, study_tool_category, G_TYPE_OBJECT)

static void
study_tool_category_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StudyToolCategory *self = STUDY_TOOL_CATEGORY (object);

  switch ((StudyToolCategoryProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TOOLS:
      g_value_set_boxed (value, self->tools);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_tool_category_finalize (GObject *object)
{
  StudyToolCategory *self = STUDY_TOOL_CATEGORY (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->tools, g_strfreev);
  g_clear_pointer (&self->extra, g_variant_unref);

  G_OBJECT_CLASS (study_tool_category_parent_class)->finalize (object);
}

static void
study_tool_category_class_init (StudyToolCategoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_tool_category_get_property;
  object_class->finalize = study_tool_category_finalize;

  /**
   * StudyToolCategory:title:
   *
   * The name.
   */
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * StudyToolCategory:tools:
   *
   * The names of the tools.
   */
  props[PROP_TOOLS] =
    g_param_spec_boxed ("tools", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_tool_category_init (StudyToolCategory *self)
{
}

/**
 * study_tool_category_new:
 * @title: what the tools are for
 * @tools: (nullable): the names of the tools
 *
 * Returns: (transfer full): a new category
 */
StudyToolCategory *
study_tool_category_new (const char         *title,
                         const char * const *tools)
{
  StudyToolCategory *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (STUDY_TYPE_TOOL_CATEGORY, NULL);
  self->title = g_strdup (title);
  self->tools = tools != NULL ? g_strdupv ((GStrv) tools) : g_new0 (char *, 1);

  return self;
}

const char *
study_tool_category_get_title (StudyToolCategory *self)
{
  g_return_val_if_fail (STUDY_IS_TOOL_CATEGORY (self), NULL);

  return self->title;
}

/**
 * study_tool_category_get_tools:
 * @self: a category
 *
 * Returns: (transfer none): the names of the tools
 */
const char * const *
study_tool_category_get_tools (StudyToolCategory *self)
{
  g_return_val_if_fail (STUDY_IS_TOOL_CATEGORY (self), NULL);

  return (const char * const *) self->tools;
}

/**
 * study_tool_category_get_extra:
 * @self: a category
 *
 * Returns: (transfer none) (nullable): members of the document that this
 *   program does not know, of type `a{sv}`
 */
GVariant *
study_tool_category_get_extra (StudyToolCategory *self)
{
  g_return_val_if_fail (STUDY_IS_TOOL_CATEGORY (self), NULL);

  return self->extra;
}

/**
 * study_tool_category_set_extra:
 * @self: a category
 * @extra: (nullable): members of the document that this program does not
 *   know, of type `a{sv}`; floating ones are sunk
 *
 * Keeps @extra, to be written back.
 */
void
study_tool_category_set_extra (StudyToolCategory *self,
                               GVariant *extra)
{
  g_return_if_fail (STUDY_IS_TOOL_CATEGORY (self));

  g_clear_pointer (&self->extra, g_variant_unref);
  self->extra = extra != NULL ? g_variant_ref_sink (extra) : NULL;
}

/**
 * study_tool_category_equal:
 * @a: a #StudyToolCategory
 * @b: another
 *
 * Returns: whether they say the same
 */
gboolean
study_tool_category_equal (gconstpointer a,
                           gconstpointer b)
{
  const StudyToolCategory *one = a;
  const StudyToolCategory *other = b;

  return g_str_equal (one->title, other->title) &&
         g_strv_equal ((const char * const *) one->tools, (const char * const *) other->tools) &&
         (one->extra == other->extra ||
          (one->extra != NULL && other->extra != NULL && g_variant_equal (one->extra, other->extra)));
}
