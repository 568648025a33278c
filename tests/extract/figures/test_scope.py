"""What figures are about: the territory, and the part of it that they are narrowed to."""

from __future__ import annotations

import pytest

from lskg.extract.figures.scope import breakdown, sentences_of_elsewhere
from lskg.extract.names.records import Named, NamedPlace
from lskg.extract.records import Extraction, Layout, Mention, MentionRole
from lskg.text.document import Document, Span

TITLE = "Báo cáo chính trị của Đảng bộ tỉnh Hải Sơn"
TEXT = Document("Hải Sơn có 20 xã. Đoàn vận động viên đoạt 3 huy chương tại Doha. Thu 5 tỷ đồng.")


@pytest.mark.parametrize(
    ("area", "codes"),
    [
        ("nông thôn", [("breakdown", "rural")]),
        ("khu dân cư nông thôn", [("breakdown", "rural")]),
        ("Cấp tỉnh", [("administrative-level", "province")]),
        (
            "Cấp huyện và cơ sở",
            [("administrative-level", "district"), ("administrative-level", "commune")],
        ),
        ("cấp Mầm non", [("breakdown", "preschool")]),
        ("vùng trên", []),
        (None, []),
    ],
)
def test_printed_areas_have_codes(area: str | None, codes: list[tuple[str, str]]) -> None:
    assert list(breakdown(area)) == codes


def elsewhere(word: str, role: MentionRole, *named: Named) -> list[str]:
    """The sentences of another place when a word of the text names what is given."""
    start = TEXT.text.index(word)
    mention = Mention(named[0].key, Span(start, start + len(word)), None, None, role)
    extraction = Extraction(
        Layout(Span(0, len(TEXT)), None, None), mentions=(mention,), named=named
    )
    return [TEXT[each] for each in sentences_of_elsewhere(TEXT, extraction, TITLE)]


def place(key: str) -> NamedPlace:
    return NamedPlace(key, "Place", key, None, (key,))


def test_sentence_that_names_another_place_is_of_elsewhere() -> None:
    found = elsewhere("Doha", "name", place("doha"))
    assert found == ["Đoàn vận động viên đoạt 3 huy chương tại Doha."]


def test_the_territory_in_the_title_is_not_elsewhere() -> None:
    assert elsewhere("Hải Sơn", "name", place("hai-son")) == []


def test_other_things_and_names_within_names_tell_no_place() -> None:
    assert elsewhere("Doha", "inner", place("doha")) == []
    assert elsewhere("Doha", "name", Named("doha", "Event", "Doha", None, ("Doha",))) == []
