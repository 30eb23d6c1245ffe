/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sidebar/study-banner.h"

/**
 * StudyBanner:
 *
 * An [class@Adw.Banner] that is there while it has a title, which is text
 * without markup. Its widgets are made when it has one for the first time.
 */

struct _StudyBanner
{
  AdwBin parent_instance;

  char *title;
  char *button_label;
  char *action_name;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
} StudyBannerProperty;

static GParamSpec *props[PROP_ACTION_NAME + 1];

G_DEFINE_FINAL_TYPE (StudyBanner, study_banner, ADW_TYPE_BIN)

static void
update (StudyBanner *self)
{
  const gboolean revealed = self->title != NULL && *self->title != '\0';
  AdwBanner *banner = ADW_BANNER (adw_bin_get_child (ADW_BIN (self)));

  if (banner == NULL && !revealed)
    return;

  if (banner == NULL)
    {
      banner = g_object_new (ADW_TYPE_BANNER,
                             "action-name", self->action_name,
                             "use-markup", FALSE,
                             NULL);
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (banner));
    }
  /* While it goes, it says what it said. */
  if (revealed)
    adw_banner_set_title (banner, self->title);
  adw_banner_set_button_label (banner, self->button_label);
  adw_banner_set_revealed (banner, revealed);
}

static void
study_banner_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  StudyBanner *self = STUDY_BANNER (object);

  switch ((StudyBannerProperty) prop_id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        update (self);
      break;
    case PROP_BUTTON_LABEL:
      if (g_set_str (&self->button_label, g_value_get_string (value)))
        update (self);
      break;
    case PROP_ACTION_NAME:
      self->action_name = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_banner_finalize (GObject *object)
{
  StudyBanner *self = STUDY_BANNER (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->button_label, g_free);
  g_clear_pointer (&self->action_name, g_free);

  G_OBJECT_CLASS (study_banner_parent_class)->finalize (object);
}

static void
study_banner_class_init (StudyBannerClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = study_banner_set_property;
  object_class->finalize = study_banner_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_ACTION_NAME] =
    g_param_spec_string ("action-name", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_banner_init (StudyBanner *self)
{
}
