/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/guide/study-guide-history.h"

struct _StudyGuideHistory
{
  GArray *all; /* of StudyGuideDecisions, from the first on */
  guint position;
};

static void
clear_decisions (gpointer data)
{
  StudyGuideDecisions *decisions = data;

  g_clear_pointer (&decisions->choices, g_hash_table_unref);
}

/* Begins with nothing decided. */
StudyGuideHistory *
study_guide_history_new (void)
{
  StudyGuideHistory *self = g_new0 (StudyGuideHistory, 1);

  self->all = g_array_new (FALSE, TRUE, sizeof (StudyGuideDecisions));
  g_array_set_clear_func (self->all, clear_decisions);
  g_array_set_size (self->all, 1);

  return self;
}

void
study_guide_history_free (StudyGuideHistory *self)
{
  g_array_unref (self->all);
  g_free (self);
}

/* Returns what is decided now. */
const StudyGuideDecisions *
study_guide_history_get (const StudyGuideHistory *self)
{
  return &g_array_index (self->all, StudyGuideDecisions, self->position);
}

/* Decides something else; what was undone is forgotten. */
void
study_guide_history_add (StudyGuideHistory         *self,
                         const StudyGuideDecisions *decisions)
{
  StudyGuideDecisions added = *decisions;

  if (added.choices != NULL)
    g_hash_table_ref (added.choices);
  g_array_set_size (self->all, self->position + 1);
  g_array_append_val (self->all, added);
  self->position++;
}

/* Whether there are so many steps, back if they are negative. */
gboolean
study_guide_history_can_move (const StudyGuideHistory *self,
                              int                      steps)
{
  int position = (int) self->position + steps;

  return position >= 0 && position < (int) self->all->len;
}

void
study_guide_history_move (StudyGuideHistory *self,
                          int                steps)
{
  g_return_if_fail (study_guide_history_can_move (self, steps));

  self->position += steps;
}
