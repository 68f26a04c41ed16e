"""In which language the program answers a workbook: its setting, its headings, or `--lang`."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from allocator.language import language, speaking
from allocator.solving import solve
from allocator.workbook.results import write
from tests.full_workbook import read_text

THREE_SHEETS = """
# {regions}
| {region} | {eligible} |
| Souss | 1000 |
# {projects}
| {project} | {cost} |
| Shop | 800 |
# {budget}
| {source} | 2027 |
| Donor | 5000 |
"""
ENGLISH = {
    "regions": "Regions",
    "region": "Region",
    "eligible": "Eligible people",
    "projects": "Projects",
    "project": "Project type",
    "cost": "Cost per person",
    "budget": "Budget",
    "source": "Source",
}
FRENCH = {
    "regions": "Régions",
    "region": "Région",
    "eligible": "Personnes éligibles",
    "projects": "Projets",
    "project": "Type de projet",
    "cost": "Coût par personne",
    "budget": "Budget",
    "source": "Source",
}
ARABIC = {
    "regions": "المناطق",
    "region": "المنطقة",
    "eligible": "المستفيدون المؤهلون",
    "projects": "المشاريع",
    "project": "نوع المشروع",
    "cost": "تكلفة الفرد",
    "budget": "الميزانية",
    "source": "الممول",
}
SETTING = """
# {sheet}
| {setting} | {value} |
| {language} | {code} |
"""


@pytest.mark.parametrize(("names", "expected"), [(ENGLISH, "en"), (FRENCH, "fr"), (ARABIC, "ar")])
def test_a_workbook_is_answered_in_the_language_of_its_headings(
    names: dict[str, str], expected: str, tmp_path: Path
) -> None:
    case = read_text(THREE_SHEETS.format(**names), tmp_path).case
    assert (language(), case.settings.language) == (expected, expected)


def test_most_headings_decide(tmp_path: Path) -> None:
    """Five names are Arabic, two French, and `Budget` and `Source` are French and English."""
    mixed = ARABIC | {"budget": "Budget", "source": "Source", "region": "Région"}
    read_text(THREE_SHEETS.format(**mixed), tmp_path)
    assert language() == "ar"


@pytest.mark.parametrize("code", ["fr", "French", "Français", "الفرنسية"])
def test_the_setting_goes_before_the_headings(code: str, tmp_path: Path) -> None:
    setting = SETTING.format(
        sheet="Settings", setting="Setting", value="Value", language="Language", code=code
    )
    read_text(THREE_SHEETS.format(**ARABIC) + setting, tmp_path)
    assert language() == "fr"


def test_what_was_asked_for_goes_before_the_setting(tmp_path: Path) -> None:
    setting = SETTING.format(
        sheet="Réglages", setting="Réglage", value="Valeur", language="Langue", code="fr"
    )
    with speaking("ar"):
        read_text(THREE_SHEETS.format(**FRENCH) + setting, tmp_path)
        assert language() == "ar"


def test_each_plan_is_written_in_the_language_of_its_own_case(tmp_path: Path) -> None:
    """In Python two workbooks may be read before the first one's plan is made and written."""
    french = read_text(THREE_SHEETS.format(**FRENCH), tmp_path).case
    read_text(THREE_SHEETS.format(**ENGLISH), tmp_path)
    plan = solve(french)
    read_text(THREE_SHEETS.format(**ENGLISH), tmp_path)
    write(plan, tmp_path / "plan.xlsx")
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx", read_only=True).sheetnames[0] == "Résumé"


def test_a_plan_is_written_in_the_language_asked_for(tmp_path: Path) -> None:
    with speaking("ar"):
        write(solve(read_text(THREE_SHEETS.format(**FRENCH), tmp_path).case), tmp_path / "p.xlsx")
    assert openpyxl.load_workbook(tmp_path / "p.xlsx", read_only=True).sheetnames[0] == "الملخص"
