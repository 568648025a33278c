"""Whether a query has the answer that it has by the engine alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from tests.sparql.as_written.graphs import Comparison
from tests.sparql.as_written.queries import RandomQuery

from lskg.engine.store import InProcess, QueryRequest
from lskg.errors import LskgError, QueryError
from lskg.sparql.codepoints import decoded
from lskg.sparql.media_types import N_TRIPLES, Formats

_MOST_ROWS = 20_000
_FAILURES = (SyntaxError, ValueError, RuntimeError)
#: What a service answers that the engine alone does not.
_ODD = re.compile(r"\\u|COALESCE|CONCAT", re.IGNORECASE)
#: Where it shows how often a row is there.
_COUNTED = re.compile(r"(COUNT|SUM|AVG|GROUP_CONCAT|LIMIT|OFFSET)\b")
Row = frozenset[tuple[str, str]]
#: A truth value, the statements of a graph, or the rows of a table and the values of its first key.
Answer = bool | Counter[str] | tuple[Counter[Row], list[str]]


class TooManyRows(Exception):
    """The answer is too large to be compared."""


def expected(comparison: Comparison, query: RandomQuery) -> tuple[Answer, Answer] | str:
    """The answer of the engine, and the one without a limit; what it says where it refuses.

    Raises:
        TooManyRows: it is too large.
    """
    try:
        if query.is_mutated:
            comparison.bare(query.text, (), ())
            return True, True
        limited, whole = (
            _answer(comparison.bare(text, query.default, query.named), query.key)
            for text in (query.right, query.unlimited)
        )
    except _FAILURES as error:
        return str(error) or "refused"
    return limited, whole


def difference(
    comparison: Comparison, query: RandomQuery, right: tuple[Answer, Answer] | str
) -> str:
    """What is not as the engine answers; nothing where all is."""
    endpoint = InProcess(comparison.store)
    request = QueryRequest(query.text, formats=Formats(graph=N_TRIPLES))
    try:
        answer = endpoint.answer(request)
    except QueryError as error:
        return "" if isinstance(right, str) or _is_refused(comparison, query) else f"{error}"
    except (LskgError, *_FAILURES) as error:
        return repr(error)
    if isinstance(right, str):
        is_odd = query.is_mutated and _ODD.search(query.text)
        return "" if is_odd else f"the engine refuses it: {right}"
    if query.is_mutated:
        return ""
    if answer.media_type == N_TRIPLES:
        found = _statements(
            quad.triple for quad in ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES)
        )
        # A blank node of a template stands once for each row.
        is_same = found == right[0]
        if query.is_reduced and isinstance(right[0], Counter):
            is_same = found.keys() == right[0].keys()
        return "" if is_same else _told(found, right[0])
    results = ox.parse_query_results(answer.body, ox.QueryResultsFormat.JSON)
    return _compared(query, _answer(results, query.key), *right)


def _compared(query: RandomQuery, found: Answer, limited: Answer, whole: Answer) -> str:
    if not isinstance(found, tuple) or not isinstance(whole, tuple):
        return "" if found == limited else _told(found, limited)
    assert isinstance(limited, tuple)
    if query.is_reduced and _COUNTED.search(query.right):
        return ""
    if query.is_reduced:
        is_same = set(found[0]) <= set(whole[0])
        is_same &= query.right != query.unlimited or set(found[0]) == set(limited[0])
    elif query.right != query.unlimited:
        is_same = found[0] <= whole[0] and found[0].total() == limited[0].total()
    else:
        is_same = found[0] == limited[0]
    if not is_same:
        return _told(found[0], limited[0])
    is_ordered = query.key and not query.is_reduced and _can_be_compared(limited[1])
    if is_ordered and found[1] != limited[1]:
        return f"the order is {found[1][:9]}, right is {limited[1][:9]}"
    return ""


def _is_refused(comparison: Comparison, query: RandomQuery) -> bool:
    """Whether the text as it is written, but for escapes, is no query to the engine either."""
    try:
        comparison.store._graphs.query(decoded(query.text))
    except _FAILURES:
        return True
    return False


def _answer(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, key: str | None
) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return _statements(found)
    names = [each.value for each in found.variables]
    rows: Counter[Row] = Counter()
    keys = []
    for number, row in enumerate(found):
        if number > _MOST_ROWS:
            raise TooManyRows
        cells = [
            (name, "_" if isinstance(term, ox.BlankNode) else str(term))
            for name, term in zip(names, row, strict=True)
            if term is not None
        ]
        rows[frozenset(cells)] += 1
        if key and key[1:] in names:
            keys.append(_rank(row[key[1:]]))
    return rows, keys


def _can_be_compared(keys: Sequence[str]) -> bool:
    """Whether the standard says how terms come: not numbers beside other literals."""
    others = {"s", "literal"} & {*keys}
    return not (others and any(_is_number(key) for key in keys))


def _is_number(key: str) -> bool:
    try:
        float(key)
    except ValueError:
        return False
    return True


def _rank(term: object) -> str:
    """A term, but for its type where that is a number, since equal numbers come in any order."""
    if isinstance(term, ox.Literal):
        try:
            return str(float(term.value)) if "XMLSchema#string" not in str(term.datatype) else "s"
        except ValueError:
            return "literal"
    return str(term) if not isinstance(term, ox.BlankNode) else "_"


def _statements(triples: Iterable[ox.Triple]) -> Counter[str]:
    """A graph as its statements, each once, whatever its blank nodes are called."""
    found: set[ox.Triple] = set()
    for triple in triples:
        found.add(triple)
        if len(found) > _MOST_ROWS:
            raise TooManyRows
    return Counter(
        " ".join("_" if isinstance(term, ox.BlankNode) else str(term) for term in triple)
        for triple in found
    )


def _told(found: object, right: object) -> str:
    if isinstance(found, Counter) and isinstance(right, Counter):
        more, fewer = found - right, right - found
        return (
            f"{found.total()} instead of {right.total()}; "
            f"too many: {_few(more)}; missing: {_few(fewer)}"
        )
    return f"{found!r:.200} instead of {right!r:.200}"


def _few(rows: Counter[object]) -> list[object]:
    return [sorted(each) if isinstance(each, frozenset) else each for each in [*rows][:2]]
