/* SPDX-FileCopyrightText: The Study Trail contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/common/study-language.h"

/* Languages by their own names, which are the same in every translation. */
static const struct
{
  const char *tag;
  const char *name;
} languages[] = {
  { "ar", "العربية" },
  { "ca", "Català" },
  { "cs", "Čeština" },
  { "da", "Dansk" },
  { "de", "Deutsch" },
  { "el", "Ελληνικά" },
  { "en", "English" },
  { "en-GB", "English (United Kingdom)" },
  { "en-US", "English (United States)" },
  { "es", "Español" },
  { "eu", "Euskara" },
  { "fa", "فارسی" },
  { "fi", "Suomi" },
  { "fr", "Français" },
  { "gl", "Galego" },
  { "he", "עברית" },
  { "hi", "हिन्दी" },
  { "hu", "Magyar" },
  { "id", "Bahasa Indonesia" },
  { "it", "Italiano" },
  { "ja", "日本語" },
  { "ko", "한국어" },
  { "nl", "Nederlands" },
  { "pl", "Polski" },
  { "pt", "Português" },
  { "pt-BR", "Português (Brasil)" },
  { "pt-PT", "Português (Portugal)" },
  { "ro", "Română" },
  { "ru", "Русский" },
  { "sv", "Svenska" },
  { "tr", "Türkçe" },
  { "uk", "Українська" },
  { "vi", "Tiếng Việt" },
  { "zh", "中文" },
  { "zh-CN", "简体中文" },
  { "zh-TW", "繁體中文" },
};

/* Returns the name of a language; a locale is told as well, and what has no name here is its own. */
const char *
study_language_get_name (const char *tag)
{
  g_autofree char *written = g_strdelimit (g_strdup (tag), "_", '-');

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_ascii_strcasecmp (languages[i].tag, written) == 0)
        return languages[i].name;
    }

  return tag;
}

/* Returns the tags of all languages that have a name here, as BCP 47 writes them. */
GPtrArray *
study_language_list (void)
{
  GPtrArray *tags = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_ptr_array_add (tags, (gpointer) languages[i].tag);

  return tags;
}
