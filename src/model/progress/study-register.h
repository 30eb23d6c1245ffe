/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDY_TYPE_REGISTER (study_register_get_type ())

typedef struct _StudyRegister StudyRegister;

/* What a register is about; every register begins with one. */
typedef struct
{
  const char *scope;
  const char *id;
  const char *field;
} StudyRegisterKey;

/* The scopes and fields that the program itself reads and writes; documents
 * may hold others, which are kept. */
#define STUDY_SCOPE_ITEM "item"
#define STUDY_SCOPE_TOPIC "topic"
#define STUDY_SCOPE_COURSE "course"
#define STUDY_SCOPE_HABIT "habit"

#define STUDY_FIELD_DONE "done"
#define STUDY_FIELD_DONE_LOCAL "done-local"
#define STUDY_FIELD_TITLE "title"
#define STUDY_FIELD_URL "url"
#define STUDY_FIELD_NOTE "note"
#define STUDY_FIELD_SKIPPED "skipped"
#define STUDY_FIELD_COURSE "course"

GType          study_register_get_type    (void);
StudyRegister *study_register_new         (const char *scope,
                                           const char *id,
                                           const char *field,
                                           GVariant   *value,
                                           gint64      time,
                                           const char *device,
                                           GVariant   *extra);
StudyRegister *study_register_ref         (StudyRegister *self);
void           study_register_unref       (StudyRegister *self);

const char    *study_register_get_scope   (const StudyRegister *self);
const char    *study_register_get_id      (const StudyRegister *self);
const char    *study_register_get_field   (const StudyRegister *self);
GVariant      *study_register_get_value   (const StudyRegister *self);
gint64         study_register_get_time    (const StudyRegister *self);
const char    *study_register_get_device  (const StudyRegister *self);
GVariant      *study_register_get_extra   (const StudyRegister *self);

gboolean       study_register_is          (const StudyRegister *self,
                                           const char          *scope,
                                           const char          *field);
int            study_register_compare_age (const StudyRegister *a,
                                           const StudyRegister *b);
int            study_register_compare_key (const StudyRegister *a,
                                           const StudyRegister *b);
int            study_register_compare_values (GVariant     *a,
                                              GVariant     *b);

guint          study_register_key_hash    (gconstpointer key);
gboolean       study_register_key_equal   (gconstpointer a,
                                           gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudyRegister, study_register_unref)

G_END_DECLS
