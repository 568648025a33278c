"""How much a query may have to go through, as far as its form tells."""

from __future__ import annotations

from lskg.sparql.patterns import Triple, is_variable
from lskg.sparql.syntax_tree import Query

#: Characters of a query that is looked at.
_MOST = 2_000


def is_narrow(text: str) -> bool:
    """Whether a query begins at a thing that it names, and each of its triples goes on from there.

    It is no promise that the query is short: what it goes on to may be much.

    >>> is_narrow("ASK { }"), is_narrow("SELECT * { <urn:a> ?p ?o . ?o a ?class }")
    (True, True)
    >>> is_narrow("SELECT * { ?s ?p ?o }"), is_narrow("ASK { ?s a <urn:A> . ?x a <urn:A> }")
    (False, False)
    >>> is_narrow("ASK { <urn:a> <urn:p>+ ?o }"), is_narrow("ASK { { SELECT * { } } }")
    (False, False)
    """
    if len(text) > _MOST:
        return False
    query = Query(text)
    # What is not read as a group may be anything.
    openings = [at for at, token in enumerate(query.tokens) if token.text == "{"]
    groups = query.groups
    if not openings or openings != [each.opening for each in groups]:
        return False
    return all(each.is_whole for each in groups) and _goes_on(
        [triple for each in groups for triple in each.triples]
    )


def _goes_on(triples: list[Triple]) -> bool:
    known: set[str] = set()
    for triple in triples:
        if triple.repeats:
            return False
        is_given = not (is_variable(triple.subject) and is_variable(triple.value))
        if not (known & triple.variables if known else is_given):
            return False
        known |= triple.variables
    return True
