"""A SPARQL query as tokens, by the terminals of its grammar.

https://www.w3.org/TR/sparql11-query/#grammar: the longest token that fits is the one meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\w\s])(?:[\w\u00b7:.-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*+"
_IRI = r"[^<>\"{}|^`\\\x00-\x20]"
_PATTERNS = {
    "gap": r"(?:[\x00-\x20]|\#[^\r\n]*)+",
    "string": (
        r'"""(?:"{0,2}(?:[^"\\]|\\.))*+"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*+\'\'\''
        r'|"(?:[^"\\\r\n]|\\.)*+"|\'(?:[^\'\\\r\n]|\\.)*+\''
    ),
    # A quotation mark that nothing closes is no SPARQL: what follows cannot be told apart.
    "unclosed": r"[\"'].*",
    "iri": rf"<{_IRI}*+(?:\\[uU][0-9A-Fa-f]+{_IRI}*+)*+>",
    "variable": r"[?$]\w+",
    "blank": r"_:\w[\w\u00b7.-]*+",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*+",
    "prefixed": rf"(?:[^\W\d_][\w\u00b7.-]*+)?+:(?:{_LOCAL})?+",
    "run": r"[^\W\d_][\w\u00b7.-]*+",
    "number": r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "mark": r".",
}
_TOKEN = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.DOTALL
)
_WORD = re.compile(r"\w+|.")
_PAIRS = {"{": "}", "(": ")"}


class Kind(StrEnum):
    """What a token is; `MARK` for signs, and for what fits no terminal."""

    STRING = "string"
    IRI = "iri"
    VARIABLE = "variable"
    BLANK = "blank"
    LANGUAGE = "language"
    PREFIXED = "prefixed"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"


_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class Token:
    """A token and the offset of its first character."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    def says(self, *words: str) -> bool:
        """Whether it is one of some keywords, which are given in capitals."""
        return self.kind is Kind.WORD and self.text.upper() in words


def tokens(query: str) -> list[Token]:
    r"""The tokens of a text, without white space and comments.

    >>> [token.text for token in tokens("ASK{?s ex:p 'a }'@vi # b\n}")]
    ['ASK', '{', '?s', 'ex:p', "'a }'", '@vi', '}']
    """
    return [each for found in _TOKEN.finditer(query) for each in _read(found)]


def closings(found: Sequence[Token]) -> dict[int, int]:
    """Index of the bracket that closes each one that something closes.

    >>> closings(tokens("{ ( ) } }"))
    {1: 2, 0: 3}
    """
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(found):
        if token.kind is not Kind.MARK:
            continue
        if token.text in _PAIRS:
            opened.append(index)
        elif opened and token.text == _PAIRS[found[opened[-1]].text]:
            pairs[opened.pop()] = index
    return pairs


def prologue(query: str, found: Sequence[Token]) -> str:
    """The declarations of BASE and PREFIX before a query.

    >>> text = "PREFIX select: <urn:x:> SELECT * {}"
    >>> prologue(text, tokens(text))
    'PREFIX select: <urn:x:> '
    """
    for token in found:
        if token.says("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            return query[: token.start]
    return ""


def place_of(query: str, token: Token) -> tuple[int, int]:
    """1-based line and column of a token."""
    line = query.count("\n", 0, token.start) + 1
    return line, token.start - query.rfind("\n", 0, token.start)


def _read(found: re.Match[str]) -> Iterator[Token]:
    """The tokens in a match: a name does not end in dots, and one without a colon is words."""
    name, text, start = found.lastgroup, found[0], found.start()
    if name == "gap":
        return
    if name == "run":
        for part in _WORD.finditer(text):
            kind = Kind.WORD if part[0][0].isalpha() else Kind.MARK
            yield Token(kind, part[0], start + part.start())
        return
    bare = text
    if name in (Kind.BLANK, Kind.PREFIXED):
        bare = text.rstrip(".")
        if bare.endswith("\\"):
            bare = text[: len(bare) + 1]
    yield Token(_KINDS.get(str(name), Kind.MARK), bare, start)
    for at in range(len(bare), len(text)):
        yield Token(Kind.MARK, text[at], start + at)
