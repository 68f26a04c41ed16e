"""Kinks of curves whose pieces are known: all of them, exactly; the most telling of many."""

from __future__ import annotations

import pytest

from allocator.studies.bends import Bend, Bends, Spot, bends

Lines = tuple[tuple[float, float], ...]


def curve(lines: Lines, at: float) -> Spot:
    """The lowest of lines given as (height at 0, slope): the slope is that of the one found."""
    value, slope = min((height + slope * at, slope) for height, slope in lines)
    return Spot(at, value, slope)


def found(lines: Lines, places: tuple[float, ...], tells: float = 0.0) -> Bends:
    def sharp(bend: Bend) -> bool:
        return bend.before - bend.after >= tells

    spots = [curve(lines, at) for at in places]
    return bends(spots, lambda at, near: curve(lines, at), sharp, looks=12, most=4)


def test_two_kinks_between_two_spots_by_hand() -> None:
    """3·x up to 1, then 1·x + 2 up to 3, then 5: kinks at (1, 3) and (3, 5)."""
    lines = ((0.0, 3.0), (2.0, 1.0), (5.0, 0.0))
    assert found(lines, (0.0, 5.0)) == (
        (Bend(1.0, 3.0, 3.0, 1.0), Bend(3.0, 5.0, 1.0, 0.0)),
        True,
    )


def test_a_spot_on_a_kink_and_a_straight_curve() -> None:
    """At 1 itself the slope given is that of one side only; a single line has no kink."""
    lines = ((0.0, 3.0), (2.0, 1.0))
    assert found(lines, (0.0, 1.0, 2.0)).kinks == (Bend(1.0, 3.0, 3.0, 1.0),)
    assert found(((1.0, 2.0),), (0.0, 1.0, 4.0)) == ((), True)
    assert found(((1.0, 2.0),), (3.0,)) == ((), True)


def test_of_many_kinks_the_sharpest_are_given() -> None:
    """-x² over 40 of its tangents turns by a tenth at each kink; a line that falls by 5 a unit
    from (1, -1) on cuts it off: there it turns by 3 at once."""
    tangents = tuple((k * k / 400.0, -k / 10.0) for k in range(20))
    answer = found((*tangents, (4.0, -5.0)), (0.0, 0.7, 1.5, 2.0), tells=1.0)
    assert not answer.all_told
    (sharp,) = answer.kinks
    assert sharp.at == pytest.approx(1.0, abs=0.06)
    assert sharp.after == -5.0
    assert sharp.before - sharp.after == pytest.approx(3.0, abs=0.11)
