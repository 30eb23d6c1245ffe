/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content-part.h"

G_BEGIN_DECLS

/* The longest time that a person may set for an item, in hours. */
#define STUDY_CONTENT_MAX_HOURS 10000

/**
 * StudyContentError:
 * @STUDY_CONTENT_ERROR_MISSING: there is no such part
 * @STUDY_CONTENT_ERROR_TITLE: a title is empty
 * @STUDY_CONTENT_ERROR_LINK: a link may not be opened
 * @STUDY_CONTENT_ERROR_CYCLE: a topic would require itself
 * @STUDY_CONTENT_ERROR_PROJECT: a project is bound to its course or topic
 *
 * Why content cannot be changed so.
 */
typedef enum
{
  STUDY_CONTENT_ERROR_MISSING,
  STUDY_CONTENT_ERROR_TITLE,
  STUDY_CONTENT_ERROR_LINK,
  STUDY_CONTENT_ERROR_CYCLE,
  STUDY_CONTENT_ERROR_PROJECT,
} StudyContentError;

#define STUDY_CONTENT_ERROR (study_content_error_quark ())

GQuark study_content_error_quark (void);

char     *study_content_edit_add_stage     (StudyContent       *self,
                                            const char         *slug,
                                            const char         *title,
                                            GHashTable         *taken,
                                            GError            **error);
char     *study_content_edit_add_topic     (StudyContent       *self,
                                            const char         *stage_id,
                                            const char         *slug,
                                            const char         *title,
                                            GHashTable         *taken,
                                            GError            **error);
char     *study_content_edit_add_item      (StudyContent       *self,
                                            const char         *topic_id,
                                            StudyItemKind       kind,
                                            const char         *slug,
                                            const char         *title,
                                            GHashTable         *taken,
                                            GError            **error);
char     *study_content_edit_add_project   (StudyContent       *self,
                                            const char         *owner_id,
                                            const char         *title,
                                            GError            **error);
char     *study_content_edit_add_reference (StudyContent       *self,
                                            const char         *topic_id,
                                            const char         *title,
                                            const char         *url,
                                            GError            **error);
gboolean  study_content_edit_remove        (StudyContent       *self,
                                            const char         *id,
                                            GError            **error);
gboolean  study_content_edit_move          (StudyContent       *self,
                                            const char         *id,
                                            const char         *parent_id,
                                            guint               position,
                                            GError            **error);
gboolean  study_content_edit_set_text      (StudyContent       *self,
                                            const char         *id,
                                            StudyContentField   field,
                                            const char         *text,
                                            GError            **error);
gboolean  study_content_edit_set_kind      (StudyContent       *self,
                                            const char         *item_id,
                                            StudyItemKind       kind,
                                            GError            **error);
gboolean  study_content_edit_set_hours     (StudyContent       *self,
                                            const char         *item_id,
                                            double              hours,
                                            GError            **error);
gboolean  study_content_edit_set_optional  (StudyContent       *self,
                                            const char         *topic_id,
                                            gboolean            optional,
                                            GError            **error);
gboolean  study_content_edit_set_requires  (StudyContent       *self,
                                            const char         *topic_id,
                                            const char * const *requires,
                                            GError            **error);

GPtrArray *study_content_list_possible_requires (const StudyContent *self,
                                                 const char         *topic_id);

G_END_DECLS
