/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/json/study-format-error.h"
#include "model/content/study-content.h"

G_BEGIN_DECLS

/**
 * StudyRoadmapFile:
 * @path: where it is in the folder, in UTF-8 and with “/” between the names
 * @bytes: what is in it
 *
 * A file of a folder.
 */
typedef struct
{
  char *path;
  GBytes *bytes;
} StudyRoadmapFile;

StudyRoadmapFile *study_roadmap_file_new  (const char        *path,
                                           GBytes            *bytes);
void              study_roadmap_file_free (StudyRoadmapFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyRoadmapFile, study_roadmap_file_free)

/**
 * StudyRoadmap:
 * @content: the trail, with provisional ids
 * @text: (element-type utf8): the lines of the topics one below the other, with
 *   the names of the files
 * @lines: (element-type StudyGuideLine): what became of each line of @text
 * @notes: (array zero-terminated=1): what else there is to say, in the language
 *   of the program
 *
 * What a folder of topics becomes.
 */
typedef struct
{
  StudyContent *content;
  GPtrArray *text;
  GArray *lines;
  GStrv notes;
} StudyRoadmap;

StudyRoadmap *study_roadmap_read (GPtrArray     *files,
                                  const char    *name,
                                  GCancellable  *cancellable,
                                  GError       **error);
void          study_roadmap_free (StudyRoadmap  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyRoadmap, study_roadmap_free)

G_END_DECLS
