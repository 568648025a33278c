"""What a sentence says that an agency does, in the many forms of the genre.

The sentences are those of no report; brackets mark the agency that is asked about, and bars other
agencies.
"""

from __future__ import annotations

import re

import pytest

from lskg.extract.responsibilities.openings import opens_from_above, opens_with_act
from lskg.extract.responsibilities.roles import (
    Part,
    asks_bodies,
    find_part,
    is_topic,
    roles_of,
)
from lskg.text.document import Span
from lskg.text.slugs import one_spelling


def marked(sentence: str) -> tuple[str, Span, list[Span]]:
    """The sentence without its marks, where the agency stands, and where all agencies stand."""
    text, names, asked, at = "", [], Span(0, 0), 0
    for mark in re.finditer(r"\[([^\]]+)\]|\|([^|]+)\|", sentence):
        text += sentence[at : mark.start()]
        name = Span(len(text), len(text) + len(mark[1] or mark[2]))
        text += mark[1] or mark[2]
        at = mark.end()
        names.append(name)
        asked = name if mark[1] else asked
    return one_spelling(text + sentence[at:]).lower(), asked, names


def part(sentence: str) -> Part | None:
    text, name, names = marked(sentence)
    return find_part(text, name, names)


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("[UBND tỉnh] đã ban hành kế hoạch phát triển cảng biển.", "issues"),
        ("[HĐND tỉnh] tổ chức 12 kỳ họp.", "performs"),
        ("[Thường trực HĐND tỉnh] giám sát 15 chuyên đề.", "supervises"),
        ("[Sở Y tế] tham mưu cơ chế thu hút bác sĩ.", "advises"),
        ("[Ban Thường vụ Tỉnh ủy] chỉ đạo sắp xếp bộ máy.", "leads"),
        ("[Thủ tướng Chính phủ] phê duyệt quy hoạch vùng.", "approves"),
        ("Quy hoạch vùng đã được [Thủ tướng Chính phủ] phê duyệt năm 2023.", "approves"),
        ("Dự án do [Bộ Giao thông vận tải] thực hiện.", "performs"),
        ("Ba tập thể được [Chủ tịch nước] tặng Huân chương Lao động.", "commends"),
        ("Phối hợp với [Bộ Tư lệnh Quân khu] rà soát khu vực phòng thủ.", "coordinates"),
        ("Phối hợp chặt chẽ với các [bộ, ngành] trong đầu tư đường sắt.", "coordinates"),
        ("Tăng cường phối hợp giữa [Công an tỉnh] với |Bộ đội Biên phòng|.", "coordinates"),
        ("Tăng cường phối hợp giữa |Công an tỉnh| và [Bộ đội Biên phòng].", "coordinates"),
        ("Thực hiện Kết luận số 12-KL/TW của [Ban Bí thư] về công tác thanh niên.", "issues"),
        ("Triển khai Đề án 844 của [Chính phủ].", "issues"),
        ("Xây dựng thành phố thông minh theo chỉ đạo của [Chính phủ].", "leads"),
        ("Nâng cao chất lượng hoạt động của [Hội đồng]; giám sát việc chi.", "supervises"),
        ("Phát huy vai trò giám sát của [Mặt trận Tổ quốc].", "supervises"),
        ("Tiếp thu kiến nghị của [Đoàn đại biểu Quốc hội].", "advises"),
        ("Tiếp thu kiến nghị của |Đoàn đại biểu Quốc hội|, [Mặt trận Tổ quốc].", "advises"),
        ("Đề cao trách nhiệm của [Sở Tài chính] trong thu ngân sách.", "performs"),
        ("Nghe [UBND huyện] báo cáo kết quả giải phóng mặt bằng.", "reports"),
        ("Giám sát [UBND tỉnh] trong việc ban hành chính sách.", "issues"),
        ("Đánh giá, xếp loại đối với các [huyện ủy].", "is-judged"),
        ("Hoạt động của [Hội Nông dân] ngày càng hiệu quả.", "performs is-judged"),
        ("Công tác phối hợp giữa các [sở, ngành] chưa chặt chẽ.", "coordinates is-judged"),
        ("Cấp ủy, [ủy ban kiểm tra các cấp] đã kiểm tra 120 tổ chức đảng.", "supervises"),
        ("Trong nhiệm kỳ, [Tỉnh đoàn] vận động 500 đoàn viên hiến máu.", "performs"),
        ("Đến năm 2024, [Hội Phụ nữ] hỗ trợ 30 mô hình.", "performs"),
        ("Có 12 vụ việc (trong đó [Thanh tra tỉnh] thanh tra 4 vụ).", "supervises"),
        ("Kinh tế khá; [Cục Hải quan] đã thu 500 tỷ đồng.", "performs"),
        ("Giao [Sở Y tế] kiểm tra trạm y tế; hằng quý báo cáo |UBND tỉnh|.", "supervises reports"),
        ("a) Giao [Sở Y tế] kiểm tra; báo cáo |UBND tỉnh|.", "supervises reports"),
        ("Chỉ đạo [Sở Y tế] tham mưu đề án; giám sát việc thực hiện.", "advises"),
        ("[Sở Y tế] chỉ đạo |Trạm Y tế xã| tiêm chủng, báo cáo; ban hành sổ tay.", "leads issues"),
        ("|Sở Y tế| chủ trì; 6 tháng một lần [UBND xã] báo cáo kết quả.", "reports"),
        ("[Sở Y tế] chủ trì; 6 tháng một lần |UBND xã| báo cáo kết quả.", "leads"),
        ("Hướng dẫn [Báo Hải Sơn] mở chuyên mục.", "performs"),
        ("|Sở Nội vụ| đề xuất [Chủ tịch UBND tỉnh] khen thưởng tập thể.", "commends"),
        ("[Đảng bộ xã] được |Huyện ủy| xếp loại hoàn thành tốt nhiệm vụ.", "is-judged"),
        ("[Đảng bộ xã] hai năm liền được công nhận hoàn thành xuất sắc nhiệm vụ.", "is-judged"),
        ("Kết quả là căn cứ đánh giá, xếp loại người đứng đầu các [sở, ngành].", "is-judged"),
        ("Xã về đích sớm và [Chủ tịch UBND tỉnh] tặng Bằng khen.", "commends"),
        ("[Sở Y tế] phối hợp tuyên truyền về tiêm chủng.", "coordinates"),
        ("[Sở Y tế] phối hợp, chịu trách nhiệm thu hút bác sĩ.", "coordinates performs"),
        ("[UBND xã] xây dựng, ban hành quy chế.", "issues"),
        ("[Ban Chỉ huy Quân sự xã] tuyển quân đạt chỉ tiêu.", "performs"),
        ("Đề nghị [HĐND tỉnh] giám sát; đề nghị |UBND tỉnh| phê duyệt đề án.", "supervises"),
        ("Dưới sự lãnh đạo của |Tỉnh ủy|, [UBND tỉnh] đã ban hành quy chế.", "issues"),
        ("Dưới sự lãnh đạo của [Tỉnh ủy], |UBND tỉnh| đã ban hành quy chế.", "leads"),
        ("Kiến nghị của |Hội Nông dân|, [Hội Phụ nữ] đã được tiếp thu.", "advises"),
        ("Đề án do [Sở Y tế] chủ trì, |Sở Tài chính| phối hợp.", "leads"),
        ("|Công an xã| được tặng Cờ thi đua của [Chính phủ].", "commends"),
        ("[Ban Tổ chức] theo chức năng, nhiệm vụ hướng dẫn, kiểm tra.", "performs supervises"),
        ("[Ban Tổ chức] hướng dẫn việc học tập.", "performs"),
        ("Các ông, bà: Giám đốc [Sở Y tế], |UBND xã| chịu trách nhiệm thi hành.", "performs"),
        ("[Sở Y tế] là cơ quan đầu mối, trước ngày 15/12 gửi báo cáo.", "leads reports"),
        (
            "Nghị quyết được [HĐND tỉnh] khóa X, kỳ họp thứ 8 thông qua ngày 9/12/2026.",
            "approves",
        ),
        ("[HĐND tỉnh] nhất trí với nội dung tờ trình.", "approves"),
        ("[Cục Hóa chất]: trong phạm vi chức năng, nhiệm vụ được giao, kiểm tra.", "supervises"),
        ("[Sở Y tế] được giao chủ trì xây dựng đề án.", "leads"),
        ("[UBND xã] chịu trách nhiệm trước |UBND tỉnh| về kết quả.", "performs"),
        ("[Sở Nội vụ] theo dõi, đôn đốc việc thực hiện.", "supervises"),
        ("[Sở Nội vụ] theo dõi, đôn đốc, kiểm tra việc thực hiện.", "supervises"),
        ("[Văn phòng Tỉnh ủy] theo dõi, định kỳ báo cáo |Tỉnh ủy|.", "supervises reports"),
        ("[Ủy ban MTTQ tỉnh] giám sát, phản biện xã hội.", "supervises"),
        ("[Ủy ban MTTQ tỉnh] giám sát; phản biện dự thảo nghị quyết.", "supervises advises"),
        ("[Sở Y tế] ban hành kế hoạch thuộc lĩnh vực phụ trách.", "issues"),
        ("[Tỉnh ủy] đưa nội dung về y tế vào chương trình kiểm tra, giám sát.", "supervises"),
        ("[Tỉnh ủy] đưa công tác tuyên truyền vào chương trình giám sát.", "supervises"),
        ("[Sở Y tế] xây dựng đề án về công tác kiểm tra, giám sát.", "performs"),
        # several verbs of one body
        ("[UBND xã] ban hành 9 kế hoạch; tổ chức quán triệt nghị quyết.", "issues performs"),
        ("[Văn phòng] tổng hợp, theo dõi, đôn đốc.", "performs supervises"),
        ("[Tỉnh ủy] lãnh đạo, hằng năm tổ chức kiểm điểm.", "leads performs"),
        ("[Sở Y tế] tham mưu, tổ chức kiểm tra.", "advises supervises"),
        ("[Sở Y tế] là cơ quan thường trực, kiểm tra tiến độ.", "leads supervises"),
        ("[Công an tỉnh] chủ trì, phối hợp giữ vững an ninh.", "leads coordinates"),
        ("[Sở Y tế] chủ trì, phối hợp với |Sở Nội vụ| đôn đốc.", "leads supervises"),
        ("[Sở Y tế] chủ trì, phối hợp với |Sở Nội vụ| tổ chức thực hiện.", "leads performs"),
        ("[Cấp ủy] trực tiếp lãnh đạo và chịu trách nhiệm.", "leads performs"),
        # one who is told something by another
        ("|UBND xã| trình [HĐND xã] xem xét, điều chỉnh.", "approves"),
        ("Báo cáo [Bộ Tài chính] xem xét bổ sung vốn.", "approves"),
        ("Đề nghị [HĐND tỉnh] phê chuẩn dự toán và giám sát.", "approves supervises"),
        ("Đề nghị [Tỉnh ủy] cho ý kiến.", "approves"),
        ("|Sở Nội vụ| đề xuất [UBND tỉnh] biểu dương, khen thưởng tập thể.", "commends"),
        ("|Sở Nội vụ| tham mưu [UBND tỉnh] tổ chức đánh giá.", "performs"),
        ("Đại hội giao [Đảng ủy xã] lãnh đạo; ban hành quy chế.", "leads issues"),
        ("Các đơn vị phản ánh về [Sở Tài chính] để tổng hợp, báo cáo.", "performs reports"),
        # any verb, and where the subject stands
        ("[HĐND xã], |UBND xã| thể chế hóa nghị quyết.", "performs"),
        ("[Công an tỉnh] triệt xóa 12 băng nhóm.", "performs"),
        ("Cùng với đó, [UBND xã] đã bố trí vốn.", "performs"),
        ("Trách nhiệm thực hiện: [Sở Y tế] chủ trì.", "leads"),
        ("[Đảng bộ], chính quyền và Nhân dân các dân tộc đã đoàn kết.", "performs"),
        ("[Sở Y tế] kiểm toán nội bộ.", "supervises"),
        # judgements
        ("[Sở Y tế] chậm tham mưu xử lý.", "is-judged"),
        ("Một số nơi tốt; [UBND xã] còn lúng túng trong giải ngân.", "is-judged"),
        ("Trách nhiệm trước hết thuộc [Sở Y tế].", "is-judged"),
        ("Kết quả là tiêu chí xếp loại thi đua của [các phòng].", "is-judged"),
    ],
)
def test_part_of_an_agency(sentence: str, roles: str) -> None:
    found = part(sentence)
    assert found is not None
    assert set(found.roles) == set(roles.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị quyết Đại hội [Đảng bộ tỉnh] lần thứ XVII.",
        "Chuyển đổi số trong các cơ quan của [Mặt trận Tổ quốc].",
        "Xây dựng [lực lượng vũ trang tỉnh] vững mạnh.",
        "Kim ngạch mở tờ khai tại [Hải quan Hải Sơn] đạt 2 tỷ USD.",
        "Sáp nhập [Hội Cựu giáo chức] vào |Hội Khuyến học|.",
        "Kết thúc hoạt động của [Đảng bộ Khối].",
        "[Hội Nông dân]: tổng số hội viên là 12.000 người.",
        "Bí thư đảng ủy đồng thời là chủ tịch [Hội đồng nhân dân].",
        "Đề xuất với |Tỉnh ủy| và [HĐND tỉnh] các chủ trương.",
        "Giám sát tại các cuộc họp của [UBND tỉnh].",
        "Đạt chuẩn [ASEAN].",
        "Nâng cao chất lượng hoạt động của [Liên minh Hợp tác xã].",
        "Nâng cao chất lượng hoạt động của [Mặt trận Tổ quốc], phát huy quyền làm chủ.",
        "[Công an xã] được tặng Cờ thi đua của |Chính phủ|.",
        "|Đảng bộ xã| được [Huyện ủy] xếp loại hoàn thành tốt nhiệm vụ.",
        "Tổng nguồn vốn huy động của [Ngân hàng Chính sách xã hội] đạt 900 tỷ đồng.",
        "|Sở Y tế| theo dõi, báo cáo [UBND tỉnh] trước ngày 20.",
        "|UBKT| kiểm tra, báo cáo [Đảng ủy]; |Văn phòng| tham mưu sơ kết.",
        "|Sở Y tế| tham mưu [Tỉnh ủy] kế hoạch kiểm tra, giám sát.",
        "[Đảng bộ xã] được thành lập từ ngày 01/7/2025.",
        "[Đảng bộ tỉnh] có 9.000 đảng viên.",
        "|Sở Y tế| báo cáo Phó Chủ tịch [UBND tỉnh] phụ trách.",
    ],
)
def test_name_that_says_nothing_of_its_agency(sentence: str) -> None:
    assert part(sentence) is None


def test_subject_that_opens_the_sentence_is_told_from_one_inside() -> None:
    opening, inside = (
        part("[UBND tỉnh] đã lập quy hoạch."),
        part("A; [UBND tỉnh] đã lập quy hoạch."),
    )
    assert opening is not None
    assert inside is not None
    assert (opening.subject, inside.subject) == (True, False)


def test_documents_and_given_acts_are_over() -> None:
    for sentence in ("Nghị quyết của [Quốc hội].", "Theo chỉ đạo của [Chính phủ]."):
        found = part(sentence)
        assert found is not None
        assert found.given


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("ban hành và tổ chức thực hiện kế hoạch", ("issues",)),
        ("giải quyết đơn thư, kiểm tra cơ sở", ("performs", "supervises")),
        ("nâng cao chất lượng", ("performs",)),
        ("tiếp thu các kiến nghị", ()),
        ("ban hành nghị quyết về đổi mới phương thức lãnh đạo", ("issues",)),
        ("bám sát sự lãnh đạo", ("performs",)),
    ],
)
def test_roles_of_acts(text: str, roles: tuple[str, ...]) -> None:
    assert roles_of(text) == roles


def test_openings() -> None:
    assert opens_with_act("chủ động nắm tình hình")
    assert opens_with_act("trong nhiệm kỳ đã giám sát 12 cuộc")
    assert opens_with_act("công tác giám sát được duy trì")
    assert not opens_with_act("tỷ lệ hộ nghèo còn 2,4%")
    assert not opens_with_act("công tác giám sát được duy trì", verb=True)
    assert not opens_with_act("tỷ lệ lao động qua đào tạo đạt 65%")
    assert not opens_with_act("đề án 06 tiếp tục được triển khai")
    assert not opens_with_act("nhân dân tham gia bảo vệ rừng")
    assert opens_from_above("lãnh đạo nâng cao hiệu quả")
    assert not opens_from_above("nâng cao hiệu quả lãnh đạo")


def test_who_sets_what_a_level_is_held_to_does_not_act() -> None:
    told = "Tỷ lệ án bị sửa luôn thấp hơn mức quy định của [Tòa án nhân dân tối cao]."
    assert part(told) is None


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("4.3. Hoạt động của [Mặt trận Tổ quốc]", True),
        ("6.1. [Đoàn đại biểu Quốc hội] tiếp tục đổi mới hoạt động", True),
        ("6.3. Nâng cao hiệu quả quản lý, điều hành của [UBND các cấp]", True),
        ("5. Nâng cao sức chiến đấu của toàn [Đảng bộ]", False),
        ("4. Xây dựng [lực lượng vũ trang]", False),
    ],
)
def test_heading_about_the_work_of_an_agency(heading: str, topic: bool) -> None:
    assert is_topic(*marked(heading)) is topic


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("nâng cao trách nhiệm của cấp ủy, tổ chức đảng", True),
        ("chỉ đạo các cấp ủy nghiên cứu, triển khai nghị quyết", True),
        ("phát huy vai trò của nhân dân", False),
        ("xây dựng chính quyền số", False),
        ("tài sản công của các cơ quan, đơn vị", False),
    ],
)
def test_collective_words(text: str, asked: bool) -> None:
    assert asks_bodies(text) is asked
