# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the screenshots that the metainfo names. See build-aux/screenshots.

Usage: screenshots.py FOLDER
"""

import pathlib
import sys

import desktop
import sample

LOCALE = "en_US"
WIDE = (1180, 800)


def take(prefix, path, page, size=WIDE, environment=None):
    home = desktop.Home()
    home.write_progress(sample.registers(desktop.load_trail(LOCALE)))
    home.write_settings({
        "selected-pages": f"{{'{desktop.TRAIL_ID}': '{page}'}}",
        # The banner that a topic out of order has is not what there is to show.
        "follow-order": "false",
    })  # fmt: skip
    with desktop.Program(prefix, home, LOCALE, environment=environment) as program:
        program.resize(*size)
        program.picture(path)
        program.quit()
    print(path)


def main():
    folder = pathlib.Path(sys.argv[1])
    prefix = desktop.prepare(LOCALE)
    take(prefix, folder / "overview.png", "")
    take(prefix, folder / "topic.png", sample.DJANGO)
    take(prefix, folder / "narrow.png", sample.DJANGO, (360, 720))
    take(prefix, folder / "dark.png", "", environment={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})


if __name__ == "__main__":
    main()
