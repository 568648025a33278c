"""Made-up reports: the same from the same seed, marked rightly, and of all layouts."""

from __future__ import annotations

import random
import re
import unicodedata
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from benchmarks.reports.__main__ import main
from benchmarks.reports.layout import draw
from benchmarks.reports.make import LENGTHS, Report, make
from benchmarks.reports.pieces import Figure, Name, Text, fill
from benchmarks.reports.results import Results
from benchmarks.reports.scene import KINDS
from benchmarks.reports.tables import Indicator, indicators, texts
from benchmarks.reports.targets import Given, Targets
from benchmarks.reports.write import write_marked, write_project
from click.testing import CliRunner

from lskg.extract.structure.read import read_structure
from lskg.project import Project
from lskg.scoring.marks import TABLES, read_marks
from lskg.text.document import Document

COUNTS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
WORDS = {
    **{word: Decimal(at) for at, word in enumerate(COUNTS, start=1)},
    "tư": Decimal(4),
    "gấp đôi": Decimal(2),
    "gấp rưỡi": Decimal("1.5"),
}
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


@cache
def report(kind: str) -> Report:
    return make(11, 1, "commune", kind)


@pytest.fixture(params=KINDS)
def made(request: pytest.FixtureRequest) -> Report:
    return report(str(request.param))


def numbers(quote: str) -> list[Decimal]:
    """The numbers that a quotation says, in figures or in words."""
    printed = [Decimal(each.replace(".", "").replace(",", ".")) for each in NUMBER.findall(quote)]
    if printed:
        return printed
    parts = quote.lower().split(" phần ")
    if len(parts) > 1:
        return [WORDS[each] for each in parts]
    return [value for words, value in WORDS.items() if quote.lower().startswith(words)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        for number in (1, 2):
            write_marked(make(5, number, "commune"), tmp_path / name)
    one = files(tmp_path / "one")
    assert one == files(tmp_path / "other")
    assert len(one) == 2 * (1 + len(TABLES))


def test_another_seed_or_number_gives_another_text(made: Report) -> None:
    kind = made.scene.kind
    texts_ = {made.text, make(12, 1, "commune", kind).text, make(11, 2, "commune", kind).text}
    assert len(texts_) == 3


def test_every_mark_can_be_read_and_stands_in_its_place(made: Report, tmp_path: Path) -> None:
    folder = write_marked(made, tmp_path)
    marks = read_marks(folder, Document.read(folder / "text.txt"))
    assert len(marks.figures) > 100
    assert len(marks.targets) > 8
    assert len(marks.sections) > 15
    assert len(marks.responsibilities) > 4
    assert marks.bodies
    assert marks.documents


def test_ends_are_what_the_quotation_says(made: Report) -> None:
    for row in made.marks["figures"]:
        ends = [Decimal(row[name]) for name in ("low", "high", "denominator") if row[name]]
        said = numbers(row["quote"])
        assert said[: len(ends)] == ends, row


def test_titles_stand_in_their_lines(made: Report) -> None:
    lines = made.text.split("\n")
    for row in made.marks["sections"]:
        at = int(row["line"]) - 1
        shown = " ".join(" ".join(lines[at : at + 3]).split())
        assert shown.startswith(row["number"] or row["title"]) or f"({row['number']})" in shown
        assert row["title"] in shown


def test_targets_are_figures_of_a_plan(made: Report) -> None:
    planned = {
        (row["line"], row["quote"], row["nth"])
        for row in made.marks["figures"]
        if row["status"] == "target"
    }
    assert {(row["line"], row["quote"], row["nth"]) for row in made.marks["targets"]} <= planned


def test_names_are_printed(made: Report) -> None:
    printed = " ".join(made.text.split())
    rows = made.marks["names"] + made.marks["responsibilities"]
    for name in (row.get("name") or row["body"] for row in rows):
        assert name in printed


def test_the_text_is_normal_and_its_structure_is_read(made: Report) -> None:
    assert unicodedata.is_normalized("NFC", made.text)
    assert read_structure(Document(made.text), loose=True).sections


def test_no_province_is_a_real_one(made: Report) -> None:
    for name in texts("names")["taken"]:
        assert not re.search(rf"\b{name}\b", made.text), name


def test_a_report_of_a_province_is_of_full_length() -> None:
    made = make(3, 1, "province", "congress")
    low, high = LENGTHS["province"]
    assert low <= len(made.text) <= high
    notes = re.findall(r"^(?:\ufffd|\[\d+\])\.? ", made.text, re.MULTILINE)
    assert 60 <= len(notes) <= 80


def test_all_layouts_turn_up() -> None:
    outlines = texts("outlines")
    drawn = [
        draw(random.Random(seed), outlines[kind]["numbering"], notes=True)
        for seed in range(30)
        for kind in KINDS
    ]
    styles = {style for kind in KINDS for row in outlines[kind]["numbering"] for style in row}
    assert {style for layout in drawn for style in layout.numbering} == styles
    assert {layout.items for layout in drawn} == {
        *("paren", "digit)", "digit", "bullet", "plus", "letter", "prose", "bare"),
    }
    assert {layout.groups for layout in drawn} == {"level", "line", "none"}
    assert {layout.times for layout in drawn} == {"each", "heading", "lead"}
    assert {layout.range_form for layout in drawn} == {"short", "units", "words"}
    assert {layout.notes for layout in drawn} == {"lost", "brackets"}
    assert {layout.duty_form for layout in drawn} == {"prose", "items", "headings"}
    assert {layout.dash for layout in drawn} == {" - ", "-", " – ", "–"}
    for name in ("own_line", "capitals", "grouping", "padded", "blank", "older", "split_titles"):
        assert {getattr(layout, name) for layout in drawn} == {False, True}


@pytest.mark.parametrize("indicator", indicators(), ids=lambda each: each.phrase)
def test_every_indicator_can_be_told_and_planned(indicator: Indicator) -> None:
    for kind in ("annual", "congress", "programme"):
        scene = report(kind).scene
        if scene.level not in indicator.ranges:
            continue
        for _ in range(8):
            told = Results(scene).clause(indicator)
            planned = Targets(scene).clause(indicator, Given(""))
            assert any(isinstance(piece, Figure) for piece in told)
            assert any(isinstance(piece, Figure) and piece.target for piece in planned)


def test_a_pattern_begins_with_a_capital_where_it_says_so() -> None:
    name = Name("các sở", "")
    assert fill("{A} và {a}", {"a": [name]}) == [Name("Các sở", ""), " và ", name]


def test_older_spelling_moves_tones_in_text_and_marks() -> None:
    text = Text()
    text.add("ỦY BAN hòa giải, ", Name("Tỉnh ủy", "tinh-uy"), " hoàn thành")
    printed, marks = text.render(older=True, blank=False)
    assert printed == "UỶ BAN hoà giải, Tỉnh uỷ hoàn thành\n"
    assert marks["names"] == [{"kind": "body", "name": "Tỉnh uỷ"}]


def test_the_second_of_equal_quotations_is_counted() -> None:
    text = Text()
    cells = {"low": "5", "unit": "%"}
    text.add("15% và ", Figure("5%", cells), "\n5%, ", Figure("5%", cells))
    marks = text.render(older=False, blank=False)[1]["figures"]
    assert [(row["line"], row["nth"]) for row in marks] == [("1", "2"), ("2", "2")]


def test_a_project_has_the_reports(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, [str(tmp_path), "--count", "1", "--size", "commune", "--project"]
    )
    assert result.exit_code == 0
    found = Project(tmp_path).report()
    made = make(7, 1, "commune")
    assert found.info.key == made.key
    assert found.info.commune
    assert found.text.read_text(encoding="utf-8") == made.text


def test_a_project_report_bears_its_key(made: Report, tmp_path: Path) -> None:
    assert write_project(made, tmp_path).name == made.key
