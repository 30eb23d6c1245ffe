#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program does in a terminal, where there is no display."""

import json
import os
import stat
import sys

import desktop
from desktop import TRAIL_ID, Home

LOCALE = "en_US"
TOPIC = "fundamentos-da-linguagem/python-3"
LESSON = f"{TOPIC}/listas"
DONE = ("item", LESSON, "done", 1763132400123456, 1763132400123456)
NOTE = ("topic", TOPIC, "note", "A *note* of mine", 1763132400123456)

SECOND = {
    "format": "studytrail-trail",
    "version": 1,
    "id": "second",
    "title": "A Second \x1b[31mTrail",
    "stages": [
        {
            "id": "one",
            "title": "One",
            "topics": [
                {
                    "id": "one/web",
                    "title": "Web",
                    "items": [{"id": "one/web/a", "kind": "lesson", "title": "Servers & clients"}],
                }
            ],
        }
    ],
}


GUIDE = """# Learning to Cook

## Basics

### Knives

- [x] Chopping
- [ ] Sharpening

### Heat

- [ ] Boiling
"""


class Terminal:
    def __init__(self, prefix):
        self.prefix = prefix

    def cases(self):
        return [
            ("--help tells the options", self.help),
            ("--trails names every trail", self.trails),
            ("--list prints the trail that is asked for", self.list_other),
            ("--export writes a guide as Markdown", self.export_markdown),
            ("--export writes a guide as JSON", self.export_json),
            ("--export prints to the terminal", self.export_to_output),
            ("--export replaces a file, and keeps it when it fails", self.export_over),
            ("--export refuses a name that tells no format", self.export_unknown),
            ("--export refuses what a newer version wrote", self.export_newer),
            ("--portfolio writes what was done", self.portfolio),
            ("--portfolio tells name and notes when it is asked to", self.portfolio_private),
            ("--portfolio speaks the language of the guide", self.portfolio_language),
            ("--import adds a guide", self.import_guide),
            ("--import tells what is left out", self.import_left_out),
            ("--import takes marks over when it is asked to", self.import_done),
            ("--import keeps relative links when the address is given", self.import_address),
            ("--import reads what comes in", self.import_input),
            ("what cannot be printed or read is an error", self.streams_fail),
            ("--import brings an exported guide back", self.import_exported),
            ("--import brings an exported document back", self.import_document),
            ("--import refuses what is no guide", self.import_refused),
            ("a damaged file is told of and stays", self.damaged),
            ("an unknown trail is told of", self.unknown_trail),
            ("what does not go together is refused", self.mixed),
            ("a full output is an error", self.full_output),
            ("the window needs a display", self.no_display),
        ]

    def run(self, home, *arguments, **options):
        return desktop.run_in_terminal(self.prefix, home, *arguments, **{"locale": LOCALE} | options)

    def succeed(self, home, *arguments, **options):
        done = self.run(home, *arguments, **options)
        assert done.returncode == 0 and not done.stderr, done
        return done.stdout

    def fail(self, home, *arguments, **options):
        done = self.run(home, *arguments, **options)
        assert done.returncode == 1 and not done.stdout, done
        assert done.stderr.strip(), "there is no word about it"
        assert "CRITICAL" not in done.stderr and "WARNING" not in done.stderr, done.stderr
        return done.stderr

    def add_second(self, home, **members):
        folder = home.data / "trails"
        folder.mkdir(parents=True)
        (folder / "second.json").write_text(json.dumps(SECOND | members), encoding="utf-8")

    def help(self):
        text = self.succeed(Home(), "--help")
        for option in (
            "--list", "--trails", "--import=FILE", "--export=FILE", "--portfolio=FILE",
            "--trail=ID", "--address=ADDRESS", "--take-done", "--name=NAME", "--notes",
        ):  # fmt: skip
            assert option in text, text

    def trails(self):
        home = Home()
        self.add_second(home)
        lines = self.succeed(home, "--trails").splitlines()
        assert any(line.startswith(f"{TRAIL_ID}  ") for line in lines), lines
        # Nothing in a title controls the terminal.
        assert "second  A Second [31mTrail" in lines, lines

    def list_other(self):
        home = Home()
        self.add_second(home)
        text = self.succeed(home, "--list", "--trail", "second")
        assert text.startswith("A Second [31mTrail  0/1\n") and "Servers & clients" in text, text
        # It is the one of the last time, too, when that is what the settings say.
        home.write_settings({"current-trail": "'second'"})
        assert self.succeed(home, "--list") == text
        assert "Python 3" in self.succeed(home, "--list", "--trail", TRAIL_ID)

    def export_markdown(self):
        home = Home()
        home.write_progress([DONE])
        before = home.progress_file.read_bytes()
        path = home.root / "guide.md"
        assert self.succeed(home, "--export", path) == ""
        text = path.read_text(encoding="utf-8")
        trail = desktop.load_trail(LOCALE)
        assert text.startswith("<!-- studytrail-guide 1"), text
        for number, stage in enumerate(trail["stages"], 1):
            assert f"\n## {number}. {stage['title']}\n" in text, text
            for topic in stage["topics"]:
                assert f"\n### {topic['title']}" in text, text
        assert "- [x] Lists\n" in text and "- [ ] Dictionaries\n" in text, text
        assert home.progress_file.read_bytes() == before

    def export_json(self):
        home = Home()
        path = home.root / "GUIDE.JSON"
        self.succeed(home, "--export", path, "--trail", TRAIL_ID)
        written = json.loads(path.read_text(encoding="utf-8"))
        assert written == desktop.load_trail(LOCALE)

    def export_to_output(self):
        home = Home()
        self.add_second(home)
        text = self.succeed(home, "--export", "-", "--trail", "second")
        assert text == (
            "<!-- studytrail-guide 1 -->\n\n# A Second \\[31mTrail\n\n## 1. One\n\n### Web\n\n- [ ] Servers & clients\n"
        ), text

    def export_over(self):
        home = Home()
        path = home.root / "guide.md"
        path.write_text("before", encoding="utf-8")
        self.succeed(home, "--export", path)
        assert path.read_text(encoding="utf-8").startswith("<!-- studytrail-guide 1")
        # Others may read it, as any new file.
        fresh = home.root / "fresh.md"
        self.succeed(home, "--export", fresh)
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE(fresh.stat().st_mode) == 0o666 & ~mask, oct(fresh.stat().st_mode)

        # Through a link to where it leads.
        link = home.root / "link.md"
        link.symlink_to(path)
        self.succeed(home, "--export", link)
        assert link.is_symlink()

        folder = home.root / "folder.md"
        folder.mkdir()
        assert "folder.md" in self.fail(home, "--export", folder)
        missing = home.root / "missing" / "guide.md"
        assert "guide.md" in self.fail(home, "--export", missing)
        assert not missing.parent.exists()

        # What cannot be read leads to nothing that would take the place of a file.
        home.write_progress([])
        home.progress_file.write_text("{", encoding="utf-8")
        path.write_text("kept", encoding="utf-8")
        self.fail(home, "--export", path)
        assert path.read_text(encoding="utf-8") == "kept"

    def export_unknown(self):
        home = Home()
        for name in ("guide.txt", "guide", "guide.md.txt"):
            path = home.root / name
            assert name in self.fail(home, "--export", path)
            assert not path.exists()

    def export_newer(self):
        home = Home()
        self.add_second(home, version=2)
        assert "newer version" in self.fail(home, "--export", home.root / "guide.json", "--trail", "second")
        assert not (home.root / "guide.json").exists()
        assert "Servers" in self.succeed(home, "--list", "--trail", "second")

    def portfolio(self):
        home = Home()
        home.write_progress([DONE, NOTE])
        path = home.root / "README.md"
        self.succeed(home, "--portfolio", path)
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Python Backend Career\n"), text
        assert "- **Python 3** (1 of 10) — *14 Nov 2025*" in text, text
        assert "A \\*note" not in text and "## Notes" not in text, text
        # One who did nothing yet has a portfolio as well.
        assert "**0%**" in self.succeed(Home(), "--portfolio", "-")

    def portfolio_private(self):
        home = Home()
        home.write_progress([DONE, NOTE])
        text = self.succeed(home, "--portfolio", "-", "--name", "Ana Lima", "--notes")
        assert "\n**Ana Lima**\n" in text and "\n## Notes\n\n### Python 3\n\nA \\*note\\* of mine\n" in text, text
        home.write_settings({"portfolio-name": "'From the window'"})
        assert "\n**From the window**\n" in self.succeed(home, "--portfolio", "-")
        assert "**From" not in self.succeed(home, "--portfolio", "-", "--name", "")

    def portfolio_language(self):
        home = Home()
        home.write_progress([DONE])
        home.write_settings({"content-language": "'pt_BR'"})
        text = self.succeed(home, "--portfolio", "-", locale="en_US")
        assert "\n## O que aprendi\n" in text and "14 de nov. de 2025" in text, text

    def import_guide(self):
        home = Home()
        path = home.root / "a guide.md"
        path.write_text(GUIDE, encoding="utf-8")
        identifier = self.succeed(home, "--import", path).splitlines()[0]
        assert f"{identifier}  Learning to Cook" in self.succeed(home, "--trails").splitlines()
        text = self.succeed(home, "--list", "--trail", identifier)
        for line in ("Learning to Cook  0/3", "1. Basics  0/3", "  [ ] Knives  0/2", "    [ ] Chopping"):
            assert line in text.splitlines(), text
        # The same again is told of, and another trail only when it is asked for.
        done = self.run(home, "--import", path)
        assert (done.returncode, done.stdout) == (2, f"{identifier}\n") and "--anyway" in done.stderr, done
        assert self.succeed(home, "--import", path, "--anyway").splitlines()[0] not in (identifier, TRAIL_ID)

    def import_left_out(self):
        home = Home()
        path = home.root / "guide.md"
        path.write_text(GUIDE + "\n## License\n\nCC BY 4.0 \x1b[31m\n", encoding="utf-8")
        lines = self.succeed(home, "--import", path).splitlines()
        number = GUIDE.count("\n") + 2
        assert any(line.startswith(f"{number}: ## License (") for line in lines), lines
        assert not any("\x1b" in line for line in lines), lines

    def import_done(self):
        home = Home()
        path = home.root / "guide.md"
        path.write_text(GUIDE, encoding="utf-8")
        for arguments, count in ((("--take-done",), "1/3"), (("--anyway",), "0/3")):
            identifier = self.succeed(home, "--import", path, *arguments).splitlines()[0]
            text = self.succeed(home, "--list", "--trail", identifier)
            assert text.startswith(f"Learning to Cook  {count}\n"), text

    def import_address(self):
        home = Home()
        path = home.root / "guide.md"
        path.write_text(GUIDE + "- [Knives](knives.md)\n", encoding="utf-8")
        address = "https://example.org/cooking/README.md"
        for arguments, link in (
            (("--address", address), "https://example.org/cooking/knives.md"),
            (("--anyway",), None),
        ):
            identifier = self.succeed(home, "--import", path, *arguments).splitlines()[0]
            trail = json.loads((home.data / "trails" / f"{identifier}.json").read_text(encoding="utf-8"))
            items = [item for stage in trail["stages"] for topic in stage["topics"] for item in topic["items"]]
            assert [item.get("url") for item in items if item["title"] == "Knives"] == [link], items
            assert [source["url"] for source in trail.get("sources", [])] == [address] * bool(link), trail
        assert "https://" in self.fail(home, "--import", path, "--address", "example.org")
        self.fail(home, "--list", "--address", address)

    def import_input(self):
        home = Home()
        identifier = self.succeed(home, "--import", "-", input=GUIDE).splitlines()[0]
        assert "Chopping" in self.succeed(home, "--list", "--trail", identifier)
        self.fail(home, "--import", "-", input="a\0b")

    def streams_fail(self):
        home = Home()
        path = home.root / "guide.md"
        path.write_text(GUIDE, encoding="utf-8")
        before = self.run(home, "--trails").stdout
        for arguments in (("--list",), ("--trails",), ("--export", "-"), ("--portfolio", "-"), ("--import", path)):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = self.run(home, *arguments, stdout=full)
            assert done.returncode == 1, (arguments, done)
            assert len(done.stderr.splitlines()) == 1, (arguments, done.stderr)
            assert "Input/output" not in done.stderr, (arguments, done.stderr)
        # Nobody was told what the imported trail is called, so there is none, nor in the trash.
        assert self.run(home, "--trails").stdout == before
        self.succeed(home, "--import", path)
        # A folder can be opened, and not be read.
        folder = os.open(home.root, os.O_RDONLY)
        done = self.run(home, "--import", "-", stdin=folder)
        os.close(folder)
        assert done.returncode == 1 and not done.stdout, done
        assert "standard input" in done.stderr, done.stderr

    def import_exported(self):
        home = Home()
        home.write_progress([DONE])
        path = home.root / "guide.md"
        self.succeed(home, "--export", path)
        identifier = self.succeed(home, "--import", path, "--take-done").splitlines()[0]
        assert identifier != TRAIL_ID
        assert self.succeed(home, "--export", "-", "--trail", identifier) == path.read_text(encoding="utf-8")
        before = self.succeed(home, "--list").splitlines()
        assert self.succeed(home, "--list", "--trail", identifier).splitlines() == before

    def import_document(self):
        home = Home()
        path = home.root / "guide.json"
        self.succeed(home, "--export", path)
        identifier = self.succeed(home, "--import", path).splitlines()[0]
        again = home.root / "again.json"
        self.succeed(home, "--export", again, "--trail", identifier)
        documents = [json.loads(file.read_text(encoding="utf-8")) for file in (path, again)]
        for document in documents:
            del document["id"]
        assert documents[0] == documents[1]

    def import_refused(self):
        home = Home()
        home.write_progress([DONE])
        damaged = home.root / "damaged.json"
        damaged.write_text('{"format": "studytrail-trail"', encoding="utf-8")
        for path in (home.root / "missing.md", home.root, damaged, home.progress_file):
            self.fail(home, "--import", path)
        assert len(self.succeed(home, "--trails").splitlines()) == 1

    def damaged(self):
        home = Home()
        home.write_progress([])
        home.progress_file.write_text("{", encoding="utf-8")
        for arguments in (("--export", "-"), ("--portfolio", "-"), ("--list",)):
            self.fail(home, *arguments)
        assert home.progress_file.read_text(encoding="utf-8") == "{"

    def unknown_trail(self):
        home = Home()
        for identifier in ("nobody", "../second", "", "\x1b[31m"):
            for arguments in (("--export", "-"), ("--portfolio", "-"), ("--list",)):
                assert "\x1b" not in self.fail(home, *arguments, "--trail", identifier)

    def mixed(self):
        home = Home()
        for arguments, said in (
            (("--list", "--trails"), "one of these options at a time"),
            (("--list", "--export", "-"), "one of these options at a time"),
            (("--trail", "second"), "--trail can only be used with: --list, --export, --portfolio"),
            (("--trails", "--trail", "second"), "--trail can only be used with"),
            (("--export", "-", "--notes"), "--notes can only be used with: --portfolio"),
            (("--list", "--name", "Ana"), "--name can only be used with"),
            (("--export",), "--export"),
        ):
            assert said in self.fail(home, *arguments), arguments

    def no_display(self):
        done = self.run(Home())
        assert done.returncode == os.EX_UNAVAILABLE and "--help" in done.stderr, done

    def full_output(self):
        home = Home()
        with open("/dev/full", "wb") as full:
            done = self.run(home, "--export", "-", stdout=full)
        assert done.returncode == 1 and done.stderr.strip(), done


def main():
    return desktop.run(Terminal(desktop.prepare("en_US", "pt_BR")).cases())


if __name__ == "__main__":
    sys.exit(main())
