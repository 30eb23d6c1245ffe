/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/guide/study-guide-dialog.h"

#include <glib/gi18n.h>

#include "app/common/study-after-frame.h"
#include "app/common/study-alert.h"
#include "app/common/study-closures.h"
#include "app/common/study-field.h"
#include "app/common/study-link.h"
#include "app/guide/study-guide-closures.h"
#include "app/guide/study-guide-history.h"
#include "app/guide/study-guide-part.h"
#include "app/guide/study-kind-menu.h"
#include "app/guide/study-language-row.h"
#include "app/guide/study-level-row.h"
#include "app/guide/study-source-lines.h"
#include "formats/guide/study-guide-choices.h"
#include "formats/guide/study-guide.h"
#include "model/content/study-text-fill.h"
#include "storage/library/study-library-edit.h"
#include "storage/library/study-same-trail.h"
#include "widgets/study-tree-keys.h"

/**
 * StudyGuideDialog:
 *
 * Shows what trail becomes of a guide before it is added: the outline on one
 * side, the lines of the source on the other. The user decides what each part
 * becomes, what is left out, and what is done, and can go back. Nothing is kept of
 * it unless the person adds it.
 */

/* As many parts are unfolded at first: the outline is to be seen at a glance. */
#define MAX_UNFOLDED 20

/* How long a person may go on typing before another plan is made, in
 * milliseconds. */
#define PLAN_DELAY 150

/* So far from its edge a row is seen, in pixels. */
#define EDGE 16

/* A list that the user scrolls along with another one. */
typedef struct
{
  GtkListView *view;
  double value;     /* to where it was scrolled */
  gboolean down;    /* in which direction */
  gboolean led;     /* to a place, by the other one, until the next frame */
} Scroll;

struct _StudyGuideDialog
{
  AdwDialog parent_instance;

  StudyLibrary *library;
  StudyGuideSource *source;
  GCancellable *cancellable;      /* of all that the dialog does */
  GCancellable *plan_cancellable; /* of the plan that is being made */
  guint plan_id;                  /* waits until the next plan is made */
  StudyGuidePlan *plan;           /* (nullable): the last one */
  GPtrArray *levels;              /* of StudyGuideLevel */
  StudyGuideHistory *history;     /* what the user decided */
  guint read_level;               /* what counts as a stage if they do not say */
  const char *read_language;      /* (nullable): and what language it is in; interned */
  gboolean showing;   /* a plan, so that nobody decides anything */
  gboolean adding;    /* as soon as the plan is made */
  gboolean following; /* one list leads the other */
  Scroll outline_scroll;
  Scroll source_scroll;

  GListStore *parts;
  GListStore *introduction; /* the headings of what is left out, each if there is any */
  GListStore *appendix;
  GListStore *left_out;
  GtkTreeListModel *tree;
  StudySourceLines *lines; /* (nullable): until it is loaded */
  GtkWidget *kind_menu;    /* (nullable): the last one */

  GtkStack *stack;
  GtkButton *cancel_button;
  GtkButton *add_button;
  AdwBanner *doubt_banner;
  AdwStatusPage *error_page;
  GtkLabel *summary_label;
  AdwEntryRow *title_row;
  AdwComboRow *level_row;
  AdwComboRow *language_row;
  GtkWidget *address_row;
  GtkWidget *address_error;
  AdwSwitchRow *marked_row;
  GtkWidget *notes_window;
  GtkLabel *notes_label;
  GtkListView *outline_view;
  GtkListView *source_view;
  GtkSingleSelection *outline_selection;
  GtkSingleSelection *source_selection;
};

typedef enum
{
  SIGNAL_ADDED,
  SIGNAL_SAME_CHOSEN,
  SIGNAL_PROGRESS_FOUND,
  N_SIGNALS
} StudyGuideDialogSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyGuideDialog, study_guide_dialog, ADW_TYPE_DIALOG)

static gboolean
has_lines (StudyGuideDialog *self)
{
  return self->lines != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0;
}

static char *
dup_title (StudyGuideDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
}

static void
update_add_button (StudyGuideDialog *self)
{
  g_autofree char *title = dup_title (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), self->plan != NULL && !self->adding && *title != '\0');
}

/* The plan */

static char *
summarize (const StudyGuidePlan *plan)
{
  guint n_topics = 0;
  guint n_items = 0;
  g_autofree char *stages = NULL;
  g_autofree char *topics = NULL;
  g_autofree char *items = NULL;
  g_autofree char *left_out = NULL;

  for (guint i = 0; i < plan->content->stages->len; i++)
    {
      const StudyContentStage *stage = g_ptr_array_index (plan->content->stages, i);

      n_topics += stage->topics->len;
      for (guint j = 0; j < stage->topics->len; j++)
        n_items += ((const StudyContentTopic *) g_ptr_array_index (stage->topics, j))->items->len;
    }

  stages = study_text_fill (ngettext ("%u stage", "%u stages", plan->content->stages->len), plan->content->stages->len);
  topics = study_text_fill (ngettext ("%u topic", "%u topics", n_topics), n_topics);
  items = study_text_fill (ngettext ("%u item", "%u items", n_items), n_items);
  if (plan->n_left_out == 0)
    /* Translators: “4 stages”, “11 topics”, “36 items” */
    return study_text_fill (_("%s, %s, %s"), stages, topics, items);

  left_out =
    study_text_fill (ngettext ("%u line left out", "%u lines left out", plan->n_left_out), plan->n_left_out);

  /* Translators: “4 stages”, “11 topics”, “36 items”, “12 lines left out” */
  return study_text_fill (_("%s, %s, %s; %s"), stages, topics, items, left_out);
}

static void
unfold (StudyGuideDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->parts));

  for (guint i = 0; n <= MAX_UNFOLDED && i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row =
        gtk_tree_list_model_get_child_row (self->tree, i + g_list_model_get_n_items (G_LIST_MODEL (self->introduction)));

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/* Where the guide is from is asked for when links of it need that. */
static void
show_address (StudyGuideDialog *self)
{
  const char *address = study_guide_source_get_address (self->source);

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address != NULL ? address : "");
  gtk_widget_set_visible (self->address_row, study_guide_source_uses_address (self->source));
}

static void
update_actions (StudyGuideDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.undo", study_guide_history_can_move (self->history, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.redo", study_guide_history_can_move (self->history, 1));
}

/* Shows in the options what is decided. */
static void
show_decisions (StudyGuideDialog *self)
{
  const StudyGuideDecisions *decisions = study_guide_history_get (self->history);

  self->showing = TRUE;
  study_level_row_set_level (self->level_row, self->levels,
                             decisions->stage_level > 0 ? decisions->stage_level : self->read_level);
  study_language_row_set (self->language_row,
                          decisions->language != NULL ? decisions->language : self->read_language);
  adw_switch_row_set_active (self->marked_row, decisions->take_marked);
  self->showing = FALSE;
  update_actions (self);
}

/* Counts the lines that are left out and in no other group. */
static guint
count_left_out (const StudyGuidePlan *plan)
{
  guint n_left_out = plan->n_left_out;

  for (guint i = 0; i < plan->outline->len; i++)
    {
      const StudyGuideNode *node = g_ptr_array_index (plan->outline, i);

      if (node->group != STUDY_GUIDE_GROUP_INTRODUCTION && node->group != STUDY_GUIDE_GROUP_APPENDIX)
        continue;
      for (guint j = node->first_line; j <= node->last_line && j < plan->lines->len; j++)
        n_left_out -= g_array_index (plan->lines, StudyGuideLine, j).role == STUDY_GUIDE_LEFT_OUT;
    }

  return n_left_out;
}

static void
update_outline (StudyGuideDialog *self)
{
  GPtrArray *outline = self->plan->outline;
  guint n_left_out = count_left_out (self->plan);
  /* Translators: the heading of what does not get into the trail */
  g_autofree char *left_out = study_text_fill (ngettext ("Left out (%u line)", "Left out (%u lines)", n_left_out),
                                               n_left_out);

  study_guide_part_update_group (self->introduction, outline, STUDY_GUIDE_GROUP_INTRODUCTION, _("Introduction"));
  study_guide_part_update_kept (self->parts, outline);
  study_guide_part_update_group (self->appendix, outline, STUDY_GUIDE_GROUP_APPENDIX, _("Appendix"));
  study_guide_part_update_group (self->left_out, outline, STUDY_GUIDE_GROUP_LEFT_OUT, left_out);
}

static void
show_plan (StudyGuideDialog *self)
{
  gboolean first = self->levels == NULL;
  g_autofree char *summary = summarize (self->plan);
  g_autofree char *notes = g_strjoinv ("\n", self->plan->notes);
  g_autofree char *n_marked = study_text_fill (ngettext ("%u item", "%u items", self->plan->n_marked),
                                               self->plan->n_marked);

  self->showing = TRUE;
  if (first)
    {
      self->levels = study_guide_source_get_levels (self->source);
      self->read_level = self->plan->stage_level;
      study_level_row_fill (self->level_row, self->levels, self->read_level);
      self->read_language = g_intern_string (self->plan->content->language);
      study_language_row_fill (self->language_row, self->read_language);
      gtk_editable_set_text (GTK_EDITABLE (self->title_row), self->plan->content->title);
      show_address (self);
      gtk_stack_set_visible_child_name (self->stack, "preview");
    }
  self->showing = FALSE;

  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->notes_label, notes);
  gtk_widget_set_visible (self->notes_window, *notes != '\0');
  adw_banner_set_revealed (self->doubt_banner, !self->plan->is_guide);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->marked_row), n_marked);
  gtk_widget_set_visible (GTK_WIDGET (self->marked_row), self->plan->n_marked > 0);

  update_outline (self);
  if (first)
    unfold (self);
  study_source_lines_set_fates (self->lines, self->plan->lines);
  update_add_button (self);
}

static void
show_error (StudyGuideDialog *self,
            const char       *message)
{
  g_autofree char *description = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->error_page, description);
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_button_set_label (self->cancel_button, _("_Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
}

/* Adding */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StudyGuideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = study_library_edit_finish (STUDY_LIBRARY (source), result, &error);

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (id == NULL)
    {
      self->adding = FALSE;
      update_add_button (self);
      study_alert_show (GTK_WIDGET (self), _("Guide Not Added"), error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id, self->plan->content->title);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
add_anyway (StudyGuideDialog *self)
{
  gboolean take_marked = self->plan->n_marked > 0 && adw_switch_row_get_active (self->marked_row);

  /* A trail is not left half-way, so the dialog stays until it is there. */
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  study_library_add_async (self->library, self->plan->content, take_marked, NULL, added_cb, g_object_ref (self));
}

static void
same_response_cb (AdwAlertDialog   *alert,
                  const char       *response,
                  StudyGuideDialog *self)
{
  const StudySameTrail *same = g_object_get_data (G_OBJECT (alert), "same");

  if (g_str_equal (response, "add"))
    {
      add_anyway (self);
    }
  else if (g_str_equal (response, "restore"))
    {
      adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
      study_library_restore_async (self->library, same->trashed, NULL, added_cb, g_object_ref (self));
    }
  else if (g_str_equal (response, "cancel"))
    {
      self->adding = FALSE;
      update_add_button (self);
    }
  else
    {
      g_signal_emit (self, signals[SIGNAL_SAME_CHOSEN], 0, same->id, g_str_equal (response, "update"));
      adw_dialog_force_close (ADW_DIALOG (self));
    }
}

static void
offer_same (StudyGuideDialog *self,
            StudySameTrail   *same)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/study-same-dialog.ui");
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (gtk_builder_get_object (builder, "dialog"));
  g_autofree char *body =
    study_text_fill (same->trashed != NULL
                       /* Translators: the title of a trail. */
                       ? _("“%s” is in the trash. Restoring it keeps your progress; adding the guide makes another "
                           "trail without it.")
                       /* Translators: the title of a trail. */
                       : _("“%s” is already one of your trails. Adding the guide makes another one, without your "
                           "progress."),
                     same->title);

  adw_alert_dialog_set_body (alert, body);
  if (same->trashed != NULL)
    {
      adw_alert_dialog_remove_response (alert, "open");
      adw_alert_dialog_set_default_response (alert, "restore");
    }
  else
    {
      adw_alert_dialog_remove_response (alert, "restore");
    }
  /* A text that was pasted is no file to update from. */
  if (same->trashed != NULL || study_guide_source_get_file (self->source) == NULL)
    adw_alert_dialog_remove_response (alert, "update");

  g_object_set_data_full (G_OBJECT (alert), "same", same, (GDestroyNotify) study_same_trail_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (same_response_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
}

static void
same_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (StudyGuideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudySameTrail) same = study_same_trail_find_finish (STUDY_LIBRARY (source), result, &error);

  /* Who closed the dialog meanwhile wants nothing added. */
  if (error != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (same != NULL)
    offer_same (self, g_steal_pointer (&same));
  else
    add_anyway (self);
}

static void
add (StudyGuideDialog *self)
{
  study_same_trail_find_async (self->library, self->plan->content, self->cancellable, same_found_cb,
                               g_object_ref (self));
}

/* Reading and planning */

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StudyGuideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudyGuidePlan) plan = study_guide_source_plan_finish (STUDY_GUIDE_SOURCE (source), result, &error);

  /* What was cancelled is followed by another plan, or nobody waits for it. */
  if (g_cancellable_is_cancelled (self->cancellable) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->plan_cancellable);
  if (plan == NULL)
    {
      show_error (self, error->message);
      return;
    }

  g_clear_pointer (&self->plan, study_guide_plan_free);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
  if (self->adding)
    add (self);
}

static void
make_plan (StudyGuideDialog *self)
{
  const StudyGuideDecisions *decisions = study_guide_history_get (self->history);
  g_autofree char *title = dup_title (self);
  StudyGuideOptions options = {
    .title = *title != '\0' ? title : NULL,
    .stage_level = decisions->stage_level,
    .language = decisions->language,
    .choices = decisions->choices,
  };

  g_clear_handle_id (&self->plan_id, g_source_remove);
  g_cancellable_cancel (self->plan_cancellable);
  g_clear_object (&self->plan_cancellable);
  self->plan_cancellable = g_cancellable_new ();
  study_guide_source_plan_async (self->source, &options, self->plan_cancellable, planned_cb, g_object_ref (self));
}

static void
plan_timeout_cb (gpointer user_data)
{
  StudyGuideDialog *self = user_data;

  self->plan_id = 0;
  make_plan (self);
}

static gboolean
can_decide (StudyGuideDialog *self)
{
  return !self->showing && self->plan != NULL && !self->adding;
}

/* Decides something else, which can be undone. */
static void
decide (StudyGuideDialog          *self,
        const StudyGuideDecisions *decisions)
{
  study_guide_history_add (self->history, decisions);
  update_actions (self);
  make_plan (self);
}

static void
move (StudyGuideDialog *self,
      int               steps)
{
  if (!can_decide (self) || !study_guide_history_can_move (self->history, steps))
    return;

  study_guide_history_move (self->history, steps);
  show_decisions (self);
  make_plan (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move (STUDY_GUIDE_DIALOG (widget), -1);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move (STUDY_GUIDE_DIALOG (widget), 1);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StudyGuideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean loaded = study_guide_source_load_finish (STUDY_GUIDE_SOURCE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || STUDY_GUIDE_SOURCE (source) != self->source)
    return;

  if (!loaded)
    {
      show_error (self, error->message);
    }
  else if (study_guide_source_is_progress (self->source))
    {
      g_signal_emit (self, signals[SIGNAL_PROGRESS_FOUND], 0);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else
    {
      /* From wherever it is, the lines are the same. */
      if (self->lines == NULL)
        {
          self->lines = study_source_lines_new (self->source);
          gtk_single_selection_set_model (self->source_selection, G_LIST_MODEL (self->lines));
        }
      make_plan (self);
    }
}

/* Reads a source, the first or the same one as from elsewhere. */
static void
read_source (StudyGuideDialog *self,
             StudyGuideSource *source)
{
  g_clear_handle_id (&self->plan_id, g_source_remove);
  g_cancellable_cancel (self->plan_cancellable);
  g_clear_object (&self->plan_cancellable);
  g_clear_pointer (&self->plan, study_guide_plan_free);
  update_add_button (self);
  g_set_object (&self->source, source);
  study_guide_source_load_async (source, self->cancellable, loaded_cb, g_object_ref (self));
}

/* What the user decides */

static void
title_changed_cb (StudyGuideDialog *self)
{
  update_add_button (self);
  if (!can_decide (self))
    return;

  g_clear_handle_id (&self->plan_id, g_source_remove);
  self->plan_id = g_timeout_add_once (PLAN_DELAY, plan_timeout_cb, self);
}

static void
level_changed_cb (StudyGuideDialog *self)
{
  StudyGuideDecisions decisions = *study_guide_history_get (self->history);

  if (!can_decide (self))
    return;

  decisions.stage_level = study_level_row_get_level (self->level_row, self->levels);
  decide (self, &decisions);
}

static void
language_changed_cb (StudyGuideDialog *self)
{
  StudyGuideDecisions decisions = *study_guide_history_get (self->history);

  if (!can_decide (self))
    return;

  decisions.language = g_intern_string (study_language_row_get (self->language_row));
  decide (self, &decisions);
}

static void
marked_changed_cb (StudyGuideDialog *self)
{
  StudyGuideDecisions decisions = *study_guide_history_get (self->history);

  if (!can_decide (self))
    return;

  decisions.take_marked = adw_switch_row_get_active (self->marked_row);
  study_guide_history_add (self->history, &decisions);
  update_actions (self);
}

/* Reads the guide as from where the user says, unless it was. */
static gboolean
apply_address (StudyGuideDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  const char *known = study_guide_source_get_address (self->source);
  g_autofree char *address = study_link_complete (text);
  gboolean valid = *address == '\0' || study_guide_address_is_valid (address);
  g_autoptr (StudyGuideSource) source = NULL;

  if (!g_str_equal (address, text))
    study_field_set_text (GTK_EDITABLE (self->address_row), address);
  study_field_set_invalid (self->address_row, self->address_error, !valid);
  if (!valid || g_str_equal (address, known != NULL ? known : ""))
    return valid;

  source = study_guide_source_new_at (self->source, *address != '\0' ? address : NULL);
  read_source (self, source);

  return TRUE;
}

static void
address_applied_cb (StudyGuideDialog *self)
{
  if (!self->adding)
    apply_address (self);
}

/* Makes parts what the user says; the choices before stay as they are. */
static void
choose_cb (gpointer        user_data,
           GPtrArray      *nodes,
           StudyGuideRole  role)
{
  StudyGuideDialog *self = user_data;
  StudyGuideDecisions decisions = *study_guide_history_get (self->history);
  g_autoptr (GHashTable) choices = NULL;

  if (!can_decide (self))
    return;

  choices = study_guide_choices_choose (decisions.choices, nodes, role);
  decisions.choices = choices;
  decide (self, &decisions);
}

static void
include (StudyGuideDialog *self,
         StudyGuidePart   *part,
         gboolean          included)
{
  StudyGuideDecisions decisions = *study_guide_history_get (self->history);
  g_autoptr (GPtrArray) nodes = study_guide_part_get_nodes (part);
  g_autoptr (GHashTable) choices = NULL;

  if (!can_decide (self) || !study_guide_part_set_included (part, included))
    return;

  choices = included ? study_guide_choices_include (decisions.choices, nodes)
                     : study_guide_choices_choose (decisions.choices, nodes, STUDY_GUIDE_LEFT_OUT);
  decisions.choices = choices;
  decide (self, &decisions);
}

/* A row shows parts before it is in the dialog. */
static void
include_item (GtkListItem *list_item,
              GtkWidget   *button,
              gboolean     included)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, STUDY_TYPE_GUIDE_DIALOG);
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (StudyGuidePart) part = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (dialog != NULL && part != NULL)
    include (STUDY_GUIDE_DIALOG (dialog), part, included);
}

static void
part_toggled_cb (GtkListItem    *list_item,
                 GtkCheckButton *check_button)
{
  include_item (list_item, GTK_WIDGET (check_button), gtk_check_button_get_active (check_button));
}

static void
group_switched_cb (GtkListItem *list_item,
                   GParamSpec  *pspec,
                   GtkSwitch   *group_switch)
{
  if (gtk_widget_get_visible (GTK_WIDGET (group_switch)))
    include_item (list_item, GTK_WIDGET (group_switch), gtk_switch_get_active (group_switch));
}

/* Shows the menu of what a part becomes, at its button. */
static void
show_kinds (StudyGuideDialog *self,
            GtkTreeListRow   *row,
            GtkWidget        *button)
{
  g_autoptr (StudyGuidePart) part = gtk_tree_list_row_get_item (row);
  g_autoptr (GPtrArray) nodes = study_guide_part_get_nodes (part);
  GtkWidget *item = button;
  graphene_rect_t bounds;

  if (!can_decide (self) || study_guide_part_is_heading (part) || !gtk_widget_is_sensitive (button) ||
      !gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;

  while (gtk_widget_get_parent (item) != GTK_WIDGET (self->outline_view))
    item = gtk_widget_get_parent (item);
  g_clear_pointer (&self->kind_menu, gtk_widget_unparent);
  self->kind_menu = study_kind_menu_new (self->plan, g_ptr_array_index (nodes, 0), choose_cb, self);
  gtk_widget_set_parent (self->kind_menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->kind_menu),
                               &(GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width,
                                                 bounds.size.height });
  g_signal_connect_object (self->kind_menu, "closed", G_CALLBACK (gtk_widget_grab_focus), item, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->kind_menu));
}

static void
kind_clicked_cb (GtkListItem *list_item,
                 GtkWidget   *button)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, STUDY_TYPE_GUIDE_DIALOG);

  show_kinds (STUDY_GUIDE_DIALOG (dialog), gtk_list_item_get_item (list_item), button);
}

static void
add_cb (StudyGuideDialog *self)
{
  /* What is seen is what is added. */
  if (!apply_address (self))
    return;
  self->adding = TRUE;
  update_add_button (self);
  if (self->plan_id != 0)
    make_plan (self);
  else if (self->plan != NULL && self->plan_cancellable == NULL)
    add (self);
}

/* The two lists lead to each other */

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data)
{
  GListModel *children = study_guide_part_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

/* Finds the innermost part that a line is of, and that is to be seen; if it is to be
 * unfolded, the innermost that there is. */
static GtkTreeListRow *
find_row (StudyGuideDialog *self,
          guint             line,
          gboolean          unfold_it)
{
  g_autoptr (GtkTreeListRow) found = NULL;

  while (TRUE)
    {
      GListModel *level;
      guint n;
      guint i;

      if (found != NULL && unfold_it)
        gtk_tree_list_row_set_expanded (found, TRUE);
      level = found != NULL ? gtk_tree_list_row_get_children (found) : gtk_tree_list_model_get_model (self->tree);
      n = level != NULL ? g_list_model_get_n_items (level) : 0;
      for (i = 0; i < n; i++)
        {
          g_autoptr (StudyGuidePart) part = g_list_model_get_item (level, i);

          if (study_guide_part_has_line (part, line))
            break;
        }
      if (i == n)
        return g_steal_pointer (&found);

      if (found == NULL)
        {
          found = gtk_tree_list_model_get_child_row (self->tree, i);
        }
      else
        {
          g_autoptr (GtkTreeListRow) child = gtk_tree_list_row_get_child_row (found, i);

          g_set_object (&found, child);
        }
    }
}

/* What a list scrolls until it is where it is led to leads nowhere. */
static void
arrived_cb (GtkWidget *view)
{
  StudyGuideDialog *self = STUDY_GUIDE_DIALOG (gtk_widget_get_ancestor (view, STUDY_TYPE_GUIDE_DIALOG));

  if (view == GTK_WIDGET (self->source_view))
    self->source_scroll.led = FALSE;
  else
    self->outline_scroll.led = FALSE;
}

static void
lead (StudyGuideDialog   *self,
      Scroll             *scroll,
      guint               position,
      GtkListScrollFlags  flags)
{
  scroll->led = TRUE;
  self->following = TRUE;
  gtk_list_view_scroll_to (scroll->view, position, flags, NULL);
  self->following = FALSE;
  study_after_frame (GTK_WIDGET (scroll->view), arrived_cb);
}

static void
show_row (StudyGuideDialog   *self,
          guint               line,
          gboolean            unfold_it,
          GtkListScrollFlags  flags)
{
  g_autoptr (GtkTreeListRow) row = find_row (self, line, unfold_it);

  if (row != NULL)
    lead (self, &self->outline_scroll, gtk_tree_list_row_get_position (row), flags);
}

static void
outline_selected_cb (StudyGuideDialog *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->outline_selection);
  g_autoptr (StudyGuidePart) part = NULL;

  if (row == NULL || self->following || !has_lines (self))
    return;

  part = gtk_tree_list_row_get_item (row);
  if (!study_guide_part_is_heading (part))
    lead (self, &self->source_scroll, study_guide_part_get_first_line (part), GTK_LIST_SCROLL_SELECT);
}

static void
source_selected_cb (StudyGuideDialog *self)
{
  guint line = gtk_single_selection_get_selected (self->source_selection);

  if (line != GTK_INVALID_LIST_POSITION && !self->following)
    show_row (self, line, TRUE, GTK_LIST_SCROLL_SELECT);
}

/* Returns what the row at the edge of a list shows towards which it is scrolled. */
static GtkWidget *
find_edge (const Scroll *scroll)
{
  GtkWidget *view = GTK_WIDGET (scroll->view);
  int height = gtk_widget_get_height (view);
  GtkWidget *widget = gtk_widget_pick (view, gtk_widget_get_width (view) / 2.0, scroll->down ? height - EDGE : EDGE,
                                       GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  while (widget != NULL && gtk_widget_get_parent (widget) != view)
    widget = gtk_widget_get_parent (widget);

  return widget != NULL ? gtk_widget_get_first_child (widget) : NULL;
}

static void
follow_outline_cb (GtkWidget *view)
{
  StudyGuideDialog *self = STUDY_GUIDE_DIALOG (gtk_widget_get_ancestor (view, STUDY_TYPE_GUIDE_DIALOG));
  GtkWidget *expander = find_edge (&self->outline_scroll);
  g_autoptr (StudyGuidePart) part = NULL;

  part = GTK_IS_TREE_EXPANDER (expander) ? gtk_tree_expander_get_item (GTK_TREE_EXPANDER (expander)) : NULL;
  if (part != NULL && !study_guide_part_is_heading (part) && has_lines (self))
    lead (self, &self->source_scroll, study_guide_part_get_first_line (part), GTK_LIST_SCROLL_NONE);
}

static void
follow_source_cb (GtkWidget *view)
{
  StudyGuideDialog *self = STUDY_GUIDE_DIALOG (gtk_widget_get_ancestor (view, STUDY_TYPE_GUIDE_DIALOG));
  GtkWidget *row = find_edge (&self->source_scroll);
  GtkWidget *number = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  /* The row says which line it shows. */
  if (GTK_IS_LABEL (number))
    show_row (self, g_ascii_strtoull (gtk_label_get_label (GTK_LABEL (number)), NULL, 10) - 1, FALSE,
              GTK_LIST_SCROLL_NONE);
}

/* Has the other list follow once the rows are where they are to be. */
static void
scrolled (StudyGuideDialog    *self,
          Scroll              *scroll,
          GtkAdjustment       *adjustment,
          StudyAfterFrameFunc  follow)
{
  double value = gtk_adjustment_get_value (adjustment);

  scroll->down = value > scroll->value;
  scroll->value = value;
  if (self->plan != NULL && !scroll->led)
    study_after_frame (GTK_WIDGET (scroll->view), follow);
}

static void
outline_scrolled_cb (StudyGuideDialog *self,
                     GtkAdjustment    *adjustment)
{
  scrolled (self, &self->outline_scroll, adjustment, follow_outline_cb);
}

static void
source_scrolled_cb (StudyGuideDialog *self,
                    GtkAdjustment    *adjustment)
{
  scrolled (self, &self->source_scroll, adjustment, follow_source_cb);
}

static void
outline_activate_cb (StudyGuideDialog *self,
                     guint             position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr (StudyGuidePart) part = gtk_tree_list_row_get_item (row);

  if (study_guide_part_is_heading (part))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    include (self, part, !study_guide_part_get_included (part));
}

static gboolean
outline_key_pressed_cb (StudyGuideDialog *self,
                        guint             keyval,
                        guint             keycode,
                        GdkModifierType   state)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->outline_view));
  GtkWidget *expander = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  if (!GTK_IS_TREE_EXPANDER (expander))
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0) ||
      (keyval == GDK_KEY_Down && (state & GDK_ALT_MASK) != 0))
    {
      GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));

      show_kinds (self, gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)), gtk_widget_get_last_child (box));
      return GDK_EVENT_STOP;
    }

  return study_tree_keys_press (self->outline_view, gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander)),
                                keyval, state);
}

static void
cancel_all (StudyGuideDialog *self)
{
  g_clear_handle_id (&self->plan_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->plan_cancellable);
}

static void
study_guide_dialog_closed (AdwDialog *dialog)
{
  cancel_all (STUDY_GUIDE_DIALOG (dialog));
}

static void
study_guide_dialog_dispose (GObject *object)
{
  StudyGuideDialog *self = STUDY_GUIDE_DIALOG (object);

  cancel_all (self);
  g_clear_pointer (&self->kind_menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDY_TYPE_GUIDE_DIALOG);
  g_clear_object (&self->lines);
  g_clear_object (&self->tree);
  g_clear_object (&self->parts);
  g_clear_object (&self->introduction);
  g_clear_object (&self->appendix);
  g_clear_object (&self->left_out);
  g_clear_object (&self->library);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (study_guide_dialog_parent_class)->dispose (object);
}

static void
study_guide_dialog_finalize (GObject *object)
{
  StudyGuideDialog *self = STUDY_GUIDE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->plan_cancellable);
  g_clear_pointer (&self->plan, study_guide_plan_free);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->history, study_guide_history_free);

  G_OBJECT_CLASS (study_guide_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (STUDY_TYPE_GUIDE_PART);
  g_type_ensure (STUDY_TYPE_SOURCE_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/study-guide-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, doubt_banner);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, level_row);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, address_error);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, marked_row);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, notes_window);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, notes_label);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, outline_view);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, source_view);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, outline_selection);
  gtk_widget_class_bind_template_child (widget_class, StudyGuideDialog, source_selection);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_body);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_title);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_part);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_has_role);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_is_positive);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_part);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_role);
  gtk_widget_class_bind_template_callback (widget_class, study_closure_source_line);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, study_field_clear);
  gtk_widget_class_bind_template_callback (widget_class, address_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, marked_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_scrolled_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_key_pressed_cb);
}

static void
study_guide_dialog_class_init (StudyGuideDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = study_guide_dialog_dispose;
  object_class->finalize = study_guide_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = study_guide_dialog_closed;

  /**
   * StudyGuideDialog::added:
   * @self: the dialog
   * @id: the id of the trail
   * @title: its title
   *
   * The trail is in the library. The dialog closes.
   */
  signals[SIGNAL_ADDED] =
    g_signal_new ("added", STUDY_TYPE_GUIDE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * StudyGuideDialog::same-chosen:
   * @self: the dialog
   * @id: the id of a trail
   * @update: whether to update it from the guide
   *
   * The guide is not added, because it is this trail already, which is to be opened. The
   * dialog closes.
   */
  signals[SIGNAL_SAME_CHOSEN] =
    g_signal_new ("same-chosen", STUDY_TYPE_GUIDE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * StudyGuideDialog::progress-found:
   * @self: the dialog
   *
   * The source is progress, which is imported in another way. The dialog
   * closes.
   */
  signals[SIGNAL_PROGRESS_FOUND] =
    g_signal_new ("progress-found", STUDY_TYPE_GUIDE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "guide.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "guide.redo", NULL, redo_action);
  bind_template (widget_class);
}

static void
study_guide_dialog_init (StudyGuideDialog *self)
{
  g_autoptr (GListStore) roots = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkFlattenListModel *flat;

  self->cancellable = g_cancellable_new ();
  self->history = study_guide_history_new ();
  self->introduction = g_list_store_new (STUDY_TYPE_GUIDE_PART);
  self->parts = g_list_store_new (STUDY_TYPE_GUIDE_PART);
  self->appendix = g_list_store_new (STUDY_TYPE_GUIDE_PART);
  self->left_out = g_list_store_new (STUDY_TYPE_GUIDE_PART);
  g_list_store_append (roots, self->introduction);
  g_list_store_append (roots, self->parts);
  g_list_store_append (roots, self->appendix);
  g_list_store_append (roots, self->left_out);
  flat = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&roots)));
  self->tree = gtk_tree_list_model_new (G_LIST_MODEL (flat), FALSE, FALSE, create_children_cb, NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->outline_selection, G_LIST_MODEL (self->tree));
  self->outline_scroll.view = self->outline_view;
  self->source_scroll.view = self->source_view;
  update_actions (self);
}

/* Makes a dialog that reads a guide, which is not loaded yet, and asks whether and how
 * to add it. */
AdwDialog *
study_guide_dialog_new (StudyLibrary     *library,
                        StudyGuideSource *source)
{
  StudyGuideDialog *self;

  g_return_val_if_fail (STUDY_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (STUDY_IS_GUIDE_SOURCE (source), NULL);

  self = g_object_new (STUDY_TYPE_GUIDE_DIALOG, NULL);
  self->library = g_object_ref (library);
  read_source (self, source);

  return ADW_DIALOG (self);
}
