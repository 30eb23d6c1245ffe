#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any guide becomes a trail: all ways in, the preview, the update, and the way back."""

import itertools
import json
import pathlib
import re
import subprocess
import sys

import desktop
from desktop import Home, Program, Role, State, until

LOCALE = "en_US"
DRAG_SOURCE = pathlib.Path(__file__).with_name("drag-source.py")

# A guide in the shape of the one that the program comes with.
SEED = pathlib.Path(__file__).parent.with_name("formats") / "guide" / "guides" / "seed-shape.md"

TITLE = "A Guide to Gardening"
GUIDE = f"""# {TITLE}

## Soil

### Compost

- [x] What rots
- [ ] What does not
- [ ] [A course on compost](https://example.org/compost)

### Worms

- [ ] Why they matter

## Plants

### Seeds

- [ ] When to sow
- [ ] How deep
"""

# The same some time later: a lesson that was done is gone and another one is new.
LATER_GUIDE = GUIDE.replace("- [x] What rots\n", "").replace("- [ ] How deep\n", "- [ ] How far apart\n")

LINKS = "# A Guide to Spades\n\n## Blades\n\n- [Which one](blades/which.md)\n- [How to sharpen it](blades/sharpen.md)\n"


class Source:
    """Another program, out of which something is dragged."""

    def __init__(self, kind, value):
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen([sys.executable, DRAG_SOURCE, kind, value], stderr=subprocess.DEVNULL)

    def __enter__(self):
        found = until(
            lambda: desktop.xdotool("search", "--onlyvisible", "--name", "^Drag source$"), "the window to drag out of"
        )
        self.window = found[0]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def drag_to(self, program):
        """Drags to the middle of a window, where it is dropped."""
        desktop.xdotool("windowmove", "--sync", self.window, 1100, 1450)
        desktop.xdotool("windowraise", self.window)
        x, y, width, height = program.geometry()
        target = x + width // 2, y + height // 2
        desktop.xdotool("mousemove", 1180, 1510, "mousedown", 1)
        # As a hand does: at first a little, until it is a drag, then all the way.
        for part in range(1, 21):
            desktop.xdotool(
                "mousemove",
                round(1180 + (target[0] - 1180) * part / 20),
                round(1510 + (target[1] - 1510) * part / 20),
                "sleep", 0.02,
            )  # fmt: skip
        nudges = itertools.cycle((1, 0))

        def shown():
            # Where the source was slow to begin, what moved before is over.
            desktop.xdotool("mousemove", target[0] + next(nudges), target[1])
            return program.has(Role.LABEL, "Drop to Open")

        until(shown, "the label that tells where to drop")
        desktop.xdotool("mouseup", 1)


class Guide:
    """One window, in which a guide is opened in one way after the other."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.home = Home()
        self.program = None
        self.folder = self.home.root / "home"
        self.file = self.folder / "garden.md"
        self.later_file = self.folder / "garden-later.md"

    def cases(self):
        return [
            ("a file that is dropped is shown, and Escape leaves nothing of it", self.drop_file),
            ("so is one that is chosen", self.open_seed),
            ("a text that is dropped is shown as well", self.drop_text),
            ("Ctrl+V shows what is on the clipboard", self.paste),
            ("Ctrl+V in a text field is the field's own", self.paste_in_field),
            ("a file on the command line opens in the window", self.command_line),
            ("a file that is no text is told of", self.no_text),
            ("relative links are kept when the guide's address is given", self.give_address),
            ("Ctrl+O opens a guide, and its parts are left out by keyboard", self.open_by_keyboard),
            ("Enter adds it, and it is open", self.add),
            ("a lesson is checked off", self.check),
            ("an edited copy shows what it changes", self.show_update),
            ("the update keeps what was done", self.update),
            ("Undo brings back what was", self.undo),
            ("the portfolio tells what was done", self.export_portfolio),
            ("the next start finds it", self.start_again),
            ("a start with a file shows both", self.start_with_file),
        ]

    # What is seen

    def dialog(self, name):
        return self.program.find(Role.DIALOG, name)

    def wait_for_preview(self, summary):
        self.dialog("Add Guide")
        self.program.find(Role.LABEL, re.compile(f"^{re.escape(summary)}"))

    def trails(self):
        folder = self.home.data / "trails"
        return sorted(folder.glob("*.json")) if folder.is_dir() else []

    def escape(self):
        # What was dragged from goes away only now.
        self.program.wait_for_focus()
        self.program.key("Escape")
        self.program.wait_for_none(Role.DIALOG)
        assert not self.trails(), "something is left of what was not added"

    def press_until(self, key, role, name, most=60):
        """Presses a key until what has the focus, or is around it, is what is wanted."""
        for _ in range(most):
            node = self.program.focused()
            if node and any(above.matches(role, name) for above in node.ancestry()):
                return
            before = node.path if node else None
            self.program.key(key)

            def moved():
                after = self.program.focused()
                return after is not None and after.path != before

            until(moved, f"{key} to move the focus")
        raise AssertionError(f"{key} did not lead to {role} {name}")

    def choose_file(self, title, path, ask):
        """Asks for a file dialog and gives it a path, out of the clipboard: GTK completes what is typed."""
        with Source("text", str(path)):
            desktop.xdotool("windowactivate", "--sync", self.program.window)
            self.program.wait_for_focus()
            ask()
            self.program.wait_for_window(title)
            self.program.key("ctrl+l", "ctrl+v")
            entry = until(lambda: self.program.window_of(title).find(Role.TEXT, None, State.FOCUSED), "the location")
            until(lambda: entry.text == str(path), "the path in the file dialog")
            self.program.key("Return")
            until(lambda: desktop.xdotool("getactivewindow", "getwindowname") != [title], f"the end of “{title}”")

    # Ways in

    def drop_file(self):
        self.folder.mkdir(exist_ok=True)
        self.file.write_text(GUIDE, encoding="utf-8")
        self.later_file.write_text(LATER_GUIDE, encoding="utf-8")
        self.program = Program(self.prefix, self.home, LOCALE)
        with Source("file", str(SEED)) as source:
            source.drag_to(self.program)
            self.dialog("Add Guide")
        self.see_seed()

    def open_seed(self):
        self.choose_file("Open Guide", SEED, lambda: self.program.key("ctrl+o"))
        self.see_seed()

    def see_seed(self):
        self.wait_for_preview("2 stages, 4 topics, 11 items")
        self.program.find(Role.LIST_ITEM, re.compile("^Solo e Água, "))
        self.program.find(Role.LIST_ITEM, re.compile("^Line 8: 1. Solo e Água<br>"))
        self.escape()

    def drop_text(self):
        with Source("text", GUIDE) as source:
            source.drag_to(self.program)
            self.wait_for_preview("2 stages, 3 topics, 6 items")
        self.escape()

    def paste(self):
        with Source("text", GUIDE):
            self.program.click(self.program.find(Role.LIST_ITEM, re.compile("^Overview")))
            self.program.wait_for_focus()
            self.program.key("ctrl+v")
            self.wait_for_preview("2 stages, 3 topics, 6 items")
        self.escape()

    def paste_in_field(self):
        with Source("text", "Gardening"):
            self.program.click(self.program.find(Role.LIST_ITEM, re.compile("^Overview")))
            self.program.wait_for_focus()
            self.program.key("ctrl+f")
            entry = self.program.find(Role.ENTRY, None, State.FOCUSED)
            self.program.key("ctrl+v")
            until(lambda: entry.text == "Gardening", "the text in the search")
            assert not self.program.has(Role.DIALOG), "the text went elsewhere too"
        self.program.key("Escape")

    def command_line(self):
        subprocess.run(
            [self.program.command[0], str(self.file)], env=self.program.environment, timeout=60, check=True,
        )  # fmt: skip
        self.wait_for_preview("2 stages, 3 topics, 6 items")
        self.escape()

    def no_text(self):
        picture = self.folder / "picture.md"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0\x5c\x72\xa8\x66")
        self.choose_file("Open Guide", picture, lambda: self.program.key("ctrl+o"))
        self.program.find(Role.LABEL, "Not a Guide")
        self.escape()

    # The preview

    def give_address(self):
        links = self.folder / "spades.md"
        links.write_text(LINKS, encoding="utf-8")
        self.choose_file("Open Guide", links, lambda: self.program.key("ctrl+o"))
        self.wait_for_preview("1 stage, 1 topic, 2 items")
        left_out = re.compile("^2 links are left out")
        self.program.find(Role.LABEL, left_out)
        self.press_until("Tab", Role.TEXT, re.compile("Web Address"))
        self.program.type("mailto:a@example.org")
        self.program.key("Return")
        self.program.find(Role.LABEL, re.compile("^Web addresses begin with"))
        self.program.key("ctrl+a")
        self.program.type("example.org/spades.md")
        self.program.key("Return")
        self.program.wait_for_none(Role.LABEL, left_out)
        assert self.program.find(Role.TEXT, re.compile("Web Address")).text == "https://example.org/spades.md"
        self.escape()

    def open_by_keyboard(self):
        self.choose_file("Open Guide", self.file, lambda: self.program.key("ctrl+o"))
        self.wait_for_preview("2 stages, 3 topics, 6 items")
        self.press_until("Tab", Role.LIST, "Outline")
        self.program.key("Home")
        self.press_until("Down", Role.LIST_ITEM, re.compile("^Worms, "))
        self.program.key("Return")
        self.wait_for_preview("2 stages, 2 topics, 5 items")
        self.program.find(Role.LIST_ITEM, "Worms, left out")
        self.program.key("Return")
        self.wait_for_preview("2 stages, 3 topics, 6 items")
        self.choose_kind()
        self.press_until("shift+Tab", None, re.compile("^Import Completed Items"))
        self.program.key("space")

    def choose_kind(self):
        """Makes a topic a stage by the menu of its row, and takes that back."""
        self.program.find(Role.BUTTON, "Worms, Topic")
        self.program.key("shift+F10")
        # GTK does not say what the items of a menu are called; the first one is “Stage”.
        self.program.click(self.program.find(Role.MENU_ITEM, None, State.SHOWING))
        self.wait_for_preview("3 stages, 3 topics, 6 items")
        self.program.find(Role.LIST_ITEM, "Worms, Stage", State.FOCUSED)
        self.program.key("ctrl+z")
        self.wait_for_preview("2 stages, 3 topics, 6 items")
        self.program.find(Role.LIST_ITEM, "Worms, Topic", State.FOCUSED)

    def add(self):
        self.press_until("shift+Tab", Role.TEXT, re.compile("Title"))
        self.program.key("Return")
        self.program.wait_for_none(Role.DIALOG)
        self.program.find(Role.HEADING, TITLE)
        self.program.find(Role.LABEL, re.compile("^1 of 6"))
        assert len(self.trails()) == 1, self.trails()

    # Afterwards

    def titles(self):
        """The titles of the items of the trail, by the titles of the topics."""
        trail = json.loads(self.trails()[0].read_text(encoding="utf-8"))
        return [
            (topic["title"], item["title"], stage.get("archived", False))
            for stage in trail["stages"]
            for topic in stage["topics"]
            for item in topic["items"]
        ]

    def open_row(self, title):
        self.program.click(self.program.find(Role.LIST_ITEM, re.compile(f"^{title}(,|$)")))
        self.program.find(Role.HEADING, title)

    def check(self):
        self.open_row("Worms")
        self.program.click(self.program.find(Role.CHECK_BOX, "Why they matter"))
        self.program.find(Role.CHECK_BOX, "Why they matter", State.CHECKED)
        self.program.find(Role.LABEL, re.compile("^2 of 6"))

    def show_update(self):
        self.choose_file("Update From File", self.later_file, lambda: self.program.choose_for_trail("f"))
        self.dialog("Update Trail")
        self.program.find(Role.LIST_ITEM, re.compile("^What rots, .*archive"))
        self.program.find(Role.LIST_ITEM, re.compile("^How far apart, New"))
        self.program.find(Role.LIST_ITEM, re.compile("^How deep, Removed"))
        assert len(self.titles()) == 6, "the trail changed before it was to"

    def update(self):
        self.press_until("Tab", None, "Update")
        self.program.key("Return")
        self.program.wait_for_none(Role.DIALOG)
        until(lambda: ("Seeds", "How far apart", False) in self.titles(), "the new lesson in the file")
        assert not any(title == "How deep" for _, title, _ in self.titles()), self.titles()
        assert [title for _, title, archived in self.titles() if archived] == ["What rots"], self.titles()
        # What is archived does not count.
        self.program.find(Role.LABEL, re.compile("^1 of 5"))

    def undo(self):
        self.program.click(self.program.find(None, "Undo", State.SHOWING))
        until(lambda: ("Seeds", "How deep", False) in self.titles(), "the earlier lesson in the file")
        self.program.find(Role.LABEL, re.compile("^2 of 6"))
        self.open_row("Worms")
        self.program.find(Role.CHECK_BOX, "Why they matter", State.CHECKED)

    def export_portfolio(self):
        self.program.choose_for_trail("l")
        self.program.find(Role.DIALOG, "Portfolio")
        self.program.find(Role.TEXT, "Your Name", State.FOCUSED)
        self.program.key("Return")
        written = self.program.save_as("Export Portfolio", "README.md", self.home.root)
        self.program.wait_for_none(Role.DIALOG)
        for text in (f"# {TITLE}", "What rots", "Why they matter"):
            assert text in written, written
        assert "How deep" not in written, written

    def start_again(self):
        self.program.quit()
        self.program = Program(self.prefix, self.home, LOCALE)
        self.program.find(Role.LABEL, re.compile("^2 of 6"))
        self.open_row("Worms")
        self.program.quit()

    def start_with_file(self):
        self.program = Program(self.prefix, self.home, LOCALE, str(self.later_file))
        self.wait_for_preview("2 stages, 3 topics, 5 items")
        self.program.key("Escape")
        self.program.wait_for_none(Role.DIALOG)
        self.program.find(Role.HEADING, "Worms")
        assert len(self.trails()) == 1, self.trails()
        self.program.quit()


def main():
    return desktop.run(Guide(desktop.prepare(LOCALE)).cases(), story=True)


if __name__ == "__main__":
    sys.exit(main())
