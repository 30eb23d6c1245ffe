/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/pages/study-course-dialog.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/common/study-alert.h"
#include "app/common/study-field.h"
#include "app/common/study-link.h"
#include "model/content/study-uri.h"

/**
 * StudyCourseDialog:
 *
 * Asks for a course of one's own, to add it to a topic or to change it. What
 * is wrong is said at its field, and the dialog stays open.
 */

struct _StudyCourseDialog
{
  AdwDialog parent_instance;

  StudyTopic *topic;
  StudyItem *course;

  GtkButton *save_button;
  GtkWidget *title_row;
  GtkWidget *title_error;
  GtkWidget *url_row;
  GtkWidget *url_error;
  GtkWidget *provider_row;
  AdwSpinRow *hours_row;
};

G_DEFINE_FINAL_TYPE (StudyCourseDialog, study_course_dialog, ADW_TYPE_DIALOG)

static char *
get_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
set_text (GtkWidget  *row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static gboolean
check_title (StudyCourseDialog *self)
{
  g_autofree char *title = get_text (self->title_row);

  study_field_set_invalid (self->title_row, self->title_error, *title == '\0');

  return *title != '\0';
}

/* Checks the link and shows the scheme that was filled in. */
static gboolean
check_url (StudyCourseDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->url_row));
  g_autofree char *link = study_link_complete (text);
  gboolean valid = *link == '\0' || study_uri_is_safe (link);

  if (valid && !g_str_equal (link, text))
    study_field_set_text (GTK_EDITABLE (self->url_row), link);
  study_field_set_invalid (self->url_row, self->url_error, !valid);

  return valid;
}

static void
url_left_cb (StudyCourseDialog *self)
{
  check_url (self);
}

/* Changes the course or adds one. Progress that a newer program has written
 * meanwhile cannot be changed. */
static gboolean
save (StudyCourseDialog *self,
      const char        *title,
      const char        *url,
      const char        *provider,
      double             hours)
{
  g_autofree char *id = NULL;

  if (self->course == NULL)
    {
      id = study_topic_add_course (self->topic, title, url, provider, hours);
      if (id == NULL)
        return FALSE;

      /* It may be out of sight. */
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-item", "s", id);
      return TRUE;
    }

  /* The field shows a tenth of an hour; what is finer stays. */
  if (fabs (hours - study_item_get_hours (self->course)) <= 0.05)
    hours = study_item_get_hours (self->course);

  study_topic_edit_course (self->topic, self->course, title, url, provider, hours);

  return g_str_equal (study_item_get_title (self->course), title) &&
         study_item_get_hours (self->course) == hours &&
         g_strcmp0 (study_item_get_url (self->course), *url != '\0' ? url : NULL) == 0 &&
         g_strcmp0 (study_item_get_provider (self->course), *provider != '\0' ? provider : NULL) == 0;
}

static void
save_cb (StudyCourseDialog *self)
{
  gboolean title_valid = check_title (self);
  gboolean url_valid = check_url (self);
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;
  g_autofree char *provider = NULL;
  double hours;

  if (!title_valid || !url_valid)
    {
      gtk_widget_grab_focus (title_valid ? self->url_row : self->title_row);
      return;
    }

  title = get_text (self->title_row);
  url = get_text (self->url_row);
  provider = get_text (self->provider_row);
  adw_spin_row_update (self->hours_row);
  hours = adw_spin_row_get_value (self->hours_row);

  if (save (self, title, url, provider, hours))
    adw_dialog_close (ADW_DIALOG (self));
  else
    study_alert_show (GTK_WIDGET (self), _("Course Not Saved"), _("This progress can’t be changed here"));
}

static void
study_course_dialog_dispose (GObject *object)
{
  StudyCourseDialog *self = STUDY_COURSE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_COURSE_DIALOG);
  g_clear_object (&self->topic);
  g_clear_object (&self->course);

  G_OBJECT_CLASS (study_course_dialog_parent_class)->dispose (object);
}

static void
study_course_dialog_class_init (StudyCourseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_course_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-course-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, title_error);
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, url_error);
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, provider_row);
  gtk_widget_class_bind_template_child (widget_class, StudyCourseDialog, hours_row);
  gtk_widget_class_bind_template_callback (widget_class, study_field_clear);
  gtk_widget_class_bind_template_callback (widget_class, url_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, study_field_show_hours);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
study_course_dialog_init (StudyCourseDialog *self)
{
  GtkEditable *spin_button;
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* The row does not offer it; the text in its spin button does. */
  spin_button = gtk_editable_get_delegate (GTK_EDITABLE (self->hours_row));
  text = gtk_editable_get_delegate (spin_button);
  gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}

/* Without a course, the dialog adds one. */
AdwDialog *
study_course_dialog_new (StudyTopic *topic,
                         StudyItem  *course)
{
  StudyCourseDialog *self;

  g_return_val_if_fail (STUDY_IS_TOPIC (topic), NULL);
  g_return_val_if_fail (course == NULL || study_item_get_own (course), NULL);

  self = g_object_new (STUDY_TYPE_COURSE_DIALOG, "title", course != NULL ? _("Edit Course") : _("Add Course"), NULL);
  self->topic = g_object_ref (topic);
  g_set_object (&self->course, course);
  gtk_button_set_label (self->save_button, course != NULL ? _("_Save") : _("_Add"));
  if (course != NULL)
    {
      set_text (self->title_row, study_item_get_title (course));
      set_text (self->url_row, study_item_get_url (course));
      set_text (self->provider_row, study_item_get_provider (course));
      adw_spin_row_set_value (self->hours_row, study_item_get_hours (course));
    }

  return ADW_DIALOG (self);
}
