"""The choice of a format, as RFC 9110 and the clients in use want it."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lskg.errors import QueryError
from lskg.sparql.media_types import (
    CSV,
    GRAPHS,
    JSON,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    RESULTS,
    TSV,
    TURTLE,
    XML,
    Formats,
)
from lskg.web.http.negotiation import (
    choose,
    formats,
    prefers_html,
    wanted_formats,
    wants_page,
)

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "results", "graph"),
    [
        (None, JSON, TURTLE),
        ("", JSON, TURTLE),
        ("*/*", JSON, TURTLE),
        ("application/json", JSON, JSON_LD),
        ("application/xml", XML, RDF_XML),
        ("text/xml", XML, RDF_XML),
        ("application/sparql-results+json", JSON, None),
        ("application/sparql-results+xml;charset=utf-8", XML, None),
        ("TEXT/CSV", CSV, None),
        ("text/csv; header=present", CSV, None),
        ("text/tab-separated-values", TSV, None),
        ("text/turtle;charset=utf-8", None, TURTLE),
        ("text/plain", None, N_TRIPLES),
        ("application/x-turtle", None, TURTLE),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', None, JSON_LD),
        ("text/*", CSV, TURTLE),
        ("application/*", JSON, N_TRIPLES),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", XML, None),
        ("text/csv, application/sparql-results+json", JSON, None),
        ("text/csv, */*", CSV, TURTLE),
        ("text/csv;q=0.1, */*;q=0.9", JSON, TURTLE),
        ("text/turtle;q=0, */*", JSON, N_TRIPLES),
        ("text/csv;q=0", None, None),
        ("*/*;q=0", None, None),
        ("application/*;q=0, text/tab-separated-values", TSV, None),
        ("image/png", None, None),
        ("image/png, */*;q=0.1", JSON, TURTLE),
        ("application/n-quads, application/trig;q=0.9", None, None),
        (BROWSER, XML, RDF_XML),
    ],
)
def test_formats(accept: str | None, results: str | None, graph: str | None) -> None:
    assert formats(accept) == Formats(results, results, graph)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("text/html;q=0.5, text/csv;q=0.4", True),
        ("text/html;q=0.5, text/csv", False),
        ("*/*", False),
        ("text/*", False),
        (None, False),
        ("application/xhtml+xml", False),
    ],
)
def test_prefers_html(accept: str | None, expected: bool) -> None:
    assert prefers_html(accept) is expected


def test_nothing_to_choose_from() -> None:
    assert choose(None, []) is None
    assert choose("*/*", []) is None


RANGES = st.sampled_from([*RESULTS, *GRAPHS, "text/*", "*/*", "image/png", "a/b;c=d", "text/html"])
QUALITIES = st.sampled_from(["", ";q=0", ";q=0.3", ";q=1", ";q=2", ";q=x", ";q=-1"])


@given(st.lists(st.tuples(RANGES, QUALITIES), max_size=6))
def test_a_choice_is_available_and_accepted(ranges: list[tuple[str, str]]) -> None:
    accept = ", ".join(name + quality for name, quality in ranges)
    found = choose(accept, RESULTS)
    assert found is None or found in RESULTS
    assert choose(accept, RESULTS[::-1]) is None if found is None else True
    if (found, ";q=0") in ranges and len({name for name, _ in ranges}) == len(ranges):
        pytest.fail(f"{found} is not wanted in {accept}")


@given(st.text(max_size=60))
def test_any_header_can_be_read(accept: str) -> None:
    assert choose(accept, GRAPHS) in (None, *GRAPHS)
    prefers_html(accept)


#: Names that clients send: rdflib, SPARQLWrapper, Fuseki, Jena, Virtuoso, Raptor, and R's rdflib.
NAMES = {
    **dict.fromkeys(("json", "JSON"), (JSON, JSON_LD)),
    **dict.fromkeys(("srj", "sparql-results+json"), (JSON, None)),
    "application/sparql-results+json": (JSON, None),
    "application/json": (JSON, JSON_LD),
    "xml": (XML, RDF_XML),
    **dict.fromkeys(("srx", "sparql", "sparql-results+xml"), (XML, None)),
    "application/xml": (XML, RDF_XML),
    **dict.fromkeys(("csv", "text/csv"), (CSV, None)),
    **dict.fromkeys(("tsv", "text/tab-separated-values"), (TSV, None)),
    **dict.fromkeys(("turtle", "ttl", "TTL", "n3", "text/turtle", "text/n3"), (None, TURTLE)),
    "application/turtle,text/turtle,text/rdf+n3": (None, TURTLE),
    **dict.fromkeys(("nt", "ntriples", "n-triples", "N-TRIPLE"), (None, N_TRIPLES)),
    **dict.fromkeys(("rdf", "rdfxml", "rdf+xml", "RDF/XML", "rdf-xml"), (None, RDF_XML)),
    "application/rdf+xml": (None, RDF_XML),
    **dict.fromkeys(("jsonld", "json-ld", "JSON-LD", "ld+json"), (None, JSON_LD)),
    "application/ld+json,application/x-json+ld": (None, JSON_LD),
}


@pytest.mark.parametrize("name", NAMES)
def test_names_that_clients_send(name: str) -> None:
    results, graph = NAMES[name]
    assert wanted_formats([name], None) == Formats(results, results, graph)
    assert wanted_formats(["pdf", name], "*/*") == Formats(results, results, graph)


@pytest.mark.parametrize(
    ("name", "accept", "results", "graph"),
    [
        # SPARQLWrapper, whose header is good where the name is not.
        ("n3", "application/sparql-results+xml", XML, TURTLE),
        ("tsv", "text/tab-separated-values", TSV, None),
        ("csv", "text/turtle, application/rdf+xml;q=0.5", CSV, TURTLE),
        ("pdf", "application/sparql-results+json", JSON, None),
        ("ttl", "*/*", None, TURTLE),
        ("ttl", BROWSER, None, TURTLE),
        ("json", "text/csv", JSON, JSON_LD),
    ],
)
def test_accept_is_asked_where_a_name_does_not_fit(
    name: str, accept: str, results: str | None, graph: str | None
) -> None:
    assert wanted_formats([name], accept) == Formats(results, results, graph)


@pytest.mark.parametrize("accept", [None, "*/*", BROWSER, "image/png"])
def test_a_name_of_no_format_is_told(accept: str | None) -> None:
    with pytest.raises(QueryError, match="no format “pdf”; there are json, xml, csv"):
        wanted_formats(["pdf"], accept)


@pytest.mark.parametrize(
    ("names", "accept", "expected"),
    [
        ([], BROWSER, True),
        (["json"], BROWSER, False),
        (["html"], "*/*", True),
        (["text/html"], None, True),
        (["csv", "html"], None, False),
    ],
)
def test_wants_page(names: list[str], accept: str | None, expected: bool) -> None:
    assert wants_page(names, accept) is expected


def ask_with_long_headers(count: int) -> None:
    for number in range(count):
        accept = f"text/a{number}," + "a/b," * 15_000
        assert formats(accept).graph is None
        assert not prefers_html(accept)


def test_many_long_headers_take_no_memory() -> None:
    tracemalloc.start()
    ask_with_long_headers(100)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 2_000_000


def test_long_headers_take_little_time() -> None:
    start = time.process_time()
    ask_with_long_headers(20)
    assert time.process_time() - start < 20 * 0.1
