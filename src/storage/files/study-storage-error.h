/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudyStorageError:
 * @STUDY_STORAGE_ERROR_READ: a file cannot be read
 * @STUDY_STORAGE_ERROR_WRITE: a file cannot be written
 * @STUDY_STORAGE_ERROR_NOT_FOUND: there is no such trail
 * @STUDY_STORAGE_ERROR_CONFLICT: another program changed a file meanwhile, or
 *   put one in the place
 *
 * Why something cannot be loaded or saved.
 */
typedef enum
{
  STUDY_STORAGE_ERROR_READ,
  STUDY_STORAGE_ERROR_WRITE,
  STUDY_STORAGE_ERROR_NOT_FOUND,
  STUDY_STORAGE_ERROR_CONFLICT,
} StudyStorageError;

#define STUDY_STORAGE_ERROR (study_storage_error_quark ())

GQuark study_storage_error_quark (void);

gboolean study_storage_check_version (gboolean   newer,
                                      GError   **error);

G_END_DECLS
