"""The triples of a block of a query, each with its words, as far as they are simple ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lskg.sparql.lexer import Kind, Token

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
