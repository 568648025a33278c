"""Who is responsible, sentence by sentence, with tense, naming and plan element."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.names.bodies import read_bodies
from lskg.extract.names.mentions import find_mentions
from lskg.extract.names.resolve import read_naming
from lskg.extract.plan.elements import find_elements, find_measures
from lskg.extract.records import Naming
from lskg.extract.responsibilities.find import find_responsibilities
from lskg.extract.responsibilities.records import Responsibility
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

Read = Callable[[str], list[Responsibility]]


@pytest.fixture
def read() -> Read:
    """A function that reads the responsibilities of a text by rule."""

    def responsibilities(text: str) -> list[Responsibility]:
        document = Document(text)
        structure = read_structure(document)
        elements = find_elements(document, structure.sections)
        elements += find_measures(document, structure.sections, elements)
        bodies = read_bodies(document)
        names = {alias: each.key for each in bodies.entities for alias in each.aliases}
        mentions = find_mentions(structure, names, bodies.contexts)
        naming = Naming(bodies.entities, (), mentions)
        return list(find_responsibilities(structure, elements, naming))

    return responsibilities


PLAN = "Phần thứ hai\nNHIỆM VỤ\nI. NHIỆM VỤ, GIẢI PHÁP\n1. Chính quyền\n"
RESULTS = "Phần thứ nhất\nKẾT QUẢ\nI. NHỮNG KẾT QUẢ CHỦ YẾU\n1. Chính quyền\n"


def test_sentence_of_the_plan_is_to_do_and_points_to_its_measure(read: Read) -> None:
    (found,) = read(f"{PLAN}1.1. Quy hoạch\nỦy ban nhân dân tỉnh ban hành quy hoạch cảng.\n")
    assert (found.agency, found.roles) == ("uy-ban-nhan-dan-tinh", ("issues",))
    assert (found.tense, found.naming) == ("to-do", "explicit")
    assert found.element == "measure/1.1-uy-ban-nhan-dan-tinh-ban"


def test_sentence_of_the_results_is_done(read: Read) -> None:
    (found,) = read(f"{RESULTS}Ủy ban nhân dân tỉnh ban hành quy hoạch cảng.\n")
    assert (found.tense, found.element) == ("done", "achievement/1-chinh-quyen")


def test_paragraph_goes_on_with_the_agency_that_opens_it(read: Read) -> None:
    text = (
        "Ủy ban nhân dân tỉnh lập quy hoạch. Chủ động đề xuất chính sách.\nTăng cường kiểm tra.\n"
    )
    found = read(RESULTS + text)
    assert [(each.roles, each.naming) for each in found] == [
        (("performs",), "explicit"),
        (("advises",), "implied"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Giao Sở Y tế chủ trì khám sức khỏe học sinh.",
        "Thực hiện Nghị quyết số 72-NQ/TW, cấp ủy các cấp đã chăm lo trạm y tế.",
        "Công nghiệp hỗ trợ có chuyển biến.",
        "Công tác kiểm tra được tăng cường.",
    ],
)
def test_sentence_with_a_subject_of_its_own_does_not_go_on(read: Read, sentence: str) -> None:
    found = read(f"{RESULTS}Ủy ban nhân dân tỉnh lập quy hoạch. {sentence}\n")
    assert all(each.naming == "explicit" for each in found)


def test_nobody_is_gone_on_with_after_another_agency_acts(read: Read) -> None:
    text = "Ban Thường vụ Tỉnh ủy ban hành 5 chỉ thị; Tỉnh ủy lãnh đạo sắp xếp bộ máy. "
    found = read(f"{RESULTS}{text}Kết nạp 900 đảng viên.\n")
    assert {each.naming for each in found} == {"explicit"}


def test_heading_that_names_who_acts_holds_for_its_paragraphs(read: Read) -> None:
    text = "1.1. Hoạt động của Hội Nông dân tỉnh\nVận động hội viên.\n\nTăng cường giám sát.\n"
    found = read(f"{PLAN}{text}")
    assert [(each.agency, each.roles, each.naming) for each in found] == [
        ("hoi-nong-dan-tinh", ("performs",), "implied"),
        ("hoi-nong-dan-tinh", ("supervises",), "implied"),
    ]


def test_items_under_a_heading_of_bodies_are_tasks_of_theirs(read: Read) -> None:
    text = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế và các đoàn thể\n"
        "a) Kịp thời nhập dữ liệu vào hệ thống.\nb) Hướng dẫn, đôn đốc các xã, phường.\n"
        "c) Thời hạn hoàn thành: quý II.\n2. Sở Nội vụ: Tinh gọn đầu mối.\n"
    )
    assert {(each.agency, each.roles) for each in read(text)} == {
        ("so-y-te", ("performs",)),
        ("so-y-te", ("performs", "supervises")),
        ("cac-doan-the", ("performs",)),
        ("cac-doan-the", ("performs", "supervises")),
        ("so-noi-vu", ("performs",)),
    }


def test_subject_behind_what_a_decision_rests_on_acts(read: Read) -> None:
    found = read("Căn cứ Luật Đất đai, Ủy ban nhân dân tỉnh ban hành Kế hoạch:\nI. A\nB.\n")
    assert [(each.agency, each.roles) for each in found] == [("uy-ban-nhan-dan-tinh", ("issues",))]


def test_line_that_says_who_shares_a_task_assigns_nothing_more(read: Read) -> None:
    found = read(f"{PLAN}Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Nội vụ, các xã, phường.\n")
    assert {(each.agency, each.roles) for each in found} == {
        ("so-y-te", ("leads",)),
        ("so-noi-vu", ("coordinates",)),
        ("cac-xa-phuong", ("coordinates",)),
    }


def test_sentence_that_speaks_from_above_is_nobodys(read: Read) -> None:
    text = "1.1. Hoạt động của Hội Nông dân tỉnh\nLãnh đạo nâng cao hiệu quả hoạt động.\n"
    assert read(f"{PLAN}{text}") == []


def test_nobody_is_made_up_where_nobody_is_named(read: Read) -> None:
    assert read(f"{PLAN}1.1. Du lịch\nĐẩy mạnh xúc tiến. Ban hành chính sách.\n") == []


def test_judgement_of_work_to_be_done_is_none(read: Read) -> None:
    text = (
        "1.1. Phối hợp\n"
        "Công tác phối hợp giữa Hội Nông dân tỉnh với Hội Phụ nữ tỉnh ngày càng tốt.\n"
    )
    assert {each.roles for each in read(PLAN + text)} == {("coordinates",)}


def test_footnote_belongs_to_the_element_at_its_mark(hai_son: Document, read: Read) -> None:
    found = read(hai_son.text)
    assert [(each.agency, each.tense, each.element) for each in found] == [
        ("uy-ban-nhan-dan-tinh", "done", "achievement/1.1-nong-nghiep-phat-trien-on-dinh"),
        ("so-y-te", "done", "achievement/2-van-hoa-xa-hoi"),
        ("cac-so-nganh", "done", "subjective-cause/1-cong-tac-phoi-hop-giua-cac"),
        ("uy-ban-nhan-dan-tinh", "to-do", "measure/1.1-uy-ban-nhan-dan-tinh-lap"),
        ("dang-bo-tinh", "to-do", None),
        ("chi-cuc-thuy-san", "done", "achievement/1.2-kinh-te-bien-co-buoc-tien"),
    ]


def test_receivers_of_the_report_are_not_responsible(read: Read) -> None:
    assert read("I. A\nB.\nNơi nhận:\n- Ủy ban nhân dân tỉnh ban hành.\n") == []


def test_an_enterprise_that_acts_is_responsible() -> None:
    text = f"{RESULTS}Công ty Cổ phần Xi măng Trà Giang hỗ trợ 30 hộ nghèo.\n"
    structure = read_structure(Document(text))
    elements = find_elements(structure.document, structure.sections)
    (found,) = find_responsibilities(structure, elements, read_naming(structure))
    assert (found.agency, found.roles) == ("cong-ty-co-phan-xi-mang-tra-giang", ("performs",))
