"""Every class of named things has one kind of IRI."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from tests.whole import read_tables

from lskg.errors import BuildError
from lskg.extract.names.find import RECORDS
from lskg.extract.names.records import Named, NamedInitiative, NamedPlace
from lskg.extract.read_report import extract
from lskg.extract.records import Entity, Extraction
from lskg.extract.structure.read import read_structure
from lskg.iris import Iris
from lskg.rdf.iri_kinds import KINDS, ThingIris
from lskg.text.document import Document
from lskg.vocabulary import LSKG

IRIS = Iris("https://example.org/", "hai-son-xx")


@pytest.fixture
def extraction(hai_son: Document, tables: Path) -> Extraction:
    return extract(read_structure(hai_son), read_tables(tables, hai_son))


def named_by(extraction: Extraction) -> tuple[tuple[Entity, ...], tuple[Named, ...]]:
    return extraction.entities, extraction.named


def test_kinds_are_of_classes_of_the_ontology() -> None:
    ontology = Graph().parse(Path(__file__).parents[2] / "ontology" / "lskg.ttl")
    for name in KINDS:
        assert (URIRef(LSKG[name]), RDF.type, OWL.Class) in ontology


def test_subclasses_of_places_and_initiatives_have_kinds() -> None:
    ontology = Graph().parse(Path(__file__).parents[2] / "ontology" / "lskg.ttl")
    for top in (LSKG.Place, LSKG.Initiative):
        below = set(ontology.transitive_subjects(RDFS.subClassOf, top)) - {LSKG.AdministrativeUnit}
        assert {str(each).rpartition("#")[2] for each in below} <= set(KINDS)


@pytest.mark.parametrize(
    ("kind", "record"), [("place", NamedPlace), ("programme", NamedInitiative)]
)
def test_places_and_initiatives_are_read_with_their_facts(kind: str, record: type[Named]) -> None:
    assert {RECORDS.get(name) for name, each in KINDS.items() if each == kind} == {record}


def test_iri_of_organization_and_thing(extraction: Extraction) -> None:
    things = ThingIris(IRIS, named_by(extraction))
    assert str(things.iri("tinh-uy")) == "https://example.org/id/agency/tinh-uy"
    assert str(things.iri("tinh-hai-son")) == "https://example.org/id/place/tinh-hai-son"
    assert str(things.iri("hai-son-xx")) == "https://example.org/id/congress/hai-son-xx"


def test_key_of_nothing_is_refused(extraction: Extraction) -> None:
    with pytest.raises(BuildError, match="“khac” is the key of no organization or named thing"):
        ThingIris(IRIS, named_by(extraction)).iri("khac")


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (Named("x", "Dragon", "X", None, ("X",)), "the class “Dragon” have no IRIs"),
        (Named("tinh-uy", "Product", "X", None, ("X",)), "“tinh-uy” is the key of an organization"),
    ],
)
def test_thing_without_iri_is_refused(extraction: Extraction, named: Named, message: str) -> None:
    with pytest.raises(BuildError, match=message):
        ThingIris(IRIS, named_by(replace(extraction, named=(named,))))


def test_place_of_an_official_list_has_the_iri_of_the_list(extraction: Extraction) -> None:
    same = {"place/tinh-hai-son": "administrative-unit/99"}
    things = ThingIris(IRIS, named_by(extraction), same=same)
    unit = URIRef("https://example.org/id/administrative-unit/99")
    assert things.iri("tinh-hai-son") == things.known("place/tinh-hai-son") == unit
    assert things.is_listed("tinh-hai-son")
    assert not ThingIris(IRIS, named_by(extraction)).is_listed("tinh-hai-son")
    assert str(things.known("place/viet-nam")) == "https://example.org/id/place/viet-nam"
