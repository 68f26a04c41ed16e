"""Plans nearly as good, worked out by hand, as a user asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from allocator.audit import audit
from allocator.case import Case, Project, Region, Source
from allocator.commands import main
from allocator.plan import Alternatives
from allocator.solving import solve
from allocator.studies.alternative_words import sentences
from allocator.studies.alternatives import alternatives
from tests.cases import exactly, money, question

ROOT = Path(__file__).parent.parent


def near_and_far() -> Case:
    """100 people in each; 10 a person near, 12.5 far; 1,000 for one year."""
    places = [Region("Far", 100.0, cost_factor=1.25), Region("Near", 100.0)]
    return question(places, [Project("Cash", 10.0)], [Source("Donor", (1000.0,))])


def found(case: Case, count: int, within: float) -> tuple[Alternatives, list[str]]:
    plan = solve(case, inquiries=[alternatives(count, within)])
    assert plan.alternatives is not None
    return plan.alternatives, list(sentences(plan, plan.alternatives))


def test_the_most_even_within_a_tenth() -> None:
    """Proves: the least gap between regions among plans with at least 90 of 100 people.

    By hand: near + far = 90 with 10 · near + 12.5 · far = 1,000 gives 50 and 40: a gap of 10
    points instead of 100, half the money elsewhere. The least to any one region is the same
    plan (500 each), the fewest lines (one) are the best plan's, last year is not known.
    """
    others, told = found(near_and_far(), 4, 0.1)
    [even] = others.plans
    assert (even.key, even.proven) == ("even", True)
    assert (even.values["even"], others.values["even"]) == (exactly(0.1), exactly(1.0))
    assert even.plan.people == exactly(90.0)
    assert (money(even.plan, "Far"), even.moved) == (exactly(500.0), exactly(0.5))
    assert audit(even.plan) == []
    whys = {out.key: out.why for out in others.left_out}
    assert whys == {"region": "alike", "lines": "best_already", "steady": "cannot_tell"}
    assert told[0].startswith("Most even: 10.0 points")
    assert "10 fewer people" in told[0]


def test_within_nothing_there_is_no_other_plan() -> None:
    """Proves: within 0 % only plans as good count.

    By hand: only the near region reaches 100 people for 1,000.
    """
    others, _ = found(near_and_far(), 4, 0.0)
    assert others.plans == ()


def test_they_are_asked_for_by_count_and_written(tmp_path: Path) -> None:
    small, target = str(ROOT / "data" / "small.xlsx"), tmp_path / "plan.xlsx"
    words = ["solve", small, "--alternatives", "1", "--within", "1%"]
    result = CliRunner().invoke(main, [*words, "-o", str(target), "--json"])
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    [one] = answer["alternatives"]
    assert one["people"] + one["gives_up"] == exactly(answer["people"])
    assert one["objective"] >= 0.99 * answer["objective"] - 1e-6
    sheet = openpyxl.load_workbook(target)["Alternatives"]
    assert [sheet["A5"].value, sheet["A6"].value] == ["The best plan", "Most even"]
    assert sheet["B5"].value == exactly(answer["people"])


def test_a_part_that_is_none_is_refused() -> None:
    small = str(ROOT / "data" / "small.xlsx")
    result = CliRunner().invoke(main, ["solve", small, "--alternatives", "1", "--within", "200%"])
    assert result.exit_code == 2
    assert "0% to 100%" in result.output
