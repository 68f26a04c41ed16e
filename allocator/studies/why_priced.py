"""Why a line has what it has where the optimum has prices: what limits it, what keeps it.

What the next unit of its money gains by itself is held against the price of the money: above
it, a full limit charges the difference and is named; below it, a floor pays it and is
named; else the line is among the next. A line without money is looked at in the year in
which it comes nearest.
"""

from __future__ import annotations

import numpy as np

from allocator.grid import Floats
from allocator.numerals import plain
from allocator.studies.causes import FULL, Cause, named
from allocator.studies.margins import entry, margins
from allocator.studies.measure import Measure
from allocator.studies.why_line import FUNDED, Asked, Plain, Told, shown
from allocator.studies.why_words import LINES

#: What is less than this part of the largest gain is the solver's rounding.
SLIGHT = 1e-6
#: A floor is worth naming from this part of what the line gains by itself.
MUCH = 0.1


class Priced:
    """Sentences from the prices at the optimum."""

    def __init__(self, measure: Measure, plain: Plain) -> None:
        self.measure = measure
        self.model = measure.model
        self.plain = plain
        self.margins = margins(measure)
        #: Years that are over stand as they were: only the others have a reason.
        self.over = self.model.ledger.past.years
        self.slight = SLIGHT * float(self.margins.gains.max(initial=0.0))

    def told(self, line: Asked) -> Told:
        """The state of a line and its sentence."""
        assert line.number is not None
        money = self.plain.money[line.number].copy()
        money[: self.over] = 0.0
        if money.sum() > FUNDED:
            return self._funded(line, money / money.sum())
        parts = np.zeros(self.plain.ledger.years)
        nearest = int(np.argmax(self.margins.left[line.number, self.over :]))
        parts[self.over + nearest] = 1.0
        return self._without(line, parts)

    def _funded(self, line: Asked, parts: Floats) -> Told:
        gain, price = self._gain_and_price(line, parts)
        causes = self._causes(line, parts)
        cost, against = _costs(gain, price)
        if gain > price + self.slight and causes:
            limit = min(causes, key=lambda each: causes[each])
            if limit.kind == FULL:
                state, says = self.plain.full(limit, line)
            else:
                state, says = "held", LINES.say("held", what=named(self.model, limit))
            return Told(state, f"{says} {self._costs('costs', cost, against)}", cost, against)
        if gain < price - self.slight and causes:
            floor = max(causes, key=lambda each: causes[each])
            says = LINES.say("asked", what=named(self.model, floor))
            return Told("asked", f"{says} {self._costs('costs', cost, against)}", cost, against)
        if cost is None or against is None:
            return Told("next", LINES["next_free"], cost)
        says = LINES.say("next", next=self.plain.next, cost=shown(cost))
        return Told("next", says, cost, against)

    def _without(self, line: Asked, parts: Floats) -> Told:
        gain, price = self._gain_and_price(line, parts)
        causes = self._causes(line, parts)
        cost, against = _costs(gain, price)
        limit = min(causes, key=lambda each: causes[each], default=None)
        if limit is not None and gain > price + self.slight and causes[limit] < -self.slight:
            if limit.kind == FULL:
                state, says = self.plain.full(limit, line)
            else:
                what = named(self.model, limit)
                state, says = "held", LINES.say("held_at_nothing", what=what)
            compared = self._costs("would_cost", cost, against)
            return Told(state, f"{says} {compared}", cost, against)
        return self._dear(line, parts, cost, against)

    def _dear(self, line: Asked, parts: Floats, cost: float | None, against: float | None) -> Told:
        """A line that costs too much, and at what cost it would enter."""
        assert line.number is not None
        if cost is None or against is None:
            return Told("next", LINES["next_free"], cost)
        year = self.model.case.years[int(np.argmax(parts))]
        values = {
            "year": plain(year),
            "next": self.plain.next,
            "cost": shown(cost),
            "against": shown(against),
        }
        # The cost falls in every year at once, and any year may be the first to let it in.
        ratio = float(self.margins.enters[line.number, self.over :].max())
        floor = self._floor(line, parts)
        if ratio >= 1.0 - SLIGHT:
            says = LINES.say("equal_with" if floor else "equal", what=floor, **values)
            return Told("next", says, cost, against)
        speaks = "_for" if floor else ""
        if ratio <= 0.0:
            says = LINES.say(f"enters_never{speaks}", what=floor, **values)
            return Told("dear", says, cost, against)
        found = entry(self.measure, line.number, ratio)
        below = cost * (ratio if found is None else found)
        enters = "enters_not" if found is None else "enters"
        says = LINES.say(f"{enters}{speaks}", what=floor, below=shown(below), **values)
        return Told("dear", says, cost, against, below, found is not None)

    def _floor(self, line: Asked, parts: Floats) -> str:
        """The floor that speaks most for a line, in words; "" where none says much."""
        causes = self._causes(line, parts)
        floor = max(causes, key=lambda each: causes[each], default=None)
        gain, _ = self._gain_and_price(line, parts)
        if floor is None or causes[floor] < MUCH * gain:
            return ""
        return named(self.model, floor)

    def _gain_and_price(self, line: Asked, parts: Floats) -> tuple[float, float]:
        gain = float(self.margins.gains[line.number] @ parts)
        return gain, float(self.margins.money[line.number] @ parts)

    def _causes(self, line: Asked, parts: Floats) -> dict[Cause, float]:
        assert line.number is not None
        causes = self.margins.causes[line.number]
        return {each: float(by_year @ parts) for each, by_year in causes.items()}

    def _costs(self, key: str, cost: float | None, against: float | None) -> str:
        if cost is None:
            return ""
        if against is None:
            return LINES["left_over"]
        return LINES.say(key, next=self.plain.next, cost=shown(cost), against=shown(against))


def _costs(gain: float, price: float) -> tuple[float | None, float | None]:
    """What one person costs there, and where the money went; None where money buys none."""
    return (1.0 / gain if gain > 0.0 else None), (1.0 / price if price > 0.0 else None)
