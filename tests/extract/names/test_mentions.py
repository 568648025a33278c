"""Names are found wherever they stand, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.names.mentions import find_mentions, find_names
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document
from lskg.text.slugs import one_spelling

NAMES = {
    "Tỉnh ủy": "tinh-uy",
    "Ban Thường vụ Tỉnh ủy": "ban-thuong-vu",
    "Công an": "cong-an",
    "UBND tỉnh": "ubnd-tinh",
    "Ủy ban nhân dân tỉnh": "ubnd-tinh",
}
PIECES = (*NAMES, " ", ", ", "\n", "Uỷ", "tỉnh", "công an", "Ban ")
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=15).map("".join)


def quotes(text: str) -> list[tuple[str, str]]:
    document = Document(text)
    return [(document[span], key) for span, key in find_names(document, NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh ủy họp", [("Tỉnh ủy", "tinh-uy")]),
        ("Tỉnh uỷ họp", [("Tỉnh uỷ", "tinh-uy")]),
        ("TỈNH ỦY họp", [("TỈNH ỦY", "tinh-uy")]),
        ("Ban Thường vụ Tỉnh ủy", [("Ban Thường vụ Tỉnh ủy", "ban-thuong-vu")]),
        ("Ban thường vụ tỉnh uỷ", [("Ban thường vụ tỉnh uỷ", "ban-thuong-vu")]),
        ("Ban Thường vụ\nTỉnh ủy", [("Ban Thường vụ\nTỉnh ủy", "ban-thuong-vu")]),
        ("Ủy ban  nhân dân tỉnh", [("Ủy ban  nhân dân tỉnh", "ubnd-tinh")]),
        ("UBND tỉnh, Công an", [("UBND tỉnh", "ubnd-tinh"), ("Công an", "cong-an")]),
        ("(Công an)", [("Công an", "cong-an")]),
        ("công an xã", []),
        ("tỉnh ủy viên", []),
        ("Tỉnh ủyA", []),
        ("Tỉnh ùy", []),
        ("", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes(text) == expected


def test_no_names_no_mentions() -> None:
    assert list(find_names(Document("Tỉnh ủy"), {})) == []


def test_mention_says_where_it_stands(hai_son: Document) -> None:
    names = {"Ủy ban nhân dân tỉnh": "ubnd", "Chi cục Thủy sản": "chi-cuc", "Bộ Chính trị": "bct"}
    found = find_mentions(read_structure(hai_son), names)
    assert [(each.entity, each.section, each.footnote) for each in found] == [
        ("ubnd", "1-i-1.1", None),
        ("ubnd", "2-iii-1.1", None),
        ("bct", None, None),
        ("chi-cuc", None, 2),
    ]


@given(PROSE)
def test_mentions_of_any_text_are_exact_and_do_not_overlap(text: str) -> None:
    document = Document(text)
    found = list(find_names(document, NAMES))
    assert all(one.end <= other.start for (one, _), (other, _) in pairwise(found))
    for span, key in found:
        printed = one_spelling(" ".join(document[span].split())).lower()
        assert key in {value for name, value in NAMES.items() if name.lower() == printed}


@given(PROSE)
def test_removing_the_names_leaves_none(text: str) -> None:
    document = Document(text)
    for span, _ in reversed(list(find_names(document, NAMES))):
        text = text[: span.start] + "·" * (span.end - span.start) + text[span.end :]
    assert list(find_names(Document(text), NAMES)) == []
