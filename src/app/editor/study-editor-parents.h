/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/content/study-content-part.h"

G_BEGIN_DECLS

char **study_editor_parents_load (const StudyContent *content,
                                  const char         *id,
                                  AdwComboRow        *row);

G_END_DECLS
