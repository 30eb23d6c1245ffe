/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "formats/guide/study-guide-plan.h"
#include "formats/json/study-format-error.h"

G_BEGIN_DECLS

/**
 * StudyGuideLevel:
 * @level: the number to give to #StudyGuideOptions.stage_level
 * @label: what it is, such as “Headings of level 2”, in the language of the
 *   program
 * @n_parts: how many parts of the source are on it
 *
 * What can count as a stage.
 */
typedef struct
{
  guint level;
  char *label;
  guint n_parts;
} StudyGuideLevel;

#define STUDY_TYPE_GUIDE (study_guide_get_type ())

G_DECLARE_FINAL_TYPE (StudyGuide, study_guide, STUDY, GUIDE, GObject)

StudyGuide     *study_guide_read                (GBytes                   *bytes,
                                                 const char               *name,
                                                 const char               *address,
                                                 GCancellable             *cancellable,
                                                 GError                  **error);
guint           study_guide_get_n_links_dropped (StudyGuide               *self);
guint           study_guide_get_n_lines         (StudyGuide               *self);
char           *study_guide_get_line            (StudyGuide               *self,
                                                 guint                     line);
GPtrArray      *study_guide_get_levels          (StudyGuide               *self);
StudyGuidePlan *study_guide_plan                (StudyGuide               *self,
                                                 const StudyGuideOptions  *options,
                                                 GCancellable             *cancellable,
                                                 GError                  **error);

/* Where the guide is from of which a trail is made. It is the source of the
 * trail, and nothing is ever fetched from it: relative links are relative to it,
 * also in a later edition of the guide. */

gboolean  study_guide_address_is_valid (const char         *address);
char     *study_content_get_address    (const StudyContent *content);
void      study_content_set_address    (StudyContent       *content,
                                        const char         *address);

G_END_DECLS
