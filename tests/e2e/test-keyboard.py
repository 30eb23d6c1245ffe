#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program by keyboard alone: shortcuts, focus, names, search."""

import re
import sys

import desktop
from desktop import Home, Program, Role, State, until
from strings import STRINGS

LOCALE = "pt_BR"
TOPIC = "Django"
LESSON = "frameworks-web/django/produtividade"
LESSON_TITLE = "Produtividade"

# What can have the focus without being a control that acts: a list and a
# scrolled area pass it on.
PASSING_ON = (Role.SCROLL_PANE, Role.LIST, Role.PANEL)


class Keyboard:
    """One window for all cases; each leaves it without dialogs and menus."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.home = Home()
        self.trail = desktop.load_trail(LOCALE)
        self.topics = [topic["title"] for stage in self.trail["stages"] for topic in stage["topics"]]
        self._program = None

    @property
    def program(self):
        if self._program is None or self._program.process.poll() is not None:
            self._program = Program(self.prefix, self.home, LOCALE)
        return self._program

    def cases(self):
        return [
            ("arrows and Enter open a topic", self.open_topic),
            ("left and right fold and unfold a stage", self.fold),
            ("Space checks a box, Ctrl+Z and Shift+Ctrl+Z undo and redo", self.check),
            ("Ctrl+Z in a note is the note's own", self.undo_in_note),
            ("Ctrl+Page Down and Page Up go through the topics", self.neighbours),
            ("Alt+Home opens the overview", self.overview),
            ("Ctrl+F finds without regard to case and accents", self.search),
            ("a search that finds nothing says so", self.search_nothing),
            ("Enter in the search opens what was found", self.search_open),
            ("F9 hides and shows the sidebar", self.sidebar),
            ("F10 opens the menu", self.menu),
            ("Ctrl+comma opens the preferences", lambda: self.dialog("ctrl+comma")),
            ("Ctrl+question opens the shortcuts", lambda: self.dialog("ctrl+question")),
            ("Tab reaches all of the overview, and everything has a name", self.tab_overview),
            ("Tab reaches all of a stage, and everything has a name", self.tab_stage),
            ("Tab reaches all of a topic, and everything has a name", self.tab_topic),
            ("in a narrow window Tab and Escape go to the page and back", self.narrow),
            ("Ctrl+W closes the window and ends the program", lambda: self.end("ctrl+w")),
            ("Ctrl+Q ends the program", lambda: self.end("ctrl+q")),
        ]

    def row(self, title):
        return self.program.find(Role.LIST_ITEM, re.compile(f"^{re.escape(title)}(,|$)"))

    def press(self, key, before):
        """Presses a key that moves the focus; returns what has it then."""
        self.program.key(key)

        def moved():
            node = self.program.focused()
            return node if node and (before is None or node.path != before.path) else None

        return until(moved, f"{key} to move the focus")

    def press_until(self, key, reached, what, most=80):
        """Presses a key until what has the focus is what is wanted."""
        node = self.program.focused()
        for _ in range(most):
            if node and reached(node):
                return
            node = self.press(key, node)
        raise AssertionError(f"{key} did not lead to {what}")

    def focus_row(self, title):
        """Goes to a row of the sidebar, from wherever the focus is."""
        self.program.key("alt+Home")
        self.press_until("shift+Tab", self.in_sidebar, "the sidebar")
        self.program.key("Home")
        self.press_until("Down", lambda node: self.is_row(node, title), title)

    @staticmethod
    def in_sidebar(node):
        # It is the first list in the window.
        sidebar = node.top.find(Role.LIST)
        return sidebar.path in (above.path for above in node.ancestry())

    @staticmethod
    def is_row(node, title):
        name = re.compile(f"^{re.escape(title)}(,|$)")
        return any(above.matches(Role.LIST_ITEM, name) for above in node.ancestry())

    def open(self, title):
        self.focus_row(title)
        self.program.key("Return")
        self.program.find(Role.HEADING, re.compile(f"{re.escape(title)}$"))

    # Lists

    def open_topic(self):
        self.open(TOPIC)
        until(lambda: State.SELECTED in self.row(TOPIC).states, "the row to be selected")

    def fold(self):
        title = f"1. {self.trail['stages'][0]['title']}"
        self.focus_row(title)
        self.program.key("Left")
        until(lambda: not self.row(title).find(None, None, State.EXPANDED), "the stage to be folded")
        self.program.wait_for_none(Role.LIST_ITEM, re.compile("^Python 3,"))
        self.program.key("Right")
        until(lambda: self.row(title).find(None, None, State.EXPANDED), "the stage to be unfolded")
        self.row("Python 3")

    # Changes

    def focus(self, role, name):
        """Goes to a control of the page by Tab, and in a group of check boxes by the arrows."""
        what = f"{role.value_nick} “{name}”"
        if role == Role.CHECK_BOX:
            self.press_until("Tab", lambda node: node.parent.find(role, name), f"the group of {what}")
            self.press_until("Down", lambda node: node.matches(role, name), what)
        else:
            self.press_until("Tab", lambda node: node.matches(role, name), what)

    def check(self):
        self.open(TOPIC)
        self.focus(Role.CHECK_BOX, LESSON_TITLE)
        self.program.key("space")
        self.program.find(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED)
        self.home.wait_for_value("item", LESSON, "done")
        self.program.key("ctrl+z")
        until(lambda: not self.program.has(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED), "the box to be unchecked")
        self.home.wait_for_no_value("item", LESSON, "done")
        self.program.key("shift+ctrl+z")
        self.program.find(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED)
        self.home.wait_for_value("item", LESSON, "done")

    def undo_in_note(self):
        name = self.note_name()
        self.focus(Role.TEXT, name)
        self.program.type("first")
        until(lambda: self.program.find(Role.TEXT, name).text == "first", "the text")
        self.program.key("ctrl+z")
        until(lambda: self.program.find(Role.TEXT, name).text == "", "the note to be empty")
        self.program.key("ctrl+z", "ctrl+z")
        self.program.key("shift+ctrl+z")
        until(lambda: self.program.find(Role.TEXT, name).text == "first", "the text again")
        assert self.program.has(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED), "Ctrl+Z in the note changed the page"
        self.program.key("ctrl+a", "Delete")
        self.home.wait_for_no_value("topic", "frameworks-web/django", "note")

    def note_name(self):
        texts = self.program.root.all(Role.TEXT)
        return next(node.name for node in texts if State.MULTI_LINE in node.states)

    # Shortcuts

    def neighbours(self):
        self.open(self.topics[0])
        for title in self.topics[1:]:
            self.program.key("ctrl+Page_Down")
            self.program.find(Role.HEADING, title)
        # After the last there is none.
        self.program.key("ctrl+Page_Down", "ctrl+Page_Up")
        self.program.find(Role.HEADING, self.topics[-2])

    def overview(self):
        self.open(TOPIC)
        self.program.key("alt+Home")
        self.program.find(Role.HEADING, self.trail["shortTitle"])

    def found(self):
        """The titles that the sidebar lists."""
        sidebar = self.program.find(Role.LIST, None, State.SHOWING)
        return [re.split(", ", row.name)[0] for row in sidebar.all(Role.LIST_ITEM)]

    def search_for(self, text):
        self.program.key("ctrl+f")
        entry = self.program.find(Role.ENTRY, None, State.FOCUSED)
        self.program.key("ctrl+a")
        self.program.type(text)
        until(lambda: entry.text == text, "the text in the search")

    def end_search(self):
        self.program.key("Escape")
        until(lambda: len(self.found()) > len(self.topics), "the whole list")

    def search(self):
        for text in ("orientacao", "ORIENTACAO"):
            self.search_for(text)
            until(lambda: self.found() == ["Orientação a Objetos"], f"“{text}” to find Orientação a Objetos")
        # A lesson's and a course's title lead to their topic.
        for text, topic in (("dicionarios", "Python 3"), ("tdd", "Testes Unitários")):
            self.search_for(text)
            until(lambda: self.found()[:1] == [topic] and len(self.found()) > 1, f"“{text}” to find {topic}")
        self.end_search()

    def search_nothing(self):
        self.search_for("cobol")
        until(lambda: not self.program.has(Role.LIST_ITEM, re.compile("^1\\. Fundamentos da Linguagem,")), "no rows")
        self.program.find(None, STRINGS[LOCALE]["nothing-found"])
        self.end_search()

    def search_open(self):
        self.search_for("flask")
        until(lambda: "Flask" in self.found() and TOPIC not in self.found(), "Flask to be found")
        self.program.key("Return")
        self.program.find(Role.HEADING, "Flask")
        self.program.key("ctrl+f")
        self.end_search()

    def sidebar(self):
        self.program.key("F9")
        self.program.wait_for_none(Role.LIST_ITEM, re.compile("^1\\. Fundamentos da Linguagem,"))
        self.program.key("F9")
        self.program.find(Role.LIST_ITEM, re.compile("^1\\. Fundamentos da Linguagem,"))

    def menu(self):
        self.program.key("F10")
        self.program.find(Role.MENU_ITEM, None, State.FOCUSED)
        self.program.key("Escape")
        self.program.wait_for_none(Role.MENU_ITEM)

    def dialog(self, keys):
        self.program.key(keys)
        dialog = self.program.find(Role.DIALOG)
        assert dialog.name, "the dialog has no name"
        self.check_names(dialog)
        self.program.key("Escape")
        self.program.wait_for_none(Role.DIALOG)

    # Names

    def check_names(self, root):
        """What can have the focus tells what it is.

        GTK names the chosen item of a drop-down by the label in it.
        """
        nameless = [
            node.describe()
            for node in root.walk()
            if node.states.issuperset((State.FOCUSABLE, State.SHOWING))
            and node.role not in PASSING_ON
            and not node.name.strip()
            and not node.find(Role.LABEL)
        ]
        assert not nameless, f"without a name: {nameless}"

    def tab_through(self):
        """Tabs once around the window; returns what had the focus, in order."""
        seen = {}
        node = self.program.focused()
        for _ in range(200):
            node = self.press("Tab", node)
            if node.path in seen:
                return list(seen.values())
            assert node.name.strip(), f"Tab leads to a {node.describe()} without a name"
            seen[node.path] = (node.role, node.name)
        raise AssertionError("Tab does not come around")

    def tab_overview(self):
        self.program.key("alt+Home")
        self.program.find(Role.HEADING, self.trail["shortTitle"])
        seen = self.tab_through()
        self.check_names(self.program.root)
        for index, stage in enumerate(self.trail["stages"], 1):
            name = f"{index}. {stage['title']}"
            assert any(title.startswith(name) for _, title in seen), f"Tab does not reach {name}: {seen}"

    def tab_stage(self):
        self.open_stage(1)
        self.tab_through()
        self.check_names(self.program.root)

    def open_stage(self, index):
        title = self.trail["stages"][index]["title"]
        self.focus_row(f"{index + 1}. {title}")
        self.program.key("Return")
        self.program.find(Role.HEADING, re.compile(re.escape(title)))

    def tab_topic(self):
        self.open(TOPIC)
        seen = self.tab_through()
        self.check_names(self.program.root)
        # A group of check boxes is one stop.
        boxes = {name for role, name in seen if role == Role.CHECK_BOX}
        groups = [node.parent for node in self.program.root.all(Role.CHECK_BOX)]
        missed = [group.name for group in groups if not any(box.name in boxes for box in group.all(Role.CHECK_BOX))]
        assert not missed, f"Tab does not reach {missed}"

    def narrow(self):
        self.open(TOPIC)
        width, height = self.program.size()
        self.program.resize(360, 640)
        self.program.find(Role.HEADING, TOPIC)
        self.program.wait_for_none(Role.LIST_ITEM, re.compile("^Flask,"))
        self.program.key("Escape")
        self.row("Flask")
        self.press_until("Down", lambda node: self.is_row(node, "Flask"), "Flask")
        self.program.key("Return")
        self.program.find(Role.HEADING, "Flask")
        self.program.wait_for_none(Role.LIST_ITEM, re.compile("^Flask,"))
        self.program.resize(width, height)
        self.row("Flask")

    def end(self, keys):
        self.program.quit(keys)


def main():
    return desktop.run(Keyboard(desktop.prepare(LOCALE)).cases())


if __name__ == "__main__":
    sys.exit(main())
