"""The sheets about places: `Regions`, and `Lines` for one region × one project type."""

from __future__ import annotations

from allocator.words import Words
from allocator.workbook.column import Column, Sheet, Unit

REGION = Words("Region", "Région", "المنطقة")
PROJECT_TYPE = Words("Project type", "Type de projet", "نوع المشروع")
COST_PER_PERSON = Words("Cost per person", "Coût par personne", "تكلفة الفرد")
SPENT_LAST_YEAR = Words("Spent last year", "Dépenses année précédente", "المصروف في السنة الماضية")

REGIONS = Sheet(
    Words("Regions", "Régions", "المناطق"),
    required=True,
    note=Words(
        "Where money can go: one row for each region.",
        "Où l'argent peut aller : une ligne par région.",
        "أين يمكن أن يُصرف المال: سطر لكل منطقة.",
    ),
    columns=(
        Column(
            REGION,
            Unit.NAME,
            Words(
                "Name of the region; no two rows share one. Example: Souss.",
                "Nom de la région, unique. Exemple : Souss.",
                "اسم المنطقة، ولا يتكرر. مثال: سوس.",
            ),
            required=True,
        ),
        Column(
            Words("Eligible people", "Personnes éligibles", "المستفيدون المؤهلون"),
            Unit.PEOPLE,
            Words(
                "Most people the plan may start there over all its years, each counted once. "
                "Example: 1200.",
                "Nombre maximal de personnes que le plan peut y lancer sur toutes ses années, "
                "chacune comptée une fois. Exemple : 1200.",
                "أقصى عدد من المستفيدين يمكن أن تبدأ الخطة معهم هناك خلال كل سنواتها، "
                "ويُحسب كل شخص مرة واحدة. مثال: 1200.",
            ),
            required=True,
            least=0.0,
        ),
        Column(
            Words("Area", "Zone", "النطاق"),
            Unit.NAME,
            Words(
                "A group of regions that rules can name. Example: Coast.",
                "Groupe de régions que les règles peuvent nommer. Exemple : Littoral.",
                "مجموعة مناطق يمكن أن تسميها القواعد. مثال: الساحل.",
            ),
        ),
        Column(
            SPENT_LAST_YEAR,
            Unit.MONEY,
            Words(
                "Money spent there last year: the gradual increase starts from it. Blank is 0.",
                "Argent dépensé l'an dernier dans la région : point de départ de la hausse "
                "graduelle. Vide vaut 0.",
                "المال المصروف هناك في السنة الماضية، ومنه تنطلق الزيادة المتدرجة. الفارغ يعني 0.",
            ),
            least=0.0,
        ),
        Column(
            Words("Cost factor", "Facteur de coût", "معامل التكلفة"),
            Unit.NUMBER,
            Words(
                "Multiplies every cost in the region. Example: 1.2 where all costs 20% more.",
                "Multiplie tous les coûts de la région. Exemple : 1,2 si tout coûte 20 % de plus.",
                "يضرب كل التكاليف في المنطقة. مثال: 1.2 حيث كل شيء أغلى بنسبة 20%.",
            ),
            default=1.0,
            above=0.0,
        ),
        Column(
            Words("Weight", "Poids", "الوزن"),
            Unit.NUMBER,
            Words(
                "What one person there counts for when weighted people are maximised. "
                "Example: 1.5.",
                "Ce que compte une personne quand on maximise les personnes pondérées. "
                "Exemple : 1,5.",
                "ما يعدله الشخص الواحد هناك عند تعظيم الأشخاص المرجحين. مثال: 1.5.",
            ),
            default=1.0,
            least=0.0,
        ),
        Column(
            Words("Most per year", "Maximum par an", "الحد الأقصى السنوي"),
            Unit.MONEY,
            Words(
                "Most money the region can absorb in one year. Blank is no limit.",
                "Argent que la région peut absorber en un an. Vide : sans limite.",
                "أقصى مال يمكن للمنطقة استيعابه في سنة واحدة. الفارغ يعني بلا حد.",
            ),
            least=0.0,
        ),
        Column(
            Words("Licence months", "Mois de licence", "أشهر الترخيص"),
            Unit.MONTHS,
            Words(
                "Months that paperwork adds to every project there. Example: 3.",
                "Mois que les autorisations ajoutent à chaque projet. Exemple : 3.",
                "الأشهر التي يضيفها الترخيص الإداري إلى كل مشروع هناك. مثال: 3.",
            ),
            default=0.0,
            least=0.0,
        ),
        Column(
            Words("Mobile share", "Part mobile", "حصة الدفع بالهاتف"),
            Unit.PERCENT,
            Words(
                "Share of the payments made by mobile money. Example: 40%.",
                "Part des paiements faits par téléphone mobile. Exemple : 40 %.",
                "نسبة المدفوعات التي تتم عبر الهاتف. مثال: 40%.",
            ),
            default=0.0,
            least=0.0,
            most=1.0,
        ),
        Column(
            Words("Code", "Code", "الرمز"),
            Unit.TEXT,
            Words(
                "An official code of the region, copied to the output. Example: MA-09.",
                "Code officiel de la région, recopié dans le résultat. Exemple : MA-09.",
                "الرمز الرسمي للمنطقة، ويُنسخ إلى النتائج. مثال: MA-09.",
            ),
        ),
    ),
)

LINES = Sheet(
    Words("Lines", "Lignes", "البنود"),
    note=Words(
        "One region with one project type, where it differs from the rest.",
        "Une région et un type de projet, là où ils diffèrent du reste.",
        "منطقة واحدة مع نوع مشروع واحد، حيث يختلفان عن الباقي.",
    ),
    columns=(
        Column(
            REGION,
            Unit.NAME,
            Words(
                "A region of the sheet Regions.",
                "Une région de la feuille Régions.",
                "منطقة من ورقة المناطق.",
            ),
            required=True,
        ),
        Column(
            PROJECT_TYPE,
            Unit.NAME,
            Words(
                "A project type of the sheet Projects.",
                "Un type de projet de la feuille Projets.",
                "نوع مشروع من ورقة المشاريع.",
            ),
            required=True,
        ),
        Column(
            COST_PER_PERSON,
            Unit.MONEY,
            Words(
                "Cost of one person here, in place of the type's cost × the region's factor: at "
                "prices of the first year, before own share and mobile saving.",
                "Coût d'une personne ici, au lieu du coût du type × le facteur de la région : aux "
                "prix de la première année, avant apport propre et économie mobile.",
                "تكلفة الفرد هنا بدل تكلفة النوع × معامل المنطقة، بأسعار السنة الأولى وقبل "
                "المساهمة الذاتية ووفر الدفع بالهاتف.",
            ),
            above=0.0,
        ),
        Column(
            Words("Most people", "Maximum de personnes", "أقصى عدد من المستفيدين"),
            Unit.PEOPLE,
            Words(
                "Most people started here over the whole plan. Blank is no limit.",
                "Nombre maximal de personnes lancées ici sur tout le plan. Vide : sans limite.",
                "أقصى عدد من المستفيدين يبدؤون هنا خلال الخطة كلها. الفارغ يعني بلا حد.",
            ),
            least=0.0,
        ),
        Column(
            SPENT_LAST_YEAR,
            Unit.MONEY,
            Words(
                "Money spent here last year: the gradual increase starts from it. Blank is 0.",
                "Argent dépensé ici l'an dernier : point de départ de la hausse graduelle. "
                "Vide vaut 0.",
                "المال المصروف هنا في السنة الماضية، ومنه تنطلق الزيادة المتدرجة. الفارغ يعني 0.",
            ),
            least=0.0,
        ),
        Column(
            Words("Open", "Ouvert", "مفتوح"),
            Unit.YES_NO,
            Words(
                "Whether money may go here: yes or no. No is never.",
                "Si l'argent peut aller ici : oui ou non. Non veut dire jamais.",
                "هل يجوز الصرف هنا: نعم أو لا. لا تعني أبدا.",
            ),
            default=True,
        ),
    ),
)
