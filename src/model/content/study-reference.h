/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDY_TYPE_REFERENCE (study_reference_get_type ())

G_DECLARE_FINAL_TYPE (StudyReference, study_reference, STUDY, REFERENCE, GObject)

StudyReference *study_reference_new       (const char     *title,
                                           const char     *url);
const char     *study_reference_get_title (StudyReference *self);
const char     *study_reference_get_url   (StudyReference *self);
GVariant       *study_reference_get_extra (StudyReference *self);
void            study_reference_set_extra (StudyReference *self,
                                           GVariant       *extra);
gboolean        study_reference_equal     (gconstpointer   a,
                                           gconstpointer   b);

G_END_DECLS
