"""The plain model in linopy, with HiGHS."""

from __future__ import annotations

import linopy
import numpy as np
import pandas as pd
import xarray as xr

from tests.benchmarks.plain import Floats, Inputs, loan_back


def solve(inputs: Inputs) -> tuple[float, Floats]:
    """People reached, and money by region, type, source and year, in millions."""
    model = linopy.Model()
    coords = {
        "region": range(len(inputs.regions)),
        "kind": range(len(inputs.types)),
        "source": range(len(inputs.sources)),
        "year": range(len(inputs.years)),
    }
    may = xr.DataArray(inputs.may, dims=("region", "kind", "source"))
    money = model.add_variables(
        lower=0,
        coords=coords,
        name="money",
        mask=may.expand_dims(year=coords["year"]).transpose("region", "kind", "source", "year"),
    )
    line = money.sum("source")
    _sources(model, money, inputs)
    _people(model, line, inputs)
    _gradual(model, line, inputs)
    share = inputs.by_year / inputs.cost[:, :, :, np.newaxis]
    reached = xr.DataArray(share.sum(axis=3), dims=("region", "kind", "year"))
    model.add_objective((line * reached).sum(), sense="max")
    model.solve(solver_name="highs")
    people = float(model.objective.value)
    return people, np.nan_to_num(money.solution.to_numpy())


def _sources(model: linopy.Model, money: linopy.Variable, inputs: Inputs) -> None:
    years = len(inputs.years)
    names = range(len(inputs.sources))
    carry = model.add_variables(lower=0, coords={"source": names, "year": range(years)}, name="c")
    flows = [loan_back(kind) for _, kind in inputs.types.iterrows()]
    for source in names:
        share = float(inputs.sources["Carry over"][source])
        for year in range(years):
            got = [
                money.sel(source=source, kind=kind, year=year - n).sum() * back
                for kind, flow in enumerate(flows)
                for n, back in enumerate(flow, start=1)
                if year >= n
            ]
            back = sum(got[1:], got[0]) if got else 0
            given = float(inputs.given[source, year])
            before = carry.sel(source=source, year=year - 1) if year else 0
            spent = money.sel(source=source, year=year).sum()
            waiting = carry.sel(source=source, year=year)
            model.add_constraints(spent + waiting - before - back <= given)
            if year == years - 1:
                model.add_constraints(waiting <= 0)
            else:
                model.add_constraints(waiting - share * back <= share * given)


def _people(model: linopy.Model, line: linopy.LinearExpression, inputs: Inputs) -> None:
    per = xr.DataArray(1.0 / inputs.cost, dims=("region", "kind", "year"))
    started = (line * per).sum("year")
    most = xr.DataArray(inputs.most, dims=("region", "kind"))
    model.add_constraints(started <= most, mask=np.isfinite(most))
    eligible = xr.DataArray(inputs.regions["Eligible people"].to_numpy(float), dims="region")
    model.add_constraints(started.sum("kind") <= eligible)
    for _, members in inputs.types.groupby("Group"):
        reach = float(members["Reach"].iloc[0])
        together = started.sel(kind=list(members.index)).sum("kind")
        model.add_constraints(together <= reach * eligible)
    women = xr.DataArray(inputs.types["Women"].to_numpy(float), dims="kind")
    for rule in inputs.rules[inputs.rules["Rule"] == "Women at least"].itertuples():
        inside = list(inputs.regions.index[inputs.regions["Area"] == rule.Region])
        for year in range(len(inputs.years)):
            share = inputs.by_year[:, :, :, year] / inputs.cost
            reached = line * xr.DataArray(share, dims=("region", "kind", "year"))
            here = reached.sel(region=inside)
            model.add_constraints((here * (women - rule.Value)).sum() >= 0)


def _gradual(model: linopy.Model, line: linopy.LinearExpression, inputs: Inputs) -> None:
    eligible = inputs.regions["Eligible people"].to_numpy(float)
    for _, rule in inputs.rules.iterrows():
        if rule["Rule"] == "Women at least":
            continue
        of_regions = pd.notna(rule["Region"])
        axis = "region" if of_regions else "kind"
        money = line.sum("kind" if of_regions else "region")
        last = inputs.last.sum(axis=1 if of_regions else 0)
        step = (rule["Step"] + rule["Step per person"] * eligible * of_regions) / 1e6
        step = xr.DataArray(
            np.broadcast_to(step, last.shape)
            if of_regions
            else np.full(len(last), rule["Step"] / 1e6),
            dims=axis,
        )
        up = rule["Rule"] == "Growth at most"
        rate = 1.0 + rule["Value"] if up else 1.0 - rule["Value"]
        sign, allowed = ("<=", step) if up else (">=", -step)
        start = xr.DataArray(last, dims=axis)
        model.add_constraints(money.sel(year=0), sign, rate * start + allowed)
        for year in range(1, len(inputs.years)):
            change = money.sel(year=year) - rate * money.sel(year=year - 1)
            model.add_constraints(change, sign, allowed)
