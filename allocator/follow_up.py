"""What a plan asks to be told once its years are over: the rows of its sheet `Follow-up`.

One row for each line, year and source that pays; where people are reached by the money of
earlier years alone, a row without a source. People of a line and year are those of its money:
where several sources pay, each row has the part that its source pays. Years that are over
stand as they were told, whatever had been planned for them beside.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocator.case import Actual
from allocator.plan import Plan, PlanRow


def follow_up(plan: Plan) -> tuple[Actual, ...]:
    """The rows to fill in, by region and project type as the plan has them, then by year."""
    over = set(plan.case.years[: plan.case.past])
    labels = {str(year) for year in over}
    rows = [row for row in plan.case.actuals if row.year in labels]
    for row in plan.rows:
        if row.year not in over:
            rows += _planned(row)
    years = {str(year): place for place, year in enumerate(plan.case.years)}
    return tuple(sorted(rows, key=lambda row: years[row.year]))


def _planned(row: PlanRow) -> Iterator[Actual]:
    names = (row.region, row.project, str(row.year))
    if not row.sources:
        yield Actual(*names, planned_money=0.0, planned_people=row.people)
    for source, money in row.sources.items():
        people = row.people * (money / row.money) if row.money else 0.0
        yield Actual(*names, source=source, planned_money=money, planned_people=people)
