/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/search/study-search.h"

#include <gio/gio.h>
#include <string.h>

#include "model/search/study-fold.h"

/**
 * StudySearch:
 *
 * A list model of [class@SearchResult]: what in a trail has all the words that
 * somebody looks for, the best first. A word may be any part of a text, without
 * regard to case and accents.
 *
 * The words may be spread over the title of a topic, that of its stage, its
 * text, the notes on it and its items. Those items and notes that have a word
 * which the title of the topic has not come after it.
 */

/* How many words count. */
#define MAX_WORDS 32

/* How good something that was found is. */
typedef enum
{
  RANK_TITLE_WHOLE, /* the title is what was looked for */
  RANK_TITLE_START, /* words of the title begin so */
  RANK_TITLE,
  RANK_ITEM_START, /* words of the title of one item begin so */
  RANK_ITEM,
  RANK_SPREAD,
  N_RANKS
} Rank;

/* Something that can be found, and where its texts begin. */
typedef struct
{
  StudySearchKind kind; /* never STUDY_SEARCH_NOTE */
  gpointer object;
  gsize title; /* each an offset into the folded texts */
  gsize more;
  gsize note;
  StudySearchResult *result; /* (nullable) */
} Entry;

typedef struct
{
  guint entry;
  gboolean note; /* on the topic of the entry */
} Hit;

struct _StudySearch
{
  GObject parent_instance;

  StudyTrail *trail; /* (nullable) */
  GSignalGroup *trail_signals;
  GSignalGroup *progress_signals;
  gboolean show_optional;
  char *text;  /* folded; what is looked for */
  GStrv words; /* of it */

  GString *folded; /* the folded texts of all entries, each with a 0 behind it */
  GArray *entries; /* of Entry: a stage, its topics, each with its items after it */
  gboolean outdated; /* of the entries; what was found of them stays */
  GArray *hits;      /* of Hit */
};

static void study_search_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudySearch, study_search, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, study_search_list_model_init))

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->result);
  g_object_unref (entry->object);
}

static gsize
add_text (StudySearch *self,
          const char  *text)
{
  gsize offset = self->folded->len;

  if (text != NULL)
    study_fold_append (self->folded, text);
  g_string_append_c (self->folded, '\0');

  return offset;
}

static void
add_entry (StudySearch     *self,
           StudySearchKind  kind,
           gpointer         object,
           const char      *title,
           const char      *more,
           const char      *note)
{
  const Entry entry = {
    .kind = kind,
    .object = g_object_ref (object),
    .title = add_text (self, title),
    .more = add_text (self, more),
    .note = add_text (self, note),
  };

  g_array_append_val (self->entries, entry);
}

/* The title of a project is the same everywhere. */
static const char *
get_title (StudyItem *item)
{
  return study_item_get_kind (item) == STUDY_ITEM_PROJECT ? study_item_get_project_title (item)
                                                          : study_item_get_title (item);
}

static void
add_topic (StudySearch *self,
           StudyTopic  *topic)
{
  StudyItem *item;

  add_entry (self, STUDY_SEARCH_TOPIC, topic, study_topic_get_title (topic), study_topic_get_text (topic),
             study_topic_get_note (topic));
  for (guint i = 0; (item = study_topic_get_item (topic, i)) != NULL; i++)
    {
      gboolean project = study_item_get_kind (item) == STUDY_ITEM_PROJECT;

      add_entry (self, STUDY_SEARCH_ITEM, item, get_title (item),
                 project ? study_item_get_project_url (item) : study_item_get_provider (item), NULL);
    }
}

/* Reads the texts of the trail, once a search. */
static void
read_trail (StudySearch *self)
{
  guint n_stages = self->trail != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->trail)) : 0;

  g_array_set_size (self->entries, 0);
  g_string_truncate (self->folded, 0);
  for (guint i = 0; i < n_stages; i++)
    {
      g_autoptr (StudyStage) stage = g_list_model_get_item (G_LIST_MODEL (self->trail), i);
      StudyTopic *topic;

      add_entry (self, STUDY_SEARCH_STAGE, stage, study_stage_get_title (stage), NULL, NULL);
      for (guint j = 0; (topic = study_stage_get_topic (stage, j)) != NULL; j++)
        add_topic (self, topic);
    }
  self->outdated = FALSE;
}

/* Finds which words are in a text, as bits; and which are where a word begins. */
static guint32
match (StudySearch *self,
       gsize        offset,
       guint32     *starting)
{
  const char *text = self->folded->str + offset;
  guint32 found = 0;

  for (guint i = 0; self->words[i] != NULL && *text != '\0'; i++)
    {
      const char *place = strstr (text, self->words[i]);

      if (place != NULL)
        found |= 1u << i;
      /* What is not ASCII is taken for a letter. */
      while (starting != NULL && place != NULL && place > text &&
             (g_ascii_isalnum (place[-1]) || (guchar) place[-1] >= 0x80))
        place = strstr (place + 1, self->words[i]);
      if (starting != NULL && place != NULL)
        *starting |= 1u << i;
    }

  return found;
}

static Rank
rank_title (StudySearch *self,
            const Entry *entry,
            gboolean     starting)
{
  if (g_str_equal (self->folded->str + entry->title, self->text))
    return RANK_TITLE_WHOLE;

  return starting ? RANK_TITLE_START : RANK_TITLE;
}

static void
add_hit (GArray   *hits,
         guint     entry,
         gboolean  note)
{
  const Hit hit = { .entry = entry, .note = note };

  g_array_append_val (hits, hit);
}

/* Looks at a topic and its items, which are @n_entries from @first on, in the
 * stage whose title has the words @stage. */
static void
find_in_topic (StudySearch *self,
               guint        first,
               guint        n_entries,
               guint32      all,
               guint32      stage,
               GArray     **ranks)
{
  const Entry *entries = &g_array_index (self->entries, Entry, first);
  g_autofree guint32 *items = g_new (guint32, n_entries);
  guint32 starting = 0;
  guint32 title = match (self, entries->title, &starting);
  guint32 note = match (self, entries->note, NULL);
  guint32 found = title | note | match (self, entries->more, NULL);
  Rank rank = RANK_SPREAD;

  for (guint i = 1; i < n_entries; i++)
    {
      guint32 item_starting = 0;

      items[i] = match (self, entries[i].title, &item_starting);
      if (item_starting == all)
        rank = RANK_ITEM_START;
      items[i] |= match (self, entries[i].more, NULL);
      if (items[i] == all)
        rank = MIN (rank, RANK_ITEM);
      found |= items[i];
    }

  /* A stage stands for itself where only its title has them. */
  if (found == 0 || (found | stage) != all)
    return;

  if (title == all)
    rank = rank_title (self, entries, starting == all);
  else if (title != 0 && (title | stage) == all)
    rank = RANK_TITLE;

  add_hit (ranks[rank], first, FALSE);
  if ((note & ~title) != 0)
    add_hit (ranks[rank], first, TRUE);
  for (guint i = 1; i < n_entries; i++)
    {
      if ((items[i] & ~title) != 0)
        add_hit (ranks[rank], first + i, FALSE);
    }
}

static gboolean
is_hidden (StudySearch *self,
           const Entry *entry)
{
  return !self->show_optional && study_topic_get_optional (entry->object);
}

/* Finds what there is, in the order of the trail within each rank, topics before
 * stages. */
static void
find (StudySearch *self)
{
  const Entry *entries = (const Entry *) self->entries->data;
  guint32 all = G_MAXUINT32 >> (MAX_WORDS - MAX (g_strv_length (self->words), 1));
  guint32 stage = 0;
  GArray *topics[N_RANKS];
  GArray *stages[N_RANKS];

  for (guint i = 0; i < N_RANKS; i++)
    {
      topics[i] = g_array_new (FALSE, FALSE, sizeof (Hit));
      stages[i] = g_array_new (FALSE, FALSE, sizeof (Hit));
    }

  for (guint i = 0, next; i < self->entries->len; i = next)
    {
      next = i + 1;
      if (entries[i].kind == STUDY_SEARCH_STAGE)
        {
          guint32 starting = 0;

          stage = match (self, entries[i].title, &starting);
          if (stage == all)
            add_hit (stages[rank_title (self, &entries[i], starting == all)], i, FALSE);
          continue;
        }

      while (next < self->entries->len && entries[next].kind == STUDY_SEARCH_ITEM)
        next++;
      if (!is_hidden (self, &entries[i]))
        find_in_topic (self, i, next - i, all, stage, topics);
    }

  for (guint i = 0; i < N_RANKS; i++)
    {
      g_array_append_vals (self->hits, topics[i]->data, topics[i]->len);
      g_array_append_vals (self->hits, stages[i]->data, stages[i]->len);
      g_array_unref (topics[i]);
      g_array_unref (stages[i]);
    }
}

/* Of notes another line may be found. */
static gboolean
is_same_hit (GArray *before,
             guint   position_before,
             GArray *after,
             guint   position_after)
{
  const Hit *a = &g_array_index (before, Hit, position_before);
  const Hit *b = &g_array_index (after, Hit, position_after);

  return a->entry == b->entry && !a->note && !b->note;
}

/* One more letter leaves most of what was found: only the range that differs
 * changes. */
static void
update (StudySearch *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->hits);
  gboolean active = study_search_get_active (self);
  gboolean comparable = !self->outdated;
  guint n_before = before->len;
  guint n_after;
  guint n_same = 0;

  if (self->outdated && active)
    read_trail (self);
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  if (active)
    find (self);

  n_after = self->hits->len;
  while (comparable && n_before > 0 && n_after > 0 &&
         is_same_hit (before, n_before - 1, self->hits, n_after - 1))
    {
      n_before--;
      n_after--;
    }
  while (comparable && n_same < MIN (n_before, n_after) && is_same_hit (before, n_same, self->hits, n_same))
    n_same++;
  if (n_before > n_same || n_after > n_same)
    g_list_model_items_changed (G_LIST_MODEL (self), n_same, n_before - n_same, n_after - n_same);
}

static void
content_changed_cb (StudySearch *self)
{
  self->outdated = TRUE;
  update (self);
}

/* Courses come and go, and notes change, while somebody searches: what was found
 * stays as it is until the next key. */
static void
progress_changed_cb (StudySearch *self)
{
  self->outdated = TRUE;
}

/* A project may be found by its address, and have no title of its own. */
static const char *
get_shown_title (const Entry *entry)
{
  const char *title;

  switch (entry->kind)
    {
    case STUDY_SEARCH_STAGE:
      return study_stage_get_title (entry->object);
    case STUDY_SEARCH_ITEM:
      title = get_title (entry->object);
      return title != NULL && *title != '\0' ? title : study_item_get_title (entry->object);
    case STUDY_SEARCH_TOPIC:
    case STUDY_SEARCH_NOTE:
    default:
      return study_topic_get_title (entry->object);
    }
}

/* The first line of the notes that has one of the words. */
static char *
dup_line (StudySearch *self,
          StudyTopic  *topic)
{
  g_auto (GStrv) lines = g_strsplit (study_topic_get_note (topic), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = study_fold (lines[i]);

      for (guint j = 0; self->words[j] != NULL; j++)
        {
          if (strstr (folded, self->words[j]) != NULL)
            return g_strdup (g_strstrip (lines[i]));
        }
    }

  return g_strdup ("");
}

static GType
study_search_get_item_type (GListModel *model)
{
  return STUDY_TYPE_SEARCH_RESULT;
}

static guint
study_search_get_n_items (GListModel *model)
{
  return STUDY_SEARCH (model)->hits->len;
}

static gpointer
study_search_get_item (GListModel *model,
                       guint       position)
{
  StudySearch *self = STUDY_SEARCH (model);
  const Hit *hit;
  Entry *entry;

  if (position >= self->hits->len)
    return NULL;

  hit = &g_array_index (self->hits, Hit, position);
  entry = &g_array_index (self->entries, Entry, hit->entry);
  if (hit->note)
    {
      g_autofree char *line = dup_line (self, entry->object);

      return study_search_result_new (STUDY_SEARCH_NOTE, entry->object, line);
    }

  /* Lists keep the row of a result that stays. */
  if (entry->result == NULL)
    entry->result = study_search_result_new (entry->kind, entry->object, get_shown_title (entry));

  return g_object_ref (entry->result);
}

static void
study_search_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = study_search_get_item_type;
  iface->get_n_items = study_search_get_n_items;
  iface->get_item = study_search_get_item;
}

static void
study_search_finalize (GObject *object)
{
  StudySearch *self = STUDY_SEARCH (object);

  g_clear_object (&self->trail_signals);
  g_clear_object (&self->progress_signals);
  g_clear_object (&self->trail);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_string_free (self->folded, TRUE);

  G_OBJECT_CLASS (study_search_parent_class)->finalize (object);
}

static void
study_search_class_init (StudySearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_search_finalize;
}

static void
study_search_init (StudySearch *self)
{
  self->show_optional = TRUE;
  self->outdated = TRUE;
  self->text = g_strdup ("");
  self->words = g_new0 (char *, 1);
  self->folded = g_string_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "content-changed", G_CALLBACK (content_changed_cb), self);
  self->progress_signals = g_signal_group_new (STUDY_TYPE_PROGRESS);
  g_signal_group_connect_swapped (self->progress_signals, "changed", G_CALLBACK (progress_changed_cb), self);
}

StudySearch *
study_search_new (void)
{
  return g_object_new (STUDY_TYPE_SEARCH, NULL);
}

/**
 * study_search_set_trail:
 * @self: a search
 * @trail: (nullable): where to look
 *
 * Looks in another trail. It finds nothing there before a text is set.
 */
void
study_search_set_trail (StudySearch *self,
                        StudyTrail  *trail)
{
  g_return_if_fail (STUDY_IS_SEARCH (self));
  g_return_if_fail (trail == NULL || STUDY_IS_TRAIL (trail));

  study_search_set_text (self, "");
  g_set_object (&self->trail, trail);
  g_signal_group_set_target (self->trail_signals, trail);
  g_signal_group_set_target (self->progress_signals, trail != NULL ? study_trail_get_progress (trail) : NULL);
}

/**
 * study_search_set_show_optional:
 * @self: a search
 * @show_optional: whether optional topics are found
 */
void
study_search_set_show_optional (StudySearch *self,
                                gboolean     show_optional)
{
  g_return_if_fail (STUDY_IS_SEARCH (self));

  show_optional = !!show_optional;
  if (self->show_optional == show_optional)
    return;

  self->show_optional = show_optional;
  update (self);
}

/**
 * study_search_set_text:
 * @self: a search
 * @text: words in any order; nothing is found while there is none
 *
 * Looks for something. Within 16 ms where a trail has 30,000 items.
 */
void
study_search_set_text (StudySearch *self,
                       const char  *text)
{
  g_autofree char *folded = study_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;
  guint n_words = 0;

  g_return_if_fail (STUDY_IS_SEARCH (self));

  for (guint i = 0; parts[i] != NULL && n_words < MAX_WORDS; i++)
    {
      if (*parts[i] == '\0')
        continue;

      g_strv_builder_add (builder, parts[i]);
      n_words++;
    }

  before = g_steal_pointer (&self->words);
  self->words = g_strv_builder_end (builder);
  g_set_str (&self->text, g_strstrip (folded));
  if (!self->outdated && g_strv_equal ((const char * const *) before, (const char * const *) self->words))
    return;

  update (self);
  if (n_words > 0)
    return;

  /* Nobody searches any longer. */
  g_array_set_size (self->entries, 0);
  g_string_truncate (self->folded, 0);
  self->outdated = TRUE;
}

/**
 * study_search_get_active:
 * @self: a search
 *
 * Returns: whether something is looked for
 */
gboolean
study_search_get_active (StudySearch *self)
{
  g_return_val_if_fail (STUDY_IS_SEARCH (self), FALSE);

  return self->words[0] != NULL;
}
