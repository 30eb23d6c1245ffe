/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/study-preferences-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-language.h"
#include "app/progress/study-folder-row.h"
#include "model/content/study-text-date.h"
#include "widgets/study-group.h"
#include "widgets/study-week.h"

/**
 * StudyPreferencesDialog:
 *
 * The settings that the user chooses. Each is in effect at once.
 */

#define N_DAYS 7

struct _StudyPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GSettings *settings;
  StudyHabit *habit;
  GStrv locales;

  AdwSwitchRow *follow_order_row;
  AdwSwitchRow *show_optional_row;
  AdwSpinRow *weekly_goal_row;
  AdwComboRow *day_start_row;
  AdwExpanderRow *days_off_row;
  AdwSwitchRow *away_row;
  AdwSwitchRow *weekday_rows[N_DAYS]; /* from Monday */
  AdwComboRow *language_row;
  AdwComboRow *style_row;
  StudyFolderRow *folder_row;
  GtkStringList *languages;
  GtkStringList *day_starts;
};

typedef enum
{
  PROP_SETTINGS = 1,
  PROP_HABIT,
  PROP_LANGUAGES,
} StudyPreferencesDialogProperty;

static GParamSpec *props[PROP_LANGUAGES + 1];

G_DEFINE_FINAL_TYPE (StudyPreferencesDialog, study_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* The indices are those of the row and of the values of the schema. */
static const char * const styles[] = { "system", "light", "dark" };

static gboolean
get_style (GValue   *value,
           GVariant *variant,
           gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (g_str_equal (g_variant_get_string (variant, NULL), styles[i]))
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }

  return FALSE;
}

static GVariant *
set_style (const GValue       *value,
           const GVariantType *expected_type,
           gpointer            user_data)
{
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (styles) ? g_variant_new_string (styles[selected]) : NULL;
}

/* A language that this guide does not have is shown as that of the system,
 * which is what the guide falls back to. */
static gboolean
get_language (GValue   *value,
              GVariant *variant,
              gpointer  user_data)
{
  StudyPreferencesDialog *self = STUDY_PREFERENCES_DIALOG (user_data);
  const char *locale = g_variant_get_string (variant, NULL);
  guint selected = 0;

  for (guint i = 0; self->locales[i] != NULL; i++)
    {
      if (g_str_equal (self->locales[i], locale))
        selected = i + 1;
    }

  g_value_set_uint (value, selected);

  return TRUE;
}

static GVariant *
set_language (const GValue       *value,
              const GVariantType *expected_type,
              gpointer            user_data)
{
  StudyPreferencesDialog *self = STUDY_PREFERENCES_DIALOG (user_data);
  guint selected = g_value_get_uint (value);

  if (selected > g_strv_length (self->locales))
    return NULL;

  return g_variant_new_string (selected > 0 ? self->locales[selected - 1] : "");
}

/* A time between two hours, as another program may set it, is shown as the first. */
static gboolean
minutes_to_selected (GBinding     *binding,
                     const GValue *minutes,
                     GValue       *selected,
                     gpointer      user_data)
{
  g_value_set_uint (selected, g_value_get_uint (minutes) / 60);

  return TRUE;
}

static gboolean
selected_to_minutes (GBinding     *binding,
                     const GValue *selected,
                     GValue       *minutes,
                     gpointer      user_data)
{
  g_value_set_uint (minutes, g_value_get_uint (selected) * 60);

  return g_value_get_uint (minutes) <= STUDY_HABIT_MAX_DAY_START;
}

static void
update_days_off (StudyPreferencesDialog *self)
{
  const guint days_off = study_habit_get_days_off (self->habit);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < N_DAYS; i++)
    {
      const guint day = (i + study_week_get_first_day () - G_DATE_MONDAY) % N_DAYS;
      const gboolean off = (days_off & 1u << day) != 0;

      adw_switch_row_set_active (self->weekday_rows[day], off);
      if (off)
        g_strv_builder_add (builder, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->weekday_rows[day])));
    }
  names = g_strv_builder_end (builder);
  subtitle = *names != NULL ? g_strjoinv (" · ", names) : g_strdup (_("Days that do not break your streak"));
  adw_expander_row_set_subtitle (self->days_off_row, subtitle);
}

static void
weekday_cb (StudyPreferencesDialog *self)
{
  guint days_off = 0;

  for (guint i = 0; i < N_DAYS; i++)
    {
      if (adw_switch_row_get_active (self->weekday_rows[i]))
        days_off |= 1u << i;
    }
  g_object_set (self->habit, "days-off", days_off, NULL);
}

/* A row for each day, in the order of the week. */
static void
add_weekdays (StudyPreferencesDialog *self)
{
  for (guint i = 0; i < N_DAYS; i++)
    {
      const guint day = (i + study_week_get_first_day () - G_DATE_MONDAY) % N_DAYS;
      /* Day 1 of the calendar is a Monday. */
      g_autofree char *title = study_text_weekday_full (day + 1);
      GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW, "title", title, NULL);

      self->weekday_rows[day] = ADW_SWITCH_ROW (row);
      adw_expander_row_add_row (self->days_off_row, row);
    }
  update_days_off (self);
  for (guint i = 0; i < N_DAYS; i++)
    g_signal_connect_object (self->weekday_rows[i], "notify::active", G_CALLBACK (weekday_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->habit, "notify::days-off", G_CALLBACK (update_days_off), self, G_CONNECT_SWAPPED);
}

static void
study_preferences_dialog_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  StudyPreferencesDialog *self = STUDY_PREFERENCES_DIALOG (object);

  switch ((StudyPreferencesDialogProperty) prop_id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_HABIT:
      self->habit = g_value_dup_object (value);
      break;
    case PROP_LANGUAGES:
      self->locales = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_preferences_dialog_constructed (GObject *object)
{
  StudyPreferencesDialog *self = STUDY_PREFERENCES_DIALOG (object);

  G_OBJECT_CLASS (study_preferences_dialog_parent_class)->constructed (object);

  if (self->locales == NULL)
    self->locales = g_new0 (char *, 1);

  gtk_string_list_append (self->languages, _("Same as System"));
  for (guint i = 0; self->locales[i] != NULL; i++)
    gtk_string_list_append (self->languages, study_language_get_name (self->locales[i]));

  g_settings_bind (self->settings, "follow-order", self->follow_order_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-optional", self->show_optional_row, "active", G_SETTINGS_BIND_DEFAULT);
  for (guint minutes = 0; minutes <= STUDY_HABIT_MAX_DAY_START; minutes += 60)
    {
      g_autofree char *time = study_text_clock (minutes);

      gtk_string_list_append (self->day_starts, time);
    }
  g_object_bind_property (self->habit, "goal", self->weekly_goal_row, "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property_full (self->habit, "day-start", self->day_start_row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, minutes_to_selected,
                               selected_to_minutes, NULL, NULL);
  g_object_bind_property (self->habit, "away", self->away_row, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  add_weekdays (self);
  g_settings_bind (self->settings, "progress-folder", self->folder_row, "folder", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "content-language", self->language_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_language, set_language, self, NULL);
  g_settings_bind_with_mapping (self->settings, "style", self->style_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_style, set_style, NULL, NULL);
}

static void
study_preferences_dialog_dispose (GObject *object)
{
  StudyPreferencesDialog *self = STUDY_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->habit);

  G_OBJECT_CLASS (study_preferences_dialog_parent_class)->dispose (object);
}

static void
study_preferences_dialog_finalize (GObject *object)
{
  StudyPreferencesDialog *self = STUDY_PREFERENCES_DIALOG (object);

  g_clear_pointer (&self->locales, g_strfreev);

  G_OBJECT_CLASS (study_preferences_dialog_parent_class)->finalize (object);
}

static void
study_preferences_dialog_class_init (StudyPreferencesDialogClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = study_preferences_dialog_set_property;
  object_class->constructed = study_preferences_dialog_constructed;
  object_class->dispose = study_preferences_dialog_dispose;
  object_class->finalize = study_preferences_dialog_finalize;

  props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, flags);
  props[PROP_HABIT] = g_param_spec_object ("habit", NULL, NULL, STUDY_TYPE_HABIT, flags);
  props[PROP_LANGUAGES] = g_param_spec_boxed ("languages", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (STUDY_TYPE_FOLDER_ROW);
  g_type_ensure (STUDY_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, follow_order_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, show_optional_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, weekly_goal_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, day_start_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, day_starts);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, days_off_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, away_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, style_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, StudyPreferencesDialog, languages);
}

static void
study_preferences_dialog_init (StudyPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The languages are those that the trail is available in, as locale names. */
AdwDialog *
study_preferences_dialog_new (GSettings          *settings,
                              StudyHabit         *habit,
                              const char * const *languages)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (STUDY_IS_HABIT (habit), NULL);

  return g_object_new (STUDY_TYPE_PREFERENCES_DIALOG,
                       "settings", settings,
                       "habit", habit,
                       "languages", languages,
                       NULL);
}

/* Lets the dialog begin at "progress-folder", "weekly-goal" or "day-start"; at its top for any other name. */
void
study_preferences_dialog_focus_on (StudyPreferencesDialog *self,
                                   const char             *setting)
{
  g_return_if_fail (STUDY_IS_PREFERENCES_DIALOG (self));

  if (g_str_equal (setting, "progress-folder"))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->folder_row));
  else if (g_str_equal (setting, "weekly-goal"))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->weekly_goal_row));
  else if (g_str_equal (setting, "day-start"))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->day_start_row));
}
