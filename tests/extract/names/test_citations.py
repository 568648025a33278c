"""Documents are found by how they are cited, in any province."""

from __future__ import annotations

from datetime import date

import pytest

from lskg.extract.names.citations import find_citations
from lskg.text.document import Document


def citations(text: str) -> list[tuple[str, str]]:
    document = Document(text)
    return [(document[each.span], each.type) for each in find_citations(document)]


@pytest.mark.parametrize(
    ("text", "cited", "kind"),
    [
        (
            "theo Nghị quyết số 06-NQ/TU ngày 15/01/2021 của Ban Thường vụ Tỉnh ủy về cảng",
            "Nghị quyết số 06-NQ/TU ngày 15/01/2021 của Ban Thường vụ Tỉnh ủy",
            "resolution",
        ),
        (
            "Quyết định số 80/QĐ-TTg, ngày 11 tháng 02 năm 2023 của Thủ tướng Chính phủ phê duyệt",
            "Quyết định số 80/QĐ-TTg, ngày 11 tháng 02 năm 2023 của Thủ tướng Chính phủ",
            "decision",
        ),
        (
            "Nghị quyết số 41/2018/QH14 được thực hiện",
            "Nghị quyết số 41/2018/QH14",
            "resolution",
        ),
        (
            "Nghị quyết số 36-NQ/TW của Trung ương về biển",
            "Nghị quyết số 36-NQ/TW của Trung ương",
            "resolution",
        ),
        (
            "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương khóa XII, tỉnh đã",
            "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương khóa XII",
            "resolution",
        ),
        ("Kế hoạch số 12-KH/TU triển khai", "Kế hoạch số 12-KH/TU", "plan"),
        ("Thông tư 05/2022/TT-BNV hướng dẫn", "Thông tư 05/2022/TT-BNV", "circular"),
        ("thi hành Luật Thủ đô, Luật Nhà ở và các luật khác", "Luật Thủ đô", "law"),
        ("Bộ luật Lao động năm 2019", "Bộ luật Lao động năm 2019", "law"),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XIX, nhiệm kỳ",
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Nghệ An lần thứ XIX",
            "resolution",
        ),
        (
            "Quy hoạch tỉnh Bến Tre thời kỳ 2021 - 2030, tầm nhìn đến năm 2050 được duyệt",
            "Quy hoạch tỉnh Bến Tre thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
            "master-plan",
        ),
        (
            "duyệt Quy hoạch chung đô thị Mỹ Trà đến năm 2045 và",
            "Quy hoạch chung đô thị Mỹ Trà đến năm 2045",
            "master-plan",
        ),
        ("Kế hoạch 5 năm 2016 - 2020 kết thúc", "Kế hoạch 5 năm 2016 - 2020", "plan"),
        (
            "lập Kế hoạch đầu tư công trung hạn 5 năm 2026 - 2030; giao",
            "Kế hoạch đầu tư công trung hạn 5 năm 2026 - 2030",
            "plan",
        ),
        (
            "giao Kế hoạch phát triển kinh tế - xã hội năm 2027 cho xã",
            "Kế hoạch phát triển kinh tế - xã hội năm 2027",
            "plan",
        ),
        ("Nghị quyết Trung ương 6 khóa XII", "Nghị quyết Trung ương 6 khóa XII", "resolution"),
        (
            "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII về",
            "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XIII",
            "resolution",
        ),
        (
            "nghe Báo cáo kiểm điểm sự lãnh đạo của Ban Chấp hành Đảng bộ xã khóa II trình",
            "Báo cáo kiểm điểm sự lãnh đạo của Ban Chấp hành Đảng bộ xã khóa II",
            "",
        ),
        (
            "Chiến lược quốc gia về bình đẳng giới được triển khai",
            "Chiến lược quốc gia về bình đẳng giới",
            "strategy",
        ),
        ("các nghị quyết số 66-NQ/TW, số 68-NQ/TW", "nghị quyết số 66-NQ/TW", "resolution"),
    ],
)
def test_citation_runs_from_type_to_issuer(text: str, cited: str, kind: str) -> None:
    assert citations(text)[0] == (cited, kind)


@pytest.mark.parametrize(
    "text",
    [
        "các nghị quyết của Trung ương",
        "Nghị quyết đề ra 12 chỉ tiêu",
        "văn bản quy phạm pháp luật",
        "luật sư tham gia",
        "Kế hoạch 5 năm",
        "Kế hoạch năm 2026",
        "Kế hoạch triển khai trước ngày 30/11/2026",
        "quy hoạch vùng chuyên canh chè 300 ha",
        "báo cáo kiểm điểm của các tổ chức đảng",
        "tỷ lệ 12/15 xã",
    ],
)
def test_what_has_neither_number_nor_title_is_no_citation(text: str) -> None:
    assert citations(text) == []


def test_number_date_and_issuer_are_read() -> None:
    text = "Chỉ thị số 17/CT-UBND ngày 5/9/2024 của Ủy ban nhân dân tỉnh về đê điều"
    (found,) = find_citations(Document(text))
    assert (found.number, found.date) == ("17/CT-UBND", date(2024, 9, 5))
    assert found.issuer == "Ủy ban nhân dân tỉnh"
    assert (found.name_vi, found.name_en) == ("Chỉ thị số 17/CT-UBND", "Directive No. 17/CT-UBND")


def test_symbol_gives_the_issuer_that_is_not_printed() -> None:
    (found,) = find_citations(Document("Nghị định số 24/2023/NĐ-CP"))
    assert (found.issuer, found.date) == ("Chính phủ", None)


def test_date_that_no_calendar_has_is_left_out() -> None:
    (found,) = find_citations(Document("Quyết định số 9/QĐ-UBND ngày 31/02/2024"))
    assert found.date is None


def test_one_document_has_one_key_however_it_is_cited() -> None:
    text = "Nghị quyết số 6-NQ/TU ngày 1/2/2021; Nghị quyết 6-NQ/TU của Tỉnh uỷ"
    assert {each.key for each in find_citations(Document(text))} == {"nghi-quyet-6-nq-tu"}
