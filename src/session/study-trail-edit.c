/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "session/study-trail-edit.h"

#include <glib/gi18n.h>

#include "formats/edition/study-content-ids.h"
#include "model/content/study-text-fill.h"

/* Says what was done to something, by its title. */
static char *
describe (StudyTrailEdit  edit,
          const char     *title)
{
  switch (edit)
    {
    case STUDY_TRAIL_EDIT_ADD:
      /* Translators: the title of a stage, a topic or what is in it. */
      return study_text_fill (_("“%s” added"), title);
    case STUDY_TRAIL_EDIT_REMOVE:
      /* Translators: the title of a stage, a topic or what is in it. */
      return study_text_fill (_("“%s” removed"), title);
    case STUDY_TRAIL_EDIT_MOVE:
      /* Translators: the title of a stage, a topic or what is in it. */
      return study_text_fill (_("“%s” moved"), title);
    case STUDY_TRAIL_EDIT_CHANGE:
    default:
      /* Translators: the title of a trail, a stage, a topic or what is in it. */
      return study_text_fill (_("“%s” changed"), title);
    }
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
list_taken (StudySession *session)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  study_progress_foreach (study_session_get_progress (session), take_cb, taken);

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

/**
 * study_trail_edit_begin:
 * @session: a session whose trail can be changed
 *
 * Begins a change of the trail. What study_content_edit_set_text() and its like
 * make of it becomes the trail with study_trail_edit_commit().
 *
 * Returns: (transfer full): the content of the trail, to be changed
 */
StudyContent *
study_trail_edit_begin (StudySession *session)
{
  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);

  return study_content_fork (study_session_get_content (session));
}

/**
 * study_trail_edit_commit:
 * @session: a session whose trail can be changed
 * @content: what becomes of the trail
 * @edit: what was done
 * @id: the id of what it was done to, empty for the trail itself
 * @typed: (nullable): which text of that is typed; a run of typing in it is
 *   undone at once
 *
 * Changes the trail, so that it can be undone, and saves it.
 */
void
study_trail_edit_commit (StudySession       *session,
                         const StudyContent *content,
                         StudyTrailEdit      edit,
                         const char         *id,
                         const char         *typed)
{
  const StudyContent *titled;
  g_autofree char *description = NULL;

  g_return_if_fail (STUDY_IS_SESSION (session));
  g_return_if_fail (content != NULL);

  titled = edit == STUDY_TRAIL_EDIT_ADD ? content : study_session_get_content (session);
  description = describe (edit, study_content_get_text (titled, id, STUDY_CONTENT_FIELD_TITLE));
  study_session_change_trail (session, content, id, typed, description, edit == STUDY_TRAIL_EDIT_REMOVE);
}

/**
 * study_trail_edit_has_progress:
 * @session: a session
 * @id: the id of a part
 *
 * Returns: whether the user did something on it, or wrote something there
 */
gboolean
study_trail_edit_has_progress (StudySession *session,
                               const char   *id)
{
  g_autoptr (GHashTable) ids = NULL;
  Search search;

  g_return_val_if_fail (STUDY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  ids = list_ids (study_session_get_content (session), id);
  search = (Search) { ids, FALSE };
  study_progress_foreach (study_session_get_progress (session), search_cb, &search);

  return search.found;
}

/**
 * study_trail_edit_add:
 * @session: a session whose trail can be changed
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
study_trail_edit_add (StudySession          *session,
                      const char            *parent_id,
                      StudyContentPartKind   kind,
                      GError               **error)
{
  g_autoptr (StudyContent) content = NULL;
  g_autoptr (GHashTable) taken = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *id = NULL;
  const char *title;

  g_return_val_if_fail (STUDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (parent_id != NULL, NULL);

  content = study_trail_edit_begin (session);
  taken = list_taken (session);
  title = get_new_title (kind);
  slug = study_content_slug (title);
  if (kind == STUDY_CONTENT_STAGE)
    id = study_content_edit_add_stage (content, slug, title, taken, error);
  else if (kind == STUDY_CONTENT_TOPIC)
    id = study_content_edit_add_topic (content, parent_id, slug, title, taken, error);
  else
    id = study_content_edit_add_item (content, parent_id, STUDY_ITEM_LESSON, slug, title, taken, error);
  if (id != NULL)
    study_trail_edit_commit (session, content, STUDY_TRAIL_EDIT_ADD, id, NULL);

  return g_steal_pointer (&id);
}
