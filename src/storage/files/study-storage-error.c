/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage/files/study-storage-error.h"

/**
 * study_storage_error_quark:
 *
 * Returns: the domain of [error@StorageError]
 */
G_DEFINE_QUARK (study-storage-error-quark, study_storage_error)
