#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the window, to be looked at, with what can be checked of each.

They are saved into STUDY_PICTURES.
"""

import re
import subprocess
import sys

import desktop
import sample
from desktop import Home, Program, Role, TextScale

LOCALE = "en_US"
WIDE = (1180, 800)
NARROW = (360, 760)


class Pictures:
    def __init__(self, prefix):
        self.prefix = prefix
        self.trail = desktop.load_trail(LOCALE)

    def cases(self):
        return [
            ("overview", lambda: self.take("overview", page="")),
            ("overview, tall", lambda: self.take("overview-tall", page="", size=(1180, 1540))),
            ("stage", lambda: self.take("stage", page="frameworks-web", size=(1180, 800))),
            ("topic", lambda: self.take("topic")),
            ("topic, tall", lambda: self.take("topic-tall", size=(1180, 1540))),
            ("narrow list", lambda: self.take("narrow-list", size=NARROW, listed=True)),
            ("narrow topic", lambda: self.take("narrow-topic", size=NARROW)),
            ("narrow overview", lambda: self.take("narrow-overview", page="", size=(360, 1540))),
            ("dark", self.dark),
            ("right to left", self.right_to_left),
            ("large text", self.large_text),
            ("large text, narrow", self.large_text_narrow),
            ("high contrast", self.high_contrast),
            ("an empty trail", self.empty),
            ("titles longer than there is room for", self.long),
            ("titles longer than there is room for, narrow", self.long_narrow),
            ("a trail that is finished", self.finished),
        ]

    def open(self, page=sample.DJANGO, *, home=None, trail=desktop.TRAIL_ID, locale=LOCALE, environment=None):
        """Starts the program at a page, as if it had been left there."""
        if home is None:
            home = Home()
            home.write_progress(sample.registers(self.trail))
        home.write_settings({
            "current-trail": f"'{trail}'",
            "selected-pages": f"{{'{trail}': '{page}'}}",
            "window-width": WIDE[0],
            "window-height": WIDE[1],
        })  # fmt: skip
        return Program(self.prefix, home, locale, environment=environment)

    def take(self, name, *, size=WIDE, listed=False, **options):
        """Takes a picture; listed shows the sidebar where the window is narrow."""
        stage = Role.LIST_ITEM, re.compile("^1\\. ")
        with self.open(**options) as program:
            if listed:
                program.find(*stage)
            program.resize(*size)
            if listed:
                # F9 hides the sidebar of a window that is still wide.
                program.wait_for_none(*stage)
                program.key("F9")
                program.find(*stage)
            self.save(program, name)
            program.quit()

    def save(self, program, name):
        """Saves a picture and checks that there is more than a plain area in it."""
        path = desktop.pictures() / f"{name}.png"
        program.picture(path)
        told = subprocess.run(
            ["identify", "-format", "%w %h %k", str(path)], stdout=subprocess.PIPE, text=True, check=True
        ).stdout
        width, height, colours = map(int, told.split())
        assert (width, height) == program.size(), told
        assert colours > 50, f"{path} has {colours} colours"
        return path

    def brightness(self, name):
        """How light a picture is, from 0 to 1."""
        return float(
            subprocess.run(
                ["identify", "-format", "%[fx:mean]", str(desktop.pictures() / f"{name}.png")],
                stdout=subprocess.PIPE, text=True, check=True,
            ).stdout
        )  # fmt: skip

    def dark(self):
        self.take("dark", page="", environment={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})
        assert self.brightness("dark") < 0.35, "the dark window is not dark"

    def right_to_left(self):
        """The guide has no Hebrew edition: what is mirrored is the window."""
        with self.open(locale="he_IL") as program:
            program.resize(*WIDE)
            sidebar = program.find(Role.LIST_ITEM, re.compile("^Django,"))
            heading = program.find(Role.HEADING, "Django")
            assert program.place(sidebar)[0] > program.place(heading)[0], "the sidebar is not on the right"
            self.save(program, "right-to-left")
            program.quit()

    def large_text(self):
        with TextScale(1.5):
            self.take("large-text")

    def large_text_narrow(self):
        with TextScale(1.5):
            self.take("large-text-narrow", size=NARROW)

    def high_contrast(self):
        self.take("high-contrast", environment={"ADW_DEBUG_HIGH_CONTRAST": "1"})

    def empty(self):
        home = Home()
        sample.write_trail(home, "empty", "An Empty Guide", [])
        self.take("empty", home=home, trail="empty", page="")

    def long(self):
        home = Home()
        sample.write_trail(home, "long", sample.LONG, sample.long_stages())
        self.take("long", home=home, trail="long", page="stage/2")

    def long_narrow(self):
        home = Home()
        sample.write_trail(home, "long", sample.LONG, sample.long_stages())
        self.take("long-narrow", home=home, trail="long", page="stage/1", size=NARROW)

    def finished(self):
        home = Home()
        items = [item for stage in self.trail["stages"] for topic in stage["topics"] for item in topic["items"]]
        times = map(sample.time_of, range(len(items)))
        home.write_progress([("item", item["id"], "done", time, time) for item, time in zip(items, times)])
        self.take("finished", home=home, page="")


def main():
    return desktop.run(Pictures(desktop.prepare(LOCALE, "he_IL")).cases())


if __name__ == "__main__":
    sys.exit(main())
