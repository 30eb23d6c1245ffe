/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-group.h"

/**
 * StudyGroup:
 *
 * A preferences group with a title that assistive technologies know as a
 * heading. In libadwaita 1.7 it is a label like any other.
 */

struct _StudyGroup
{
  AdwPreferencesGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyGroup, study_group, ADW_TYPE_PREFERENCES_GROUP)

static void
study_group_class_init (StudyGroupClass *klass)
{
}

static void
study_group_init (StudyGroup *self)
{
  GObject *title = gtk_widget_get_template_child (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_GROUP, "title");

  g_object_set (title, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
}
