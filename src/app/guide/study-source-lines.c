/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-source-lines.h"

/**
 * StudySourceLine:
 *
 * A line of a guide, and what became of it.
 */

/* More of a line than anybody looks at slows the list down. */
#define MAX_CHARS 1000

struct _StudySourceLine
{
  GObject parent_instance;

  guint number;
  char *text;
  StudyGuideRole role;
  const char *reason; /* static */
};

typedef enum
{
  PROP_NUMBER = 1,
  PROP_TEXT,
  PROP_ROLE,
  PROP_REASON,
} StudySourceLineProperty;

static GParamSpec *line_props[PROP_REASON + 1];

G_DEFINE_FINAL_TYPE (StudySourceLine, study_source_line, G_TYPE_OBJECT)

/* Characters that turn the direction of what comes after them. */
static gboolean
is_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Makes visible what would do something to the label or could hide something. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n_chars++ == MAX_CHARS)
        {
          g_string_append (escaped, "…");
          break;
        }

      if (c == '\t')
        g_string_append (escaped, "    ");
      else if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
               g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR || is_direction (c))
        g_string_append_unichar (escaped, 0xfffd);
      else
        g_string_append_unichar (escaped, c);
    }

  return g_string_free_and_steal (escaped);
}

static void
study_source_line_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StudySourceLine *self = STUDY_SOURCE_LINE (object);

  switch ((StudySourceLineProperty) prop_id)
    {
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_source_line_finalize (GObject *object)
{
  StudySourceLine *self = STUDY_SOURCE_LINE (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (study_source_line_parent_class)->finalize (object);
}

static void
study_source_line_class_init (StudySourceLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = study_source_line_get_property;
  object_class->finalize = study_source_line_finalize;

  /* From 1, as editors count. */
  line_props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /* What is on it, as far as it can be shown. */
  line_props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, readable);
  /* What became of it. */
  line_props[PROP_ROLE] =
    g_param_spec_enum ("role", NULL, NULL, STUDY_TYPE_GUIDE_ROLE, STUDY_GUIDE_BLANK, readable);
  /* Why, as a short sentence. */
  line_props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (line_props), line_props);
}

static void
study_source_line_init (StudySourceLine *self)
{
}

/* Nothing became of it yet. */
static StudySourceLine *
line_new (guint       number,
          const char *text)
{
  StudySourceLine *self;

  self = g_object_new (STUDY_TYPE_SOURCE_LINE, NULL);
  self->number = number;
  self->text = escape (text);

  return self;
}

static void
line_set_fate (StudySourceLine      *self,
               const StudyGuideLine *fate)
{
  if (self->role != fate->role)
    {
      self->role = fate->role;
      g_object_notify_by_pspec (G_OBJECT (self), line_props[PROP_ROLE]);
    }
  if (g_strcmp0 (self->reason, fate->reason) != 0)
    {
      self->reason = fate->reason;
      g_object_notify_by_pspec (G_OBJECT (self), line_props[PROP_REASON]);
    }
}

/**
 * StudySourceLines:
 *
 * The lines of a guide as a list of [class@SourceLine]. They are made when
 * somebody looks at them, and stay the same while somebody does: what becomes
 * of them changes, and where the user has scrolled to does not.
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
    line_set_fate (line, &g_array_index (self->fates, StudyGuideLine, position));
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
  line = line_new (position + 1, text);
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
