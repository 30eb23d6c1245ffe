/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/test-ui.h"

#include <locale.h>

#include "widgets/study-boxed-list.h"

/* What the tests of widgets share: a window to show them in, frames to wait
 * for, pictures, and a trail in memory. */

#define ACTIVATED "test-ui-activated"

/* Readies GTK, libadwaita and the style of the program for tests that must not
 * depend on the language or the settings of the machine. */
void
test_ui_init (int    *argc,
              char ***argv)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  g_test_init (argc, argv, NULL);

  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/example/StudyTrail/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Turns the main loop once. It returns even if nothing happens, so that a
 * condition that never comes true is found out. */
void
test_ui_iterate (void)
{
  const guint id = g_timeout_add (50, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *n_frames = user_data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits for frames of the window that a widget is in. */
void
test_ui_wait_frames (GtkWidget *widget,
                     guint      n_frames)
{
  gtk_widget_add_tick_callback (widget, frame_cb, &n_frames, NULL);
  test_ui_wait_for (n_frames == 0);
}

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_object_set_data_full (G_OBJECT (user_data), ACTIVATED,
                          g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                           g_variant_get_string (parameter, NULL)),
                          g_free);
}

/* Shows @widget in a window of its own, which has the actions that pages use,
 * and waits until it is drawn. */
GtkWidget *
test_ui_show (GtkWidget *widget,
              int        width,
              int        height)
{
  const GActionEntry entries[] = {
    { "open-page", activate_cb, "s", NULL, NULL, { 0 } },
    { "show-item", activate_cb, "s", NULL, NULL, { 0 } },
    { "open-uri", activate_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW,
                                    "content", widget,
                                    "default-width", width,
                                    "default-height", height,
                                    "title", "Test",
                                    NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));

  gtk_window_present (GTK_WINDOW (window));
  test_ui_wait_for (gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0);
  test_ui_wait_frames (widget, 2);

  return window;
}

/* Destroys a window, and sees that nothing keeps what was shown in it. */
void
test_ui_destroy (GtkWidget *window,
                 GtkWidget *widget)
{
  g_object_ref (widget);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (widget);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Returns the text that was copied. */
char *
test_ui_read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, &text);
  test_ui_wait_for (text != NULL);

  return text;
}

/* Makes text so many times as large as it is normally. */
void
test_ui_set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
}

/* Sees that a long list is there with its first rows alone. */
void
test_ui_assert_first_rows (GtkWidget  *page,
                           const char *list_id)
{
  StudyBoxedList *list = STUDY_BOXED_LIST (test_ui_find_id (page, list_id));

  test_ui_wait_for (study_boxed_list_get_n_rows (list) == STUDY_BOXED_LIST_PAGE);
  test_ui_wait_frames (page, 2);
  g_assert_cmpuint (study_boxed_list_get_n_rows (list), ==, STUDY_BOXED_LIST_PAGE);
}

/* The name and the target of the action that was activated last, or %NULL. */
const char *
test_ui_get_activated (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), ACTIVATED);
}

/* Checks what a progress bar says to assistive technologies. GTK's macro makes a
 * format of its arguments, so a percent sign must not be among them. */
void
test_ui_assert_value_text (GtkWidget  *widget,
                           const char *text)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);
}

/* Saves how a window looks into the directory that the environment variable
 * `STUDY_PICTURES` names, if it does. */
void
test_ui_save_picture (GtkWidget  *window,
                      const char *name)
{
  const char *directory = g_getenv ("STUDY_PICTURES");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file_name = NULL;
  g_autofree char *path = NULL;
  const int width = gtk_widget_get_width (window);
  const int height = gtk_widget_get_height (window);

  if (directory == NULL || *directory == '\0')
    return;

  test_ui_wait_frames (window, 2);

  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  file_name = g_strconcat (name, ".png", NULL);
  path = g_build_filename (directory, file_name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (directory, 0755), ==, 0);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* Finds a widget by its id in a template; not those that are of another one
 * come first. */
GtkWidget *
test_ui_find_id (GtkWidget  *root,
                 const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0)
        return child;

      found = test_ui_find_id (child, id);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The same for a widget that must be there. */
GtkWidget *
test_ui_get_id (GtkWidget  *root,
                const char *id)
{
  GtkWidget *widget = test_ui_find_id (root, id);

  g_assert_nonnull (widget);

  return widget;
}

/* Finds the first widget of a type. */
GtkWidget *
test_ui_find_type (GtkWidget *root,
                   GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : test_ui_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Noon of a day, in microseconds since the Unix epoch. */
gint64
test_ui_get_time (guint32 day)
{
  g_autoptr (GDateTime) noon = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  noon = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);

  return g_date_time_to_unix_usec (noon);
}

static StudyContentStage *
append_stage (StudyContent *content,
              const char   *id,
              const char   *title)
{
  StudyContentStage *stage = study_content_stage_new (id, title);

  g_ptr_array_add (content->stages, stage);

  return stage;
}

static StudyContentTopic *
append_topic (StudyContentStage *stage,
              const char        *id,
              const char        *title,
              const char        *text)
{
  StudyContentTopic *topic = study_content_topic_new (id, title);

  topic->text = g_strdup (text);
  g_ptr_array_add (stage->topics, topic);

  return topic;
}

static void
append_item (StudyContentTopic *topic,
             const char        *name,
             StudyItemKind      kind,
             const char        *title)
{
  g_autofree char *id = g_strconcat (topic->id, "/", name, NULL);
  StudyContentItem *item = study_content_item_new (id, kind, title);

  if (kind == STUDY_ITEM_COURSE)
    {
      item->provider = g_strdup ("Alura");
      item->hours = 8.5;
      item->url = g_strdup ("https://example.org/course");
    }

  g_ptr_array_add (topic->items, item);
}

/* Makes a trail of three stages, with an optional topic in the second, and its
 * progress, with everything not done. */
StudyTrail *
test_ui_trail_new (StudyProgress **progress)
{
  g_autoptr (StudyContent) content = study_content_new ("sample", "Study Guide: Sample & More");
  StudyContentStage *basics = append_stage (content, "basics", "Language Fundamentals");
  StudyContentStage *web = append_stage (content, "web", "Web Frameworks");
  StudyContentStage *data = append_stage (content, "data", "Data & Storage");
  g_autoptr (StudyAdvice) order =
    study_advice_new (STUDY_ADVICE_ORDER, "Follow the order", "Do not jump ahead.", NULL);
  g_autoptr (StudyAdvice) practice =
    study_advice_new (STUDY_ADVICE_PRACTICE, "Practice", "Create a small project for each course.",
                      (const char * const[]) { "Library API", "Task system", NULL });
  g_autoptr (StudyAdvice) document =
    study_advice_new (STUDY_ADVICE_DOCUMENT, "Document", "Write down what you did.", NULL);
  g_autoptr (StudyToolCategory) language =
    study_tool_category_new ("Language", (const char * const[]) { "Python 3.x", NULL });
  g_autoptr (StudyToolCategory) environment =
    study_tool_category_new ("Environment",
                             (const char * const[]) { "Virtualenv", "Pip", "Poetry", "Docker", "Git/GitHub", NULL });
  StudyContentTopic *topic;
  StudyTrail *trail;

  content->short_title = g_strdup ("Sample & More");
  content->objective = g_strdup ("Turn <b>logic</b> into solid skills for building robust services & more.");
  content->description = g_strdup ("A guide that exists for tests alone.");
  content->sources = g_variant_ref_sink (g_variant_new_parsed (
    "[{'title': <'A source'>, 'url': <'https://example.org/'>, 'license': <'MIT'>, 'revision': <'5d5f8561'>},"
    " {'title': <'Another source'>}]"));

  basics->text = g_strdup ("Master the syntax before anything else.");
  topic = append_topic (basics, "basics/python", "Python 3", "Data types and lists.");
  append_item (topic, "types", STUDY_ITEM_LESSON, "Data types");
  append_item (topic, "lists", STUDY_ITEM_LESSON, "Lists");
  append_item (topic, "course", STUDY_ITEM_COURSE, "Python: first steps");
  topic = append_topic (basics, "basics/objects", "Object-Oriented Programming", "Classes & inheritance.");
  append_item (topic, "classes", STUDY_ITEM_LESSON, "Classes");
  append_item (topic, "project", STUDY_ITEM_PROJECT, "Project");

  web->text = g_strdup ("Serve pages & programs.");
  topic = append_topic (web, "web/django", "Django", "Batteries included.");
  append_item (topic, "orm", STUDY_ITEM_LESSON, "ORM");
  append_item (topic, "course", STUDY_ITEM_COURSE, "Django: persistence");
  topic = append_topic (web, "web/fastapi", "FastAPI", "A second framework.");
  topic->optional = TRUE;
  append_item (topic, "types", STUDY_ITEM_LESSON, "Type hints");

  topic = append_topic (data, "data/sql", "SQL", "Queries.");
  append_item (topic, "joins", STUDY_ITEM_LESSON, "Joins");

  g_ptr_array_add (content->advice, g_steal_pointer (&order));
  g_ptr_array_add (content->advice, g_steal_pointer (&practice));
  g_ptr_array_add (content->advice, g_steal_pointer (&document));
  g_ptr_array_add (content->tools, g_steal_pointer (&language));
  g_ptr_array_add (content->tools, g_steal_pointer (&environment));

  trail = study_trail_new (content);
  *progress = study_progress_new ("sample", "device");
  study_trail_set_progress (trail, *progress);

  return trail;
}

/* Makes a trail with as many stages, topics in each and lessons in each of
 * those, to see that size does not matter. */
StudyTrail *
test_ui_large_trail_new (guint n_stages,
                         guint n_topics,
                         guint n_items)
{
  g_autoptr (StudyContent) content = study_content_new ("large", "Large");

  for (guint i = 0; i < n_stages; i++)
    {
      g_autofree char *stage_id = g_strdup_printf ("stage-%u", i + 1);
      StudyContentStage *stage = append_stage (content, stage_id, "Stage");

      for (guint j = 0; j < n_topics; j++)
        {
          g_autofree char *topic_id = g_strdup_printf ("%s/topic-%u", stage_id, j + 1);
          StudyContentTopic *topic = append_topic (stage, topic_id, topic_id, NULL);

          for (guint k = 0; k < n_items; k++)
            {
              g_autofree char *name = g_strdup_printf ("lesson-%u", k + 1);

              append_item (topic, name, STUDY_ITEM_LESSON, name);
            }
        }
    }

  return study_trail_new (content);
}
