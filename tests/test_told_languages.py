"""What is told of a plan, or of the lack of one, in French and Arabic: a sentence of each kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from allocator import no_plan, told
from allocator.case import Case, Project, Region, Rule, Source
from allocator.language import ngettext, speaking
from allocator.plan import Alternative, Alternatives, LeftOut, Plan, Rounding
from allocator.price_words import change, gain, gained, holds, unit
from allocator.problems import Conflict, Mix, NoPlan, Quarrel, Quarrelling
from allocator.recommendation import Lowered, Recommendation, Tried
from allocator.rules.kind import Unit
from allocator.screen import headline, unspent
from allocator.solving import solve, unpriced
from allocator.stories import story
from allocator.story_words import sentences as story_sentences
from allocator.studies.alternative_words import sentences as of_alternatives
from allocator.studies.beyond import Beyond
from allocator.studies.common_levers import common_levers
from allocator.studies.conflict import arithmetic_words
from allocator.studies.recommendation_words import asked, sentences
from allocator.studies.why import WHY
from allocator.studies.why_words import LINES, NEXT
from allocator.worth import NO_PLAN, Gradual, Price
from tests.cases import coast_and_hills, question

PLAN = Plan(coast_and_hills(), "optimal", 0.0, 0.0, (), (), ())
PLAN = dataclasses.replace(
    PLAN,
    case=dataclasses.replace(
        PLAN.case, settings=dataclasses.replace(PLAN.case.settings, currency="MAD")
    ),
)
FR, AR = "fr", "ar"


def seen(text: str) -> str:
    """A text without the marks that only keep its order, its spaces plain."""
    return text.translate({0x200E: None, 0x200F: None, 0xA0: " "})


def all_seen(texts: Sequence[str]) -> list[str]:
    return [seen(text) for text in texts]


def maximising(what: str) -> Plan:
    settings = dataclasses.replace(PLAN.case.settings, maximise=what)
    return dataclasses.replace(PLAN, case=dataclasses.replace(PLAN.case, settings=settings))


# Counts


def test_a_fraction_takes_the_form_it_has_in_the_language() -> None:
    """French says one and a half person; Arabic, 2.5 as it says a hundred; English, people."""
    for spoken, count, expected in (
        ("en", 1.5, "1.5 fewer people"),
        (FR, 1.5, "1,5 personne de moins"),
        (FR, 2.5, "2,5 personnes de moins"),
        (AR, 2.5, "2.5 مستفيد أقل"),
        (AR, 3.0, "3 مستفيدين أقل"),
    ):
        shown = f"{count:g}".replace(".", "," if spoken == FR else ".")
        with speaking(spoken):
            forms = ("{count} fewer people", "{count} fewer people")
            assert seen(ngettext(*forms, count, count=shown)) == expected


@pytest.mark.parametrize(
    ("what", "price", "french", "arabic"),
    [
        ("People", 26.143, "26,14 personnes", "26.14 مستفيد"),
        ("People", 1234.4, "1 234 personnes", "1,234 مستفيدا"),
        (
            "People kept going",
            4.0,
            "4 personnes aux projets pérennes",
            "4 مستفيدين استمرت مشاريعهم",
        ),
        ("Weighted people", 1.0, "1 personne pondérée", "1 مستفيد مرجح"),
        ("Jobs", 7.0, "7 emplois", "7 فرص عمل"),
        ("Fairest", 0.03, "3 points de la plus basse couverture", "3 نقاط من أدنى تغطية"),
    ],
)
def test_a_gain_of_each_thing_that_is_maximised(
    what: str, price: float, french: str, arabic: str
) -> None:
    """By hand: a coverage higher by 0.03 is three points; 1234.4 is told whole."""
    with speaking(FR):
        assert seen(gain(maximising(what), price)) == french
    with speaking(AR):
        assert seen(gain(maximising(what), price)) == arabic
        assert seen(gained(maximising(what), price)) == f"+{arabic}"


def test_the_range_and_the_unit_of_a_price() -> None:
    price = Price(0.2, 1000.0, holds=(120000.0, 150000.0), bends=True)
    with speaking(FR):
        assert seen(unit(price, Unit.MONEY, "")) == "1 000 d'argent"
        assert unit(price, Unit.JOBS, "MAD") == "1 emploi"
        assert unit(price, Unit.NAME, "MAD") == "–"
    with speaking(AR):
        assert seen(holds(price, Unit.MONEY)) == "نحو 120,000 إلى 150,000"


# What is told of a plan


def test_whole_numbers_fairness_and_rounding() -> None:
    """By hand: a bound of 100,125 is 0.125 % above 100,000."""
    rounding = Rounding(1000.0, True, given=500.0, lost=12.0)
    plan = dataclasses.replace(
        PLAN,
        objective=100000.0,
        bound=100125.0,
        whole=True,
        rounding=rounding,
        fairest=(("Coast", 0.125),),
    )
    with speaking(FR):
        assert all_seen(list(told.told(plan))) == [
            "Des règles demandent des nombres entiers ; aucun plan n'est meilleur de plus de "
            "0,1250 %.",
            "Les moins couvertes d'abord, dans l'ordre où elles ont été fixées : Coast 12,5 %.",
            "Chaque montant est un multiple de 1 000 ; 12,0 personnes de moins sont touchées "
            "qu'avec les montants exacts ; une règle peut être manquée de 500 au plus.",
        ]
    with speaking(AR):
        assert all_seen(list(told.told(plan))) == [
            "تطلب قواعد أعدادا صحيحة، ولا توجد خطة أفضل منها بأكثر من 0.1250%.",
            "الأقل تغطية أولا، بترتيب تثبيتها: Coast 12.5%.",
            "كل مبلغ من مضاعفات 1,000، وعدد المستفيدين أقل منه بالمبالغ الدقيقة بمقدار 12.0 "
            "مستفيدا، وقد يُتجاوز حد قاعدة بما لا يزيد على 500.",
        ]


def test_what_going_gradually_costs() -> None:
    """By hand: 90 - 100 is ten fewer in 2027, 260 - 140 is 120 more in 2028: 110 more in all."""
    plan = dataclasses.replace(
        PLAN, gradual=Gradual((2027, 2028), (100.0, 140.0), (90.0, 260.0), 110.0, ())
    )
    with speaking(FR):
        assert seen(told.gradually(plan)) == (
            "Sans aucune règle de hausse, de baisse et de marche, 110 personnes de plus seraient "
            "touchées : -10 en 2027, +120 en 2028."
        )
    with speaking(AR):
        assert seen(told.gradually(plan)) == (
            "بدون أي قاعدة زيادة أو خفض أو خطوة يمكن الوصول إلى 110 مستفيدين زيادة: "
            "-10 في 2027، +120 في 2028."
        )


def one_year(**more: object) -> Case:
    """A thousand for a coast at 10 a person and hills at 20; everybody on the coast is 30."""
    regions = [Region("Coast", 30.0), Region("Hills", 5.0, cost_factor=2.0)]
    return question(regions, [Project("Cash", 10.0)], [Source("Donor", (1000.0,))], **more)  # type: ignore[arg-type]


def test_the_answer_and_what_is_left() -> None:
    """By hand: 30 at 10 and 5 at 20 cost 400, 35 people, 11.43 each; 600 are left."""
    plan = solve(one_year(), price=unpriced)
    with speaking(FR):
        assert seen(headline(plan).plain) == "35 personnes pour 400, 11 par personne"
    with speaking(AR):
        assert seen(headline(plan).plain) == "35 مستفيدا مقابل 400، أي 11 للمستفيد"
        assert seen(headline(plan).plain[slice(*_bold(plan))]) == "35 مستفيدا"
        first = next(iter(unspent(plan)))
        assert seen(str(first)) == "الفائض: 600"


def _bold(plan: Plan) -> tuple[int, int]:
    (span,) = headline(plan).spans
    return span.start, span.end


def test_why_money_is_left_is_told_in_the_language_of_the_solve() -> None:
    """By hand: everybody is reached, those of the coast (row 2) and of the hills (row 3)."""
    with speaking(FR):
        (year,) = solve(one_year(), price=unpriced).sources
        assert seen(year.why).startswith("Il ne reste personne à toucher : ")
    with speaking(AR):
        (year,) = solve(one_year(), price=unpriced).sources
        assert seen(year.why).startswith("لم يبق أحد للوصول إليه: ")


def test_why_a_line_has_what_it_has() -> None:
    """By hand: 400 last year and half as much again is 600 for the coast; the hills cost 20."""
    case = coast_and_hills(Rule("Growth at most", 0.5, region="Coast"), coast=400.0)
    with speaking(FR):
        coast = solve(case, price=unpriced, inquiries=[WHY]).reasons[0]
        assert seen(coast.says).endswith(
            "Il en coûte 10 par personne de plus, contre 20 là où l'argent est allé."
        )
        assert coast.says.startswith("Retenue par ")
    with speaking(AR):
        coast = solve(case, price=unpriced, inquiries=[WHY]).reasons[0]
        assert seen(coast.says).endswith("تكلفة المستفيد التالي فيه 10 مقابل 20 حيث ذهب المال.")
        assert coast.says.startswith("محدود بسبب ")


@pytest.mark.parametrize(
    ("what", "french", "arabic"),
    [
        ("People", "5 par personne de plus,", "تكلفة المستفيد التالي فيه 5 مقابل"),
        ("Jobs", "5 par emploi de plus,", "تكلفة فرصة العمل التالية فيه 5 مقابل"),
        (
            "People kept going",
            "5 par personne de plus au projet pérenne,",
            "تكلفة المستفيد التالي الذي يستمر مشروعه فيه 5 مقابل",
        ),
        (
            "Weighted people",
            "5 par personne de plus (pondérée selon la région),",
            "تكلفة المستفيد التالي (مرجحا حسب المنطقة) فيه 5 مقابل",
        ),
    ],
)
def test_the_next_one_of_each_thing_that_is_maximised(what: str, french: str, arabic: str) -> None:
    with speaking(FR):
        assert french in seen(LINES.say("costs", next=NEXT[what], cost="5", against="6"))
    with speaking(AR):
        assert arabic in seen(LINES.say("costs", next=NEXT[what], cost="5", against="6"))


def test_the_story_of_a_line() -> None:
    """By hand: all 30 on the coast, the whole of it, for 300; a year earlier is not known."""
    plan = solve(one_year(), price=unpriced, inquiries=[WHY])
    with speaking(FR):
        assert seen(next(story_sentences(story(plan, "Coast", "Cash")))) == (
            "Reçoit 300.00 sur la durée du plan et touche 30 sur 30 personnes éligibles "
            "(100,0 %).".replace("300.00", "300,00")
        )
    with speaking(AR):
        assert seen(next(story_sentences(story(plan, "Coast", "Cash")))) == (
            "المبلغ المخصص خلال الخطة 300.00، ويصل إلى 30 من أصل 30 مستفيدا مؤهلا (100.0%)."
        )


def test_months_are_counted() -> None:
    """By hand: three months of licence and one to start are four; Arabic has its plural."""
    regions = [Region("Coast", 30.0, licence_months=3.0)]
    types = [Project("Cash", 10.0, startup_months=1.0)]
    plan = solve(question(regions, types, [Source("Donor", (100.0, 100.0))]), price=unpriced)
    with speaking(AR):
        said = all_seen(list(story_sentences(story(plan, "Coast", "Cash"))))
        assert "يجري الوصول إلى المستفيدين بعد 4 أشهر من صرف المال (الترخيص والانطلاق)." in said
    with speaking(FR):
        said = all_seen(list(story_sentences(story(plan, "Coast", "Cash"))))
        assert "Les personnes sont touchées 4 mois après l'argent (licence et démarrage)." in said


# Recommendations and alternatives


def test_what_a_recommendation_is_worth() -> None:
    tried = (
        Tried("mobile_payment", "People", -312.0),
        Tried("loans", "Jobs", 3.0, proven=False),
        Tried("zakat_and_waqf", "People", -11.0, (Lowered("Rules!F2", "80 %", "75 %"),)),
        Tried("rise", "People", None),
    )
    one = Recommendation(5, "Regions!H2", tried)
    with speaking(FR):
        assert asked(5) == "Payer par téléphone mobile"
        assert all_seen(list(sentences(one))) == [
            "Sans paiement mobile : 312 personnes de moins.",
            "Si chaque prêt était un don : 3 emplois de plus (entre les meilleurs plans trouvés).",
            "Sans zakat ni waqf : aucun plan ne respecte toutes les règles. La comparaison, avec "
            "et sans, est donc faite avec Rules!F2 à 75 % au lieu de 80 % : 11 personnes de moins "
            "sans.",
            "Si chaque source qui a donné l'année précédente donne autant chaque année et pas plus "
            ": non mesuré, car ce serait trop long ici, ou le solveur s'est arrêté.",
        ]
    with speaking(AR):
        assert asked(5) == "الدفع بالهاتف"
        assert all_seen(list(sentences(one))[:3]) == [
            "بدون الدفع بالهاتف: 312 مستفيدا أقل.",
            "لو كان كل قرض منحة: 3 فرص عمل أكثر (بين أفضل ما وُجد من خطط).",
            "بدون الزكاة والوقف: لا خطة تحترم كل القواعد. مع Rules!F2 عند 75 % بدل 80 %، بها "
            "وبدونها: 11 مستفيدا أقل بدونها.",
        ]


def test_other_plans_nearly_as_good() -> None:
    """By hand: no people in either plan, so none fewer; a gap of 0.125 is 12.5 points."""
    found = Alternatives(
        0.05,
        {"even": 0.25},
        (Alternative("even", PLAN, True, 0.125, 0.4, {"even": 0.125}),),
        (LeftOut("lines", "stopped"),),
    )
    with speaking(FR):
        assert all_seen(list(of_alternatives(PLAN, found))) == [
            "Le plus équilibré : 12,5 points entre la région la plus couverte et la moins couverte "
            "au lieu de 25,0, 0 personne de moins ; 40 % de l'argent est ailleurs (minimum "
            "prouvé).",
            "Le moins de lignes : pas d'autre plan, car aucun n'a été trouvé à temps.",
        ]
    with speaking(AR):
        assert all_seen(list(of_alternatives(PLAN, found))) == [
            "الأكثر توازنا: الفرق بين أعلى المناطق تغطية وأدناها 12.5 من النقاط بدل 25.0، 0 "
            "مستفيد أقل؛ 40% من المال في موضع آخر (الأدنى، مثبت).",
            "أقل عدد من البنود: لا خطة أخرى، إذ لم توجد واحدة في الوقت المحدد.",
        ]


# No plan

FLOOR = Quarrel("Rules!F2", "regle", "baisse", alone=True, people=2700.0)
STUCK = Quarrel("Budget!C2", "montant", "")


def test_one_set_that_quarrels() -> None:
    mix = Mix((FLOOR,), 24.0, False)
    found = Conflict((Quarrelling((STUCK, FLOOR)),), mix)
    with speaking(FR):
        assert all_seen(no_plan.told(found)) == [
            "Aucun plan ne peut satisfaire à la fois :",
            "  Budget!C2 : montant",
            "  Rules!F2 : regle",
            "Ce changement suffit :",
            "  Rules!F2 : baisse. Le plan touche alors 2 700 personnes.",
            "Changer seulement Budget!C2 ne suffit pas.",
            "Ou ceux-ci ensemble ; le plan touche alors au moins 24 personnes :",
            "  Rules!F2 : baisse.",
        ]
    with speaking(AR):
        assert all_seen(no_plan.told(found)) == [
            "لا توجد خطة تستوفي ما يلي معا:",
            "  Budget!C2: montant",
            "  Rules!F2: regle",
            "هذا التغيير يكفي:",
            "  Rules!F2: baisse. تصل الخطة عندئذ إلى 2,700 مستفيد.",
            "لا يكفي تغيير Budget!C2 وحده.",
            "أو هذه معا، وتصل الخطة عندئذ إلى 24 مستفيدا على الأقل:",
            "  Rules!F2: baisse.",
        ]


def test_several_sets_and_what_is_written_beside_a_cell() -> None:
    one, other = Quarrelling((FLOOR, STUCK)), Quarrelling((STUCK,), "Somme.")
    found = Conflict((one, other), None, False)
    with speaking(AR):
        lines = all_seen(no_plan.told(found))
        assert lines[0] == "لا توجد خطة تستوفي القواعد: 2 تعارضان، كل منهما مستقل عن الآخر."
        assert lines[1] == "1. لا يمكن أن يجتمع ما يلي:"
        assert lines[-1] == "قد توجد تعارضات أخرى؛ ابدأ بتسوية هذه."
    beside = FLOOR._replace(sheet="Rules", address="F2", people=0.0)
    with speaking(FR):
        said = no_plan.notes(Conflict((Quarrelling((beside, STUCK)),)))
        assert seen(said["Rules", "F2"]).split("\n") == [
            "Regle.",
            "Ceci ne peut tenir avec Budget!C2 : aucun plan n'existe.",
            "Suffit à lui seul : baisse. Le plan ne touche alors personne.",
        ]


def test_either_of_several_cells() -> None:
    """A cell of a sheet called `A and B` keeps its name in the sentence."""
    stuck = [STUCK._replace(cell=cell) for cell in ("'A and B'!C2", "Budget!D2", "Budget!E2")]
    found = Conflict((Quarrelling((*stuck, FLOOR)),))
    assert "No change of 'A and B'!C2, Budget!D2 or Budget!E2 alone is enough." in no_plan.told(
        found
    )
    with speaking(AR):
        assert "لا يكفي تغيير 'A and B'!C2، Budget!D2 أو Budget!E2 وحده." in all_seen(
            no_plan.told(found)
        )


def test_the_sums_behind_a_conflict() -> None:
    with speaking(FR):
        assert seen(arithmetic_words.shares([3], 2, "120 %", True)) == (
            "La somme des parts demandées par la ligne 3 est 120 % ; c'est plus que tout l'argent."
        )
        left = arithmetic_words.asked([2, 5], 2, "140 000", None)
        right = arithmetic_words.budget("2027", 1, "125 000", False)
        assert seen(arithmetic_words.above(left, right)) == (
            "La somme des minimums demandés par les lignes 2 et 5 est 140 000 ; le budget de 2027 "
            "est 125 000."
        )
    with speaking(AR):
        assert seen(arithmetic_words.filled_years("صندوق", 275000.0, 200000.0)) == (
            "مجموع السنوات المملوءة لـصندوق هو 275,000، ومجموعه الإجمالي 200,000."
        )
        assert seen(arithmetic_words.nothing_there("الجبل", True, False)) == (
            "لا يمكن صرف شيء على الجبل: مغلق في ورقة البنود."
        )


def test_a_conflict_that_is_found_by_solving() -> None:
    """By hand: 600 asked for the coast and 600 for the hills are 1,200; there are 1,000.

    So the money must rise by 200, or the one value that asks both come down to 500.
    """
    floors = [Rule("Spend at least", 600.0, region="each", row=2)]
    with speaking(AR), pytest.raises(NoPlan) as none:
        solve(coast_and_hills(*floors, amounts=(1000.0,)), price=unpriced)
    with speaking(AR):
        said = all_seen(no_plan.told(none.value.found))
        assert said[0] == "لا توجد خطة تستوفي ما يلي معا:"
        assert "مجموع الحدود الدنيا المطلوبة في السطر 2 هو 1,200؛ ميزانية 2027 هي 1,000." in said
        assert any("إضافة 200." in line for line in said)
        assert any("خفض القيمة من 600 إلى 500." in line for line in said)


def test_more_people_than_any_money_reaches() -> None:
    found = Beyond(110.0, 90.0, 100.0, 95.0, ())
    with speaking(FR):
        assert all_seen(list(found.sentences())) == [
            "Aucun montant ne touche 110 personnes : le maximum possible est 90.",
            "Il y a 100 personnes éligibles dans Régions.",
            "Aucune règle ni limite seule ne retient les autres ; sans toutes à la fois, l'argent "
            "pourrait toucher 95.",
        ]
    with speaking(AR):
        assert all_seen(list(found.sentences()))[:2] == [
            "لا يكفي أي مال للوصول إلى 110 مستفيدين: أقصى ما تصل إليه أي مبالغ هو 90.",
            "في ورقة المناطق 100 مستفيد مؤهل.",
        ]


def test_a_lever_without_a_value() -> None:
    lever = common_levers()[-1]
    with speaking(AR):
        assert lever.title == "زيادة متدرجة على الأكثر، كل ممول"
    with speaking(FR):
        assert lever.title == "Hausse au plus, chaque source"


def test_no_plan_is_left_by_a_price() -> None:
    with speaking(AR):
        assert change(PLAN, NO_PLAN) == "لا خطة"
        assert seen(change(PLAN, -1234.4)) == "-1,234"
