"""A marked copy: comments on the right cells, and every other part with the bytes it had."""

from __future__ import annotations

import re
import warnings
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from defusedxml.ElementTree import fromstring

from allocator import no_plan
from allocator.commands import main
from allocator.language import speaking
from allocator.problems import BadQuestion, Conflict, Mix, NoPlan, Quarrel, Quarrelling
from allocator.solving import solve
from allocator.workbook.marking import mark
from allocator.workbook.reading import read
from allocator.workbook.template import write_template
from tests.book import edit_part, workbook
from tests.calculated import converted, needs_libreoffice

ROOT = Path(__file__).parent.parent
IMPOSSIBLE = sorted((ROOT / "data" / "impossible").glob("*.xlsx"))
FLOORS = ROOT / "data" / "impossible" / "floors-above-the-budget.xlsx"

#: The children of a worksheet in the order of the standard: ECMA-376 part 1, 18.3.1.99.
ORDER = [
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter"),
    *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"),
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches"),
    *("ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF"),
    *("picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def comments(path: Path) -> dict[tuple[str, str], str]:
    """Every comment as openpyxl reads it, by sheet and address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sparklines, which openpyxl does not read
        book = openpyxl.load_workbook(path)
    # Only those there are: a sheet with a comment in its last cell spans billions.
    cells = ((sheet.title, cell) for sheet in book for cell in sheet._cells.values())
    return {(title, c.coordinate): c.comment.text for title, c in cells if c.comment}


def tree(content: bytes) -> Element:
    root: Element = fromstring(content, forbid_dtd=True)
    return root


def plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def changed(before: Path, after: Path) -> set[str]:
    """The parts that are not what they were."""
    old, new = parts(before), parts(after)
    assert set(old) <= set(new)
    return {name for name, content in new.items() if old.get(name) != content}


def assert_only_marked(before: Path, after: Path) -> None:
    """Nothing but comments differs, whatever the part: each changed part without what was added
    to it is what it was."""
    old, new = parts(before), parts(after)
    for name in changed(before, after):
        if re.fullmatch(r"xl/worksheets/\w+\.xml", name):
            bare = re.sub(rb"<legacyDrawing [^>]*/>", b"", new[name])
            assert bare == old[name]
            children = [plain(child.tag) for child in tree(new[name])]
            known = [ORDER.index(child) for child in children if child in ORDER]
            assert known == sorted(known), children
            assert children.count("legacyDrawing") == 1
        elif name == "[Content_Types].xml" or name.endswith(".rels"):
            there = [child.attrib for child in tree(new[name])]
            for child in tree(old[name]) if name in old else ():
                assert child.attrib in there
        else:
            assert re.match(r"xl/(comments|drawings/vmlDrawing|threaded|persons)", name), name


@pytest.mark.parametrize("source", IMPOSSIBLE, ids=lambda path: path.stem)
def test_no_plan_marks_the_cells_that_quarrel(source: Path, tmp_path: Path) -> None:
    """Proves: each cell of the conflict, and no other, has a comment with its rule and change."""
    target = tmp_path / "marked.xlsx"
    was = source.read_bytes()
    result = run("solve", source, "--mark", target)
    assert result.exit_code == 3
    assert f"Written: {target}" in result.stderr.replace("\n", "")
    assert source.read_bytes() == was
    with pytest.raises(NoPlan) as none:
        solve(read(source).case)
    found = none.value.found
    mixed = found.mix.changes if found.mix else ()
    expected = {(q.sheet, q.address) for q in [*none.value.conflict, *mixed]}
    said = comments(target)
    assert set(said) == expected
    for quarrel in none.value.conflict:
        text = said[quarrel.sheet, quarrel.address]
        assert quarrel.rule[1:] in text and quarrel.change in text
    assert_only_marked(source, target)


def test_a_marked_copy_says_the_rule_the_others_and_the_way_out(tmp_path: Path) -> None:
    """By hand: two regions at 70,000 ask 140,000 of the 125,000 of 2027: 15,000 are missing,
    or each floor falls to 62,500."""
    target = tmp_path / "marked.xlsx"
    run("solve", FLOORS, "--mark", target)
    floor = comments(target)["Rules", "F2"].splitlines()
    assert floor[0] == "Spend at least 70,000 (each region, 2027)."
    assert floor[1] == "This cannot hold together with Budget!C2: no plan exists."
    assert floor[2] == "The floors of row 2 add up to 140,000; the budget of 2027 is 125,000."
    assert floor[3].startswith("Enough by itself: lower it from 70,000 to 62,500.")
    assert "add 15,000 to it" in comments(target)["Budget", "C2"]


def test_what_needs_fixing_is_marked_too(tmp_path: Path) -> None:
    source, target = ROOT / "data" / "broken" / "negative.xlsx", tmp_path / "marked.xlsx"
    result = run("check", source, "--mark", target)
    assert result.exit_code == 1
    with pytest.raises(BadQuestion) as bad:
        read(source)
    said = comments(target)
    assert set(said) == {(problem.sheet, problem.cell) for problem in bad.value.problems}
    for problem in bad.value.problems:
        assert problem.says in said[problem.sheet, problem.cell]
    assert_only_marked(source, target)


def test_arabic_comments_run_from_right_to_left(tmp_path: Path) -> None:
    for spoken, style in (("ar", b"text-align:right;direction:rtl"), ("fr", b"text-align:left")):
        target = tmp_path / f"{spoken}.xlsx"
        with speaking(spoken):
            assert mark(FLOORS, target, {("Regions", "B2"): "خطأ"}) == 1
        boxes = [part for name, part in parts(target).items() if name.endswith(".vml")]
        assert [style in box for box in boxes] == [True]


def test_nothing_is_marked_where_nothing_is_wrong_or_nothing_can_be(tmp_path: Path) -> None:
    target = tmp_path / "marked.xlsx"
    assert run("check", ROOT / "data" / "small.xlsx", "--mark", target).exit_code == 0
    broken = ROOT / "data" / "broken" / "old-workbook.xlsx"
    result = run("check", broken, "--mark", target)
    assert result.exit_code == 1 and "There is no cell to mark." in result.stderr
    assert not target.exists()


def test_a_copy_never_replaces_its_original(tmp_path: Path) -> None:
    source = tmp_path / "own.xlsx"
    source.write_bytes(FLOORS.read_bytes())
    linked = tmp_path / "linked.xlsx"
    linked.hardlink_to(source)
    other = tmp_path / ".." / tmp_path.name / "own.xlsx"
    for target in (source, linked, other, tmp_path / "own.xlsm"):
        assert run("solve", source, "--mark", target).exit_code == 2
        with pytest.raises(ValueError):
            mark(source, target, {("Rules", "F2"): "here"})
    nowhere = run("solve", source, "--mark", tmp_path / "no-such" / "marked.xlsx")
    assert nowhere.exit_code == 1 and "does not exist" in nowhere.stderr
    assert source.read_bytes() == FLOORS.read_bytes()


def test_json_stands_alone_with_a_marked_copy(tmp_path: Path) -> None:
    result = run("solve", FLOORS, "--json", "--mark", tmp_path / "marked.xlsx")
    assert result.exit_code == 3 and result.stdout.startswith("{")
    assert "Written" not in result.stdout


# Workbooks that hold more than cells


def drawn(path: Path) -> Path:
    """A workbook with all that stands near comments: a chart, a table, a button, notes."""
    with xlsxwriter.Workbook(path) as book:
        first, second, third = (book.add_worksheet(name) for name in ("One", "Two", "Three"))
        for sheet in (first, second, third):
            sheet.write("A1", "Name")
            sheet.write_column("A2", ["a", "b", "c"])
            sheet.write_column("B2", [1, 2, 3])
        second.add_table("A1:B4", {"columns": [{"header": "Name"}, {"header": "n"}]})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Two!$B$2:$B$4"})
        second.insert_chart("D2", chart)
        second.set_header("&L&G", {"image_left": str(ROOT / "data" / "morocco-plan.png")})
        second.add_sparkline("C2", {"range": "Two!B2:B4"})
        first.write_comment("A2", "My own <note> & more", {"author": "Amina"})
        first.write_comment("B9", "Another")
        third.insert_button("D2", {"caption": "Press"})
    return path


NOTES = {
    ("One", "A2"): 'first <b> & "quoted"',
    ("One", "B2"): "غير ممكن\nsecond line",
    ("Two", "B3"): "third",
    ("Three", "XFD1048576"): "far away",
}


def test_comments_stand_beside_charts_tables_buttons_and_other_comments(tmp_path: Path) -> None:
    """Proves: existing comments keep their words, below the new ones; a sheet with header
    images, a table and a chart gets its comments at the place the standard asks for."""
    source, target = drawn(tmp_path / "own.xlsx"), tmp_path / "marked.xlsx"
    assert mark(source, target, NOTES) == 4
    assert_only_marked(source, target)
    said = comments(target)
    assert said["One", "A2"] == 'first <b> & "quoted"\n\nMy own <note> & more'
    assert said["One", "B2"] == "غير ممكن\nsecond line"
    assert said["One", "B9"] == "Another"
    assert said["Two", "B3"] == "third"
    assert said["Three", "XFD1048576"] == "far away"
    assert b"<authors><author>Amina</author>" in parts(target)["xl/comments1.xml"]


def test_each_comment_has_one_box_of_its_own(tmp_path: Path) -> None:
    """Proves: no two shapes of a sheet share an id, and each comment is drawn once."""
    source, target = drawn(tmp_path / "own.xlsx"), tmp_path / "marked.xlsx"
    mark(source, target, NOTES)
    found = parts(target)
    boxes = [content for name, content in found.items() if name.endswith(".vml")]
    notes = 0
    for content in boxes:
        tree(content)  # well-formed
        ids = re.findall(rb'id="(_x0000_s\d+)"', content)
        assert len(ids) == len(set(ids)) > 0
        notes += content.count(b'ObjectType="Note"')
    assert notes == 5  # A2, B9 before; B2, B3 and XFD1048576 now
    row, column = 1_048_575, 16_383
    assert any(b"<x:Row>%d</x:Row><x:Column>%d<" % (row, column) in part for part in boxes)


def test_marking_a_marked_copy_says_both(tmp_path: Path) -> None:
    source = drawn(tmp_path / "own.xlsx")
    once, twice = tmp_path / "once.xlsx", tmp_path / "twice.xlsx"
    mark(source, once, NOTES)
    mark(once, twice, {("Two", "B3"): "again", ("Two", "A4"): "new"})
    said = comments(twice)
    assert said["Two", "B3"] == "again\n\nthird" and said["Two", "A4"] == "new"
    names = {name for name in changed(once, twice) if not name.endswith((".vml", ".xml"))}
    assert not names


def test_the_template_with_its_notes_and_protection_is_marked(tmp_path: Path) -> None:
    source, target = tmp_path / "mine.xlsx", tmp_path / "marked.xlsx"
    write_template(source, language="ar", first_year=2027, overwrite=False)
    title = openpyxl.load_workbook(source).sheetnames[1]
    before = comments(source)
    mark(source, target, {(title, "A2"): "here"})
    assert comments(target) == {**before, (title, "A2"): "here"}
    assert_only_marked(source, target)


def test_prefixes_and_other_encodings_are_understood(tmp_path: Path) -> None:
    """Proves: a sheet whose elements carry a prefix, in UTF-16, is marked all the same."""
    source, target = tmp_path / "own.xlsx", tmp_path / "marked.xlsx"
    with zipfile.ZipFile(FLOORS) as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(r"<(/?)(\w)", r"<\1x:\2", content.decode())
                text = text.replace(" xmlns=", " xmlns:x=").replace("<?x:xml", "<?xml")
                text = re.sub(r'encoding="[^"]*"', 'encoding="UTF-16"', text)
                content = text.encode("utf-16")
            new.writestr(name, content)
    assert mark(source, target, {("Rules", "F2"): "here", ("Budget", "C2"): "there"}) == 2
    assert comments(target) == {("Rules", "F2"): "here", ("Budget", "C2"): "there"}
    old_cells, new_cells = openpyxl.load_workbook(source), openpyxl.load_workbook(target)
    for sheet in old_cells:
        for row in sheet.iter_rows():
            for cell in row:
                assert new_cells[sheet.title][cell.coordinate].value == cell.value


def test_macros_stay_as_they_are(tmp_path: Path) -> None:
    source, target = tmp_path / "own.xlsm", tmp_path / "marked.xlsm"
    source.write_bytes(FLOORS.read_bytes())
    main_kind = "spreadsheetml.sheet.main+xml"
    macro = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vba"/>'
    kinds = "[Content_Types].xml"
    edit_part(source, kinds, "openxmlformats-officedocument." + main_kind, "ms-excel." + main_kind)
    edit_part(
        source, kinds, "ms-excel.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
    )
    edit_part(source, kinds, "</Types>", f"{macro}</Types>")
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\x00macros\xff")
    result = run("solve", source, "--mark", target)
    assert result.exit_code == 3, result.output
    assert parts(target)["xl/vbaProject.bin"] == b"\x00macros\xff"
    assert_only_marked(source, target)
    assert ("Rules", "F2") in comments(target)


# Conversations


THREAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
RELATION = "http://schemas.microsoft.com/office/2017/10/relationships"


def with_conversation(path: Path) -> Path:
    """A workbook with a conversation on One!A2, as newer spreadsheet programs store it."""
    drawn(path)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    edit_part(
        path,
        "xl/worksheets/_rels/sheet1.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{RELATION}/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    )
    edit_part(
        path,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<p:Relationship xmlns:p="{package}" Id="rId99" Type="{RELATION}/person" '
        'Target="persons/person.xml"/></Relationships>',
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/threadedComments/threadedComment1.xml",
            f'<ThreadedComments xmlns="{THREAD}"><threadedComment ref="A2" '
            'dT="2026-01-01T10:00:00.00" personId="{P}" id="{T}"><text>Why?</text>'
            "</threadedComment></ThreadedComments>",
        )
        archive.writestr(
            "xl/persons/person.xml",
            f'<personList xmlns="{THREAD}"><person displayName="Amina" id="{{P}}" '
            'userId="amina" providerId="None"/></personList>',
        )
    return path


def test_a_conversation_gets_a_reply(tmp_path: Path) -> None:
    """Proves: where a cell has a conversation, which hides its comment, the note is a reply."""
    source, target = with_conversation(tmp_path / "own.xlsx"), tmp_path / "marked.xlsx"
    mark(source, target, {("One", "A2"): "cannot hold", ("One", "B2"): "nor this"})
    found = parts(target)
    question, reply = tree(found["xl/threadedComments/threadedComment1.xml"])
    assert [child.text for child in question] == ["Why?"]
    assert [child.text for child in reply] == ["cannot hold"]
    assert reply.attrib["parentId"] == "{T}" and reply.attrib["ref"] == "A2"
    people = [person.attrib["id"] for person in tree(found["xl/persons/person.xml"])]
    assert people[0] == "{P}" and people[1] == reply.attrib["personId"]
    assert comments(target)["One", "B2"] == "nor this"
    assert_only_marked(source, target)


# What is said


def test_a_cell_of_two_quarrels_says_both_and_a_mix_is_told() -> None:
    one = Quarrel("Rules!F2", "a floor", "", "Rules", "F2")
    two = Quarrel("Rules!F3", "another", "lower it", "Rules", "F3")
    nowhere = Quarrel("Rules", "no cell", "", "Rules", "")
    mix = Mix((two._replace(change="lower it by 3"), one._replace(change="lower it by 4")), 10.0)
    said = no_plan.notes(Conflict((Quarrelling((one, two)), Quarrelling((one, nowhere))), mix))
    assert set(said) == {("Rules", "F2"), ("Rules", "F3")}
    assert "together with Rules!F3" in said["Rules", "F2"]
    assert "together with Rules:" in said["Rules", "F2"]
    assert "lower it by 4, together with the changes of Rules!F3." in said["Rules", "F2"]


@needs_libreoffice
def test_another_program_opens_the_copy(tmp_path: Path) -> None:
    """Proves: LibreOffice reads the comments of every kind of sheet and saves them again."""
    source, target = with_conversation(tmp_path / "own.xlsx"), tmp_path / "marked.xlsx"
    notes = {**NOTES, ("Three", "C3"): "near"}
    del notes["Three", "XFD1048576"]  # LibreOffice would save a million rows
    mark(source, target, notes)
    again = converted(target, tmp_path / "again")
    said = comments(again)
    for cell, note in notes.items():
        assert note in said[cell]
    assert "My own <note> & more" in said["One", "A2"]
    assert said["One", "B9"].endswith("Another")


def test_a_note_is_cut_where_no_box_could_show_it(tmp_path: Path) -> None:
    source = workbook("# One\n| a | b |\n| 1 | 2 |", tmp_path / "own.xlsx")
    target = tmp_path / "marked.xlsx"
    mark(source, target, {("One", "A2"): "x" * 50_000 + "\x00", ("Nowhere", "A1"): "lost"})
    (said,) = comments(target).values()
    assert len(said) == 4_000 and said.endswith("…")
