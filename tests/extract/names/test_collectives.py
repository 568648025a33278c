"""Collective words are told from names and from one another."""

from __future__ import annotations

import pytest

from lskg.extract.names.collectives import find_collectives
from lskg.text.document import Document, Span


def words(text: str) -> list[tuple[str, str]]:
    document = Document(text)
    _, found = find_collectives(document, ())
    return [(document[span], key) for span, key in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("của tỉnh", [("tỉnh", "tinh")]),
        ("Toàn tỉnh có", [("Toàn tỉnh", "tinh")]),
        ("các cấp uỷ đảng", [("các cấp uỷ đảng", "cap-uy")]),
        ("Đảng và Nhà nước", [("Đảng", "dang"), ("Nhà nước", "nha-nuoc")]),
        ("chính quyền các cấp", [("chính quyền các cấp", "chinh-quyen")]),
        ("cấp tỉnh, các tỉnh, 63 tỉnh", [("tỉnh", "tinh")]),
        ("Đảng bộ, Đảng ủy, đảng viên", []),
        ("tỉnh lộ, Tỉnh ủy", []),
        ("chính quyền số", []),
        (
            "lực lượng Công an, quân đội",
            [("lực lượng Công an", "cong-an"), ("quân đội", "quan-doi")],
        ),
        (
            "LLVT, lực lượng vũ trang tỉnh",
            [("LLVT", "luc-luong-vu-trang"), ("lực lượng vũ trang tỉnh", "luc-luong-vu-trang")],
        ),
        ("Công an xã, Quân đội nhân dân", []),
    ],
)
def test_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(text) == expected


def test_word_inside_a_name_is_not_one() -> None:
    document = Document("Ủy ban nhân dân tỉnh và tỉnh")
    _, found = find_collectives(document, [Span(0, 20)])
    assert [(span.start, key) for span, key in found] == [(24, "tinh")]


def test_terms_are_those_used_with_their_printed_forms() -> None:
    terms, _ = find_collectives(Document("Nhân dân; các tầng lớp Nhân dân"), ())
    assert [(each.key, each.kind, each.aliases) for each in terms] == [
        ("nhan-dan", "CollectiveTerm", ("Nhân dân", "các tầng lớp Nhân dân"))
    ]
