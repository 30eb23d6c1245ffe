/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/guide/study-guide-plan.h"

G_BEGIN_DECLS

StudyGuidePlan *study_content_plan (const StudyContent      *content,
                                    const GArray            *lines,
                                    const StudyGuideOptions *options);

G_END_DECLS
