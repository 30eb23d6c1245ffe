/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STUDY_TYPE_LIBRARY_ENTRY (study_library_entry_get_type ())

G_DECLARE_FINAL_TYPE (StudyLibraryEntry, study_library_entry, STUDY, LIBRARY_ENTRY, GObject)

StudyLibraryEntry  *study_library_entry_new           (const char         *id);
const char         *study_library_entry_get_id        (StudyLibraryEntry  *self);
const char         *study_library_entry_get_title     (StudyLibraryEntry  *self);
void                study_library_entry_set_title     (StudyLibraryEntry  *self,
                                                       const char         *title);
gboolean            study_library_entry_get_built_in  (StudyLibraryEntry  *self);
const char         *study_library_entry_get_path      (StudyLibraryEntry  *self);
void                study_library_entry_set_path      (StudyLibraryEntry  *self,
                                                       const char         *path);
const char * const *study_library_entry_get_languages (StudyLibraryEntry  *self);
void                study_library_entry_set_languages (StudyLibraryEntry  *self,
                                                       const char * const *languages);
guint               study_library_entry_get_done      (StudyLibraryEntry  *self);
guint               study_library_entry_get_total     (StudyLibraryEntry  *self);
void                study_library_entry_set_counts    (StudyLibraryEntry  *self,
                                                       guint               done,
                                                       guint               total);

G_END_DECLS
