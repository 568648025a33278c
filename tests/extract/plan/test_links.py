"""Links that rules find, and the wording that two statements share."""

from __future__ import annotations

from lskg.extract.plan.elements import find_elements
from lskg.extract.plan.links import find_links, shared_wording
from lskg.extract.structure.footnotes import find_footnotes
from lskg.extract.structure.sections import find_layout, find_sections
from lskg.text.document import Document


def test_footnote_annotates_the_sentence_with_its_mark(hai_son: Document) -> None:
    layout = find_layout(hai_son)
    sections = find_sections(hai_son, layout)
    footnotes = find_footnotes(hai_son, layout, sections).footnotes
    links = find_links(hai_son, find_elements(hai_son, sections), footnotes)
    assert [(each.kind, each.subject, each.basis) for each in links] == [
        ("annotates", f"footnote/{number}", "stated") for number in (1, 2, 3)
    ]
    assert hai_son[links[0].object_span].startswith("Sản lượng lương thực đạt trên 200")
    assert links[0].object == "achievement/1.1-nong-nghiep-phat-trien-on-dinh"


def test_footnote_outside_every_element_annotates_none(hai_son: Document) -> None:
    layout = find_layout(hai_son)
    footnotes = find_footnotes(hai_son, layout, find_sections(hai_son, layout)).footnotes
    assert find_links(hai_son, (), footnotes) == ()


def test_three_words_in_a_row_are_shared_wording() -> None:
    assert shared_wording("Nâng cao hoá đơn, chứng từ", "về hóa đơn chứng từ") == (
        "hóa đơn chứng từ"
    )
    assert shared_wording("Nâng cao hiệu quả", "Nâng cao chất lượng") == ""


def test_term_of_the_genre_is_shared_wording_also_inside_a_longer_one() -> None:
    assert shared_wording("Phát triển du lịch", "Lượng khách du lịch") == "du lịch"
    assert shared_wording("Du lịch", "Du học") == ""
