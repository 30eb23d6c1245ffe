/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide.h"

G_BEGIN_DECLS

/* What is said of the parts and the lines of a guide; pure functions, whose first
 * argument is the object that asks. */

char     *study_closure_role        (gpointer        object,
                                     StudyGuideRole  role);
gboolean  study_closure_is_part     (gpointer        object,
                                     StudyGuideRole  role);
gboolean  study_closure_has_role    (gpointer        object,
                                     StudyGuideRole  role);
char     *study_closure_part        (gpointer        object,
                                     const char     *title,
                                     StudyGuideRole  role,
                                     gboolean        included);
char     *study_closure_source_line (gpointer        object,
                                     guint           number,
                                     const char     *text,
                                     StudyGuideRole  role,
                                     const char     *reason);

G_END_DECLS
