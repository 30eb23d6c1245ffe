/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/study-session.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

void study_transfer_export      (GtkWidget    *parent,
                                 StudyLibrary *library,
                                 StudySession *session);
void study_transfer_export_to   (GtkWidget    *parent,
                                 StudyLibrary *library,
                                 StudySession *session,
                                 GFile        *file);
void study_transfer_import      (GtkWidget    *parent,
                                 StudyLibrary *library,
                                 StudySession *session);
void study_transfer_import_from (GtkWidget    *parent,
                                 StudyLibrary *library,
                                 StudySession *session,
                                 GFile        *file);

G_END_DECLS
