#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how long Study Trail takes from its start to its first painted
frame, and its memory one second later, beside an empty window.

Usage: bench-start.py [--runs N] FIRST_FRAME_LIBRARY EMPTY_PROGRAM PROGRAM

Wants a display and a session bus; the two programs take turns.
"""

import argparse
import os
import select
import statistics
import subprocess
import sys
import time

TIMEOUT = 30
SETTLE = 1.0
# The aims that a release is held to, see the design.
AIM_RATIO = 1.25
AIM_MEMORY = 10.0


def read_memory(pid):
    """The proportional and the private memory of a process, in MiB."""
    pss = private = 0
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        for line in rollup:
            name, _, value = line.partition(":")
            if name == "Pss":
                pss = int(value.split()[0])
            elif name in ("Private_Clean", "Private_Dirty"):
                private += int(value.split()[0])
    return pss / 1024, private / 1024


def wait_for_frame(process, deadline):
    """The moment of the first frame, by the monotonic clock in seconds."""
    pending = b""
    while True:
        ready, _, _ = select.select([process.stderr], [], [], deadline - time.monotonic())
        if not ready:
            raise RuntimeError(f"{process.args[0]} painted nothing in {TIMEOUT} seconds")
        data = os.read(process.stderr.fileno(), 4096)
        if not data:
            raise RuntimeError(f"{process.args[0]} ended before it painted anything:\n{pending.decode()}")
        pending += data
        for line in pending.splitlines(keepends=True):
            if line.startswith(b"first-frame ") and line.endswith(b"\n"):
                return int(line.split()[1]) / 1e6


def start_once(program, library):
    """Starts a program; returns milliseconds to its first frame, PSS and private MiB."""
    environment = dict(os.environ, LD_PRELOAD=library)
    begin = time.monotonic()
    with subprocess.Popen([program], env=environment, stderr=subprocess.PIPE) as process:
        try:
            frame = wait_for_frame(process, begin + TIMEOUT)
            time.sleep(SETTLE)
            memory = read_memory(process.pid)
        finally:
            process.terminate()
            # What it says on its way out must not fill the pipe.
            process.communicate(timeout=TIMEOUT)
    return ((frame - begin) * 1000, *memory)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("library")
    parser.add_argument("empty")
    parser.add_argument("program")
    arguments = parser.parse_args()

    programs = {"empty window": arguments.empty, "Study Trail": arguments.program}
    figures = {name: [] for name in programs}
    # The first turn fills the caches and is not counted.
    for turn in range(arguments.runs + 1):
        for name, program in programs.items():
            figure = start_once(program, os.path.abspath(arguments.library))
            if turn > 0:
                figures[name].append(figure)

    medians = {}
    for name, values in figures.items():
        columns = list(zip(*values))
        medians[name] = [statistics.median(column) for column in columns]
        print(
            f"{name:>12}: first frame {medians[name][0]:.0f} ms"
            f" ({min(columns[0]):.0f} to {max(columns[0]):.0f}),"
            f" memory {medians[name][1]:.1f} MiB PSS, {medians[name][2]:.1f} MiB private"
        )
    ours, empty = medians["Study Trail"], medians["empty window"]
    ratio, pss, private = ours[0] / empty[0], ours[1] - empty[1], ours[2] - empty[2]
    print(f"{'ratio':>12}: {ratio:.2f} times (aim: {AIM_RATIO})")
    print(f"{'difference':>12}: {ours[0] - empty[0]:.0f} ms, {pss:.1f} MiB PSS (aim: {AIM_MEMORY:.0f}), {private:.1f} MiB private")
    return 0


if __name__ == "__main__":
    sys.exit(main())
