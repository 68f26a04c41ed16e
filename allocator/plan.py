"""The answer, in plain numbers: no unknowns, no solver, nothing left to compute.

Money is in the workbook's currency, people are persons, shares are fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from allocator.case import Case, Rule, Year
from allocator.recommendation import Recommendation
from allocator.worth import Gradual, LineReason, Price, Worth


@dataclass(frozen=True)
class PlanRow:
    """One region × project type × year with money or people.

    started: people started with this year's money (money ÷ cost). people: those reached
    in this year, after start-up and licence months; they may have started earlier.
    sources: the money by source, sources that pay nothing left out. row: of the worksheet it
    was read from, 0 where it was not.
    """

    region: str
    project: str
    year: Year
    money: float
    started: float
    people: float
    sources: Mapping[str, float]
    row: int = 0


@dataclass(frozen=True)
class SourceYear:
    """One source in one year. received + carried_in + repaid = spent + carried + unspent.

    amount: before own costs and follow-up; received: after them. repaid: loans coming
    back, and losses covered, less losses paid. carried: into the next year. why: the
    reason of what is unspent ("" where nothing is). row: as in a plan's rows.
    """

    source: str
    year: Year
    amount: float
    own_costs: float
    follow_up: float
    received: float
    carried_in: float
    repaid: float
    spent: float
    carried: float
    unspent: float
    why: str = ""
    row: int = 0


@dataclass(frozen=True)
class LimitRow:
    """One limit of a rule: one scope, one year (or years together).

    stands: what the plan has; limit: what it is held against; left: how far it is from
    the limit (never negative but for rounding). For growth rules, `limit` is the
    allowance, `stands` what is used of it and `left` what is left of it.
    before: last year's or the year before's money of the scope, for growth, cut and step.
    given: how far rounded amounts may miss it.
    """

    scope: str
    year: str
    stands: float
    sense: str
    limit: float
    left: float
    binding: bool
    before: float | None = None
    given: float = 0.0


@dataclass(frozen=True)
class RuleOutcome:
    """One row of `Rules` that is on: how the plan stands to it.

    price: gain of the objective if every limit of the row is relaxed by one unit
    (percentages: one point), measured by re-solving; None where it was not measured.
    worth: the rest of what is known of it; None where it was not asked for.
    """

    rule: Rule
    words: str
    binding: bool
    price: float | None
    limits: tuple[LimitRow, ...]
    worth: Price | None = None


@dataclass(frozen=True)
class Rounding:
    """Amounts as multiples of `unit`, in the currency.

    done: False where no plan of such amounts was found; the amounts are then exact. given:
    how much money a rule may be missed by: nothing, or half a unit. lost: people fewer than
    the exact plan reaches (below 0: more).
    """

    unit: float
    done: bool
    given: float = 0.0
    lost: float = 0.0


@dataclass(frozen=True)
class Proof:
    """What is proven of a plan in exact arithmetic, by prices that anybody can use again.

    prices: number of a row of the model -> people (or whatever is maximised) that one unit of
    it would gain; rows: how many rows the model has. objective: of the amounts as they are
    written; bound: no plan is above it, None where the prices prove none. violation: by how
    much the limit that is missed most is missed, in its own unit; violated: which it is.
    """

    prices: Mapping[int, float]
    rows: int
    objective: Fraction
    bound: Fraction | None
    violation: Fraction
    violated: str = ""

    @property
    def gap(self) -> Fraction | None:
        """How much better a plan could be at the most; below 0 by what rounding gives."""
        return None if self.bound is None else self.bound - self.objective


@dataclass(frozen=True)
class Plan:
    """A plan and how it was found.

    status: "optimal", or "stopped" (the best plan found when the solver was stopped).
    objective: the value of what `Maximise` names; bound: no plan can be above it (of the
    exact amounts, where they are rounded). whole: whether rules made it a programme of whole
    numbers. fairest: for that objective, each region with its coverage, in the order in
    which they were fixed; out_of_reach: regions left out because no plan can cover them.
    pipeline: people started whose turn comes after the last year; capital_out: money
    lent that is still out after the last year. seconds: read, build, solve, write.
    faults: where the solver failed, and what was done about it, one sentence each.
    recommendations: what each of the nine is worth here; empty where that was not asked.
    alternatives: other plans that are nearly as good; None where that was not asked.
    worth: prices of its numbers; gradual: what growth, cut and step rules cost together; None
    where they were not asked for. reasons: why each line has what it has; empty likewise.
    proof: how good the plan is in exact arithmetic; None where there is no such proof.
    """

    case: Case
    status: str
    objective: float
    bound: float
    rows: tuple[PlanRow, ...]
    sources: tuple[SourceYear, ...]
    rules: tuple[RuleOutcome, ...]
    pipeline: float = 0.0
    capital_out: float = 0.0
    whole: bool = False
    fairest: tuple[tuple[str, float], ...] = ()
    out_of_reach: tuple[str, ...] = ()
    rounding: Rounding | None = None
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    solver: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    alternatives: Alternatives | None = None
    worth: Worth | None = None
    gradual: Gradual | None = None
    reasons: tuple[LineReason, ...] = ()
    proof: Proof | None = None

    @property
    def gap(self) -> float:
        """How much better a plan could at most be, as a part of this one; infinite: unknown."""
        apart = max(0.0, self.bound - self.objective)
        return apart / max(abs(self.objective), 1e-9)

    @property
    def people(self) -> float:
        """People reached over the plan."""
        return sum(row.people for row in self.rows)

    @property
    def money(self) -> float:
        """Money spent over the plan, re-lent money each time it is lent."""
        return sum(row.money for row in self.rows)

    @property
    def unspent(self) -> float:
        """Money that no source could spend."""
        return sum(year.unspent for year in self.sources)


@dataclass(frozen=True)
class Alternative:
    """Another plan that is nearly as good, and the least of something.

    key: what it is the least of ("even", "steady", "lines", "region"). proven: whether no
    such plan has less of it; least: less than this none can have. moved: the part of the
    money that stands elsewhere than in the plan it is an alternative to. values: what it
    has of each that can tell plans apart here; a gap in coverage as a fraction.
    """

    key: str
    plan: Plan
    proven: bool
    least: float
    moved: float
    values: Mapping[str, float]


@dataclass(frozen=True)
class LeftOut:
    """Something that gave no alternative.

    why: "best_already" (the plan itself has the least of it), "alike" (to the plan named
    `like`, so little of the money moved), "cannot_tell" (nothing here tells plans apart by
    it), or "stopped" (the solver found no plan in time).
    """

    key: str
    why: str
    like: str = ""
    moved: float = 0.0


@dataclass(frozen=True)
class Alternatives:
    """Other plans within a part of the best. values: those of the plan itself."""

    within: float
    values: Mapping[str, float]
    plans: tuple[Alternative, ...]
    left_out: tuple[LeftOut, ...]
