"""No plan: which cells of the workbook cannot hold together, and what would end it.

cells       the cells that limit plans, and the model's rows that come from each
live        the live model: rows let go, numbers moved, is there a plan now?
smallest    a smallest set of cells that cannot hold together
levers      the numbers that can be moved; changes: the least change, the cheapest mix
edits       a change in words, and done
arithmetic  the sum that explains a set, where one does
search      all of it put together
"""

from __future__ import annotations

from allocator.studies.conflict.search import conflict

__all__ = ["conflict"]
