"""The target: least money, its path and other ways by hand, and the same as edited workbooks."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Case, Line, Project, Region, Rule, Source
from allocator.plan import Plan
from allocator.problems import NoPlan
from allocator.solving import solve, unpriced
from allocator.studies.beyond import Beyond, beyond_json
from allocator.studies.paths import ALONE, FROM, IN_STEP, LEAST, Way
from allocator.studies.target import Target, seek, target_json, with_path
from allocator.workbook.reading import read
from tests.book import workbook

GRANT, KIT = Project("Grant", 10.0), Project("Kit", 4.0, reach=0.3)
NORTH = Region("North", 100.0)


def plain(case: Case) -> Plan:
    return solve(case, price=unpriced)


def quiet(_: str) -> None:
    pass


def sought(case: Case, people: float) -> Target:
    found = seek(case, people, plain, quiet)
    assert isinstance(found, Target)
    return found


def refused(case: Case, people: float) -> Beyond:
    found = seek(case, people, plain, quiet)
    assert isinstance(found, Beyond)
    return found


def way(found: Target, kind: str, source: str = "") -> Way:
    (one,) = [way for way in found.ways if way.kind == kind and way.source == source]
    return one


def one_donor(*amounts: float | None, rules: tuple[Rule, ...] = (), **more: float) -> Case:
    """North, 100 people, grants of 10, one donor."""
    years = tuple(range(2027, 2027 + len(amounts)))
    donor = Source("Donor", amounts, **more)  # type: ignore[arg-type]
    return Case((NORTH,), (GRANT,), (donor,), years, rules=rules)


# Least money


def test_one_region_and_two_types_by_hand() -> None:
    """Kits at 4 reach 30 of the 100, grants at 10 the others. 50 people: 30 kits (120) and 20
    grants (200), 320 in all, of the 500 there are: 180 saved, every amount times 0.64."""
    case = Case((NORTH,), (GRANT, KIT), (Source("Donor", (500.0,)),), (2027,))
    found = sought(case, 50.0)
    assert found.money == 320.0
    assert found.money_before == 500.0 and found.enough
    assert found.plan.people == pytest.approx(50.0)
    kits = [row.people for row in found.plan.rows if row.project == "Kit"]
    assert kits == pytest.approx([30.0])
    assert way(found, FROM).money() == 320.0
    assert way(found, IN_STEP).factor == pytest.approx(0.64)


def test_the_path_is_the_nearest_and_no_year_bears_it_all() -> None:
    """22 people are 220, of 100 a year there are. 10 more in each year is the smallest change of
    any year; without that, 120 and 100 would be as near in all."""
    found = sought(one_donor(100.0, 100.0), 22.0)
    assert found.path == ((110.0, 110.0),)
    assert found.before == ((100.0, 100.0),)
    assert way(found, FROM).path == ((110.0, 110.0),)


def test_rules_on_growth_hold_on_the_path() -> None:
    """Last year 100, at most 10 % more a year: 110 and 121 at the most. 23 people are 230, so
    2027 needs at least 230 - 1.1 × F, F = 230 ÷ 2.1 = 109.5238…. With both years in step, 110 of
    the first are all that may be spent, so the second has 120: 1.2, and 10 stay unspent."""
    region = Region("North", 100.0, spent_last_year=100.0)
    rule = Rule("Growth at most", 0.1, row=2)
    case = Case(
        (region,), (GRANT,), (Source("Donor", (100.0, 100.0)),), (2027, 2028), rules=(rule,)
    )
    found = sought(case, 23.0)
    assert found.money == pytest.approx(230.0, abs=0.02)
    first, second = found.path[0]
    assert 109.52 <= first <= 110.0 and second <= 1.1 * first + 0.02
    assert way(found, IN_STEP).factor == pytest.approx(1.2)


def test_years_without_money_stay_without_and_ladders_keep_their_steps() -> None:
    """A first year and 10 % on it: x + 1.1·x = 420, so 200 and 220. With nothing in 2027, all
    420 come in 2028."""
    assert sought(one_donor(100.0, None, yearly_rise=0.1), 42.0).path == ((200.0, 220.0),)
    assert sought(one_donor(0.0, 100.0), 42.0).path == ((0.0, 420.0),)


def test_an_envelope_may_grow_and_is_called_up_as_needed() -> None:
    """300 in all over two blank years; 40 people are 400, a third more."""
    found = sought(one_donor(None, None, total=300.0), 40.0)
    assert found.money == 400.0
    assert found.money_before == 300.0
    assert way(found, IN_STEP).factor == pytest.approx(4.0 / 3.0)
    assert way(found, IN_STEP).money() == pytest.approx(400.0, abs=0.02)


def test_sources_alone_by_hand() -> None:
    """Zakat pays grants only, which reach 40; the state's 300 buy 50 kits at 6, which reach 60.

    80 people: the state alone, with zakat's 100 (10 grants), needs 70 people more, 60 kits
    (360) and 10 grants (100): 460 ÷ 300. Zakat alone, with 50 kits: 30 grants, 300 ÷ 100.
    Least: 60 kits and 20 grants, 560. 95 people: zakat alone never, 50 + 40 are 90.
    """
    types = (Project("Grant", 10.0, reach=0.4), Project("Kit", 6.0, reach=0.6))
    sources = (Source("Zakat", (100.0,), projects=("Grant",)), Source("State", (300.0,)))
    case = Case((NORTH,), types, sources, (2027,))
    found = sought(case, 80.0)
    assert found.money == 560.0
    assert way(found, ALONE, "State").factor == pytest.approx(460.0 / 300.0)
    assert way(found, ALONE, "Zakat").factor == pytest.approx(3.0)
    assert way(found, ALONE, "Zakat").path == ((300.0,), (300.0,))
    assert way(sought(case, 95.0), ALONE, "Zakat").path is None


def test_rules_that_ask_for_more_people_are_kept() -> None:
    """Half of North is to be covered: 50 people and 500, however few are asked for."""
    case = one_donor(800.0, rules=(Rule("Coverage at least", 0.5, row=2),))
    found = sought(case, 10.0)
    assert found.money == 500.0
    assert found.plan.people == pytest.approx(50.0)


def test_a_workbook_without_a_plan_of_its_own_has_a_target() -> None:
    """100 cannot cover half of North; 500 can."""
    case = one_donor(100.0, rules=(Rule("Coverage at least", 0.5, row=2),))
    found = sought(case, 10.0)
    assert found.before is None and found.present.plan is None
    assert found.money == 500.0
    assert found.plan.people == pytest.approx(50.0)


def test_whole_projects_are_counted_whole() -> None:
    """Projects of 10 people, 100 each: 25 people are three projects, 300."""
    case = one_donor(200.0, rules=(Rule("Whole projects of", 10.0, region="each", row=2),))
    found = sought(case, 25.0)
    assert found.money == pytest.approx(300.0)
    assert found.plan.people == pytest.approx(30.0)


def test_amounts_are_rounded_up_so_that_they_are_still_enough() -> None:
    """7 people at 10 ÷ 3 are 23.3333…: 23.34 is enough, 23.33 is not."""
    case = Case((NORTH,), (Project("T", 10.0 / 3.0),), (Source("Donor", (1.0,)),), (2027,))
    found = sought(case, 7.0)
    assert found.path == ((23.34,),)
    assert (
        solve(with_path(case, ((23.33,),))).people
        < 7.0
        <= solve(with_path(case, found.path)).people
    )


# Out of reach


def test_more_than_a_growth_rule_lets_be_reached_by_hand() -> None:
    """Last year 100, at most 10 % more a year: 231 in two years, 23.1 people whatever is given.
    Without the rule all 100."""
    region = Region("North", 100.0, spent_last_year=100.0)
    rule = Rule("Growth at most", 0.1, row=2)
    case = Case(
        (region,), (GRANT,), (Source("Donor", (100.0, 100.0)),), (2027, 2028), rules=(rule,)
    )
    found = refused(case, 24.0)
    assert found.most == pytest.approx(23.1)
    (stop,) = found.stops
    assert stop.rule.startswith("Growth at most 10 %")
    assert stop.change == "without it 100 people could be reached"
    assert next(found.sentences()).startswith("No money reaches 24 people")


def test_limits_that_are_no_rules_are_named_too() -> None:
    """North takes 300 a year at the most: 30 people; without that the grants' reach of 80."""
    region = Region("North", 100.0, most_per_year=300.0)
    case = Case((region,), (Project("Grant", 10.0, reach=0.8),), (Source("D", (1.0,)),), (2027,))
    found = refused(case, 40.0)
    assert found.most == pytest.approx(30.0)
    (stop,) = found.stops
    assert "each region can take in a year" in stop.rule
    assert stop.change == "without it 80 people could be reached"


def test_two_limits_that_only_together_hold_are_told() -> None:
    """At most 300 by the region and 300 by a rule: neither alone lets more than 30 be reached."""
    region = Region("North", 100.0, most_per_year=300.0)
    rule = Rule("Spend at most", 300.0, row=2)
    case = Case((region,), (GRANT,), (Source("D", (1.0,)),), (2027,), rules=(rule,))
    found = refused(case, 40.0)
    assert found.stops == ()
    assert found.without == pytest.approx(100.0)
    assert "without all of them together money could reach 100" in list(found.sentences())[-1]


def test_more_than_there_are_and_closed_lines() -> None:
    """100 live there; South's 50 have no open line."""
    regions = (NORTH, Region("South", 50.0))
    lines = (Line("South", "Grant", open=False),)
    case = Case(regions, (GRANT,), (Source("D", (1.0,)),), (2027,), lines)
    found = refused(case, 200.0)
    assert (found.most, found.eligible) == (pytest.approx(100.0), 150.0)
    told = list(found.sentences())
    assert told[1] == "There are 150 eligible people in Regions."
    assert "which lines are open" in told[-1]
    assert json.loads(json.dumps(beyond_json(found)))["most"] == pytest.approx(100.0)


def test_rules_that_no_money_can_keep_are_a_conflict() -> None:
    """60 % for grants and 60 % for kits of the same money, and some must be spent."""
    rules = (
        Rule("Share at least", 0.6, project="Grant", row=2),
        Rule("Share at least", 0.6, project="Kit", row=3),
        Rule("Spend at least", 10.0, row=4),
    )
    case = Case((NORTH,), (GRANT, KIT), (Source("D", (100.0,)),), (2027,), rules=rules)
    with pytest.raises(NoPlan):
        seek(case, 5.0, plain, quiet)


# The same as workbooks edited by hand

TEXT = """
# Regions
| Region | Eligible people | Spent last year | Licence months |
| North | 900 | 3000 | 6 |
| South | 800 | 2000 | 0 |
# Projects
| Project type | Cost per person | Years to repay |
| Grant | 20 | 0 |
| Loan | 12 | 2 |
# Budget
| Source | 2027 | 2028 | 2029 | Total | Projects |
| State | 2100 | 2200 | 2300 | | |
| Donor | 3000 | 3000 | 3200 | | Grant |
# Rules
| Rule | Region | Project type | Value |
| Growth at most | each | | 25% |
| Share at least | | Loan | 20% |
"""


def test_each_way_reaches_so_many_in_a_workbook_edited_by_hand(tmp_path: Path) -> None:
    """Typed over the workbook's amounts each way's path lets `solve` reach the people asked
    for; a thousandth less of every moved amount does not."""
    path = workbook(TEXT, tmp_path / "plan.xlsx")
    found = sought(read(path).case, 1100.0)
    assert found.plan.people == pytest.approx(1100.0)
    for way in found.ways:
        assert way.path is not None, way
        assert _edited(path, way.path) >= 1100.0 - 1e-6
        moved = [
            [amount * 0.999 if way.source in ("", name) else amount for amount in amounts]
            for name, amounts in zip(("State", "Donor"), way.path, strict=True)
        ]
        assert _edited(path, moved) < 1100.0


def test_no_envelope_of_less_reaches_so_many(tmp_path: Path) -> None:
    """One source with blank years and a Total may give in any years: with the least money as
    its Total `solve` reaches the people asked for, with 1 less it does not."""
    text = "\n".join(line for line in TEXT.splitlines() if "Donor" not in line)
    path = workbook(text.replace("2100 | 2200 | 2300", "4000 | 4000 | 4000"), tmp_path / "p.xlsx")
    found = sought(read(path).case, 700.0)
    for total, enough in ((found.money, True), (found.money - 1.0, False)):
        people = _edited(path, [[None, None, None]], total)
        assert (people >= 700.0 - 1e-6) == enough


def _edited(path: Path, amounts, total: float | None = None) -> float:  # type: ignore[no-untyped-def]
    """People of the plan of a workbook with the amounts of `Budget` typed over."""
    book = openpyxl.load_workbook(path)
    sheet = book["Budget"]
    for row, given in enumerate(amounts, start=2):
        for column, amount in zip("BCD", given, strict=True):
            sheet[f"{column}{row}"] = amount
    sheet["E2"] = total
    edited = path.with_name("edited.xlsx")
    book.save(edited)
    return solve(read(edited).case).people


def test_json_by_hand() -> None:
    told = json.loads(json.dumps(target_json(sought(one_donor(100.0, 100.0), 22.0))))
    assert told["status"] == "optimal"
    assert told["money"] == 220.0
    assert told["workbook"] == {"people": pytest.approx(20.0), "money": 200.0}
    assert told["sources"] == [
        {"source": "Donor", "amounts": [110.0, 110.0], "workbook": [100.0, 100.0]}
    ]
    assert [one["way"] for one in told["ways"]] == [LEAST, FROM, IN_STEP]
