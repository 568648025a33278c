"""A SPARQL query as tokens, by the terminals of its grammar.

https://www.w3.org/TR/sparql11-query/#grammar: the longest token that fits is the one meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = rf"{_BASE}_0-9\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[^\w\s]|\\_"
_IRI = r"[^<>\"{}|^`\\\x00-\x20]"
_PATTERNS = {
    "gap": r"[\x00-\x20]+|\#[^\r\n]*+",
    "string": (
        r'"""(?:"{0,2}(?:[^"\\]|\\.))*+"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*+\'\'\''
        r'|"(?:[^"\\\r\n]|\\.)*+"|\'(?:[^\'\\\r\n]|\\.)*+\''
    ),
    "unclosed": r"[\"']",
    "iri": rf"<{_IRI}*+(?:\\[uU][0-9A-Fa-f]+{_IRI}*+)*+>",
    "variable": rf"[?$][{_NAME}]+",
    "blank": rf"_:[{_BASE}_0-9][{_NAME}.-]*+",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*+",
    "prefixed": (
        rf"(?:[{_BASE}][{_NAME}.-]*+)?+:"
        rf"(?:(?:[{_BASE}_0-9:]|{_ESCAPED})(?:[{_NAME}:.-]|{_ESCAPED})*+)?+"
    ),
    "run": rf"[{_BASE}][{_NAME}.-]*+",
    "number": r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "mark": r".",
}
_TOKEN = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.DOTALL
)
_LITERAL = re.compile(
    rf"{_PATTERNS['string']}|(?P<unclosed>[\"'])|{_PATTERNS['iri']}|\#[^\r\n]*+|\\[^uU]", re.DOTALL
)
_BRACKET = re.compile(r"[{}()\[\]]")
_LINE_END = re.compile(r"[\r\n]|\Z")
_WORD = re.compile(r"\w+|.")
_TRUTH_VALUE = re.compile("true|false", re.IGNORECASE)


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
_DOTTED = (Kind.PREFIXED, Kind.BLANK, Kind.NUMBER)
_LONGEST = 1_000


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


def tokens(query: str, start: int = 0) -> Iterator[Token]:
    r"""The tokens of a text, without white space and comments.

    A quotation mark that nothing closes is the last: what follows cannot be told apart.

    >>> [token.text for token in tokens("ASK{?s ex:p 'a }'@vi # b\n}")]
    ['ASK', '{', '?s', 'ex:p', "'a }'", '@vi', '}']
    """
    for found in _TOKEN.finditer(query, start):
        yield from _read(found)
        if found.lastgroup == "unclosed":
            return


def literal_spans(query: str) -> Iterator[tuple[int, int]]:
    """Where strings, IRIs, comments, escaped signs, and what follows an unclosed string are."""
    for found in _LITERAL.finditer(query):
        if found.lastgroup == "unclosed":
            yield found.start(), len(query)
            return
        yield found.span()


def depth(query: str) -> int:
    """How deep brackets outside strings, IRIs and comments stand in one another.

    >>> depth("ASK { ?s ?p '(((' FILTER((1)) }")
    3
    """
    deepest = level = at = 0
    for start, end in chain(literal_spans(query), [(len(query), len(query))]):
        for sign in _BRACKET.findall(query, at, start):
            level += 1 if sign in "{([" else -1
            deepest = max(deepest, level)
        at = end
    return deepest


def readings(query: str, most: int | None = None) -> Iterator[tuple[Token | None, Token]]:
    """The tokens of each way in which a text can be read, each after the one before it.

    Oxigraph reads a query without a tokenizer: ``1<2)SERVICE?x#>`` may be a comparison followed by
    a clause, or an IRI. The last token is one that `is_unread`, where the rest is not looked into.

    Args:
        query: the text.
        most: tokens that are read at most; by default, four for each character.
    """
    left = 4 * len(query) if most is None else most
    seen: set[int] = set()
    lines = [each.start() for each in _LINE_END.finditer(query)]
    starts = [0]
    while starts:
        at, before = starts.pop(), None
        while at < len(query):
            if query[at] == "#":
                at = lines[bisect_left(lines, at)]
                continue
            found = _TOKEN.match(query, at)
            assert found is not None
            is_known = found.lastgroup != "gap" and at in seen
            seen.add(at)
            at = found.end()
            for token in _read(found):
                yield before, token
                left -= 1
                if left <= 0:
                    yield token, Token(Kind.MARK, "", token.end)
                if left <= 0 or is_unread(token):
                    return
                starts += () if is_known else _other_starts(token)
                before = token
            if is_known or found.lastgroup == "unclosed":
                break


def is_unread(token: Token) -> bool:
    """Whether `readings` does not look into a long name or number, or into what comes after."""
    is_divided = token.kind in _DOTTED or token.kind is Kind.WORD
    return not token.text or (is_divided and len(token.text) > _LONGEST)


def line_and_column(query: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)


def _other_starts(token: Token) -> Iterator[int]:
    """Where in a token another one may begin."""
    if token.kind is Kind.IRI:
        yield token.start + 1
    elif token.kind in _DOTTED and not is_unread(token):
        yield from (token.start + dot.end() for dot in re.finditer(r"\.", token.text))
    elif token.kind is Kind.WORD and (value := _TRUTH_VALUE.match(token.text)):
        yield token.start + value.end()


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
