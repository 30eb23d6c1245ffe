/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudyWriteFunc:
 * @data: what is to be written, and where
 * @error: return location for an error
 *
 * Writes, in a worker. What it finds out, it leaves in @data.
 *
 * Returns: whether it is on the disk
 */
typedef gboolean (* StudyWriteFunc) (gpointer   data,
                                     GError   **error);

typedef struct _StudyWriteJob StudyWriteJob;

StudyWriteJob *study_write_job_start     (StudyWriteFunc       write,
                                          gpointer             data,
                                          GDestroyNotify       free_data,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean       study_write_job_is_of     (StudyWriteJob       *self,
                                          GAsyncResult        *result);
void           study_write_job_wait      (StudyWriteJob       *self);
gpointer       study_write_job_get_data  (StudyWriteJob       *self);
const GError  *study_write_job_get_error (StudyWriteJob       *self);
void           study_write_job_unref     (StudyWriteJob       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyWriteJob, study_write_job_unref)

G_END_DECLS
