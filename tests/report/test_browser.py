"""The report in a real browser: what it asks for, its directions, and the figures it shows."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from allocator.commands import main
from allocator.report.page import Page, page
from allocator.report.template import html
from allocator.solving import solve
from allocator.workbook.results.output_book import Origin
from tests.browser import Tab, browser, needs_browser
from tests.report.hostile import CASE

pytestmark = needs_browser
SAMPLE = Path(__file__).parents[2] / "data" / "small.xlsx"

#: Every number that is shown in a table: its row's heading cells, its column's heading, the number.
SHOWN = """
[...document.querySelectorAll("table")].flatMap(table => [...table.rows].slice(1).flatMap(row =>
  [...row.cells].flatMap((cell, at) => [...cell.querySelectorAll("data")].map(data => ({
    table: table.id, column: table.rows[0].cells[at].textContent.trim(),
    row: [...row.cells].slice(0, 2).map(c => c.textContent.trim()),
    value: Number(data.value), text: data.textContent})))))
"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report")


@pytest.fixture(scope="module")
def answer(folder: Path) -> dict[str, Any]:
    """What `--json` says, with the report written in the same run."""
    shutil.copy(SAMPLE, folder / "in.xlsx")
    words = ["solve", str(folder / "in.xlsx"), "--json", "--report", str(folder / "plan.html")]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


@pytest.fixture(scope="module")
def shown(tab: Tab, folder: Path, answer: dict[str, Any]) -> list[dict[str, Any]]:
    fresh(tab)
    tab.open(folder / "plan.html")
    return list(tab.evaluate(SHOWN))


def fresh(tab: Tab) -> None:
    tab.session = ""
    tab.requests.clear()
    tab.errors.clear()


def opened(tab: Tab, folder: Path, what: Page) -> Tab:
    path = folder / "page.html"
    path.write_text(html(what), encoding="utf-8")
    fresh(tab)
    tab.open(path)
    return tab


def column(shown: list[dict[str, Any]], table: str, heading: str) -> dict[str, float]:
    """A column's numbers by the heading of their row."""
    return {
        one["row"][0]: one["value"]
        for one in shown
        if one["table"] == f"table-{table}" and one["column"] == heading
    }


# One file, and nothing else


def test_it_asks_for_no_other_file_and_has_no_script_error(
    tab: Tab, folder: Path, shown: list[dict[str, Any]]
) -> None:
    assert tab.requests == [(folder / "plan.html").resolve().as_uri()]
    assert tab.errors == []
    assert shown


def test_the_data_in_it_is_the_answer_of_json(
    tab: Tab, answer: dict[str, Any], shown: list[dict[str, Any]]
) -> None:
    data = json.loads(tab.evaluate("document.getElementById('figures').textContent"))
    assert {**data, "seconds": 0} == {**answer, "seconds": 0}


# The figures


def test_the_years_are_those_of_json(answer: dict[str, Any], shown: list[dict[str, Any]]) -> None:
    money, people = defaultdict(float), defaultdict(float)
    for row in answer["plan"]:
        money[str(row["year"])] += row["money"]
        people[str(row["year"])] += row["people"]
    unspent: dict[str, float] = defaultdict(float)
    for row in answer["sources"]:
        unspent[str(row["year"])] += row["unspent"]
    for heading, sums, total in (
        ("Money", money, answer["money"]),
        ("People", people, answer["people"]),
        ("Unspent", unspent, answer["unspent"]),
    ):
        assert column(shown, "years", heading) == pytest.approx({**sums, "Total": total}, abs=1e-6)


@pytest.mark.parametrize(("table", "key"), [("regions", "region"), ("projects", "project")])
def test_regions_and_types_are_those_of_json(
    answer: dict[str, Any], shown: list[dict[str, Any]], table: str, key: str
) -> None:
    people: dict[str, float] = defaultdict(float)
    money: dict[int, dict[str, float]] = {year: defaultdict(float) for year in answer["years"]}
    for row in answer["plan"]:
        people[row[key]] += row["people"]
        money[row["year"]][row[key]] += row["money"]
    found = column(shown, table, "People")
    assert {name: found[name] for name in people} == pytest.approx(people)
    assert found["Total"] == pytest.approx(answer["people"])
    for year, sums in money.items():
        found = column(shown, table, f"Money {year}")
        assert {name: found[name] for name in sums} == pytest.approx(sums)
        assert found["Total"] == pytest.approx(sum(sums.values()))


def test_the_whole_plan_sources_and_prices_are_those_of_json(
    answer: dict[str, Any], shown: list[dict[str, Any]]
) -> None:
    told = {
        (*one["row"], one["column"]): one["value"] for one in shown if one["table"] == "table-plan"
    }
    for row in answer["plan"]:
        assert told[row["region"], row["project"], f"Money {row['year']}"] == row["money"]
    sources = {
        (*one["row"], one["column"]): one["value"]
        for one in shown
        if one["table"] == "table-sources"
    }
    for row in answer["sources"]:
        for heading in ("Received", "Spent", "Unspent"):
            found = sources[row["source"], str(row["year"]), heading]
            assert found == row[heading.lower()]
    prices = column(shown, "rules", "Price")
    assert prices == {str(rule["row"]): rule["price"] for rule in answer["rules"]}


def test_each_text_is_its_number_to_the_digits_it_shows(shown: list[dict[str, Any]]) -> None:
    for one in shown:
        text = one["text"].replace(",", "")
        number = float(text.removesuffix(" %")) / (100.0 if text.endswith(" %") else 1.0)
        digits = len(text.removesuffix(" %").partition(".")[2])
        least = 0.5001 * 10.0**-digits / (100.0 if text.endswith(" %") else 1.0)
        assert abs(number - one["value"]) <= least, one


# Languages

#: How each language marks what it writes, undone so that Python reads it as a number.
MARKS = {
    "en": str.maketrans("", "", ","),
    "fr": str.maketrans({"\u00a0": None, ",": "."}),
    "ar": str.maketrans("٠١٢٣٤٥٦٧٨٩٫٪", "0123456789.%", ",٬\u200e"),
}
HEADS = {
    "en": "Year by year",
    "fr": "Année par année",
    "ar": "سنة بعد سنة",
}


@pytest.mark.parametrize(
    ("spoken", "digits"), [("en", "latin"), ("fr", "latin"), ("ar", "latin"), ("ar", "arabic")]
)
def test_the_figures_of_each_language_are_those_of_json(
    tab: Tab, tmp_path: Path, spoken: str, digits: str
) -> None:
    """Proves: language, direction, no script error, and each text is the number of JSON."""
    shutil.copy(SAMPLE, tmp_path / "in.xlsx")
    words = ["solve", str(tmp_path / "in.xlsx"), "--json", "--report", str(tmp_path / "p.html")]
    result = CliRunner().invoke(main, [*words, "--lang", spoken, "--digits", digits])
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    fresh(tab)
    tab.open(tmp_path / "p.html")
    assert tab.errors == []
    found = tab.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert found == [spoken, "rtl" if spoken == "ar" else "ltr"]
    caption = "document.querySelector('#table-years caption').textContent"
    assert tab.evaluate(caption) == HEADS[spoken]
    shown = tab.evaluate(SHOWN)
    last = [one for one in shown if one["table"] == "table-years"][-3:]
    totals = [answer["money"], answer["people"], answer["unspent"]]
    assert [one["value"] for one in last] == pytest.approx(totals)
    indic = {one["text"] for one in shown if set(one["text"]) & set("٠١٢٣٤٥٦٧٨٩")}
    assert bool(indic) == (digits == "arabic")
    for one in shown:
        text = one["text"].translate(MARKS[spoken]).replace(" ", "")
        whole = 100.0 if text.endswith("%") else 1.0
        decimals = len(text.rstrip("%").partition(".")[2])
        number = float(text.rstrip("%")) / whole
        assert abs(number - one["value"]) <= 0.5001 * 10.0**-decimals / whole, one


def test_why_each_line_has_what_it_has_is_told(
    answer: dict[str, Any], shown: list[dict[str, Any]], tab: Tab, folder: Path
) -> None:
    """Proves: a reason for every region and type, in JSON's words, with its money."""
    fresh(tab)
    tab.open(folder / "plan.html")
    rows = "[...document.querySelectorAll('#table-why tbody tr')]"
    cells = f"{rows}.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    told = {(row[0], row[1]): row[3] for row in tab.evaluate(cells)}
    assert told == {(one["region"], one["project"]): one["says"] for one in answer["why"]}
    money = {tuple(one["row"]): one["value"] for one in shown if one["column"] == "Money"}
    for one in answer["why"]:
        assert money[one["region"], one["project"]] == pytest.approx(one["money"])


# Directions


def place(tab: Tab, selector: str) -> dict[str, float]:
    found = tab.evaluate(
        f"document.querySelector({json.dumps(selector)}).getBoundingClientRect().toJSON()"
    )
    return dict(found)


def test_a_page_is_read_from_left_to_right(tab: Tab, folder: Path) -> None:
    opened(tab, folder, page(solve(CASE), Origin("in.xlsx", "")))
    assert tab.evaluate("getComputedStyle(document.body).direction") == "ltr"
    first, last = (place(tab, f"#table-years thead th:{at}-child") for at in ("first", "last"))
    assert first["right"] <= last["left"]
    name, bar = place(tab, ".coverage .plot text"), place(tab, ".coverage .plot rect")
    assert name["right"] < bar["left"]


def test_the_same_page_from_right_to_left_is_mirrored_by_its_direction_alone(
    tab: Tab, folder: Path
) -> None:
    """Proves: only `dir` differs, and tables, figures and charts change sides."""
    plain = page(solve(CASE), Origin("in.xlsx", ""))
    turned = dataclasses.replace(plain.language, code="ar", direction="rtl")
    mirrored = dataclasses.replace(plain, language=turned)
    assert html(mirrored).replace('lang="ar" dir="rtl"', 'lang="en" dir="ltr"') == html(plain)
    opened(tab, folder, mirrored)
    assert tab.evaluate("getComputedStyle(document.body).direction") == "rtl"
    first, last = (place(tab, f"#table-years thead th:{at}-child") for at in ("first", "last"))
    assert first["left"] >= last["right"]
    name, bar = place(tab, ".coverage .plot text"), place(tab, ".coverage .plot rect")
    assert name["left"] > bar["right"]
    border = "getComputedStyle(document.querySelector('.figure')).borderRightWidth"
    assert tab.evaluate(border) != "0px"
    # The text of a mirrored chart is mirrored back.
    turned = "e => getComputedStyle(e).transform"
    turns = tab.evaluate(f"[...document.querySelectorAll('.plot, .plot text')].map({turned})")
    assert {turn.split(",")[0] for turn in turns} == {"matrix(-1"}
    assert tab.errors == []


def test_nothing_hangs_over_the_side_of_a_narrow_screen(tab: Tab, folder: Path) -> None:
    opened(tab, folder, page(solve(CASE), Origin("in.xlsx", "")))
    tab.ask(
        "Emulation.setDeviceMetricsOverride",
        width=380,
        height=700,
        deviceScaleFactor=1,
        mobile=True,
    )
    assert tab.evaluate("document.documentElement.scrollWidth") <= 380


# Text stays text


def test_names_that_are_html_do_nothing_and_are_shown_as_they_are(tab: Tab, folder: Path) -> None:
    opened(tab, folder, page(solve(CASE), Origin("<b>in</b>.xlsx", "")))
    assert tab.evaluate("typeof window.harmed") == "undefined"
    assert (
        tab.evaluate("document.querySelectorAll('img, iframe, b, script:not([type])').length") == 0
    )
    names = tab.evaluate(
        "[...document.querySelectorAll('#table-regions tbody th')].map(e => e.textContent)"
    )
    assert names == [region.name for region in CASE.regions[:2]] + ["‹U+202E›turned"]
    data = json.loads(tab.evaluate("document.getElementById('figures').textContent"))
    assert {row["region"] for row in data["plan"]} == {region.name for region in CASE.regions}
    assert tab.requests == [(folder / "page.html").resolve().as_uri()]
    assert tab.errors == []
