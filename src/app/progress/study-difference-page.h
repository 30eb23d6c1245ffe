/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDY_TYPE_DIFFERENCE_PAGE (study_difference_page_get_type ())

G_DECLARE_FINAL_TYPE (StudyDifferencePage, study_difference_page, STUDY, DIFFERENCE_PAGE, AdwNavigationPage)

AdwNavigationPage *study_difference_page_new (const char *title,
                                              GListModel *differences,
                                              gboolean    restorable);

G_END_DECLS
