/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudyTrailChangeKind:
 * @STUDY_TRAIL_CHANGE_NEW: something that was not there
 * @STUDY_TRAIL_CHANGE_CHANGED: something that is in the same place and says
 *   something else: see #StudyTrailAspects
 * @STUDY_TRAIL_CHANGE_MOVED: something that is in another place, and may say
 *   something else too
 * @STUDY_TRAIL_CHANGE_RETURNED: something that was archived and has a place
 *   again
 * @STUDY_TRAIL_CHANGE_ARCHIVED: something that is gone, and is kept in the
 *   archived stage for what the user did on it: see #StudyTrailKept
 * @STUDY_TRAIL_CHANGE_GONE: something that is gone
 *
 * What a newer edition does to a part of a trail, in the order in which it is
 * shown.
 */
typedef enum
{
  STUDY_TRAIL_CHANGE_NEW,
  STUDY_TRAIL_CHANGE_CHANGED,
  STUDY_TRAIL_CHANGE_MOVED,
  STUDY_TRAIL_CHANGE_RETURNED,
  STUDY_TRAIL_CHANGE_ARCHIVED,
  STUDY_TRAIL_CHANGE_GONE,
} StudyTrailChangeKind;

#define STUDY_TRAIL_N_CHANGE_KINDS (STUDY_TRAIL_CHANGE_GONE + 1)

/**
 * StudyTrailPart:
 * @STUDY_TRAIL_PART_TRAIL: the trail itself
 * @STUDY_TRAIL_PART_STAGE: a stage
 * @STUDY_TRAIL_PART_TOPIC: a topic
 * @STUDY_TRAIL_PART_ITEM: an item
 *
 * What a change is about.
 */
typedef enum
{
  STUDY_TRAIL_PART_TRAIL,
  STUDY_TRAIL_PART_STAGE,
  STUDY_TRAIL_PART_TOPIC,
  STUDY_TRAIL_PART_ITEM,
} StudyTrailPart;

/**
 * StudyTrailAspects:
 * @STUDY_TRAIL_ASPECT_NONE: nothing
 * @STUDY_TRAIL_ASPECT_TITLE: its title
 * @STUDY_TRAIL_ASPECT_TEXT: its text; of a trail its description or objective
 * @STUDY_TRAIL_ASPECT_LINK: its link
 * @STUDY_TRAIL_ASPECT_HOURS: how long it takes
 * @STUDY_TRAIL_ASPECT_PROVIDER: who offers it
 * @STUDY_TRAIL_ASPECT_KIND: what it is, such as a course instead of a lesson
 * @STUDY_TRAIL_ASPECT_OPTIONAL: whether it is an extra
 * @STUDY_TRAIL_ASPECT_REQUIRES: what should be finished first
 * @STUDY_TRAIL_ASPECT_REFERENCES: its links to documentation
 * @STUDY_TRAIL_ASPECT_ADVICE: the advice on how to use the trail
 * @STUDY_TRAIL_ASPECT_TOOLS: the essential tools
 *
 * What is different in a part of a trail.
 */
typedef enum
{
  STUDY_TRAIL_ASPECT_NONE = 0,
  STUDY_TRAIL_ASPECT_TITLE = 1 << 0,
  STUDY_TRAIL_ASPECT_TEXT = 1 << 1,
  STUDY_TRAIL_ASPECT_LINK = 1 << 2,
  STUDY_TRAIL_ASPECT_HOURS = 1 << 3,
  STUDY_TRAIL_ASPECT_PROVIDER = 1 << 4,
  STUDY_TRAIL_ASPECT_KIND = 1 << 5,
  STUDY_TRAIL_ASPECT_OPTIONAL = 1 << 6,
  STUDY_TRAIL_ASPECT_REQUIRES = 1 << 7,
  STUDY_TRAIL_ASPECT_REFERENCES = 1 << 8,
  STUDY_TRAIL_ASPECT_ADVICE = 1 << 9,
  STUDY_TRAIL_ASPECT_TOOLS = 1 << 10,
} StudyTrailAspects;

/**
 * StudyTrailKept:
 * @STUDY_TRAIL_KEPT_NONE: nothing
 * @STUDY_TRAIL_KEPT_DONE: it is done, or something in it
 * @STUDY_TRAIL_KEPT_NOTE: there is a note on it
 * @STUDY_TRAIL_KEPT_COURSES: there are courses that the user added in it
 * @STUDY_TRAIL_KEPT_PROJECT: the user named or linked a project
 *
 * What the user did on a part of a trail that is gone.
 */
typedef enum
{
  STUDY_TRAIL_KEPT_NONE = 0,
  STUDY_TRAIL_KEPT_DONE = 1 << 0,
  STUDY_TRAIL_KEPT_NOTE = 1 << 1,
  STUDY_TRAIL_KEPT_COURSES = 1 << 2,
  STUDY_TRAIL_KEPT_PROJECT = 1 << 3,
} StudyTrailKept;

#define STUDY_TYPE_TRAIL_CHANGE (study_trail_change_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailChange, study_trail_change, STUDY, TRAIL_CHANGE, GObject)

/**
 * StudyTrailChange:
 * @kind: what the update does
 * @part: what it is about
 * @title: the title of that, as it will be
 * @path: the titles of the stage and the topic that it is in; empty for a stage
 * @old_title: its title until now, empty where that stays
 * @old_path: the titles of what it was in until now, empty where it stays there
 * @aspects: what is different in it
 * @kept: for what it is kept, when it is archived
 * @n_items: how many items it is about: 1 for an item, those in it for a stage or
 *   topic that is new or gone, else 0
 *
 * One thing that a newer edition of a trail does to it, as a person understands
 * it. Everything in a stage or topic that is new or gone is told with it, as a
 * number of items; what is archived is told one by one. Once it is in a list it
 * does not change.
 */
struct _StudyTrailChange
{
  GObject parent_instance;

  StudyTrailChangeKind kind;
  StudyTrailPart part;
  char *title;
  char *path;
  char *old_title;
  char *old_path;
  StudyTrailAspects aspects;
  StudyTrailKept kept;
  guint n_items;
};

StudyTrailChange *study_trail_change_new     (StudyTrailChangeKind  kind,
                                              StudyTrailPart        part,
                                              const char           *title,
                                              const char           *path);
void              study_trail_change_set_old (StudyTrailChange     *self,
                                              const char           *title,
                                              const char           *path);

G_END_DECLS
