"""What is said of the nine recommendations, and of the workbook without each."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.language import join
from allocator.recommendation import Recommendation, Tried

#: What the conference asked for, in its order (Agadir, April 2018).
ASKED = (
    "Accompany projects so that they keep going",
    "Follow up what was really done",
    "Put women and youth first",
    "Give licences faster",
    "Pay by mobile money",
    "Raise the donors' amounts gradually",
    "Lend at interest and terms that people can bear",
    "Use zakat and waqf, with rules of their own",
    "Compare experiences side by side",
)

WITHOUT = {
    "accompaniment": "Without accompanied variants",
    "follow_up": "With nothing kept for follow-up",
    "for_whom": "Without floors for women and youth",
    "licence_months": "With every licence at once",
    "mobile_payment": "Without mobile payment",
    "rise": "If each source that gave money last year gives as much every year and no more",
    "loans": "If every loan were a grant",
    "longer_terms": "If every loan of more than a year were repaid one year sooner",
    "zakat_and_waqf": "Without zakat and waqf",
    "scenario": "In the scenario {name}, the best of {among}",
}

#: What to do to use a recommendation, in the conference's order.
HOW = (
    "Give a type and its accompanied variant one Group in Projects, and each its Kept going; "
    "Maximise = People kept going then counts projects that last.",
    "Write the setting Follow-up in Settings: the part of all money that is kept for it.",
    "Fill Women and Youth in Projects, and add the rules Women at least and Youth at least to "
    "Rules.",
    "Fill Licence months in Regions: how long a licence takes there.",
    "Fill Mobile share in Regions, and Delivery share and Mobile saving in Projects.",
    "Write Yearly rise in Budget and leave the years blank, or add the rule Growth at most to "
    "Rules.",
    "Fill Years to repay, Years of grace and Interest in Projects for what is lent.",
    "Write zakat or waqf as the Kind of a source in Budget, and what it may pay for in its "
    "Projects and Regions.",
    "Add a sheet Scenarios with the columns Scenario, Change and Value: one row for each change.",
)

LACKING = {
    "unused": "Not used here. {how}",
    "last_year": "Not measured. Fill Last year in Budget: what each source gave last year.",
    "no_scenario": "Not measured: no plan keeps the rules in any of the scenarios, or to look for "
    "one would take too long here.",
}

NOUNS = {
    "People": "people",
    "People kept going": "people kept going",
    "Weighted people": "weighted people",
    "Jobs": "jobs",
    "Fairest": "points of the lowest coverage",
}

_UNMEASURED = "{what}: not measured, for that would take too long here, or the solver stopped."
_NO_CHANGE = "{what}: no difference."
_CHANGE = "{what}: {number} {noun} {way}{sure}."
_LOWERED = (
    "{what}: no plan keeps all rules. With {minimums}, with it and without it: "
    "{number} {noun} {way} without it{sure}."
)
_LOWERED_ALIKE = (
    "{what}: no plan keeps all rules. With {minimums}, with it and without it, there is no "
    "difference."
)
_COUNTED = "{what}: {number} {way}{sure}."
_NOT_PROVEN = " (between the best plans found)"
_MINIMUM = "{cell} at {tried} instead of {value}"
_OFF = "{cell} off"


def sentences(recommendation: Recommendation) -> Iterator[str]:
    """What a recommendation is worth here, one sentence for each way to do without it."""
    if recommendation.lacking:
        how = HOW[recommendation.number - 1]
        yield LACKING[recommendation.lacking].format(how=how)
    first = ""
    for tried in recommendation.tried:
        yield _counted_again(tried) if tried.key == first else sentence(tried)
        first = tried.key


def sentence(tried: Tried) -> str:
    """One way to do without it: `Without mobile payment: 312 people fewer.`."""
    what = WITHOUT[tried.key].format(name=tried.name, among=tried.among)
    if tried.change is None:
        return _UNMEASURED.format(what=what)
    form = _CHANGE if tried.change else _NO_CHANGE
    if tried.lowered:
        form = _LOWERED if tried.change else _LOWERED_ALIKE
    minimums = [(_MINIMUM if low.tried else _OFF).format(**vars(low)) for low in tried.lowered]
    return form.format(
        what=what,
        minimums=join(minimums),
        number=amount(abs(tried.change), tried.counts),
        noun=NOUNS[tried.counts],
        way="more" if tried.change > 0.0 else "fewer",
        sure="" if tried.proven else _NOT_PROVEN,
    )


def _counted_again(tried: Tried) -> str:
    """The same way, when something else is to be as many as can be."""
    if tried.change is None:
        return _UNMEASURED.format(what=f"Maximising {NOUNS[tried.counts]}")
    form = _COUNTED if tried.change else _NO_CHANGE
    return form.format(
        what=f"Maximising {NOUNS[tried.counts]}",
        number=amount(abs(tried.change), tried.counts),
        way="more" if tried.change > 0.0 else "fewer",
        sure="" if tried.proven else _NOT_PROVEN,
    )


def amount(number: float, counts: str) -> str:
    """A number of what is counted: whole people where they are many, points of coverage."""
    if counts == "Fairest":
        return f"{100.0 * number:,.2f}"
    return f"{number:,.0f}" if number >= 100.0 else f"{number:,.3g}"
