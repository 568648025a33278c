"""A figure is about the thing whose name opens its clause, or labels its sentence."""

from __future__ import annotations

import pytest

from lskg.extract.basis import Bases
from lskg.extract.figure_things import find_things
from lskg.extract.figures.read import read_figures
from lskg.extract.records import Mention
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span

KINDS = {
    "Quỹ Vì trẻ em": "Organization",
    "Hội Nông dân": "SocioPoliticalOrganization",
    "Hội Làm vườn": "Association",
    "Ban Chỉ đạo phòng, chống dịch": "Organization",
    "Đề án số 34": "LegalDocument",
    "na": "Product",
    "Hải Sơn": "Province",
}


def things(text: str) -> dict[str, tuple[str, ...]]:
    """What the figures of a loose text are about, by their words."""
    structure = read_structure(Document(text), loose=True)
    figures, _ = read_figures(structure)
    mentions = [
        Mention(name, Span(at, at + len(name)), None, None)
        for name in KINDS
        if (at := text.find(name)) >= 0
    ]
    found = find_things(figures, mentions, KINDS, structure.document, Bases(structure).sentence)
    words = {each.span.start: text[each.span.start : each.span.end] for each in figures}
    return {words[start]: keys for start, keys in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quỹ Vì trẻ em đã vận động được 43 tỷ đồng.", {"43 tỷ đồng": ("Quỹ Vì trẻ em",)}),
        ("Vùng trồng cây na đạt 4.600 ha.", {"4.600 ha": ("na",)}),
        ("Hội Nông dân: tổng số là 112 hội viên.", {"112 hội viên": ("Hội Nông dân",)}),
        ("Đã hỗ trợ 43 tỷ đồng cho Quỹ Vì trẻ em.", {}),
        ("Các xã chuyển cho Quỹ Vì trẻ em 43 tỷ đồng.", {}),
        ("Hội Nông dân, Hội Làm vườn đã vận động được 43 tỷ đồng.", {}),
        ("Hải Sơn đã vận động được 43 tỷ đồng.", {}),
        (
            "Trong nhiệm kỳ, Hội Nông dân đã kết nạp 43 hội viên.",
            {"43 hội viên": ("Hội Nông dân",)},
        ),
        (
            "Ban Chỉ đạo phòng, chống dịch đã kiểm tra 15 xã.",
            {"15 xã": ("Ban Chỉ đạo phòng, chống dịch",)},
        ),
        (
            "Đề án số 34 giảm từ 194 xã còn 65 xã.",
            dict.fromkeys(("194 xã", "65 xã"), ("Đề án số 34",)),
        ),
    ],
)
def test_name_that_opens_the_clause(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert things(text) == expected


def test_what_a_body_did_goes_on_behind_its_clause() -> None:
    text = "Hội Nông dân kết nạp 18 hội viên; hỗ trợ 94 hộ; các xã có 7 hộ."
    assert things(text) == dict.fromkeys(("18 hội viên", "94 hộ"), ("Hội Nông dân",))


def test_two_bodies_leave_open_who_did_what_follows() -> None:
    text = "Hội Nông dân kết nạp 18 hội viên, Hội Làm vườn kết nạp 3 hội viên; hỗ trợ 94 hộ."
    assert "94 hộ" not in things(text)
