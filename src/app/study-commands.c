/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/study-commands.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/export/study-export.h"
#include "app/trails/study-trail-list.h"
#include "formats/guide/study-guide.h"
#include "formats/json/study-json-reader.h"
#include "formats/markdown/study-portfolio.h"
#include "formats/markdown/study-trail-text.h"
#include "formats/text/study-format-text.h"
#include "model/content/study-calendar.h"
#include "model/content/study-text-fill.h"
#include "model/progress/study-habit.h"
#include "storage/files/study-file.h"
#include "storage/files/study-paths.h"
#include "storage/library/study-library-edit.h"
#include "storage/library/study-same-trail.h"
#include "storage/transfer/study-guide-source.h"

/* What the program does in a terminal: it needs no display, prints what was
 * asked for, and says what went wrong on the standard error. */

#define FAILURE 1
/* The guide is already a trail. */
#define EXISTS 2

/* The name of a file that stands for the terminal. */
#define STANDARD_STREAM "-"

typedef struct
{
  GVariantDict *options;
  GSettings *settings;
  StudyLibrary *library;
} Context;

typedef gboolean (* CommandFunc) (Context  *self,
                                  GError  **error);

static void
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
}

/* Returns the trail that was asked for, or the one that the window would show. */
static char *
dup_trail_id (Context  *self,
              GError  **error)
{
  g_autoptr (StudyTrailList) trail_list = NULL;
  g_autofree char *last_id = NULL;
  char *id;

  if (g_variant_dict_lookup (self->options, "trail", "s", &id))
    return id;

  trail_list = study_trail_list_new (self->library, self->settings);
  last_id = g_settings_get_string (self->settings, "current-trail");
  id = study_trail_list_dup_initial (trail_list, last_id);
  if (id == NULL)
    fail (error, _("No trails yet. Import a guide, or choose a trail with --trail."));

  return id;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Waits for what result_cb() gets. */
static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* Lets days begin as the user chose. */
static void
load_habit (Context *self)
{
  StudyProgressPlaces *places = study_library_get_places (self->library);
  g_autoptr (StudyHabit) habit = study_habit_new (study_progress_places_get_device (places));
  g_autoptr (StudyProgressSnapshot) snapshot = study_progress_places_peek (places, STUDY_HABIT_ID, NULL);

  if (snapshot == NULL)
    snapshot = study_progress_places_peek_own (places, STUDY_HABIT_ID, NULL);
  if (snapshot != NULL)
    study_progress_merge (study_habit_get_progress (habit), snapshot);
  study_calendar_set_day_start (study_calendar_get_default (), study_habit_get_day_start (habit));
}

/* Loads a trail with the progress on it. It only looks: what is damaged stays
 * where it is, for the window to tell of. */
static StudyTrail *
load_trail (Context  *self,
            GError  **error)
{
  StudyProgressPlaces *places = study_library_get_places (self->library);
  g_autofree char *id = dup_trail_id (self, error);
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (StudyProgress) progress = NULL;
  g_autoptr (StudyProgressSnapshot) snapshot = NULL;
  g_autoptr (GError) shared_error = NULL;

  if (id == NULL)
    return NULL;
  study_library_load_trail_async (self->library, id, language, NULL, result_cb, &result);
  trail = study_library_load_trail_finish (self->library, wait_for (&result), error);
  if (trail == NULL)
    return NULL;

  load_habit (self);
  /* What this computer has is enough where the progress folder cannot be read. */
  snapshot = study_progress_places_peek (places, id, &shared_error);
  if (snapshot == NULL)
    {
      snapshot = study_progress_places_peek_own (places, id, error);
      if (snapshot == NULL)
        return NULL;
      g_printerr ("%s\n", shared_error->message);
    }

  progress = study_progress_new (id, study_progress_places_get_device (places));
  study_progress_merge (progress, snapshot);
  study_trail_set_progress (trail, progress);

  return g_steal_pointer (&trail);
}

/* Writes to a file, which is replaced if it is there, or to the terminal. */
static gboolean
write_bytes (const char  *path,
             GBytes      *bytes,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_str_equal (path, STANDARD_STREAM))
    return study_file_export (file, bytes, 0666, NULL, error);

  /* Whether it was all taken is checked when the command is done. */
  fwrite (data, 1, size, stdout);

  return TRUE;
}

/* Tells whether all that was printed got where it was to. */
static gboolean
check_output (GError **error)
{
  int reason;

  if (fflush (stdout) == 0)
    {
      if (!ferror (stdout))
        return TRUE;

      /* It failed before, and the reason is no longer known. */
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("Could not write all of the output. Check that there is space where it goes."));
      return FALSE;
    }

  reason = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason),
               /* Translators: the argument is the reason. */
               _("Could not write all of the output: %s"), g_strerror (reason));

  return FALSE;
}

static char *
dup_path (Context    *self,
          const char *option)
{
  char *path = NULL;

  g_variant_dict_lookup (self->options, option, "^ay", &path);

  return path;
}

static gboolean
list (Context  *self,
      GError  **error)
{
  g_autoptr (StudyTrail) trail = load_trail (self, error);
  g_autofree char *text = NULL;

  if (trail == NULL)
    return FALSE;

  text = study_trail_to_text (trail, g_settings_get_boolean (self->settings, "show-optional"));
  g_print ("%s", text);

  return TRUE;
}

static gboolean
list_trails (Context  *self,
             GError  **error)
{
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudyTrailList) trail_list = NULL;
  GListModel *entries;
  guint n_entries;

  study_library_rescan_async (self->library, language, NULL, result_cb, &result);
  if (!study_library_rescan_finish (self->library, wait_for (&result), error))
    return FALSE;

  trail_list = study_trail_list_new (self->library, self->settings);
  entries = study_trail_list_get_all (trail_list);
  n_entries = g_list_model_get_n_items (entries);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (StudyLibraryEntry) entry = g_list_model_get_item (entries, i);
      g_autofree char *flat = study_format_text_flatten (study_library_entry_get_title (entry));
      g_autofree char *title = study_text_undirected (flat);

      g_print ("%s  %s\n", study_library_entry_get_id (entry), title);
    }

  return TRUE;
}

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  gsize length = strlen (path);
  gsize suffix_length = strlen (suffix);

  return length > suffix_length && g_ascii_strcasecmp (path + length - suffix_length, suffix) == 0;
}

static gboolean
export (Context  *self,
        GError  **error)
{
  g_autofree char *path = dup_path (self, "export");
  StudyExportFormat format = STUDY_EXPORT_MARKDOWN;
  g_autoptr (StudyTrail) trail = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (has_suffix (path, ".json"))
    format = STUDY_EXPORT_JSON;
  else if (!has_suffix (path, ".md") && !has_suffix (path, ".markdown") && !g_str_equal (path, STANDARD_STREAM))
    {
      g_autofree char *name = study_file_get_display_path (path);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("The extension of “%s” is not supported. Use a name that ends with .md or .json."), name);
      return FALSE;
    }

  trail = load_trail (self, error);
  if (trail == NULL)
    return FALSE;
  bytes = study_export_write_guide (trail, format, error);

  return bytes != NULL && write_bytes (path, bytes, error);
}

static gboolean
export_portfolio (Context  *self,
                  GError  **error)
{
  g_autofree char *path = dup_path (self, "portfolio");
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (StudyTrail) trail = load_trail (self, error);
  g_autoptr (GBytes) bytes = NULL;
  StudyPortfolioOptions options = { .parts = STUDY_PORTFOLIO_ALL };
  StudyTopic *topic;
  char *markdown;

  if (trail == NULL)
    return FALSE;

  if (!g_variant_dict_lookup (self->options, "name", "s", &name))
    name = g_settings_get_string (self->settings, "portfolio-name");
  options.name = name;
  if (g_variant_dict_contains (self->options, "notes"))
    {
      for (guint i = 0; (topic = study_trail_get_topic (trail, i)) != NULL; i++)
        g_ptr_array_add (notes, (gpointer) study_topic_get_id (topic));
    }
  g_ptr_array_add (notes, NULL);
  options.notes = (const char * const *) notes->pdata;

  markdown = study_portfolio_write (trail, &options);
  bytes = g_bytes_new_take (markdown, strlen (markdown));

  return write_bytes (path, bytes, error);
}

/* Reads all that comes in from the terminal. */
static char *
read_input (GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gsize size;

  while ((size = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_string_append_len (text, buffer, size);
      if (text->len > STUDY_FORMAT_MAX_BYTES)
        {
          g_set_error (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_TOO_LARGE,
                       _("Standard input is larger than %d MiB. Use a smaller file."),
                       STUDY_FORMAT_MAX_BYTES / (1024 * 1024));
          return NULL;
        }
    }
  if (ferror (stdin))
    {
      int reason = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason),
                   /* Translators: the argument is the reason. */
                   _("Could not read standard input: %s"), g_strerror (reason));
      return NULL;
    }
  if (memchr (text->str, '\0', text->len) != NULL)
    {
      fail (error, _("Standard input is not text. Pass a file name instead."));
      return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Reads what is to be imported. */
static StudyGuideSource *
load_source (Context  *self,
             GError  **error)
{
  g_autofree char *path = dup_path (self, "import");
  const char *address = NULL;
  g_autoptr (StudyGuideSource) source = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (g_variant_dict_lookup (self->options, "address", "&s", &address) && !study_guide_address_is_valid (address))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is not a web address. Use one that begins with https:// or http://."), address);
      return NULL;
    }

  if (g_str_equal (path, STANDARD_STREAM))
    {
      g_autofree char *text = read_input (error);

      if (text == NULL)
        return NULL;
      source = study_guide_source_new_text (text);
    }
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      source = study_guide_source_new (file);
    }
  if (address != NULL)
    {
      StudyGuideSource *from = study_guide_source_new_at (source, address);

      g_object_unref (source);
      source = from;
    }

  study_guide_source_load_async (source, NULL, result_cb, &result);
  if (!study_guide_source_load_finish (source, wait_for (&result), error))
    return NULL;

  if (study_guide_source_is_progress (source))
    {
      fail (error, _("This is progress, not a guide. Use “Import Progress…” in the window."));
      return NULL;
    }

  return g_steal_pointer (&source);
}

/* Prints which lines became nothing, and why. */
static void
print_left_out (StudyGuideSource     *source,
                const StudyGuidePlan *plan)
{
  for (guint i = 0; plan->notes[i] != NULL; i++)
    g_print ("%s\n", plan->notes[i]);
  if (plan->n_left_out > 0)
    {
      g_autofree char *count =
        study_text_fill (ngettext ("%u line left out:", "%u lines left out:", plan->n_left_out), plan->n_left_out);

      g_print ("%s\n", count);
    }

  for (guint i = 0; i < plan->lines->len; i++)
    {
      const StudyGuideLine *line = &g_array_index (plan->lines, StudyGuideLine, i);
      g_autofree char *text = NULL;
      g_autofree char *flat = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *told = NULL;

      if (line->role != STUDY_GUIDE_LEFT_OUT)
        continue;
      text = study_guide_source_get_line (source, i);
      flat = study_format_text_flatten (text);
      shown = study_text_undirected (flat);
      /* Translators: the number of a line, what is on it, and why it was left out. */
      told = g_strdup_printf (_("%u: %s (%s)"), i + 1, shown, line->reason);
      g_print ("%s\n", told);
    }
}

/* Prints the id of the trail that the guide is already, and tells what to do. */
static gboolean
check_new (Context             *self,
           const StudyContent  *content,
           GError             **error)
{
  g_autofree char *language = g_settings_get_string (self->settings, "content-language");
  g_autoptr (GAsyncResult) rescanned = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (StudySameTrail) same = NULL;
  g_autofree char *flat = NULL;
  g_autofree char *title = NULL;

  study_library_rescan_async (self->library, language, NULL, result_cb, &rescanned);
  if (!study_library_rescan_finish (self->library, wait_for (&rescanned), error))
    return FALSE;

  study_same_trail_find_async (self->library, content, NULL, result_cb, &found);
  same = study_same_trail_find_finish (self->library, wait_for (&found), NULL);
  if (same == NULL)
    return TRUE;

  g_print ("%s\n", same->id);
  flat = study_format_text_flatten (same->title);
  title = study_text_undirected (flat);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               same->trashed != NULL
                 /* Translators: the title of a trail. */
                 ? _("“%s” is in the trash. Restore it in the window, or add it once more with --anyway.")
                 /* Translators: the title of a trail. */
                 : _("“%s” is already one of your trails. Update it in the window, or add it once more with --anyway."),
               title);

  return FALSE;
}

static gboolean
import (Context  *self,
        GError  **error)
{
  const StudyGuideOptions options = { 0 };
  g_autoptr (StudyGuideSource) source = load_source (self, error);
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (StudyTrailStore) store = NULL;
  g_autoptr (StudyGuidePlan) plan = NULL;
  g_autofree char *id = NULL;

  if (source == NULL)
    return FALSE;

  study_guide_source_plan_async (source, &options, NULL, result_cb, &planned);
  plan = study_guide_source_plan_finish (source, wait_for (&planned), error);
  if (plan == NULL)
    return FALSE;
  if (!plan->is_guide)
    {
      fail (error, _("This does not look like a study guide. Open it in the window to choose what counts as a stage."));
      return FALSE;
    }

  if (!g_variant_dict_contains (self->options, "anyway") && !check_new (self, plan->content, error))
    return FALSE;

  study_library_add_async (self->library, plan->content, g_variant_dict_contains (self->options, "take-done"), NULL,
                           result_cb, &added);
  id = study_library_edit_finish (self->library, wait_for (&added), error);
  if (id == NULL)
    return FALSE;

  g_print ("%s\n", id);
  print_left_out (source, plan);
  if (check_output (error))
    return TRUE;

  /* Nobody knows what it is called, so it would be imported once more. */
  store = study_library_new_store (self->library);
  study_trail_store_take_back (store, id);

  return FALSE;
}

static const struct
{
  const char *option;
  CommandFunc func;
} commands[] = {
  { "list", list },
  { "trails", list_trails },
  { "import", import },
  { "export", export },
  { "portfolio", export_portfolio },
};

/* What goes with which command, and nowhere else. */
static const struct
{
  const char *option;
  const char *commands[4];
} details[] = {
  { "trail", { "list", "export", "portfolio" } },
  { "address", { "import" } },
  { "anyway", { "import" } },
  { "take-done", { "import" } },
  { "name", { "portfolio" } },
  { "notes", { "portfolio" } },
};

/* Tells whether what was asked for goes together. */
static gboolean
check_options (GVariantDict  *options,
               GError       **error)
{
  guint n_commands = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    n_commands += g_variant_dict_contains (options, commands[i].option);
  if (n_commands > 1)
    {
      fail (error, _("Use only one of these options at a time: --list, --trails, --import, --export or --portfolio."));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      gboolean fits = !g_variant_dict_contains (options, details[i].option);

      for (guint j = 0; details[i].commands[j] != NULL; j++)
        fits = fits || g_variant_dict_contains (options, details[i].commands[j]);
      if (!fits)
        {
          g_autoptr (GString) list_of_commands = g_string_new (NULL);

          for (guint j = 0; details[i].commands[j] != NULL; j++)
            g_string_append_printf (list_of_commands, "%s--%s", j > 0 ? ", " : "", details[i].commands[j]);
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       /* Translators: the first is an option of the command line, such as “--trail”; the
                        * second is a list of those with which it can be used. */
                       _("--%s can only be used with: %s"), details[i].option, list_of_commands->str);
          return FALSE;
        }
    }

  return TRUE;
}

static int
run (GVariantDict *options,
     CommandFunc   func)
{
  g_autofree char *trails_dir = study_paths_get_trails_dir ();
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (StudyLibrary) library = study_library_new (trails_dir);
  Context self = { options, settings, library };
  g_autoptr (GError) error = NULL;

  g_settings_bind (settings, "progress-folder", library, "progress-folder", G_SETTINGS_BIND_GET);
  if (func (&self, &error) && check_output (&error))
    return 0;

  g_printerr ("%s\n", error->message);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) ? EXISTS : FAILURE;
}

void
study_commands_add_options (GApplication *application)
{
  const GOptionEntry entries[] = {
    { "list", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Print the trail and your progress on it"), NULL },
    { "trails", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Print the identifiers and titles of all trails"), NULL },
    { "import", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      N_("Add the guide in FILE, or a folder of topics, as a trail and print its identifier (“-” reads standard "
         "input)"),
      N_("FILE") },
    { "export", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      N_("Write the trail to FILE, in the format of its extension: .md or .json (“-” prints Markdown)"), N_("FILE") },
    { "portfolio", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      N_("Write your portfolio for the trail to FILE, as Markdown (“-” prints it)"), N_("FILE") },
    { "trail", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
      N_("The trail to list or export, instead of the last one opened"), N_("ID") },
    { "address", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
      N_("The web address of the imported guide, for its relative links"), N_("ADDRESS") },
    { "anyway", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Import the guide even if it is already one of your trails"), NULL },
    { "take-done", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Import the items that the guide marks as completed"), NULL },
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
      N_("Your name, for the portfolio"), N_("NAME") },
    { "notes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Include your notes in the portfolio"), NULL },
    { NULL }
  };

  g_return_if_fail (G_IS_APPLICATION (application));

  g_application_add_main_option_entries (application, entries);
}

/**
 * study_commands_run:
 * @options: what was asked for
 *
 * Does what was asked for on the command line, without a display.
 *
 * Returns: the exit status, or -1 when nothing of this was asked for
 */
int
study_commands_run (GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (options != NULL, FAILURE);

  if (!check_options (options, &error))
    {
      g_printerr ("%s\n", error->message);
      return FAILURE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_variant_dict_contains (options, commands[i].option))
        return run (options, commands[i].func);
    }

  return -1;
}
