/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudySearchKind:
 * @STUDY_SEARCH_STAGE: a stage, by its title
 * @STUDY_SEARCH_TOPIC: a topic, by its title or by what is in it
 * @STUDY_SEARCH_NOTE: the notes on the topic before it
 * @STUDY_SEARCH_ITEM: an item of the topic before it
 *
 * What a search found.
 */
typedef enum
{
  STUDY_SEARCH_STAGE,
  STUDY_SEARCH_TOPIC,
  STUDY_SEARCH_NOTE,
  STUDY_SEARCH_ITEM,
} StudySearchKind;

#define STUDY_TYPE_SEARCH_RESULT (study_search_result_get_type ())

G_DECLARE_FINAL_TYPE (StudySearchResult, study_search_result, STUDY, SEARCH_RESULT, GObject)

StudySearchResult *study_search_result_new        (StudySearchKind    kind,
                                                   gpointer           object,
                                                   const char        *text);
StudySearchKind    study_search_result_get_kind   (StudySearchResult *self);
gpointer           study_search_result_get_object (StudySearchResult *self);
const char        *study_search_result_get_text   (StudySearchResult *self);

G_END_DECLS
