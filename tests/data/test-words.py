#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the words by which guides are understood, of each language, and the hosts.

Usage: test-words.py SOURCE_DIR

Prints TAP. The cases that validate against a schema need the jsonschema module and
are skipped without it. What the others find is first shown to be found in words
that have each fault once.
"""

import copy
import itertools
import json
import re
import sys
import unicodedata
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

# Of the meanings in one of these a title has one.
GROUPS = ("sections", "columns", "kinds")
MORE = " *"


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def load_languages(source):
    return {
        path.stem: load(path)
        for path in sorted((source / "data" / "words").glob("*.json"))
        if path.name != "hosts.json"
    }


def fold(text):
    """The same as study_guide_fold(): words of letters and digits alone."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    )
    return " ".join(re.findall(r"[\w+#]+", plain.replace("_", " ")))


def list_words(languages, group):
    """The words of a group: the meaning, the words folded, whether more may follow, and where it is."""
    for name, language in languages.items():
        for meaning, words in language[group].items():
            for word in words:
                yield meaning, fold(word), word.endswith(MORE), f"{name}.json, {group}/{meaning}: {word}"


def find_conflicts(languages):
    """Words that mean two things at once."""
    for group in GROUPS:
        for first, second in itertools.combinations(list_words(languages, group), 2):
            if first[0] == second[0]:
                continue
            if (
                first[1] == second[1]
                or (first[2] and second[1].startswith(first[1] + " "))
                or (second[2] and first[1].startswith(second[1] + " "))
            ):
                yield f"{first[3]} and {second[3]}"


def find_repeated(languages):
    """Words that are the same as others of their list, but for case and accents."""
    for name, language in languages.items():
        for group, members in language.items():
            if group in ("phrases", "common") or not isinstance(members, dict):
                continue
            for meaning, words in members.items():
                folded = [fold(word) for word in words]
                for word, same in zip(words, folded):
                    if same == "" or folded.count(same) > 1:
                        yield f"{name}.json, {group}/{meaning}: {word}"


def find_upper_case(languages):
    """Phrases and common words that are not in lower case, as texts are compared with them."""
    for name, language in languages.items():
        for group in ("phrases", "common"):
            for member, words in language[group].items():
                for word in words:
                    if word != word.lower():
                        yield f"{name}.json, {group}/{member}: {word}"


def find_ties(languages):
    """Languages of the same precedence or the same tag."""
    for member in ("precedence", "language"):
        values = [language[member] for language in languages.values()]
        if len(set(values)) < len(values):
            yield f"several languages have the same {member}"


def find_unlisted(source):
    """Files that are not part of the program."""
    folder = source / "data" / "words"
    resource = (folder / "words.gresource.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<file[^>]*>([^<]+)</file>", resource))
    for path in sorted(folder.glob("*.json")):
        if path.name not in listed:
            yield f"{path.name} is not in words.gresource.xml"


def validate(source, name, documents):
    schema = load(source / "data" / "schemas" / f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for path, document in documents.items():
        for error in validator.iter_errors(document):
            yield f"{path}.json, {'/'.join(str(part) for part in error.path)}: {error.message}"


def case_schema_rejects(source, languages):
    """The schema has the same members for each language, and no others."""
    english = languages["en"]
    faults = []
    for group, members in english.items():
        if not isinstance(members, dict):
            continue
        for member in members:
            fault = copy.deepcopy(english)
            del fault[group][member]
            faults.append((f"{group} without {member}", fault))
        fault = copy.deepcopy(english)
        fault[group]["other"] = ["word"]
        faults.append((f"{group} with another member", fault))
    for word in ("", " a", "a*", "a b c d e f"):
        fault = copy.deepcopy(english)
        fault["sections"]["about"] = [word]
        faults.append((f"the word “{word}”", fault))
    for name, fault in faults:
        if not list(validate(source, "words", {"fault": fault})):
            yield f"{name} is valid"


def case_finds_faults(languages):
    checks = (
        (find_conflicts, ("sections", "about", "Goals")),
        (find_conflicts, ("sections", "about", "how to use it")),
        (find_repeated, ("labels", "done", "Dóne!")),
        (find_upper_case, ("phrases", "and", "And")),
    )
    for check, (group, member, word) in checks:
        fault = copy.deepcopy(languages)
        fault["en"][group][member].append(word)
        if not list(check(fault)):
            yield f"{word} in {group}/{member} is not found"
    if not list(find_ties({"a": languages["en"], "b": languages["en"]})):
        yield "two of the same language are not found"


def main():
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} SOURCE_DIR")

    source = Path(sys.argv[1])
    languages = load_languages(source)
    hosts = {"hosts": load(source / "data" / "words" / "hosts.json")}
    cases = [
        ("/words/schema", True, lambda: validate(source, "words", languages)),
        ("/words/schema-rejects", True, lambda: case_schema_rejects(source, languages)),
        ("/words/conflicts", False, lambda: find_conflicts(languages)),
        ("/words/repeated", False, lambda: find_repeated(languages)),
        ("/words/lower-case", False, lambda: find_upper_case(languages)),
        ("/words/ties", False, lambda: find_ties(languages)),
        ("/words/listed", False, lambda: find_unlisted(source)),
        ("/words/finds-faults", False, lambda: case_finds_faults(languages)),
        ("/hosts/schema", True, lambda: validate(source, "hosts", hosts)),
    ]
    failed = 0
    print("TAP version 14")
    print(f"1..{len(cases)}")
    for number, (name, needs_validator, case) in enumerate(cases, 1):
        if needs_validator and Draft202012Validator is None:
            print(f"ok {number} {name} # SKIP no jsonschema module")
            continue
        problems = list(case())
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    # The words are not ASCII, whatever the locale of the test run is.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
