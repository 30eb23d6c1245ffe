/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-conflict-name.h"

#include <string.h>

#define ID "go-web"

/* Names as the programs give them, for the document “go-web.json”. */
static const char * const copies[] = {
  /* Syncthing: date, time and the first seven characters of the device. */
  "go-web.sync-conflict-20261124-101500-ABCDEFG.json",
  "go-web.sync-conflict-20261124-101500.json",
  "go-web.sync-conflict-20261124-101500-ABCDEFG.sync-conflict-20261125-090000-7654321.json",
  "go-web~20261124-101500.json",

  /* Nextcloud and ownCloud, now and before 2.5. */
  "go-web (conflicted copy 2026-11-24 101500).json",
  "go-web (conflicted copy Ana Lúcia 2026-11-24 101500).json",
  "go-web (conflicted copy 2026-11-24 101500) (conflicted copy 2026-11-25 090000).json",
  "go-web_conflict-20261124-101500.json",
  "go-web_conflict-ana-20261124-101500.json",

  /* Dropbox, in some of its languages, and in one that is not in the list. */
  "go-web (Ana's conflicted copy 2026-11-24).json",
  "go-web (Ana's conflicted copy 2026-11-24 (1)).json",
  "go-web (Ana’s conflicted copy).json",
  "go-web (In Konflikt stehende Kopie von Ana 2026-11-24).json",
  "go-web (Copie en conflit de Ana 2026-11-24).json",
  "go-web (Copia en conflicto de Ana 2026-11-24).json",
  "go-web (Copia conflictiva de Ana).json",
  "go-web (Cópia em conflito de Ana 2026-11-24).json",
  "go-web (конфликтующая копия Ana 2026-11-24).json",
  "go-web (КОНФЛИКТ Ana).json",
  "go-web (Ana 上の問題のあるコピー 2026-11-24).json",
  "go-web (Ana 的冲突副本).json",
  "go-web (Ana의 충돌된 사본).json",
  "go-web (Ana ristiriitainen kopio 2026-11-24).json",

  /* Seafile, Resilio, Synology, pCloud, rclone, Unison. */
  "go-web (SFConflict ana@example.org 2026-11-24-10-15-00).json",
  "go-web.Conflict.json",
  "go-web.Conflict(1).json",
  "go-web_laptop_Nov-24-101500-2026_Conflict.json",
  "go-web [conflicted].json",
  "go-web.conflict1.json",
  "go-web.json.conflict2",
  "go-web (copy: conflict with laptop on 2026-11-24 10:15).json",

  /* Google Drive, MEGA and OneDrive; iCloud. */
  "go-web (1).json",
  "go-web (12).json",
  "go-web(1).json",
  "go-web 2.json",
  "go-web-DESKTOP-1A2B3C.json",
  "go-web-DESKTOP-1A2B3C-2.json",
  "go-web-laptop-safeBackup-0001.json",

  /* What editors and other programs keep. */
  "go-web.json~",
  "go-web.json.~1~",
  "go-web.json.~12~",
  "go-web.json.bak",
  "go-web.json.bak1",
  "go-web.json.bak.2",
  "go-web.bak",
  "go-web.bak.json",
  "go-web.json.old",
  "go-web.json.orig",
  "go-web.json.save",
  "go-web.json.save.1",
  "go-web.json.backup",
  "go-web~",

  /* Not UTF-8. */
  "go-web (Ana\xe9's conflicted copy).json",
};

static const char * const others[] = {
  /* The document itself, and those of other trails. */
  "go-web.json",
  "go.json",
  "go-web-2.json",
  "go-web-bak.json",
  "go-web-conflict.json",
  "go-webs.json",
  "go-web2.json",
  "",
  "go-web",

  /* Copies of the documents of other trails. */
  "go.sync-conflict-20261124-101500-ABCDEFG.json",
  "go-webs.sync-conflict-20261124-101500-ABCDEFG.json",
  "go-web-2.sync-conflict-20261124-101500-abcdefg.json",
  "go-web-2 (conflicted copy 2026-11-24 101500).json",
  "go-web-2_conflict-20261124-101500.json",
  "go-web-2 (1).json",
  "go-web-2.json~",
  "go-web2.json.bak",
  "Copy of go-web.json",

  /* Set aside, or still being written. */
  "go-web.json.damaged-20261124T101500Z",
  "go-web.damaged-20261124T101500Z.json",
  "go-web.json.damaged-20261124T101500Z~",
  "go-web.damaged-20261124T101500Z.sync-conflict-20261124-101500-ABCDEFG.json",
  "~go-web.json.A1B2C3.tmp",
  ".syncthing.go-web.json.tmp",
  "~syncthing~go-web.json.tmp",
  ".go-web.json.~1a2b3c",
  ".go-web.json.swp",
  ".#go-web.json",
  "#go-web.json#",
  ".~lock.go-web.json#",
  "go-web (conflicted copy 2026-11-24 101500).json.part",
  "go-web.sync-conflict-20261124-101500-ABCDEFG.json.tmp",
  "go-web.json.tmp",
  "go-web.json.part",

  /* What the user made, or somebody else. */
  "go-web (copy).json",
  "go-web (cópia).json",
  "go-web copy.json",
  "go-web (before the exam).json",
  "go-web (1",
  "go-web (1.json",
  "go-web 1).json",
  "go-web ().json",
  "go-web1).json",
  "go-web (1)x.json",
  "go-web (1).txt",
  "go-web.txt",
  "go-web.json.gz",
  "go-web.json.bakery",
  "go-web.json.~~",
  "go-web.json.~1",
  "go-web.json.1",
  "go-web~20261124-101500",
  "go-web~20261124-1015.json",
  "go-web 2026-11-24.json",
  "go-web-DESKTOP.txt",
  "go-web-DESKTOP 1.json",
};

static void
test_copies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *name = g_utf8_make_valid (copies[i], -1);

      g_test_message ("%s", name);
      g_assert_true (study_conflict_name_matches (copies[i], ID));
      g_assert_false (study_conflict_name_matches (copies[i], "rust"));
    }
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (study_conflict_name_matches (others[i], ID));
    }
}

/* A copy of a copy is still one of the same document, and no document's name
 * is ever a copy of another's. */
static void
test_documents (void)
{
  static const char * const ids[] = { "a", "a-b", "a-b-c", "ab", "2", "a-2", "-", "a--b", "conflict", "a-conflict" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *document = g_strconcat (ids[i], ".json", NULL);
      g_autofree char *copy = g_strconcat (ids[i], ".sync-conflict-20261124-101500-ABCDEFG.json", NULL);
      g_autofree char *backup = g_strconcat (copy, "~", NULL);

      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_assert_false (study_conflict_name_matches (document, ids[j]));
          if (i == j)
            {
              g_assert_true (study_conflict_name_matches (copy, ids[j]));
              g_assert_true (study_conflict_name_matches (backup, ids[j]));
            }
        }
    }
}

/* A name is at most 255 bytes long; a longer one takes no longer than its
 * length. */
static void
test_long (void)
{
  g_autoptr (GString) name = g_string_new (ID " (");

  for (guint i = 0; i < 100000; i++)
    g_string_append (name, "2026-11-2(conf");
  g_string_append (name, ").json");
  g_assert_false (study_conflict_name_matches (name->str, ID));

  g_string_truncate (name, name->len - strlen (").json"));
  g_string_append (name, " conflict).json");
  g_assert_true (study_conflict_name_matches (name->str, ID));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conflict-name/copies", test_copies);
  g_test_add_func ("/conflict-name/others", test_others);
  g_test_add_func ("/conflict-name/documents", test_documents);
  g_test_add_func ("/conflict-name/long", test_long);

  return g_test_run ();
}
