"""The triples of a block of a query, each with its words, as far as they are simple ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lskg.sparql.lexer import Kind, Token

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


_NAMES = (Kind.IRI, Kind.PREFIXED)
_TYPE = "a"
_REPEATED = ("*", "+")
_JOINED = ("/", "|")


@dataclass(frozen=True, slots=True)
class Triple:
    """A triple pattern in the words of its query.

    Attributes:
        repeats: whether its property is a path that goes on and on.
        is_path: whether its property is a path.
    """

    subject: str
    verb: str
    value: str
    repeats: bool = False
    is_path: bool = False

    @property
    def text(self) -> str:
        """The pattern."""
        return f"{self.subject} {self.verb} {self.value}"

    @property
    def variables(self) -> frozenset[str]:
        """Names of its variables."""
        words = (self.subject, self.verb, self.value)
        return frozenset(word[1:] for word in words if is_variable(word))


#: Says how many rows the join of some triple patterns has, up to a limit.
Count = Callable[[Sequence[Triple], int], int]


def is_variable(word: str) -> bool:
    """Whether a word is a variable."""
    return word[0] in "?$"


def read_triples(query: str, found: Sequence[Token]) -> list[Triple] | None:
    """The triples of some tokens; None where they are, or have, anything else.

    >>> from lskg.sparql.lexer import tokens
    >>> text = "?s a ex:C ; ex:p 'x'@vi, 1 . ?s ex:q+ <urn:a>"
    >>> [each.text for each in read_triples(text, tokens(text))]
    ['?s a ex:C', "?s ex:p 'x'@vi", '?s ex:p 1', '?s ex:q+ <urn:a>']
    >>> read_triples("?s ex:p [ ]", tokens("?s ex:p [ ]"))
    """
    try:
        return _Reader(query, found).triples()
    except _NotSimple:
        return None


class _NotSimple(Exception):
    pass


class _Reader:
    def __init__(self, query: str, found: Sequence[Token]) -> None:
        self._query = query
        self._found = found
        self._at = 0

    def triples(self) -> list[Triple]:
        """All of them."""
        result: list[Triple] = []
        while self._at < len(self._found):
            subject = self._term()
            result += self._of_subject(subject)
            if self._at < len(self._found) and not self._takes("."):
                raise _NotSimple
        return result

    def _of_subject(self, subject: str) -> list[Triple]:
        result = []
        while True:
            first = self._at
            verb = self._verb()
            signs = {each.text for each in self._found[first : self._at]}
            repeats, is_path = not signs.isdisjoint(_REPEATED), self._at > first + 1
            result.append(Triple(subject, verb, self._term(), repeats, is_path))
            while self._takes(","):
                result.append(Triple(subject, verb, self._term(), repeats, is_path))
            if not self._takes(";"):
                return result
            while self._takes(";"):
                pass
            if self._at == len(self._found) or self._found[self._at].text == ".":
                return result

    def _term(self) -> str:
        first = self._next()
        if first.kind in (Kind.VARIABLE, Kind.NUMBER, *_NAMES):
            return first.text
        if first.kind is not Kind.STRING:
            raise _NotSimple
        last = first
        if self._at < len(self._found) and self._found[self._at].kind is Kind.LANGUAGE:
            last = self._next()
        elif self._takes("^") and (
            not self._takes("^") or (last := self._next()).kind not in _NAMES
        ):
            raise _NotSimple
        return self._query[first.start : last.end]

    def _verb(self) -> str:
        first = self._at
        if self._found[first : first + 1] and self._found[first].kind is Kind.VARIABLE:
            return self._next().text
        self._path()
        return self._query[self._found[first].start : self._found[self._at - 1].end]

    def _path(self) -> None:
        while True:
            self._takes("^")
            if self._takes("("):
                self._path()
                if not self._takes(")"):
                    raise _NotSimple
            else:
                name = self._next()
                if name.kind not in _NAMES and name.text != _TYPE:
                    raise _NotSimple
            if self._takes("?"):
                raise _NotSimple
            any(self._takes(sign) for sign in _REPEATED)
            if not any(self._takes(sign) for sign in _JOINED):
                return

    def _next(self) -> Token:
        if self._at == len(self._found):
            raise _NotSimple
        self._at += 1
        return self._found[self._at - 1]

    def _takes(self, sign: str) -> bool:
        is_there = self._at < len(self._found) and self._found[self._at].text == sign
        self._at += is_there
        return is_there
