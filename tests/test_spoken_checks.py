"""What is found wrong with a question, and what the audit and the solver say, in each language.

Expected texts are typed by hand; numbers and names in them are those of the questions below.
In Arabic, names in Latin letters stand between marks that show nothing: they are left out.
"""

from __future__ import annotations

import dataclasses

import pytest

from allocator.audit import audit
from allocator.case import Actual, Case, Change, Project, Rule, Scenario, Settings
from allocator.checks import check
from allocator.language import ARABIC, FRENCH, speaking
from allocator.model.engine import Outcome, SolverFault
from allocator.model.ways import CBC, USUAL, Way, first_to_hold
from allocator.problems import NotProven, Place, Places
from allocator.solving import solve, unpriced
from allocator.studies.changes.levers import how_much, quantity
from allocator.studies.scenarios import apply
from allocator.whole_file import NotWritten, check_place
from tests.proofs import two_regions, two_types

NBSP, MARKS = "\u00a0", dict.fromkeys(map(ord, "\u200e\u200f"))
Said = dict[str, list[str]]


def faults(case: Case, spoken: str) -> list[str]:
    """The faults and warnings of a case, each with what to do."""
    with speaking(spoken):
        found = check(case)
        told = [f"{fault.says} {fault.fix}".rstrip() for fault in found.faults + found.warnings]
    return [text.translate(MARKS) for text in told]


def women_unknown() -> Case:
    """Nobody knows the share of women in grants."""
    return two_regions(Rule("Women at least", 0.4, row=2))


def of_itself() -> Case:
    """All the money is 60 % of all the money."""
    return two_regions(Rule("Share at most", 0.6, row=2))


def unknown_names() -> Case:
    """A region and a year that are not there, and a step where none is."""
    return two_regions(
        Rule("Spend at least", 100.0, region="Atlantis", year="2031", step=5.0, row=2)
    )


def too_small() -> Case:
    """A line count of two and a half, and growth of less than -100 %."""
    return two_regions(
        Rule("Lines at most", 2.5, row=2), Rule("Growth at least", -1.5, region="each", row=3)
    )


def starting_from_nothing() -> Case:
    """South had nothing last year, and no step lets it begin."""
    return two_regions(Rule("Growth at most", 0.1, region="each", row=2))


def settings() -> Case:
    """A setting that only Python can give."""
    return dataclasses.replace(two_regions(), settings=Settings(maximise="Luck"))


def overspent() -> Case:
    """1,234.5 was spent in 2027 out of 100; what the plan had foreseen was 60."""
    row = Actual("North", "Grant", "2027", 1234.5, 5.0, planned_money=60.0, row=2)
    return dataclasses.replace(two_regions(), actuals=(row,))


FRENCH_FAULTS: list[tuple[Case, list[str]]] = [
    (
        women_unknown(),
        [
            '"Femmes au moins" demande la part des femmes de chaque type de projet désigné ; Grant '
            "n'en a pas. Remplissez Femmes dans Projets pour Grant, ou nommez d'autres types dans "
            "cette règle."
        ],
    ),
    (
        of_itself(),
        [
            "ceci compare l'argent à lui-même : la règle ne nomme aucune partie de ce dont elle "
            "est une part. Nommez une région, un type de projet ou une source, ou changez la "
            "colonne De."
        ],
    ),
    (
        unknown_names(),
        [
            'il n\'y a pas de région nommée "Atlantis". Écrivez un des noms de Régions.',
            '"2031" n\'est pas une année de Budget. Écrivez des années de 2027 à 2028, `chaque` '
            "ou `toutes`.",
            '"Dépense au moins" ne prend pas de Marche. Videz cette cellule.',
        ],
    ),
    (
        too_small(),
        [
            "2,5 n'est pas un nombre de lignes. Écrivez un nombre entier, comme 3.",
            f'-150{NBSP}% est trop petit pour "Hausse au moins". Écrivez au moins -100{NBSP}%.',
        ],
    ),
    (
        starting_from_nothing(),
        [
            "South : sans argent l'année précédente, et cette règle ne donne pas de marche, donc "
            "jamais de financement possible. Écrivez une Marche pour lui permettre de commencer."
        ],
    ),
    (
        settings(),
        [
            'Cette version ne sait pas maximiser "Luck". À choisir parmi : Personnes, '
            "Personnes aux projets pérennes, Personnes pondérées, Emplois et Plus équitable."
        ],
    ),
    (
        overspent(),
        [
            f"Donor a dépensé 1{NBSP}234,50 en 2027 en tout et n'avait pas plus de 100,00. "
            "Corrigez les montants, ou écrivez dans Budget le montant vraiment donné en 2027 par "
            "Donor.",
            f"1{NBSP}234,50 ont été dépensés en 2027 là où 60,00 étaient prévus. Corrigez si ce "
            "n'est pas le cas.",
        ],
    ),
]

ARABIC_FAULTS: list[tuple[Case, list[str]]] = [
    (
        women_unknown(),
        [
            'القاعدة "نساء على الأقل" تحتاج إلى نسبة النساء في كل نوع مشروع تتحدث عنه؛ وهي ناقصة '
            'في Grant. املأ عمود "النساء" في ورقة المشاريع لما يلي: Grant، أو سمّ أنواعا أخرى في '
            "هذه القاعدة."
        ],
    ),
    (
        of_itself(),
        [
            "هذا يقارن المال بنفسه: القاعدة لا تسمي جزءا مما هي حصة منه. سمّ منطقة أو نوع مشروع أو "
            'ممولا، أو غيّر عمود "من".'
        ],
    ),
    (
        unknown_names(),
        [
            'لا توجد منطقة باسم "Atlantis". اكتب أحد الأسماء الموجودة في ورقة المناطق.',
            '"2031" ليست من سنوات ورقة الميزانية. اكتب سنوات من 2027 إلى 2028، أو `كل` أو `الكل`.',
            'القاعدة "إنفاق على الأقل" لا خطوة لها. أفرغ هذه الخلية.',
        ],
    ),
    (
        too_small(),
        [
            "2.5 ليس عددا من البنود. اكتب عددا صحيحا، مثل 3.",
            '-150% أصغر من اللازم للقاعدة "زيادة متدرجة على الأقل". اكتب -100% على الأقل.',
        ],
    ),
    (
        starting_from_nothing(),
        [
            "South: بلا مال في السنة الماضية، وهذه القاعدة لا تعطي خطوة، فلا يمكن التمويل أبدا. "
            'اكتب "الخطوة" ليتمكن من البدء.'
        ],
    ),
    (
        settings(),
        [
            '"Luck" ليس مما تستطيع هذه النسخة تعظيمه. اختر مما يلي: الأشخاص، أشخاص استمرت '
            "مشاريعهم، الأشخاص المرجحون، فرص العمل والأكثر إنصافا."
        ],
    ),
    (
        overspent(),
        [
            "Donor: صرف في 2027 ما مجموعه 1,234.50 ولم يكن لديه أكثر من 100.00. صحح المبالغ، أو "
            "اكتب في ورقة الميزانية ما أعطاه Donor فعلا في 2027.",
            "صُرف 1,234.50 في 2027 حيث خُطط لصرف 60.00. صححه إن لم يكن كذلك.",
        ],
    ),
]


@pytest.mark.parametrize(("case", "said"), FRENCH_FAULTS)
def test_a_mistake_is_told_in_french(case: Case, said: list[str]) -> None:
    assert faults(case, FRENCH) == said


@pytest.mark.parametrize(("case", "said"), ARABIC_FAULTS)
def test_a_mistake_is_told_in_arabic(case: Case, said: list[str]) -> None:
    assert faults(case, ARABIC) == said


def test_several_types_without_a_figure_are_told_of_as_several() -> None:
    """Two types have no share of youth: the verb is that of two."""
    case = two_types(Rule("Youth at least", 0.5, row=2))
    projects = tuple(dataclasses.replace(project, youth=None) for project in case.projects)
    (said,) = faults(dataclasses.replace(case, projects=projects), FRENCH)
    assert "Cheap et Dear n'en ont pas" in said


def test_what_has_no_sheet_goes_by_its_name_in_the_language() -> None:
    """A question made in Python has no workbook: its sheets and columns go by their names."""
    places = Places()
    with speaking(FRENCH):
        assert places.cell(Place("Regions", 4, "Region")) == "Régions!A4"
        assert places.cells("Regions", "Licence months", [2]) == "Régions (Mois de licence)"
    with speaking(ARABIC):
        assert places.cell(Place("Lines")) == "البنود"


# The audit


def touched(spoken: str) -> str:
    """What is wrong with a plan in which one more person is said to be reached.

    By hand: North costs 10 a person, and gets the 100 of 2027: 10 people, not 11.
    """
    plan = solve(two_regions(), price=unpriced)
    first = dataclasses.replace(plan.rows[0], people=plan.rows[0].people + 1.0)
    with speaking(spoken):
        (fault,) = audit(dataclasses.replace(plan, rows=(first, *plan.rows[1:])))
        return fault.says.translate(MARKS)


def test_the_audit_speaks_the_language() -> None:
    assert touched(FRENCH) == (
        "North · Grant · 2027 indique 11,0000 personnes touchées ; son argent en donne 10,0000."
    )
    assert touched(ARABIC) == (
        "North · Grant · 2027: عدد المستفيدين المكتوب 11.0000، والمال يعطي 10.0000."
    )


def test_a_broken_rule_is_told_by_its_name() -> None:
    """A plan made without a rule, against it: North has all 100, of which half may be its own."""
    plan = solve(two_regions(), price=unpriced)
    rule = Rule("Share at most", 0.5, region="North", row=2)
    case = dataclasses.replace(plan.case, rules=(rule,))
    with speaking(FRENCH):
        first, _second = audit(dataclasses.replace(plan, case=case))
    assert first.says == (
        "Part au plus (North) : 100,0000 devrait être <= 50,0000, écart de 50,0000."
    )


# The solver


def giving_up(way: Way, left: float | None) -> str:
    outcome = Outcome("stopped", "Time limit reached", False, 0.0, 0.0)
    raise SolverFault(f"({outcome.said})")


def test_where_every_way_fails_it_is_told_in_the_language() -> None:
    with speaking(FRENCH), pytest.raises(NotProven) as stopped:
        first_to_hold((USUAL, CBC), None, giving_up)
    assert str(stopped.value).splitlines()[:3] == [
        "Aucun plan qui tienne n'a été trouvé, et rien n'est écrit.",
        "  HiGHS a échoué : (temps épuisé)",
        "  CBC a échoué : (temps épuisé)",
    ]
    with speaking(ARABIC), pytest.raises(NotProven) as stopped:
        first_to_hold((USUAL,), None, giving_up)
    assert str(stopped.value).translate(MARKS).splitlines()[:2] == [
        "لم توجد خطة سليمة، ولم يُكتب شيء.",
        "  تعذر الحل (HiGHS): (انتهى الوقت المحدد)",
    ]


def test_a_solve_without_time_says_what_to_do() -> None:
    """No time at all for a question of whole numbers: there is no plan, and no blame."""
    case = two_regions(Rule("Lines at most", 1.0, row=2))
    with speaking(FRENCH), pytest.raises(NotProven) as stopped:
        solve(case, time_limit=0.0)
    assert str(stopped.value) == (
        "Le solveur s'est arrêté (temps épuisé) avant de trouver un plan. Donnez-lui plus de temps "
        "avec --time-limit."
    )


# Scenarios and files


def test_changes_are_put_in_words() -> None:
    with speaking(FRENCH):
        assert how_much(Change("Budget", "times", 1.1), False) == f"+10{NBSP}%"
        assert how_much(Change("Budget", "off"), False) == "arrêt"
        assert quantity(3.0, "months") == "3 mois"
        assert quantity(1.0, "years") == "1 an"
    with speaking(ARABIC):
        assert how_much(Change("Budget", "set", 1200.0), False) == "= 1,200"
        assert quantity(3.0, "months") == "3 أشهر"
        assert quantity(11.0, "years") == "11 سنة"


@pytest.mark.parametrize(
    ("spoken", "whom", "says"),
    [
        (
            FRENCH,
            "2 types de projet",
            f"Cheap aurait Projets pérennes : 160{NBSP}%. Il faut au plus 100{NBSP}%.",
        ),
        (
            ARABIC,
            "2 نوعا مشروع",
            "تصبح قيمة المشاريع المستمرة في Cheap مساوية 160%. يجب ألا يزيد على 100%.",
        ),
    ],
)
def test_a_scenario_speaks_of_those_it_changes(spoken: str, whom: str, says: str) -> None:
    """The costs of both types rise by a tenth; then more of one's projects last than there are."""
    dearer = Scenario("Dearer", (Change("Cost per person", "times", 1.1, row=2),))
    wrong = Scenario("Wrong", (Change("Kept going", "set", 1.6, project="Cheap", row=3),))
    with speaking(spoken):
        (moved,) = apply(two_types(), dearer).moves
        (fault,) = apply(two_types(), wrong).faults
    assert moved.whom == whom
    assert f"{fault.says} {fault.fix}".translate(MARKS) == says


def test_a_folder_is_no_file(tmp_path: object) -> None:
    with speaking(FRENCH), pytest.raises(NotWritten, match=r"est un dossier\. Nommez un fichier"):
        check_place(str(tmp_path))
    with speaking(ARABIC), pytest.raises(NotWritten, match="مجلد"):
        check_place(str(tmp_path))


def test_a_grant_with_interest_is_warned_of() -> None:
    projects = (Project("Grant", 10.0, interest=0.05),)
    assert faults(dataclasses.replace(two_regions(), projects=projects), ARABIC) == [
        'Grant منحة، ففائدته لا تغير شيئا. املأ "سنوات السداد" إن كان قرضا.'
    ]
