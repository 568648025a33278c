"""Random graphs, and random queries of all that is rewritten, in any punctuation."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence

import pyoxigraph as ox
from hypothesis import strategies as st

from lskg.sparql.patterns import Count, Triple

HEAD = "PREFIX : <urn:x:> "
NODES = [f":n{number}" for number in range(5)]
VERBS = [":p", ":q", "a"]
VARIABLES = ["?a", "?b", "?c", "?d"]
WORDS = st.sampled_from([*VARIABLES, *VARIABLES, *NODES, "1", "'x'@vi"])
SUBJECTS = st.sampled_from([*VARIABLES, *VARIABLES, *NODES])
PLAIN = st.builds(
    "{} {} {}".format, SUBJECTS, st.sampled_from([*VERBS, ":p/:q", "^:p", "?v"]), WORDS
)
PATHS = st.builds(
    "{} {} {}".format, SUBJECTS, st.sampled_from([":p+", ":p*", "(:p|^:q)+", "^:q*"]), WORDS
)


def block(kind: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    """Triples one after another."""
    return st.lists(kind, min_size=least, max_size=most).map(" . ".join)


TRIPLE = st.tuples(
    st.sampled_from(NODES),
    st.sampled_from([":p", ":q", "a"]),
    st.sampled_from([*NODES, "1", "'x'@vi"]),
)
DATA = st.lists(TRIPLE, max_size=18)
EXISTS = st.builds(
    "FILTER {}EXISTS {{ {} }}".format, st.sampled_from(["", "NOT "]), block(PLAIN, 2, 4)
)
VARIABLE = st.sampled_from(VARIABLES)
MAIN = st.builds("{} {} {}".format, VARIABLE, st.sampled_from([*VERBS, ":p/:q", "^:p"]), VARIABLE)
CHECK = st.builds("{} {} {}".format, VARIABLE, st.sampled_from(VERBS), st.sampled_from(NODES))
ANTI_JOIN = st.builds(
    "FILTER NOT EXISTS {{ {} }}".format,
    st.lists(CHECK, max_size=2).flatmap(
        lambda checks: MAIN.map(lambda main: " . ".join([*checks, main]))
    ),
)
JOIN = st.lists(
    st.builds(
        "{} {} {}".format,
        VARIABLE,
        st.sampled_from([*VERBS, "?v"]),
        st.sampled_from([*VARIABLES, *VARIABLES, "?v"]),
    ),
    min_size=3,
    max_size=6,
).map(" . ".join)
CONDITION = st.builds(
    "FILTER({})".format,
    st.sampled_from(["BOUND(?a)", "?a = ?b", "!BOUND(?c) || ?c != ?d", "1<2", "ISIRI(?b)"]),
)
OPTIONAL = st.one_of(
    block(PLAIN, 1, 2).map("OPTIONAL {{ {} }}".format),
    st.builds("OPTIONAL {{ {} {} }}".format, block(PLAIN, 1, 2), CONDITION),
    st.builds("OPTIONAL {{ {} {} }}".format, block(PLAIN, 1, 2), ANTI_JOIN),
    st.builds("OPTIONAL {{ {} OPTIONAL {{ {} }} {} }}".format, PLAIN, PLAIN, MAIN),
)
OTHER = st.one_of(
    st.builds("MINUS {{ {} {} }}".format, block(PLAIN, 1, 2), EXISTS),
    st.builds("MINUS {{ {} }}".format, block(PLAIN, 1, 2)),
    st.builds("{{ SELECT ?a ?b {{ {} {} }} }}".format, block(PLAIN, 1, 2), ANTI_JOIN),
    st.builds("{{ {} }} UNION {{ {} {} }}".format, block(PLAIN, 1, 2), block(PLAIN, 1, 2), EXISTS),
    st.just("VALUES ?a { :n1 :n2 UNDEF }"),
)
BIND = st.one_of(
    st.builds("BIND(EXISTS {{ {} }} AS ?e)".format, block(PLAIN, 2, 3)),
    st.sampled_from(["BIND(STR(?a) AS ?e)", "BIND(?b AS ?e)", "BIND(COALESCE(?c, ?d) AS ?e)"]),
)
TRIPLES = st.one_of(JOIN, block(PLAIN, 1, 3), block(MAIN, 1, 2), block(PATHS, 1, 2))
CLAUSE = st.one_of(EXISTS, ANTI_JOIN, ANTI_JOIN, OPTIONAL, OPTIONAL, OTHER, BIND, CONDITION)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Triples and clauses in any order; a dot is where one must be, and where one may be."""
    parts: list[str] = []
    follows_triples = False
    for is_clause in draw(st.lists(st.booleans(), min_size=1, max_size=5)):
        part = draw(CLAUSE if is_clause else TRIPLES)
        if "AS ?e" in part and any("AS ?e" in each for each in parts):
            continue
        if not is_clause and any("AS ?e" in each for each in parts) and draw(st.booleans()):
            part = part.replace("?d", "?e")
        must = follows_triples and not is_clause
        may = draw(st.booleans()) and bool(parts)
        parts += [".", part] if must or may else [part]
        follows_triples = not is_clause
    end = " ." if draw(st.booleans()) and parts else ""
    return f"{HEAD}SELECT ?a ?b ?c ?d ?v ?e {{ {' '.join(parts)}{end} }}"


def store_of(data: list[tuple[str, str, str]]) -> ox.Store:
    """A store with some triples."""
    store = ox.Store()
    inside = " . ".join(" ".join(triple) for triple in data)
    store.update(f"{HEAD}INSERT DATA {{ {inside} }}")
    return store


def bag(store: ox.Store, query: str) -> Counter[tuple[str, ...]]:
    """The rows of a query, each as often as it is there."""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return Counter(tuple(str(term) for term in row) for row in found)


def many(triples: Sequence[Triple], limit: int) -> int:
    """As if each pattern had as many rows as make MINUS the faster way."""
    return min(limit, 100_000)


def any_count(seed: int) -> Count:
    """Numbers with which triples come in any order, and in parts with enough rows."""

    def count(triples: Sequence[Triple], limit: int) -> int:
        number = zlib.crc32(f"{seed}{triples[0].text}".encode()) % 1000
        return min(limit, number if len(triples) == 1 else 1000 + number)

    return count
