/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-item.h"

#include <glib/gi18n.h>

#include "model/content/study-calendar.h"
#include "model/content/study-text-fill.h"
#include "model/trail/study-model-private.h"

/**
 * StudyItem:
 *
 * What can be checked off in a topic: an item of the content, or a course of
 * one's own. Its check is kept by the trail's [class@Progress]; the item caches
 * when it was set.
 */

struct _StudyItem
{
  GObject parent_instance;

  StudyContentItem *content;
  StudyTopic *topic; /* unowned: the topic owns its items */
  gint64 done_time;
  gint64 added;
  gboolean own;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_URL,
  PROP_PROVIDER,
  PROP_HOURS,
  PROP_DONE,
  PROP_DONE_TIME,
  PROP_PROJECT_TITLE,
  PROP_PROJECT_URL,
} StudyItemProperty;

static GParamSpec *props[PROP_PROJECT_URL + 1];

G_DEFINE_FINAL_TYPE (StudyItem, study_item, G_TYPE_OBJECT)

static StudyTrail *
get_trail (StudyItem *self)
{
  return self->topic != NULL ? study_topic_get_trail (self->topic) : NULL;
}

static StudyProgress *
get_progress (StudyItem *self)
{
  return self->topic != NULL ? study_topic_get_progress (self->topic) : NULL;
}

static const char *
get_text (StudyItem  *self,
          const char *field)
{
  StudyProgress *progress = get_progress (self);

  return progress != NULL ? study_progress_get_text (progress, STUDY_SCOPE_ITEM, self->content->id, field) : "";
}

static void
set_text (StudyItem  *self,
          const char *field,
          const char *text)
{
  StudyProgress *progress = get_progress (self);
  StudyItem *course = study_item_get_course (self);
  g_autofree char *description = NULL;

  if (progress == NULL)
    return;

  /* Translators: %s is the title of the course that a project belongs to */
  description = study_text_fill (_("Project of “%s” changed"), (course != NULL ? course : self)->content->title);
  study_progress_begin (progress, description);
  study_progress_set_text (progress, STUDY_SCOPE_ITEM, self->content->id, field, text);
  study_progress_end (progress);
}

static void
study_item_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  StudyItem *self = STUDY_ITEM (object);

  switch ((StudyItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->content->title);
      break;
    case PROP_URL:
      g_value_set_string (value, self->content->url);
      break;
    case PROP_PROVIDER:
      g_value_set_string (value, self->content->provider);
      break;
    case PROP_HOURS:
      g_value_set_double (value, self->content->hours);
      break;
    case PROP_DONE:
      g_value_set_boolean (value, study_item_get_done (self));
      break;
    case PROP_DONE_TIME:
      g_value_set_int64 (value, self->done_time);
      break;
    case PROP_PROJECT_TITLE:
      g_value_set_string (value, study_item_get_project_title (self));
      break;
    case PROP_PROJECT_URL:
      g_value_set_string (value, study_item_get_project_url (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_item_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  StudyItem *self = STUDY_ITEM (object);

  if ((StudyItemProperty) prop_id == PROP_DONE)
    study_item_set_done (self, g_value_get_boolean (value));
  else if ((StudyItemProperty) prop_id == PROP_PROJECT_TITLE)
    study_item_set_project_title (self, g_value_get_string (value));
  else if ((StudyItemProperty) prop_id == PROP_PROJECT_URL)
    study_item_set_project_url (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
study_item_finalize (GObject *object)
{
  StudyItem *self = STUDY_ITEM (object);

  g_clear_pointer (&self->content, study_content_item_unref);

  G_OBJECT_CLASS (study_item_parent_class)->finalize (object);
}

static void
study_item_class_init (StudyItemClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = study_item_get_property;
  object_class->set_property = study_item_set_property;
  object_class->finalize = study_item_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, readable);
  props[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, readable);
  props[PROP_HOURS] = g_param_spec_double ("hours", NULL, NULL, 0, G_MAXDOUBLE, 0, readable);
  props[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, FALSE, writable);
  /**
   * StudyItem:done-time:
   *
   * When it was checked off, in microseconds since the Unix epoch; 0 when it
   * is not. It is notified as well when study_item_get_done_day() changes.
   */
  props[PROP_DONE_TIME] =
    g_param_spec_int64 ("done-time", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  props[PROP_PROJECT_TITLE] = g_param_spec_string ("project-title", NULL, NULL, "", writable);
  props[PROP_PROJECT_URL] = g_param_spec_string ("project-url", NULL, NULL, "", writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_item_init (StudyItem *self)
{
}

/**
 * study_item_new:
 * @content: what it says; it stays as it is from now on
 *
 * Returns: (transfer full): an item that is in no topic yet
 */
StudyItem *
study_item_new (const StudyContentItem *content)
{
  StudyItem *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_object_new (STUDY_TYPE_ITEM, NULL);
  self->content = study_content_item_ref (content);

  return self;
}

const char *
study_item_get_id (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return self->content->id;
}

StudyItemKind
study_item_get_kind (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), STUDY_ITEM_LESSON);

  return self->content->kind;
}

const char *
study_item_get_title (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return self->content->title;
}

const char *
study_item_get_url (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return self->content->url;
}

const char *
study_item_get_provider (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return self->content->provider;
}

/**
 * study_item_get_hours:
 * @self: an item
 *
 * Returns: how long it takes, in hours; 0 when that is not known
 */
double
study_item_get_hours (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), 0);

  return self->content->hours;
}

/**
 * study_item_get_course:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the course that a project belongs to
 */
StudyItem *
study_item_get_course (StudyItem *self)
{
  StudyTrail *trail;

  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  trail = get_trail (self);

  if (trail == NULL || self->content->course_id == NULL)
    return NULL;

  return study_trail_find_item (trail, self->content->course_id);
}

gboolean
study_item_get_own (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), FALSE);

  return self->own;
}

StudyTopic *
study_item_get_topic (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return self->topic;
}

gboolean
study_item_get_done (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), FALSE);

  return self->done_time != 0;
}

/**
 * study_item_set_done:
 * @self: an item
 * @done: whether it is checked off
 *
 * Checks the item off now, or clears its check. Where that is refused, because
 * the progress is read-only or there is none, the property is notified all the
 * same so that a check button returns to what is true.
 */
void
study_item_set_done (StudyItem *self,
                     gboolean   done)
{
  g_autofree char *description = NULL;
  StudyProgress *progress;

  g_return_if_fail (STUDY_IS_ITEM (self));

  if (study_item_get_done (self) == !!done)
    return;

  progress = get_progress (self);
  if (progress == NULL || study_progress_get_read_only (progress))
    {
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);
      return;
    }

  /* Translators: %s is the title of a lesson, course, resource or project */
  description = study_text_fill (done ? _("“%s” marked as done") : _("“%s” marked as not done"),
                                 self->content->title);
  study_progress_begin (progress, description);
  study_progress_set_done (progress, self->content->id, done);
  study_progress_end (progress);
}

/**
 * study_item_get_done_time:
 * @self: an item
 *
 * Returns: when it was checked off, in microseconds since the Unix epoch; 0
 *   when it is not
 */
gint64
study_item_get_done_time (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), 0);

  return self->done_time;
}

/**
 * study_item_get_done_day:
 * @self: an item
 *
 * Returns: the day on which it was checked off, where that was, as
 *   g_date_get_julian() numbers it; 0 when it is not, or at a time that cannot be
 *   right
 */
guint32
study_item_get_done_day (StudyItem *self)
{
  StudyProgress *progress;

  g_return_val_if_fail (STUDY_IS_ITEM (self), 0);

  progress = get_progress (self);
  if (!study_calendar_is_dated (self->done_time) || progress == NULL)
    return 0;

  return study_calendar_get_day (self->done_time, study_progress_get_done_local (progress, self->content->id));
}

/**
 * study_item_get_project_title:
 * @self: an item
 *
 * Returns: (transfer none): the user's own title of a project; empty when
 *   there is none
 */
const char *
study_item_get_project_title (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return get_text (self, STUDY_FIELD_TITLE);
}

/**
 * study_item_set_project_title:
 * @self: an item
 * @title: (nullable): the user's own title of a project
 *
 * Names a project; the empty title unsets it.
 */
void
study_item_set_project_title (StudyItem  *self,
                              const char *title)
{
  g_return_if_fail (STUDY_IS_ITEM (self));

  set_text (self, STUDY_FIELD_TITLE, title);
}

/**
 * study_item_get_project_url:
 * @self: an item
 *
 * Returns: (transfer none): the link to a project's repository; empty when
 *   there is none
 */
const char *
study_item_get_project_url (StudyItem *self)
{
  g_return_val_if_fail (STUDY_IS_ITEM (self), NULL);

  return get_text (self, STUDY_FIELD_URL);
}

/**
 * study_item_set_project_url:
 * @self: an item
 * @url: (nullable): the link to a project's repository
 *
 * Links a project; the empty link unsets it.
 */
void
study_item_set_project_url (StudyItem  *self,
                            const char *url)
{
  g_return_if_fail (STUDY_IS_ITEM (self));

  set_text (self, STUDY_FIELD_URL, url);
}

/* The topic that owns the item tells it so. */
void
study_item_attach (StudyItem  *self,
                   StudyTopic *topic)
{
  self->topic = topic;
}

/* Takes over what the progress says; returns whether the check changed. */
gboolean
study_item_load_done (StudyItem *self,
                      gint64     done_time)
{
  gboolean was_done = self->done_time != 0;

  if (self->done_time == done_time)
    return FALSE;

  self->done_time = done_time;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE_TIME]);
  if (was_done == (done_time != 0))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);

  return TRUE;
}

/* The day changed on which it was done. */
void
study_item_notify_done_day (StudyItem *self)
{
  if (self->done_time != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE_TIME]);
}

/* Forgets all personal state, before other progress is loaded. */
void
study_item_reset (StudyItem *self)
{
  study_item_load_done (self, 0);
  if (self->content->kind == STUDY_ITEM_PROJECT)
    study_item_notify_project (self);
}

void
study_item_notify_project (StudyItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROJECT_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROJECT_URL]);
}

/* Takes over what other content says of the same item. */
void
study_item_apply (StudyItem              *self,
                  const StudyContentItem *content)
{
  g_autoptr (StudyContentItem) before = self->content;
  StudyTrail *trail = get_trail (self);

  self->content = study_content_item_ref (content);
  if (before == content)
    return;

  if (trail != NULL)
    study_trail_update_item (trail, self);
  if (g_strcmp0 (before->title, content->title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  if (g_strcmp0 (before->url, content->url) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_URL]);
  if (g_strcmp0 (before->provider, content->provider) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROVIDER]);
  if (before->hours != content->hours)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HOURS]);
}

/* Makes the item one that the user added, at a time in microseconds since the
 * Unix epoch. */
void
study_item_set_own (StudyItem *self,
                    gint64     added)
{
  self->added = added;
  self->own = TRUE;
}

/* When the user added it, in microseconds since the Unix epoch. */
gint64
study_item_get_added (StudyItem *self)
{
  return self->added;
}

/* Whether the user did anything with the item. */
gboolean
study_item_has_data (StudyItem *self)
{
  return self->done_time != 0 || *study_item_get_project_title (self) != '\0' ||
         *study_item_get_project_url (self) != '\0';
}
