/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-outline.h"

G_BEGIN_DECLS

void study_outline_refine (StudyOutline *outline);

G_END_DECLS
