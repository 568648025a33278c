"""Tables of names are checked row by row against the text and against each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.whole import read_tables

from lskg.errors import CurationError
from lskg.extract.names.records import Named, NamedDocument, NamedGate, NamedInitiative, NamedPlace
from lskg.text.document import Document

DOCUMENT = (
    "nq,LegalDocument,Nghị quyết,Resolution,Nghị quyết Đại hội,resolution,3,2021-02-01,"
    "bo-chinh-tri,hai-son-xx,về cảng,on ports,"
)
GATE = (
    "gate,BorderGate,Cảng Đông,East Port,Cảng Đông,international,gate,tinh-hai-son,"
    "https://example.org/,2024-06,cảng quốc tế,"
)


@pytest.fixture
def folder(tables: Path) -> Path:
    return tables


def add(path: Path, row: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


def read(folder: Path, document: Document) -> dict[str, Named]:
    return {each.key: each for each in read_tables(folder, document).named}


def test_each_kind_of_facts_is_read(folder: Path, hai_son: Document) -> None:
    add(folder / "documents.csv", DOCUMENT)
    add(folder / "border-gates.csv", GATE)
    add(folder / "evidence.csv", "nq,Cải cách hành chính | Hoàn thành đường ven biển,")
    named = read(folder, hai_son)
    document, gate = named["nq"], named["gate"]
    assert isinstance(document, NamedDocument)
    assert (document.type, document.number, document.date) == ("resolution", "3", date(2021, 2, 1))
    assert (document.issuers, document.adopted_at) == (("bo-chinh-tri",), "hai-son-xx")
    assert [hai_son[span] for span in document.evidence] == [
        "Cải cách hành chính",
        "Hoàn thành đường ven biển",
    ]
    assert isinstance(gate, NamedGate)
    assert (gate.type, gate.counterpart, gate.within) == (
        "international",
        "gate",
        ("tinh-hai-son",),
    )
    assert gate.source == "https://example.org/"
    place, road = named["tinh-hai-son"], named["duong-ven-bien"]
    assert isinstance(place, NamedPlace)
    assert place.aliases == ("tỉnh Hải Sơn", "Hải Sơn")
    assert isinstance(road, NamedInitiative)
    assert (road.type, road.places) == ("road", ("tinh-hai-son",))


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("documents.csv", DOCUMENT.replace("2021-02-01", "1/2/2021"), "“1/2/2021” is not a date"),
        (
            "documents.csv",
            DOCUMENT.replace("Nghị quyết Đại hội", "Nghị định"),
            "“Nghị định” is not in",
        ),
        ("evidence.csv", "hai-son-xx,Cải tổ hành chính,", "“Cải tổ hành chính” is not in"),
        ("evidence.csv", "khac,Cải cách hành chính,", "“khac” is the slug of no row"),
        ("evidence.csv", "tinh-hai-son,Cải cách hành chính,", "stands in an earlier row too"),
        ("documents.csv", DOCUMENT.replace("bo-chinh-tri", "bo"), "“bo” is the slug of no row"),
        ("documents.csv", DOCUMENT.replace("hai-son-xx", "xx"), "“xx” is the slug of no row"),
        (
            "documents.csv",
            DOCUMENT.replace("nq,", "tinh-uy,", 1),
            "slug “tinh-uy” is used in another",
        ),
        ("documents.csv", DOCUMENT.replace("nq,", "Nq,", 1), "slug “Nq” may hold small letters"),
        ("documents.csv", DOCUMENT.replace("Nghị quyết Đại hội", ""), "give an alias as printed"),
        (
            "border-gates.csv",
            GATE.replace(",Cảng Đông,i", ",Hải Sơn,i"),
            "already belongs to tinh-hai-son",
        ),
        (
            "border-gates.csv",
            GATE.replace("national,gate", "national,gates"),
            "“gates” is the slug of no",
        ),
        (
            "border-gates.csv",
            GATE.replace("tinh-hai-son", "hai-son"),
            "“hai-son” is the slug of no row",
        ),
        ("places.csv", "x,Place,X,X,cảng cá,noi-khac,", "“noi-khac” is the slug of no row"),
        (
            "projects.csv",
            "x,Project,X,X,cảng cá,road,cho-khac,,",
            "“cho-khac” is the slug of",
        ),
        ("programmes.csv", "x,Programme,X,X,cảng cá,,khac,", "“khac” is the slug of no row"),
        (
            "status_statements.csv",
            "tinh-hai-son,planned,present,,judged,Cải cách hành chính,",
            "“tinh-hai-son” is the slug of no initiative and no border gate",
        ),
        (
            "status_statements.csv",
            "duong-ven-bien,planned,future,,judged,Cải tổ hành chính,",
            "“Cải tổ hành chính” is not in",
        ),
        (
            "status_statements.csv",
            "duong-ven-bien,planned,future,,judged,,",
            "the quotation “” is not in",
        ),
        (
            "status_statements.csv",
            "duong-ven-bien,planned,present,,judged,Hoàn thành đường ven biển,",
            "stands in an earlier row too",
        ),
        ("names.csv", "x,Product,X,X,tôm hùm,", "the quotation “tôm hùm” is not in the report"),
        ("contexts.csv", "không có,không,tinh-uy,", "the context “không có” stands 0 times"),
        ("contexts.csv", "tỉnh,tỉnh,tinh-uy,", "the context “tỉnh” stands"),
        (
            "contexts.csv",
            "cảng cá được nâng cấp,tôm,tinh-uy,",
            "the name “tôm” must stand exactly once",
        ),
        ("contexts.csv", "cảng cá được nâng cấp,cảng cá,khac,", "“khac” is the slug of no row"),
    ],
)
def test_row_that_does_not_fit_is_named(
    folder: Path, hai_son: Document, table: str, row: str, message: str
) -> None:
    add(folder / table, row)
    with pytest.raises(CurationError) as refused:
        read_tables(folder, hai_son)
    assert str(refused.value).startswith(f"{folder / table}, row ")
    assert message in str(refused.value)
    assert str(refused.value).endswith(".")


def test_thing_may_be_named_in_a_context_alone(folder: Path, hai_son: Document) -> None:
    add(folder / "projects.csv", "cang-ca,Project,Cảng cá,Fishing port,,logistics,,,")
    add(folder / "contexts.csv", "cảng cá được nâng cấp,cảng cá,cang-ca,")
    curation = read_tables(folder, hai_son)
    (context,) = curation.contexts
    assert (hai_son[context.span], context.entities) == ("cảng cá", ("cang-ca",))
