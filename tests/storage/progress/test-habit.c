/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-habit-session.h"

#include "model/content/study-calendar.h"
#include "model/trail/trail-fixture.h"
#include "storage/async-fixture.h"

typedef struct
{
  GSettings *settings;
  char *folder;
  StudyProgressPlaces *places;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = g_settings_new ("org.example.StudyTrail");
  fixture->folder = g_dir_make_tmp ("habit-XXXXXX", NULL);
  fixture->places = study_progress_places_new (fixture->folder, NULL, "device-a");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->settings, "weekly-goal");
  g_settings_reset (fixture->settings, "progress-folder");
  study_calendar_set_day_start (study_calendar_get_default (), STUDY_CALENDAR_DAY_START);
  g_clear_object (&fixture->settings);
  g_clear_pointer (&fixture->places, study_progress_places_unref);
  g_clear_pointer (&fixture->folder, g_free);
}

static StudyHabitSession *
open_session (Fixture    *fixture,
              const char *device)
{
  StudyHabitSession *session = study_habit_session_new (fixture->places, device, fixture->settings);

  while (study_habit_session_get_saver (session) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return session;
}

static void
close_session (StudyHabitSession *session)
{
  g_autoptr (GError) error = NULL;
  StudySaver *saver = g_object_ref (study_habit_session_get_saver (session));

  flush_saver (saver, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (session);
  fixture_let_go (saver);
}

static StudyHabit *
get_habit (StudyHabitSession *session)
{
  return study_diary_get_habit (study_habit_session_get_diary (session));
}

static guint
get_uint (gpointer    object,
          const char *name)
{
  guint value;

  g_object_get (object, name, &value, NULL);

  return value;
}

static void
test_registers (void)
{
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  StudyProgress *progress = study_habit_get_progress (habit);
  guint changed;

  g_assert_cmpuint (study_habit_get_day_start (habit), ==, 240);
  g_assert_cmpuint (study_habit_get_goal (habit), ==, 5);
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 0);
  /* What is so already is not written. */
  g_object_set (habit, "day-start", 240, "goal", 5, NULL);
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 0);

  fixture_count_signal (habit, "notify::goal", &changed);
  g_object_set (habit, "day-start", 0, "goal", 7, NULL);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (get_uint (habit, "day-start"), ==, 0);
  g_assert_cmpuint (get_uint (habit, "goal"), ==, 7);

  /* What other programs may write. */
  study_progress_set_value (progress, "habit", "week", "goal", g_variant_new_int64 (-1));
  g_assert_cmpuint (study_habit_get_goal (habit), ==, 5);
  study_progress_set_value (progress, "habit", "week", "goal", g_variant_new_string ("many"));
  g_assert_cmpuint (study_habit_get_goal (habit), ==, 5);
  study_progress_set_value (progress, "habit", "day", "starts-at", g_variant_new_int64 (24 * 60));
  g_assert_cmpuint (study_habit_get_day_start (habit), ==, 240);
}

/* Whoever is away is so from today on, until yesterday when that ends. */
static void
test_away (void)
{
  g_autoptr (StudyHabit) habit = study_habit_new ("device-a");
  StudyProgress *progress = study_habit_get_progress (habit);
  const guint32 today = study_calendar_get_today (study_calendar_get_default ());
  const struct
  {
    const char *id;
    const char *until;
    gboolean off;
  } cases[] = {
    { "break-2026-02-01", "2026-02-28", TRUE },  { "break-2026-02-25", "2026-02-25", TRUE },
    { "break-2026-02-26", "2026-02-28", FALSE }, { "break-2026-02-25", "2026-02-24", FALSE },
    { "break-2026-02-30", "2026-03-28", FALSE }, { "break-then", "2026-03-28", FALSE },
    { "break-2026-02-01", "later", FALSE },      { "pause-2026-02-01", "2026-02-28", FALSE },
  };

  g_object_set (habit, "away", TRUE, NULL);
  g_assert_true (study_habit_is_off (habit, today));
  g_assert_true (study_habit_is_off (habit, today + 1000));
  g_assert_false (study_habit_is_off (habit, today - 1));
  g_object_set (habit, "away", FALSE, NULL);
  g_assert_false (study_habit_get_away (habit));
  g_assert_false (study_habit_is_off (habit, today));

  study_progress_set_value (progress, "habit", "break-2026-01-10", "until", g_variant_new_boolean (TRUE));
  g_object_set (habit, "away", TRUE, NULL);
  g_object_set (habit, "away", FALSE, NULL);
  g_assert_true (study_habit_is_off (habit, fixture_julian (10, G_DATE_JANUARY, 2026)));
  g_assert_true (study_habit_is_off (habit, today - 1));
  g_assert_false (study_habit_is_off (habit, today));

  g_object_set (habit, "days-off", 1u << 6, NULL);
  study_progress_set_value (progress, "habit", "break-2026-01-10", "until", NULL);
  g_assert_true (study_habit_is_off (habit, fixture_julian (22, G_DATE_FEBRUARY, 2026)));
  g_assert_false (study_habit_is_off (habit, fixture_julian (23, G_DATE_FEBRUARY, 2026)));
  g_object_set (habit, "days-off", 0, NULL);
  g_assert_false (study_habit_is_off (habit, fixture_julian (22, G_DATE_FEBRUARY, 2026)));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      study_progress_set_text (progress, "habit", cases[i].id, "until", cases[i].until);
      g_assert_true (study_habit_is_off (habit, fixture_julian (25, G_DATE_FEBRUARY, 2026)) == cases[i].off);
      study_progress_set_text (progress, "habit", cases[i].id, "until", NULL);
    }
}

/* What earlier versions kept in the settings is taken over once. */
static void
test_goal (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *snapshots = g_build_filename (fixture->folder, "snapshots", STUDY_HABIT_ID, NULL);
  StudyHabitSession *session;
  StudyHabit *habit;

  g_settings_set_int (fixture->settings, "weekly-goal", 12);
  session = open_session (fixture, "device-a");
  habit = get_habit (session);
  g_assert_cmpuint (study_habit_get_goal (habit), ==, 12);
  g_assert_null (g_settings_get_user_value (fixture->settings, "weekly-goal"));
  g_object_set (habit, "day-start", 60, NULL);
  g_assert_cmpuint (study_calendar_get_day_start (), ==, 60);
  close_session (session);

  /* What an old program sets later does not count. */
  study_calendar_set_day_start (study_calendar_get_default (), 0);
  g_settings_set_int (fixture->settings, "weekly-goal", 3);
  session = open_session (fixture, "device-a");
  habit = get_habit (session);
  g_assert_cmpuint (study_habit_get_goal (habit), ==, 12);
  g_assert_cmpuint (study_calendar_get_day_start (), ==, 60);
  g_object_set (habit, "goal", 20, NULL);
  close_session (session);
  g_assert_true (g_file_test (snapshots, G_FILE_TEST_IS_DIR));
}

/* Nothing is written by looking. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "progress", NULL);

  close_session (open_session (fixture, "device-a"));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* Two computers with one progress folder. */
static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *shared = g_dir_make_tmp ("shared-XXXXXX", NULL);
  g_autofree char *shared_progress = g_build_filename (shared, "progress", NULL);
  StudyHabitSession *session = open_session (fixture, "device-a");
  StudyHabitSession *other;

  g_assert_no_errno (g_mkdir (shared_progress, 0700));
  g_settings_set_string (fixture->settings, "progress-folder", shared);
  g_object_set (get_habit (session), "goal", 9, NULL);
  g_clear_pointer (&fixture->places, study_progress_places_unref);
  g_clear_pointer (&fixture->folder, g_free);
  fixture->folder = g_dir_make_tmp ("habit-XXXXXX", NULL);
  fixture->places = study_progress_places_new (fixture->folder, NULL, "device-b");
  other = open_session (fixture, "device-b");
  while (study_habit_get_goal (get_habit (other)) != 9)
    g_main_context_iteration (NULL, TRUE);

  g_object_set (get_habit (other), "day-start", 0, NULL);
  while (study_habit_get_day_start (get_habit (session)) != 0)
    g_main_context_iteration (NULL, TRUE);
  close_session (session);
  close_session (other);
}

static void
write_progress (Fixture    *fixture,
                const char *trail_id,
                gint64      time)
{
  g_autofree char *name = g_strconcat (trail_id, ".json", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "progress", name, NULL);
  g_autofree char *document =
    g_strdup_printf ("{ \"format\": \"studytrail-progress\", \"version\": 1, \"trail\": \"%s\", \"registers\": "
                     "[ { \"scope\": \"item\", \"id\": \"a\", \"field\": \"done\", \"value\": %" G_GINT64_FORMAT
                     ", \"time\": 1, \"device\": \"old\" } ] }",
                     trail_id, time);

  fixture_write_file (path, document, -1);
}

static void
wait_for_sum (StudyHabitSession *session,
              guint              sum)
{
  StudyDiary *diary = study_habit_session_get_diary (session);
  const guint32 today = study_calendar_get_day (g_get_real_time (), NULL);

  while (study_diary_get_sum (diary, study_diary_get_first (diary, today), today) != sum)
    g_main_context_iteration (NULL, TRUE);
}

/* The progress on trails that are not open is read, also when it changes. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 now = g_get_real_time ();
  g_autoptr (StudyProgress) progress = study_progress_new ("two", "device-a");
  g_autoptr (StudyActivity) activity = study_activity_new (progress);
  StudyHabitSession *session;

  write_progress (fixture, "one", now);
  write_progress (fixture, "two", now);
  session = open_session (fixture, "device-a");
  wait_for_sum (session, 2);
  write_progress (fixture, "three", now);
  wait_for_sum (session, 3);
  write_progress (fixture, "one", 1);
  wait_for_sum (session, 2);

  /* What is open is not read. */
  study_habit_session_set_open (session, "two", activity);
  wait_for_sum (session, 1);
  write_progress (fixture, "four", now);
  wait_for_sum (session, 2);
  study_progress_set_done (progress, "b", TRUE);
  wait_for_sum (session, 3);
  close_session (session);
}

static void
offered_cb (guint *n_offered)
{
  (*n_offered)++;
}

/* That days begin later than before is told once, to those whose days change. */
static void
test_offer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GDateTime) night = g_date_time_new_local (2026, 2, 25, 1, 30, 0);
  guint n_offered = 0;
  StudyHabitSession *session;

  write_progress (fixture, "one", g_date_time_to_unix_usec (night));
  for (guint i = 0; i < 3; i++)
    {
      session = open_session (fixture, "device-a");
      /* Without a window nobody would see it. */
      if (i > 0)
        g_signal_connect_swapped (get_habit (session), "day-start-offered", G_CALLBACK (offered_cb), &n_offered);
      wait_for_sum (session, 1);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      close_session (session);
      g_assert_cmpuint (n_offered, ==, i > 0);
    }
}

/* A document of a newer version is left alone. */
static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  const char *document = "{\n  \"format\": \"studytrail-progress\",\n  \"version\": 99,\n  \"trail\": \"own-habit\",\n"
                         "  \"registers\": []\n}\n";
  g_autofree char *path = g_build_filename (fixture->folder, "progress", STUDY_HABIT_ID ".json", NULL);
  g_autofree char *left = NULL;
  StudyHabitSession *session;

  fixture_write_file (path, document, -1);
  g_settings_set_int (fixture->settings, "weekly-goal", 12);
  session = open_session (fixture, "device-a");
  g_object_set (get_habit (session), "day-start", 0, NULL);
  g_assert_cmpuint (study_habit_get_day_start (get_habit (session)), ==, 240);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "weekly-goal"), ==, 12);
  close_session (session);
  g_file_get_contents (path, &left, NULL, NULL);
  g_assert_cmpstr (left, ==, document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/habit/registers", test_registers);
  g_test_add_func ("/habit/away", test_away);
  g_test_add ("/habit/goal", Fixture, NULL, set_up, test_goal, tear_down);
  g_test_add ("/habit/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/habit/shared", Fixture, NULL, set_up, test_shared, tear_down);
  g_test_add ("/habit/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/habit/offer", Fixture, NULL, set_up, test_offer, tear_down);
  g_test_add ("/habit/newer", Fixture, NULL, set_up, test_newer, tear_down);

  return g_test_run ();
}
