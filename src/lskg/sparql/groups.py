"""A group of a query, `{ … }`, and the triples that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lskg.sparql.lexer import Kind, Token
from lskg.sparql.patterns import Triple, read_triples

#: Says how many rows the join of some triple patterns has, up to a limit.
Count = Callable[[Sequence[Triple], int], int]

#: What is followed by something in brackets that is not part of a triple.
_BRACKETED = ("FILTER", "BIND", "OPTIONAL", "MINUS", "VALUES", "UNION", "GRAPH", "SERVICE")


@dataclass(frozen=True, slots=True)
class Block:
    """Triples one after another.

    Attributes:
        start: offset of the first of them in the query.
        end: offset after the last of them.
    """

    start: int
    end: int
    triples: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a query.

    Attributes:
        opening: index of the bracket before it.
        closing: index of the bracket after it.
        blocks: the triples that stand in the group itself, as far as they are simple ones.
        others: the keywords of what else is in it; a bracket for a group in it.
        is_whole: whether all its triples are simple ones.
    """

    opening: int
    closing: int
    blocks: tuple[Block, ...]
    others: frozenset[str]
    is_whole: bool

    @property
    def variables(self) -> frozenset[str]:
        """Names of the variables of its triples; in each of its rows they have values."""
        triples = (each for block in self.blocks for each in block.triples)
        return frozenset[str]().union(*(each.variables for each in triples))


def read_group(
    query: str, found: Sequence[Token], opening: int, pairs: Mapping[int, int]
) -> Group | None:
    """The group after a bracket; None where it is a sub-select.

    Args:
        query: the query.
        found: its tokens.
        opening: index of the bracket.
        pairs: its brackets, as `closings` gives them.

    >>> from lskg.sparql.lexer import closings, tokens
    >>> text = "{ ?s a ex:C . FILTER(?o > 1) ?s ex:p ?o ; ex:q 1 OPTIONAL { ?o a ?c } }"
    >>> group = read_group(text, tokens(text), 0, closings(tokens(text)))
    >>> [[each.text for each in block.triples] for block in group.blocks], sorted(group.others)
    ([['?s a ex:C'], ['?s ex:p ?o', '?s ex:q 1']], ['FILTER', 'OPTIONAL'])
    """
    closing = pairs[opening]
    blocks: list[Block] = []
    others: set[str] = set()
    is_whole = True
    at = first = opening + 1
    while at <= closing:
        token = found[at]
        is_other = token.says(*_BRACKETED) or token.text == "{"
        if token.kind is Kind.WORD and token.text != "a" and not is_other:
            return None
        if not is_other and at < closing:
            at += 1
            continue
        block = _block(query, found[first:at])
        is_whole &= block is not None
        blocks += [block] if block and block.triples else []
        if at < closing:
            others.add(token.text.upper())
            at = _after(found, at, closing, pairs)
            first = at
        else:
            at += 1
    return Group(opening, closing, tuple(blocks), frozenset(others), is_whole)


def _after(found: Sequence[Token], at: int, closing: int, pairs: Mapping[int, int]) -> int:
    """Index after what begins with a keyword or a bracket."""
    is_values = found[at].says("VALUES")
    while at < closing and (at not in pairs or (is_values and found[at].text == "(")):
        at = pairs.get(at, at) + 1
    return min(pairs.get(at, closing - 1) + 1, closing)


def _block(query: str, run: Sequence[Token]) -> Block | None:
    while run and run[0].text == ".":
        run = run[1:]
    if not run:
        return Block(0, 0, ())
    triples = read_triples(query, run)
    return None if triples is None else Block(run[0].start, run[-1].end, tuple(triples))
