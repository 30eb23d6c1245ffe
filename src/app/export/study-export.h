/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/**
 * StudyExportFormat:
 * @STUDY_EXPORT_MARKDOWN: Markdown, for people and for other programs
 * @STUDY_EXPORT_JSON: the document of a trail
 *
 * What kind of file is written.
 */
typedef enum
{
  STUDY_EXPORT_MARKDOWN,
  STUDY_EXPORT_JSON,
} StudyExportFormat;

char    *study_export_get_name    (StudyTrail         *trail,
                                   StudyExportFormat   format);
GBytes  *study_export_write_guide (StudyTrail         *trail,
                                   StudyExportFormat   format,
                                   GError            **error);
void     study_export_choose      (GtkWidget          *parent,
                                   const char         *title,
                                   const char         *name,
                                   StudyExportFormat   format,
                                   GBytes             *bytes,
                                   const char         *message);
void     study_export_to          (GtkWidget          *parent,
                                   GFile              *file,
                                   GBytes             *bytes,
                                   const char         *message);

G_END_DECLS
