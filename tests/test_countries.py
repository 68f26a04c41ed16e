"""Countries: each has the regions it is known to have, their codes and names are sound."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from babel import Locale
from babel.numbers import get_territory_currencies
from click.testing import CliRunner, Result

from allocator.commands import main
from allocator.language import LANGUAGES
from allocator.names import is_unseen, normal, odd_characters
from allocator.problems import BadQuestion
from allocator.workbook.countries import SOURCE, countries, find_country
from allocator.workbook.reading import read
from allocator.workbook.template import write_template
from allocator.workbook.template_lists import CURRENCIES, HEADINGS

#: First-level regions of each country, as its own administration counts them; of Lebanon and
#: Iraq those that have a code of ISO 3166-2.
COUNTED = {
    "DZ": 58, "BH": 4, "KM": 3, "DJ": 6, "EG": 27, "IQ": 18, "JO": 12, "KW": 6, "LB": 8,
    "LY": 22, "MR": 15, "MA": 12, "OM": 11, "PS": 16, "QA": 8, "SA": 13, "SO": 18, "SD": 18,
    "SY": 14, "TN": 24, "AE": 7, "YE": 22,
}  # fmt: skip


def template(*words: object) -> Result:
    return CliRunner().invoke(main, ["template", *map(str, words)], env={"LANGUAGE": "en"})


def test_every_country_has_as_many_regions_as_it_has() -> None:
    assert {country.code: len(country.regions) for country in countries()} == COUNTED


def test_codes_are_those_of_the_country_and_no_two_are_the_same() -> None:
    codes = [region.code for country in countries() for region in country.regions]
    assert len(set(codes)) == len(codes) == sum(COUNTED.values()) == 342
    for country in countries():
        assert re.fullmatch("[A-Z]{2}", country.code)
        for region in country.regions:
            assert re.fullmatch(rf"{country.code}-[A-Z0-9]{{1,3}}", region.code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_regions_of_a_country_share_a_name(language: str) -> None:
    """As the reader compares them: capitals, accents of Arabic and doubled spaces apart."""
    for country in countries():
        names = [normal(region.names.say(language)) for region in country.regions]
        assert len(set(names)) == len(names), country.code
    known = [normal(country.names.say(language)) for country in countries()]
    assert len(set(known)) == len(known)


def test_names_are_in_the_letters_of_their_language() -> None:
    latin, arabic = re.compile(r"[A-Za-zÀ-ÿ' ()-]+"), re.compile(r"[ء-ي -]+")
    for country in countries():
        for names in (country.names, *(region.names for region in country.regions)):
            for language in LANGUAGES:
                name = names.say(language)
                letters = arabic if language == "ar" else latin
                assert letters.fullmatch(name), name
                assert name == name.strip() and not odd_characters(name)
                assert not any(map(is_unseen, name)), name


def test_rows_are_whole_and_say_where_they_come_from() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    assert "ISO 3166-2" in text and "2026" in text
    rows = list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
    assert rows[0] == ["code", "en", "fr", "ar", "currency", "also"]
    assert {len(row) for row in rows if "-" in row[0]} == {4}
    assert {len(row) for row in rows if "-" not in row[0]} == {6}


def test_names_and_currencies_of_countries_are_those_of_the_common_locale_data() -> None:
    """Its words for Palestine, and the long name of Saudi Arabia in Arabic, are not ours."""
    for country in countries():
        assert country.currency in get_territory_currencies(country.code)
        assert country.currency in CURRENCIES
        for language in LANGUAGES:
            name = Locale(language).territories[country.code]
            if country.code != "PS":
                assert find_country(name) == country


@pytest.mark.parametrize("typed", ["MA", "ma", "Morocco", "Maroc", "المغرب", " MAROC "])
def test_a_country_is_found_by_its_code_and_its_names(typed: str) -> None:
    found = find_country(typed)
    assert found is not None and (found.code, found.currency) == ("MA", "MAD")


def test_accents_may_be_left_out_and_usual_names_are_known() -> None:
    for typed, code in (("Algerie", "DZ"), ("egypte", "EG"), ("الإمارات", "AE"), ("سورية", "SY")):
        found = find_country(typed)
        assert found is not None and found.code == code
    assert find_country("Atlantis") is None


@pytest.mark.parametrize(
    ("language", "ninth"), [("en", "Souss-Massa"), ("fr", "Souss-Massa"), ("ar", "سوس-ماسة")]
)
def test_a_template_of_a_country_names_its_regions(
    tmp_path: Path, language: str, ninth: str
) -> None:
    path = tmp_path / "ma.xlsx"
    write_template(path, language=language, first_year=2027, country=find_country("MA"))
    regions = openpyxl.load_workbook(path).worksheets[1]
    rows = [
        [cell.value for cell in row] for row in regions.iter_rows(min_row=HEADINGS + 2, max_row=16)
    ]
    assert [row[9] for row in rows] == [f"MA-{number:02}" for number in range(1, 13)]
    assert rows[8][0] == ninth
    assert all(row[1] is None for row in rows)  # nobody is counted by guess


def test_what_is_left_to_fill_in_is_asked_for_cell_by_cell(tmp_path: Path) -> None:
    """58 provinces of Algeria without eligible people, and nothing else but two blank sheets."""
    path = tmp_path / "dz.xlsx"
    write_template(path, first_year=2027, country=find_country("DZ"))
    with pytest.raises(BadQuestion) as refusal:
        read(path)
    problems = refusal.value.problems
    assert sorted({problem.sheet for problem in problems}) == ["Budget", "Projects", "Regions"]
    eligible = [problem for problem in problems if problem.sheet == "Regions"]
    assert [problem.cell for problem in eligible] == [f"B{row}" for row in range(5, 63)]


def test_the_command_takes_a_country_in_any_language(tmp_path: Path) -> None:
    target = tmp_path / "eg.xlsx"
    assert template(target, "--country", "مصر", "--lang", "fr").exit_code == 0
    book = openpyxl.load_workbook(target)
    assert book["Régions"]["A5"].value == "Alexandrie"
    settings = {row[0].value: row[1].value for row in book["Réglages"].iter_rows(min_row=5)}
    assert settings["Monnaie"] == "EGP"


def test_an_unknown_country_is_refused_and_those_known_are_listed(tmp_path: Path) -> None:
    result = template(tmp_path / "x.xlsx", "--country", "Atlantis")
    assert result.exit_code == 2
    assert "No regions are known of Atlantis." in result.output
    assert all(f"({code})" in result.output for code in COUNTED)
    assert not list(tmp_path.iterdir())


def test_a_sample_has_regions_of_its_own(tmp_path: Path) -> None:
    result = template(tmp_path / "x.xlsx", "--country", "MA", "--example", "morocco")
    assert result.exit_code == 2 and "Either --example or --country" in result.output


@pytest.mark.parametrize(
    ("machine", "title"), [("fr_MA.UTF-8", "Lisez-moi"), ("ar_DZ", "اقرأني"), ("C", "Read me")]
)
def test_without_lang_it_speaks_the_machine_s_language(
    tmp_path: Path, machine: str, title: str
) -> None:
    target = tmp_path / "mine.xlsx"
    result = CliRunner().invoke(main, ["template", str(target)], env={"LANGUAGE": machine})
    assert result.exit_code == 0, result.output
    assert openpyxl.load_workbook(target).sheetnames[0] == title
