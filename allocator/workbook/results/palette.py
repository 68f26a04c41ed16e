"""Colours of a stack that are told apart in print, in grey, and by colour-blind eyes.

From dark blue to pale yellow (the course of `cividis`): each shade is lighter than the one
before by a clear step, so lightness alone tells them apart, and blue and yellow are the two
hues that the common kinds of colour blindness leave.
"""

from __future__ import annotations

from allocator.workbook.results.formats import DARK

#: Darkest first; lightness (CIE L*) 24, 40, 56, 68, 81, 93.
RAMP = (DARK, "#4B5E8B", "#7F8698", "#B3A772", "#D9C96B", "#F5ECB0")


def shades(count: int) -> tuple[str, ...]:
    """So many colours of the ramp, as far apart as they can be; at most all of it."""
    if count <= 1:
        return RAMP[:count]
    step = (len(RAMP) - 1) / (count - 1)
    return tuple(RAMP[round(place * step)] for place in range(count))
