"""The figures of a text, with what they hang together with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure
from lskg.extract.records import Footnote, Layout, Section
from lskg.extract.structure.read import Structure, read_structure
from lskg.text.document import Document, Span

Figures = Callable[[str], tuple[Figure, ...]]
PIECES = (
    *("10%", "1.234,5 tỷ đồng", "36/63", "7 - 7,5%", "20 xã", "hai huyện", "năm 2020", " đạt "),
    *(" tăng ", " giảm từ ", " còn ", ", ", "; ", ". ", "\n", " (", ")", " trong đó ", " và "),
    *(" so với ", "5 năm trước", " lần lượt ", "tương đương ", "xếp thứ ", "tỷ lệ hộ nghèo "),
)
PROSE = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=14).map("".join)


def related(figures: tuple[Figure, ...], document: str, relation: str) -> dict[str, str]:
    """The quotations of the figures that a relation ties together."""
    quotes = {each.span.start: document[each.span.start : each.span.end] for each in figures}
    return {
        quotes[each.span.start]: quotes[dict(each.related)[relation]]
        for each in figures
        if relation in dict(each.related)
    }


def test_a_figure_carries_what_was_read(figures: Figures) -> None:
    (figure,) = figures("Năm 2025, thu ngân sách ước đạt trên 55.039,18 tỷ đồng.")
    assert (str(figure.low), figure.exponent, figure.unit) == ("55039.18", 9, "VND")
    assert (figure.comparator, figure.kind, figure.status) == (">", "amount", "estimate")
    assert (figure.period, figure.phrase) == ("2025", "thu ngân sách")
    assert figure.indicator == "thu-ngan-sach"


def test_a_fraction_keeps_both_numbers(figures: Figures) -> None:
    fraction, share = figures("Có 106/175 xã đạt chuẩn, đạt 60,6%.")
    assert (str(fraction.numerator), str(fraction.denominator)) == ("106", "175")
    assert (share.numerator, share.denominator) == (None, None)


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        ("Có 106/175 xã đạt chuẩn, đạt 60,6%.", "share-of", {"60,6%": "106/175 xã"}),
        ("Thu đạt 12 tỷ đồng, tăng 45%.", "change-of", {"45%": "12 tỷ đồng"}),
        (
            "GRDP đạt 69,8 triệu đồng (tương đương 2.745 USD).",
            "same-as",
            {"2.745 USD": "69,8 triệu đồng"},
        ),
        (
            "Có 1.200 doanh nghiệp. Trong đó, 300 doanh nghiệp nhà nước.",
            "part-of",
            {"300 doanh nghiệp": "1.200 doanh nghiệp"},
        ),
    ],
)
def test_relations(figures: Figures, text: str, relation: str, pairs: dict[str, str]) -> None:
    assert related(figures(text), text, relation) == pairs


def test_yearly_values_say_so(figures: Figures) -> None:
    (figure,) = figures("Giai đoạn 2021 - 2025, kết nạp hằng năm trên 2.000 đảng viên.")
    assert figure.period == "annual 2021/2025"


def test_time_of_a_term_lasts_to_the_end_of_the_paragraph(figures: Figures) -> None:
    text = (
        "I. Kết quả nhiệm kỳ 2020 - 2025\nTrong nhiệm kỳ, đã kết nạp 900 đảng viên. "
        "Khai trừ 30 đảng viên.\nCó 40 chi bộ."
    )
    assert [each.period for each in figures(text)] == ["2020/2025", "2020/2025", None]


def test_ranks_of_a_paragraph_go_on(figures: Figures) -> None:
    found = figures("Thứ hạng các chỉ số được cải thiện. PCI năm 2024 đạt 16/63. PAPI 23/63.")
    assert [each.kind for each in found] == ["rank", "rank"]


def test_a_year_does_not_last(figures: Figures) -> None:
    first, second = figures("Năm 2024 kết nạp 900 đảng viên. Khai trừ 30 đảng viên.")
    assert (first.period, second.period) == ("2024", None)


def annotate(body: str, words: str) -> tuple[str, tuple[Figure, ...]]:
    """The figures of a section and of the note whose mark stood at its end."""
    heading = "I. Kinh tế\n"
    text = f"{heading}{body}{words}"
    at = len(heading + body)
    sections = (Section("i", "I", "Kinh tế", 2, None, 1, Span(0, at), Span(0, len(heading))),)
    footnotes = (Footnote(1, Span(at, len(text)), at - 1, "i"),)
    document, layout = Document(text), Layout(Span(0, at), None, Span(at, len(text)))
    structure = Structure(document, layout, sections, footnotes)
    return text, read_figures(structure)[0]


def test_a_note_details_the_figure_before_its_mark() -> None:
    text, found = annotate("Có 30 dự án mới\n", "Vốn 5 tỷ đồng.\n")
    assert related(found, text, "detail-of") == {"5 tỷ đồng": "30 dự án"}
    assert [each.footnote for each in found] == [None, 1]


def test_trong_do_in_a_note_lists_parts() -> None:
    text, found = annotate("Có 30 dự án mới\n", "Trong đó: 20 dự án giao thông.\n")
    assert related(found, text, "part-of") == {"20 dự án": "30 dự án"}


def test_a_note_on_another_sentence_details_nothing() -> None:
    text, found = annotate("Có 30 dự án. Kinh tế phát triển\n", "Vốn 5 tỷ đồng.\n")
    assert related(found, text, "detail-of") == {}


@given(PROSE)
def test_figures_of_any_text_come_in_order_and_refer_to_figures(text: str) -> None:
    found, _ = read_figures(read_structure(Document(text), loose=True))
    starts = [each.span.start for each in found]
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for each in found:
        assert each.span.end <= len(text)
        assert each.indicator
        assert (each.direction is None) == (each.kind not in {"change", "rate"})
        assert (each.numerator is None) == (each.denominator is None)
        assert all(other in starts and other != each.span.start for _, other in each.related)
        assert each.baseline is None or each.kind == "change"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "- Cơ cấu kinh tế năm 2024:\n+ Nông nghiệp 14%;\n+ Dịch vụ 33%.\n- Đô thị hóa 30%.",
            [("actual", "2024"), ("actual", "2024"), ("actual", None)],
        ),
        (
            "- Năm 2024 thu ước đạt 90 tỷ đồng, gồm:\n+ Thu nội địa 60 tỷ đồng.\nChi 70 tỷ đồng.",
            [("estimate", "2024"), ("estimate", "2024"), ("actual", None)],
        ),
        ("- Kết quả năm 2024:\nNông nghiệp 14%.", [("actual", None)]),
    ],
)
def test_line_that_leads_to_bullets(
    figures: Figures, text: str, values: list[tuple[str, str | None]]
) -> None:
    assert [(each.status, each.period) for each in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Diện tích chè năm 2024 là 900 ha. Năng suất chè đạt 57 tạ/ha.", ["2024", "2024"]),
        ("Diện tích chè năm 2024 là 900 ha. Sản lượng đạt 5 nghìn tấn.", ["2024", "2024"]),
        ("Diện tích chè năm 2024 là 900 ha. Dân số là 9 nghìn người.", ["2024", None]),
        ("Diện tích chè năm 2024 là 900 ha. Đàn bò có 2.145 con.", ["2024", None]),
        (
            "Diện tích chè năm 2024 là 900 ha. Thị trường ổn định. Năng suất chè đạt 57 tạ/ha.",
            ["2024", None],
        ),
    ],
)
def test_sentence_that_goes_on_with_a_thing(
    figures: Figures, text: str, periods: list[str | None]
) -> None:
    assert [each.period for each in figures(text)] == periods


def test_note_at_the_end_is_read_where_its_mark_stands(figures: Figures) -> None:
    text = (
        "KẾ HOẠCH\nPhát triển công nghiệp năm 2026\nI. KẾT QUẢ NĂM 2025\n"
        "Cụm công nghiệp lấp đầy 80%[1].\nII. NHIỆM VỤ\nĐầu tư 2 cụm công nghiệp.\n"
        "[1] Trong đó cụm công nghiệp Bãi Dài có 12 dự án.\n"
    )
    found = figures(text)
    assert (found[-1].status, found[-1].period) == ("actual", "2025")
    assert found[1].status == "target"
