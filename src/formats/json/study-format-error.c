/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/json/study-format-error.h"

/**
 * study_format_error_quark:
 *
 * Returns: the domain of [error@FormatError]
 */
G_DEFINE_QUARK (study-format-error-quark, study_format_error)
