/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/study-opening-page.h"

/**
 * StudyOpeningPage:
 *
 * What the window shows while a trail takes its time to open. It is made when
 * one does for the first time.
 */

struct _StudyOpeningPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyOpeningPage, study_opening_page, ADW_TYPE_BIN)

static void
study_opening_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_OPENING_PAGE);

  G_OBJECT_CLASS (study_opening_page_parent_class)->dispose (object);
}

static void
study_opening_page_class_init (StudyOpeningPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = study_opening_page_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), RESOURCE_PATH "/ui/study-opening-page.ui");
}

static void
study_opening_page_init (StudyOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
