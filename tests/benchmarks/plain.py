"""The plain model, as a user would write it: one unknown per region, type, source and year.

`python -m tests.benchmarks.plain linopy IN.xlsx` (or `pulp`) goes from file to file: it reads
the sheets of `country` with pandas, builds the model in that library, solves it with HiGHS or
CBC, writes the money as a table, and prints the people reached. It says what those sheets
say and nothing else: no errors found, no prices, no audit, no sheets but one.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]


class Inputs(NamedTuple):
    """The sheets as arrays. money is counted in millions.

    cost: shape (regions, types, years); reach: people per million within the plan, the same
    shape; may: whether a source may pay, (regions, types, sources).
    """

    regions: pd.DataFrame
    types: pd.DataFrame
    sources: pd.DataFrame
    years: list[str]
    given: Floats
    cost: Floats
    by_year: Floats
    may: npt.NDArray[np.bool_]
    last: Floats
    most: Floats
    rules: pd.DataFrame


MILLION = 1e6


def read_inputs(path: Path) -> Inputs:
    """The tables of one workbook."""
    book = pd.read_excel(path, sheet_name=None)
    regions, types, sources = book["Regions"], book["Projects"], book["Budget"]
    settings = dict(zip(book["Settings"]["Setting"], book["Settings"]["Value"], strict=True))
    years = [str(c) for c in sources.columns if str(c).isdigit()]
    sources.columns = [str(c) for c in sources.columns]
    given = sources[years].to_numpy(float) * (1.0 - float(settings["Follow-up"])) / MILLION
    rise = (1.0 + float(settings["Price rise"])) ** np.arange(len(years))
    saving = (types["Delivery share"] * types["Mobile saving"]).to_numpy(float)
    plain = types["Cost per person"].to_numpy(float)
    first = np.multiply.outer(regions["Cost factor"].to_numpy(float), plain)
    first = first * (1.0 - np.multiply.outer(regions["Mobile share"].to_numpy(float), saving))
    first = first * (1.0 - types["Own share"].to_numpy(float))
    cost = np.multiply.outer(first, rise) / MILLION
    shape = (len(regions), len(types))
    last = book["Lines"]["Spent last year"].to_numpy(float).reshape(shape) / MILLION
    most = book["Lines"]["Most people"].fillna(np.inf).to_numpy(float).reshape(shape)
    may = _may_pay(regions, types, sources)
    by_year = _reached(regions, types, len(years))
    rules = book["Rules"].fillna({"Step": 0.0, "Step per person": 0.0})
    return Inputs(regions, types, sources, years, given, cost, by_year, may, last, most, rules)


def _may_pay(
    regions: pd.DataFrame, types: pd.DataFrame, sources: pd.DataFrame
) -> npt.NDArray[np.bool_]:
    pages = []
    for _, source in sources.iterrows():
        projects = types["Project type"].isin(str(source["Projects"]).split(";")).to_numpy()
        where = source["Regions"]
        places = (
            np.ones(len(regions), dtype=bool)
            if pd.isna(where)
            else regions["Area"].isin(str(where).split(";")).to_numpy()
        )
        pages.append(np.logical_and.outer(places, projects))
    return np.stack(pages, axis=2)


def _reached(regions: pd.DataFrame, types: pd.DataFrame, years: int) -> Floats:
    """Of the people started in a year, the part reached in each: (regions, types, from, to)."""
    months = np.add.outer(
        regions["Licence months"].to_numpy(float), types["Start-up months"].to_numpy(float)
    )
    whole = np.floor(months / 12.0).astype(int)
    part = months / 12.0 - whole
    share = np.zeros((*months.shape, years, years))
    for start in range(years):
        for later in range(years):
            gap = later - start
            share[:, :, start, later] = (1.0 - part) * (whole == gap) + part * (whole + 1 == gap)
    return share


def loan_back(kind: pd.Series) -> list[float]:
    """What comes back of 1 lent, after 1, 2, … years: equal instalments, no grace, no interest."""
    if pd.isna(kind["Years to repay"]):
        return []
    years = int(kind["Years to repay"])
    return [(1.0 - float(kind["Loss"])) ** (n + 1) / years for n in range(years)]


def main() -> None:
    """From file to file with the library named."""
    library, path = sys.argv[1], Path(sys.argv[2])
    inputs = read_inputs(path)
    if library == "linopy":
        from tests.benchmarks.plain_linopy import solve
    else:
        from tests.benchmarks.plain_pulp import solve
    people, money = solve(inputs)
    _write(path.with_name(f"plain-{library}.xlsx"), inputs, money)
    print(f"people {people:.9g} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0:.0f}")


def _write(path: Path, inputs: Inputs, money: Floats) -> None:
    """Money where there is any, a row for each region, type and year, a column for each source."""
    rows = []
    for region, kind, year in zip(*np.nonzero(money.sum(axis=2) > 1e-9), strict=True):
        where = inputs.regions["Region"][region], inputs.types["Project type"][kind]
        rows.append([*where, inputs.years[year], *(money[region, kind, :, year] * MILLION)])
    headings = ["Region", "Project type", "Year", *inputs.sources["Source"]]
    pd.DataFrame(rows, columns=headings).to_excel(path, index=False)


if __name__ == "__main__":
    main()
