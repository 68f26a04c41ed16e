"""The sheet `Settings`: one row for each setting, and the values a setting may have."""

from __future__ import annotations

from allocator.words import Words
from allocator.workbook.column import Choice, Column, Setting, Sheet, Unit
from allocator.workbook.rule_sheets import VALUE

SETTINGS_SHEET = Sheet(
    Words("Settings", "Réglages", "الإعدادات"),
    note=Words(
        "How the plan is made and written: one row for each setting.",
        "Comment le plan est fait et écrit : une ligne par réglage.",
        "كيف تُعد الخطة وكيف تُكتب: سطر لكل إعداد.",
    ),
    columns=(
        Column(
            Words("Setting", "Réglage", "الإعداد"),
            Unit.NAME,
            Words("Its name, from the list.", "Son nom, dans la liste.", "اسمه من القائمة."),
            required=True,
        ),
        Column(
            VALUE,
            Unit.ANY,
            Words("What it is set to.", "Sa valeur.", "قيمته."),
            required=True,
        ),
    ),
)

LANGUAGES = (
    Choice("en", Words("English", "Anglais", "الإنجليزية")),
    Choice("fr", Words("French", "Français", "الفرنسية")),
    Choice("ar", Words("Arabic", "Arabe", "العربية")),
)

MAXIMISE = (
    Choice("People", Words("People", "Personnes", "الأشخاص")),
    Choice(
        "People kept going",
        Words("People kept going", "Personnes aux projets pérennes", "أشخاص استمرت مشاريعهم"),
    ),
    Choice("Weighted people", Words("Weighted people", "Personnes pondérées", "الأشخاص المرجحون")),
    Choice("Jobs", Words("Jobs", "Emplois", "فرص العمل")),
    Choice("Fairest", Words("Fairest", "Plus équitable", "الأكثر إنصافا")),
)

PREFER = (
    Choice("Steady", Words("Steady", "Stable", "مستقر")),
    Choice("Even", Words("Even", "Équilibré", "متوازن")),
    Choice("Cheap", Words("Cheap", "Économique", "الأقل تكلفة")),
)

SETTINGS = (
    Setting(
        Words("Title", "Titre", "العنوان"),
        Unit.TEXT,
        "title",
        Words(
            "Stands above every sheet of the plan.",
            "Figure en haut de chaque feuille du plan.",
            "يظهر أعلى كل ورقة من الخطة.",
        ),
    ),
    Setting(
        Words("Currency", "Monnaie", "العملة"),
        Unit.TEXT,
        "currency",
        Words(
            "Three letters of ISO 4217. Example: MAD.",
            "Trois lettres de la norme ISO 4217. Exemple : MAD.",
            "ثلاثة أحرف حسب ISO 4217. مثال: MAD.",
        ),
    ),
    Setting(
        Words("Language", "Langue", "اللغة"),
        Unit.NAME,
        "language",
        Words(
            "Language of the plan: en, fr or ar.",
            "Langue du plan : en, fr ou ar.",
            "لغة الخطة: en أو fr أو ar.",
        ),
        default="en",
        choices=LANGUAGES,
    ),
    Setting(
        Words("Maximise", "Maximiser", "التعظيم"),
        Unit.NAME,
        "maximise",
        Words(
            "What the best plan has most of.",
            "Ce dont le meilleur plan a le plus.",
            "ما تكون أفضل خطة هي الأكثر فيه.",
        ),
        default="People",
        choices=MAXIMISE,
    ),
    Setting(
        Words("Use weights", "Utiliser les poids", "استعمال الأوزان"),
        Unit.YES_NO,
        "use_weights",
        Words(
            "Whether a person counts times the Weight of their region, whatever is maximised: yes "
            "or no.",
            "Si une personne compte autant que le Poids de sa région, quoi qu'on maximise : oui ou "
            "non.",
            "هل يُضرب كل شخص في وزن منطقته مهما كان التعظيم: نعم أو لا.",
        ),
        default=False,
    ),
    Setting(
        Words("Price rise", "Hausse des prix", "ارتفاع الأسعار"),
        Unit.PERCENT,
        "price_rise",
        Words(
            "How much costs rise each year. Example: 2%.",
            "De combien les coûts montent chaque année. Exemple : 2 %.",
            "نسبة ارتفاع التكاليف كل سنة. مثال: 2%.",
        ),
        default=0.0,
        least=0.0,
    ),
    Setting(
        Words("Follow-up", "Suivi-évaluation", "المتابعة والتقييم"),
        Unit.PERCENT,
        "follow_up",
        Words(
            "Share of every source kept for monitoring and evaluation. Example: 5%.",
            "Part de chaque source gardée pour le suivi et l'évaluation. Exemple : 5 %.",
            "نسبة تُقتطع من كل ممول للمتابعة والتقييم. مثال: 5%.",
        ),
        default=0.0,
        least=0.0,
        most=1.0,
    ),
    Setting(
        Words("Prefer", "Préférer", "التفضيل"),
        Unit.NAME,
        "prefer",
        Words(
            "Among equally good plans: Steady is closest to last year's split, Even spreads the "
            "money, Cheap spends least.",
            "Entre plans aussi bons : Stable est le plus proche du partage de l'an dernier, "
            "Équilibré étale l'argent, Économique dépense le moins.",
            "بين الخطط المتساوية: مستقر هو الأقرب إلى توزيع السنة الماضية، ومتوازن يوزع المال، "
            "والأقل تكلفة يصرف أقل.",
        ),
        default="Steady",
        choices=PREFER,
    ),
    Setting(
        Words("Round to", "Arrondir à", "التقريب إلى"),
        Unit.MONEY,
        "round_to",
        Words(
            "Money is rounded to whole multiples of this; 0 is no rounding. Example: 1000.",
            "L'argent est arrondi aux multiples de ce montant ; 0 : pas d'arrondi. Exemple : 1000.",
            "تُقرب المبالغ إلى مضاعفات هذا المبلغ، و0 يعني بلا تقريب. مثال: 1000.",
        ),
        default=0.0,
        least=0.0,
    ),
)
