"""Bodies that are named together by their sorts, where they act and nowhere else."""

from __future__ import annotations

import pytest

from lskg.extract.names.bodies import read_bodies
from lskg.extract.names.groups import find_groups, is_group
from lskg.extract.names.organizations import find_bodies, names_many
from lskg.text.document import Document


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Các sở, ngành, địa phương rà soát thủ tục.", ["Các sở, ngành, địa phương"]),
        ("1. Các cấp ủy, tổ chức đảng quán triệt.", ["Các cấp ủy, tổ chức đảng"]),
        ("Sở Y tế và các đoàn thể tuyên truyền.", ["các đoàn thể"]),
        ("Giao các xã, phường lập quy hoạch.", ["các xã, phường"]),
        ("Phối hợp chặt chẽ với các trường học trên địa bàn.", ["các trường học trên địa bàn"]),
        ("Trưởng các thôn báo cáo.", ["các thôn"]),
        ("Một số chi bộ sinh hoạt chưa đều.", ["Một số chi bộ"]),
        ("Chỉ đạo các cơ quan báo chí mở chuyên mục.", ["các cơ quan báo chí"]),
        ("Khi có vướng mắc, các đơn vị, địa phương báo cáo.", ["các đơn vị, địa phương"]),
        (
            "Giao các đơn vị thuộc Bộ và địa phương thực hiện.",
            ["các đơn vị thuộc Bộ", "địa phương"],
        ),
        ("Người đứng đầu cấp ủy, chính quyền chịu trách nhiệm.", ["cấp ủy, chính quyền"]),
        ("Thủ trưởng cơ quan ngang bộ thi hành.", ["cơ quan ngang bộ"]),
        ("Giá thuê đất tại các xã, phường tăng.", []),
        ("Các sở: Y tế, Nội vụ lập kế hoạch.", []),
        ("Các xã Nậm Tiên, Khau Phung sáp nhập.", []),
        ("Giao Sở Y tế, ban hành kế hoạch.", []),
        ("Các ngành sản xuất tăng trưởng khá.", []),
    ],
)
def test_groups(text: str, groups: list[str]) -> None:
    document = Document(text)
    named = [body.span for body in find_bodies(document) if body.whole]
    assert [document[group.span] for group in find_groups(document, named)] == groups


def test_group_is_told_from_one_body() -> None:
    assert is_group("các sở, ngành")
    assert names_many("cấp ủy, chính quyền")
    assert not names_many("Sở Y tế")


def test_group_is_a_body_where_it_acts_alone() -> None:
    found = read_bodies(Document("Các xã, phường lập quy hoạch. Giá đất tại các xã, phường tăng."))
    (context,) = found.contexts
    assert [(each.key, each.name_vi, each.aliases) for each in found.entities] == [
        ("cac-xa-phuong", "các xã, phường", ())
    ]
    assert (context.span.start, context.entities) == (0, ("cac-xa-phuong",))


def test_head_alone_names_the_committee_of_the_commune() -> None:
    text = "Đảng ủy ban hành 5 nghị quyết. Đảng ủy xã lãnh đạo. Toàn Đảng bộ kết nạp 9 đảng viên."
    found = {each.key: each.aliases for each in read_bodies(Document(text)).entities}
    assert found == {"dang-uy-xa": ("Đảng ủy", "Đảng ủy xã"), "dang-bo": ("Toàn Đảng bộ",)}
