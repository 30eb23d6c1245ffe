/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/trails/study-trail-list.h"

#include "storage/library/study-library-counts.h"

#define ORDER "trail-order"
#define HIDDEN "hidden-trails"

/**
 * StudyTrailList:
 *
 * The trails of a library in the order in which the user put them: all of
 * them, and without those of the program that are hidden. It has their titles
 * read, and how far the user is on each.
 */

struct _StudyTrailList
{
  GObject parent_instance;

  StudyLibrary *library;
  GSettings *settings;
  StudyLibraryCounts *counts;
  GtkSortListModel *all;
  GtkFilterListModel *shown;
  GStrv order;
  GStrv hidden;
  GCancellable *cancellable; /* of reading titles */
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (StudyTrailList, study_trail_list, G_TYPE_OBJECT)

/* Where the user put a trail; those that they did not put anywhere follow. */
static guint
get_place (StudyTrailList *self,
           gconstpointer   entry)
{
  const char *id = study_library_entry_get_id ((StudyLibraryEntry *) entry);
  guint i = 0;

  while (self->order[i] != NULL && !g_str_equal (self->order[i], id))
    i++;

  return i;
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  guint first = get_place (user_data, a);
  guint second = get_place (user_data, b);

  return first < second ? -1 : first > second;
}

static gboolean
is_shown_cb (gpointer item,
             gpointer user_data)
{
  return !study_trail_list_get_hidden (user_data, study_library_entry_get_id (item));
}

static void
titles_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  /* The library takes them over; where it fails there are no new ones. */
  study_library_rescan_finish (STUDY_LIBRARY (source), result, NULL);
}

/* A single trail, as most people have it, costs no reading. */
static void
load_titles (StudyTrailList *self)
{
  g_autofree char *language = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->library)) < 2)
    return;

  self->cancellable = g_cancellable_new ();
  language = g_settings_get_string (self->settings, "content-language");
  study_library_rescan_async (self->library, language, self->cancellable, titles_loaded_cb, NULL);
}

static void
load_titles_cb (gpointer user_data)
{
  StudyTrailList *self = user_data;

  self->idle_id = 0;
  load_titles (self);
}

static void
order_changed_cb (StudyTrailList *self)
{
  g_strfreev (self->order);
  self->order = g_settings_get_strv (self->settings, ORDER);
  if (self->all != NULL)
    gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->all), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
hidden_changed_cb (StudyTrailList *self)
{
  g_strfreev (self->hidden);
  self->hidden = g_settings_get_strv (self->settings, HIDDEN);
  if (self->shown != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
study_trail_list_dispose (GObject *object)
{
  StudyTrailList *self = STUDY_TRAIL_LIST (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->shown);
  g_clear_object (&self->all);
  g_clear_object (&self->counts);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (study_trail_list_parent_class)->dispose (object);
}

static void
study_trail_list_finalize (GObject *object)
{
  StudyTrailList *self = STUDY_TRAIL_LIST (object);

  g_clear_pointer (&self->order, g_strfreev);
  g_clear_pointer (&self->hidden, g_strfreev);

  G_OBJECT_CLASS (study_trail_list_parent_class)->finalize (object);
}

static void
study_trail_list_class_init (StudyTrailListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = study_trail_list_dispose;
  object_class->finalize = study_trail_list_finalize;
}

static void
study_trail_list_init (StudyTrailList *self)
{
}

/* The settings keep the order and what is hidden. */
StudyTrailList *
study_trail_list_new (StudyLibrary *library,
                      GSettings    *settings)
{
  StudyTrailList *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_LIST, NULL);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->counts = study_library_counts_new (library);
  g_signal_connect_object (settings, "changed::" ORDER, G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" HIDDEN, G_CALLBACK (hidden_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::content-language", G_CALLBACK (load_titles), self,
                           G_CONNECT_SWAPPED);
  order_changed_cb (self);
  hidden_changed_cb (self);

  self->all = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (library)),
                                       GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL)));
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->all)),
                                           GTK_FILTER (gtk_custom_filter_new (is_shown_cb, self, NULL)));
  /* The window comes first. */
  self->idle_id = g_idle_add_once (load_titles_cb, self);
  g_source_set_priority (g_main_context_find_source_by_id (NULL, self->idle_id), G_PRIORITY_LOW);

  return self;
}

GListModel *
study_trail_list_get_all (StudyTrailList *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), NULL);

  return G_LIST_MODEL (self->all);
}

GListModel *
study_trail_list_get_shown (StudyTrailList *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), NULL);

  return G_LIST_MODEL (self->shown);
}

/* Returns where the trail is among all of them, their number when it is not. */
guint
study_trail_list_find (StudyTrailList *self,
                       const char     *id)
{
  guint n;
  guint i = 0;

  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), 0);

  for (n = g_list_model_get_n_items (G_LIST_MODEL (self->all)); i < n; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      if (g_str_equal (study_library_entry_get_id (entry), id))
        break;
    }

  return i;
}

/* Puts a trail at another place among all of them, and keeps the order of the others.
 * Returns whether that changed the order. */
gboolean
study_trail_list_move (StudyTrailList *self,
                       const char     *id,
                       guint           position)
{
  guint n;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint before;

  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  before = study_trail_list_find (self, id);
  if (before == n || position >= n || position == before)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->all), i);

      if (i != before)
        g_ptr_array_add (ids, g_strdup (study_library_entry_get_id (entry)));
    }
  g_ptr_array_insert (ids, position, g_strdup (id));
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, ORDER, (const char * const *) ids->pdata);

  return TRUE;
}

/* Whether the trail is one of the program's that the user hid. */
gboolean
study_trail_list_get_hidden (StudyTrailList *self,
                             const char     *id)
{
  StudyLibraryEntry *entry;

  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), FALSE);

  entry = study_library_find (self->library, id);

  return entry != NULL && study_library_entry_get_built_in (entry) &&
         g_strv_contains ((const char * const *) self->hidden, id);
}

/* Hides a trail that comes with the program and so cannot be removed, or shows it
 * again. */
void
study_trail_list_set_hidden (StudyTrailList *self,
                             const char     *id,
                             gboolean        hidden)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  g_return_if_fail (STUDY_IS_TRAIL_LIST (self));

  for (guint i = 0; self->hidden[i] != NULL; i++)
    {
      if (!g_str_equal (self->hidden[i], id))
        g_strv_builder_add (builder, self->hidden[i]);
    }
  if (hidden)
    g_strv_builder_add (builder, id);
  ids = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, HIDDEN, (const char * const *) ids);
}

/* Returns the id of the trail to open in place of one that is about to go: the next
 * that is shown, or the one before; NULL when there is none. */
char *
study_trail_list_dup_neighbour (StudyTrailList *self,
                                const char     *id)
{
  guint n;
  guint position;

  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  position = study_trail_list_find (self, id);
  for (guint i = 1; i < n; i++)
    {
      /* Those after it, and then those before it, from the nearest. */
      guint other = position + i < n ? position + i : n - 1 - i;
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->all), other);

      if (!study_trail_list_get_hidden (self, study_library_entry_get_id (entry)))
        return g_strdup (study_library_entry_get_id (entry));
    }

  return NULL;
}

/* Returns the id of the trail to open at the start: the one that was open last, or
 * the first when it is gone or hidden; NULL when there is none. */
char *
study_trail_list_dup_initial (StudyTrailList *self,
                              const char     *id)
{
  g_autoptr (StudyLibraryEntry) first = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), NULL);

  if (study_library_find (self->library, id) != NULL && !study_trail_list_get_hidden (self, id))
    return g_strdup (id);

  first = g_list_model_get_item (G_LIST_MODEL (self->shown), 0);

  return first != NULL ? g_strdup (study_library_entry_get_id (first)) : NULL;
}

char **
study_trail_list_dup_shown (StudyTrailList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n;

  g_return_val_if_fail (STUDY_IS_TRAIL_LIST (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      g_strv_builder_add (builder, study_library_entry_get_id (entry));
    }

  return g_strv_builder_end (builder);
}

/* Follows the trail that is open, if any, for how far the user is on it. */
void
study_trail_list_set_open (StudyTrailList *self,
                           StudyTrail     *trail)
{
  g_return_if_fail (STUDY_IS_TRAIL_LIST (self));

  study_library_counts_set_open (self->counts, trail);
}

/* Has it read how far the user is on each, for who looks at the list. */
void
study_trail_list_update (StudyTrailList *self)
{
  g_return_if_fail (STUDY_IS_TRAIL_LIST (self));

  study_library_counts_update (self->counts);
}
