"""Whether a sentence in English has the name that the catalogue gives a thing."""

from __future__ import annotations

import pytest

from lskg.extract.translated_names import PrintedName
from lskg.text.document import Document, Span

COMMITTEE = ("Ủy ban nhân dân tỉnh An Hải", "An Hải Provincial People's Committee")
INDEX = ("Chỉ số cải cách hành chính (PAR INDEX)", "Public Administration Reform Index (PAR INDEX)")
GATE = ("Cửa khẩu Khả Phong (Trung Quốc)", "Khả Phong Border Gate (China)")


@pytest.mark.parametrize(
    ("name", "printed", "english", "said"),
    [
        (COMMITTEE, COMMITTEE[0], "the People's Committee of An Hải province", False),
        (COMMITTEE, COMMITTEE[0], "the An Hải Provincial People's Committee decided", True),
        (COMMITTEE, "Uỷ ban nhân dân tỉnh", "the provincial People's Committee decided", True),
        (COMMITTEE, "Uỷ ban nhân dân tỉnh", "the provincial government decided", False),
        (COMMITTEE, COMMITTEE[0], "Provincial People's Committees of An Hải", True),
        (INDEX, INDEX[0], "the Public Administration Reform Index", True),
        (INDEX, "Chỉ số PAR INDEX", "PAR INDEX: 36th of 63", True),
        (INDEX, "Chỉ số PAR INDEX", "Reform Index: 36th of 63", False),
        (GATE, GATE[0], "Khả Phong Border Gate", True),
        (GATE, GATE[0], "a gate in China", False),
        (("nhựa thông", "pine resin"), "nhựa thông", "resin of pines", True),
        (("nhựa thông", "pine resin"), "nhựa thông", "rosin", False),
    ],
)
def test_a_name_is_said_by_its_words(
    name: tuple[str, str], printed: str, english: str, said: bool
) -> None:
    full, called = name
    document = Document(printed)
    found = PrintedName(Span(0, len(document)), "x", full, called)
    assert found.is_said(document, english) == said
    assert found.is_said(document, "so it is: the short one", ["short one"])
