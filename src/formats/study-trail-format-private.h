/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "study-trail-format.h"

G_BEGIN_DECLS

/* What the reader and the writer of trails share. */
#define STUDY_TRAIL_FORMAT "studytrail-trail"

extern const char * const study_trail_item_kinds[];
extern const char * const study_trail_advice_kinds[];

G_END_DECLS
