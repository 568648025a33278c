"""Paths with alternatives, put as a union: a pair that two of them have is there twice.

The engine gives it once; so it does with the way back through several steps, `^(:p/:q)`, between
two known ends. https://www.w3.org/TR/sparql11-query/#sparqlTranslatePathExpressions: an
alternative is a union, a sequence a join; a union of either can be put before them. Within `*`,
`+` and `?` each pair is there once, and alternatives stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from lskg.sparql.lexer import Kind, Token
from lskg.sparql.syntax_tree import TRIPLES, Edit, Element, Query

#: Unions of more than so many paths, and paths in so many brackets, stay as they are.
_MOST = 64
_DEEPEST = 40
#: `||` is none in a path.
_CONCERNED = re.compile(r"(?<!\|)\|(?!\|)|\^[^^]*?\(")
#: With these it matters how many rows there are.
_COUNTED = (
    "GROUP", "HAVING", "COUNT", "SUM", "AVG", "GROUP_CONCAT", "SAMPLE", "MIN", "MAX",
    "RAND", "UUID", "STRUUID", "BNODE",
)  # fmt: skip
_NAMES = (Kind.IRI, Kind.PREFIXED)
_TERMS = (*_NAMES, Kind.VARIABLE, Kind.NUMBER, Kind.BLANK)
_TRUTH = ("TRUE", "FALSE")

#: A path as its steps, one after another.
Path = tuple[str, ...]


def apart(query: Query) -> Query:
    """The query without alternatives in paths, but for those that are the same so.

    >>> apart(Query("SELECT * { ?s a :C ; (:p|^:q)/:r ?o }")).text
    'SELECT * { ?s a :C . { ?s :p/:r ?o } UNION { ?s ^:q/:r ?o } }'
    >>> apart(Query("SELECT * { ?s :p/(:q|:r)* ?o }")).text
    'SELECT * { ?s :p/(:q|:r)* ?o }'
    """
    is_concerned = _CONCERNED.search(query.text) and query.is_plain and not _is_a_set(query)
    return query.edited(_edits(query)) if is_concerned else query


def _is_a_set(query: Query) -> bool:
    """Whether it does not show how often a row is there."""
    selects = [*query.where("SELECT")]
    is_distinct = query.form == "SELECT" and query.says(selects[0] + 1, "DISTINCT")
    is_set = (is_distinct and len(selects) == 1) or (query.form == "ASK" and not selects)
    return is_set and not query.has(*_COUNTED)


def _edits(query: Query) -> Iterator[Edit]:
    for group in query.groups:
        # There it does not matter how often a row is there.
        for each in group.elements if not group.in_exists else ():
            found = query.tokens[each.first : each.end]
            signs = {token.text for token in found if token.kind is Kind.MARK}
            if each.kind != TRIPLES or not ("|" in signs or {"^", "/"} <= signs):
                continue
            try:
                text = _Block(query, each).text()
            except _Unknown:
                continue
            yield found[0].start, found[-1].end, text


class _Unknown(Exception):
    """The triples have what is not known here."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A subject, a path and a value; the first tokens of each, and the one after the last."""

    subject: tuple[int, int]
    path: tuple[int, int]
    value: tuple[int, int]
    branches: Sequence[str]


class _Block:
    """Triples of a group, read by the grammar of the standard."""

    def __init__(self, query: Query, element: Element) -> None:
        self._query = query
        self._first = self._at = element.first
        self._end = element.end
        self._depth = 0
        self._is_simple = True
        self._goes_back = False
        self._statements: list[_Statement] = []

    def text(self) -> str:
        """The triples in other words."""
        while self._at < self._end:
            self._same_subject()
            if self._at < self._end:
                self._take(".")
        count = prod(len(each.branches) for each in self._statements)
        if count == 1 and not self._goes_back:
            return self._words((self._first, self._end))
        if self._is_simple:
            return self._in_place()
        some = [each.path for each in self._statements if len(each.branches) > 1]
        if count > _MOST or len(set(some)) < len(some):
            raise _Unknown
        return self._as_a_whole()

    def _in_place(self) -> str:
        """Each triple on its own, and a union in the place of some."""
        parts: list[str] = []
        for each in self._statements:
            subject, value = self._words(each.subject), self._words(each.value)
            if len(each.branches) == 1:
                parts.append(f"{subject} {each.branches[0]} {value} .")
            else:
                some = [f"{{ {subject} {path} {value} }}" for path in each.branches]
                parts.append(" UNION ".join(some))
        return " ".join(parts)

    def _as_a_whole(self) -> str:
        """A union of the whole for each choice of paths; blank nodes have other labels in each."""
        some = {each.path: each.branches for each in self._statements}
        copies = []
        for number, choice in enumerate(product(*some.values())):
            paths = {
                start: (end, f" {path} ") for (start, end), path in zip(some, choice, strict=True)
            }
            copies.append(f"{{ {self._copy(paths, number)} }}")
        return " UNION ".join(copies)

    def _copy(self, paths: dict[int, tuple[int, str]], number: int) -> str:
        parts: list[str] = []
        at = self._first
        while at < self._end:
            token = self._query.tokens[at]
            following, text = paths.get(at, (at + 1, token.text))
            parts.append(f"{text}-{number}" if token.kind is Kind.BLANK else text)
            end = self._query.tokens[following - 1].end
            at = following
            if at < self._end:
                parts.append(self._query.text[end : self._query.tokens[at].start])
        return "".join(parts)

    def _words(self, span: tuple[int, int]) -> str:
        return self._query.text_of(*span)

    @property
    def _token(self) -> Token | None:
        return self._query.tokens[self._at] if self._at < self._end else None

    def _is(self, *signs: str) -> bool:
        token = self._token
        return token is not None and token.kind is Kind.MARK and token.text in signs

    def _take(self, *signs: str) -> str:
        if not self._is(*signs):
            raise _Unknown
        self._at += 1
        return self._query.tokens[self._at - 1].text

    def _same_subject(self) -> None:
        start = self._at
        is_list = self._is("[") and not (
            self._at + 1 < self._end and self._query.tokens[self._at + 1].text == "]"
        )
        subject = self._term()
        if not (is_list and (self._at >= self._end or self._is("."))):
            self._properties(subject)
        assert self._at > start

    def _properties(self, subject: tuple[int, int]) -> None:
        """Properties with their values, and a semicolon between them."""
        while True:
            start = self._at
            branches = self._verb()
            path = start, self._at
            while True:
                self._statements.append(_Statement(subject, path, self._term(), branches))
                if not self._is(","):
                    break
                self._at += 1
            if not self._is(";"):
                return
            while self._is(";"):
                self._at += 1
            if self._token is None or self._is(".", "]"):
                return

    def _verb(self) -> Sequence[str]:
        token = self._token
        if token is not None and token.kind is Kind.VARIABLE:
            self._at += 1
            return [token.text]
        return ["/".join(each) for each in self._alternatives()]

    def _term(self) -> tuple[int, int]:
        start, token = self._at, self._token
        if token is None:
            raise _Unknown
        self._at += 1
        if token.kind is Kind.STRING:
            self._after_string()
        elif token.text in ("[", "("):
            self._in_brackets(start, token.text)
        elif token.text in ("+", "-"):
            # Of a number, which comes next.
            self._take_kind(Kind.NUMBER)
        elif token.kind not in _TERMS and not token.says(*_TRUTH):
            raise _Unknown
        self._is_simple &= token.kind is not Kind.BLANK
        return start, self._at

    def _in_brackets(self, start: int, sign: str) -> None:
        """A blank node with its properties, or a collection."""
        self._is_simple = False
        self._deeper()
        if sign == "[" and not self._is("]"):
            self._properties((start, start))
        while sign == "(" and not self._is(")"):
            self._term()
        self._take({"[": "]", "(": ")"}[sign])
        self._depth -= 1

    def _after_string(self) -> None:
        if self._token is not None and self._token.kind is Kind.LANGUAGE:
            self._at += 1
        elif self._is("^"):
            self._take("^")
            self._take("^")
            self._take_kind(*_NAMES)

    def _take_kind(self, *kinds: Kind) -> str:
        token = self._token
        if token is None or token.kind not in kinds:
            raise _Unknown
        self._at += 1
        return token.text

    def _name(self) -> str:
        if self._token is not None and self._token.text == "a":
            self._at += 1
            return "a"
        return self._take_kind(*_NAMES)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unknown

    def _alternatives(self) -> Sequence[Path]:
        """The paths whose union a path is."""
        branches = [*self._sequence()]
        while self._is("|"):
            self._at += 1
            branches += self._sequence()
        return _few(branches)

    def _sequence(self) -> Sequence[Path]:
        branches = self._step()
        while self._is("/"):
            self._at += 1
            following = self._step()
            branches = _few([(*one, *other) for one in branches for other in following])
        return branches

    def _step(self) -> Sequence[Path]:
        is_inverse = self._is("^")
        self._at += is_inverse
        start = self._at
        branches: Sequence[Path]
        if self._is("!"):
            branches = self._negated()
        elif self._is("("):
            self._take("(")
            self._deeper()
            branches = self._alternatives()
            self._take(")")
            self._depth -= 1
        else:
            branches = [(self._name(),)]
        if self._is("*", "+", "?"):
            self._at += 1
            branches = [(self._words((start, self._at)),)]
        if not is_inverse:
            return branches
        self._goes_back |= any(len(each) > 1 for each in branches)
        return [_inverse(each) for each in branches]

    def _negated(self) -> Sequence[Path]:
        """`!(:p|^:q)` is a union, too: of what is not :p, and of what is not :q in reverse."""
        self._take("!")
        names: list[str] = []
        is_set = self._is("(")
        self._at += is_set
        while True:
            sign = self._take("^") if self._is("^") else ""
            names.append(f"{sign}{self._name()}")
            if not (is_set and self._is("|")):
                break
            self._take("|")
        if is_set:
            self._take(")")
        both = [
            [each for each in names if (each[0] == "^") is is_back] for is_back in (False, True)
        ]
        return [(f"!({'|'.join(each)})",) for each in both if each]


def _few(branches: Sequence[Path]) -> Sequence[Path]:
    if len(branches) > _MOST or any(len(each) > _MOST for each in branches):
        raise _Unknown
    return branches


def _inverse(path: Path) -> Path:
    """The way back; the engine would take that of a sequence for one step."""
    return tuple(each[1:] if each[0] == "^" else f"^{each}" for each in reversed(path))
