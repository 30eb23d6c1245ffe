/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_UNSAVED_CANCEL "cancel"
#define STUDY_UNSAVED_CLOSE "close"
#define STUDY_UNSAVED_RETRY "retry"

AdwDialog *study_unsaved_dialog_new (const char *message);

G_END_DECLS
