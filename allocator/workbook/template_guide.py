"""The first sheet of the template: on one page, what to fill in and how to run it."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from allocator.rules import growth_at_most
from allocator.scope import ALL, EACH
from allocator.words import Words, same, words
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Sheet
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import RANGES
from allocator.workbook.region_sheets import LINES, REGIONS
from allocator.workbook.rule_sheets import RULES_SHEET
from allocator.workbook.scenario_sheets import SCENARIOS
from allocator.workbook.setting_sheets import SETTINGS_SHEET
from allocator.workbook.template_looks import LINE, Looks, lines_of
from allocator.workbook.template_words import READ_ME, READY

LEFT, RIGHT = 46, 92

TITLE = words("A budget for small projects: the workbook to fill in")
ABOUT = words(
    "Fill in the sheets, save the file, run the program. It finds the plan that reaches the most "
    "people with your budget, within your rules, year after year."
)
WHAT = words("1. What to fill in, in this order")
ENOUGH = words("The first three (marked *) are enough. The others may stay as they are.")
HOW = words("2. How a sheet works")
WHOM = words("3. Whom a rule speaks of: its cells {region}, {project} and {source}")
RUN = words("4. How to run it")

#: The hints of part 2: what it is about, and what to know.
HINTS = (
    (
        words("Grey line"),
        words(
            "An example, above the headings. It does not count and need not be deleted: your rows "
            "start under the headings."
        ),
    ),
    (
        words("Headings"),
        words(
            "Dark ones with * must be filled in; in the others a blank keeps the default. Point at "
            "a heading to read what it means."
        ),
    ),
    (
        words("Cells"),
        words(
            "Yellow ones are yours; all else is protected, without a password. Amounts in one "
            "currency, shares as 15%, several names with ; between them. Drop-downs follow your "
            "own names and forbid nothing: you may type over them."
        ),
    ),
    (
        words("Gradual increase"),
        words(
            "A rule {growth}, {region} = {each}, {value} = 15%, starts from {spent}; so fill that "
            "in too. {step} is money on top, so that a region can start from nothing."
        ),
    ),
)

_COAST = words("Coast")
_NAMES = words("Souss; Coast")
#: The rows of part 3: what is typed (with {each} and {all}), and what it then limits.
SELECTORS = (
    (
        words("(blank), {all}"),
        words("one limit for all of them together"),
    ),
    (
        same("{each}"),
        words("one limit for each of them, by itself"),
    ),
    (
        Words(*(f"{{each}} {coast}" for coast in _COAST)),
        words("one limit for each region of that area (or type of a group, or source of a kind)"),
    ),
    (
        _NAMES,
        words(
            "one limit for those named, together: regions and areas, types and groups, sources "
            "and kinds"
        ),
    ),
)
READY_IS = words("counts what you have filled in and says what is still missing")
#: The rows of part 4: a command, and what it does.
COMMANDS = (
    (
        "allocator check my-budget.xlsx",
        words("says what is missing or wrong, cell by cell"),
    ),
    (
        "allocator solve my-budget.xlsx -o plan.xlsx",
        words("finds the best plan and writes it as a workbook of its own"),
    ),
)


#: The sheets to fill in, in their order.
SHOWN = (REGIONS, PROJECTS, BUDGET, LINES, RULES_SHEET, SETTINGS_SHEET, SCENARIOS, RANGES)


def add_guide(looks: Looks) -> None:
    """Write the sheet `Read me`, on one page."""
    page = _Page(looks, looks.add_sheet(READ_ME.say()))
    names = _names()
    page.title(TITLE.say())
    page.paragraph(ABOUT.say())
    page.section(WHAT.say())
    for sheet in SHOWN:
        page.sheet_row(sheet)
    page.paragraph(ENOUGH.say())
    page.section(HOW.say())
    for about, hint in HINTS:
        page.row(about.say(), hint.say().format(**names))
    page.section(WHOM.say().format(**names))
    for typed, means in SELECTORS:
        page.row(typed.say().format(**names), means.say())
    page.section(RUN.say())
    page.link_row(READY.say(), READY_IS.say())
    for command, does in COMMANDS:
        page.row(command, does.say(), "command")


def _names() -> dict[str, str]:
    """The words of the sheets that the guide repeats, as they stand in this template."""
    columns = {
        "region": "Region", "project": "Project type", "source": "Source", "value": "Value",
        "step": "Step",
    }  # fmt: skip
    names = {key: RULES_SHEET.column(name).words for key, name in columns.items()}
    names["spent"] = REGIONS.column("Spent last year").words
    names["growth"], names["each"], names["all"] = growth_at_most.KIND.words, EACH[0], ALL[0]
    return {key: words.say() for key, words in names.items()}


class _Page:
    """Writes the guide from top to bottom, each row as high as its text."""

    def __init__(self, looks: Looks, sheet: Worksheet) -> None:
        self.looks, self.sheet, self.at = looks, sheet, 0
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, LEFT)
        sheet.set_column(1, 1, RIGHT)
        sheet.fit_to_pages(1, 1)

    def title(self, text: str) -> None:
        """The title."""
        self.sheet.set_row(self.at, 26)
        self.sheet.merge_range(self.at, 0, self.at, 1, text, self.looks.of("title"))
        self.at += 1

    def section(self, text: str) -> None:
        """A heading, with room above it."""
        self.sheet.set_row(self.at, 10)
        self.at += 1
        self.sheet.set_row(self.at, 20)
        self._write([text, ""], "section")

    def paragraph(self, text: str) -> None:
        """A text across the page."""
        height = LINE * lines_of(text, 1.1 * (LEFT + RIGHT)) + 2
        self.sheet.set_row(self.at, height)
        self.sheet.merge_range(self.at, 0, self.at, 1, text, self.looks.of("text"))
        self.at += 1

    def row(self, left: str, right: str, look: str = "strong") -> None:
        """What it is about, and what there is to know."""
        lines = max(lines_of(left, LEFT), lines_of(right, RIGHT * 1.1))
        self.sheet.set_row(self.at, LINE * lines + 2)
        self.sheet.write_string(self.at, 1, right, self.looks.of("text"))
        self._write([left], look)

    def sheet_row(self, sheet: Sheet) -> None:
        """A sheet to fill in: a link to it, and what it is for."""
        name = sheet.words.say()
        self.link_row(name, sheet.note.say(), f"{name} *" if sheet.required else name)

    def link_row(self, name: str, text: str, shown: str = "") -> None:
        """A link to a sheet, and what it is for."""
        link = f"internal:'{name}'!A1"
        self.sheet.write_url(self.at, 0, link, self.looks.of("link"), shown or name)
        self.sheet.write_string(self.at, 1, text, self.looks.of("text"))
        self.at += 1

    def _write(self, texts: Sequence[str], look: str) -> None:
        for column, text in enumerate(texts):
            self.sheet.write_string(self.at, column, text, self.looks.of(look))
        self.at += 1
