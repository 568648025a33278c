"""What no report answers is told from what one might: judgements, guesses, sizes of ideas."""

from __future__ import annotations

import pytest

from lskg.answers.lists import is_of_elements
from lskg.answers.outcome import Reason
from lskg.answers.question import LAST_NOTE, understand
from lskg.answers.reasons.senseless import asked_in_vain
from lskg.answers.words import stems


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("chỉ tiêu này có thấp không", Reason.NO_OPINION),
        ("tỉnh nào làm du lịch tốt hơn", Reason.NO_OPINION),
        ("có nên mua nhà ở đây không", Reason.NO_OPINION),
        ("is it a good place to invest?", Reason.NO_OPINION),
        ("should we build a bridge?", Reason.NO_OPINION),
        ("will the province reach its goal?", Reason.NO_OPINION),
        ("will tourism really take off", Reason.NO_OPINION),
        ("will everyone in town have piped water by 2030", None),
        ("how should farming be reorganized", None),
        ("should I buy land near the park", Reason.NO_OPINION),
        ("which tastes better, the plum or the persimmon", Reason.NO_OPINION),
        ("vật liệu làm cao tốc lấy từ đâu", None),
        ("dữ liệu dân cư còn làm tiếp không", None),
        ("bảo vệ quyền lợi của ai", None),
        ("đến 2030 sẽ có cao tốc không", None),
        ("what share should the digital economy reach?", None),
        ("did growth meet the target?", None),
        ("was cutting 45 schools the right thing to do", Reason.NO_OPINION),
        ("is it wise to grow so much rice", Reason.NO_OPINION),
        ("is a fine of 20 dong a lot or a little", Reason.NO_OPINION),
        ("how large is the rice area?", None),
        ("chính sách nào quan trọng nhất", None),
        ("PAR Index places per hectare of rice", Reason.SENSELESS),
        ("mỗi bài học có mấy tấn lúa", Reason.SENSELESS),
        ("ngày truyền thống tăng trưởng mấy phần trăm", Reason.SENSELESS),
        ("diện tích của phương châm đại hội", Reason.SENSELESS),
        ("Cửa khẩu Hữu Nghị cao bao nhiêu độ C theo GRDP?", Reason.SENSELESS),
        ("chiều dài của tỷ lệ hộ nghèo là mấy ki lô mét", Reason.SENSELESS),
        ("Thu ngân sách 5 năm được bao nhiêu héc ta?", Reason.SENSELESS),
        ("huu nghi border gate in degrees celsius of gdp", Reason.SENSELESS),
        ("How many tonnes does the forest cover rate weigh?", Reason.SENSELESS),
        ("poverty rate in Ha Giang", None),
        ("hectares of rice per resolution", Reason.SENSELESS),
        ("mỗi bằng khen nặng bao nhiêu kg", Reason.SENSELESS),
        ("nghị quyết bơi nhanh mấy lít thì chín", Reason.SENSELESS),
        ("which border gate weighs more than a persimmon", Reason.SENSELESS),
        ("nghị quyết bồi dưỡng cán bộ nào", None),
        ("mỗi giải thưởng được bao nhiêu tiền", None),
        ("mỗi năm trồng bao nhiêu ha rừng", None),
        ("literacy rate of the border markers", Reason.SENSELESS),
        ("income per head of an industrial park", Reason.SENSELESS),
        ("cửa khẩu Tân Thanh có thu nhập bình quân đầu người bao nhiêu", Reason.SENSELESS),
        ("tỷ lệ tốt nghiệp của diện tích rừng", Reason.SENSELESS),
        ("thu nhập bình quân của công nhân khu công nghiệp", None),
        ("poverty rate of border gate communes", None),
        ("xếp hạng PAPI của cây hồng", Reason.SENSELESS),
        ("bác sĩ trên một vạn dân", None),
        ("What colour is the poverty rate?", Reason.SENSELESS),
        ("how many hectares of forest does the resolution plan", None),
        ("phương châm đại hội 18 là gì", None),
        ("đường sắt tốc độ cao dài bao nhiêu km", None),
        ("Was ending the districts right or wrong?", Reason.NO_OPINION),
        ("is the summit prettier than the lake", Reason.NO_OPINION),
        ("xếp hạng mỗi năm bao nhiêu", None),
        ("tỷ lệ hộ nghèo bình quân trên đầu người là bao nhiêu", Reason.SENSELESS),
        ("what is the poverty rate per head", Reason.SENSELESS),
        ("urbanisation rate per litre of milk", Reason.SENSELESS),
        ("mỗi cây hồng có tỷ lệ che phủ rừng bao nhiêu", Reason.SENSELESS),
        ("do che phu rung trung binh cua moi dang vien", Reason.SENSELESS),
        ("Thứ hạng PAPI tính theo mỗi giường bệnh", Reason.SENSELESS),
        ("each party member's forest cover", Reason.SENSELESS),
        ("tốc độ tăng GRDP bình quân đầu người", None),
        ("tỷ lệ hộ nghèo giảm bình quân mỗi năm", None),
        ("poverty rate of each district", None),
        ("doctors per 10,000 people", None),
        ("tỷ lệ kết nạp đảng viên mới đạt mấy phần trăm", None),
        ("ty le doanh nghiep thanh lap moi", None),
        ("ty le chat thai moi truong duoc xu ly", None),
        ("điện áp của Đoàn Thanh niên là bao nhiêu", Reason.SENSELESS),
        ("điện áp của trạm biến áp là bao nhiêu", None),
        ("diện áp dụng chính sách bảo hiểm", None),
        ("dien ap dung chinh sach bao hiem", None),
        ("thu ngân sách biết nói mấy ngoại ngữ", Reason.SENSELESS),
        ("cán bộ biết mấy ngoại ngữ", None),
        ("how many litres of party members are there", Reason.SENSELESS),
        ("how many litres of petrol were seized", None),
        ("what is the boiling point of the budget", Reason.SENSELESS),
        ("may trung tam thuong mai", None),
        ("rau sach co giay chung nhan", None),
        ("hut duoc bao nhieu von", None),
        ("how many bedrooms does the growth rate have", Reason.SENSELESS),
        ("how many criteria does the index have", None),
        ("tỷ lệ hộ nghèo có mấy con mèo", Reason.SENSELESS),
        ("ai ở đâu khi nào bao nhiêu", Reason.SENSELESS),
        ("qwrt zxcv bnnn mkjh", Reason.SENSELESS),
        ("hđnd tỉnh có bao nhiêu đại biểu", None),
        ("nên nuôi trâu hay nuôi bò", Reason.NO_OPINION),
        ("is the new road useful or just for show", Reason.NO_OPINION),
        ("take a guess: what will exports be", Reason.NO_OPINION),
        ("could the province overtake its neighbours", Reason.NO_OPINION),
        ("what share of loans is bad debt", None),
        ("kinh nghiệm của tỉnh bạn thấy ở đâu", None),
        ("hồ này với hồ kia, chỗ nào vui hơn", Reason.NO_OPINION),
        ("đổi nghề thì có lời hơn không", Reason.NO_OPINION),
        ("which firms should a saver put money into", Reason.NO_OPINION),
        ("chỉ tiêu nằm mơ gì", Reason.SENSELESS),
        ("what did the index score in maths", Reason.SENSELESS),
        ("tỷ lệ học sinh thi đỗ", None),
        ("tốc độ tăng trưởng của Nghị quyết 57 là bao nhiêu", Reason.SENSELESS),
        ("toc do tang truong cua nghi quyet 57", Reason.SENSELESS),
        ("mục tiêu tăng trưởng hằng năm của nhiệm kỳ mới", None),
        ("tỷ suất sinh của quốc lộ 4B", Reason.SENSELESS),
        ("tỷ suất sinh của tỉnh", None),
        ("foreign language skills of the river embankment", Reason.SENSELESS),
        ("foreign language skills of officials", None),
        ("forest cover of the motto", Reason.SENSELESS),
        ("per capita income of a bridge", Reason.SENSELESS),
        ("per capita income of the province", None),
        ("poverty rate of the new Ha Giang bypass", Reason.SENSELESS),
        ("poverty rate of the communes beside the bypass", None),
        ("the provincial road's income per head", Reason.SENSELESS),
        ("the province's income per head", None),
        ("annual growth rate of the decree", Reason.SENSELESS),
        ("annual growth of Decree 45", Reason.SENSELESS),
        ("forest cover of online public services", Reason.SENSELESS),
        ("forest cover goal", None),
        ("khẩu hiệu mỗi năm tăng trưởng bao nhiêu phần trăm", Reason.SENSELESS),
        ("khau hieu tang truong bao nhieu phan tram", Reason.SENSELESS),
        ("bộ luật có tỷ lệ hộ nghèo mấy phần trăm", Reason.SENSELESS),
        ("mục tiêu tăng trưởng bao nhiêu phần trăm", None),
        ("kinh tế tăng trưởng bao nhiêu phần trăm", None),
        ("PAPI ranking of the persimmon trees", Reason.SENSELESS),
        ("how big a slice of the economy is farming", None),
        ("mở quán ở đây có lời không", Reason.NO_OPINION),
        ("gửi ngân hàng hay mua vàng thì khôn hơn", Reason.NO_OPINION),
        ("will the price of gold rise", Reason.NO_OPINION),
        ("name of the software for tracking the public mood", None),
        ("government revenue, plus the domestic part", None),
        ("The sixth lesson - what should be made use of?", None),
        ("should the province be merged", Reason.NO_OPINION),
        ("trong vòng một năm ngân sách thu thêm bao nhiêu", None),
        ("dự ước số thu ngân sách", None),
        ("chỉ số cải cách thu hút bao nhiêu vốn", None),
        ("tên con đường nối với cao tốc", None),
        ("nghị quyết nêu sứ mệnh gì", None),
        ("is single window customs in place", None),
        ("tender or auction of budget assets", None),
    ],
)
def test_what_is_asked_in_vain(text: str, reason: Reason | None) -> None:
    assert asked_in_vain(understand(text)) == reason


def test_the_last_note_has_no_number() -> None:
    assert understand("chú thích cuối cùng nói gì").note == LAST_NOTE
    assert understand("what does the last footnote list").note == LAST_NOTE
    assert understand("chú thích 12").note == 12


def test_a_digit_is_the_same_with_a_zero_before_it() -> None:
    assert stems("04 sao", "vi") == stems("4 sao", "vi")
    assert stems("40 sao", "vi") != stems("4 sao", "vi")


def test_all_elements_of_a_kind() -> None:
    assert is_of_elements(understand("các khâu đột phá"))
    assert not is_of_elements(understand("độ che phủ rừng"))
