/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "study-register.h"

G_BEGIN_DECLS

/**
 * StudyProgressSnapshot:
 * @trail_id: the trail that the progress is about
 * @version: the format version of the document
 * @registers: (element-type StudyRegister): the registers, in no order
 * @extra: (nullable): members of the document that this program does not know
 *
 * The content of a progress document at one moment. It shares its registers
 * with the progress, so taking one is cheap, and may be read in any thread.
 */
typedef struct
{
  char *trail_id;
  guint version;
  GPtrArray *registers;
  GVariant *extra;
} StudyProgressSnapshot;

/* The version of the progress document that this program writes. */
#define STUDY_PROGRESS_VERSION 1

StudyProgressSnapshot *study_progress_snapshot_new  (const char *trail_id,
                                                     guint       version,
                                                     GVariant   *extra);
void                   study_progress_snapshot_free (StudyProgressSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyProgressSnapshot, study_progress_snapshot_free)

#define STUDY_TYPE_PROGRESS (study_progress_get_type ())

G_DECLARE_FINAL_TYPE (StudyProgress, study_progress, STUDY, PROGRESS, GObject)

StudyProgress         *study_progress_new            (const char *trail_id,
                                                      const char *device);
const char            *study_progress_get_trail_id   (StudyProgress *self);
const char            *study_progress_get_device     (StudyProgress *self);
gboolean               study_progress_get_read_only  (StudyProgress *self);
void                   study_progress_set_read_only  (StudyProgress *self,
                                                      gboolean       read_only);

StudyRegister         *study_progress_lookup         (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field);
GVariant              *study_progress_get_value      (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field);
const char            *study_progress_get_text       (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field);
gboolean               study_progress_set_value      (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field,
                                                      GVariant      *value);
gboolean               study_progress_set_text       (StudyProgress *self,
                                                      const char    *scope,
                                                      const char    *id,
                                                      const char    *field,
                                                      const char    *text);
gint64                 study_progress_get_done_time  (StudyProgress *self,
                                                      const char    *item_id);
gboolean               study_progress_set_done       (StudyProgress *self,
                                                      const char    *item_id,
                                                      gboolean       done);

void                   study_progress_begin          (StudyProgress *self,
                                                      const char    *description);
void                   study_progress_end            (StudyProgress *self);
const char            *study_progress_get_change     (StudyProgress *self);
gboolean               study_progress_get_merging    (StudyProgress *self);

typedef void (* StudyRegisterFunc) (StudyRegister *reg,
                                    gpointer       user_data);

void                   study_progress_foreach        (StudyProgress     *self,
                                                      StudyRegisterFunc  func,
                                                      gpointer           user_data);
guint                  study_progress_get_n_registers (StudyProgress *self);
StudyProgressSnapshot *study_progress_snapshot       (StudyProgress *self);
guint                  study_progress_merge          (StudyProgress               *self,
                                                      const StudyProgressSnapshot *snapshot);

G_END_DECLS
