"""What the rules find is one list: one thing once, with all its printed forms."""

from __future__ import annotations

from lskg.extract.names.bodies import find_organizations
from lskg.extract.names.find import Names, find_named
from lskg.extract.names.records import NamedDocument, NamedGate, NamedInitiative
from lskg.text.document import Document

TEXT = (
    "Ở huyện Ba Chẽ, cửa khẩu Móng Cái, cửa khẩu quốc tế Móng Cái; huyện Ba Chẽ. "
    "Ba Chẽ phát triển. Nghị quyết số 6-NQ/TU ngày 1/2/2021 của Tỉnh ủy; "
    "các cụm công nghiệp: Hải Hà, Nam Sơn. Khởi công tuyến cao tốc Vân Đồn - Móng Cái. "
    "Cặp cửa khẩu: cặp cửa khẩu phụ Bắc Phong Sinh (Việt Nam) - Lý Hỏa (Trung Quốc)."
)


def read(text: str) -> Names:
    document = Document(text)
    organizations = find_organizations(document)
    return find_named(document, {a: each.key for each in organizations for a in each.aliases})


def test_thing_has_all_its_forms() -> None:
    named = {each.key: each for each in read(TEXT).named}
    assert named["huyen-ba-che"].aliases == ("huyện Ba Chẽ", "Ba Chẽ")
    gate = named["cua-khau-mong-cai"]
    assert isinstance(gate, NamedGate)
    assert set(gate.aliases) == {"cửa khẩu Móng Cái", "cửa khẩu quốc tế Móng Cái"}
    assert gate.type == "international"


def test_facts_of_a_document() -> None:
    document = {each.key: each for each in read(TEXT).named}["nghi-quyet-6-nq-tu"]
    assert isinstance(document, NamedDocument)
    assert (document.type, document.number) == ("resolution", "6-NQ/TU")
    assert (str(document.date), document.issuers) == ("2021-02-01", ("tinh-uy",))


def test_name_without_its_head_word_stands_for_the_thing_in_its_list_alone() -> None:
    names = read(TEXT)
    clusters = [each for each in names.named if each.key.startswith("cum-cong-nghiep")]
    assert [each.aliases for each in clusters] == [(), ()]
    assert {key for context in names.contexts for key in context.entities} == {
        "cum-cong-nghiep-hai-ha",
        "cum-cong-nghiep-nam-son",
    }


def test_gates_of_a_pair_face_each_other() -> None:
    gates = {each.key: each for each in read(TEXT).named if isinstance(each, NamedGate)}
    assert gates["cua-khau-bac-phong-sinh"].counterpart == "cua-khau-ly-hoa"
    assert gates["cua-khau-ly-hoa"].counterpart == "cua-khau-bac-phong-sinh"


def test_project_has_its_type() -> None:
    (road,) = (each for each in read(TEXT).named if each.key.startswith("cao-toc"))
    assert isinstance(road, NamedInitiative)
    assert road.type == "expressway"


def test_form_of_an_organization_stays_with_it() -> None:
    document = Document("Lễ hội Chùa Hương và Hội Nông dân")
    names = find_named(document, {"Lễ hội Chùa Hương": "hoi"})
    assert all("Lễ hội Chùa Hương" not in each.aliases for each in names.named)


def test_citation_is_not_also_a_programme() -> None:
    keys = {each.key for each in read("Chương trình hành động số 79-CTr/TU").named}
    assert keys == {"chuong-trinh-hanh-dong-79-ctr-tu"}


def test_text_without_names() -> None:
    assert read("Kinh tế phát triển ổn định.") == Names((), ())
