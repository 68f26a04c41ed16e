"""The question, as plain frozen values: who may be reached, by what, with whose money.

Money is in the workbook's currency, people are persons, shares are fractions (0.15 is
15 %), years are the labels of the budget's columns. Values are parsed once, at the
boundary, and trusted below. `row` is the worksheet row a thing came from (0 when it was
made in Python), so that every later sentence can name its cell.
"""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass, field

from allocator.names import normal
from allocator.problems import Places

#: What `Maximise` may be, and what `Prefer` may be, by their English names.
OBJECTIVES = ("People", "People kept going", "Weighted people", "Jobs", "Fairest")
PREFERENCES = ("Steady", "Even", "Cheap")

Year = int | str  # 2027, or a fiscal year "2027/28"


@dataclass(frozen=True)
class Region:
    """Where money can go. `eligible` people are each counted once over the whole plan."""

    name: str
    eligible: float
    area: str = ""
    spent_last_year: float | None = None
    cost_factor: float = 1.0
    weight: float = 1.0
    most_per_year: float | None = None
    licence_months: float = 0.0
    mobile_share: float = 0.0
    code: str = ""
    row: int = 0


@dataclass(frozen=True)
class Project:
    """What money can do. A grant has `years_to_repay` 0; otherwise it is a loan.

    `reach` None is a blank: the group's, or everyone where the group has none.
    `women` and `youth` None are unknown.
    """

    name: str
    cost_per_person: float
    own_share: float = 0.0
    group: str = ""
    reach: float | None = None
    women: float | None = None
    youth: float | None = None
    jobs_per_person: float = 0.0
    kept_going: float = 1.0
    startup_months: float = 0.0
    delivery_share: float = 0.0
    mobile_saving: float = 0.0
    years_to_repay: int = 0
    years_of_grace: int = 0
    interest: float = 0.0
    loss: float = 0.0
    row: int = 0

    @property
    def family(self) -> str:
        """The group it shares its reach with: its own name where it has none."""
        return self.group or self.name

    @property
    def terms(self) -> tuple[int, int, float, float]:
        """The loan terms: two grants have the same, whatever their interest cells say."""
        if not self.years_to_repay:
            return (0, 0, 0.0, 0.0)
        return (self.years_to_repay, self.years_of_grace, self.interest, self.loss)


@dataclass(frozen=True)
class Source:
    """Whose money. `amounts` has one number for each year of the case; None is a blank."""

    name: str
    amounts: tuple[float | None, ...]
    kind: str = ""
    last_year: float | None = None
    yearly_rise: float | None = None
    projects: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    own_costs: float = 0.0
    carry_over: float = 0.0
    total: float | None = None
    repaid_to: str = ""
    losses_covered_by: str = ""
    row: int = 0

    def ladder(self) -> tuple[float | None, ...]:
        """The amounts with the donor's ladder climbed: year before × (1 + yearly rise)."""
        if self.yearly_rise is None:
            return self.amounts
        climbed: list[float | None] = []
        before = self.last_year
        for amount in self.amounts:
            if amount is None and before is not None:
                amount = before * (1.0 + self.yearly_rise)
            climbed.append(amount)
            before = amount
        return tuple(climbed)

    def climbs(self, year: int) -> bool:
        """Whether the amount of a year is a step of the ladder on the year before it."""
        return year > 0 and self.amounts[year] is None and self.yearly_rise is not None


@dataclass(frozen=True)
class Line:
    """One region × one project type, where it differs from the rule."""

    region: str
    project: str
    cost_per_person: float | None = None
    most_people: float | None = None
    spent_last_year: float | None = None
    open: bool = True
    row: int = 0


@dataclass(frozen=True)
class Rule:
    """One row of `Rules`. The selectors are texts as a user types them ("each Coast").

    value is a number, but the name of a type or line for `Only with` and `Not with`.
    """

    kind: str
    value: float | str
    region: str = ""
    project: str = ""
    source: str = ""
    year: str = ""
    of: str = ""
    step: float = 0.0
    step_per_person: float = 0.0
    on: bool = True
    note: str = ""
    row: int = 0


@dataclass(frozen=True)
class Change:
    """One row of `Scenarios`: what changes, for whom, and how.

    what: a heading such as "Budget" or "Cost per person", or the name of a kind of rule.
    how: "times" (number is the factor), "set" (number is the new value), "off", "on".
    The selectors are texts as a user types them; blank is all.
    """

    what: str
    how: str
    number: float = 0.0
    region: str = ""
    project: str = ""
    source: str = ""
    year: str = ""
    row: int = 0


@dataclass(frozen=True)
class Scenario:
    """Changes that are applied together, and what was learnt, in free text.

    Without changes it speaks of the workbook as it stands.
    """

    name: str
    changes: tuple[Change, ...] = ()
    strengths: str = ""
    weaknesses: str = ""
    remedies: str = ""
    row: int = 0


@dataclass(frozen=True)
class Range:
    """One row of `Ranges`: what is not certain, for whom, and from what to what.

    what: a heading such as "Cost per person", or "Late money". how: "times" (low and high
    are factors) or "set" (they are new values). The selectors are texts as a user types
    them: one number is drawn for all they name together, with `each` one for each.
    """

    what: str
    how: str
    low: float
    high: float
    region: str = ""
    project: str = ""
    source: str = ""
    year: str = ""
    row: int = 0


@dataclass(frozen=True)
class Actual:
    """What happened on one line in one year, with the money of one source.

    year: the label of its column in the budget, as text. spent None: not told (yet). people:
    those reached in that year; None is not told. source "": the only one that may pay.
    planned_money, planned_people: what the plan had foreseen, where a follow-up sheet says.
    sheet: the English name of the sheet it stands on.
    """

    region: str
    project: str
    year: str
    spent: float | None = None
    people: float | None = None
    source: str = ""
    planned_money: float | None = None
    planned_people: float | None = None
    sheet: str = "Actuals"
    row: int = 0

    @property
    def told(self) -> bool:
        """Whether it says that anything happened."""
        return self.spent is not None or self.people is not None


@dataclass(frozen=True)
class Settings:
    """The settings sheet. `follow_up` and `price_rise` are fractions a year.

    use_weights: count each person times the `Weight` of their region, whatever is
    maximised (`Weighted people` always does). round_to: 0 is no rounding.
    """

    title: str = ""
    currency: str = ""
    language: str = "en"
    maximise: str = "People"
    use_weights: bool = False
    price_rise: float = 0.0
    follow_up: float = 0.0
    prefer: str = "Steady"
    round_to: float = 0.0


@dataclass(frozen=True)
class Case:
    """The whole question.

    regions_known, lines_known, budget_known: whether the column of last year's money
    stands in `Regions` (`Spent last year`), `Lines` (`Spent last year`) and `Budget`
    (`Last year`). A blank in a column that is there is 0; an absent column is unknown.
    None leaves it to the figures: known where any is given.
    actuals: what happened. past: how many of the first years are over, and stand as the
    actuals have them; a plan made before its first year has none, whatever actuals tell.
    """

    regions: tuple[Region, ...]
    projects: tuple[Project, ...]
    sources: tuple[Source, ...]
    years: tuple[Year, ...]
    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    settings: Settings = Settings()
    scenarios: tuple[Scenario, ...] = ()
    ranges: tuple[Range, ...] = ()
    actuals: tuple[Actual, ...] = ()
    past: int = 0
    regions_known: bool | None = None
    lines_known: bool | None = None
    budget_known: bool | None = None
    places: Places = field(default_factory=Places, compare=False)

    def in_canonical_order(self) -> Case:
        """The same question with every table sorted by name.

        Row order decides who gets the money when costs tie, so the model only ever
        sees this order: the same workbook gives the same plan, its rows in any order.
        """
        return dataclasses.replace(
            self,
            regions=tuple(sorted(self.regions, key=lambda region: _order(region.name))),
            projects=tuple(sorted(self.projects, key=lambda project: _order(project.name))),
            sources=tuple(sorted(self.sources, key=lambda source: _order(source.name))),
            lines=tuple(
                sorted(self.lines, key=lambda line: (_order(line.region), _order(line.project)))
            ),
            rules=tuple(sorted(self.rules, key=_rule_order)),
            actuals=tuple(sorted(self.actuals, key=_actual_order)),
        )

    @functools.cached_property
    def source_index(self) -> dict[str, int]:
        """Normal name of each source -> its position."""
        return {normal(source.name): index for index, source in enumerate(self.sources)}

    @functools.cached_property
    def year_index(self) -> dict[str, int]:
        """Label of each year, as text -> its position."""
        return {str(year): index for index, year in enumerate(self.years)}


def _order(name: str) -> tuple[str, str]:
    return normal(name), name


def _actual_order(actual: Actual) -> tuple[tuple[str, str], ...]:
    names = (actual.region, actual.project, actual.year, actual.source)
    return tuple(_order(name) for name in names)


def _rule_order(rule: Rule) -> tuple[str, ...]:
    texts = (rule.kind, rule.region, rule.project, rule.source, rule.year, rule.of)
    numbers = (rule.value, rule.step, rule.step_per_person, rule.on)
    return tuple(normal(text) for text in texts) + tuple(repr(number) for number in numbers)
