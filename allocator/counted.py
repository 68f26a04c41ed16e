"""So many of what a plan is to have most of: `312 people`, `12 jobs`."""

from __future__ import annotations

from allocator.language import ngettext


def so_many(maximise: str, count: float, shown: str) -> str:
    """A number of what is maximised. shown: the number as it is written."""
    if maximise == "People":
        return ngettext("{count} people", "{count} people", count, count=shown)
    if maximise == "People kept going":
        return ngettext(
            "{count} people kept going", "{count} people kept going", count, count=shown
        )
    if maximise == "Weighted people":
        return ngettext("{count} weighted people", "{count} weighted people", count, count=shown)
    if maximise == "Jobs":
        return ngettext("{count} jobs", "{count} jobs", count, count=shown)
    return ngettext(
        "{count} points of the lowest coverage",
        "{count} points of the lowest coverage",
        count,
        count=shown,
    )
