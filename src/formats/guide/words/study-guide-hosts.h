/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-item.h"

G_BEGIN_DECLS

/* Who offers what on the web: data/words/hosts.json. */

StudyItemKind  study_guide_get_url_kind (const char  *url,
                                         char       **provider);

G_END_DECLS
