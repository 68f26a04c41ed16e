"""Complaints about a workbook in its own language, or in the one that was asked for."""

from __future__ import annotations

import re
import sys
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.exceptions import InvalidFileException

from allocator.language import ARABIC, ENGLISH, FRENCH, _, speaking
from allocator.problems import BadQuestion, Problem
from allocator.words import nearest_of, same, words
from allocator.workbook.reading import read
from tests import catalogue
from tests.book import workbook

DATA = Path(__file__).parent.parent / "data"
sys.path.insert(0, str(DATA))

from make import BROKEN  # noqa: E402  - the samples' own list of their mistakes
from mistakes import Mistake  # noqa: E402

MARKS = str.maketrans("", "", "\u200e\u200f")

# Workbooks in Arabic and in French, broken in many cells

ARABIC_BOOK = """
# المناطق
| المنطقة | المستفيدون المؤهلون | معامل التكلفة | ملاحظتي |
| سوس | كثير | 1 | |
| | 500 | 0 | |
| الريف | 300 | #REF! | |
# المشاريع
| نوع المشروع | تكلفة الفرد | المساهمة الذاتية |
| متجر | -5 | 15 |
| ورشة | '1.234' | |
| فلاحة | 2027-03-01 | |
# الميزانية
| الممول | 2027 | 2029 |
| الزكاة | 1000 | 2000 |
# القواعد
| القاعدة | المنطقة | القيمة | مفعل |
| زيادة متدرجة على الأكتر | كل | 10% | |
| تغطية على الأقل | | 20% | ربما |
# الإعدادات
| الإعداد | القيمة |
| التعظيم | السعادة |
| العملة | درهم |
| العنوام | خطتنا |
"""

IN_ARABIC = [
    'الإعدادات!B2: "السعادة" ليس من قيم التعظيم. اكتب الأشخاص، أشخاص استمرت مشاريعهم، '
    "الأشخاص المرجحون، فرص العمل أو الأكثر إنصافا.",
    'الإعدادات!B3: "درهم" ليس رمز عملة. اكتب أحرفه الثلاثة، مثل MAD.',
    'الإعدادات!A4: لا يوجد إعداد باسم "العنوام". هل تقصد "العنوان"؟',
    'القواعد!A2: لا توجد قاعدة باسم "زيادة متدرجة على الأكتر". هل تقصد "زيادة متدرجة على الأكثر"؟',
    'القواعد!D3: "ربما" ليس "نعم" ولا "لا". اكتب "نعم" أو "لا".',
    "المشاريع!B2: -5 ليس أكبر من 0. اكتب أكثر من 0.",
    "المشاريع!C2: 15 ليس نسبة مئوية. اكتب 15% أو 0.15.",
    'المشاريع!B3: قد يعني "1.234" العدد 1234، أو 1 و234 من الألف. اكتب 1234، أو 1.2340.',
    'المشاريع!B4: 2027-03-01 تاريخ لا عدد. اجعل تنسيق الخلية "عام" واكتبها من جديد.',
    'المناطق!B2: "كثير" ليس عددا. اكتب عددا، مثل 1200.',
    'المناطق!A3: الخلية تحت "المنطقة" فارغة. املأها، أو امسح السطر كله.',
    "المناطق!C3: 0 ليس أكبر من 0. اكتب أكثر من 0.",
    "المناطق!C4: تعرض الخلية الخطأ #REF!. أصلح الصيغة، أو اكتب القيمة.",
    "الميزانية!C1: السنة 2028 ناقصة قبل 2029. أضف عمودا بعنوان 2028 (0 حيث لا يعطي الممول شيئا).",
]

FRENCH_BOOK = """
# Régions
| Région | Personnes éligibles | Facteur de coût | Facteur de coût |
| Souss | beaucoup | 1 | 1 |
| Rif | -300 | 1 | 1 |
# Projets
| Type de projet | Coût par projet | Apport propre |
| Atelier | 3000 | 2,5% |
| Ferme | 1000 dh | 250% |
# Budgt
| Source | 2027 |
| Zakat | 1000 |
# Règles
| Règle | Région | Valeur | Actif |
| Haussse au plus | chaque | 10% | |
| Dépense au plus | | 1,234 | |
# Scénarios
| Scénario | Changement | Valeur |
| Sec | Budget | 500 |
| Base | Budget | -10% |
# Fourchettes
| Élément | Bas | Haut |
| Coût par personne | +20% | -20% |
| Pluie | -20% | 20% |
"""

IN_FRENCH = [
    'Budgt : le programme ne connaît pas de feuille de ce nom. Vouliez-vous dire "Budget" ?',
    "Fourchettes!C2 : Haut est en dessous de Bas. Écrivez le plus petit dans Bas.",
    'Fourchettes!A3 : "Pluie" ne peut pas être tiré au sort. Écrivez Budget, Coût par personne, '
    "Personnes éligibles, Mois de licence, Mois de démarrage, Part mobile, Intérêt, "
    "Projets pérennes, Perte, Argent en retard.",
    'Projets : la colonne "Personnes par projet" manque. Ajoutez-la aux titres de la ligne 1.',
    'Projets!B3 : "1000 dh" n\'est pas un nombre. '
    "Écrivez le montant seul ; la monnaie va dans Réglages.",
    "Projets!C3 : 250\u00a0% n'est pas inférieur à 100\u00a0%. Écrivez moins de 100\u00a0%.",
    'Règles!A2 : il n\'y a pas de règle nommée "Haussse au plus". '
    'Vouliez-vous dire "Hausse au plus" ?',
    'Règles!C3 : "1,234" pourrait vouloir dire 1234 ou 1 et 234 millièmes. '
    "Écrivez 1234, ou 1,2340.",
    'Régions!D1 : le titre "Facteur de coût" dit la même chose que C1. '
    "Gardez une des deux colonnes.",
    'Régions!B2 : "beaucoup" n\'est pas un nombre. Écrivez un nombre, comme 1200.',
    "Régions!B3 : -300 est négatif. Écrivez 0 ou plus.",
    "Scénarios!C2 : 500 pourrait être une nouvelle valeur ou un montant à ajouter. Écrivez =500, "
    "ou un changement comme +10%, -5%, x1.2, précédé d'une apostrophe, pour que cela reste comme "
    "saisi.",
    'Scénarios!B3 : "Base" est le classeur tel quel, il ne change donc rien. '
    "Donnez un autre nom au scénario.",
]


def complaints(path: Path) -> list[Problem]:
    with pytest.raises(BadQuestion) as refusal:
        read(path)
    return refusal.value.problems


def test_an_arabic_workbook_is_told_all_its_mistakes_in_arabic(tmp_path: Path) -> None:
    """Nobody asked for a language: its own sheets and headings are Arabic."""
    found = complaints(workbook(ARABIC_BOOK, tmp_path / "خطة.xlsx"))
    assert [str(problem).translate(MARKS) for problem in found] == IN_ARABIC


def test_a_french_workbook_is_told_all_its_mistakes_in_french(tmp_path: Path) -> None:
    found = complaints(workbook(FRENCH_BOOK, tmp_path / "plan.xlsx"))
    assert [str(problem) for problem in found] == IN_FRENCH


@pytest.mark.parametrize(
    ("spoken", "columns", "rows"),
    [
        (
            FRENCH,
            "les colonnes B et C sont masquées et lues comme les autres.",
            "la ligne 3 est masquée et lue comme les autres.",
        ),
        (ARABIC, "العمودان B وC مخفيان ويُقرآن كغيرهما.", "السطر 3 مخفي ويُقرأ كغيره."),
    ],
)
def test_what_is_hidden_is_told_in_the_form_of_its_number(
    spoken: str, columns: str, rows: str, tmp_path: Path
) -> None:
    """Arabic has a form for two."""
    path = tmp_path / "hidden.xlsx"
    book = openpyxl.load_workbook(DATA / "small.xlsx")
    book["Regions"].row_dimensions[3].hidden = True
    for letters in "BC":
        book["Regions"].column_dimensions[letters].hidden = True
    book.save(path)
    with speaking(spoken):
        warnings = [warning.translate(MARKS) for warning in read(path).warnings]
    colon = " :" if spoken == FRENCH else ":"
    assert {f"Regions{colon} {columns}", f"Regions{colon} {rows}"} <= set(warnings)


# Every broken sample, in the languages it is not written in


@pytest.mark.parametrize("spoken", catalogue.OTHERS)
@pytest.mark.parametrize("mistake", BROKEN, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_cell_in_the_language_asked_for(
    mistake: Mistake, spoken: str
) -> None:
    """Proves: no English word is left in it, but for what the workbook itself says."""
    path = DATA / "broken" / f"{mistake.name}.xlsx"
    with speaking(ENGLISH):
        english = complaints(path)
    with speaking(spoken):
        found = complaints(path)
        absent = _(mistake.sheet) if mistake.sheet else ""  # a sheet that is not there at all
        offered = re.escape(_('Did you mean "{name}"?')).replace(r"\{name\}", ".*")
    own = own_texts(path)
    for problem, told in zip(found, english, strict=True):
        assert problem.cell == told.cell == mistake.cell
        assert problem.sheet == (mistake.sheet if mistake.sheet in own else absent)
        says, fix = problem.says.translate(MARKS), problem.fix.translate(MARKS)
        assert says != told.says and fix != told.fix
        fix = "" if re.fullmatch(offered, fix) else fix
        assert english_words(f"{says} {fix}", own, spoken) == set()


def own_texts(path: Path) -> set[str]:
    """What a workbook says itself: the name of the file, of its sheets, and its cells."""
    found = {path.name}
    try:
        book = openpyxl.load_workbook(path)
    except (InvalidFileException, KeyError, OSError, zipfile.BadZipFile):
        return found
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        found |= {sheet.title, *(str(cell) for row in rows for cell in row if cell)}
    return found


def english_words(text: str, own: set[str], spoken: str) -> set[str]:
    """The words of a text that only English sentences have, what the workbook says left out."""
    for said in sorted(own, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", " ", text)
    return letters(text) & only_english(spoken)


@cache
def only_english(spoken: str) -> frozenset[str]:
    """Words of the English texts of a catalogue that none of its translations uses."""
    english, translated = set(), set()
    for message in catalogue.kept(spoken):
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        english |= {word for text in ids for word in letters(text)}
        translated |= {word for text in strings for word in letters(text)}
    return frozenset(english - translated)


def letters(text: str) -> set[str]:
    """The words of a text in Latin letters, without its places and commands."""
    bare = re.sub(r"\{\w*\}|`[^`]*`", " ", text)
    return set(re.findall(r"[a-zà-ÿ]{2,}", bare.casefold()))


def test_an_english_sentence_would_be_seen() -> None:
    """Proves: the walk above can fail. Without: `is` and `not` would pass for French."""
    text = 'Regions!B2: "Coast" is not a number.'
    for spoken in catalogue.OTHERS:
        assert english_words(text, {"Coast", "Regions"}, spoken) >= {"is", "not"}


# Names offered


def test_the_name_offered_is_in_the_language_spoken_where_it_is_close() -> None:
    known = [words("Region"), words("Growth at most"), same("MAD")]
    with speaking(FRENCH):
        assert nearest_of("Regoin", known, 0.6) == "Région"
        assert nearest_of("Groth at most", known, 0.6) == "Growth at most"
    with speaking(ARABIC):
        assert nearest_of("Regoin", known, 0.6) == "Region"
        assert nearest_of("المنطفة", known, 0.6) == "المنطقة"
    assert nearest_of("Regoin", known, 0.6) == "Region"
    assert nearest_of("Something else", known, 0.6) == ""
