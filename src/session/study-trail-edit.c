/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-trail-edit.h"

#include <glib/gi18n.h>

#include "formats/edition/study-content-ids.h"

/**
 * StudyTrailEdit:
 *
 * Changes the trail that is open, one thing after another. Each change is
 * applied at once, can be undone, and says what it was. What cannot be done is
 * an error, and changes nothing.
 */

struct _StudyTrailEdit
{
  GObject parent_instance;

  StudySession *session;
};

/* What is done to a part of the trail. */
typedef enum
{
  ACT_ADD,
  ACT_REMOVE,
  ACT_MOVE,
  ACT_CHANGE,
} Act;

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
} StudyTrailEditSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StudyTrailEdit, study_trail_edit, G_TYPE_OBJECT)

static void
trail_changed_cb (StudyTrailEdit *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static StudyContent *
copy_content (StudyTrailEdit *self)
{
  return study_content_fork (study_trail_edit_get_content (self));
}

/* Says what was done to something, by its title. */
static char *
describe (Act         act,
          const char *title)
{
  switch (act)
    {
    case ACT_ADD:
      /* Translators: the title of a stage, a topic or what is in it. */
      return g_strdup_printf (_("“%s” added"), title);
    case ACT_REMOVE:
      /* Translators: the title of a stage, a topic or what is in it. */
      return g_strdup_printf (_("“%s” removed"), title);
    case ACT_MOVE:
      /* Translators: the title of a stage, a topic or what is in it. */
      return g_strdup_printf (_("“%s” moved"), title);
    case ACT_CHANGE:
    default:
      /* Translators: the title of a trail, a stage, a topic or what is in it. */
      return g_strdup_printf (_("“%s” changed"), title);
    }
}

/* Puts content in the place of the trail. */
static void
change (StudyTrailEdit     *self,
        const StudyContent *content,
        Act                 act,
        const char         *id,
        const char         *text)
{
  const StudyContent *titled = act == ACT_ADD ? content : study_trail_edit_get_content (self);
  g_autofree char *description = describe (act, study_content_get_text (titled, id, STUDY_CONTENT_FIELD_TITLE));

  study_session_change_trail (self->session, content, id, text, description, act == ACT_REMOVE);
}

/* Does as change(), where nothing else went wrong. */
static gboolean
change_if (StudyTrailEdit     *self,
           gboolean            done,
           const StudyContent *content,
           Act                 act,
           const char         *id)
{
  if (done)
    change (self, content, act, id, NULL);

  return done;
}

static void
take_cb (StudyRegister *reg,
         gpointer       user_data)
{
  g_hash_table_add (user_data, g_strdup (study_register_get_id (reg)));
}

/* Returns what progress refers to: an id that was used for what is gone would
 * bring that to something new. */
static GHashTable *
list_taken (StudyTrailEdit *self)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  study_progress_foreach (study_session_get_progress (self->session), take_cb, taken);

  return taken;
}

static void
add_topic_ids (GHashTable              *ids,
               const StudyContentTopic *topic)
{
  g_hash_table_add (ids, topic->id);
  for (guint i = 0; i < topic->items->len; i++)
    {
      const StudyContentItem *item = g_ptr_array_index (topic->items, i);

      g_hash_table_add (ids, item->id);
    }
}

/* Returns the ids of all that is in a part and that progress can refer to. */
static GHashTable *
list_ids (const StudyContent *content,
          const char         *id)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  StudyContentPart part;

  if (!study_content_find (content, id, &part))
    return ids;

  if (part.kind == STUDY_CONTENT_TOPIC)
    add_topic_ids (ids, part.topic);
  else if (part.kind == STUDY_CONTENT_ITEM)
    g_hash_table_add (ids, part.item->id);
  else if (part.kind == STUDY_CONTENT_STAGE)
    {
      for (guint i = 0; i < part.stage->topics->len; i++)
        add_topic_ids (ids, g_ptr_array_index (part.stage->topics, i));
    }

  return ids;
}

static const char *
get_new_title (StudyContentPartKind kind)
{
  if (kind == STUDY_CONTENT_STAGE)
    return _("New Stage");

  return kind == STUDY_CONTENT_TOPIC ? _("New Topic") : _("New Lesson");
}

/* Looks for something that is set on one of the ids. */
typedef struct
{
  GHashTable *ids;
  gboolean found;
} Search;

static void
search_cb (StudyRegister *reg,
           gpointer       user_data)
{
  Search *search = user_data;
  const char *id = study_register_get_id (reg);
  const char *own = g_strrstr (id, "/own-");
  g_autofree char *topic_id = own != NULL ? g_strndup (id, own - id) : NULL;

  if (study_register_get_value (reg) != NULL &&
      (g_hash_table_contains (search->ids, id) ||
       (topic_id != NULL && g_hash_table_contains (search->ids, topic_id))))
    search->found = TRUE;
}

static void
study_trail_edit_finalize (GObject *object)
{
  StudyTrailEdit *self = STUDY_TRAIL_EDIT (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (study_trail_edit_parent_class)->finalize (object);
}

static void
study_trail_edit_class_init (StudyTrailEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = study_trail_edit_finalize;

  /**
   * StudyTrailEdit::changed:
   * @self: the edit
   *
   * The trail is another one, whoever changed it.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", STUDY_TYPE_TRAIL_EDIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
study_trail_edit_init (StudyTrailEdit *self)
{
}

/**
 * study_trail_edit_new:
 * @session: a session whose trail can be changed
 *
 * Returns: (transfer full): what changes it
 */
StudyTrailEdit *
study_trail_edit_new (StudySession *session)
{
  StudyTrailEdit *self;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (study_session_get_editable (session), NULL);

  self = g_object_new (STUDY_TYPE_TRAIL_EDIT, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::trail", G_CALLBACK (trail_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

StudySession *
study_trail_edit_get_session (StudyTrailEdit *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), NULL);

  return self->session;
}

/**
 * study_trail_edit_get_content:
 * @self: an edit
 *
 * Returns: (transfer none): the trail as it is now, until it changes
 */
const StudyContent *
study_trail_edit_get_content (StudyTrailEdit *self)
{
  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), NULL);

  return study_trail_get_content (study_session_get_trail (self->session));
}

/**
 * study_trail_edit_has_progress:
 * @self: an edit
 * @id: the id of a part
 *
 * Returns: whether the person did something on it, or wrote something there
 */
gboolean
study_trail_edit_has_progress (StudyTrailEdit *self,
                               const char     *id)
{
  g_autoptr (GHashTable) ids = NULL;
  Search search;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  ids = list_ids (study_trail_edit_get_content (self), id);
  search = (Search) { ids, FALSE };
  study_progress_foreach (study_session_get_progress (self->session), search_cb, &search);

  return search.found;
}

/**
 * study_trail_edit_add:
 * @self: an edit
 * @parent_id: the id of what it shall be a part of
 * @kind: %STUDY_CONTENT_STAGE, %STUDY_CONTENT_TOPIC or %STUDY_CONTENT_ITEM, which
 *   becomes a lesson
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Adds a part at the end, with a title that says what it is.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_trail_edit_add (StudyTrailEdit        *self,
                      const char            *parent_id,
                      StudyContentPartKind   kind,
                      GError               **error)
{
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GHashTable) taken = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *id = NULL;
  const char *title;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), NULL);
  g_return_val_if_fail (parent_id != NULL, NULL);

  content = copy_content (self);
  taken = list_taken (self);
  title = get_new_title (kind);
  slug = study_content_slug (title);
  if (kind == STUDY_CONTENT_STAGE)
    id = study_content_edit_add_stage (content, slug, title, taken, error);
  else if (kind == STUDY_CONTENT_TOPIC)
    id = study_content_edit_add_topic (content, parent_id, slug, title, taken, error);
  else
    id = study_content_edit_add_item (content, parent_id, STUDY_ITEM_LESSON, slug, title, taken, error);
  change_if (self, id != NULL, content, ACT_ADD, id);

  return g_steal_pointer (&id);
}

/**
 * study_trail_edit_add_project:
 * @self: an edit
 * @owner_id: the id of a course or a topic
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Adds the practice project of a course or a topic.
 *
 * Returns: (transfer full) (nullable): its id, %NULL on error
 */
char *
study_trail_edit_add_project (StudyTrailEdit  *self,
                              const char      *owner_id,
                              GError         **error)
{
  g_autoptr (StudyContent) content = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), NULL);
  g_return_val_if_fail (owner_id != NULL, NULL);

  content = copy_content (self);
  id = study_content_edit_add_project (content, owner_id, _("Practice Project"), error);
  change_if (self, id != NULL, content, ACT_ADD, id);

  return g_steal_pointer (&id);
}

/**
 * study_trail_edit_add_reference:
 * @self: an edit
 * @topic_id: the id of a topic
 * @title: a title
 * @url: a link
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Adds a reference.
 *
 * Returns: (transfer full) (nullable): what names it, %NULL on error
 */
char *
study_trail_edit_add_reference (StudyTrailEdit  *self,
                                const char      *topic_id,
                                const char      *title,
                                const char      *url,
                                GError         **error)
{
  g_autoptr (StudyContent) content = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), NULL);

  content = copy_content (self);
  id = study_content_edit_add_reference (content, topic_id, title, url, error);
  change_if (self, id != NULL, content, ACT_ADD, id);

  return g_steal_pointer (&id);
}

/**
 * study_trail_edit_remove:
 * @self: an edit
 * @id: the id of a part
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Removes a part with all that is in it. What the person did on it is kept.
 *
 * Returns: whether it was there
 */
gboolean
study_trail_edit_remove (StudyTrailEdit  *self,
                         const char      *id,
                         GError         **error)
{
  g_autoptr (StudyContent) content = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);

  return change_if (self, study_content_edit_remove (content, id, error), content, ACT_REMOVE, id);
}

/**
 * study_trail_edit_move:
 * @self: an edit
 * @id: the id of a part
 * @parent_id: the id of what it shall be a part of
 * @position: where it shall stand there, once it is taken from its place
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Moves a part with all that is in it.
 *
 * Returns: whether it stands there now
 */
gboolean
study_trail_edit_move (StudyTrailEdit  *self,
                       const char      *id,
                       const char      *parent_id,
                       guint            position,
                       GError         **error)
{
  g_autoptr (StudyContent) content = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);

  return change_if (self, study_content_edit_move (content, id, parent_id, position, error), content, ACT_MOVE, id);
}

/**
 * study_trail_edit_set_text:
 * @self: an edit
 * @id: the id of a part, empty for the trail
 * @field: a text that such parts have
 * @text: (nullable): the text
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Sets a text. A run of typing in it is undone at once.
 *
 * Returns: whether it is set
 */
gboolean
study_trail_edit_set_text (StudyTrailEdit     *self,
                           const char         *id,
                           StudyContentField   field,
                           const char         *text,
                           GError            **error)
{
  g_autoptr (StudyContent) content = NULL;
  g_autofree char *typed = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);
  if (!study_content_edit_set_text (content, id, field, text, error))
    return FALSE;

  typed = g_strdup_printf ("%d", field);
  change (self, content, ACT_CHANGE, id, typed);

  return TRUE;
}

/**
 * study_trail_edit_set_kind:
 * @self: an edit
 * @id: the id of an item
 * @kind: what it shall be
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Makes a lesson, a course or a resource another of these.
 *
 * Returns: whether it is set
 */
gboolean
study_trail_edit_set_kind (StudyTrailEdit  *self,
                           const char      *id,
                           StudyItemKind    kind,
                           GError         **error)
{
  g_autoptr (StudyContent) content = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);

  return change_if (self, study_content_edit_set_kind (content, id, kind, error), content, ACT_CHANGE, id);
}

/**
 * study_trail_edit_set_hours:
 * @self: an edit
 * @id: the id of an item
 * @hours: its estimated time, 0 if it is not known
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Sets how long an item takes.
 *
 * Returns: whether it is set
 */
gboolean
study_trail_edit_set_hours (StudyTrailEdit  *self,
                            const char      *id,
                            double           hours,
                            GError         **error)
{
  g_autoptr (StudyContent) content = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);

  return change_if (self, study_content_edit_set_hours (content, id, hours, error), content, ACT_CHANGE, id);
}

/**
 * study_trail_edit_set_optional:
 * @self: an edit
 * @id: the id of a topic
 * @optional: whether it is an extra
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Sets whether a topic counts for the whole.
 *
 * Returns: whether it is set
 */
gboolean
study_trail_edit_set_optional (StudyTrailEdit  *self,
                               const char      *id,
                               gboolean         optional,
                               GError         **error)
{
  g_autoptr (StudyContent) content = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);

  return change_if (self, study_content_edit_set_optional (content, id, optional, error), content, ACT_CHANGE, id);
}

/**
 * study_trail_edit_set_requires:
 * @self: an edit
 * @id: the id of a topic
 * @requires: the ids of the topics to finish first
 * @error: return location for a %STUDY_CONTENT_ERROR
 *
 * Sets what a topic requires.
 *
 * Returns: whether it is set
 */
gboolean
study_trail_edit_set_requires (StudyTrailEdit      *self,
                               const char          *id,
                               const char * const  *requires,
                               GError             **error)
{
  g_autoptr (StudyContent) content = NULL;

  g_return_val_if_fail (STUDY_IS_TRAIL_EDIT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  content = copy_content (self);

  return change_if (self, study_content_edit_set_requires (content, id, requires, error), content, ACT_CHANGE, id);
}
