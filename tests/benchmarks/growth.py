"""How time and memory grow with the country: `python -m tests.benchmarks growth [PLOT.svg]`.

Countries of 12 to 1,503 regions, each in a process of its own: processor seconds of every
stage outside HiGHS, the peak of memory, and the exponent b of a · n^b by least squares on the
logarithms, n the unknowns of the plain model. A stage's constant part flattens the whole fit,
so that the slope between the two largest countries stands beside it. The plot has a line for
each stage and, broken, one that grows as n^1.3, which all together are to stay under.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TypeVar

from allocator.audit import audit
from allocator.model.build import build
from allocator.model.highs import Session
from allocator.solving import solve, unpriced
from allocator.workbook.reading import read
from allocator.workbook.results import write
from tests.benchmarks.country import Shape, write_country
from tests.benchmarks.speed import measured
from tests.benchmarks.steps import Clock

REGIONS = (12, 24, 48, 96, 192, 384, 768, 1_503)
SHAPES = [Shape(regions, 12, 5, 5) for regions in REGIONS]
OUTSIDE = "all outside HiGHS"
STAGES = ("reading", "building", "handing over", "plan from optimum", "audit", "writing", OUTSIDE)
MEMORY = "peak MB"
WORST = 1.3

Answer = TypeVar("Answer")


def stages(path: Path) -> dict[str, float]:
    """Processor seconds of each stage of one country, and HiGHS's own."""
    taken: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Answer]) -> Answer:
        started = time.process_time()
        answer = work()
        taken[name] = time.process_time() - started
        return answer

    case = timed("reading", lambda: read(path).case)
    model = timed("building", lambda: build(case))
    timed("handing over", lambda: Session(model.problem, model.ledger.cells + 1))
    clock = Clock()
    with clock.watching():
        plan = timed("HiGHS", lambda: solve(case, price=unpriced))
    broken = timed("audit", lambda: audit(plan))
    if broken:
        raise SystemExit("The plan breaks its rules.")
    timed("writing", lambda: write(plan, path.with_name("plan.xlsx")))
    solving = taken["HiGHS"] - clock.inside
    taken["HiGHS"] = clock.inside
    known = sum(taken[name] for name in ("building", "handing over", "audit"))
    taken["plan from optimum"] = max(0.0, solving - known)
    taken[OUTSIDE] = taken["reading"] + solving + taken["writing"]
    return taken


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """B of a · n^b, by least squares on the logarithms."""
    x, y = ([math.log(one) for one in many] for many in (sizes, values))
    middle, height = sum(x) / len(x), sum(y) / len(y)
    slopes = sum((a - middle) * (b - height) for a, b in zip(x, y, strict=True))
    return slopes / sum((a - middle) ** 2 for a in x)


def table(sizes: Sequence[int], taken: dict[str, list[float]]) -> list[str]:
    """A row for each stage: its values, the exponent of all, and that of the last two."""
    lines = ["| unknowns | " + " | ".join(f"{size:,}" for size in sizes) + " | n^ | at the end |"]
    lines.append("|---" * (len(sizes) + 3) + "|")
    for name, values in taken.items():
        shown = " | ".join(
            f"{value:,.0f}" if name == MEMORY else f"{value:.2f}" for value in values
        )
        # A stage too short for the clock counts as its smallest step.
        seen = [max(value, 0.005) for value in values]
        whole, last = exponent(sizes, seen), exponent(sizes[-2:], seen[-2:])
        lines.append(f"| {name} | {shown} | {whole:.2f} | {last:.2f} |")
    return lines


WIDTH, HEIGHT, EDGE, WORDS = 640.0, 420.0, 56.0, 150.0
COLOURS = ("#1b6ca8", "#c05621", "#2f855a", "#805ad5", "#b7791f", "#c53030", "#1a202c")


def plot(sizes: Sequence[int], taken: dict[str, list[float]]) -> str:
    """The stages as an SVG, both axes in powers of ten."""
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    least, most = -2.0, math.ceil(math.log10(max(map(max, taken.values()))))

    def at(size: float, value: float) -> str:
        across = (math.log10(size) - low) / (high - low)
        up = (max(math.log10(max(value, 1e-9)), least) - least) / (most - least)
        x = EDGE + across * (WIDTH - EDGE - WORDS)
        return f"{x:.1f},{HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE):.1f}"

    def word(where: str, text: str, anchor: str = "start", down: float = 4.0) -> str:
        x, y = map(float, where.split(","))
        return f'<text x="{x}" y="{y + down}" text-anchor="{anchor}">{escape(text)}</text>'

    parts = [word(at(sizes[0], 10.0**most), "processor seconds", "start", -14.0)]
    for power in range(int(least), int(most) + 1):
        left, right = at(sizes[0], 10.0**power), at(sizes[-1], 10.0**power)
        parts.append(f'<polyline points="{left} {right}" stroke="#ddd"/>')
        parts.append(word(left, f"{10.0**power:g} ", "end"))
    parts += [word(at(size, 0.01), f"{size:,}", "middle", 18.0) for size in sizes[::2]]
    parts.append(word(at(sizes[0], 0.01), "unknowns of the plain model", "start", 40.0))
    for (name, values), colour in zip(taken.items(), COLOURS, strict=False):
        points = " ".join(at(*pair) for pair in zip(sizes, values, strict=True))
        thick = 3 if name == OUTSIDE else 1.5
        line = f'stroke="{colour}" stroke-width="{thick}"'
        parts.append(f'<polyline points="{points}" fill="none" {line}/>')
        parts.append(word(at(sizes[-1], values[-1]), f" {name}"))
    first = taken[OUTSIDE][0]
    worst = [at(size, first * (size / sizes[0]) ** WORST) for size in (sizes[0], sizes[-1])]
    parts.append(f'<polyline points="{" ".join(worst)}" stroke="#888" stroke-dasharray="5 4"/>')
    parts.append(word(worst[1], f" n^{WORST}"))
    size = f'width="{WIDTH:.0f}" height="{HEIGHT:.0f}"'
    style = 'font-family="sans-serif" font-size="11"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>' + "".join(parts) + "</svg>\n"


def main() -> None:
    """Every country in a process of its own; then the table and the plot."""
    arguments = sys.argv[2:]
    if arguments[:1] == ["one"]:
        started = time.process_time()
        found = stages(Path(arguments[1]))
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
        print(json.dumps({"seconds": time.process_time() - started, "peak": peak, **found}))
        return
    taken: dict[str, list[float]] = {name: [] for name in (*STAGES, "HiGHS", MEMORY)}
    for shape in SHAPES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "country.xlsx"
            write_country(path, shape)
            one = measured(["tests.benchmarks", "growth", "one", str(path)])
        if one is None:
            raise SystemExit(f"{shape} did not end.")
        for name, values in taken.items():
            values.append(one.peak if name == MEMORY else one.found[name])
        print(f"{shape}: {one.found[OUTSIDE]:.1f} s outside HiGHS", flush=True)
    sizes = [shape.unknowns for shape in SHAPES]
    print("\n".join(table(sizes, taken)))
    place = Path(arguments[0] if arguments else "growth.svg")
    place.write_text(plot(sizes, {name: taken[name] for name in STAGES}), encoding="utf-8")
    print(f"Written: {place}")


if __name__ == "__main__":
    main()
