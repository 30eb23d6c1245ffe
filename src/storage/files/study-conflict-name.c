/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-conflict-name.h"

#include <string.h>

#define EXTENSION ".json"

/* What a trail's id is made of. */
#define ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

#define DIGITS "0123456789"

/* What follows the name of a document that was set aside since it is damaged. */
#define DAMAGED ".damaged-"

/* How the names end of files that are still being written. */
static const char * const unfinished_endings[] = { ".tmp", ".part", ".filepart", ".crdownload", ".swp", ".lock" };

/* How editors and other programs name the version before, after the name with
 * or without its extension: Vim, GNU and gedit with “~”, nano with “.save”,
 * patch with “.orig”. */
static const char * const backup_endings[] = { "~", ".bak", ".backup", ".old", ".orig", ".save" };

/* What “conflict” is in the names that synchronisers give, folded and
 * normalized. Syncthing, Nextcloud, ownCloud, Seafile, Resilio, Synology, rclone
 * and Unison always write English; Dropbox writes the language of the machine. */
static const char * const conflict_words[] = {
  "confli", /* English, French, Italian, Portuguese, Spanish, Dutch, Romanian */
  "konfli", /* German, Danish, Norwegian, Swedish, Polish, Czech, Indonesian */
  "конфл", /* Bulgarian, Russian, Ukrainian */
  "衝突", /* Chinese, traditional */
  "冲突", /* Chinese, simplified */
  "競合", /* Japanese */
  "問題", /* Japanese, Dropbox */
  "충돌", /* Korean */
};

/* Takes @prefix off the start of a text. */
static gboolean
skip_prefix (const char **text,
             const char  *prefix)
{
  if (!g_str_has_prefix (*text, prefix))
    return FALSE;

  *text += strlen (prefix);

  return TRUE;
}

/* A version of a backup: “1”, “.1”. */
static void
skip_version (const char **text)
{
  const char *digits = **text == '.' ? *text + 1 : *text;
  gsize length = strspn (digits, DIGITS);

  if (length > 0)
    *text = digits + length;
}

/* “.json~”, “.json.bak”, “.bak”, “.bak.json”, “.json.save.1”, “.json.~1~”. */
static gboolean
is_backup (const char *rest)
{
  gboolean found = FALSE;

  skip_prefix (&rest, EXTENSION);
  if (skip_prefix (&rest, ".~"))
    {
      gsize length = strspn (rest, DIGITS);

      return length > 0 && g_str_equal (rest + length, "~");
    }

  for (guint i = 0; !found && i < G_N_ELEMENTS (backup_endings); i++)
    found = skip_prefix (&rest, backup_endings[i]);
  skip_version (&rest);
  skip_prefix (&rest, EXTENSION);

  return found && *rest == '\0';
}

/* Whether @text starts as @pattern does, in which “0” is any digit. */
static gboolean
has_form (const char *text,
          const char *pattern)
{
  for (; *pattern != '\0'; text++, pattern++)
    {
      if (*pattern == '0' ? !g_ascii_isdigit (*text) : *text != *pattern)
        return FALSE;
    }

  return TRUE;
}

static gboolean
contains_date (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (has_form (text, "0000-00-00"))
        return TRUE;
    }

  return FALSE;
}

/* “~20261124-101500.json”: a version that Syncthing kept. */
static gboolean
is_version (const char *rest)
{
  static const char pattern[] = "~00000000-000000" EXTENSION;

  return has_form (rest, pattern) && rest[strlen (pattern)] == '\0';
}

/* “ (1).json”, “(1).json” as Google Drive, OneDrive and MEGA have them, and
 * “ 2.json” as iCloud has it. */
static gboolean
is_numbered (const char *rest)
{
  gboolean spaced = skip_prefix (&rest, " ");
  gboolean opened = skip_prefix (&rest, "(");
  gsize length = strspn (rest, DIGITS);

  rest += length;
  if (length == 0 || (!spaced && !opened) || (opened && !skip_prefix (&rest, ")")))
    return FALSE;

  return g_str_equal (rest, EXTENSION);
}

/* “-DESKTOP-1A2B.json”, as OneDrive adds the machine, and
 * “-laptop-safeBackup-0001.json”, as its client for Linux does. With nothing
 * but small letters it would be the document of another trail. */
static gboolean
is_machine (const char *rest)
{
  gboolean capital = FALSE;

  if (*rest != '-' || !g_str_has_suffix (rest, EXTENSION))
    return FALSE;

  for (gsize i = 0; i < strlen (rest) - strlen (EXTENSION); i++)
    {
      if (!g_ascii_isalnum (rest[i]) && strchr ("-_.", rest[i]) == NULL)
        return FALSE;
      capital |= g_ascii_isupper (rest[i]);
    }

  return capital;
}

/* “.sync-conflict-20261124-101500-ABCDEFG.json”, “ (conflicted copy …).json”
 * and the like. A date between brackets is enough, for what Dropbox writes in
 * a language that is not known here. */
static gboolean
is_conflict (const char *rest)
{
  g_autofree char *valid = g_utf8_make_valid (rest, -1);
  g_autofree char *normalized = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normalized, -1);

  if (g_str_has_prefix (rest, " (") && g_str_has_suffix (rest, ")" EXTENSION) && contains_date (rest))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (conflict_words); i++)
    {
      if (strstr (folded, conflict_words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * study_conflict_name_matches:
 * @basename: the name of a file in a folder of progress documents
 * @trail_id: the id of a trail
 *
 * Tells whether a file may be a copy of the progress document on the trail, as
 * a file synchroniser leaves it when two devices wrote the document, or an
 * editor leaves it as the version before. This is a guess by the name, rather
 * one too many than one too few: whether the file is ours, its content tells.
 *
 * Never are: the document itself and those of other trails, hidden files, files
 * that are still being written, what was set aside as damaged, and copies as a
 * file manager makes them when the user wants one.
 *
 * Returns: whether it may be a copy
 */
gboolean
study_conflict_name_matches (const char *basename,
                             const char *trail_id)
{
  const char *rest = basename;

  if (!skip_prefix (&rest, trail_id) || g_str_equal (rest, EXTENSION))
    return FALSE;

  if (strstr (rest, DAMAGED) != NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (unfinished_endings); i++)
    {
      if (g_str_has_suffix (rest, unfinished_endings[i]))
        return FALSE;
    }

  if (*rest == '-')
    return is_machine (rest);
  if (*rest == '\0' || strchr (ID_CHARACTERS, *rest) != NULL)
    return FALSE;

  return is_backup (rest) || is_version (rest) || is_numbered (rest) || is_conflict (rest);
}
