"""The published graph for analysts: ask it SPARQL from Python, get terms, rows or a data frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Literal
from rdflib.term import Identifier

from lskg.engine.store import Store, Term
from lskg.errors import QueryError
from lskg.rdf.ntriples import to_rdflib

if TYPE_CHECKING:
    import pandas as pd

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {"integer", "nonNegativeInteger", "positiveInteger", "int", "long", "gYear"}
_BINARY = {"double", "float"}

Value = str | int | float | bool | Decimal | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT query.

    Attributes:
        columns: the variables, in the order of the query.
        terms: the terms of each row, or None where a variable has no value.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Identifier | None, ...], ...]

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Identifier | None]]:
        """The rows as rdflib terms by variable."""
        for row in self.terms:
            yield dict(zip(self.columns, row, strict=True))

    def values(self) -> list[dict[str, Value]]:
        """The rows as plain values, which Arrow and data frames take as they are.

        IRIs and texts are strings, decimals are exact.
        """
        return [
            {name: plain(term) for name, term in zip(self.columns, row, strict=True)}
            for row in self.terms
        ]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame, decimals as floating-point numbers.

        Raises:
            ImportError: pandas is not installed; `pip install pandas`.
        """
        import pandas as pd

        rows = [
            {name: float(each) if isinstance(each, Decimal) else each for name, each in row.items()}
            for row in self.values()
        ]
        return pd.DataFrame(rows, columns=list(self.columns))


class Graph:
    """The published graph, read-only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def query(self, text: str, **bindings: str) -> Rows:
        """Answer a SELECT query.

        Args:
            text: the query; prefixes must be declared.
            bindings: IRIs for variables of the query.

        Raises:
            QueryError: the query is malformed, or no SELECT query.
        """
        terms: dict[str, Term] = {name: self._store.iri(iri) for name, iri in bindings.items()}
        columns, rows = self._store.table(text, **terms)
        try:
            nodes = [[None if each is None else to_rdflib(each) for each in row] for row in rows]
        except ValueError:
            raise QueryError("A quoted triple cannot be a term of rdflib.") from None
        return Rows(columns, tuple(map(tuple, nodes)))

    def ask(self, text: str) -> bool:
        """The truth value of an ASK query."""
        return self._store.ask(text)


def open_graph(path: Path | str = "build") -> Graph:
    """Open the published graph of a checkout.

    Args:
        path: the folder `build`, or a release in it.

    Raises:
        StoreError: there is no published graph.
    """
    folder = Path(path)
    if (folder / "current").exists():
        folder = folder / "current"
    return Graph(Store.open(folder))


def plain(term: Identifier | None) -> Value:
    """A term as a plain value.

    >>> from rdflib import URIRef
    >>> plain(Literal("1.50", datatype=URIRef(_XSD + "decimal")))
    Decimal('1.50')
    >>> plain(URIRef("urn:x")), plain(None)
    ('urn:x', None)
    """
    if term is None or not isinstance(term, Literal) or term.datatype is None:
        return None if term is None else str(term)
    kind = str(term.datatype).removeprefix(_XSD)
    text = str(term)
    readers: dict[str, Any] = {
        "boolean": lambda: text in {"true", "1"},
        "decimal": lambda: Decimal(text),
        **dict.fromkeys(_WHOLE, lambda: int(text)),
        **dict.fromkeys(_BINARY, lambda: float(text)),
    }
    value: Value = readers.get(kind, lambda: text)()
    return value
