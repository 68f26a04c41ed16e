"""The sheet about whose money, how much and when: `Budget`."""

from __future__ import annotations

from allocator.words import Words
from allocator.workbook.column import Column, Sheet, Unit

SOURCE = Words("Source", "Source", "الممول")
YEAR = Words("Year", "Année", "السنة")

BUDGET = Sheet(
    Words("Budget", "Budget", "الميزانية"),
    required=True,
    note=Words(
        "Whose money, how much, and when: one row for each source, one column for each year.",
        "L'argent de qui, combien et quand : une ligne par source, une colonne par année.",
        "مال من، وكم، ومتى: سطر لكل ممول وعمود لكل سنة.",
    ),
    years=Column(
        YEAR,
        Unit.MONEY,
        Words(
            "Money of this year. 0 is nothing; a blank needs Yearly rise or Total. The heading is "
            "a year such as 2027, 1448 or 2027/28.",
            "Argent de cette année. 0 : rien ; un vide demande Hausse annuelle ou Total. "
            "L'en-tête est une année comme 2027, 1448 ou 2027/28.",
            "مال هذه السنة. 0 يعني لا شيء، والفارغ يحتاج إلى الزيادة السنوية أو المجموع. رأس "
            "العمود سنة مثل 2027 أو 1448 أو 2027/28.",
        ),
        required=True,
        least=0.0,
    ),
    columns=(
        Column(
            SOURCE,
            Unit.NAME,
            Words(
                "Name of the source of money; no two rows share one. Example: Donor A.",
                "Nom de la source d'argent, unique. Exemple : Bailleur A.",
                "اسم الممول، ولا يتكرر. مثال: الممول أ.",
            ),
            required=True,
        ),
        Column(
            Words("Kind", "Nature", "النوع"),
            Unit.NAME,
            Words(
                "Donor, government, zakat, waqf, loan fund…: a name that rules can use. It changes "
                "nothing by itself.",
                "Bailleur, État, zakat, waqf, fonds de prêt… : un nom que les règles peuvent "
                "utiliser. Il ne change rien par lui-même.",
                "ممول أو حكومة أو زكاة أو وقف أو صندوق قروض: اسم يمكن أن تستعمله القواعد، ولا "
                "يغير شيئا بذاته.",
            ),
        ),
        Column(
            Words("Last year", "Année précédente", "السنة الماضية"),
            Unit.MONEY,
            Words(
                "What the source spent last year, re-lent money included. Blank is 0.",
                "Ce que la source a dépensé l'an dernier, argent reprêté compris. Vide vaut 0.",
                "ما صرفه الممول في السنة الماضية، بما فيه المال المعاد إقراضه. الفارغ يعني 0.",
            ),
            least=0.0,
        ),
        Column(
            Words("Yearly rise", "Hausse annuelle", "الزيادة السنوية"),
            Unit.PERCENT,
            Words(
                "The donor's ladder: a blank year is the year before raised by this. Example: 5%.",
                "L'échelle du bailleur : une année vide est la précédente augmentée d'autant. "
                "Exemple : 5 %.",
                "سلم الممول: السنة الفارغة هي السنة السابقة مع هذه الزيادة المتدرجة. مثال: 5%.",
            ),
            least=-1.0,
        ),
        Column(
            Words("Projects", "Projets", "المشاريع"),
            Unit.NAMES,
            Words(
                "Project types or groups it may be spent on, separated by ; Blank is all.",
                "Types de projet ou groupes qu'elle peut financer, séparés par ; Vide : tous.",
                "أنواع المشاريع أو المجموعات التي يجوز تمويلها، تفصل بينها ؛ والفارغ يعني الكل.",
            ),
        ),
        Column(
            Words("Regions", "Régions", "المناطق"),
            Unit.NAMES,
            Words(
                "Regions or areas where it may be spent, separated by ; Blank is all.",
                "Régions ou zones où elle peut être dépensée, séparées par ; Vide : toutes.",
                "المناطق أو النطاقات التي يجوز الصرف فيها، تفصل بينها ؛ والفارغ يعني الكل.",
            ),
        ),
        Column(
            Words("Own costs", "Frais propres", "التكاليف الذاتية"),
            Unit.PERCENT,
            Words(
                "Share the source keeps for its own work, such as the amil's. Example: 12.5%.",
                "Part que la source garde pour son propre travail, comme celle de l'amil. "
                "Exemple : 12,5 %.",
                "النسبة التي يحتفظ بها الممول لعمله، مثل سهم العاملين عليها. مثال: 12.5%.",
            ),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Carry over", "Report", "ترحيل الفائض"),
            Unit.PERCENT,
            Words(
                "Part of a year's money that may wait for the next year. Example: 20%.",
                "Part de l'argent d'une année qui peut attendre la suivante. Exemple : 20 %.",
                "جزء مال السنة الذي يمكن ترحيله فائضا إلى السنة التالية. مثال: 20%.",
            ),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Total", "Total", "المجموع"),
            Unit.MONEY,
            Words(
                "Envelope over all years: the program decides the amount of each blank year.",
                "Enveloppe sur toutes les années : le programme décide du montant de chaque année "
                "vide.",
                "الغلاف الإجمالي لكل السنوات: يقرر البرنامج مبلغ كل سنة فارغة.",
            ),
            least=0.0,
        ),
        Column(
            Words("Repaid to", "Remboursé à", "السداد إلى"),
            Unit.NAME,
            Words(
                "The source that loan repayments go to. Blank is this one.",
                "La source qui reçoit les remboursements de prêts. Vide : celle-ci.",
                "الممول الذي يعود إليه سداد القروض. الفارغ يعني الممول نفسه.",
            ),
        ),
        Column(
            Words("Losses covered by", "Pertes couvertes par", "تغطية الخسائر من"),
            Unit.NAME,
            Words(
                "The source that pays this one's lost loans back each year, so that a cash waqf "
                "keeps its capital. Blank is none.",
                "La source qui compense chaque année les prêts perdus de celle-ci, pour qu'un waqf "
                "garde son capital. Vide : aucune.",
                "الممول الذي يعوض كل سنة القروض الضائعة لهذا الممول، حتى يحفظ الوقف النقدي رأس "
                "ماله. الفارغ يعني لا أحد.",
            ),
        ),
    ),
)
