#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and every dialog, as the keyboard and a screen reader find them.

Usage: test-walk.py LOCALE

Dialogs are found as a person finds them: by a key, or behind what ends with "…".
"""

import gettext
import re
import sys

import desktop
import sample
from desktop import Home, Program, Role, State, until

# What passes the focus on to what is in it, and is named by that or not at all.
PASSING_ON = (Role.SCROLL_PANE, Role.LIST, Role.PANEL, Role.FILLER)
# What a control of a kind cannot do without.
STATES = {
    Role.CHECK_BOX: State.CHECKABLE,
    Role.SWITCH: State.CHECKABLE,
    Role.RADIO_BUTTON: State.CHECKABLE,
}
# What is there to be read, and no place for the keyboard to stop.
IDLE = (Role.LABEL, Role.STATIC, Role.HEADING, Role.IMAGE, Role.PROGRESS_BAR, Role.SEPARATOR)
# What each menu is made of, and where it is.
MENUS = {
    "Main Menu": ("", "window/study-primary-menu.blp"),
    "Trail Menu": ("", "window/study-trail-menu.blp"),
    "Stage Menu": ("frameworks-web", "window/study-stage-menu.blp"),
    "Topic Menu": (sample.DJANGO, "pages/study-topic-page.blp"),
}
# Of a group only one may be a stop, and the arrows lead to the others.
ARROWS = (Role.LIST_ITEM, Role.CHECK_BOX, Role.RADIO_BUTTON, Role.PAGE_TAB)


class Walk:
    """One window for all cases; each leaves it without dialogs and menus."""

    def __init__(self, prefix, locale):
        self.trail = desktop.load_trail(locale if locale != "he_IL" else "en_US")
        self.prefix = prefix
        self.locale = locale
        self.home = Home()
        self.home.write_progress(sample.registers(self.trail))
        self._program = None

    @property
    def program(self):
        if self._program is None or self._program.process.poll() is not None:
            self.home.write_settings({
                "current-trail": f"'{desktop.TRAIL_ID}'",
                "window-width": 1180,
                "window-height": 900,
            })  # fmt: skip
            self._program = Program(self.prefix, self.home, self.locale)
        return self._program

    def cases(self):
        return [
            ("the overview", lambda: self.page("")),
            ("a stage", lambda: self.page("frameworks-web")),
            ("a topic", lambda: self.page(sample.DJANGO)),
            ("the preferences", lambda: self.shortcut("ctrl+comma")),
            ("the shortcuts", lambda: self.shortcut("ctrl+question")),
            ("what opens from the overview", lambda: self.behind("")),
            ("what opens from a topic", lambda: self.behind(sample.DJANGO)),
            ("the menus", self.popovers),
            *((f"what opens from “{menu}”", lambda menu=menu: self.menu(menu)) for menu in MENUS),
            ("what a check announces", self.announcement),
            ("the editor of a new trail", self.editor),
            ("the end", lambda: self.program.quit()),  # pylint: disable=unnecessary-lambda
        ]

    # Going there

    def open(self, page):
        self.program.activate("show-page", page)
        titles = {"": self.trail["shortTitle"]}
        for stage in self.trail["stages"]:
            titles[stage["id"]] = stage["title"]
            titles |= {topic["id"]: topic["title"] for topic in stage["topics"]}
        self.program.find(Role.HEADING, re.compile(f"{re.escape(titles[page])}$"))

    def page(self, page):
        self.open(page)
        self.check(self.program.root)

    def shortcut(self, keys):
        self.program.key(keys)
        self.dialog(self.program.find(Role.DIALOG))

    def editor(self):
        self.program.key("ctrl+n")
        self.program.find(None, None, State.FOCUSED, State.EDITABLE)
        self.dialog(self.program.find(Role.DIALOG))

    def announcement(self):
        """A check says how many there are now, and its row keeps the focus."""
        self.open(sample.DJANGO)
        heard = self.program.bus.listen("Announcement")
        box = self.program.find(Role.CHECK_BOX, None, State.SHOWING, State.SENSITIVE)
        self.program.click(box)
        until(lambda: any(re.search("[0-9].*[0-9]", text) for text in heard), "the new count to be announced")
        assert self.program.focused().path == box.path, "the row lost the focus"

    def dialog(self, dialog):
        assert dialog.name, "a dialog has no name"
        self.check(dialog)
        self.program.key("Escape")
        until(lambda: not self.dialogs(), "the dialog to close")
        until(self.program.focused, "something to have the focus after the dialog")

    def dialogs(self):
        return self.program.root.all(Role.DIALOG) + self.program.root.all(Role.ALERT)

    def behind(self, page):
        """Opens every dialog behind what ends with "…" on a page."""
        self.open(page)
        names = [
            node.name
            for node in self.program.root.walk()
            if node.name.endswith("…")
            and node.role in (Role.BUTTON, Role.LIST_ITEM)
            and node.states.issuperset((State.SHOWING, State.SENSITIVE, State.FOCUSABLE))
        ]
        assert names, "there is nothing that opens a dialog"
        for name in names:
            self.program.click(self.program.find(None, name, State.SHOWING, State.FOCUSABLE))
            self.after_item(name)

    def popovers(self):
        """Opens every popover, which gives the focus back when it closes."""
        self.open(sample.DJANGO)
        for name in [node.name for node in self.popover_buttons()]:
            button = next(node for node in self.popover_buttons() if node.name == name)
            self.program.click(button)
            until(lambda name=name: self.pressed(name), f"what “{name}” opens")
            self.program.key("Escape")
            until(lambda name=name: not self.pressed(name), f"what “{name}” opens to close")
            until(self.program.focused, "something to have the focus after it")

    def menu(self, name):
        """Opens every dialog of a menu, by the letters that are underlined: GTK names no items on the bus."""
        page, source = MENUS[name]
        text = (desktop.SOURCE_ROOT / "src/app" / source).read_text(encoding="utf-8")
        words = gettext.translation("studytrail", self.prefix / "share/locale", [self.locale], fallback=True)
        submenu, opened = "", 0
        for kind, label in re.findall(r'(submenu|item) \{\s*label: _\("([^"]+)"\)', text):
            letter = words.gettext(label).partition("_")[2][0].lower()
            if kind == "submenu":
                submenu = letter
            elif label.endswith("…"):
                opened += self.menu_item(page, words.gettext(name), submenu + letter, label)
        assert opened, f"“{name}” opens no dialog"

    def menu_item(self, page, menu, letters, label):
        """Whether the item is there; one that cannot be used is not."""
        self.open(page)
        self.program.click(next(node for node in self.popover_buttons() if node.name == menu))
        until(lambda: self.pressed(menu), f"the menu “{menu}”")
        for letter in letters:
            self.program.find(Role.MENU_ITEM, None, State.SHOWING)
            self.program.key(letter)
        try:
            until(lambda: not self.pressed(menu), f"“{label}” to be chosen", seconds=2)
        except AssertionError:
            self.program.key("Escape")
            until(lambda: not self.pressed(menu), f"“{menu}” to close")
            return False
        self.after_item(label)
        return True

    def pressed(self, name):
        return any(State.PRESSED in node.states for node in self.popover_buttons() if node.name == name)

    def popover_buttons(self):
        return [
            node
            for node in self.program.root.walk()
            if node.states.issuperset((State.HAS_POPUP, State.SHOWING, State.SENSITIVE))
            and node.role in (Role.BUTTON, Role.TOGGLE_BUTTON) and node.name
        ]  # fmt: skip

    def after_item(self, label):
        def appeared():
            if dialogs := self.dialogs():
                return dialogs[-1]
            # A dialog for files is the toolkit's own.
            return self.program.other_window()

        appeared = until(appeared, f"what “{label}” opens")
        if isinstance(appeared, desktop.Node):
            self.dialog(appeared)
        else:
            self.program.close_window(appeared)

    # Looking

    def check(self, root):
        self.check_names(root)
        self.check_headings(root)
        self.check_states(root)
        self.check_stops(root)

    @staticmethod
    def check_names(root):
        nameless = [
            f"{node.describe()} in {[above.describe() for above in node.ancestry()][1:4]}"
            for node in root.walk()
            if node.states.issuperset((State.FOCUSABLE, State.SHOWING))
            and node.role not in PASSING_ON
            and not node.name.strip()
            and not node.find(Role.LABEL)
        ]
        assert not nameless, f"without a name: {nameless}"

    @staticmethod
    def check_headings(root):
        """What is written above a list is a heading, by which one gets to it."""
        lists = {
            node.name
            for node in root.walk()
            if node.role == Role.LIST or any(child.role == Role.CHECK_BOX for child in node.children)
        }
        missed = [node.name for node in root.all(Role.LABEL, None, State.SHOWING) if node.name in lists - {""}]
        assert not missed, f"no headings: {missed}"

    @staticmethod
    def check_states(root):
        for node in root.walk():
            state = STATES.get(node.role)
            assert state is None or state in node.states, f"{node.describe()} has no state"
            if node.role in (Role.SPIN_BUTTON, Role.SLIDER):
                node.bus.get(node.owner, node.path, "org.a11y.atspi.Value", "CurrentValue")
            # GTK tells the value of no progress bar.
            if node.role == Role.PROGRESS_BAR:
                assert re.search("[0-9]", node.name), f"{node.describe()} has no value"

    def check_stops(self, root):
        """Tabs around, and sees that Tab leads to all that there is."""
        seen = {}
        node = self.program.focused()
        assert node is not None, "nothing has the focus"
        for _ in range(150):
            node = self.press_tab(node)
            if node.path in seen:
                break
            assert node.name.strip() or node.find(Role.LABEL), f"Tab leads to a {node.describe()} without a name"
            assert node.role not in IDLE, f"Tab leads to a {node.describe()}, which does nothing"
            seen[node.path] = node
        else:
            raise AssertionError("Tab does not come around")

        # Where the arrows lead is reached from any one that Tab leads to.
        reached = set(seen)
        for node in seen.values():
            for above in node.ancestry():
                if above.role in ARROWS:
                    reached |= {below.path for below in above.parent.walk()}
        missed = [
            node.describe()
            for node in root.walk()
            if node.states.issuperset((State.FOCUSABLE, State.SHOWING, State.SENSITIVE))
            and node.role not in PASSING_ON
            and node.path not in reached
            and not self.closes_window(node)
            and not any(above.role == Role.COMBO_BOX for above in node.ancestry())
            and not any(below.path in reached for below in node.walk())
        ]
        assert not missed, f"Tab does not lead to {missed}, but to {[node.describe() for node in seen.values()]}"

    @staticmethod
    def closes_window(node):
        """Whether a button is one of those of a title bar, which no toolkit has Tab lead to."""
        return node.parent.role == Role.GROUPING and all(child.role == Role.BUTTON for child in node.parent.children)

    def press_tab(self, before):
        self.program.key("Tab")

        def moved():
            node = self.program.focused()
            return node if node and node.path != before.path else None

        try:
            return until(moved, "Tab to move the focus", seconds=3)
        except AssertionError:
            return before  # It is the only one; or else what Tab does not lead to is missed.


def main():
    locale = sys.argv[1]
    prefix = desktop.prepare(locale)
    return desktop.run(Walk(prefix, locale).cases())


if __name__ == "__main__":
    sys.exit(main())
