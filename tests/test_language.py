"""Languages: which one is spoken, what the catalogues hold, how numbers and names look in each."""

from __future__ import annotations

import gettext
import re

import pytest
from babel.numbers import format_decimal

from allocator.language import (
    LANGUAGES,
    N_,
    Spoken,
    _,
    join,
    language,
    ngettext,
    of_this_machine,
    speaking,
    use,
)
from allocator.numerals import exact, exact_percent, number, percent, plain, signed, typed
from tests import catalogue

#: What is filled in: `{region}`, also `{count:,}`.
PLACES = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})")
RLM, LRM = "\u200f", "\u200e"


@pytest.mark.parametrize("spoken", catalogue.OTHERS)
def test_the_catalogue_holds_the_words_used_and_no_others(spoken: str) -> None:
    key = lambda word: (word.context or "", str(word.id))  # noqa: E731
    used = {key(word) for word in catalogue.used() if word.id}
    kept = {key(word) for word in catalogue.kept(spoken) if word.id}
    assert used - kept == set(), "run: python -m tests.catalogue update"
    assert kept - used == set(), "run: python -m tests.catalogue update"


@pytest.mark.parametrize("spoken", catalogue.OTHERS)
def test_what_the_program_reads_is_what_the_translators_wrote(spoken: str) -> None:
    written = catalogue.kept(spoken)
    with catalogue.mo_file(spoken).open("rb") as file:
        read = gettext.GNUTranslations(file)
    for word in written:
        if isinstance(word.id, str) and word.id and word.string:
            said = read.pgettext(word.context, word.id) if word.context else read.gettext(word.id)
            assert said == word.string, "run: python -m tests.catalogue update"


def test_a_workbook_s_language_gives_way_to_the_one_asked_for() -> None:
    use("fr")
    assert language() == "fr"
    with speaking("ar"):
        use("en")
        assert language() == "ar"
    assert language() == "fr"


def test_no_language_but_the_three() -> None:
    with pytest.raises(ValueError, match="There is no de"), speaking("de"):
        raise AssertionError


@pytest.mark.parametrize(
    ("said", "found"), [("ar_MA.UTF-8", "ar"), ("fr", "fr"), ("C.UTF-8", "en"), ("de_DE", "en")]
)
def test_the_machine_s_language(monkeypatch: pytest.MonkeyPatch, said: str, found: str) -> None:
    monkeypatch.setenv("LC_ALL", said)
    assert of_this_machine() == found


WORDS = Spoken({"region": N_("Region")})


@pytest.mark.parametrize(
    ("spoken", "word"), [("en", "Region"), ("fr", "Région"), ("ar", "المنطقة")]
)
def test_words_by_key_speak_the_language_of_the_moment(spoken: str, word: str) -> None:
    with speaking(spoken):
        assert WORDS["region"] == _("Region") == word


@pytest.mark.parametrize("value", [0.0, 7.25, 999.5, 1234.56, -1234567.891])
@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("digits", ["latin", "arabic"])
def test_numbers_are_those_of_the_common_locale_data(
    spoken: str, digits: str, value: float
) -> None:
    """Two digits after the point; U+202F of the repository is U+00A0 here."""
    indic = (spoken, digits) == ("ar", "arabic")
    system = "arab" if indic else "latn"
    expected = format_decimal(value, "#,##0.00", locale=spoken, numbering_system=system)
    expected = expected.replace("\u202f", "\u00a0")
    if indic:  # its library writes the marks of the system, not its digits
        expected = expected.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    with speaking(spoken, digits):
        assert number(value, 2).removeprefix(LRM) == expected


def test_signs_and_shares() -> None:
    with speaking("fr"):
        assert (signed(1234.0), percent(0.125)) == ("+1\u00a0234", "12,5\u00a0%")
    with speaking("ar"):
        assert (signed(1234.0), percent(0.125), plain(2027)) == (f"{LRM}+1,234", "12.5%", "2027")
    with speaking("ar", "arabic"):
        assert (percent(0.125), plain(2027)) == ("١٢٫٥٪", "٢٠٢٧")
    assert (signed(-1234.0), percent(0.125)) == ("-1,234", "12.5 %")


def test_what_is_typed_in_a_cell() -> None:
    """Nothing is parted, so that it can be typed as it is shown."""
    assert (exact(1234.5), exact_percent(0.125), typed("=300")) == ("1234.5", "12.5%", "=300")
    with speaking("fr"):
        assert (exact(1234.5), exact_percent(0.125)) == ("1234,5", "12,5\u00a0%")
    with speaking("ar"):
        assert (exact(-5.0), typed("=300")) == (f"{LRM}-5", f"{LRM}=300{LRM}")


def test_a_latin_name_is_fenced_off_in_arabic_alone() -> None:
    assert _("{name}", name="Souss") == "Souss"
    with speaking("ar"):
        assert _("{name}", name="Souss") == f"{RLM}Souss{RLM}"
        assert _("{name}", name="سوس") == "سوس"
        assert _("{day}", day="2027-03-01") == f"{RLM}2027-03-01{RLM}"


def test_lists() -> None:
    assert join(["A"]) == "A"
    assert join(["A", "B"]) == "A and B"
    assert join(list("ABCDEFG")) == "A, B, C, D, E and 2 more"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (3, "3 مستفيدين"),
        (110, "110 مستفيدين"),
        (11, "11 مستفيدا"),
        (2924, "2,924 مستفيدا"),
        (100, "100 مستفيد"),
        (1801, "1,801 مستفيد"),
    ],
)
def test_arabic_counts(count: int, told: str) -> None:
    """Three to ten take the plural, eleven to ninety-nine the accusative, hundreds the genitive."""
    with speaking("ar"):
        assert ngettext("{count} people", "{count} people", count) == told


def test_a_text_that_looks_like_places_stays_text() -> None:
    """A name with braces is put in as it is; it is no template."""
    assert ngettext("{count} {name}", "{count} {name}", 2, name="{0} {x}") == "2 {0} {x}"


@pytest.mark.parametrize("spoken", catalogue.OTHERS)
def test_every_word_has_its_translation_and_keeps_its_places(spoken: str) -> None:
    kept = catalogue.kept(spoken)
    assert [str(word.id) for word in catalogue.missing(kept)] == []
    for word in kept:
        if word.id:
            forms = [word.id] if isinstance(word.id, str) else word.id
            places, any_form = (set(PLACES.findall(text)) for text in (forms[-1], "".join(forms)))
            said = [word.string] if isinstance(word.string, str) else word.string
            # One and two of a thing may be said by a word: the last form has all places.
            assert set(PLACES.findall(said[-1])) == places, word.id
            assert all(set(PLACES.findall(form)) <= any_form for form in said), word.id
