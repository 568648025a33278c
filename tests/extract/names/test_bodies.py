"""A body is one, however it is printed, and a list may name it in part."""

from __future__ import annotations

import pytest

from lskg.extract.names.bodies import Bodies, read_bodies
from lskg.text.document import Document


def read(text: str) -> Bodies:
    return read_bodies(Document(text))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Sở NN&MT, Sở Nông nghiệp và Môi trường", {"Sở NN&MT", "Sở Nông nghiệp và Môi trường"}),
        ("UBND tỉnh họp. UBND báo cáo.", {"UBND", "UBND tỉnh"}),
        ("Hội đồng nhân dân (HĐND) tỉnh", {"Hội đồng nhân dân (HĐND) tỉnh"}),
        ("UBND XÃ AN HÒA\nUBND xã An Hòa họp", {"UBND XÃ AN HÒA", "UBND xã An Hòa"}),
        ("Thủ tướng Chính phủ họp. Thủ tướng nói.", {"Thủ tướng", "Thủ tướng Chính phủ"}),
        (
            "nhờ các cơ quan trung ương; với các cơ quan Trung ương",
            {"các cơ quan trung ương", "các cơ quan Trung ương"},
        ),
    ],
)
def test_forms_of_one_body(text: str, forms: set[str]) -> None:
    (entity,) = read(text).entities
    assert set(entity.aliases) == forms


def test_head_of_two_levels_stays_apart() -> None:
    keys = {each.key for each in read("UBND, UBND huyện và UBND xã").entities}
    assert keys >= {"uy-ban-nhan-dan-huyen", "uy-ban-nhan-dan-xa"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("HĐND, UBND các xã họp", {"HĐND": "hoi-dong-nhan-dan-cac-xa"}),
        ("các sở: Y tế, Nội vụ", {"Y tế": "so-y-te", "Nội vụ": "so-noi-vu"}),
        ("Sở Tài chính, Xây dựng họp", {"Xây dựng": "so-xay-dung"}),
        ("Trung tâm Khuyến nông, UBND các xã", {}),
        ("HĐND; UBND các xã", {}),
    ],
)
def test_what_a_list_names_in_part(text: str, named: dict[str, str]) -> None:
    document = Document(text)
    assert {
        document[each.span]: key for each in read_bodies(document).contexts for key in each.entities
    } == named
