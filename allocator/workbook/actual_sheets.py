"""The sheets about what happened: `Actuals`, and the `Follow-up` sheet that every plan carries.

They have the same columns, so that a follow-up sheet filled in is read as it stands, or
copied into next year's workbook, and nothing is typed twice.
"""

from __future__ import annotations

import dataclasses

from allocator.words import Words
from allocator.workbook.budget_sheets import SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION

ACTUALS = Sheet(
    Words("Actuals", "Réalisations", "المنجزات"),
    note=Words(
        "What was really spent and whom it reached, once a year is over: the years to come are "
        "then planned anew from it.",
        "Ce qui a été vraiment dépensé et qui a été touché, une fois l'année finie : les années à "
        "venir sont alors replanifiées à partir de là.",
        "ما صُرف فعلا ومن استفاد منه بعد انتهاء السنة، ومنه تُخطط السنوات الباقية من جديد.",
    ),
    columns=(
        Column(
            REGION,
            Unit.NAME,
            Words("A region of Regions.", "Une région de Régions.", "منطقة من ورقة المناطق."),
            required=True,
        ),
        Column(
            PROJECT_TYPE,
            Unit.NAME,
            Words(
                "A project type of Projects.",
                "Un type de projet de Projets.",
                "نوع مشروع من ورقة المشاريع.",
            ),
            required=True,
        ),
        Column(
            YEAR,
            Unit.YEAR,
            Words(
                "The year it was spent in, a year of Budget. Example: 2027.",
                "L'année de la dépense, une année du budget. Exemple : 2027.",
                "سنة الصرف، وهي من سنوات الميزانية. مثال: 2027.",
            ),
            required=True,
        ),
        Column(
            Words("Spent", "Dépensé", "المصروف"),
            Unit.MONEY,
            Words(
                "Money really spent there in that year; 0 is nothing. What is not listed spent "
                "nothing.",
                "Argent vraiment dépensé là cette année ; 0 : rien. Ce qui n'est pas dans la liste "
                "n'a rien dépensé.",
                "المال المصروف فعلا هناك في تلك السنة، و0 يعني لا شيء. ما لم يُذكر لم يُصرف فيه شيء.",
            ),
            required=True,
            least=0.0,
        ),
        Column(
            Words("People", "Personnes", "الأشخاص"),
            Unit.PEOPLE,
            Words(
                "People really reached there in that year. Blank is not known: then the cost of a "
                "person stays as it is in Projects.",
                "Personnes vraiment touchées là cette année. Vide : pas connu ; le coût par "
                "personne reste alors celui de Projets.",
                "المستفيدون فعلا هناك في تلك السنة. الفارغ يعني غير معروف، وتبقى تكلفة الشخص كما "
                "في ورقة المشاريع.",
            ),
            least=0.0,
        ),
        Column(
            SOURCE,
            Unit.NAME,
            Words(
                "The source that paid; one row for each. Blank where only one may pay.",
                "La source qui a payé, une ligne pour chacune. Vide si une seule peut payer.",
                "الممول الذي دفع، سطر لكل ممول. يُترك فارغا إذا كان ممول واحد فقط يجوز له الدفع.",
            ),
        ),
        Column(
            Words("Planned money", "Argent prévu", "المال المخطط"),
            Unit.MONEY,
            Words(
                "What the plan had foreseen to spend; a plan's follow-up sheet fills it in.",
                "Ce que le plan prévoyait de dépenser ; rempli par la feuille de suivi d'un plan.",
                "ما خُطط لصرفه، وتملؤه ورقة المتابعة في الخطة.",
            ),
            least=0.0,
        ),
        Column(
            Words("Planned people", "Personnes prévues", "الأشخاص المخططون"),
            Unit.PEOPLE,
            Words(
                "Whom the plan had foreseen to reach; a plan's follow-up sheet fills it in.",
                "Qui le plan prévoyait de toucher ; rempli par la feuille de suivi d'un plan.",
                "من خُطط للوصول إليهم، وتملؤه ورقة المتابعة في الخطة.",
            ),
            least=0.0,
        ),
    ),
)

FOLLOW_UP = dataclasses.replace(
    ACTUALS,
    words=Words("Follow-up", "Suivi", "المتابعة"),
    note=Words(
        "A plan's follow-up sheet: planned money and people, and empty columns for what happened.",
        "La feuille de suivi du plan : argent et personnes prévus, et des colonnes vides pour ce "
        "qui s'est passé.",
        "ورقة متابعة الخطة: المال والأشخاص المخططون، وأعمدة فارغة لما حدث.",
    ),
)
