# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress and trails to show in pictures."""

import datetime
import json

DJANGO = "frameworks-web/django"


def time_of(days_ago):
    """Microseconds since the epoch: the same time of day some days ago, at night the evening before it."""
    time = datetime.datetime.now() - datetime.timedelta(days=days_ago)
    # What 0.1 recorded at night moves to the day before, and the window says so once.
    if time.hour < 4:
        time -= datetime.timedelta(hours=5)
    return int(time.timestamp() * 1_000_000)


def registers(trail):
    """What somebody who is two months into the trail has done."""
    first, second = trail["stages"][:2]
    python, objects, practices = first["topics"]
    done = [
        *((item, 62 - 4 * index) for index, item in enumerate(python["items"])),
        *((item, 26 - 3 * index) for index, item in enumerate(objects["items"][:-1])),
        *((item, 5 - index) for index, item in enumerate(practices["items"])),
        (second["topics"][0]["items"][0], 1),
        (second["topics"][0]["items"][1], 0),
        (second["topics"][0]["items"][4], 0),
    ]
    found = []
    for item, days_ago in done:
        time = time_of(max(days_ago, 0))
        found.append(("item", item["id"], "done", time, time))
    time = time_of(0)
    project = f"{DJANGO}/formacao-django/project"
    found += [
        ("item", project, "title", "Task tracker", time),
        ("item", project, "url", "https://github.com/example/task-tracker", time),
        (
            "topic", DJANGO, "note",
            "Model, template, view. The admin comes ready with createsuperuser.\nReview migrations before the project.",
            time,
        ),
    ]  # fmt: skip
    return found


def write_trail(home, identifier, title, stages):
    """Adds a trail that the user added."""
    folder = home.data / "trails"
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "format": "studytrail-trail",
        "version": 1,
        "id": identifier,
        "language": "en",
        "title": title,
        "stages": stages,
    }
    (folder / f"{identifier}.json").write_text(json.dumps(document), encoding="utf-8")


LONG = (
    "Reading, Understanding, Extending, Testing, Documenting, Deploying, and Maintaining "
    "a Large Application That Others Began"
)


def long_stages():
    """A trail whose every title is longer than there is room for."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    return [
        {
            "id": "stage",
            "title": LONG,
            "text": " ".join([LONG] * 6),
            "topics": [
                {
                    "id": f"stage/{number}",
                    "title": title,
                    "text": " ".join([title] * 3),
                    "optional": number == 2,
                    "requires": ["stage/1"] if number == 2 else [],
                    "items": [
                        {"id": f"stage/{number}/lesson", "kind": "lesson", "title": title},
                        {
                            "id": f"stage/{number}/course", "kind": "course", "title": title, "hours": 120,
                            "provider": LONG, "url": f"https://example.org/{word}",
                        },
                        {"id": f"stage/{number}/course/project", "kind": "project", "title": "Project",
                         "course": f"stage/{number}/course"},
                    ],
                    "references": [{"title": title, "url": f"https://example.org/{word}"}],
                }
                for number, title in ((1, f"{LONG} & <b>{word}</b>"), (2, word))
            ],
        }
    ]  # fmt: skip
