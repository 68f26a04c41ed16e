"""Last year's money of a scope: year 0 of every rule that looks back.

By region from `Regions` or `Lines`, by project type from `Lines`, by source from
`Budget`, the total from `Regions` or `Lines` (only when neither has it, from `Budget`).
A blank in a column that is there is 0; an absent column is unknown; a type is known only
if every region with money last year splits it in `Lines`. What is known to be nothing
is 0, whatever else is unknown. A number is never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from allocator.grid import Grid
from allocator.language import N_, _, join
from allocator.scope import Scope


@dataclass(frozen=True)
class Unknown:
    """Why last year's money of a scope is not known, and which column to fill.

    why, cure: marked for the catalogues; values: what fills their places.
    """

    why: str
    cure: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """Why, in the language spoken."""
        return _(self.why, **self.values)

    @property
    def fix(self) -> str:
        """What to fill, in the language spoken."""
        return _(self.cure)


class LastYear:
    """Last year's money, as far as the workbook tells it."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        case = grid.case
        self.lines_known = _column(case.lines_known, [x.spent_last_year for x in case.lines])
        self.regions_known = _column(case.regions_known, [x.spent_last_year for x in case.regions])
        self.budget_known = _column(case.budget_known, [x.last_year for x in case.sources])
        self.by_line: dict[tuple[int, int], float] = {}
        self.split: set[int] = set()
        self._split_sums: dict[int, float] = {}
        self._read_lines()
        self.by_region = [self._region(index) for index in range(len(case.regions))]

    def _read_lines(self) -> None:
        for (region, project), line in self.grid.details.items():
            if line.spent_last_year is not None:
                self.by_line[region, project] = line.spent_last_year
                self.split.add(region)
                before = self._split_sums.get(region, 0.0)
                self._split_sums[region] = before + line.spent_last_year

    def _region(self, region: int) -> float | None:
        if region in self.split:
            return self._split_sums[region]
        if self.regions_known:
            return self.grid.case.regions[region].spent_last_year or 0.0
        return 0.0 if self.lines_known else None

    def of(self, scope: Scope) -> float | Unknown:
        """Last year's money of a scope, or why it is not known."""
        everywhere = len(scope.regions) == len(self.by_region)
        every_type = len(scope.projects) == len(self.grid.case.projects)
        if scope.sources is None:
            return self._of_places(scope, everywhere and every_type)
        if everywhere and every_type:
            return self._of_sources(scope.sources)
        return self._of_sources_in_places(scope)

    def _of_places(self, scope: Scope, total: bool) -> float | Unknown:
        if total and self.by_region and self.by_region[0] is None:
            # Neither Regions nor Lines has the column: the total may stand in Budget.
            return self._of_sources(tuple(range(len(self.grid.case.sources))), NOWHERE)
        every_type = len(scope.projects) == len(self.grid.case.projects)
        parts = [self._in_region(region, scope.projects, every_type) for region in scope.regions]
        unsplit = [
            self.grid.regions.labels[region]
            for region, part in zip(scope.regions, parts, strict=True)
            if part is None
        ]
        if not unsplit:
            return sum(part for part in parts if part is not None)
        if self.by_region[0] is None:
            return NO_REGIONS if every_type else NO_LINES
        return Unknown(
            N_(
                "last year's money of {scope} is not known: Lines does not split last year's "
                "money of {regions} by project type."
            ),
            N_("Fill Spent last year in Lines for each project type of those regions."),
            {"scope": scope.label, "regions": join(unsplit)},
        )

    def _in_region(self, region: int, projects: tuple[int, ...], every_type: bool) -> float | None:
        whole = self.by_region[region]
        if whole is None or whole == 0.0 or every_type:
            return whole
        if region not in self.split:
            return None
        return sum(self.by_line.get((region, project), 0.0) for project in projects)

    def _of_sources(
        self, sources: tuple[int, ...], otherwise: Unknown | None = None
    ) -> float | Unknown:
        if not self.budget_known:
            return otherwise or NO_BUDGET
        return sum(self.grid.case.sources[source].last_year or 0.0 for source in sources)

    def _of_sources_in_places(self, scope: Scope) -> float | Unknown:
        """A source's money in a part of the plan: known where it must be nothing, or all."""
        assert scope.sources is not None
        places = self._of_places(scope, total=False)
        if places == 0.0:
            return 0.0
        if len(scope.sources) == len(self.grid.case.sources):
            return places
        if self._of_sources(scope.sources) == 0.0:
            return 0.0
        return Unknown(
            N_(
                "last year's money of {scope} is not known: no column tells what a source "
                "spent in one region or on one project type."
            ),
            N_("Let the rule speak of the source alone, or of the region or project type alone."),
            {"scope": scope.label},
        )


NO_BUDGET = Unknown(
    N_("last year's money of the source is not known."),
    N_("Fill the column Last year in Budget."),
)
NO_REGIONS = Unknown(
    N_("last year's money of the region is not known."),
    N_("Fill the column Spent last year in Regions."),
)
NO_LINES = Unknown(
    N_("last year's money of the project type is not known."),
    N_("Fill the column Spent last year in Lines."),
)
NOWHERE = Unknown(
    N_("last year's money is not known."),
    N_("Fill the column Spent last year in Regions or Lines."),
)


def _column(known: bool | None, values: list[float | None]) -> bool:
    if known is not None:
        return known
    return any(value is not None for value in values)


def own_and_lines(grid: Grid) -> list[tuple[int, float, float]]:
    """Regions whose own `Spent last year` is not the sum of their lines': (region, own, sum)."""
    sums: dict[int, float] = {}
    for (region, _project), line in grid.details.items():
        if line.spent_last_year is not None:
            sums[region] = sums.get(region, 0.0) + line.spent_last_year
    found = []
    for region, total in sorted(sums.items()):
        own = grid.case.regions[region].spent_last_year
        if own is not None and abs(own - total) > max(0.005, 1e-9 * abs(total)):
            found.append((region, own, total))
    return found
