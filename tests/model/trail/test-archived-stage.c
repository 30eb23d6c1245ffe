/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/markdown/study-trail-text.h"

#include "formats/edition/study-content-ids.h"
#include "model/content/content-fixture.h"
#include "model/trail/trail-oracle.h"

/* What is in an archived stage shows its state and counts nowhere. */

#define OUTLINE \
  "Web\n Django\n  l ORM\n  p Shop\n" \
  "+Archived\n CSS > Django\n  l Grid\n  l Flex\n  p Page\n ?HTML\n  l Tags\n" \
  "Data\n SQL > CSS\n  l Joins\n"

static StudyTrail *
make_trail (StudyProgress **progress)
{
  g_autoptr (StudyContent) content = fixture_content_new (OUTLINE);
  StudyTrail *trail;

  study_content_assign_ids (content, NULL);
  fixture_assert_valid (content);
  trail = study_trail_new (content);
  *progress = study_progress_new (study_trail_get_id (trail), "3f2a9c1e");
  study_trail_set_progress (trail, *progress);

  return trail;
}

static void
set_done (StudyTrail *trail,
          const char *id)
{
  StudyItem *item = study_trail_find_item (trail, id);

  g_assert_nonnull (item);
  study_item_set_done (item, TRUE);
  g_assert_true (study_item_get_done (item));
  oracle_check (trail);
}

static void
test_counts (void)
{
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyTrail) trail = make_trail (&progress);
  StudyStage *archived = study_trail_find_stage (trail, "archived");
  StudyTopic *topic = study_trail_find_topic (trail, "archived/css");

  oracle_check (trail);
  g_assert_true (study_stage_get_archived (archived));
  g_assert_cmpuint (study_trail_get_total (trail), ==, 3);
  g_assert_cmpuint (fixture_get_uint (trail, "extra-total"), ==, 0);
  g_assert_cmpuint (study_stage_get_total (archived), ==, 0);
  g_assert_cmpuint (study_stage_get_number (study_trail_find_stage (trail, "data")), ==, 2);

  set_done (trail, "archived/css/grid");
  set_done (trail, "archived/css/project");
  set_done (trail, "archived/html/tags");
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, 0);
  g_assert_cmpuint (study_trail_get_projects_done (trail), ==, 0);
  g_assert_cmpuint (study_topic_get_done (topic), ==, 2);
  g_assert_cmpint (study_topic_get_state (topic), ==, STUDY_TOPIC_IN_PROGRESS);

  study_topic_set_skipped (topic, TRUE);
  oracle_check (trail);
  g_assert_cmpuint (fixture_get_uint (trail, "skipped-total"), ==, 0);
}

/* It holds nothing up, waits for nothing, and is never the next. */
static void
test_order (void)
{
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyTrail) trail = make_trail (&progress);

  g_assert_null (study_topic_get_blocker (study_trail_find_topic (trail, "archived/css")));
  g_assert_null (study_topic_get_blocker (study_trail_find_topic (trail, "data/sql")));
  set_done (trail, "web/django/orm");
  set_done (trail, "web/django/project");
  g_assert_true (study_trail_get_next_topic (trail) == study_trail_find_topic (trail, "data/sql"));
  set_done (trail, "data/sql/joins");
  g_assert_null (study_trail_get_next_topic (trail));
  g_assert_true (study_trail_get_finished (trail));
}

/* One that is added while the trail is in use. */
static void
test_late (void)
{
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyTrail) trail = make_trail (&progress);
  g_autoptr (StudyContent) content = study_content_fork (study_trail_get_content (trail));
  StudyContentStage *stage = fixture_append_stage (content, "late");

  stage->archived = TRUE;
  fixture_append_item (fixture_append_topic (stage, "late/topic", FALSE, NULL), "item", STUDY_ITEM_LESSON, NULL);
  study_trail_apply (trail, content);
  oracle_check (trail);
  g_assert_cmpuint (study_trail_get_total (trail), ==, 3);
  set_done (trail, "late/topic/item");
  g_assert_cmpuint (study_trail_get_all_done (trail), ==, 0);
}

static void
test_text (void)
{
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyTrail) trail = make_trail (&progress);
  g_autofree char *text = NULL;

  set_done (trail, "archived/css/grid");
  text = study_trail_to_text (trail, FALSE);
  g_assert_cmpstr (text, ==,
                   "A sample  0/3\n"
                   "\n"
                   "1. Web  0/2\n"
                   "  [ ] Django  0/2\n"
                   "    [ ] ORM\n"
                   "    [ ] Shop\n"
                   "\n"
                   "Archived\n"
                   "  [~] CSS  1/3\n"
                   "    [x] Grid\n"
                   "    [ ] Flex\n"
                   "    [ ] Page\n"
                   "\n"
                   "2. Data  0/1\n"
                   "  [ ] SQL  0/1\n"
                   "    [ ] Joins\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archived-stage/counts", test_counts);
  g_test_add_func ("/archived-stage/order", test_order);
  g_test_add_func ("/archived-stage/late", test_late);
  g_test_add_func ("/archived-stage/text", test_text);

  return g_test_run ();
}
