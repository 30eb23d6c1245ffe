/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/trail/study-trail.h"

G_BEGIN_DECLS

/**
 * StudyLibraryFile:
 * @id: the id of the trail, as the file is named
 * @path: the path of the file
 * @stamp: what changes when the file does
 * @title: (nullable): its title, once study_library_file_read_title() read it
 * @error: (nullable): why it is no trail, once that is known
 *
 * A file in a folder of trails.
 */
typedef struct
{
  char *id;
  char *path;
  char *stamp;
  char *title;
  GError *error;
} StudyLibraryFile;

StudyLibraryFile *study_library_file_new        (const char        *path);
void              study_library_file_free       (StudyLibraryFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyLibraryFile, study_library_file_free)

GPtrArray        *study_library_file_list       (const char        *folder);
StudyLibraryFile *study_library_file_find       (GPtrArray         *files,
                                                 const char        *path);
char            **study_library_file_list_errors (GPtrArray        *files);
void              study_library_file_read_title (StudyLibraryFile  *self);
StudyContent     *study_library_file_load       (const char        *path,
                                                 const char        *id,
                                                 GError           **error);

G_END_DECLS
