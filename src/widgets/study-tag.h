/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDY_TYPE_TAG (study_tag_get_type ())

G_DECLARE_FINAL_TYPE (StudyTag, study_tag, STUDY, TAG, GtkWidget)

GtkWidget  *study_tag_new       (const char *label);
const char *study_tag_get_label (StudyTag *self);
void        study_tag_set_label (StudyTag   *self,
                                 const char *label);

G_END_DECLS
