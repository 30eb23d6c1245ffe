/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"

G_BEGIN_DECLS

/* What a guide becomes. All steps of the reader use these types. */

/**
 * StudyGuideRole:
 * @STUDY_GUIDE_BLANK: a line with nothing on it
 * @STUDY_GUIDE_TITLE: the title of the trail
 * @STUDY_GUIDE_DESCRIPTION: what the trail is
 * @STUDY_GUIDE_OBJECTIVE: what one is able to do at its end
 * @STUDY_GUIDE_STAGE: a stage
 * @STUDY_GUIDE_TOPIC: a topic
 * @STUDY_GUIDE_TEXT: the text of a stage or topic
 * @STUDY_GUIDE_LESSON: something to understand
 * @STUDY_GUIDE_COURSE: a course
 * @STUDY_GUIDE_RESOURCE: an article, a video or the like
 * @STUDY_GUIDE_PROJECT: a practical project
 * @STUDY_GUIDE_REFERENCE: a link to documentation
 * @STUDY_GUIDE_ADVICE: advice on how to use the trail
 * @STUDY_GUIDE_TOOLS: essential tools
 * @STUDY_GUIDE_STRUCTURE: what holds others together and is nothing itself: a
 *   heading above items of one kind, the header and the delimiter of a table
 * @STUDY_GUIDE_LEFT_OUT: nothing
 *
 * What became of a line of a guide.
 */
typedef enum
{
  STUDY_GUIDE_BLANK,
  STUDY_GUIDE_TITLE,
  STUDY_GUIDE_DESCRIPTION,
  STUDY_GUIDE_OBJECTIVE,
  STUDY_GUIDE_STAGE,
  STUDY_GUIDE_TOPIC,
  STUDY_GUIDE_TEXT,
  STUDY_GUIDE_LESSON,
  STUDY_GUIDE_COURSE,
  STUDY_GUIDE_RESOURCE,
  STUDY_GUIDE_PROJECT,
  STUDY_GUIDE_REFERENCE,
  STUDY_GUIDE_ADVICE,
  STUDY_GUIDE_TOOLS,
  STUDY_GUIDE_STRUCTURE,
  STUDY_GUIDE_LEFT_OUT,
} StudyGuideRole;

#define STUDY_TYPE_GUIDE_ROLE (study_guide_role_get_type ())
GType study_guide_role_get_type (void);

/**
 * StudyGuideLine:
 * @role: what became of it
 * @reason: why, as a short sentence in the language of the program; a static
 *   string, translated already
 *
 * What became of a line of a guide, and why.
 */
typedef struct
{
  StudyGuideRole role;
  const char *reason;
} StudyGuideLine;

/**
 * StudyGuideGroup:
 * @STUDY_GUIDE_GROUP_NONE: the way, and what else becomes a part of the trail
 * @STUDY_GUIDE_GROUP_INTRODUCTION: what stands in front of the way
 * @STUDY_GUIDE_GROUP_APPENDIX: what stands behind it
 * @STUDY_GUIDE_GROUP_LEFT_OUT: what else the reader leaves out
 *
 * Where a part is offered to the user. It stays there when they take it in.
 */
typedef enum
{
  STUDY_GUIDE_GROUP_NONE,
  STUDY_GUIDE_GROUP_INTRODUCTION,
  STUDY_GUIDE_GROUP_APPENDIX,
  STUDY_GUIDE_GROUP_LEFT_OUT,
} StudyGuideGroup;

/**
 * StudyGuideNode:
 * @title: its text, without markup
 * @children: (element-type StudyGuideNode): what is in it
 * @first_line: its first line in the source, from 0
 * @last_line: the last line of all that is in it
 * @role: what it became
 * @read_role: what the reader made of it, whatever the user chose; %STUDY_GUIDE_LEFT_OUT
 *   while the user leaves it out
 * @included_role: if it is in a group, the choice that takes it in
 * @group: where it is offered
 * @form: how it stands in the source: alike for headings of one level, and for items that
 *   are nested as deep
 * @level: how deep it stands in the outline of the source, from 1
 * @excluded: whether the person left it out, itself or with what it is in
 * @special: whether its heading says that it is no part of the way
 * @marked: whether the source marks it as done
 *
 * A part of a guide: what the person sees of it before it is added, and can
 * decide on by its first line.
 */
typedef struct
{
  char *title;
  GPtrArray *children;
  guint first_line;
  guint last_line;
  StudyGuideRole role : 8;
  StudyGuideRole read_role : 8;
  StudyGuideRole included_role : 8;
  StudyGuideGroup group : 8;
  guint form : 16;
  guint level : 8;
  guint excluded : 1;
  guint special : 1;
  guint marked : 1;
} StudyGuideNode;

/**
 * StudyGuideOptions:
 * @title: (nullable): the title of the trail, %NULL for that of the source
 * @stage_level: which parts are stages, 0 for what the source suggests
 * @language: (nullable): the language of its texts, a BCP 47 tag; %NULL for what the source
 *   says or is in
 * @choices: (nullable): what the parts become on which the person decided, as
 *   GUINT_TO_POINTER (first_line) -> GUINT_TO_POINTER (role): one of the kinds,
 *   %STUDY_GUIDE_LEFT_OUT, or %STUDY_GUIDE_BLANK for what the reader makes of a part that
 *   it would leave out for what its heading says. See study_guide_choices_choose()
 *
 * What a person decides on a guide.
 */
typedef struct
{
  const char *title;
  guint stage_level;
  const char *language;
  GHashTable *choices;
} StudyGuideOptions;

/**
 * StudyGuidePlan:
 * @content: the trail, with provisional ids: see study_content_assign_ids()
 * @lines: (element-type StudyGuideLine): what became of each line
 * @outline: (element-type StudyGuideNode): the parts of the source
 * @stage_level: what counts as a stage, one of study_guide_get_levels() or 0
 *   when there is nothing to choose from
 * @n_marked: how many items the source marks as done
 * @n_left_out: how many lines that are not blank became nothing
 * @is_guide: whether this looks as a study guide; when not, @content is the
 *   outline that was found, and the person is to decide
 * @notes: (array zero-terminated=1): what else there is to say, in the
 *   language of the program: of the encoding, of relative links
 *
 * What a guide becomes.
 */
typedef struct
{
  StudyContent *content;
  GArray *lines;
  GPtrArray *outline;
  guint stage_level;
  guint n_marked;
  guint n_left_out;
  gboolean is_guide;
  GStrv notes;
} StudyGuidePlan;

void            study_guide_plan_free     (StudyGuidePlan           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyGuidePlan, study_guide_plan_free)

const char     *study_guide_role_to_label (StudyGuideRole  role);
StudyGuideRole  study_guide_role_for_item (StudyItemKind   kind);
gboolean        study_guide_role_is_kind  (StudyGuideRole  role);
gboolean        study_guide_role_to_item  (StudyGuideRole  role,
                                           StudyItemKind  *kind);
void            study_guide_node_free     (StudyGuideNode *self);

G_END_DECLS
