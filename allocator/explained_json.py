"""Why a plan is as it is, as JSON: everything, or the story of one place."""

from __future__ import annotations

from allocator.as_json import Json, plan_json, rule_json
from allocator.baseline import Unknown
from allocator.plan import LimitRow, Plan, RuleOutcome
from allocator.stories import Story, YearTold
from allocator.story_words import sentences
from allocator.told import by_cost, gradually, next_in_line
from allocator.worth_json import numbers_json, reasons_json, region_json


def explained_json(plan: Plan) -> Json:
    """The plan's own JSON, its rules dearest first and in words, with its sentences."""
    rules = [{**rule_json(outcome), **_words(outcome)} for outcome in by_cost(plan)]
    said = {"gradually": gradually(plan), "next_in_line": next_in_line(plan)}
    return {**plan_json(plan), "rules": rules, "says": said}


def story_json(told: Story) -> Json:
    """The story of one line, region or type; a name that was not asked for is null."""
    places = told.plan.case.places
    return {
        "status": told.plan.status,
        "region": told.region or None,
        "project": told.project or None,
        "money": told.money,
        "people": told.people,
        "eligible": told.eligible,
        "last_year": None if isinstance(told.before, Unknown) else told.before,
        "years": [_year(year) for year in told.years],
        "may_be_paid_by": list(told.payers),
        "delay_months": told.delay,
        "says": list(sentences(told)),
        "why": reasons_json(told.reasons),
        "rules": [
            {**rule_json(one.outcome), **_words(one.outcome), **_limit(one.limit)}
            for one in told.limits
        ],
        "price": told.price and region_json(told.price),
        "numbers": numbers_json(places, told.numbers),
    }


def _words(outcome: RuleOutcome) -> Json:
    return {"words": outcome.words, "note": outcome.rule.note}


def _year(year: YearTold) -> Json:
    return {**vars(year), "sources": dict(year.sources)}


def _limit(limit: LimitRow) -> Json:
    """One limit; its `binding` is its own, not its rule's."""
    return {
        "scope": limit.scope,
        "year": limit.year,
        "sense": limit.sense,
        "limit": limit.limit,
        "used": limit.stands,
        "left": limit.left,
        "binding": limit.binding,
    }
