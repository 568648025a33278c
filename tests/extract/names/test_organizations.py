"""Public bodies that the lexicon of the genre recognises in any province."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.names.bodies import find_organizations
from lskg.extract.records import Entity
from lskg.text.document import Document
from lskg.vocabulary import LSKG

PIECES = (
    "Sở ",
    "Y tế ",
    "Uỷ ban nhân dân ",
    "tỉnh ",
    "các cấp",
    "và ",
    "Hội ",
    "Công an ",
    "\n",
    "X",
)
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=15).map("".join)


def read(text: str) -> tuple[Entity, ...]:
    return find_organizations(Document(text))


@pytest.mark.parametrize(
    ("text", "name", "kind", "level"),
    [
        ("giao Sở Y tế chủ trì", "Sở Y tế", "SpecializedAgency", "province"),
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo", "SpecializedAgency", "province"),
        ("Ủy ban nhân dân tỉnh họp", "Ủy ban nhân dân tỉnh", "PeoplesCommittee", "province"),
        ("Uỷ ban nhân dân các cấp", "Uỷ ban nhân dân các cấp", "PeoplesCommittee", "all-levels"),
        ("UBND huyện", "UBND huyện", "PeoplesCommittee", "district"),
        ("Hội đồng nhân dân xã", "Hội đồng nhân dân xã", "PeoplesCouncil", "commune"),
        ("Tòa án nhân dân cấp huyện", "Tòa án nhân dân cấp huyện", "JudicialBody", "district"),
        ("Bộ Tài chính", "Bộ Tài chính", "CentralAuthority", "central"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "PartyCommittee", "province"),
        ("Bộ Chỉ huy quân sự tỉnh", "Bộ Chỉ huy quân sự tỉnh", "ArmedForcesUnit", "province"),
        ("Hội Nông dân tỉnh", "Hội Nông dân tỉnh", "SocioPoliticalOrganization", "province"),
        ("Mặt trận Tổ quốc", "Mặt trận Tổ quốc", "FatherlandFront", None),
        ("Sở\nY tế", "Sở Y tế", "SpecializedAgency", "province"),
        (
            "Cục Chất lượng, Chế biến và Phát triển thị trường chủ trì",
            "Cục Chất lượng, Chế biến và Phát triển thị trường",
            "SpecializedAgency",
            None,
        ),
        (
            "Văn phòng HĐND và UBND huyện tổng hợp",
            "Văn phòng HĐND và UBND huyện",
            "Organization",
            "district",
        ),
        (
            "Ban Xây dựng Đảng của Đảng ủy xã tham mưu",
            "Ban Xây dựng Đảng của Đảng ủy xã",
            "PartyOrganization",
            "commune",
        ),
        (
            "Ủy ban Kiểm tra Đảng ủy các xã kiểm tra",
            "Ủy ban Kiểm tra Đảng ủy các xã",
            "PartyOrganization",
            "commune",
        ),
        (
            "Hiệp hội Doanh nghiệp cơ khí Việt Nam kiến nghị",
            "Hiệp hội Doanh nghiệp cơ khí Việt Nam",
            "Association",
            None,
        ),
        (
            "Tổ đại biểu Hội đồng nhân dân tỉnh giám sát",
            "Tổ đại biểu Hội đồng nhân dân tỉnh",
            "PeoplesCouncil",
            "province",
        ),
    ],
)
def test_name_class_and_level(text: str, name: str, kind: str, level: str | None) -> None:
    (entity,) = read(text)
    assert (entity.name_vi, entity.kind, entity.level) == (name, kind, level)
    assert entity.aliases == (name,)


def test_province_alone_tells_a_branch() -> None:
    (office,) = read("tờ khai tại Hải quan Quảng Ninh ước đạt")
    assert (office.name_vi, office.level) == ("Hải quan Quảng Ninh", "province")
    assert read("Thống kê Nông nghiệp") == ()


def test_country_is_no_part_of_the_form_of_a_body_abroad() -> None:
    (region,) = read("với Khu tự trị dân tộc Choang Quảng Tây (Trung Quốc), các cơ chế")
    assert region.name_vi == "Khu tự trị dân tộc Choang Quảng Tây"
    assert region.aliases == ("Khu tự trị dân tộc Choang Quảng Tây",)
    assert region.kind == "ForeignOrganization"


@pytest.mark.parametrize(
    "text",
    ["sở thích", "Sở này", "Bộ luật Dân sự", "Hội nghị", "Ban Chấp hành", "cán bộ", "", "Xã hội"],
)
def test_other_words_are_no_bodies(text: str) -> None:
    assert read(text) == ()


def test_two_departments_joined_by_and_are_two() -> None:
    found = [each.name_vi for each in read("Sở Y tế và Sở Tài chính phối hợp")]
    assert found == ["Sở Tài chính", "Sở Y tế"]


def test_bodies_of_a_committee_in_a_list_are_apart() -> None:
    found = read("Ban Tổ chức Tỉnh ủy, Ban Nội chính Tỉnh ủy, Ủy ban Kiểm tra Tỉnh ủy")
    assert [each.name_vi for each in found] == [
        "Ban Nội chính Tỉnh ủy",
        "Ban Tổ chức Tỉnh ủy",
        "Ủy ban Kiểm tra Tỉnh ủy",
    ]


def test_spellings_of_one_name_are_one_body() -> None:
    (entity,) = read("Tỉnh uỷ họp. Tỉnh ủy quyết định.")
    assert entity.key == "tinh-uy"
    assert entity.aliases == ("Tỉnh uỷ", "Tỉnh ủy")
    assert entity.name_en == "Provincial Party Committee"


def test_bodies_of_a_report(hai_son: Document) -> None:
    assert {each.key for each in find_organizations(hai_son)} >= {
        "bo-chinh-tri",
        "so-y-te",
        "tinh-uy",
        "uy-ban-nhan-dan-tinh",
        "van-phong-tinh-uy",
    }


@given(PROSE)
def test_any_text_gives_bodies_of_known_classes_as_printed(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    entities = read(text)
    flat = " ".join(text.split())
    assert len({each.key for each in entities}) == len(entities)
    for entity in entities:
        assert LSKG[entity.kind]
        assert all(alias in flat for alias in entity.aliases)


def test_the_number_of_a_term_is_printed_with_a_committee_and_makes_it_no_other() -> None:
    (committee,) = read(
        "Ban Chấp hành Trung ương Đảng; Ban Chấp hành Trung ương Đảng khóa XIV, bầu"
    )
    assert committee.name_vi == "Ban Chấp hành Trung ương Đảng"
    assert committee.aliases[-1] == "Ban Chấp hành Trung ương Đảng khóa XIV"
