/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/trail/study-trail.h"
#include "storage/library/study-library-entry.h"

G_BEGIN_DECLS

/* Where the trails are that come with the program, in files
 * `<id>.<locale>.json`. */
#define STUDY_LIBRARY_RESOURCES RESOURCE_PATH "/trails"
#define STUDY_LIBRARY_SUFFIX ".json"

/**
 * StudyLibraryRequest:
 * @id: the id of the trail
 * @path: (nullable): the user's file
 * @resource: (nullable): the translation that comes with the program
 * @title: (nullable): the title, once study_library_request_read_title() read it
 * @error: (nullable): why the user's file is no trail
 *
 * What is to be read of a trail, and what was: all that a worker needs.
 */
typedef struct
{
  char *id;
  char *path;
  char *resource;
  char *title;
  GError *error;
} StudyLibraryRequest;

GPtrArray           *study_library_request_list_built_in (void);
StudyLibraryRequest *study_library_request_new        (StudyLibraryEntry    *entry,
                                                       const char           *content_language);
void                 study_library_request_free       (StudyLibraryRequest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyLibraryRequest, study_library_request_free)

StudyTrail          *study_library_request_load       (StudyLibraryRequest  *self,
                                                       GError              **error);
void                 study_library_request_read_title (StudyLibraryRequest  *self);

G_END_DECLS
