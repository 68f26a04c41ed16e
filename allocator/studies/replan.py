"""A plan made anew once years are over: what was planned, what happened, what changes now.

1  the years over stand as they were (`past`), cost per person is learned from them (`evidence`)
2  the old plan is the one the follow-up sheet tells of, else the one the workbook gave
   before anything had happened
3  the new plan is the best for the years to come; the old one goes on at what was learned,
   as close to it as rules and money allow (`kept`); what the change saves is the people between
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from allocator.actual_checks import with_past
from allocator.case import Actual, Case, Year
from allocator.language import _
from allocator.names import normal
from allocator.numerals import plain
from allocator.plan import Plan
from allocator.problems import BadQuestion, Problem
from allocator.studies.evidence import Evidence, learn
from allocator.studies.kept import (
    Kept,
    LineYear,
    LineYearFigures,
    keep,
    keep_to_the_letter,
    line_year,
)
from allocator.studies.trial import Progress, Solve, attempt
from allocator.words import words

Json = dict[str, object]
NOTHING = LineYearFigures(0.0, 0.0)


class LineOverTime(NamedTuple):
    """One line in one year: as planned, if the old plan goes on, and now.

    planned None: there was no old plan. In a year that is over, `goes_on` and `now` are what
    happened.
    """

    region: str
    project: str
    year: Year
    over: bool
    planned: LineYearFigures | None
    goes_on: LineYearFigures
    now: LineYearFigures


class Replan(NamedTuple):
    """A new plan beside the old one.

    case: the question with its past, at the workbook's own costs; plan: the new plan, at the
    costs learned. planned: the old plan's money and people by line and year; from_sheet: whether
    a sheet told it. kept: the old plan gone on with under the rules; letter: whatever they say.
    The three are None where there was no old plan.
    """

    case: Case
    evidence: Evidence
    plan: Plan
    planned: Mapping[LineYear, LineYearFigures] | None
    from_sheet: bool
    kept: Kept | None
    letter: Kept | None

    @property
    def over(self) -> tuple[Year, ...]:
        """The years that are over."""
        return self.case.years[: self.case.past]

    @property
    def saved(self) -> float | None:
        """People the new plan reaches more than the old one gone on with."""
        return None if self.kept is None else self.plan.people - sum(self.kept.people)

    def lines(self) -> list[LineOverTime]:
        """Every line and year that any of the plans has, in the workbook's own order."""
        now = figures_of_lines(self.plan)
        kept = self.kept.by_line if self.kept else {}
        keys = {*now, *kept, *(self.planned or {})}
        found = []
        for region in self.case.regions:
            for project in self.case.projects:
                for place, year in enumerate(self.case.years):
                    key = line_year(region.name, project.name, year)
                    if key in keys:
                        over = place < self.case.past
                        goes_on = now if over or self.kept is None else kept
                        line = LineOverTime(
                            region.name,
                            project.name,
                            year,
                            over,
                            None if self.planned is None else self.planned.get(key, NOTHING),
                            goes_on.get(key, NOTHING),
                            now.get(key, NOTHING),
                        )
                        found.append(line)
        return found


def replan(case: Case, evidence: float, solve: Solve, progress: Progress) -> Replan:
    """Plan the years to come anew. evidence: people, as `evidence.learn` takes them.

    Raises BadQuestion where nothing tells what happened, or no year is left to plan, and what
    `solve` raises.
    """
    past = with_past(case)
    _demand_a_past(past)
    progress(_("The old plan"))
    planned, from_sheet = _planned(past, solve)
    learned = learn(past, evidence)
    progress(_("The new plan"))
    plan = solve(learned.case)
    kept = letter = None
    if planned is not None:
        progress(_("The old plan going on"))
        money = {key: figures.money for key, figures in planned.items()}
        kept, letter = keep(learned.case, money), keep_to_the_letter(learned.case, money)
    return Replan(past, learned, plan, planned, from_sheet, kept, letter)


def _demand_a_past(case: Case) -> None:
    sheet = case.places.sheets.get("Actuals") or case.places.sheets.get("Follow-up")
    sheet = sheet or words("Actuals").say()
    if not case.past:
        says = _("nothing tells what happened.")
        fix = _(
            "Fill in Spent for the years that are over, or name a filled-in plan with --actuals."
        )
        raise BadQuestion([Problem(sheet, "", says, fix)])
    if case.past == len(case.years):
        says = _(
            "{year}, the last year of Budget, is over: no year is left to plan.",
            year=plain(case.years[-1]),
        )
        raise BadQuestion([Problem(sheet, "", says, _("Add the years to come to Budget."))])


def _planned(case: Case, solve: Solve) -> tuple[dict[LineYear, LineYearFigures] | None, bool]:
    """The old plan by line and year (None: there was none), and whether a sheet told it."""
    rows = [row for row in case.actuals if row.planned_money is not None]
    told = _sums((_key(row), row.planned_money, row.planned_people) for row in rows)
    if any(case.year_index[row.year] >= case.past for row in rows):
        return told, True
    trial = attempt(dataclasses.replace(case, actuals=(), past=0), solve)
    if trial.plan is None:
        return None, False
    # What the sheet says of the years that are over was planned there, whatever came before.
    years = {row.year for row in rows}
    before = figures_of_lines(trial.plan)
    return {key: pair for key, pair in before.items() if key[2] not in years} | told, False


def _key(row: Actual) -> LineYear:
    return line_year(row.region, row.project, row.year)


def figures_of_lines(plan: Plan) -> dict[LineYear, LineYearFigures]:
    """A plan's money and people by line and year."""
    return _sums(
        (line_year(row.region, row.project, row.year), row.money, row.people) for row in plan.rows
    )


def _sums(
    rows: Iterable[tuple[LineYear, float | None, float | None]],
) -> dict[LineYear, LineYearFigures]:
    found: dict[LineYear, LineYearFigures] = {}
    for key, money, people in rows:
        before = found.get(key, NOTHING)
        found[key] = LineYearFigures(before.money + (money or 0.0), before.people + (people or 0.0))
    return found


# JSON


def replan_json(found: Replan) -> Json:
    """What a new plan adds to a plan's own JSON."""
    return {
        "over": list(found.over),
        "saved": found.saved,
        "old_plan_goes_on": _kept_json(found.kept),
        "old_plan_to_the_letter": _kept_json(found.letter),
        "old_plan_from_sheet": found.from_sheet,
        "evidence": found.evidence.people,
        "costs": [{**cost._asdict(), "change": cost.change} for cost in found.evidence.types],
        "costs_of_lines": [
            {**cost._asdict(), "change": cost.change} for cost in found.evidence.lines
        ],
        "lines": list(_lines_json(found)),
    }


def _kept_json(kept: Kept | None) -> Json | None:
    if kept is None:
        return None
    return {"people": sum(kept.people), "money": sum(kept.money), "broken": list(kept.broken)}


def _lines_json(found: Replan) -> Iterator[Json]:
    for line in found.lines():
        figures = {"planned": line.planned, "goes_on": line.goes_on, "now": line.now}
        yield {
            "region": line.region,
            "project": line.project,
            "year": line.year,
            "over": line.over,
            **{name: pair._asdict() if pair else None for name, pair in figures.items()},
        }


def largest_move(found: Replan) -> tuple[str, str, float] | None:
    """The line whose money to come changes most against the old plan; None where none does."""
    moves: dict[tuple[str, str], float] = {}
    for line in found.lines():
        if not line.over and line.planned is not None:
            key = (line.region, line.project)
            moves[key] = moves.get(key, 0.0) + line.now.money - line.planned.money
    if not moves:
        return None
    key = max(moves, key=lambda pair: (abs(moves[pair]), normal(pair[0])))
    return (*key, moves[key]) if abs(moves[key]) >= 1.0 else None
