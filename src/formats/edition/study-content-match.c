/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/edition/study-content-match.h"

#include <string.h>

#include "formats/json/study-json-reader.h"

/* How alike titles must be to be one, from 0 to 1. */
#define MIN_SIMILARITY 0.6

/* How alike words must be that differ between two titles, from 0 to 1. */
#define MIN_WORD_SIMILARITY 0.5

/* Of more titles than this under one parent, each is compared with so many
 * that are near its place, so that the time stays in proportion. */
#define MAX_SIMILAR 32

/* Two characters of a title, as one number, so that they sort. */
typedef guint64 Bigram;

static int
compare_bigrams_cb (gconstpointer a,
                    gconstpointer b)
{
  Bigram first = *(const Bigram *) a;
  Bigram second = *(const Bigram *) b;

  return (first > second) - (first < second);
}

/* Returns a title as it is compared: in small letters, without accents, its words
 * one space apart. */
static char *
fold (const char *title)
{
  g_autofree char *decomposed = g_utf8_normalize (title, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  g_autoptr (GString) folded = g_string_sized_new (strlen (lower));
  gboolean space = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = TRUE;
          continue;
        }
      if (g_unichar_ismark (c))
        continue;

      if (space && folded->len > 0)
        g_string_append_c (folded, ' ');
      space = FALSE;
      g_string_append_unichar (folded, c);
    }

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

static void
append_bigrams (GArray     *bigrams,
                const char *text,
                gsize       length)
{
  gunichar before = ' ';

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Bigram bigram = (Bigram) before << 32 | c;

      g_array_append_val (bigrams, bigram);
      before = c;
    }
}

/* Compares two titles by the pairs of characters that they share (the coefficient
 * of Dice). Returns how alike they are, from 0 to 1. */
static double
get_similarity (GArray *a,
                GArray *b)
{
  guint i = 0, j = 0;
  guint n_shared = 0;

  if (a->len == 0 || b->len == 0)
    return 0;

  while (i < a->len && j < b->len)
    {
      int order = compare_bigrams_cb (&g_array_index (a, Bigram, i), &g_array_index (b, Bigram, j));

      n_shared += order == 0;
      i += order <= 0;
      j += order >= 0;
    }

  return 2.0 * n_shared / (a->len + b->len);
}

/* Whether both have the same digits: “Part 1” is not “Part 2”, as much as they are
 * alike. */
static gboolean
has_same_digits (const char *a,
                 const char *b)
{
  while (TRUE)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

/* Moves on to the next word of a folded title. */
static const char *
next_word (const char *word,
           gsize       length)
{
  return word[length] != '\0' ? word + length + 1 : word + length;
}

static gboolean
has_word (const char *title,
          const char *word,
          gsize       length)
{
  gsize n;

  for (const char *p = title; *p != '\0'; p = next_word (p, n))
    {
      n = strcspn (p, " ");
      if (n == length && strncmp (p, word, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns the bigrams of the words of one title that another has not. */
static GArray *
list_other_bigrams (const char *title,
                    const char *other)
{
  GArray *bigrams = g_array_sized_new (FALSE, FALSE, sizeof (Bigram), strlen (title));
  gsize n;

  for (const char *p = title; *p != '\0'; p = next_word (p, n))
    {
      n = strcspn (p, " ");
      if (!has_word (other, p, n))
        append_bigrams (bigrams, p, n);
    }
  g_array_sort (bigrams, compare_bigrams_cb);

  return bigrams;
}

/* Whether one title has all words of the other, or what each has for itself is
 * alike: the same word, written in another way. “Introduction to Django” is much
 * like “Introduction to Flask”, but speaks of something else. */
static gboolean
has_same_words (const char *a,
                const char *b)
{
  g_autoptr (GArray) rest = list_other_bigrams (a, b);
  g_autoptr (GArray) other_rest = list_other_bigrams (b, a);

  return rest->len == 0 || other_rest->len == 0 ||
         get_similarity (rest, other_rest) >= MIN_WORD_SIMILARITY;
}

/* Whether a parameter of an address tells who followed it and not where it
 * leads. */
static gboolean
is_tracking (const char *parameter)
{
  static const char * const names[] = { "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "igshid=" };

  if (g_ascii_strncasecmp (parameter, "utm_", 4) == 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_has_prefix (parameter, names[i]))
        return TRUE;
    }

  return FALSE;
}

static void
append_query (GString    *link,
              const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", -1);
  char separator = '?';

  for (guint i = 0; parameters[i] != NULL; i++)
    {
      if (*parameters[i] == '\0' || is_tracking (parameters[i]))
        continue;
      g_string_append_c (link, separator);
      g_string_append (link, parameters[i]);
      separator = '&';
    }
}

/* Brings an address into the form in which it is compared: without what does not
 * change where it leads, such as “http” or “https”, “www.”, a slash at the end, and
 * parameters that follow people around. @fragment is the place in the page, empty
 * for the whole of it. */
static char *
normalize_link (const char  *url,
                char       **fragment)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GString) link = NULL;
  g_autofree char *host = NULL;

  *fragment = NULL;
  if (url == NULL || *url == '\0')
    return NULL;

  uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  *fragment = g_strdup (uri != NULL && g_uri_get_fragment (uri) != NULL ? g_uri_get_fragment (uri) : "");
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  link = g_string_new (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
  if (g_uri_get_port (uri) != -1 && g_uri_get_port (uri) != 80 && g_uri_get_port (uri) != 443)
    g_string_append_printf (link, ":%d", g_uri_get_port (uri));
  g_string_append (link, g_uri_get_path (uri));
  while (g_str_has_suffix (link->str, "/"))
    g_string_truncate (link, link->len - 1);
  if (g_uri_get_query (uri) != NULL)
    append_query (link, g_uri_get_query (uri));

  return g_string_free_and_steal (g_steal_pointer (&link));
}

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

/* By what parts of both editions are found. */
typedef enum
{
  KEY_ID = 1 << 0,     /* that both have, and is final */
  KEY_HOME = 1 << 1,   /* of none that is matched by its id only */
  KEY_PARENT = 1 << 2,
  KEY_PARENT_TITLE = 1 << 3,
  KEY_KIND = 1 << 4,
  KEY_LINK = 1 << 5,
  KEY_PLACE = 1 << 6,  /* the link and its fragment */
  KEY_TITLE = 1 << 7,
  KEY_EVIDENCE = 1 << 8, /* where it leads, or its title for want of that */
} Keys;

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
  self->title = fold (title);
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
      part->link = normalize_link (item->url, &part->fragment);
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

/* Returns what the parts are alike in that are found by some keys; NULL for a part
 * that has not all of it. Both editions name a parent by what it is in one. */
static char *
make_key (const Part *part,
          const Part *parent,
          Keys        keys)
{
  gboolean links = (keys & (KEY_LINK | KEY_PLACE)) != 0;

  if (keys & KEY_EVIDENCE)
    return make_key (part, parent, part->link != NULL ? KEY_PLACE : KEY_TITLE);
  /* An empty title says nothing alone. */
  if (keys == (KEY_HOME | KEY_TITLE) && *part->title == '\0')
    return NULL;
  if (((keys & KEY_ID) && !study_json_id_is_valid (part->id)) || ((keys & KEY_HOME) && part->apart) ||
      ((keys & KEY_PARENT) && parent == NULL) || (links && part->link == NULL))
    return NULL;

  return g_strdup_printf ("%s\n%p\n%s\n%d\n%s#%s\n%s",
                          keys & KEY_ID ? part->id : "",
                          keys & KEY_PARENT ? parent : NULL,
                          keys & KEY_PARENT_TITLE ? part->parent->title : "",
                          keys & KEY_KIND ? (int) part->kind : -1,
                          links ? part->link : "",
                          keys & KEY_PLACE ? part->fragment : "",
                          keys & KEY_TITLE ? part->title : "");
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
             Keys       keys,
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
      key = make_key (part, parent != NULL && other_edition ? parent->match : parent, keys);
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
              Keys        keys,
              gboolean    unique,
              AcceptFunc  accept_func)
{
  g_autoptr (GHashTable) lists = list_by_key (parts, keys, TRUE);
  g_autoptr (GHashTable) earlier_lists = list_by_key (earlier, keys, FALSE);
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

/* Items that are in both editions once vote for their topics being one. */
static GHashTable *
collect_item_votes (Edition *edition,
                    Edition *earlier)
{
  GHashTable *votes = g_hash_table_new_full (vote_hash, vote_equal, NULL, g_free);
  g_autoptr (GHashTable) earlier_lists = list_by_key (earlier->items, KEY_EVIDENCE, FALSE);
  g_autoptr (GHashTable) lists = list_by_key (edition->items, KEY_EVIDENCE, TRUE);

  for (guint i = 0; i < edition->items->len; i++)
    {
      Part *part = g_ptr_array_index (edition->items, i);
      g_autofree char *key = make_key (part, NULL, KEY_EVIDENCE);
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
    {
      gsize length = strlen (part->title);

      part->bigrams = g_array_sized_new (FALSE, FALSE, sizeof (Bigram), length);
      append_bigrams (part->bigrams, part->title, length);
      g_array_sort (part->bigrams, compare_bigrams_cb);
    }

  return part->bigrams;
}

/* Returns how alike two titles are, and 0 for those that are not alike enough. */
static double
compare_titles (Part *part,
                Part *other)
{
  double similarity;

  if (!accept_links (part, other) || !has_same_digits (part->title, other->title))
    return 0;

  similarity = get_similarity (get_bigrams (part), get_bigrams (other));
  if (similarity < MIN_SIMILARITY || !has_same_words (part->title, other->title))
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

static void
match_similar (GPtrArray *parts,
               GPtrArray *earlier,
               Keys       group)
{
  g_autoptr (GHashTable) lists = list_by_key (parts, group, TRUE);
  g_autoptr (GHashTable) earlier_lists = list_by_key (earlier, group, FALSE);
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
  match_by_key (edition->topics, earlier->topics, KEY_HOME | KEY_PARENT_TITLE | KEY_TITLE, FALSE, NULL);
  match_by_key (edition->topics, earlier->topics, KEY_HOME | KEY_TITLE, TRUE, NULL);
}

static void
match_stages (Edition *edition,
              Edition *earlier)
{
  g_autoptr (GHashTable) votes = collect_topic_votes (edition);

  match_by_votes (votes);
  match_by_key (edition->stages, earlier->stages, KEY_HOME | KEY_TITLE, FALSE, NULL);
  match_similar (edition->stages, earlier->stages, KEY_HOME);
}

/* Where an item leads tells more than its title, and its own topic more than
 * another one. */
static void
match_items (Edition *edition,
             Edition *earlier)
{
  static const struct
  {
    Keys keys;
    gboolean unique;
    AcceptFunc accept_func;
  } passes[] = {
    { KEY_PARENT | KEY_PLACE | KEY_TITLE, FALSE, NULL },
    { KEY_PARENT | KEY_PLACE, FALSE, NULL },
    { KEY_PLACE | KEY_TITLE, FALSE, NULL },
    { KEY_PLACE, FALSE, NULL },
    { KEY_PARENT | KEY_LINK, FALSE, accept_fragments },
    { KEY_LINK, FALSE, accept_fragments },
    { KEY_PARENT | KEY_KIND | KEY_TITLE, FALSE, accept_links },
    { KEY_PARENT | KEY_TITLE, FALSE, accept_links },
    { KEY_PARENT | KEY_TITLE, FALSE, NULL },
    { KEY_HOME | KEY_TITLE, TRUE, accept_links },
  };

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    match_by_key (edition->items, earlier->items, passes[i].keys, passes[i].unique, passes[i].accept_func);
  match_similar (edition->items, earlier->items, KEY_HOME | KEY_PARENT);
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
 * study_content_list_ids:
 *
 * Returns: (transfer full) (element-type utf8): a set of the ids of all stages, topics
 *   and items, which belong to the content
 */
GHashTable *
study_content_list_ids (const StudyContent *content)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < content->stages->len; i++)
    {
      StudyContentStage *stage = g_ptr_array_index (content->stages, i);

      g_hash_table_add (ids, stage->id);
      for (guint j = 0; j < stage->topics->len; j++)
        {
          StudyContentTopic *topic = g_ptr_array_index (stage->topics, j);

          g_hash_table_add (ids, topic->id);
          for (guint k = 0; k < topic->items->len; k++)
            g_hash_table_add (ids, ((StudyContentItem *) g_ptr_array_index (topic->items, k))->id);
        }
    }

  return ids;
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

  match_by_key (edition.stages, old.stages, KEY_ID, FALSE, NULL);
  match_by_key (edition.topics, old.topics, KEY_ID, FALSE, NULL);
  match_by_key (edition.items, old.items, KEY_ID, FALSE, NULL);
  match_topics (&edition, &old);
  match_stages (&edition, &old);
  match_similar (edition.topics, old.topics, KEY_HOME | KEY_PARENT);
  match_similar (edition.topics, old.topics, KEY_HOME);
  match_items (&edition, &old);

  add_matches (matches, edition.stages);
  add_matches (matches, edition.topics);
  add_matches (matches, edition.items);

  return matches;
}
