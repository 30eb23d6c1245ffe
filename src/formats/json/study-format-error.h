/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudyFormatError:
 * @STUDY_FORMAT_ERROR_INVALID_JSON: the text is not JSON, or not JSON that can
 *   be kept without loss
 * @STUDY_FORMAT_ERROR_INVALID_DOCUMENT: the JSON is not such a document
 * @STUDY_FORMAT_ERROR_NEWER_VERSION: the document was written by a newer
 *   program and cannot be understood
 * @STUDY_FORMAT_ERROR_TOO_LARGE: the document is over a limit
 *
 * Why a document cannot be read.
 */
typedef enum
{
  STUDY_FORMAT_ERROR_INVALID_JSON,
  STUDY_FORMAT_ERROR_INVALID_DOCUMENT,
  STUDY_FORMAT_ERROR_NEWER_VERSION,
  STUDY_FORMAT_ERROR_TOO_LARGE,
} StudyFormatError;

#define STUDY_FORMAT_ERROR (study_format_error_quark ())

GQuark study_format_error_quark (void);

G_END_DECLS
