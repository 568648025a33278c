"""What the writer writes is exact, in one place, and under one IRI."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from lskg.errors import BuildError
from lskg.rdf.writer import Writer
from lskg.text.document import Document, Span
from lskg.text.periods import Period
from lskg.vocabulary import LSKG

ID = "https://example.org/id/"


def test_two_things_under_one_iri_are_refused(writer: Writer) -> None:
    record = object()
    iri = writer.start("task", "1-a", record)
    assert iri == URIRef(ID + "hai-son-xx/task/1-a")
    assert writer.start("task", "1-a", record) == iri
    with pytest.raises(BuildError, match=f"^{iri} would name two things: "):
        writer.start("task", "1-a", object())


def test_nothing_is_said_of_what_is_not_there(writer: Writer) -> None:
    writer.say("plan", URIRef(ID), (RDFS.seeAlso, None))
    assert len(writer.graphs["plan"]) == 0


def test_labels_are_in_the_languages_there_are(writer: Writer) -> None:
    writer.labels("plan", URIRef(ID + "a"), "tên", "name")
    writer.labels("plan", URIRef(ID + "b"), "tên", None)
    labels = writer.graphs["plan"].objects(URIRef(ID + "a"), RDFS.label)
    assert set(labels) == {Literal("tên", lang="vi"), Literal("name", lang="en")}
    assert list(writer.graphs["plan"].objects(URIRef(ID + "b"), RDFS.label)) == [
        Literal("tên", lang="vi")
    ]


@pytest.mark.parametrize(
    ("words", "predicate", "place"),
    [
        ("Cảng Đông", LSKG.isDirectlyWithinSection, "hai-son-xx/section/2-iii-1.1.1"),
        ("3.500 ha rừng", LSKG.isDirectlyWithinSection, "hai-son-xx/section/1-i-1.1"),
        ("310 tàu cá", LSKG.isWithinFootnote, "hai-son-xx/footnote/2"),
    ],
)
def test_passage_is_exact_and_says_where_it_stands(
    writer: Writer, hai_son: Document, words: str, predicate: URIRef, place: str
) -> None:
    assert hai_son.text.count(words) == 1
    start = hai_son.text.index(words)
    span = Span(start, start + len(words))
    iri = writer.passage(span)
    graph = writer.graphs["report"]
    assert iri == URIRef(f"{ID}hai-son-xx/passage/{span.start}-{span.end}")
    assert (iri, RDF.type, LSKG.Passage) in graph
    assert graph.value(iri, LSKG.exactText) == Literal(words)
    assert graph.value(iri, LSKG.startOffset) == Literal(span.start, datatype=XSD.integer)
    assert graph.value(iri, LSKG.endOffset) == Literal(span.end, datatype=XSD.integer)
    assert graph.value(iri, LSKG.isPassageOf) == writer.version
    assert graph.value(iri, predicate) == URIRef(ID + place)


def test_passage_over_several_sections_stands_in_the_one_that_holds_it(
    writer: Writer, hai_son: Document
) -> None:
    start, end = hai_son.text.index("1.1. Nông"), hai_son.text.index("2. Văn hóa")
    iri = writer.passage(Span(start, end - 1))
    held = writer.graphs["report"].value(iri, LSKG.isDirectlyWithinSection)
    assert held == URIRef(ID + "hai-son-xx/section/1-i-1")


def test_passage_outside_every_section_has_no_place(writer: Writer) -> None:
    iri = writer.passage(Span(0, 8))
    graph = writer.graphs["report"]
    assert (iri, LSKG.isDirectlyWithinSection, None) not in graph
    assert (iri, LSKG.isWithinFootnote, None) not in graph


def test_passage_is_written_once(writer: Writer) -> None:
    writer.passage(Span(0, 8))
    before = len(writer.graphs["report"])
    assert writer.passage(Span(0, 8)) == writer.passage(Span(0, 8))
    assert len(writer.graphs["report"]) == before


def test_periods_and_terms_are_two_things(writer: Writer) -> None:
    years = writer.period(Period(2025, 2030))
    term = writer.period(Period(2025, 2030), LSKG.CongressTerm)
    assert years == URIRef(ID + "period/2025-2030")
    assert term == URIRef(ID + "period/term-2025-2030")
    assert writer.period(Period(2030, 2030)) == URIRef(ID + "period/2030")
    assert (term, RDFS.label, Literal("Term 2025–2030", lang="en")) in writer.graphs["catalogue"]


@pytest.mark.parametrize(
    ("value", "text"),
    [("7.50", "7.5"), ("10", "10"), ("10.0", "10"), ("1E+12", "1000000000000"), ("0.00", "0")],
)
def test_decimal_is_exact_and_without_needless_zeros(writer: Writer, value: str, text: str) -> None:
    literal = writer.decimal(Decimal(value))
    assert (str(literal), literal.datatype) == (text, XSD.decimal)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, places=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_decimal_keeps_its_value(writer: Writer, value: Decimal) -> None:
    text = str(writer.decimal(value))
    assert Decimal(text) == value
    assert "E" not in text


def test_unknown_class_is_refused(writer: Writer) -> None:
    assert writer.term("PartyCommittee", "here") == LSKG.PartyCommittee
    with pytest.raises(BuildError, match=r"entities\.csv, x: “Club” is not a class of the onto"):
        writer.term("Club", "entities.csv, x")
