/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/editor/study-editor-parents.h"

static void
add_parent (GStrvBuilder  *ids,
            GtkStringList *titles,
            const char    *id,
            const char    *title)
{
  g_strv_builder_add (ids, id);
  gtk_string_list_append (titles, title);
}

static gboolean
has_same_titles (GListModel *a,
                 GListModel *b)
{
  guint n = g_list_model_get_n_items (b);

  if (a == NULL || g_list_model_get_n_items (a) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                        gtk_string_list_get_string (GTK_STRING_LIST (b), i)))
        return FALSE;
    }

  return TRUE;
}

/**
 * study_editor_parents_load:
 * @content: a trail
 * @id: the id of a topic or an item in it
 * @row: a row to choose from strings
 *
 * Offers the stages that a topic can be in, or the topics that an item can be
 * in, with the one selected in which it is.
 *
 * Returns: (transfer full): the ids of what is offered, in order
 */
char **
study_editor_parents_load (const StudyContent *content,
                           const char         *id,
                           AdwComboRow        *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *parent_id = study_content_dup_parent_id (content, id);
  g_auto (GStrv) ids = NULL;
  StudyContentPart part;
  gboolean topics;

  g_return_val_if_fail (study_content_find (content, id, &part), NULL);
  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);

  topics = part.kind == STUDY_CONTENT_ITEM;
  for (guint i = 0; i < content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      if (!topics)
        add_parent (builder, titles, stage->id, stage->title);
      for (guint j = 0; topics && j < stage->topics->len; j++)
        {
          const StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          add_parent (builder, titles, topic->id, topic->title);
        }
    }

  ids = g_strv_builder_end (builder);
  /* What is offered mostly stays, also while the person chooses from it. */
  if (!has_same_titles (adw_combo_row_get_model (row), G_LIST_MODEL (titles)))
    adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_strcmp0 (ids[i], parent_id) == 0)
        adw_combo_row_set_selected (row, i);
    }

  return g_steal_pointer (&ids);
}
