/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"

G_BEGIN_DECLS

/* Ids in content are of two sorts. One that a trail may have (see
 * study_json_id_is_valid()) is final: it stays. Any other, such as “#12”, is
 * provisional: it is unique in the content, so that what is required and the
 * course of a project can be told by it, and study_content_assign_ids() replaces
 * it. Importers give provisional ids. */

char *study_content_slug       (const char         *text);
void  study_content_assign_ids (StudyContent       *content,
                                const StudyContent *earlier);

G_END_DECLS
