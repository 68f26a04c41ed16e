"""The workbooks of studies in French and Arabic: sheets, direction, checks, what they say."""

from __future__ import annotations

import functools
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from allocator.case import Case
from allocator.language import _, speaking
from allocator.solving import as_plan, solve, unpriced
from allocator.studies.compare import compare_scenarios
from allocator.studies.countries import side_by_side
from allocator.studies.frontier import axis_named, draw
from allocator.studies.ladder import climb
from allocator.studies.replan import replan
from allocator.studies.simulate import Asked, Work, simulate
from allocator.studies.target import Target, seek
from allocator.workbook.reading import read, read_with_past
from allocator.workbook.studies import Made, Origin, Study, write_study
from allocator.workbook.studies.countries import country_study
from allocator.workbook.studies.frontier import frontier_study
from allocator.workbook.studies.ladder import ladder_study
from allocator.workbook.studies.replan import replan_study
from allocator.workbook.studies.scenarios import scenario_study
from allocator.workbook.studies.simulate import simulation_study
from allocator.workbook.studies.target import target_study
from tests.book import workbook
from tests.calculated import assert_calculated_again_the_same, needs_libreoffice

plain = functools.partial(solve, price=unpriced)

#: Names in Arabic letters, so that Latin ones in an Arabic workbook are the program's own.
#: By hand: 4,200 in two years. In the north 300 people cost 10 each, 3,000; the 1,200 left
#: reach 60 at 20 in the south: 360 people.
TEXT = """
# Regions
| Region | Eligible people | Cost factor |
| الشمال | 300 | 1 |
| الجنوب | 1000 | 2 |
# Projects
| Project type | Cost per person | Women | Youth |
| منحة | 10 | 50% | 40% |
# Budget
| Source | 2027 | 2028 |
| صندوق | 2000 | 2200 |
# Scenarios
| Scenario | Change | Region | Project type | Source | Year | Value | Strengths |
| Base | | | | | | | تجربة |
| المزيد | Budget | | | صندوق | | '+10%' | |
# Ranges
| Item | Project type | Low | High |
| Cost per person | منحة | '-20%' | '+20%' |
# Settings
| Setting | Value |
| Title | 'برنامج' |
| Currency | MAD |
"""
HAPPENED = """
# Actuals
| Region | Project type | Year | Spent | People |
| الشمال | منحة | 2027 | 2000 | 160 |
"""
MADE = Made((Origin("plan.xlsx", "12" * 32),), "", "")


def quiet(_stage: str) -> None:
    pass


def case_of(text: str, folder: Path, name: str = "plan.xlsx") -> Case:
    with speaking("en"):
        return read(workbook(text, folder / name)).case


def scenarios(folder: Path) -> Study:
    return scenario_study(compare_scenarios(case_of(TEXT, folder), plain, quiet), MADE)


def countries(folder: Path) -> Study:
    """The second has half the money: 2,100 reach 210 in the north."""
    half = TEXT.replace("| 2000 | 2200 |", "| 1000 | 1100 |")
    half = half.replace("| Cost factor |", "| Cost factor | Mobile share |")
    half = half.replace("| 300 | 1 |", "| 300 | 1 | 20% |")
    cases = {"أ": case_of(TEXT, folder), "ب": case_of(half, folder, "half.xlsx")}
    return country_study(side_by_side(cases, {}, plain, quiet), MADE)


def ladder(folder: Path) -> Study:
    return ladder_study(climb(case_of(TEXT, folder), [0.0, 0.2], "", plain, quiet), MADE)


def target(folder: Path) -> Study:
    found = seek(case_of(TEXT, folder), 339.0, plain, quiet)
    assert isinstance(found, Target)
    return target_study(found, MADE)


def frontier(folder: Path, against: str = "money") -> Study:
    found = draw(case_of(TEXT, folder), axis_named(against), 4, plain, quiet)
    return frontier_study(found, MADE)


def anew(folder: Path) -> Study:
    return replan_study(replan(case_of(TEXT + HAPPENED, folder), 50.0, plain, quiet), MADE)


def draws(folder: Path) -> Study:
    found = simulate(case_of(TEXT, folder), Asked(4, 1, 2), plain, as_plan, Work(quiet))
    return simulation_study(found, MADE)


STUDIES: dict[str, Callable[[Path], Study]] = {
    "compare": scenarios,
    "countries": countries,
    "ladder": ladder,
    "target": target,
    "frontier": frontier,
    "fairness": functools.partial(frontier, against="fairness"),
    "replan": anew,
    "simulate": draws,
}
SHEETS = {
    ("compare", "fr"): ["Résumé", "Ce qui change", "Ce qui bouge", "Expérience"],
    ("compare", "ar"): ["الملخص", "ما يتغير", "ما تحرك", "التجربة"],
    ("countries", "fr"): ["Résumé", "Leviers", "Emprunter une règle", "Expérience"],
    ("countries", "ar"): ["الملخص", "العوامل", "استعارة قاعدة", "التجربة"],
    ("ladder", "fr"): ["Résumé", "Formes", "Montants"],
    ("ladder", "ar"): ["الملخص", "الأشكال", "المبالغ"],
    ("target", "fr"): ["Résumé", "Montants", "Façons", "Plan"],
    ("target", "ar"): ["الملخص", "المبالغ", "الطرق", "خطة"],
    ("frontier", "fr"): ["Résumé", "Points", "Par région"],
    ("frontier", "ar"): ["الملخص", "النقاط", "حسب المنطقة"],
    ("fairness", "fr"): ["Résumé", "Points", "Par région"],
    ("fairness", "ar"): ["الملخص", "النقاط", "حسب المنطقة"],
    ("replan", "fr"): [
        "Résumé", "Nouveau plan", "Prévu et réalisé", "Coûts", "Sources", "Suivi",
    ],
    ("replan", "ar"): [
        "الملخص", "الخطة الجديدة", "المخطط والمنجز", "التكاليف", "المصادر", "المتابعة",
    ],
    ("simulate", "fr"): ["Résumé", "Lignes", "Tirages", "Plan robuste", "Fourchettes"],
    ("simulate", "ar"): ["الملخص", "البنود", "السحوبات", "الخطة المتينة", "المجالات"],
}  # fmt: skip
#: By hand, besides the plan above. A tenth more, 420, reaches 21 more in the south: 21 ÷ 360 is
#: 5.83 %. Half the money reaches 210 of 1,300: 162 of 1,000; all of it 277. A ladder of 0 % gives
#: 4,000, one of 20 % 4,400: 400 more for 20 more. 339 people take 3,780: 420 of 4,200 less, a
#: tenth. Everybody costs 3,000 and 20,000, 547.62 % of 4,200. With the same coverage everywhere
#: 4,200 of those 23,000 reach 18.261 %, 237 people: 123 fewer, 34.1 % of 360. In the new plan 160
#: were reached of 200: the rate is (50 + 160) ÷ (50 + 200) = 0.84, the cost 10 ÷ 0.84 = 11.90.
SENTENCES = {
    ("compare", "fr"): "Tel quel, le plan touche 360 personnes pour",
    ("compare", "ar"): "المزيد هو الأكثر وصولا: +21 مستفيدا (+5.83%) بمال أكثر بمقدار 420.00 MAD.",
    (
        "countries",
        "fr",
    ): "أ touche 277 personnes éligibles sur 1 000, le maximum ; ب en touche 162.",
    ("countries", "ar"): "أ: 277 من كل 1,000 مؤهل، وهو الأكثر؛ ب: 162.",
    ("ladder", "fr"): "et on touche 20 personnes de plus",
    ("ladder", "ar"): "بين زيادة 0% وزيادة 20% يزيد ما يُعطى بمقدار 400.00 MAD ويزيد عدد "
    "المستفيدين بمقدار 20: أي 20.00 MAD لكل منهم.",
    ("target", "fr"): "Tel quel, le plan touche 360 personnes avec",
    ("target", "ar"): "أقل مال يصل إلى 339 مستفيدا هو 3,780 MAD: أقل مما يعطيه المصنف بمقدار "
    "420.00 MAD (-10.0%).",
    ("frontier", "fr"): "La courbe fléchit le plus avec 547,62 % du budget : 1 300 personnes.",
    ("frontier", "ar"): "أشد انعطاف للمنحنى مع 547.62% من الميزانية: 1,300 مستفيد. حتى هذه النقطة "
    "يكلف المستفيد الإضافي 20.00 MAD، وبعدها أكثر من أي مال.",
    (
        "fairness",
        "fr",
    ): "Au plus loin où un plan puisse aller : 237 personnes, avec au moins 18,261 % des "
    "personnes éligibles touchées dans chaque région ; soit 123 (34,1 %) de moins.",
    ("fairness", "ar"): "أبعد ما تصل إليه خطة: 237 مستفيدا، مع الوصول في كل منطقة إلى 18.261% على "
    "الأقل من مؤهليها؛ أي أقل بمقدار 123 (34.1%).",
    ("replan", "fr"): "(+19,0 %).",
    ("replan", "ar"): "تغيرت تكلفة الفرد بما حدث: منحة من 10.00 MAD إلى 11.90 MAD (+19.0%).",
    ("simulate", "fr"): "Avec les nombres du classeur, le plan touche 360 personnes.",
    ("simulate", "ar"): "بأرقام المصنف تصل الخطة إلى 360 مستفيدا.",
}


class Written:
    """A study in a language, and its workbook."""

    def __init__(self, name: str, spoken: str, folder: Path) -> None:
        self.name, self.spoken, self.path = name, spoken, folder / "study.xlsx"
        with speaking(spoken):
            self.study = STUDIES[name](folder)
            write_study(self.study, self.path)

    @functools.cached_property
    def book(self) -> Workbook:
        return openpyxl.load_workbook(self.path, data_only=True)


@pytest.fixture(scope="module", params=list(SHEETS), ids="-".join)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(*request.param, tmp_path_factory.mktemp("study"))


def test_sheets_are_named_and_run_as_the_language_does(written: Written) -> None:
    *own, _checks, _about = written.book.sheetnames
    assert own == SHEETS[written.name, written.spoken]
    directions = {bool(sheet.sheet_view.rightToLeft) for sheet in written.book}
    assert directions == {written.spoken == "ar"}


def test_the_checks_are_ok_as_stored(written: Written) -> None:
    sheet = written.book.worksheets[-2]
    with speaking(written.spoken):
        good, all_good = _("OK"), _("All OK")
    assert sheet["A1"].value == all_good
    verdicts = [row[-1] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert len(verdicts) > 4 and set(verdicts) == {good}
    assert {row[0] for row in sheet.iter_rows(min_row=5, values_only=True)} <= set(
        written.book.sheetnames
    )


def test_it_says_its_answer(written: Written) -> None:
    sentences = [without_marks(text) for text in written.study.sheets[0].sentences]
    expected = SENTENCES[written.name, written.spoken]
    assert any(expected in sentence for sentence in sentences), sentences


def test_no_two_columns_of_a_table_have_one_heading(written: Written) -> None:
    """A check finds a column by its heading."""
    for sheet in written.study.sheets:
        for table in sheet.tables:
            headings = [column.heading for column in table.columns]
            assert len(set(headings)) == len(headings), headings


#: What is not translated: codes, and what must be typed as it is.
CODES = {"MAD", "SHA", "allocator", "solve", "frontier", "replan", "against", "points", "plan"} | {
    "actuals", "NUMBER", "money", "fairness", "women", "IN", "xlsx", "Python", "Clayton", "and",
    "Kaldor", "Biometrics",
}  # fmt: skip


def test_no_english_is_left_in_an_arabic_workbook(written: Written) -> None:
    if written.spoken == "ar":
        texts = {text for text in texts_of(written.path) if _english(text)}
        assert texts == set()


def _english(text: str) -> list[str]:
    return [word for word in re.findall("[A-Za-z]{2,}", text) if word not in CODES]


def texts_of(path: Path) -> Iterator[str]:
    """Every text of a workbook: cells, names of sheets, charts, what stands beside a cell."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            content = parts.read(name).decode("utf-8")
            if name == "xl/sharedStrings.xml" or "/charts/" in name:
                yield from re.findall(r"<(?:a:)?t(?: [^>]*)?>([^<]*)<", content)
                yield from re.findall(r"<c:v>([^<]*)<", content)
            elif name == "xl/workbook.xml":
                yield from re.findall(r'<sheet name="([^"]*)"', content)
            elif name.startswith("xl/worksheets/"):
                yield from re.findall(r'(?:promptTitle|prompt|error|errorTitle)="([^"]*)"', content)
                yield from re.findall(r'<c [^>]*t="str"[^>]*>.*?<v>([^<]*)<', content)


def without_marks(text: str) -> str:
    """A text without the marks of direction, its spaces plain."""
    return re.sub("[\u200e\u200f\u202a-\u202e]", "", text).replace("\u00a0", " ")


@pytest.mark.parametrize("spoken", ["fr", "ar"])
def test_its_follow_up_filled_in_is_read_as_what_happened(spoken: str, tmp_path: Path) -> None:
    """The new plan in another language; 2028 filled in: 600 spent in the south, 25 reached."""
    made = Written("replan", spoken, tmp_path)
    book = openpyxl.load_workbook(made.path)
    sheet = book[SHEETS["replan", spoken][-1]]
    for row in sheet.iter_rows(min_row=3):
        if row[2].value == 2028:
            row[6].value, row[7].value = (600, 25) if row[0].value == "الجنوب" else (0, 0)
    book.save(made.path)
    case = read_with_past(workbook(TEXT, tmp_path / "next.xlsx"), made.path).case
    told = [(one.region, one.year, one.spent, one.people) for one in case.actuals if one.spent]
    assert told == [("الشمال", "2027", 2000.0, 160.0), ("الجنوب", "2028", 600.0, 25.0)]


@needs_libreoffice
@pytest.mark.parametrize(("name", "spoken"), [("compare", "ar"), ("replan", "fr")])
def test_another_program_calculates_the_same(name: str, spoken: str, tmp_path: Path) -> None:
    """Names of sheets and headings in formulas are those of the language."""
    made = Written(name, spoken, tmp_path)
    with speaking(spoken):
        assert_calculated_again_the_same(made.path)
