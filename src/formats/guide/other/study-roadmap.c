/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/other/study-roadmap.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/other/study-roadmap-private.h"
#include "formats/guide/study-guide-report.h"
#include "formats/guide/study-guide-topic.h"
#include "formats/guide/words/study-guide-hosts.h"
#include "formats/guide/words/study-guide-words.h"
#include "formats/json/study-json-reader.h"
#include "formats/text/study-text-decode.h"

#define TOPICS_FOLDER "content/"

/* What is read, and where it is. */
typedef struct
{
  StudyGuideBuild build;
  StudyRoadmap *roadmap;
  GString *words;     /* to guess the language of */
  StudyContentTopic *topic;
  GString *text;      /* of the topic */
  guint first_line;   /* of the file, in the whole text */
  gboolean titled;    /* whether its title was found */
  guint n_items;
  guint n_dropped_links;
  guint n_unread;     /* files that are no text */
} Reader;

static StudyGuideLine *
get_line (Reader *self,
          guint   line)
{
  return &g_array_index (self->roadmap->lines, StudyGuideLine, self->first_line + line);
}

/* Adds a line, and what becomes of it. */
static void
add_line (Reader         *self,
          const char     *text,
          StudyGuideRole  role,
          const char     *reason)
{
  const StudyGuideLine line = { role, reason };

  g_ptr_array_add (self->roadmap->text, g_strdup (text));
  g_array_append_val (self->roadmap->lines, line);
}

/* Adds the lines of a file, of which nothing is known yet. */
static void
add_file_lines (Reader               *self,
                const StudyBlockTree *tree)
{
  self->first_line = self->roadmap->lines->len;
  for (guint i = 0; i < study_block_tree_n_lines (tree); i++)
    {
      gsize length;
      const char *start = study_block_tree_get_line (tree, i, &length);
      g_autofree char *line = g_strndup (start, length);
      g_autofree char *stripped = g_strstrip (g_strdup (line));

      if (*stripped == '\0')
        add_line (self, line, STUDY_GUIDE_BLANK, "");
      else
        add_line (self, line, STUDY_GUIDE_LEFT_OUT, _("Left out: nothing to learn"));
    }
}

/* Says what became of a line, unless it is blank or another thing already. */
static void
report_line (Reader         *self,
             guint           number,
             StudyGuideRole  role,
             const char     *reason)
{
  StudyGuideLine *line = number != STUDY_BLOCK_NO_LINE ? get_line (self, number) : NULL;

  if (line != NULL && line->role == STUDY_GUIDE_LEFT_OUT)
    *line = (StudyGuideLine) { role, reason };
}

static void
report (Reader           *self,
        const StudyBlock *block,
        StudyGuideRole    role,
        const char       *reason)
{
  for (guint i = block->first_line; i != STUDY_BLOCK_NO_LINE && i <= block->last_line; i++)
    report_line (self, i, role, reason);
}

/* Takes the type away that stands in a link, as in “@article@Title”. */
static char *
take_type (const char **text)
{
  const char *end;
  char *type;

  if (**text != '@' || (end = strchr (*text + 1, '@')) == NULL || memchr (*text, ' ', end - *text) != NULL)
    return NULL;

  type = g_strndup (*text + 1, end - *text - 1);
  *text = end + 1;

  return type;
}

/* Whether what is linked is looked up, and not gone through once. */
static gboolean
is_reference (const char *type)
{
  static const char * const types[] = { "official", "feed", "roadmap", NULL };

  return type != NULL && g_strv_contains (types, type);
}

/* Takes what a link leads to. Only the first one on a line can be checked off. */
static gboolean
take_link (Reader           *self,
           const StudyBlock *block,
           const StudySpan  *span,
           gboolean          first)
{
  g_autofree char *text = g_strndup (block->text->str + span->start, span->end - span->start);
  const char *title = text;
  g_autofree char *type = take_type (&title);
  g_autofree char *clean = study_guide_clean (title);
  g_autofree char *url = study_guide_resolve (span->url, NULL);
  StudyGuideLine *line = block->first_line != STUDY_BLOCK_NO_LINE ? get_line (self, block->first_line) : NULL;
  g_autofree char *id = NULL;
  g_autofree char *provider = NULL;
  StudyItemKind url_kind = study_guide_get_url_kind (url, &provider);
  StudyItemKind kind;
  StudyContentItem *item;

  self->n_dropped_links += url == NULL;
  if (*clean == '\0' && url != NULL)
    g_set_str (&clean, url);
  if (*clean == '\0' || (url == NULL && !first))
    return FALSE;

  if (!first || (is_reference (type) && url != NULL) || line == NULL || line->role != STUDY_GUIDE_LEFT_OUT)
    {
      if (url != NULL)
        g_ptr_array_add (self->topic->references, study_reference_new (clean, url));
      if (first)
        report_line (self, block->first_line, STUDY_GUIDE_REFERENCE, _("Named by its label"));
      return TRUE;
    }

  if (type == NULL || !study_guide_get_item_kind (type, &kind))
    kind = url_kind;
  id = study_guide_new_id (&self->build);
  item = study_content_item_new (id, kind, clean);
  item->provider = g_steal_pointer (&provider);
  item->url = g_steal_pointer (&url);
  g_ptr_array_add (self->topic->items, item);
  self->n_items++;
  report_line (self, block->first_line, study_guide_role_for_item (kind),
               type != NULL ? _("Named by its label") : _("Item with a link"));

  return TRUE;
}

/* Takes the links in a block; in an item, the first one is the item. Returns
 * whether there was one. */
static gboolean
take_links (Reader           *self,
            const StudyBlock *block,
            gboolean          is_item)
{
  gboolean found = FALSE;

  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const StudySpan *span = &g_array_index (block->spans, StudySpan, i);

      if (span->kind == STUDY_SPAN_LINK && span->end >= span->start)
        found |= take_link (self, block, span, is_item && !found);
    }

  return found;
}

static void
append_text (Reader     *self,
             const char *prefix,
             const char *text)
{
  g_autofree char *clean = study_guide_clean (text);

  if (*clean == '\0')
    return;

  if (self->text->len > 0)
    g_string_append (self->text, "\n\n");
  g_string_append (self->text, prefix);
  g_string_append (self->text, clean);
  g_string_append (self->words, clean);
  g_string_append_c (self->words, '\n');
}

/* Whether a list follows, of links. */
static gboolean
is_before_links (const StudyBlock *next)
{
  const StudyBlock *item = next != NULL && next->kind == STUDY_BLOCK_LIST ? study_block_get_child (next, 0) : NULL;

  return item != NULL && study_block_find_span (item, STUDY_SPAN_LINK) != NULL;
}

/* Reads a text. Where its last line says that links follow, these say it. */
static void
read_paragraph (Reader           *self,
                const StudyBlock *block,
                const StudyBlock *next)
{
  g_autofree char *text = g_strdup (block->text != NULL ? block->text->str : "");
  char *last = strrchr (text, '\n');

  take_links (self, block, FALSE);
  if (g_str_has_suffix (text, ":") && is_before_links (next))
    {
      *(last != NULL ? last : text) = '\0';
      report_line (self, block->last_line, STUDY_GUIDE_STRUCTURE, _("Heading above items"));
    }
  append_text (self, "", text);
  report (self, block, STUDY_GUIDE_TEXT, _("Text of the part above it"));
}

static void read_blocks (Reader           *self,
                         const StudyBlock *parent);

static void
read_item (Reader           *self,
           const StudyBlock *item)
{
  g_autofree char *text = item->text != NULL ? study_block_dup_text (item) : NULL;

  if (text != NULL && !take_links (self, item, TRUE))
    {
      append_text (self, "• ", text);
      report_line (self, item->first_line, STUDY_GUIDE_TEXT, _("Text of the part above it"));
    }
  read_blocks (self, item);
  report (self, item, STUDY_GUIDE_TEXT, _("Continues the previous line"));
}

static void
read_heading (Reader           *self,
              const StudyBlock *block)
{
  g_autofree char *text = study_block_dup_text (block);
  g_autofree char *title = study_guide_clean_title (text);
  gboolean optional;

  if (self->titled || *title == '\0')
    {
      append_text (self, "", text);
      report (self, block, STUDY_GUIDE_TEXT, _("Text of the part above it"));
      return;
    }

  self->titled = TRUE;
  optional = study_guide_take_optional (&title);
  self->topic->optional |= optional;
  if (*title != '\0')
    g_set_str (&self->topic->title, title);
  if (block->first_line != STUDY_BLOCK_NO_LINE)
    *get_line (self, block->first_line) = (StudyGuideLine) { STUDY_GUIDE_TOPIC, _("Title of its file") };
  report (self, block, STUDY_GUIDE_STRUCTURE, _("Horizontal rule or heading underline"));
}

static void
read_block (Reader           *self,
            const StudyBlock *block,
            const StudyBlock *next)
{
  g_autofree char *text = NULL;

  switch (block->kind)
    {
    case STUDY_BLOCK_HEADING:
      read_heading (self, block);
      break;

    case STUDY_BLOCK_PARAGRAPH:
      read_paragraph (self, block, next);
      break;

    case STUDY_BLOCK_ITEM:
      read_item (self, block);
      break;

    case STUDY_BLOCK_CODE:
      report (self, block, STUDY_GUIDE_LEFT_OUT, _("Left out: code"));
      break;

    case STUDY_BLOCK_HTML:
      read_blocks (self, block);
      report (self, block, STUDY_GUIDE_LEFT_OUT, block->comment ? _("Left out: comment") : _("Left out: HTML"));
      break;

    case STUDY_BLOCK_RULE:
      report (self, block, STUDY_GUIDE_STRUCTURE, _("Horizontal rule or heading underline"));
      break;

    case STUDY_BLOCK_DOCUMENT:
    case STUDY_BLOCK_LIST:
    case STUDY_BLOCK_QUOTE:
    case STUDY_BLOCK_TABLE:
    case STUDY_BLOCK_ROW:
    case STUDY_BLOCK_CELL:
    case STUDY_BLOCK_DETAILS_END:
    default:
      if (block->text != NULL)
        {
          text = study_block_dup_text (block);
          append_text (self, "", text);
          take_links (self, block, FALSE);
        }
      read_blocks (self, block);
      report (self, block, STUDY_GUIDE_TEXT, _("Text of the part above it"));
      break;
    }
}

static void
read_blocks (Reader           *self,
             const StudyBlock *parent)
{
  StudyBlock *block;

  for (guint i = 0; (block = study_block_get_child (parent, i)) != NULL; i++)
    read_block (self, block, study_block_get_child (parent, i + 1));
}

/* Reads a topic, whose title is that of its file until it has one of its own. */
static gboolean
read_file (Reader                  *self,
           StudyContentStage       *stage,
           const StudyRoadmapFile  *file,
           GCancellable            *cancellable,
           GError                 **error)
{
  g_autofree char *id = study_guide_new_id (&self->build);
  g_autofree char *title = study_roadmap_file_get_title (file->path);
  g_autoptr (StudyBlockTree) tree = NULL;
  g_autoptr (GString) text = NULL;
  StudyTextDecoding how;
  guint name_line = self->roadmap->lines->len;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  add_line (self, file->path, STUDY_GUIDE_STRUCTURE, _("File name"));
  text = study_text_decode (file->bytes, &how, NULL);
  if (text == NULL)
    {
      self->n_unread++;
      return TRUE;
    }
  tree = study_block_tree_parse (text->str, text->len, cancellable, error);
  if (tree == NULL)
    return FALSE;

  self->topic = study_content_topic_new (id, *title != '\0' ? title : _("Guide"));
  self->titled = FALSE;
  g_string_truncate (self->text, 0);
  g_ptr_array_add (stage->topics, self->topic);
  add_file_lines (self, tree);
  read_blocks (self, tree->document);
  if (!self->titled)
    {
      StudyGuideLine *line = &g_array_index (self->roadmap->lines, StudyGuideLine, name_line);

      *line = (StudyGuideLine) { STUDY_GUIDE_TOPIC, _("File name") };
    }

  if (self->text->len > 0)
    self->topic->text = g_strdup (self->text->str);
  study_guide_add_own_lesson (&self->build, self->topic);
  if (g_array_index (self->roadmap->lines, StudyGuideLine, self->roadmap->lines->len - 1).role != STUDY_GUIDE_BLANK)
    add_line (self, "", STUDY_GUIDE_BLANK, "");

  return TRUE;
}

static gboolean
read_part (Reader                  *self,
           const StudyRoadmapPart  *part,
           GCancellable            *cancellable,
           GError                 **error)
{
  StudyContent *content = self->roadmap->content;
  g_autofree char *id = study_guide_new_id (&self->build);
  const char *title = part->title != NULL && *part->title != '\0' ? part->title : content->title;
  StudyContentStage *stage = study_content_stage_new (id, title);
  guint stage_line = self->roadmap->lines->len;

  g_ptr_array_add (content->stages, stage);
  add_line (self, title, STUDY_GUIDE_STAGE, part->reason);
  for (guint i = 0; i < part->files->len; i++)
    {
      if (!read_file (self, stage, g_ptr_array_index (part->files, i), cancellable, error))
        return FALSE;
      if (self->n_items > STUDY_FORMAT_MAX_ITEMS)
        {
          g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                       _("The folder has more than %d links. Choose a smaller one."), STUDY_FORMAT_MAX_ITEMS);
          return FALSE;
        }
    }

  if (stage->topics->len == 0)
    {
      g_array_index (self->roadmap->lines, StudyGuideLine, stage_line).role = STUDY_GUIDE_STRUCTURE;
      g_ptr_array_remove_index (content->stages, content->stages->len - 1);
    }
  else if (part->has_index)
    {
      g_set_str (&stage->title, ((StudyContentTopic *) g_ptr_array_index (stage->topics, 0))->title);
    }

  return TRUE;
}

/* Returns where the topics are in a path: behind the folder that roadmaps have
 * them in. */
static const char *
find_topics (const char *path)
{
  const char *folder = g_str_has_prefix (path, TOPICS_FOLDER) ? path : strstr (path, "/" TOPICS_FOLDER);

  if (folder == NULL)
    return NULL;

  return folder + strlen (TOPICS_FOLDER) + (*folder == '/');
}

/* Returns the files with topics, whose paths begin where the topics are; NULL
 * when there are those of several roadmaps, or none. */
static GPtrArray *
select_topics (GPtrArray  *files,
               GError    **error)
{
  g_autoptr (GPtrArray) in_folder = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) study_roadmap_file_free);
  g_autofree char *root = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const StudyRoadmapFile *file = g_ptr_array_index (files, i);
      const char *topic = find_topics (file->path);

      if (!g_str_has_suffix (file->path, ".md"))
        continue;

      g_ptr_array_add (all, study_roadmap_file_new (file->path, file->bytes));
      if (topic == NULL)
        continue;
      g_ptr_array_add (in_folder, study_roadmap_file_new (topic, file->bytes));
      if (root == NULL)
        root = g_strndup (file->path, topic - file->path);
      if (strncmp (root, file->path, MAX (strlen (root), (gsize) (topic - file->path))) != 0)
        {
          g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                               _("This folder contains several roadmaps. Choose the folder of one of them."));
          return NULL;
        }
    }

  if (all->len == 0)
    {
      g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                           _("This folder contains no topics, which are files ending in .md. Choose the folder of "
                             "a roadmap."));
      return NULL;
    }

  if (in_folder->len > 0)
    return g_steal_pointer (&in_folder);

  return g_steal_pointer (&all);
}

/* Makes stages of the topics: as the chart of the roadmap has them, or else the
 * folders. */
static GPtrArray *
order_topics (GPtrArray  *files,
              GPtrArray  *topics,
              char      **title)
{
  for (guint i = 0; i < files->len; i++)
    {
      const StudyRoadmapFile *file = g_ptr_array_index (files, i);

      if (g_str_has_suffix (file->path, ".json"))
        {
          GPtrArray *parts = study_roadmap_order_by_chart (topics, file->bytes, title);

          if (parts != NULL)
            return parts;
        }
    }

  return study_roadmap_order_by_path (topics);
}

static GStrv
write_notes (const Reader *self,
             guint         n_left_out)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  if (n_left_out > 0)
    g_strv_builder_take (notes,
                         g_strdup_printf (ngettext ("%u file is left out because it is outside the topic folder",
                                                    "%u files are left out because they are outside the topic folder",
                                                    n_left_out), n_left_out));
  if (self->n_unread > 0)
    g_strv_builder_take (notes,
                         g_strdup_printf (ngettext ("%u file is left out because it is not text",
                                                    "%u files are left out because they are not text",
                                                    self->n_unread), self->n_unread));
  if (self->n_dropped_links > 0)
    g_strv_builder_take (notes, study_guide_report_links (self->n_dropped_links));

  return g_strv_builder_end (notes);
}

static guint
count_markdown (GPtrArray *files)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += g_str_has_suffix (((const StudyRoadmapFile *) g_ptr_array_index (files, i))->path, ".md");

  return n;
}

/**
 * study_roadmap_file_new:
 * @path: where it is in the folder, in UTF-8 and with “/” between the names
 * @bytes: what is in it
 *
 * Returns: (transfer full): a file of a folder
 */
StudyRoadmapFile *
study_roadmap_file_new (const char *path,
                        GBytes     *bytes)
{
  StudyRoadmapFile *self = g_new0 (StudyRoadmapFile, 1);

  self->path = g_strdup (path);
  self->bytes = g_bytes_ref (bytes);

  return self;
}

void
study_roadmap_file_free (StudyRoadmapFile *self)
{
  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * study_roadmap_read:
 * @files: (element-type StudyRoadmapFile): the files of a folder whose names end
 *   with “.md”, and those that end with “.json”, in any order
 * @name: what the folder is called
 * @cancellable: (nullable): to stop it
 * @error: return location for an error: %G_IO_ERROR_CANCELLED, or one of
 *   #StudyFormatError
 *
 * Reads the topics of a roadmap of roadmap.sh, each in a file of its own. The
 * stages are as the chart of the roadmap has them, which is JSON with “nodes”,
 * or else the folders; the links are what can be checked off.
 *
 * Returns: (transfer full) (nullable): what the folder becomes
 */
StudyRoadmap *
study_roadmap_read (GPtrArray     *files,
                    const char    *name,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (StudyRoadmap) roadmap = g_new0 (StudyRoadmap, 1);
  g_autoptr (GPtrArray) topics = select_topics (files, error);
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;
  Reader self = { .roadmap = roadmap, .words = words, .text = text };

  if (topics == NULL)
    return NULL;

  parts = order_topics (files, topics, &title);
  if (title == NULL)
    title = study_roadmap_file_get_title (name);
  roadmap->content = study_content_new ("guide", *title != '\0' ? title : _("Guide"));
  roadmap->text = g_ptr_array_new_with_free_func (g_free);
  roadmap->lines = g_array_new (FALSE, FALSE, sizeof (StudyGuideLine));

  for (guint i = 0; i < parts->len; i++)
    {
      if (!read_part (&self, g_ptr_array_index (parts, i), cancellable, error))
        return NULL;
    }
  if (roadmap->content->stages->len == 0)
    {
      g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
                           _("No file of this folder is text. Choose the folder of a roadmap."));
      return NULL;
    }

  roadmap->content->language = g_strdup (study_guide_lexicon_guess_language (words->str, words->len));
  roadmap->notes = write_notes (&self, count_markdown (files) - topics->len);

  return g_steal_pointer (&roadmap);
}

void
study_roadmap_free (StudyRoadmap *self)
{
  g_clear_pointer (&self->content, study_content_unref);
  g_clear_pointer (&self->text, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->notes, g_strfreev);
  g_free (self);
}
