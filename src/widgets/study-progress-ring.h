/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PROGRESS_RING (study_progress_ring_get_type ())

G_DECLARE_FINAL_TYPE (StudyProgressRing, study_progress_ring, STUDY, PROGRESS_RING, GtkWidget)

GtkWidget *study_progress_ring_new          (int                size,
                                             gboolean           show_label);
void       study_progress_ring_set_fraction (StudyProgressRing *self,
                                             double             fraction);
void       study_progress_ring_set_state    (StudyProgressRing *self,
                                             StudyTopicState    state);
void       study_progress_ring_jump         (StudyProgressRing *self);

G_END_DECLS
