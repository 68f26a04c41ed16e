"""Changes of a question's cells, in words and done: the question as it would be asked then."""

from __future__ import annotations

from typing import NamedTuple

from allocator.case import Case
from allocator.figure import Figure, opened, switched_off, variants, with_number
from allocator.rules.kind import Unit
from allocator.rules.reading import in_unit
from allocator.studies.conflict.levers import Lever


class Edit(NamedTuple):
    """One cell changed. before, after: its number; None where a row is opened or turned off."""

    figure: Figure
    unit: Unit = Unit.NAME
    before: float | None = None
    after: float | None = None

    def done(self, case: Case) -> Case:
        """The question with this change."""
        if self.after is not None:
            return with_number(case, self.figure, self.after)
        if self.figure.column == "open":
            return opened(case, self.figure)
        return switched_off(case, self.figure)

    def says(self, case: Case) -> str:
        """The change in words, as something to do."""
        if self.before is None or self.after is None:
            return "open it" if self.figure.column == "open" else "turn it off"
        return f"{self._how(self.before, self.after)}{self._together(case)}"

    def _how(self, before: float, after: float) -> str:
        told = in_unit(after, self.unit)
        if self.figure.column == "step":
            return f"give it a Step of {told}" if not before else f"raise its Step to {told}"
        if self.figure.table != "rules" and self.unit is not Unit.PERCENT:
            return f"add {in_unit(after - before, self.unit)} to it"
        verb = "raise" if after > before else "lower"
        return f"{verb} it from {in_unit(before, self.unit)} to {told}"

    def _together(self, case: Case) -> str:
        if self.figure.column == "reach" and len(variants(case, self.figure)) > 1:
            return f", in every type of the group {case.projects[self.figure.at].family}"
        return ""


def moved(lever: Lever, after: float) -> Edit:
    """A lever moved to a number."""
    return Edit(lever.figure, lever.unit, lever.now, after)
