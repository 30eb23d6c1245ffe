/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/study-trail-edit.h"

G_BEGIN_DECLS

AdwDialog *study_reference_dialog_new (StudySession *session,
                                       const char   *topic_id);

G_END_DECLS
