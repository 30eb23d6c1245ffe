# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop of the end-to-end tests.

A test starts the installed program as a person would, in a home of its own,
reads the window through AT-SPI and acts with real pointer and key events. It
runs under tests/headless, which gives it a display and a session bus; the
window manager is started here. Everything is waited for with a deadline, and
nothing by sleeping for a fixed time.
"""

import atexit
import ctypes
import dataclasses
import fcntl
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

APPLICATION_ID = "org.example.StudyTrail"
TRAIL_ID = "backend-python"
SETTINGS_PATH = "org/example/StudyTrail"
SOURCE_ROOT = pathlib.Path(__file__).resolve().parents[2]

# What loads the machine most is the rest of the test run.
PATIENCE = float(os.environ.get("STUDY_PATIENCE", 30))

Role = Atspi.Role
State = Atspi.StateType


# TAP


class Skip(Exception):
    """Raised by a case that cannot be run here; the text says why."""


def selected(cases):
    """All cases, or those that STUDY_CASES names a part of, for work on them."""
    wanted = os.environ.get("STUDY_CASES", "")
    return [case for case in cases if wanted in case[0]]


def run(cases, *, story=False):
    """Runs (name, function) pairs and prints TAP; returns the exit status.

    In a story each case begins where the one before it ended, so that the
    first failure fails the rest. Else a failure ends the program, so that the
    next case begins with a new one.
    """
    cases = selected(cases)
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, (name, function) in enumerate(cases, 1):
        line = f"ok {number} - {name}"
        try:
            if story and failed:
                line = f"not {line} # a case before it failed"
            else:
                function()
        except Skip as reason:
            line += f" # SKIP {reason}"
        except Exception as error:
            failed += 1
            line = f"not {line}"
            # Of a long log the end is kept: what went wrong comes last.
            screen = describe_screen(name) if Program.running else []
            for line in "\n".join([*screen, traceback.format_exc()]).splitlines():
                print(f"# {line}")
            while Program.running:
                Program.running[0].kill()
        print(line, flush=True)
    return 1 if failed else 0


def describe_screen(name):
    """What a failed test leaves for the log: the windows in text, and a picture."""
    path = pictures() / "failed" / f"{re.sub(r'[^0-9A-Za-z]+', '-', name)[:60]}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-silent", "-window", "root", str(path)], check=False)
    lines = [f"see {path}"]
    for program in Program.running:
        if program.process.poll() is None:
            lines += program.dump()
    return lines


def until(function, what, seconds=PATIENCE):
    """Waits for function() to be true and returns what it returned.

    A widget may go away while it is looked at: that is no failure. Of the time
    between two looks a second counts at most, since a virtual machine may stand
    still for longer while its clock goes on.
    """
    waited, looked = 0.0, time.monotonic()
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            if result := function():
                return result
        except GLib.Error:
            pass
        now = time.monotonic()
        waited, looked = waited + min(now - looked, 1.0), now
        if waited > seconds:
            raise AssertionError(f"waited {seconds:.0f} s for {what}")
        time.sleep(0.02)


# The program and its surroundings


def pictures():
    return pathlib.Path(os.environ.get("STUDY_PICTURES") or build_root() / "pictures")


def build_root():
    return pathlib.Path(os.environ["STUDY_BUILD_ROOT"])


def _meson(*arguments, **options):
    command = ["meson", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}")
    return done.stdout


def install():
    """Installs the program and returns the prefix.

    Translations and settings are looked for where the program was configured
    to be, so that it cannot be moved after the build. Where the prefix lies in
    the build folder, the build is installed there; anywhere else belongs to
    the user who builds, and the program is built a second time.
    """
    environment = {key: value for key, value in os.environ.items() if key != "DESTDIR"}
    root = build_root()
    with open(root / ".e2e-lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        options = {
            option["name"]: option["value"]
            for option in json.loads((root / "meson-info" / "intro-buildoptions.json").read_text())
        }
        prefix = pathlib.Path(options["prefix"])
        if not prefix.is_relative_to(root):
            own = root / "e2e"
            prefix = own / "install"
            if not (own / "build.ninja").exists():
                kept = ("buildtype", "b_sanitize", "werror", "c_args", "c_link_args")
                _meson(
                    "setup", own, SOURCE_ROOT, f"--prefix={prefix}", "-Dtests=false",
                    *(f"-D{name}={_option(options[name])}" for name in kept if options.get(name)),
                    env=environment,
                )  # fmt: skip
            root = own
        _meson("install", "-C", root, "--only-changed", env=environment)
    return prefix


def _option(value):
    return ",".join(value) if isinstance(value, list) else str(value).lower()


def make_locales(names):
    """Returns the environment in which the locales exist.

    C.UTF-8 would not do: with it, LANGUAGE is ignored.
    """
    known = subprocess.run(["locale", "-a"], stdout=subprocess.PIPE, text=True, check=True).stdout.lower().split()
    if all(f"{name}.utf8".lower() in known for name in names):
        return {}

    if not shutil.which("localedef"):
        raise Skip("there is no localedef to make locales with")
    folder = build_root() / "locales"
    folder.mkdir(exist_ok=True)
    with open(folder / ".lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name in names:
            if not (folder / f"{name}.UTF-8").is_dir():
                made = subprocess.run(
                    ["localedef", "-i", name, "-f", "UTF-8", "--no-archive", str(folder / f"{name}.UTF-8")],
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                )  # fmt: skip
                if not (folder / f"{name}.UTF-8").is_dir():
                    raise Skip(f"localedef cannot make {name}: {made.stdout.strip()}")
    return {"LOCPATH": str(folder)}


def start_window_manager():
    """Starts openbox, which gives windows the focus as desktops do."""
    # pylint: disable=consider-using-with
    process = subprocess.Popen(
        ["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    atexit.register(_end, process)
    until(lambda: xdotool("get_num_desktops"), "the window manager")


def _end(process):
    process.terminate()
    process.wait()


def xdotool(*arguments):
    """Runs xdotool and returns the lines that it printed."""
    return subprocess.run(
        ["xdotool", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
    ).stdout.split("\n")[:-1]


class TextScale:
    """Makes text larger while in use, as a desktop's settings do, by its dots an inch."""

    def __init__(self, factor):
        self._resources = f"Xft.dpi:\t{round(96 * factor)}\n".encode()
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong

    def __enter__(self):
        self._set(self._resources)

    def __exit__(self, *_):
        self._set(b"")

    def _set(self, resources):
        display = ctypes.c_void_p(self._x11.XOpenDisplay(None))
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(display))
        # The predefined atoms RESOURCE_MANAGER and STRING, bytes, in place of what was there.
        manager, string = ctypes.c_ulong(23), ctypes.c_ulong(31)
        self._x11.XChangeProperty(display, root, manager, string, 8, 0, resources, len(resources))
        self._x11.XCloseDisplay(display)


def run_in_terminal(prefix, home, *arguments, locale, **options):
    """Runs the program to its end where there is no display."""
    environment = make_environment(prefix, home, locale)
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY"):
        environment.pop(name, None)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(
        [prefix / "bin" / "studytrail", *arguments], env=environment, text=True, timeout=60, check=False, **streams
    )


class Home:
    """A person's folders, empty at first and gone when the test ends."""

    def __init__(self):
        # pylint: disable=consider-using-with
        self._folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self._folder.name)
        for name in ("home", "data", "config", "state", "cache"):
            (self.root / name).mkdir()
        # GTK complains of much in the compose tables of some locales.
        (self.root / "config" / "gtk-4.0").mkdir()
        compose = self.root / "config" / "gtk-4.0" / "Compose"
        compose.write_text('<Multi_key> <minus> <minus> : "–"\n', encoding="utf-8")
        self.data = self.root / "data" / "studytrail"
        self.progress_file = self.data / "progress" / f"{TRAIL_ID}.json"
        self.write_gtk_settings({})

    def write_gtk_settings(self, settings):
        """Writes what a desktop tells every GTK program."""
        every = {
            "gtk-font-name": "Cantarell 11",
            # A picture is to be the same each time.
            "gtk-enable-animations": 0,
            "gtk-cursor-blink": 0,
        } | settings
        (self.root / "config" / "gtk-4.0" / "settings.ini").write_text(
            "[Settings]\n" + "".join(f"{key}={value}\n" for key, value in every.items()), encoding="utf-8"
        )

    def write_settings(self, settings):
        """Writes settings of the program, in GVariant's text format."""
        folder = self.root / "config" / "glib-2.0" / "settings"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keyfile").write_text(
            f"[{SETTINGS_PATH}]\n" + "".join(f"{key}={value}\n" for key, value in settings.items()), encoding="utf-8"
        )

    def write_progress(self, registers, **members):
        """Writes a progress document of (scope, id, field, value, time) tuples."""
        keys = ("scope", "id", "field", "value", "time")
        document = {
            "format": "studytrail-progress",
            "version": 1,
            "trail": TRAIL_ID,
            "registers": [dict(zip(keys, register)) | {"device": "e2e"} for register in sorted(registers)],
        } | members
        self.progress_file.parent.mkdir(parents=True, exist_ok=True)
        self.progress_file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    def read_progress(self):
        return json.loads(self.progress_file.read_text(encoding="utf-8"))

    def values(self):
        """What is set in the progress document, by (scope, id, field)."""
        if not self.progress_file.is_file():
            return {}
        return {
            (register["scope"], register["id"], register["field"]): register["value"]
            for register in self.read_progress()["registers"]
            if register["value"] is not None
        }

    def wait_for_value(self, scope, identifier, field, value=None):
        """Waits until the file holds a value: this one, or any."""

        def held():
            found = self.values().get((scope, identifier, field))
            return found is not None and (value is None or found == value)

        until(held, f"{field} of {identifier} in the file")
        return self.values()[scope, identifier, field]

    def wait_for_no_value(self, scope, identifier, field):
        until(lambda: (scope, identifier, field) not in self.values(), f"no {field} of {identifier} in the file")


# The window


class Bus:
    """The accessibility bus.

    libatspi asks for each property of each object on its own. All that GTK
    tells of a window comes in one answer here, a few hundred times faster, and
    everything in it is of the same moment.
    """

    ACCESSIBLE = "org.a11y.atspi.Accessible"
    ROOT = "/org/a11y/atspi/accessible/root"

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1
        ).unpack()[0]
        flags = Gio.DBusConnectionFlags
        self._connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
        )

    def call(self, name, path, interface, method, signature="()", *arguments):
        parameters = GLib.Variant(signature, arguments)
        done = self._connection.call_sync(name, path, interface, method, parameters, None, 0, 10000)
        return done.unpack()

    def get(self, name, path, interface, key):
        return self.call(name, path, "org.freedesktop.DBus.Properties", "Get", "(ss)", interface, key)[0]

    def listen(self, event):
        """A list to which the texts of an event of objects are added from now on."""
        heard = []

        def add(_connection, _sender, _path, _interface, _signal, parameters):
            heard.append(parameters.unpack()[3])

        self._connection.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", event, None, None, Gio.DBusSignalFlags.NONE, add
        )
        return heard

    def find_program(self, pid):
        """The name on the bus of the program with a process id, or None."""
        bus = "org.freedesktop.DBus"
        children = self.call("org.a11y.atspi.Registry", self.ROOT, self.ACCESSIBLE, "GetChildren")[0]
        for name, _ in children:
            if self.call(bus, "/org/freedesktop/DBus", bus, "GetConnectionUnixProcessID", "(s)", name)[0] == pid:
                return name
        return None

    def _children(self, name, paths):
        """The paths below each of many objects, asked for all at once."""
        found = {}

        def answer(connection, result, path):
            try:
                found[path] = [child for _, child in connection.call_finish(result).unpack()[0]]
            except GLib.Error:
                found[path] = []  # It went away meanwhile.

        for path in paths:
            self._connection.call(
                name, path, self.ACCESSIBLE, "GetChildren", None, None, 0, 10000, None, answer, path
            )
        while len(found) < len(paths):
            GLib.MainContext.default().iteration(True)
        return found

    def snapshot(self, name):
        """The windows of a program, each with all that is shown in it."""
        nodes, counts = self._items(name)
        tree = self._children(name, [self.ROOT])
        top = level = tree[self.ROOT]
        while level:
            below = self._children(name, [path for path in level if counts.get(path) != 0])
            tree.update(below)
            level = [child for children in below.values() for child in children]
        # GTK tells only of what somebody has asked for, as was done now.
        if any(child not in nodes for children in tree.values() for child in children):
            nodes, _ = self._items(name)
        for path, node in nodes.items():
            node.children = [nodes[child] for child in tree.get(path, ()) if child in nodes]
        return [nodes[path] for path in top if path in nodes]

    def _items(self, name):
        """What there is to tell of each object that GTK has told of, by path.

        It still tells of those that are no longer shown.
        """
        items = self.call(name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]
        nodes = {}
        counts = {}
        for (_, path), _, (_, parent), _, count, _, title, role, description, states in items:
            nodes[path] = Node(self, name, path, parent, Role(role), title, description, _states(states), nodes)
            counts[path] = count
        return nodes, counts


def _states(words):
    bits = words[0] | words[1] << 32
    return {State(number) for number in range(bits.bit_length()) if bits >> number & 1}


@dataclasses.dataclass(eq=False)
class Node:
    """An object of the window, as assistive technologies saw it at one moment."""

    bus: Bus
    owner: str
    path: str
    parent_path: str
    role: Atspi.Role
    name: str
    description: str
    states: set
    nodes: dict
    children: list = ()

    @property
    def parent(self):
        return self.nodes.get(self.parent_path)

    def ancestry(self):
        """This object and all above it, up to the window."""
        node = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def top(self):
        return list(self.ancestry())[-1]

    # These are of now.

    @property
    def extents(self):
        """x, y, width and height, in GTK's window coordinates."""
        component = "org.a11y.atspi.Component"
        return self.bus.call(
            self.owner, self.path, component, "GetExtents", "(u)", int(Atspi.CoordType.WINDOW)
        )[0]

    @property
    def text(self):
        text = "org.a11y.atspi.Text"
        count = self.bus.get(self.owner, self.path, text, "CharacterCount")
        return self.bus.call(self.owner, self.path, text, "GetText", "(ii)", 0, count)[0]

    # These look below the object.

    def walk(self):
        """This object and all below it, from the top."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role=None, name=None, *states):
        """The objects below with a role, a name or pattern of one, and states."""
        return [node for node in self.walk() if node.matches(role, name, *states)]

    def find(self, role=None, name=None, *states):
        """The first of all(), or None."""
        return next((node for node in self.walk() if node.matches(role, name, *states)), None)

    def matches(self, role=None, name=None, *states):
        if role is not None and self.role != role:
            return False
        if isinstance(name, re.Pattern):
            if not name.search(self.name):
                return False
        elif name is not None and self.name != name:
            return False
        return self.states.issuperset(states)

    def describe(self):
        return f"{self.role.value_nick} “{self.name}”"

    def dump(self, depth=0):
        """The tree in text, for the log of a failed test."""
        states = " ".join(sorted(state.value_nick for state in self.states))
        lines = [f"{'  ' * depth}{self.describe()} {states}"]
        for child in self.children:
            lines.extend(child.dump(depth + 1))
        return lines


class Program:
    """A run of the installed program."""

    running = []
    bus = None

    def __init__(self, prefix, home, locale, *arguments, environment=None, window=True):
        self.home = home
        self._log = tempfile.TemporaryFile(mode="w+", encoding="utf-8")  # pylint: disable=consider-using-with
        self.command = [str(prefix / "bin" / "studytrail"), *arguments]
        self.environment = make_environment(prefix, home, locale) | (environment or {})
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(self.command, env=self.environment, stdin=subprocess.DEVNULL, stderr=self._log)
        atexit.register(self.kill)
        Program.running.append(self)
        self.window = None
        self._frame_node = None
        if window:
            self.window = until(self._find_window, "the window")
            Program.bus = Program.bus or Bus()
            self.name = until(self._find_name, "the program on the accessibility bus")
            self.find(Role.FRAME)
            self.wait_for_focus()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind:
            # Afterwards there is nothing left to describe.
            value.add_note("\n".join(describe_screen(str(value))))
        self.kill()
        if not kind:
            self.check_messages()

    def dump(self):
        """The window in text, and what the program wrote, for the log."""
        try:
            return self.root.dump() + self.messages.splitlines()
        except (AttributeError, GLib.Error) as error:
            return [f"the window cannot be read: {error}", *self.messages.splitlines()]


    def _alive(self):
        status = self.process.poll()
        if status is not None:
            raise AssertionError(f"the program ended with status {status}:\n{self.messages}")
        return True

    def _find_window(self):
        self._alive()
        found = xdotool("search", "--onlyvisible", "--pid", self.process.pid)
        return found[0] if found else None

    def _find_name(self):
        self._alive()
        return self.bus.find_program(self.process.pid)

    @property
    def root(self):
        """The frame of the window, with all in it, as it is now."""
        return self.window_of()

    def window_of(self, title=None):
        """A window with all in it, as it is now: the one with a title, or the program's own."""
        for window in self.bus.snapshot(self.name):
            if title in (None, window.name):
                return window
        raise GLib.Error("there is no window")

    @property
    def messages(self):
        """What the program wrote to standard error."""
        self._log.seek(0)
        return self._log.read()

    def check_messages(self):
        """Fails when the program, or GTK in it, complained."""
        complaints = [line for line in self.messages.splitlines() if re.search(r"-(WARNING|CRITICAL|ERROR) \*\*", line)]
        if complaints:
            raise AssertionError("the program complained:\n" + "\n".join(complaints))

    # Looking

    def find(self, role=None, name=None, *states):
        """Waits for an object and returns it."""
        wanted = " ".join([role.value_nick if role else "object", f"“{getattr(name, 'pattern', name)}”"])
        return until(lambda: self._alive() and self.root.find(role, name, *states), f"{wanted} {states or ''}")

    def has(self, role=None, name=None, *states):
        """Whether there is such an object now."""
        return self.root.find(role, name, *states) is not None

    def wait_for_none(self, role=None, name=None, *states):
        until(lambda: not self.has(role, name, *states), f"no {role} “{getattr(name, 'pattern', name)}”")

    def focused(self):
        """The object that has the keyboard, innermost; None for none."""
        found = self.root.all(None, None, State.FOCUSED)
        return found[-1] if found else None

    def wait_for_focus(self):
        until(lambda: self._alive() and self.has(Role.FRAME, None, State.ACTIVE), "the window to have the focus")

    def geometry(self):
        """x, y, width and height of the window in the screen."""
        lines = xdotool("getwindowgeometry", "--shell", self.window)
        found = dict(line.split("=") for line in lines)
        return tuple(int(found[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def _frame(self):
        # Windows are not made anew, and asking for all is slow.
        self._frame_node = self._frame_node or self.root
        return self._frame_node

    def place(self, node):
        """Where an object is in the screen: x, y, width, height.

        GTK counts from the inside of the window's border, and leaves borders
        and paddings on the way out of account (those of a list or a bar are
        less than half a row). The window's own are known: it begins as far
        before its origin as its border is wide.
        """
        origin = self.geometry()
        frame = self._frame().extents
        x, y, width, height = node.extents
        return origin[0] + x - 2 * frame[0], origin[1] + y - 2 * frame[1], width, height

    # Acting

    def click(self, node, x=None):
        """Clicks in the middle of an object, or x pixels from its left edge."""
        self.scroll_to(node)
        left, top, width, height = self._settled(node)
        xdotool("mousemove", round(left + (width / 2 if x is None else x)), round(top + height / 2), "click", 1)

    def _settled(self, node, times=3):
        """The place of an object that is found there so many times in a row."""
        places = []

        def rests():
            places.append(self.place(node))
            return len(places) >= times and len(set(places[-times:])) == 1

        until(rests, "the window to come to rest")
        return places[-1]

    def wait_for_banner(self, text):
        """Waits for a banner that says something, which moves what is clicked at later."""
        banner = self.find(Role.LABEL, text)
        self._settled(banner, times=25)
        return banner

    def scroll_to(self, node):
        """Turns the wheel over the page until the object can be clicked at."""
        pane = self._pane(node)
        if pane is None:
            return

        def in_sight():
            _, top, _, height = self._settled(node)
            left, pane_top, width, pane_height = self.place(pane)
            if top < pane_top:
                button = 4
            elif top + height > pane_top + pane_height:
                button = 5
            else:
                return True
            # Beside the page's contents, where nothing takes the wheel.
            xdotool("mousemove", round(left + width - 12), round(pane_top + pane_height / 2), "click", button)
            until(lambda: self.place(node)[1] != top, "the page to scroll", seconds=5)
            return False

        until(in_sight, f"{node.describe()} to scroll into sight")

    @staticmethod
    def _pane(node):
        """The innermost scrolled area around an object, if there is one."""
        while node is not None and node.role != Role.SCROLL_PANE:
            node = node.parent
        return node

    def key(self, *keys):
        """Presses keys or combinations, such as "ctrl+z"."""
        xdotool("key", "--delay", 20, *keys)

    def activate(self, action, parameter):
        """Activates an action of the application, as scripts do."""
        path = "/" + APPLICATION_ID.replace(".", "/")
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            APPLICATION_ID, path, "org.freedesktop.Application", "ActivateAction",
            GLib.Variant("(sava{sv})", (action, [GLib.Variant("s", parameter)], {})), None, 0, 10000, None
        )  # fmt: skip

    def other_window(self):
        """A window of the program beside its own, such as a file dialog; None for none."""
        windows = xdotool("search", "--onlyvisible", "--pid", self.process.pid)
        return next((window for window in windows if window != self.window), None)

    def close_window(self, window):
        xdotool("windowactivate", window)
        until(lambda: xdotool("getactivewindow") == [window], "the other window to have the keyboard")
        self.key("Escape")
        until(lambda: self.other_window() is None, "the other window to close")
        self.wait_for_focus()

    def type(self, text):
        """Types text of the American keyboard."""
        xdotool("type", "--delay", 10, text)

    def choose_for_trail(self, letter):
        """Chooses from the menu of the trail, by the letter that is underlined."""
        self.key("alt+Home")
        self.click(self.find(Role.TOGGLE_BUTTON, "Trail Menu", State.SHOWING))
        self.find(Role.MENU_ITEM, None, State.SHOWING)
        self.key(letter)
        self.wait_for_none(Role.MENU_ITEM)

    def wait_for_window(self, title):
        """Waits for another window of the program to have the keyboard."""

        def active():
            if xdotool("getactivewindow", "getwindowname") == [title]:
                return True
            # One that comes late may not be given it by itself.
            xdotool("search", "--onlyvisible", "--name", f"^{re.escape(title)}$", "windowactivate")
            return False

        until(active, f"the window “{title}”")

    def save_as(self, title, name, folder):
        """Gives the file dialog a folder for the name that it proposes; returns what is written."""
        self.wait_for_window(title)
        # The name is selected up to its ending; what is typed before it is where the file goes.
        self.key("Home")
        self.type(f"{folder}/")
        self.key("Return")
        until(lambda: xdotool("getactivewindow", "getwindowname") != [title], f"the end of “{title}”")
        path = folder / name
        until(path.is_file, f"the file {name}")
        return path.read_text(encoding="utf-8")

    def size(self):
        """The size of the window without its border."""
        border = -self._frame().extents[0]
        return tuple(length - 2 * border for length in self.geometry()[2:])

    def resize(self, width, height):
        border = -self._frame().extents[0]
        xdotool("windowsize", self.window, width + 2 * border, height + 2 * border)
        until(lambda: self.size() == (width, height), f"a window of {width} by {height}")

    def wait_for_end(self, seconds=15):
        """Waits for the program to end; returns its status."""
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise AssertionError(f"the program did not end within {seconds} s") from error
        return status

    def quit(self, *keys):
        """Ends the program by keyboard, with Ctrl+Q or other keys."""
        self.key(*(keys or ("ctrl+q",)))
        status = self.wait_for_end()
        if status:
            raise AssertionError(f"the program ended with status {status}:\n{self.messages}")
        self.kill()
        self.check_messages()

    def kill(self):
        """Ends the program as a power cut would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        if self in Program.running:
            Program.running.remove(self)

    def picture(self, path):
        """Saves a picture of the window, without its border, once two in a row are the same."""
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nothing is to look different for the pointer being over it.
        xdotool("mousemove", 0, 0)
        last = None

        def rests():
            nonlocal last
            self._alive()
            before, last = last, subprocess.run(
                ["import", "-silent", "-window", self.window, "-strip", "png:-"], stdout=subprocess.PIPE, check=True
            ).stdout
            return before == last

        until(rests, "a picture that does not change")
        path.write_bytes(last)
        border = -self._frame().extents[0]
        subprocess.run(["mogrify", "-shave", f"{border}x{border}", "+repage", str(path)], check=True)


def make_environment(prefix, home, locale):
    """What the program is started with, by a person who has logged in."""
    inherited = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XAUTHORITY", "PATH", "TZ", "LOCPATH",
                 "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")  # fmt: skip
    environment = {key: os.environ[key] for key in inherited if key in os.environ}
    if "ASAN_OPTIONS" in environment:
        # A thread in which GTK 4.18 loads icons leaks a string, and has no symbols by which to suppress
        # that alone. Leaks are found by the core and ui suites, which end every object and widget.
        environment["ASAN_OPTIONS"] += ":detect_leaks=0"
    folders = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return environment | {
        "HOME": str(home.root / "home"),
        "XDG_DATA_HOME": str(home.root / "data"),
        "XDG_CONFIG_HOME": str(home.root / "config"),
        "XDG_STATE_HOME": str(home.root / "state"),
        "XDG_CACHE_HOME": str(home.root / "cache"),
        "XDG_DATA_DIRS": f"{prefix}/share:{folders}",
        "LANG": f"{locale}.UTF-8",
        "LC_ALL": f"{locale}.UTF-8",
        "LANGUAGE": locale,
        "GDK_BACKEND": "x11",
        "GSK_RENDERER": "cairo",
        "GTK_IM_MODULE": "gtk-im-context-simple",
        "ADW_DISABLE_PORTAL": "1",
        # A desktop has a settings service; here they go into a file of the home.
        "GSETTINGS_BACKEND": "keyfile",
    }


def load_trail(locale):
    """The built-in trail in a language."""
    language = locale if locale == "pt_BR" else locale[:2]
    path = SOURCE_ROOT / "data" / "trails" / f"{TRAIL_ID}.{language}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def load_schema(name):
    path = SOURCE_ROOT / "data" / "schemas" / f"{name}.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


def prepare(*locales):
    """Makes ready what every test needs; returns the prefix of the program."""
    for tool in ("openbox", "xdotool"):
        if not shutil.which(tool):
            print(f"1..0 # SKIP there is no {tool}")
            sys.exit(0)
    try:
        os.environ.update(make_locales(locales))
    except Skip as reason:
        print(f"1..0 # SKIP {reason}")
        sys.exit(0)
    start_window_manager()
    return install()
