"""A body is named by the first word of its name where its paragraph has named it."""

from __future__ import annotations

import pytest

from lskg.extract.names.mentions import find_mentions
from lskg.extract.names.short_names import find_short_names
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

NAMES = {
    "Hội Nông dân": "hoi-nong-dan",
    "Hội Cựu Chiến binh": "hoi-cuu-chien-binh",
    "Hội Chữ thập đỏ": "hoi-chu-thap-do",
    "Ủy ban nhân dân": "ubnd",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội Nông dân: 232 tổ chức Hội cơ sở. Hội Cựu Chiến binh: thu hút vào Hội đạt 90%.",
            ["hoi-nong-dan", "hoi-cuu-chien-binh"],
        ),
        ("Hội Nông dân họp. Ủy ban nhân dân giúp Hội.", ["hoi-nong-dan"]),
        ("Hội Nông dân họp.\nCác cấp Hội vững mạnh.", []),
        ("Vào Hội, rồi Hội Nông dân.", []),
        ("Hội Nông dân tổ chức Hội nghị, Hội thi và Hội Làm vườn; hội viên", []),
        ("Hội Nông dân và Hội Chữ thập đỏ", []),
    ],
)
def test_short_names(text: str, expected: list[str]) -> None:
    structure = read_structure(Document(text), loose=True)
    mentions = find_mentions(structure, NAMES)
    bodies = frozenset(NAMES.values())
    found = list(find_short_names(structure.document, mentions, bodies))
    assert [key for _, key in found] == expected
    assert {structure.document[span] for span, _ in found} <= {"Hội"}
