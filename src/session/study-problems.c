/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-problems.h"

#include <glib/gi18n.h>

/**
 * StudyProblems:
 *
 * What the user should know: that changes cannot be saved, that a document
 * is damaged or newer than the program, that a file is no trail. It says the
 * most urgent one, and what can be done about it.
 */

struct _StudyProblems
{
  GObject parent_instance;

  GSignalGroup *library_signals;
  GSignalGroup *session_signals;
  GSignalGroup *saver_signals;
  GSignalGroup *trail_signals;
  GSignalGroup *trail_saver_signals;
  GSignalGroup *shared_signals;
  StudyLibrary *library;
  StudySession *session;
  char *message;
  char *button;
  gboolean report_read;
  gboolean errors_read;
};

typedef enum
{
  PROP_MESSAGE = 1,
  PROP_BUTTON,
} StudyProblemsProperty;

static GParamSpec *props[PROP_BUTTON + 1];

G_DEFINE_FINAL_TYPE (StudyProblems, study_problems, G_TYPE_OBJECT)

typedef enum
{
  PROBLEM_NONE,
  PROBLEM_SAVING,
  PROBLEM_SAVING_TRAIL,
  PROBLEM_CONFLICT,
  PROBLEM_NEWER_PROGRESS,
  PROBLEM_NEWER_TRAIL,
  PROBLEM_DAMAGED,
  PROBLEM_REPLACED,
  PROBLEM_SHARED,
  PROBLEM_WARNING,
  PROBLEM_LIBRARY,
} Problem;

static const char *
get_warning (StudyProblems *self)
{
  return study_progress_saver_get_warning (STUDY_PROGRESS_SAVER (study_session_get_saver (self->session)));
}

/* Whether the user should hear that a merge replaced something. */
static gboolean
has_replaced (StudyProblems *self)
{
  StudySaver *shared_saver = study_session_get_shared_saver (self->session);

  return study_progress_saver_has_replaced (STUDY_PROGRESS_SAVER (study_session_get_saver (self->session))) ||
         (shared_saver != NULL && study_progress_saver_has_replaced (STUDY_PROGRESS_SAVER (shared_saver)));
}

/* The most urgent one. */
static Problem
find_problem (StudyProblems *self)
{
  if (self->session != NULL)
    {
      StudyOpenOutcome outcome = study_session_get_report (self->session)->outcome;
      StudySaver *shared_saver = study_session_get_shared_saver (self->session);
      StudyTrailSaver *trail_saver = study_session_get_trail_saver (self->session);

      if (study_saver_get_state (study_session_get_saver (self->session)) == STUDY_SAVER_FAILED)
        return PROBLEM_SAVING;
      if (trail_saver != NULL && study_saver_get_state (STUDY_SAVER (trail_saver)) == STUDY_SAVER_FAILED)
        return study_trail_saver_get_conflict (trail_saver) ? PROBLEM_CONFLICT : PROBLEM_SAVING_TRAIL;
      if (outcome == STUDY_OPEN_NEWER)
        return PROBLEM_NEWER_PROGRESS;
      if ((outcome == STUDY_OPEN_DAMAGED || outcome == STUDY_OPEN_RECOVERED) && !self->report_read)
        return PROBLEM_DAMAGED;
      if (has_replaced (self))
        return PROBLEM_REPLACED;
      if (shared_saver != NULL && study_saver_get_state (shared_saver) == STUDY_SAVER_FAILED)
        return PROBLEM_SHARED;
      if (get_warning (self) != NULL)
        return PROBLEM_WARNING;
    }

  if (self->library != NULL && !self->errors_read && *study_library_get_errors (self->library) != NULL)
    return PROBLEM_LIBRARY;

  /* It stays, so that all that can be put aside comes before it. */
  if (self->session != NULL && study_trail_get_read_only (study_session_get_trail (self->session)))
    return PROBLEM_NEWER_TRAIL;

  return PROBLEM_NONE;
}

static char *
dup_message (StudyProblems *self,
             Problem        problem)
{
  switch (problem)
    {
    case PROBLEM_SAVING:
      return g_strdup (study_saver_get_error_message (study_session_get_saver (self->session)));
    case PROBLEM_SAVING_TRAIL:
    case PROBLEM_CONFLICT:
      return g_strdup (study_saver_get_error_message (STUDY_SAVER (study_session_get_trail_saver (self->session))));
    case PROBLEM_NEWER_TRAIL:
      return g_strdup (_("This trail was created by a newer version of Study Trail, and some of it may be "
                         "missing. Please update."));
    case PROBLEM_NEWER_PROGRESS:
    case PROBLEM_DAMAGED:
      return g_strdup (study_session_get_report (self->session)->message);
    case PROBLEM_REPLACED:
      return g_strdup (_("Changes made elsewhere were merged with yours. A snapshot keeps what was replaced."));
    case PROBLEM_SHARED:
      return g_strdup (study_saver_get_error_message (study_session_get_shared_saver (self->session)));
    case PROBLEM_WARNING:
      return g_strdup (get_warning (self));
    case PROBLEM_LIBRARY:
      return g_strjoinv ("\n", (GStrv) study_library_get_errors (self->library));
    case PROBLEM_NONE:
    default:
      return NULL;
    }
}

static const char *
get_button (Problem problem)
{
  switch (problem)
    {
    case PROBLEM_SAVING:
    case PROBLEM_SAVING_TRAIL:
    case PROBLEM_SHARED:
      return _("_Try Again");
    case PROBLEM_CONFLICT:
      return _("_Save Mine");
    case PROBLEM_REPLACED:
      return _("_Show");
    case PROBLEM_DAMAGED:
    case PROBLEM_LIBRARY:
      return _("_Dismiss");
    case PROBLEM_NEWER_PROGRESS:
    case PROBLEM_NEWER_TRAIL:
    case PROBLEM_WARNING:
    case PROBLEM_NONE:
    default:
      return "";
    }
}

static void
update (StudyProblems *self)
{
  Problem problem = find_problem (self);
  g_autofree char *message = dup_message (self, problem);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_str (&self->message, message != NULL ? message : ""))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
  if (g_set_str (&self->button, get_button (problem)))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUTTON]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_replaced (StudyProblems *self,
               GArray        *times)
{
  StudySaver *shared_saver = study_session_get_shared_saver (self->session);

  study_progress_saver_take_replaced (STUDY_PROGRESS_SAVER (study_session_get_saver (self->session)), times);
  if (shared_saver != NULL)
    study_progress_saver_take_replaced (STUDY_PROGRESS_SAVER (shared_saver), times);
}

static void
errors_changed_cb (StudyProblems *self)
{
  self->errors_read = FALSE;
  update (self);
}

static void
report_changed_cb (StudyProblems *self)
{
  self->report_read = FALSE;
  update (self);
}

static void
shared_saver_changed_cb (StudyProblems *self)
{
  g_signal_group_set_target (self->shared_signals, study_session_get_shared_saver (self->session));
  update (self);
}

static void
study_problems_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  StudyProblems *self = STUDY_PROBLEMS (object);

  switch ((StudyProblemsProperty) prop_id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_BUTTON:
      g_value_set_string (value, self->button);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_problems_finalize (GObject *object)
{
  StudyProblems *self = STUDY_PROBLEMS (object);

  g_clear_object (&self->library_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->saver_signals);
  g_clear_object (&self->trail_signals);
  g_clear_object (&self->trail_saver_signals);
  g_clear_object (&self->shared_signals);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->button, g_free);

  G_OBJECT_CLASS (study_problems_parent_class)->finalize (object);
}

static void
study_problems_class_init (StudyProblemsClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_problems_get_property;
  object_class->finalize = study_problems_finalize;

  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_BUTTON] = g_param_spec_string ("button", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_problems_init (StudyProblems *self)
{
  self->message = g_strdup ("");
  self->button = g_strdup ("");

  self->library_signals = g_signal_group_new (STUDY_TYPE_LIBRARY);
  g_signal_group_connect_swapped (self->library_signals, "notify::errors",
                                  G_CALLBACK (errors_changed_cb), self);
  self->session_signals = g_signal_group_new (STUDY_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "report-changed",
                                  G_CALLBACK (report_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::shared-saver",
                                  G_CALLBACK (shared_saver_changed_cb), self);
  self->saver_signals = g_signal_group_new (STUDY_TYPE_PROGRESS_SAVER);
  g_signal_group_connect_swapped (self->saver_signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->saver_signals, "notify::error-message", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->saver_signals, "notify::warning", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->saver_signals, "notify::replaced", G_CALLBACK (update), self);
  self->trail_signals = g_signal_group_new (STUDY_TYPE_TRAIL);
  g_signal_group_connect_swapped (self->trail_signals, "notify::read-only", G_CALLBACK (update), self);
  self->trail_saver_signals = g_signal_group_new (STUDY_TYPE_TRAIL_SAVER);
  g_signal_group_connect_swapped (self->trail_saver_signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->trail_saver_signals, "notify::error-message", G_CALLBACK (update), self);
  self->shared_signals = g_signal_group_new (STUDY_TYPE_PROGRESS_SAVER);
  g_signal_group_connect_swapped (self->shared_signals, "notify::replaced", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->shared_signals, "notify::state", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->shared_signals, "notify::error-message", G_CALLBACK (update), self);
}

/**
 * study_problems_new:
 *
 * Returns: (transfer full): an object that knows of no problem
 */
StudyProblems *
study_problems_new (void)
{
  return g_object_new (STUDY_TYPE_PROBLEMS, NULL);
}

/**
 * study_problems_set_library:
 * @self: the problems
 * @library: where trails are
 *
 * Tells of the files in the library that are no trails.
 */
void
study_problems_set_library (StudyProblems *self,
                            StudyLibrary  *library)
{
  g_return_if_fail (STUDY_IS_PROBLEMS (self));
  g_return_if_fail (STUDY_IS_LIBRARY (library));

  g_set_object (&self->library, library);
  g_signal_group_set_target (self->library_signals, library);
  errors_changed_cb (self);
}

/**
 * study_problems_set_session:
 * @self: the problems
 * @session: (nullable): the trail that is open
 *
 * Tells of the documents of another trail.
 */
void
study_problems_set_session (StudyProblems *self,
                            StudySession  *session)
{
  g_return_if_fail (STUDY_IS_PROBLEMS (self));
  g_return_if_fail (session == NULL || STUDY_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->saver_signals, session != NULL ? study_session_get_saver (session) : NULL);
  g_signal_group_set_target (self->trail_signals, session != NULL ? study_session_get_trail (session) : NULL);
  g_signal_group_set_target (self->trail_saver_signals,
                             session != NULL ? study_session_get_trail_saver (session) : NULL);
  g_signal_group_set_target (self->shared_signals,
                             session != NULL ? study_session_get_shared_saver (session) : NULL);
  report_changed_cb (self);
}

/**
 * study_problems_resolve:
 * @self: the problems
 *
 * Does what the button says: tries to save again, or takes the problem for
 * read.
 *
 * Returns: (transfer floating) (nullable): the snapshots to show, as their times
 *   in microseconds since the Unix epoch, of type `ax`
 */
GVariant *
study_problems_resolve (StudyProblems *self)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  Problem problem;

  g_return_val_if_fail (STUDY_IS_PROBLEMS (self), NULL);

  problem = find_problem (self);
  if (problem == PROBLEM_SAVING || problem == PROBLEM_SAVING_TRAIL)
    study_session_retry (self->session);
  else if (problem == PROBLEM_CONFLICT)
    study_trail_saver_overwrite (study_session_get_trail_saver (self->session));
  else if (problem == PROBLEM_SHARED)
    study_saver_retry (study_session_get_shared_saver (self->session));
  else if (problem == PROBLEM_DAMAGED)
    self->report_read = TRUE;
  else if (problem == PROBLEM_REPLACED)
    take_replaced (self, times);
  else if (problem == PROBLEM_LIBRARY)
    self->errors_read = TRUE;
  update (self);

  return times->len > 0 ? g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, times->data, times->len, sizeof (gint64))
                        : NULL;
}
