#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window out of which a file or a text is dragged, as out of a file manager.

It offers the same on the clipboard.

Usage: drag-source.py file PATH | text TEXT
"""

import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def main():
    kind, value = sys.argv[1:]
    if kind == "file":
        provider = Gdk.ContentProvider.new_for_value(Gdk.FileList.new_from_array([Gio.File.new_for_path(value)]))
    else:
        provider = Gdk.ContentProvider.new_for_value(value)

    Gtk.init()
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY, content=provider)
    label = Gtk.Label(label="Drag me")
    label.add_controller(source)
    window = Gtk.Window(title="Drag source", child=label, default_width=160, default_height=120, decorated=False)
    window.get_clipboard().set_content(provider)
    window.present()

    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
