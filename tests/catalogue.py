"""The catalogues of words: kept in step with the source, and what they miss.

    python -m tests.catalogue update            take in new words, drop those that are gone
    python -m tests.catalogue missing fr        words without a translation
    python -m tests.catalogue merge OTHER.po    take another file's translations in
    python -m tests.catalogue unmarked PATH...  texts in the source that no catalogue knows of

`update` and `merge` write the .po files and the .mo files the program reads.
"""

from __future__ import annotations

import ast
import datetime
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from allocator.commands import main as main_command
from allocator.commands.help import paragraphs
from allocator.language import ARABIC, DOMAIN, ENGLISH, LANGUAGES, LOCALE

SOURCE = LOCALE.parent
OTHERS = tuple(spoken for spoken in LANGUAGES if spoken != ENGLISH)
#: The functions that take words, and where in their arguments these stand.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "Nn_": (1, 2),
    "pgettext": ((1, "c"), 2),
    "words": {1: None, 2: (1, (2, "c"))},
}
#: In the order of gettext's manual: none, one, two, 3 to 10, 11 to 99, other hundreds. Babel has
#: the last two the other way round.
ARABIC_FORMS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);"
)
#: The same for every file, so that an update that changes no word changes no byte.
MADE = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)


def po_file(spoken: str) -> Path:
    """Where the translations of a language stand."""
    return LOCALE / spoken / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_file(spoken: str) -> Path:
    """What the program reads of them."""
    return po_file(spoken).with_suffix(".mo")


def empty(spoken: str) -> Catalog:
    """A catalogue without words."""
    catalogue = Catalog(
        locale=spoken,
        domain=DOMAIN,
        project=DOMAIN,
        version="1",
        header_comment=f"# The words of the program: {spoken}. The English text is the key.",
        creation_date=MADE,
        revision_date=MADE,
        last_translator="allocator",
        language_team="allocator",
        msgid_bugs_address="none",
        fuzzy=False,
    )
    if spoken == ARABIC:
        catalogue.mime_headers = [("Plural-Forms", ARABIC_FORMS)]
    return catalogue


def used() -> Catalog:
    """Every word the source uses."""
    found = empty(ENGLISH)
    for _path, _line, text, comments, context in extract_from_dir(
        SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(text, auto_comments=comments, context=context)
    for text in of_the_commands():
        if text.strip():
            found.add(text)
    return found


def of_the_commands() -> Iterator[str]:
    """The help of every command and option, as it is translated."""
    for command in (main_command, *main_command.commands.values()):
        yield from paragraphs(command.help or "")
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from paragraphs(parameter.help or "")


def kept(spoken: str) -> Catalog:
    """The catalogue of a language as it stands."""
    path = po_file(spoken)
    if not path.exists():
        return empty(spoken)
    with path.open("rb") as file:
        return read_po(file, locale=spoken, domain=DOMAIN)


def brought_up(spoken: str, *others: Catalog) -> Catalog:
    """The words used, with what the catalogue, or another one, has for them."""
    new, known = empty(spoken), [kept(spoken), *others]
    for word in sorted(used(), key=_order):
        if word.id:
            new.add(word.id, _translation(word, known), context=word.context)
    return new


def _order(word: Message) -> tuple[str, str]:
    return str(word.id), word.context or ""


def _translation(word: Message, known: list[Catalog]) -> Any:
    for catalogue in known:
        found = catalogue.get(_key(word), word.context)
        if found is None or isinstance(found.id, str) != isinstance(word.id, str):
            continue  # one form where there are several now, or the other way round
        if found.string and all(_strings(found)):
            return found.string
    return ""


def _key(word: Message) -> str:
    return word.id if isinstance(word.id, str) else word.id[0]


def _strings(word: Message) -> tuple[str, ...]:
    return (word.string,) if isinstance(word.string, str) else tuple(word.string)


def missing(catalogue: Catalog) -> list[Message]:
    """Words without a translation."""
    return [word for word in catalogue if word.id and not all(_strings(word))]


def in_bytes(catalogue: Catalog) -> tuple[bytes, bytes]:
    """A catalogue as its two files hold it: .po and .mo."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=100, no_location=True, sort_output=True, omit_header=False)
    write_mo(mo, catalogue)
    return po.getvalue(), mo.getvalue()


def write(spoken: str, catalogue: Catalog) -> None:
    """Write both files of a language."""
    po_file(spoken).parent.mkdir(parents=True, exist_ok=True)
    po, mo = in_bytes(catalogue)
    po_file(spoken).write_bytes(po)
    mo_file(spoken).write_bytes(mo)


# Texts that were not marked

#: Calls whose texts nobody reads in a workbook or on a terminal.
_APART = {"compile", "getLogger", "TypeVar", "match", "sub", "search", "fullmatch", "NamedTuple"}
_MARKS = {*KEYWORDS, "same"}
_READ = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z({]|[a-z]{2}[.!?]$|[A-Za-z]{3} ?\{|\} ?[a-z]{3}")


def unmarked(path: Path) -> Iterator[tuple[int, str]]:
    """Texts of a source file that look as if somebody read them and that no call marks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _unmarked(tree)


def _unmarked(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call) and _called(node) in _MARKS | _APART:
        children: list[ast.AST] = [k.value for k in node.keywords if _called(node) in _MARKS]
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    elif isinstance(node, ast.JoinedStr):
        text = ast.unparse(node)[2:-1]
        if _READ.search(text):
            yield node.lineno, text
        return
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _READ.search(node.value):
            yield node.lineno, node.value
        return
    elif isinstance(node, ast.keyword) and node.arg == "help":
        return  # found in the commands themselves
    else:
        children = list(ast.iter_child_nodes(node))
    for child in children:
        yield from _unmarked(child)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


# The command


def main(arguments: list[str]) -> None:
    """Do what the first argument says."""
    what, *rest = arguments or ["update"]
    if what == "missing":
        for word in missing(brought_up(rest[0])):
            print(word.context or "", word.id, sep="\t")
    elif what == "unmarked":
        for name in rest:
            for path in sorted(Path(name).rglob("*.py")) if Path(name).is_dir() else [Path(name)]:
                for line, text in unmarked(path):
                    print(f"{path}:{line}: {text}")
    elif what == "merge":
        for name in rest:
            with Path(name).open("rb") as file:
                other = read_po(file)
            write(str(other.locale), brought_up(str(other.locale), other))
    else:
        for spoken in OTHERS:
            found = brought_up(spoken)
            write(spoken, found)
            print(f"{spoken}: {len(found)} words, {len(missing(found))} without translation")


if __name__ == "__main__":
    main(sys.argv[1:])
