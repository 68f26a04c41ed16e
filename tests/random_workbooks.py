"""Random valid workbooks, with every lever and every kind of rule in random mixtures.

    make(seed, "workbook.xlsx")                       # the same seed writes the same workbook
    make(seed, path, size="tiny", whole_numbers=True)

`whole_numbers` lets in the rules over whole numbers, those that link lines or regions, weights,
and the fairest plan.

Values are loose, so that most workbooks have a plan and many of their rules bind. What the contract
refuses, or could be read in two ways, is not written: growth rules stand only where last year's
money is known, women's and youth's only where every type has its figure, floors for `each` only
where every such scope can be funded.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook

Row = dict[str, Any]
SIZES = {  # least and most regions, types, sources, years, rules
    "tiny": ((2, 2), (2, 2), (1, 2), (1, 2), (0, 3)),
    "small": ((2, 5), (2, 5), (1, 4), (1, 5), (0, 6)),
    "large": ((8, 14), (5, 8), (3, 6), (3, 6), (3, 10)),
}
REGIONS = ["Souss", "Rif", "Beni Mellal", "Oriental", "Draa", "Tadla", "Gharb", "Chaouia"]
REGIONS += ["Haouz", "Abda", "Doukkala", "Tafilalet", "Saiss", "Zaer"]
TYPES = ["Sheep", "Sewing", "Solar pump", "Bakery", "Bees", "Street stall", "Argan oil", "Pottery"]
SOURCES = ["State", "Donor one", "Zakat house", "Family waqf", "Loan desk", "Diaspora"]
AREAS, GROUPS, KINDS = ["Coast", "Mountain"], ["Farming", "Crafts"], ["government", "gift", "trust"]
MAXIMISE = ["People", "People kept going", "Weighted people", "Jobs"]
WHOLE = ["If funded at least", "Whole projects of", "Lines at most"]
WHOLE += ["Only with", "Not with", "Coverage gap at most"]


class Percent(NamedTuple):
    """A fraction that may be written as a percent cell, a plain number, or text."""

    fraction: float


@dataclass
class World:
    """What the rules have to know of the workbook in the making."""

    dice: random.Random
    years: list[str]
    yearly: float = 0.0  # money of a year, about
    people: float = 0.0  # people of a year, about
    regions: list[Row] = field(default_factory=list)
    types: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    lines: dict[tuple[str, str], Row] = field(default_factory=dict)
    deeds: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)  # regions, types
    regions_known: bool = False  # last year's money, by region
    lines_known: bool = False  # last year's money, by line
    whole_numbers: bool = False

    def maybe(self, chance: float) -> bool:
        return self.dice.random() < chance

    def percent(self, low: float, high: float) -> Percent:
        return Percent(round(self.dice.uniform(low, high), 3))

    def money(self, low: float, high: float) -> int:
        """Money between two shares of a year's money."""
        return max(1, round(self.dice.uniform(low, high) * self.yearly))

    def names(self, axis: int) -> list[str]:
        table, key = self.axis(axis)
        return [row[key] for row in table]

    def axis(self, axis: int) -> tuple[list[Row], str]:
        return [
            (self.regions, "Region"),
            (self.types, "Project type"),
            (self.sources, "Source"),
        ][axis]

    def payable(self, region: str, kind: str, source: str) -> bool:
        places, uses = self.deeds[source]
        closed = self.lines.get((region, kind), {}).get("Open") == "no"
        return region in places and kind in uses and not closed


def make(seed: int, path: str | Path, *, size: str = "small", whole_numbers: bool = False) -> None:
    """Write the workbook of a seed; `whole_numbers` lets in the rules that need them."""
    dice = random.Random(seed)
    regions, types, sources, years, rules = (dice.randint(*span) for span in SIZES[size])
    first, form = dice.choice([(2027, "{}"), (2026, "{}/{:02}"), (1448, "{}")])
    labels = [form.format(y, (y + 1) % 100) for y in range(first, first + years)]
    world = World(dice, labels, whole_numbers=whole_numbers)
    write_regions(world, regions)
    write_types(world, types)
    people = sum(row["Eligible people"] for row in world.regions)
    price = sum(cost_of(row) for row in world.types) / types
    need = people * price * dice.uniform(0.1, 0.9) / years
    world.yearly = min(max(need, 1e5), 1e9)
    world.people = min(people / years, world.yearly / price)
    write_sources(world, sources)
    write_lines(world)
    write_last_year(world)
    write_rest_of_regions(world)
    save(world, [rule for rule in (write_rule(world) for _ in range(rules)) if rule], path)


def cost_of(row: Row) -> float:
    return float(row.get("Cost per person") or row["Cost per project"] / row["People per project"])


# Sheets ----------------------------------------------------------------------------------------


def write_regions(world: World, count: int) -> None:
    dice, size = world.dice, 10 ** world.dice.uniform(3, 5)
    areas = world.maybe(0.7)
    for name in dice.sample(REGIONS, count):
        row: Row = {"Region": name, "Eligible people": round(size * dice.uniform(0.1, 2)) + 10}
        if areas and world.maybe(0.8):
            row["Area"] = dice.choice(AREAS)
        world.regions.append(row)
    for heading, chance, value in [
        ("Cost factor", 0.6, lambda: round(dice.uniform(0.7, 1.6), 2)),
        ("Weight", 0.5, lambda: round(dice.uniform(0.5, 3), 1)),
        ("Licence months", 0.3, lambda: dice.choice([1, 2, 4.5, 6])),
        ("Mobile share", 0.4, lambda: world.percent(0, 1)),
    ]:
        sprinkle(world, world.regions, heading, chance, value)


def sprinkle(
    world: World, rows: list[Row], heading: str, chance: float, value: Callable[[], Any]
) -> None:
    """Give a column to a workbook by chance, and its cells to most rows."""
    if world.maybe(chance):
        for row in rows:
            if world.maybe(0.7):
                row[heading] = value()


def write_types(world: World, count: int) -> None:
    dice, base = world.dice, 10 ** world.dice.uniform(2.3, 4)
    for name in dice.sample(TYPES, count):
        row: Row = {"Project type": name}
        cost = round(min(max(base * dice.uniform(0.4, 3), 100), 50_000))
        if world.maybe(0.2):
            row |= {"Cost per project": cost * 4, "People per project": dice.choice([3, 4, 5])}
        else:
            row["Cost per person"] = cost
        world.types.append(row)
    write_groups(world)
    slow = [1, 3, 6, 7.5] if len(world.years) < 3 else [1, 3, 6, 9, 12, 15]
    for heading, chance, value in [
        ("Own share", 0.4, lambda: world.percent(0, 0.5)),
        ("Kept going", 0.6, lambda: world.percent(0.4, 1)),
        ("Start-up months", 0.35, lambda: dice.choice(slow)),
    ]:
        sprinkle(world, world.types, heading, chance, value)
    if world.maybe(0.5):
        sprinkle(world, world.types, "Delivery share", 1, lambda: world.percent(0.05, 0.5))
        sprinkle(world, world.types, "Mobile saving", 1, lambda: world.percent(0.1, 0.6))
    for heading in ("Women", "Youth"):
        full, there = world.maybe(0.7), world.maybe(0.8)
        for row in world.types:
            if there and (full or world.maybe(0.5)):
                row[heading] = world.percent(0.05, 0.95)
    for row in world.types:
        row["Jobs per person"] = round(dice.uniform(0.1, 2.5), 2)
        if world.maybe(0.35):
            write_loan(world, row)


def write_groups(world: World) -> None:
    """Variants of one thing: a group has one reach, said by one variant or by all."""
    if world.maybe(0.6):
        for row in world.types:
            if world.maybe(0.6):
                row["Group"] = world.dice.choice(GROUPS)
    reach = {}
    if world.maybe(0.6):
        for row in world.types:
            group = row.get("Group", row["Project type"])
            if group not in reach:
                row["Reach"] = reach[group] = world.percent(0.1, 1)
            elif world.maybe(0.5):
                row["Reach"] = reach[group]


def write_loan(world: World, row: Row) -> None:
    years = world.dice.randint(1, 4)
    row["Years to repay"] = years
    if world.maybe(0.4):
        row["Years of grace"] = world.dice.randint(0, years - 1)
    if world.maybe(0.4):
        row["Interest"] = world.percent(0.01, 0.12)
    if world.maybe(0.6):
        row["Loss"] = world.percent(0.005, 0.15)


def write_sources(world: World, count: int) -> None:
    dice = world.dice
    weights = [dice.uniform(0.3, 1) for _ in range(count)]
    names, kinds = dice.sample(SOURCES, count), world.maybe(0.7)
    lending = any("Years to repay" in row for row in world.types)
    for name, weight in zip(names, weights, strict=True):
        row: Row = {"Source": name}
        write_amounts(world, row, world.yearly * weight / sum(weights))
        if kinds and world.maybe(0.8):
            row["Kind"] = dice.choice(KINDS)
        world.deeds[name] = write_deed(world, row)
        if world.maybe(0.3):
            row["Own costs"] = world.percent(0.01, 0.15)
        if world.maybe(0.5):
            row["Carry over"] = world.percent(0.05, 1)
        others = [other for other in names if other != name]
        if lending and others and world.maybe(0.4):
            row["Repaid to"] = dice.choice(others)
        if lending and others and world.maybe(0.4):
            row["Losses covered by"] = dice.choice(others)
        world.sources.append(row)
    if world.maybe(0.3) and not any("Yearly rise" in row for row in world.sources):
        for row in world.sources:
            row.pop("Last year")


def write_amounts(world: World, row: Row, yearly: float) -> None:
    """A filled row, a ladder, or an envelope."""
    dice, years = world.dice, world.years
    amounts = [max(1, round(yearly * dice.uniform(0.6, 1.4))) for _ in years]
    row["Last year"] = round(yearly * dice.uniform(0.6, 1.1))
    style = dice.choice(["filled", "filled", "ladder", "envelope"])
    blank = {i for i in range(len(years)) if style != "filled" and world.maybe(0.7)}
    if style == "ladder" and blank:
        row["Yearly rise"] = world.percent(0, 0.3)
    if style == "envelope" and blank:
        row["Total"] = max(1, round(sum(amounts) * dice.uniform(0.8, 1.1)))
        row["Total"] += sum(a for i, a in enumerate(amounts) if i not in blank)
    for i, year in enumerate(years):
        if i not in blank:
            row[year] = 0 if i and world.maybe(0.08) else amounts[i]


def write_deed(world: World, row: Row) -> tuple[set[str], set[str]]:
    """What the money may be spent on, and where; and the cells that say so."""
    deed = []
    for heading, axis, chance in (("Regions", 0, 0.25), ("Projects", 1, 0.35)):
        units = set(world.names(axis))
        if world.maybe(chance):
            text, units = some(world, axis)
            row[heading] = text
        deed.append(units)
    return deed[0], deed[1]


def write_lines(world: World) -> None:
    dice = world.dice
    if world.maybe(0.4):
        return
    eligible = {row["Region"]: row["Eligible people"] for row in world.regions}
    costs = {row["Project type"]: cost_of(row) for row in world.types}
    for region, kind in itertools.product(eligible, costs):
        line: Row = {}
        if world.maybe(0.15):
            line["Open"] = dice.choice(["no", "no", "yes"])
        if world.maybe(0.15):
            line["Cost per person"] = round(costs[kind] * dice.uniform(0.6, 1.5), 1)
        if world.maybe(0.15):
            line["Most people"] = round(eligible[region] * dice.uniform(0.02, 0.6))
        if line:
            world.lines[region, kind] = line
    if all(not any(world.payable(r, k, s) for s in world.deeds) for r in eligible for k in costs):
        world.lines.clear()


def write_last_year(world: World) -> None:
    """Last year's money: by region, by line, by both, or not at all."""
    dice = world.dice
    style = dice.choice(["region", "region", "line", "line", "both", "some", "none"])
    world.regions_known = style != "none"
    world.lines_known = style in ("line", "both")
    for row in world.regions:
        money = round(world.yearly / len(world.regions) * dice.uniform(0.4, 1.2))
        if style in ("line", "both") or (style == "some" and world.maybe(0.5)):
            money = split(world, row["Region"], money)
            if style != "line" and world.maybe(0.6):
                row["Spent last year"] = money
        elif style == "some" or (style == "region" and world.maybe(0.9)):
            row["Spent last year"] = money
    if style == "region" and not any("Spent last year" in row for row in world.regions):
        world.regions_known = False


def split(world: World, region: str, money: int) -> int:
    """Last year's money of a region's lines, near a sum; what they add up to."""
    chosen = [kind for kind in world.names(1) if world.maybe(0.8)] or world.names(1)[:1]
    for kind in chosen:
        part = round(money / len(chosen) * world.dice.uniform(0.5, 1.5))
        world.lines.setdefault((region, kind), {})["Spent last year"] = part
    return sum(world.lines[region, kind]["Spent last year"] for kind in chosen)


def write_rest_of_regions(world: World) -> None:
    fair = 1 / len(world.regions)
    sprinkle(world, world.regions, "Most per year", 0.4, lambda: world.money(fair, 3 * fair))


# Rules -----------------------------------------------------------------------------------------


def some(world: World, axis: int) -> tuple[str, set[str]]:
    """A cell that names some units, but never all of them where there are several; the units."""
    rows, key = world.axis(axis)
    group_of = {row[key]: row.get(("Area", "Group", "Kind")[axis]) for row in rows}
    names, groups = list(group_of), sorted({g for g in group_of.values() if g})
    for _ in range(20):
        picked = world.dice.sample(names, world.dice.randint(1, max(1, len(names) - 1)))
        if groups and world.maybe(0.4):
            picked = [world.dice.choice(groups), *picked[:1]][: world.dice.randint(1, 2)]
        units = {n for n, group in group_of.items() if n in picked or group in picked}
        if len(units) < len(names):
            return world.dice.choice(["; ", ";", " ؛ "]).join(picked), units
    return names[0], {names[0]}


def selector(world: World, axis: int, narrow: float) -> tuple[str, list[set[str]]]:
    """A selector and the sets of units it stands for; `narrow` is the chance that it narrows."""
    rows, key = world.axis(axis)
    names = world.names(axis)
    if not world.maybe(narrow):
        return world.dice.choice(["", "", "all"]), [set(names)]
    if world.maybe(0.5) and len(names) > 1:
        heading = ("Area", "Group", "Kind")[axis]
        groups = sorted({row[heading] for row in rows if row.get(heading)})
        if groups and world.maybe(0.35):
            group = world.dice.choice(groups)
            return f"each {group}", [{row[key]} for row in rows if row.get(heading) == group]
        return "each", [{name} for name in names]
    text, units = some(world, axis)
    return text, [units]


def year_of(world: World, forms: list[str]) -> str:
    """One of the forms: blank, each, all, one year, some years, the last year."""
    form, years = world.dice.choice(forms), world.years
    if form in ("one", "some"):
        count = 1 if form == "one" else world.dice.randint(1, len(years))
        return "; ".join(sorted(world.dice.sample(years, count)))
    return years[-1] if form == "last" else form


def write_rule(world: World) -> Row | None:
    """One rule that the contract takes, or None where a few throws found none."""
    kinds = list(RULES) if world.whole_numbers else [kind for kind in RULES if kind not in WHOLE]
    for _ in range(30):
        kind = world.dice.choice(kinds)
        rule = RULES[kind](world, kind)
        if rule is not None:
            if world.maybe(0.08):
                rule["On"] = "no"
            elif world.maybe(0.1):
                rule["On"] = "yes"
            return {"Rule": kind} | {key: cell for key, cell in rule.items() if cell != ""}
    return None


def place(
    world: World, chances: tuple[float, float, float], floor: bool
) -> tuple[Row, int, list[list[set[str]]]] | None:
    """Selectors, how many limits they make, and the units of each; None where some scope is empty.

    A scope that nothing can fund is left out of `each × each`; elsewhere, a rule is not written.
    """
    cells, sets = zip(*(selector(world, i, chances[i]) for i in range(3)), strict=True)
    found, empty = 0, 0
    for regions, kinds, sources in itertools.product(*sets):
        funded = any(map(world.payable, *zip(*itertools.product(regions, kinds, sources))))  # noqa: B905
        found, empty = found + funded, empty + (not funded)
    every = [text.startswith("each") for text in cells]
    named = [text not in ("", "all") for text in cells]
    passed_over = any(every) and (every == named or not floor)
    if not found or (empty and not passed_over):
        return None
    row = dict(zip(("Region", "Project type", "Source"), cells, strict=True))
    return row, found, list(sets)


def growth(world: World, kind: str) -> Row | None:
    source_known = all("Last year" in row for row in world.sources)
    chances = [(0.7, 0.0, 0.0)] if world.regions_known else []
    chances += [(0.5, 0.7, 0.0)] if world.lines_known else []
    chances += [(0.0, 0.0, 1.0)] if source_known else []
    chances += [(0.0, 0.0, 0.0)] if source_known and not world.regions_known else []
    if not chances:
        return None
    placed = place(world, world.dice.choice(chances), kind in ("Growth at least", "Cut at most"))
    if placed is None:
        return None
    row, found, _ = placed
    row["Year"] = year_of(world, ["", "", "each", "one", "some"])
    if kind == "Growth at most":
        row["Value"] = world.percent(0, 0.6) if world.maybe(0.85) else world.percent(1.1, 2.5)
    elif kind == "Step at most":
        row["Value"] = world.money(0.02 / found, 0.5 / found)
    else:
        row["Value"] = world.percent(*((-0.7, -0.05) if kind == "Growth at least" else (0.1, 0.7)))
    if kind in ("Growth at most", "Cut at most"):
        if world.maybe(0.5):
            row["Step"] = world.money(0.01 / found, 0.2 / found)
        if world.maybe(0.3):
            row["Step per person"] = round(world.dice.uniform(0.001, 0.1) * world.yearly / 1e4, 2)
    return row


def spend(world: World, kind: str) -> Row | None:
    floor = kind == "Spend at least"
    if floor and world.maybe(0.05):
        return closed_floor(world)
    placed = place(world, (0.6, 0.5, 0.4), floor)
    if placed is None:
        return None
    row, found, _ = placed
    row["Year"] = year_of(world, ["", "each", "all", "one", "some"])
    several = len(world.years) if row["Year"] == "all" else 1
    row["Value"] = world.money(0.003, 0.1 / found) if floor else world.money(0.05, 0.9)
    row["Value"] *= several
    return row


def closed_floor(world: World) -> Row | None:
    """A floor on a closed line that is named: no plan can hold it."""
    closed = [cell for cell, line in world.lines.items() if line.get("Open") == "no"]
    if not closed:
        return None
    region, kind = world.dice.choice(closed)
    return {"Region": region, "Project type": kind, "Value": world.money(0.01, 0.02)}


def share(world: World, kind: str) -> Row | None:
    """A part of everything, of its own region, type or source, or of another source's money."""
    floor = kind == "Share at least"
    placed = place(world, (0.6, 0.5, 0.4), floor)
    if placed is None:
        return None
    row, found, sets = placed
    narrowed = [key for key in row if row[key] not in ("", "all")]
    single = {world.axis(axis)[1] for axis in range(3) if len(world.names(axis)) == 1}
    if not narrowed or single & set(narrowed):
        return None
    forms = [""] + [f"same {key.lower()}" for key in narrowed if len(narrowed) > 1]
    others = [s for s in world.names(2) if pays_beside(world, s, sets)]
    row["Of"] = world.dice.choice(forms)
    if others and world.maybe(0.5):
        row["Of"] = world.dice.choice(others)
    row["Year"] = year_of(world, ["", "each", "all", "all", "one", "some"])
    row["Value"] = world.percent(0.005, 0.2 / found) if floor else world.percent(0.2, 0.8)
    return row


def pays_beside(world: World, source: str, sets: list[list[set[str]]]) -> bool:
    """Whether a source is none of the scopes' own, and may pay in every one of them."""
    places = itertools.product(*sets[:2])
    return not any(source in one for one in sets[2]) and all(
        any(world.payable(region, kind, source) for region in regions for kind in kinds)
        for regions, kinds in places
    )


def people(world: World, kind: str) -> Row | None:
    floor = kind != "People at most"
    placed = place(world, (0.6, 0.5, 0.0), floor)
    if placed is None:
        return None
    row, found, _ = placed
    row.pop("Source")
    row["Year"] = year_of(world, ["", "each", "all", "one", "some", "last"])
    if floor and world.maybe(0.6):
        row["Year"] = year_of(world, ["all", "last"])
    several = len(world.years) if row["Year"] == "all" else 1
    value = world.dice.uniform(*((0.001, 0.08 / found) if floor else (0.05, 0.8)))
    row["Value"] = round(value * world.people * several, 1)
    if kind == "Coverage at least":
        if row["Year"] == "each" and world.maybe(0.6):
            row["Year"] = ""
        everyone = sum(r["Eligible people"] for r in world.regions)
        reachable = world.people * len(world.years) / everyone
        row["Value"] = world.percent(0.01 * reachable, 0.3 * reachable)
    return row


def quota(world: World, kind: str) -> Row | None:
    figures = [row.get(kind.split()[0]) for row in world.types]
    placed = place(world, (0.5, 0.3, 0.0), True)
    if placed is None or None in figures:
        return None
    row, _, sets = placed
    row.pop("Source")
    inside = [
        row[kind.split()[0]].fraction for row in world.types if row["Project type"] in sets[1][0]
    ]
    low, high = min(inside), max(inside)
    row["Year"] = year_of(world, ["", "each", "all", "all", "one", "some"])
    row["Value"] = world.percent(low, low + 0.7 * (high - low))
    return row


def jobs(world: World, kind: str) -> Row | None:
    row = people(world, kind)
    if row is not None:
        row["Value"] = round(row["Value"] * world.dice.uniform(0.5, 2), 1)
    return row


def whole(world: World, kind: str) -> Row | None:
    placed = place(world, (0.5, 0.3, 0.3 if kind == "If funded at least" else 0.0), True)
    if placed is None:
        return None
    row, found, _ = placed
    row["Year"] = year_of(world, ["", "each", "one", "some"])
    lines = len(world.regions) * len(world.types) / found
    if kind == "If funded at least":
        row["Value"] = world.money(0.03, 0.5)
    elif kind == "Whole projects of":
        row["Value"] = max(1, round(world.people * world.dice.uniform(0.005, 0.1)))
    elif lines < 2:
        return None
    else:
        row["Value"] = world.dice.randint(1, int(lines) - 1)
    if kind != "If funded at least":
        row.pop("Source")
    return row


def beside(world: World, kind: str) -> Row | None:
    """Another type, a group, or one line: never just the types that the rule speaks of."""
    placed = place(world, (0.5, 0.5, 0.0), True)
    if placed is None:
        return None
    row, _, sets = placed
    row.pop("Source")
    others = [name for name in world.names(1) if {name} not in sets[1]]
    groups = sorted({row["Group"] for row in world.types if row.get("Group")} - set(others))
    if groups and kind == "Only with" and world.maybe(0.3) and row["Project type"] in ("", "all"):
        others = groups
    if not others:
        return None
    row["Value"] = world.dice.choice(others)
    if row["Value"] in world.names(1) and world.maybe(0.3):
        mark = world.dice.choice([" · ", " × ", "/"])
        row["Value"] = world.dice.choice(world.names(0)) + mark + row["Value"]
    row["Year"] = year_of(world, ["", "each", "one", "some"])
    return row


def gap(world: World, kind: str) -> Row | None:
    """Of all the regions, or of several."""
    placed = place(world, (0.3, 0.3, 0.0), False)
    if placed is None:
        return None
    row, _, sets = placed
    row.pop("Source")
    if len(sets[0]) != 1 or len(sets[0][0]) < 2:
        return None
    row["Year"] = year_of(world, ["", "each", "all", "one", "last"])
    reachable = world.people * len(world.years) / sum(r["Eligible people"] for r in world.regions)
    row["Value"] = world.percent(0, 0.6 * reachable)
    return row


RULES: dict[str, Callable[[World, str], Row | None]] = {
    "Growth at most": growth,
    "Growth at least": growth,
    "Cut at most": growth,
    "Step at most": growth,
    "Spend at most": spend,
    "Spend at least": spend,
    "Share at most": share,
    "Share at least": share,
    "People at most": people,
    "People at least": people,
    "Coverage at least": people,
    "Women at least": quota,
    "Youth at least": quota,
    "Jobs at least": jobs,
    "If funded at least": whole,
    "Whole projects of": whole,
    "Lines at most": whole,
    "Only with": beside,
    "Not with": beside,
    "Coverage gap at most": gap,
}


# The file --------------------------------------------------------------------------------------


def save(world: World, rules: list[Row], path: str | Path) -> None:
    goals = [*MAXIMISE, "Fairest"] if world.whole_numbers else MAXIMISE
    settings: list[Row] = [{"Setting": "Maximise", "Value": world.dice.choice(goals)}]
    if world.whole_numbers and world.maybe(0.3):
        settings.append({"Setting": "Use weights", "Value": "yes"})
    if world.maybe(0.4):
        settings.append({"Setting": "Price rise", "Value": world.percent(0.005, 0.08)})
    if world.maybe(0.4):
        settings.append({"Setting": "Follow-up", "Value": world.percent(0.01, 0.1)})
    lines = [{"Region": r, "Project type": p} | line for (r, p), line in world.lines.items()]
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    sheets = {
        "Regions": world.regions,
        "Projects": world.types,
        "Budget": world.sources,
        "Lines": lines,
        "Rules": rules,
        "Settings": settings,
    }
    for name, rows in sheets.items():
        if rows:
            fill(world, book.create_sheet(name), rows, world.years if name == "Budget" else [])
    book.save(path)


def fill(world: World, sheet: Any, rows: list[Row], years: list[str]) -> None:
    """Headings and cells; a column that no row uses is left out, but a year stays."""
    headings = list(dict.fromkeys([*itertools.chain(*rows), *years]))
    if world.maybe(0.3):
        world.dice.shuffle(headings)
    sheet.append([int(h) if h.isdigit() and world.maybe(0.5) else h for h in headings])
    for number, row in enumerate(rows, start=2):
        for column, heading in enumerate(headings, start=1):
            write_cell(world, sheet.cell(number, column), row.get(heading))


def write_cell(world: World, cell: Any, value: Any) -> None:
    if not isinstance(value, Percent):
        cell.value = int(value) if isinstance(value, str) and value.isdigit() else value
        return
    style = world.dice.choice(["format", "format", "plain", "text"])
    if style == "text":
        cell.value = f"{round(value.fraction * 100, 1):g}%"
    elif style == "format" or value.fraction > 1:
        cell.value, cell.number_format = value.fraction, "0.0%"
    else:
        cell.value = value.fraction
