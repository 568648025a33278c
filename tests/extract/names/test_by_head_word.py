"""Names are found by their head words, in any province, and common words are not names."""

from __future__ import annotations

import pytest

from lskg.extract.names.by_head_word import find_by_head, find_known
from lskg.text.document import Document


def names(text: str) -> set[tuple[str, str]]:
    document = Document(text)
    return {(document[each.span], each.kind) for each in find_by_head(document)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ở huyện Bình Liêu,", "huyện Bình Liêu", "District"),
        ("Thị trấn Nông trường Mộc Châu đạt", "Thị trấn Nông trường Mộc Châu", "Commune"),
        ("lưu vực sông Ngàn Phố được", "sông Ngàn Phố", "NaturalFeature"),
        ("cửa khẩu quốc tế Móng Cái thông quan", "cửa khẩu quốc tế Móng Cái", "BorderGate"),
        ("Khu kinh tế Vân Phong - Nha Trang", "Khu kinh tế Vân Phong - Nha Trang", "EconomicZone"),
        ("vườn quốc gia Pù Mát", "vườn quốc gia Pù Mát", "TouristPlace"),
        ("tuyến cao tốc Vân Đồn - Móng Cái", "tuyến cao tốc Vân Đồn - Móng Cái", "Project"),
        (
            "đường cao tốc Cao Lãnh (Đồng Tháp) - An Hữu (Tiền Giang) khởi công",
            "đường cao tốc Cao Lãnh (Đồng Tháp) - An Hữu (Tiền Giang)",
            "Project",
        ),
        ("Đường Trà Bồng - Bình Long hoàn thành", "Đường Trà Bồng - Bình Long", "Project"),
        ("cụm công nghiệp Nam Hồng 2,", "cụm công nghiệp Nam Hồng 2", "Project"),
        ("khu công nghiệp VSIP Nghệ An", "khu công nghiệp VSIP Nghệ An", "Project"),
        ("nâng cấp Quốc lộ 18C đoạn Km0-Km12", "nâng cấp Quốc lộ 18C đoạn Km0-Km12", "Project"),
        ("trên Quốc lộ 1A.", "Quốc lộ 1A", "TransportRoute"),
        ("Phong trào “Mái ấm nông dân”", "Phong trào “Mái ấm nông dân”", "Movement"),
        (
            "phong trào quần chúng tham gia giữ gìn vệ sinh tại các xã",
            "phong trào quần chúng tham gia giữ gìn vệ sinh",
            "Movement",
        ),
        ("thực hiện Đề án 25 của tỉnh", "Đề án 25", "Scheme"),
        (
            "Đề án phát triển cây dược liệu được duyệt",
            "Đề án phát triển cây dược liệu",
            "Scheme",
        ),
        ("hợp tác xã Hoa Phong nộp", "hợp tác xã Hoa Phong", "Enterprise"),
        (
            "Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam nộp",
            "Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam",
            "Enterprise",
        ),
        ("Công ty TNHH Trường Thành nộp", "Công ty TNHH Trường Thành", "Enterprise"),
        ("Công ty Điện lực Hà Tĩnh nộp", "Công ty Điện lực Hà Tĩnh", "Enterprise"),
        ("đồng chí Nguyễn Văn Cừ là", "Nguyễn Văn Cừ", "Person"),
        ("theo phương châm “Bốn tại chỗ”.", "Bốn tại chỗ", "PolicyConcept"),
        (
            "dự Chương trình Gặp gỡ đầu Xuân giữa các tỉnh",
            "Chương trình Gặp gỡ đầu Xuân",
            "Event",
        ),
        (
            "là ngày truyền thống Đảng bộ tỉnh Hải Sơn;",
            "ngày truyền thống Đảng bộ tỉnh Hải Sơn",
            "Event",
        ),
        ("vận hành cơ chế “một cửa” ở", "cơ chế “một cửa”", "PolicyConcept"),
        (
            "hiệu quả Chương trình Gặp gỡ đầu Xuân giữa các Bí thư Tỉnh ủy - Bí thư Khu ủy và",
            "Chương trình Gặp gỡ đầu Xuân giữa các Bí thư Tỉnh ủy - Bí thư Khu ủy",
            "Event",
        ),
        (
            "Hội nghị Ủy ban công tác liên hợp 03 tỉnh Hải Sơn, Phú Thịnh (Việt Nam) và "
            "Khu tự trị dân tộc Choang Bình Lâm (Trung Quốc), các cơ chế",
            "Hội nghị Ủy ban công tác liên hợp 03 tỉnh Hải Sơn, Phú Thịnh (Việt Nam) và "
            "Khu tự trị dân tộc Choang Bình Lâm (Trung Quốc)",
            "Event",
        ),
        ("Cửa khẩu Ga đường sắt Hải Sơn hướng tới", "Ga đường sắt Hải Sơn", "Place"),
        ("khu vực mốc 1088/2-1089 (Hải Sơn)", "mốc 1088/2-1089", "Place"),
        (
            "Đường chuyên dụng vận chuyển hàng hoá khu vực mốc 1088/2-1089 (Hải Sơn) thuộc",
            "Đường chuyên dụng vận chuyển hàng hoá khu vực mốc 1088/2-1089 (Hải Sơn)",
            "BorderGate",
        ),
    ],
)
def test_name_goes_from_head_word_to_last_capital(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "các huyện miền núi",
        "hợp tác xã kiểu mới",
        "nhu cầu Việt Nam hóa",
        "vùng miền núi Bắc Bộ",
        "xã An toàn khu",
        "toàn tỉnh\nTrong những năm tới",
        "đường tỉnh lộ",
        "Đảng bộ tỉnh",
        "đồng chí Bí thư",
        "dự án trọng điểm",
        "ĐẢNG BỘ TỈNH LẦN THỨ XX",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khu đô thị phía Đông thị trấn Đình Lập,…", "Khu đô thị phía Đông thị trấn Đình Lập"),
        ("mở rộng tuyến đường ra cửa khẩu Tà Lùng; cầu", "mở rộng tuyến đường ra cửa khẩu Tà Lùng"),
        ("kè bảo vệ bờ sông Mã giai đoạn II; chợ", None),
        ("kè bảo vệ bờ sông Bắc Giang giai đoạn II;", "kè bảo vệ bờ sông Bắc Giang giai đoạn II"),
        ("mở rộng đường nối các xã với huyện Hữu Lũng", None),
        ("mở rộng đường tỉnh, đường huyện", None),
    ],
)
def test_work_is_named_up_to_the_place_in_it(text: str, name: str | None) -> None:
    found = {each for each, kind in names(text) if kind == "Project"}
    assert found == ({name} if name else set())


def test_roads_of_a_list_share_the_head_of_the_first() -> None:
    document = Document(
        "đường cao tốc Hà Nội - Lạng Sơn, Đồng Đăng (Lạng Sơn) - Trà Lĩnh (Cao Bằng);"
    )
    found = [(document[each.span], each.alone) for each in find_by_head(document)]
    assert ("Đồng Đăng (Lạng Sơn) - Trà Lĩnh (Cao Bằng)", False) in found


def test_list_after_one_head_word_names_each() -> None:
    document = Document(
        "tại 03 huyện Ba Chẽ, Đầm Hà và Hải Hà; các khu công nghiệp: Sông Khoai, Bắc Tiền Phong."
    )
    found = {(document[each.span], each.key, each.alone) for each in find_by_head(document)}
    assert ("Đầm Hà", "huyen-dam-ha", False) in found
    assert ("Hải Hà", "huyen-hai-ha", False) in found
    assert ("Bắc Tiền Phong", "khu-cong-nghiep-bac-tien-phong", False) in found


def test_head_words_of_one_family_give_one_key() -> None:
    text = (
        "cửa khẩu Móng Cái và cửa khẩu quốc tế Móng Cái; "
        "tuyến cao tốc A Lưới - B Lao, cao tốc A Lưới - B Lao"
    )
    keys = {each.key for each in find_by_head(Document(text))}
    assert keys == {"cua-khau-mong-cai", "cao-toc-a-luoi-b-lao"}


def test_each_quotation_is_a_motto_of_its_own() -> None:
    document = Document("trên tinh thần “không có vùng cấm”, “không có ngoại lệ”; “điểm nóng”")
    found = [document[each.span] for each in find_by_head(document) if each.type == "motto"]
    assert sorted(found) == ["không có ngoại lệ", "không có vùng cấm"]


def test_known_names_are_found_as_printed() -> None:
    document = Document("Giữa Lào và Việt Nam, vùng Đồng bằng sông Cửu Long, chỉ số chuyển đổi số")
    found = {(document[each.span], each.kind) for each in find_known(document)}
    assert found == {
        ("Lào", "Country"),
        ("Việt Nam", "Country"),
        ("vùng Đồng bằng sông Cửu Long", "Region"),
        ("chỉ số chuyển đổi số", "Index"),
    }


def test_acronym_in_brackets_names_the_thing_again() -> None:
    document = Document("chương trình mỗi xã một sản phẩm (OCOP)")
    found = {document[each.span]: each.key for each in find_known(document)}
    assert found == dict.fromkeys(
        ("chương trình mỗi xã một sản phẩm", "OCOP"), "chuong-trinh-moi-xa-mot-san-pham-ocop"
    )


@pytest.mark.parametrize("text", ["giữ gìn hoà bình", "Ấn Độ Dương", "bắc giang"])
def test_known_name_is_printed_with_its_capitals_and_is_no_part_of_another(text: str) -> None:
    kinds = {each.kind for each in find_known(Document(text))}
    assert not kinds & {"Province", "Country"}
