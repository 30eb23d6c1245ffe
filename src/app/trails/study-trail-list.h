/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "storage/library/study-library.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TRAIL_LIST (study_trail_list_get_type ())

G_DECLARE_FINAL_TYPE (StudyTrailList, study_trail_list, STUDY, TRAIL_LIST, GObject)

StudyTrailList *study_trail_list_new           (StudyLibrary   *library,
                                                GSettings      *settings);
GListModel     *study_trail_list_get_all       (StudyTrailList *self);
GListModel     *study_trail_list_get_shown     (StudyTrailList *self);
guint           study_trail_list_find          (StudyTrailList *self,
                                                const char     *id);
gboolean        study_trail_list_move          (StudyTrailList *self,
                                                const char     *id,
                                                guint           position);
gboolean        study_trail_list_get_hidden    (StudyTrailList *self,
                                                const char     *id);
void            study_trail_list_set_hidden    (StudyTrailList *self,
                                                const char     *id,
                                                gboolean        hidden);
char           *study_trail_list_dup_neighbour (StudyTrailList *self,
                                                const char     *id);
char           *study_trail_list_dup_initial   (StudyTrailList *self,
                                                const char     *id);
char          **study_trail_list_dup_shown     (StudyTrailList *self);
void            study_trail_list_set_open      (StudyTrailList *self,
                                                StudyTrail     *trail);
void            study_trail_list_update        (StudyTrailList *self);

G_END_DECLS
