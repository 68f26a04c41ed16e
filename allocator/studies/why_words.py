"""The sentences that say why a line has what it has, and why money is left."""

from __future__ import annotations

from allocator.language import N_, Spoken

#: Why a line has what it has, by its state.
LINES = Spoken(
    {
        "closed": N_("Closed: {cell} says no."),
        "unpaid": N_("No source may pay for it."),
        "nobody": N_("Nobody may be reached here: {what} ({cell}) is 0."),
        "late": N_("Money here would reach nobody before {year} ends."),
        "reached_eligible": N_("Funded until everyone eligible in the region is reached ({cell})."),
        "reached_reach": N_("Funded to its reach of {share} ({cell})."),
        "reached_most": N_("Funded to its most people of {people} ({cell})."),
        "full_eligible": N_("Everyone eligible in the region is reached by other types ({cell})."),
        "full_reach": N_("Its reach of {share} is used up by other types of its group ({cell})."),
        "held": N_("Held by {what}."),
        "held_at_nothing": N_("Held at nothing by {what}."),
        "asked": N_("Funded because of {what}."),
        "next": N_("Among the next: its {next} costs {cost}, as much as where the money went."),
        "next_free": N_("Funded; money that may pay for more of it is left."),
        "costs": N_("Its {next} costs {cost} against {against} where the money went."),
        "would_cost": N_("Its {next} would cost {cost} against {against} where the money went."),
        "equal": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went; it is "
            "worth as much as what is funded, and may be next."
        ),
        "equal_with": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went; with "
            "{what} it is worth as much as what is funded, and may be next."
        ),
        "enters": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went; it "
            "would enter below {below}."
        ),
        "enters_not": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went; it "
            "cannot enter above {below}."
        ),
        "enters_never": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went; it "
            "would not enter at any cost."
        ),
        "enters_for": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went, though "
            "{what} speaks for it; it would enter below {below}."
        ),
        "enters_not_for": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went, though "
            "{what} speaks for it; it cannot enter above {below}."
        ),
        "enters_never_for": N_(
            "In {year} its {next} would cost {cost} against {against} where the money went, though "
            "{what} speaks for it; it would not enter at any cost."
        ),
        "left_over": N_("Money that may pay for it is left over."),
        "funded": N_(
            "Funded: a person costs {cost} here; the dearest that the plan pays for costs "
            "{dearest}."
        ),
        "not_funded": N_(
            "Not funded: a person would cost {cost} here; the dearest that the plan pays for costs "
            "{dearest}, the average {average}."
        ),
        "nothing_funded": N_("Not funded, like all others: a person would cost {cost} here."),
        "at_limit": N_("At the limit of {what}."),
    }
)

#: Why money is left, by what stands in its way.
UNSPENT = Spoken(
    {
        "rounded": N_("Less than the {unit} that amounts are rounded to."),
        "over": N_("This year is over, and so much was not spent."),
        "no_line": N_("No open line may be paid by this source."),
        "only": N_("Only {what} may use it: {reasons}."),
        "held": N_("held by {what}"),
        "reached": N_("nobody is left to reach: {what}"),
        "useless": N_("more money here would reach nobody within the plan's years"),
        "useless_else": N_("what else it may pay for would reach nobody more"),
    }
)

#: What the next one of what is maximised is called.
NEXT = Spoken(
    {
        "People": N_("next person"),
        "People kept going": N_("next person whose project keeps going"),
        "Weighted people": N_("next person, weighted by region,"),
        "Jobs": N_("next job"),
        "Fairest": N_("next person"),
    }
)
