"""Every thing has one IRI of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from lskg.errors import BuildError
from lskg.extract.records import ELEMENT_KINDS
from lskg.iris import GRAPHS, REPORT_GRAPHS, REPORT_KINDS, Iris
from lskg.rdf.iri_kinds import KINDS
from lskg.text.slugs import is_slug

BASES = st.sampled_from(["https://w3id.org/lskg/", "http://localhost:8000/", "http://a/b/"])
SLUGS = st.from_regex(r"[a-z0-9]{1,3}([-.][a-z0-9]{1,3}){0,2}", fullmatch=True)


@given(BASES, st.tuples(SLUGS, SLUGS), st.tuples(SLUGS, SLUGS))
def test_minting_is_injective(base: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    iris = Iris(base, "hai-son-xx")
    assert (iris.mint(*one) == iris.mint(*other)) == (one == other)
    assert iris.mint(*one).startswith(f"{base}id/")


@given(st.sampled_from([*REPORT_KINDS, "indicator", "place"]), SLUGS, SLUGS, SLUGS)
def test_reports_share_what_belongs_to_none(kind: str, slug: str, one: str, other: str) -> None:
    first, second = (Iris("https://w3id.org/lskg/", key).mint(kind, slug) for key in (one, other))
    assert (first == second) == (one == other or kind not in REPORT_KINDS)
    assert first == URIRef(
        f"https://w3id.org/lskg/id/{one}/{kind}/{slug}"
        if kind in REPORT_KINDS
        else f"https://w3id.org/lskg/id/{kind}/{slug}"
    )


def test_elements_of_a_plan_belong_to_its_report() -> None:
    assert set(ELEMENT_KINDS.values()) <= REPORT_KINDS


def test_things_that_a_report_names_belong_to_none() -> None:
    assert not {"agency", *KINDS.values()} & REPORT_KINDS


@given(st.text(max_size=6) | SLUGS)
def test_what_can_be_minted_is_a_slug(text: str) -> None:
    iris = Iris("https://w3id.org/lskg/", "hai-son-xx")
    if is_slug(text):
        assert iris.mint("place", text) == URIRef(f"https://w3id.org/lskg/id/place/{text}")
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
        Iris(base, "hai-son-xx")


def test_key_that_is_no_slug_is_refused() -> None:
    with pytest.raises(BuildError, match="“Hải Sơn” cannot stand in an IRI"):
        Iris("https://w3id.org/lskg/", "Hải Sơn").mint("task", "1")


def test_graphs_have_names_under_the_base() -> None:
    iris = Iris("http://localhost/", "hai-son-xx")
    assert iris.graph("plan") == URIRef("http://localhost/graph/hai-son-xx/plan")
    assert iris.graph("codes") == URIRef("http://localhost/graph/codes")
    names = [iris.graph_name(kind) for kind in GRAPHS]
    assert len({*names}) == len(GRAPHS)
    assert {*REPORT_GRAPHS} == {name.partition("/")[2] for name in names if "/" in name}
