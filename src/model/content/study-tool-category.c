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
  GVariant *extra; /* (nullable): unknown members of its document, an `a{sv}` */
};

G_DEFINE_FINAL_TYPE (StudyToolCategory, study_tool_category, G_TYPE_OBJECT)

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
  G_OBJECT_CLASS (klass)->finalize = study_tool_category_finalize;
}

static void
study_tool_category_init (StudyToolCategory *self)
{
}

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

const char * const *
study_tool_category_get_tools (StudyToolCategory *self)
{
  g_return_val_if_fail (STUDY_IS_TOOL_CATEGORY (self), NULL);

  return (const char * const *) self->tools;
}

GVariant *
study_tool_category_get_extra (StudyToolCategory *self)
{
  g_return_val_if_fail (STUDY_IS_TOOL_CATEGORY (self), NULL);

  return self->extra;
}

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
