/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

#define STUDY_TYPE_PORTFOLIO_DIALOG (study_portfolio_dialog_get_type ())

G_DECLARE_FINAL_TYPE (StudyPortfolioDialog, study_portfolio_dialog, STUDY, PORTFOLIO_DIALOG, AdwDialog)

AdwDialog *study_portfolio_dialog_new (StudyTrail *trail,
                                       GSettings  *settings);

G_END_DECLS
