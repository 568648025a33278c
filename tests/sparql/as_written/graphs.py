"""Graphs that random queries are asked of, each beside the engine without anything before it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
from tests.sparql.as_written.words import Vocabulary

from lskg.engine.store import Store
from lskg.namespaces import PREFIXES
from lskg.sparql.dataset import Dataset, merged
from lskg.sparql.prefixes import undeclared

_SMALL = "http://x/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LITERALS = [
    "1", "2", "3", "1.0", "1.5", "1e0", "-1", "true", '"x"', '"x"@vi', '"x"@en', '"1"', '""',
    f'"2"^^<{_XSD}integer>', f'"01"^^<{_XSD}integer>', '"x"^^<http://x/d>',
    f'"2024-01-01"^^<{_XSD}date>', f'"2024-01-01T00:00:00Z"^^<{_XSD}dateTime>',
]  # fmt: skip
_NUMBERS = ["1", "2", "2.5", "10", "-3", "0.5", "7", "7.0"]
_KEPT = 40


@dataclass
class Comparison:
    """A store of ours, and the engine over the same triples.

    Attributes:
        store: what is tried.
        vocabulary: what its graphs are made of.
    """

    store: Store
    vocabulary: Vocabulary
    _merged: dict[tuple[tuple[str, ...], tuple[str, ...]], ox.Store] = field(default_factory=dict)

    def bare(
        self, query: str, default: tuple[str, ...], named: tuple[str, ...]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """The answer of the engine to a query as it is, over a merge of the graphs."""
        graphs = self.store._graphs
        if not default and not named:
            named = graphs.names()
            default = tuple(each for each in named if each not in graphs.apart)
        if (default, named) not in self._merged:
            if len(self._merged) > 20:
                self._merged.clear()
            self._merged[default, named] = merged(graphs.store, Dataset(default, named))
        return self._merged[default, named].query(
            query, base_iri=graphs.base, prefixes=undeclared(query)
        )


def small(seed: str) -> Comparison:
    """A few random triples in several graphs, some of them in two."""
    pick = random.Random(seed)
    nodes = [f"{_SMALL}n{number}" for number in range(pick.choice([2, 2, 3, 4]))]
    verbs = [f"{_SMALL}{name}" for name in "pqr"][: pick.choice([2, 3])]
    graphs = [f"{_SMALL}g{number}" for number in range(pick.choice([0, 1, 2, 3, 4]))] or nodes[:1]
    numeric = pick.choice([verbs[-1], None])
    classes = [nodes[0], nodes[1], f"{_SMALL}C"]
    lines: dict[str, list[str]] = {graph: [] for graph in graphs}
    values: dict[str, list[str]] = {}
    for _ in range(pick.choice([0, 8, 20, 30, 30, 40])):
        verb = pick.choice([*verbs, _TYPE])
        value = f"<{pick.choice([*nodes * 4, *graphs])}>"
        if verb == _TYPE:
            value = f"<{pick.choice(classes)}>"
        elif verb == numeric:
            value = pick.choice(_NUMBERS)
        elif pick.random() < 0.2:
            value = pick.choice(_LITERALS)
        values.setdefault(verb, []).append(value)
        line = f"<{pick.choice([*nodes * 4, *graphs])}> <{verb}> {value} ."
        for graph in pick.sample(graphs, min(len(graphs), pick.choice([1, 1, 1, 2]))):
            lines[graph].append(line)
    names = {"": _SMALL, "x": _SMALL, "xsd": _XSD, "x.y-1": f"{_SMALL}n"}
    everything = [*nodes, *graphs, f"{_SMALL}none"]
    subjects = dict.fromkeys((*verbs, _TYPE), everything)
    terms = {
        verb: [*values.get(verb, []), f"<{pick.choice(everything)}>", *pick.sample(_LITERALS, 3)]
        for verb in verbs
    }
    terms[_TYPE] = [f"<{each}>" for each in classes]
    store = Store.load({graph: _n_triples(each) for graph, each in lines.items()}, _SMALL)
    named = store._graphs.names()
    return Comparison(store, Vocabulary(subjects, terms, named, names, is_small=True))


def published(directory: Path) -> Comparison:
    """The graph of a release."""
    store = Store.open(directory)
    names = store._graphs.names()
    seen = tuple(each for each in names if each not in store._graphs.apart)
    union = merged(store._graphs.store, Dataset(seen, ()))
    subjects: dict[str, list[str]] = {}
    values: dict[str, list[str]] = {}
    pick = random.Random(0)
    verbs = union.query("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)")
    assert isinstance(verbs, ox.QuerySolutions)
    for verb in sorted(row[0].value for row in verbs):
        quads = [*union.quads_for_pattern(None, ox.NamedNode(verb), None)]
        quads.sort(key=str)
        for quad in pick.sample(quads, min(_KEPT, len(quads))):
            if isinstance(quad.subject, ox.NamedNode):
                subjects.setdefault(verb, []).append(quad.subject.value)
            if not isinstance(quad.object, ox.BlankNode) and " " not in str(quad.object):
                values.setdefault(verb, []).append(str(quad.object))
    subjects_of = {verb: set(each) for verb, each in subjects.items()}
    together: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for verb in sorted(subjects_of):
        values_of = {each[1:-1] for each in values.get(verb, ()) if each[0] == "<"}
        together[verb] = [each for each in _verbs(union, subjects_of[verb]) if each in values]
        after[verb] = [each for each in _verbs(union, values_of) if each in values]
    common = {verb: each for verb, each in subjects.items() if verb in values}
    return Comparison(
        store,
        Vocabulary(
            common,
            {verb: values[verb] for verb in common},
            names,
            dict(PREFIXES),
            is_small=False,
            together=together,
            after=after,
        ),
    )


def _verbs(store: ox.Store, subjects: Iterable[str]) -> list[str]:
    """Properties of some subjects."""
    quads = (store.quads_for_pattern(ox.NamedNode(each), None, None) for each in subjects)
    return sorted({quad.predicate.value for each in quads for quad in each})


def _n_triples(lines: list[str]) -> bytes:
    turtle = "\n".join(lines).encode()
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return b"".join(f"{triple} .\n".encode() for triple in triples)
