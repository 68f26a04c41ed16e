"""Loans: what comes back, to whom, and who bears the losses. A person costs 1 here."""

from __future__ import annotations

import dataclasses

import pytest

from allocator.case import Case, Project, Region, Rule, Source
from allocator.solving import solve
from tests.cases import about, exactly, money, question, reached, source_year

NORTH = [Region("North", 5000.0)]


def lent(years: int, **terms: float) -> Case:
    """A fund with 1,000 in 2027 and nothing after; a person costs 1, all is lent again."""
    grace = int(terms.pop("grace", 0))
    to_repay = int(terms.pop("to_repay", 1))
    loan = Project("Loan", 1.0, years_to_repay=to_repay, years_of_grace=grace, **terms)
    fund = Source("Fund", (1000.0,) + (0.0,) * (years - 1))
    return question(NORTH, [loan], [fund])


def test_two_years_to_repay_for_five_years() -> None:
    """Proves: the published series; 1 lent at two years and 3 % lost reaches 3.3697.

    By hand: back after one year 0.97/2 = 0.485, after two 0.9409/2 = 0.47045. Lent: 1;
    0.485; 0.485·0.485 + 0.47045 = 0.705675; 0.485·0.705675 + 0.47045·0.485 = 0.570420625;
    0.485·0.570420625 + 0.47045·0.705675 = 0.608638806875. Sum 3.369734431875.
    Without repayment, a grant: 1.
    """
    plan = solve(lent(5, to_repay=2, loss=0.03))
    series = [1000.0, 485.0, 705.675, 570.420625, 608.638806875]
    assert plan.objective == exactly(3369.734431875)
    for year, amount in enumerate(series, start=2027):
        assert money(plan, year=year) == exactly(amount)
    # Still out: of 2030's loan 0.97 · 1/2 after its first year, and all of 2031's.
    assert plan.capital_out == exactly(0.485 * 570.420625 + 608.638806875)
    assert reached(lent(5, to_repay=0)) == exactly(1000.0)


def test_a_year_of_grace() -> None:
    """Proves: i = 0, n = 3, m = 1, δ = 3 %: back 0, 0.4704, 0.4563; 0.0732 is lost.

    By hand: the principal falls due in years 2 and 3, half each: 0.97²/2 = 0.47045 and
    0.97³/2 = 0.4563365; 1 - 0.9267865 = 0.0732135 is lost. 2029 lends 470.45 again and 2030
    456.3365. Out after 2030: of 470.45 in its year of grace 0.97, and all of 456.3365.
    Without grace, thirds are due each year: 0.97/3 in the first.
    """
    plan = solve(lent(4, to_repay=3, grace=1, loss=0.03))
    back = [source_year(plan, "Fund", year).repaid for year in (2027, 2028, 2029, 2030)]
    assert back == exactly_list([0.0, 0.0, 470.45, 456.3365])
    assert 1000.0 - sum(back) == about(73.2135)
    assert plan.objective == exactly(1926.7865)
    assert plan.capital_out == exactly(0.97 * 470.45 + 456.3365)
    none = solve(lent(2, to_repay=3, loss=0.03))
    assert source_year(none, "Fund", 2028).repaid == exactly(1000.0 * 0.97 / 3.0)


def exactly_list(numbers: list[float]) -> object:
    return pytest.approx(numbers, rel=1e-9, abs=1e-9)


def test_interest_on_what_is_out() -> None:
    """Proves: interest is of the principal out at the start of each year, lost part apart.

    By hand, 10 % and two years: back 0.5 + 0.1 = 0.6 and 0.5 + 0.05 = 0.55. Lent 1,000,
    600, 0.6·600 + 550 = 910: 2,510. With a tenth lost a year: 0.9·0.6 = 0.54 and
    0.81·0.55 = 0.4455: 1,000, 540, 0.54·540 + 445.5 = 737.1: 2,277.1.
    Without interest: 0.5 and 0.5: 1,000, 500, 750: 2,250.
    """
    assert reached(lent(3, to_repay=2, interest=0.1)) == exactly(2510.0)
    assert reached(lent(3, to_repay=2, interest=0.1, loss=0.1)) == exactly(2277.1)
    assert reached(lent(3, to_repay=2)) == exactly(2250.0)


def test_interest_in_the_years_of_grace() -> None:
    """Proves: grace waits for the principal, not for the interest.

    By hand, 10 %, two years, one of grace: back 0.1, then 1 + 0.1. Lent 1,000, 100,
    0.1·100 + 1,100 = 1,110: 2,210.
    Without interest: 1,000, 0, 1,000.
    """
    assert reached(lent(3, to_repay=2, grace=1, interest=0.1)) == exactly(2210.0)
    assert reached(lent(3, to_repay=2, grace=1)) == exactly(2000.0)


def test_repayments_bear_no_own_costs() -> None:
    """Proves: own costs and follow-up are taken from amounts, not from what comes back.

    By hand: 1,000 · 0.9 · 0.95 = 855 lent, 855 back and lent again: 1,710.
    Without own costs and follow-up: 2,000.
    """
    loan = Project("Loan", 1.0, years_to_repay=1)
    fund = Source("Fund", (1000.0, 0.0), own_costs=0.1)
    case = question(NORTH, [loan], [fund], follow_up=0.05)
    assert reached(case) == exactly(1710.0)
    assert reached(lent(2)) == exactly(2000.0)


def test_the_beneficiarys_own_share_is_not_lent() -> None:
    """Proves: what comes back is of the money lent, which is the cost without own share.

    By hand: half is brought along, 0.5 a person: 1,000 lend to 2,000 people, 1,000 come
    back and lend to 2,000 more.
    Without own share: 2,000.
    """
    loan = Project("Loan", 1.0, years_to_repay=1, own_share=0.5)
    fund = Source("Fund", (1000.0, 0.0))
    assert reached(question(NORTH, [loan], [fund])) == exactly(4000.0)
    assert reached(lent(2)) == exactly(2000.0)


def waqf_and_state(
    *state: float, loss: float = 0.1, covered: str = "State", to: str = "", **waqf: float
) -> Case:
    """A waqf lends for a year at 10 a person; the state gives, at 20 a person."""
    types = [Project("Loan", 10.0, years_to_repay=1, loss=loss), Project("Gift", 20.0)]
    years = len(state)
    sources = [
        Source(
            "Waqf",
            (1000.0,) + (0.0,) * (years - 1),
            projects=("Loan",),
            repaid_to=to,
            losses_covered_by=covered,
            **waqf,
        ),
        Source("State", state, projects=("Gift",)),
    ]
    return question(NORTH, types, sources)


def test_repaid_to_another_source() -> None:
    """Proves: repayments go where `Repaid to` says, to be spent as that source may.

    By hand: 100 people with loans; 1,000 come back to the state, which gives them at 20:
    50. The waqf has nothing in 2028.
    Without the lever: 100 + 100 with loans.
    """
    plan = solve(waqf_and_state(0.0, 0.0, loss=0.0, covered="", to="State"))
    assert plan.objective == exactly(150.0)
    assert source_year(plan, "State", 2028).repaid == exactly(1000.0)
    assert source_year(plan, "Waqf", 2028).repaid == 0.0
    assert money(plan, "Gift", source="State") == exactly(1000.0)
    assert reached(waqf_and_state(0.0, 0.0, loss=0.0, covered="")) == exactly(200.0)


def test_losses_covered_keep_the_capital() -> None:
    """Proves: the covering source makes the lender whole, each year.

    By hand: a tenth of 1,000 is lost; 900 come back, the state pays 100 in 2028. Loans 100
    + 100, the state's 100 of 2027 give 5, of 2028 nothing: 205. Paying is no spending.
    Without the lever: 100 + 90 and 5 + 5: 200.
    """
    plan = solve(waqf_and_state(100.0, 100.0))
    assert plan.objective == exactly(205.0)
    assert source_year(plan, "Waqf", 2028).repaid == exactly(1000.0)
    assert source_year(plan, "State", 2028).repaid == exactly(-100.0)
    assert source_year(plan, "State", 2028).spent == exactly(0.0)
    assert reached(waqf_and_state(100.0, 100.0, covered="")) == exactly(200.0)


def test_losses_are_of_what_is_still_out() -> None:
    """Proves: lost = (1 - δ)^(τ-1)·δ of what is out, grace and instalments counted.

    By hand, two years and a tenth: lost 0.1·1 in the first year, 0.9·0.1·0.5 = 0.045 in the
    second; back 0.45 and 0.405; together 1. 1,000 lent, 2028 has 450 + 100 = 550, 2029 has
    0.55·550 + 450 = 752.5 (0.405 + 0.045 = 0.45). The state pays 100, then 55 + 45 = 100.
    Without the lever: 1,000, 450, 0.45·450 + 405 = 607.5.
    """
    loan = [Project("Loan", 1.0, years_to_repay=2, loss=0.1), Project("Gift", 1.0)]

    def best(covered: str) -> Case:
        waqf = Source("Waqf", (1000.0, 0.0, 0.0), projects=("Loan",), losses_covered_by=covered)
        state = Source("State", (0.0, 100.0, 100.0), projects=("Gift",))
        return question(NORTH, loan, [waqf, state])

    plan = solve(best("State"))
    assert money(plan, source="Waqf", year=2028) == exactly(550.0)
    assert money(plan, source="Waqf", year=2029) == exactly(752.5)
    assert source_year(plan, "State", 2029).repaid == exactly(-100.0)
    assert plan.objective == exactly(2302.5)
    assert reached(best("")) == exactly(1000.0 + 450.0 + 607.5 + 200.0)


def test_no_more_is_lent_than_losses_can_be_covered() -> None:
    """Proves: where the covering source has no money, it limits the lending.

    By hand: the state has 30 in 2028, a tenth of 300: so 300 are lent, 700 stay. 2028 has
    270 + 30 and lends 300: 30 + 30 people, and the state's 100 of 2027 give 5: 65.
    Without the lever: 100 + 90 and 5 + 1.5: 196.5.
    """
    plan = solve(waqf_and_state(100.0, 30.0))
    assert plan.objective == exactly(65.0)
    assert money(plan, "Loan", year=2027) == exactly(300.0)
    assert money(plan, "Loan", year=2028) == exactly(300.0)
    assert source_year(plan, "Waqf", 2027).unspent == exactly(700.0)
    assert reached(waqf_and_state(100.0, 30.0, covered="")) == exactly(196.5)


def test_losses_after_the_last_year_limit_nothing() -> None:
    """Proves: nothing is covered after the last year, so nothing is limited by it.

    By hand: 1,000 lent in the only year, 100 people; the loss falls after it, and the state
    has nothing.
    Without the lever: the same 100.
    """
    assert reached(waqf_and_state(0.0)) == exactly(100.0)
    assert reached(waqf_and_state(0.0, covered="")) == exactly(100.0)


def test_losses_covered_may_wait() -> None:
    """Proves: what covers a loss counts for the lender's carry over, like what comes back.

    By hand: 1,000 are lent in 2027; in 2028, when a rule lets nothing be lent, 900 come back
    and the state pays 100. Half of the 1,000 may wait: 500 lent in 2029. 100 + 50 people;
    the state gives 1,000 in 2027 and in 2029, 50 + 50 people.
    Without the cover: half of the 900 waits: 100 + 45 + 100.
    """
    stop = Rule("Spend at most", 0.0, year="2028", row=2)

    def best(covered: str) -> float:
        case = waqf_and_state(1000.0, 1000.0, 1000.0, covered=covered, carry_over=0.5)
        return reached(dataclasses.replace(case, rules=(stop,)))

    assert best("State") == exactly(250.0)
    assert best("") == exactly(245.0)


def test_losses_go_to_the_lender_though_repayments_do_not() -> None:
    """Proves: `Losses covered by` pays the lender, `Repaid to` the source it names.

    By hand: of 1,000 lent 900 come back to the state, which pays 100 of them to the waqf:
    2028 lends 100, 10 people, and gives 800, 40 people: 100 + 10 + 40 = 150.
    Without the cover: 900 given, 45: 145.
    """
    plan = solve(waqf_and_state(0.0, 0.0, to="State"))
    assert plan.objective == exactly(150.0)
    assert source_year(plan, "Waqf", 2028).repaid == exactly(100.0)
    assert source_year(plan, "State", 2028).repaid == exactly(800.0)
    assert reached(waqf_and_state(0.0, 0.0, to="State", covered="")) == exactly(145.0)
