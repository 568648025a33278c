"""A whole report, by the rules alone and with curation on top."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.whole import read_tables

from lskg.errors import SourceError
from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span

PIECES = (
    "Phần thứ nhất\n",
    "I. Chỉ tiêu\n",
    "II. Nhiệm vụ, giải pháp\n",
    "1. Quan điểm\n",
    "2. Hạn chế\n",
    "1.1. Rừng. Đạt 60%\n",
    "(1) Rừng 60%; nước 9,5%\n",
    "(2) Đến năm 2030 không còn hộ nghèo\n",
    "Một là: Đoàn kết\n",
    "Sở Y tế họp. Tỉnh uỷ quyết định\n",
    ". Dấu mất\n",
    "và chữ thường\n",
    "phương châm “Đổi mới”\n",
    "\n",
    "Nơi nhận:\n",
    "PHỤ LỤC\n",
    "\ufffd. Ghi chú của Sở Y tế\n",
    "1. Ghi chú\n",
    "Hết./.\n",
)
REPORTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join)


def test_rules_alone_name_indicators_by_their_phrase(hai_son: Document) -> None:
    extraction = extract(read_structure(hai_son))
    assert sorted({each.indicator for each in extraction.targets}) == [
        "co-cau-lao-dong-cong-nghiep",
        "co-cau-lao-dong-nong-nghiep",
        "ho-ngheo",
        "thu-nhap-binh-quan-dau-nguoi",
        "thu-nhap-binh-quan-dau-nguoi-usd",
        "toc-do-tang-tong-san-pham-tren-dia-ban",
    ]
    crop = [each for each in extraction.figures if each.indicator == "san-luong-luong-thuc"]
    assert [(each.footnote, str(each.low)) for each in crop] == [(None, "200"), (1, "203")]
    assert {each.name_en for each in extraction.indicators} == {None}
    assert extraction.titles_en == {}
    assert extraction.warnings == ()


def test_curation_replaces_what_it_states(hai_son: Document, tables: Path) -> None:
    extraction = extract(read_structure(hai_son), read_tables(tables, hai_son))
    assert {each.indicator for each in extraction.targets} == {
        each.key for each in extraction.indicators
    }
    organizations = {each.key for each in extraction.entities}
    others = {each.key for each in extraction.named}
    assert {each.entity for each in extraction.mentions} == organizations | others
    assert extraction.titles_en["Kinh tế"] == "Economy"


@pytest.mark.parametrize(
    "data",
    ["nfd", "crlf", "bom"],
)
def test_the_way_a_file_was_saved_changes_nothing(hai_son: Document, data: str) -> None:
    saved = {
        "nfd": unicodedata.normalize("NFD", hai_son.text).encode(),
        "crlf": hai_son.text.replace("\n", "\r\n").encode(),
        "bom": hai_son.text.encode("utf-8-sig"),
    }[data]
    assert extract(read_structure(Document.from_bytes(saved, "hai-son.txt"))) == extract(
        read_structure(hai_son)
    )


def test_text_without_headings_is_refused() -> None:
    with pytest.raises(SourceError, match="has no heading"):
        extract(read_structure(Document("Kính gửi Tỉnh ủy.\nBáo cáo nhanh.\n")))


def test_lost_line_breaks_are_refused(hai_son: Document) -> None:
    with pytest.raises(SourceError, match="line breaks were lost"):
        extract(read_structure(Document(hai_son.text.replace("\n", " "))))


def spans(extraction: Extraction) -> list[Span]:
    return [
        *(each.span for each in extraction.sections),
        *(each.span for each in extraction.footnotes),
        *(each.span for each in extraction.elements),
        *(each.span for each in extraction.targets),
        *(each.quantity.span for each in extraction.targets),
        *(each.span for each in extraction.mentions),
    ]


@given(REPORTS)
def test_any_report_is_read_or_refused_and_quotes_exactly(text: str) -> None:
    document = Document(text)
    try:
        extraction = extract(read_structure(document))
    except SourceError:
        return
    whole = Span(0, len(document))
    assert all(whole.contains(span) and span.start < span.end for span in spans(extraction))
    for target in extraction.targets:
        assert " ".join(document[target.span].split()) == target.quote
        assert target.span.contains(target.quantity.span)
    for element in extraction.elements:
        assert document[element.span] == document[element.span].strip()


@given(REPORTS)
@example("I. Chỉ tiêu\nII. Nhiệm vụ, giải pháp\n1. Quan điểm\nI. Chỉ tiêu\n")
def test_keys_of_any_report_are_unique_and_refer_to_something(text: str) -> None:
    try:
        extraction = extract(read_structure(Document(text)))
    except SourceError:
        return
    sections = {each.key for each in extraction.sections}
    elements = {(each.kind, each.key) for each in extraction.elements}
    assert len(sections) == len(extraction.sections)
    assert len(elements) == len(extraction.elements)
    assert len({each.key for each in extraction.targets}) == len(extraction.targets)
    indicators = {each.key for each in extraction.indicators}
    measured = {each.indicator for each in extraction.targets}
    assert measured | {each.indicator for each in extraction.figures} == indicators
    used = [
        *(each.section for each in extraction.elements),
        *(each.section for each in extraction.targets),
        *(each.section for each in extraction.footnotes),
        *(each.section for each in extraction.mentions),
    ]
    assert set(used) <= sections | {None}
    parents = {each.parent for each in extraction.elements if each.parent}
    assert parents <= {each.path for each in extraction.elements}
