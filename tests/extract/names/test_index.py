"""The index tells which names stand at an offset, longest first."""

from __future__ import annotations

import pytest

from lskg.extract.names.index import NameIndex, folded
from lskg.text.document import Document

NAMES = {
    "Hà": "ha",
    "Hà Nam": "ha-nam",
    "Hà Nam Ninh": "ha-nam-ninh",
    "mô hình “Ba không”": "ba",
    "xã hội số": "so",
    "Tỉnh ủy": "tinh-uy",
}


def at(text: str, start: int = 0, end: int | None = None) -> list[str]:
    index = NameIndex(Document(text), NAMES)
    return [key for _, key in index.at(start, len(text) if end is None else end)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Hà Nam Ninh", ["ha-nam-ninh", "ha-nam", "ha"]),
        ("Hà  Nam", ["ha-nam", "ha"]),
        ("HÀ NAM", ["ha-nam", "ha"]),
        ("hà Nam", []),
        ("Hà Namx", ["ha"]),
        ("Nam Hà", []),
        ("mô hình “Ba không”.", ["ba"]),
        ("… Hà", []),
        ("xã hội số, kinh tế số", ["so"]),
        ("xã hội số 58/2014/QH13", []),
        ("Tỉnh uỷ, viên chức", ["tinh-uy"]),
        ("Tỉnh uỷ viên", []),
    ],
)
def test_names_at_the_start(text: str, keys: list[str]) -> None:
    assert at(text) == keys


def test_names_end_in_the_stretch() -> None:
    assert at("Hà Nam Ninh", 0, 6) == ["ha-nam", "ha"]


def test_words_with_which_names_begin() -> None:
    index = NameIndex(Document("tỉnh Hà Nam, Hà, hà"), NAMES)
    assert list(index.starts()) == [5, 13]


def test_name_begins_with_a_letter_or_digit() -> None:
    with pytest.raises(ValueError, match="begins with a letter"):
        NameIndex(Document("x"), {"“x”": "x"})


def test_folding_keeps_the_first_letter() -> None:
    assert folded("Hoà Bình") == "Hòa bình"
