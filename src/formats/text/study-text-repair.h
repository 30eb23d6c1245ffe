/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/text/study-text-encoding.h"

G_BEGIN_DECLS

GString *study_text_repair (const char        *text,
                            gsize              length,
                            StudyTextEncoding *repaired_from,
                            gsize             *n_repaired);

G_END_DECLS
