#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day with the program, as a person lives it, in the locale that is given.

Opens a topic, checks a course, adds one, writes a note, undoes and redoes,
quits, comes back, has the power cut, and comes back again.

Usage: test-day.py LOCALE
"""

import re
import sys

import desktop
from desktop import Role, State, until
from strings import STRINGS

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

DJANGO = "frameworks-web/django"
COURSE = f"{DJANGO}/formacao-django"
OWN_TITLE = "Two Scoops of Django"
OWN_LINK = "https://example.org/two-scoops"
NOTE = "Model, template, view."
SIZE = (1004, 741)


class Day:
    """The steps of the day, in their order."""

    def __init__(self, prefix, locale):
        self.prefix = prefix
        self.locale = locale
        self.strings = STRINGS[locale]
        self.trail = desktop.load_trail(locale)
        self.home = desktop.Home()
        self.program = None
        self.own = None

    def cases(self):
        return [
            ("a first start shows the guide in the language", self.first_start),
            ("a click in the sidebar opens Django", self.open_topic),
            ("a click checks Formação Django", self.check_course),
            ("a course is added by keyboard", self.add_course),
            ("a note is saved as it is typed", self.write_note),
            ("undo and redo go back and forth", self.undo_and_redo),
            ("the file is what its schema says", self.validate),
            ("Ctrl+Q ends the program", self.leave),
            ("the next start finds everything", self.return_after_quit),
            ("page, size and folded stages are as they were", self.find_window),
            ("SIGKILL right after a change loses nothing", self.cut_power),
            ("the start after SIGKILL finds everything", self.return_after_cut),
            ("the file is still what its schema says", self.validate),
        ]

    def stage(self, index):
        return f"{index + 1}. {self.trail['stages'][index]['title']}"

    def start(self):
        self.program = desktop.Program(self.prefix, self.home, self.locale)

    def row(self, title):
        """A row of the sidebar; its name goes on with the state."""
        sidebar = self.program.find(Role.LIST, None, State.SHOWING)
        return until(
            lambda: sidebar.find(Role.LIST_ITEM, re.compile(f"^{re.escape(title)}(,|$)")),
            f"the row of {title}",
        )

    def check(self, title):
        return self.program.find(Role.CHECK_BOX, title)

    def wait_for_check(self, title, checked=True):
        until(
            lambda: (State.CHECKED in self.check(title).states) == checked,
            f"“{title}” to be {'checked' if checked else 'unchecked'}",
        )

    def note(self):
        return self.program.find(Role.TEXT, self.strings["notes"])

    def check_note(self):
        """The window is narrower now, and the note in a sheet."""
        self.program.key("ctrl+shift+n")
        assert self.note().text == NOTE, self.note().text
        self.program.key("Escape")
        self.program.wait_for_none(Role.TEXT, self.strings["notes"])

    # The steps

    def first_start(self):
        self.start()
        self.program.find(Role.HEADING, self.trail["shortTitle"])
        self.program.find(Role.LABEL, self.strings["total"])
        assert self.row(self.strings["overview"]), "the sidebar has no overview"
        for index, stage in enumerate(self.trail["stages"]):
            self.row(self.stage(index))
            for topic in stage["topics"]:
                self.row(topic["title"])
        assert not self.home.progress_file.exists(), "progress was written before anything was done"

    def open_topic(self):
        row = self.row("Django")
        assert row.name == f"Django, {self.strings['topic']}", row.name
        self.program.click(row)
        self.program.find(Role.HEADING, "Django")
        until(lambda: State.SELECTED in self.row("Django").states, "the row to be selected")
        self.program.find(Role.LABEL, self.strings["banner"])

    def check_course(self):
        title = "Formação Django"
        assert State.CHECKED not in self.check(title).states
        self.program.click(self.check(title))
        self.wait_for_check(title)
        done = self.home.wait_for_value("item", COURSE, "done")
        assert isinstance(done, int) and done > 0, done
        until(lambda: re.search(r"\b1\b.*\b8\b", self.row("Django").name), "the row to count")

    def add_course(self):
        self.program.click(self.program.find(None, self.strings["add-course"]))
        self.program.find(Role.DIALOG)
        self.program.type(OWN_TITLE)
        self.program.key("Tab")
        self.program.type(OWN_LINK)
        self.program.key("Tab")
        self.program.type("Example Press")
        self.program.key("Tab")
        self.program.key("ctrl+a")
        self.program.type("12")
        self.program.key("Return")
        self.program.wait_for_none(Role.DIALOG)
        until(lambda: self.own_courses(), "the course in the file", seconds=10)
        self.check(OWN_TITLE)
        (identifier, course), = self.own_courses().items()
        self.own = identifier
        assert re.fullmatch(f"{DJANGO}/own-[0-9a-f]{{8}}", identifier), identifier
        expected = {"topic": DJANGO, "title": OWN_TITLE, "url": OWN_LINK, "provider": "Example Press", "hours": 12}
        assert expected.items() <= course.items(), course

    def own_courses(self):
        return {
            identifier: value
            for (scope, identifier, _), value in self.home.values().items()
            if scope == "course"
        }

    def write_note(self):
        self.program.click(self.note())
        until(lambda: State.FOCUSED in self.note().states, "the note to have the focus")
        self.program.type(NOTE)
        until(lambda: self.note().text == NOTE, "the text in the note")
        self.home.wait_for_value("topic", DJANGO, "note", NOTE)

    def undo_and_redo(self):
        """Undo in the note is the note's own; elsewhere it is the window's."""
        lesson = self.trail["stages"][1]["topics"][0]["items"][0]
        self.program.click(self.check(lesson["title"]))
        self.wait_for_check(lesson["title"])
        self.home.wait_for_value("item", lesson["id"], "done")

        self.program.key("ctrl+z")
        self.wait_for_check(lesson["title"], False)
        self.home.wait_for_no_value("item", lesson["id"], "done")
        self.program.key("ctrl+z")
        until(lambda: self.note().text == "", "the note to be empty again")
        self.program.key("ctrl+z")
        self.program.wait_for_none(Role.CHECK_BOX, OWN_TITLE)
        self.program.key("ctrl+z")
        self.wait_for_check("Formação Django", False)
        self.home.wait_for_no_value("item", COURSE, "done")

        self.program.key("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
        self.wait_for_check("Formação Django")
        self.check(OWN_TITLE)
        until(lambda: self.note().text == NOTE, "the note again")
        self.wait_for_check(lesson["title"])
        self.home.wait_for_value("item", lesson["id"], "done")

    def validate(self):
        if Draft202012Validator is None:
            raise desktop.Skip("there is no jsonschema module")
        schema = desktop.load_schema("progress-1")
        Draft202012Validator.check_schema(schema)
        errors = [
            f"{error.json_path}: {error.message}"
            for error in Draft202012Validator(schema).iter_errors(self.home.read_progress())
        ]
        assert not errors, "\n".join(errors)

    def leave(self):
        last = len(self.trail["stages"]) - 1
        for index in (0, last):
            # The arrow is at the row's start.
            self.program.click(self.row(self.stage(index)), x=18)
            until(lambda: not self.is_expanded(index), f"{self.stage(index)} to be folded")
        self.program.resize(*SIZE)
        self.program.quit()

    def is_expanded(self, index):
        return self.row(self.stage(index)).find(None, None, State.EXPANDED) is not None

    def everything(self):
        """What was done in open_topic() to undo_and_redo() is there."""
        self.program.find(Role.HEADING, "Django")
        self.wait_for_check("Formação Django")
        self.wait_for_check(OWN_TITLE, False)
        self.check_note()
        values = self.home.values()
        assert values["topic", DJANGO, "note"] == NOTE
        assert values["course", self.own, "course"]["title"] == OWN_TITLE

    def return_after_quit(self):
        self.start()
        self.everything()

    def find_window(self):
        assert self.program.size() == SIZE, self.program.size()
        last = len(self.trail["stages"]) - 1
        folded = [index for index in range(last + 1) if not self.is_expanded(index)]
        assert folded == [0, last], folded
        assert State.SELECTED in self.row("Django").states

    def cut_power(self):
        self.program.click(self.check(OWN_TITLE))
        self.home.wait_for_value("item", self.own, "done")
        self.program.kill()

    def return_after_cut(self):
        self.start()
        self.program.find(Role.HEADING, "Django")
        self.wait_for_check(OWN_TITLE)
        self.wait_for_check("Formação Django")
        self.check_note()
        assert State.SELECTED in self.row("Django").states
        self.program.quit()
        leftovers = [path.name for path in self.home.progress_file.parent.iterdir()]
        assert leftovers == [self.home.progress_file.name], leftovers


def main():
    locale = sys.argv[1]
    return desktop.run(Day(desktop.prepare(locale), locale).cases(), story=True)


if __name__ == "__main__":
    sys.exit(main())
