/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudySaverState:
 * @STUDY_SAVER_SAVED: all changes are on the disk
 * @STUDY_SAVER_SAVING: some are on their way
 * @STUDY_SAVER_FAILED: some could not be written; they are kept, and written
 *   after a while, with the next change, or with study_saver_retry()
 *
 * How far saving is.
 */
typedef enum
{
  STUDY_SAVER_SAVED,
  STUDY_SAVER_SAVING,
  STUDY_SAVER_FAILED,
} StudySaverState;

#define STUDY_TYPE_SAVER_STATE (study_saver_state_get_type ())
GType study_saver_state_get_type (void);

#define STUDY_TYPE_SAVER (study_saver_get_type ())

G_DECLARE_DERIVABLE_TYPE (StudySaver, study_saver, STUDY, SAVER, GObject)

/**
 * StudySaverClass:
 * @prepare: gathers what is to be written; %NULL when there is nothing to do,
 *   which is only so without changes
 * @free_data: frees what @prepare returns
 * @write: writes it, in a worker, and returns a boolean or an error; what it
 *   finds out it leaves in its data, which nobody else uses meanwhile
 * @finish: takes over what the worker found out, and may explain the error, or
 *   clear it where all is well
 */
struct _StudySaverClass
{
  GObjectClass parent_class;

  gpointer        (* prepare)   (StudySaver  *self);
  GDestroyNotify     free_data;
  GTaskThreadFunc    write;
  void            (* finish)    (StudySaver  *self,
                                 gpointer     data,
                                 GError     **error);
};

StudySaverState  study_saver_get_state         (StudySaver           *self);
const GError    *study_saver_get_error         (StudySaver           *self);
const char      *study_saver_get_error_message (StudySaver           *self);
gboolean         study_saver_get_pending       (StudySaver           *self);
gboolean         study_saver_get_blocked       (StudySaver           *self);
void             study_saver_block             (StudySaver           *self,
                                                const char           *message);
void             study_saver_touch             (StudySaver           *self);
void             study_saver_settle            (StudySaver           *self);
void             study_saver_check             (StudySaver           *self);
void             study_saver_retry             (StudySaver           *self);
void             study_saver_flush_async       (StudySaver           *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean         study_saver_flush_finish      (StudySaver           *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
