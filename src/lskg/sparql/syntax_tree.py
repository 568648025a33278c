"""The text of a query, read once: its tokens, its brackets and its groups, and edits of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lskg.sparql.lexer import Kind, Token, tokens
from lskg.sparql.patterns import Triple, read_triples
from lskg.sparql.prefixes import declarations

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
#: What a group graph pattern has beside triples.
_CLAUSES = ("FILTER", "BIND", "OPTIONAL", "MINUS", "VALUES", "GRAPH", "SERVICE")
TRIPLES = "TRIPLES"
_IN_TRIPLES = ("A", "TRUE", "FALSE")
_PAIRS = {"{": "}", "(": ")"}
_MOST_TOKENS = 5_000
#: Characters in which the form of a query is looked for.
_PROLOGUE = 50_000
_OF_COMPARISONS = frozenset("?$(")

#: The characters from one offset to before another, and what is in their place.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Element:
    """A basic graph pattern, or a clause, of a group.

    Attributes:
        kind: TRIPLES for a basic graph pattern; the keyword of a clause; UNION for groups in it.
        first: index of its first token.
        end: index after its last token; the dot after triples is one of theirs.
        triples: where they are simple ones.
    """

    kind: str
    first: int
    end: int
    triples: tuple[Triple, ...] = ()

    @property
    def variables(self) -> frozenset[str]:
        """Names of the variables of its triples."""
        return frozenset[str]().union(*(each.variables for each in self.triples))


@dataclass(frozen=True, slots=True)
class Group:
    """A group graph pattern that is no sub-select.

    Attributes:
        opening: index of the bracket before it.
        closing: index of the bracket after it.
        in_exists: whether it is a group of EXISTS, or in one.
    """

    opening: int
    closing: int
    elements: tuple[Element, ...]
    in_exists: bool

    @property
    def others(self) -> frozenset[str]:
        """The kinds of its elements but for triples."""
        return frozenset(each.kind for each in self.elements if each.kind != TRIPLES)

    @property
    def is_whole(self) -> bool:
        """Whether all its triples are simple ones."""
        return all(each.triples for each in self.elements if each.kind == TRIPLES)

    @property
    def triples(self) -> tuple[Triple, ...]:
        """Its own simple triples."""
        return tuple(triple for each in self.elements for triple in each.triples)

    @property
    def variables(self) -> frozenset[str]:
        """Names of the variables of its triples; in each of its rows they have values."""
        return frozenset[str]().union(*(each.variables for each in self.elements))


class Query:
    """A query and what it is made of; each is read when it is first needed.

    >>> query = Query("PREFIX : <urn:x:> ASK { ?s a :C . FILTER(?o > 1) ?s :p ?o OPTIONAL { } }")
    >>> query.form, query.prologue
    ('ASK', 'PREFIX : <urn:x:> ')
    >>> [(each.kind, query.text_of(each.first, each.end)) for each in query.groups[0].elements]
    [('TRIPLES', '?s a :C .'), ('FILTER', 'FILTER(?o > 1)'), ('TRIPLES', '?s :p ?o'), \
('OPTIONAL', 'OPTIONAL { }')]
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return tuple(tokens(self.text))

    @cached_property
    def closings(self) -> Mapping[int, int]:
        """Index of the bracket that closes each one that something closes."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for index, token in enumerate(self.tokens):
            if token.kind is not Kind.MARK:
                continue
            if token.text in _PAIRS:
                opened.append(index)
            elif opened and token.text == _PAIRS[self.tokens[opened[-1]].text]:
                pairs[opened.pop()] = index
        return pairs

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its groups in the order of their first brackets."""
        openings = sorted(at for at in self.closings if self.tokens[at].text == "{")
        exists = [(at, self.closings[at]) for at in openings if self.says(at - 1, "EXISTS")]
        return tuple(
            Group(at, self.closings[at], elements, any(a <= at <= z for a, z in exists))
            for at in openings
            if not self._is_data(at) and (elements := self._elements(at)) is not None
        )

    @cached_property
    def form(self) -> str:
        """SELECT, ASK, CONSTRUCT or DESCRIBE; nothing where none of them comes soon."""
        first = tokens(self.text[:_PROLOGUE])
        return next((each.text.upper() for each in first if each.says(*FORMS)), "")

    @cached_property
    def prologue(self) -> str:
        """The declarations of BASE and PREFIX before it, and those that it need not have."""
        first = next(self.where(*FORMS), None)
        own = "" if first is None else self.text[: self.tokens[first].start]
        return f"{declarations(self.text)}{own}"

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is not long, and has no IRI that may be a comparison to the engine.

        >>> Query("ASK { FILTER(?a<?b&&?c>?d) }").is_plain
        False
        """
        return len(self.tokens) <= _MOST_TOKENS and not any(
            each.kind is Kind.IRI and not _OF_COMPARISONS.isdisjoint(each.text)
            for each in self.tokens
        )

    def says(self, at: int, *words: str) -> bool:
        """Whether there is a token at an index, and it is one of some keywords."""
        return 0 <= at < len(self.tokens) and self.tokens[at].says(*words)

    def has(self, *words: str) -> bool:
        """Whether it has one of some keywords anywhere."""
        return any(token.says(*words) for token in self.tokens)

    def where(self, *words: str) -> Iterator[int]:
        """The indexes of some keywords."""
        return (at for at, token in enumerate(self.tokens) if token.says(*words))

    def text_of(self, first: int, end: int) -> str:
        """The text from one token to before another."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def variables(self, first: int, end: int) -> frozenset[str]:
        """Names of the variables from one token to before another."""
        found = self.tokens[first:end]
        return frozenset(each.text[1:] for each in found if each.kind is Kind.VARIABLE)

    def triples(self, opening: int) -> tuple[Triple, ...]:
        """The triples of a group that has simple ones and nothing else."""
        return read_triples(self.text, self.tokens[opening + 1 : self.closings[opening]])

    def edited(self, edits: Iterable[Edit]) -> Query:
        """The query with some edits, of which no two have a character in common.

        >>> Query("ASK { }").edited([(0, 3, "SELECT *"), (4, 5, "{ ?s a ?c")]).text
        'SELECT * { ?s a ?c }'
        """
        parts: list[str] = []
        at = 0
        for start, end, new in sorted(edits):
            parts += self.text[at:start], new
            at = end
        text = "".join((*parts, self.text[at:]))
        return self if text == self.text else Query(text)

    @cached_property
    def _openings(self) -> Mapping[int, int]:
        return {closing: opening for opening, closing in self.closings.items()}

    def _is_data(self, opening: int) -> bool:
        """Whether a bracket is the one of a template, of VALUES, or of an annotation."""
        before = opening - 1
        before = self._openings.get(before, before)
        is_template = self.says(before, "CONSTRUCT") or self.says(before - 1, "VALUES")
        return is_template or self.tokens[opening + 1].text == "|"

    def _elements(self, opening: int) -> tuple[Element, ...] | None:
        """The elements of a group; None where it is a sub-select, or has what is not known."""
        closing = self.closings[opening]
        result: list[Element] = []
        at = opening + 1
        while at < closing:
            if self.tokens[at].text == ".":
                at += 1
                continue
            if self._is_clause(at) and not self._is_unknown(at):
                result.append(self._clause(at, closing))
            else:
                end = at
                while end < closing and not self._is_clause(end) and not self._is_unknown(end):
                    end += 1
                if self._is_unknown(end):
                    return None
                found = read_triples(self.text, self.tokens[at:end])
                result.append(Element(TRIPLES, at, end, found))
            at = result[-1].end
        return tuple(result)

    def _is_clause(self, at: int) -> bool:
        return self.tokens[at].text == "{" or self.says(at, *_CLAUSES)

    def _is_unknown(self, at: int) -> bool:
        """Whether something stands between triples that is none, or more than one."""
        token = self.tokens[at]
        if token.kind is Kind.WORD:
            return not token.says(*_IN_TRIPLES, *_CLAUSES)
        return token.text == "{" and self.tokens[at + 1].text == "|"

    def _clause(self, first: int, closing: int) -> Element:
        """The clause, or the group with those that are united with it, that begins at a token."""
        kind = self.tokens[first].text.upper()
        end = self._after(first, closing)
        while kind == "{" and self.says(end, "UNION"):
            end = self._after(end, closing)
        return Element("UNION" if kind == "{" else kind, first, end)

    def _after(self, at: int, closing: int) -> int:
        """The index after the bracket that ends a clause."""
        is_values = self.says(at, "VALUES")
        while at < closing and (
            at not in self.closings or (is_values and self.tokens[at].text == "(")
        ):
            at = self.closings.get(at, at) + 1
        return min(self.closings.get(at, closing - 1) + 1, closing)
