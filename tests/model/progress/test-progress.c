/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/progress/study-progress.h"

#include "model/content/study-calendar.h"
#include "model/trail/trail-fixture.h"

#define FUTURE G_GINT64_CONSTANT (4102444800000000) /* the year 2100 */

static void
test_values (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  StudyRegister *reg;

  g_assert_cmpstr (study_progress_get_trail_id (progress), ==, "sample");
  g_assert_null (study_progress_lookup (progress, "topic", "t", "note"));
  g_assert_null (study_progress_get_value (progress, "topic", "t", "note"));
  g_assert_cmpstr (study_progress_get_text (progress, "topic", "t", "note"), ==, "");

  g_assert_true (study_progress_set_text (progress, "topic", "t", "note", "words"));
  g_assert_cmpstr (study_progress_get_text (progress, "topic", "t", "note"), ==, "words");
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 1);
  reg = study_progress_lookup (progress, "topic", "t", "note");
  g_assert_cmpstr (study_register_get_scope (reg), ==, "topic");
  g_assert_cmpstr (study_register_get_id (reg), ==, "t");
  g_assert_cmpstr (study_register_get_field (reg), ==, "note");
  g_assert_cmpstr (study_register_get_device (reg), ==, "device-a");
  g_assert_null (study_register_get_extra (reg));

  /* Scope, id and field tell registers apart. */
  g_assert_true (study_progress_set_text (progress, "item", "t", "note", "other"));
  g_assert_true (study_progress_set_text (progress, "topic", "u", "note", "other"));
  g_assert_true (study_progress_set_text (progress, "topic", "t", "more", "other"));
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 4);
  g_assert_cmpstr (study_progress_get_text (progress, "topic", "t", "note"), ==, "words");

  /* The empty text unsets; the register stays, so that others hear of it. */
  g_assert_true (study_progress_set_text (progress, "topic", "t", "note", ""));
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 4);
  reg = study_progress_lookup (progress, "topic", "t", "note");
  g_assert_nonnull (reg);
  g_assert_null (study_register_get_value (reg));

  /* A value of a type that is not expected is no text and no time. */
  g_assert_true (study_progress_set_value (progress, "topic", "t", "note", g_variant_new_int64 (7)));
  g_assert_cmpstr (study_progress_get_text (progress, "topic", "t", "note"), ==, "");
  g_assert_true (study_progress_set_text (progress, "item", "i", "done", "yes"));
  g_assert_cmpint (study_progress_get_done_time (progress, "i"), ==, 0);
}

static void
test_same_value (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  guint changed;
  guint registers;
  gint64 time;

  g_assert_false (study_progress_set_text (progress, "topic", "t", "note", NULL));
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 0);

  study_progress_set_text (progress, "topic", "t", "note", "words");
  time = study_register_get_time (study_progress_lookup (progress, "topic", "t", "note"));
  fixture_count_signal (progress, "changed", &changed);
  fixture_count_signal (progress, "register-changed", &registers);
  g_assert_false (study_progress_set_text (progress, "topic", "t", "note", "words"));
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "topic", "t", "note")), ==, time);
  g_assert_cmpuint (changed, ==, 0);
  g_assert_cmpuint (registers, ==, 0);

  /* Text of the same look is another value where its type is another. */
  g_assert_true (study_progress_set_value (progress, "topic", "t", "note", g_variant_new_int64 (1)));
  g_assert_true (study_progress_set_value (progress, "topic", "t", "note", g_variant_new_boolean (TRUE)));
  g_assert_cmpuint (changed, ==, 2);
}

static void
test_done_time (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  gint64 before = g_get_real_time ();
  gint64 time;

  g_assert_false (study_progress_set_done (progress, "i", FALSE));
  g_assert_true (study_progress_set_done (progress, "i", TRUE));
  time = study_progress_get_done_time (progress, "i");
  g_assert_cmpint (time, >=, before);
  g_assert_cmpint (time, <=, g_get_real_time ());

  /* What was done once was not done again later. */
  while (g_get_real_time () <= time)
    g_thread_yield ();
  g_assert_false (study_progress_set_done (progress, "i", TRUE));
  g_assert_cmpint (study_progress_get_done_time (progress, "i"), ==, time);

  g_assert_true (study_progress_set_done (progress, "i", FALSE));
  g_assert_cmpint (study_progress_get_done_time (progress, "i"), ==, 0);

  /* Unmarked by mistake, it was done when it was, but for the parts of a second. */
  while (g_get_real_time () / G_USEC_PER_SEC <= time / G_USEC_PER_SEC)
    g_usleep (1000);
  g_assert_true (study_progress_set_done (progress, "i", TRUE));
  g_assert_cmpint (study_progress_get_done_time (progress, "i") / G_USEC_PER_SEC, ==, time / G_USEC_PER_SEC);
}

/* A day after it was unmarked, it is done anew. */
static void
test_done_again (void)
{
  const gint64 now = g_get_real_time ();
  const struct
  {
    gint64 unmarked;
    gboolean anew;
  } cases[] = {
    { now - G_TIME_SPAN_MINUTE, FALSE },
    { now - G_TIME_SPAN_DAY + G_TIME_SPAN_MINUTE, FALSE },
    { now - G_TIME_SPAN_DAY - G_TIME_SPAN_MINUTE, TRUE },
    { now + 2 * G_TIME_SPAN_DAY, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
      gint64 time;

      fixture_merge_register (progress, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE, NULL, cases[i].unmarked, "device-b");
      fixture_merge_register (progress, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE_LOCAL,
                              g_variant_new_string ("2026-07-01T08:00:00+10:00"), 1000, "device-b");
      g_assert_true (study_progress_set_done (progress, "i", TRUE));
      time = study_progress_get_done_time (progress, "i");
      if (cases[i].anew)
        g_assert_cmpint (time, >=, now);
      else
        g_assert_cmpint (time, ==, G_GINT64_CONSTANT (1782856800) * G_USEC_PER_SEC);
      g_assert_cmpint (study_calendar_parse_local (study_progress_get_done_local (progress, "i")) / G_USEC_PER_SEC, ==,
                       time / G_USEC_PER_SEC);
    }
}

/* The local time is recorded right after the check, and stays when it is cleared. */
static void
test_done_local (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyProgress) old = study_progress_new ("sample", "device-a");
  g_autofree char *local = NULL;
  StudyRegister *done, *done_local;

  g_assert_null (study_progress_get_done_local (progress, "i"));
  g_assert_true (study_progress_set_done (progress, "i", TRUE));
  done = study_progress_lookup (progress, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE);
  done_local = study_progress_lookup (progress, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE_LOCAL);
  g_assert_cmpint (study_register_get_time (done_local), ==, study_register_get_time (done) + 1);
  g_assert_cmpstr (study_register_get_device (done_local), ==, study_register_get_device (done));
  local = study_calendar_format_local (study_progress_get_done_time (progress, "i"));
  g_assert_cmpstr (study_progress_get_done_local (progress, "i"), ==, local);

  g_assert_true (study_progress_set_done (progress, "i", FALSE));
  g_assert_cmpstr (study_progress_get_done_local (progress, "i"), ==, local);

  /* What 0.1 recorded has none before it is cleared. */
  fixture_merge_register (old, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE, g_variant_new_int64 (1782856800123456), 5,
                          "device-b");
  g_assert_null (study_progress_get_done_local (old, "i"));
  g_assert_true (study_progress_set_done (old, "i", FALSE));
  g_assert_cmpint (study_calendar_parse_local (study_progress_get_done_local (old, "i")), ==,
                   G_GINT64_CONSTANT (1782856800) * G_USEC_PER_SEC);
}

/* Two devices check off the same item: both registers are of the same one. */
static void
test_done_merge (void)
{
  for (guint first = 0; first < 2; first++)
    {
      g_autoptr (StudyProgress) a = study_progress_new ("sample", "device-a");
      g_autoptr (StudyProgress) b = study_progress_new ("sample", "device-b");
      g_autoptr (StudyProgressSnapshot) of_a = NULL;
      g_autoptr (StudyProgressSnapshot) of_b = NULL;

      study_progress_set_done (first ? b : a, "i", TRUE);
      g_usleep (10);
      study_progress_set_done (first ? a : b, "i", TRUE);
      of_a = study_progress_snapshot (a);
      of_b = study_progress_snapshot (b);
      study_progress_merge (a, of_b);
      study_progress_merge (b, of_a);
      for (guint i = 0; i < 2; i++)
        {
          StudyProgress *merged = i == 0 ? a : b;
          StudyRegister *done = study_progress_lookup (merged, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE);
          StudyRegister *local = study_progress_lookup (merged, STUDY_SCOPE_ITEM, "i", STUDY_FIELD_DONE_LOCAL);

          g_assert_cmpstr (study_register_get_device (done), ==, first ? "device-a" : "device-b");
          g_assert_cmpstr (study_register_get_device (local), ==, study_register_get_device (done));
        }
    }
}

/* Each register is later than all that the document has seen, whatever the
 * machine's clock says. */
static void
test_clock (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  gint64 last = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      gint64 time;

      study_progress_set_text (progress, "topic", i % 2 ? "t" : "u", "note", text);
      time = study_register_get_time (study_progress_lookup (progress, "topic", i % 2 ? "t" : "u", "note"));
      g_assert_cmpint (time, >, last);
      last = time;
    }

  g_assert_cmpuint (fixture_merge_register (progress, "topic", "v", "note", g_variant_new_string ("late"),
                                            FUTURE, "device-b"), ==, 1);
  study_progress_set_text (progress, "topic", "t", "note", "after");
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "topic", "t", "note")),
                   ==, FUTURE + 1);
  study_progress_set_text (progress, "topic", "u", "note", "after");
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "topic", "u", "note")),
                   ==, FUTURE + 2);

  /* When something was done is what the machine's clock says all the same. */
  study_progress_set_done (progress, "i", TRUE);
  g_assert_cmpint (study_progress_get_done_time (progress, "i"), <, FUTURE);
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "item", "i", "done")),
                   ==, FUTURE + 3);
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "item", "i", "done-local")),
                   ==, FUTURE + 4);

  /* An older register does not turn the clock back. */
  fixture_merge_register (progress, "topic", "w", "note", g_variant_new_string ("early"), 5, "device-b");
  study_progress_set_text (progress, "topic", "t", "note", "last");
  g_assert_cmpint (study_register_get_time (study_progress_lookup (progress, "topic", "t", "note")),
                   ==, FUTURE + 5);
}

/* At the last moment that a document can name a value is not locked: whoever
 * sets it wins, and so does whoever sets it after that. */
static void
test_clock_end (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyProgress) other = study_progress_new ("sample", "0");
  StudyRegister *reg;

  fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("x"), STUDY_PROGRESS_MAX_TIME,
                          "device-b");
  g_assert_true (study_progress_set_text (progress, "topic", "t", "note", "mine"));
  reg = study_progress_lookup (progress, "topic", "t", "note");
  g_assert_cmpint (study_register_get_time (reg), ==, STUDY_PROGRESS_MAX_TIME);
  g_assert_cmpstr (study_register_get_device (reg), ==, "device-b+device-a");

  fixture_merge (other, progress);
  g_assert_true (study_progress_set_text (other, "topic", "t", "note", NULL));
  fixture_merge (progress, other);
  g_assert_cmpstr (study_progress_get_text (progress, "topic", "t", "note"), ==, "");

  /* What was never set is set as ever. */
  g_assert_true (study_progress_set_text (progress, "topic", "u", "note", "new"));
  reg = study_progress_lookup (progress, "topic", "u", "note");
  g_assert_cmpint (study_register_get_time (reg), ==, STUDY_PROGRESS_MAX_TIME);
  g_assert_cmpstr (study_register_get_device (reg), ==, "device-a");
}

static void
test_read_only (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  guint changed;
  guint notified;

  study_progress_set_done (progress, "i", TRUE);
  fixture_count_signal (progress, "changed", &changed);
  fixture_count_signal (progress, "notify::read-only", &notified);
  study_progress_set_read_only (progress, TRUE);
  study_progress_set_read_only (progress, 2);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (study_progress_get_read_only (progress));

  g_assert_false (study_progress_set_done (progress, "i", FALSE));
  g_assert_false (study_progress_set_done (progress, "j", TRUE));
  g_assert_false (study_progress_set_text (progress, "topic", "t", "note", "words"));
  g_assert_false (study_progress_set_value (progress, "topic", "t", "skipped", g_variant_new_boolean (TRUE)));
  g_assert_cmpuint (study_progress_get_n_registers (progress), ==, 2);
  g_assert_cmpuint (changed, ==, 0);

  /* What others did still arrives. */
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("theirs"),
                                            1, "device-b"), ==, 1);
  g_assert_cmpuint (changed, ==, 1);
}

typedef struct
{
  GString *events;
  StudyProgress *progress;
} Events;

static void
begin_cb (Events *events)
{
  const char *change = study_progress_get_change (events->progress);

  g_string_append_printf (events->events, "begin(%s) ", change != NULL ? change : "-");
}

static void
end_cb (Events *events)
{
  g_string_append (events->events, "end ");
}

static void
changed_cb (Events *events)
{
  g_string_append (events->events, "changed ");
}

static void
register_changed_cb (Events        *events,
                     StudyRegister *old,
                     StudyRegister *reg)
{
  g_autofree char *before = fixture_print_variant (old != NULL ? study_register_get_value (old) : NULL);
  g_autofree char *after = fixture_print_variant (study_register_get_value (reg));

  /* The document says the new value already. */
  g_assert_true (study_progress_lookup (events->progress, study_register_get_scope (reg),
                                        study_register_get_id (reg), study_register_get_field (reg)) == reg);
  g_string_append_printf (events->events, "%s:%s>%s%s ", study_register_get_id (reg), before, after,
                          study_progress_get_merging (events->progress) ? "(merged)" : "");
}

static void
assert_events (Events     *events,
               const char *expected)
{
  g_assert_cmpstr (events->events->str, ==, expected);
  g_string_truncate (events->events, 0);
}

static void
test_groups (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (GString) text = g_string_new (NULL);
  Events events = { text, progress };

  g_signal_connect_swapped (progress, "begin", G_CALLBACK (begin_cb), &events);
  g_signal_connect_swapped (progress, "end", G_CALLBACK (end_cb), &events);
  g_signal_connect_swapped (progress, "changed", G_CALLBACK (changed_cb), &events);
  g_signal_connect_swapped (progress, "register-changed", G_CALLBACK (register_changed_cb), &events);

  study_progress_set_text (progress, "topic", "t", "note", "1");
  assert_events (&events, "begin(-) t:null>'1' end changed ");

  study_progress_begin (progress, "Outer");
  study_progress_begin (progress, "Inner");
  study_progress_set_text (progress, "topic", "t", "note", "2");
  study_progress_end (progress);
  study_progress_set_text (progress, "topic", "u", "note", "3");
  assert_events (&events, "begin(Outer) t:'1'>'2' u:null>'3' ");
  study_progress_end (progress);
  assert_events (&events, "end changed ");
  g_assert_null (study_progress_get_change (progress));

  /* A group in which nothing changes is not to be saved. */
  study_progress_begin (progress, "Nothing");
  study_progress_set_text (progress, "topic", "u", "note", "3");
  study_progress_end (progress);
  assert_events (&events, "begin(Nothing) end ");

  fixture_merge_register (progress, "topic", "u", "note", NULL, FUTURE, "device-b");
  assert_events (&events, "begin(-) u:'3'>null(merged) end changed ");
  g_assert_false (study_progress_get_merging (progress));
  fixture_merge_register (progress, "topic", "u", "note", g_variant_new_string ("old"), 1, "device-b");
  assert_events (&events, "begin(-) end ");
}

static void
react_once_cb (StudyProgress *progress,
               gboolean      *reacted)
{
  if (*reacted)
    return;

  *reacted = TRUE;
  study_progress_begin (progress, NULL);
  study_progress_end (progress);
}

/* Who opens a group in answer to one does not keep that from being saved. */
static void
test_group_in_end (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  gboolean reacted = FALSE;
  guint changed;

  g_signal_connect (progress, "end", G_CALLBACK (react_once_cb), &reacted);
  fixture_count_signal (progress, "changed", &changed);
  study_progress_set_text (progress, "topic", "t", "note", "1");
  g_assert_true (reacted);
  g_assert_cmpuint (changed, ==, 1);
}

static void
test_snapshot (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyProgress) copy = study_progress_new ("sample", "device-b");
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  study_progress_set_text (progress, "topic", "t", "note", "1");
  study_progress_set_done (progress, "i", TRUE);
  before = fixture_dump (progress, TRUE);
  snapshot = study_progress_snapshot (progress);
  g_assert_cmpstr (snapshot->trail_id, ==, "sample");
  g_assert_cmpuint (snapshot->version, ==, STUDY_PROGRESS_VERSION);
  g_assert_null (snapshot->extra);

  study_progress_set_text (progress, "topic", "t", "note", "2");
  study_progress_set_done (progress, "i", FALSE);
  study_progress_set_done (progress, "j", TRUE);
  g_assert_cmpuint (snapshot->registers->len, ==, 3);

  g_assert_cmpuint (study_progress_merge (copy, snapshot), ==, 3);
  after = fixture_dump (copy, TRUE);
  g_assert_cmpstr (before, ==, after);

  /* It outlives the progress. */
  g_clear_object (&progress);
  g_assert_cmpstr (study_register_get_scope (g_ptr_array_index (snapshot->registers, 0)), !=, "");
}

static gpointer
read_snapshot_thread (gpointer data)
{
  g_autoptr (StudyProgressSnapshot) snapshot = data;
  gsize length = 0;

  for (guint i = 0; i < snapshot->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (snapshot->registers, i);
      g_autofree char *value = fixture_print_variant (study_register_get_value (reg));

      length += strlen (value) + strlen (study_register_get_id (reg));
    }

  return GSIZE_TO_POINTER (length);
}

/* Snapshots are read and dropped elsewhere while the document goes on. */
static void
test_snapshot_threads (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  GThread *threads[8];

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = g_strdup_printf ("item-%u", i);

      study_progress_set_done (progress, id, TRUE);
    }

  for (guint round = 0; round < 20; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("reader", read_snapshot_thread, study_progress_snapshot (progress));
      for (guint i = 0; i < 500; i++)
        {
          g_autofree char *id = g_strdup_printf ("item-%u", i);

          study_progress_set_done (progress, id, round % 2 != 0);
        }
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), >, 0);
    }
}

static void
test_merge_rules (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-m");

  fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("first"), 100, "device-m");
  /* Later wins, earlier does not. */
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("earlier"),
                                            99, "device-z"), ==, 0);
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("later"),
                                            101, "device-a"), ==, 1);
  /* At one time the larger device wins, and then the larger value. */
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("larger"),
                                            101, "device-b"), ==, 1);
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("x"),
                                            101, "device-a"), ==, 0);
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("small"),
                                            101, "device-b"), ==, 1);
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("small"),
                                            101, "device-b"), ==, 0);
  /* A removal is a register like any other. */
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", NULL, 102, "device-a"), ==, 1);
  g_assert_cmpuint (fixture_merge_register (progress, "topic", "t", "note", g_variant_new_string ("ghost"),
                                            101, "device-z"), ==, 0);
  g_assert_null (study_progress_get_value (progress, "topic", "t", "note"));
}

/* What a later program wrote is kept when one of its registers is set here. */
static void
test_unknown (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
  g_autoptr (StudyProgressSnapshot) snapshot =
    study_progress_snapshot_new ("sample", 7, g_variant_new_parsed ("{'owner': <'me'>}"));
  g_autoptr (StudyProgressSnapshot) after = NULL;
  const char *text = NULL;
  GVariant *extra;

  g_ptr_array_add (snapshot->registers,
                   study_register_new ("item", "i", "done", g_variant_new_int64 (5), 5, "device-b",
                                       g_variant_new_parsed ("{'with': <'a friend'>}")));
  g_ptr_array_add (snapshot->registers,
                   study_register_new ("moon", "i", "phase", g_variant_new_int64 (5), 5, "device-b", NULL));
  g_assert_cmpuint (study_progress_merge (progress, snapshot), ==, 2);
  study_progress_set_done (progress, "i", FALSE);
  extra = study_register_get_extra (study_progress_lookup (progress, "item", "i", "done"));
  g_assert_true (g_variant_lookup (extra, "with", "&s", &text));
  g_assert_cmpstr (text, ==, "a friend");

  after = study_progress_snapshot (progress);
  g_assert_cmpuint (after->version, ==, 7);
  g_assert_true (g_variant_lookup (after->extra, "owner", "&s", &text));
  g_assert_cmpstr (text, ==, "me");
  g_assert_nonnull (study_progress_lookup (progress, "moon", "i", "phase"));
}

/* Unknown members of two documents end the same in both orders, and none is lost. */
static void
test_merge_unknown (void)
{
  g_autoptr (StudyProgressSnapshot) a =
    study_progress_snapshot_new ("sample", 1, g_variant_new_parsed ("{'both': <'a'>, 'left': <int64 1>}"));
  g_autoptr (StudyProgressSnapshot) b =
    study_progress_snapshot_new ("sample", 1, g_variant_new_parsed ("{'both': <'b'>, 'right': <int64 2>}"));
  const struct
  {
    StudyProgressSnapshot *first;
    StudyProgressSnapshot *second;
  } orders[] = { { a, b }, { b, a } };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (StudyProgress) progress = study_progress_new ("sample", "device-a");
      g_autoptr (StudyProgressSnapshot) merged = NULL;
      const char *both = NULL;
      gint64 number = 0;

      study_progress_merge (progress, orders[i].first);
      study_progress_merge (progress, orders[i].second);
      study_progress_merge (progress, orders[i].first);
      merged = study_progress_snapshot (progress);
      g_assert_true (g_variant_lookup (merged->extra, "both", "&s", &both));
      g_assert_cmpstr (both, ==, "b");
      g_assert_true (g_variant_lookup (merged->extra, "left", "x", &number));
      g_assert_true (g_variant_lookup (merged->extra, "right", "x", &number));
      g_assert_cmpuint (g_variant_n_children (merged->extra), ==, 3);
    }
}

static GVariant *
random_value (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return NULL;
    case 1:
      return g_variant_new_int64 (g_rand_int_range (rand, 0, 3));
    case 2:
      return g_variant_new_string (g_rand_boolean (rand) ? "words" : "more words");
    default:
      return fixture_course_value ("t", "Course", g_rand_int_range (rand, 0, 3));
    }
}

/* One device's history: its own changes, what others brought meanwhile, and
 * registers of damaged clocks that give one moment twice. */
static void
live (GRand          *rand,
      StudyProgress **devices,
      guint           n_devices,
      guint           n_steps)
{
  static const char * const scopes[] = { "item", "topic", "course", "unknown" };
  static const char * const fields[] = { "done", "note" };
  static const char * const names[] = { "device-a", "device-b", "device-c" };

  for (guint i = 0; i < n_steps; i++)
    {
      StudyProgress *device = devices[g_rand_int_range (rand, 0, n_devices)];
      const char *scope = scopes[g_rand_int_range (rand, 0, G_N_ELEMENTS (scopes))];
      const char *field = fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))];
      g_autofree char *id = g_strdup_printf ("x%u", g_rand_int_range (rand, 0, 6));

      switch (g_rand_int_range (rand, 0, 10))
        {
        case 0:
          fixture_merge (device, devices[g_rand_int_range (rand, 0, n_devices)]);
          break;
        case 1:
        case 2:
          fixture_merge_register (device, scope, id, field, random_value (rand), g_rand_int_range (rand, 1, 4),
                                  names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
          break;
        default:
          study_progress_set_value (device, scope, id, field, random_value (rand));
        }
    }
}

static char *
merge_in_order (StudyProgress **devices,
                const guint    *order,
                guint           n)
{
  g_autoptr (StudyProgress) sum = study_progress_new ("sample", "device-sum");

  for (guint i = 0; i < n; i++)
    fixture_merge (sum, devices[order[i]]);

  return fixture_dump (sum, TRUE);
}

static void
test_merge_laws (void)
{
  static const guint orders[][6] = {
    { 0, 1, 2, 0, 1, 2 }, { 0, 2, 1, 1, 2, 0 }, { 1, 0, 2, 2, 2, 2 },
    { 1, 2, 0, 0, 0, 1 }, { 2, 0, 1, 0, 2, 1 }, { 2, 1, 0, 2, 1, 0 },
  };

  for (guint round = 0; round < 200; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (StudyProgress) a = study_progress_new ("sample", "device-a");
      g_autoptr (StudyProgress) b = study_progress_new ("sample", "device-b");
      g_autoptr (StudyProgress) c = study_progress_new ("sample", "device-c");
      StudyProgress *devices[] = { a, b, c };
      g_autoptr (StudyProgress) bc = study_progress_new ("sample", "device-sum");
      g_autofree char *expected = NULL;
      g_autofree char *own = NULL;
      g_autofree char *again = NULL;
      g_autofree char *grouped = NULL;

      g_test_message ("seed %u", seed);
      live (rand, devices, 3, 60);
      expected = merge_in_order (devices, orders[0], 3);

      /* Any order, and any again. */
      for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
        {
          g_autofree char *thrice = merge_in_order (devices, orders[i], 3);
          g_autofree char *more = merge_in_order (devices, orders[i], 6);

          g_assert_cmpstr (thrice, ==, expected);
          g_assert_cmpstr (more, ==, expected);
        }

      /* (b + c) into a is (a + b) + c. */
      own = fixture_dump (a, TRUE);
      g_assert_cmpuint (fixture_merge (a, a), ==, 0);
      again = fixture_dump (a, TRUE);
      g_assert_cmpstr (own, ==, again);
      fixture_merge (bc, b);
      fixture_merge (bc, c);
      fixture_merge (a, bc);
      grouped = fixture_dump (a, TRUE);
      g_assert_cmpstr (grouped, ==, expected);
      g_assert_cmpuint (fixture_merge (a, b), ==, 0);
      g_assert_cmpuint (fixture_merge (a, c), ==, 0);
    }
}

/* Whoever changes something after a merge wins everywhere. */
static void
test_merge_last_word (void)
{
  for (guint round = 0; round < 50; round++)
    {
      guint32 seed = g_test_rand_int ();
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (StudyProgress) a = study_progress_new ("sample", "device-a");
      g_autoptr (StudyProgress) b = study_progress_new ("sample", "device-b");
      StudyProgress *devices[] = { a, b };

      g_test_message ("seed %u", seed);
      live (rand, devices, 2, 40);
      fixture_merge (a, b);
      study_progress_set_text (a, "topic", "x0", "note", "the last word");
      fixture_merge (b, a);
      g_assert_cmpstr (study_progress_get_text (b, "topic", "x0", "note"), ==, "the last word");
      study_progress_set_value (b, "topic", "x0", "note", NULL);
      fixture_merge (a, b);
      g_assert_null (study_progress_get_value (a, "topic", "x0", "note"));
    }
}

static void
test_order_of_keys (void)
{
  static const char * const sorted[][3] = {
    { "course", "a", "course" }, { "item", "a", "done" }, { "item", "a", "title" },
    { "item", "a/b", "done" }, { "item", "b", "done" }, { "topic", "a", "note" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        g_autoptr (StudyRegister) a =
          study_register_new (sorted[i][0], sorted[i][1], sorted[i][2], NULL, 1, "z", NULL);
        g_autoptr (StudyRegister) b =
          study_register_new (sorted[j][0], sorted[j][1], sorted[j][2], NULL, 2, "a", NULL);
        int order = study_register_compare_key (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        g_assert_true (study_register_is (a, sorted[i][0], sorted[i][2]));
        g_assert_false (study_register_is (a, sorted[i][0], "other"));
        g_assert_false (study_register_is (a, "other", sorted[i][2]));
      }
}

/* The first moment there is counts as done, as all others do. */
static void
test_done_at_zero (void)
{
  g_autoptr (StudyProgress) progress = study_progress_new ("t", "0000000a");
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_snapshot_new ("t", STUDY_PROGRESS_VERSION, NULL);

  g_ptr_array_add (snapshot->registers,
                   study_register_new (STUDY_SCOPE_ITEM, "s/t/i", STUDY_FIELD_DONE, g_variant_new_int64 (0), 1,
                                       "0000000b", NULL));
  study_progress_merge (progress, snapshot);
  g_assert_cmpint (study_progress_get_done_time (progress, "s/t/i"), >, 0);
  g_assert_cmpuint (study_progress_snapshot_count_done (snapshot), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/values", test_values);
  g_test_add_func ("/progress/same-value", test_same_value);
  g_test_add_func ("/progress/done-time", test_done_time);
  g_test_add_func ("/progress/done-again", test_done_again);
  g_test_add_func ("/progress/done-local", test_done_local);
  g_test_add_func ("/progress/done-merge", test_done_merge);
  g_test_add_func ("/progress/clock", test_clock);
  g_test_add_func ("/progress/clock-end", test_clock_end);
  g_test_add_func ("/progress/read-only", test_read_only);
  g_test_add_func ("/progress/groups", test_groups);
  g_test_add_func ("/progress/group-in-end", test_group_in_end);
  g_test_add_func ("/progress/snapshot", test_snapshot);
  g_test_add_func ("/progress/snapshot-threads", test_snapshot_threads);
  g_test_add_func ("/progress/merge/rules", test_merge_rules);
  g_test_add_func ("/progress/merge/laws", test_merge_laws);
  g_test_add_func ("/progress/merge/last-word", test_merge_last_word);
  g_test_add_func ("/progress/merge/unknown", test_merge_unknown);
  g_test_add_func ("/progress/unknown", test_unknown);
  g_test_add_func ("/progress/order-of-keys", test_order_of_keys);
  g_test_add_func ("/progress/done-at-zero", test_done_at_zero);

  return g_test_run ();
}
