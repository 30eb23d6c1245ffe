/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/study-lazy-bin.h"

/**
 * StudyLazyBin:
 *
 * Builds its child from an interface file when it is shown for the first time,
 * so that what is seldom seen costs nothing at the start. The child is the
 * object `child` of the file.
 */

struct _StudyLazyBin
{
  AdwBin parent_instance;

  char *ui;
};

typedef enum
{
  PROP_UI = 1,
} StudyLazyBinProperty;

static GParamSpec *props[PROP_UI + 1];

typedef enum
{
  SIGNAL_BUILT,
} StudyLazyBinSignal;

static guint signals[SIGNAL_BUILT + 1];

G_DEFINE_FINAL_TYPE (StudyLazyBin, study_lazy_bin, ADW_TYPE_BIN)

static void
study_lazy_bin_map (GtkWidget *widget)
{
  StudyLazyBin *self = STUDY_LAZY_BIN (widget);

  if (adw_bin_get_child (ADW_BIN (self)) == NULL)
    {
      g_autofree char *path = g_strconcat (RESOURCE_PATH "/ui/", self->ui, NULL);
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);

      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (gtk_builder_get_object (builder, "child")));
      g_signal_emit (self, signals[SIGNAL_BUILT], 0, builder);
    }

  GTK_WIDGET_CLASS (study_lazy_bin_parent_class)->map (widget);
}

static void
study_lazy_bin_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if ((StudyLazyBinProperty) prop_id == PROP_UI)
    STUDY_LAZY_BIN (object)->ui = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_lazy_bin_finalize (GObject *object)
{
  g_free (STUDY_LAZY_BIN (object)->ui);

  G_OBJECT_CLASS (study_lazy_bin_parent_class)->finalize (object);
}

static void
study_lazy_bin_class_init (StudyLazyBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = study_lazy_bin_set_property;
  object_class->finalize = study_lazy_bin_finalize;

  GTK_WIDGET_CLASS (klass)->map = study_lazy_bin_map;

  props[PROP_UI] = g_param_spec_string ("ui", NULL, NULL, NULL,
                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * StudyLazyBin::built:
   * @self: the bin
   * @builder: has the objects of the file
   *
   * The child is there. What is in it may need something from its owner.
   */
  signals[SIGNAL_BUILT] = g_signal_new ("built", STUDY_TYPE_LAZY_BIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, GTK_TYPE_BUILDER);
}

static void
study_lazy_bin_init (StudyLazyBin *self)
{
}
