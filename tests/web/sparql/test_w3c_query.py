"""The W3C tests of queries, syntax and result formats, asked over HTTP."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from rdflib import Graph
from tests.web.http_site import Reply, Switch, application, ask, served
from tests.web.w3c import (
    IS_FROM_W3C,
    Case,
    Table,
    all_cases,
    expected,
    from_json,
    from_tsv,
    from_xml,
    n_triples,
    needs_suite,
    same,
)

from lskg.sparql.media_types import CSV, GRAPHS, JSON, TSV, XML

QUERY_SUITES = (
    "aggregates",
    "bind",
    "bindings",
    "cast",
    "construct",
    "exists",
    "functions",
    "grouping",
    "negation",
    "project-expression",
    "property-path",
    "subquery",
    "syntax-query",
)
RESULT_SUITES = ("csv-tsv-res", "json-res")
#: The tests that do not pass, each with its reason.
EXCEPTIONS = {
    "functions/bnode01": "the engine makes one blank node of a string for all rows, not for each",
    "property-path/zero_or_more_set_start": "a path from a term that the data lack has no rows",
    "property-path/zero_or_more_set_end": "a path to a term that the data lack has no rows",
    "property-path/zero_or_one_set_start": "a path from a term that the data lack has no rows",
    "property-path/zero_or_one_set_end": "a path to a term that the data lack has no rows",
    "csv-tsv-res/tsv03": "the engine keeps integers of every type as xsd:integer",
    "syntax-query/test_4": "well-formed, but refused: it calls a function that nobody defines",
}
#: Of the older copy, what the W3C has since asked in another way, which passes.
OLDER = {
    "aggregates/agg-empty-group": "no rows have a group all the same, with GROUP BY",
    "construct/constructwhere04": "the data of FROM are not named, and so not loaded",
    "functions/plus-1": "rows of equal literals with and without xsd:string, in one order",
    "functions/plus-2": "rows of equal literals with and without xsd:string, in one order",
    "functions/strdt03": "a literal with xsd:string is no simple literal",
    "functions/strlang03": "a literal with xsd:string is no simple literal",
}
#: What the older copy does not ask.
NEWER = {name for name in EXCEPTIONS if "_set_" in name}
if not IS_FROM_W3C:
    EXCEPTIONS |= OLDER

pytestmark = needs_suite("aggregates/manifest.ttl")

CASES = list(all_cases(QUERY_SUITES))
RESULTS = list(all_cases(RESULT_SUITES))
EVALUATIONS = [case for case in CASES if case.kind == "QueryEvaluationTest"]
POSITIVE = [case for case in CASES if case.kind == "PositiveSyntaxTest11"]
NEGATIVE = [case for case in CASES if case.kind == "NegativeSyntaxTest11"]
_READERS = {JSON: from_json, XML: from_xml, TSV: from_tsv}


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Switch, int]]:
    """An application that can be changed, and its port."""
    switch = Switch()
    with served(switch) as port:
        yield switch, port


def send(site: tuple[Switch, int], case: Case, accept: str) -> Reply:
    """Ask the query of a test over its data, in the dataset that it names."""
    switch, port = site
    graphs = {path.as_uri(): n_triples(path) for path in (*case.data, *case.graph_data)}
    switch.app = application(graphs, case.query.as_uri())
    parameters = [
        *(("default-graph-uri", path.as_uri()) for path in case.data),
        *(("named-graph-uri", path.as_uri()) for path in case.graph_data),
    ]
    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    if b"FROM" in case.query.read_bytes():
        parameters = []
    path = f"/sparql?{urlencode(parameters, quote_via=quote)}"
    return ask(port, "POST", path, case.query.read_bytes(), headers)


def is_as_expected(site: tuple[Switch, int], case: Case) -> bool:
    """Whether the answer is right in every format that can hold it."""
    wanted = expected(case)
    if isinstance(wanted, Graph):
        return all(
            same(wanted, Graph().parse(data=reply.body, format=media_type))
            for media_type in GRAPHS
            if (reply := send(site, case, media_type)).status == 200
        )
    found = []
    for media_type in (JSON, XML, TSV) if isinstance(wanted, Table) else (JSON, XML):
        reply = send(site, case, media_type)
        found.append(
            (reply.status, reply.media_type) == (200, media_type)
            and same(wanted, _READERS[media_type](reply.body))
        )
    return all(found)


@pytest.mark.parametrize("case", EVALUATIONS, ids=str)
def test_evaluation(case: Case, site: tuple[Switch, int]) -> None:
    assert is_as_expected(site, case) is (str(case) not in EXCEPTIONS)


@pytest.mark.parametrize("case", POSITIVE, ids=str)
def test_what_is_well_formed_is_answered(case: Case, site: tuple[Switch, int]) -> None:
    reply = send(site, case, "*/*")
    assert (reply.status == 200) is (str(case) not in EXCEPTIONS), reply.body


@pytest.mark.parametrize("case", NEGATIVE, ids=str)
def test_what_is_malformed_is_refused(case: Case, site: tuple[Switch, int]) -> None:
    reply = send(site, case, "*/*")
    assert reply.status == 400
    assert reply.media_type == "application/problem+json"


@pytest.mark.parametrize("case", RESULTS, ids=str)
def test_result_format(case: Case, site: tuple[Switch, int]) -> None:
    assert case.result is not None
    if case.result.suffix == ".srj":
        assert is_as_expected(site, case)
        return
    media_type = {".csv": CSV, ".tsv": TSV}[case.result.suffix]
    reply = send(site, case, media_type)
    assert (reply.status, reply.media_type) == (200, media_type)
    if media_type == TSV:
        is_same = same(from_tsv(reply.body), from_tsv(case.result.read_bytes()))
        assert is_same is (str(case) not in EXCEPTIONS)
        assert reply.body.split(b"\n")[0] == case.result.read_bytes().split(b"\n")[0]
    else:
        assert b"\r\n" in reply.body
        assert table(reply.body) == table(case.result.read_bytes())


def table(data: bytes) -> list[list[str]]:
    """The cells of a table in CSV, rows in order, numbers by value, blank nodes without a name."""
    text = data.decode("utf-8")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [head, *sorted([_cell(each) for each in row] for row in rows)]


def _cell(text: str) -> str:
    if text.startswith("_:"):
        return "_:"
    try:
        return repr(float(text))
    except ValueError:
        return text


def test_the_suites_are_whole() -> None:
    counts = (len(EVALUATIONS), len(POSITIVE), len(NEGATIVE), len(RESULTS))
    assert counts == ((225, 63, 40, 10) if IS_FROM_W3C else (173, 60, 35, 10))
    absent = set() if IS_FROM_W3C else NEWER
    assert EXCEPTIONS.keys() - absent <= {str(case) for case in (*CASES, *RESULTS)}
