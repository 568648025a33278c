"""Every thing has one IRI of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from lskg.errors import BuildError
from lskg.iris import Iris
from lskg.text.slugs import is_slug

BASES = st.sampled_from(["https://w3id.org/lskg/", "http://localhost:8000/", "http://a/b/"])
SLUGS = st.from_regex(r"[a-z0-9]{1,3}([-.][a-z0-9]{1,3}){0,2}", fullmatch=True)


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
