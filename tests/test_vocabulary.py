"""The terms have names in Python, and the prefixes those that queries use."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Namespace

from lskg.namespaces import PREFIXES
from lskg.vocabulary import CODE, LSKG, LUNIT

ROOT = Path(__file__).parents[1]
TERMS = "https://w3id.org/lskg/ns#"


def test_name_that_is_no_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        LSKG.Hamlet  # noqa: B018
    with pytest.raises(KeyError):
        LSKG["Hamlet"]


def test_every_code_list_has_a_prefix_and_the_reverse() -> None:
    graph = Graph().parse(ROOT / "ontology" / "codes.ttl")
    schemes = {str(s).removeprefix(CODE) for s in graph.subjects(RDF.type, SKOS.ConceptScheme)}
    lists = {k for k, iri in PREFIXES.items() if iri.startswith(str(CODE)) and iri != str(CODE)}
    assert lists == schemes
    assert all(PREFIXES[scheme] == f"{CODE}{scheme}/" for scheme in schemes)


def test_prefixes_are_namespaces_that_do_not_collide() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(iri.endswith(("#", "/")) for iri in PREFIXES.values())
    assert Namespace(PREFIXES["lskg"]) == Namespace(TERMS)
    assert PREFIXES["lunit"] == str(LUNIT)
