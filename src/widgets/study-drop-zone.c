/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/study-drop-zone.h"

#include "widgets/study-lazy-bin.h"

/**
 * StudyDropZone:
 *
 * Takes files and text that are dropped on what is in it, and says so while they
 * are over it.
 */

struct _StudyDropZone
{
  AdwBin parent_instance;

  GtkDropTarget *drop_target;
};

typedef enum
{
  PROP_CONTENT = 1,
} StudyDropZoneProperty;

static GParamSpec *props[PROP_CONTENT + 1];

typedef enum
{
  SIGNAL_FILES_DROPPED,
  SIGNAL_TEXT_DROPPED,
  N_SIGNALS
} StudyDropZoneSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyDropZone, study_drop_zone, ADW_TYPE_BIN)

static gboolean
is_over (StudyDropZone *self,
         GdkDrop       *drop)
{
  return drop != NULL;
}

/* What a person drags within the program, such as a part of a note, is not meant
 * to be opened. */
static gboolean
accept_cb (StudyDropZone *self,
           GdkDrop       *drop)
{
  g_autoptr (GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_drop_get_formats (drop)));

  return gdk_drop_get_drag (drop) == NULL &&
         (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
          gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
}

static gboolean
drop_cb (StudyDropZone *self,
         const GValue  *value,
         double         x,
         double         y)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    g_signal_emit (self, signals[SIGNAL_FILES_DROPPED], 0, g_value_get_boxed (value));
  else
    g_signal_emit (self, signals[SIGNAL_TEXT_DROPPED], 0, g_value_get_string (value));

  return TRUE;
}

static void
study_drop_zone_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if ((StudyDropZoneProperty) prop_id == PROP_CONTENT)
    gtk_overlay_set_child (GTK_OVERLAY (adw_bin_get_child (ADW_BIN (object))), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_drop_zone_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDY_TYPE_DROP_ZONE);

  G_OBJECT_CLASS (study_drop_zone_parent_class)->dispose (object);
}

static void
study_drop_zone_class_init (StudyDropZoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = study_drop_zone_set_property;
  object_class->dispose = study_drop_zone_dispose;

  props[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_FILES_DROPPED] =
    g_signal_new ("files-dropped", STUDY_TYPE_DROP_ZONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, GDK_TYPE_FILE_LIST);
  signals[SIGNAL_TEXT_DROPPED] =
    g_signal_new ("text-dropped", STUDY_TYPE_DROP_ZONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STUDY_TYPE_LAZY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-drop-zone.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyDropZone, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, is_over);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
study_drop_zone_init (StudyDropZone *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
}
