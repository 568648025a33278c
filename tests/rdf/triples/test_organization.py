"""Organizations and the places where they are named in RDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from lskg.errors import BuildError
from lskg.extract.records import Entity, Mention
from lskg.rdf.triples import write
from lskg.rdf.writer import Writer
from lskg.text.document import Span
from lskg.vocabulary import CODE, LSKG

ID = "https://example.org/id/agency/"
HEALTH = Entity(
    "so-y-te",
    "SpecializedAgency",
    "province",
    "Sở Y tế",
    "Department of Health",
    ("Sở Y tế", "sở y tế"),
    "ubnd-tinh",
)


def test_organization_says_class_level_names_and_superior(writer: Writer) -> None:
    write(HEALTH, writer)
    graph, iri = writer.graphs["catalogue"], URIRef(ID + "so-y-te")
    assert (iri, RDF.type, LSKG.SpecializedAgency) in graph
    assert graph.value(iri, LSKG.hasAdministrativeLevel) == CODE["administrative-level/province"]
    assert graph.value(iri, LSKG.isSubordinateTo) == URIRef(ID + "ubnd-tinh")
    assert set(writer.graphs["entities"].objects(iri, SKOS.altLabel)) == {
        Literal("sở y tế", lang="vi")
    }
    assert set(graph.objects(iri, RDFS.label)) == {
        Literal("Sở Y tế", lang="vi"),
        Literal("Department of Health", lang="en"),
    }


def test_what_is_not_known_is_not_said(writer: Writer) -> None:
    write(replace(HEALTH, level=None, name_en=None, parent=None), writer)
    graph = writer.graphs["catalogue"]
    assert (None, LSKG.hasAdministrativeLevel, None) not in graph
    assert (None, LSKG.isSubordinateTo, None) not in graph
    assert {str(each) for each in graph.objects(None, RDFS.label)} == {"Sở Y tế"}


@pytest.mark.parametrize(
    ("entity", "message"),
    [
        (replace(HEALTH, kind="Club"), "“Club” is not a class of the ontology"),
        (replace(HEALTH, level="city"), "“city” is not a code of the scheme administrative-level"),
    ],
)
def test_unknown_class_or_level_names_its_row(writer: Writer, entity: Entity, message: str) -> None:
    with pytest.raises(BuildError, match=f"^entities.csv, so-y-te: {message}"):
        write(entity, writer)


def test_mention_leads_to_its_passage(writer: Writer) -> None:
    write(Mention("so-y-te", Span(3, 9), None, None), writer)
    passage = writer.graphs["entities"].value(URIRef(ID + "so-y-te"), LSKG.isMentionedIn)
    assert str(passage).endswith("/id/hai-son-xx/passage/3-9")
