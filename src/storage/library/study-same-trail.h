/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/content/study-content.h"
#include "storage/library/study-library.h"

G_BEGIN_DECLS

/**
 * StudySameTrail:
 * @id: the id of the trail
 * @title: its short title
 * @trashed: (nullable): the name of its folder in the trash, if it was removed
 *
 * A trail that a guide was added as before.
 */
typedef struct
{
  char *id;
  char *title;
  char *trashed;
} StudySameTrail;

void study_same_trail_free (StudySameTrail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudySameTrail, study_same_trail_free)

void            study_same_trail_find_async  (StudyLibrary         *library,
                                              const StudyContent   *content,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
StudySameTrail *study_same_trail_find_finish (StudyLibrary         *library,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
