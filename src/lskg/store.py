"""The published graph, read-only: ask it SPARQL, get terms, or an answer in a format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from rdflib import Graph

from lskg.errors import QueryError, QueryRefused, StoreError
from lskg.formats import Formats as Formats
from lskg.query_faults import syntax_fault
from lskg.results import Found, acceptable, written
from lskg.service_clause import find_service
from lskg.vocabulary import Iris

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query as the SPARQL 1.1 Protocol carries it.

    Attributes:
        default_graphs: when not empty, these replace the dataset that the query names.
        named_graphs: likewise.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    formats: Formats = field(default_factory=Formats)


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer in one format."""

    media_type: str
    body: bytes


class Endpoint(Protocol):
    """What answers the queries of others."""

    def answer(self, request: QueryRequest) -> Answer:
        """Answer a query completely.

        Raises:
            QueryError: the query is malformed, or refused (`QueryRefused`).
            NotAcceptable: the answer is of a kind that no accepted format can hold.
            QueryTimeout: the query took longer than its limit.
            StoreBusy: too many queries are waiting.
        """
        ...


class Store:
    """The named graphs of one release, in memory.

    The default graph holds every triple of the named graphs once, so that a query without FROM
    sees their union and one with FROM sees what it names.
    """

    def __init__(self, store: ox.Store, base: str | None = None) -> None:
        self._store = store
        self._base = base

    @classmethod
    def open(cls, directory: Path) -> Store:
        """Load a release.

        Raises:
            StoreError: a file is missing or is not what the build writes.
        """
        path = directory / "build.json"
        try:
            release = json.loads(path.read_text(encoding="utf-8"))
            base, graphs = release["base"], release["graphs"].items()
            store = ox.Store()
            for name, iri in graphs:
                path = directory / "graph" / f"{name}.nt"
                _fill(store, iri, path.read_bytes())
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}.") from None
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:
            raise StoreError(f"{path} cannot be loaded: {error}.") from None
        return cls(_with_union(store), base)

    @classmethod
    def load(cls, graphs: Mapping[str, bytes], base: str | None = None) -> Store:
        """Make a store of N-Triples by graph IRI.

        Args:
            graphs: the named graphs.
            base: what relative IRIs of a query without BASE are relative to.
        """
        store = ox.Store()
        for iri, data in graphs.items():
            _fill(store, iri, data)
        return cls(_with_union(store), base)

    @classmethod
    def from_graphs(cls, base: str, graphs: Mapping[str, Graph]) -> Store:
        """Make a store of graphs by short name."""
        iris = Iris(base)
        return cls.load(
            {
                str(iris.graph(name)): graph.serialize(format="nt", encoding="utf-8")
                for name, graph in graphs.items()
            },
            base,
        )

    @staticmethod
    def iri(value: str) -> ox.NamedNode:
        """An IRI as a term to bind.

        Raises:
            QueryError: the value is not an absolute IRI.
        """
        try:
            return ox.NamedNode(value)
        except ValueError as error:
            raise QueryError(f"<{value}> is not an absolute IRI: {error}.") from None

    def select(self, text: str, **bindings: Term) -> list[dict[str, Term]]:
        """The rows of a SELECT query of our own; a variable without a value is left out."""
        found = self._ask(text, bindings)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("A SELECT query is needed here.")
        names = [variable.value for variable in found.variables]
        return [{name: row[name] for name in names if row[name] is not None} for row in found]

    def table(
        self, text: str, **bindings: Term
    ) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
        """The variables of a SELECT query in order, and its rows; None where there is no value."""
        found = self._ask(text, bindings)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("A SELECT query is needed here.")
        names = tuple(variable.value for variable in found.variables)
        return names, [tuple(row[name] for name in names) for row in found]

    def rows(self, text: str) -> list[dict[str, str]]:
        """The rows of a SELECT query as strings; a variable without a value is left out."""
        return [
            {name: str(getattr(term, "value", term)) for name, term in row.items()}
            for row in self.select(text)
        ]

    def ask(self, text: str, **bindings: Term) -> bool:
        """The truth value of an ASK query of our own."""
        found = self._ask(text, bindings)
        if not isinstance(found, ox.QueryBoolean):
            raise QueryError("An ASK query is needed here.")
        return bool(found)

    def construct(self, text: str, media_type: str, **bindings: Term) -> bytes:
        """The graph of a CONSTRUCT query of our own, in an order that does not change."""
        found = self._ask(text, bindings)
        if not isinstance(found, ox.QueryTriples):
            raise QueryError("A CONSTRUCT query is needed here.")
        return written(sorted(set(found), key=str), media_type)

    def evaluate(
        self, text: str, default_graphs: tuple[str, ...] = (), named_graphs: tuple[str, ...] = ()
    ) -> Found:
        """Begin to evaluate a query of others; nothing it names is fetched."""
        if (place := find_service(text)) is not None:
            raise QueryRefused("SERVICE is refused: this service asks no other server.", *place)
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
        named: list[ox.NamedNode | ox.BlankNode]
        default = [self.iri(each) for each in default_graphs]
        named = [self.iri(each) for each in named_graphs]
        try:
            if default or named:
                return self._store.query(
                    text, base_iri=self._base, default_graph=default, named_graphs=named
                )
            return self._store.query(text, base_iri=self._base)
        except SyntaxError as error:
            raise syntax_fault(text, str(error)) from None

    def _ask(self, text: str, bindings: Mapping[str, Term]) -> Found:
        terms = {ox.Variable(name): term for name, term in bindings.items()}
        try:
            return self._store.query(text, base_iri=self._base, substitutions=terms)
        except SyntaxError as error:
            raise syntax_fault(text, str(error)) from None


def _fill(store: ox.Store, iri: str, data: bytes) -> None:
    """Load N-Triples into a named graph."""
    store.bulk_load(data, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(iri))


def _with_union(store: ox.Store) -> ox.Store:
    """The store, with the triples of its named graphs in its default graph too."""
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return store


class InProcess:
    """Answers in the calling process, without a limit of time; for the command line and tests."""

    def __init__(self, store: Store, max_bytes: int | None = None) -> None:
        self._store = store
        self._max_bytes = max_bytes

    def answer(self, request: QueryRequest) -> Answer:
        """Answer a query completely; see `Endpoint`."""
        try:
            found = self._store.evaluate(request.text, request.default_graphs, request.named_graphs)
            media_type = acceptable(found, request.formats)
            return Answer(media_type, written(found, media_type, self._max_bytes))
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"The query cannot be answered: {error}.") from None
