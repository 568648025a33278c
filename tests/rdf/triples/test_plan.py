"""Plan elements and assessments in RDF."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, Literal, URIRef

from lskg.extract.records import ELEMENT_KINDS, Extraction
from lskg.rdf.triples import write
from lskg.rdf.writer import Writer
from lskg.text.word_lists import rows
from lskg.vocabulary import LSKG

ID = "https://example.org/id/"


def test_every_kind_that_extraction_yields_has_a_place_in_iris() -> None:
    announced = {row["announces"] for row in rows("lskg.extract.structure", "titles.csv")}
    kinds = announced - {"target"} | {"CongressTheme", "Solution", "PolicyMeasure"}
    assert set(ELEMENT_KINDS) == kinds
    assert len(set(ELEMENT_KINDS.values())) == len(ELEMENT_KINDS)
    for kind in ELEMENT_KINDS:
        assert LSKG[kind]


def test_solution_says_number_order_statement_and_group(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    (element,) = (
        each
        for each in hai_son_extraction.elements
        if each.number == "1.1" and each.kind == "Solution"
    )
    writer.titles_en = {element.title: "Upgrade fishing ports"}
    write(element, writer)
    graph, iri = writer.graphs["plan"], URIRef(ID + "hai-son-xx/solution/1.1-nang-cap-cang-ca")
    assert (iri, RDF.type, LSKG.Solution) in graph
    assert graph.value(iri, LSKG.elementNumber) == Literal("1.1")
    assert str(graph.value(iri, LSKG.orderNumber)) == "1"
    assert graph.value(iri, LSKG.isPartOfElement) == URIRef(
        ID + "hai-son-xx/solution-group/1-phat-trien-kinh-te-bien"
    )
    statement = str(graph.value(iri, LSKG.statementText))
    assert statement.startswith("Nâng cấp cảng cá. Ủy ban nhân dân tỉnh lập quy hoạch cảng. 1.1.1.")
    assert set(graph.objects(iri, RDFS.label)) == {
        Literal("Nâng cấp cảng cá", lang="vi"),
        Literal("Upgrade fishing ports", lang="en"),
    }


def test_sentence_has_no_number(writer: Writer, hai_son_extraction: Extraction) -> None:
    (element,) = (each for each in hai_son_extraction.elements if each.kind == "ObjectiveCause")
    write(element, writer)
    graph, iri = (
        writer.graphs["plan"],
        URIRef(ID + "hai-son-xx/objective-cause/1-bao-lu-xay-ra-nhieu-lan"),
    )
    assert (iri, RDF.type, LSKG.ObjectiveCause) in graph
    assert (iri, LSKG.elementNumber, None) not in graph
    assert (iri, LSKG.isPartOfElement, None) not in graph


def test_record_of_no_kind_is_refused(writer: Writer) -> None:
    with pytest.raises(TypeError, match="no RDF for str"):
        write("a text", writer)
