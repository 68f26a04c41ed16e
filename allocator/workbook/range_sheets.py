"""The sheet `Ranges`: what is not certain, and from what to what it may turn out."""

from __future__ import annotations

from allocator.studies.ranges import ITEMS
from allocator.words import Words
from allocator.workbook.budget_sheets import SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION
from allocator.workbook.scenario_sheets import CHANGES

_WHOM = Words(
    "Blank is one number for all, each is a number for each, or names separated by ;",
    "Vide : un nombre pour tous ; chaque : un nombre pour chacun ; ou des noms séparés par ;",
    "الفارغ رقم واحد للجميع، وكل رقم لكل واحد، أو أسماء تفصل بينها ؛",
)

RANGES = Sheet(
    Words("Ranges", "Fourchettes", "الهوامش"),
    note=Words(
        "What is not certain: numbers are drawn from here to see how a plan would fare.",
        "Ce qui n'est pas certain : on y tire des nombres pour voir comment un plan s'en sort.",
        "ما ليس مؤكدا: تُسحب منها أرقام لمعرفة كيف تصمد الخطة.",
    ),
    columns=(
        Column(
            Words("Item", "Élément", "العنصر"),
            Unit.NAME,
            Words(
                "What is not certain: Cost per person, Eligible people, Loss, Licence months, "
                "Late money…",
                "Ce qui n'est pas certain : Coût par personne, Personnes éligibles, Perte, Mois "
                "de licence, Argent en retard…",
                "ما ليس مؤكدا: تكلفة الفرد أو المستفيدون المؤهلون أو الخسارة أو أشهر الترخيص أو "
                "المال المتأخر…",
            ),
            required=True,
        ),
        Column(REGION, Unit.TEXT, _WHOM),
        Column(PROJECT_TYPE, Unit.TEXT, _WHOM),
        Column(SOURCE, Unit.TEXT, _WHOM),
        Column(YEAR, Unit.YEAR, _WHOM),
        Column(
            Words("Low", "Bas", "الأدنى"),
            Unit.TEXT,  # so that what is typed in the template stays as it is typed
            Words(
                "The lowest it may be: -20% of what it is, x0.8, or =300 or =5% for a value. "
                "Typed as text.",
                "Le plus bas : -20 % de ce qu'il est, x0.8, ou =300 ou =5 % pour une valeur. En "
                "texte.",
                "أدنى ما قد يكون: -20% مما هو عليه، أو x0.8، أو =300 أو =5% لقيمة. يُكتب نصا.",
            ),
            required=True,
        ),
        Column(
            Words("High", "Haut", "الأعلى"),
            Unit.TEXT,
            Words(
                "The highest it may be, written as Low is: +20%, x1.2, =400 or =9%.",
                "Le plus haut, écrit comme Bas : +20 %, x1.2, =400 ou =9 %.",
                "أعلى ما قد يكون، يُكتب كما كُتب الأدنى: +20% أو x1.2 أو =400 أو =9%.",
            ),
            required=True,
        ),
    ),
)

#: What may be drawn, by the English name: its words.
DRAWABLE: dict[str, Words] = {name: CHANGES[name] for name in ITEMS}
