/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/library/study-library-entry.h"

/**
 * StudyLibraryEntry:
 *
 * One trail of a [class@Library], which does not need to be loaded.
 */

struct _StudyLibraryEntry
{
  GObject parent_instance;

  char *id;
  char *title;
  char *path;      /* (nullable): of the file of a trail that the user added */
  GStrv languages; /* the locales of the translations that come with the program */
  guint done;
  guint total;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_DONE,
  PROP_TOTAL,
  PROP_FRACTION,
} StudyLibraryEntryProperty;

static GParamSpec *props[PROP_FRACTION + 1];

G_DEFINE_FINAL_TYPE (StudyLibraryEntry, study_library_entry, G_TYPE_OBJECT)

static void
study_library_entry_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StudyLibraryEntry *self = STUDY_LIBRARY_ENTRY (object);

  switch ((StudyLibraryEntryProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, study_library_entry_get_title (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->total > 0 ? (double) self->done / self->total : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_library_entry_finalize (GObject *object)
{
  StudyLibraryEntry *self = STUDY_LIBRARY_ENTRY (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->languages, g_strfreev);

  G_OBJECT_CLASS (study_library_entry_parent_class)->finalize (object);
}

static void
study_library_entry_class_init (StudyLibraryEntryClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_library_entry_get_property;
  object_class->finalize = study_library_entry_finalize;

  /**
   * StudyLibraryEntry:title:
   *
   * The trail's short title, or its id until the title is known.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  /**
   * StudyLibraryEntry:done:
   *
   * How many of its items are done, as far as [class@LibraryCounts] knows.
   */
  props[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, readable);
  /**
   * StudyLibraryEntry:total:
   *
   * How many items count, 0 before [class@LibraryCounts] knows.
   */
  props[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_library_entry_init (StudyLibraryEntry *self)
{
  self->languages = g_new0 (char *, 1);
}

StudyLibraryEntry *
study_library_entry_new (const char *id)
{
  StudyLibraryEntry *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (STUDY_TYPE_LIBRARY_ENTRY, NULL);
  self->id = g_strdup (id);

  return self;
}

const char *
study_library_entry_get_id (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), NULL);

  return self->id;
}

const char *
study_library_entry_get_title (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), NULL);

  return self->title != NULL ? self->title : self->id;
}

void
study_library_entry_set_title (StudyLibraryEntry *self,
                               const char        *title)
{
  g_return_if_fail (STUDY_IS_LIBRARY_ENTRY (self));

  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

gboolean
study_library_entry_get_built_in (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), FALSE);

  return self->path == NULL;
}

const char *
study_library_entry_get_path (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), NULL);

  return self->path;
}

/**
 * study_library_entry_set_path:
 * @path: (nullable): the file of a trail that the user added
 *
 * Says where the trail is. A file takes the place of a trail of the same id
 * that comes with the program.
 */
void
study_library_entry_set_path (StudyLibraryEntry *self,
                              const char        *path)
{
  g_return_if_fail (STUDY_IS_LIBRARY_ENTRY (self));

  g_set_str (&self->path, path);
}

const char * const *
study_library_entry_get_languages (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), NULL);

  return (const char * const *) self->languages;
}

void
study_library_entry_set_languages (StudyLibraryEntry  *self,
                                   const char * const *languages)
{
  g_return_if_fail (STUDY_IS_LIBRARY_ENTRY (self));

  g_strfreev (self->languages);
  self->languages = g_strdupv ((GStrv) languages);
}

guint
study_library_entry_get_done (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), 0);

  return self->done;
}

guint
study_library_entry_get_total (StudyLibraryEntry *self)
{
  g_return_val_if_fail (STUDY_IS_LIBRARY_ENTRY (self), 0);

  return self->total;
}

void
study_library_entry_set_counts (StudyLibraryEntry *self,
                                guint              done,
                                guint              total)
{
  g_return_if_fail (STUDY_IS_LIBRARY_ENTRY (self));
  g_return_if_fail (done <= total);

  if (self->done == done && self->total == total)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->done != done)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);
  if (self->total != total)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOTAL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  /* They are told when both are set. */
  self->done = done;
  self->total = total;
  g_object_thaw_notify (G_OBJECT (self));
}
