"""What the template says beside the sheets' own words: short labels and the example rows."""

from __future__ import annotations

from allocator.words import Words

READ_ME = Words("Read me", "Lisez-moi", "اقرأني")
LISTS = Words("Drop-downs", "Menus", "خيارات الاختيار")
#: Sheets of the template that hold no data: a reader may pass them over without a word.
OWN_SHEETS = (READ_ME, LISTS)

#: Before the first cell of an example, so that it can never be taken for a name.
EXAMPLE = Words("Example → ", "Exemple → ", "مثال ← ")
HOW_TO_FILL = Words(
    "The grey line is an example and does not count. Your rows start under the headings. "
    "* must be filled in; elsewhere a blank keeps the default.",
    "La ligne grise est un exemple et ne compte pas. Vos lignes commencent sous les titres. "
    "* est à remplir ; ailleurs un vide garde la valeur par défaut.",
    "السطر الرمادي مثال ولا يُحسب. تبدأ سطورك تحت العناوين. ما عليه * يجب ملؤه، والفارغ في غيره "
    "يبقي القيمة المعتادة.",
)
HOW_TO_SET = Words(
    "Filled in already: change what you like, and add the currency in the last row as in the grey "
    "line, which is an example and does not count.",
    "Déjà rempli : changez ce que vous voulez, et ajoutez la monnaie à la dernière ligne comme "
    "dans la ligne grise, qui est un exemple et ne compte pas.",
    "الورقة مملوءة: غيّر ما تريد، وأضف العملة في السطر الأخير كما في السطر الرمادي، وهو مثال لا "
    "يُحسب.",
)
PLAN = Words("Plan", "Plan", "خطة")

# What a number should be, said when it is not

IS_IT_RIGHT = Words("Is this right?", "Est-ce juste ?", "هل هذا صحيح؟")
AT_LEAST = Words(
    "A number of at least {0} is expected here.",
    "On attend ici un nombre d'au moins {0}.",
    "يُنتظر هنا عدد لا يقل عن {0}.",
)
ABOVE = Words(
    "A number above {0} is expected here.",
    "On attend ici un nombre supérieur à {0}.",
    "يُنتظر هنا عدد أكبر من {0}.",
)
BETWEEN = Words(
    "A number from {0} to {1} is expected here.",
    "On attend ici un nombre de {0} à {1}.",
    "يُنتظر هنا عدد من {0} إلى {1}.",
)
BELOW = Words(
    "A number from {0} to less than {1} is expected here.",
    "On attend ici un nombre de {0} à moins de {1}.",
    "يُنتظر هنا عدد من {0} إلى أقل من {1}.",
)
WHOLE = Words(
    "A whole number from {0} to {1} is expected here.",
    "On attend ici un nombre entier de {0} à {1}.",
    "يُنتظر هنا عدد صحيح من {0} إلى {1}.",
)
FROM_THE_LIST = Words(
    "This is not in the list. It is read only if it is one of its names in another language.",
    "Ce n'est pas dans la liste. Ne sera lu que si c'est un de ses noms dans une autre langue.",
    "هذا ليس في القائمة، ولا يُقرأ إلا إذا كان أحد أسمائها بلغة أخرى.",
)

# The example rows: by English sheet and column names, texts in three languages

_REGION = Words("Souss", "Souss", "سوس")
_COAST = Words("Coast", "Littoral", "الساحل")
_SHOP = Words("Small shop", "Petit commerce", "متجر صغير")
_WORKSHOP = Words("Family workshop", "Atelier familial", "ورشة عائلية")
_BOTH = Words(*(f"{shop}; {workshop}" for shop, workshop in zip(_SHOP, _WORKSHOP, strict=True)))
_YES = Words("yes", "oui", "نعم")

EXAMPLES: dict[str, dict[str, Words | float]] = {
    "Regions": {
        "Region": _REGION,
        "Eligible people": 1200.0,
        "Area": _COAST,
        "Spent last year": 60000.0,
        "Cost factor": 1.2,
        "Weight": 1.5,
        "Most per year": 90000.0,
        "Licence months": 3.0,
        "Mobile share": 0.4,
        "Code": Words("MA-09", "MA-09", "MA-09"),
    },
    "Projects": {
        "Project type": _SHOP,
        "Cost per person": 2500.0,
        "Own share": 0.4,
        "Group": Words("Trade", "Commerce", "التجارة"),
        "Reach": 0.3,
        "Women": 0.55,
        "Youth": 0.4,
        "Jobs per person": 1.5,
        "Kept going": 0.83,
        "Start-up months": 6.0,
        "Delivery share": 0.12,
        "Mobile saving": 0.31,
        "Years to repay": 3.0,
        "Years of grace": 1.0,
        "Interest": 0.0,
        "Loss": 0.03,
    },
    "Budget": {
        "Source": Words("Donor A", "Bailleur A", "الممول أ"),
        "Kind": Words("donor", "bailleur", "ممول"),
        "Last year": 100000.0,
        "Yearly rise": 0.05,
        "Projects": _BOTH,
        "Regions": _COAST,
        "Own costs": 0.07,
        "Carry over": 0.2,
        "Repaid to": Words("Loan fund", "Fonds de prêt", "صندوق القروض"),
        "Losses covered by": Words("Zakat fund", "Fonds de zakat", "صندوق الزكاة"),
    },
    "Lines": {
        "Region": _REGION,
        "Project type": _SHOP,
        "Cost per person": 2800.0,
        "Most people": 300.0,
        "Spent last year": 60000.0,
        "Open": _YES,
    },
    "Rules": {
        "Rule": Words("Growth at most", "Hausse au plus", "زيادة متدرجة على الأكثر"),
        "Region": Words("each", "chaque", "كل"),
        "Value": 0.15,
        "Step": 50000.0,
        "On": _YES,
        "Note": Words("The gradual increase", "La hausse graduelle", "الزيادة المتدرجة"),
    },
    "Scenarios": {
        "Scenario": Words("A larger donor", "Un bailleur plus large", "ممول أكبر"),
        "Change": Words("Budget", "Budget", "الميزانية"),
        "Source": Words("Donor A", "Bailleur A", "الممول أ"),
        "Value": Words("+10%", "+10%", "+10%"),
        "Strengths": Words("More people", "Plus de personnes", "أشخاص أكثر"),
    },
    "Ranges": {
        "Item": Words("Cost per person", "Coût par personne", "تكلفة الفرد"),
        "Project type": Words("each", "chaque", "كل"),
        "Low": Words("-10%", "-10%", "-10%"),
        "High": Words("+30%", "+30%", "+30%"),
    },
    "Settings": {
        "Setting": Words("Currency", "Monnaie", "العملة"),
        "Value": Words("MAD", "MAD", "MAD"),
    },
}
#: The first years of the example's budget; the ladder of `Yearly rise` gives the others.
EXAMPLE_YEARS = (120000.0, 140000.0)
