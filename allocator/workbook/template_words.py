"""What the template says beside the sheets' own words: its first page, its examples."""

from __future__ import annotations

from allocator.words import Words

READ_ME = Words("Read me", "Lisez-moi", "اقرأني")
EXAMPLE = Words("Example (grey, not read):", "Exemple (gris, non lu) :", "مثال (رمادي، لا يُقرأ):")
MY_PLAN = Words("My plan", "Mon plan", "خطتي")
REQUIRED = Words("* = must be filled", "* = à remplir", "* = يجب ملؤه")

#: The first page, a line each; the first is its title.
LINES = (
    Words(
        "Who gets how much, when: your question in a workbook",
        "Qui reçoit combien, quand : votre question dans un classeur",
        "من يحصل على كم ومتى: سؤالك في مصنف",
    ),
    Words(
        "1. Regions: one row for each region, with the people who could be reached there.",
        "1. Régions : une ligne par région, avec les personnes que l'on pourrait y atteindre.",
        "1. المناطق: سطر لكل منطقة مع عدد المستفيدين الممكن الوصول إليهم.",
    ),
    Words(
        "2. Projects: one row for each type of project, with what one person costs.",
        "2. Projets : une ligne par type de projet, avec le coût d'une personne.",
        "2. المشاريع: سطر لكل نوع مشروع مع تكلفة الفرد.",
    ),
    Words(
        "3. Budget: one row for each source of money, with its amount in each year.",
        "3. Budget : une ligne par source d'argent, avec son montant de chaque année.",
        "3. الميزانية: سطر لكل ممول مع مبلغه في كل سنة.",
    ),
    Words(
        "These three are enough. Lines, Rules and Settings say what differs and what a good plan "
        "must respect.",
        "Ces trois suffisent. Lignes, Règles et Réglages disent ce qui diffère et ce qu'un bon "
        "plan doit respecter.",
        "هذه الثلاث تكفي. أما البنود والقواعد والإعدادات فتقول ما يختلف وما يجب أن تحترمه "
        "الخطة الجيدة.",
    ),
    Words(
        "Headings marked * must be filled; point at a heading to read what it means.",
        "Les titres marqués * sont à remplir ; pointez un titre pour lire ce qu'il veut dire.",
        "العناوين ذات العلامة * يجب ملؤها؛ ضع المؤشر على العنوان لقراءة معناه.",
    ),
    Words(
        "The grey row above the headings is an example and is not read.",
        "La ligne grise au-dessus des titres est un exemple et n'est pas lue.",
        "السطر الرمادي فوق العناوين مثال ولا يُقرأ.",
    ),
    Words(
        "In a rule, a blank speaks of all together, each of every one by itself, each Coast of "
        "every one of that area; or list names with ;",
        "Dans une règle, vide parle de toutes ensemble, chaque de chacune, chaque Littoral de "
        "chacune de cette zone ; ou des noms séparés par ;",
        "في القاعدة: الفارغ يعني الكل معا، و«كل» تعني كل واحدة على حدة، و«كل الساحل» تعني كل واحدة "
        "من ذلك النطاق، أو أسماء تفصل بينها ؛",
    ),
    Words(
        "Gradual increase: Rule = Growth at most, Region = each, Value = 10%, and a Step in money "
        "so that a region can begin from nothing.",
        "Hausse graduelle : Règle = Hausse au plus, Région = chaque, Valeur = 10%, et une Marche "
        "en argent pour qu'une région puisse partir de rien.",
        "الزيادة المتدرجة: القاعدة = زيادة متدرجة على الأكثر، المنطقة = كل، القيمة = 10%، مع خطوة "
        "مالية لكي تبدأ منطقة من لا شيء.",
    ),
    Words(
        "Then run: allocator check THIS.xlsx, and: allocator solve THIS.xlsx -o plan.xlsx",
        "Puis lancez : allocator check CE.xlsx, et : allocator solve CE.xlsx -o plan.xlsx",
        "ثم شغّل: allocator check FILE.xlsx ثم allocator solve FILE.xlsx -o plan.xlsx",
    ),
)

#: One example row for each sheet, by English column names; texts in three languages.
_COAST = Words("Coast", "Littoral", "الساحل")
_TOOLS = Words("Tools for families", "Outils aux familles", "أدوات للأسر المنتجة")
_REGION = Words("Souss", "Souss", "سوس")
_DONOR = Words("Donor", "Bailleur", "المانح")

EXAMPLES: dict[str, dict[str, Words | float]] = {
    "Regions": {
        "Region": _REGION,
        "Eligible people": 1200.0,
        "Area": _COAST,
        "Spent last year": 250000.0,
    },
    "Projects": {"Project type": _TOOLS, "Cost per person": 4000.0, "Women": 0.55, "Youth": 0.4},
    "Budget": {"Source": _DONOR, "Last year": 1000000.0, "Yearly rise": 0.05},
    "Lines": {"Region": _REGION, "Project type": _TOOLS, "Most people": 300.0},
    "Rules": {
        "Rule": Words("Growth at most", "Hausse au plus", "زيادة متدرجة على الأكثر"),
        "Region": Words("each", "chaque", "كل"),
        "Value": 0.1,
        "Step": 50000.0,
    },
}
EXAMPLE_AMOUNT = 1050000.0
