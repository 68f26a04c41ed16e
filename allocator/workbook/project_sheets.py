"""The sheet about what money can do: `Projects`."""

from __future__ import annotations

from allocator.words import Words
from allocator.workbook.column import Column, Sheet, Unit
from allocator.workbook.region_sheets import COST_PER_PERSON, PROJECT_TYPE

#: Longer terms are a slip of the keyboard, and would only make the model larger.
LONGEST_LOAN = 100.0

PROJECTS = Sheet(
    Words("Projects", "Projets", "المشاريع"),
    required=True,
    note=Words(
        "What money can do: one row for each project type.",
        "Ce que l'argent peut faire : une ligne par type de projet.",
        "ما يمكن أن يفعله المال: سطر لكل نوع مشروع.",
    ),
    columns=(
        Column(
            PROJECT_TYPE,
            Unit.NAME,
            Words(
                "Name of the project type; no two rows share one. Example: Small shop.",
                "Nom du type de projet, unique. Exemple : Petit commerce.",
                "اسم نوع المشروع، ولا يتكرر. مثال: متجر صغير.",
            ),
            required=True,
        ),
        Column(
            COST_PER_PERSON,
            Unit.MONEY,
            Words(
                "Money that reaches one person, before the region's cost factor. Or fill Cost per "
                "project and People per project.",
                "Argent pour toucher une personne, avant le facteur de coût de la région. Sinon "
                "remplir Coût par projet et Personnes par projet.",
                "المال اللازم للوصول إلى شخص واحد قبل معامل المنطقة. أو املأ تكلفة المشروع وعدد "
                "الأفراد في المشروع.",
            ),
            above=0.0,
        ),
        Column(
            Words("Cost per project", "Coût par projet", "تكلفة المشروع"),
            Unit.MONEY,
            Words(
                "Money for one whole project, in place of Cost per person. Example: 300000.",
                "Argent pour un projet entier, au lieu de Coût par personne. Exemple : 300000.",
                "المال اللازم لمشروع كامل، بدل تكلفة الفرد. مثال: 300000.",
            ),
            above=0.0,
        ),
        Column(
            Words("People per project", "Personnes par projet", "عدد الأفراد في المشروع"),
            Unit.PEOPLE,
            Words(
                "People that one whole project reaches. Example: 10.",
                "Personnes touchées par un projet entier. Exemple : 10.",
                "عدد من يصل إليهم مشروع كامل. مثال: 10.",
            ),
            above=0.0,
        ),
        Column(
            Words("Own share", "Apport propre", "المساهمة الذاتية"),
            Unit.PERCENT,
            Words(
                "Part of the cost that the beneficiary brings; the sources pay the rest. "
                "Example: 40%.",
                "Part du coût apportée par le bénéficiaire ; les sources paient le reste. "
                "Exemple : 40 %.",
                "جزء التكلفة الذي يأتي به المستفيد، ويدفع الممولون الباقي. مثال: 40%.",
            ),
            default=0.0,
            least=0.0,
            below=1.0,
        ),
        Column(
            Words("Group", "Groupe", "المجموعة"),
            Unit.NAME,
            Words(
                "Variants of one project share a group, and its reach. Blank is the type itself.",
                "Les variantes d'un projet partagent un groupe et sa portée. Vide : le type même.",
                "صيغ المشروع الواحد تشترك في مجموعة وفي نسبة وصولها. الفارغ يعني النوع نفسه.",
            ),
        ),
        Column(
            Words("Reach", "Portée", "نسبة الوصول"),
            Unit.PERCENT,
            Words(
                "Most of a region's eligible people that the group can start over the plan. Blank "
                "is the group's, or 100%.",
                "Part maximale des personnes éligibles d'une région que le groupe peut lancer sur "
                "le plan. Vide : celle du groupe, sinon 100 %.",
                "أقصى نسبة من المؤهلين في المنطقة يمكن للمجموعة أن تبدأ معهم خلال الخطة. الفارغ "
                "يعني نسبة المجموعة أو 100%.",
            ),
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Women", "Femmes", "النساء"),
            Unit.PERCENT,
            Words(
                "Share of women among the people reached. Blank is unknown.",
                "Part des femmes parmi les personnes touchées. Vide : inconnue.",
                "نسبة النساء بين المستفيدين. الفارغ يعني غير معروفة.",
            ),
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Youth", "Jeunes", "الشباب"),
            Unit.PERCENT,
            Words(
                "Share of young people among the people reached. Blank is unknown.",
                "Part des jeunes parmi les personnes touchées. Vide : inconnue.",
                "نسبة الشباب بين المستفيدين. الفارغ يعني غير معروفة.",
            ),
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Jobs per person", "Emplois par personne", "فرص العمل للفرد"),
            Unit.NUMBER,
            Words(
                "Jobs that come with one person reached. Example: 1.5.",
                "Emplois qui viennent avec une personne touchée. Exemple : 1,5.",
                "فرص العمل التي تأتي مع كل مستفيد. مثال: 1.5.",
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            Words("Kept going", "Projets pérennes", "المشاريع المستمرة"),
            Unit.PERCENT,
            Words(
                "Share of the projects still alive after 24 months. Blank is 100%.",
                "Part des projets encore en vie après 24 mois. Vide vaut 100 %.",
                "نسبة المشاريع التي ما زالت قائمة بعد 24 شهرا. الفارغ يعني 100%.",
            ),
            default=1.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Start-up months", "Mois de démarrage", "أشهر الانطلاق"),
            Unit.MONTHS,
            Words(
                "Months between the money and the people reached. Example: 6.",
                "Mois entre l'argent et les personnes touchées. Exemple : 6.",
                "عدد الأشهر بين صرف المال والوصول إلى المستفيدين. مثال: 6.",
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            Words("Delivery share", "Part de distribution", "حصة التوصيل"),
            Unit.PERCENT,
            Words(
                "Part of the cost that is delivery of the money. Example: 12%.",
                "Part du coût due à la distribution de l'argent. Exemple : 12 %.",
                "جزء التكلفة الذي يذهب إلى توصيل المال. مثال: 12%.",
            ),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Mobile saving", "Économie mobile", "وفر الدفع بالهاتف"),
            Unit.PERCENT,
            Words(
                "Part of the delivery cost that mobile payment saves. Example: 31%.",
                "Part du coût de distribution que le paiement mobile épargne. Exemple : 31 %.",
                "جزء تكلفة التوصيل الذي يوفره الدفع بالهاتف. مثال: 31%.",
            ),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Years to repay", "Années de remboursement", "سنوات السداد"),
            Unit.WHOLE_YEARS,
            Words(
                "0 is a grant; otherwise a loan repaid in equal yearly instalments over so many "
                "whole years.",
                "0 : un don ; sinon un prêt remboursé en annuités égales sur ce nombre entier "
                "d'années.",
                "0 يعني منحة، وإلا فهو قرض (مثل القرض الحسن) يُسدد بأقساط سنوية متساوية خلال هذا "
                "العدد من السنوات.",
            ),
            default=0.0,
            least=0.0,
            most=LONGEST_LOAN,
        ),
        Column(
            Words("Years of grace", "Années de grâce", "سنوات السماح"),
            Unit.WHOLE_YEARS,
            Words(
                "Whole years before the first instalment, fewer than the years to repay.",
                "Années entières avant la première annuité, moins que les années de remboursement.",
                "سنوات كاملة قبل القسط الأول، أقل من سنوات السداد.",
            ),
            default=0.0,
            least=0.0,
            most=LONGEST_LOAN,
        ),
        Column(
            Words("Interest", "Intérêt", "الفائدة"),
            Unit.PERCENT,
            Words(
                "A year, on the principal still out when the year starts. 0 is qard hasan.",
                "Par an, sur le capital restant dû au début de l'année. 0 : qard hassan.",
                "سنويا، على أصل القرض المتبقي في بداية السنة. 0 يعني قرضا حسنا.",
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            Words("Loss", "Perte", "الخسارة"),
            Unit.PERCENT,
            Words(
                "Share of what is still out that is lost each year. Example: 3%.",
                "Part de l'encours perdue chaque année. Exemple : 3 %.",
                "نسبة ما يضيع كل سنة من القروض القائمة. مثال: 3%.",
            ),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
    ),
)
