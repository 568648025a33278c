"""Each part of a made-up report is scored as its guideline says, on finds made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.figures.records import Figure
from lskg.extract.names.records import Named, NamedDocument, NamedInitiative
from lskg.extract.records import Entity, Extraction, Layout, Mention, Section, Target
from lskg.extract.responsibilities.records import Responsibility
from lskg.scoring.marks import TABLES, Marks, read_marks
from lskg.scoring.parts import compare
from lskg.scoring.score import Score
from lskg.text.document import Document, Span
from lskg.text.periods import Period
from lskg.text.quantities import Quantity

DOCUMENT = Document(
    "I. MỤC TIÊU\n"
    "(1) Kinh tế: GRDP tăng 10%. Thu 10 tỷ đồng, trên 10 tỷ đồng.\n"
    "Thực hiện Nghị quyết số 5-NQ/TU ngày 1/2/2025 của Tỉnh ủy, Sở Y tế báo cáo UBND tỉnh.\n"
)
NOWHERE = Layout(Span(0, 0), None, None)
Read = Callable[..., Marks]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that writes rows into tables, and reads these as marks of the text."""

    def write_and_read(**tables: str) -> Marks:
        for name, columns in TABLES.items():
            text = ",".join(columns) + "\n" + tables.get(name, "")
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return read_marks(tmp_path, DOCUMENT)

    return write_and_read


def place(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = DOCUMENT.text.index(words, start + 1)
    return Span(start, start + len(words))


def score(part: str, marks: Marks, **found: object) -> Score:
    return compare(DOCUMENT, Extraction(NOWHERE, **found), marks)[part]  # type: ignore[arg-type]


def section(number: str, title: str, begins: str, parent: str | None = None) -> Section:
    heading = place(begins)
    return Section(number.strip("()"), number, title, 2, parent, 1, heading, heading)


FIRST = section("I", "Mục tiêu", "I. MỤC TIÊU")
SECTIONS = "1,I,MỤC TIÊU,1\n2,1,Kinh tế,2\n"


@pytest.mark.parametrize("title", ["Kinh tế", "Kinh tế: GRDP tăng 10%"])
def test_a_label_before_a_colon_may_end_there_or_at_the_full_stop(read: Read, title: str) -> None:
    second = section("(1)", title, "(1) Kinh tế", parent="I")
    found = score("sections", read(sections=SECTIONS), sections=(FIRST, second))
    assert found == Score(2, 2, 2, {"level": 2})


@pytest.mark.parametrize(
    "second",
    [
        section("2", "Kinh tế", "(1) Kinh tế", parent="I"),
        section("1", "Kinh tế: GRDP", "(1) Kinh tế", parent="I"),
        section("1", "Kinh tế: GRDP tăng 10%. Thu 10 tỷ đồng", "(1) Kinh tế", parent="I"),
        section("1", "Kinh tế", "Thực hiện", parent="I"),
    ],
)
def test_number_title_and_line_make_a_section(read: Read, second: Section) -> None:
    found = score("sections", read(sections=SECTIONS), sections=(FIRST, second))
    assert found == Score(2, 2, 1, {"level": 1})


def test_the_level_is_that_in_the_tree(read: Read) -> None:
    second = section("1", "Kinh tế", "(1) Kinh tế")
    found = score("sections", read(sections=SECTIONS), sections=(FIRST, second))
    assert found == Score(2, 2, 2, {"level": 1})


def test_an_item_is_no_false_heading_where_none_is_marked(read: Read) -> None:
    marks = read(sections="1,I,MỤC TIÊU,1\n")
    item = section("(1)", "Kinh tế", "(1) Kinh tế", parent="I")
    assert score("sections", marks, sections=(FIRST, item)) == Score(1, 1, 1, {"level": 1})
    heading = replace(item, number="1")
    assert score("sections", marks, sections=(FIRST, heading)) == Score(1, 2, 1, {"level": 1})


TARGET = Target(
    key="1",
    number="1",
    order=1,
    span=place("GRDP tăng 10%"),
    quote="GRDP tăng 10%",
    section="1",
    phrase="GRDP",
    quantity=Quantity(
        place("10%"), place("10%").end, Decimal(10), Decimal(10), unit="PERCENT", unit_printed="%"
    ),
    period=Period(2026, 2030),
    aggregation="yearly-average",
    indicator="grdp",
)
TARGETS = "2,10%,1,GRDP,10,,0,%,=,annual 2026/2030\n2,10 tỷ đồng,2,Thu,10,,9,đồng,>,2030\n"


def test_targets_agree_field_by_field(read: Read) -> None:
    right = {"scale": 1, "unit": 1, "comparator": 1, "period": 1, "indicator": 1}
    marks = read(targets=TARGETS)
    assert score("targets", marks, targets=(TARGET,)) == Score(2, 1, 1, right)
    for name, changed in {
        "scale": replace(TARGET, quantity=replace(TARGET.quantity, exponent=3)),
        "comparator": replace(TARGET, quantity=replace(TARGET.quantity, sign=">=")),
        "period": replace(TARGET, aggregation="whole-period"),
        "indicator": replace(TARGET, phrase="hộ nghèo"),
        "unit": replace(TARGET, quantity=replace(TARGET.quantity, unit=None, unit_printed="xã")),
    }.items():
        assert score("targets", marks, targets=(changed,)).agreed == right | {name: 0}


def test_targets_need_place_and_numbers(read: Read) -> None:
    elsewhere = replace(TARGET.quantity, span=place("10 tỷ đồng"))
    other = replace(TARGET.quantity, high=Decimal(12))
    targets = (replace(TARGET, quantity=elsewhere), replace(TARGET, quantity=other))
    found = score("targets", read(targets=TARGETS), targets=targets)
    assert (found.expected, found.found, found.matched) == (2, 2, 0)


FIGURE = Figure(
    span=place("10 tỷ đồng", 2),
    low=Decimal(10),
    high=Decimal(10),
    numerator=None,
    denominator=None,
    exponent=9,
    unit="VND",
    unit_printed="tỷ đồng",
    comparator=">",
    kind="amount",
    direction=None,
    status="target",
    period="2030",
    baseline=None,
    area=None,
    indicator="thu",
    phrase="Thu",
    section=None,
    footnote=None,
)
FIGURES = (
    "2,10%,1,10,,,0,%,=,rate,increase,target,,,GRDP\n"
    "2,10 tỷ đồng,2,10,,,9,đồng,>,amount,,target,2030,,Thu\n"
)


def test_a_figure_is_the_occurrence_of_its_words_that_the_mark_says(read: Read) -> None:
    marks = read(figures=FIGURES)
    found = score("figures", marks, figures=(FIGURE,))
    assert (found.expected, found.found, found.matched) == (2, 1, 1)
    assert set(found.agreed.values()) == {1}
    first = replace(FIGURE, span=place("10 tỷ đồng"))
    assert score("figures", marks, figures=(first,)).matched == 0


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("scale", replace(FIGURE, exponent=6)),
        ("unit", replace(FIGURE, unit="USD", unit_printed="tỷ USD")),
        ("comparator", replace(FIGURE, comparator="=")),
        ("kind", replace(FIGURE, kind="level")),
        ("direction", replace(FIGURE, direction="increase")),
        ("status", replace(FIGURE, status="actual")),
        ("period", replace(FIGURE, period=None)),
        ("baseline", replace(FIGURE, baseline="2020")),
        ("indicator", replace(FIGURE, phrase="hộ nghèo")),
    ],
)
def test_figures_agree_field_by_field(read: Read, name: str, changed: Figure) -> None:
    agreed = score("figures", read(figures=FIGURES), figures=(changed,)).agreed
    assert {field for field, count in agreed.items() if not count} == {name}


def test_a_fraction_is_its_two_numbers(read: Read) -> None:
    marks = read(figures="2,10%,1,10,,12,0,%,=,rate,increase,target,,,GRDP\n")
    figure = replace(FIGURE, span=place("10%"), denominator=Decimal(12))
    assert score("figures", marks, figures=(figure,)).matched == 1
    assert score("figures", marks, figures=(replace(figure, denominator=None),)).matched == 0


def body(key: str, name: str) -> Entity:
    return Entity(key, "SpecializedAgency", None, name, None, (name,))


PARTY, HEALTH, PEOPLE = (
    body("tinh-uy", "Tỉnh ủy"),
    body("so-y-te", "Sở Y tế"),
    body("ubnd-tinh", "UBND tỉnh"),
)
RESOLUTION = NamedDocument("nq-5", "LegalDocument", "Nghị quyết số 5-NQ/TU", None, ())
MENTIONS = (
    Mention("nq-5", place("Nghị quyết số 5-NQ/TU ngày 1/2/2025 của Tỉnh ủy"), None, None),
    Mention("tinh-uy", place("Tỉnh ủy"), None, None, "inner"),
    Mention("so-y-te", place("Sở Y tế"), None, None),
    Mention("ubnd-tinh", place("UBND tỉnh"), None, None),
)


def test_bodies_are_distinct_names(read: Read) -> None:
    marks = read(names="body,SỞ Y TẾ\nbody,UBND tỉnh Hà Sơn\nbody,Sở Tài chính\n")
    again = body("uy-ban", "Ủy ban nhân dân tỉnh")
    mentions = (*MENTIONS, Mention("uy-ban", place("UBND tỉnh"), None, None))
    found = score("bodies", marks, entities=(HEALTH, PEOPLE, again), mentions=mentions)
    assert found == Score(3, 3, 2)


def test_a_body_inside_other_names_alone_is_no_false_find(read: Read) -> None:
    found = {"entities": (PARTY, HEALTH), "mentions": MENTIONS}
    assert score("bodies", read(names="body,Sở Y tế\n"), **found) == Score(1, 1, 1)
    assert score("bodies", read(names="body,Tỉnh ủy\n"), **found) == Score(1, 2, 1)


def test_enterprises_are_bodies(read: Read) -> None:
    company = Named("a", "Enterprise", "Công ty A", None, ())
    product = Named("b", "Product", "Công ty B", None, ())
    mentions = (Mention("a", place("Sở Y tế"), None, None),)
    marks = read(names="body,Công ty B\n")
    assert score("bodies", marks, named=(company, product), mentions=mentions) == Score(1, 1, 0)


def test_documents_are_told_by_number_and_programmes_where_marked(read: Read) -> None:
    named = (
        RESOLUTION,
        replace(RESOLUTION, key="l", name_vi="Luật A"),
        NamedInitiative("p", "Programme", "Chương trình OCOP", None, ()),
        NamedInitiative("q", "Programme", "Chương trình B", None, ()),
    )
    marks = read(
        names="document,Nghị quyết số 5-NQ/TU ngày 1/2/2025 của Tỉnh ủy về y tế\n"
        "document,Chương trình B\ndocument,Quyết định số 1/QĐ-TTg\n"
    )
    assert score("documents", marks, named=named) == Score(3, 3, 2)


SENTENCE = place(DOCUMENT.text.splitlines()[2])


def responsibilities(*found: tuple[str, tuple[str, ...]]) -> dict[str, object]:
    return {
        "entities": (PARTY, HEALTH, PEOPLE),
        "named": (RESOLUTION,),
        "mentions": MENTIONS,
        "responsibilities": tuple(
            Responsibility(agency, roles, SENTENCE, "done", "explicit") for agency, roles in found
        ),
    }


def test_body_and_role_in_a_line_make_a_responsibility(read: Read) -> None:
    marks = read(responsibilities="3,Giám đốc Sở Y tế,reports\n3,UBND tỉnh,approves\n")
    found = responsibilities(
        ("so-y-te", ("reports", "leads")), ("so-y-te", ("reports",)), ("tinh-uy", ("approves",))
    )
    assert score("responsibilities", marks, **found) == Score(2, 3, 1)
    other_line = read(responsibilities="2,Sở Y tế,reports\n")
    assert score("responsibilities", other_line, **found).matched == 0


def test_who_issued_a_cited_document_is_no_false_find(read: Read) -> None:
    issued = responsibilities(("tinh-uy", ("issues",)))
    assert score("responsibilities", read(), **issued) == Score(0, 0, 0)
    marked = read(responsibilities="3,Tỉnh ủy,issues\n")
    assert score("responsibilities", marked, **issued) == Score(1, 1, 1)
    issues_itself = responsibilities(("so-y-te", ("issues",)))
    assert score("responsibilities", read(), **issues_itself) == Score(0, 1, 0)


def test_doubts_are_counted(read: Read) -> None:
    assert read(doubts="2,10%,may be a share\n3,Sở Y tế,may be judged\n").doubts == 2


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"figures": FIGURES.replace("đồng,2,", "đồng,3,")}, "does not stand 3 times in line 2"),
        ({"figures": FIGURES.replace("2,10%", "1,10%")}, "does not stand 1 times in line 1"),
        ({"figures": FIGURES.replace("2,10%", "9,10%")}, "the text has no line 9"),
        ({"figures": FIGURES.replace("1,10,,", "1,mười,,")}, "“mười” is no number"),
        ({"sections": "1,I,MỤC TIÊU,một\n"}, "level “một” is no whole number"),
        ({"names": "place,Hà Nội\n"}, "kind “place” is not one of body, document"),
    ],
)
def test_marks_that_do_not_fit_the_text_are_refused(
    read: Read, tables: dict[str, str], message: str
) -> None:
    with pytest.raises(CurationError, match=message):
        read(**tables)
