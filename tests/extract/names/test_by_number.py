"""Congresses are found by their numbers, indices by their acronyms."""

from __future__ import annotations

import pytest

from lskg.extract.names.by_number import find_congresses, find_indices
from lskg.text.document import Document


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        (
            "tại Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XVI,",
            "Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XVI",
            "dai-hoi-dang-bo-xvi",
        ),
        (
            "Đại hội Đảng bộ tỉnh\nlần thứ XVI",
            "Đại hội Đảng bộ tỉnh\nlần thứ XVI",
            "dai-hoi-dang-bo-xvi",
        ),
        ("Đại hội XIV của Đảng", "Đại hội XIV của Đảng", "dai-hoi-toan-quoc-xiv"),
        (
            "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
            "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
            "dai-hoi-toan-quoc-xiv",
        ),
    ],
)
def test_congress(text: str, name: str, key: str) -> None:
    document = Document(text)
    assert [(document[each.span], each.key) for each in find_congresses(document)] == [(name, key)]


@pytest.mark.parametrize("text", ["Đại hội thành công", "đại hội các cấp", "Đại hội XVI"])
def test_congress_without_its_party_body_is_not_told(text: str) -> None:
    assert list(find_congresses(Document(text))) == []


def test_indices() -> None:
    text = (
        "chỉ số xanh cấp tỉnh (PGI) xếp thứ 5; Chỉ số PCI tăng. Nâng các chỉ số: "
        "Cải cách hành chính (PAR INDEX); hài lòng của người dân (SIPAS) của tỉnh. Chỉ số giá tăng."
    )
    document = Document(text)
    assert {(document[each.span], each.key) for each in find_indices(document)} == {
        ("chỉ số xanh cấp tỉnh (PGI)", "chi-so-pgi"),
        ("Chỉ số PCI", "chi-so-pci"),
        ("Cải cách hành chính (PAR INDEX)", "chi-so-par-index"),
        ("hài lòng của người dân (SIPAS) của tỉnh", "chi-so-sipas"),
    }
