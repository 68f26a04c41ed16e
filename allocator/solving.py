"""From a question to an answer: build, solve, price, explain, audit."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from allocator.audit import audit
from allocator.case import Case
from allocator.checks import check
from allocator.grid import Floats
from allocator.language import _, listed, ngettext, use
from allocator.model.answer import (
    Stand,
    capital_out,
    covered,
    left_out,
    pipeline,
    plan_rows,
    rule_outcomes,
    shared_out,
    source_years,
)
from allocator.model.build import Model, build, everything
from allocator.model.engine import SolverFault
from allocator.model.highs import Session
from allocator.model.optimum import Optimum, optimise
from allocator.model.rounding import rounded
from allocator.model.ways import USUAL, WAYS, Way, first_to_hold
from allocator.plan import Plan, Rounding
from allocator.problems import BadQuestion, NoPlan, NotProven, sorted_problems
from allocator.stages import Stage, stage
from allocator.studies.conflict import conflict
from allocator.studies.inquiry import Inquiry
from allocator.studies.prices import prices
from allocator.studies.unspent import with_reasons

#: How many broken rules are told of a plan that is not taken.
NAMED = 3
#: Told the stage a solve has reached: "build", "solve", "price", "check", or that of an inquiry.
Progress = Callable[[str], None]
#: Prices of rules, by their position among the model's readings.
Prices = dict[int, float | None]


def unpriced(model: Model, session: Session) -> Prices:
    """No prices: for a study that solves many cases and shows what no rule costs."""
    return {}


def solve(
    case: Case,
    solver: str = "highs",
    time_limit: float | None = None,
    progress: Progress = lambda stage: None,
    price: Callable[[Model, Session], Prices] = prices,
    inquiries: Sequence[Inquiry] = (),
) -> Plan:
    """The plan that reaches most (or whatever the case maximises), audited.

    time_limit is in seconds of the solver; price works out what each rule costs (`unpriced`
    leaves that out); inquiries: what else is asked of the plan while its model is loaded.
    Raises BadQuestion where the case itself is wrong, NoPlan with the conflict where no
    plan satisfies the rules, NotProven where the solver stopped without a plan or the plan
    failed its audit. What it has to say, it says in the language of the case.
    """
    use(case.settings.language)
    findings = check(case)
    if findings.faults:
        raise BadQuestion(sorted_problems([case.places.problem(f) for f in findings.faults]))
    started = time.perf_counter()
    with _stage("build", progress) as told:
        model = build(case)
        told.sizes |= model.sizes()
    built = time.perf_counter()

    def attempt(way: Way, left: float | None) -> tuple[Plan, Optimum]:
        optimum = _optimum(model, way, left, progress)
        plan = _priced(case, optimum, way, price, progress)
        with _stage("check", progress) as told:
            told.sizes |= {"rules": len(plan.rules), "rows of the plan": len(plan.rows)}
            _demand_audit(plan)
        return plan, optimum

    (plan, optimum), failed = first_to_hold(WAYS[solver], time_limit, attempt)
    plan = dataclasses.replace(plan, faults=plan.faults + tuple(map(str, failed)))
    for inquiry in inquiries:
        plan = _asked(inquiry, plan, optimum, progress)
    ended = time.perf_counter()
    plan.seconds.update(build=built - started, solve=ended - built)
    return plan


def _stage(name: str, progress: Progress) -> AbstractContextManager[Stage]:
    """A stage of the work: shown as it begins, and told of with its seconds as it ends."""
    progress(name)
    return stage(name)


def _priced(
    case: Case,
    optimum: Optimum,
    way: Way,
    price: Callable[[Model, Session], Prices],
    progress: Progress,
) -> Plan:
    """The plan with what its rules cost; without, where the solver fails at measuring that."""
    priced: Prices = {}
    faults: tuple[str, ...] = ()
    with _stage("price", progress) as told:
        if optimum.outcome.status == "optimal":
            try:
                priced = price(optimum.model, optimum.session)
            except SolverFault as fault:
                says = _("What each rule costs could not be measured: {fault}", fault=str(fault))
                faults = (says,)
                told.sizes["ended by"] = str(fault)
        return dataclasses.replace(_plan(case, optimum, way, priced), faults=faults)


def _asked(inquiry: Inquiry, plan: Plan, optimum: Optimum, progress: Progress) -> Plan:
    """The plan with an inquiry's part; without, where the solver fails at it."""
    with _stage(inquiry.stage, progress) as told:
        try:
            return inquiry.ask(plan, optimum)
        except SolverFault as fault:
            told.sizes["ended by"] = str(fault)
            says = _(
                "The {part} could not be worked out: {fault}",
                part=_(inquiry.part),
                fault=str(fault),
            )
            return dataclasses.replace(plan, faults=(*plan.faults, says))


def _optimum(model: Model, way: Way, time_limit: float | None, progress: Progress) -> Optimum:
    """The best plan of a model, or the exception that says why there is none."""
    with _stage("solve", progress) as told:
        told.sizes["way"] = str(way)
        optimum = optimise(model, way, time_limit)
        told.sizes |= {"status": optimum.outcome.status, "the solver's word": optimum.outcome.why}
    if optimum.outcome.status == "infeasible":
        with _stage("conflict", progress) as told:
            found = conflict(optimum.model, optimum.session, time_limit)
            told.names["conflict"] = [str(q) for some in found.sets for q in some.members]
        raise NoPlan(found)
    if not optimum.outcome.has_plan:
        raise NotProven(
            _(
                "The solver stopped ({why}) before it found a plan. Give it more time with "
                "--time-limit.",
                why=optimum.outcome.said,
            )
        )
    return optimum


def as_plan(case: Case, optimum: Optimum) -> Plan:
    """An optimum of a case as a plan, audited, without prices.

    Raises NotProven where it is none, or fails its audit.
    """
    if optimum.outcome.status != "optimal":
        raise NotProven(_("The solver stopped ({why}) before a proof.", why=optimum.outcome.said))
    plan = _plan(case, optimum, USUAL, {})
    _demand_audit(plan)
    return plan


def _plan(case: Case, optimum: Optimum, way: Way, priced: Prices) -> Plan:
    model, exact = optimum.model, optimum.numbers
    rounding, numbers, paid = _rounding(optimum)
    given = rounding.given if rounding else 0.0
    fairest = case.settings.maximise == "Fairest"
    years = list(source_years(model, case, numbers))
    return Plan(
        case=case,
        status=optimum.outcome.status,
        objective=model.objective.value(numbers),
        bound=optimum.bound,
        rows=tuple(plan_rows(model, case, numbers, paid)),
        sources=with_reasons(model, exact, years, rounding.unit if rounding else 0.0),
        rules=tuple(rule_outcomes(model, Stand(numbers, exact, given), priced)),
        pipeline=pipeline(model, numbers),
        capital_out=capital_out(model, numbers),
        whole=bool(len(model.whole)),
        fairest=covered(model, numbers) if fairest else (),
        out_of_reach=left_out(model) if fairest else (),
        rounding=rounding,
        solver=_solver_name(way),
        seconds={},
    )


def _rounding(optimum: Optimum) -> tuple[Rounding | None, Floats, Floats]:
    """How amounts were rounded, the plan's cells, and what each source pays of each line."""
    model, exact = optimum.model, optimum.numbers
    unit = model.case.settings.round_to
    if not unit:
        return None, exact, shared_out(model, exact)
    found = rounded(model, optimum.session, exact, unit)
    if found is None:
        return Rounding(unit, False), exact, shared_out(model, exact)
    people = model.ledger.people(everything(model.ledger.grid), model.all_years)
    lost = people.value(exact) - people.value(found.numbers)
    return Rounding(unit, True, found.given, lost), found.numbers, found.paid


def _demand_audit(plan: Plan) -> None:
    broken = audit(plan)
    if broken:
        said = [_("Its plan fails the check of every rule.")]
        said += [str(plan.case.places.problem(fault)) for fault in broken[:NAMED]]
        more = len(broken) - NAMED
        if more > 0:
            said.append(ngettext("And {count} more.", "And {count} more.", more))
        raise SolverFault(" ".join(said))


def _solver_name(way: Way) -> str:
    pulp = importlib.metadata.version("pulp")
    name = way.solver
    if name == USUAL.solver:
        name += f" {importlib.metadata.version('highspy')}"
    unusual = f" ({_(way.says)})" if way.says else ""
    return listed([f"{name}{unusual}", f"PuLP {pulp}"])
