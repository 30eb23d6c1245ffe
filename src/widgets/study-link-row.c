/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-link-row.h"

#include "config.h"
#include "model/content/study-uri.h"

/**
 * StudyLinkRow:
 *
 * A row that opens a link: a reference of a topic, or a source of a guide with
 * its licence and revision.
 */

struct _StudyLinkRow
{
  AdwActionRow parent_instance;

  StudyReference *reference;
};

typedef enum
{
  PROP_REFERENCE = 1,
} StudyLinkRowProperty;

static GParamSpec *props[PROP_REFERENCE + 1];

G_DEFINE_FINAL_TYPE (StudyLinkRow, study_link_row, ADW_TYPE_ACTION_ROW)

static void
add_host (GStrvBuilder *builder,
          const char   *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  if (uri != NULL && g_uri_get_host (uri) != NULL)
    g_strv_builder_add (builder, g_uri_get_host (uri));
}

static void
add_member (GStrvBuilder *builder,
            GVariant     *extra,
            const char   *name)
{
  const char *value;

  if (extra != NULL && g_variant_is_of_type (extra, G_VARIANT_TYPE_VARDICT) &&
      g_variant_lookup (extra, name, "&s", &value))
    g_strv_builder_add (builder, value);
}

static void
update (StudyLinkRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *subtitle = NULL;
  const char *url;
  gboolean safe;

  if (self->reference == NULL)
    return;

  url = study_reference_get_url (self->reference);
  safe = study_uri_is_safe (url);

  add_host (builder, safe ? url : NULL);
  add_member (builder, study_reference_get_extra (self->reference), "license");
  add_member (builder, study_reference_get_extra (self->reference), "revision");
  parts = g_strv_builder_end (builder);
  subtitle = g_strjoinv (" · ", parts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), study_reference_get_title (self->reference));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", safe ? url : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), safe);
}

static void
study_link_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  StudyLinkRow *self = STUDY_LINK_ROW (object);

  switch ((StudyLinkRowProperty) prop_id)
    {
    case PROP_REFERENCE:
      g_value_set_object (value, study_link_row_get_reference (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_link_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  StudyLinkRow *self = STUDY_LINK_ROW (object);

  switch ((StudyLinkRowProperty) prop_id)
    {
    case PROP_REFERENCE:
      study_link_row_set_reference (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_link_row_dispose (GObject *object)
{
  StudyLinkRow *self = STUDY_LINK_ROW (object);

  g_clear_object (&self->reference);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_LINK_ROW);

  G_OBJECT_CLASS (study_link_row_parent_class)->dispose (object);
}

static void
study_link_row_class_init (StudyLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_link_row_get_property;
  object_class->set_property = study_link_row_set_property;
  object_class->dispose = study_link_row_dispose;

  /**
   * StudyLinkRow:reference:
   *
   * The title and the link.
   */
  props[PROP_REFERENCE] =
    g_param_spec_object ("reference", NULL, NULL, STUDY_TYPE_REFERENCE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-link-row.ui");
}

static void
study_link_row_init (StudyLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
study_link_row_new (void)
{
  return g_object_new (STUDY_TYPE_LINK_ROW, NULL);
}

StudyReference *
study_link_row_get_reference (StudyLinkRow *self)
{
  g_return_val_if_fail (STUDY_IS_LINK_ROW (self), NULL);

  return self->reference;
}

/**
 * study_link_row_set_reference:
 * @self: a row
 * @reference: (nullable): a title and a link
 *
 * Sets what the row shows. It can be activated when the link may be opened.
 */
void
study_link_row_set_reference (StudyLinkRow   *self,
                              StudyReference *reference)
{
  g_return_if_fail (STUDY_IS_LINK_ROW (self));
  g_return_if_fail (reference == NULL || STUDY_IS_REFERENCE (reference));

  if (!g_set_object (&self->reference, reference))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFERENCE]);
}
