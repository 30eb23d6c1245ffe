/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/trail/study-reset.h"

static gboolean
is_mark (const StudyRegister *reg)
{
  return study_register_is (reg, STUDY_SCOPE_ITEM, STUDY_FIELD_DONE) ||
         study_register_is (reg, STUDY_SCOPE_TOPIC, STUDY_FIELD_SKIPPED);
}

/* Unsets the registers of one topic or stage, or all of them. */
static guint
reset (StudyTrail *trail,
       StudyStage *stage,
       StudyTopic *topic,
       gboolean    everything,
       const char *description)
{
  StudyProgress *progress = study_trail_get_progress (trail);
  g_autoptr (StudyProgressSnapshot) before = NULL;
  guint n_changed = 0;

  if (progress == NULL)
    return 0;

  before = study_progress_snapshot (progress);
  study_progress_begin (progress, description);
  for (guint i = 0; i < before->registers->len; i++)
    {
      StudyRegister *reg = g_ptr_array_index (before->registers, i);
      const char *id = study_register_get_id (reg);
      StudyTopic *owner;

      if (study_register_get_value (reg) == NULL || (!everything && !is_mark (reg)))
        continue;

      owner = stage != NULL || topic != NULL ? study_trail_find_owner (trail, id) : NULL;
      if ((topic != NULL && owner != topic) ||
          (stage != NULL && (owner == NULL || study_topic_get_stage (owner) != stage)))
        continue;

      n_changed += study_progress_set_value (progress, study_register_get_scope (reg), id,
                                             study_register_get_field (reg), NULL);
    }
  study_progress_end (progress);

  return n_changed;
}

/**
 * study_reset_topic:
 * @topic: a topic of a trail with progress
 * @everything: whether notes, one's own courses, and titles and links of
 *   projects go too
 * @description: what is done, translated, as a short sentence
 *
 * Makes a topic as if nothing had been checked off or skipped in it, as one
 * change that can be undone.
 *
 * Returns: the number of registers that changed
 */
guint
study_reset_topic (StudyTopic *topic,
                   gboolean    everything,
                   const char *description)
{
  g_return_val_if_fail (STUDY_IS_TOPIC (topic), 0);

  return reset (study_topic_get_trail (topic), NULL, topic, everything, description);
}

/**
 * study_reset_stage:
 * @stage: a stage of a trail with progress
 * @everything: as for study_reset_topic()
 * @description: what is done, translated, as a short sentence
 *
 * Does the same to all topics of a stage.
 *
 * Returns: the number of registers that changed
 */
guint
study_reset_stage (StudyStage *stage,
                   gboolean    everything,
                   const char *description)
{
  g_return_val_if_fail (STUDY_IS_STAGE (stage), 0);

  return reset (study_stage_get_trail (stage), stage, NULL, everything, description);
}

/**
 * study_reset_trail:
 * @trail: a trail with progress
 * @everything: as for study_reset_topic()
 * @description: what is done, translated, as a short sentence
 *
 * Does the same to the whole trail, also to what the guide does not have any
 * more.
 *
 * Returns: the number of registers that changed
 */
guint
study_reset_trail (StudyTrail *trail,
                   gboolean    everything,
                   const char *description)
{
  g_return_val_if_fail (STUDY_IS_TRAIL (trail), 0);

  return reset (trail, NULL, NULL, everything, description);
}
