"""The first word for an act in a predicate gives the role; what others are told does not count."""

from __future__ import annotations

import pytest

from lskg.extract.responsibilities.predicates import predicate_roles, told_chunk, without_told


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("chủ trì, phối hợp với §§ thực hiện", ("leads",)),
        ("phối hợp với §§, §§ kiểm tra", ("coordinates", "supervises")),
        ("tham mưu kiểm tra, báo cáo hằng năm", ("advises", "reports")),
        ("chủ trì kiểm tra", ("leads", "supervises")),
        ("kiểm tra, xử lý vi phạm", ("supervises", "performs")),
        ("xử lý vi phạm, báo cáo §§", ("performs", "reports")),
        ("thực hiện việc kiểm tra", ("supervises",)),
        ("tham mưu §§ ban hành kế hoạch; báo cáo §§", ("advises", "reports")),
        ("họp hằng tháng", ()),
    ],
)
def test_roles(text: str, roles: tuple[str, ...]) -> None:
    assert predicate_roles(text) == roles


def test_one_who_is_told_does_what_follows() -> None:
    assert without_told("giao §§ kiểm tra, báo cáo") == "giao §§"
    assert without_told("trình §§ phê duyệt, báo cáo") == "trình §§, báo cáo"


def test_end_of_what_one_is_told() -> None:
    assert told_chunk(" phê duyệt, báo cáo") == " phê duyệt"
    assert told_chunk(" trong việc nghiên cứu, ban hành") == " trong việc nghiên cứu, ban hành"
