"""What became of bodies and units in RDF."""

from __future__ import annotations

from dataclasses import replace

from rdflib import RDF, URIRef

from lskg.extract.names.records import ToldChange
from lskg.extract.records import Extraction
from lskg.rdf.triples.reorganizations import write_reorganizations
from lskg.rdf.writer import Writer
from lskg.text.document import Span
from lskg.vocabulary import LSKG

ID = "https://example.org/id/"
CHANGE = ToldChange(
    key="hai-ban",
    kind="merged",
    name_vi="Hợp nhất hai ban",
    name_en="Merger of two commissions",
    before=(),
    before_text="hai ban",
    after=(),
    after_text="",
    period="2020/2025",
    period_basis="stated",
    spans=(Span(5, 9),),
)


def test_a_change_is_of_its_report_and_leads_to_its_bodies_and_words(
    writer: Writer, hai_son_extraction: Extraction
) -> None:
    body = hai_son_extraction.entities[0].key
    change = replace(CHANGE, before=(body,))
    write_reorganizations(replace(hai_son_extraction, reorganizations=(change,)), writer)
    graph = writer.graphs["entities"]
    iri = URIRef(ID + "hai-son-xx/told-change/hai-ban")
    assert graph.value(iri, RDF.type) == LSKG.ToldReorganization
    assert str(graph.value(iri, LSKG.hasReorganizationKind)).endswith("/reorganization-kind/merged")
    assert graph.value(iri, LSKG.changesBody) == writer.things.iri(body)
    assert graph.value(iri, LSKG.isStatedIn) == URIRef(ID + "hai-son-xx/passage/5-9")
    assert graph.value(iri, LSKG.refersToPeriod) == writer.interval("2020/2025")
    assert str(graph.value(iri, LSKG.textBefore)) == "hai ban"
    assert (iri, LSKG.textAfter, None) not in graph
