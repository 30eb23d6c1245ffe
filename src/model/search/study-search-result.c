/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/search/study-search-result.h"

/**
 * StudySearchResult:
 *
 * One thing that a search found. It does not change.
 */

struct _StudySearchResult
{
  GObject parent_instance;

  StudySearchKind kind;
  gpointer object;
  char *text;
};

G_DEFINE_FINAL_TYPE (StudySearchResult, study_search_result, G_TYPE_OBJECT)

static void
study_search_result_finalize (GObject *object)
{
  StudySearchResult *self = STUDY_SEARCH_RESULT (object);

  g_clear_object (&self->object);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (study_search_result_parent_class)->finalize (object);
}

static void
study_search_result_class_init (StudySearchResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_search_result_finalize;
}

static void
study_search_result_init (StudySearchResult *self)
{
}

/**
 * study_search_result_new:
 * @kind: what it is
 * @object: the stage, the topic or the item; the topic for its notes
 * @text: the title, or the line of the notes
 *
 * Returns: (transfer full): a result
 */
StudySearchResult *
study_search_result_new (StudySearchKind  kind,
                         gpointer         object,
                         const char      *text)
{
  StudySearchResult *self;

  g_return_val_if_fail (G_IS_OBJECT (object), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (STUDY_TYPE_SEARCH_RESULT, NULL);
  self->kind = kind;
  self->object = g_object_ref (object);
  self->text = g_strdup (text);

  return self;
}

StudySearchKind
study_search_result_get_kind (StudySearchResult *self)
{
  g_return_val_if_fail (STUDY_IS_SEARCH_RESULT (self), STUDY_SEARCH_STAGE);

  return self->kind;
}

gpointer
study_search_result_get_object (StudySearchResult *self)
{
  g_return_val_if_fail (STUDY_IS_SEARCH_RESULT (self), NULL);

  return self->object;
}

const char *
study_search_result_get_text (StudySearchResult *self)
{
  g_return_val_if_fail (STUDY_IS_SEARCH_RESULT (self), NULL);

  return self->text;
}
