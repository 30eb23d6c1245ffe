# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncthing, the file synchroniser, two of it, that see nothing but each other.

Both listen on 127.0.0.1 alone, and everything by which Syncthing looks for
others, or tells others of itself, is off.
"""

import atexit
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request

from desktop import until

FOLDER_ID = "study"
KEY = "study-trail-test"

CONFIG = """<configuration version="37">
  <folder id="{folder_id}" label="" path="{folder}" type="sendreceive" rescanIntervalS="60"
          fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true">
    <device id="{ids[0]}" introducedBy=""/>
    <device id="{ids[1]}" introducedBy=""/>
    <maxConflicts>10</maxConflicts>
  </folder>
  <device id="{ids[0]}" name="a" compression="metadata">
    <address>tcp://127.0.0.1:{ports[0]}</address>
    <paused>{paused[0]}</paused>
  </device>
  <device id="{ids[1]}" name="b" compression="metadata">
    <address>tcp://127.0.0.1:{ports[1]}</address>
    <paused>{paused[1]}</paused>
  </device>
  <gui enabled="true" tls="false" debugging="false">
    <address>127.0.0.1:{api_port}</address>
    <apikey>{key}</apikey>
  </gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <announceLANAddresses>false</announceLANAddresses>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <urAccepted>-1</urAccepted>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <setLowPriority>false</setLowPriority>
  </options>
</configuration>
"""


def find_program():
    """The path of the program, or None."""
    return shutil.which(os.environ.get("STUDY_SYNCTHING") or "syncthing")


def _free_ports(count):
    """Ports that nobody listens on, of this machine alone."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Syncthing:
    """One of the two, which begins without the other."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self._scratch = tempfile.TemporaryDirectory()  # pylint: disable=consider-using-with
        self.home = pathlib.Path(self._scratch.name)
        self.environment = {
            "HOME": str(self.home), "PATH": os.environ["PATH"], "STNOUPGRADE": "1", "GOMAXPROCS": "1", "TZ": "UTC",
        }  # fmt: skip
        self.process = None
        self.api_port = None
        self.other = None
        made = subprocess.run(
            [find_program(), "generate", f"--home={self.home}", "--no-default-folder", "--skip-port-probing"],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stdout
        config = (self.home / "config.xml").read_text(encoding="utf-8")
        self.id = re.search(r'<device id="([0-9A-Z-]{63})"', config)[1]

    def start(self, number, ids, ports, api_port):
        self.other = ids[1 - number]
        self.api_port = api_port
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.home / "config.xml").write_text(
            CONFIG.format(
                folder_id=FOLDER_ID, folder=self.folder, ids=ids, ports=ports, port=ports[number], key=KEY,
                api_port=api_port, paused=[str(other != number).lower() for other in range(2)],
            ),
            encoding="utf-8",
        )  # fmt: skip
        # pylint: disable=consider-using-with
        with open(self.home / "log", "wb") as log:
            self.process = subprocess.Popen(
                [find_program(), "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"],
                env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        atexit.register(self.stop)
        until(self._answers, "Syncthing to answer")
        until(lambda: self.get("db/status", folder=FOLDER_ID)["state"] == "idle", "Syncthing to have looked")

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    @property
    def log(self):
        return (self.home / "log").read_text(encoding="utf-8", errors="replace")

    def _answers(self):
        assert self.process.poll() is None, self.log
        try:
            return self.get("system/ping")
        except (urllib.error.URLError, ConnectionError):
            return None

    def _call(self, method, path, arguments):
        query = "&".join(f"{key}={value}" for key, value in arguments.items())
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.api_port}/rest/{path}?{query}", method=method, headers={"X-API-Key": KEY}
        )
        # Whatever the environment says: nothing goes over a proxy.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=20) as answer:
            body = answer.read()
        return json.loads(body) if body.strip() else None

    def get(self, path, **arguments):
        return self._call("GET", path, arguments)

    def post(self, path, **arguments):
        return self._call("POST", path, arguments)

    def is_connected(self):
        return self.get("system/connections")["connections"].get(self.other, {}).get("connected", False)


class Pair:
    """Two Syncthings, each with a folder of its own, that begin apart."""

    def __init__(self, folders):
        self.both = [Syncthing(folder) for folder in folders]
        numbers = _free_ports(4)
        for number, each in enumerate(self.both):
            each.start(number, [one.id for one in self.both], numbers[:2], numbers[2 + number])

    def connect(self):
        for each in self.both:
            each.post("system/resume", device=each.other)
        until(lambda: all(each.is_connected() for each in self.both), "the two to be connected")

    def disconnect(self):
        for each in self.both:
            each.post("system/pause", device=each.other)
        until(lambda: not any(each.is_connected() for each in self.both), "the two to be apart")

    def scan(self):
        """Has both look now, rather than when they are told of changes."""
        for each in self.both:
            each.post("db/scan", folder=FOLDER_ID)

    def stop(self):
        for each in self.both:
            each.stop()
