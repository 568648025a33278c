"""A sum is written out so that it can be checked with a pencil."""

from __future__ import annotations

import pytest

from lskg.audit.explanations import explain
from lskg.audit.find import find_checks
from lskg.audit.number_text import UnitText
from lskg.extract.figures.read import read_figures
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

CASES = {
    "Đã công nhận 201 sản phẩm OCOP (21 sản phẩm 04 sao; 180 sản phẩm 03 sao).": (
        "21 + 180 = 201. Khớp với 201 sản phẩm.",
        "21 + 180 = 201. Agrees with 201 products.",
    ),
    "Đã công nhận 201 sản phẩm OCOP (21 sản phẩm 04 sao; 170 sản phẩm 03 sao).": (
        "21 + 170 = 191. Báo cáo in 201 sản phẩm: lệch 10, mà số đếm thì không làm tròn.",
        "21 + 170 = 191. The report prints 201 products: off by 10, and counts are not rounded.",
    ),
    "Có 126/194 nhà văn hóa, đạt tỷ lệ 64,9%.": (
        "126 : 194 × 100 ≈ 64,948%. Khớp với 64,9% khi làm tròn.",
        "126 ÷ 194 × 100 ≈ 64.948%. Agrees with 64.9% when rounded.",
    ),
    "Có 14.712/14.973 vụ việc được giải quyết, đạt tỷ lệ 98,2%.": (
        "14.712 : 14.973 × 100 ≈ 98,257%. Khớp với 98,2% nếu bỏ bớt chữ số, không làm tròn.",
        "14,712 ÷ 14,973 × 100 ≈ 98.257%. "
        "Agrees with 98.2% if digits are dropped rather than rounded.",
    ),
    "Toàn tỉnh có 281 cơ sở hành nghề y, tăng 21,6% so với năm 2020 (236 cơ sở).": (
        "(281 \N{MINUS SIGN} 236) : 236 × 100 ≈ 19,068%. Báo cáo in 21,6%: lệch 2,532, "
        "quá mức cho phép 0,05 do làm tròn.",
        "(281 \N{MINUS SIGN} 236) ÷ 236 × 100 ≈ 19.068%. The report prints 21.6%: off by 2.532, "
        "more than the 0.05 that rounding allows.",
    ),
    "Sắp xếp từ 200 xã còn 194 xã, giảm 6 xã.": (
        "200 \N{MINUS SIGN} 194 = 6. Khớp với 6 xã.",
        "200 \N{MINUS SIGN} 194 = 6. Agrees with 6 communes.",
    ),
    "Trong 5 năm đã giải quyết việc làm cho 85.100 lao động, bình quân mỗi năm 17.020 lao động.": (
        "85.100 : 5 = 17.020. Khớp với 17.020 lao động.",
        "85,100 ÷ 5 = 17,020. Agrees with 17,020 workers.",
    ),
    "Đã ban hành 500 văn bản, trong đó có 23 văn bản về cơ chế đặc thù.": (
        "23 ≤ 500. Phần được nêu không vượt tổng 500 văn bản.",
        "23 ≤ 500. The part stated does not exceed the total of 500 documents.",
    ),
    "Đã ban hành khoảng 500 văn bản (gồm 223 văn bản của tỉnh và 250 văn bản của huyện).": (
        "223 + 250 = 473 ≤ 500. Phần được nêu không vượt tổng 500 văn bản.",
        "223 + 250 = 473 ≤ 500. The part stated does not exceed the total of 500 documents.",
    ),
    "Cơ cấu kinh tế: nông nghiệp 20,1%; công nghiệp 30,2%; dịch vụ 51,3%.": (
        "20,1 + 30,2 + 51,3 = 101,6. Các tỷ trọng phải cộng thành 100%: lệch 1,6, "
        "quá mức cho phép 0,15 do làm tròn.",
        "20.1 + 30.2 + 51.3 = 101.6. The shares must add up to 100%: off by 1.6, "
        "more than the 0.15 that rounding allows.",
    ),
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text[:30])
def test_sum_is_worked_out_in_both_languages(text: str, units: UnitText) -> None:
    document = Document(text)
    figures, _ = read_figures(read_structure(document, loose=True))
    (found,) = find_checks(document, figures)
    told = tuple(explain(found, document, language, units) for language in ("vi", "en"))
    assert told == CASES[text]
