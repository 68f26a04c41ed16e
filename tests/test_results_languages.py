"""A plan's workbook in French and in Arabic: its words, its tables, its live formulas."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import unescape

import openpyxl
import pytest
from click.testing import CliRunner

from allocator.commands import main
from allocator.commands.planning import Asked, everything_asked
from allocator.language import LANGUAGES, speaking
from allocator.plan import Plan
from allocator.solving import solve
from allocator.studies.proving import PROOF
from allocator.workbook.reading import read
from allocator.workbook.results import write
from allocator.workbook.results.words import SHEETS, WORDS, in_every_language
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice
from tests.test_results import odd_case

SMALL = Path(__file__).parent.parent / "data" / "small.xlsx"

NAMED = {
    "fr": [
        "Résumé",
        "Plan",
        "Par région",
        "Par projet",
        "Recommandations",
        "Alternatives",
        "Sources",
        "Règles",
        "Suivi",
        "Prix",
        "Graduellement",
        "Pourquoi",
        "Contrôles",
        "À propos",
        "Preuve",
    ],
    "ar": [
        "الملخص",
        "خطة",
        "حسب المنطقة",
        "حسب المشروع",
        "التوصيات",
        "البدائل",
        "المصادر",
        "القواعد",
        "المتابعة",
        "الأثمان",
        "بالتدرج",
        "لماذا",
        "التحقق",
        "حول الخطة",
        "الإثبات",
    ],
}
HEADED = {
    "fr": ["Région", "Type de projet", "Année", "Argent", "Personnes", "Femmes", "Jeunes"],
    "ar": ["المنطقة", "نوع المشروع", "السنة", "المال", "الأشخاص", "النساء", "الشباب"],
}


def opened(path: Path) -> openpyxl.Workbook:
    """The workbook as it is shown; data bars that grow to the left are an extension."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".* extension is not supported", UserWarning)
        return openpyxl.load_workbook(path, data_only=True)


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module", params=["fr", "ar"])
def spoken(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return language


@pytest.fixture(scope="module")
def whole(spoken: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Path]:
    """The small sample with all its sheets, and the plan they tell."""
    path = tmp_path_factory.mktemp(spoken) / "plan.xlsx"
    with speaking(spoken):
        more = [*everything_asked(Asked("highs", None, 3, 0.05)), PROOF]
        reading = read(SMALL)
        plan = solve(reading.case, inquiries=more)
        plan = dataclasses.replace(plan, warnings=reading.warnings)
        write(plan, path, input_path=SMALL, input_digest="ab" * 32)
    return plan, path


# Structure


def test_sheets_and_headings_are_in_the_language(spoken: str, whole: tuple[Plan, Path]) -> None:
    book = opened(whole[1])
    assert book.sheetnames == NAMED[spoken]
    sheet = book[NAMED[spoken][1]]
    assert [cell.value for cell in sheet[1]][:7] == HEADED[spoken]
    assert all(bool(sheet.sheet_view.rightToLeft) == (spoken == "ar") for sheet in book)


def test_tables_keep_their_names_and_places(
    spoken: str, whole: tuple[Plan, Path], tmp_path: Path
) -> None:
    """What a program relies on is the same in each language: tables by name, cell by cell."""
    write(whole[0], tmp_path / "plan.xlsx")
    english, other = opened(tmp_path / "plan.xlsx"), opened(whole[1])
    for one, two in zip(english, other, strict=True):
        places = [dict(sheet.tables.items()) for sheet in (one, two)]
        assert places[0] == places[1]
        assert all(name.isascii() for name in places[1])
        assert one.freeze_panes == two.freeze_panes
        assert one.print_title_rows == two.print_title_rows
        assert one.print_area.rpartition("!")[2] == two.print_area.rpartition("!")[2]


def test_headings_are_repeated_on_every_page(whole: tuple[Plan, Path]) -> None:
    for sheet in opened(whole[1]):
        if sheet.title not in ("Résumé", "الملخص"):
            first, last = sheet.print_title_rows.replace("$", "").split(":")
            headings = {table.ref.split(":")[0] for table in sheet.tables.values()}
            assert any(re.sub(r"\D", "", top) == last for top in headings), sheet.title
            assert first <= last


@pytest.mark.parametrize("words", in_every_language(), ids=LANGUAGES)
def test_sheets_can_be_called_so(words: dict[str, str]) -> None:
    names = [words[key] for key in SHEETS]
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    written = [words[key] for key in list(SHEETS)[:14]] + [words["follow_up"]]
    assert len({name.casefold() for name in written}) == len(written)


@pytest.mark.parametrize("words", in_every_language(), ids=LANGUAGES)
def test_places_of_words_are_those_of_english(words: dict[str, str]) -> None:
    for key, english in WORDS.words.items():
        assert set(re.findall(r"{\w+}", words[key])) == set(re.findall(r"{\w+}", english)), key


# Formulas


@needs_libreoffice
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_another_program_calculates_the_same(language: str, tmp_path: Path) -> None:
    with speaking(language):
        write(solve(odd_case()), tmp_path / "plan.xlsx")
        assert_calculated_again_the_same(tmp_path / "plan.xlsx")


@pytest.mark.parametrize(
    ("language", "all_ok", "broken", "off"),
    [
        ("fr", "Tout est OK", r"Contrôles en écart : \d+", "écart de 200 000,00"),
        ("ar", "كل شيء سليم", r"عدد ما فيه فرق: \d+", "الفرق 200,000.00"),
    ],
)
def test_a_verdict_is_told_in_the_language(
    language: str, all_ok: str, broken: str, off: str, tmp_path: Path
) -> None:
    plan = solve(odd_case())
    row = plan.rows[0]
    more = dataclasses.replace(row, money=row.money + 200_000.0)
    wrong = dataclasses.replace(plan, rows=(more, *plan.rows[1:]))
    with speaking(language):
        for one, name in ((plan, "right.xlsx"), (wrong, "wrong.xlsx")):
            write(one, tmp_path / name)
    checks = NAMED[language][12]
    assert opened(tmp_path / "right.xlsx")[checks]["A1"].value == all_ok
    sheet = opened(tmp_path / "wrong.xlsx")[checks]
    assert re.fullmatch(broken, sheet["A1"].value)
    assert off.replace(" ", "\u00a0") in {
        str(cell.value).replace(" ", "\u00a0") for row in sheet.iter_rows() for cell in row
    }


# Read back


def test_a_plan_is_read_back_and_proven_in_its_language(spoken: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    run("solve", SMALL, "-o", plan, "--lang", spoken)
    answer = json.loads(run("check", plan, "--against", SMALL, "--json"))
    assert answer["status"] == "kept" and answer["bound"] is not None
    book = opened(plan)
    sheet = book[NAMED[spoken][1]]
    sheet["D2"] = sheet["D2"].value + 1.0
    book.save(plan)
    result = CliRunner().invoke(main, ["check", str(plan), "--against", str(SMALL), "--json"])
    assert result.exit_code == 4
    named = {problem["sheet"] for problem in json.loads(result.stdout)["problems"]}
    assert named & set(NAMED[spoken]) == {NAMED[spoken][1]}


def test_a_source_called_as_a_column_is_told_apart_and_found_again(
    spoken: str, tmp_path: Path
) -> None:
    """In Arabic a source may be called as the column of money is, in French another."""
    from tests.book import workbook

    name = HEADED[spoken][3]
    question = workbook(
        f"""
        # Regions
        | Region | Eligible people |
        | North  | 5               |
        # Projects
        | Project type | Cost per person |
        | Cash         | 8               |
        # Budget
        | Source | 2027 |
        | {name} | 24   |
        """,
        tmp_path / "in.xlsx",
    )
    plan = tmp_path / "plan.xlsx"
    run("solve", question, "-o", plan, "--lang", spoken)
    headings = [cell.value for cell in opened(plan)[NAMED[spoken][1]][1]]
    assert {"fr": "Argent (source)", "ar": "المال (ممول)"}[spoken] in headings
    assert json.loads(run("check", plan, "--against", question, "--json"))["status"] == "kept"


# No English left

#: Latin words that stay: names of programs, files, units and the user's own sheets, a command.
KEPT = (
    r"allocator|Python|HiGHS|PuLP|CBC|SHA-256|MAD|check|against|THIS|INPUT|xlsx|small|(?:ab){32}"
    r"|(?:[A-Z]\w+!)?[A-Z]+\d+|Notes"
)


def of_the_user(plan: Plan) -> Iterator[str]:
    """What the user wrote."""
    case = plan.case
    yield case.settings.title
    for thing in itertools.chain(case.regions, case.projects, case.sources):
        yield thing.name
    yield from (region.area for region in case.regions)
    yield from (source.kind for source in case.sources)
    yield from (rule.note for rule in case.rules)


def shown(path: Path) -> Iterator[tuple[str, str]]:
    """Every text of a workbook and where it stands; those of its charts too."""
    for sheet in opened(path):
        yield "name of a sheet", sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    yield f"{sheet.title}!{cell.coordinate}", cell.value
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/charts/chart"):
                for text in re.findall("<a:t>(.*?)</a:t>", book.read(name).decode()):
                    yield name, unescape(text)
            if re.match(r"xl/worksheets/sheet\d", name):
                part = book.read(name).decode()
                for text in re.findall('(?:promptTitle|prompt|errorTitle|error)="(.*?)"', part):
                    yield name, unescape(text)


def seen(text: str) -> str:
    """A text without its marks of direction."""
    return "".join(letter for letter in text if letter.isprintable())


@pytest.mark.parametrize("spoken", ["ar"], indirect=True)
def test_no_english_is_left_in_arabic(whole: tuple[Plan, Path]) -> None:
    plan, path = whole
    apart = {seen(text) for text in of_the_user(plan)} - {""}
    apart |= {text[0].upper() + text[1:] for text in apart}
    longest_first = sorted(apart, key=len, reverse=True)
    kept = re.compile("|".join([*map(re.escape, longest_first), KEPT]))
    left = []
    for where, text in shown(path):
        if re.search("[A-Za-z]{2}", kept.sub("", seen(text))):
            left.append((where, text))
    assert not left


def test_french_says_little_as_english_does() -> None:
    """Words that are the same in both are few, and known to be."""
    french = in_every_language()[LANGUAGES.index("fr")]
    alike = {
        text
        for key, text in WORDS.words.items()
        if text == french[key] and re.search("[a-z]{3}", re.sub(r"{\w+}", "", text))
    }
    few = "Alternatives, Budget, Code, Note, Plan, Source, Sources, Total, Verdict, {name} (source)"
    assert alike == set(few.split(", "))
