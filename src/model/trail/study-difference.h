/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/**
 * StudyDifferenceKind:
 * @STUDY_DIFFERENCE_DONE: an item would be done
 * @STUDY_DIFFERENCE_NOT_DONE: an item would no longer be done
 * @STUDY_DIFFERENCE_NOTE_ADDED: there would be a note
 * @STUDY_DIFFERENCE_NOTE_CHANGED: a note would be another
 * @STUDY_DIFFERENCE_NOTE_REMOVED: a note would be gone
 * @STUDY_DIFFERENCE_COURSE_ADDED: there would be a course of one's own
 * @STUDY_DIFFERENCE_COURSE_CHANGED: a course of one's own would be another
 * @STUDY_DIFFERENCE_COURSE_REMOVED: a course of one's own would be gone
 * @STUDY_DIFFERENCE_PROJECT_CHANGED: a project would have another title or link
 * @STUDY_DIFFERENCE_SKIPPED: a topic would be skipped
 * @STUDY_DIFFERENCE_NOT_SKIPPED: a topic would no longer be skipped
 * @STUDY_DIFFERENCE_HABIT: something would be another that the user chose for all trails
 * @STUDY_DIFFERENCE_OTHER: something that this program does not know
 *
 * What would change if another document were taken over.
 */
typedef enum
{
  STUDY_DIFFERENCE_DONE,
  STUDY_DIFFERENCE_NOT_DONE,
  STUDY_DIFFERENCE_NOTE_ADDED,
  STUDY_DIFFERENCE_NOTE_CHANGED,
  STUDY_DIFFERENCE_NOTE_REMOVED,
  STUDY_DIFFERENCE_COURSE_ADDED,
  STUDY_DIFFERENCE_COURSE_CHANGED,
  STUDY_DIFFERENCE_COURSE_REMOVED,
  STUDY_DIFFERENCE_PROJECT_CHANGED,
  STUDY_DIFFERENCE_SKIPPED,
  STUDY_DIFFERENCE_NOT_SKIPPED,
  STUDY_DIFFERENCE_HABIT,
  STUDY_DIFFERENCE_OTHER,
} StudyDifferenceKind;

#define STUDY_TYPE_DIFFERENCE (study_difference_get_type ())

G_DECLARE_FINAL_TYPE (StudyDifference, study_difference, STUDY, DIFFERENCE, GObject)

/**
 * StudyDifference:
 * @kind: what would change
 * @title: the title of what it is about, or its id where the trail does not have it
 * @topic_title: the title of the topic that it is in, empty where it is the topic itself
 * @value: (nullable): what it would be, as its register has it; of a project,
 *   the title or the link
 * @position: where that is in the trail; what is not in it comes last
 *
 * One thing that would change if another document of progress were merged or
 * restored, as a person understands it. It does not change itself.
 */
struct _StudyDifference
{
  GObject parent_instance;

  StudyDifferenceKind kind;
  char *title;
  char *topic_title;
  GVariant *value;
  guint position;
};

GListModel *study_difference_list_new (StudyTrail                  *trail,
                                       StudyProgress               *progress,
                                       const StudyProgressSnapshot *other,
                                       gboolean                     replace);

G_END_DECLS
