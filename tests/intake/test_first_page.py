"""What the first pages of the corpus say, and what is empty because it is not printed."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest

from lskg.intake.first_page import FirstPage, read_first_page

READ: dict[str, dict[str, Any]] = {
    "commune-report": {
        "title_vi": (
            "Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã Mộc Thượng lần thứ I, "
            "nhiệm kỳ 2025 - 2030"
        ),
        "title_en": (
            "Political report to the 1st Congress of the Mộc Thượng Commune Party Organization"
        ),
        "kind": "báo cáo chính trị",
        "issuer_name": "Đảng ủy xã Mộc Thượng",
        "issuer_level": "commune",
        "territory": {"kind": "xã", "name": "Mộc Thượng"},
        "congress": "moc-thuong-i",
        "congress_vi": "Đại hội đại biểu Đảng bộ xã Mộc Thượng lần thứ I",
        "congress_en": "1st Congress of the Mộc Thượng Commune Party Organization",
        "term_start": 2025,
        "term_end": 2030,
    },
    "council-resolution": {
        "title_vi": (
            "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về phát triển kinh tế biển và công nghiệp "
            "năng lượng tỉnh Trà Giang đến năm 2030, tầm nhìn đến năm 2045"
        ),
        "kind": "nghị quyết",
        "symbol": "09-NQ/TU",
        "issuer_name": "Tỉnh ủy Trà Giang",
        "issuer_level": "province",
        "territory": {"kind": "tỉnh", "name": "Trà Giang"},
        "term_end": 2030,
        "day": "2025-11-18",
    },
    "five-year-plan": {
        "title_vi": "Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 tỉnh Nam Khê",
        "title_en": "Five-year socio-economic development plan of Nam Khê province, 2026-2030",
        "kind": "kế hoạch",
        "symbol": "212/KH-UBND",
        "issuer_name": "Ủy ban nhân dân tỉnh Nam Khê",
        "issuer_level": "province",
        "territory": {"kind": "tỉnh", "name": "Nam Khê"},
        "term_start": 2026,
        "term_end": 2030,
        "day": "2025-12-05",
    },
    "ministry-programme": {
        "title_vi": (
            "Quyết định ban hành Chương trình phát triển nông nghiệp tuần hoàn, phát thải thấp "
            "đến năm 2030"
        ),
        "kind": "quyết định",
        "symbol": "6128/QĐ-BNNMT",
        "issuer_name": "Bộ Nông nghiệp và Môi trường",
        "issuer_level": "central",
        "term_end": 2030,
        "day": "2026-01-19",
    },
    "political-report": {
        "title_vi": (
            "Báo cáo chính trị trình Đại hội đại biểu Đảng bộ tỉnh lần thứ XXI, "
            "nhiệm kỳ 2025 - 2030"
        ),
        "title_en": (
            "Political report to the 21st Congress of the Đông Lĩnh Provincial Party Organization"
        ),
        "kind": "báo cáo chính trị",
        "issuer_name": "Đảng bộ tỉnh Đông Lĩnh",
        "issuer_level": "province",
        "territory": {"kind": "tỉnh", "name": "Đông Lĩnh"},
        "congress": "dong-linh-xxi",
        "congress_vi": "Đại hội đại biểu Đảng bộ tỉnh Đông Lĩnh lần thứ XXI",
        "congress_en": "21st Congress of the Đông Lĩnh Provincial Party Organization",
        "term_start": 2025,
        "term_end": 2030,
    },
    "resolution": {
        "title_vi": (
            "Nghị quyết về xây dựng nông thôn mới hiện đại, giảm nghèo bền vững và nâng cao chất "
            "lượng dân số giai đoạn 2026 - 2030"
        ),
        "kind": "nghị quyết",
        "symbol": "14-NQ/TU",
        "issuer_name": "Ban Chấp hành Đảng bộ tỉnh Yên Giang",
        "issuer_level": "province",
        "territory": {"kind": "tỉnh", "name": "Yên Giang"},
        "term_start": 2026,
        "term_end": 2030,
        "day": "2026-03-30",
    },
    "year-plan": {
        "title_vi": "Báo cáo tình hình phát triển kinh tế - xã hội năm 2025 và Kế hoạch năm 2026",
        "kind": "báo cáo",
        "symbol": "587/BC-UBND",
        "issuer_name": "UBND tỉnh Sơn Trạch",
        "issuer_level": "province",
        "territory": {"kind": "tỉnh", "name": "Sơn Trạch"},
        "term_start": 2026,
        "term_end": 2026,
        "day": "2025-11-28",
    },
}


@pytest.mark.parametrize("name", sorted(READ))
def test_first_page(name: str, seen: dict[str, str]) -> None:
    found = replace(read_first_page(seen[name]), above=())
    assert asdict(found) == {
        **asdict(FirstPage(language="vi")),
        **READ[name],
    }


def test_what_is_not_printed_is_empty() -> None:
    assert read_first_page("I. KẾT QUẢ\nĐã xây dựng được nhiều công trình.\n") == FirstPage(
        language="vi"
    )
    assert read_first_page("Annual report\nNothing is said.\n") == FirstPage()
    assert read_first_page("") == FirstPage()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hải Sơn, ngày 05 tháng 12 năm 2025", "2025-12-05"),
        ("Hải Sơn, ngày    tháng    năm 2025", ""),
        ("Hải Sơn, ngày 31 tháng 02 năm 2025", ""),
        ("Thực hiện Kế hoạch ngày 05 tháng 12 năm 2025", ""),
    ],
)
def test_the_day_is_that_of_the_letterhead(line: str, day: str) -> None:
    text = f"UBND TỈNH HẢI SƠN\n{line}\nBÁO CÁO\nTình hình năm 2025\nI. KẾT QUẢ\n"
    assert read_first_page(text).day == day


def test_a_plan_that_cites_a_congress_is_submitted_to_none() -> None:
    text = (
        "UBND TỈNH HẢI SƠN\nKẾ HOẠCH\nPhát triển kinh tế năm 2026\n"
        "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX.\nI. MỤC TIÊU\n"
    )
    found = read_first_page(text)
    assert (found.congress, found.term_start, found.term_end) == ("", 2026, 2026)
