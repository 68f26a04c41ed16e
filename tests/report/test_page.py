"""The report without a browser: text stays text, nothing is left out, charts in numbers."""

from __future__ import annotations

import dataclasses
import html.parser
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from allocator.case import Case, Project, Region, Rule, Settings, Source
from allocator.commands import main
from allocator.plan import Plan
from allocator.report import write_report
from allocator.report.axis import axis
from allocator.report.drawing import bars, columns, path
from allocator.report.numbers import Writing, grouped, writing
from allocator.report.page import page
from allocator.report.template import html as filled
from allocator.report.words import WORDS
from allocator.solving import solve
from allocator.whole_file import NotWritten
from allocator.workbook.results.account import Account, currency_of, title_of
from allocator.workbook.results.chart_data import (
    ChartData,
    Series,
    growth_path,
    money_by_source,
)
from allocator.workbook.results.output_book import Origin
from tests.report.hostile import CASE

SMALL = Path(__file__).parents[2] / "data" / "small.xlsx"
STYLE = (Path(__file__).parents[2] / "allocator" / "report" / "style.css").read_text("utf-8")


class Elements(html.parser.HTMLParser):
    """Every element of a page: its name and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.found)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return solve(CASE)


@pytest.fixture(scope="module")
def text(plan: Plan) -> str:
    return filled(page(plan, Origin("in.xlsx", "ab" * 32)))


def told(case: Case) -> Account:
    found = solve(case)
    return Account(plan=found, title=title_of(found), currency=currency_of(found), words=WORDS)


# Text


def test_no_name_becomes_an_element_an_attribute_or_a_script(text: str) -> None:
    elements = Elements(text).found
    assert not {name for name, _ in elements} & {"img", "iframe", "b", "i"}
    scripts = [given for name, given in elements if name == "script"]
    assert scripts == [{"type": "application/json", "id": "figures"}]
    assert Elements(text).count("h1") == 1
    assert not [key for _, given in elements for key in given if key.startswith("on")]
    assert "{{ 7 * 7 }} &amp; co" in text


def test_it_names_no_place_to_fetch_anything_from(text: str) -> None:
    for _, given in Elements(text).found:
        assert not given.keys() & {"src", "href", "srcset", "action", "data", "poster"}
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_it_can_be_read_by_those_who_do_not_see_it(text: str) -> None:
    """Each table has its caption and heading cells, each chart its title and description."""
    elements = Elements(text)
    assert elements.count("table") == elements.count("caption") == elements.count("thead") > 5
    plots = [g for name, g in elements.found if name == "svg" and g.get("class") == "plot"]
    ids = Counter(given["id"] for _, given in elements.found if "id" in given)
    assert max(ids.values()) == 1
    assert len(plots) == 5
    for given in plots:
        assert given["role"] == "img"
        assert set(str(given["aria-labelledby"]).split()) <= ids.keys()
    for name, given in elements.found:
        if name == "th":
            assert given.get("scope") in ("row", "col")


def test_no_side_is_named_left_or_right_in_the_style() -> None:
    """Sides of the page follow its direction; `left` and `right` would not."""
    assert not re.search(r"(margin|padding|border|text-align)[-: ]*(left|right)|float", STYLE)


def test_the_story_stands_before_the_charts_and_the_tables(text: str) -> None:
    places = [text.index(mark) for mark in ('id="story-regions"', 'class="plot"', "<table")]
    assert places == sorted(places)


def test_every_part_of_the_plan_is_in_it(plan: Plan, text: str) -> None:
    for key in ("years", "regions", "projects", "sources", "rules", "plan"):
        assert f'id="table-{key}"' in text
    assert text.count('scope="row"') > len(plan.case.regions) + len(plan.case.projects)
    assert 'id="table-recommendations"' not in text  # none were asked for


# Numbers


def test_numbers_are_written_with_their_marks_and_a_nothing_has_no_sign() -> None:
    assert grouped(1234567.0, 0) == "1,234,567"
    assert grouped(-0.001, 2) == "0.00"
    whole, cents = Writing(0, 0), Writing(2, 1)
    assert cents.text("money", 12.345678) == "12.35"
    assert cents.text("people", 3.14) == "3.1"
    assert whole.text("percent", 0.4567) == "45.7 %"
    assert whole.text("growth", 0.05) == "+5.0 %"
    assert whole.text("change_jobs", 12.0) == "+12"
    assert whole.text("change_cost", -1.5) == "-1.50"
    assert [whole.text("price", n) for n in (154521.1, 3.456, 0.00045, 0.0)] == [
        "154,521",
        "3.46",
        "0.00045",
        "0",
    ]
    assert writing(999.0, 999.0) == cents
    assert writing(1000.0, 1000.0) == whole


# Charts


def test_an_axis_goes_from_nothing_to_a_round_number_over_the_largest() -> None:
    """By hand: 4,139 in five steps is 828, so steps of 1,000, up to 5,000 million."""
    found = axis(WORDS, "Money", "MAD", 4.139e9)
    assert found.name == "Money, million MAD"
    assert [text for _, text in found.marks] == ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]
    assert axis(WORDS, "People", "", 100.0).marks[-1] == (100.0, "100")
    assert axis(WORDS, "People", "", 0.0).top > 0.0


def test_bars_upon_each_other_are_as_high_as_their_numbers() -> None:
    """By hand: of an axis of 246 points' height up to 100, 60 is 147.6 and 40 more is 98.4."""
    account = told(CASE)
    data = ChartData(
        "sources", "T", "money", ("2027",), (Series("A", (60.0,)), Series("B", (40.0,)))
    )
    first, second = columns(account, data, Writing(0, 0)).bars
    assert (first.height, second.height) == pytest.approx((147.6, 98.4))
    assert second.y + second.height == pytest.approx(first.y)
    assert first.says == "2027 · A: 60"
    assert first.colour != second.colour


def test_lying_bars_are_as_long_as_their_numbers_and_long_names_are_cut_but_kept() -> None:
    account, name = told(CASE), "A region with a very long name indeed"
    data = ChartData("regions", "T", "money", ("B", name), (Series("S", (100.0, 25.0)),))
    drawing = bars(account, data, Writing(0, 0))
    long, short = drawing.bars
    assert long.width == pytest.approx(4.0 * short.width, abs=0.02)
    [cut] = [text for text in drawing.texts if text.whole == name]
    assert cut.text == "A region with a very long …"


def test_a_path_leaves_out_what_is_not_known() -> None:
    account = told(CASE)
    data = ChartData(
        "path",
        "T",
        "money",
        ("Last year", "2027", "2028"),
        (Series("Plan", (50.0, 60.0, 70.0)), Series("Most", (None, 80.0, 100.0))),
    )
    plan, most = [line for line in path(account, data, Writing(0, 0)).lines if line.look != "grid"]
    assert (len(plan.points.split()), len(most.points.split())) == (3, 2)


GROWING = Case(
    (Region("North", 1000.0, spent_last_year=100.0), Region("South", 1000.0, spent_last_year=50.0)),
    (Project("Tools", 1.0),),
    (Source("A", (1000.0, 1000.0)),),
    (2027, 2028),
    (),
    (
        Rule("Growth at most", 0.1, row=2),
        Rule("Growth at most", 0.2, row=3),
        Rule("Spend at most", 170.0, row=4),
        Rule("Cut at most", 0.5, row=5),
        Rule("Growth at most", 0.9, "each", row=6),
    ),
    Settings(currency="DH"),
)


def test_the_path_of_the_total_stands_within_its_tightest_limits() -> None:
    """Proves: last year, the plan, the least of the most, the most of the least.

    By hand: last year 150. 2027 at most 165 (10 %), not 180 nor 170; 2028 at most 170, for 10 %
    on 165 would be 181.50. At least half of the year before: 75, then 82.50. Rules for each
    region do not limit the total.
    """
    data = growth_path(told(GROWING))
    assert data.names == ("Last year", "2027", "2028")
    plan, most, least = data.series
    assert plan.values == pytest.approx((150.0, 165.0, 170.0))
    assert most.values[0] is None
    assert most.values[1:] == pytest.approx((165.0, 170.0))
    assert least.values[1:] == pytest.approx((75.0, 82.5))


def test_many_sources_are_told_with_the_smallest_together() -> None:
    """By hand: eight sources of 10, 20 … 80 a year; the five largest, and 10 + 20 + 30 in one."""
    sources = tuple(Source(f"S{n}", (10.0 * n,)) for n in range(1, 9))
    case = dataclasses.replace(GROWING, sources=sources, years=(2027,), rules=())
    data = money_by_source(told(case))
    assert [one.name for one in data.series] == ["S4", "S5", "S6", "S7", "S8", "3 other sources"]
    assert [one.values[0] for one in data.series] == pytest.approx([40, 50, 60, 70, 80, 60])


# The command


def test_the_report_is_refused_where_it_would_replace_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "in.xlsx"
    book.write_bytes(SMALL.read_bytes())
    runner = CliRunner()
    out = str(tmp_path / "out.html")
    for words, says in (
        (["--report", str(book)], "end in .html"),
        (["-o", out, "--report", out], "would replace the plan"),
    ):
        result = runner.invoke(main, ["solve", str(book), *words])
        assert result.exit_code == 2
        assert says in result.output
    assert not Path(out).exists()


def test_a_report_that_cannot_be_written_says_so_in_a_line(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="does not exist"):
        write_report(plan, tmp_path / "nowhere" / "plan.html")
    write_report(plan, tmp_path / "plan.html")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.html"]
