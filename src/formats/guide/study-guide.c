/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/guide/study-guide.h"

#include <glib/gi18n.h>
#include <string.h>

#include "formats/guide/study-content-plan.h"
#include "formats/guide/study-guide-markdown-read.h"
#include "formats/guide/study-guide-report.h"
#include "formats/guide/study-outline-steps.h"
#include "formats/json/study-json-reader.h"
#include "formats/text/study-text-decode.h"
#include "model/content/study-uri.h"

/* What can count as a stage stands so deep at most; what is deeper is an item. */
#define MAX_LEVELS 4

/**
 * StudyGuide:
 *
 * A study guide in Markdown or plain text, which can become a trail. It does
 * not change once it is read, and any thread may use it.
 */

struct _StudyGuide
{
  GObject parent_instance;

  StudyBlockTree *tree;
  StudyOutline *outline;
  StudyContent *own;   /* (nullable): what it is, if this program wrote it */
  GArray *own_lines; /* and what its lines are */
  StudyTextDecoding decoding;
  char *name;
  char *address; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudyGuide, study_guide, G_TYPE_OBJECT)

static void
level_free (gpointer data)
{
  StudyGuideLevel *level = data;

  g_free (level->label);
  g_free (level);
}

static void
study_guide_finalize (GObject *object)
{
  StudyGuide *self = STUDY_GUIDE (object);

  if (self->outline != NULL)
    study_block_tree_free_part (self->outline, (GDestroyNotify) study_outline_free,
                                study_block_tree_n_lines (self->tree));
  g_clear_pointer (&self->tree, study_block_tree_free);
  g_clear_pointer (&self->own, study_content_unref);
  g_clear_pointer (&self->own_lines, g_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (study_guide_parent_class)->finalize (object);
}

static void
study_guide_class_init (StudyGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_guide_finalize;
}

static void
study_guide_init (StudyGuide *self)
{
}

/* Reads the text as one that study_guide_to_markdown() wrote. */
static void
read_own (StudyGuide *self,
          const char *text)
{
  self->own = study_guide_markdown_read (text, &self->own_lines);
  if (self->own == NULL)
    return;

  /* What is behind the last line feed is no line. */
  g_array_set_size (self->own_lines, study_block_tree_n_lines (self->tree));
  for (guint i = 0; i < self->own_lines->len; i++)
    {
      StudyGuideLine *line = &g_array_index (self->own_lines, StudyGuideLine, i);

      if (line->reason == NULL)
        line->reason = "";
    }
}

/**
 * study_guide_read:
 * @bytes: the content of a file
 * @name: (nullable): what the file is called, for a guide without a title
 * @address: (nullable): where the guide is from, for links that are relative
 * @cancellable: (nullable): to stop it
 * @error: return location for an error: %G_IO_ERROR_CANCELLED, or one of
 *   #StudyFormatError
 *
 * Reads a guide in Markdown (CommonMark 0.31 with the tables and task lists of
 * GitHub) or plain text. What study_guide_to_markdown() wrote is read as what it
 * was written of. It takes time that is linear in the length.
 *
 * Returns: (transfer full): the guide
 */
StudyGuide *
study_guide_read (GBytes        *bytes,
                  const char    *name,
                  const char    *address,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (StudyGuide) self = NULL;
  g_autoptr (GString) text = NULL;
  gsize size = g_bytes_get_size (bytes);

  if (size > STUDY_FORMAT_MAX_BYTES)
    {
      g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                   _("The file is larger than %d MiB. Use a smaller file."), STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  self = g_object_new (STUDY_TYPE_GUIDE, NULL);
  self->name = g_strdup (name);
  self->address = g_strdup (address);
  text = study_text_decode (bytes, &self->decoding, error);
  if (text == NULL)
    return NULL;

  self->tree = study_block_tree_parse (text->str, text->len, cancellable, error);
  if (self->tree == NULL)
    return NULL;

  read_own (self, text->str);
  g_string_free (g_steal_pointer (&text), TRUE);
  self->outline = study_outline_read (self->tree, address, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * study_guide_get_n_links_dropped:
 *
 * Returns: how many of its links are left out, because they are relative to an
 *   address that is not known, or not safe to open
 */
guint
study_guide_get_n_links_dropped (StudyGuide *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE (self), 0);

  return self->own == NULL ? self->outline->n_links_dropped : 0;
}

guint
study_guide_get_n_lines (StudyGuide *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE (self), 0);

  return study_block_tree_n_lines (self->tree);
}

/**
 * study_guide_get_line:
 * @line: the number of a line, from 0
 *
 * Returns: (transfer full): the line, without what ends it
 */
char *
study_guide_get_line (StudyGuide *self,
                      guint       line)
{
  gsize length;
  const char *start;

  g_return_val_if_fail (STUDY_IS_GUIDE (self), NULL);
  g_return_val_if_fail (line < study_block_tree_n_lines (self->tree), NULL);

  start = study_block_tree_get_line (self->tree, line, &length);

  return g_strndup (start, length);
}

/* Counts what stands so deep and has something in it, by its kind, without
 * headings such as “Courses”. */
static void
count_level (const StudyOutlineNode *node,
             guint                   depth,
             guint                  *counts,
             guint                  *heading_level)
{
  StudyOutlineNode *child;

  for (guint i = 0; (child = study_outline_node_get_child (node, i)) != NULL; i++)
    {
      if (study_outline_node_is_title (child) && child->section != STUDY_SECTION_NONE)
        continue;

      if (depth > 1)
        {
          count_level (child, depth - 1, counts, heading_level);
        }
      else if (!study_outline_node_is_leaf (child))
        {
          counts[child->kind]++;
          if (child->kind == STUDY_OUTLINE_HEADING)
            *heading_level = child->level;
        }
    }
}

static char *
get_level_label (const guint *counts,
                 guint        heading_level)
{
  StudyOutlineKind best = STUDY_OUTLINE_HEADING;

  for (StudyOutlineKind kind = STUDY_OUTLINE_HEADING; kind <= STUDY_OUTLINE_TABLE_ROW; kind++)
    {
      if (counts[kind] > counts[best])
        best = kind;
    }

  switch (best)
    {
    case STUDY_OUTLINE_BOLD:
      return g_strdup (_("Bold Lines"));
    case STUDY_OUTLINE_NUMBERED:
      return g_strdup (_("Numbered Items"));
    case STUDY_OUTLINE_BULLET:
      return g_strdup (_("List Items"));
    case STUDY_OUTLINE_ROOT:
    case STUDY_OUTLINE_HEADING:
    case STUDY_OUTLINE_TABLE_ROW:
    default:
      /* Translators: the level of a heading in Markdown, 1 to 6 */
      return g_strdup_printf (_("Level %u Headings"), heading_level);
    }
}

/* Takes the label. */
static void
add_level (GPtrArray *levels,
           char      *label,
           guint      n_parts)
{
  StudyGuideLevel *level = g_new0 (StudyGuideLevel, 1);

  level->level = levels->len + 1;
  level->label = label;
  level->n_parts = n_parts;
  g_ptr_array_add (levels, level);
}

/**
 * study_guide_get_levels:
 *
 * Returns: (transfer full) (element-type StudyGuideLevel): what can count as a
 *   stage, beginning with the whole guide; empty when there is nothing to choose
 *   from
 */
GPtrArray *
study_guide_get_levels (StudyGuide *self)
{
  GPtrArray *levels = g_ptr_array_new_with_free_func (level_free);

  g_return_val_if_fail (STUDY_IS_GUIDE (self), levels);

  if (self->own != NULL)
    return levels;

  add_level (levels, g_strdup (_("The Whole Guide")), 1);
  for (guint depth = 1; depth <= MAX_LEVELS; depth++)
    {
      guint counts[STUDY_OUTLINE_TABLE_ROW + 1] = { 0 };
      guint heading_level = depth;
      guint n_parts = 0;

      count_level (self->outline->root, depth, counts, &heading_level);
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        n_parts += counts[i];
      if (n_parts == 0)
        break;
      add_level (levels, get_level_label (counts, heading_level), n_parts);
    }

  return levels;
}

/**
 * study_guide_plan:
 * @options: (nullable): what the person decided
 * @cancellable: (nullable): to stop it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Says what the guide becomes, and what became of each of its lines. The address
 * is the source of the trail, see study_content_get_address().
 *
 * Returns: (transfer full): a plan
 */
StudyGuidePlan *
study_guide_plan (StudyGuide               *self,
                  const StudyGuideOptions  *options,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) decoding = NULL;
  g_autoptr (StudyGuidePlan) plan = NULL;

  g_return_val_if_fail (STUDY_IS_GUIDE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  plan = self->own != NULL ? study_content_plan (self->own, self->own_lines, options)
                           : study_outline_plan (self->outline, self->tree, self->name, options, cancellable);
  if (self->own == NULL && study_guide_address_is_valid (self->address))
    study_content_set_address (plan->content, self->address);
  decoding = study_text_decoding_describe (&self->decoding);
  g_strv_builder_addv (notes, (const char **) decoding);
  if (study_guide_get_n_links_dropped (self) > 0)
    g_strv_builder_take (notes, study_guide_report_links (study_guide_get_n_links_dropped (self)));
  g_strfreev (plan->notes);
  plan->notes = g_strv_builder_end (notes);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&plan);
}

/**
 * study_guide_address_is_valid:
 * @address: (nullable): an address
 *
 * Returns: whether a guide can be from there: it is an absolute one with the
 *   scheme `https` or `http`
 */
gboolean
study_guide_address_is_valid (const char *address)
{
  const char *scheme = address != NULL ? g_uri_peek_scheme (address) : NULL;

  return scheme != NULL && !g_str_equal (scheme, "mailto") && study_uri_is_safe (address);
}

/**
 * study_content_get_address:
 * @content: a trail
 *
 * Returns: (transfer full) (nullable): where the guide is from of which it is
 *   made; %NULL when that is not known, or when the trail has several sources
 */
char *
study_content_get_address (const StudyContent *content)
{
  g_autoptr (GVariant) source = NULL;
  g_autofree char *address = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  if (content->sources == NULL || g_variant_n_children (content->sources) != 1)
    return NULL;

  source = g_variant_get_child_value (content->sources, 0);
  g_variant_lookup (source, "url", "s", &address);

  return study_guide_address_is_valid (address) ? g_steal_pointer (&address) : NULL;
}

/**
 * study_content_set_address:
 * @content: a trail with a title
 * @address: where the guide is from of which it is made, a valid one
 *
 * Makes it the source of the trail.
 */
void
study_content_set_address (StudyContent *content,
                           const char   *address)
{
  GVariantBuilder source = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  GVariant *sources[1];

  g_return_if_fail (content != NULL);
  g_return_if_fail (study_guide_address_is_valid (address));

  g_variant_builder_add (&source, "{sv}", "title", g_variant_new_string (content->title));
  g_variant_builder_add (&source, "{sv}", "url", g_variant_new_string (address));
  sources[0] = g_variant_builder_end (&source);

  g_clear_pointer (&content->sources, g_variant_unref);
  content->sources = g_variant_ref_sink (g_variant_new_array (NULL, sources, G_N_ELEMENTS (sources)));
}
