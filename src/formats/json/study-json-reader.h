/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "formats/json/study-format-error.h"
#include "formats/json/study-json-check.h"

G_BEGIN_DECLS

/* The limits for documents that come from outside. */
#define STUDY_FORMAT_MAX_BYTES (64 * 1024 * 1024)
#define STUDY_FORMAT_MAX_ITEMS 1000000

/**
 * StudyJsonPath:
 * @parent: (nullable): the path of the array or object around it, %NULL for
 *   the root
 * @member: (nullable): the name in an object
 * @element: the position in an array, where @member is %NULL
 *
 * Where in a document the reader is. Paths live on the stack and cost nothing
 * until an error makes a text of one.
 */
typedef struct _StudyJsonPath StudyJsonPath;

struct _StudyJsonPath
{
  const StudyJsonPath *parent;
  const char *member;
  guint element;
};

/**
 * StudyJsonNeed:
 * @STUDY_JSON_OPTIONAL: a member may be missing
 * @STUDY_JSON_REQUIRED: a member must be there, and a text not be empty
 *
 * Whether a document must have a member.
 */
typedef enum
{
  STUDY_JSON_OPTIONAL,
  STUDY_JSON_REQUIRED,
} StudyJsonNeed;

/* Reads an object in an array; returns whether it could, or else sets @error. */
typedef gboolean (*StudyJsonReadFunc) (JsonObject           *object,
                                       const StudyJsonPath  *path,
                                       gpointer              user_data,
                                       GError              **error);

JsonNode   *study_json_parse           (GBytes               *bytes,
                                        guint                 max_depth,
                                        GError              **error);
JsonNode   *study_json_parse_text      (const char           *text,
                                        gsize                 length,
                                        guint                 max_depth,
                                        GError              **error);
guint       study_json_read_version    (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *format,
                                        guint                 known_version,
                                        GError              **error);
void        study_json_explain_newer   (guint                 version,
                                        guint                 known_version,
                                        GError              **error);
gboolean    study_json_fail            (const StudyJsonPath  *path,
                                        const char           *member,
                                        GError              **error,
                                        StudyFormatError      code,
                                        const char           *format,
                                        ...) G_GNUC_PRINTF (5, 6);
char       *study_json_shorten         (const char           *text);

/* These read a member of an object, whose path is @path. What is not as it should be
 * is an error that begins with the path, %STUDY_FORMAT_ERROR_INVALID_DOCUMENT. */
gboolean    study_json_get_string      (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        StudyJsonNeed         need,
                                        const char          **value,
                                        GError              **error);
gboolean    study_json_get_boolean     (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        gboolean             *value,
                                        GError              **error);
gboolean    study_json_get_integer     (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        gint64               *value,
                                        GError              **error);
gboolean    study_json_get_number      (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        double               *value,
                                        GError              **error);
gboolean    study_json_get_array       (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        StudyJsonNeed         need,
                                        JsonArray           **value,
                                        GError              **error);
gboolean    study_json_get_trail_id    (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        const char          **id,
                                        GError              **error);
guint       study_json_count           (JsonObject           *object,
                                        const char           *member);
gboolean    study_json_read_objects    (JsonObject           *object,
                                        const StudyJsonPath  *path,
                                        const char           *member,
                                        StudyJsonNeed         need,
                                        StudyJsonReadFunc     read_func,
                                        gpointer              user_data,
                                        GError              **error);
JsonObject *study_json_element_object  (JsonArray            *array,
                                        const StudyJsonPath  *path,
                                        GError              **error);
const char *study_json_element_string  (JsonArray            *array,
                                        const StudyJsonPath  *path,
                                        GError              **error);

GVariant   *study_json_get_extra       (JsonObject           *object,
                                        const char * const   *known);
GVariant   *study_json_to_variant      (JsonNode             *node);

gboolean    study_json_check_id          (const char           *id,
                                          const StudyJsonPath  *path,
                                          const char           *member,
                                          GError              **error);
gboolean    study_json_id_is_valid       (const char         *id);
gboolean    study_json_slug_is_valid     (const char         *slug);
gboolean    study_json_language_is_valid (const char         *language);

G_END_DECLS
