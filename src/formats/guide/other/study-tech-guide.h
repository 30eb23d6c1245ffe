/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "formats/json/study-format-error.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

gboolean      study_tech_guide_is   (JsonObject  *root);
StudyContent *study_tech_guide_read (JsonObject  *root,
                                     const char  *name,
                                     GStrv       *notes,
                                     GError     **error);

G_END_DECLS
