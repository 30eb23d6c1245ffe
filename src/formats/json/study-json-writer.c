/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/json/study-json-writer.h"

#include <string.h>

static void
append_string (GString    *text,
               const char *value)
{
  const char *plain = value;

  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      guchar c = *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (text, plain, p - plain);
      plain = p + 1;

      if (c == '\n')
        g_string_append (text, "\\n");
      else if (c == '\t')
        g_string_append (text, "\\t");
      else if (c < 0x20)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_printf (text, "\\%c", c);
    }
  g_string_append (text, plain);
  g_string_append_c (text, '"');
}

/* Appends the shortest decimal number that is read back as @value; with @real,
 * so that it is read back as no integer either. */
static void
append_number (GString  *text,
               double    value,
               gboolean  real)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }

  g_string_append (text, buffer);
  if (real && strpbrk (buffer, ".e") == NULL)
    g_string_append (text, ".0");
}

static void
break_line (StudyJsonWriter *writer)
{
  if (writer->compact)
    return;

  g_string_append_c (writer->text, writer->one_line ? ' ' : '\n');
  for (guint i = 0; !writer->one_line && i < writer->depth; i++)
    g_string_append (writer->text, "  ");
}

/* Goes to the place of the next value: after a comma where one is before it. */
static void
begin_value (StudyJsonWriter *writer,
             const char      *name)
{
  GString *text = writer->text;
  char last = text->len > 0 ? text->str[text->len - 1] : '\0';
  gboolean first = last == '{' || last == '[';

  if (writer->depth > 0)
    {
      if (!first)
        g_string_append_c (text, ',');

      break_line (writer);
    }

  if (name != NULL)
    {
      append_string (text, name);
      g_string_append (text, writer->compact ? ":" : ": ");
    }
}

void
study_json_write_begin (StudyJsonWriter *writer,
                        const char      *name,
                        char             open)
{
  begin_value (writer, name);
  g_string_append_c (writer->text, open);
  writer->depth++;
}

void
study_json_write_end (StudyJsonWriter *writer,
                      char             close)
{
  GString *text = writer->text;
  char last = text->str[text->len - 1];

  writer->depth--;
  if (last != '{' && last != '[')
    break_line (writer);
  g_string_append_c (text, close);
}

void
study_json_write_string (StudyJsonWriter *writer,
                         const char      *name,
                         const char      *value)
{
  begin_value (writer, name);
  append_string (writer->text, value);
}

/**
 * study_json_write_text:
 * @name: the name of the value
 * @value: (nullable): a text in UTF-8
 *
 * Writes an optional text: nothing, when it is empty.
 */
void
study_json_write_text (StudyJsonWriter *writer,
                       const char      *name,
                       const char      *value)
{
  if (value != NULL && *value != '\0')
    study_json_write_string (writer, name, value);
}

void
study_json_write_boolean (StudyJsonWriter *writer,
                          const char      *name,
                          gboolean         value)
{
  begin_value (writer, name);
  g_string_append (writer->text, value ? "true" : "false");
}

void
study_json_write_integer (StudyJsonWriter *writer,
                          const char      *name,
                          gint64           value)
{
  begin_value (writer, name);
  g_string_append_printf (writer->text, "%" G_GINT64_FORMAT, value);
}

/**
 * study_json_write_number:
 * @name: (nullable): the name of the value, %NULL in an array
 * @value: a finite value
 *
 * Writes a number.
 */
void
study_json_write_number (StudyJsonWriter *writer,
                         const char      *name,
                         double           value)
{
  begin_value (writer, name);
  append_number (writer->text, value, FALSE);
}

/**
 * study_json_write_variant:
 * @name: (nullable): the name of the value, %NULL in an array
 * @value: (nullable): a value as study_json_to_variant() makes it
 *
 * Writes a value whose meaning is unknown; %NULL as null.
 */
void
study_json_write_variant (StudyJsonWriter *writer,
                          const char      *name,
                          GVariant        *value)
{
  if (value == NULL || g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE))
    {
      begin_value (writer, name);
      g_string_append (writer->text, "null");
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      study_json_write_string (writer, name, g_variant_get_string (value, NULL));
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    {
      study_json_write_boolean (writer, name, g_variant_get_boolean (value));
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      study_json_write_integer (writer, name, g_variant_get_int64 (value));
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    {
      begin_value (writer, name);
      append_number (writer->text, g_variant_get_double (value), TRUE);
    }
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    {
      study_json_write_begin (writer, name, '{');
      study_json_write_extra (writer, value);
      study_json_write_end (writer, '}');
    }
  else
    {
      study_json_write_begin (writer, name, '[');
      for (gsize i = 0; i < g_variant_n_children (value); i++)
        {
          g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
          g_autoptr (GVariant) element = g_variant_get_variant (child);

          study_json_write_variant (writer, NULL, element);
        }
      study_json_write_end (writer, ']');
    }
}

/**
 * study_json_write_extra:
 *
 * Writes members that the program does not know into the object that is open.
 */
void
study_json_write_extra (StudyJsonWriter *writer,
                        GVariant        *extra)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (extra == NULL)
    return;

  g_variant_iter_init (&iter, extra);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    study_json_write_variant (writer, name, value);
}
