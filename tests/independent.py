"""A second opinion on a plan: the workbook's contract, modelled again and differently.

Written from the contract alone; it shares no code with the program it is compared with. The
formulation is the plain one: one unknown for the money of each source in each line and year
(no pools), one for what each source carries, leaves, and asks of its envelope. HiGHS is called
directly. `read` takes an English workbook that is known to be valid; it checks little.

    question = read("workbook.xlsx")
    answer = solve(question)         # status, objective, people, money, flows of every source
    gained = price(question, row=4)  # objective gained when each limit of Rules row 4 gives way
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

import highspy
import numpy as np
from numpy.typing import NDArray
from openpyxl import load_workbook

Values = NDArray[np.float64]
Cells = dict[str, Any]  # a row of a sheet, by heading
Sum = dict[int, float]  # coefficient of each column; CONST holds the constant term
CONST = -1
ONE: Sum = {CONST: 1.0}
BACK, LOST = 0, 1
FLOWS = ("received", "repaid", "spent", "carried", "unspent")
GROWTH = ("growth at most", "growth at least", "cut at most", "step at most")
BESIDE = ("only with", "not with")  # their `Value` is a name
WHOLE = ("if funded at least", "whole projects of", "lines at most", *BESIDE)
SOME = 0.02  # more than 0.01 has no least amount; two hundredths are funded
GIVES_WAY = {  # the change of `Value` that relaxes every limit by one unit or one point
    "growth at most": 0.01,
    "growth at least": -0.01,
    "cut at most": 0.01,
    "step at most": 1.0,
    "spend at most": 1.0,
    "spend at least": -1.0,
    "share at most": 0.01,
    "share at least": -0.01,
    "people at most": 1.0,
    "people at least": -1.0,
    "coverage at least": -0.01,
    "coverage gap at most": 0.01,
    "women at least": -0.01,
    "youth at least": -0.01,
    "jobs at least": -1.0,
    "if funded at least": -1.0,
    "lines at most": 1.0,
}


class Unknown(Exception):
    """The contract refuses the rule: a figure that it needs is not in the workbook."""


@dataclass(frozen=True)
class Region:
    name: str
    area: str
    eligible: float
    last: float | None
    factor: float
    weight: float
    most_per_year: float
    licence: float
    mobile: float


REGION: dict[str, tuple[str, float | None]] = {  # field: heading, default
    "eligible": ("eligible people", 0),
    "last": ("spent last year", None),
    "factor": ("cost factor", 1),
    "weight": ("weight", 1),
    "most_per_year": ("most per year", math.inf),
    "licence": ("licence months", 0),
    "mobile": ("mobile share", 0),
}


@dataclass(frozen=True)
class Project:
    name: str
    group: str
    cost: float
    reach: float
    own: float
    women: float | None
    youth: float | None
    jobs: float
    kept: float
    startup: float
    delivery: float
    saving: float
    repay: float
    grace: float
    interest: float
    loss: float


PROJECT: dict[str, tuple[str, float | None]] = {
    "own": ("own share", 0),
    "women": ("women", None),
    "youth": ("youth", None),
    "jobs": ("jobs per person", 0),
    "kept": ("kept going", 1),
    "startup": ("start-up months", 0),
    "delivery": ("delivery share", 0),
    "saving": ("mobile saving", 0),
    "repay": ("years to repay", 0),
    "grace": ("years of grace", 0),
    "interest": ("interest", 0),
    "loss": ("loss", 0),
}


@dataclass(frozen=True)
class Source:
    name: str
    kind: str
    amounts: tuple[float | None, ...]  # None: the plan decides it, inside `total`
    last: float
    projects: frozenset[str]
    regions: frozenset[str]
    own_costs: float
    carry: float
    total: float | None
    repaid_to: str
    covered_by: str | None


@dataclass(frozen=True)
class Line:
    cost: float | None = None
    most: float = math.inf
    last: float | None = None
    open: bool = True


@dataclass(frozen=True)
class Rule:
    row: int
    kind: str
    region: str
    project: str
    source: str
    year: str
    of: str
    value: float
    step: float
    step_per_person: float
    name: str = ""


@dataclass(frozen=True)
class Question:
    years: list[str]
    regions: dict[str, Region]
    projects: dict[str, Project]
    sources: dict[str, Source]
    lines: dict[tuple[str, str], Line]
    rules: list[Rule]
    maximise: str
    price_rise: float
    follow_up: float
    last_years: frozenset[str]  # the sheets that have a column of last year's money
    use_weights: bool = False


class Scope(NamedTuple):
    """The regions, types and sources a limit speaks of, and which of them were selected."""

    regions: frozenset[str]
    projects: frozenset[str]
    sources: frozenset[str]
    by_region: bool
    by_project: bool
    by_source: bool


def everything(q: Question) -> Scope:
    return Scope(frozenset(q.regions), frozenset(q.projects), frozenset(q.sources), *[False] * 3)


@dataclass
class Answer:
    """What solving says; sums of money and people in the workbook's own units."""

    status: str
    objective: float = math.nan
    people: float = math.nan
    money: float = math.nan
    unspent: float = math.nan
    plan: dict[tuple[str, str, str, str], float] = field(default_factory=dict)
    reached: dict[tuple[str, str, str], float] = field(default_factory=dict)
    flows: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    fairest: list[tuple[str, float]] = field(default_factory=list)


# Reading ---------------------------------------------------------------------------------------


def norm(cell: Any) -> str:
    """Text as it is compared: no case, no outer or doubled spaces; a blank cell is ''."""
    return "" if cell is None else " ".join(str(cell).split()).casefold()


def number(cell: Any, default: Any = 0.0) -> Any:
    """A cell as a float; `15%` as text is a fraction; a blank is the default."""
    text = norm(cell)
    if not text:
        return default
    return float(text.rstrip("%")) / 100 if text.endswith("%") else float(text)


def table(book: Any, sheet: str, *required: str) -> tuple[list[str], list[Cells]]:
    """The headings, and the rows under them: cells by heading, "row" is the row of the sheet."""
    found = [ws for ws in book.worksheets if norm(ws.title) == sheet]
    rows = list(found[0].iter_rows(values_only=True)) if found else []
    tops = [i for i, cells in enumerate(rows[:10]) if set(required) <= set(map(norm, cells))]
    if not tops:
        return [], []
    heads = [norm(cell) for cell in rows[tops[0]]]
    body = []
    for row, cells in enumerate(rows[tops[0] + 1 :], start=tops[0] + 2):
        filled = [norm(cell) for cell in cells if norm(cell)]
        if filled and not all(text.startswith("#") for text in filled):
            body.append({**dict(zip(heads, cells, strict=True)), "row": row})
    return heads, body


def named(text: Any, groups: Mapping[str, str]) -> frozenset[str]:
    """Units (keys) that one or several names select; a unit's name goes before a group's."""
    chosen: set[str] = set()
    for part in filter(None, map(norm, re.split("[;؛]", str(text)))):
        units = [u for u in groups if norm(u) == part]
        units = units or [u for u, group in groups.items() if norm(group) == part]
        if not units:
            raise ValueError(f"unknown name: {part}")
        chosen.update(units)
    return frozenset(chosen)


def choices(text: str, groups: Mapping[str, str]) -> list[frozenset[str]]:
    """The sets of units that a rule's selector makes: one limit for each."""
    key = norm(text)
    if key in ("", "all"):
        return [frozenset(groups)]
    if key.split(" ")[0] == "each" and not any(norm(unit) == key for unit in groups):
        units = frozenset(groups) if key == "each" else named(key.removeprefix("each "), groups)
        return [frozenset([unit]) for unit in groups if unit in units]
    return [named(text, groups)]


def read(path: str | Path) -> Question:
    """The question a valid English workbook asks."""
    book = load_workbook(path, data_only=True)
    region_heads, region_rows = table(book, "regions", "region", "eligible people")
    _, project_rows = table(book, "projects", "project type")
    budget_heads, budget_rows = table(book, "budget", "source")
    line_heads, line_rows = table(book, "lines", "region", "project type")
    _, rule_rows = table(book, "rules", "rule", "value")
    _, setting_rows = table(book, "settings", "setting", "value")
    settings = {norm(c["setting"]): c["value"] for c in setting_rows}
    regions = {r.name: r for r in map(_region, region_rows)}
    projects = _projects(project_rows)
    years = sorted(head for head in budget_heads if re.fullmatch(r"\d{4}(/\d+)?", head))
    lasts = {
        "regions": "spent last year" in region_heads,
        "lines": "spent last year" in line_heads,
        "budget": "last year" in budget_heads,
    }
    return Question(
        years=years,
        regions=regions,
        projects=projects,
        sources=_sources(budget_rows, years, regions, projects),
        lines=dict(_line(c, regions, projects) for c in line_rows),
        rules=[_rule(c) for c in rule_rows if norm(c.get("on")) not in ("no", "false")],
        maximise=norm(settings.get("maximise")) or "people",
        price_rise=number(settings.get("price rise")),
        follow_up=number(settings.get("follow-up")),
        last_years=frozenset(sheet for sheet, there in lasts.items() if there),
        use_weights=norm(settings.get("use weights")) in ("yes", "true"),
    )


def _projects(rows: list[Cells]) -> dict[str, Project]:
    reach: dict[str, float] = {}  # of each group: a blank takes what a variant says
    for c in rows:
        if norm(c.get("reach")):
            reach[norm(c.get("group")) or norm(c["project type"])] = number(c["reach"])
    found = [_project(c, reach) for c in rows]
    return {project.name: project for project in found}


def numbers(c: Cells, columns: dict[str, tuple[str, float | None]]) -> dict[str, Any]:
    return {field: number(c.get(head), default) for field, (head, default) in columns.items()}


def _region(c: Cells) -> Region:
    return Region(str(c["region"]).strip(), norm(c.get("area")), **numbers(c, REGION))


def _project(c: Cells, reach: Mapping[str, float]) -> Project:
    group = norm(c.get("group")) or norm(c["project type"])
    cost = number(c.get("cost per person"), None)
    if cost is None:
        cost = number(c["cost per project"]) / number(c["people per project"])
    name = str(c["project type"]).strip()
    return Project(name, group, cost, reach.get(group, 1.0), **numbers(c, PROJECT))


def _sources(
    rows: list[Cells],
    years: list[str],
    regions: Mapping[str, Region],
    projects: Mapping[str, Project],
) -> dict[str, Source]:
    areas = {name: region.area for name, region in regions.items()}
    groups = {name: project.group for name, project in projects.items()}
    names = {str(c["source"]).strip(): "" for c in rows}
    sources = {}
    for c in rows:
        name = str(c["source"]).strip()
        cover = c.get("losses covered by")
        sources[name] = Source(
            name=name,
            kind=norm(c.get("kind")),
            amounts=_amounts(c, years),
            last=number(c.get("last year")),
            projects=choices(c.get("projects") or "", groups)[0],
            regions=choices(c.get("regions") or "", areas)[0],
            own_costs=number(c.get("own costs")),
            carry=number(c.get("carry over")),
            total=number(c.get("total"), None),
            repaid_to=next(iter(named(c.get("repaid to") or name, names))),
            covered_by=next(iter(named(cover, names))) if norm(cover) else None,
        )
    return sources


def _amounts(c: Cells, years: list[str]) -> tuple[float | None, ...]:
    amounts = [number(c.get(year), None) for year in years]
    if norm(c.get("total")):
        return tuple(amounts)
    before = number(c.get("last year"), None)
    for i, amount in enumerate(amounts):
        before = amounts[i] = before * (1 + number(c["yearly rise"])) if amount is None else amount
    return tuple(amounts)


def _line(
    c: Cells, regions: Mapping[str, Region], projects: Mapping[str, Project]
) -> tuple[tuple[str, str], Line]:
    (region,) = named(c["region"], dict.fromkeys(regions, ""))
    (project,) = named(c["project type"], dict.fromkeys(projects, ""))
    return (region, project), Line(
        cost=number(c.get("cost per person"), None),
        most=number(c.get("most people"), math.inf),
        last=number(c.get("spent last year"), None),
        open=norm(c.get("open")) not in ("no", "false"),
    )


def _rule(c: Cells) -> Rule:
    named_rule = norm(c["rule"]) in BESIDE
    return Rule(
        row=c["row"],
        kind=norm(c["rule"]),
        region=norm(c.get("region")),
        project=norm(c.get("project type")),
        source=norm(c.get("source")),
        year=norm(c.get("year")),
        of=norm(c.get("of")),
        value=0.0 if named_rule else number(c["value"]),
        step=number(c.get("step")),
        step_per_person=number(c.get("step per person")),
        name=norm(c["value"]) if named_rule else "",
    )


# What the contract says in one formula each ----------------------------------------------------


def payable(q: Question, region: str, project: str, source: str) -> bool:
    """The line is open and the source's deed allows both its region and its type."""
    payer = q.sources[source]
    is_open = q.lines.get((region, project), Line()).open
    return is_open and region in payer.regions and project in payer.projects


def cost(q: Question, region: str, project: str, t: int) -> float:
    """What the sources pay for one person started in year t (0 is the first)."""
    where, what = q.regions[region], q.projects[project]
    own = q.lines.get((region, project), Line()).cost
    base = what.cost * where.factor if own is None else own
    cheaper = 1 - what.delivery * what.saving * where.mobile
    return base * (1 + q.price_rise) ** t * cheaper * (1 - what.own)


def terms(project: Project) -> tuple[list[float], list[float]]:
    """Of 1 lent: cash back, and principal lost, after 1, 2, … years."""
    n, grace = int(project.repay), int(project.grace)
    back, lost, out = [], [], 1.0
    for year in range(1, n + 1):
        due = 1 / (n - grace) if year > grace else 0.0
        alive = (1 - project.loss) ** year
        back.append(alive * (due + project.interest * out))
        lost.append((1 - project.loss) ** (year - 1) * project.loss * out)
        out -= due
    return back, lost


def region_last(q: Question, region: str) -> float | None:
    """Last year's money of a region: the sum of its lines, or its own cell; None is unknown."""
    split = [line.last for (r, _), line in q.lines.items() if r == region and line.last is not None]
    if split:
        return sum(split)
    if "regions" in q.last_years:
        return q.regions[region].last or 0.0
    return 0.0 if "lines" in q.last_years else None


def line_last(q: Question, region: str, project: str) -> float | None:
    """Last year's money of a line: known where its region splits, or had nothing."""
    if any(r == region and line.last is not None for (r, _), line in q.lines.items()):
        return q.lines.get((region, project), Line()).last or 0.0
    return 0.0 if region_last(q, region) == 0 else None


def baseline(q: Question, scope: Scope) -> float:
    """Last year's money of a scope, or Unknown."""
    if scope.by_project:
        known = [line_last(q, r, p) for r in scope.regions for p in scope.projects]
    else:
        known = [region_last(q, r) for r in scope.regions]
    places = None if None in known else sum(k for k in known if k is not None)
    payers = None
    if "budget" in q.last_years:
        payers = sum(q.sources[s].last for s in scope.sources)
    if not scope.by_source:
        whole = not (scope.by_region or scope.by_project)
        places = payers if places is None and whole else places
    elif scope.by_region or scope.by_project:  # a crossing is known only where it is nothing
        places = 0.0 if 0 in (places, payers) else None
    else:
        places = payers
    if places is None:
        raise Unknown("last year's money of the scope is not known")
    return places


def scopes(q: Question, rule: Rule) -> list[Scope]:
    """One scope for each limit of a rule; `each` passes over what cannot be funded."""
    areas = {name: region.area for name, region in q.regions.items()}
    groups = {name: project.group for name, project in q.projects.items()}
    kinds = {name: source.kind for name, source in q.sources.items()}
    selectors = (rule.region, rule.project, rule.source)
    sets = map(choices, selectors, (areas, groups, kinds))
    selected = [text not in ("", "all") for text in selectors]
    found = [Scope(r, p, s, *selected) for r, p, s in itertools.product(*sets)]
    if any(text.split(" ")[0] == "each" for text in selectors):
        found = [scope for scope in found if cells(q, scope)]
    return found


def cells(q: Question, scope: Scope) -> list[tuple[str, str, str]]:
    """The open, payable (region, type, source) of a scope."""
    regions = [name for name in q.regions if name in scope.regions]
    projects = [name for name in q.projects if name in scope.projects]
    sources = [name for name in q.sources if name in scope.sources]
    return [c for c in itertools.product(regions, projects, sources) if payable(q, *c)]


def spans(q: Question, rule: Rule) -> list[list[int]]:
    """The years, counted from 0, that each limit of a rule adds together."""
    key, every = rule.year, list(range(len(q.years)))
    words = [norm(part) for part in re.split("[;؛]", key)]
    picked = every if key in ("", "each", "all") else sorted({q.years.index(w) for w in words if w})
    if rule.kind in GROWTH + WHOLE:
        if key == "all":
            raise ValueError("this rule speaks of single years")
        return [[t] for t in picked]
    if rule.kind.startswith("coverage"):
        return [every] if key in ("", "all") else [list(range(t + 1)) for t in picked]
    return [[t] for t in picked] if key in ("", "each") else [picked]


# The model -------------------------------------------------------------------------------------


def combine(*terms: tuple[float, Sum]) -> Sum:
    """The sum of weighted sums."""
    total: Sum = {}
    for weight, part in terms:
        for column, value in part.items():
            total[column] = total.get(column, 0.0) + weight * value
    return total


def total(parts: Iterable[Sum]) -> Sum:
    return combine(*((1.0, part) for part in parts))


def tens(values: Iterable[float]) -> float:
    """A power of ten that brings typical (median) values to 10…100."""
    positive = [v for v in values if 0 < v < math.inf]
    return float(10.0 ** (math.floor(math.log10(np.median(positive))) - 1)) if positive else 1.0


class Model:
    """Columns and rows in the workbook's units, scaled on their way into HiGHS."""

    def __init__(self, q: Question) -> None:
        self.q = q
        self.upper: list[float] = []
        self.unit: list[float] = []  # of each column
        self.whole: list[bool] = []
        self.rows: list[tuple[Sum, float, float, float]] = []  # sum, least, most, unit
        amounts = [x for s in q.sources.values() for x in (*s.amounts, s.total) if x is not None]
        self.coin = tens(amounts)
        self.head = tens(r.eligible for r in q.regions.values())
        self.every = range(len(q.years))
        self.spent: dict[tuple[str, str, str, int], Sum] = {
            (*cell, t): self.column(self.coin)
            for cell in itertools.product(q.regions, q.projects, q.sources)
            if payable(q, *cell)
            for t in self.every
        }
        self.flows: dict[tuple[str, int], dict[str, Sum]] = {}
        self.switches: dict[tuple[tuple[str, str], int], Sum] = {}
        self.sources()
        self.places()
        for rule in q.rules:
            self.rule(rule)

    # Columns, rows, solving

    def column(self, unit: float = 1.0, upper: float = math.inf, whole: bool = False) -> Sum:
        self.upper.append(upper)
        self.unit.append(unit)
        self.whole.append(whole)
        return {len(self.upper) - 1: 1.0}

    def at_most(self, left: Sum, right: Sum, unit: float = 1.0, equal: bool = False) -> None:
        gap = combine((1.0, left), (-1.0, right))
        limit = -gap.pop(CONST, 0.0)
        self.rows.append((gap, limit if equal else -math.inf, limit, unit))

    def maximise(self, goal: Sum, unit: float = 1.0) -> Values | None:
        """The columns, in the workbook's units, of a best plan; None where there is no plan."""
        lp = highspy.HighsLp()
        units = np.array(self.unit, dtype=float)
        lp.num_col_, lp.num_row_ = len(units), len(self.rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array([goal.get(j, 0.0) for j in range(len(units))]) * units / unit
        lp.col_lower_, lp.col_upper_ = np.zeros(len(units)), np.array(self.upper) / units
        lp.row_lower_ = np.array([least / u for _, least, _, u in self.rows])
        lp.row_upper_ = np.array([most / u for _, _, most, u in self.rows])
        entries = [(j, a * units[j] / u) for row, _, _, u in self.rows for j, a in row.items() if a]
        counts = [sum(1 for a in row.values() if a) for row, *_ in self.rows]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        lp.a_matrix_.index_ = np.array([j for j, _ in entries], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([a for _, a in entries], dtype=float)
        if any(self.whole):
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            lp.integrality_ = [kinds[whole] for whole in self.whole]
        return run(lp, units)

    # Money

    def money(self, scope: Scope, t: int) -> Sum:
        """F(t): the money of a scope in a year; the year before the first is last year."""
        if t < 0:
            return {CONST: baseline(self.q, scope)}
        return total(self.spent[*cell, t] for cell in cells(self.q, scope))

    def lent(self, source: str, t: int, which: int) -> Sum:
        """What the loans of a source bring back (BACK) or lose (LOST) in year t."""
        parts: list[tuple[float, Sum]] = []
        for (_, project, payer, paid), money in self.spent.items():
            shares = terms(self.q.projects[project])[which]
            if payer == source and 0 < t - paid <= len(shares):
                parts.append((shares[t - paid - 1], money))
        return combine(*parts)

    def amount(self, source: Source) -> list[Sum]:
        """The source's amounts before own costs; blank years of an envelope are unknown."""
        amounts = [self.column(self.coin) if a is None else {CONST: a} for a in source.amounts]
        if source.total is not None:
            self.at_most(total(amounts), {CONST: source.total}, self.coin)
        return amounts

    def sources(self) -> None:
        """Spent + carried + unspent = received + carried before + repaid, by source and year.

        repaid = loans coming back and losses covered for it, less losses it covers for others.
        Carry-over is a share of all that came in; a loss paid for another source goes out, and
        does not make smaller what came in.
        """
        q = self.q
        for source in q.sources.values():
            lends = [s.name for s in q.sources.values() if s.repaid_to == source.name]
            covers = [s.name for s in q.sources.values() if s.covered_by == source.name]
            covered = [source.name] if source.covered_by else []
            before: Sum = {}
            for t, amount in enumerate(self.amount(source)):
                received = combine(((1 - source.own_costs) * (1 - q.follow_up), amount))
                back = total(self.lent(s, t, BACK) for s in lends)
                made_good = total(self.lent(s, t, LOST) for s in covered)
                paid = total(self.lent(s, t, LOST) for s in covers)
                came = total([received, back, made_good])
                spent = total(
                    m for (*_, s, y), m in self.spent.items() if (s, y) == (source.name, t)
                )
                carried = self.column(self.coin, 0.0 if t == self.every[-1] else math.inf)
                unspent = self.column(self.coin)
                self.at_most(carried, combine((source.carry, came)), self.coin)
                out = total([spent, carried, unspent, paid])
                self.at_most(out, total([came, before]), self.coin, equal=True)
                repaid = combine((1.0, back), (1.0, made_good), (-1.0, paid))
                flow = (received, repaid, spent, carried, unspent)
                self.flows[source.name, t] = dict(zip(FLOWS, flow, strict=True))
                before = carried

    # People

    def line(self, region: str, project: str, t: int) -> Sum:
        """The money of one line in one year."""
        return total(self.spent.get((region, project, s, t), {}) for s in self.q.sources)

    def started(self, region: str, project: str, t: int) -> Sum:
        return combine((1 / cost(self.q, region, project, t), self.line(region, project, t)))

    def reached(self, region: str, project: str, t: int) -> Sum:
        """People of a line in the year they are reached, after its delay."""
        months = self.q.regions[region].licence + self.q.projects[project].startup
        years, part = divmod(months / 12, 1)
        first = t - int(years)
        now = self.started(region, project, first) if first >= 0 else {}
        late = self.started(region, project, first - 1) if first >= 1 else {}
        return combine((1 - part, now), (part, late))

    def people(
        self, scope: Scope, span: list[int], each: Callable[[str, str], float] = lambda r, p: 1.0
    ) -> Sum:
        """People reached in a scope and years, each counted as `each(region, type)`."""
        return combine(
            *(
                (each(region, project), self.reached(region, project, t))
                for region, project in itertools.product(scope.regions, scope.projects)
                for t in span
            )
        )

    def places(self) -> None:
        """Eligible people, the reach of each group, most people of a line, most money a year."""
        q = self.q
        for region in q.regions.values():
            starts = {
                p: total(self.started(region.name, p, t) for t in self.every) for p in q.projects
            }
            self.at_most(total(starts.values()), {CONST: region.eligible}, self.head)
            for group, reach in {p.group: p.reach for p in q.projects.values()}.items():
                variants = total(starts[p.name] for p in q.projects.values() if p.group == group)
                self.at_most(variants, {CONST: reach * region.eligible}, self.head)
            for p in q.projects:
                most = q.lines.get((region.name, p), Line()).most
                if most < math.inf:
                    self.at_most(starts[p], {CONST: most}, self.head)
            if region.most_per_year < math.inf:
                for t in self.every:
                    money = total(self.line(region.name, p, t) for p in q.projects)
                    self.at_most(money, {CONST: region.most_per_year}, self.coin)

    # Rules

    def rule(self, rule: Rule) -> None:
        write = next(how for start, how in RULES if rule.kind.startswith(start))
        if rule.source and not rule.kind.startswith(MONEY_RULES):
            raise ValueError("this rule does not look at sources")
        for scope in scopes(self.q, rule):
            if rule.kind in GROWTH:
                baseline(self.q, scope)  # refused where it is not known, whatever the years
            for span in spans(self.q, rule):
                write(self, rule, scope, span)

    def limit(self, rule: Rule, left: Sum, right: Sum, unit: float) -> None:
        """Left ≤ right for a rule that says `at most`, left ≥ right for `at least`."""
        pair = (left, right) if rule.kind.endswith("at most") else (right, left)
        self.at_most(*pair, unit)

    def growth(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        now, before = self.money(scope, span[0]), self.money(scope, span[0] - 1)
        step = {CONST: rule.step + rule.step_per_person * self.eligible(scope)}
        if rule.kind == "step at most":
            self.at_most(now, combine((1.0, before), (rule.value, ONE)), self.coin)
        elif rule.kind == "cut at most":
            self.at_most(combine((1 - rule.value, before), (-1.0, step)), now, self.coin)
        else:
            self.limit(rule, now, combine((1 + rule.value, before), (1.0, step)), self.coin)

    def spend(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        money = total(self.money(scope, t) for t in span)
        self.limit(rule, money, {CONST: rule.value}, self.coin)

    def share(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        whole = everything(self.q)
        if rule.of == "same region":
            whole = whole._replace(regions=scope.regions)
        elif rule.of == "same project type":
            whole = whole._replace(projects=scope.projects)
        elif rule.of == "same source":
            whole = whole._replace(sources=scope.sources)
        elif rule.of:
            whole = scope._replace(sources=named(rule.of, dict.fromkeys(self.q.sources, "")))
        money, base = (total(self.money(part, t) for t in span) for part in (scope, whole))
        self.limit(rule, money, combine((rule.value, base)), self.coin)

    def eligible(self, scope: Scope) -> float:
        return sum(self.q.regions[r].eligible for r in scope.regions)

    def count(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        self.limit(rule, self.people(scope, span), {CONST: rule.value}, self.head)

    def coverage(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        least = {CONST: rule.value * self.eligible(scope)}
        self.limit(rule, self.people(scope, span), least, self.head)

    def gap(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        """No region of the scope that has a line is further ahead of another than this."""
        covered = []
        for name in dict.fromkeys(region for region, *_ in cells(self.q, scope)):
            if self.q.regions[name].eligible:
                people = self.people(scope._replace(regions=frozenset([name])), span)
                covered.append(combine((1 / self.q.regions[name].eligible, people)))
        for ahead, behind in itertools.permutations(covered, 2):
            self.at_most(ahead, combine((1.0, behind), (rule.value, ONE)))

    def quota(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        """Women's or youth's share of the people reached."""
        figure = "women" if rule.kind == "women at least" else "youth"
        shares = {name: getattr(p, figure) for name, p in self.q.projects.items()}
        if any(shares[project] is None for _, project, _ in cells(self.q, scope)):
            raise Unknown(f"{rule.kind}: a type of the scope has no figure")
        part = self.people(scope, span, lambda _, p: shares[p] or 0.0)
        self.limit(rule, part, combine((rule.value, self.people(scope, span))), self.head)

    def jobs(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        jobs = self.people(scope, span, lambda _, p: self.q.projects[p].jobs)
        self.limit(rule, jobs, {CONST: rule.value}, self.head)

    # Rules in whole numbers

    def room(self, region: str, project: str, t: int) -> float:
        """More money than a line can have in a year."""
        q, where, what = self.q, self.q.regions[region], self.q.projects[project]
        people = min(where.eligible * what.reach, q.lines.get((region, project), Line()).most)
        given = sum(sum(filter(None, s.amounts)) + (s.total or 0.0) for s in q.sources.values())
        grown = given * (1 + max(p.interest for p in q.projects.values())) ** t
        return min(people * cost(q, region, project, t), where.most_per_year, grown)

    def funded(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        for region, project in self.lines(scope):
            alone = scope._replace(regions=frozenset([region]), projects=frozenset([project]))
            money, yes = self.money(alone, span[0]), self.column(1.0, 1.0, True)
            room = max(self.room(region, project, span[0]), rule.value)
            self.at_most(money, combine((room, yes)), self.coin)
            self.at_most(combine((rule.value, yes)), money, self.coin)

    def projects(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        for region, project in self.lines(scope):
            number_of = combine((rule.value, self.column(1.0, math.inf, True)))
            self.at_most(self.started(region, project, span[0]), number_of, self.head, equal=True)

    def count_lines(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        chosen = []
        for region, project in self.lines(scope):
            chosen.append(self.column(1.0, 1.0, True))
            room = combine((self.room(region, project, span[0]), chosen[-1]))
            self.at_most(self.line(region, project, span[0]), room, self.coin)
        self.at_most(total(chosen), {CONST: rule.value})

    def beside(self, rule: Rule, scope: Scope, span: list[int]) -> None:
        """Only with the other, or not with it: of each line, and of each of the others there."""
        for line in self.lines(scope):
            others = [other for other in self.others(rule.name, line[0]) if other != line]
            if rule.kind == "not with":
                for other in others:
                    pair = [self.is_funded(line, span[0]), self.is_funded(other, span[0])]
                    self.at_most(total(pair), ONE)
            elif len(others) == len(self.others(rule.name, line[0])):
                whole = total(self.is_funded(other, span[0]) for other in others)
                self.at_most(self.is_funded(line, span[0]), whole)

    def others(self, name: str, region: str) -> list[tuple[str, str]]:
        """The lines a name stands for, seen from a region: a type's or a group's, or one line."""
        groups = {project: p.group for project, p in self.q.projects.items()}
        place, kind = norm(region), name
        if name not in {norm(unit) for pair in groups.items() for unit in pair}:
            place, kind = map(norm, re.split("[·×/]", name, maxsplit=1))
        places = [region for region in self.q.regions if norm(region) == place]
        fundable = self.lines(everything(self.q))
        return [(r, p) for r in places for p in named(kind, groups) if (r, p) in fundable]

    def is_funded(self, line: tuple[str, str], t: int) -> Sum:
        """1 where the line has money in the year, 0 where it has none."""
        if (line, t) not in self.switches:
            money, yes = self.line(*line, t), self.column(1.0, 1.0, True)
            self.at_most(money, combine((self.room(*line, t), yes)), self.coin)
            self.at_most(combine((SOME, yes)), money, self.coin)
            self.switches[line, t] = yes
        return self.switches[line, t]

    def lines(self, scope: Scope) -> list[tuple[str, str]]:
        """The lines of a scope that can have money."""
        return list(dict.fromkeys((region, project) for region, project, _ in cells(self.q, scope)))


MONEY_RULES = ("growth", "cut", "step", "spend", "share", "if funded")
RULES: list[tuple[str, Callable[[Model, Rule, Scope, list[int]], None]]] = [
    ("growth", Model.growth),
    ("cut", Model.growth),
    ("step", Model.growth),
    ("spend", Model.spend),
    ("share", Model.share),
    ("people", Model.count),
    ("coverage gap", Model.gap),
    ("coverage", Model.coverage),
    ("women", Model.quota),
    ("youth", Model.quota),
    ("jobs", Model.jobs),
    ("if funded", Model.funded),
    ("whole projects", Model.projects),
    ("lines", Model.count_lines),
    ("only with", Model.beside),
    ("not with", Model.beside),
]


def run(lp: highspy.HighsLp, units: Values) -> Values | None:
    """The columns of a proven optimum; None where HiGHS proves that there is none."""
    solver: Any = highspy.Highs
    highs = solver()
    for option, setting in {
        "output_flag": False,
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
        "mip_feasibility_tolerance": 1e-9,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1e-9,
    }.items():
        assert highs.setOptionValue(option, setting) == highspy.HighsStatus.kOk, option
    assert highs.passModel(lp) != highspy.HighsStatus.kError
    highs.run()
    status = highs.getModelStatus()
    none = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
    if status in none:  # nothing here is unbounded: all money comes from finite amounts
        return None
    assert status == highspy.HighsModelStatus.kOptimal, status
    columns: Values = np.array(highs.getSolution().col_value, dtype=float)
    return columns * units


# Solving ---------------------------------------------------------------------------------------


def solve(q: Question) -> Answer:
    """The best plan, or the status `infeasible`; Unknown where the contract refuses a rule."""
    model = Model(q)
    scope = everything(q)

    def weight(region: str) -> float:
        return q.regions[region].weight if q.use_weights else 1.0

    value: dict[str, Callable[[str, str], float]] = {
        "people": lambda r, p: weight(r),
        "people kept going": lambda r, p: q.projects[p].kept * weight(r),
        "weighted people": lambda r, p: q.regions[r].weight,
        "jobs": lambda r, p: q.projects[p].jobs * weight(r),
        "fairest": lambda r, p: weight(r),
    }
    goal = model.people(scope, list(model.every), value[q.maximise])
    fair: dict[str, Sum] = {}
    if q.maximise == "fairest":
        fair = raise_lowest(model, scope)
    best = model.maximise(goal, model.head)
    if best is None:
        return Answer("infeasible")
    answer = report(model, best, goal)
    if q.maximise == "fairest":
        answer.fairest = sorted(((r, worth(c, best)) for r, c in fair.items()), key=lambda x: x[1])
        answer.objective = answer.fairest[0][1] if answer.fairest else 0.0
    return answer


def worth(part: Sum, values: Values) -> float:
    """A sum of columns in numbers."""
    return float(sum(a * (1.0 if j == CONST else values[j]) for j, a in part.items()))


def raise_lowest(model: Model, scope: Scope) -> dict[str, Sum]:
    """Coverage of the regions that can be reached, their k lowest sums held at their highest."""
    coverage: dict[str, Sum] = {}
    for name, region in model.q.regions.items():
        people = model.people(scope._replace(regions=frozenset([name])), list(model.every))
        best = model.maximise(people, model.head) if region.eligible else None
        if best is not None and worth(people, best) > 1e-6 * region.eligible:
            coverage[name] = combine((1 / region.eligible, people))
    for k in range(1, len(coverage) + 1):
        level, below = model.column(1.0, 1.0), []  # k lowest: most of k·level less Σ below
        for covered in coverage.values():
            below.append(model.column())
            model.at_most(level, total([covered, below[-1]]))
        lowest = combine((float(k), level), (-1.0, total(below)))
        best = model.maximise(lowest)
        assert best is not None
        model.at_most({CONST: worth(lowest, best) - 1e-9}, lowest)
    return coverage


def report(model: Model, best: Values, goal: Sum) -> Answer:
    q = model.q
    lines = itertools.product(q.regions, q.projects, model.every)
    reached = {(r, p, q.years[t]): worth(model.reached(r, p, t), best) for r, p, t in lines}
    plan = {(r, p, s, q.years[t]): worth(m, best) for (r, p, s, t), m in model.spent.items()}
    flows = {
        (s, q.years[t]): {name: worth(part, best) for name, part in flow.items()}
        for (s, t), flow in model.flows.items()
    }
    return Answer(
        status="optimal",
        objective=worth(goal, best),
        people=sum(reached.values()),
        money=sum(plan.values()),
        unspent=sum(flow["unspent"] for flow in flows.values()),
        plan=plan,
        reached=reached,
        flows=flows,
    )


def price(q: Question, row: int) -> float:
    """Objective gained if every limit of a row of `Rules` is relaxed by one unit or point.

    Not a number where there is no plan. KeyError for `Whole projects of`: no unit relaxes it.
    """
    eased = [replace(r, value=r.value + GIVES_WAY[r.kind]) if r.row == row else r for r in q.rules]
    return solve(replace(q, rules=eased)).objective - solve(q).objective
