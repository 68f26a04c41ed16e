"""From a question to an answer: build, solve, price, explain, audit."""

from __future__ import annotations

import importlib.metadata
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import highspy

from allocator.audit import audit
from allocator.case import Case
from allocator.checks import check
from allocator.grid import Floats
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
from allocator.model.highs import Session
from allocator.model.optimum import Optimum, optimise
from allocator.model.rounding import rounded
from allocator.plan import Plan, Rounding
from allocator.problems import BadQuestion, NoPlan, NotProven, sorted_problems
from allocator.stages import Stage, stage
from allocator.studies.conflict import conflict
from allocator.studies.inquiry import Inquiry
from allocator.studies.prices import prices
from allocator.studies.unspent import with_reasons

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
    failed its audit.
    """
    findings = check(case)
    if findings.faults:
        raise BadQuestion(sorted_problems([case.places.problem(f) for f in findings.faults]))
    started = time.perf_counter()
    with _stage("build", progress) as told:
        model = build(case)
        told.sizes |= model.sizes()
    built = time.perf_counter()
    optimum = _optimum(model, solver, time_limit, progress)
    with _stage("price", progress):
        proven = optimum.outcome.status == "optimal"
        priced = price(optimum.model, optimum.session) if proven else {}
        plan = _plan(case, optimum, solver, priced)
    with _stage("check", progress) as told:
        told.sizes |= {"rules": len(plan.rules), "rows of the plan": len(plan.rows)}
        _demand_audit(plan)
    for inquiry in inquiries:
        with _stage(inquiry.stage, progress):
            plan = inquiry.ask(plan, optimum)
    ended = time.perf_counter()
    plan.seconds.update(build=built - started, solve=ended - built)
    return plan


def _stage(name: str, progress: Progress) -> AbstractContextManager[Stage]:
    """A stage of the work: shown as it begins, and told of with its seconds as it ends."""
    progress(name)
    return stage(name)


def _optimum(model: Model, solver: str, time_limit: float | None, progress: Progress) -> Optimum:
    """The best plan of a model, or the exception that says why there is none."""
    with _stage("solve", progress) as told:
        optimum = optimise(model, solver, time_limit)
        told.sizes |= {"status": optimum.outcome.status, "the solver's word": optimum.outcome.why}
    if optimum.outcome.status == "infeasible":
        with _stage("conflict", progress) as told:
            found = conflict(optimum.model, optimum.session, time_limit)
            told.names["conflict"] = [str(q) for some in found.sets for q in some.members]
        raise NoPlan(found)
    if not optimum.outcome.has_plan:
        raise NotProven(
            f"The solver stopped ({optimum.outcome.why}) before it found a plan. "
            "Give it more time with --time-limit."
        )
    return optimum


def _plan(case: Case, optimum: Optimum, solver: str, priced: Prices) -> Plan:
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
        solver=_solver_name(solver),
        seconds={},
    )


def _rounding(optimum: Optimum) -> tuple[Rounding | None, Floats, Floats]:
    """How amounts were rounded, the plan's cells, and what each source pays of each line."""
    model, exact = optimum.model, optimum.numbers
    unit = model.case.settings.round_to
    if not unit:
        return None, exact, shared_out(model, exact)
    found = rounded(model, exact, unit)
    if found is None:
        return Rounding(unit, False), exact, shared_out(model, exact)
    people = model.ledger.people(everything(model.ledger.grid), model.all_years)
    lost = people.value(exact) - people.value(found.numbers)
    return Rounding(unit, True, found.given, lost), found.numbers, found.paid


def _demand_audit(plan: Plan) -> None:
    broken = audit(plan)
    if broken:
        lines = "\n".join(f"  {plan.case.places.problem(fault)}" for fault in broken[:20])
        raise NotProven(f"The plan failed its own check and is not written:\n{lines}")


def _solver_name(solver: str) -> str:
    pulp = importlib.metadata.version("pulp")
    name = f"HiGHS {highspy.Highs().version()}" if solver == "highs" else "CBC"
    return f"{name}, PuLP {pulp}"
