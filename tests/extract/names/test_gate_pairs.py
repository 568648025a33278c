"""Border gates printed in pairs face each other."""

from __future__ import annotations

import pytest

from lskg.extract.names.gate_pairs import find_gate_pairs
from lskg.text.document import Document


@pytest.mark.parametrize(
    ("word", "code"),
    [
        (" quốc tế", "international"),
        (" song phương", "bilateral"),
        (" chính", "bilateral"),
        (" phụ", "secondary"),
        ("", None),
    ],
)
def test_pair(word: str, code: str | None) -> None:
    text = f"nâng cấp cặp cửa khẩu{word} Bắc Phong Sinh (Việt Nam) - Lý Hỏa (Trung Quốc)"
    document = Document(text)
    ((here, there),) = find_gate_pairs(document)
    assert (document[here.span], here.type) == (f"cửa khẩu{word} Bắc Phong Sinh", code)
    assert (document[there.span], there.type) == ("Lý Hỏa", code)
    assert (here.key, there.key) == ("cua-khau-bac-phong-sinh", "cua-khau-ly-hoa")


def test_gates_that_are_no_pair() -> None:
    assert list(find_gate_pairs(Document("cửa khẩu Bắc Phong Sinh và cửa khẩu Hoành Mô"))) == []
