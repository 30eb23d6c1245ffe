#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the source keeps its layers: who may include whom, no toolkit in
the core, and no file that has grown too long.

Usage: test-layers.py SOURCE_DIR

Prints TAP. What it finds is first shown to be found in a made-up tree that
breaks each rule once.
"""

import re
import sys
import tempfile
from pathlib import Path

# Whose headers each layer may include, besides its own.
LAYERS = {
    "model": set(),
    "formats": {"model"},
    "storage": {"formats", "model"},
    "widgets": {"model"},
    "app": {"widgets", "storage", "formats", "model"},
}
CORE = ("model", "formats", "storage")
# Model and formats know no files, and the model no JSON.
FORBIDDEN = {
    "model": re.compile(r"(gtk|gdk|gsk|adwaita|pango|json-glib|glib/gstdio|gio/gfile|gio/gunix)"),
    "formats": re.compile(r"(gtk|gdk|gsk|adwaita|pango|glib/gstdio|gio/gfile|gio/gunix)"),
    "storage": re.compile(r"(gtk|gdk|gsk|adwaita|pango)"),
}
TOOLKIT_DEPENDENCIES = re.compile(r"\b(gtk_dep|adwaita_dep|ui_deps?|gtk4|libadwaita)\b")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
# Lines of a file; a test may be longer than what it tests, by its tables.
LIMITS = {"src": 800, "tests": 1000}
SOURCE_SUFFIXES = {".c", ".h", ".blp", ".py"}


def read_includes(path):
    """The names that a file includes, each with whether it is quoted."""
    for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        yield name, quote == '"'


def list_sources(root, layer):
    return sorted(path for path in (root / "src" / layer).glob("**/*") if path.suffix in {".c", ".h"})


def check_arrows(root):
    """Includes that go against the arrows, and quoted ones of no known header."""
    owners = {}
    for layer in LAYERS:
        for path in list_sources(root, layer):
            if path.suffix == ".h":
                owners.setdefault(path.name, layer)
    for layer, allowed in LAYERS.items():
        for path in list_sources(root, layer):
            for name, quoted in read_includes(path):
                owner = owners.get(Path(name).name)
                if owner is not None and owner != layer and owner not in allowed:
                    yield f"{path.relative_to(root)} includes {name} of {owner}"
                if quoted and owner is None and name not in {"config.h"}:
                    yield f"{path.relative_to(root)} includes {name}, which no layer has"
                if name.endswith("-private.h") and owner not in {None, layer}:
                    yield f"{path.relative_to(root)} includes {name}, which is private to {owner}"


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
        build = root / "src" / layer / "meson.build"
        if not build.is_file():
            yield f"src/{layer}/meson.build is missing"
        elif TOOLKIT_DEPENDENCIES.search(build.read_text(encoding="utf-8")):
            yield f"src/{layer}/meson.build names a toolkit"

    build = root / "src" / "meson.build"
    text = build.read_text(encoding="utf-8") if build.is_file() else ""
    core = re.search(r"^core_deps = (\[.*?\])", text, re.MULTILINE | re.DOTALL)
    library = re.search(r"static_library\('studytrail-core'.*?^\)", text, re.MULTILINE | re.DOTALL)
    if core is None or library is None:
        yield "src/meson.build has no core_deps or no studytrail-core"
        return
    for what in (core.group(1), library.group(0)):
        if TOOLKIT_DEPENDENCIES.search(what):
            yield "src/meson.build links studytrail-core with a toolkit"


def check_lengths(root):
    """Files of more lines than a person reads in one go."""
    for folder, limit in LIMITS.items():
        for path in sorted((root / folder).glob("**/*")):
            if path.suffix in SOURCE_SUFFIXES and path.is_file():
                with path.open(encoding="utf-8") as lines:
                    count = sum(1 for _ in lines)
                if count > limit:
                    yield f"{path.relative_to(root)} has {count} lines, more than {limit}"


def check_present(root):
    """Layers without sources: a wrong folder would pass everything else."""
    for layer in LAYERS:
        if not any(path.suffix == ".c" for path in list_sources(root, layer)):
            yield f"src/{layer} has no sources"


CHECKS = {
    "every layer has sources": check_present,
    "includes follow the arrows": check_arrows,
    "the core includes no toolkit": check_toolkit,
    "the core links no toolkit": check_links,
    "no file is too long": check_lengths,
}

GOOD_BUILD = """core_deps = [glib_dep, gio_dep]
core_lib = static_library('studytrail-core', core_sources,
  dependencies: core_deps,
)
"""

# For each check, files that break it and what it must say of them.
BROKEN = {
    check_present: {"src/storage/study-store.c": None},
    check_arrows: {
        "src/model/study-stray.c": '#include "study-store.h"\n',
        "src/formats/study-stray.c": '  #  include "study-page.h"\n',
        "src/widgets/study-stray.c": "#include <study-store.h>\n",
        "src/app/study-stray.c": '#include "study-model-private.h"\n',
        "src/app/study-lost.c": '#include "nowhere.h"\n',
    },
    check_toolkit: {
        "src/model/study-stray.c": "#include <gtk/gtk.h>\n",
        "src/model/study-json.c": "#include <json-glib/json-glib.h>\n",
        "src/formats/study-stray.h": "#include <adwaita.h>\n",
        "src/storage/study-stray.c": "#include <gdk/gdk.h>\n",
    },
    check_links: {
        "src/meson.build": GOOD_BUILD.replace("gio_dep]", "gtk_dep]"),
        "src/model/meson.build": "core_deps += gtk_dep\n",
    },
    check_lengths: {
        "src/model/study-long.c": "\n" * 801,
        "tests/core/test-long.c": "\n" * 1001,
    },
}


def make_tree(root, changes):
    """A small tree that keeps every rule, but for @changes."""
    files = {
        "src/meson.build": GOOD_BUILD,
        "src/model/study-model-private.h": "",
        "src/model/study-thing.c": '#include "config.h"\n#include "study-model-private.h"\n#include <glib.h>\n',
        "src/formats/study-format.c": '#include "study-format.h"\n#include <json-glib/json-glib.h>\n',
        "src/formats/study-format.h": "#include <glib.h>\n",
        "src/storage/study-store.c": '#include "study-format.h"\n#include "study-store.h"\n',
        "src/storage/study-store.h": "#include <gio/gio.h>\n",
        "src/widgets/study-ring.c": '#include "study-ring.h"\n',
        "src/widgets/study-ring.h": "#include <gtk/gtk.h>\n",
        "src/app/study-page.c": '#include "study-page.h"\n#include "study-ring.h"\n#include "study-store.h"\n',
        "src/app/study-page.h": "#include <adwaita.h>\n",
        "src/model/study-full.c": "\n" * 800,
    }
    files.update({f"src/{layer}/meson.build": f"core_sources += files('{layer}.c')\n" for layer in CORE})
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
