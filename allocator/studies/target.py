"""The target: the least money that reaches so many people under all rules, and its path.

What each source gives in each year is an unknown: it may be anything where the workbook's
amount is more than nothing, and stays nothing where it is nothing. All rules hold, those
on the growth of a source and the total among them; earmarks, own costs, follow-up, carry
over and repayments are as in the workbook. A ladder (`Yearly rise`) keeps its steps: its
first year moves, the blank years climb from there. An envelope (`Total`) may grow or
shrink, and the plan decides how much of it is called up each year; what is called up counts.

    least Σ amounts   so that   people reached ≥ N

The amounts found are rounded up to hundredths, so that they can be typed; the plan is that
of the workbook with these amounts and one rule more, `People at least` N, solved anew.
Other ways of giving (`paths`) stand beside it: from the workbook's own amounts on, all
amounts in step, one source alone.
"""

from __future__ import annotations

import dataclasses
import math
from typing import NamedTuple

from allocator.case import Case, Rule
from allocator.language import _
from allocator.names import normal
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.studies.beyond import GAIN, Beyond, beyond
from allocator.studies.live import counting_people
from allocator.studies.paths import Path, Seeker, Way
from allocator.studies.trial import Progress, Solve, Trial, attempt

Json = dict[str, object]

#: Amounts are rounded up to parts of one of the currency; less than this part is rounding.
PARTS, ROUNDING = 100.0, 1e-4


class Target(NamedTuple):
    """So many people, and what it takes.

    present: the workbook's own plan. before: its amounts by source and year (an envelope's
    blank years: what its plan calls up); None where it has no plan. ways: the first is the
    least money. plan: with that money, proven and audited.
    """

    case: Case
    people: float
    present: Trial
    before: Path | None
    ways: tuple[Way, ...]
    plan: Plan

    @property
    def path(self) -> Path:
        """What each source gives in each year: the least money in all."""
        path = self.ways[0].path
        assert path is not None
        return path

    @property
    def money(self) -> float:
        """The least money."""
        return sum(sum(amounts) for amounts in self.path)

    @property
    def enough(self) -> bool:
        """Whether the workbook's own money reaches so many already."""
        return _enough(self.present, self.people)

    @property
    def money_before(self) -> float | None:
        """What the workbook gives."""
        return None if self.before is None else sum(sum(amounts) for amounts in self.before)


def seek(case: Case, people: float, solve: Solve, progress: Progress) -> Target | Beyond:
    """The least money that reaches so many people, or why no money does.

    Raises what `solve` raises; NoPlan only where the rules have no plan with any amounts.
    """
    asked = counting_people(case)
    progress(_("The workbook as it is"))
    present = attempt(asked, solve)
    progress(_("The most that any money could reach"))
    seeker = Seeker(asked)
    most = seeker.most()
    if most is None:
        assert present.conflict is not None
        raise NoPlan(present.conflict)
    if people > most * (1.0 + GAIN):
        progress(_("What holds the others back"))
        return beyond(seeker.live, people, most)
    seeker.demand(min(people, most))
    ways = _ways(seeker, people, present, progress)
    progress(_("The plan with the least money"))
    path = ways[0].path
    assert path is not None
    plan = solve(with_target(case, path, min(people, most)))
    return Target(case, people, present, _before(case, present), ways, plan)


def _ways(seeker: Seeker, people: float, present: Trial, progress: Progress) -> tuple[Way, ...]:
    case = seeker.case
    enough = _enough(present, people)
    progress(_("The least money"))
    ways = [seeker.least()]
    progress(_("From the workbook's amounts on"))
    ways.append(seeker.saved() if enough else seeker.more())
    progress(_("All amounts in step"))
    ways.append(seeker.in_step())
    for place, source in enumerate(case.sources):
        if len(case.sources) > 1 and gives(case, place):
            progress(_("{source} alone", source=source.name))
            ways.append(seeker.in_step(place))
    return tuple(way._replace(path=way.path and _typed(way.path)) for way in ways)


def _enough(present: Trial, people: float) -> bool:
    return present.plan is not None and present.plan.people >= people


def gives(case: Case, source: int) -> bool:
    """Whether a source gives anything that could move."""
    found = case.sources[source]
    return bool(found.total) or any(found.ladder())


def _typed(path: Path) -> Path:
    """The amounts rounded up to hundredths: more money never breaks a rule."""
    return tuple(tuple(_up(amount) for amount in amounts) for amounts in path)


def _up(amount: float) -> float:
    parts = amount * PARTS
    nearest = round(parts)
    close = abs(parts - nearest) <= max(ROUNDING, 1e-11 * parts)
    return (nearest if close else math.ceil(parts)) / PARTS


def with_path(case: Case, path: Path) -> Case:
    """The case with these amounts typed in, in place of ladders and totals."""
    sources = tuple(
        dataclasses.replace(source, amounts=amounts, yearly_rise=None, total=None)
        for source, amounts in zip(case.sources, path, strict=True)
    )
    return dataclasses.replace(case, sources=sources, scenarios=())


def with_target(case: Case, path: Path, people: float) -> Case:
    """The case with these amounts and the rule that so many people are reached."""
    rule = Rule("People at least", people, year="all", note=_("the target"))
    given = with_path(case, path)
    return dataclasses.replace(given, rules=(*given.rules, rule))


def _before(case: Case, present: Trial) -> Path | None:
    """What the workbook's own plan is given, in the workbook's order of sources."""
    if present.plan is None:
        return None
    amounts = {(normal(row.source), row.year): row.amount for row in present.plan.sources}
    return tuple(
        tuple(amounts[normal(source.name), year] for year in case.years) for source in case.sources
    )


# JSON


def target_json(found: Target) -> Json:
    """The target for other programs."""
    present = found.present.plan
    return {
        "status": found.plan.status,
        "people": found.people,
        "reached": found.plan.people,
        "money": found.money,
        "workbook": {
            "people": present.people if present else None,
            "money": found.money_before,
        },
        "years": list(found.case.years),
        "sources": [
            {
                "source": source.name,
                "amounts": list(found.path[place]),
                "workbook": list(found.before[place]) if found.before else None,
            }
            for place, source in enumerate(found.case.sources)
        ],
        "ways": [
            {
                "way": way.kind,
                "source": way.source,
                "money": way.money(),
                "factor": way.factor,
                "amounts": [list(amounts) for amounts in way.path] if way.path else None,
            }
            for way in found.ways
        ],
    }
