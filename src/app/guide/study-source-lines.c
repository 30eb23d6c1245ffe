/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-source-lines.h"

#include "app/guide/study-source-line.h"

/**
 * StudySourceLines:
 *
 * The lines of a guide as a list of [class@SourceLine]. They are made when
 * somebody looks at them, and stay the same while somebody does: what becomes
 * of them changes, and where the person has scrolled to does not.
 */

struct _StudySourceLines
{
  GObject parent_instance;

  StudyGuideSource *source;
  GArray *fates; /* of StudyGuideLine */
  GHashTable *lines; /* position + 1 -> StudySourceLine, not owned */
};

static void study_source_lines_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudySourceLines, study_source_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_source_lines_list_model_init))

static gboolean
is_line (gpointer key,
         gpointer value,
         gpointer user_data)
{
  return value == user_data;
}

static void
line_gone_cb (gpointer  data,
              GObject  *line)
{
  g_hash_table_foreach_remove (data, is_line, line);
}

static void
set_fate (StudySourceLines *self,
          StudySourceLine  *line,
          guint             position)
{
  if (position < self->fates->len)
    study_source_line_set_fate (line, &g_array_index (self->fates, StudyGuideLine, position));
}

static GType
study_source_lines_get_item_type (GListModel *model)
{
  return STUDY_TYPE_SOURCE_LINE;
}

static guint
study_source_lines_get_n_items (GListModel *model)
{
  return study_guide_source_get_n_lines (STUDY_SOURCE_LINES (model)->source);
}

static gpointer
study_source_lines_get_item (GListModel *model,
                             guint       position)
{
  StudySourceLines *self = STUDY_SOURCE_LINES (model);
  StudySourceLine *line = g_hash_table_lookup (self->lines, GUINT_TO_POINTER (position + 1));
  g_autofree char *text = NULL;

  if (line != NULL)
    return g_object_ref (line);
  if (position >= study_source_lines_get_n_items (model))
    return NULL;

  text = study_guide_source_get_line (self->source, position);
  line = study_source_line_new (position + 1, text);
  set_fate (self, line, position);
  g_hash_table_insert (self->lines, GUINT_TO_POINTER (position + 1), line);
  g_object_weak_ref (G_OBJECT (line), line_gone_cb, self->lines);

  return line;
}

static void
study_source_lines_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_source_lines_get_item_type;
  iface->get_n_items = study_source_lines_get_n_items;
  iface->get_item = study_source_lines_get_item;
}

static void
study_source_lines_finalize (GObject *object)
{
  StudySourceLines *self = STUDY_SOURCE_LINES (object);
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    g_object_weak_unref (line, line_gone_cb, self->lines);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->fates, g_array_unref);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (study_source_lines_parent_class)->finalize (object);
}

static void
study_source_lines_class_init (StudySourceLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_source_lines_finalize;
}

static void
study_source_lines_init (StudySourceLines *self)
{
  self->lines = g_hash_table_new (NULL, NULL);
  self->fates = g_array_new (FALSE, FALSE, sizeof (StudyGuideLine));
}

/* The source is loaded; of its lines nothing became yet. */
StudySourceLines *
study_source_lines_new (StudyGuideSource *source)
{
  StudySourceLines *self;

  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (source), NULL);

  self = g_object_new (STUDY_TYPE_SOURCE_LINES, NULL);
  self->source = g_object_ref (source);

  return self;
}

/* Sets what became of each line, a StudyGuideLine. The list stays as it is. */
void
study_source_lines_set_fates (StudySourceLines *self,
                              GArray           *fates)
{
  GHashTableIter iter;
  gpointer position, line;

  g_return_if_fail (STUDY_IS_SOURCE_LINES (self));
  g_return_if_fail (fates != NULL);

  g_array_ref (fates);
  g_array_unref (self->fates);
  self->fates = fates;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &position, &line))
    set_fate (self, line, GPOINTER_TO_UINT (position) - 1);
}
