/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudyAdviceKind:
 * @STUDY_ADVICE_ORDER: to follow the order of the trail
 * @STUDY_ADVICE_PRACTICE: to build a project of one's own
 * @STUDY_ADVICE_DOCUMENT: to write down what was done
 * @STUDY_ADVICE_OTHER: anything else
 *
 * What a rule of use is about.
 */
typedef enum
{
  STUDY_ADVICE_ORDER,
  STUDY_ADVICE_PRACTICE,
  STUDY_ADVICE_DOCUMENT,
  STUDY_ADVICE_OTHER,
} StudyAdviceKind;

#define STUDY_TYPE_ADVICE_KIND (study_advice_kind_get_type ())
GType study_advice_kind_get_type (void);

#define STUDY_TYPE_ADVICE (study_advice_get_type ())

G_DECLARE_FINAL_TYPE (StudyAdvice, study_advice, STUDY, ADVICE, GObject)

StudyAdvice        *study_advice_new             (StudyAdviceKind           kind,
                                                  const char               *title,
                                                  const char               *text,
                                                  const char      * const * suggestions);
StudyAdviceKind     study_advice_get_kind        (StudyAdvice              *self);
const char         *study_advice_get_title       (StudyAdvice              *self);
const char         *study_advice_get_text        (StudyAdvice              *self);
const char * const *study_advice_get_suggestions (StudyAdvice              *self);
GVariant           *study_advice_get_extra       (StudyAdvice              *self);
void                study_advice_set_extra       (StudyAdvice              *self,
                                                  GVariant                 *extra);
gboolean            study_advice_equal           (gconstpointer             a,
                                                  gconstpointer             b);

G_END_DECLS
