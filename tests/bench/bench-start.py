#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Study Trail contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how Study Trail starts, beside an empty window in the same run.

Usage: bench-start.py [--quick] [--runs N] [--trails NAME...] [BUILD_DIR]

Builds the program for release first, in BUILD_DIR or build/release. Prints for
each library of trails the instructions to the first painted frame (which are
the same on a busy machine), the time to it, the memory two seconds later, and
what wakes the program in ten idle seconds after that. --quick counts
instructions alone. build-aux/devroot brings Valgrind and a virtual display.
"""

import argparse
import json
import os
import re
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
SCHEMA = SOURCE / "data/org.example.StudyTrail.gschema.xml"
TIMEOUT = 60
SETTLE = 2
IDLE = 10

# What the start is held to, by the library of trails: times as long as the
# empty window, and MiB more than it.
AIMS = {"built-in": (1.15, 8), "30 trails": (1.15, 8), "100,000 items": (2, None)}
N_DONE = 30_000


def build(build_dir):
    if not (build_dir / "build.ninja").exists():
        subprocess.run(["meson", "setup", build_dir, SOURCE, "--buildtype=release"], check=True, stdout=sys.stderr)
    targets = ["studytrail", "bench-empty-window", "first-frame"]
    subprocess.run(["meson", "compile", "-C", build_dir, *targets], check=True, stdout=sys.stderr)


def write_trail(data_dir, trail_id, n_stages, n_topics, n_items):
    stages = [
        {
            "id": f"stage-{i}",
            "title": f"Stage {i}",
            "topics": [
                {
                    "id": f"stage-{i}/topic-{j}",
                    "title": f"Topic {i}.{j}",
                    "items": [
                        {"id": f"stage-{i}/topic-{j}/item-{k}", "kind": "lesson", "title": "Something to understand"}
                        for k in range(n_items)
                    ],
                }
                for j in range(n_topics)
            ],
        }
        for i in range(n_stages)
    ]
    trail = {"format": "studytrail-trail", "version": 1, "id": trail_id, "title": f"Trail {trail_id}", "stages": stages}
    path = data_dir / f"studytrail/trails/{trail_id}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(trail, indent=1))
    return [item["id"] for stage in stages for topic in stage["topics"] for item in topic["items"]]


def write_progress(data_dir, trail_id, items):
    now = time.time_ns() // 1000
    registers = [
        {"scope": "item", "id": item, "field": "done", "value": now, "time": now, "device": "bench"}
        for item in sorted(items)
    ]
    progress = {"format": "studytrail-progress", "version": 1, "trail": trail_id, "registers": registers}
    path = data_dir / f"studytrail/progress/{trail_id}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(progress, indent=1))


def make_library(name, scratch):
    """The environment in which the program finds a library of trails."""
    data_dir, schema_dir = scratch / "data", scratch / "schemas"
    schema_dir.mkdir(parents=True)
    shutil.copy(SCHEMA, schema_dir)
    if name == "30 trails":
        for i in range(30):
            write_trail(data_dir, f"trail-{i}", 10, 10, 5)
    elif name == "100,000 items":
        items = write_trail(data_dir, "large", 100, 50, 20)
        write_progress(data_dir, "large", items[:N_DONE])
        (schema_dir / "bench.gschema.override").write_text("[org.example.StudyTrail]\ncurrent-trail='large'\n")
    subprocess.run(["glib-compile-schemas", schema_dir], check=True)
    return {
        "XDG_DATA_HOME": str(data_dir),
        "GSETTINGS_SCHEMA_DIR": str(schema_dir),
        "GSETTINGS_BACKEND": "memory",
        "LC_ALL": "C.UTF-8",
    }


def count_instructions(program, environment):
    """How many instructions a program takes to its first frame, in millions."""
    valgrind = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program],
        env=dict(environment, FIRST_FRAME_EXIT="1"),
        stderr=subprocess.PIPE,
        text=True,
        timeout=TIMEOUT * 10,
        check=False,
    )
    collected = re.search(r"Collected : (\d+)", valgrind.stderr)
    if valgrind.returncode != 0 or collected is None:
        raise RuntimeError(f"{program} painted nothing under Valgrind:\n{valgrind.stderr}")
    return int(collected[1]) / 1e6


def read_memory(pid):
    """The proportional memory of a process, in MiB."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def read_activity(pid):
    """How often the threads of a process woke, and how long they ran, in seconds."""
    woken = ran = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        woken += int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", (task / "status").read_text(), re.M)[1])
        ran += int((task / "schedstat").read_text().split()[0]) / 1e9
    return woken, ran


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
        painted = re.search(rb"^first-frame (\d+)\n", pending, re.M)
        if painted is not None:
            return int(painted[1]) / 1e6


def start(program, environment, idle=False):
    """Starts a program; returns milliseconds to its first frame, and MiB; or
    what it does while idle."""
    begin = time.monotonic()
    with subprocess.Popen([program], env=environment, stderr=subprocess.PIPE) as process:
        try:
            frame = wait_for_frame(process, begin + TIMEOUT)
            time.sleep(SETTLE)
            if not idle:
                return (frame - begin) * 1000, read_memory(process.pid)
            woken, ran = read_activity(process.pid)
            time.sleep(IDLE)
            woken_later, ran_later = read_activity(process.pid)
            return woken_later - woken, (ran_later - ran) * 1000
        finally:
            process.terminate()
            # What it says on its way out must not fill the pipe.
            process.communicate(timeout=TIMEOUT)


def measure(name, programs, environment, runs, quick):
    # The first start fills the caches and is not counted.
    for program in programs:
        start(program, environment)

    ours, empty = (count_instructions(program, environment) for program in programs)
    print(f"{name}: {ours:.0f} million instructions, {ours - empty:.0f} more than an empty window", flush=True)
    if quick:
        return

    times, memory = [], []
    for _ in range(runs):
        ours, empty = (start(program, environment) for program in programs)
        times.append((ours[0], empty[0]))
        memory.append(ours[1] - empty[1])
    woken, ran = start(programs[0], environment, idle=True)
    aim_ratio, aim_memory = AIMS[name]
    print(
        f"{name}: {statistics.median(pair[0] for pair in times):.0f} ms,"
        f" {statistics.median(pair[0] / pair[1] for pair in times):.2f} times an empty window (aim: {aim_ratio});"
        f" {statistics.median(memory):+.1f} MiB" + (f" (aim: {aim_memory:+})" if aim_memory else "") + ";"
        f" in {IDLE} idle seconds {woken} wake-ups, {ran:.1f} ms",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="count instructions alone")
    parser.add_argument("--runs", type=int, default=10, help="how many pairs of starts to time")
    parser.add_argument("--trails", nargs="+", choices=AIMS, default=list(AIMS), help="which libraries of trails")
    parser.add_argument("build_dir", nargs="?", type=Path, default=SOURCE / "build/release")
    arguments = parser.parse_args()

    if "STUDYTRAIL_BENCH_HEADLESS" not in os.environ:
        build(arguments.build_dir)
        os.environ["STUDYTRAIL_BENCH_HEADLESS"] = "1"
        headless = str(SOURCE / "tests/headless")
        os.execv(headless, [headless, sys.executable, *sys.argv])

    build_dir = arguments.build_dir.resolve()
    programs = [build_dir / "src/studytrail", build_dir / "tests/bench/bench-empty-window"]
    for name in arguments.trails:
        with tempfile.TemporaryDirectory() as scratch:
            environment = dict(
                os.environ,
                **make_library(name, Path(scratch)),
                LD_PRELOAD=str(build_dir / "tests/bench/libfirst-frame.so"),
            )
            measure(name, programs, environment, arguments.runs, arguments.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
