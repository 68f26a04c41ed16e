"""A marked copy of a user's own workbook: comments on some cells, nothing else changed.

The parts of the package are edited as bytes, so that what is not edited stays what it was:
a library that loads and saves a workbook loses charts, sparklines, macros and stored results.

marked     `mark`: the copy as a whole
spots      where the elements of a part stand in its bytes, and what is put there
package    the parts as they were and as they are to be: relationships, kinds, free names
sheet      one sheet: its comments, their boxes, and the way to both
comments   the part that holds comments; boxes: the one that draws them; threads: conversations
"""

from __future__ import annotations

from allocator.workbook.marking.marked import mark

__all__ = ["mark"]
