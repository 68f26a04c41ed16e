"""What sheets of several studies say the same way: numbers in sentences, texts, columns."""

from __future__ import annotations

from collections.abc import Sequence

from allocator import numerals
from allocator.case import Scenario, Settings, Year
from allocator.counted import so_many
from allocator.language import Spoken, _, join
from allocator.problems import Quarrel
from allocator.workbook.results.tables import Column
from allocator.workbook.studies.words import SHARED

TEXT_WIDTH = 44


def heads(people: float) -> str:
    """A number of people in a sentence; people that round to nothing are `0`."""
    return numerals.number(_as_shown(people), _digits(people))


def persons(people: float) -> str:
    """People in a sentence, with the word for them: `1,234 people`."""
    return counted("People", people)


def counted(maximised: str, count: float) -> str:
    """So many of what is maximised, in a sentence: `250 jobs`."""
    return so_many(maximised, _as_shown(count), heads(count))


def change(people: float) -> str:
    """A change in people, with its sign; one that rounds to nothing has none."""
    shown = _as_shown(people)
    return numerals.signed(shown, _digits(people)) if shown else numerals.number(0.0)


def persons_more(people: float) -> str:
    """The same with the word for them: `+1,234 people`."""
    return so_many("People", abs(_as_shown(people)), change(people))


def change_of_money(money: float, currency: str) -> str:
    """A change in money, with its sign."""
    digits = 0 if abs(money) >= 1000.0 else 2
    return f"{numerals.signed(money, digits)} {currency}".rstrip()


def per_cent(share: float, digits: int = 3) -> str:
    """A share in a sentence, with so many digits and no more than it needs: `12.5 %`."""
    return numerals.percent(share, _decimals(share, digits))


def change_in_part(share: float) -> str:
    """A change as a part of what was, with its sign: `+12.5 %`."""
    return numerals.signed_percent(share, _decimals(share, 3))


def money_in(currency: str) -> str:
    """What money is told in, for a subtitle."""
    return SHARED.say("money_in", currency=currency) if currency else SHARED["money_unknown"]


def span(years: Sequence[Year]) -> str:
    """Years that follow each other: `2027–2029`."""
    ends = [numerals.plain(year) for year in (years[0], years[-1])]
    return "–".join(ends) if len(years) > 1 else ends[0]


def _as_shown(people: float) -> float:
    """The number that is read, whose form the word beside it takes."""
    return round(people, _digits(people)) or 0.0  # never -0.0


def _digits(people: float) -> int:
    return 0 if abs(people) >= 10.0 or not round(people, 1) else 1


def _decimals(share: float, digits: int) -> int:
    """How many decimals show so many digits of a percentage."""
    shown = f"{100.0 * share:.{digits}g}"
    return 0 if "e+" in shown else len(shown.partition(".")[2])


def aim(settings: Settings) -> str:
    """What is maximised, for a subtitle, where it is not simply people ("" where it is)."""
    if settings.maximise == "People":
        return ""
    return SHARED.say("maximises", aim=_(settings.maximise))


def reasons(conflict: Sequence[Quarrel]) -> str:
    """The cells that quarrel, for a sentence."""
    return join([quarrel.cell for quarrel in conflict]) or SHARED["rules_quarrel"]


def text_columns(texts: Sequence[Scenario], words: Spoken) -> list[Column]:
    """Strengths, weaknesses and remedies side by side."""
    return [
        Column(
            words[field],
            [getattr(text, field) or None for text in texts],
            "aside",
            width=TEXT_WIDTH,
        )
        for field in ("strengths", "weaknesses", "remedies")
    ]


def ratio(upper: float, lower: float, times: float = 1.0) -> float | None:
    """Upper ÷ lower × times; None where there is nothing to divide by."""
    return upper / lower * times if lower > 0.0 else None
