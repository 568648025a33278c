"""The dataset of a query: the graphs that it sees by default and by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from lskg.sparql.lexer import Kind
from lskg.sparql.syntax_tree import Query


@dataclass(frozen=True, slots=True)
class Dataset:
    """IRIs of graphs: the default graph is the merge of some, others are seen by name."""

    default: tuple[str, ...]
    named: tuple[str, ...]


def stated(query: Query, base: str | None) -> Dataset | None:
    """The dataset that the FROM clauses of a query state; None when there are none.

    Args:
        query: the query.
        base: what relative IRIs of a query without BASE are relative to.

    >>> text = "PREFIX x: <urn:x:> SELECT * FROM x:a FROM NAMED <b> { ?s ?p ?o }"
    >>> stated(Query(text), "http://example.org/")
    Dataset(default=('urn:x:a',), named=('http://example.org/b',))
    """
    default: list[str] = []
    named: list[str] = []
    for at in query.where("FROM"):
        is_named = query.says(at + 1, "NAMED")
        name = query.tokens[min(at + 1 + is_named, len(query.tokens) - 1)]
        if name.kind in (Kind.IRI, Kind.PREFIXED):
            (named if is_named else default).append(name.text)
    if not default and not named:
        return None
    try:
        iris = absolute(query, [*default, *named], base)
    except SyntaxError:
        return None
    return Dataset(tuple(iris[: len(default)]), tuple(iris[len(default) :]))


def merged(store: ox.Store, dataset: Dataset) -> ox.Store:
    """A store whose default graph is the merge of several: each triple once.

    The engine gives a triple once for each of the default graphs that hold it, where
    https://www.w3.org/TR/sparql11-query/#unnamedGraph has a merge.
    """
    result = ox.Store()
    for iri in dataset.default:
        quads = store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
        result.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for iri in dataset.named:
        result.extend(store.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
    return result


def absolute(query: Query, names: Sequence[str], base: str | None) -> list[str]:
    """The IRIs of names as the engine understands them after the declarations of a query.

    Raises:
        SyntaxError: it does not understand them.
    """
    columns = " ".join(f"({name} AS ?g{at})" for at, name in enumerate(names))
    found = ox.Store().query(f"{query.prologue} SELECT {columns} {{}}", base_iri=base)
    assert isinstance(found, ox.QuerySolutions)
    row = next(iter(found))
    return [str(getattr(row[f"g{at}"], "value", "")) for at in range(len(names))]
