"""Names inside names are told apart, and a context overrules a form alone."""

from __future__ import annotations

from pathlib import Path

from tests.whole import read_tables

from lskg.extract.names.mentions import find_mentions
from lskg.extract.names.records import Context
from lskg.extract.names.resolve import read_naming
from lskg.extract.read_report import extract
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document, Span

NAMES = {
    "Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn": "khu-kinh-te",
    "Khu kinh tế cửa khẩu": "khu-kinh-te",
    "Đồng Đăng": "dong-dang",
    "Lạng Sơn": "lang-son",
    "tỉnh Lạng Sơn": "lang-son",
    "UBND tỉnh Lạng Sơn": "ubnd",
    "Đề án số 3 của UBND tỉnh Lạng Sơn": "de-an",
}


def found(
    role: str, text: str, contexts: tuple[Context, ...], whole: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    structure = read_structure(Document(text), loose=True)
    mentions = find_mentions(structure, NAMES, contexts, whole)
    assert {each.role for each in mentions} <= {"name", "inner"}
    return [
        (text[each.span.start : each.span.end], each.entity)
        for each in mentions
        if each.role == role
    ]


def outer(text: str, *contexts: Context) -> list[tuple[str, str]]:
    return found("name", text, contexts)


def inner(text: str, *contexts: Context, whole: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return found("inner", text, contexts, whole)


def test_names_inside_a_name() -> None:
    text = "Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn phát triển"
    assert outer(text) == [("Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn", "khu-kinh-te")]
    assert inner(text) == [("Đồng Đăng", "dong-dang"), ("Lạng Sơn", "lang-son")]


def test_names_inside_names_inside_a_name() -> None:
    text = "Đề án số 3 của UBND tỉnh Lạng Sơn"
    assert inner(text) == [("UBND tỉnh Lạng Sơn", "ubnd"), ("tỉnh Lạng Sơn", "lang-son")]


def test_words_for_a_sort_of_thing_name_nothing_inside_a_name() -> None:
    structure = read_structure(Document("Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"), loose=True)
    names = {**NAMES, "kinh tế cửa khẩu": "kinh-te-cua-khau"}
    assert [each.entity for each in find_mentions(structure, names) if each.role == "inner"] == [
        "dong-dang",
        "lang-son",
    ]


def test_a_number_tells_no_place_from_a_thing() -> None:
    structure = read_structure(Document("Hồ Sơn 1; Na Dương 1, 2, 3; Na Dương II mới"), loose=True)
    names = {"Hồ Sơn": "ho-son", "Hồ Sơn 1": "cum-1", "Na Dương": "na-duong"}
    names |= {"Na Dương 1, 2, 3": "cum-2", "Na Dương II mới": "nha-may"}
    inner = [each.entity for each in find_mentions(structure, names) if each.role == "inner"]
    assert inner == ["na-duong"]


def test_opening_of_the_name_of_a_body_names_no_other_body() -> None:
    structure = read_structure(Document("UBND cấp xã; Khu A giai đoạn 2"), loose=True)
    names = {"UBND": "ubnd", "UBND cấp xã": "ubnd-xa", "Khu A": "a", "Khu A giai đoạn 2": "a-2"}
    mentions = find_mentions(structure, names, sorts={"ubnd": "body", "ubnd-xa": "body"})
    assert [each.entity for each in mentions] == ["ubnd-xa", "a-2", "a"]


def test_own_name_of_a_gate_is_none_apart_from_the_word_for_it() -> None:
    text = "đấu nối cửa khẩu Tân Thanh; Cửa khẩu Ga đường sắt Đồng Đăng; Cảng cạn Tân Thanh"
    names = {"cửa khẩu Tân Thanh": "gate", "Cảng cạn Tân Thanh": "port", "Tân Thanh": "commune"}
    names |= {"Cửa khẩu Ga đường sắt Đồng Đăng": "rail-gate", "Ga đường sắt Đồng Đăng": "station"}
    structure = read_structure(Document(text), loose=True)
    mentions = find_mentions(structure, {**names, "Đồng Đăng": "township"})
    inner = [each.entity for each in mentions if each.role == "inner"]
    assert inner == ["station", "township", "commune"]


def test_word_for_the_sort_of_several_begins_no_name() -> None:
    assert outer("04 tỉnh Lạng Sơn, Hà Giang") == [("Lạng Sơn", "lang-son")]
    assert outer("cửa khẩu tỉnh Lạng Sơn, Hà Giang") == [("tỉnh Lạng Sơn", "lang-son")]


def test_index_names_no_bodies_that_it_compares() -> None:
    structure = read_structure(Document("chỉ số năng lực các sở (DDCI); Chỉ số A"), loose=True)
    names = {"chỉ số năng lực các sở (DDCI)": "ddci", "các sở": "so"}
    sorts = {"ddci": "Index", "so": "body"}
    mentions = find_mentions(structure, names, sorts=sorts)
    assert [each.entity for each in mentions] == ["ddci"]


def test_unit_of_territory_abroad_holds_no_other() -> None:
    text = "hợp tác với Khu tự trị dân tộc Choang Quảng Tây (Trung Quốc) tiếp tục"
    naming = read_naming(read_structure(Document(text), loose=True))
    assert [text[each.span.start : each.span.end] for each in naming.mentions] == [
        "Khu tự trị dân tộc Choang Quảng Tây",
        "Trung Quốc",
    ]


def test_thing_is_not_named_inside_its_own_name() -> None:
    assert inner("tỉnh Lạng Sơn") == []


def test_name_that_is_whole_holds_no_other() -> None:
    assert inner("UBND tỉnh Lạng Sơn", whole=("ubnd",)) == []


def test_context_says_what_a_form_stands_for() -> None:
    context = Context(Span(4, 13), ("cum-cong-nghiep",))
    assert outer("cụm Đồng Đăng, xã Đồng Đăng", context) == [
        ("Đồng Đăng", "cum-cong-nghiep"),
        ("Đồng Đăng", "dong-dang"),
    ]


def test_context_may_name_several_things_or_none() -> None:
    several = Context(Span(0, 11), ("cum-1", "cum-2"))
    assert outer("Hợp Tiến 1, 2 và Lạng Sơn", several)[:2] == [
        ("Hợp Tiến 1,", "cum-1"),
        ("Hợp Tiến 1,", "cum-2"),
    ]
    assert outer("Lạng Sơn", Context(Span(0, 8), ())) == []
    text = "Đề án số 3 của UBND tỉnh Lạng Sơn"
    assert inner(text, Context(Span(15, 33), ())) == []


def test_context_inside_a_name() -> None:
    text = "Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"
    assert inner(text, Context(Span(21, 30), ())) == [("Lạng Sơn", "lang-son")]
    assert inner(text, Context(Span(21, 30), ("ga",))) == [
        ("Đồng Đăng", "ga"),
        ("Lạng Sơn", "lang-son"),
    ]


def test_curated_names_of_a_report(hai_son: Document, tables: Path) -> None:
    curation = read_tables(tables, hai_son)
    extraction = extract(read_structure(hai_son), curation)
    roles = {each.role for each in extraction.mentions}
    assert roles == {"name", "inner", "collective"}
    inside = [
        (hai_son[each.span], each.entity) for each in extraction.mentions if each.role == "inner"
    ]
    assert ("tỉnh Hải Sơn", "tinh-hai-son") in inside
    assert {each.key for each in extraction.named} >= {"duong-ven-bien", "hai-son-xx", "nhan-dan"}
