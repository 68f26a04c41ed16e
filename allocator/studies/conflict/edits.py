"""Changes of a question's cells, in words and done: the question as it would be asked then."""

from __future__ import annotations

from typing import NamedTuple

from allocator.case import Case
from allocator.figure import Figure, opened, switched_off, variants, with_number
from allocator.language import _
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
            return _("open it") if self.figure.column == "open" else _("turn it off")
        if self.figure.column == "reach" and len(variants(case, self.figure)) > 1:
            return _(
                "raise it from {before} to {after}, in every type of the group {group}",
                before=in_unit(self.before, self.unit),
                after=in_unit(self.after, self.unit),
                group=case.projects[self.figure.at].family,
            )
        return self._how(self.before, self.after)

    def _how(self, before: float, after: float) -> str:
        told = in_unit(after, self.unit)
        if self.figure.column == "step":
            if not before:
                return _("give it a Step of {value}", value=told)
            return _("raise its Step to {value}", value=told)
        if self.figure.table != "rules" and self.unit is not Unit.PERCENT:
            return _("add {value} to it", value=in_unit(after - before, self.unit))
        was = in_unit(before, self.unit)
        if after > before:
            return _("raise it from {before} to {after}", before=was, after=told)
        return _("lower it from {before} to {after}", before=was, after=told)


def moved(lever: Lever, after: float) -> Edit:
    """A lever moved to a number."""
    return Edit(lever.figure, lever.unit, lever.now, after)
