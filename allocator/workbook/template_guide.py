"""The first sheet of the template: on one page, what to fill in and how to run it."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from allocator.rules import growth_at_most
from allocator.scope import ALL, EACH
from allocator.words import Words
from allocator.workbook.budget_sheets import BUDGET
from allocator.workbook.column import Sheet
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.range_sheets import RANGES
from allocator.workbook.region_sheets import LINES, REGIONS
from allocator.workbook.rule_sheets import RULES_SHEET
from allocator.workbook.scenario_sheets import SCENARIOS
from allocator.workbook.setting_sheets import SETTINGS_SHEET
from allocator.workbook.template_looks import Looks, lines_of
from allocator.workbook.template_words import READ_ME

LEFT, RIGHT = 46, 92
LINE = 15.0

TITLE = Words(
    "A budget for small projects: the workbook to fill in",
    "Un budget pour les petits projets : le classeur à remplir",
    "ميزانية للمشاريع الصغيرة: المصنف الذي تملؤه",
)
ABOUT = Words(
    "Fill in the sheets, save the file, run the program. It finds the plan that reaches the most "
    "people with your budget, within your rules, year after year.",
    "Remplissez les feuilles, enregistrez le fichier, lancez le programme. Il trouve le plan qui "
    "touche le plus de personnes avec votre budget, selon vos règles, année après année.",
    "املأ الأوراق واحفظ الملف ثم شغّل البرنامج. يجد لك الخطة التي تصل إلى أكبر عدد من المستفيدين "
    "بميزانيتك ووفق قواعدك، سنة بعد سنة.",
)
WHAT = Words(
    "1. What to fill in, in this order",
    "1. Que remplir, dans cet ordre",
    "1. ما الذي تملؤه، بهذا الترتيب",
)
ENOUGH = Words(
    "The first three (marked *) are enough. The others may stay as they are.",
    "Les trois premières (marquées *) suffisent. Les autres peuvent rester telles quelles.",
    "الأوراق الثلاث الأولى (ذات العلامة *) تكفي، ويمكن ترك الباقي كما هو.",
)
HOW = Words("2. How a sheet works", "2. Comment marche une feuille", "2. كيف تعمل الورقة")
WHOM = Words(
    "3. Whom a rule speaks of: its cells {region}, {project} and {source}",
    "3. De qui parle une règle : ses cases {region}, {project} et {source}",
    "3. عمن تتحدث القاعدة: خاناتها {region} و{project} و{source}",
)
RUN = Words("4. How to run it", "4. Comment lancer", "4. كيف تشغّله")

#: The hints of part 2: what it is about, and what to know.
HINTS = (
    (
        Words("Grey line", "Ligne grise", "السطر الرمادي"),
        Words(
            "An example, above the headings. It does not count and need not be deleted: your rows "
            "start under the headings.",
            "Un exemple, au-dessus des titres. Il ne compte pas et n'est pas à effacer : vos "
            "lignes commencent sous les titres.",
            "مثال فوق العناوين. لا يُحسب ولا حاجة إلى حذفه: تبدأ سطورك تحت العناوين.",
        ),
    ),
    (
        Words("Headings", "Titres", "العناوين"),
        Words(
            "Dark ones with * must be filled in; in the others a blank keeps the default. Point at "
            "a heading to read what it means.",
            "Les foncés avec * sont à remplir ; dans les autres, un vide garde la valeur par "
            "défaut. Pointez un titre pour lire ce qu'il veut dire.",
            "الداكنة ذات العلامة * يجب ملؤها، والفارغ في غيرها يبقي القيمة المعتادة. ضع المؤشر على "
            "العنوان لتقرأ معناه.",
        ),
    ),
    (
        Words("Cells", "Cases", "الخانات"),
        Words(
            "Amounts in one currency, shares as 15%, several names with ; between them. "
            "Drop-downs help and forbid nothing: you may type over them.",
            "Montants dans une seule monnaie, parts comme 15 %, plusieurs noms séparés par ; "
            "Les menus aident sans rien interdire : on peut écrire par-dessus.",
            "المبالغ بعملة واحدة، والنسب مثل 15%، وبين الأسماء المتعددة علامة ؛ "
            "والقوائم تساعد ولا تمنع: يمكنك الكتابة مكانها.",
        ),
    ),
    (
        Words("Gradual increase", "Hausse graduelle", "الزيادة المتدرجة"),
        Words(
            "A rule {growth}, {region} = {each}, {value} = 15%, starts from {spent}; so fill that "
            "in too. {step} is money on top, so that a region can start from nothing.",
            "Une règle {growth}, {region} = {each}, {value} = 15 %, part de {spent} : à remplir "
            "aussi. {step} s'ajoute, en argent, pour qu'une région parte de rien.",
            "قاعدة «{growth}» مع {region} = {each} و{value} = 15% تنطلق من «{spent}»، فاملأه "
            "أيضا. و{step} مال يضاف ليمكن لمنطقة أن تبدأ من لا شيء.",
        ),
    ),
)

_COAST = Words("Coast", "Littoral", "الساحل")
_NAMES = Words("Souss; Coast", "Souss; Littoral", "سوس؛ الساحل")
#: The rows of part 3: what is typed (with {each} and {all}), and what it then limits.
SELECTORS = (
    (
        Words("(blank), {all}", "(vide), {all}", "(فارغ) أو {all}"),
        Words(
            "one limit for all of them together",
            "une limite pour toutes ensemble",
            "حد واحد للجميع معا",
        ),
    ),
    (
        Words("{each}", "{each}", "{each}"),
        Words(
            "one limit for each of them, by itself",
            "une limite pour chacune, à part",
            "حد لكل واحد منها على حدة",
        ),
    ),
    (
        Words(*(f"{{each}} {coast}" for coast in _COAST)),
        Words(
            "one limit for each region of that area (or type of a group, or source of a kind)",
            "une limite pour chaque région de cette zone (ou type d'un groupe, ou source d'une "
            "nature)",
            "حد لكل منطقة من ذلك النطاق (أو لكل نوع من مجموعة، أو لكل ممول من نوع)",
        ),
    ),
    (
        _NAMES,
        Words(
            "one limit for those named, together: regions and areas, types and groups, sources "
            "and kinds",
            "une limite pour ceux qui sont nommés, ensemble : régions et zones, types et groupes, "
            "sources et natures",
            "حد واحد لما سُمّي معا: مناطق ونطاقات، أنواع ومجموعات، ممولون وأنواعهم",
        ),
    ),
)
#: The rows of part 4: a command, and what it does.
COMMANDS = (
    (
        "allocator check my-budget.xlsx",
        Words(
            "says what is missing or wrong, cell by cell",
            "dit ce qui manque ou ne va pas, case par case",
            "يقول ما ينقص وما هو خطأ، خانة خانة",
        ),
    ),
    (
        "allocator solve my-budget.xlsx -o plan.xlsx",
        Words(
            "finds the best plan and writes it as a workbook of its own",
            "trouve le meilleur plan et l'écrit dans un classeur à part",
            "يجد أفضل خطة ويكتبها في مصنف مستقل",
        ),
    ),
)


#: The sheets to fill in, in their order.
SHOWN = (REGIONS, PROJECTS, BUDGET, LINES, RULES_SHEET, SETTINGS_SHEET, SCENARIOS, RANGES)


def add_guide(looks: Looks, language: str) -> None:
    """Write the sheet `Read me`, on one page."""
    page = _Page(looks, looks.add_sheet(READ_ME.say(language)))
    names = _names(language)
    page.title(TITLE.say(language))
    page.paragraph(ABOUT.say(language))
    page.section(WHAT.say(language))
    for sheet in SHOWN:
        page.sheet_row(sheet, language)
    page.paragraph(ENOUGH.say(language))
    page.section(HOW.say(language))
    for about, hint in HINTS:
        page.row(about.say(language), hint.say(language).format(**names))
    page.section(WHOM.say(language).format(**names))
    for typed, means in SELECTORS:
        page.row(typed.say(language).format(**names), means.say(language))
    page.section(RUN.say(language))
    for command, does in COMMANDS:
        page.row(command, does.say(language), "command")


def _names(language: str) -> dict[str, str]:
    """The words of the sheets that the guide repeats, as they stand in this template."""
    columns = {
        "region": "Region", "project": "Project type", "source": "Source", "value": "Value",
        "step": "Step",
    }  # fmt: skip
    names = {key: RULES_SHEET.column(name).words for key, name in columns.items()}
    names["spent"] = REGIONS.column("Spent last year").words
    names["growth"], names["each"], names["all"] = growth_at_most.KIND.words, EACH[0], ALL[0]
    return {key: words.say(language) for key, words in names.items()}


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

    def sheet_row(self, sheet: Sheet, language: str) -> None:
        """A sheet to fill in: a link to it, and what it is for."""
        name = sheet.words.say(language)
        shown = f"{name} *" if sheet.required else name
        link = f"internal:'{name}'!A1"
        self.sheet.write_url(self.at, 0, link, self.looks.of("link"), shown)
        self.sheet.write_string(self.at, 1, sheet.note.say(language), self.looks.of("text"))
        self.at += 1

    def _write(self, texts: Sequence[str], look: str) -> None:
        for column, text in enumerate(texts):
            self.sheet.write_string(self.at, column, text, self.looks.of(look))
        self.at += 1
