#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people's windows, whose folders a real synchroniser keeps the same."""

import atexit
import os
import pathlib
import re
import subprocess
import sys

import gi

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
# pylint: disable=wrong-import-position
import desktop  # noqa: E402
import syncthing  # noqa: E402
from desktop import Home, Program, Role, State, until  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

LOCALE = "en_US"
TOPICS = [topic for stage in desktop.load_trail(LOCALE)["stages"] for topic in stage["topics"]][:6]


def accessibility_address():
    """Where both windows are read, though each has a session bus of its own."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = session.call_sync(
        "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1
    )
    return answer.unpack()[0]


class Person:
    """One with a home, a session bus and, at times, the program."""

    def __init__(self, prefix, shared):
        self.prefix = prefix
        self.home = Home()
        self.program = None
        self.folder = self.home.progress_file.parent
        if shared:
            place = self.home.root / "home" / "Synced"
            self.folder = place / "progress"
            self.folder.mkdir(parents=True)
            self.home.write_settings({"progress-folder": f"'{place}'"})
        # pylint: disable=consider-using-with
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        atexit.register(self.end)
        self.address = self.daemon.stdout.readline().strip()
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            self.address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
        )
        self.bus.set_exit_on_close(False)

    @property
    def document(self):
        """The document that is synchronised."""
        return self.folder / self.home.progress_file.name

    def start(self):
        environment = {"DBUS_SESSION_BUS_ADDRESS": self.address, "AT_SPI_BUS_ADDRESS": accessibility_address()}
        self.program = Program(self.prefix, self.home, LOCALE, environment=environment)

    def quit(self):
        self.front()
        self.program.quit()
        self.program = None

    def end(self):
        if self.program is not None:
            self.program.kill()
            self.program = None
        if self.daemon.poll() is None:
            self.daemon.terminate()
            self.daemon.wait()

    def front(self):
        """Brings the window before the other person's."""
        desktop.xdotool("windowactivate", "--sync", self.program.window)
        self.program.wait_for_focus()

    def act(self, action, *parameters):
        """Does what the README says that can be done over D-Bus."""
        self.bus.call_sync(
            desktop.APPLICATION_ID, "/org/example/StudyTrail", "org.freedesktop.Application", "ActivateAction",
            GLib.Variant("(sava{sv})", (action, [GLib.Variant("s", parameter) for parameter in parameters], {})),
            None, 0, 10000, None,
        )  # fmt: skip

    def show(self, topic):
        self.act("show-page", topic["id"])
        self.program.find(Role.HEADING, topic["title"])

    def finish(self, topic):
        """Marks a whole topic as done."""
        self.show(topic)
        self.act("mark-topic-done")
        self.home.wait_for_value("item", first_item(topic), "done")

    def write_note(self, topic, text):
        self.front()
        self.show(topic)
        self.program.click(self.program.find(Role.TEXT, "Notes"))
        self.program.find(Role.TEXT, "Notes", State.FOCUSED)
        self.program.type(text)
        self.home.wait_for_value("topic", topic["id"], "note", text)

    def add_course(self, topic, title):
        self.front()
        self.show(topic)
        self.program.click(self.program.find(Role.TOGGLE_BUTTON, "Topic Menu"))
        self.program.find(Role.MENU_ITEM, None, State.SHOWING)
        self.program.key("a")
        self.program.find(Role.DIALOG, "Add Course")
        self.program.find(Role.TEXT, None, State.FOCUSED)
        self.program.type(title)
        self.program.key("Return")
        self.program.find(Role.CHECK_BOX, title)

    def sees_done(self, topic):
        """Waits until the window shows the topic as done."""
        self.show(topic)
        self.program.find(Role.CHECK_BOX, first_title(topic), State.CHECKED)

    def sees_note(self, topic, text):
        self.show(topic)
        until(lambda: self.program.find(Role.TEXT, "Notes").text == text, f"the note “{text}” in the window")

    def list(self):
        """What the command line prints, which needs no window."""
        environment = desktop.make_environment(self.prefix, self.home, LOCALE)
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY"):
            environment.pop(name, None)
        done = subprocess.run(
            [self.prefix / "bin" / "studytrail", "--list"],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0 and not done.stderr, done
        return done.stdout

    def trash(self):
        """The names of the conflict copies in the trash."""
        folder = self.home.root / "data" / "Trash" / "files"
        return [name for name in (os.listdir(folder) if folder.is_dir() else []) if ".sync-conflict-" in name]

    def conflicts(self):
        """The names of the conflict copies beside the document."""
        return [name for name in os.listdir(self.folder) if re.search(r"^[^.].*\.sync-conflict-", name)]


def content(path):
    """What is in a file, or None while another program replaces it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def first_item(topic):
    return topic["items"][0]["id"]


def first_title(topic):
    return topic["items"][0]["title"]


class Sync:
    def __init__(self, prefix):
        self.prefix = prefix
        self.people = []
        self.pair = None

    def cases(self):
        return [
            ("changes on both, apart, come together in both windows", self.apart),
            ("a conflict copy is merged and goes to the trash", self.conflict_copy),
            ("a change is shown by the other's window at once", self.live),
            ("a program that starts afterwards has the change", self.afterwards),
            ("a conflict copy is merged by a program that starts afterwards", self.conflict_afterwards),
            ("two progress folders beside the programs' own come together", self.progress_folder),
        ]

    def begin(self, shared):
        """Two people, apart, with nothing done."""
        self.finish()
        self.people = [Person(self.prefix, shared) for _ in range(2)]
        for person in self.people:
            person.start()
        self.pair = syncthing.Pair([person.folder for person in self.people])

    def finish(self):
        for person in self.people:
            person.end()
        if self.pair is not None:
            self.pair.stop()

    def wait_for_agreement(self):
        """Waits until all files are the same, and nothing else is left."""

        def agree():
            documents = {content(person.document) for person in self.people}
            documents |= {content(person.home.progress_file) for person in self.people if person.program}
            left = [name for person in self.people for name in os.listdir(person.folder) if re.search(r"^~|^[^.].*conflict", name)]
            return len(documents) == 1 and None not in documents and not left

        try:
            until(agree, "all documents to be the same")
        except AssertionError as error:
            for person in self.people:
                error.add_note(f"{sorted(os.listdir(person.folder))} {len(content(person.document) or b'')}")
            for each in self.pair.both:
                error.add_note(each.log)
            raise
        lists = {person.list() for person in self.people}
        assert len(lists) == 1, "\n".join(lists)

    def change_both(self):
        """Changes on both while they are apart, in part of the same things."""
        anna, ben = self.people
        same, one, other = TOPICS[:3]
        anna.finish(same)
        ben.finish(same)
        anna.finish(one)
        ben.finish(other)
        anna.write_note(one, "Seen by Anna")
        ben.write_note(same, "Seen by Ben")
        anna.add_course(other, "Anna's course")
        ben.add_course(one, "Ben's course")
        for person in self.people:
            until(lambda p=person: b"course" in (content(p.document) or b""), "the course in the file")
        assert anna.document.read_bytes() != ben.document.read_bytes()

    def check_both(self):
        same, one, other = TOPICS[:3]
        for person in self.people:
            for topic in (same, one, other):
                person.sees_done(topic)
            person.sees_note(one, "Seen by Anna")
            person.program.find(Role.CHECK_BOX, "Ben's course")
            person.sees_note(same, "Seen by Ben")
            person.show(other)
            person.program.find(Role.CHECK_BOX, "Anna's course")

    def apart(self):
        self.begin(shared=False)
        self.change_both()
        self.pair.connect()
        self.wait_for_agreement()
        self.check_both()
        assert any(person.trash() for person in self.people), "Syncthing made no conflict copy"

    def conflict_copy(self):
        before = [len(person.trash()) for person in self.people]
        anna, ben = self.people
        self.pair.disconnect()
        anna.finish(TOPICS[3])
        ben.finish(TOPICS[4])
        self.pair.scan()
        self.pair.connect()
        self.wait_for_agreement()
        for person in self.people:
            person.sees_done(TOPICS[3])
            person.sees_done(TOPICS[4])
        after = [len(person.trash()) for person in self.people]
        assert sum(after) > sum(before), f"there is no conflict copy in the trash: {before}, {after}"

    def live(self):
        anna, ben = self.people
        topic = TOPICS[5]
        ben.show(topic)
        assert not ben.program.has(Role.CHECK_BOX, first_title(topic), State.CHECKED)
        anna.finish(topic)
        ben.program.find(Role.CHECK_BOX, first_title(topic), State.CHECKED)
        self.wait_for_agreement()

    def afterwards(self):
        anna, ben = self.people
        ben.quit()
        anna.write_note(TOPICS[5], "While Ben was away")
        until(lambda: b"While Ben was away" in (content(ben.document) or b""), "the note to get there")
        assert ben.list() == anna.list()
        ben.start()
        ben.sees_note(TOPICS[5], "While Ben was away")
        self.wait_for_agreement()

    def conflict_afterwards(self):
        anna, ben = self.people
        self.pair.disconnect()
        anna.write_note(TOPICS[3], "Apart, by Anna")
        ben.write_note(TOPICS[4], "Apart, by Ben")
        for person in self.people:
            person.quit()
        self.pair.scan()
        self.pair.connect()
        until(lambda: all(person.conflicts() for person in self.people), "a conflict copy on both sides")
        lists = {person.list() for person in self.people}
        assert len(lists) == 1, "the command line does not merge the conflict copy:\n" + "\n".join(lists)
        for person in self.people:
            person.start()
            person.sees_note(TOPICS[3], "Apart, by Anna")
            person.sees_note(TOPICS[4], "Apart, by Ben")
        self.wait_for_agreement()

    def progress_folder(self):
        self.begin(shared=True)
        self.change_both()
        self.pair.connect()
        self.wait_for_agreement()
        self.check_both()
        for person in self.people:
            assert person.folder != person.home.progress_file.parent
            person.quit()
        self.finish()


def main():
    if syncthing.find_program() is None:
        print("1..0 # SKIP there is no syncthing")
        return 0
    return desktop.run(Sync(desktop.prepare(LOCALE)).cases(), story=True)


if __name__ == "__main__":
    sys.exit(main())
