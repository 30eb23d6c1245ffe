#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the built-in trail in its three languages, and the JSON Schemas.

Usage: test-trails.py SOURCE_DIR

Prints TAP. The cases that validate against a schema need the jsonschema
module and are skipped without it.
"""

import copy
import functools
import json
import re
import sys
import traceback
import unicodedata
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

ORIGINAL = "pt_BR"
LANGUAGES = {"pt_BR": "pt-BR", "en": "en", "es": "es"}

ID_PATTERN = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
URL_PATTERN = re.compile(r"https://[a-z0-9.-]+(/[^\s]*)?")

# The guide, sentence by sentence, as it was written.
TEXTS = {
    "title": "Guia de Estudos: Carreira Backend Python (Alura)",
    "shortTitle": "Carreira Backend Python",
    "description": (
        "Este repositório serve como um roteiro detalhado e organizado para a "
        "formação em Desenvolvimento Backend com Python, seguindo a metodologia "
        "de ensino da Alura."
    ),
    "objective": (
        "Transformar o conhecimento em lógica de programação em habilidades "
        "sólidas para construir APIs robustas, gerenciar bancos de dados e "
        "realizar o deploy de aplicações escaláveis."
    ),
}

STAGES = [
    (
        "Fundamentos da Linguagem",
        "Antes de construir grandes sistemas, é preciso dominar a sintaxe e a "
        "filosofia do Python (o famoso Pythonic Way).",
    ),
    (
        "Frameworks Web",
        "Onde a mágica do backend acontece. A trilha foca nos dois gigantes do mercado:",
    ),
    (
        "Persistência de Dados",
        "Aplicações reais precisam salvar informações de forma eficiente.",
    ),
    ("APIs e Arquitetura", None),
]

PYTHON = "fundamentos-da-linguagem/python-3"
OBJECTS = "fundamentos-da-linguagem/orientacao-a-objetos"
PRACTICES = "fundamentos-da-linguagem/boas-praticas"
DJANGO = "frameworks-web/django"
FLASK = "frameworks-web/flask"
FASTAPI = "frameworks-web/fastapi"
SQL = "persistencia-de-dados/sql-e-bancos-relacionais"
ORM = "persistencia-de-dados/orm"
REST = "apis-e-arquitetura/rest-restful"
AUTH = "apis-e-arquitetura/autenticacao"
TESTS = "apis-e-arquitetura/testes-unitarios"

# Topic id, title, text, required topics, lessons.
TOPICS = [
    (
        PYTHON,
        "Python 3",
        "Tipos de dados, listas, dicionários e controle de fluxo.",
        [],
        ["Tipos de dados", "Listas", "Dicionários", "Controle de fluxo"],
    ),
    (
        OBJECTS,
        "Orientação a Objetos",
        "Orientação a Objetos (OO): Classes, herança, interfaces e métodos especiais.",
        [PYTHON],
        ["Classes", "Herança", "Interfaces", "Métodos especiais"],
    ),
    (
        PRACTICES,
        "Boas Práticas",
        "PEP 8, Type Hinting e tratamento de exceções.",
        [OBJECTS],
        ["PEP 8", "Type Hinting", "Tratamento de exceções"],
    ),
    (
        DJANGO,
        "Django",
        "O framework “com baterias inclusas”. Foco em produtividade, Admin, ORM e segurança.",
        [OBJECTS],
        ["Produtividade", "Admin", "ORM", "Segurança"],
    ),
    (
        FLASK,
        "Flask",
        "Micro-framework para quem precisa de flexibilidade e quer entender cada "
        "componente da aplicação.",
        [OBJECTS],
        ["Flexibilidade", "Componentes da aplicação"],
    ),
    (
        FASTAPI,
        "FastAPI",
        "Modernidade com performance e validação automática de dados.",
        [OBJECTS],
        ["Modernidade", "Performance", "Validação automática de dados"],
    ),
    (
        SQL,
        "SQL e Bancos Relacionais",
        "PostgreSQL e MySQL.",
        [DJANGO, FLASK],
        ["PostgreSQL", "MySQL"],
    ),
    (
        ORM,
        "ORM",
        "ORM (Object-Relational Mapping): Usando SQLAlchemy e o Django ORM para "
        "interagir com o banco usando apenas Python.",
        [SQL],
        ["SQLAlchemy", "Django ORM"],
    ),
    (
        REST,
        "REST & RESTful",
        "Design de endpoints, verbos HTTP e códigos de status.",
        [ORM],
        ["Design de endpoints", "Verbos HTTP", "Códigos de status"],
    ),
    (
        AUTH,
        "Autenticação",
        "JWT (JSON Web Tokens) e OAuth2.",
        [REST],
        ["JWT (JSON Web Tokens)", "OAuth2"],
    ),
    (
        TESTS,
        "Testes Unitários",
        "Garantindo que seu código funcione com pytest e unittest.",
        [AUTH],
        ["pytest", "unittest"],
    ),
]

COURSE_SITE = "https://cursos.alura.com.br/"
WEB_SITE = "https://www.alura.com.br/"

# Topic, course, link: what Alura's Tech Guide confirms, and nothing else.
COURSES = [
    (
        PYTHON,
        "Python: crie a sua primeira aplicação",
        COURSE_SITE + "course/python-crie-sua-primeira-aplicacao",
    ),
    (
        PYTHON,
        "Python Collections parte 1: listas e tuplas",
        COURSE_SITE + "course/python-collections-listas-e-tuplas",
    ),
    (
        PYTHON,
        "Python Collections parte 2: conjuntos e dicionários",
        COURSE_SITE + "course/python-collections-conjuntos-e-dicionarios",
    ),
    (
        OBJECTS,
        "Formação Python e orientação a objetos",
        COURSE_SITE + "formacao-linguagem-python",
    ),
    (
        OBJECTS,
        "Python: avance na Orientação a Objetos e consuma API",
        COURSE_SITE + "course/python-avance-orientacao-objetos-consuma-api",
    ),
    (DJANGO, "Formação Django", COURSE_SITE + "formacao-django"),
    (
        DJANGO,
        "Formação Django REST Framework: crie APIs com Python",
        WEB_SITE + "formacao-django-rest",
    ),
    (FLASK, "Formação Começando com Flask", COURSE_SITE + "formacao-flask"),
    (SQL, "Formação Conhecendo SQL", WEB_SITE + "formacao-conhecendo-sql"),
    (
        SQL,
        "PostgreSQL: primeiros passos",
        COURSE_SITE + "course/introducao-postgresql-primeiros-passos",
    ),
    (
        SQL,
        "SQL com MySQL: manipule e consulte dados",
        COURSE_SITE + "course/mysql-manipule-dados-com-sql",
    ),
    (
        REST,
        "HTTP: Entendendo a web por baixo dos panos",
        WEB_SITE + "curso-online-http-entendendo-web-por-baixo-dos-panos",
    ),
    (REST, "API com Django 3", WEB_SITE + "curso-online-api-django-3-testes-documentacao"),
    (
        TESTS,
        "Python e TDD: explorando testes unitários",
        COURSE_SITE + "course/python-tdd-explorando-testes-unitarios",
    ),
]

ADVICE = [
    (
        "order",
        "Siga a ordem",
        "Não pule para frameworks antes de entender bem a Orientação a Objetos.",
        [],
    ),
    (
        "practice",
        "Pratique",
        "Para cada curso da Alura, crie um pequeno projeto prático (ex: uma API de "
        "biblioteca ou um sistema de tarefas).",
        ["API de biblioteca", "Sistema de tarefas"],
    ),
    (
        "document",
        "Documente",
        "Use este README como base para o seu próprio portfólio no GitHub.",
        [],
    ),
]

TOOLS = [
    ("Linguagem", ["Python 3.x"]),
    ("Frameworks", ["Django", "Flask"]),
    ("Ambiente", ["Virtualenv", "Pip", "Poetry"]),
    ("Banco de Dados", ["PostgreSQL", "SQLite"]),
    ("Infra/DevOps", ["Docker", "Git/GitHub"]),
]

# Whole sentences that no translation may share with the original.
TRANSLATED = ("description", "objective", "text")

PROGRESS = {
    "format": "studytrail-progress",
    "version": 1,
    "trail": "backend-python",
    "registers": [
        {
            "scope": "course",
            "id": "frameworks-web/django/own-0a1b2c3d",
            "field": "course",
            "value": {
                "topic": "frameworks-web/django",
                "title": "Django Girls",
                "url": "https://tutorial.djangogirls.org/",
                "provider": "Django Girls",
                "hours": 8.5,
            },
            "time": 1763132400123456,
            "device": "3f2a9c1e",
        },
        {
            "scope": "item",
            "id": "frameworks-web/django/orm",
            "field": "done",
            "value": 1763132400123456,
            "time": 1763132400123456,
            "device": "3f2a9c1e",
        },
        {
            "scope": "item",
            "id": "frameworks-web/fastapi/project",
            "field": "url",
            "value": "https://example.org/tasks",
            "time": 1763132400123457,
            "device": "3f2a9c1e",
        },
        {
            "scope": "topic",
            "id": "frameworks-web/django",
            "field": "note",
            "value": "MTV: Model, Template, View.",
            "time": 1763132400123458,
            "device": "3f2a9c1e",
        },
        {
            "scope": "topic",
            "id": "frameworks-web/fastapi",
            "field": "skipped",
            "value": True,
            "time": 1763132400123459,
            "device": "3f2a9c1e",
        },
    ],
}

# Each line breaks a correct document: where, what is put there (REMOVE takes
# the member away), and the place that the validator has to point at.
REMOVE = object()

TRAIL_FAULTS = [
    ((), [], ()),
    (("format",), "studytrail-progress", ("format",)),
    (("format",), REMOVE, ()),
    (("version",), 2, ("version",)),
    (("version",), "1", ("version",)),
    (("version",), REMOVE, ()),
    (("id",), REMOVE, ()),
    (("id",), "../backend", ("id",)),
    (("language",), "pt_BR", ("language",)),
    (("title",), REMOVE, ()),
    (("title",), "", ("title",)),
    (("objective",), None, ("objective",)),
    (("sources", 1, "title"), REMOVE, ("sources", 1)),
    (("sources", 1, "url"), "file:///etc/passwd", ("sources", 1, "url")),
    (("stages",), REMOVE, ()),
    (("stages",), {}, ("stages",)),
    (("stages", 0, "id"), REMOVE, ("stages", 0)),
    (("stages", 0, "title"), REMOVE, ("stages", 0)),
    (("stages", 0, "topics"), REMOVE, ("stages", 0)),
    (("stages", 0, "text"), 1, ("stages", 0, "text")),
    (("stages", 0, "topics", 0), "Python 3", ("stages", 0, "topics", 0)),
    (("stages", 0, "topics", 0, "id"), REMOVE, ("stages", 0, "topics", 0)),
    (("stages", 0, "topics", 0, "id"), "Python 3", ("stages", 0, "topics", 0, "id")),
    (("stages", 0, "topics", 0, "id"), "python//3", ("stages", 0, "topics", 0, "id")),
    (("stages", 0, "topics", 0, "title"), REMOVE, ("stages", 0, "topics", 0)),
    (("stages", 0, "topics", 0, "optional"), "yes", ("stages", 0, "topics", 0, "optional")),
    (("stages", 0, "topics", 0, "requires"), PYTHON, ("stages", 0, "topics", 0, "requires")),
    (
        ("stages", 0, "topics", 1, "requires"),
        [PYTHON, PYTHON],
        ("stages", 0, "topics", 1, "requires"),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "id"),
        REMOVE,
        ("stages", 0, "topics", 0, "items", 0),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "kind"),
        REMOVE,
        ("stages", 0, "topics", 0, "items", 0),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "kind"),
        "video",
        ("stages", 0, "topics", 0, "items", 0, "kind"),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "kind"),
        "project",
        ("stages", 0, "topics", 0, "items", 0, "id"),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "title"),
        REMOVE,
        ("stages", 0, "topics", 0, "items", 0),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "url"),
        "javascript:alert(1)",
        ("stages", 0, "topics", 0, "items", 0, "url"),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "hours"),
        -1,
        ("stages", 0, "topics", 0, "items", 0, "hours"),
    ),
    (
        ("stages", 0, "topics", 0, "items", 0, "hours"),
        "8",
        ("stages", 0, "topics", 0, "items", 0, "hours"),
    ),
    (
        ("stages", 0, "topics", 0, "references", 0, "title"),
        REMOVE,
        ("stages", 0, "topics", 0, "references", 0),
    ),
    (
        ("stages", 0, "topics", 0, "references", 0, "url"),
        REMOVE,
        ("stages", 0, "topics", 0, "references", 0),
    ),
    (
        ("stages", 0, "topics", 0, "references", 0, "url"),
        "docs.python.org",
        ("stages", 0, "topics", 0, "references", 0, "url"),
    ),
    (("advice", 0, "kind"), "tip", ("advice", 0, "kind")),
    (("advice", 0, "kind"), REMOVE, ("advice", 0)),
    (("advice", 0, "title"), REMOVE, ("advice", 0)),
    (("advice", 1, "suggestions"), "API", ("advice", 1, "suggestions")),
    (("tools", 0, "category"), REMOVE, ("tools", 0)),
    (("tools", 0, "items"), REMOVE, ("tools", 0)),
    (("tools", 0, "items", 0), 3, ("tools", 0, "items", 0)),
]

PROGRESS_FAULTS = [
    ((), None, ()),
    (("format",), "studytrail-trail", ("format",)),
    (("format",), REMOVE, ()),
    (("version",), 2, ("version",)),
    (("version",), REMOVE, ()),
    (("trail",), "a/b", ("trail",)),
    (("trail",), REMOVE, ()),
    (("registers",), REMOVE, ()),
    (("registers",), {}, ("registers",)),
    (("registers", 0), "done", ("registers", 0)),
    (("registers", 1, "scope"), REMOVE, ("registers", 1)),
    (("registers", 1, "id"), REMOVE, ("registers", 1)),
    (("registers", 1, "field"), REMOVE, ("registers", 1)),
    (("registers", 1, "value"), REMOVE, ("registers", 1)),
    (("registers", 1, "time"), REMOVE, ("registers", 1)),
    (("registers", 1, "device"), REMOVE, ("registers", 1)),
    (("registers", 1, "device"), "", ("registers", 1, "device")),
    (("registers", 1, "time"), "2026-11-14", ("registers", 1, "time")),
    (("registers", 1, "time"), -1, ("registers", 1, "time")),
    (("registers", 1, "time"), 1.5, ("registers", 1, "time")),
    (("registers", 1, "time"), 2**63, ("registers", 1, "time")),
    (("registers", 1, "id"), "Django ORM", ("registers", 1, "id")),
    (("registers", 1, "value"), True, ("registers", 1, "value")),
    (("registers", 1, "value"), "2026-11-14", ("registers", 1, "value")),
    (("registers", 2, "value"), 1, ("registers", 2, "value")),
    (("registers", 3, "value"), ["note"], ("registers", 3, "value")),
    (("registers", 4, "value"), False, ("registers", 4, "value")),
    (("registers", 0, "id"), "frameworks-web/django/mine", ("registers", 0, "id")),
    (("registers", 0, "value"), "Django Girls", ("registers", 0, "value")),
    (("registers", 0, "value", "title"), REMOVE, ("registers", 0, "value")),
    (("registers", 0, "value", "topic"), REMOVE, ("registers", 0, "value")),
    (("registers", 0, "value", "url"), "data:text/html,", ("registers", 0, "value", "url")),
    (("registers", 0, "value", "hours"), -1, ("registers", 0, "value", "hours")),
]


class Skipped(Exception):
    """Raised by a case that cannot run here; its text is the reason."""


class Checks:
    """Collects what is wrong, so that a case tells everything at once."""

    def __init__(self):
        self.problems = []

    def equal(self, actual, expected, what):
        if actual != expected:
            self.problems.append(f"{what}: is {actual!r}, should be {expected!r}")

    def true(self, condition, problem):
        if not condition:
            self.problems.append(problem)


@functools.cache
def load(source, path):
    # Two members of one name are a slip of the writer that json hides.
    def members(pairs):
        names = [name for name, value in pairs]
        repeated = {name for name in names if names.count(name) > 1}
        if repeated:
            raise ValueError(f"{path}: repeated members {sorted(repeated)}")
        return dict(pairs)

    text = (source / path).read_text(encoding="utf-8")
    return json.loads(text, object_pairs_hook=members)


def trail(source, language):
    return load(source, f"data/trails/backend-python.{language}.json")


def topics(document):
    return [topic for stage in document["stages"] for topic in stage["topics"]]


def items(document, kind=None):
    return [
        item
        for topic in topics(document)
        for item in topic["items"]
        if kind is None or item["kind"] == kind
    ]


def ids(document):
    nodes = document["stages"] + topics(document) + items(document)
    return [node["id"] for node in nodes]


def strings(value, path=()):
    """Every string in a document with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from strings(member, path + (name,))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from strings(element, path + (index,))


def shown(path):
    return "/" + "/".join(str(step) for step in path)


def slug(title):
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def check_ids(document, checks):
    seen = set()
    for name in ids(document):
        checks.true(ID_PATTERN.fullmatch(name), f"{name!r} is no slug path")
        checks.true(name not in seen, f"{name!r} is not unique")
        seen.add(name)
    for stage in document["stages"]:
        for topic in stage["topics"]:
            checks.true(
                topic["id"].startswith(stage["id"] + "/"),
                f"{topic['id']!r} is not below its stage",
            )
            for item in topic["items"]:
                checks.true(
                    item["id"].startswith(topic["id"] + "/"),
                    f"{item['id']!r} is not below its topic",
                )


def check_requires(document, checks):
    known = {topic["id"]: topic.get("requires", []) for topic in topics(document)}
    for name, required in known.items():
        for other in required:
            checks.true(other in known, f"{name!r} requires the unknown topic {other!r}")

    # Take away what requires nothing that is left; a cycle stays behind.
    left = dict(known)
    while free := [n for n, required in left.items() if not any(r in left for r in required)]:
        for name in free:
            del left[name]
    checks.true(not left, f"topics require each other: {sorted(left)}")


def check_projects(document, checks):
    for topic in topics(document):
        courses = [i["id"] for i in topic["items"] if i["kind"] == "course"]
        projects = [
            (i["id"], i.get("course")) for i in topic["items"] if i["kind"] == "project"
        ]
        expected = [(course + "/project", course) for course in courses]
        checks.equal(
            projects,
            expected or [(topic["id"] + "/project", None)],
            f"projects of {topic['id']}",
        )


def check_links(document, checks):
    for path, value in strings(document):
        if path[-1] == "url":
            checks.true(
                URL_PATTERN.fullmatch(value), f"{shown(path)}: {value!r} is no https link"
            )
    for topic in topics(document):
        count = len(topic.get("references", []))
        checks.true(1 <= count <= 3, f"{topic['id']} has {count} references")
        links = [reference["url"] for reference in topic.get("references", [])]
        checks.equal(len(set(links)), len(links), f"different links in {topic['id']}")


def without_language(url):
    """A link to a manual without the part that chooses its translation."""
    url = re.sub(r"^https://docs\.python\.org/(pt-br|es)/", "https://docs.python.org/", url)
    return re.sub(r"^https://fastapi\.tiangolo\.com/(pt|es)/", "https://fastapi.tiangolo.com/", url)


def skeleton(document):
    """A document without what a translation changes."""

    def strip(value, path):
        if isinstance(value, dict):
            course = value.get("kind") == "course"
            source = "sources" in path
            stripped = {}
            for name, member in value.items():
                if name in ("title", "text", "category", "suggestions"):
                    keep = name == "title" and (course or source)
                    if not keep:
                        member = len(member) if isinstance(member, list) else None
                elif not path and name in ("language", "shortTitle", "description", "objective"):
                    member = None
                elif name == "url":
                    member = without_language(member)
                stripped[name] = strip(member, path + (name,))
            return stripped
        if isinstance(value, list):
            return [strip(element, path) for element in value]
        return value

    return strip(document, ())


def differences(left, right, path=()):
    if isinstance(left, dict) and isinstance(right, dict):
        for name in sorted(left.keys() | right.keys()):
            if name not in left or name not in right:
                yield f"{shown(path)}: {name!r} is only in one of them"
            else:
                yield from differences(left[name], right[name], path + (name,))
    elif isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            yield f"{shown(path)}: {len(left)} and {len(right)} elements"
        for index, (one, other) in enumerate(zip(left, right)):
            yield from differences(one, other, path + (index,))
    elif left != right:
        yield f"{shown(path)}: {left!r} and {right!r}"


def validator(source, name):
    if Draft202012Validator is None:
        raise Skipped("the Python module jsonschema is not installed")
    return Draft202012Validator(load(source, f"data/schemas/{name}-1.schema.json"))


def check_valid(schema, document, what, checks):
    for error in schema.iter_errors(document):
        checks.problems.append(f"{what}: {shown(error.absolute_path)}: {error.message}")


def with_fault(document, path, value):
    if not path:
        return value
    broken = copy.deepcopy(document)
    parent = broken
    for step in path[:-1]:
        parent = parent[step]
    if value is REMOVE:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    return broken


def check_rejects(schema, document, faults, checks):
    check_valid(schema, document, "without a fault", checks)
    for path, value, place in faults:
        what = "removed" if value is REMOVE else f"{value!r}"
        errors = list(schema.iter_errors(with_fault(document, path, value)))
        checks.true(errors, f"{shown(path)} {what} is accepted")
        for error in errors:
            checks.equal(
                shown(error.absolute_path), shown(place), f"place told for {shown(path)} {what}"
            )


def with_unknown(value):
    """The document with a member that no version knows in every object."""
    if isinstance(value, dict):
        return {name: with_unknown(member) for name, member in value.items()} | {
            "x-later": {"kind": 1}
        }
    if isinstance(value, list):
        return [with_unknown(element) for element in value]
    return value


# Cases


def case_schema(source, name, checks):
    schema = validator(source, name).schema
    Draft202012Validator.check_schema(schema)
    checks.equal(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "$schema")
    checks.equal(
        schema["$id"],
        f"https://studytrail.example.org/schemas/{name}-1.schema.json",
        "$id",
    )


def case_trail_rejects(source, checks):
    document = trail(source, ORIGINAL)
    check_rejects(validator(source, "trail"), document, TRAIL_FAULTS, checks)


def case_progress_rejects(source, checks):
    check_rejects(validator(source, "progress"), PROGRESS, PROGRESS_FAULTS, checks)


def case_trail_unknown(source, checks):
    document = with_unknown(trail(source, ORIGINAL))
    check_valid(validator(source, "trail"), document, "trail", checks)


def case_progress_unknown(source, checks):
    schema = validator(source, "progress")
    document = with_unknown(PROGRESS)
    later = {"id": "Any id!", "value": [{}], "time": 0, "device": "d"}
    document["registers"] += [
        later | {"scope": "item", "field": "rating", "id": PYTHON},
        later | {"scope": "shelf", "field": "done"},
    ]
    check_valid(schema, document, "progress", checks)


def case_progress_unset(source, checks):
    document = copy.deepcopy(PROGRESS)
    for register in document["registers"]:
        register["value"] = None
    check_valid(validator(source, "progress"), document, "progress", checks)


def case_valid(source, language, checks):
    check_valid(validator(source, "trail"), trail(source, language), language, checks)


def case_head(source, language, checks):
    document = trail(source, language)
    checks.equal(document["format"], "studytrail-trail", "format")
    checks.equal(document["version"], 1, "version")
    checks.equal(document["id"], "backend-python", "id")
    checks.equal(document["language"], LANGUAGES[language], "language")
    checks.equal(
        document["sources"],
        [
            {"title": TEXTS["title"]},
            {
                "title": "Alura Tech Guide",
                "url": "https://github.com/alura/techguide",
                "license": "MIT",
                "revision": "5d5f8561",
                "path": "_data/cards/pt_BR",
            },
        ],
        "sources",
    )


def case_ids(source, language, checks):
    check_ids(trail(source, language), checks)


def case_requires(source, language, checks):
    document = trail(source, language)
    check_requires(document, checks)
    for topic, (name, _, _, required, _) in zip(topics(document), TOPICS):
        checks.equal(topic.get("requires", []), required, f"requirements of {name}")


def case_optional(source, language, checks):
    optional = [t["id"] for t in topics(trail(source, language)) if t.get("optional")]
    checks.equal(optional, [FASTAPI], "optional topics")


def case_courses(source, language, checks):
    document = trail(source, language)
    found = [
        (topic["id"], item["title"], item["url"])
        for topic in topics(document)
        for item in topic["items"]
        if item["kind"] == "course"
    ]
    checks.equal(len(found), 14, "number of courses")
    for course in found:
        checks.true(course in COURSES, f"{course} is not in the list")
    for course in COURSES:
        checks.equal(found.count(course), 1, f"number of {course}")
    for item in items(document, "course"):
        checks.equal(item.get("provider"), "Alura", f"provider of {item['id']}")
        checks.equal(item["id"].rsplit("/", 1)[1], slug(item["title"]), f"id of {item['title']}")


def case_projects(source, language, checks):
    check_projects(trail(source, language), checks)


def case_links(source, language, checks):
    check_links(trail(source, language), checks)


def case_counts(source, language, checks):
    document = trail(source, language)
    checks.equal(len(document["stages"]), 4, "stages")
    checks.equal(len(topics(document)), 11, "topics")
    checks.equal([len(s["topics"]) for s in document["stages"]], [3, 3, 2, 3], "topics a stage")
    checks.equal(len(items(document, "lesson")), 31, "lessons")
    checks.equal(len(items(document, "resource")), 0, "resources")
    checks.equal(len(items(document, "project")), 18, "projects")
    checks.equal(len(items(document)), 63, "items")
    extra = sum(len(t["items"]) for t in topics(document) if t.get("optional"))
    checks.equal(extra, 4, "items of optional topics")


def case_typography(source, language, checks):
    for path, value in strings(trail(source, language)):
        where = f"{shown(path)}: {value!r}"
        checks.equal(value, value.strip(), f"{shown(path)} without outer spaces")
        checks.equal(value, unicodedata.normalize("NFC", value), f"{shown(path)} in NFC")
        checks.true(not re.search(r"[\"'`<>]|\s\s", value), f"{where} keeps markup or quotes")
        # Symbols and pictures; letters, marks, digits and punctuation are text.
        checks.true(
            all(unicodedata.category(c) not in ("So", "Sk", "Cc", "Cf", "Co") for c in value),
            f"{where} keeps a symbol",
        )


def case_guide_head(source, checks):
    document = trail(source, ORIGINAL)
    for member, text in TEXTS.items():
        checks.equal(document.get(member), text, member)


def case_guide_stages(source, checks):
    stages = trail(source, ORIGINAL)["stages"]
    checks.equal([(s["title"], s.get("text")) for s in stages], STAGES, "stages")


def case_guide_topics(source, checks):
    found = topics(trail(source, ORIGINAL))
    checks.equal([t["id"] for t in found], [name for name, *_ in TOPICS], "topics")
    for topic, (name, title, text, _, _) in zip(found, TOPICS):
        checks.equal(topic["title"], title, f"title of {name}")
        checks.equal(topic.get("text"), text, f"text of {name}")


def case_guide_lessons(source, checks):
    for topic, (name, _, text, _, lessons) in zip(topics(trail(source, ORIGINAL)), TOPICS):
        found = [item["title"] for item in topic["items"] if item["kind"] == "lesson"]
        checks.equal(found, lessons, f"lessons of {name}")


def case_guide_advice(source, checks):
    found = [
        (a["kind"], a["title"], a.get("text"), a.get("suggestions", []))
        for a in trail(source, ORIGINAL)["advice"]
    ]
    checks.equal(found, ADVICE, "rules of use")


def case_guide_tools(source, checks):
    found = [(t["category"], t["items"]) for t in trail(source, ORIGINAL)["tools"]]
    checks.equal(found, TOOLS, "tools")


def case_same(source, language, checks):
    original = skeleton(trail(source, ORIGINAL))
    checks.problems += differences(original, skeleton(trail(source, language)))


def case_translated(source, language, checks):
    original = dict(strings(trail(source, ORIGINAL)))
    for path, value in strings(trail(source, language)):
        if path[-1] in TRANSLATED:
            checks.true(value != original.get(path), f"{shown(path)} is not translated: {value!r}")


def case_checks_find_faults(source, checks):
    """Plants a fault for each check, and wants it found."""
    good = trail(source, ORIGINAL)
    first = ("stages", 0, "topics", 0)
    other_link = topics(good)[0]["references"][1]["url"]
    manual = "https://docs.python.org/"
    planted = [
        (check_ids, first + ("items", 0, "id"), PYTHON + "/listas"),
        (check_ids, first + ("items", 0, "id"), PYTHON),
        (check_ids, first + ("items", 0, "id"), "frameworks-web/tipos-de-dados"),
        (check_ids, first + ("items", 0, "id"), PYTHON + "/Tipos"),
        (check_requires, first + ("requires",), ["fundamentos-da-linguagem/ruby"]),
        (check_requires, first + ("requires",), [PYTHON]),
        (check_requires, first + ("requires",), [TESTS]),
        (check_projects, first + ("items", 7), REMOVE),
        (check_projects, first + ("items", 7, "course"), REMOVE),
        (check_projects, ("stages", 0, "topics", 2, "items", 3), REMOVE),
        (check_links, first + ("references",), []),
        (check_links, first + ("references", 0, "url"), "http://example.org/"),
        (check_links, first + ("references", 0, "url"), other_link),
    ]
    for check, path, value in planted:
        what = "removed" if value is REMOVE else f"{value!r}"
        before, after = Checks(), Checks()
        check(good, before)
        check(with_fault(good, path, value), after)
        checks.equal(before.problems, [], f"{check.__name__} on the trail")
        checks.true(after.problems, f"{check.__name__} misses {shown(path)} {what}")

    moved = [
        (first + ("title",), "Ruby", False),
        (first + ("items", 0, "title"), "Data types", False),
        (first + ("references", 1, "url"), manual + "es/3/tutorial/datastructures.html", False),
        (first + ("references", 1, "url"), manual + "3/tutorial/classes.html", True),
        (first + ("items", 0, "id"), PYTHON + "/types", True),
        (first + ("items", 0, "kind"), "resource", True),
        (first + ("items", 0), REMOVE, True),
        (first + ("items", 4, "title"), "Python: create your first application", True),
        (first + ("text",), REMOVE, True),
        (first + ("optional",), True, True),
        (("advice", 1, "suggestions"), ["API de biblioteca"], True),
        (("tools", 4, "items"), ["Docker"], True),
    ]
    for path, value, wanted in moved:
        what = "removed" if value is REMOVE else f"{value!r}"
        found = list(differences(skeleton(good), skeleton(with_fault(good, path, value))))
        checks.equal(bool(found), wanted, f"difference told for {shown(path)} {what}")


def cases():
    for name in ("trail", "progress"):
        yield f"/schemas/{name}/schema", functools.partial(case_schema, name=name)
    yield "/schemas/trail/rejects", case_trail_rejects
    yield "/schemas/trail/unknown-members", case_trail_unknown
    yield "/schemas/progress/rejects", case_progress_rejects
    yield "/schemas/progress/unknown-members", case_progress_unknown
    yield "/schemas/progress/unset-values", case_progress_unset

    each = (
        ("valid", case_valid),
        ("head", case_head),
        ("counts", case_counts),
        ("ids", case_ids),
        ("requires", case_requires),
        ("optional", case_optional),
        ("courses", case_courses),
        ("projects", case_projects),
        ("links", case_links),
        ("typography", case_typography),
    )
    for language in LANGUAGES:
        for name, case in each:
            yield f"/trails/{language}/{name}", functools.partial(case, language=language)

    yield "/guide/head", case_guide_head
    yield "/guide/stages", case_guide_stages
    yield "/guide/topics", case_guide_topics
    yield "/guide/lessons", case_guide_lessons
    yield "/guide/advice", case_guide_advice
    yield "/guide/tools", case_guide_tools

    for language in LANGUAGES:
        if language != ORIGINAL:
            yield f"/translations/{language}/same-structure", functools.partial(
                case_same, language=language
            )
            yield f"/translations/{language}/translated", functools.partial(
                case_translated, language=language
            )

    yield "/checks/find-faults", case_checks_find_faults


def main():
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} SOURCE_DIR")

    source = Path(sys.argv[1])
    plan = list(cases())
    failed = 0
    print(f"1..{len(plan)}")
    for number, (name, case) in enumerate(plan, 1):
        checks = Checks()
        try:
            case(source, checks=checks)
        except Skipped as reason:
            print(f"ok {number} {name} # SKIP {reason}")
            continue
        except Exception:  # a case that breaks is a case that failed
            checks.problems += traceback.format_exc().splitlines()
        if checks.problems:
            failed += 1
            print(f"not ok {number} {name}")
            for problem in checks.problems:
                print("# " + problem.replace("\n", "\n# "))
        else:
            print(f"ok {number} {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    # The texts are not ASCII, whatever the locale of the test run is.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
