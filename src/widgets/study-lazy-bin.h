/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_LAZY_BIN (study_lazy_bin_get_type ())

G_DECLARE_FINAL_TYPE (StudyLazyBin, study_lazy_bin, STUDY, LAZY_BIN, AdwBin)

G_END_DECLS
