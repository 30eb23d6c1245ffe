#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide and a portfolio out of the window, by keyboard."""

import sys

import desktop
from desktop import Home, Program, Role, State, until

LOCALE = "en_US"
LESSON = "fundamentos-da-linguagem/python-3/listas"
TOPIC = "fundamentos-da-linguagem/python-3"
NAME = "Ana Lima"


class Export:
    def __init__(self, prefix):
        self.prefix = prefix
        self.home = Home()
        self.program = None

    def cases(self):
        return [
            ("the portfolio is shown, with the name that is typed", self.preview),
            ("Enter saves it", self.save_portfolio),
            ("the advice to document leads to it", self.advice),
            ("a guide is exported as Markdown", self.export_guide),
            ("a guide is exported as JSON", self.export_document),
        ]

    def preview_text(self):
        return self.program.find(Role.TEXT, "Preview").text

    def preview(self):
        self.home.write_progress(
            [
                ("item", LESSON, "done", 1763132400123456, 1763132400123456),
                ("topic", TOPIC, "note", "Only for me", 1763132400123456),
            ]
        )
        self.program = Program(self.prefix, self.home, LOCALE)
        self.program.choose_for_trail("l")
        self.program.find(Role.DIALOG, "Portfolio")
        self.program.find(Role.TEXT, "Your Name", State.FOCUSED)
        self.program.type(NAME)
        until(lambda: f"**{NAME}**" in self.preview_text(), "the name in the preview")
        assert "Lists" in self.preview_text() and "Only for me" not in self.preview_text(), self.preview_text()

    def save_portfolio(self):
        shown = self.preview_text()
        self.program.key("Return")
        written = self.program.save_as("Export Portfolio", "README.md", self.home.root)
        assert written == shown, written
        self.program.wait_for_none(Role.DIALOG)
        self.program.find(Role.LABEL, "Portfolio exported")

    def advice(self):
        self.program.key("alt+Home")
        self.program.click(self.program.find(Role.BUTTON, "Export…"))
        self.program.find(Role.DIALOG, "Portfolio")
        until(lambda: f"**{NAME}**" in self.preview_text(), "the name of the last time")
        self.program.key("Escape")
        self.program.wait_for_none(Role.DIALOG)

    def export_guide(self):
        self.program.choose_for_trail("x")
        self.program.find(Role.ALERT, "Export Guide")
        self.program.find(Role.RADIO_BUTTON, "Markdown", State.FOCUSED)
        self.program.key("alt+f")
        text = self.program.save_as("Export Guide", "python-backend-career.md", self.home.root)
        assert "- [x] Lists\n" in text and "- [ ] Dictionaries\n" in text, text
        self.program.find(Role.LABEL, "Guide exported")

    def export_document(self):
        self.program.choose_for_trail("x")
        self.program.find(Role.RADIO_BUTTON, "Markdown", State.FOCUSED)
        self.program.key("alt+j")
        self.program.find(Role.RADIO_BUTTON, "JSON", State.CHECKED)
        self.program.key("alt+f")
        text = self.program.save_as("Export Guide", "python-backend-career.json", self.home.root)
        assert text.startswith("{") and "studytrail-trail" in text, text
        self.program.quit()


def main():
    return desktop.run(Export(desktop.prepare(LOCALE)).cases(), story=True)


if __name__ == "__main__":
    sys.exit(main())
