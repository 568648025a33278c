"""A number of things is checked by their names where it is plain that these are all."""

from __future__ import annotations

import pytest

from lskg.audit.find import audit_rules
from lskg.text.document import Document


def named(sentence: str) -> list[list[str]]:
    """The names of each number that as many names follow."""
    document = Document(sentence)
    checks = [each for each in audit_rules(document) if each.rule == "count"]
    assert all(each.verdict == "consistent" for each in checks)
    return [[document[name] for name in each.names] for each in checks]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Có 03 trụ cột: Kinh tế số, xã hội số và chính quyền số.", 3),
        ("Có 03 trụ cột gồm kinh tế số, xã hội số và chính quyền số.", 3),
        ("Thành lập 02 trung tâm (Trung tâm Hà An, Trung tâm Hà Bắc) trong năm.", 2),
        ("Họp cùng 04 tỉnh Hà An, Hà Bắc, Hà Nam, Hà Đông (một năm một lần).", 4),
        ("Có 02 giải pháp: Giải pháp số và Giải pháp cho ngành Giáo dục và Đào tạo.", 2),
    ],
)
def test_names_are_counted(sentence: str, names: int) -> None:
    assert [len(each) for each in named(sentence)] == [names]


def test_a_name_has_no_blank_at_its_end() -> None:
    (found,) = named("Họp cùng 02 tỉnh Hà An, Hà Bắc (một năm một lần).")
    assert found == ["Hà An", "Hà Bắc"]


def test_bodies_that_become_one_are_one_fewer() -> None:
    (found,) = named("Giảm 01 cơ quan (hợp nhất Ban Dân vận và Ban Tuyên giáo).")
    assert found == ["Ban Dân vận", "Ban Tuyên giáo"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Có 03 trụ cột: Kinh tế số và xã hội số.",
        "Có 02 dự án: 01 dự án đường và 01 dự án cầu.",
        "Xử lý 02 trường hợp (khiển trách, cảnh cáo) trong năm.",
        "Có 02 tỉnh Hà An, Hà Bắc… tham gia.",
        "Đạt 02% kế hoạch: Hà An và Hà Bắc.",
    ],
)
def test_nothing_is_claimed_of_other_lists(sentence: str) -> None:
    assert named(sentence) == []
