"""The program against itself and against the plain model: `python -m tests.benchmarks speed`.

For each shape of country, every step runs in a process of its own. Seconds are of the
processor, beyond imports for the program's own steps and all of them for the plain models,
whose libraries are a part of what a user waits for. Ratios are to HiGHS's defaults on the
compact matrix, measured in the same sitting: trust these, not seconds.

`python -m tests.benchmarks speed regions provinces` takes those shapes only, `limit=600` stops
whatever needs more processor seconds than that (usually LIMIT) and says so, and `steps=plan,first`
takes some of the steps.
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.country import SHAPES, Shape, write_country

ROOT = Path(__file__).resolve().parents[2]
#: Processor seconds after which a process is stopped.
LIMIT = 1_800

OWN = {
    "whole": "(a) solve, from file to file",
    "plan": "    the same without prices and recommendations",
    "reading": "(b) reading",
    "building": "(c) building and handing over",
    "defaults": "(d) HiGHS, defaults, on that matrix",
    "interior": "    HiGHS, interior point",
    "first": "    HiGHS, as the program runs it",
    "writing": "(e) writing",
}
PLAIN = {"linopy": "(f) plain model, linopy + HiGHS", "pulp": "(g) plain model, PuLP + CBC"}
STEPS = {**OWN, **PLAIN}


class Asked(NamedTuple):
    """What to measure: shapes and steps by their names, and the processor seconds of each."""

    shapes: list[str]
    steps: list[str]
    limit: int

    @classmethod
    def of(cls, words: list[str]) -> Asked:
        """From the words behind the benchmark's name."""
        settings = dict(word.split("=", 1) for word in words if "=" in word)
        steps = settings.get("steps", ",".join(STEPS)).split(",")
        shapes = [word for word in words if "=" not in word]
        return cls(shapes or list(SHAPES), steps, int(settings.get("limit", LIMIT)))


class Taken(NamedTuple):
    """What a process took: processor seconds, megabytes at its peak, people it found."""

    seconds: float
    peak: float
    found: dict[str, float]


def measured(arguments: list[str], limit: int = LIMIT) -> Taken | None:
    """A module run in a process of its own; None where it was stopped or failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    last = done.stdout.strip().splitlines()[-1]
    if last.startswith("{"):
        found = json.loads(last)
        return Taken(found.pop("seconds"), found.pop("peak"), found)
    _, people, peak = last.split()
    return Taken(seconds, float(peak), {"value": float(people)})


def table(shape: Shape, folder: Path, asked: Asked) -> list[str]:
    """One shape: a line for each step, its seconds, its ratio and its memory."""
    path = folder / "country.xlsx"
    write_country(path, shape)
    taken: dict[str, Taken | None] = {}
    for step in asked.steps:
        if step in OWN:
            taken[step] = measured(["tests.benchmarks.steps", step, str(path)], asked.limit)
        elif step != "linopy" or importlib.util.find_spec("linopy"):
            taken[step] = measured(["tests.benchmarks.plain", step, str(path)], asked.limit)
    base = taken.get("defaults")
    told = [f"{shape}: {shape.unknowns:,} unknowns in the plain model"]
    told.append("| step | seconds | ratio to (d) | peak MB |\n|---|---|---|---|")
    for step, words in STEPS.items():
        if step in taken:
            told.append(_row(words, taken[step], base, asked.limit))
    plan = taken.get("plan")
    if plan and base:
        outside = plan.seconds - plan.found["inside"]
        told.append(f"| everything but HiGHS | {outside:.2f} | {outside / base.seconds:.2f} | |")
    told.append(_agreement(taken))
    first = taken.get("first")
    if first:
        helps, gap = first.found["helps"], first.found["gap"]
        told.append(f"Priced again: a unit of nothing gains more than {helps:.1e}; gap {gap:.1e}")
    return told


def _row(words: str, taken: Taken | None, base: Taken | None, limit: int) -> str:
    if taken is None:
        return f"| {words} | not finished after {limit:,} | | |"
    ratio = f"{taken.seconds / base.seconds:.2f}" if base else ""
    return f"| {words} | {taken.seconds:.2f} | {ratio} | {taken.peak:.0f} |"


def _agreement(taken: dict[str, Taken | None]) -> str:
    """How far apart the optima of the models are: they are to be the same one."""
    values = [
        t.found["value"] for n, t in taken.items() if t and "value" in t.found and n != "reading"
    ]
    apart = (max(values) - min(values)) / max(1.0, max(values)) if values else 0.0
    return f"\nLargest difference between the optima of these: {apart:.1e}"


def main() -> None:
    """Every shape named, or all."""
    asked = Asked.of(sys.argv[2:])
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"{os.cpu_count()} cores, {memory:.0f} GiB of memory\n")
    for name in asked.shapes:
        with tempfile.TemporaryDirectory() as folder:
            print("\n".join(table(SHAPES[name], Path(folder), asked)), flush=True)
        print()


if __name__ == "__main__":
    main()
