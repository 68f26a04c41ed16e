"""The sentences that say why a line has what it has, and why money is left."""

from __future__ import annotations

#: Why a line has what it has, by its state.
LINES = {
    "closed": "Closed: {cell} says no.",
    "unpaid": "No source may pay for it.",
    "nobody": "Nobody may be reached here: {what} ({cell}) is 0.",
    "late": "Money here would reach nobody before {year} ends.",
    "reached_eligible": "Funded until everyone eligible in the region is reached ({cell}).",
    "reached_reach": "Funded to its reach of {share} ({cell}).",
    "reached_most": "Funded to its most people of {people} ({cell}).",
    "full_eligible": "Everyone eligible in the region is reached by other types ({cell}).",
    "full_reach": "Its reach of {share} is used up by other types of its group ({cell}).",
    "held": "Held by {what}.",
    "held_at_nothing": "Held at nothing by {what}.",
    "asked": "Funded because of {what}.",
    "next": "Among the next: its next {noun} costs {cost}, as much as where the money went.",
    "next_free": "Funded; money that may pay for more of it is left.",
    "costs": "Its next {noun} costs {cost} against {against} where the money went.",
    "would_cost": "Its next {noun} would cost {cost} against {against} where the money went.",
    "would_cost_in": "In {year} its next {noun} would cost {cost} against {against} where the "
    "money went",
    "equal": "it is worth as much as what is funded, and may be next.",
    "equal_with": "with {what} it is worth as much as what is funded, and may be next.",
    "speaks": "{what} speaks for it",
    "enters": "it would enter below {below}.",
    "enters_not": "it cannot enter above {below}.",
    "enters_never": "it would not enter at any cost.",
    "left_over": "Money that may pay for it is left over.",
    "funded": "Funded: a {noun} costs {cost} here; the dearest that the plan pays for costs "
    "{dearest}.",
    "not_funded": "Not funded: a {noun} would cost {cost} here; the dearest that the plan pays for "
    "costs {dearest}, the average {average}.",
    "nothing_funded": "Not funded, like all others: a {noun} would cost {cost} here.",
    "at_limit": "At the limit of {what}.",
}

#: Why money is left, by what stands in its way.
UNSPENT = {
    "rounded": "Less than the {unit} that amounts are rounded to.",
    "over": "This year is over, and so much was not spent.",
    "no_line": "No open line may be paid by this source.",
    "only": "Only {what} may use it",
    "held": "held by {what}",
    "reached": "nobody is left to reach: {what}",
    "useless": "more money here would reach nobody within the plan's years",
    "useless_else": "what else it may pay for would reach nobody more",
}

#: What one of what is maximised is called.
NOUNS = {
    "People": "person",
    "People kept going": "person whose project keeps going",
    "Weighted people": "person, weighted by region,",
    "Jobs": "job",
    "Fairest": "person",
}
