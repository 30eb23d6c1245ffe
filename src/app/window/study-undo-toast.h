/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-history.h"

G_BEGIN_DECLS

#define STUDY_TYPE_UNDO_TOAST (study_undo_toast_get_type ())

G_DECLARE_FINAL_TYPE (StudyUndoToast, study_undo_toast, STUDY, UNDO_TOAST, GObject)

StudyUndoToast *study_undo_toast_new         (AdwToastOverlay *overlay);
void            study_undo_toast_set_overlay (StudyUndoToast  *self,
                                              AdwToastOverlay *overlay);
void            study_undo_toast_set_history (StudyUndoToast  *self,
                                              StudyHistory    *history);

G_END_DECLS
