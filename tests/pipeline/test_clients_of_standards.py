"""What a client gets that knows a standard, the graph and RDF Schema, and none of our terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from rdflib import RDF, RDFS, TIME, Graph, URIRef
from rdflib.term import Node
from tests.whole import Whole

from lskg.pipeline.assemble import union
from lskg.vocabulary import LSKG, LUNIT, QUDT

ID = "https://w3id.org/lskg/id/"
UNITS = f"{ID}administrative-unit/"


@pytest.fixture(scope="module")
def graph(project_assembly: Whole) -> Graph:
    """Everything that is published, the alignment too."""
    return union(project_assembly.graphs.values())


@pytest.fixture(scope="module")
def aligned(graph: Graph) -> dict[str, list[URIRef]]:
    """The properties below each property of a standard, as RDF Schema says."""
    found: dict[str, list[URIRef]] = {}
    for own, standard in graph.subject_objects(RDFS.subPropertyOf):
        found.setdefault(str(standard), []).append(URIRef(str(own)))
    return found


def ask(graph: Graph, query: str) -> set[tuple[Any, ...]]:
    rows: Any = graph.query(query)
    return {tuple(None if value is None else value.toPython() for value in row) for row in rows}


VALUES_OF_2030 = """
PREFIX qudt: <http://qudt.org/schema/qudt/>
SELECT DISTINCT ?value ?low ?high ?unit {
  ?begins time:inXSDDate "2030-01-01"^^xsd:date .
  ?ends time:inXSDDate "2030-12-31"^^xsd:date .
  ?period time:hasBeginning ?begins ; time:hasEnd ?ends .
  ?statement ?when ?period .
  ?when rdfs:subPropertyOf dcterms:temporal .
  ?statement ?gives ?value .
  ?gives rdfs:subPropertyOf qudt:quantityValue .
  ?value qudt:lowerBound ?low ; qudt:upperBound ?high ; ?in ?unit .
  ?in rdfs:subPropertyOf qudt:hasUnit .
}
"""


def test_values_of_2030_with_their_bounds_in_terms_of_qudt_and_owl_time(graph: Graph) -> None:
    found = ask(graph, VALUES_OF_2030)
    wanted = {
        (str(value), Decimal(str(low)), Decimal(str(high)), str(graph.value(value, LSKG.hasUnit)))
        for statement in graph.subjects(LSKG.refersToPeriod, URIRef(f"{ID}period/2030"))
        for value in graph.objects(statement, LSKG.hasValue)
        for low in graph.objects(value, LSKG.normalizedLowerBound)
        for high in graph.objects(value, LSKG.normalizedUpperBound)
    }
    assert found == wanted
    assert len(found) >= 20
    percent = "http://qudt.org/vocab/unit/PERCENT"
    assert (Decimal(65), Decimal(65), percent) in {row[1:] for row in found}, "forest cover"


def test_number_of_qudt_is_there_where_both_bounds_are_the_same(graph: Graph) -> None:
    for value in graph.subjects(RDF.type, LSKG.QuantityValue):
        low, high = (graph.value(value, term) for term in (QUDT.lowerBound, QUDT.upperBound))
        assert low is not None or high is not None
        assert low == graph.value(value, LSKG.normalizedLowerBound)
        assert high == graph.value(value, LSKG.normalizedUpperBound)
        point = low if low == high else None
        assert graph.value(value, QUDT.numericValue) == point


def test_counts_are_converted_to_the_number_of_qudt(graph: Graph) -> None:
    """A client adds up what is counted in units that it has never heard of."""
    visit = (
        graph.value(LUNIT.Visit, QUDT.scalingOf),
        graph.value(LUNIT.Visit, QUDT.conversionMultiplier),
    )
    assert [str(each) for each in visit] == ["http://qudt.org/vocab/unit/NUM", "1.0"]


def days(graph: Graph, period: Node) -> tuple[date, date] | None:
    """The first and the last day of a period in terms of OWL-Time alone."""
    ends = [
        date.fromisoformat(str(day))
        for side in (TIME.hasBeginning, TIME.hasEnd)
        for day in graph.objects(graph.value(period, side), TIME.inXSDDate)
    ]
    return (ends[0], ends[1]) if len(ends) == 2 else None


def test_periods_lie_within_each_other_as_their_days_do(
    graph: Graph, aligned: dict[str, list[URIRef]]
) -> None:
    """`time:intervalIn` holds exactly where the days of OWL-Time say so."""
    (within,) = aligned[str(TIME.intervalIn)]
    known = {
        period: span
        for period in graph.subjects(TIME.hasBeginning)
        if (span := days(graph, period)) is not None
    }
    assert len(known) >= 30
    wanted = {
        (one, two)
        for one, (first, last) in known.items()
        for two, (start, end) in known.items()
        if (first, last) != (start, end) and start <= first and last <= end
    }
    found = {pair for pair in graph.subject_objects(within) if set(pair) <= known.keys()}
    assert found == wanted
    assert (URIRef(f"{ID}period/2021"), URIRef(f"{ID}period/2021-2025")) in found


def test_every_period_begins_and_ends(graph: Graph) -> None:
    for period in graph.subjects(RDF.type, LSKG.Period):
        for side in (TIME.hasBeginning, TIME.hasEnd):
            (instant,) = graph.objects(period, side)
            assert (instant, RDF.type, TIME.Instant) in graph


def test_reorganization_in_terms_of_prov(graph: Graph) -> None:
    rows = ask(
        graph,
        f"""
        SELECT ?old ?when {{
          ?event ?generated <{UNITS}05977-from-2025-07> ; ?used ?old ; prov:endedAtTime ?when ;
            a/rdfs:subClassOf prov:Activity .
          ?generated rdfs:subPropertyOf prov:generated . ?used rdfs:subPropertyOf prov:used .
        }}
        """,
    )
    codes = {str(old).removeprefix(UNITS) for old, _ in rows}
    assert codes == {"05977-until-2025-06", "05980", "05992", "06247"}
    assert {str(when) for _, when in rows} == {"2025-07-01 00:00:00+07:00"}


def test_document_and_who_passed_it_in_terms_of_eli(graph: Graph) -> None:
    rows = ask(
        graph,
        """
        PREFIX eli: <http://data.europa.eu/eli/ontology#>
        SELECT ?number ?day ?body { ?law eli:number ?number ; eli:passed_by ?body
          OPTIONAL { ?law eli:date_document ?day } }
        """,
    )
    found = {
        (number, str(day), str(body).removeprefix(f"{ID}agency/")) for number, day, body in rows
    }
    assert ("57-NQ/TW", "2024-12-22", "bo-chinh-tri") in found
    assert ("1672/NQ-UBTVQH15", "2025-06-16", "uy-ban-thuong-vu-quoc-hoi") in found
    assert ("236/QĐ-TTg", "2024-03-19", "thu-tuong-chinh-phu") in found, "of the provincial plan"
    laws = set(graph.subjects(URIRef("http://data.europa.eu/eli/ontology#number")))
    assert all((law, RDF.type, LSKG.LegalDocument) in graph for law in laws)
