#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program starts and ends, and what it does when files are not as they should be."""

import os
import re
import signal
import subprocess
import sys

import desktop
from desktop import Home, Program, Role, State, until

LOCALE = "en_US"
LESSON = "fundamentos-da-linguagem/python-3/listas"
LESSON_TITLE = "Lists"
TOPIC_TITLE = "Python 3"
DONE = ("item", LESSON, "done", 1763132400123456, 1763132400123456)


class Commands:
    UNSAVED = re.compile("is not a file")

    def __init__(self, prefix):
        self.prefix = prefix

    def cases(self):
        return [
            ("--version names the version", self.version),
            ("--help tells the options", self.help),
            ("--list prints the trail without a display", self.list),
            ("--list speaks the language of the user", self.list_in_portuguese),
            ("--list leaves a damaged file where it is", self.list_damaged),
            ("an unknown option is refused", self.unknown_option),
            ("a second start brings the window back", self.second_start),
            ("SIGTERM saves and ends", lambda: self.end_by(signal.SIGTERM)),
            ("SIGINT saves and ends", lambda: self.end_by(signal.SIGINT)),
            ("closing the window saves the last letter typed", self.close_at_once),
            ("a damaged file is moved aside and told of", self.damaged),
            ("a file that cannot be written is tried again", self.unwritable),
            ("a window with unsaved changes asks before it closes", self.close_unsaved),
            ("a newer version's file is shown and never changed", self.newer),
            ("every page, dialog and menu opens without a complaint", self.walk),
        ]

    def start(self, home, *arguments, **options):
        return Program(self.prefix, home, LOCALE, *arguments, **options)

    def print(self, home, *arguments, locale=LOCALE):
        """Runs the program to its end where there is no display."""
        return desktop.run_in_terminal(self.prefix, home, *arguments, locale=locale)

    # The command line

    def version(self):
        done = self.print(Home(), "--version")
        assert done.returncode == 0 and not done.stderr, done
        version = re.search(r"version: '([^']+)'", (desktop.SOURCE_ROOT / "meson.build").read_text(encoding="utf-8"))
        assert version[1] in done.stdout.split(), done.stdout

    def help(self):
        done = self.print(Home(), "--help")
        assert done.returncode == 0 and not done.stderr, done
        for option in ("--version", "--list"):
            assert option in done.stdout, done.stdout

    def list(self):
        home = Home()
        home.write_progress([DONE])
        before = home.progress_file.read_bytes()
        done = self.print(home, "--list")
        assert done.returncode == 0 and not done.stderr, done

        lines = done.stdout.splitlines()
        trail = desktop.load_trail(LOCALE)
        titles = iter(lines)
        for stage in trail["stages"]:
            assert any(stage["title"] in line for line in titles), f"no {stage['title']} in its place:\n{done.stdout}"
            for topic in stage["topics"]:
                line = next((line for line in titles if topic["title"] in line), None)
                assert line, f"no {topic['title']} in its place:\n{done.stdout}"
                assert line.startswith(" "), f"“{line}” is not indented"
        lesson = next(line for line in lines if LESSON_TITLE in line)
        undone = next(line for line in lines if "Dictionaries" in line)
        assert lesson.split(LESSON_TITLE)[0] != undone.split("Dictionaries")[0], "the state is not shown"
        assert home.progress_file.read_bytes() == before

    def list_in_portuguese(self):
        done = self.print(Home(), "--list", locale="pt_BR")
        assert done.returncode == 0, done
        for title in ("Orientação a Objetos", "Persistência de Dados"):
            assert title in done.stdout, done.stdout

    def list_damaged(self):
        home = Home()
        home.write_progress([])
        home.progress_file.write_text("{", encoding="utf-8")
        done = self.print(home, "--list")
        assert done.returncode == 1 and not done.stdout, done
        assert done.stderr.strip(), "there is no word about the file"
        assert home.progress_file.read_text(encoding="utf-8") == "{"

    def unknown_option(self):
        done = self.print(Home(), "--no-such-option")
        assert done.returncode == 1 and "--no-such-option" in done.stderr, done

    # Start and end

    def second_start(self):
        with self.start(Home()) as program:

            def is_minimized():
                # Asked for again, since the window manager takes no notice before it manages the window.
                desktop.xdotool("windowminimize", program.window)
                return not desktop.xdotool("search", "--onlyvisible", "--pid", program.process.pid)

            until(is_minimized, "no window")
            second = subprocess.run(program.command, env=program.environment, timeout=60, check=False)
            assert second.returncode == 0, second
            until(
                lambda: desktop.xdotool("search", "--onlyvisible", "--pid", program.process.pid) == [program.window],
                "the window to come back",
            )
            program.wait_for_focus()
            assert len(desktop.xdotool("search", "--class", "studytrail")) == len(
                desktop.xdotool("search", "--class", "--pid", program.process.pid, "studytrail")
            ), "the second start made a window of its own"
            program.quit()

    def open_topic(self, program, title=TOPIC_TITLE):
        program.click(program.find(Role.LIST_ITEM, re.compile(f"^{re.escape(title)},")))
        program.find(Role.HEADING, title)

    def check_lesson(self, program):
        self.open_topic(program)
        program.click(program.find(Role.CHECK_BOX, LESSON_TITLE))
        program.find(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED)

    def end_by(self, number):
        home = Home()
        with self.start(home) as program:
            self.check_lesson(program)
            program.process.send_signal(number)
            status = program.wait_for_end()
            assert status == 0, f"ended with status {status}"
        assert ("item", LESSON, "done") in home.values(), "the change is not in the file"
        with self.start(home) as program:
            program.find(Role.HEADING, TOPIC_TITLE)
            program.quit()

    def close_at_once(self):
        home = Home()
        with self.start(home) as program:
            self.open_topic(program)
            program.click(program.find(Role.TEXT, "Notes"))
            program.find(Role.TEXT, "Notes", State.FOCUSED)
            program.type("almost")
            program.key("ctrl+w")
            assert program.wait_for_end() == 0
        assert home.values()["topic", "fundamentos-da-linguagem/python-3", "note"] == "almost"

    # Files that are not as they should be

    def damaged(self):
        home = Home()
        home.write_progress([DONE])
        garbage = home.progress_file.read_bytes()[:-20]
        home.progress_file.write_bytes(garbage)
        with self.start(home) as program:
            banner = program.wait_for_banner(re.compile(r"\.json\.damaged-"))
            kept = [path for path in home.progress_file.parent.iterdir() if ".json.damaged-" in path.name]
            assert len(kept) == 1 and kept[0].read_bytes() == garbage, kept
            assert kept[0].name in banner.name, f"the banner says “{banner.name}”, the file is {kept[0].name}"
            assert not home.progress_file.exists()

            program.click(program.find(Role.BUTTON, "Dismiss"))
            program.wait_for_none(Role.LABEL, re.compile(r"\.json\.damaged-"))
            self.check_lesson(program)
            home.wait_for_value("item", LESSON, "done")
            program.quit()
        assert kept[0].read_bytes() == garbage

    def block(self, home):
        """Puts a folder into the place of the file: not even root can write there."""
        home.progress_file.mkdir(parents=True)

    def unwritable(self):
        home = Home()
        self.block(home)
        with self.start(home) as program:
            program.wait_for_banner(self.UNSAVED)
            self.check_lesson(program)
            program.click(program.find(Role.BUTTON, "Try Again"))
            program.find(Role.BUTTON, "Try Again")
            # While it tries, what it writes lies beside the file.
            folder = home.progress_file.parent
            until(lambda: list(folder.iterdir()) == [home.progress_file], "the folder to be as it was")

            # From now on it comes right by itself.
            home.progress_file.rmdir()
            home.wait_for_value("item", LESSON, "done")
            program.wait_for_none(Role.BUTTON, "Try Again")
            program.find(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED)
            program.quit()

    def close_unsaved(self):
        home = Home()
        self.block(home)
        with self.start(home) as program:
            program.wait_for_banner(self.UNSAVED)
            self.check_lesson(program)
            program.key("ctrl+q")
            program.find(Role.BUTTON, "Close Anyway")
            program.key("Escape")
            program.wait_for_none(Role.BUTTON, "Close Anyway")
            program.key("ctrl+q")
            program.find(Role.BUTTON, "Close Anyway")
            home.progress_file.rmdir()
            # "Try Again" is what Enter means.
            program.key("Return")
            assert program.wait_for_end() == 0
        assert ("item", LESSON, "done") in home.values()

    def newer(self):
        home = Home()
        home.write_progress([DONE], version=2, later={"unknown": True})
        before = home.progress_file.read_bytes()
        with self.start(home) as program:
            program.wait_for_banner(re.compile("newer version of Study Trail"))
            self.open_topic(program)
            program.click(program.find(Role.CHECK_BOX, "Dictionaries"))
            program.click(program.find(Role.CHECK_BOX, LESSON_TITLE))
            program.click(program.find(Role.TEXT, "Notes"))
            program.find(Role.TEXT, "Notes", State.FOCUSED)
            program.type("lost")
            program.key("ctrl+Page_Down")
            program.find(Role.HEADING, "Object-Oriented Programming")
            program.key("ctrl+Page_Up")
            program.find(Role.HEADING, TOPIC_TITLE)
            program.find(Role.CHECK_BOX, LESSON_TITLE, State.CHECKED)
            assert not program.has(Role.CHECK_BOX, "Dictionaries", State.CHECKED)
            assert program.find(Role.TEXT, "Notes").text == ""
            program.quit()
        assert home.progress_file.read_bytes() == before
        assert os.listdir(home.progress_file.parent) == [home.progress_file.name]

    # Everything once

    def walk(self):
        """Opens all that can be opened; Program checks what was complained of."""
        trail = desktop.load_trail(LOCALE)
        with self.start(Home()) as program:
            self.use_main_menu(program)
            program.resize(1180, 1100)
            for number, stage in enumerate(trail["stages"], 1):
                row = program.find(Role.LIST_ITEM, re.compile(f"^{number}\\. "))
                program.click(row, x=120)
                program.find(Role.HEADING, re.compile(re.escape(stage["title"])))
                for topic in stage["topics"]:
                    self.open_topic(program, topic["title"])
            self.open_topic(program, "Django")
            self.use_topic(program)
            program.resize(360, 600)
            program.find(Role.HEADING, "Django")
            program.quit()

    def choose(self, program, letter):
        """Chooses from the menu that opens, by the letter that is underlined.

        GTK 4.18 gives the items of a menu no names.
        """
        program.find(Role.MENU_ITEM, None, State.SHOWING)
        program.key(letter)
        program.wait_for_none(Role.MENU_ITEM)

    def close_dialog(self, program, title, role=Role.DIALOG):
        program.find(role, title)
        program.key("Escape")
        program.wait_for_none(role)

    def use_main_menu(self, program):
        for letter, title in (("p", "Preferences"), ("k", "Keyboard Shortcuts"), ("a", "About")):
            program.key("F10")
            self.choose(program, letter)
            self.close_dialog(program, title)

    def topic_menu(self, program, letter):
        program.click(program.find(Role.TOGGLE_BUTTON, "Topic Menu"))
        self.choose(program, letter)

    def use_topic(self, program):
        self.topic_menu(program, "a")
        program.find(Role.DIALOG, "Add Course")
        program.type("Own")
        program.key("Return")
        program.find(Role.CHECK_BOX, "Own")
        program.click(program.find(Role.TOGGLE_BUTTON, "Options for “Own”"))
        self.choose(program, "e")
        self.close_dialog(program, "Edit Course")
        program.click(program.find(Role.TOGGLE_BUTTON, "Options for “Own”"))
        self.choose(program, "r")
        program.wait_for_none(Role.CHECK_BOX, "Own")

        self.topic_menu(program, "d")
        program.find(Role.LABEL, "8 of 8 items")
        self.topic_menu(program, "n")
        self.close_dialog(program, "Mark as Not Done?", Role.ALERT)
        self.topic_menu(program, "s")
        program.find(Role.LABEL, "Skipped")
        self.topic_menu(program, "c")
        program.click(program.find(None, "Add Project"), x=120)
        program.click(program.find(Role.TOGGLE_BUTTON, "Suggestions"))
        program.find(Role.MENU_ITEM, None, State.SHOWING)
        program.key("Escape")
        program.wait_for_none(Role.MENU_ITEM)
        program.click(program.find(Role.BUTTON, "Go to Topic"))
        program.find(Role.HEADING, "Object-Oriented Programming")
        self.open_topic(program, "Django")


def main():
    return desktop.run(Commands(desktop.prepare("en_US", "pt_BR")).cases())


if __name__ == "__main__":
    sys.exit(main())
