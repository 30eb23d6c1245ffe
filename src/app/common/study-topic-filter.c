/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-topic-filter.h"

#include <string.h>

/**
 * StudyTopicFilter:
 *
 * Which stages and topics the sidebar shows: all, or those that a search finds
 * by the title of the topic or of something in it. A stage stays as long as
 * one of its topics does, or when its own title is what was looked for.
 */

struct _StudyTopicFilter
{
  GtkFilter parent_instance;

  GStrv words;       /* folded; empty when nothing is looked for */
  GHashTable *folded; /* GObject -> folded titles; kept while searching */
  gboolean show_optional;
};

G_DEFINE_FINAL_TYPE (StudyTopicFilter, study_topic_filter, GTK_TYPE_FILTER)

/* Folds away what a search takes no notice of: case, accents and compatibility forms
 * (Unicode normalisation form NFKD without its combining marks). */
char *
study_topic_filter_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) bare = g_string_sized_new (strlen (decomposed));

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (bare, c);
    }

  return g_utf8_casefold (bare->str, bare->len);
}

/* Titles are folded once a search, since a search asks for them at each key. */
static const char *
get_folded (StudyTopicFilter *self,
            gpointer          object)
{
  g_autoptr (GString) titles = NULL;
  char *folded = g_hash_table_lookup (self->folded, object);

  if (folded != NULL)
    return folded;

  if (STUDY_IS_STAGE (object))
    {
      titles = g_string_new (study_stage_get_title (object));
    }
  else
    {
      StudyItem *item;

      titles = g_string_new (study_topic_get_title (object));
      for (guint i = 0; (item = study_topic_get_item (object, i)) != NULL; i++)
        {
          if (study_item_get_kind (item) == STUDY_ITEM_PROJECT)
            continue;
          g_string_append_c (titles, '\n');
          g_string_append (titles, study_item_get_title (item));
        }
    }

  folded = study_topic_filter_fold (titles->str);
  g_hash_table_insert (self->folded, g_object_ref (object), folded);

  return folded;
}

static gboolean
finds (StudyTopicFilter *self,
       gpointer          object)
{
  const char *folded = get_folded (self, object);

  for (guint i = 0; self->words[i] != NULL; i++)
    {
      if (strstr (folded, self->words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
match_topic (StudyTopicFilter *self,
             StudyTopic       *topic)
{
  if (!self->show_optional && study_topic_get_optional (topic))
    return FALSE;

  return self->words[0] == NULL || finds (self, topic) ||
         finds (self, study_topic_get_stage (topic));
}

static gboolean
study_topic_filter_match (GtkFilter *filter,
                          gpointer   object)
{
  StudyTopicFilter *self = STUDY_TOPIC_FILTER (filter);
  StudyTopic *topic;

  if (STUDY_IS_TOPIC (object))
    return match_topic (self, object);

  if (self->words[0] == NULL || finds (self, object))
    return TRUE;

  for (guint i = 0; (topic = study_stage_get_topic (object, i)) != NULL; i++)
    {
      if (match_topic (self, topic))
        return TRUE;
    }

  return FALSE;
}

static void
study_topic_filter_finalize (GObject *object)
{
  StudyTopicFilter *self = STUDY_TOPIC_FILTER (object);

  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->folded, g_hash_table_unref);

  G_OBJECT_CLASS (study_topic_filter_parent_class)->finalize (object);
}

static void
study_topic_filter_class_init (StudyTopicFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = study_topic_filter_finalize;

  filter_class->match = study_topic_filter_match;
}

static void
study_topic_filter_init (StudyTopicFilter *self)
{
  self->words = g_new0 (char *, 1);
  self->folded = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->show_optional = TRUE;
}

StudyTopicFilter *
study_topic_filter_new (void)
{
  return g_object_new (STUDY_TYPE_TOPIC_FILTER, NULL);
}

/* Sets what to look for: words in any order; empty for everything. */
void
study_topic_filter_set_search (StudyTopicFilter *self,
                               const char       *text)
{
  g_autofree char *folded = study_topic_filter_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;

  g_return_if_fail (STUDY_IS_TOPIC_FILTER (self));

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_strv_builder_add (builder, words[i]);
    }

  before = g_steal_pointer (&self->words);
  self->words = g_strv_builder_end (builder);
  if (g_strv_equal ((const char * const *) before, (const char * const *) self->words))
    return;

  if (self->words[0] == NULL)
    study_topic_filter_forget (self);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Reads titles again with the next search, because they may have changed. */
void
study_topic_filter_forget (StudyTopicFilter *self)
{
  g_return_if_fail (STUDY_IS_TOPIC_FILTER (self));

  g_hash_table_remove_all (self->folded);
}

gboolean
study_topic_filter_get_searching (StudyTopicFilter *self)
{
  g_return_val_if_fail (STUDY_IS_TOPIC_FILTER (self), FALSE);

  return self->words[0] != NULL;
}

void
study_topic_filter_set_show_optional (StudyTopicFilter *self,
                                      gboolean          show_optional)
{
  g_return_if_fail (STUDY_IS_TOPIC_FILTER (self));

  show_optional = !!show_optional;
  if (self->show_optional == show_optional)
    return;

  self->show_optional = show_optional;
  gtk_filter_changed (GTK_FILTER (self),
                      show_optional ? GTK_FILTER_CHANGE_LESS_STRICT : GTK_FILTER_CHANGE_MORE_STRICT);
}
