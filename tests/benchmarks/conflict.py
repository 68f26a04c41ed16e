"""How long it takes to name one planted conflict among 200 rules, in solves of the same case.

`python -m tests.benchmarks.conflict` prints the ratios: 75 provinces × 10 project types × 5
years, 199 rules that all hold and one more that cannot. To name it is to name the smallest
set, the least change of each of its cells, and the people each repaired plan reaches. It
is set against the case without that rule: the plan alone, read from the model to the
preferred plan, and `solve` with prices and audit. Seconds are of the process.
"""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Callable
from typing import NamedTuple

from allocator import no_plan
from allocator.case import Case, Project, Region, Rule, Settings, Source
from allocator.model.build import build
from allocator.model.optimum import optimise
from allocator.problems import Conflict, NoPlan
from allocator.solving import solve

REGIONS, TYPES, YEARS, RULES = 75, 10, 5, 200
#: The promise: named in fewer solves than this.
PROMISED = 10.0


def country(seed: int = 1) -> Case:
    """A case of 199 rules that all hold."""
    dice = random.Random(seed)
    regions = tuple(
        Region(
            f"Province {n:02}",
            eligible=dice.randint(20_000, 200_000),
            area=f"Area {n % 12}",
            spent_last_year=dice.randint(800_000, 3_000_000),
            cost_factor=round(dice.uniform(0.8, 1.4), 2),
            licence_months=dice.choice([0.0, 2.0, 6.0]),
            row=n + 2,
        )
        for n in range(REGIONS)
    )
    projects = tuple(
        Project(
            f"Type {n}",
            cost_per_person=dice.randint(800, 9_000),
            reach=round(dice.uniform(0.1, 0.6), 2),
            women=round(dice.uniform(0.3, 0.8), 2),
            startup_months=dice.choice([0.0, 3.0]),
            years_to_repay=2 if n == 0 else 0,
            row=n + 2,
        )
        for n in range(TYPES)
    )
    total = sum(region.spent_last_year or 0.0 for region in regions)
    kinds = (("State", 0.5, ()), ("Donor", 0.4, ()), ("Zakat", 0.2, ("Type 1", "Type 2")))
    sources = tuple(
        Source(name, (total * part,), yearly_rise=None, projects=types, carry_over=0.1, row=n + 2)
        for n, (name, part, types) in enumerate(kinds)
    )
    sources = tuple(
        dataclasses.replace(s, amounts=tuple((s.amounts[0] or 0) * 1.06**t for t in range(YEARS)))
        for s in sources
    )
    rules = tuple(
        dataclasses.replace(rule, row=row)
        for row, rule in enumerate(_rules(dice, regions), start=2)
    )
    return Case(regions, projects, sources, tuple(range(2027, 2027 + YEARS)), (), rules, Settings())


def _rules(dice: random.Random, regions: tuple[Region, ...]) -> list[Rule]:
    ceilings = [Rule("Growth at most", 0.2, region=r.name, step=50_000.0) for r in regions]
    cuts = [Rule("Cut at most", 0.3, region=r.name) for r in regions[:40]]
    floors = [
        Rule("Spend at least", round(0.4 * (r.spent_last_year or 0.0)), region=r.name, year="2028")
        for r in regions[:40]
    ]
    people = [Rule("People at least", dice.randint(5, 60), region=r.name) for r in regions[40:70]]
    shares = [Rule("Share at most", 0.5, project=f"Type {n}") for n in range(TYPES)]
    women = [Rule("Women at least", 0.35, year=str(2027 + n)) for n in range(4)]
    return [*ceilings, *cuts, *floors, *people, *shares, *women]


class Planted(NamedTuple):
    """Rules that cannot hold, and the cells that are to be named."""

    rules: tuple[Rule, ...]
    cells: set[str]


def planted(case: Case) -> dict[str, Planted]:
    """What is planted, each by itself."""
    row = RULES + 1
    own, next_own = f"Rules!A{row}", f"Rules!A{row + 1}"
    floors = [
        Rule("Spend at least", 4.0 * (region.spent_last_year or 0.0), region=region.name)
        for region in case.regions[:2]
    ]
    first, second = (
        dataclasses.replace(floor, year="2029", row=row + n) for n, floor in enumerate(floors)
    )
    given = sum(source.amounts[1] or 0.0 for source in case.sources)
    everything = Rule("Spend at least", 1.5 * given, year="2028", row=row)
    budget = {f"Budget!A{source.row}" for source in case.sources}
    return {
        "a floor above a ceiling": Planted((first,), {"Rules!A2", own}),
        "a floor above the budget": Planted((everything,), {own, *budget}),
        "two at once": Planted((first, second), {"Rules!A2", "Rules!A3", own, next_own}),
    }


def seconds(work: Callable[[], object]) -> float:
    """Seconds of this process that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def named(case: Case) -> Conflict:
    """The conflict of a case without a plan."""
    try:
        solve(case)
    except NoPlan as none:
        return none.found
    raise AssertionError("the planted conflict was not found")


def main() -> None:
    """Measure, check what is named, print the ratios."""
    case = country()
    assert len(case.rules) == RULES - 1
    plan = seconds(lambda: optimise(build(case)))
    whole = seconds(lambda: solve(case))
    print(f"the plan alone {plan:.2f} s, with prices and audit {whole:.2f} s")
    for name, (rules, cells) in planted(case).items():
        found: list[Conflict] = []
        worse = dataclasses.replace(case, rules=(*case.rules, *rules))
        took = seconds(lambda worse=worse, found=found: found.append(named(worse)))
        told = {quarrel.cell for each in found[0].sets for quarrel in each.members}
        print(f"{name}: {took:.2f} s, {took / plan:.1f} × the plan, {took / whole:.1f} × solve")
        print(f"  {len(told)} cells named; promised: in under {PROMISED:g} × one solve")
        for line in no_plan.told(found[0]):
            print(f"    {line}")
        assert told == cells, (told, cells)


if __name__ == "__main__":
    main()
