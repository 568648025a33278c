"""Congresses, indices and pairs of border gates are told by how they are printed."""

from __future__ import annotations

import pytest

from lskg.extract.names.by_pattern import find_congresses, find_gate_pairs, find_indices
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
        (
            "Đại hội Đảng bộ tỉnh\nlần thứ XVII, nhiệm kỳ 2020 - 2025, có",
            "Đại hội Đảng bộ tỉnh\nlần thứ XVII, nhiệm kỳ 2020 - 2025",
            "dai-hoi-dang-bo-xvii",
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
