/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-storage-error.h"

#include "formats/json/study-format-error.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (study-storage-error-quark, study_storage_error)

/**
 * study_storage_check_version:
 * @newer: whether a newer version of the program wrote a document
 * @error: return location for an error, %STUDY_FORMAT_ERROR_NEWER_VERSION
 *
 * What a newer version wrote holds more than this one can write.
 *
 * Returns: whether the document can be written
 */
gboolean
study_storage_check_version (gboolean   newer,
                             GError   **error)
{
  if (newer)
    g_set_error_literal (error, STUDY_FORMAT_ERROR, STUDY_FORMAT_ERROR_NEWER_VERSION,
                         _("Created by a newer version of Study Trail. Please update."));

  return !newer;
}
