/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/pages/study-note-view.h"

#include "app/common/study-field.h"

/**
 * StudyNoteView:
 *
 * The notes on a topic, as plain text that is saved as it is typed. It grows
 * with its text and lets the page around it scroll, unless there is so much that
 * it scrolls by itself. When the user turns to something else, it activates
 * `topic.end-typing`.
 *
 * Undo while typing belongs to the text. What changes the notes from outside,
 * such as the undo of the trail, replaces only what differs, so that the cursor
 * stays where it was. Links in it open with Ctrl and a click, and from the menu.
 *
 * A paragraph is laid out as a whole each time it changes. The buffer divides
 * very long ones with paragraph separators that are no part of the notes.
 */

struct _StudyNoteView
{
  GtkWidget parent_instance;

  StudyTopic *topic;
  GSignalGroup *topic_signals;
  gboolean editable;
  gboolean loading;
  gboolean storing; /* what the buffer has */
  gboolean divided; /* paragraph separators in the buffer are not the user's */
  guint reveal_id;

  GtkWidget *overlay;
  GtkAdjustment *adjustment;
  GtkScrolledWindow *scrolled_window;
  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkTextTag *link_tag;
  GtkWidget *placeholder;
};

/* As much text is looked through for links, in characters. */
#define MAX_LINKED 50000

/* Longer texts scroll by themselves, since all that a text view shows is drawn
 * with each frame; and how high they are, in pixels. */
#define MAX_GROWING_CHARS 20000
#define MAX_GROWING_LINES 300
#define SCROLLING_HEIGHT 500

/* Longer paragraphs are divided, where there is a space soon after, in characters. */
#define MAX_PARAGRAPH 4000
#define MAX_WORD 100

#define SEPARATOR 0x2029
#define SEPARATOR_TEXT "\xe2\x80\xa9"

typedef enum
{
  PROP_TOPIC = 1,
  PROP_EDITABLE,
} StudyNoteViewProperty;

static GParamSpec *props[PROP_EDITABLE + 1];

G_DEFINE_FINAL_TYPE (StudyNoteView, study_note_view, GTK_TYPE_WIDGET)

static char *
get_buffer_text (StudyNoteView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* Takes a text of the buffer and returns what it is of the notes. */
static char *
join (StudyNoteView *self,
      char          *buffer_text)
{
  g_autofree char *text = buffer_text;
  g_auto (GStrv) parts = NULL;

  if (!self->divided)
    return g_steal_pointer (&text);

  parts = g_strsplit (text, SEPARATOR_TEXT, -1);

  return g_strjoinv (NULL, parts);
}

/* Returns the notes that the buffer shows. */
static char *
get_text (StudyNoteView *self)
{
  return join (self, get_buffer_text (self));
}

/* Divides long paragraphs, unless the user has paragraph separators. */
static char *
divide (const char *text,
        gboolean   *divided)
{
  g_autoptr (GString) result = g_string_sized_new (strlen (text));
  gboolean allowed = strstr (text, SEPARATOR_TEXT) == NULL;
  guint length = 0;

  *divided = FALSE;
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      g_string_append_len (result, p, next - p);
      length = *p == '\n' || *p == '\r' ? 0 : length + 1;
      if (!allowed || length < MAX_PARAGRAPH || *next == '\0' || *next == '\n' || *next == '\r' ||
          (*p != ' ' && (length < MAX_PARAGRAPH + MAX_WORD || g_unichar_ismark (g_utf8_get_char (next)))))
        continue;

      g_string_append (result, SEPARATOR_TEXT);
      *divided = TRUE;
      length = 0;
    }

  return g_string_free_and_steal (g_steal_pointer (&result));
}

/* Makes the text be @text by replacing the part that differs. It cannot be
 * undone in the text: what came from outside is undone there. */
static void
replace_text (StudyNoteView *self,
              const char    *text)
{
  g_autofree char *old = get_buffer_text (self);
  g_autofree char *new = divide (text, &self->divided);
  const char *old_end = old + strlen (old);
  const char *new_end = new + strlen (new);
  const char *old_part = old;
  const char *new_part = new;
  GtkTextIter start, end;

  while (*old_part != '\0' && g_utf8_get_char (old_part) == g_utf8_get_char (new_part))
    {
      old_part = g_utf8_next_char (old_part);
      new_part = g_utf8_next_char (new_part);
    }

  while (old_end > old_part && new_end > new_part)
    {
      const char *old_last = g_utf8_prev_char (old_end);
      const char *new_last = g_utf8_prev_char (new_end);

      if (g_utf8_get_char (old_last) != g_utf8_get_char (new_last))
        break;

      old_end = old_last;
      new_end = new_last;
    }

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      g_utf8_pointer_to_offset (old, old_part));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                      g_utf8_pointer_to_offset (old, old_end));

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, new_part, new_end - new_part);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->loading = FALSE;
}

/* Divides what is pasted. Of what is undone and redone it was. */
static void
insert_text_cb (StudyNoteView *self,
                GtkTextIter   *at,
                const char    *text,
                int            length,
                GtkTextBuffer *buffer)
{
  g_autofree char *before = NULL;
  g_autofree char *inserted = NULL;
  g_autofree char *parts = NULL;
  gboolean divided;

  if (self->loading || length < MAX_PARAGRAPH)
    return;

  inserted = g_strndup (text, length);
  parts = divide (inserted, &divided);
  before = get_buffer_text (self);
  if (!divided || (!self->divided && strstr (before, SEPARATOR_TEXT) != NULL))
    return;

  self->divided = TRUE;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, at, parts, -1);
}

/* Copies what is selected of the notes, without what divides them here. */
static gboolean
copy_selection (StudyNoteView *self)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (!self->divided || !gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    return FALSE;

  text = join (self, gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);

  return TRUE;
}

static void
copy_cb (StudyNoteView *self,
         GtkTextView   *view)
{
  if (copy_selection (self))
    g_signal_stop_emission_by_name (view, "copy-clipboard");
}

static void
cut_cb (StudyNoteView *self,
        GtkTextView   *view)
{
  if (!self->editable || !copy_selection (self))
    return;

  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  g_signal_stop_emission_by_name (view, "cut-clipboard");
}

static void
load_note (StudyNoteView *self)
{
  const char *note = self->topic != NULL ? study_topic_get_note (self->topic) : "";
  g_autofree char *text = NULL;

  if (self->storing)
    return;

  text = get_text (self);
  if (!g_str_equal (text, note))
    replace_text (self, note);
}

/* Underlines what can be opened. */
static void
update_links (StudyNoteView *self)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (regex == NULL)
    regex = g_regex_new ("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]", G_REGEX_OPTIMIZE, 0, NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->link_tag, &start, &end);
  if (gtk_text_buffer_get_char_count (self->buffer) > MAX_LINKED)
    return;

  text = get_buffer_text (self);
  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      int first, last;

      g_match_info_fetch_pos (match, 0, &first, &last);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, g_utf8_pointer_to_offset (text, text + first));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, g_utf8_pointer_to_offset (text, text + last));
      gtk_text_buffer_apply_tag (self->buffer, self->link_tag, &start, &end);
      g_match_info_next (match, NULL);
    }
}

/* Returns the link at a place in the text, or %NULL. */
static char *
dup_link (StudyNoteView     *self,
          const GtkTextIter *at)
{
  GtkTextIter start = *at;
  GtkTextIter end = *at;

  if (!gtk_text_iter_has_tag (at, self->link_tag))
    return NULL;

  if (!gtk_text_iter_starts_tag (&start, self->link_tag))
    gtk_text_iter_backward_to_tag_toggle (&start, self->link_tag);
  gtk_text_iter_forward_to_tag_toggle (&end, self->link_tag);

  return gtk_text_iter_get_text (&start, &end);
}

static void
open_link_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  StudyNoteView *self = STUDY_NOTE_VIEW (widget);
  g_autofree char *link = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  link = dup_link (self, &iter);
  if (link != NULL)
    gtk_widget_activate_action (widget, "win.open-uri", "s", link);
}

/* Finds the place in the text at a point of the view, if there is text. */
static gboolean
get_iter_at_point (StudyNoteView *self,
                   double         x,
                   double         y,
                   GtkTextIter   *iter)
{
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (self->text_view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);

  return gtk_text_view_get_iter_at_location (self->text_view, iter, buffer_x, buffer_y);
}

static void
pressed_cb (StudyNoteView   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autofree char *link = NULL;
  GtkTextIter iter;

  if ((state & GDK_CONTROL_MASK) == 0 || !get_iter_at_point (self, x, y, &iter))
    return;

  link = dup_link (self, &iter);
  if (link == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", link);
}

/* The menu is about the link at the cursor, and so is to be the one that is
 * clicked at. A selection that is clicked at stays. */
static void
menu_pressed_cb (StudyNoteView *self,
                 int            n_press,
                 double         x,
                 double         y)
{
  GtkTextIter iter, start, end;

  if (!get_iter_at_point (self, x, y, &iter) || !gtk_text_iter_has_tag (&iter, self->link_tag) ||
      (gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end) &&
       gtk_text_iter_in_range (&iter, &start, &end)))
    return;

  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

/* Shows the notes of another topic, with the cursor at their beginning. */
static void
set_topic (StudyNoteView *self,
           StudyTopic    *topic)
{
  g_autofree char *text = NULL;
  GtkTextIter start;

  if (!g_set_object (&self->topic, topic))
    return;

  g_signal_group_set_target (self->topic_signals, topic);

  /* Even if the notes are the same: undo is not to reach into another topic. */
  self->loading = TRUE;
  text = divide (topic != NULL ? study_topic_get_note (topic) : "", &self->divided);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_adjustment_set_value (self->adjustment, 0);
  self->loading = FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOPIC]);
}

/* Keeps the cursor in sight: the text does not scroll, the page around does. */
static gboolean
reveal_cursor_cb (gpointer user_data)
{
  StudyNoteView *self = STUDY_NOTE_VIEW (user_data);
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *text_view = GTK_WIDGET (self->text_view);
  GdkRectangle cursor;
  graphene_point_t top;
  int x, y;

  self->reveal_id = 0;

  if (viewport == NULL || !gtk_widget_has_focus (text_view))
    return G_SOURCE_REMOVE;

  gtk_text_view_get_cursor_locations (self->text_view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (self->text_view, GTK_TEXT_WINDOW_WIDGET,
                                         cursor.x, cursor.y, &x, &y);

  if (gtk_widget_compute_point (text_view, viewport, &GRAPHENE_POINT_INIT (x, y), &top))
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
      double position = gtk_adjustment_get_value (adjustment) + top.y;
      int margin = gtk_text_view_get_bottom_margin (self->text_view);

      gtk_adjustment_clamp_page (adjustment, position - margin,
                                 position + cursor.height + margin);
    }

  return G_SOURCE_REMOVE;
}

static void
cursor_moved_cb (StudyNoteView *self)
{
  GtkTextIter iter;
  g_autofree char *link = NULL;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  link = dup_link (self, &iter);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.open-link", link != NULL);

  /* Later than the frame in which the text gets its new size. */
  if (self->reveal_id == 0 && !self->loading)
    self->reveal_id = g_idle_add (reveal_cursor_cb, self);
}

/* A long text gets its height bit by bit, and lines that have none yet are all in
 * sight at its end: it is not drawn before there is more of it than is in sight. */
static void
update_height (StudyNoteView *self)
{
  gboolean growing = gtk_text_buffer_get_char_count (self->buffer) <= MAX_GROWING_CHARS &&
                     gtk_text_buffer_get_line_count (self->buffer) <= MAX_GROWING_LINES;
  gboolean known = gtk_adjustment_get_upper (self->adjustment) > gtk_adjustment_get_page_size (self->adjustment);

  gtk_scrolled_window_set_policy (self->scrolled_window, GTK_POLICY_NEVER,
                                  growing ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (self->scrolled_window, growing ? -1 : SCROLLING_HEIGHT);
  gtk_widget_set_opacity (GTK_WIDGET (self->text_view), growing || known ? 1 : 0);
}

static void
buffer_changed_cb (StudyNoteView *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (self->buffer) == 0);
  update_height (self);
  update_links (self);
  if (self->loading || self->topic == NULL)
    return;

  text = get_text (self);
  self->storing = TRUE;
  study_topic_set_note (self->topic, text);
  self->storing = FALSE;
}

static void
focus_left_cb (StudyNoteView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "topic.end-typing", NULL);
}

static gboolean
study_note_view_grab_focus (GtkWidget *widget)
{
  StudyNoteView *self = STUDY_NOTE_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
study_note_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  StudyNoteView *self = STUDY_NOTE_VIEW (object);

  switch ((StudyNoteViewProperty) prop_id)
    {
    case PROP_TOPIC:
      g_value_set_object (value, self->topic);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_note_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  StudyNoteView *self = STUDY_NOTE_VIEW (object);

  switch ((StudyNoteViewProperty) prop_id)
    {
    case PROP_TOPIC:
      set_topic (self, g_value_get_object (value));
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_note_view_dispose (GObject *object)
{
  StudyNoteView *self = STUDY_NOTE_VIEW (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->topic_signals);
  g_clear_object (&self->topic);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_NOTE_VIEW);

  G_OBJECT_CLASS (study_note_view_parent_class)->dispose (object);
}

static void
study_note_view_class_init (StudyNoteViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = study_note_view_get_property;
  object_class->set_property = study_note_view_set_property;
  object_class->dispose = study_note_view_dispose;
  widget_class->grab_focus = study_note_view_grab_focus;

  props[PROP_TOPIC] = g_param_spec_object ("topic", NULL, NULL, STUDY_TYPE_TOPIC, flags);
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "note.open-link", NULL, open_link_cb);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-note-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyNoteView, overlay);
  gtk_widget_class_bind_template_child (widget_class, StudyNoteView, adjustment);
  gtk_widget_class_bind_template_child (widget_class, StudyNoteView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, StudyNoteView, text_view);
  gtk_widget_class_bind_template_child (widget_class, StudyNoteView, buffer);
  gtk_widget_class_bind_template_child (widget_class, StudyNoteView, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_height);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, insert_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, cut_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
study_note_view_init (StudyNoteView *self)
{
  self->editable = TRUE;
  self->topic_signals = g_signal_group_new (STUDY_TYPE_TOPIC);
  g_signal_group_connect_swapped (self->topic_signals, "notify::note",
                                  G_CALLBACK (load_note), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->link_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.open-link", FALSE);
  study_field_keep_undo (GTK_WIDGET (self));
  update_height (self);
}
