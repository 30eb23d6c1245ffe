/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-source-line.h"

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

static GParamSpec *props[PROP_REASON + 1];

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
  props[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /* What is on it, as far as it can be shown. */
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, readable);
  /* What became of it. */
  props[PROP_ROLE] =
    g_param_spec_enum ("role", NULL, NULL, STUDY_TYPE_GUIDE_ROLE, STUDY_GUIDE_BLANK, readable);
  /* Why, as a short sentence. */
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_source_line_init (StudySourceLine *self)
{
}

/* Nothing became of it yet. */
StudySourceLine *
study_source_line_new (guint       number,
                       const char *text)
{
  StudySourceLine *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (STUDY_TYPE_SOURCE_LINE, NULL);
  self->number = number;
  self->text = escape (text);

  return self;
}

void
study_source_line_set_fate (StudySourceLine      *self,
                            const StudyGuideLine *fate)
{
  g_return_if_fail (STUDY_IS_SOURCE_LINE (self));

  if (self->role != fate->role)
    {
      self->role = fate->role;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROLE]);
    }
  if (g_strcmp0 (self->reason, fate->reason) != 0)
    {
      self->reason = fate->reason;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REASON]);
    }
}
