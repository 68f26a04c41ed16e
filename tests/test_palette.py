"""Colours that lightness alone tells apart."""

from __future__ import annotations

import itertools

import pytest

from allocator.workbook.results.palette import RAMP, shades


def lightness(colour: str) -> float:
    """CIE L* of a colour: 0 is black, 100 white."""
    parts = [int(colour[place : place + 2], 16) / 255.0 for place in (1, 3, 5)]
    linear = [((p + 0.055) / 1.055) ** 2.4 if p > 0.04045 else p / 12.92 for p in parts]
    share = sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 116.0 * share ** (1.0 / 3.0) - 16.0


@pytest.mark.parametrize("count", range(2, len(RAMP) + 1))
def test_neighbours_in_a_stack_differ_in_grey(count: int) -> None:
    colours = shades(count)
    assert len(set(colours)) == count
    for dark, light in itertools.pairwise(colours):
        assert lightness(light) - lightness(dark) >= 11.0


def test_one_colour_is_the_dark_one() -> None:
    assert shades(1) == (RAMP[0],)
    assert shades(0) == ()
