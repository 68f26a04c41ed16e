"""What the commands say in French and Arabic: help, refusals, what click says of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from allocator.commands import main
from allocator.commands.help import CLICKS_WORDS, paragraphs
from allocator.language import LANGUAGES

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "data" / "small.xlsx"
HELPED = ["", *main.commands]
NEGATIVE = ROOT / "data" / "broken" / "negative.xlsx"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="allocator")


def flat(text: str) -> str:
    return " ".join(text.split())


# Help


@pytest.mark.parametrize("spoken", ["fr", "ar"])
@pytest.mark.parametrize("name", HELPED)
def test_help_has_no_english_sentence_left(spoken: str, name: str) -> None:
    told = run(*[name][: len(name)], "--help", "--lang", spoken)
    assert told.exit_code == 0
    command: click.Command = main.commands.get(name, main)
    own = paragraphs(command.help or "")
    options = [option for option in command.params if isinstance(option, click.Option)]
    for text in [*own, *(option.help or "" for option in options)]:
        assert not text or flat(text) not in flat(told.stdout)
    for word in ("Usage: ", "Example:", "Commands:", "Show this", "default:", "required"):
        assert word not in told.stdout


@pytest.mark.parametrize("name", HELPED)
def test_arabic_help_has_latin_words_in_what_is_typed_alone(name: str) -> None:
    """Two Latin words in small letters one after the other are a sentence, or a command."""
    for line in run(*[name][: len(name)], "--lang", "ar", "--help").stdout.splitlines():
        if "allocator " not in line:
            assert not re.search(r"\b[a-z]{2,} [a-z]{2,}\b", line), line


def test_the_help_of_solve() -> None:
    french = flat(run("solve", "--help", "--lang", "fr").stdout)
    assert french.startswith("Usage : allocator solve [OPTIONS] IN.xlsx Trouver le plan qui touche")
    assert "Exemple : allocator solve my-budget.xlsx -o plan.xlsx Options : " in french
    within = "--within PART À quelle distance du meilleur plan les autres peuvent être."
    assert f"{within} [par défaut : 1%]" in french
    arabic = flat(run("solve", "--help", "--lang", "ar").stdout)
    assert arabic.startswith("الاستعمال: allocator solve [OPTIONS] IN.xlsx إيجاد الخطة التي تصل")
    assert arabic.endswith("--help عرض هذه الرسالة والخروج.")


def test_the_help_of_all_commands_tells_each_in_a_line() -> None:
    assert "check     ذكر كل خطأ في المصنف، من غير حل." in run("--lang", "ar", "--help").stdout


def test_examples_of_several_lines_stay_under_each_other() -> None:
    lines = run("check", "--help", "--lang", "fr").stdout.splitlines()
    places = [line.index("allocator check") for line in lines if "  allocator check " in line]
    assert "  Exemple : allocator check my-budget.xlsx" in lines
    assert places == [len("  Exemple : ")]


def test_the_machine_s_language_is_spoken_where_none_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "fr_MA.UTF-8")
    assert "Afficher ce message et quitter." in run("solve", "--help").stdout
    assert "Show this message and exit." in run("solve", "--help", "--lang", "en").stdout


def test_one_run_leaves_the_next_its_language() -> None:
    assert "عرض الإصدار والخروج." in run("--lang", "ar", "--help").stdout
    assert "Show the version and exit." in run("--help").stdout


def test_the_version() -> None:
    assert run("--version").stdout.startswith("allocator, version ")
    assert "الإصدار" in run("--version", "--lang", "ar").stdout


# What click says


def test_the_words_we_have_for_click_are_those_it_asks_for() -> None:
    """Without: a click that words things otherwise would quietly go back to English."""
    folder = Path(click.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    for words in CLICKS_WORDS:
        for text in [words] if isinstance(words, str) else words:
            assert repr(text)[1:-1].replace("\\'", "'") in source, text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sovle", "x.xlsx"], "Erreur : La commande 'sovle' n'existe pas. Vouliez-vous dire"),
        (["solve"], "Erreur : Argument manquant 'IN.xlsx'."),
        (["solve", "x.xlsx", "--colour"], "Erreur : L'option '--colour' n'existe pas."),
        (["solve", "x.xlsx", "-o"], "Erreur : L'option '-o' demande une valeur."),
        (["solve", "x.xlsx", "y.xlsx"], "Erreur : Argument en trop (y.xlsx)"),
        (["solve", "x.xlsx", "--solver", "m"], "'m' n'est pas l'un de 'highs', 'cbc'."),
        (["frontier", "x.xlsx"], "Option manquante '--against'. À choisir parmi : money,"),
        (["target", "x.xlsx", "--people", "0"], "Écrivez un nombre de personnes supérieur à 0."),
        (["simulate", "x.xlsx", "--draws", "0"], "'--draws' : 0 est hors de l'intervalle"),
        (["solve", SMALL, "-o", SMALL], "Le résultat remplacerait sa propre entrée."),
    ],
    ids=lambda value: " ".join(map(str, value[:2])) if isinstance(value, list) else None,
)
def test_a_mistyped_command_in_french(words: list[object], said: str) -> None:
    told = run("--lang", "fr", *words)
    assert told.exit_code == 2
    assert flat(said) in flat(told.stderr)


def test_a_mistyped_command_in_arabic() -> None:
    told = run("solve", "--lang=ar")
    assert told.exit_code == 2
    assert told.stderr.splitlines() == [
        "الاستعمال: allocator solve [OPTIONS] IN.xlsx",
        "للمساعدة: 'allocator solve --help'.",
        "",
        "خطأ: وسيط ناقص 'IN.xlsx'.",
    ]


def test_a_language_there_is_not_is_refused() -> None:
    told = run("solve", SMALL, "--lang", "de")
    assert told.exit_code == 2
    assert "'de' is not one of 'en', 'fr', 'ar'." in told.stderr


# What the commands say


def test_check_counts_what_it_read() -> None:
    assert run("check", SMALL, "--lang", "fr").stdout.startswith("Aucun problème trouvé. Régions :")
    assert run("check", SMALL, "--lang", "ar").stdout.startswith("لم توجد أي مشكلة. المناطق:")


def test_a_broken_workbook_is_counted_in_each_language() -> None:
    """The sample breaks one thing."""
    counted = {
        "en": "1 thing to fix; nothing was written.",
        "fr": "1 chose à corriger ; rien n'a été écrit.",
        "ar": "شيء واحد يحتاج إلى تصحيح؛ لم يُكتب شيء.",
    }
    for spoken in LANGUAGES:
        told = run("check", NEGATIVE, "--lang", spoken)
        assert told.exit_code == 1
        assert told.stderr.splitlines()[-1] == counted[spoken]


def test_where_the_answer_is(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    assert f"Écrit : {target}" in run("solve", SMALL, "-o", target, "--lang", "fr").stderr
    assert "كُتب: " in run("solve", SMALL, "-o", target, "--lang", "ar").stderr


def test_a_plan_is_proven_again_in_french(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    assert run("solve", SMALL, "-o", target).exit_code == 0
    told = run("check", target, "--against", SMALL, "--lang", "fr")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0] == "Chaque règle et chaque budget est respecté."
    assert "Prouvé sans solveur : aucun plan ne dépasse " in told.stdout


def test_workbooks_are_compared_in_the_language_of_the_first(tmp_path: Path) -> None:
    """The second is Arabic only by its setting; the first is English and stays so."""
    from tests.book import workbook
    from tests.studies import test_compare, test_ladder

    settings = "# Settings\n| Setting | Value |\n| Currency | MAD |\n"
    first = workbook(test_compare.TEXT + settings, tmp_path / "first.xlsx")
    other = workbook(test_ladder.TEXT + settings + "| Language | ar |\n", tmp_path / "other.xlsx")
    told = run("compare", first, other, "-o", tmp_path / "out.xlsx")
    assert told.exit_code == 0, told.output
    assert told.stderr.startswith("Written: ")
    shutil.copy(other, tmp_path / "a.xlsx")
    told = run("compare", tmp_path / "a.xlsx", first, "-o", tmp_path / "out.xlsx")
    assert told.stderr.startswith("كُتب: ")


# What the studies say


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("fr", 'Il n\'y a pas de source appelée "Nobody". Il y a : '),
        ("ar", 'لا يوجد ممول باسم "\u200fNobody\u200f". الموجود: '),
    ],
)
def test_a_source_there_is_not(spoken: str, said: str) -> None:
    told = run("ladder", SMALL, "--source", "Nobody", "--lang", spoken)
    assert told.exit_code == 2
    assert said in told.stderr


def test_a_point_of_the_frontier_says_what_to_write() -> None:
    """Without: the row to write would be named in English, which a French workbook has not."""
    words = ["frontier", SMALL, "--against", "fairness", "--points", "2", "--plan", "1", "--json"]
    french = run(*words, "--lang", "fr").stderr
    assert "Ceci est le point 1 sur 2 (axe : équité). Règles : Couverture au moins" in french
    arabic = run(*words, "--lang", "ar").stderr
    assert "هذه النقطة 1 من 2 مقابل الإنصاف. القواعد: تغطية على الأقل" in arabic


def test_currencies_that_differ_are_told_in_french(tmp_path: Path) -> None:
    from tests.book import workbook
    from tests.studies import test_ladder

    settings = "# Settings\n| Setting | Value |\n| Currency | {} |\n"
    for currency in ("MAD", "TND"):
        workbook(test_ladder.TEXT + settings.format(currency), tmp_path / f"{currency}.xlsx")
    told = run("compare", tmp_path / "MAD.xlsx", tmp_path / "TND.xlsx", "--lang", "fr")
    assert told.exit_code == 2
    assert flat(told.stderr).endswith(
        "Les classeurs sont en monnaies différentes : MAD dans MAD.xlsx, TND dans TND.xlsx. "
        "Dites ce que vaut une unité en MAD : --rate TND=…"
    )
