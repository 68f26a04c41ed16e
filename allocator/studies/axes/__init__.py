"""What the people reached can be weighed against, one file each, one row each in `AXES`."""

from __future__ import annotations

from allocator.studies.axes import fairness, money, shares, steadiness
from allocator.studies.axes.axis import Axis

AXES: tuple[Axis, ...] = (
    money.AXIS,
    fairness.AXIS,
    shares.WOMEN,
    shares.YOUTH,
    steadiness.AXIS,
)
