"""The published graph, read-only: ask it SPARQL, get terms, or an answer in a format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from lskg.engine.endpoint import NOBODY, Client
from lskg.engine.endpoint import Answer as Answer
from lskg.engine.endpoint import Endpoint as Endpoint
from lskg.engine.endpoint import QueryRequest as QueryRequest
from lskg.engine.evaluator import Evaluator, Graphs, iri
from lskg.engine.evaluator import Term as Term
from lskg.engine.serialize import Found, acceptable, written
from lskg.errors import QueryError, StoreError
from lskg.iris import APART_GRAPHS, INFERRED_GRAPHS
from lskg.sparql.media_types import Formats as Formats
from lskg.sparql.syntax_errors import syntax_fault

if TYPE_CHECKING:
    from rdflib import Graph

    from lskg.iris import Iris

_TWO = 2
#: Bytes that are read at once.
_BLOCK = 1 << 20
T = TypeVar("T")


class Store:
    """The named graphs of one release, in memory.

    A query without FROM sees the merge of those that are not apart, and each by its name; one with
    FROM sees what it names.

    Attributes:
        base: what relative IRIs of a query without BASE are relative to.
        disjoint: whether no triple is in two of the named graphs.
    """

    def __init__(
        self,
        named: ox.Store,
        base: str | None = None,
        disjoint: bool | None = None,
    ) -> None:
        """Take a store.

        Args:
            named: the triples in named graphs; nothing may be in the default graph.
            base: what relative IRIs of a query without BASE are relative to.
            disjoint: whether no triple is in two of the named graphs; None to look.
        """
        self.base = base
        self.disjoint = _are_disjoint(named) if disjoint is None else disjoint
        inferred, apart = (
            frozenset(f"{base}graph/{name}" for name in names)
            for names in (INFERRED_GRAPHS, APART_GRAPHS)
        )
        self._graphs = Graphs(named, base, inferred, apart, self.disjoint)
        self._evaluator = Evaluator(self._graphs)
        others = ", ".join(f'"{each}"' for each in apart)
        named.update(
            "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } "
            f"FILTER(STR(?g) NOT IN ({others})) }}"
        )

    @classmethod
    def open(cls, directory: Path) -> Store:
        """Load a release.

        Raises:
            StoreError: a file is missing or is not what the build writes, also where it has more or
                fewer triples than that says.
        """
        path = directory / "build.json"
        try:
            release = json.loads(path.read_text(encoding="utf-8"))
            base, graphs = release["base"], release["graphs"]
            for name in graphs:
                path = directory / "graph" / f"{name}.nt"
                _check_count(path, _lines(path), release["triples"][name])
            return cls.read(directory, graphs, base, release.get("disjoint"))
        except OSError as error:
            raise StoreError(f"{path}: {error.strerror}.") from None
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:
            raise StoreError(f"{path} cannot be loaded: {error}.") from None

    @classmethod
    def read(
        cls, directory: Path, graphs: Mapping[str, str], base: str, disjoint: bool | None = None
    ) -> Store:
        """Load graphs from the files of a release.

        Args:
            directory: of the release.
            graphs: IRIs of the graphs by the names of their files.
            base: what relative IRIs of a query without BASE are relative to.
            disjoint: whether no triple is in two of the graphs; None to look.

        Raises:
            OSError: a file cannot be read.
            SyntaxError: a file is not N-Triples.
        """
        named = ox.Store()
        for name, graph in graphs.items():
            _fill(named, graph, (directory / "graph" / f"{name}.nt").read_bytes())
        return cls(named, base, disjoint)

    @classmethod
    def load(
        cls,
        graphs: Mapping[str, bytes],
        base: str | None = None,
        disjoint: bool | None = None,
        quads: bytes = b"",
    ) -> Store:
        """Make a store of N-Triples by graph IRI.

        Args:
            graphs: the named graphs.
            base: what relative IRIs of a query without BASE are relative to.
            disjoint: whether no triple is in two of the graphs; None to look.
            quads: more of them, as N-Quads.
        """
        named = ox.Store()
        for name, data in graphs.items():
            _fill(named, name, data)
        named.bulk_load(quads, format=ox.RdfFormat.N_QUADS, lenient=True)
        return cls(named, base, disjoint)

    @classmethod
    def from_graphs(cls, iris: Iris, graphs: Mapping[str, Graph]) -> Store:
        """Make a store of graphs by kind."""
        return cls.load(
            {
                str(iris.graph(name)): graph.serialize(format="nt", encoding="utf-8")
                for name, graph in graphs.items()
            },
            iris.base,
        )

    @staticmethod
    def iri(value: str) -> ox.NamedNode:
        """An IRI as a term to bind.

        Raises:
            QueryError: the value is not an absolute IRI.
        """
        return iri(value)

    def select(self, text: str, **bindings: Term) -> list[dict[str, Term]]:
        """The rows of a SELECT query of our own; a variable without a value is left out."""
        names, rows = self.table(text, **bindings)
        return [
            {name: term for name, term in zip(names, row, strict=True) if term is not None}
            for row in rows
        ]

    def table(
        self, text: str, **bindings: Term
    ) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
        """The variables of a SELECT query in order, and its rows; None where there is no value."""
        found = self._ask(text, bindings)
        if not isinstance(found, ox.QuerySolutions):
            raise QueryError("A SELECT query is needed here.")
        names = tuple(variable.value for variable in found.variables)
        return names, [tuple(row) for row in found]

    def rows(self, text: str, **bindings: Term) -> list[dict[str, str]]:
        """The rows of a SELECT query as strings; a variable without a value is left out."""
        return [
            {name: str(getattr(term, "value", term)) for name, term in row.items()}
            for row in self.select(text, **bindings)
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
        return written(sorted(set(found), key=str), media_type).body

    def evaluate(self, request: QueryRequest | str) -> Found:
        """Begin to evaluate a query of others; see `lskg.engine.evaluator.Evaluator`."""
        whole = QueryRequest(request) if isinstance(request, str) else request
        return self._evaluator.evaluate(whole)

    def answer(self, request: QueryRequest, read: Callable[[Found], T]) -> T:
        """Answer a query of others; see `lskg.engine.evaluator.Evaluator`."""
        return self._evaluator.answer(request, read)

    def _ask(self, text: str, bindings: Mapping[str, Term]) -> Found:
        terms = {ox.Variable(name): term for name, term in bindings.items()}
        try:
            return self._graphs.query(text, terms)
        except SyntaxError as error:
            raise syntax_fault(text, str(error)) from None
        except RuntimeError as error:
            # Such as a variable to bind that SELECT does not name.
            raise QueryError("The query cannot be answered: {reason}.", reason=str(error)) from None


def _check_count(path: Path, found: int, expected: int) -> None:
    if found != expected:
        raise StoreError(
            f"{path} has {found:,} triples where the build wrote {expected:,}; run `lskg build`."
        )


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


def _fill(named: ox.Store, iri: str, data: bytes) -> None:
    """Load N-Triples into a named graph; what a build wrote has only valid IRIs."""
    form = ox.RdfFormat.N_TRIPLES
    named.bulk_load(data, format=form, to_graph=ox.NamedNode(iri), lenient=True)


def _are_disjoint(store: ox.Store) -> bool:
    """Whether no triple is in two of the named graphs."""
    if sum(1 for _ in store.named_graphs()) < _TWO:
        return True
    return not store.query("ASK { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(?g != ?h) }")


class InProcess:
    """Answers in the calling process, without a limit of time; for the command line and tests."""

    def __init__(
        self, store: Store, max_bytes: int | None = None, max_rows: int | None = None
    ) -> None:
        self._store = store
        self._max_bytes = max_bytes
        self._max_rows = max_rows

    def answer(self, request: QueryRequest, client: Client = NOBODY) -> Answer:
        """Answer a query completely; see `Endpoint`."""

        def read(found: Found) -> Answer:
            media_type = acceptable(found, request.formats)
            if not request.limited:
                return written(found, media_type)
            most = [each for each in (self._max_bytes, request.max_bytes) if each is not None]
            return written(found, media_type, min(most, default=None), self._max_rows)

        try:
            return self._store.answer(request, read)
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError("The query cannot be answered: {reason}.", reason=str(error)) from None
