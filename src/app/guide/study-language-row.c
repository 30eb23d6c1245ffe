/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-language-row.h"

#include <glib/gi18n.h>

#include "app/common/study-language.h"

#define TAGS_KEY "study-language-tags"

/* Lets a person choose the language of a guide, and shows which one it is in; one without a
 * name here is among them as well. */
void
study_language_row_fill (AdwComboRow *row,
                         const char  *language)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *tags = study_language_list ();

  if (language == NULL || g_str_equal (study_language_get_name (language), language))
    g_ptr_array_insert (tags, 0, (gpointer) language);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);

      /* Translators: the language of a guide that is in none that the program knows. */
      gtk_string_list_append (names, tag != NULL ? study_language_get_name (tag) : _("Unknown"));
    }

  g_object_set_data_full (G_OBJECT (row), TAGS_KEY, tags, (GDestroyNotify) g_ptr_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  study_language_row_set (row, language);
}

/* Returns what is chosen, NULL if that is not known. */
const char *
study_language_row_get (AdwComboRow *row)
{
  const GPtrArray *tags = g_object_get_data (G_OBJECT (row), TAGS_KEY);
  guint selected = adw_combo_row_get_selected (row);

  return selected < tags->len ? g_ptr_array_index (tags, selected) : NULL;
}

void
study_language_row_set (AdwComboRow *row,
                        const char  *language)
{
  const GPtrArray *tags = g_object_get_data (G_OBJECT (row), TAGS_KEY);

  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);

      if (tag == language || (tag != NULL && language != NULL && g_ascii_strcasecmp (tag, language) == 0))
        adw_combo_row_set_selected (row, i);
    }
}
