/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-topic.h"

G_BEGIN_DECLS

#define STUDY_TYPE_NOTE_VIEW (study_note_view_get_type ())

G_DECLARE_FINAL_TYPE (StudyNoteView, study_note_view, STUDY, NOTE_VIEW, GtkWidget)

G_END_DECLS
