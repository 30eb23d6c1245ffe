#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the JSON Schema of archives, and what the program writes against it.

Usage: test-archive.py SOURCE_DIR PROGRAM

PROGRAM is rewrite-archive. Prints TAP. Without the jsonschema module all cases
are skipped.
"""

import copy
import json
import subprocess
import sys
import traceback
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
except ImportError:
    Draft202012Validator = None

# Archives of the fuzzers' corpus, in which all documents are of version 1.
SAMPLES = ("empty", "single", "trail", "whole")

REMOVE = object()

# Where, what is put there, and the place that the validator has to point at.
FAULTS = [
    ((), [], ()),
    (("format",), "studytrail-progress", ("format",)),
    (("format",), REMOVE, ()),
    (("version",), 2, ("version",)),
    (("version",), REMOVE, ()),
    (("created",), REMOVE, ()),
    (("created",), "2026-11-14", ("created",)),
    (("created",), -1, ("created",)),
    (("created",), 253402300800000000, ("created",)),
    (("progress",), REMOVE, ()),
    (("progress",), {}, ("progress",)),
    (("progress", 0), None, ("progress", 0)),
    (("progress", 0, "trail"), REMOVE, ("progress", 0)),
    (("progress", 0, "registers", 0, "time"), -1, ("progress", 0, "registers", 0, "time")),
    (("trails",), {}, ("trails",)),
    (("trails", 0), "t", ("trails", 0)),
    (("trails", 0, "id"), "a/b", ("trails", 0, "id")),
    (("trails", 0, "stages", 0, "title"), REMOVE, ("trails", 0, "stages", 0)),
]


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def rewritten(source, program, name):
    """What the program makes of an archive of the corpus."""
    path = source / "tests" / "fuzz" / "corpus" / "archive" / f"{name}.json"
    return json.loads(subprocess.run([program, path], check=True, capture_output=True).stdout)


def validator(source):
    schemas = [load(path) for path in sorted((source / "data" / "schemas").glob("*.schema.json"))]
    registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas
    )
    archive = load(source / "data" / "schemas" / "archive-1.schema.json")
    return Draft202012Validator(archive, registry=registry)


def with_fault(document, path, value):
    if not path:
        return value
    document = copy.deepcopy(document)
    parent = document
    for step in path[:-1]:
        parent = parent[step]
    if value is REMOVE:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    return document


def case_schema(source, program):
    schema = validator(source).schema
    Draft202012Validator.check_schema(schema)
    if schema["$id"] != "https://studytrail.example.org/schemas/archive-1.schema.json":
        yield f"$id is {schema['$id']}"


def case_written(source, program):
    for name in SAMPLES:
        for error in validator(source).iter_errors(rewritten(source, program, name)):
            yield f"{name}: {error.json_path}: {error.message}"


def case_rejects(source, program):
    document = rewritten(source, program, "whole")
    for path, value, place in FAULTS:
        errors = list(validator(source).iter_errors(with_fault(document, path, value)))
        if place not in [tuple(error.absolute_path) for error in errors]:
            yield f"no error at {place} with {value!r} at {path}, but {[error.json_path for error in errors]}"


def case_unknown(source, program):
    document = rewritten(source, program, "whole")
    document["future"] = document["progress"][0]["future"] = document["trails"][0]["future"] = {"a": []}
    for error in validator(source).iter_errors(document):
        yield f"{error.json_path}: {error.message}"


CASES = {
    "schema": case_schema,
    "written": case_written,
    "rejects": case_rejects,
    "unknown-members": case_unknown,
}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)

    failed = 0
    print(f"1..{len(CASES)}")
    for number, (name, case) in enumerate(CASES.items(), 1):
        if Draft202012Validator is None:
            print(f"ok {number} /archive/{name} # SKIP the Python module jsonschema is not installed")
            continue
        try:
            problems = list(case(Path(sys.argv[1]), sys.argv[2]))
        except Exception:  # a case that breaks is a case that failed
            problems = traceback.format_exc().splitlines()
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} /archive/{name}")
        for problem in problems:
            print("# " + problem.replace("\n", "\n# "))
    return 1 if failed else 0


if __name__ == "__main__":
    # The texts are not ASCII, whatever the locale of the test run is.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
