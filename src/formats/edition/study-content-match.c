/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-content-match.h"

#include <string.h>

#include "formats/edition/study-content-match-private.h"
#include "formats/json/study-json-reader.h"

/* How alike titles must be to be one, from 0 to 1. */
#define MIN_SIMILARITY 0.6

/* Of more titles than this under one parent, each is compared with so many
 * that stand near its place, so that the time stays in proportion. */
#define MAX_SIMILAR 32

/* A stage, a topic or an item of one of the two editions. */
typedef struct _Part Part;

struct _Part
{
  gpointer content; /* StudyContentStage, StudyContentTopic or StudyContentItem */
  const char *id;
  char *title;    /* folded */
  GArray *bigrams; /* of the title; %NULL until they are needed */
  char *link;     /* of an item, without its fragment */
  char *fragment;
  StudyItemKind kind;
  Part *parent;   /* of an archived copy's items the topic itself */
  Part *match;    /* in the other edition */
  guint n_parts;  /* of a topic its items, of a stage its topics */
  gboolean apart; /* matched by its id only: an archived stage, an archived copy */
};

typedef struct
{
  GPtrArray *stages; /* of Part */
  GPtrArray *topics;
  GPtrArray *items;
} Edition;

/* How many parts in one have their match in another. */
typedef struct
{
  Part *part;
  Part *other;
  guint n_votes;
  guint order;
  double score;
} Vote;

/* Makes the key by which parts of both editions are found; %NULL for none. */
typedef char *(*KeyFunc) (const Part *part,
                          const Part *parent);

/* Whether two parts with the same key may be one. */
typedef gboolean (*AcceptFunc) (const Part *part,
                                const Part *other);

static void
part_free (Part *self)
{
  g_free (self->title);
  g_clear_pointer (&self->bigrams, g_array_unref);
  g_free (self->link);
  g_free (self->fragment);
  g_free (self);
}

static Part *
part_new (gpointer    content,
          const char *id,
          const char *title,
          Part       *parent)
{
  Part *self = g_new0 (Part, 1);

  self->content = content;
  self->id = id;
  self->title = study_content_match_fold (title);
  self->parent = parent;

  return self;
}

static void
edition_clear (Edition *self)
{
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edition, edition_clear)

/* A project is no part of its own: its id follows from its course or topic. */
static void
add_items (Edition           *self,
           StudyContentTopic *topic,
           Part              *parent)
{
  for (guint i = 0; i < topic->items->len; i++)
    {
      StudyContentItem *item = g_ptr_array_index (topic->items, i);
      Part *part;

      if (item->kind == STUDY_ITEM_PROJECT)
        continue;

      part = part_new (item, item->id, item->title, parent);
      part->link = study_content_match_link (item->url, &part->fragment);
      part->kind = item->kind;
      parent->n_parts++;
      g_ptr_array_add (self->items, part);
    }
}

static void
edition_init (Edition            *self,
              const StudyContent *content)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);
      Part *stage_part = part_new (stage, stage->id, stage->title, NULL);

      stage_part->apart = stage->archived;
      stage_part->n_parts = stage->topics->len;
      g_ptr_array_add (self->stages, stage_part);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);
          Part *part = part_new (topic, topic->id, topic->title, stage_part);

          g_hash_table_insert (by_id, (gpointer) topic->id, part);
          g_ptr_array_add (self->topics, part);
        }
    }

  for (guint i = 0; i < self->topics->len; i++)
    {
      Part *part = g_ptr_array_index (self->topics, i);
      Part *home = NULL;

      if (part->parent->apart && g_str_has_prefix (part->id, STUDY_CONTENT_ARCHIVED_PREFIX))
        home = g_hash_table_lookup (by_id, part->id + strlen (STUDY_CONTENT_ARCHIVED_PREFIX));
      part->apart = home != NULL;
      add_items (self, part->content, home != NULL ? home : part);
    }
}

static void
set_match (Part *part,
           Part *other)
{
  part->match = other;
  other->match = part;
}

/* The id that both have is final. */
static char *
id_key (const Part *part,
        const Part *parent)
{
  return study_json_id_is_valid (part->id) ? g_strdup (part->id) : NULL;
}

static char *
title_key (const Part *part,
           const Part *parent)
{
  return part->apart || *part->title == '\0' ? NULL : g_strdup (part->title);
}

static char *
parent_title_key (const Part *part,
                  const Part *parent)
{
  return part->apart ? NULL : g_strdup_printf ("%s\n%s", part->parent->title, part->title);
}

static char *
kind_title_in_parent_key (const Part *part,
                          const Part *parent)
{
  return parent != NULL ? g_strdup_printf ("%p\n%d\n%s", parent, part->kind, part->title) : NULL;
}

static char *
title_in_parent_key (const Part *part,
                     const Part *parent)
{
  return parent != NULL ? g_strdup_printf ("%p\n%s", parent, part->title) : NULL;
}

static char *
place_title_in_parent_key (const Part *part,
                           const Part *parent)
{
  if (parent == NULL || part->link == NULL)
    return NULL;

  return g_strdup_printf ("%p\n%s#%s\n%s", parent, part->link, part->fragment, part->title);
}

static char *
place_in_parent_key (const Part *part,
                     const Part *parent)
{
  if (parent == NULL || part->link == NULL)
    return NULL;

  return g_strdup_printf ("%p\n%s#%s", parent, part->link, part->fragment);
}

static char *
link_in_parent_key (const Part *part,
                    const Part *parent)
{
  return parent != NULL && part->link != NULL ? g_strdup_printf ("%p\n%s", parent, part->link) : NULL;
}

static char *
place_title_key (const Part *part,
                 const Part *parent)
{
  return part->link != NULL ? g_strdup_printf ("%s#%s\n%s", part->link, part->fragment, part->title) : NULL;
}

static char *
place_key (const Part *part,
           const Part *parent)
{
  return part->link != NULL ? g_strdup_printf ("%s#%s", part->link, part->fragment) : NULL;
}

static char *
link_key (const Part *part,
          const Part *parent)
{
  return g_strdup (part->link);
}

/* Two places in one page are two things. */
static gboolean
accept_fragments (const Part *part,
                  const Part *other)
{
  return *part->fragment == '\0' || *other->fragment == '\0' || g_str_equal (part->fragment, other->fragment);
}

/* What leads to two pages is two things, other than under one parent with the
 * same title: there the address has changed. */
static gboolean
accept_links (const Part *part,
              const Part *other)
{
  return part->link == NULL || other->link == NULL ||
         (g_str_equal (part->link, other->link) && accept_fragments (part, other));
}

static guint
vote_hash (gconstpointer key)
{
  const Vote *vote = key;

  return g_direct_hash (vote->part) * 31 + g_direct_hash (vote->other);
}

static gboolean
vote_equal (gconstpointer a,
            gconstpointer b)
{
  const Vote *first = a;
  const Vote *second = b;

  return first->part == second->part && first->other == second->other;
}

/* All parts without a match by their keys, in order. */
static GHashTable *
list_by_key (GPtrArray *parts,
             KeyFunc    key_func,
             gboolean   other_edition)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);
      Part *parent = part->parent;
      GPtrArray *list;
      char *key;

      if (part->match != NULL)
        continue;

      /* Both editions name a parent by what it is in the earlier one. */
      key = key_func (part, parent != NULL && other_edition ? parent->match : parent);
      if (key == NULL)
        continue;

      list = g_hash_table_lookup (lists, key);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (lists, g_strdup (key), list);
        }
      g_ptr_array_add (list, part);
      g_free (key);
    }

  return lists;
}

static void
match_lists (GPtrArray  *list,
             GPtrArray  *earlier,
             AcceptFunc  accept_func)
{
  guint first = 0;

  for (guint i = 0; i < list->len; i++)
    {
      Part *part = g_ptr_array_index (list, i);

      while (first < earlier->len && ((Part *) g_ptr_array_index (earlier, first))->match != NULL)
        first++;

      for (guint j = first; j < earlier->len && j < first + MAX_SIMILAR; j++)
        {
          Part *other = g_ptr_array_index (earlier, j);

          if (other->match == NULL && (accept_func == NULL || accept_func (part, other)))
            {
              set_match (part, other);
              break;
            }
        }
    }
}

/* Matches what has the same key, in order. With @unique only where nothing else
 * in either edition has it. */
static void
match_by_key (GPtrArray  *parts,
              GPtrArray  *earlier,
              KeyFunc     key_func,
              gboolean    unique,
              AcceptFunc  accept_func)
{
  g_autoptr (GHashTable) lists = list_by_key (parts, key_func, TRUE);
  g_autoptr (GHashTable) earlier_lists = list_by_key (earlier, key_func, FALSE);
  GHashTableIter iter;
  gpointer key, value;

  /* Each list stands for itself, so the order of the table does not matter. */
  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *list = value;
      GPtrArray *earlier_list = g_hash_table_lookup (earlier_lists, key);

      if (earlier_list != NULL && !(unique && (list->len > 1 || earlier_list->len > 1)))
        match_lists (list, earlier_list, accept_func);
    }
}

static void
add_vote (GHashTable *votes,
          Part       *part,
          Part       *other)
{
  const Vote key = { part, other, 0, 0, 0 };
  Vote *vote;

  if (part->match != NULL || other->match != NULL || part->apart || other->apart)
    return;

  vote = g_hash_table_lookup (votes, &key);
  if (vote == NULL)
    {
      vote = g_new (Vote, 1);
      *vote = (Vote) { part, other, 0, g_hash_table_size (votes), 0 };
      g_hash_table_add (votes, vote);
    }
  vote->n_votes++;
}

/* An item by which its topic can be known again: by where it leads, else by its
 * title. */
static char *
evidence_key (const Part *part,
              const Part *parent)
{
  return part->link != NULL ? place_key (part, parent) : g_strconcat ("\n", part->title, NULL);
}

/* Items that are in both editions once vote for their topics being one. */
static GHashTable *
collect_item_votes (Edition *edition,
                    Edition *earlier)
{
  GHashTable *votes = g_hash_table_new_full (vote_hash, vote_equal, NULL, g_free);
  g_autoptr (GHashTable) earlier_lists = list_by_key (earlier->items, evidence_key, FALSE);
  g_autoptr (GHashTable) lists = list_by_key (edition->items, evidence_key, TRUE);

  for (guint i = 0; i < edition->items->len; i++)
    {
      Part *part = g_ptr_array_index (edition->items, i);
      g_autofree char *key = evidence_key (part, NULL);
      GPtrArray *list = g_hash_table_lookup (lists, key);
      GPtrArray *earlier_list = g_hash_table_lookup (earlier_lists, key);

      if (part->match != NULL)
        add_vote (votes, part->parent, part->match->parent);
      else if (list != NULL && list->len == 1 && earlier_list != NULL && earlier_list->len == 1)
        add_vote (votes, part->parent, ((Part *) g_ptr_array_index (earlier_list, 0))->parent);
    }

  return votes;
}

/* Topics with a match vote for their stages being one. */
static GHashTable *
collect_topic_votes (Edition *edition)
{
  GHashTable *votes = g_hash_table_new_full (vote_hash, vote_equal, NULL, g_free);

  for (guint i = 0; i < edition->topics->len; i++)
    {
      Part *part = g_ptr_array_index (edition->topics, i);

      if (part->match != NULL)
        add_vote (votes, part->parent, part->match->parent);
    }

  return votes;
}

static int
compare_votes_cb (gconstpointer a,
                  gconstpointer b)
{
  const Vote *first = *(const Vote * const *) a;
  const Vote *second = *(const Vote * const *) b;

  if (first->score < second->score || first->score > second->score)
    return first->score > second->score ? -1 : 1;
  if (first->n_votes != second->n_votes)
    return first->n_votes > second->n_votes ? -1 : 1;

  return (first->order > second->order) - (first->order < second->order);
}

/* The same title is worth as much as half of what is in either. */
static double
score_vote (const Vote *vote)
{
  double share = 2.0 * vote->n_votes / MAX (vote->part->n_parts, vote->other->n_parts);

  return share + g_str_equal (vote->part->title, vote->other->title);
}

/* Whoever has at least half of what another has, and the other way round, is
 * that, whatever both are called; and who has the title and something of it. */
static void
match_by_votes (GHashTable *votes)
{
  g_autoptr (GPtrArray) sorted = g_hash_table_get_keys_as_ptr_array (votes);

  for (guint i = 0; i < sorted->len; i++)
    {
      Vote *vote = g_ptr_array_index (sorted, i);

      vote->score = score_vote (vote);
    }

  g_ptr_array_sort (sorted, compare_votes_cb);
  for (guint i = 0; i < sorted->len; i++)
    {
      Vote *vote = g_ptr_array_index (sorted, i);

      if (vote->part->match == NULL && vote->other->match == NULL && vote->score >= 1)
        set_match (vote->part, vote->other);
    }
}

static GArray *
get_bigrams (Part *part)
{
  if (part->bigrams == NULL)
    part->bigrams = study_content_match_bigrams (part->title);

  return part->bigrams;
}

/* Returns how alike two titles are, and 0 for those that are not alike enough. */
static double
compare_titles (Part *part,
                Part *other)
{
  double similarity;

  if (!accept_links (part, other) || !study_content_match_same_digits (part->title, other->title))
    return 0;

  similarity = study_content_match_similarity (get_bigrams (part), get_bigrams (other));
  if (similarity < MIN_SIMILARITY || !study_content_match_same_words (part->title, other->title))
    return 0;

  return similarity;
}

/* The best that was found for one of a list, and the second. */
typedef struct
{
  guint best;
  double score;
  double second;
} Likeness;

static void
likeness_add (Likeness *self,
              guint     index,
              double    score)
{
  if (score > self->score)
    *self = (Likeness) { index, score, self->score };
  else if (score > self->second)
    self->second = score;
}

/* Matches those of two lists whose titles are alike, where both agree and there
 * is nobody else as much alike. */
static void
match_similar_lists (GPtrArray *list,
                     GPtrArray *earlier)
{
  g_autofree Likeness *likeness = g_new0 (Likeness, list->len);
  g_autofree Likeness *earlier_likeness = g_new0 (Likeness, earlier->len);

  for (guint i = 0; i < list->len; i++)
    {
      Part *part = g_ptr_array_index (list, i);
      guint place = (guint64) i * earlier->len / list->len;
      guint first = place > MAX_SIMILAR / 2 ? place - MAX_SIMILAR / 2 : 0;

      for (guint j = first; j < MIN (earlier->len, first + MAX_SIMILAR); j++)
        {
          Part *other = g_ptr_array_index (earlier, j);
          double score = compare_titles (part, other);

          likeness_add (&likeness[i], j, score);
          likeness_add (&earlier_likeness[j], i, score);
        }
    }

  for (guint i = 0; i < list->len; i++)
    {
      const Likeness *own = &likeness[i];
      const Likeness *other = &earlier_likeness[own->best];

      if (earlier->len > 0 && own->score > own->second &&
          other->best == i && other->score > other->second)
        set_match (g_ptr_array_index (list, i), g_ptr_array_index (earlier, own->best));
    }
}

static char *
parent_key (const Part *part,
            const Part *parent)
{
  return parent != NULL && !part->apart ? g_strdup_printf ("%p", parent) : NULL;
}

static char *
any_key (const Part *part,
         const Part *parent)
{
  return part->apart ? NULL : g_strdup ("");
}

static void
match_similar (GPtrArray *parts,
               GPtrArray *earlier,
               KeyFunc    group_func)
{
  g_autoptr (GHashTable) lists = list_by_key (parts, group_func, TRUE);
  g_autoptr (GHashTable) earlier_lists = list_by_key (earlier, group_func, FALSE);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, lists);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *earlier_list = g_hash_table_lookup (earlier_lists, key);

      if (earlier_list != NULL)
        match_similar_lists (value, earlier_list);
    }
}

/* What is in a topic tells more than its title: the title may be another's now. */
static void
match_topics (Edition *edition,
              Edition *earlier)
{
  g_autoptr (GHashTable) votes = collect_item_votes (edition, earlier);

  match_by_votes (votes);
  match_by_key (edition->topics, earlier->topics, parent_title_key, FALSE, NULL);
  match_by_key (edition->topics, earlier->topics, title_key, TRUE, NULL);
}

static void
match_stages (Edition *edition,
              Edition *earlier)
{
  g_autoptr (GHashTable) votes = collect_topic_votes (edition);

  match_by_votes (votes);
  match_by_key (edition->stages, earlier->stages, title_key, FALSE, NULL);
  match_similar (edition->stages, earlier->stages, any_key);
}

/* Where an item leads tells more than its title, and its own topic more than
 * another one. */
static void
match_items (Edition *edition,
             Edition *earlier)
{
  static const struct
  {
    KeyFunc key_func;
    gboolean unique;
    AcceptFunc accept_func;
  } passes[] = {
    { place_title_in_parent_key, FALSE, NULL },
    { place_in_parent_key, FALSE, NULL },
    { place_title_key, FALSE, NULL },
    { place_key, FALSE, NULL },
    { link_in_parent_key, FALSE, accept_fragments },
    { link_key, FALSE, accept_fragments },
    { kind_title_in_parent_key, FALSE, accept_links },
    { title_in_parent_key, FALSE, accept_links },
    { title_in_parent_key, FALSE, NULL },
    { title_key, TRUE, accept_links },
  };

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    match_by_key (edition->items, earlier->items, passes[i].key_func, passes[i].unique,
                  passes[i].accept_func);
  match_similar (edition->items, earlier->items, parent_key);
}

static void
add_matches (GHashTable *matches,
             GPtrArray  *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);

      if (part->match != NULL)
        g_hash_table_insert (matches, part->content, (gpointer) part->match->id);
    }
}

/**
 * study_content_match:
 * @earlier: an earlier edition of it, with final ids
 *
 * Finds what is the same in two editions. Nothing is matched twice, and the
 * same editions give the same matches.
 *
 * - Whatever has a final id in both is the same.
 * - A topic is the same when it has the title of one, also in another stage, and
 *   an item of it; or when at least half of their items are the same, whatever
 *   it is called. Where both are so, the title counts as much as half of the
 *   items. Then it goes by its title alone. Stages go by their topics so.
 * - An item is the same when it leads to the same place: in the same topic with
 *   the same title at best, else in any; then by its title in the same topic,
 *   and in another one where no other item has that.
 * - Last, by titles that are alike under the same parent.
 *
 * Projects are not matched: they go with their courses and topics.
 *
 * Returns: (transfer full) (element-type gpointer utf8): the ids of the earlier
 *   edition, which owns them, by the parts of the content
 */
GHashTable *
study_content_match (const StudyContent *content,
                     const StudyContent *earlier)
{
  g_auto (Edition) edition = { NULL, NULL, NULL };
  g_auto (Edition) old = { NULL, NULL, NULL };
  GHashTable *matches = g_hash_table_new (NULL, NULL);

  edition_init (&edition, content);
  edition_init (&old, earlier);

  match_by_key (edition.stages, old.stages, id_key, FALSE, NULL);
  match_by_key (edition.topics, old.topics, id_key, FALSE, NULL);
  match_by_key (edition.items, old.items, id_key, FALSE, NULL);
  match_topics (&edition, &old);
  match_stages (&edition, &old);
  match_similar (edition.topics, old.topics, parent_key);
  match_similar (edition.topics, old.topics, any_key);
  match_items (&edition, &old);

  add_matches (matches, edition.stages);
  add_matches (matches, edition.topics);
  add_matches (matches, edition.items);

  return matches;
}
