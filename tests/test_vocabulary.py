"""The names in Python are the terms of the ontology, and every thing has one IRI of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

from lskg.errors import BuildError
from lskg.text.slugs import is_slug
from lskg.vocabulary import CODE, LSKG, LUNIT, PREFIXES, Iris

ROOT = Path(__file__).parents[1]
TERMS = "https://w3id.org/lskg/ns#"
BASES = st.sampled_from(["https://w3id.org/lskg/", "http://localhost:8000/", "http://a/b/"])
SLUGS = st.from_regex(r"[a-z0-9]{1,3}([-.][a-z0-9]{1,3}){0,2}", fullmatch=True)


def declared() -> set[str]:
    graph = Graph().parse(ROOT / "ontology" / "lskg.ttl")
    return {str(s).removeprefix(TERMS) for s in graph.subjects(RDF.type) if s.startswith(TERMS)}  # type: ignore[attr-defined]


def test_every_term_of_the_ontology_has_a_name() -> None:
    assert declared() - set(LSKG.__annotations__) == set()


def test_every_name_is_a_term_of_the_ontology() -> None:
    names = {name for name in LSKG.__annotations__ if not name.startswith("_")}
    assert names - declared() == set()


def test_names_are_sorted() -> None:
    names = [name for name in LSKG.__annotations__ if not name.startswith("_")]
    assert names == sorted(names)


def test_name_that_is_no_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
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


@given(BASES, st.tuples(SLUGS, SLUGS), st.tuples(SLUGS, SLUGS))
def test_minting_is_injective(base: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    iris = Iris(base)
    assert (iris.mint(*one) == iris.mint(*other)) == (one == other)
    assert iris.mint(*one).startswith(f"{base}id/")


@given(st.text(max_size=6) | SLUGS)
def test_what_can_be_minted_is_a_slug(text: str) -> None:
    iris = Iris("https://w3id.org/lskg/")
    if is_slug(text):
        assert iris.mint("task", text) == URIRef(f"https://w3id.org/lskg/id/task/{text}")
    else:
        with pytest.raises(BuildError, match="cannot stand in an IRI"):
            iris.mint("task", text)
        with pytest.raises(BuildError, match="cannot stand in an IRI"):
            iris.mint(text, "x")


@pytest.mark.parametrize(
    "base",
    ["", "lskg", "https://w3id.org/lskg", "ftp://a/", "http:///", "https://a b/", "https://a/\n"],
)
def test_what_is_no_base_is_refused(base: str) -> None:
    with pytest.raises(BuildError, match="is no base for IRIs"):
        Iris(base)


def test_graphs_have_names_under_the_base() -> None:
    assert Iris("http://localhost/").graph("plan") == URIRef("http://localhost/graph/plan")
