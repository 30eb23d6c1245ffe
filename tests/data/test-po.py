#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that everything shown can be translated, and that the translations are whole.

Usage: test-po.py SOURCE_DIR

Prints TAP. What can be translated is found twice, by gettext and by a reader
of this program's own, so that a string which gettext overlooks is noticed.
The cases that need gettext are skipped without it.
"""

import configparser
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

DESKTOP = "data/org.example.StudyTrail.desktop.in"
METAINFO = "data/org.example.StudyTrail.metainfo.xml.in"
SCHEMA = "data/org.example.StudyTrail.gschema.xml"
DATA_FILES = [DESKTOP, METAINFO, SCHEMA]

# As meson's i18n.gettext() calls it with the preset “glib”.
XGETTEXT_ARGS = [
    "--from-code=UTF-8",
    "--add-comments",
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format",
    "--flag=g_string_append_printf:2:c-format",
    "--flag=g_error_new:3:c-format",
    "--flag=g_set_error:4:c-format",
    "--flag=g_markup_printf_escaped:1:c-format",
    "--flag=g_log:3:c-format",
    "--flag=g_print:1:c-format",
    "--flag=g_printerr:1:c-format",
    "--flag=g_printf:1:c-format",
    "--flag=g_fprintf:2:c-format",
    "--flag=g_sprintf:2:c-format",
    "--flag=g_snprintf:3:c-format",
]

# Blueprint is read as C; rules that gettext brings itself do where GLib's are not installed.
# The last one is newer gettext's advice on "https://" alone, which is meant to be in the text.
HARMLESS = re.compile(r"extension 'blp' is unknown|a fallback ITS rule file|contains an embedded URL")

PLURAL_FORMS = {
    "es": "nplurals=2; plural=(n != 1);",
    "pt_BR": "nplurals=2; plural=(n != 1);",
}

ARTICLES = {
    "en": {"a", "an", "the"},
    "es": {"el", "la", "lo", "los", "las", "un", "una", "unos", "unas"},
    "pt_BR": {"o", "a", "os", "as", "um", "uma", "uns", "umas"},
}

STRING = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
# A call that marks a text; a string is matched first, for what is within it is none.
MARK = re.compile(rf"{STRING}|(?<![\w>.])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(")
COMMENT = r"/\*.*?\*/|//[^\n]*"
# Properties of Blueprint whose text a person reads, with a text that is not marked.
SHOWN = re.compile(
    r"\b(?:button-label|description|label|placeholder-text|subtitle|text|title|tooltip-text)"
    rf"\s*:\s*({STRING})"
)
PRINTF = re.compile(r"%(?:(\d+)\$)?([-+ #0']*\d*(?:\.\d+)?(?:hh|ll|[hlzjt])?[diouxXeEfgGcsp]|%)")
STRFTIME = re.compile(r"%[-_0^#EO]*([A-Za-z])")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


class Skipped(Exception):
    """A case that cannot be run here; the text says why."""


@dataclass(frozen=True)
class Entry:
    """What a catalogue says of one text."""

    context: str | None = None
    singular: str = ""
    plural: str | None = None
    translations: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()

    @property
    def key(self):
        return (self.context, self.singular)

    @property
    def title(self):
        return f"“{self.singular}”" if self.context is None else f"“{self.context}|{self.singular}”"


@dataclass(frozen=True)
class Catalogue:
    """A PO file."""

    header: dict[str, str] = field(default_factory=dict)
    entries: dict[tuple, Entry] = field(default_factory=dict)
    obsolete: int = 0
    text: str = ""

    def with_entry(self, entry):
        return replace(self, entries={**self.entries, entry.key: entry})


# Reading


def unescape(literal):
    """The text of a string literal, its quotation marks taken off."""
    simple = {"n": "\n", "t": "\t"}
    return re.sub(r"\\(.)", lambda match: simple.get(match[1], match[1]), literal[1:-1])


def parse_po(text):
    """Reads a PO file as gettext's tools write it."""
    entries = {}
    header = {}
    obsolete = 0
    for block in re.split(r"\n\s*\n", text.strip()):
        fields = {}
        flags, files = set(), set()
        name = None
        for line in block.splitlines():
            if line.startswith("#~"):
                obsolete += line.startswith("#~ msgid ")
            elif line.startswith("#,"):
                flags |= {flag.strip() for flag in line[2:].split(",")}
            elif line.startswith("#:"):
                files |= {place.rsplit(":", 1)[0] for place in line[2:].split()}
            elif match := re.match(r'(msg[a-z_]+(?:\[\d+\])?)\s+(".*")$', line):
                name = match[1]
                fields[name] = unescape(match[2])
            elif line.startswith('"') and name is not None:
                fields[name] += unescape(line)
        if "msgid" not in fields:
            continue
        translations = tuple(value for key, value in fields.items() if key.startswith("msgstr"))
        if fields["msgid"] == "" and "msgctxt" not in fields:
            for line in translations[0].splitlines():
                key, _, value = line.partition(":")
                header[key] = value.strip()
            continue
        entry = Entry(
            fields.get("msgctxt"),
            fields["msgid"],
            fields.get("msgid_plural"),
            translations,
            frozenset(flags),
            frozenset(files),
        )
        entries[entry.key] = entry
    return Catalogue(header, entries, obsolete, text)


def without_comments(source):
    """Source code of C or Blueprint without its comments."""
    pattern = re.compile(rf"({STRING})|{COMMENT}", re.DOTALL)
    return pattern.sub(lambda match: match[1] or " ", source)


def arguments(source, start):
    """The string arguments of a call, from behind its parenthesis on; None stands for another."""
    found = []
    token = re.compile(rf"\s*(?:({STRING})|([(),])|([^\s\"'(),]+))")
    literal, other, depth = None, False, 0
    while match := token.match(source, start):
        start = match.end()
        if match[1]:
            literal = (literal or "") + unescape(match[1])
        elif match[2] == "(":
            depth += 1
            other = True
        elif match[2] in (",", ")") and depth == 0:
            found.append(None if other else literal)
            literal, other = None, False
            if match[2] == ")":
                return found
        elif match[2] == ")":
            depth -= 1
        else:
            other = True
    raise ValueError(f"A call is not closed: {source[start:start + 40]}")


def marked(source):
    """The keys of the texts that C or Blueprint marks for translation."""
    keys = []
    for match in MARK.finditer(without_comments(source)):
        if match[1] is None:
            continue
        args = arguments(match.string, match.end())
        if match[1] in ("C_", "NC_"):
            keys.append((args[0], args[1]))
        elif match[1] == "g_dpgettext2":
            keys.append((args[1], args[2]))
        elif match[1] == "g_dngettext":
            keys.append((None, args[1]))
        else:
            keys.append((None, args[0]))
    # What is no literal is marked elsewhere, with N_().
    return [key for key in keys if key[1] is not None]


def desktop_texts(source):
    parser = configparser.RawConfigParser(strict=False, comment_prefixes=("#",), delimiters=("=",))
    parser.optionxform = str
    parser.read(source / DESKTOP, encoding="utf-8")
    names = ("Name", "GenericName", "Comment", "Keywords")
    return [(None, value) for section in parser.values() for key, value in section.items() if key in names]


def flat(text):
    return re.sub(r"\s+", " ", text or "").strip()


def metainfo_texts(source):
    keys = []

    def walk(element):
        if element.get("translate") == "no":
            return
        if element.tag in ("name", "summary", "caption", "p", "li"):
            keys.append((None, flat(element.text)))
        for child in element:
            walk(child)

    walk(ElementTree.parse(source / METAINFO).getroot())
    return keys


def schema_texts(source):
    root = ElementTree.parse(source / SCHEMA).getroot()
    return [(None, flat(element.text)) for tag in ("summary", "description") for element in root.iter(tag)]


@cache
def translatable(source):
    """Every file of the project with the texts that are marked in it, as this program finds them."""
    files = {
        path.relative_to(source).as_posix(): marked(path.read_text("utf-8"))
        for pattern in ("*.c", "*.h", "*.blp")
        for path in (source / "src").rglob(pattern)
    }
    files[DESKTOP] = desktop_texts(source)
    files[METAINFO] = metainfo_texts(source)
    files[SCHEMA] = schema_texts(source)
    return {name: keys for name, keys in files.items() if keys}


def listed(path):
    """The lines of POTFILES or LINGUAS."""
    lines = path.read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def languages(source):
    return listed(source / "po" / "LINGUAS")


def tool(name):
    path = shutil.which(name)
    if path is None:
        raise Skipped(f"{name} of gettext is not installed")
    return path


def run(*args):
    result = subprocess.run(args, capture_output=True, encoding="utf-8", check=False)
    return result.returncode, result.stderr


@cache
def extract(source):
    """The texts that gettext finds, and what it complains about."""
    xgettext = tool("xgettext")
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "files")
        files.write_text("\n".join(listed(source / "po" / "POTFILES")), "utf-8")
        out = Path(folder, "out.pot")
        status, errors = run(
            xgettext, *XGETTEXT_ARGS, f"--directory={source}", f"--files-from={files}", f"--output={out}"
        )
        complaints = [line for line in errors.splitlines() if not HARMLESS.search(line)]
        if status != 0:
            raise AssertionError("\n".join(complaints))
        return parse_po(out.read_text("utf-8")), tuple(complaints)


def catalogue(source, language):
    return parse_po((source / "po" / f"{language}.po").read_text("utf-8"))


# Checks: each returns a list of what is wrong


def check_potfiles(names, files):
    wrong = [f"{name} has texts to translate and is not in POTFILES" for name in sorted(set(files) - set(names))]
    wrong += [f"{name} in POTFILES has no text to translate" for name in sorted(set(names) - set(files))]
    if names != sorted(set(names)):
        wrong.append("POTFILES is not sorted, or names a file twice")
    return wrong


def check_extracted(name, keys, template):
    wrong = []
    for key in keys:
        entry = template.entries.get(key)
        if entry is None:
            wrong.append(f"{name}: gettext does not find “{key[1]}” (context {key[0]})")
        elif name not in entry.files:
            wrong.append(f"{name}: gettext finds “{key[1]}” elsewhere only")
    return wrong


def check_unmarked(name, source):
    texts = (unescape(match[1]) for match in SHOWN.finditer(without_comments(source)))
    return [f"{name}: “{text}” is not marked for translation" for text in texts if re.search(r"[^\W\d_]", text)]


def check_source_text(entry):
    """A text of the sources that a translator could not get right."""
    wrong = []
    texts = [entry.singular] + ([entry.plural] if entry.plural is not None else [])
    for text in texts:
        if "..." in text:
            wrong.append(f"{entry.title} has three full stops for an ellipsis")
        if re.search(r"[\"']", text):
            wrong.append(f"{entry.title} has a straight quotation mark")
        if text != text.strip():
            wrong.append(f"{entry.title} begins or ends with white space")
    return wrong


def check_complete(template, po):
    wrong = [f"{entry.title} is missing" for key, entry in template.entries.items() if key not in po.entries]
    for key, entry in po.entries.items():
        known = template.entries.get(key)
        if known is None:
            wrong.append(f"{entry.title} is no longer in the sources")
        elif known.plural != entry.plural:
            wrong.append(f"{entry.title} has another plural in the sources")
        if not all(entry.translations):
            wrong.append(f"{entry.title} is not translated")
        if "fuzzy" in entry.flags:
            wrong.append(f"{entry.title} is fuzzy")
    if po.obsolete:
        wrong.append(f"{po.obsolete} obsolete entries are left")
    return wrong


def check_header(language, po):
    wrong = []
    expected = {
        "Project-Id-Version": "studytrail",
        "Language": language,
        "Last-Translator": "The Study Trail contributors",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": PLURAL_FORMS.get(language),
    }
    for name, value in expected.items():
        if po.header.get(name) != value:
            wrong.append(f"{name} is “{po.header.get(name)}”, not “{value}”")
    for tag in ("FileCopyrightText: The Study Trail contributors", "License-Identifier: GPL-3.0-or-later"):
        if f"# SPDX-{tag}\n" not in po.text:
            wrong.append(f"SPDX-{tag} is not at its head")
    if match := E_MAIL.search(po.text):
        wrong.append(f"“{match[0]}” is an e-mail address")
    return wrong


def check_plurals(po):
    count = int(re.match(r"nplurals=(\d+)", po.header["Plural-Forms"])[1])
    return [
        f"{entry.title} has {len(entry.translations)} forms"
        for entry in po.entries.values()
        if len(entry.translations) != (1 if entry.plural is None else count)
    ]


def directives(text):
    """What printf puts into a text, by position."""
    found = {}
    for match in PRINTF.finditer(text):
        if match[2] == "%":
            found["%"] = found.get("%", 0) + 1
        else:
            found[int(match[1] or 1 + sum(key != "%" for key in found))] = match[2]
    return found


def check_directives(template, po):
    wrong = []
    for key, entry in po.entries.items():
        known = template.entries.get(key, entry)
        for text in entry.translations:
            if "c-format" in known.flags:
                same = directives(text) in (directives(entry.singular), directives(entry.plural or entry.singular))
            else:
                same = Counter(STRFTIME.findall(text)) == Counter(STRFTIME.findall(entry.singular))
            if not same:
                wrong.append(f"{entry.title}: “{text}” has other directives")
    return wrong


def mnemonics(text):
    """The letters with an underscore before them; within quotation marks it is none."""
    return re.findall(r"_(.?)", re.sub(r"“[^”]*”", "", text))


def check_mnemonics(po):
    wrong = []
    for entry in po.entries.values():
        for text in entry.translations:
            letters = mnemonics(text)
            if len(letters) != len(mnemonics(entry.singular)) or not all(map(str.isalnum, letters)):
                wrong.append(f"{entry.title}: “{text}” has another mnemonic")
    return wrong


def menus(source):
    """The labels of each menu in the Blueprint files, as keys."""
    for path in sorted((source / "src").rglob("*.blp")):
        text = without_comments(path.read_text("utf-8"))
        for match in re.finditer(r"^menu (\w+) \{.*?^\}", text, re.MULTILINE | re.DOTALL):
            yield f"{path.name}: {match[1]}", marked(match[0])


def check_menu(name, keys, po):
    labels = (po.entries[key].translations[0] for key in keys if key in po.entries)
    letters = Counter(letter.lower() for label in labels for letter in mnemonics(label))
    return [f"{name}: {count} labels have the mnemonic “{letter}”" for letter, count in letters.items() if count > 1]


def check_typography(po):
    wrong = []
    for entry in po.entries.values():
        for text in entry.translations:
            what = f"{entry.title}: “{text}”"
            if "..." in text:
                wrong.append(f"{what} has three full stops for an ellipsis")
            if re.search(r"[\"'«»]", text):
                wrong.append(f"{what} has other quotation marks than “ ”")
            if text != text.strip() or "  " in text:
                wrong.append(f"{what} has white space too much")
            for mark in "“”…\n":
                if text.count(mark) != entry.singular.count(mark):
                    wrong.append(f"{what} has another number of {mark!r}")
            for mark in ".:;?!":
                if text.endswith(mark) != entry.singular.endswith(mark):
                    wrong.append(f"{what} ends another way")
                    break
    return wrong


def check_summary(language, text):
    wrong = []
    if not 10 <= len(text) <= 25:
        wrong.append(f"“{text}” has {len(text)} characters, not 10 to 25")
    if text.endswith("."):
        wrong.append(f"“{text}” ends with a full stop")
    if text.split()[0].lower() in ARTICLES[language]:
        wrong.append(f"“{text}” begins with an article")
    return wrong


# Cases


def case_potfiles(source):
    return check_potfiles(listed(source / "po" / "POTFILES"), translatable(source))


def case_linguas(source):
    files = sorted(path.stem for path in (source / "po").glob("*.po"))
    names = languages(source)
    wrong = [] if names == files else [f"LINGUAS has {names}, the folder has {files}"]
    wrong += [f"The plural forms of {name} are not known to this test" for name in names if name not in PLURAL_FORMS]
    return wrong


def case_unmarked(source):
    return [
        problem
        for path in sorted((source / "src").rglob("*.blp"))
        for problem in check_unmarked(path.name, path.read_text("utf-8"))
    ]


def case_extraction(source):
    template, complaints = extract(source)
    wrong = list(complaints)
    for name, keys in sorted(translatable(source).items()):
        wrong += check_extracted(name, keys, template)
    # And the other way round: what gettext takes from a file is meant for it.
    for entry in template.entries.values():
        for name in sorted(entry.files):
            if entry.key not in translatable(source).get(name, []):
                wrong.append(f"{name}: gettext takes {entry.title}, which is not marked")
    return wrong


def case_sources(source):
    template, _ = extract(source)
    return [problem for entry in template.entries.values() for problem in check_source_text(entry)]


def case_msgfmt(source, language):
    status, errors = run(tool("msgfmt"), "-c", "-o", "/dev/null", source / "po" / f"{language}.po")
    return errors.splitlines() or ([f"msgfmt ends with {status}"] if status != 0 else [])


def case_complete(source, language):
    return check_complete(extract(source)[0], catalogue(source, language))


def case_header(source, language):
    return check_header(language, catalogue(source, language))


def case_forms(source, language):
    po = catalogue(source, language)
    wrong = check_plurals(po) + check_directives(extract(source)[0], po) + check_mnemonics(po)
    for name, keys in menus(source):
        wrong += check_menu(name, keys, po)
    return wrong


def case_typography(source, language):
    return check_typography(catalogue(source, language))


def summary(source):
    return flat(ElementTree.parse(source / METAINFO).getroot().findtext("summary"))


def case_summary(source, language):
    if language == "en":
        return check_summary(language, summary(source))
    entry = catalogue(source, language).entries.get((None, summary(source)))
    return ["The summary is not translated"] if entry is None else check_summary(language, entry.translations[0])


def case_merged(source):
    """The files of the desktop have each language, put in as the build does it."""
    msgfmt = tool("msgfmt")
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, name in (("--desktop", DESKTOP), ("--xml", METAINFO)):
            out = Path(folder, Path(name).stem)
            status, errors = run(msgfmt, kind, "--template", source / name, "-d", source / "po", "-o", out)
            wrong += errors.splitlines()
            if status != 0:
                continue
            text = out.read_text("utf-8")
            for language in languages(source):
                # Newer versions of gettext write “pt-BR” into XML, older ones “pt_BR”.
                tag = re.escape(language).replace("_", "[_-]")
                if not re.search(rf'^Name\[{language}\]=|xml:lang="{tag}"', text, re.MULTILINE):
                    wrong.append(f"{name} has nothing in {language}")
    return wrong


def case_reader(_source):
    """This program's own reader sees what it should."""
    code = """
      /* _("no") */ // _("no")
      label: _("one"); title: C_("ctx", 'two'); f (_("th" "ree"), ngettext ("four", "fours", n));
      s = "_(\\"no\\")"; N_("fi\\"ve"); self->_("no"); _(name); NC_ ("c", "six")
    """
    expected = [(None, "one"), ("ctx", "two"), (None, "three"), (None, "four"), (None, 'fi"ve'), ("c", "six")]
    found = marked(code)
    po = parse_po(
        '# A\nmsgid ""\nmsgstr "Language: xx\\n"\n\n#: a.c:1 b.c:2\n#, c-format\nmsgctxt "c"\n'
        'msgid ""\n"%u a"\nmsgid_plural "%u b"\nmsgstr[0] "%u A"\nmsgstr[1] "%u "\n"B"\n\n#~ msgid "z"\n#~ msgstr "y"\n'
    )
    entry = Entry("c", "%u a", "%u b", ("%u A", "%u B"), frozenset({"c-format"}), frozenset({"a.c", "b.c"}))
    wrong = [] if found == expected else [f"Found {found}"]
    wrong += [] if po.entries == {entry.key: entry} else [f"Parsed {po.entries}"]
    wrong += [] if po.header == {"Language": "xx"} and po.obsolete == 1 else ["The header or the obsolete entry"]
    return wrong


def case_faults(source):
    """Each check finds the fault that it is for, in a catalogue that has no other."""
    head = "# SPDX-FileCopyrightText: The Study Trail contributors\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
    header = {
        "Project-Id-Version": "studytrail",
        "Language": "es",
        "Last-Translator": "The Study Trail contributors",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": PLURAL_FORMS["es"],
    }
    c_format = frozenset({"c-format"})
    edit = Entry(None, "_Edit…", None, ("_Editar…",))
    days = Entry(None, "%u day of “%s”", "%u days of “%s”", ("%u día de “%s”", "%u días de “%s”"), c_format)
    date = Entry(None, "%-e %B", None, ("%-e de %B",))
    good = Catalogue(header, {entry.key: entry for entry in (edit, days, date)}, 0, head)

    def changed(entry, *translations, **values):
        return good.with_entry(replace(entry, translations=translations, **values))

    def without(entry):
        return replace(good, entries={key: other for key, other in good.entries.items() if other is not entry})

    def with_header(**values):
        return replace(good, header={**header, **{key.replace("_", "-"): value for key, value in values.items()}})

    def complete(po):
        return check_complete(good, po)

    def head_of(po):
        return check_header("es", po)

    def directives_of(po):
        return check_directives(good, po)

    faults = [
        (complete, without(edit)),
        (complete, good.with_entry(Entry(None, "old", None, ("viejo",)))),
        (complete, changed(edit, "")),
        (complete, changed(days, "%u día de “%s”", "")),
        (complete, changed(edit, "_Editar…", flags=frozenset({"fuzzy"}))),
        (complete, changed(days, *days.translations, plural="%u weeks of “%s”")),
        (complete, replace(good, obsolete=1)),
        (head_of, with_header(Language="pt_BR")),
        (head_of, with_header(Plural_Forms="nplurals=2; plural=(n > 1);")),
        (head_of, with_header(Last_Translator="Somebody")),
        (head_of, replace(good, text=head + "# <somebody@example.org>")),
        (head_of, replace(good, text="")),
        (check_plurals, changed(days, "%u días de “%s”")),
        (directives_of, changed(days, "%u día de “%u”", "%u días de “%s”")),
        (directives_of, changed(days, "%s día de “%u”", "%u días de “%s”")),
        (directives_of, changed(days, "%u día", "%u días de “%s”")),
        (directives_of, changed(date, "%-e de %b")),
        (check_mnemonics, changed(edit, "Editar…")),
        (check_mnemonics, changed(edit, "_E_ditar…")),
        (check_mnemonics, changed(edit, "Editar _…")),
        (check_mnemonics, changed(date, "%-e _de %B")),
        (check_typography, changed(edit, "_Editar...")),
        (check_typography, changed(edit, "_Editar")),
        (check_typography, changed(edit, "_Editar….")),
        (check_typography, changed(edit, "_Editar… ")),
        (check_typography, changed(days, '%u día de "%s"', "%u días de “%s”")),
        (check_typography, changed(days, "%u día de «%s»", "%u días de “%s”")),
    ]
    checks = (complete, head_of, check_plurals, directives_of, check_mnemonics, check_typography)
    wrong = [f"{check.__name__} complains of the good one: {check(good)}" for check in checks if check(good)]
    wrong += [f"Fault {number} is not found" for number, (check, po) in enumerate(faults, 1) if not check(po)]

    # A translation may change the order of what is put in.
    if directives_of(changed(days, "%2$s: %1$u", "%2$s: %1$u")):
        wrong.append("Another order counts as a fault")

    key = edit.key
    found = [
        check_potfiles(["b.c", "a.c"], {"a.c": [key], "b.c": [key]}),
        check_potfiles(["a.c"], {"a.c": [key], "b.c": [key]}),
        check_potfiles(["a.c", "b.c"], {"a.c": [key]}),
        check_extracted("a.blp", [(None, "new")], good),
        check_extracted("a.blp", [key], good),
        check_unmarked("a.blp", 'Label { label: "Hello"; }'),
        check_source_text(Entry(None, "Open...")),
        check_source_text(Entry(None, 'The "id"')),
        check_source_text(Entry(None, "%u day", "%u days ")),
        check_menu("menu", [key, (None, "x")], good.with_entry(Entry(None, "x", None, ("_Exportar",)))),
        check_summary("es", "La guía de estudios"),
        check_summary("es", "Siga su guía de estudios."),
        check_summary("es", "Siga guía"),
        check_summary("es", "Siga su propia guía de estudios"),
    ]
    wrong += [f"Fault {number} of the others is not found" for number, problems in enumerate(found, 1) if not problems]
    if check_unmarked("a.blp", 'Label { label: _("Hello"); title: "—"; name: "x"; }'):
        wrong.append("A marked text counts as a fault")

    # Through gettext and the files, too: with one entry taken out a real catalogue is not complete.
    template, _ = extract(source)
    for language in languages(source):
        po = catalogue(source, language)
        first = next(iter(template.entries))
        po = replace(po, entries={key: entry for key, entry in po.entries.items() if key != first})
        if not check_complete(template, po):
            wrong.append(f"{language}: a missing entry is not found")
    return wrong


def cases(source):
    yield "what this program reads", case_reader, ()
    yield "faults are found", case_faults, ()
    yield "POTFILES has every file with texts", case_potfiles, ()
    yield "LINGUAS has every language", case_linguas, ()
    yield "every text of the templates is marked", case_unmarked, ()
    yield "gettext finds every marked text", case_extraction, ()
    yield "texts can be translated", case_sources, ()
    yield "desktop file and metainfo are translated", case_merged, ()
    yield "en: summary", case_summary, ("en",)
    for language in languages(source):
        yield f"{language}: header", case_header, (language,)
        yield f"{language}: msgfmt -c", case_msgfmt, (language,)
        yield f"{language}: complete", case_complete, (language,)
        yield f"{language}: plurals, directives and mnemonics", case_forms, (language,)
        yield f"{language}: typography", case_typography, (language,)
        yield f"{language}: summary", case_summary, (language,)


def main():
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} SOURCE_DIR")

    source = Path(sys.argv[1]).resolve()
    plan = list(cases(source))
    failed = 0
    print(f"1..{len(plan)}")
    for number, (name, case, args) in enumerate(plan, 1):
        try:
            problems = case(source, *args)
        except Skipped as reason:
            print(f"ok {number} {name} # SKIP {reason}")
            continue
        except Exception:  # a case that breaks is a case that failed
            problems = traceback.format_exc().splitlines()
        if problems:
            failed += 1
            print(f"not ok {number} {name}")
            for problem in problems:
                print("# " + problem.replace("\n", "\n# "))
        else:
            print(f"ok {number} {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    # The texts are not ASCII, whatever the locale of the test run is.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
