"""A document is its text in one form, and every offset counts the code points of that form."""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.errors import SourceError
from lskg.text.document import Document, Span

TEXT = "  Tỉnh ủy Hải Sơn\n\n  họp.\t\nXong  "
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("ầế\u0301 \n\r\tĐđ"))


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, Span]:
    """A document and a span of it."""
    document = Document(draw(TEXTS))
    ends = st.integers(0, len(document))
    start, end = sorted((draw(ends), draw(ends)))
    return document, Span(start, end)


@pytest.mark.parametrize(
    "data",
    [
        "Đảng bộ tỉnh\nHải Sơn\n".encode(),
        unicodedata.normalize("NFD", "Đảng bộ tỉnh\nHải Sơn\n").encode(),
        "Đảng bộ tỉnh\r\nHải Sơn\r\n".encode(),
        "Đảng bộ tỉnh\rHải Sơn\r".encode(),
        "\ufeffĐảng bộ tỉnh\nHải Sơn\n".encode(),
    ],
    ids=["as it is", "decomposed", "CRLF", "CR", "byte order mark"],
)
def test_one_text_whatever_the_file_was_saved_as(data: bytes) -> None:
    assert Document.from_bytes(data, "tệp").text == "Đảng bộ tỉnh\nHải Sơn\n"


@pytest.mark.parametrize(
    "kept", ["a  b", " a", "a\tb", "\xa0a", "a\u200bb", "“a” – ‘b’…", "\uf02b"]
)
def test_nothing_else_is_changed(kept: str) -> None:
    assert Document.from_bytes(kept.encode(), "tệp").text == kept


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"t\xd8nh", "bao-cao.txt: byte 1 is not UTF-8; save the report as UTF-8 text."),
        ("ủy".encode("utf-16"), "bao-cao.txt: byte 0 is not UTF-8; save the report as UTF-8 text."),
        (b"", "bao-cao.txt: the file holds no text."),
        ("\ufeff \r\n\t\n".encode(), "bao-cao.txt: the file holds no text."),
    ],
    ids=["Windows code page", "UTF-16", "empty", "only white space"],
)
def test_what_is_not_text_is_refused_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message.replace(".", r"\.")):
        Document.from_bytes(data, "bao-cao.txt")


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(SourceError, match=f"^{path}: .+\\.$"):
            Document.read(path)


def test_read_and_from_bytes_agree(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_bytes(unicodedata.normalize("NFD", "Kỳ họp\r\n").encode())
    assert Document.read(path) == Document("Kỳ họp\n")


def test_offsets_count_code_points() -> None:
    document = Document("Mười 😀 xã")
    assert document[Span(5, 6)] == "😀"
    assert document[Span(7, 9)] == "xã"
    assert len(document) == 9


@pytest.mark.parametrize("ends", [(-1, 0), (2, 1), (-3, -2)])
def test_span_that_ends_before_it_starts_is_refused(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)


def test_spans_contain_and_shift() -> None:
    span = Span(2, 5)
    assert span.contains(span)
    assert span.contains(Span(3, 5))
    assert not span.contains(Span(3, 6))
    assert not span.contains(Span(1, 5))
    assert span.shift(3) == Span(5, 8)


def test_trim_and_lines() -> None:
    document = Document(TEXT)
    whole = Span(0, len(document))
    assert document[document.trim(whole)] == "Tỉnh ủy Hải Sơn\n\n  họp.\t\nXong"
    assert [document[line] for line in document.lines(whole)] == ["Tỉnh ủy Hải Sơn", "họp.", "Xong"]
    assert document.trim(Span(0, 2)) == Span(2, 2)


def test_hash_is_of_the_normalised_text() -> None:
    decomposed = Document.from_bytes(unicodedata.normalize("NFD", "kỳ").encode(), "tệp")
    assert decomposed.sha256 == hashlib.sha256("kỳ".encode()).hexdigest()


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    try:
        once = Document.from_bytes(text.encode(), "tệp")
    except SourceError:
        return
    assert Document.from_bytes(once.text.encode(), "tệp").text.lstrip("\ufeff") == once.text.lstrip(
        "\ufeff"
    )
    assert unicodedata.is_normalized("NFC", once.text)
    assert "\r" not in once.text


@given(documents())
def test_lines_hold_every_printed_character_of_the_span(found: tuple[Document, Span]) -> None:
    document, span = found
    lines = document.lines(span)
    assert all(span.contains(line) and "\n" not in document[line] for line in lines)
    assert all(first.end < second.start for first, second in pairwise(lines))
    assert "".join("".join(document[line].split()) for line in lines) == "".join(
        document[span].split()
    )


@given(documents())
def test_trimming_takes_white_space_only(found: tuple[Document, Span]) -> None:
    document, span = found
    trimmed = document.trim(span)
    assert span.contains(trimmed)
    assert document[trimmed] == document[span].strip()


def test_one_spelling_keeps_offsets() -> None:
    document = Document("Uỷ ban, XÃ HỘI HOÁ")
    assert document.one_spelling == "Ủy ban, XÃ HỘI HÓA"
    assert document.small(Span(8, 18)) == "xã hội hóa"
    assert document == Document("Uỷ ban, XÃ HỘI HOÁ")
