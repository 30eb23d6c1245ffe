/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/study-link-row.h"

#include "config.h"
#include "model/content/study-reference.h"
#include "model/content/study-text-fill.h"
#include "model/content/study-uri.h"
#include "model/text/study-text.h"

/**
 * StudyLinkRow:
 *
 * A row that opens a link: a reference of a topic, or a source of a guide with
 * its licence and revision.
 */

struct _StudyLinkRow
{
  StudyObjectRow parent_instance;
};

G_DEFINE_FINAL_TYPE (StudyLinkRow, study_link_row, STUDY_TYPE_OBJECT_ROW)

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
study_link_row_object_changed (StudyObjectRow *row,
                               gpointer        object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *title = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *subtitle = NULL;
  const char *url;
  gboolean safe;

  if (object == NULL)
    return;

  url = study_reference_get_url (object);
  safe = study_uri_is_safe (url);

  add_host (builder, safe ? url : NULL);
  add_member (builder, study_reference_get_extra (object), "license");
  add_member (builder, study_reference_get_extra (object), "revision");
  parts = g_strv_builder_end (builder);
  title = study_text_shorten (study_reference_get_title (object), STUDY_TEXT_MAX_TITLE);
  joined = study_text_join (" · ", (const char * const *) parts);
  subtitle = study_text_shorten (joined, STUDY_TEXT_MAX_TITLE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", safe ? url : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), safe);
}

static void
study_link_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_LINK_ROW);

  G_OBJECT_CLASS (study_link_row_parent_class)->dispose (object);
}

static void
study_link_row_class_init (StudyLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = study_link_row_dispose;
  STUDY_OBJECT_ROW_CLASS (klass)->object_changed = study_link_row_object_changed;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-link-row.ui");
}

static void
study_link_row_init (StudyLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
