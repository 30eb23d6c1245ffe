/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  study_commands_add_options (GApplication *application);
int   study_commands_run         (GVariantDict *options);

G_END_DECLS
