"""The questions as the service description tells them: https://www.w3.org/TR/shacl-af/."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.sparql.bindings import value_of
from lskg.sparql.query_files import Parameter, Query
from lskg.sparql.syntax_tree import Query as SyntaxTree


@dataclass(frozen=True, slots=True)
class Executable:
    """A question with the values that its parameters have where none is chosen.

    Attributes:
        parameters: each with an IRI, or None where all values count.
    """

    query: Query
    parameters: tuple[tuple[Parameter, str | None], ...]


def executables(queries: list[Query]) -> list[Executable]:
    """Questions with the defaults of their parameters."""
    return [
        Executable(
            query,
            tuple((each, value_of(SyntaxTree(query.body), each.name)) for each in query.parameters),
        )
        for query in queries
    ]
