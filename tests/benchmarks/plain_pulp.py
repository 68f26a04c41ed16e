"""The plain model in PuLP, with CBC."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pulp

from tests.benchmarks.plain import Floats, Inputs, loan_back

Money = dict[tuple[int, int, int, int], pulp.LpVariable]


def solve(inputs: Inputs) -> tuple[float, Floats]:
    """People reached, and money by region, type, source and year, in millions."""
    problem = pulp.LpProblem("plain", pulp.LpMaximize)
    money = {
        (region, kind, source, year): problem.add_variable(f"x_{region}_{kind}_{source}_{year}", 0)
        for region, kind, source in zip(*(a.tolist() for a in np.nonzero(inputs.may)), strict=True)
        for year in range(len(inputs.years))
    }
    lines = _lines(inputs, money)
    reached = (inputs.by_year / inputs.cost[:, :, :, np.newaxis]).sum(axis=3)
    problem += pulp.lpSum(reached[key] * unknown for key, unknown in _terms(lines))
    _sources(problem, money, inputs)
    _people(problem, lines, inputs)
    _women(problem, lines, inputs)
    _gradual(problem, lines, inputs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PuLP 3 speaks of PuLP 4
        answer = problem.solve(_cbc())
    # PuLP 3 answers with 1, PuLP 4 with a table of what happened.
    status = getattr(answer, "status", answer)
    if getattr(status, "name", status) not in (1, "Optimal"):
        raise SystemExit("stopped")
    found = np.zeros((*inputs.may.shape, len(inputs.years)))
    for key, unknown in money.items():
        found[key] = unknown.varValue or 0.0
    return float(pulp.value(problem.objective)), found


def _cbc() -> pulp.LpSolver:
    name = "PULP_CBC_CMD" if hasattr(pulp, "PULP_CBC_CMD") else "COIN_CMD"
    return getattr(pulp, name)(msg=False)


Lines = dict[tuple[int, int, int], list[pulp.LpVariable]]


def _lines(inputs: Inputs, money: Money) -> Lines:
    lines: Lines = {}
    for (region, kind, _, year), unknown in money.items():
        lines.setdefault((region, kind, year), []).append(unknown)
    return lines


def _terms(lines: Lines) -> Iterator[tuple[tuple[int, int, int], pulp.LpVariable]]:
    for key, unknowns in lines.items():
        for unknown in unknowns:
            yield key, unknown


def _sources(problem: pulp.LpProblem, money: Money, inputs: Inputs) -> None:
    years = len(inputs.years)
    flows = [loan_back(kind) for _, kind in inputs.types.iterrows()]
    paid: dict[tuple[int, int], list[pulp.LpVariable]] = {}
    back: dict[tuple[int, int], list[tuple[pulp.LpVariable, float]]] = {}
    for (_, kind, source, year), unknown in money.items():
        paid.setdefault((source, year), []).append(unknown)
        for later, part in enumerate(flows[kind], start=year + 1):
            back.setdefault((source, later), []).append((unknown, part))
    for source, row in inputs.sources.iterrows():
        before: pulp.LpVariable | float = 0.0
        for year in range(years):
            got = pulp.lpSum(part * x for x, part in back.get((source, year), []))
            got = got + float(inputs.given[source, year])
            most = None if year < years - 1 else 0.0
            carry = problem.add_variable(f"carry_{source}_{year}", 0, most)
            problem += pulp.lpSum(paid.get((source, year), [])) + carry <= got + before
            problem += carry <= float(row["Carry over"]) * got
            before = carry


def _people(problem: pulp.LpProblem, lines: Lines, inputs: Inputs) -> None:
    years = range(len(inputs.years))
    groups = [list(members.index) for _, members in inputs.types.groupby("Group")]
    for region, place in inputs.regions.iterrows():
        started = [
            pulp.lpSum(
                x * (1.0 / inputs.cost[region, kind, year])
                for year in years
                for x in lines.get((region, kind, year), [])
            )
            for kind in range(len(inputs.types))
        ]
        for kind, people in enumerate(started):
            if np.isfinite(inputs.most[region, kind]):
                problem += people <= float(inputs.most[region, kind])
        problem += pulp.lpSum(started) <= float(place["Eligible people"])
        for members in groups:
            reach = float(inputs.types["Reach"][members[0]]) * float(place["Eligible people"])
            problem += pulp.lpSum(started[kind] for kind in members) <= reach


def _women(problem: pulp.LpProblem, lines: Lines, inputs: Inputs) -> None:
    women = inputs.types["Women"].to_numpy(float)
    share = inputs.by_year / inputs.cost[:, :, :, np.newaxis]
    for rule in inputs.rules[inputs.rules["Rule"] == "Women at least"].itertuples():
        inside = set(inputs.regions.index[inputs.regions["Area"] == rule.Region])
        for year in range(len(inputs.years)):
            problem += (
                pulp.lpSum(
                    (women[kind] - rule.Value) * share[region, kind, start, year] * x
                    for (region, kind, start), x in _terms(lines)
                    if region in inside and start <= year
                )
                >= 0
            )


def _gradual(problem: pulp.LpProblem, lines: Lines, inputs: Inputs) -> None:
    eligible = inputs.regions["Eligible people"].to_numpy(float)
    for _, rule in inputs.rules.iterrows():
        if rule["Rule"] == "Women at least":
            continue
        by_region = bool(pd.notna(rule["Region"]))
        last = inputs.last.sum(axis=1 if by_region else 0)
        sums: dict[tuple[int, int], list[pulp.LpVariable]] = {}
        for (region, kind, year), x in _terms(lines):
            sums.setdefault((region if by_region else kind, year), []).append(x)
        for unit, before in enumerate(last):
            people = eligible[unit] if by_region else 0.0
            step = float(rule["Step"] + rule["Step per person"] * people) / 1e6
            total: pulp.LpAffineExpression | float = float(before)
            for year in range(len(inputs.years)):
                now = pulp.lpSum(sums.get((unit, year), []))
                if rule["Rule"] == "Growth at most":
                    problem += now <= (1.0 + rule["Value"]) * total + step
                else:
                    problem += now >= (1.0 - rule["Value"]) * total - step
                total = now
