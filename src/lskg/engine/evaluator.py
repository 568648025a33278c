"""A query of others, evaluated as the standard says; nothing it names is fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from sys import getsizeof
from typing import TypeVar

import pyoxigraph as ox

from lskg.cache import Cache
from lskg.engine.endpoint import QueryRequest
from lskg.engine.serialize import Found
from lskg.errors import LskgError, QueryError, QueryRefused
from lskg.sparql import codepoints, select_star
from lskg.sparql.dataset import Dataset, merged, stated
from lskg.sparql.lexer import depth
from lskg.sparql.prefixes import undeclared
from lskg.sparql.rewrite import conformance, exists, top_k
from lskg.sparql.rewrite.cardinality import PatternCounts
from lskg.sparql.service.find import find_service
from lskg.sparql.service.inline import ServiceNeeded, service_calls, with_answers
from lskg.sparql.syntax_errors import syntax_fault
from lskg.sparql.syntax_tree import Query

T = TypeVar("T")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

#: What a query must be read for before the engine gets it; most queries have none of it.
_CONCERNED = re.compile(
    r"FROM|GROUP_CONCAT|GRAPH|EXISTS|ORDER|OPTIONAL|BIND|COALESCE|CONCAT|[*|]", re.IGNORECASE
)

#: What stands between triples, and how many of it there are where their order matters.
_SEPARATORS = re.compile(r"[.;]\s")
_TRIPLES = 2
#: How the engine says that it cannot answer a query.
_FAILURES = (SyntaxError, ValueError, RuntimeError, OSError)
#: The engine reads brackets in one another by recursion.
_DEEPEST = 500
#: Bytes of prepared queries that are kept, and of one of them.
_KEPT = 1_000_000
_LONGEST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Graphs:
    """What queries are evaluated over.

    Attributes:
        store: the named graphs, and the merge of those that are not apart as the default graph.
        base: what relative IRIs of a query without BASE are relative to.
        inferred: IRIs of the graphs of inferred statements.
        apart: IRIs of the graphs that are seen by their names alone.
        disjoint: whether no triple is in two of the named graphs.
    """

    store: ox.Store
    base: str | None
    inferred: frozenset[str]
    apart: frozenset[str]
    disjoint: bool

    def names(self, inference: bool = True) -> tuple[str, ...]:
        """The named graphs, with or without the inferred ones."""
        names = (str(getattr(each, "value", "")) for each in self.store.named_graphs())
        return tuple(sorted(each for each in names if inference or each not in self.inferred))

    def query(self, text: str, bindings: dict[ox.Variable, Term] | None = None) -> Found:
        """The answer over all graphs.

        Raises:
            SyntaxError: the query is malformed.
        """
        return self.store.query(
            text,
            base_iri=self.base,
            prefixes=undeclared(text),
            substitutions=bindings,
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query in the words that the engine gets.

    Attributes:
        fast: those that are answered faster.
        plain: those of the query, but for what the engine does not answer as the standard says.
        dataset: its dataset; None for all graphs.
    """

    fast: str
    plain: str
    dataset: Dataset | None


class Evaluator:
    """Evaluates queries; what a query was prepared to is kept for when it is asked again."""

    def __init__(self, graphs: Graphs) -> None:
        self._graphs = graphs
        self._prepared: Cache[Hashable, Prepared] = Cache(_KEPT, _size, _LONGEST_KEPT)
        self._counts = PatternCounts(graphs.store, graphs.base)

    def evaluate(self, request: QueryRequest) -> Found:
        """Begin to evaluate a query; see `answer`."""
        return self.answer(request, lambda found: found)

    def answer(self, request: QueryRequest, read: Callable[[Found], T]) -> T:
        """Evaluate a query, and read what is found.

        What fails at any point in the words that are answered faster is answered in its own; see
        decision 28.

        Args:
            request: the query.
            read: makes the answer of what is found.

        Raises:
            QueryError: the query is malformed, or refused (`QueryRefused`).
            ServiceNeeded: other servers must be asked first, and may be.
            ValueError, RuntimeError, OSError: the engine cannot answer it.
        """
        edits = codepoints.escapes(request.text)
        if not edits:
            try:
                return self._answer(request, read)
            except UnicodeEncodeError as error:
                raise syntax_fault(request.text, str(error)) from None
        decoded = replace(request, text=codepoints.decoded(request.text))
        try:
            return self._answer(decoded, read)
        except QueryError as error:
            raise codepoints.as_written(error, request.text, edits) from None

    def _answer(self, request: QueryRequest, read: Callable[[Found], T]) -> T:
        brackets = sum(map(request.text.count, "{(["))
        if brackets > _DEEPEST and depth(request.text) > _DEEPEST:
            raise QueryRefused("The query is nested too deeply to be answered.")
        text = _with_services(self._graphs, request)
        bindings = _terms(request.bindings)
        try:
            prepared = self._prepare(request, text)
        except SyntaxError as error:
            raise syntax_fault(text, str(error)) from None

        def ask(words: str) -> T:
            return read(_query(self._graphs, words, prepared.dataset, bindings))

        if prepared.fast != prepared.plain:
            with suppress(*_FAILURES):
                return ask(prepared.fast)
        if prepared.plain != text:
            with suppress(SyntaxError):
                return ask(prepared.plain)
        try:
            return ask(text)
        except SyntaxError as error:
            raise syntax_fault(text, str(error)) from None

    def _prepare(self, request: QueryRequest, text: str) -> Prepared:
        def prepare() -> Prepared:
            return _prepared(self._graphs, self._counts, request, text)

        if request.service_answers:
            return prepare()
        key = (text, request.default_graphs, request.named_graphs, request.inference)
        return self._prepared.get(key, prepare)


def iri(value: str) -> ox.NamedNode:
    """An IRI as a term.

    Raises:
        QueryError: the value is not an absolute IRI.
    """
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise QueryError(
            "<{value}> is not an absolute IRI: {reason}.", value=value, reason=str(error)
        ) from None


def _with_services(graphs: Graphs, request: QueryRequest) -> str:
    """The text of a query without SERVICE clauses."""
    text = request.text
    if find_service(text) is None:
        return text
    if request.asks_others:
        calls = service_calls(Query(text), graphs.base)
        if request.service_answers is None:
            raise ServiceNeeded(calls)
        text = with_answers(text, calls, request.service_answers)
    if (place := find_service(text)) is not None:
        raise QueryRefused(
            "SERVICE is refused: this service asks no other server.",
            *place,
        )
    return text


def _dataset(graphs: Graphs, request: QueryRequest, query: Query) -> Dataset | None:
    """The dataset of a query, each graph once; None for all graphs."""
    if request.default_graphs or request.named_graphs:
        dataset = Dataset(request.default_graphs, request.named_graphs)
    elif (of_query := stated(query, graphs.base)) is not None:
        dataset = of_query
    elif not request.inference:
        asserted = graphs.names(inference=False)
        dataset = Dataset(asserted, asserted)
    else:
        return None
    return Dataset(tuple(dict.fromkeys(dataset.default)), tuple(dict.fromkeys(dataset.named)))


def _prepared(graphs: Graphs, counts: PatternCounts, request: QueryRequest, text: str) -> Prepared:
    if not _CONCERNED.search(text) and len(_SEPARATORS.findall(text)) < _TRIPLES:
        return Prepared(text, text, _dataset(graphs, request, Query("")))
    query = Query(text)
    select_star.refuse_star_with_groups(query)
    dataset = _dataset(graphs, request, query)
    query = select_star.with_names(query, graphs.base)

    def names() -> Sequence[str]:
        return dataset.named if dataset else graphs.names()

    plain = fast = conformance.corrected(query, names)
    # It is answered without what is only faster, whatever keeps it from that.
    with suppress(*_FAILURES, LskgError, LookupError, ArithmeticError):
        fast = conformance.corrected(_rewritten(query, counts, dataset), names)
    return Prepared(fast, plain, dataset)


def _rewritten(query: Query, counts: PatternCounts, dataset: Dataset | None) -> Query:
    """A query in the words that are answered faster."""
    count = counts.after(query.prologue)
    if dataset is None:
        # What is counted is the default graph of the store.
        numbers = partial(counts.numbers, query.prologue)
        query = top_k.narrowed(query, numbers, partial(counts.rows, query.prologue))
    return exists.rewritten(query, count)


def _terms(bindings: Iterable[tuple[str, str]]) -> dict[ox.Variable, Term]:
    return {ox.Variable(name): iri(value) for name, value in bindings}


def _query(
    graphs: Graphs, text: str, dataset: Dataset | None, bindings: dict[ox.Variable, Term]
) -> Found:
    if dataset is None:
        return graphs.query(text, bindings)
    store = graphs.store
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named: list[ox.NamedNode | ox.BlankNode]
    default = [iri(each) for each in dataset.default]
    named = [iri(each) for each in dataset.named]
    if len(default) > 1 and not graphs.disjoint:
        store, default = merged(store, dataset), [ox.DefaultGraph()]
    return store.query(
        text,
        base_iri=graphs.base,
        prefixes=undeclared(text),
        default_graph=default,
        named_graphs=named,
        substitutions=bindings,
    )


def _size(key: Hashable, prepared: Prepared) -> int:
    text = key[0] if isinstance(key, tuple) else ""
    return getsizeof(text) + getsizeof(prepared.fast) + getsizeof(prepared.plain) + 1024
