"""The role of every number of a text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.find import find_figures
from lskg.extract.figures.number_roles import assign_roles, find_claims
from lskg.extract.figures.records import Number
from lskg.extract.records import Layout
from lskg.extract.structure.read import Structure
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document, Span
from lskg.text.numbers import RUN

Numbers = Callable[[str], tuple[Number, ...]]
PIECES = (
    *("10%", "1.234,5", "36/63", "7 - 7,5", "năm 2020", "ngày 25/4/2025", "57-NQ/TW", "Km18"),
    *("Quốc lộ 4B", "mốc 1088/2", " đạt ", ", ", "; ", ". ", "\n", "(1) ", " và ", "5 năm ", "-"),
)
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=14).map("".join)


def test_numbers_in_reading_order(numbers: Numbers) -> None:
    text = "Năm 2024, Quốc lộ 4B dài 18 km; 7 - 7,5% theo Nghị quyết số 57-NQ/TW."
    found = [(text[each.span.start : each.span.end], each.role) for each in numbers(text)]
    assert found == [
        ("2024", "date"),
        ("4", "name"),
        ("18", "figure"),
        ("7", "figure"),
        ("7,5", "figure"),
        ("57", "document number"),
    ]


def test_numbers_of_a_range_belong_to_one_figure(numbers: Numbers) -> None:
    assert [each.figure for each in numbers("tăng 7 - 7,5%")] == [5, 5]


def test_numbers_of_headings() -> None:
    document = Document("I. Kinh tế\n1. Thu ngân sách\nĐạt 5 tỷ đồng.\n")
    claims = find_claims(document, find_sections(document, find_layout(document)))
    found = assign_roles(document, claims, ())
    assert [(document[each.span], each.role) for each in found] == [
        ("1", "heading number"),
        ("5", "other"),
    ]


def test_number_that_nothing_explains(numbers: Numbers) -> None:
    (found,) = numbers("Xe biển 12345")
    assert (found.role, found.figure) == ("other", None)


@given(PROSE)
def test_claims_of_any_text_do_not_overlap_and_hold_digits(text: str) -> None:
    claims = find_claims(Document(text), ())
    for one, other in pairwise(claims):
        assert one.span.end <= other.span.start
    assert all(RUN.search(text, each.span.start, each.span.end) for each in claims)


@given(PROSE)
def test_every_run_of_digits_is_accounted_for_once(text: str) -> None:
    document = Document(text)
    claims = find_claims(document, ())
    figures = find_figures(Structure(document, Layout(Span(0, len(text)), None, None)), claims)
    found = assign_roles(document, claims, figures)
    assert [each.span for each in found] == [Span(*match.span()) for match in RUN.finditer(text)]
    starts = {each.span.start for each in figures}
    for each in found:
        assert (each.role == "figure") == (each.figure in starts)


@given(PROSE)
def test_no_figure_takes_digits_that_have_another_role(text: str) -> None:
    document = Document(text)
    claims = find_claims(document, ())
    for figure in find_figures(Structure(document, Layout(Span(0, len(text)), None, None)), claims):
        assert all(
            claim.span.end <= figure.span.start or figure.span.end <= claim.span.start
            for claim in claims
        )
