"""The sheet `Settings`: one row for each setting, and the values a setting may have."""

from __future__ import annotations

from allocator.words import words
from allocator.workbook.column import Choice, Column, Setting, Sheet, Unit
from allocator.workbook.rule_sheets import VALUE

SETTINGS_SHEET = Sheet(
    words("Settings"),
    note=words("How the plan is made and written: one row for each setting."),
    columns=(
        Column(
            words("Setting"),
            Unit.NAME,
            words("Its name, from the list."),
            required=True,
        ),
        Column(
            VALUE,
            Unit.ANY,
            words("What it is set to."),
            required=True,
        ),
    ),
)

LANGUAGES = (
    Choice("en", words("English")),
    Choice("fr", words("French")),
    Choice("ar", words("Arabic")),
)

MAXIMISE = (
    Choice("People", words("People")),
    Choice(
        "People kept going",
        words("People kept going"),
    ),
    Choice("Weighted people", words("Weighted people")),
    Choice("Jobs", words("Jobs")),
    Choice("Fairest", words("Fairest")),
)

PREFER = (
    Choice("Steady", words("Steady")),
    Choice("Even", words("Even")),
    Choice("Cheap", words("Cheap")),
)

LANGUAGE = Setting(
    words("Language"),
    Unit.NAME,
    "language",
    words("Language of the plan: en, fr or ar."),
    default="en",
    choices=LANGUAGES,
)

SETTINGS = (
    Setting(
        words("Title"),
        Unit.TEXT,
        "title",
        words("Stands above every sheet of the plan."),
    ),
    Setting(
        words("Currency"),
        Unit.TEXT,
        "currency",
        words("Three letters of ISO 4217. Example: MAD."),
    ),
    LANGUAGE,
    Setting(
        words("Maximise"),
        Unit.NAME,
        "maximise",
        words("What the best plan has most of."),
        default="People",
        choices=MAXIMISE,
    ),
    Setting(
        words("Use weights"),
        Unit.YES_NO,
        "use_weights",
        words(
            "Whether a person counts times the Weight of their region, whatever is maximised: yes "
            "or no."
        ),
        default=False,
    ),
    Setting(
        words("Price rise"),
        Unit.PERCENT,
        "price_rise",
        words("How much costs rise each year. Example: 2%."),
        default=0.0,
        least=0.0,
    ),
    Setting(
        words("Follow-up", "setting"),
        Unit.PERCENT,
        "follow_up",
        words("Share of every source kept for monitoring and evaluation. Example: 5%."),
        default=0.0,
        least=0.0,
        most=1.0,
    ),
    Setting(
        words("Prefer"),
        Unit.NAME,
        "prefer",
        words(
            "Among equally good plans: Steady is closest to last year's split, Even spreads the "
            "money, Cheap spends least."
        ),
        default="Steady",
        choices=PREFER,
    ),
    Setting(
        words("Round to"),
        Unit.MONEY,
        "round_to",
        words("Money is rounded to whole multiples of this; 0 is no rounding. Example: 1000."),
        default=0.0,
        least=0.0,
    ),
)
