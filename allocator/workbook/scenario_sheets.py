"""The sheet `Scenarios`: what would change, what was learnt, and what may be changed at all."""

from __future__ import annotations

from allocator.studies.changes.levers import LATE, LEVERS
from allocator.words import Words
from allocator.workbook.budget_sheets import BUDGET, SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.project_sheets import PROJECTS
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION, REGIONS
from allocator.workbook.rule_sheets import VALUE

#: The scenario that speaks of the workbook as it stands: free texts only, no change.
BASE = Words("Base", "Base", "الأساس")
#: A rule that does not count, or counts, in a scenario; `off` makes a number nothing.
OFF = Words("off", "arrêt", "إيقاف")
ON = Words("on", "marche", "تشغيل")

SCENARIOS = Sheet(
    Words("Scenarios", "Scénarios", "السيناريوهات"),
    note=Words(
        "What if: changes to compare. Rows with the same scenario are applied together.",
        "Et si : des changements à comparer. Les lignes d'un même scénario vont ensemble.",
        "ماذا لو: تغييرات للمقارنة. تُطبق معا السطور التي لها السيناريو نفسه.",
    ),
    columns=(
        Column(
            Words("Scenario", "Scénario", "السيناريو"),
            Unit.NAME,
            Words(
                "Its name. Base, with texts only, is the workbook as it stands.",
                "Son nom. Base, avec des textes seulement, est le classeur tel quel.",
                "اسمه. الأساس، بالنصوص وحدها، هو المصنف كما هو.",
            ),
            required=True,
        ),
        Column(
            Words("Change", "Changement", "التغيير"),
            Unit.NAME,
            Words(
                "What changes: Budget, Cost per person, Eligible people… or a rule's name.",
                "Ce qui change : Budget, Coût par personne, Personnes éligibles… ou une règle.",
                "ما الذي يتغير: الميزانية أو تكلفة الفرد أو المستفيدون المؤهلون… أو اسم قاعدة.",
            ),
            required=True,
        ),
        Column(
            REGION,
            Unit.TEXT,
            Words("Blank is all.", "Vide : toutes.", "الفارغ يعني الكل."),
        ),
        Column(
            PROJECT_TYPE,
            Unit.TEXT,
            Words("Blank is all.", "Vide : tous.", "الفارغ يعني الكل."),
        ),
        Column(
            SOURCE,
            Unit.TEXT,
            Words("Blank is all.", "Vide : toutes.", "الفارغ يعني الكل."),
        ),
        Column(
            YEAR,
            Unit.YEAR,
            Words("Blank is every year.", "Vide : chaque année.", "الفارغ يعني كل السنوات."),
        ),
        Column(
            VALUE,
            Unit.TEXT,  # so that what is typed in the template stays as it is typed
            Words(
                "+10% or -5% of what it is, x1.2, =300 or =15% for a new value, off, on. Typed as "
                "text.",
                "+10 % ou -5 % de ce qu'il est, x1.2, =300 ou =15 % pour une valeur neuve, arrêt, "
                "marche. En texte.",
                "+10% أو -5% مما هو عليه، أو x1.2، أو =300 أو =15% لقيمة جديدة، أو إيقاف، أو "
                "تشغيل. يُكتب نصا.",
            ),
            required=True,
        ),
        Column(
            Words("Strengths", "Forces", "نقاط القوة"),
            Unit.TEXT,
            Words(
                "Free text, carried to the comparison.",
                "Texte libre, repris dans la comparaison.",
                "نص حر يُنقل إلى المقارنة.",
            ),
        ),
        Column(
            Words("Weaknesses", "Faiblesses", "نقاط الضعف"),
            Unit.TEXT,
            Words(
                "Free text, carried to the comparison.",
                "Texte libre, repris dans la comparaison.",
                "نص حر يُنقل إلى المقارنة.",
            ),
        ),
        Column(
            Words("Remedies", "Remèdes", "الحلول"),
            Unit.TEXT,
            Words(
                "Free text, carried to the comparison.",
                "Texte libre, repris dans la comparaison.",
                "نص حر يُنقل إلى المقارنة.",
            ),
        ),
    ),
)


#: The part of a year's amount that comes a year later: it stands in no column of its own.
LATE_MONEY = Words(LATE, "Argent en retard", "المال المتأخر")


def _words(name: str) -> Words:
    """A lever's names: those of the column it stands in; the budget's are its sheet's."""
    if name == BUDGET.name:
        return BUDGET.words
    if name == LATE:
        return LATE_MONEY
    columns = (*REGIONS.columns, *PROJECTS.columns)
    return next(column.words for column in columns if column.name == name)


#: What a scenario may change besides rules, by the English name: its words.
CHANGES: dict[str, Words] = {lever.name: _words(lever.name) for lever in LEVERS}
