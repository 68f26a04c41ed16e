"""The output workbook: its sheets, its tables, its text that stays text, its live checks."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import openpyxl
import pytest

from allocator.case import Case, Line, Project, Region, Rule, Settings, Source
from allocator.plan import Plan, PlanRow
from allocator.solving import solve
from allocator.workbook.results import NotWritten, write
from allocator.workbook.results.checks import fair_shares
from allocator.workbook.results.comparison import compare
from allocator.workbook.results.figures import Figures
from allocator.workbook.results.tables import distinct, lines_of, page_breaks
from allocator.workbook.results.words import WORDS
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice

SHEETS = [
    "Summary",
    "Plan",
    "By region",
    "By project",
    "Sources",
    "Rules",
    "Follow-up",
    "Checks",
    "About",
]

REGIONS = (
    Region("=1+1", 1000.0, "Coast", 50_000.0, code="01", most_per_year=90_000.0),
    Region("@x", 2000.0, "Hills", code="007"),
    Region("1", 1500.0, "Coast", 20_000.0, cost_factor=1.2),
    Region(">5", 800.0, "Hills", 10_000.0, licence_months=6.0),
    Region("*", 700.0),
)
PROJECTS = (
    Project("{=A1}", 100.0, group="tools", reach=0.4, women=0.5, youth=0.3, jobs_per_person=0.2),
    Project("+cmd|' /C calc'!A0", 80.0, group="tools", women=0.6, youth=0.2),
    Project(
        "Loan",
        120.0,
        women=0.4,
        youth=0.4,
        startup_months=9.0,
        years_to_repay=3,
        years_of_grace=1,
        interest=0.02,
        loss=0.03,
    ),
)
SOURCES = (
    Source(
        "Money",
        (50_000.0, None, None),
        "donor",
        45_000.0,
        yearly_rise=0.1,
        own_costs=0.05,
        carry_over=0.2,
    ),
    Source("Zakat [x]'#@", (30_000.0, 40_000.0, 30_000.0), "zakat", projects=("{=A1}", "Loan")),
    Source("http://x.y", (20_000.0, None, None), "donor", total=90_000.0, regions=("Hills",)),
    Source("Waqf", (10_000.0, 0.0, 0.0), carry_over=0.5, losses_covered_by="Money"),
)
RULES = (
    Rule("Growth at most", 0.2, "each", step=5000.0, step_per_person=1.0, row=2, note="=A1"),
    Rule("Growth at most", 0.3, source="Money", row=3),
    Rule("Share at most", 0.7, project="tools", row=4),
    Rule("Share at least", 0.01, "1;*;=1+1", source="Money", of="Zakat [x]'#@", year="all", row=5),
    Rule("Women at least", 0.3, row=6),
    Rule("Youth at least", 0.1, year="all", row=7),
    Rule("Jobs at least", 5.0, year="all", row=8),
    Rule("Coverage at least", 0.01, "Coast", row=9),
    Rule("People at least", 20.0, "@x;*;=1+1", "{=A1};Loan", year="2028", row=10),
    Rule("Spend at most", 90_000.0, "=1+1;1;*", year="2027;2029", row=11),
    Rule("Cut at most", 0.9, "each", step=100_000.0, row=12),
    Rule("Step at most", 60_000.0, row=13),
    Rule("Growth at least", -0.9, row=14),
    Rule("People at most", 5000.0, row=15),
    Rule("Spend at least", 10.0, row=16),
)
LINES = (Line("1", "Loan", most_people=30.0), Line("=1+1", "Loan", open=False))


def odd_case(years: tuple[int | str, ...] = (2027, 2028, 2029)) -> Case:
    """Every kind of source and rule, and names that would be formulas if they could."""
    named = dict(zip(("2027", "2028", "2029"), map(str, years), strict=True))
    rules = [
        dataclasses.replace(
            rule, year=";".join(named.get(part, part) for part in rule.year.split(";"))
        )
        for rule in RULES
    ]
    settings = Settings("=Title & more", "DH", price_rise=0.01, follow_up=0.02)
    return Case(REGIONS, PROJECTS, SOURCES, years, LINES, tuple(rules), settings)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return solve(odd_case())


@pytest.fixture(scope="module")
def path(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("results") / "plan.xlsx"
    write(plan, found, input_path=Path("somewhere/in.xlsx"), input_digest="ab" * 32)
    return found


@pytest.fixture(scope="module")
def shown(path: Path) -> openpyxl.Workbook:
    """The workbook as a program shows it that does not calculate: stored results."""
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def written(path: Path) -> openpyxl.Workbook:
    """The workbook with its formulas."""
    return openpyxl.load_workbook(path)


def rows_of(sheet: openpyxl.worksheet.worksheet.Worksheet, table: str) -> list[dict[str, object]]:
    """A table's rows by heading."""
    cells = [[cell.value for cell in row] for row in sheet[sheet.tables[table].ref]]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


# Sheets and tables


def test_sheets_stand_in_the_contract_s_order(shown: openpyxl.Workbook) -> None:
    assert shown.sheetnames == SHEETS


def test_every_sheet_has_tables_frozen_panes_and_print_set_up(written: openpyxl.Workbook) -> None:
    for sheet in written:
        assert sheet.tables, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert "&F" in sheet.oddFooter.left.text or "&[File]" in sheet.oddFooter.left.text
        if sheet.title != "Summary":
            assert all(table.autoFilter for table in sheet.tables.values()), sheet.title
            assert sheet.print_title_rows, sheet.title


def test_headings_of_tables_are_the_cells_above_them(written: openpyxl.Workbook) -> None:
    for sheet in written:
        for table in sheet.tables.values():
            headings = [cell.value for cell in sheet[table.ref][0]]
            assert headings == [column.name for column in table.tableColumns]
            assert len({heading.casefold() for heading in headings}) == len(headings)


def test_plan_holds_every_row_in_full_precision(plan: Plan, shown: openpyxl.Workbook) -> None:
    rows = rows_of(shown["Plan"], "Plan")
    assert len(rows) == len(plan.rows)
    for row, told in zip(rows, plan.rows, strict=True):
        assert (row["Region"], row["Project type"], row["Year"]) == (
            told.region,
            told.project,
            told.year,
        )
        # A cell keeps 16 digits, a double has up to 17.
        assert row["Money"] == pytest.approx(told.money, rel=1e-14)
        assert row["People"] == pytest.approx(told.people, rel=1e-14)
        assert (row["Money (source)"] or 0.0) == pytest.approx(told.sources.get("Money", 0.0))


def test_totals_by_region_are_those_of_the_plan(plan: Plan, shown: openpyxl.Workbook) -> None:
    for sheet, table in (("By region", "ByRegion"), ("By project", "ByProject")):
        *rows, total = rows_of(shown[sheet], table)
        assert total["Money"] == pytest.approx(plan.money)
        assert sum(row["People"] for row in rows) == pytest.approx(plan.people)  # type: ignore[misc]


def test_growth_begins_with_last_year(plan: Plan, shown: openpyxl.Workbook) -> None:
    row = rows_of(shown["By region"], "ByRegion")[2]
    money = sum(r.money for r in plan.rows if r.region == "1" and r.year == 2027)
    assert row["Growth 2027"] == pytest.approx(money / 20_000.0 - 1.0)
    assert rows_of(shown["By region"], "ByRegion")[1]["Growth 2027"] is None  # from nothing


def test_money_has_decimals_only_where_it_is_small(plan: Plan, tmp_path: Path) -> None:
    small = dataclasses.replace(plan, rows=tuple(_scaled(row) for row in plan.rows))
    for told, code in ((plan, "#,##0"), (small, "#,##0.00")):
        write(told, tmp_path / "plan.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Plan"]
        assert sheet["D2"].number_format == code


def _scaled(row: PlanRow) -> PlanRow:
    sources = {name: money / 1000.0 for name, money in row.sources.items()}
    return dataclasses.replace(row, money=row.money / 1000.0, sources=sources)


# Text stays text


def test_no_formula_comes_from_what_a_user_typed(written: openpyxl.Workbook) -> None:
    for sheet in written:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert sheet.title in (
                        "Checks",
                        "Summary",
                        "By region",
                        "By project",
                        "Sources",
                    )
                    for name in ("1+1", "cmd", "@x", "A1}", "Zakat", "http"):
                        assert name not in cell.value, cell.coordinate
                assert cell.hyperlink is None


def test_codes_keep_their_zeros_and_numbers_as_names_stay_text(shown: openpyxl.Workbook) -> None:
    rows = rows_of(shown["By region"], "ByRegion")
    assert [row["Code"] for row in rows[:2]] == ["01", "007"]
    assert rows[2]["Region"] == "1"


def test_headings_are_distinct_plain_and_not_empty() -> None:
    assert distinct(["Money", "money", " a\nb ", "", "MONEY"]) == [
        "Money",
        "money (2)",
        "a b",
        "Column 4",
        "MONEY (3)",
    ]


# Checks


def test_stored_results_of_all_checks_are_ok(shown: openpyxl.Workbook) -> None:
    rows = rows_of(shown["Checks"], "Checks")
    assert shown["Checks"]["A1"].value == "All OK"
    assert {row["Verdict"] for row in rows} == {"OK"}
    assert {f"Rules {rule.row}" for rule in RULES} <= {row["Where it is set"] for row in rows}


def test_a_check_is_a_formula_over_the_plan(written: openpyxl.Workbook) -> None:
    rows = rows_of(written["Checks"], "Checks")
    growth = next(row for row in rows if row["Where it is set"] == "Rules 2")
    assert str(growth["Plan says"]).startswith("=SUMIFS(Plan[Money],Plan[Region number],")
    assert str(growth["Verdict"]).startswith("=IF(")


def test_limits_of_a_rule_are_those_the_plan_was_held_against(
    plan: Plan, shown: openpyxl.Workbook
) -> None:
    rows = rows_of(shown["Checks"], "Checks")
    for outcome in plan.rules:
        told = [row for row in rows if row["Where it is set"] == f"Rules {outcome.rule.row}"]
        for row, limit in zip(told, outcome.limits, strict=True):
            assert (row["Scope"], row["Year"]) == (limit.scope, limit.year)
            assert row["Plan says"] == pytest.approx(limit.stands, rel=1e-9, abs=1e-6)
            assert row["Limit"] == pytest.approx(limit.limit, rel=1e-9, abs=1e-6)


def test_a_broken_plan_says_by_how_much_it_is_off(plan: Plan, tmp_path: Path) -> None:
    row = plan.rows[0]
    more = dataclasses.replace(row, money=row.money + 200_000.0)
    write(dataclasses.replace(plan, rows=(more, *plan.rows[1:])), tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)["Checks"]
    verdicts = {row["Verdict"] for row in rows_of(sheet, "Checks")}
    assert re.fullmatch(r"\d+ checks are off", sheet["A1"].value)
    assert "off by 200,000.00" in verdicts


def test_many_checks_are_cut_and_the_count_is_told(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allocator.workbook.results.checks.MOST_CHECKS", 40)
    write(plan, tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)["Checks"]
    count = len(rows_of(sheet, "Checks"))
    assert count <= 40
    assert f"Shown: {count} of " in sheet["A2"].value


def test_shares_leave_the_small_ones_whole() -> None:
    assert fair_shares([2, 100, 50, 3], 25) == [2, 10, 10, 3]
    assert fair_shares([2, 3], 25) == [2, 3]


@needs_libreoffice
@pytest.mark.parametrize("years", [(2027, 2028, 2029), ("2027/28", "2028/29", "2029/30")])
def test_another_program_calculates_the_same(years: tuple[int | str, ...], tmp_path: Path) -> None:
    write(solve(odd_case(years)), tmp_path / "plan.xlsx")
    assert_calculated_again_the_same(tmp_path / "plan.xlsx")


# Summary, rules, sources, about


def test_summary_tells_what_is_unknown(plan: Plan, tmp_path: Path) -> None:
    projects = (dataclasses.replace(PROJECTS[0], women=None), *PROJECTS[1:])
    blank = dataclasses.replace(plan, case=dataclasses.replace(plan.case, projects=projects))
    write(blank, tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)["Summary"]
    rows = {row["Over the whole plan"]: row for row in rows_of(sheet, "KeyFigures")}
    assert rows["Women"]["This plan"] == "unknown"
    assert rows["Youth"]["This plan"] == pytest.approx(
        sum(
            row.people * (next(p for p in PROJECTS if p.name == row.project).youth or 0.0)
            for row in plan.rows
        )
    )


def test_summary_is_one_page_with_five_charts(written: openpyxl.Workbook) -> None:
    sheet = written["Summary"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # One page each way is what the file format says where nothing is said.
    assert {sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight} <= {None, 1}
    assert sheet.print_area
    assert len(sheet._charts) == 5


def test_last_year_s_split_by_line_by_hand(tmp_path: Path) -> None:
    """100 a year, last year 3 : 1. By hand: 75 ÷ 5 + 25 ÷ 10 = 17.5 people a year, 35 in two."""
    case = Case(
        (Region("A", 1000.0), Region("B", 1000.0)),
        (Project("T", 5.0, women=0.4), Project("U", 10.0, women=0.6)),
        (Source("S", (100.0, 100.0)),),
        (2027, 2028),
        (Line("A", "T", spent_last_year=30.0), Line("B", "U", spent_last_year=10.0)),
    )
    other = compare(Figures(solve(case)))
    assert other is not None and other.by_line
    assert other.people == pytest.approx(35.0)
    assert other.women == pytest.approx(30.0 * 0.4 + 5.0 * 0.6)
    assert other.youth is None


def test_without_last_year_there_is_no_comparison_and_a_sentence(tmp_path: Path) -> None:
    case = Case((Region("A", 10.0),), (Project("T", 5.0),), (Source("S", (100.0,)),), (2027,))
    write(solve(case), tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)["Summary"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert WORDS["comparison_unknown"] in texts
    assert list(rows_of(sheet, "KeyFigures")[0]) == ["Over the whole plan", "This plan"]
    assert any(str(text).startswith("S, 2027: 50.00 money.") for text in texts)


def test_rules_tell_allowance_used_and_left(plan: Plan, shown: openpyxl.Workbook) -> None:
    sheet = shown["Rules"]
    rules, limits = rows_of(sheet, "Rules"), rows_of(sheet, "Limits")
    assert sorted(row["Row"] for row in rules) == [rule.row for rule in RULES]
    prices = [row["Price"] for row in rules]
    assert prices == sorted(prices, reverse=True)  # type: ignore[type-var]
    by_row = {row["Row"]: row for row in rules}
    assert by_row[RULES[0].row]["Price is in"] == "people per percentage point"
    assert by_row[RULES[7].row]["Note"] is None and by_row[RULES[0].row]["Note"] == "=A1"
    assert len(limits) == sum(len(outcome.limits) for outcome in plan.rules)
    for row in limits:
        gap = row["Limit or allowance"] - row["Plan has or uses"]  # type: ignore[operator]
        assert abs(gap) == pytest.approx(abs(row["Left"]), rel=1e-6, abs=1e-6)  # type: ignore[arg-type]


def test_sources_add_up(shown: openpyxl.Workbook) -> None:
    *rows, _ = rows_of(shown["Sources"], "Sources")
    for row in rows:
        came = row["Received"] + row["Carried in"] + row["Repaid"]  # type: ignore[operator]
        went = row["Spent"] + row["Carried out"] + row["Unspent"]  # type: ignore[operator]
        assert went == pytest.approx(came)


def test_about_names_the_input_and_no_folder(shown: openpyxl.Workbook) -> None:
    told = {row["Item"]: row["Value"] for row in rows_of(shown["About"], "About")}
    assert told["Input file"] == "in.xlsx"
    assert told["SHA-256 of the input file"] == "ab" * 32
    assert told["Setting: Follow-up"] == 0.02
    assert str(told["Status"]).startswith("optimal")


def test_a_plan_of_nothing_can_be_written(tmp_path: Path) -> None:
    case = Case((Region("A", 10.0),), (Project("T", 5.0),), (Source("S", (0.0,)),), (2027,))
    write(solve(case), tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)
    assert book["Checks"]["A1"].value == "All OK"


# The file


def test_the_same_plan_gives_the_same_sheets(plan: Plan, tmp_path: Path) -> None:
    texts = []
    for name in ("one.xlsx", "two.xlsx"):
        write(plan, tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as parts:
            texts.append([parts.read(f"xl/worksheets/sheet{n}.xml") for n in range(1, 8)])
    assert texts[0] == texts[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.xlsx", "two.xlsx"]


def test_what_cannot_be_written_is_said_plainly(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="is a folder"):
        write(plan, tmp_path)
    with pytest.raises(NotWritten, match="does not exist"):
        write(plan, tmp_path / "missing" / "plan.xlsx")


def test_a_failure_leaves_the_old_file_whole(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(NotWritten, match=r"plan\.xlsx could not be written: the folder"):
        write(plan, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are Unix's")
def test_a_disk_that_is_full_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """A limit on the size of files fails a write as a full disk does, in the middle."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")
    program = textwrap.dedent(
        """
        import resource, signal, sys
        from allocator.case import Case, Project, Region, Source
        from allocator.solving import solve
        from allocator.workbook.results import NotWritten, write
        case = Case((Region("A", 10.0),), (Project("T", 5.0),), (Source("S", (9.0,)),), (2027,))
        plan = solve(case)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            write(plan, sys.argv[1])
        except NotWritten as failure:
            print(failure)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(target)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert done.stdout.startswith("plan.xlsx could not be written: ")
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.xlsx"]


# Widths and pages


def test_lines_a_text_takes() -> None:
    assert lines_of("one two three", 20) == 1
    assert lines_of("one two three", 8) == 2
    assert lines_of("abcdefghij", 4) == 3
    assert lines_of("", 4) == 1


def test_a_page_ends_before_a_block_that_does_not_fit() -> None:
    breaks, widest = page_breaks([10.0, 30.0, 30.0, 50.0, 20.0], [1, 3, 4], 75.0)
    assert (breaks, widest) == ([3, 4], 70.0)


# What is drawn


def test_charts_are_native_straight_and_draw_the_plan(
    plan: Plan, written: openpyxl.Workbook, path: Path
) -> None:
    """Proves: no line is smoothed, and the numbers drawn are the plan's, year by year."""
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(n).decode() for n in archive.namelist() if "charts/chart" in n]
    assert len(charts) == 5
    assert sum("<c:lineChart>" in chart for chart in charts) == 1
    assert not [chart for chart in charts if '<c:smooth val="1"/>' in chart]
    sheet = written["Summary"]
    people = [list(row.values())[1] for row in rows_of(sheet, "ChartPeople")]
    years = [sum(row.people for row in plan.rows if row.year == year) for year in plan.case.years]
    assert people == pytest.approx(years)
    sources = rows_of(sheet, "ChartSources")
    for row, year in zip(sources, plan.case.years, strict=True):
        money = sum(r.money for r in plan.rows if r.year == year)
        assert sum(list(row.values())[1:]) == pytest.approx(money)  # type: ignore[arg-type]


def test_money_and_coverage_have_data_bars_by_region_and_type(written: openpyxl.Workbook) -> None:
    for name in ("By region", "By project"):
        rules = [rule for cells in written[name].conditional_formatting for rule in cells.rules]
        assert [rule.type for rule in rules] == ["dataBar", "dataBar"]
        assert {rule.dataBar.cfvo[0].val for rule in rules} == {0.0}


def test_a_long_warning_in_about_has_a_row_as_high_as_its_text(plan: Plan, tmp_path: Path) -> None:
    """By hand: 300 letters in a column of 96 are four lines of 15 points."""
    long = " ".join(["warned"] * 43)  # 300 letters with the spaces between
    told = dataclasses.replace(plan, warnings=(long,))
    write(told, tmp_path / "plan.xlsx")
    about = openpyxl.load_workbook(tmp_path / "plan.xlsx")["About"]
    [row] = [cells[0].row for cells in about.iter_rows() if cells[1].value == long]
    assert about.row_dimensions[row].height == 60.0
