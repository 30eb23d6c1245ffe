/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/study-object-row.h"

G_BEGIN_DECLS

#define STUDY_TYPE_TOPIC_ROW (study_topic_row_get_type ())

G_DECLARE_FINAL_TYPE (StudyTopicRow, study_topic_row, STUDY, TOPIC_ROW, StudyObjectRow)

G_END_DECLS
