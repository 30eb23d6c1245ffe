/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/content/study-item-kind.h"

G_DEFINE_ENUM_TYPE (StudyItemKind, study_item_kind,
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_LESSON, "lesson"),
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_COURSE, "course"),
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_RESOURCE, "resource"),
                    G_DEFINE_ENUM_VALUE (STUDY_ITEM_PROJECT, "project"))
