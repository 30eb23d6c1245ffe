/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-guide-part.h"

/**
 * StudyGuidePart:
 *
 * A part of a guide in the outline that a person sees before it is added, or the
 * heading of a group of those that are left out. It stays the same when another plan is
 * made, so that what is unfolded stays so.
 */

struct _StudyGuidePart
{
  GObject parent_instance;

  StudyGuideNode *node; /* (nullable): none for the heading of a group */
  GPtrArray *outline;   /* what holds the node */
  char *title;
  StudyGuideRole role;
  gboolean marked;
  gboolean included;
  gboolean available;
  gboolean decidable;
  gboolean switchable;
  GListStore *children; /* (nullable): until somebody asks */
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_ROLE,
  PROP_MARKED,
  PROP_INCLUDED,
  PROP_AVAILABLE,
  PROP_DECIDABLE,
  PROP_SWITCHABLE,
} StudyGuidePartProperty;

static GParamSpec *props[PROP_SWITCHABLE + 1];

G_DEFINE_FINAL_TYPE (StudyGuidePart, study_guide_part, G_TYPE_OBJECT)

static void update_list (GListStore *parts,
                         GPtrArray  *outline,
                         GPtrArray  *nodes,
                         gboolean    available);

static void
set_boolean (StudyGuidePart         *self,
             gboolean               *field,
             gboolean                value,
             StudyGuidePartProperty  property)
{
  if (*field == !!value)
    return;

  *field = !!value;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/* Returns the nodes that are offered where they stand in the guide. */
static GPtrArray *
list_kept (GPtrArray *nodes)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < nodes->len; i++)
    {
      StudyGuideNode *node = g_ptr_array_index (nodes, i);

      if (node->group == STUDY_GUIDE_GROUP_NONE)
        g_ptr_array_add (kept, node);
    }

  return kept;
}

static void
add_group (GPtrArray       *found,
           GPtrArray       *nodes,
           StudyGuideGroup  group)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      StudyGuideNode *node = g_ptr_array_index (nodes, i);

      if (node->group == group)
        g_ptr_array_add (found, node);
      if (node->role != STUDY_GUIDE_LEFT_OUT)
        add_group (found, node->children, group);
    }
}

/* Tells the parts in it that they are left out with it, or no longer. */
static void
update_children (StudyGuidePart *self)
{
  g_autoptr (GPtrArray) kept = NULL;

  if (self->children == NULL || self->node == NULL)
    return;

  kept = list_kept (self->node->children);
  update_list (self->children, self->outline, kept, self->available && self->included);
}

static void
set_node (StudyGuidePart *self,
          GPtrArray      *outline,
          StudyGuideNode *node,
          gboolean        available)
{
  g_ptr_array_ref (outline);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  self->outline = outline;
  self->node = node;

  if (g_set_str (&self->title, node->title))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  if (self->role != node->role)
    {
      self->role = node->role;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROLE]);
    }
  set_boolean (self, &self->marked, node->marked, PROP_MARKED);
  set_boolean (self, &self->included, !node->excluded && node->role != STUDY_GUIDE_LEFT_OUT, PROP_INCLUDED);
  set_boolean (self, &self->available, available, PROP_AVAILABLE);
  set_boolean (self, &self->decidable, TRUE, PROP_DECIDABLE);
  update_children (self);
}

static void
study_guide_part_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StudyGuidePart *self = STUDY_GUIDE_PART (object);

  switch ((StudyGuidePartProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_MARKED:
      g_value_set_boolean (value, self->marked);
      break;
    case PROP_INCLUDED:
      g_value_set_boolean (value, self->included);
      break;
    case PROP_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_DECIDABLE:
      g_value_set_boolean (value, self->decidable);
      break;
    case PROP_SWITCHABLE:
      g_value_set_boolean (value, self->switchable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
study_guide_part_finalize (GObject *object)
{
  StudyGuidePart *self = STUDY_GUIDE_PART (object);

  g_clear_object (&self->children);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (study_guide_part_parent_class)->finalize (object);
}

static void
study_guide_part_class_init (StudyGuidePartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = study_guide_part_get_property;
  object_class->finalize = study_guide_part_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  props[PROP_ROLE] =
    g_param_spec_enum ("role", NULL, NULL, STUDY_TYPE_GUIDE_ROLE, STUDY_GUIDE_BLANK, readable);
  /* Whether the source marks it as done. */
  props[PROP_MARKED] = g_param_spec_boolean ("marked", NULL, NULL, FALSE, readable);
  /* Whether it gets into the trail. */
  props[PROP_INCLUDED] = g_param_spec_boolean ("included", NULL, NULL, FALSE, readable);
  /* Whether there is something to decide now: what it is in gets into the trail. */
  props[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, FALSE, readable);
  /* Whether there ever is: it is no heading of a group. */
  props[PROP_DECIDABLE] = g_param_spec_boolean ("decidable", NULL, NULL, FALSE, readable);
  /* Whether all that is in it is taken in and left out at once. */
  props[PROP_SWITCHABLE] = g_param_spec_boolean ("switchable", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
study_guide_part_init (StudyGuidePart *self)
{
}

static guint
get_line (GPtrArray *nodes,
          guint      index)
{
  return ((StudyGuideNode *) g_ptr_array_index (nodes, index))->first_line;
}

static guint
get_part_line (GListStore *parts,
               guint       index)
{
  g_autoptr (StudyGuidePart) part = g_list_model_get_item (G_LIST_MODEL (parts), index);

  return study_guide_part_get_first_line (part);
}

/* Brings a list of parts up to date with nodes of another plan. What is the same
 * part of the source stays the same object. */
static void
update_list (GListStore *parts,
             GPtrArray  *outline,
             GPtrArray  *nodes,
             gboolean    available)
{
  guint n_parts = g_list_model_get_n_items (G_LIST_MODEL (parts));
  guint n_same = MIN (n_parts, nodes->len);
  guint n_before = 0;
  guint n_after = 0;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (n_before < n_same && get_part_line (parts, n_before) == get_line (nodes, n_before))
    n_before++;
  while (n_after < n_same - n_before &&
         get_part_line (parts, n_parts - 1 - n_after) == get_line (nodes, nodes->len - 1 - n_after))
    n_after++;

  for (guint i = n_before; i < nodes->len - n_after; i++)
    {
      StudyGuidePart *part = g_object_new (STUDY_TYPE_GUIDE_PART, NULL);

      set_node (part, outline, g_ptr_array_index (nodes, i), available);
      g_ptr_array_add (added, part);
    }
  if (added->len > 0 || n_parts > n_before + n_after)
    g_list_store_splice (parts, n_before, n_parts - n_before - n_after, added->pdata, added->len);

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autoptr (StudyGuidePart) part = g_list_model_get_item (G_LIST_MODEL (parts), i);

      set_node (part, outline, g_ptr_array_index (nodes, i), available);
    }
}

/* Brings the parts of a trail up to date with another plan. */
void
study_guide_part_update_kept (GListStore *parts,
                              GPtrArray  *outline)
{
  g_autoptr (GPtrArray) kept = list_kept (outline);

  update_list (parts, outline, kept, TRUE);
}

/* Whether all parts in a group get into the trail. */
static gboolean
is_all_included (GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      if (((const StudyGuideNode *) g_ptr_array_index (nodes, i))->role == STUDY_GUIDE_LEFT_OUT)
        return FALSE;
    }

  return TRUE;
}

/* Brings a group of what is left out up to date with another plan: a list with a heading,
 * or nothing. */
void
study_guide_part_update_group (GListStore      *parts,
                               GPtrArray       *outline,
                               StudyGuideGroup  group,
                               const char      *title)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (StudyGuidePart) heading = g_list_model_get_item (G_LIST_MODEL (parts), 0);

  add_group (found, outline, group);
  if (found->len == 0)
    {
      g_list_store_remove_all (parts);
      return;
    }

  if (heading == NULL)
    {
      heading = g_object_new (STUDY_TYPE_GUIDE_PART, NULL);
      heading->children = g_list_store_new (STUDY_TYPE_GUIDE_PART);
      heading->switchable = heading->available = group != STUDY_GUIDE_GROUP_LEFT_OUT;
      heading->included = !heading->switchable;
      g_list_store_append (parts, heading);
    }
  if (g_set_str (&heading->title, title))
    g_object_notify_by_pspec (G_OBJECT (heading), props[PROP_TITLE]);
  if (heading->switchable)
    set_boolean (heading, &heading->included, is_all_included (found), PROP_INCLUDED);
  update_list (heading->children, outline, found, TRUE);
}

/* Returns the parts in it, %NULL where there are none. */
GListModel *
study_guide_part_get_children (StudyGuidePart *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), NULL);

  if (self->children == NULL)
    {
      g_autoptr (GPtrArray) kept = list_kept (self->node->children);

      if (kept->len > 0)
        {
          self->children = g_list_store_new (STUDY_TYPE_GUIDE_PART);
          update_children (self);
        }
    }

  return G_LIST_MODEL (self->children);
}

/* Whether it is no part of the source, but the heading of a group. */
gboolean
study_guide_part_is_heading (StudyGuidePart *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), FALSE);

  return self->node == NULL;
}

/* Returns what there is to decide on: the part itself, or all of a group; part of the plan
 * that it was updated with. */
GPtrArray *
study_guide_part_get_nodes (StudyGuidePart *self)
{
  GPtrArray *nodes = g_ptr_array_new ();

  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), nodes);

  if (self->node != NULL)
    g_ptr_array_add (nodes, self->node);
  for (guint i = 0; self->node == NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (StudyGuidePart) part = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      g_ptr_array_add (nodes, part->node);
    }

  return nodes;
}

/* Lines of the source count from 0. */
guint
study_guide_part_get_first_line (StudyGuidePart *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), 0);

  return self->node->first_line;
}

/* Whether the line is of this part, or of one in it. */
gboolean
study_guide_part_has_line (StudyGuidePart *self,
                           guint           line)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), FALSE);

  if (self->node != NULL)
    return line >= self->node->first_line && line <= self->node->last_line;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (StudyGuidePart) part = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      if (study_guide_part_has_line (part, line))
        return TRUE;
    }

  return FALSE;
}

gboolean
study_guide_part_get_included (StudyGuidePart *self)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), FALSE);

  return self->included;
}

/* Shows what the user decided, until the next plan says so too. Returns FALSE
 * when there is nothing to decide. */
gboolean
study_guide_part_set_included (StudyGuidePart *self,
                               gboolean        included)
{
  g_return_val_if_fail (STUDY_IS_GUIDE_PART (self), FALSE);

  if (!self->available || self->included == included)
    return FALSE;

  set_boolean (self, &self->included, included, PROP_INCLUDED);

  return TRUE;
}
