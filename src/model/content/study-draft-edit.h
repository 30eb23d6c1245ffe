/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-draft-part.h"

G_BEGIN_DECLS

/* The longest time that a person may set for an item, in hours. */
#define STUDY_DRAFT_MAX_HOURS 10000

/**
 * StudyDraftError:
 * @STUDY_DRAFT_ERROR_MISSING: there is no such part
 * @STUDY_DRAFT_ERROR_TITLE: a title is empty
 * @STUDY_DRAFT_ERROR_LINK: a link may not be opened
 * @STUDY_DRAFT_ERROR_CYCLE: a topic would require itself
 * @STUDY_DRAFT_ERROR_PROJECT: a project is bound to its course or topic
 *
 * Why a draft cannot be changed so.
 */
typedef enum
{
  STUDY_DRAFT_ERROR_MISSING,
  STUDY_DRAFT_ERROR_TITLE,
  STUDY_DRAFT_ERROR_LINK,
  STUDY_DRAFT_ERROR_CYCLE,
  STUDY_DRAFT_ERROR_PROJECT,
} StudyDraftError;

#define STUDY_DRAFT_ERROR (study_draft_error_quark ())

GQuark    study_draft_error_quark        (void);
gboolean  study_draft_fail_missing       (GError          **error);

char     *study_draft_edit_add_stage     (StudyDraft       *self,
                                          const char       *slug,
                                          const char       *title,
                                          GHashTable       *taken,
                                          GError          **error);
char     *study_draft_edit_add_topic     (StudyDraft       *self,
                                          const char       *stage_id,
                                          const char       *slug,
                                          const char       *title,
                                          GHashTable       *taken,
                                          GError          **error);
char     *study_draft_edit_add_item      (StudyDraft       *self,
                                          const char       *topic_id,
                                          StudyItemKind     kind,
                                          const char       *slug,
                                          const char       *title,
                                          GHashTable       *taken,
                                          GError          **error);
char     *study_draft_edit_add_project   (StudyDraft       *self,
                                          const char       *owner_id,
                                          const char       *title,
                                          GError          **error);
char     *study_draft_edit_add_reference (StudyDraft       *self,
                                          const char       *topic_id,
                                          const char       *title,
                                          const char       *url,
                                          GError          **error);
gboolean  study_draft_edit_remove        (StudyDraft       *self,
                                          const char       *id,
                                          GError          **error);
gboolean  study_draft_edit_move          (StudyDraft       *self,
                                          const char       *id,
                                          const char       *parent_id,
                                          guint             position,
                                          GError          **error);
gboolean  study_draft_edit_set_text      (StudyDraft       *self,
                                          const char       *id,
                                          StudyDraftField   field,
                                          const char       *text,
                                          GError          **error);
gboolean  study_draft_edit_set_kind      (StudyDraft       *self,
                                          const char       *item_id,
                                          StudyItemKind     kind,
                                          GError          **error);
gboolean  study_draft_edit_set_hours     (StudyDraft       *self,
                                          const char       *item_id,
                                          double            hours,
                                          GError          **error);
gboolean  study_draft_edit_set_optional  (StudyDraft       *self,
                                          const char       *topic_id,
                                          gboolean          optional,
                                          GError          **error);

G_END_DECLS
