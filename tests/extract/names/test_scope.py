"""What two provinces name the same is two things; what is known everywhere is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lskg.extract.names.records import Named, NamedDocument
from lskg.extract.names.scope import body_key, thing_key
from lskg.extract.read_report import extract
from lskg.extract.records import Entity, Extraction
from lskg.extract.structure.read import read_structure
from lskg.project import ReportInfo
from lskg.text.document import Document

TEXT = (
    "I. KẾT QUẢ\n1. Kinh tế\nUBND tỉnh giao Sở Y tế xây dựng trạm y tế. "
    "Chính phủ và Quốc hội đã đồng ý.\n"
)


def read(province: str, key: str = "k") -> Extraction:
    info = ReportInfo(key, "report.txt", "Báo cáo", province=province)
    return extract(read_structure(Document(TEXT)), info=info)


def test_bodies_of_two_provinces_are_two_and_those_of_the_centre_one() -> None:
    one, other = ({each.key for each in read(name).entities} for name in ("an-binh", "vinh-cat"))
    bare = {each.key for each in extract(read_structure(Document(TEXT))).entities}
    assert {each.removeprefix("an-binh.") for each in one} == bare
    shared = one & other
    assert shared
    assert {each for each in bare if f"an-binh.{each}" in one} == bare - shared
    assert {each for each in bare if f"vinh-cat.{each}" in other} == bare - shared
    assert len(bare - shared) == 2


def test_report_without_a_province_keeps_its_bodies_for_itself() -> None:
    assert {each.key for each in read("", "b").entities if each.level == "province"} == {
        f"b.{each.key}"
        for each in extract(read_structure(Document(TEXT))).entities
        if each.level == "province"
    }


def test_what_is_said_of_a_body_names_it_by_its_key() -> None:
    found = read("an-binh")
    keys = {each.key for each in found.entities} | {each.key for each in found.named}
    assert {each.entity for each in found.mentions} <= keys
    assert {each.agency for each in found.responsibilities} <= keys
    assert any(each.agency.startswith("an-binh.") for each in found.responsibilities)


@pytest.mark.parametrize(
    ("level", "key"),
    [
        ("central", "x"),
        ("province", "p.x"),
        ("district", "d.x"),
        ("commune", "c.x"),
        (None, "c.x"),
    ],
)
def test_body_bears_the_unit_of_its_level(level: str | None, key: str) -> None:
    info = ReportInfo("k", "report.txt", "Báo cáo", province="p", district="d", commune="c")
    body = Entity("x", "Organization", level, "X", None, ("X",))
    assert body_key(body, info.unit) == key


DOCUMENT = NamedDocument("x", "LegalDocument", "X", None, ("X",), type="decision")


@pytest.mark.parametrize(
    ("named", "key"),
    [
        (Named("x", "Product", "X", None, ("X",)), "x"),
        (Named("x", "Enterprise", "X", None, ("X",)), "p.x"),
        (Named("dai-hoi-toan-quoc", "PartyCongress", "X", None, ("X",)), "dai-hoi-toan-quoc"),
        (replace(DOCUMENT, number="96-NQ/TU"), "p.x"),
        (replace(DOCUMENT, number="45/QĐ-BCT"), "x"),
        (replace(DOCUMENT, type="law"), "x"),
        (DOCUMENT, "p.x"),
    ],
)
def test_thing_bears_the_province_unless_its_name_is_known_everywhere(
    named: Named, key: str
) -> None:
    assert thing_key(named, lambda level: "p") == key
