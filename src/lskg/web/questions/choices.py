"""What a reader may choose in a question: the values that the graph has, by short names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process

from lskg.sparql.bindings import value_of, with_value
from lskg.sparql.query_files import Parameter, Query
from lskg.sparql.syntax_tree import Query as SyntaxTree
from lskg.text.slugs import fold
from lskg.web.http.parameters import Malformed, word
from lskg.web.language import Text, choose
from lskg.web.view.graph_index import GraphIndex
from lskg.web.view.localized import Reader

_LAST = re.compile("[/#:]")


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be chosen."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter with its values, in a form.

    Attributes:
        key: of the value that is chosen, or an empty string for all.
        has_all: whether no value need be chosen.
    """

    name: str
    label: Text
    options: tuple[Option, ...]
    key: str
    has_all: bool


class Choices:
    """The values of the parameters of questions; each is looked up once."""

    def __init__(self, index: GraphIndex) -> None:
        self._index = index
        self._found: dict[tuple[str, str], Mapping[str, str]] = {}

    def of(self, query: Query, parameter: Parameter) -> Mapping[str, str]:
        """The IRIs that a parameter may have, by the ends that tell them apart."""
        place = (query.name, parameter.name)
        if place not in self._found:
            text = f"SELECT DISTINCT ?{parameter.name} WHERE {{ {parameter.values} }}"
            rows = self._index.connection.select(text)
            iris = {row[parameter.name]["value"] for row in rows if parameter.name in row}
            default = value_of(SyntaxTree(query.body), parameter.name)
            self._found[place] = keys(iris | ({default} if default else set()))
        return self._found[place]

    def chosen(self, query: Query) -> dict[str, str]:
        """The IRIs that this request chooses, by the names of parameters.

        Raises:
            Malformed: the graph has no such value.
        """
        found = {}
        for parameter in query.parameters:
            if value := word(parameter.name):
                known = self.of(query, parameter)
                iri = value if value in known.values() else known.get(value)
                if iri is None:
                    raise Malformed(
                        "The parameter “{name}” has no value “{value}” here; the form of the page "
                        "has those that there are.",
                        name=parameter.name,
                        value=value,
                    )
                found[parameter.name] = iri
        return found

    def named(self, reader: Reader, query: Query, wanted: Mapping[str, str]) -> dict[str, str]:
        """The IRIs of parameters by names of these; by IRI, by its end, or by what it is called.

        Raises:
            Malformed: the graph has no such value.
        """
        found = {}
        for parameter in query.parameters:
            if value := wanted.get(parameter.name):
                known = self.of(query, parameter)
                called = {fold(reader.label(iri).words): iri for iri in known.values()}
                iri = value if value in known.values() else known.get(value)
                iri = iri or called.get(fold(value))
                if iri is None:
                    near = [each for each, _, _ in process.extract(value, [*known], limit=3)]
                    raise Malformed(
                        "The parameter “{name}” has no value “{value}”; near to it are {values}.",
                        name=parameter.name,
                        value=value,
                        values=", ".join(near),
                    )
                found[parameter.name] = iri
        return found

    def form(self, reader: Reader, query: Query, chosen: Mapping[str, str]) -> tuple[Choice, ...]:
        """The parameters of a question with their values, by name."""
        return tuple(self._choice(reader, query, each, chosen) for each in query.parameters)

    def _choice(
        self, reader: Reader, query: Query, parameter: Parameter, chosen: Mapping[str, str]
    ) -> Choice:
        known = self.of(query, parameter)
        default = value_of(SyntaxTree(query.body), parameter.name)
        iri = chosen.get(parameter.name) or default
        options = [Option(key, reader.label(iri)) for key, iri in known.items()]
        return Choice(
            name=parameter.name,
            label=choose(reader.language, parameter.vi, parameter.en),
            options=tuple(sorted(options, key=lambda each: (fold(each.text.words), each.key))),
            key=next((key for key, each in known.items() if each == iri), ""),
            has_all=default is None,
        )


def with_values(query: Query, chosen: Mapping[str, str]) -> SyntaxTree:
    """A question with the values that are chosen."""
    tree = SyntaxTree(query.body)
    for parameter in query.parameters:
        if parameter.name in chosen:
            iri = chosen[parameter.name]
            tree = with_value(tree, parameter.name, iri, parameter.narrows)
    return tree


def keys(iris: set[str]) -> dict[str, str]:
    """IRIs by their last parts, or by more of them where two have the same.

    >>> keys({"urn:x/a/b", "urn:x/c"})
    {'b': 'urn:x/a/b', 'c': 'urn:x/c'}
    >>> keys({"urn:x/a/b", "urn:x/c/b"})
    {'a/b': 'urn:x/a/b', 'c/b': 'urn:x/c/b'}
    """
    ends = Counter(_LAST.split(iri)[-1] for iri in iris)

    def key(iri: str) -> str:
        *_, before, end = _LAST.split(iri)
        return end if ends[end] == 1 else f"{before}/{end}"

    return {key(iri): iri for iri in sorted(iris)}
