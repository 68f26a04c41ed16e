"""What is said of the nine recommendations, and of the workbook without each."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.counted import so_many
from allocator.language import N_, Spoken, _, join
from allocator.numerals import number, short
from allocator.recommendation import Lowered, Recommendation, Tried

#: What the conference asked for, in its order (Agadir, April 2018).
ASKED = (
    N_("Accompany projects so that they keep going"),
    N_("Follow up what was really done"),
    N_("Put women and youth first"),
    N_("Give licences faster"),
    N_("Pay by mobile money"),
    N_("Raise the donors' amounts gradually"),
    N_("Lend at interest and terms that people can bear"),
    N_("Use zakat and waqf, with rules of their own"),
    N_("Compare experiences side by side"),
)

WITHOUT = Spoken(
    {
        "accompaniment": N_("Without accompanied variants"),
        "follow_up": N_("With nothing kept for follow-up"),
        "for_whom": N_("Without floors for women and youth"),
        "licence_months": N_("With every licence at once"),
        "mobile_payment": N_("Without mobile payment"),
        "rise": N_("If each source that gave money last year gives as much every year and no more"),
        "loans": N_("If every loan were a grant"),
        "longer_terms": N_("If every loan of more than a year were repaid one year sooner"),
        "zakat_and_waqf": N_("Without zakat and waqf"),
        "scenario": N_("In the scenario {name}, the best of {among}"),
    }
)

#: What to do to use a recommendation, in the conference's order.
HOW = (
    N_(
        "Give a type and its accompanied variant one Group in Projects, and each its Kept going; "
        "Maximise = People kept going then counts projects that last."
    ),
    N_("Write the setting Follow-up in Settings: the part of all money that is kept for it."),
    N_(
        "Fill Women and Youth in Projects, and add the rules Women at least and Youth at least to "
        "Rules."
    ),
    N_("Fill Licence months in Regions: how long a licence takes there."),
    N_("Fill Mobile share in Regions, and Delivery share and Mobile saving in Projects."),
    N_(
        "Write Yearly rise in Budget and leave the years blank, or add the rule Growth at most to "
        "Rules."
    ),
    N_("Fill Years to repay, Years of grace and Interest in Projects for what is lent."),
    N_(
        "Write zakat or waqf as the Kind of a source in Budget, and what it may pay for in its "
        "Projects and Regions."
    ),
    N_(
        "Add a sheet Scenarios with the columns Scenario, Change and Value: one row for each "
        "change."
    ),
)

LACKING = Spoken(
    {
        "unused": N_("Not used here. {how}"),
        "last_year": N_("Not measured. Fill Last year in Budget: what each source gave last year."),
        "no_scenario": N_(
            "Not measured: no plan keeps the rules in any of the scenarios, or to look for one "
            "would take too long here."
        ),
    }
)

#: What a recommendation's worth is counted in, by what is maximised.
NOUNS = Spoken(
    {
        "People": N_("people"),
        "People kept going": N_("people kept going"),
        "Weighted people": N_("weighted people"),
        "Jobs": N_("jobs"),
        "Fairest": N_("points of the lowest coverage"),
    }
)

#: What is said of one way to do without it: a change measured, proven or not; and with
#: minimums lowered, because there is no plan without it that keeps all rules.
_SAID = Spoken(
    {
        "alike": N_("{what}: no difference."),
        "more": N_("{what}: {number} more."),
        "fewer": N_("{what}: {number} fewer."),
        "more_found": N_("{what}: {number} more (between the best plans found)."),
        "fewer_found": N_("{what}: {number} fewer (between the best plans found)."),
    }
)
_SAID_LOWERED = Spoken(
    {
        "alike": N_(
            "{what}: no plan keeps all rules. With {minimums}, with it and without it, there is no "
            "difference."
        ),
        "more": N_(
            "{what}: no plan keeps all rules. With {minimums}, with it and without it: {number} "
            "more without it."
        ),
        "fewer": N_(
            "{what}: no plan keeps all rules. With {minimums}, with it and without it: {number} "
            "fewer without it."
        ),
        "more_found": N_(
            "{what}: no plan keeps all rules. With {minimums}, with it and without it: {number} "
            "more without it (between the best plans found)."
        ),
        "fewer_found": N_(
            "{what}: no plan keeps all rules. With {minimums}, with it and without it: {number} "
            "fewer without it (between the best plans found)."
        ),
    }
)


def asked(number: int) -> str:
    """What the conference asked for under this number, from 1."""
    return _(ASKED[number - 1])


def sentences(recommendation: Recommendation) -> Iterator[str]:
    """What a recommendation is worth here, one sentence for each way to do without it."""
    if recommendation.lacking:
        how = _(HOW[recommendation.number - 1])
        yield LACKING.say(recommendation.lacking, how=how)
    first = ""
    for tried in recommendation.tried:
        yield _counted_again(tried) if tried.key == first else sentence(tried)
        first = tried.key


def sentence(tried: Tried) -> str:
    """One way to do without it: `Without mobile payment: 312 people fewer.`."""
    what = WITHOUT.say(tried.key, name=tried.name, among=number(tried.among))
    if tried.change is None:
        return _not_measured(what)
    said = _SAID_LOWERED if tried.lowered else _SAID
    return said.say(
        _way(tried, tried.change),
        what=what,
        minimums=join([_minimum(low) for low in tried.lowered]),
        number=_so_many(tried, tried.change),
    )


def _counted_again(tried: Tried) -> str:
    """The same way, when something else is to be as many as can be."""
    what = _("Maximising {unit}", unit=NOUNS[tried.counts])
    if tried.change is None:
        return _not_measured(what)
    shown = amount(abs(tried.change), tried.counts)
    return _SAID.say(_way(tried, tried.change), what=what, number=shown)


def _not_measured(what: str) -> str:
    return _(
        "{what}: not measured, for that would take too long here, or the solver stopped.", what=what
    )


def _way(tried: Tried, change: float) -> str:
    """The key of what is said of a change."""
    if not change:
        return "alike"
    way = "more" if change > 0.0 else "fewer"
    return way if tried.proven else f"{way}_found"


def _minimum(low: Lowered) -> str:
    if not low.tried:
        return _("{cell} off", cell=low.cell)
    return _(
        "{cell} at {tried} instead of {value}", cell=low.cell, tried=low.tried, value=low.value
    )


def _so_many(tried: Tried, change: float) -> str:
    """A change with what it counts: `312 people`."""
    size = abs(change)
    return so_many(tried.counts, _as_read(size, tried.counts), amount(size, tried.counts))


def amount(value: float, counts: str) -> str:
    """A number of what is counted: whole people where they are many, points of coverage."""
    if counts == "Fairest":
        return number(100.0 * value, 2)
    return number(value) if value >= 100.0 else short(value, 3)


def _as_read(value: float, counts: str) -> float:
    """The number as `amount` rounds it."""
    if counts == "Fairest":
        return round(100.0 * value, 2)
    return round(value) if value >= 100.0 else float(f"{value:.3g}")
