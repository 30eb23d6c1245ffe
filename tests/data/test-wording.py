#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that texts use the plain words agreed on, in each language and in the documents.

Usage: test-wording.py SOURCE_DIR

Prints TAP. Each phrase is first shown to be found in a text that has it.
"""

import re
import sys
from pathlib import Path

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "data/schemas/README.md")

# A phrase to avoid, what to write instead, and a text that has the phrase.
ENGLISH = (
    (r"\bany ?more\b", "no longer", "This is not in the trail any more."),
    (r"(?<!there )\bis no (?!longer\b)\w+", "is not a …", "“%s” is no id."),
    (r"\bis away\b", "is not available", "The progress folder %s is away."),
    (r"\bis not there\b", "does not exist", "The folder %s is not there."),
    (r"\bstands? (?!out\b)\w+", "is, appears", "The member “%s” stands twice in one object."),
    (r"\btak(?:e|es|ing) over\b", "import", "Take over what the guide marks as done"),
    (r"\bis here\b", "current", "Merge With What Is Here"),
    (r"\bthe person\b|\bsomebody\b|\beverybody\b|\bone’s own\b", "you", "The name of the person."),
    (r"\b(?:note|course) (?:comes|goes)\b", "added, removed", "Note comes"),
    (r"\bbecomes (?:not )?(?:done|skipped)\b", "marked as …", "Becomes not done"),
    (r"\bgone\b", "removed, missing", "%u gone"),
    (r"\bmeanwhile\b", "while …, or nothing", "Another program changed “%s” meanwhile."),
    (r"\bmenu of “", "Options for “", "Menu of “%s”"),
    (r"\blooking…", "Checking…", "Looking…"),
    (r"\bdid not take\b", "could not store", "The disk did not take them."),
    (r"\bwrote it\b|\bupdate the program\b", "Created by …", "A newer version of Study Trail wrote it."),
    (r"\bgoes with one of\b", "can only be used with", "--%s goes with one of these: %s."),
    (r"\bstays as it is\b", "can’t be edited, is kept", "The trail that is here stays as it is"),
)
ENGLISH_STRINGS = ENGLISH + (
    (r"\bextra\b", "optional", "Extra: %u of %u items"),
    (r"\bfinish first\b|\bwhat comes first\b", "prerequisites", "Finish First"),
    (r"\btells?\b", "shows, says", "“%s” does not tell the format."),
)
PORTUGUESE = (
    (r"\bbusc(?:a|ar|ando)\b", "pesquisar", "Buscar tópicos"),
    (r"\b(?:d|n)?a Study Trail\b", "o Study Trail", "Uma versão mais nova da Study Trail"),
    (r"\bnotas?\b(?! de rodapé)", "anotação", "Inclui suas notas no portfólio"),
    (r"\bassum(?:e|ir)\b", "importar", "Assumir o que está concluído"),
    (r"\bfinaliz(?:ar|ado)\b", "concluir", "Finalizar o item"),
    (r"\bmais nov[ao]s?\b", "mais recente", "Uma edição mais nova"),
)
SPANISH = (
    (r"\bpesquisar\b", "buscar", "Pesquisar temas"),
    (r"\b(?:del|el) Study Trail\b", "Study Trail", "Una versión del Study Trail"),
    (r"\bquit(?:ar|e|ad[ao]s?)\b", "eliminar", "¿Quitar “%s”?"),
    (r"\b(?:tu|tus|puedes|elimina)\b", "the form for usted", "Elimina uno de ellos."),
    (r"\bmás nuev[ao]s?\b", "más reciente", "Una edición más nueva"),
    (r"\banotaci(?:ón|ones)\b", "nota", "Sus anotaciones"),
)


def read_catalogue(path):
    """Returns the messages and their translations."""
    messages, translations = [], []
    target = []
    for line in path.read_text(encoding="utf-8").splitlines():
        keyword = re.match(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? ', line)
        if keyword:
            target = {"msgctxt": [], "msgstr": translations}.get(keyword[1], messages)
            target.append("")
        if target and (keyword or line.startswith('"')):
            target[-1] += line.partition('"')[2].removesuffix('"')
    return messages, translations


def read_paragraphs(path):
    """Returns the prose of a document, a paragraph each, without code."""
    text = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    return [" ".join(part.split()) for part in text.split("\n\n") if not part.startswith("    ")]


def find(phrases, texts):
    for phrase, instead, _ in phrases:
        for text in texts:
            if re.search(phrase, text, re.IGNORECASE):
                yield f"“{text}”: write “{instead}”"


def find_missed(phrases):
    for phrase, instead, example in phrases:
        if not list(find([(phrase, instead, example)], [example])):
            yield f"{phrase} is not found in “{example}”"


def main():
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} SOURCE_DIR")

    source = Path(sys.argv[1])
    english, portuguese = read_catalogue(source / "po" / "pt_BR.po")
    _, spanish = read_catalogue(source / "po" / "es.po")
    documents = [text for name in DOCUMENTS for text in read_paragraphs(source / name)]
    cases = [
        ("/wording/finds-faults", find_missed(ENGLISH_STRINGS + PORTUGUESE + SPANISH)),
        ("/wording/english", find(ENGLISH_STRINGS, english)),
        ("/wording/portuguese", find(PORTUGUESE, portuguese)),
        ("/wording/spanish", find(SPANISH, spanish)),
        ("/wording/documents", find(ENGLISH, documents)),
        ("/wording/read", [] if min(map(len, (english, portuguese, spanish))) > 500 else ["texts are missing"]),
    ]
    failed = 0
    print("TAP version 14")
    print(f"1..{len(cases)}")
    for number, (name, problems) in enumerate(cases, 1):
        problems = list(problems)
        failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} {name}")
        for problem in problems:
            print(f"# {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    # The texts are not ASCII, whatever the locale of the test run is.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
