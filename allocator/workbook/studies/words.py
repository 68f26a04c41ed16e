"""Words that all studies' workbooks share, by the key the sheets ask them with."""

from __future__ import annotations

STUDY_WORDS: dict[str, str] = {
    "where_told": "Sheet",
    "plan_says": "The sheets say",
    "limit": "To be held against",
    "command": "Command",
    "study_checks_note": "Each row adds the study's numbers up again with formulas that stay "
    "live: change a number in a table and see what breaks. A difference below a millionth is "
    "rounding. Every plan behind the numbers was checked against all its rules before.",
}
