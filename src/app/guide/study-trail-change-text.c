/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-trail-change-text.h"

#include <glib/gi18n.h>

#include "model/content/study-text-fill.h"

/* What a change of each kind is called, and the icon that goes with it. */
static const struct
{
  const char *text;
  const char *icon;
} kinds[STUDY_TRAIL_N_CHANGE_KINDS] = {
  [STUDY_TRAIL_CHANGE_NEW] = { N_("New"), "list-add-symbolic" },
  [STUDY_TRAIL_CHANGE_CHANGED] = { N_("Changed"), "document-edit-symbolic" },
  [STUDY_TRAIL_CHANGE_MOVED] = { N_("Moved"), "go-jump-symbolic" },
  [STUDY_TRAIL_CHANGE_RETURNED] = { N_("Restored from the archive"), "edit-undo-symbolic" },
  [STUDY_TRAIL_CHANGE_ARCHIVED] = { N_("Removed; kept in the archive"), "folder-symbolic" },
  [STUDY_TRAIL_CHANGE_GONE] = { N_("Removed"), "list-remove-symbolic" },
};

/* What is different in a part that is changed. */
static const struct
{
  StudyTrailAspects aspect;
  const char *text;
} aspects[] = {
  { STUDY_TRAIL_ASPECT_TITLE, N_("title") },
  { STUDY_TRAIL_ASPECT_TEXT, N_("text") },
  { STUDY_TRAIL_ASPECT_LINK, N_("link") },
  { STUDY_TRAIL_ASPECT_HOURS, N_("hours") },
  { STUDY_TRAIL_ASPECT_PROVIDER, N_("provider") },
  { STUDY_TRAIL_ASPECT_KIND, N_("kind") },
  { STUDY_TRAIL_ASPECT_OPTIONAL, N_("optional") },
  { STUDY_TRAIL_ASPECT_REQUIRES, N_("prerequisites") },
  { STUDY_TRAIL_ASPECT_REFERENCES, N_("references") },
  { STUDY_TRAIL_ASPECT_ADVICE, N_("advice") },
  { STUDY_TRAIL_ASPECT_TOOLS, N_("tools") },
};

/* For what an archived part is kept. */
static const struct
{
  StudyTrailKept kept;
  const char *text;
} reasons[] = {
  { STUDY_TRAIL_KEPT_DONE, N_("done") },
  { STUDY_TRAIL_KEPT_NOTE, N_("a note") },
  { STUDY_TRAIL_KEPT_COURSES, N_("your courses") },
  { STUDY_TRAIL_KEPT_PROJECT, N_("a project") },
};

static void
append_word (GString    *words,
             const char *word)
{
  g_autofree char *list = NULL;

  if (words->len > 0)
    /* Translators: a list, and one more thing in it: “title, link” and “hours”. */
    list = study_text_fill (_("%s, %s"), words->str, word);
  g_string_assign (words, list != NULL ? list : word);
}

/* The details of a change, as a list of words. */
static char *
list_details (StudyTrailChange *change)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    if ((change->aspects & aspects[i].aspect) != 0)
      append_word (words, _(aspects[i].text));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((change->kept & reasons[i].kept) != 0)
      append_word (words, _(reasons[i].text));

  if (change->part != STUDY_TRAIL_PART_ITEM && change->n_items > 0)
    {
      g_autofree char *items = study_text_fill (ngettext ("%u item", "%u items", change->n_items), change->n_items);

      append_word (words, items);
    }

  return g_string_free_and_steal (words);
}

const char *
study_trail_change_icon (StudyTrailChangeKind kind)
{
  return kinds[kind].icon;
}

/* Returns what happens to a part of a trail, and where it is. */
char *
study_trail_change_text (StudyTrailChange *change)
{
  g_autofree char *details = list_details (change);
  const char *kind = _(kinds[change->kind].text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (*details != '\0')
    /* Translators: what happens to a part of a trail, and details: “Changed: title, link”. */
    g_strv_builder_take (builder, study_text_fill (_("%s: %s"), kind, details));
  else
    g_strv_builder_add (builder, kind);
  if (*change->path != '\0')
    g_strv_builder_add (builder, change->path);
  if (*change->old_title != '\0')
    /* Translators: the title of a part of a trail until now. */
    g_strv_builder_take (builder, study_text_fill (_("was “%s”"), change->old_title));
  if (*change->old_path != '\0')
    /* Translators: the stage and the topic in which something was until now. */
    g_strv_builder_take (builder, study_text_fill (_("was in %s"), change->old_path));
  texts = g_strv_builder_end (builder);

  return study_text_join (" · ", (const char * const *) texts);
}

/* Returns the numbers of changes of each kind, empty when there is none. */
char *
study_trail_change_summary (const guint *n_changes)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < STUDY_TRAIL_N_CHANGE_KINDS; i++)
    {
      g_autofree char *text = NULL;
      guint n = n_changes[i];

      if (n == 0)
        continue;

      switch ((StudyTrailChangeKind) i)
        {
        case STUDY_TRAIL_CHANGE_NEW:
          text = study_text_fill (ngettext ("%u new", "%u new", n), n);
          break;
        case STUDY_TRAIL_CHANGE_CHANGED:
          text = study_text_fill (ngettext ("%u changed", "%u changed", n), n);
          break;
        case STUDY_TRAIL_CHANGE_MOVED:
          text = study_text_fill (ngettext ("%u moved", "%u moved", n), n);
          break;
        case STUDY_TRAIL_CHANGE_RETURNED:
          text = study_text_fill (ngettext ("%u restored", "%u restored", n), n);
          break;
        case STUDY_TRAIL_CHANGE_ARCHIVED:
          text = study_text_fill (ngettext ("%u archived", "%u archived", n), n);
          break;
        case STUDY_TRAIL_CHANGE_GONE:
        default:
          text = study_text_fill (ngettext ("%u removed", "%u removed", n), n);
          break;
        }
      append_word (summary, text);
    }

  return g_string_free_and_steal (summary);
}
