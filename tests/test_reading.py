"""A workbook read into a case: every cell in its place, every mistake in one run."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from allocator import checks
from allocator.case import Case, Line, Project, Region, Rule, Settings, Source
from allocator.checks import Findings
from allocator.language import speaking
from allocator.problems import Fault, Place
from allocator.workbook.reading import read
from tests.book import as_calculated, edit_part, workbook
from tests.full_workbook import FULL, changed, problems, read_text, with_cell

# What is read


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return read_text(FULL, tmp_path).case


def test_regions(case: Case) -> None:
    assert case.regions == (
        Region("North", 1000, "Coast", 5000, 1.2, 1.5, 90000, 3, 0.4, "7", row=2),
        Region("South", 1200, row=3),
    )


def test_projects(case: Case) -> None:
    shop = Project(
        "Shop", 1200.5, 0.4, "Trade", 0.25, 0.5, 0.3, 1.5, 0.83, 6, 0.12, 0.31, 3, 1, 0.02, 0.03, 2
    )
    assert case.projects == (shop, Project("Farm", 30000, row=3))


def test_sources(case: Case) -> None:
    assert case.years == (2027, 2028)
    donor = Source(
        "Donor",
        (100000, None),
        kind="donor",
        last_year=90000,
        yearly_rise=-0.05,
        projects=("Trade", "Farm"),
        regions=("Coast", "South"),
        own_costs=0.125,
        carry_over=0.2,
        repaid_to="Fund",
        losses_covered_by="Zakat",
        row=2,
    )
    zakat = Source("Zakat", (5000, None), kind="zakat", total=9000, row=3)
    assert case.sources == (donor, zakat, Source("Fund", (0, 0), row=4))


def test_lines(case: Case) -> None:
    assert case.lines == (
        Line("North", "Shop", 1100, 50, 5000, True, 2),
        Line("South", "Farm", open=False, row=3),
    )


def test_rules(case: Case) -> None:
    growth = Rule(
        "Growth at most",
        0.1,
        region="each",
        year="2028",
        step=1000,
        step_per_person=2.5,
        note="agreed",
        row=2,
    )
    share = Rule("Share at most", 0.6, region="North", project="Shop", of="same region", row=3)
    assert case.rules == (growth, share, Rule("Spend at least", 1000, on=False, row=4))


def test_settings(case: Case) -> None:
    assert case.settings == Settings(
        "Small projects", "MAD", "ar", "Jobs", price_rise=0.02, follow_up=0.05, prefer="Even"
    )


def test_places_are_those_of_the_user(case: Case) -> None:
    assert (case.regions_known, case.lines_known, case.budget_known) == (True, True, True)
    assert case.places.cell(Place("Budget", 3, "2028")) == "Budget!D3"
    assert case.places.cell(Place("Rules", 2, "Value")) == "Rules!G2"
    assert case.places.headings["Settings"] == 1


def test_a_bare_workbook_has_defaults(tmp_path: Path) -> None:
    bare = """
    # المناطق
    | Région | المستفيدون المؤهلون |
    | سوس | 1000 |
    # Projets
    | نوع المشروع | Cost per person |
    | متجر | 800 |
    # Budget
    | الممول | 1448 |
    | الزكاة | 5000 |
    """
    reading = read_text(bare, tmp_path)
    case = reading.case
    assert reading.warnings == ()
    assert case.regions == (Region("سوس", 1000, row=2),)
    assert case.settings == Settings(language="ar") and case.lines == () and case.rules == ()
    assert (case.regions_known, case.lines_known, case.budget_known) == (False, False, False)
    assert case.places.sheets["Regions"] == "المناطق"


def test_codes_keep_their_leading_zeros(tmp_path: Path) -> None:
    path = workbook(FULL, tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(path)
    book["Regions"]["J2"].number_format = "000"
    book.save(path)
    assert read(path).case.regions[0].code == "007"


# What is refused


def test_a_rule_that_is_off_is_not_complained_of(tmp_path: Path) -> None:
    text = changed("| Spend at least | | | | | | '1 000' |", "| Spend at last | | | | | | lots |")
    rule = read_text(text, tmp_path).case.rules[2]
    assert (rule.kind, rule.value, rule.on) == ("Spend at last", 0.0, False)


def test_every_problem_in_one_run_sorted_by_sheet_and_cell(tmp_path: Path) -> None:
    text = FULL.replace("'1 200,5'", "cheap").replace("| 40% | 7 |", "| 40 | 7 |")
    text = text.replace("| 100000 |", "| -1 |").replace("| each |", "| Nroth |")
    text = text.replace("Licence months", "Licence month")
    text = text.replace("| 2% |", "| #REF! |")
    found = problems(workbook(text, tmp_path / "plan.xlsx"))
    assert [line.split(":")[0] for line in found] == [
        "Budget!C2",
        "Projects!B2",
        "Projects!Q2",
        "Regions!H1",
        "Regions!I2",
        "Settings!B6",
    ], "the region's unknown name waits until the headings are right"


def test_checks_speak_in_the_same_run_as_cells(tmp_path: Path) -> None:
    text = changed("| each | | | 2028 | | 10% |", "| Nroth | | | 2030 | | lots |")
    assert problems(workbook(text, tmp_path / "plan.xlsx")) == [
        'Rules!B2: there is no region called "Nroth". Did you mean "North"?',
        'Rules!E2: "2030" is not a year of Budget. Write years from 2027 to 2028, `each` or `all`.',
        'Rules!G2: "lots" is not a number. Write a number, such as 1200.',
    ]


def test_checks_are_asked_once_and_their_warnings_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning = Fault(Place("Rules", 2, "Step"), "nothing grows.", "Write a Step.")
    asked: list[Case] = []

    def check(case: Case) -> Findings:
        asked.append(case)
        return Findings((), (warning,))

    monkeypatch.setattr(checks, "check", check)
    with speaking("en"):
        reading = read_text(FULL, tmp_path)
    assert reading.warnings == ("Rules!H2: nothing grows. Write a Step.",)
    assert asked == [reading.case]


def test_checks_are_skipped_where_a_sheet_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "check", lambda _: pytest.fail("nothing to check"))
    text = changed("# Regions", "# Places")
    assert problems(workbook(text, tmp_path / "plan.xlsx")) == [
        'Regions: the sheet is missing. Add a sheet named "Regions".'
    ]


# Formulas

STALE = (
    "the result of this formula was never worked out. "
    "Open the workbook in a spreadsheet program, save it, and try again."
)


def test_formulas_need_a_result_that_a_spreadsheet_program_worked_out(tmp_path: Path) -> None:
    path = workbook(changed("| South  | '١٬٢٠٠' |", "| South  | =B2 |"), tmp_path / "plan.xlsx")
    regions = "xl/worksheets/sheet1.xml"
    assert problems(path) == [f"Regions!B3: {STALE}"]
    as_calculated(path)
    assert problems(path) == [f"Regions!B3: {STALE}"]
    edit_part(path, regions, "<f>B2</f><v />", "<f>B2</f><v>1000</v>")
    assert read(path).case.regions[1].eligible == 1000
    edit_part(path, "xl/workbook.xml", "<calcPr ", '<calcPr fullCalcOnLoad="1" ')
    assert problems(path) == [f"Regions!B3: {STALE}"]


def test_a_formula_that_gives_an_empty_text_is_a_blank(tmp_path: Path) -> None:
    text = with_cell("Regions", "Area", 3, "=A9")
    path = workbook(text, tmp_path / "plan.xlsx")
    as_calculated(path)
    edit_part(path, "xl/worksheets/sheet1.xml", '<c r="C3"', '<c r="C3" t="str"')
    assert read(path).case.regions[1].area == ""


# Size


def test_a_national_workbook_is_read_whole(tmp_path: Path) -> None:
    """18,000 lines of six cells: none is lost, and none of their numbers."""
    regions = [f"Province {number}" for number in range(900)]
    types = [f"Type {number}" for number in range(20)]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Regions"
    sheet.append(["Region", "Eligible people"])
    for name in regions:
        sheet.append([name, 1000])
    sheet = book.create_sheet("Projects")
    sheet.append(["Project type", "Cost per person"])
    for name in types:
        sheet.append([name, 1000])
    sheet = book.create_sheet("Budget")
    sheet.append(["Source", 2027])
    sheet.append(["Donor", 10_000_000])
    sheet = book.create_sheet("Lines")
    headings = ["Cost per person", "Most people", "Spent last year", "Open"]
    sheet.append(["Region", "Project type", *headings])
    for region in regions:
        for kind in types:
            sheet.append([region, kind, 1000, 50, "1 234,5", "yes"])
    book.save(tmp_path / "large.xlsx")
    case = read(tmp_path / "large.xlsx").case
    assert len(case.lines) == 18_000
    assert sum(line.most_people for line in case.lines) == 18_000 * 50
    assert sum(line.spent_last_year for line in case.lines) == 18_000 * 1234.5
