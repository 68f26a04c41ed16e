"""The sheet about what a good plan must respect: `Rules`."""

from __future__ import annotations

from allocator.words import Words
from allocator.workbook.budget_sheets import SOURCE, YEAR
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import PROJECT_TYPE, REGION

VALUE = Words("Value", "Valeur", "القيمة")

RULES_SHEET = Sheet(
    Words("Rules", "Règles", "القواعد"),
    note=Words(
        "What a good plan must respect: one row for each rule.",
        "Ce qu'un bon plan doit respecter : une ligne par règle.",
        "ما يجب أن تحترمه الخطة الجيدة: سطر لكل قاعدة.",
    ),
    columns=(
        Column(
            Words("Rule", "Règle", "القاعدة"),
            Unit.NAME,
            Words(
                "The kind of rule, from the list. Example: Growth at most.",
                "La sorte de règle, dans la liste. Exemple : Hausse au plus.",
                "نوع القاعدة من القائمة. مثال: زيادة متدرجة على الأكثر.",
            ),
            required=True,
        ),
        Column(
            REGION,
            Unit.TEXT,
            Words(
                "Whom it speaks of: blank is all together, each is one limit for each, or names of "
                "regions and areas separated by ;",
                "De qui elle parle : vide, toutes ensemble ; chaque, une limite pour chacune ; ou "
                "des noms de régions et de zones séparés par ;",
                "عمن تتحدث: الفارغ يعني الكل معا، وكل تعني حدا لكل منطقة، أو أسماء مناطق ونطاقات "
                "تفصل بينها ؛",
            ),
        ),
        Column(
            PROJECT_TYPE,
            Unit.TEXT,
            Words(
                "Blank is all together, each is one limit for each, or names of types and groups "
                "separated by ;",
                "Vide, tous ensemble ; chaque, une limite pour chacun ; ou des noms de types et de "
                "groupes séparés par ;",
                "الفارغ يعني الكل معا، وكل تعني حدا لكل نوع، أو أسماء أنواع ومجموعات تفصل بينها ؛",
            ),
        ),
        Column(
            SOURCE,
            Unit.TEXT,
            Words(
                "Only for rules about money: blank is all together, each, or names of sources and "
                "kinds separated by ;",
                "Seulement pour les règles sur l'argent : vide, toutes ensemble ; chaque ; ou des "
                "noms de sources et de natures séparés par ;",
                "لقواعد المال فقط: الفارغ يعني الكل معا، أو كل، أو أسماء ممولين وأنواع تفصل "
                "بينها ؛",
            ),
        ),
        Column(
            YEAR,
            Unit.YEAR,
            Words(
                "Blank is each year by itself, all is the years together, or years such as "
                "2028;2029.",
                "Vide : chaque année à part ; tous : les années ensemble ; ou des années comme "
                "2028;2029.",
                "الفارغ يعني كل سنة على حدة، والكل يعني السنوات معا، أو سنوات مثل 2028؛2029.",
            ),
        ),
        Column(
            Words("Of", "De", "من"),
            Unit.TEXT,
            Words(
                "For shares: what it is a share of: same region, same project type, same source, "
                "or a source's name. Blank is all the money.",
                "Pour les parts : de quoi : même région, même type de projet, même source, ou le "
                "nom d'une source. Vide : tout l'argent.",
                "للحصص: حصة من ماذا: نفس المنطقة أو نفس نوع المشروع أو نفس المصدر أو اسم ممول. "
                "الفارغ يعني كل المال.",
            ),
        ),
        Column(
            VALUE,
            Unit.ANY,
            Words(
                "The limit, in the rule's unit: a percentage such as 15%, money, people, or a "
                "count; for Only with and Not with, the other's name.",
                "La limite, dans l'unité de la règle : un pourcentage comme 15 %, de l'argent, des "
                "personnes, un nombre ; pour Seulement avec et Pas avec, le nom de l'autre.",
                "الحد بوحدة القاعدة: نسبة مثل 15%، أو مال، أو أشخاص، أو عدد؛ ومع قاعدتي فقط مع "
                "وليس مع اسم الآخر.",
            ),
            required=True,
        ),
        Column(
            Words("Step", "Marche", "الخطوة"),
            Unit.MONEY,
            Words(
                "For growth and cut rules: money on top of the rate, so that a line can start from "
                "nothing. Example: 50000.",
                "Pour les règles de hausse et de baisse : argent en plus du taux, pour partir de "
                "rien. Exemple : 50000.",
                "لقواعد الزيادة والخفض: مال فوق النسبة ليبدأ البند من لا شيء. مثال: 50000.",
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            Words("Step per person", "Marche par personne", "الخطوة للفرد"),
            Unit.MONEY,
            Words(
                "Money for each eligible person, added to Step: fair between a village and a city.",
                "Argent par personne éligible, ajouté à Marche : juste entre un village et une "
                "ville.",
                "مال لكل شخص مؤهل يضاف إلى الخطوة: عدل بين القرية والمدينة.",
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            Words("On", "Actif", "مفعل"),
            Unit.YES_NO,
            Words(
                "Whether the rule counts: yes or no. Blank is yes.",
                "Si la règle compte : oui ou non. Vide vaut oui.",
                "هل القاعدة سارية: نعم أو لا. الفارغ يعني نعم.",
            ),
            default=True,
        ),
        Column(
            Words("Note", "Note", "ملاحظة"),
            Unit.TEXT,
            Words(
                "Free text, repeated wherever the rule is reported.",
                "Texte libre, répété partout où la règle est citée.",
                "نص حر يتكرر حيثما ذُكرت القاعدة.",
            ),
        ),
    ),
)
