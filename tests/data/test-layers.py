#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the source keeps its rooms: who may include whom, no files that
use each other, no toolkit in the core, no file that has grown too long, and a
README and builds that name every folder and file.

Usage: test-layers.py SOURCE_DIR

Prints TAP. What it finds is first shown to be found in a made-up tree that
breaks each rule once.
"""

import re
import sys
import tempfile
from pathlib import Path

MODEL = {"model/content", "model/progress", "model/trail"}
STORAGE = {"storage/files", "storage/progress", "storage/library", "storage/transfer"}
FORMATS = {
    "formats/json",
    "formats/text",
    "formats/documents",
    "formats/markdown",
    "formats/guide",
    "formats/guide/other",
    "formats/edition",
}
CORE_ROOMS = MODEL | FORMATS | STORAGE | {"model/text", "model/search", "session"}
APP = CORE_ROOMS | {"widgets", "app/common"}
# Whose headers each room may include, besides its own.
ROOMS = {
    "model/content": set(),
    "model/progress": {"model/content"},
    "model/trail": {"model/content", "model/progress"},
    "model/text": {"model/content", "model/trail"},
    "model/search": {"model/content", "model/progress", "model/trail"},
    "formats/json": set(),
    "formats/text": {"formats/json"} | MODEL,
    "formats/documents": {"formats/json", "formats/text"} | MODEL,
    "formats/markdown": {"formats/text", "model/text"} | MODEL,
    "formats/guide/words": {"formats/text"} | MODEL,
    "formats/guide/blocks": {"formats/guide/words", "formats/json", "formats/text"},
    "formats/guide": {"formats/guide/words", "formats/guide/blocks"}
    | {"formats/documents", "formats/json", "formats/markdown", "formats/text"}
    | MODEL,
    "formats/guide/other": {"formats/guide", "formats/guide/words"}
    | {"formats/documents", "formats/json", "formats/text"}
    | MODEL,
    "formats/edition": {"formats/documents", "formats/json", "formats/text"} | MODEL,
    "storage/files": {"formats/json"},
    "storage/progress": {"storage/files"} | FORMATS | MODEL,
    "storage/library": {"storage/files", "storage/progress"} | FORMATS | MODEL,
    "storage/transfer": {"storage/files", "storage/progress", "storage/library"} | FORMATS | MODEL,
    "session": {"model/text"} | STORAGE | FORMATS | MODEL,
    "widgets": {"model/text"} | MODEL,
    "app/common": CORE_ROOMS | {"widgets"},
    "app/trails": APP,
    "app/sidebar": APP | {"app/trails"},
    "app/pages": APP,
    "app/editor": APP,
    "app/guide": APP,
    "app/progress": APP,
    "app/export": APP,
    "app/window": APP | {"app/pages", "app/sidebar", "app/trails"},
    "app/actions": APP
    | {"app/editor", "app/export", "app/guide", "app/progress", "app/trails", "app/window"},
    "app": APP | {"app/actions", "app/export", "app/progress", "app/trails", "app/window"},
}
CORE = ("model", "formats", "storage", "session")
# Model and formats know no files, and the model no JSON.
FORBIDDEN = {
    "model": re.compile(r"(gtk|gdk|gsk|adwaita|pango|json-glib|glib/gstdio|gio/gfile|gio/gunix)"),
    "formats": re.compile(r"(gtk|gdk|gsk|adwaita|pango|glib/gstdio|gio/gfile|gio/gunix)"),
    "storage": re.compile(r"(gtk|gdk|gsk|adwaita|pango)"),
    "session": re.compile(r"(gtk|gdk|gsk|adwaita|pango)"),
}
TOOLKIT_DEPENDENCIES = re.compile(r"\b(gtk_dep|adwaita_dep|ui_deps?|gtk4|libadwaita)\b")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
MAX_LINES = 1200
# The one circle: an item, a topic and a stage know what they are a part of, and
# a trail what is in it.
TREE = {
    "model/trail/study-item",
    "model/trail/study-stage",
    "model/trail/study-topic",
    "model/trail/study-topic-courses",
    "model/trail/study-trail",
    "model/trail/study-trail-index",
}
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.DOTALL)
FUNCTION = re.compile(r"^(study_\w+) \([^{};]*\)\n\{", re.MULTILINE)
TYPE = re.compile(r"^G_DEFINE_\w+ \(Study(\w+),\s*(study_\w+)", re.MULTILINE)
NAME = re.compile(r"\b(?:study_|STUDY_)\w+")
SOURCE_SUFFIXES = {".c", ".h", ".blp", ".py"}


def read_includes(path):
    """The names that a file includes, each with whether it is quoted."""
    for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        yield name, quote == '"'


def list_sources(root, layer):
    return sorted(path for path in (root / "src" / layer).glob("**/*") if path.suffix in {".c", ".h"})


def check_arrows(root):
    """Includes that go against the arrows, and quoted ones that name no header below src."""
    for path in sorted((root / "src").glob("*/**/*")):
        if path.suffix not in {".c", ".h"}:
            continue
        room = path.relative_to(root / "src").parent.as_posix()
        if room not in ROOMS:
            yield f"{path.relative_to(root)} is in no room"
            continue
        for name, quoted in read_includes(path):
            known = (root / "src" / name).is_file() and "/" in name
            other = Path(name).parent.as_posix()
            if quoted and not known and name != "config.h":
                yield f"{path.relative_to(root)} includes {name}, which is no header below src"
            if known and other != room and other not in ROOMS[room]:
                yield f"{path.relative_to(root)} includes {name}, and {room} may not use {other}"
            if known and name.endswith("-private.h") and other.split("/")[0] != room.split("/")[0]:
                yield f"{path.relative_to(root)} includes {name}, which is private to {other}"


def check_toolkit(root):
    """Includes of the core that bring a toolkit, or more than its layer may know."""
    for layer in CORE:
        for path in list_sources(root, layer):
            for name, _ in read_includes(path):
                if FORBIDDEN[layer].match(name):
                    yield f"{path.relative_to(root)} includes {name}"


def check_links(root):
    """Statements of the build that would link the core with a toolkit."""
    for layer in CORE:
        if not (root / "src" / layer / "meson.build").is_file():
            yield f"src/{layer}/meson.build is missing"
        for build in sorted((root / "src" / layer).glob("**/meson.build")):
            if TOOLKIT_DEPENDENCIES.search(build.read_text(encoding="utf-8")):
                yield f"{build.relative_to(root)} names a toolkit"

    build = root / "src" / "meson.build"
    text = build.read_text(encoding="utf-8") if build.is_file() else ""
    # Sources above those of the interface belong to the core.
    core = text.partition("ui_sources")[0]
    if "core_deps = " not in core or "static_library('studytrail-core'" not in core:
        yield "src/meson.build has no core_deps or no studytrail-core"
    if TOOLKIT_DEPENDENCIES.search(core):
        yield "src/meson.build links studytrail-core with a toolkit"


def list_definitions(code):
    """The functions that a file defines, and the macros of its types."""
    yield from FUNCTION.findall(code)
    for name, prefix in TYPE.findall(code):
        macro = re.sub(r"(?<!^)([A-Z])", r"_\1", name).upper()
        yield f"{prefix}_get_type"
        yield from (f"STUDY_TYPE_{macro}", f"STUDY_IS_{macro}", f"STUDY_{macro}")


def read_code(path):
    return COMMENT_OR_STRING.sub(" ", path.read_text(encoding="utf-8"))


def read_uses(root):
    """For each .c file with its headers, by its path without the suffix, those that it uses."""
    names, owners = {}, {}
    for path in sorted((root / "src").glob("**/*.c")):
        unit = path.relative_to(root / "src").with_suffix("").as_posix()
        code = read_code(path)
        owners.update(dict.fromkeys(list_definitions(code), unit))
        headers = [path.with_suffix(".h"), path.with_name(f"{path.stem}-private.h")]
        names[unit] = set(NAME.findall("".join([code, *(read_code(header) for header in headers if header.is_file())])))

    return {unit: {owners.get(name, unit) for name in used} - {unit} for unit, used in names.items()}


def find_reached(uses, start):
    """What a file uses, directly or through others."""
    reached, waiting = set(), [start]
    while waiting:
        for other in uses[waiting.pop()] - reached:
            reached.add(other)
            waiting.append(other)

    return reached


def check_circles(root):
    """Files that use each other, directly or through others."""
    uses = read_uses(root)
    reached = {unit: find_reached(uses, unit) for unit in uses}
    seen = set()
    for unit in sorted(uses):
        circle = {other for other in reached[unit] if unit in reached[other]}
        if circle and unit not in seen and not circle <= TREE:
            yield "in a circle: " + ", ".join(sorted(circle))
        seen |= circle


def check_readme(root):
    """Folders that README's tree has and src has not, and the other way round."""
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.is_file() else ""
    tree = re.search(r"^## How it is made\n+```\n(src/\n(?: .*\n)*)", text, re.MULTILINE)
    parents, named = [], set()
    for indent, name in re.findall(r"^( +)(\w+)/ ", tree.group(1) if tree else "", re.MULTILINE):
        parents[len(indent) // 2 - 1 :] = [name]
        named.add("/".join(parents))
    folders = {path.relative_to(root / "src").as_posix() for path in (root / "src").glob("**/*") if path.is_dir()}
    yield from (f"README's tree lacks src/{name}" for name in sorted(folders - named))
    yield from (f"README's tree has src/{name}, which is no folder" for name in sorted(named - folders))


def check_builds(root):
    """Sources that the build file of their own folder does not list."""
    for path in sorted((root / "src").glob("**/*")):
        if path.suffix not in {".c", ".blp"}:
            continue
        build = path.parent / "meson.build"
        if not build.is_file() or f"'{path.name}'" not in build.read_text(encoding="utf-8"):
            yield f"{build.relative_to(root)} does not list {path.name}"


def check_lengths(root):
    """Files that have grown too long for one thing."""
    for folder in ("src", "tests"):
        for path in sorted((root / folder).glob("**/*")):
            if path.suffix in SOURCE_SUFFIXES and path.is_file():
                with path.open(encoding="utf-8") as lines:
                    count = sum(1 for _ in lines)
                if count > MAX_LINES:
                    yield f"{path.relative_to(root)} has {count} lines, more than {MAX_LINES}"


def check_present(root):
    """Rooms without sources: a wrong folder would pass everything else."""
    for room in ROOMS:
        if not any(path.suffix == ".c" for path in (root / "src" / room).glob("*")):
            yield f"src/{room} has no sources"


CHECKS = {
    "every room has sources": check_present,
    "includes follow the arrows": check_arrows,
    "no files use each other": check_circles,
    "README has every folder": check_readme,
    "each folder builds its files": check_builds,
    "the core includes no toolkit": check_toolkit,
    "the core links no toolkit": check_links,
    "no file is too long": check_lengths,
}

GOOD_BUILD = """core_deps = [glib_dep, gio_dep]
core_lib = static_library('studytrail-core', core_sources,
  dependencies: core_deps,
)
"""

TREE_TEXT = "## How it is made\n\n```\nsrc/\n{}data/  what else\n```\n".format(
    "".join(
        f"{'  ' * (folder.count('/') + 1)}{folder.split('/')[-1]}/  a room\n"
        for folder in sorted(ROOMS | dict.fromkeys(CORE))
    )
)

# For each check, files that break it.
BROKEN = {
    check_present: {"src/storage/files/study-files.c": None},
    check_arrows: {
        "src/model/trail/study-stray.c": '#include "storage/files/study-files.h"\n',
        "src/formats/json/study-stray.c": '  #  include "app/pages/study-page.h"\n',
        "src/widgets/study-stray.c": "#include <storage/files/study-files.h>\n",
        "src/model/content/study-stray.c": '#include "model/trail/study-trail.h"\n',
        "src/app/pages/study-stray.c": '#include "model/trail/study-trail-private.h"\n',
        "src/app/pages/study-lost.c": '#include "nowhere.h"\n',
        "src/app/pages/study-short.c": '#include "study-page.h"\n',
        "src/attic/study-stray.c": "",
    },
    check_circles: {
        "src/widgets/study-stray.c": "void\nstudy_stray_go (void)\n{\n  study_widgets_go ();\n}\n",
        "src/widgets/study-stray-row.c": (
            "G_DEFINE_FINAL_TYPE (StudyStrayRow, study_stray_row, GTK_TYPE_WIDGET)\n\n"
            "static void\ngo (void)\n{\n  study_pages_go ();\n}\n"
        ),
        "src/widgets/study-widgets.h": "#define STUDY_WIDGETS_GO study_window_go ()\n",
    },
    check_readme: {
        "src/widgets/attic/study-stray.c": "",
        "README.md": TREE_TEXT.replace("  widgets/ ", "  gadgets/ "),
    },
    check_builds: {
        "src/model/trail/study-stray.c": "",
        "src/app/pages/study-stray.blp": "",
        "src/widgets/meson.build": None,
    },
    check_toolkit: {
        "src/model/trail/study-stray.c": "#include <gtk/gtk.h>\n",
        "src/model/content/study-json.c": "#include <json-glib/json-glib.h>\n",
        "src/formats/json/study-stray.h": "#include <adwaita.h>\n",
        "src/storage/files/study-stray.c": "#include <gdk/gdk.h>\n",
        "src/session/study-stray.c": "#include <adwaita.h>\n",
    },
    check_links: {
        "src/meson.build": GOOD_BUILD.replace("gio_dep]", "gtk_dep]"),
        "src/model/trail/meson.build": "core_deps += gtk_dep\n",
    },
    check_lengths: {
        "src/model/trail/study-long.c": "\n" * 1201,
        "tests/model/test-long.c": "\n" * 1201,
    },
}


def make_tree(root, changes):
    """A small tree that keeps every rule, but for @changes."""
    files = {"src/meson.build": GOOD_BUILD, "README.md": TREE_TEXT}
    # What strays is not there.
    calls = {
        "widgets": "study_stray_go ();",
        "pages": "g_type_ensure (STUDY_TYPE_STRAY_ROW);",
        "window": "study_pages_go (study_widgets_go ());",
    }
    for room in ROOMS:
        name = room.split("/")[-1]
        files[f"src/{room}/study-{name}.c"] = (
            f'#include "config.h"\n#include "{room}/study-{name}.h"\n#include <glib.h>\n\n'
            f"/* Not study_stray_go (). */\nvoid\nstudy_{name}_go (void)\n{{\n  {calls.get(name, '')}\n}}\n"
        )
        files[f"src/{room}/study-{name}.h"] = "#include <glib.h>\n"
        files[f"src/{room}/meson.build"] = f"core_sources += files(\n  'study-{name}.c',\n)\n"
    files["src/model/trail/study-trail-private.h"] = '#include "model/progress/study-progress.h"\n'
    files["src/formats/json/study-json.h"] = "#include <json-glib/json-glib.h>\n"
    files["src/widgets/study-widgets.h"] = '#include "model/trail/study-trail.h"\n#include <gtk/gtk.h>\n'
    files["src/app/pages/study-page.h"] = '#include "widgets/study-widgets.h"\n#include <adwaita.h>\n'
    files["tests/model/test-full.c"] = "\n" * MAX_LINES
    files.update({f"src/{layer}/meson.build": "" for layer in CORE if layer not in ROOMS})
    files.update(changes)
    for name, text in files.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def test_self():
    """Each check finds what breaks it, file by file, and nothing in a good tree."""
    with tempfile.TemporaryDirectory() as folder:
        make_tree(Path(folder), {})
        for name, check in CHECKS.items():
            for problem in check(Path(folder)):
                yield f"a good tree does not pass “{name}”: {problem}"
    for check, files in BROKEN.items():
        for file, text in files.items():
            with tempfile.TemporaryDirectory() as folder:
                make_tree(Path(folder), {file: text})
                if not list(check(Path(folder))):
                    yield f"{check.__name__} does not find what is wrong with {file}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = Path(sys.argv[1])

    cases = {"the checks can fail": test_self}
    cases.update({name: lambda check=check: check(root) for name, check in CHECKS.items()})
    failed = 0
    print(f"TAP version 14\n1..{len(cases)}")
    for number, (name, case) in enumerate(cases.items(), start=1):
        problems = list(case())
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")
    print(f"# {len(cases) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
