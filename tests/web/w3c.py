"""The W3C test suites of SPARQL 1.1: their manifests, and answers in a form to compare."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node
from tests.suites import UNPACKED, local_path, suite_folder

FOLDER = suite_folder("sparql11")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
XSD = "http://www.w3.org/2001/XMLSchema#"
_ROW = Namespace("urn:x-row:")
_SRX = "{http://www.w3.org/2005/sparql-results#}"
_TERM = re.compile(
    r'<(?P<iri>[^<>]*)>|_:(?P<node>\S+)|"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<lang>[\w-]+)|\^\^<(?P<type>[^<>]*)>)?'
    r"|(?P<number>[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)|(?P<bool>true|false)"
)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def _number(text: str) -> str:
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return text


#: Oxigraph keeps the values of these types and not their spelling: 1.0 comes back as 1.
_VALUES: dict[str, Callable[[str], str]] = {
    "boolean": lambda text: {"1": "true", "0": "false"}.get(text, text),
    "decimal": _number,
    "integer": _number,
    "double": _number,
    "float": _number,
}

#: The source package of rdflib has an older copy, without the protocols.
IS_FROM_W3C = not FOLDER.is_relative_to(UNPACKED)


def needs_suite(file: str) -> pytest.MarkDecorator:
    """Skip tests where a file of their suite is not there."""
    return pytest.mark.skipif(
        not (FOLDER / file).exists(),
        reason=f"The W3C tests have no {file}; LSKG_CONFORMANCE names a folder with sparql11.",
    )


#: A row of a table: terms by variable. A literal is a `Literal` whose words hold its three parts.
Row = dict[str, Node]


@dataclass(frozen=True)
class Case:
    """A test of a manifest.

    Attributes:
        kind: local name of its class, such as ``QueryEvaluationTest``.
        result: file of the expected answer, or None where only the syntax counts.
    """

    suite: str
    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    graph_data: tuple[Path, ...]
    result: Path | None

    def __str__(self) -> str:
        return f"{self.suite}/{self.name}"


@dataclass(frozen=True)
class Table:
    """The answer to SELECT; `ordered` when the order of the rows counts."""

    columns: frozenset[str] | None
    rows: tuple[Row, ...]
    ordered: bool = False


Expected = Table | Graph | bool


def read_cases(suite: str) -> list[Case]:
    """The tests of a suite in the order of its manifest; none where the suites are absent."""
    path = FOLDER / suite / "manifest.ttl"
    if not path.exists():
        return []
    graph = Graph().parse(path)
    manifest = graph.value(predicate=RDF.type, object=MF.Manifest)
    entries = graph.value(manifest, MF.entries)
    assert entries is not None
    return [_case(suite, graph, entry) for entry in Collection(graph, entries)]


def _case(suite: str, graph: Graph, entry: Node) -> Case:
    def files(subject: Node | None, name: URIRef) -> tuple[Path, ...]:
        return tuple(sorted(local_path(each) for each in graph.objects(subject, name)))

    action = graph.value(entry, MF.action)
    assert action is not None
    query = files(action, QT.query) or (local_path(action),)
    return Case(
        suite=suite,
        name=str(entry).rpartition("#")[2],
        kind=str(graph.value(entry, RDF.type)).rpartition("#")[2],
        query=query[0],
        data=files(action, QT.data),
        graph_data=files(action, QT.graphData),
        result=next(iter(files(entry, MF.result)), None),
    )


def n_triples(path: Path) -> bytes:
    """A data file as N-Triples, with the IRI of the file as its base."""
    syntax = "xml" if path.suffix == ".rdf" else "turtle"
    return (
        Graph().parse(path, format=syntax, publicID=path.as_uri()).serialize(format="nt").encode()
    )


def expected(case: Case) -> Expected:
    """The answer that a test expects."""
    assert case.result is not None
    data = case.result.read_bytes()
    ordered = "ORDER BY" in case.query.read_text(encoding="utf-8").upper()
    if case.result.suffix == ".srx":
        return from_xml(data, ordered)
    if case.result.suffix == ".srj":
        return from_json(data, ordered)
    graph = Graph().parse(case.result, publicID=case.result.as_uri())
    found = graph.value(predicate=RDF.type, object=RS.ResultSet)
    return graph if found is None else _from_result_set(graph, found)


def from_xml(data: bytes, ordered: bool = False) -> Table | bool:
    """An answer in https://www.w3.org/TR/rdf-sparql-XMLres/."""
    root = ET.fromstring(data)
    boolean = root.find(f"{_SRX}boolean")
    if boolean is not None:
        return (boolean.text or "").strip() == "true"
    names = [each.attrib["name"] for each in root.iterfind(f"{_SRX}head/{_SRX}variable")]
    rows = tuple(
        {each.attrib["name"]: _xml_term(each[0]) for each in row.iterfind(f"{_SRX}binding")}
        for row in root.iterfind(f"{_SRX}results/{_SRX}result")
    )
    return Table(frozenset(names), rows, ordered)


def from_json(data: bytes, ordered: bool = False) -> Table | bool:
    """An answer in https://www.w3.org/TR/sparql11-results-json/."""
    found = json.loads(data)
    if "boolean" in found:
        return bool(found["boolean"])
    rows = tuple(
        {name: _json_term(term) for name, term in row.items()}
        for row in found["results"]["bindings"]
    )
    return Table(frozenset(found["head"]["vars"]), rows, ordered)


def from_tsv(data: bytes, ordered: bool = False) -> Table:
    """A table in the TSV of https://www.w3.org/TR/sparql11-results-csv-tsv/."""
    head, *lines = data.decode("utf-8").removesuffix("\n").split("\n")
    names = [each.removeprefix("?") for each in head.split("\t")] if head else []
    rows = []
    for line in lines:
        cells = line.split("\t") if names else []
        assert len(cells) == len(names)
        rows.append(
            {name: _tsv_term(cell) for name, cell in zip(names, cells, strict=True) if cell}
        )
    return Table(frozenset(names), tuple(rows), ordered)


def from_csv(data: bytes) -> list[list[str]]:
    """The cells of a table in CSV; they do not say of what kind their terms are."""
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def same(one: Expected, other: Expected) -> bool:
    """Whether two answers are equal: truth, graphs up to blank nodes, bags or lists of rows."""
    if isinstance(one, Graph) and isinstance(other, Graph):
        return bool(isomorphic(one, other))
    if isinstance(one, Table) and isinstance(other, Table):
        ordered = one.ordered or other.ordered
        return bool(isomorphic(_graph_of(one, ordered), _graph_of(other, ordered)))
    return one is other


def literal(text: str, language: str = "", datatype: str = "") -> Literal:
    """A literal told apart by its value, language and datatype, and by nothing else."""
    value = _VALUES.get(datatype.removeprefix(XSD), str)(text)
    return Literal(json.dumps([value, language.lower(), datatype or f"{XSD}string"]))


def _graph_of(table: Table, ordered: bool) -> Graph:
    graph = Graph()
    for at, row in enumerate(table.rows):
        node = BNode()
        graph.add((node, RDF.type, _ROW.Row))
        if ordered:
            graph.add((node, _ROW["index"], Literal(at)))
        for name, term in row.items():
            graph.add((node, _ROW[f"column-{name}"], term))
    return graph


def _xml_term(element: ET.Element) -> Node:
    text = element.text or ""
    if element.tag == f"{_SRX}uri":
        return URIRef(text)
    if element.tag == f"{_SRX}bnode":
        return BNode(text)
    language = element.attrib.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    return literal(text, language, _typed(element.attrib.get("datatype", ""), language))


def _json_term(term: dict[str, str]) -> Node:
    if term["type"] == "uri":
        return URIRef(term["value"])
    if term["type"] == "bnode":
        return BNode(term["value"])
    language = term.get("xml:lang", "")
    return literal(term["value"], language, _typed(term.get("datatype", ""), language))


def _tsv_term(cell: str) -> Node:
    found = _TERM.fullmatch(cell)
    assert found, f"{cell!r} is not a term of Turtle"
    if found["iri"] is not None:
        return URIRef(found["iri"])
    if found["node"] is not None:
        return BNode(found["node"])
    if found["bool"] is not None:
        return literal(cell, datatype=f"{XSD}boolean")
    if (number := found["number"]) is not None:
        kind = "double" if "e" in number.lower() else "decimal" if "." in number else "integer"
        return literal(number, datatype=f"{XSD}{kind}")
    text = re.sub(r"\\(.)", lambda each: _ESCAPES.get(each[1], each[1]), found["text"])
    language = found["lang"] or ""
    return literal(text, language, _typed(found["type"] or "", language))


def _typed(datatype: str, language: str) -> str:
    return f"{RDF}langString" if language else datatype


def _from_result_set(graph: Graph, found: Node) -> Table:
    indexes: list[tuple[int, Row]] = []
    ordered = False
    for solution in graph.objects(found, RS.solution):
        index = graph.value(solution, RS["index"])
        ordered = ordered or index is not None
        indexes.append((int(str(index or 0)), dict(_bindings(graph, solution))))
    names = frozenset(str(each) for each in graph.objects(found, RS.resultVariable))
    rows = tuple(row for _, row in sorted(indexes, key=lambda each: each[0]))
    return Table(names, rows, ordered)


def _bindings(graph: Graph, solution: Node) -> Iterable[tuple[str, Node]]:
    for binding in graph.objects(solution, RS.binding):
        value = graph.value(binding, RS.value)
        assert value is not None
        yield str(graph.value(binding, RS.variable)), _plain(value)


def _plain(term: Node) -> Node:
    if not isinstance(term, Literal):
        return term
    language = term.language or ""
    return literal(str(term), language, _typed(str(term.datatype or ""), language))


def all_cases(suites: Iterable[str]) -> Iterator[Case]:
    """The tests of several suites."""
    for suite in suites:
        yield from read_cases(suite)
