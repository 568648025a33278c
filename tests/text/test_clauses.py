"""A statement is the whole clause of a figure, with its noun and with what an item hangs on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.text.clauses import ELLIPSIS, clause_of, statement_text
from lskg.text.document import Document, Span

PIECES = ("có", " ", ".", ",", ";", ":", "(", ")", "\n", "7,5%", "15 xã", " và ", "“", "”", "tăng")
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)
RANKS = (
    "Thứ hạng của tỉnh như sau: Chỉ số PAR INDEX: Năm 2020 xếp hạng 36/63 tỉnh, thành phố; "
    "năm 2021: 23/63; năm 2022: 54/63. Chỉ số SIPAS: Năm 2020: 39/63; năm 2021: 31/63."
)
STAFF = (
    "Khối chính quyền giảm 05 sở, 01 tổ chức hành chính khác (Văn phòng Điều phối); 26 phòng "
    "chuyên môn thuộc sở, 10 chi cục thuộc sở; 11/11 huyện đã sáp nhập Hội Cựu giáo chức."
)
LETTERS = (
    "Tiếp nhận 444 đơn thư (106 đơn đề nghị; 89 đơn kiến nghị, phản ánh; 97 đơn khiếu nại); "
    "trả đơn 41 đơn."
)
TOWNS = "Đô thị tăng lên, toàn tỉnh có tổng số 15 đô thị, trong đó: 01 loại II, 13 loại V."


def said(text: str, figure: str, nth: int = 1) -> str:
    at = -1
    for _ in range(nth):
        at = text.index(figure, at + 1)
    return statement_text(Document(text), Span(at, at + len(figure)))


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (
            "Ước hết năm 2025, 100% xã có đường ô tô đến trung tâm, 44,4% đô thị có quy hoạch.",
            "100%",
            "Ước hết năm 2025, 100% xã có đường ô tô đến trung tâm",
        ),
        ("Có 33 xã, thị trấn, 03 vùng được công nhận; khác.", "33 xã", "Có 33 xã, thị trấn"),
        (
            "Có 43 cuộc giám sát tại 170 lượt cơ quan, đơn vị, tổ chức trên địa bàn tỉnh, tốt.",
            "170 lượt cơ quan",
            "Có 43 cuộc giám sát tại 170 lượt cơ quan, đơn vị, tổ chức trên địa bàn tỉnh",
        ),
        (
            "Đường dài 12 km và tăng 5 km so với năm 2020",
            "12 km",
            "Đường dài 12 km và tăng 5 km so với năm 2020",
        ),
        ("Có 12 km đường nhựa và 5 km đường đất", "12 km", "Có 12 km đường nhựa"),
        (
            "Có 12 bác sĩ và 37 giường bệnh trên 1 vạn dân",
            "12 bác sĩ",
            "Có 12 bác sĩ và 37 giường bệnh trên 1 vạn dân",
        ),
        (
            "Nước sạch đạt 99%, tăng 3,9% so với năm 2020.",
            "3,9%",
            "Nước sạch đạt 99%, tăng 3,9% so với năm 2020",
        ),
        (
            "Nông nghiệp chiếm 20,92% (giảm 2,32% so với năm 2020).",
            "2,32%",
            "Nông nghiệp chiếm 20,92% (giảm 2,32% so với năm 2020)",
        ),
        ("Vốn tín dụng 4.338 tỷ đồng (45%), khác.", "45%", "Vốn tín dụng 4.338 tỷ đồng (45%)"),
        (
            "Thu 16 tỷ đồng, bình quân hằng năm tăng 8%.",
            "8%",
            "Thu 16 tỷ đồng, bình quân hằng năm tăng 8%",
        ),
        (
            "Năm 2030, tỷ lệ rác được thu gom, phân loại và xử lý đạt 99%.",
            "99%",
            "tỷ lệ rác được thu gom, phân loại và xử lý đạt 99%",
        ),
        (
            "Ủng hộ đồng bào bị thiên tai, dịch bệnh trên 300 tỷ đồng.",
            "300 tỷ đồng",
            "Ủng hộ đồng bào bị thiên tai, dịch bệnh trên 300 tỷ đồng",
        ),
        (
            "Lĩnh vực văn hóa, xã hội: 692 mô hình; khác.",
            "692 mô hình",
            "Lĩnh vực văn hóa, xã hội: 692 mô hình",
        ),
        ("Kết quả tốt\n. \n\n(2) Giảm 45 trường,\n125 điểm trường.", "45 trường", "Giảm 45 trường"),
        (
            "- Giảm 45 trường, 125 điểm trường so với trước.",
            "125 điểm trường",
            "Giảm 45 trường, 125 điểm trường so với trước",
        ),
        (
            "Thuộc “Chương trình hỗ trợ, chuyển giao” và 109 đề tài cấp tỉnh.",
            "109 đề tài",
            "Thuộc “Chương trình hỗ trợ, chuyển giao” và 109 đề tài cấp tỉnh",
        ),
    ],
)
def test_the_clause_is_whole(text: str, figure: str, expected: str) -> None:
    assert said(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (RANKS, "23/63", "Thứ hạng của tỉnh như sau: Chỉ số PAR INDEX: … năm 2021: 23/63"),
        (RANKS, "39/63", "Chỉ số SIPAS: Năm 2020: 39/63"),
        (RANKS, "31/63", "Chỉ số SIPAS: … năm 2021: 31/63"),
        (STAFF, "26 phòng", "Khối chính quyền giảm … 26 phòng chuyên môn thuộc sở"),
        (STAFF, "10 chi cục", "Khối chính quyền giảm … 10 chi cục thuộc sở"),
        (LETTERS, "89 đơn", "Tiếp nhận 444 đơn thư … 89 đơn kiến nghị, phản ánh"),
        (LETTERS, "97 đơn", "Tiếp nhận 444 đơn thư … 97 đơn khiếu nại"),
        (TOWNS, "01", "toàn tỉnh có tổng số 15 đô thị, trong đó: 01 loại II"),
        (TOWNS, "13", "toàn tỉnh có tổng số 15 đô thị … 13 loại V"),
    ],
)
def test_an_item_comes_with_what_it_hangs_on(text: str, figure: str, expected: str) -> None:
    assert said(text, figure) == expected


def test_a_clause_of_its_own_takes_no_lead() -> None:
    assert said(STAFF, "11/11 huyện") == "11/11 huyện đã sáp nhập Hội Cựu giáo chức"


@given(PROSE, PROSE, st.sampled_from(("7", "15 xã", "2,5%", "23/63")))
def test_each_piece_is_quoted_in_order_and_the_last_holds_the_figure(
    before: str, after: str, figure: str
) -> None:
    document = Document(f"{before} {figure}{after}")
    span = Span(len(before) + 1, len(before) + 1 + len(figure))
    pieces = clause_of(document, span)
    assert pieces[-1].contains(span)
    assert all(first.end <= second.start for first, second in pairwise(pieces))
    shown = ELLIPSIS.join(" ".join(document[piece].split()) for piece in pieces)
    assert shown == statement_text(document, span)
