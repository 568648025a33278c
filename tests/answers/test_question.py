"""What somebody types is understood: language, times, places, kinds of answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.answers.question import tongue_of, understand
from lskg.answers.words import LONGEST, MOST_WORDS, stem, typed


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("độ che phủ rừng năm 2030", ((2030, 2030),)),
        ("tăng trưởng giai đoạn 2021 - 2025", ((2021, 2025),)),
        ("growth from 2021 to 2025", ((2021, 2025),)),
        ("từ 2020 đến 2024", ((2020, 2024),)),
        ("PAPI 2018", ((2018, 2018),)),
        ("Nghị định 178/2024/NĐ-CP", ()),
        ("thu ngân sách", ()),
    ],
)
def test_times(text: str, years: tuple[tuple[int, int], ...]) -> None:
    assert understand(text).years == years


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("tăng trưởng kinh tế Cao Bằng", ["Cao Bằng"]),
        ("ty le ho ngheo tinh bac kan", ["Bắc Kạn"]),
        ("trade through Mong Cai", ["Quảng Ninh"]),
        ("GDP cả nước", ["cả nước"]),
        ("GRDP Lạng Sơn", []),
        ("tỷ lệ che phủ rừng", []),
    ],
)
def test_places_but_for_the_territory(text: str, places: list[str]) -> None:
    found = understand(text, territory=["lang son"]).places
    assert [place.vi for place in found] == places


@pytest.mark.parametrize(
    ("text", "page", "cues"),
    [
        ("chỉ tiêu che phủ rừng", "vi", {"aim"}),
        ("du lịch góp bao nhiêu % từng năm", "vi", {"number", "share", "series"}),
        ("xếp hạng PAPI", "vi", {"rank"}),
        ("sân golf đến đâu rồi", "vi", {"state"}),
        ("có nên gộp tỉnh không", "vi", {"opinion"}),
        ("công ty nào làm nghĩa trang", "vi", {"which"}),
        ("ngân hàng nào cũng làm", "vi", set()),
        ("which company builds it", "en", {"which"}),
        ("how far from its goal", "en", {"compare", "aim"}),
        ("border gates divided by rank", "en", {"unlike", "rank"}),
        ("when will the expressway open", "en", {"aim", "year"}),
        ("which groups matter when recruiting members", "en", {"which"}),
        ("by which year had every village a cell", "en", {"year"}),
        ("name the producers that drive industrial output", "en", {"names"}),
        ("what is the industrial output", "en", {"number"}),
        ("what pushed up fuel prices", "en", set()),
        ("what part of the population exercises", "en", set()),
    ],
)
def test_cues(text: str, page: str, cues: set[str]) -> None:
    assert understand(text, "en" if page == "en" else "vi").cues == cues


def test_a_noun_that_is_named_has_a_kind() -> None:
    assert understand("công ty nào bị xử lý").named_kind == "Enterprise"
    assert understand("danh sách 33 xã an toàn khu").named_kind == "Commune"


def test_diacritics_tell_words_apart_where_they_are_typed() -> None:
    assert "money" in understand("giá thuê đất").cues
    assert "money" not in understand("quốc gia").cues


def test_other_ways_to_say_a_phrase() -> None:
    (group,) = understand("đã cấp sổ đỏ").groups[-1:]
    assert group.said == "so do"
    assert "giay chung nhan quyen su dung dat" in {" ".join(way) for way in group.ways}


def test_a_number_before_a_word_of_the_plan_keeps_it() -> None:
    said = {group.said for group in understand("xong mấy trên 20 chỉ tiêu").groups}
    assert "tieu" in said


@pytest.mark.parametrize(
    ("text", "page", "tongue"),
    [
        ("Lạng Sơn GRDP growth", "en", "en"),
        ("can bo neu guong chuyen sinh nhat, dam gio the nao?", "vi", "vi"),
        ("what is the forest cover", "vi", "en"),
        ("tỷ lệ che phủ rừng", "en", "vi"),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(text: str, page: str, tongue: str) -> None:
    assert tongue_of(text, "en" if page == "en" else "vi") == tongue


@given(st.text())
def test_any_text_is_understood_within_bounds(text: str) -> None:
    question = understand(text)
    assert len(question.text) <= LONGEST
    assert len(question.words) <= MOST_WORDS
    assert len(question.groups) <= 2 * MOST_WORDS
    assert typed(question.text) == question.text


@given(st.text(st.sampled_from("abcdeghinstuy"), max_size=12))
def test_a_stem_is_the_beginning_of_its_word_or_is_spelled_otherwise(word: str) -> None:
    # An *s* may become a *z*, which is in no such word.
    found = stem(word)
    assert word.startswith(found) or found.endswith("y") or "z" in found


def test_the_name_of_the_territory_is_no_other_place() -> None:
    assert not understand("dân số Lạng Sơn là bao nhiêu", "vi", ("Lạng Sơn",)).places
    assert understand("dân số Sơn La là bao nhiêu", "vi", ("Lạng Sơn",)).places


def test_a_word_of_a_name_asks_for_nothing() -> None:
    assert "money" not in understand("Lương Văn Tri được công nhận là gì").cues
    assert "money" in understand("lương giáo viên").cues


def test_what_must_be_said() -> None:
    assert ("tuổi",) in understand("tuổi trung bình của đảng viên").must
    assert not understand("san luong luong thuc").must


@pytest.mark.parametrize(
    ("typed", "is_asked"),
    [
        ("ve xe bao nhieu tien", True),
        ("noi dau tien lam cua khau so", False),
        ("chuong trinh quoc gia", False),
        ("gia thue dat", True),
    ],
)
def test_a_syllable_of_another_word_asks_for_no_money(typed: str, is_asked: bool) -> None:
    assert ("money" in understand(typed).cues) == is_asked


def test_a_value_is_no_price() -> None:
    assert understand("hàng qua cửa khẩu trị giá bao nhiêu").must == ()
    assert understand("vé giá bao nhiêu").must


def test_whether_there_is_any_need_not_be_named() -> None:
    assert "which" not in understand("ở đây có bệnh viện nào chưa").cues
    assert "which" in understand("bệnh viện nào được xây").cues


def test_both_times_are_told_from_one() -> None:
    assert "both" in understand("tỷ lệ hiện đạt bao nhiêu, năm 2030 cần bao nhiêu").cues
    assert "both" in understand("where is it now and what is planned for 2030?").cues
    assert "both" not in understand("thực hiện đến năm 2030 và sau đó").cues
    assert "both" not in understand("what is planned for 2030?").cues


def test_what_stands_behind_how_many_is_counted_only_where_it_is_a_thing() -> None:
    assert understand("có bao nhiêu cửa khẩu").wants_count
    assert not understand("cuối năm còn bao nhiêu và sau này ra sao").wants_count
    assert understand("có bao nhiêu cái chợ").counted == ("cho",)
    assert understand("có bao nhiêu ngân hàng").counted[:2] == ("ngan", "hang")
    assert understand("bao nhiêu ngàn người").counted == ()
    assert understand("how many went out").counted == ()


def test_how_far_something_is_asks_for_no_year() -> None:
    assert "year" not in understand("dự án đang ở giai đoạn nào").cues
    assert "year" in understand("làm trong giai đoạn nào").cues
