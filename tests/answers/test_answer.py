"""Questions to the real report: cards, refusals, and that any text is safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lskg.answers.answer import Answers
from lskg.answers.outcome import Card, Kind, Reason, Refusal
from lskg.engine.store import Store
from lskg.web.view.release import Site

REPORT = "lang-son-xviii"


@pytest.fixture(scope="session")
def answers(project_release: Path) -> Answers:
    found = Site.open(project_release).answers
    assert found is not None
    return found


@pytest.fixture(scope="session")
def text(project_release: Path) -> str:
    return Site.open(project_release).reports[REPORT].text


def card(answers: Answers, question: str) -> Card:
    found = answers.answer(question, "vi", REPORT)
    assert isinstance(found, Card), (question, found)
    return found


@pytest.mark.parametrize(
    ("question", "kind", "said"),
    [
        ("độ che phủ rừng còn cách đích bao xa", Kind.INDICATOR, "64,5%"),
        ("độ che phủ rừng đặt ra cho 2030", Kind.INDICATOR, "65%"),
        ("thu ngan sach 5 nam duoc bao nhieu ty dong", Kind.FIGURES, "48.187 tỷ đồng"),
        ("GRDP per head set for 2030", Kind.INDICATOR, "130 triệu đồng"),
    ],
)
def test_the_first_figure_is_what_is_asked(
    answers: Answers, question: str, kind: Kind, said: str
) -> None:
    found = card(answers, question)
    assert (found.kind, found.figures[0].quote) == (kind, said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many petrol stations are there", "114 cửa hàng bán lẻ xăng dầu"),
        ("which defence economic zone is being built", "Mẫu Sơn"),
        ("which gate's import-export road connects to Khả Phong", "cửa khẩu Tân Thanh"),
        ("LĐLĐ tỉnh lập được mấy công đoàn ngoài nhà nước", "42 công đoàn"),
        ("certificates of merit given by the provincial chairman", "11.990 tập thể"),
    ],
)
def test_everyday_words_find_what_the_report_says(
    answers: Answers, text: str, question: str, said: str
) -> None:
    shown = " ".join(text[span.start : span.end] for span in card(answers, question).passages)
    assert said in shown


def test_a_question_of_two_parts_has_both(answers: Answers, text: str) -> None:
    found = card(answers, "Hội quần chúng hoạt động theo nguyên tắc nào, làm cầu nối giữa ai?")
    shown = " ".join(text[span.start : span.end] for span in found.passages)
    assert "tự nguyện, tự quản" in shown
    assert "cầu nối giữa cấp ủy" in shown


def test_what_a_note_says_stands_beside_what_it_is_of(answers: Answers, text: str) -> None:
    found = card(answers, "mô hình chính quyền thân thiện làm những gì")
    shown = " ".join(text[span.start : span.end] for span in found.passages)
    assert "100.980 phiếu khảo sát" in shown


def test_no_figure_alone_where_another_says_more_of_the_question(answers: Answers) -> None:
    assert card(answers, "có mấy vùng trồng được cấp mã số để xuất khẩu").kind == Kind.PASSAGE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("communes before and after the 2025 merger", "còn 65 xã, phường"),
        ("công nghiệp xây dựng chiếm bao nhiêu % trong cơ cấu kinh tế năm 2030", "32 - 33%"),
    ],
)
def test_the_sentence_of_the_nearest_question_and_of_the_year_is_shown(
    answers: Answers, text: str, question: str, said: str
) -> None:
    passages = card(answers, question).passages
    assert any(said in text[span.start : span.end] for span in passages), passages


def test_a_level_is_no_answer_to_how_much_it_rose(answers: Answers) -> None:
    found = card(answers, "how much did the share of communes with paved roads rise since 2020")
    assert found.kind == Kind.PASSAGE or found.figures[0].quote == "12,7%"


@pytest.mark.parametrize(
    "question",
    ["how many of the 20 targets were met last term?", "bao nhiêu chỉ tiêu đã hoàn thành?"],
)
def test_what_was_missed_is_no_answer_to_what_was_met(
    answers: Answers, text: str, question: str
) -> None:
    found = answers.answer(question, "vi", REPORT)
    passages = found.passages if isinstance(found, Card) else ()
    said = " ".join(text[span.start : span.end] for span in passages)
    assert "vượt 18 chỉ tiêu" in said or "chưa đạt" not in said


def test_what_was_met_is_found_behind_what_was_missed(answers: Answers, text: str) -> None:
    for asked in ("how many of the 20 targets were met last term", "đạt mấy trên 20 chỉ tiêu"):
        passages = card(answers, asked).passages
        said = " ".join(text[span.start : span.end] for span in passages)
        assert "vượt 18 chỉ tiêu" in said, asked


def test_the_same_thing_with_another_number_elsewhere_is_no_figure_alone(
    answers: Answers, text: str
) -> None:
    found = card(answers, "How many communes and wards are left after the merger?")
    said = " ".join(text[span.start : span.end] for span in found.passages)
    assert found.kind == Kind.PASSAGE
    assert "còn 65 xã, phường" in said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Quyết định nào công nhận các vùng An toàn khu ở Lạng Sơn?", "495/QĐ-TTg"),
        ("which 5 border gates are to be developed first", "(2) Cửa khẩu Ga đường sắt Đồng Đăng"),
        ("báo cáo gửi những nơi nào", "Văn phòng Trung ương Đảng"),
    ],
)
def test_what_is_named_or_listed_is_no_number(
    answers: Answers, text: str, question: str, said: str
) -> None:
    found = card(answers, question)
    assert found.kind == Kind.PASSAGE
    assert said in " ".join(text[span.start : span.end] for span in found.passages)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many retail petrol stations are there", "114 cửa hàng"),
        ("how many targets were missed", "còn 02 chỉ tiêu"),
        ("bao nhiêu chỉ tiêu chưa đạt", "còn 02 chỉ tiêu"),
    ],
)
def test_nothing_stands_beside_a_sentence_that_says_all(
    answers: Answers, text: str, question: str, said: str
) -> None:
    (span,) = card(answers, question).passages
    assert said in text[span.start : span.end]


@pytest.mark.parametrize(
    "question",
    [
        "dân số Lạng Sơn hiện nay bao nhiêu người",
        "dan so Lang Son hien nay bao nhieu nguoi",
        "dan so lang son",
    ],
)
def test_a_population_is_told_by_no_other_number_of_people(answers: Answers, question: str) -> None:
    found = answers.answer(question, "vi", REPORT)
    assert isinstance(found, Refusal)
    assert found.reason == Reason.NOT_IN_REPORT


def test_a_target_has_its_result_beside_it(answers: Answers) -> None:
    (aim,) = card(answers, "mục tiêu che phủ rừng").aims
    assert aim.target.endswith("/target/16-forest-cover")
    assert aim.result is not None
    assert aim.result.endswith("/figure/4717-4722")


@pytest.mark.parametrize(
    ("question", "kind", "count"),
    [
        ("5 khâu đột phá là gì?", Kind.LIST, 5),
        ("6 bài học rút ra sau nhiệm kỳ", Kind.LIST, 6),
        ("what are the five breakthroughs of the 2025-2030 term?", Kind.LIST, 5),
        ("đại hội đề ra bao nhiêu chỉ tiêu chủ yếu?", Kind.COUNT, 21),
        ("phần giải pháp gồm mấy nhóm lớn?", Kind.COUNT, 7),
    ],
)
def test_lists_and_counts(answers: Answers, question: str, kind: Kind, count: int) -> None:
    found = card(answers, question)
    assert (found.kind, found.count) == (kind, count)


def test_arithmetic_notes_and_things(answers: Answers, text: str) -> None:
    audit = card(answers, "báo cáo có lỗi số học không?")
    assert (audit.kind, audit.count) == (Kind.AUDIT, len(audit.checks))
    assert audit.checks
    check = card(answers, "44 thỏa thuận quốc tế: cộng lại khớp không?")
    assert check.kind == Kind.CHECK
    note = card(answers, "chú thích 78 viết về chuyện gì?")
    assert note.kind == Kind.NOTE
    assert any("Hữu Nghị" in text[span.start : span.end] for span in note.passages)
    assert card(answers, "Nông Văn Hữu").kind == Kind.THING
    for name in ("cửa khẩu quốc tế Hữu Nghị", "Hữu Nghị International Border Gate"):
        gate = card(answers, name).subject
        assert gate
        assert gate.endswith("border-gate/cua-khau-huu-nghi")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("tăng trưởng kinh tế Cao Bằng 2021-2025", Reason.OTHER_PLACE),
        ("tỷ lệ hộ nghèo Bắc Giang", Reason.OTHER_PLACE),
        ("xếp hạng PAPI năm 2018", Reason.OTHER_TIME),
        ("doanh thu du lịch năm 2015", Reason.OTHER_TIME),
        ("dân số Lạng Sơn hiện nay là bao nhiêu?", Reason.NOT_IN_REPORT),
        ("độ che phủ rừng của huyện Bình Gia", Reason.OTHER_PLACE),
        ("doctors per 10,000 people in Binh Gia district", Reason.OTHER_PLACE),
        ("khách du lịch riêng năm 2021 là bao nhiêu", Reason.OTHER_TIME),
        ("bao nhiêu con lợn bị ốm trong nhiệm kỳ", Reason.NOT_IN_REPORT),
        ("tên 16 công ty lữ hành", Reason.NOT_IN_REPORT),
        ("thứ hạng SIPAS bình quân đầu người", Reason.SENSELESS),
        ("có nên gộp Lạng Sơn với tỉnh khác không", Reason.NO_OPINION),
        ("chú thích 900 viết gì?", Reason.NOT_IN_REPORT),
        ("giá một viên ma túy tổng hợp", Reason.NOT_IN_REPORT),
        ("tuổi trung bình của đảng viên", Reason.NOT_IN_REPORT),
        ("coffee growing area", Reason.NOT_IN_REPORT),
        ("who is the director of the health department", Reason.NOT_IN_REPORT),
        ("Nhà đầu tư nào làm nghĩa trang Công Sơn?", Reason.NOT_IN_REPORT),
        ("tỷ trọng kinh tế số năm 2025", Reason.NOT_IN_REPORT),
        ("length in km of the Hanoi - Dong Dang high-speed railway", Reason.NOT_IN_REPORT),
        ("What is the national poverty rate in 2025?", Reason.OTHER_PLACE),
    ],
)
def test_refusals_have_their_reason(answers: Answers, question: str, reason: Reason) -> None:
    found = answers.answer(question, "vi", REPORT)
    assert isinstance(found, Refusal), (question, found)
    assert found.reason == reason


@pytest.mark.parametrize("words", ["", "   ", "thời tiết", "zzz", "?"])
def test_words_that_ask_nothing_have_no_card(answers: Answers, words: str) -> None:
    assert not isinstance(answers.answer(words, "vi", REPORT), Card)


def test_the_name_of_a_thing_has_its_card(answers: Answers) -> None:
    found = answers.answer("kinh tế đêm", "vi", REPORT)
    assert isinstance(found, Card)
    assert found.kind == Kind.THING
    assert found.subject == "https://w3id.org/lskg/id/concept/kinh-te-dem"


def test_no_answer_for_a_report_that_is_not_there(answers: Answers) -> None:
    assert answers.answer("độ che phủ rừng", "vi", "no-such") is None


def test_each_query_gives_rows(answers: Answers, project_store: Store) -> None:
    for question in (
        "độ che phủ rừng còn cách đích bao xa",
        "ngày truyền thống Đảng bộ",
        "6 bài học rút ra sau nhiệm kỳ",
        "báo cáo có lỗi số học không?",
    ):
        found = card(answers, question)
        assert list(project_store.rows(found.query)), question


@settings(max_examples=40)
@given(st.one_of(st.text(), st.from_regex(r'[a-z <>"{}\\?.;:-]{0,400}', fullmatch=True)))
def test_any_text_is_answered_without_error(answers: Answers, text: str) -> None:
    found = answers.answer(text, "en", REPORT)
    if isinstance(found, Card):
        assert len(found.passages) < 40
        assert len(found.figures) <= 14


def test_nothing_typed_comes_into_a_query(answers: Answers) -> None:
    typed = 'tỷ lệ che phủ <rừng> năm 2030 đạt bao nhiêu % "> } ?'
    found = answers.answer(typed, "vi", REPORT)
    assert isinstance(found, Card)
    assert "<rừng>" not in found.query
    assert '">' not in found.query


@pytest.mark.parametrize(
    "question",
    [
        "vì sao luân chuyển hàng hóa giảm",
        "why did the SIPAS rank fall in 2024",
        "vì sao tỷ lệ hộ nghèo giảm nhanh",
        "reason tourist visits grew",
        "bao nhiêu khách du lịch nước ngoài năm 2025",
        "how many foreign tourists came in 2025",
        "how many women are Party members",
        "capacity of the Na Duong II power plant in MW",
        "bao nhiêu khách lưu trú qua đêm",
        "tỷ lệ thất nghiệp ở tỉnh này năm 2024",
        "diện tích rừng quế toàn tỉnh bao nhiêu ha",
    ],
)
def test_what_a_sentence_leaves_out_is_refused(answers: Answers, question: str) -> None:
    found = answers.answer(question, "vi", REPORT)
    assert isinstance(found, Refusal), found
    assert found.reason == Reason.NOT_IN_REPORT


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("vì sao khó kéo cán bộ trẻ giỏi về tỉnh", ["khó thu hút cán bộ trẻ"]),
        ("độ che phủ rừng hiện nay và năm 2030", ["64,5%", "65%"]),
        ("Số giường bệnh trên 1 vạn dân: đang có bao nhiêu, 2030 cần bao nhiêu?", ["34", "37"]),
        ("bao nhiêu người lớn có tài khoản thanh toán điện tử", ["76%"]),
        ("phổ cập mầm non cho trẻ mấy tuổi", ["từ 3 đến 5 tuổi"]),
        ("mỗi năm làm ra bao nhiêu lương thực", ["305 nghìn tấn"]),
        ("cao tốc sang Thái Nguyên đang ở giai đoạn nào", ["chuẩn bị đầu tư"]),
        ("problems of the tourism sector", ["Hạ tầng du lịch còn hạn chế"]),
        ("công nghiệp vướng mắc gì", ["Cơ cấu ngành công nghiệp chuyển dịch còn chậm"]),
        ("bài học về đoàn kết", ["đại đoàn kết các dân tộc"]),
    ],
)
def test_what_is_told_in_another_form_is_answered(
    answers: Answers, text: str, question: str, said: list[str]
) -> None:
    found = card(answers, question)
    shown = " ".join(text[span.start : span.end] for span in found.passages)
    assert all(each in shown for each in said), shown


def test_no_limitation_of_something_else_is_told(answers: Answers) -> None:
    for question in ("hạn chế về tàu điện ngầm", "weaknesses in planting coffee"):
        assert not isinstance(answers.answer(question, "vi", REPORT), Card), question


def test_what_is_now_stands_first_where_both_times_are_asked(answers: Answers) -> None:
    found = card(answers, "Hộ nghèo cuối 2025 còn bao nhiêu và tới 2030 phấn đấu ra sao?")
    assert found.figures[0].quote == "1,36%"
    assert found.aims


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What share of companies are small ones with less than VND 10 billion in capital?", "82%"),
        (
            "How many tourists are expected in 2025 and how much money will they bring?",
            "4.400",
        ),
        ("How many lenders have deals with Chinese bank branches for border trade?", "12/15"),
        ("name of the new software for tracking public mood and opinion", "“Tổng hợp"),
        ("By which year had every village its own Party cell?", "chi bộ"),
    ],
)
def test_english_in_other_words(answers: Answers, text: str, question: str, said: str) -> None:
    found = card(answers, question)
    assert said in " ".join(text[span.start : span.end] for span in found.passages)


@pytest.mark.parametrize(
    "question",
    [
        "After the mergers under Project 34, how many communes and wards does the province "
        "have left?",
        "Sau sắp xếp theo Đề án 34 còn bao nhiêu xã, phường?",
    ],
)
def test_what_something_became_comes_before_what_it_was(answers: Answers, question: str) -> None:
    found = card(answers, question)
    assert not found.figures or found.figures[0].quote == "65 xã, phường"
