"""Why a query cannot be read, as a sentence with its place."""

from __future__ import annotations

import re

from rapidfuzz import process

from lskg.errors import QueryError, QueryRefused
from lskg.namespaces import PREFIXES
from lskg.sparql.lexer import Kind, Token, line_and_column, literal_spans, tokens

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
#: What may be expected, as far as a person wants to know; character classes are left out.
_EXPECTED = re.compile(r'"(?:[^"\\]|\\.)+"|\[.*?\](?=, |$)|[^,"\[]+', re.DOTALL)
_KEYWORD = re.compile(r"\w+")
_MANY = 6
#: Of 100, how alike a prefix must be to another one to be told beside it.
_LEAST_SCORE = 60
_LONG = 30
_STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ud800-\udfff]")
_UPDATE = re.compile(
    r"(?:\s|\#[^\r\n]*+|(?:BASE|PREFIX\s+[\w.-]*:)\s*<[^>]*>|;)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


def syntax_fault(query: str, message: str) -> QueryError:
    r"""The error to raise for a query that Oxigraph does not parse.

    >>> fault = syntax_fault("ASK {", "error at 1:6: expected one of \"}\", GRAPH, ['0'..='9']")
    >>> print(fault, fault.line, fault.column)
    The query cannot be read at line 1, column 6, where it ends; expected here: "}". 1 6
    >>> print(syntax_fault("# What to add\nASK {", "error at 2:6: expected \"}\""))
    The query cannot be read at line 2, column 6, where it ends; expected here: "}".
    """
    if update := _UPDATE.match(query):
        return QueryRefused(
            "This service answers queries only; {update} would change the data.",
            *line_and_column(query, update.start(1)),
            update=update[1].upper(),
        )
    if (stray := _stray(query)) is not None:
        return QueryError(
            "The query has a character (U+{code}) at line {line}, column {column} that has no "
            "place there.",
            *line_and_column(query, stray),
            code=f"{ord(query[stray]):04X}",
        )
    if (used := _undeclared(query)) is not None:
        return _of_prefix(used.text.partition(":")[0], *line_and_column(query, used.start))
    found = _PLACE.match(message)
    if found is None or not query.strip():
        return _without_place(message if found is None else None)
    expected = [word for each in _EXPECTED.findall(found[3]) if (word := each.strip())]
    at = _offset(query, int(found[1]), int(found[2])) - _overshoot(expected)
    line, column = line_and_column(query, at)
    near = (query[at:].split(maxsplit=1) or [""])[0][:_LONG]
    if near:
        return QueryError(
            "The query cannot be read at line {line}, column {column}, near “{near}”{reason}.",
            line,
            column,
            near=near,
            reason=_reason(expected),
        )
    return QueryError(
        "The query cannot be read at line {line}, column {column}, where it ends{reason}.",
        line,
        column,
        reason=_reason(expected),
    )


def _of_prefix(name: str, line: int, column: int) -> QueryError:
    near = process.extractOne(name, sorted(PREFIXES), score_cutoff=_LEAST_SCORE)
    if near is not None:
        return QueryError(
            "The prefix “{name}:” is not declared; the nearest that needs no declaration is "
            "“{near}:”.",
            line,
            column,
            name=name,
            near=near[0],
        )
    return QueryError(
        "The prefix “{name}:” is not declared; add “PREFIX {name}: <…>” at the beginning.",
        line,
        column,
        name=name,
    )


def _stray(query: str) -> int | None:
    """Where a sign that nobody sees stands outside strings, or half a character anywhere."""
    spans = literal_spans(query)
    first, end = 0, 0
    for found in _STRAY.finditer(query):
        at = found.start()
        while end <= at and first < len(query):
            first, end = next(spans, (len(query), len(query)))
        if at < first or "\ud800" <= found[0] <= "\udfff":
            return at
    return None


def _without_place(message: str | None) -> QueryError:
    if message is None:
        return QueryError("The query is empty.")
    return QueryError("The query is wrong: {reason}.", reason=message)


def _overshoot(expected: list[str]) -> int:
    """How far the parser reports a fault behind its place.

    It counts a keyword that it looks for in vain as read.
    """
    if all(_KEYWORD.fullmatch(each) for each in expected):
        return min((len(each) for each in expected), default=0)
    return 0


def _reason(expected: list[str]) -> QueryError | str:
    """What the parser says of the fault, as far as it tells a person something."""
    prose = next((each for each in expected if " " in each and each[0] not in "\"'["), None)
    if prose:
        return f": {prose}"
    symbols = [each for each in expected if each[0] == '"']
    if symbols and len(expected) <= _MANY:
        return QueryError("; expected here: {symbols}", symbols=", ".join(symbols))
    return ""


def _undeclared(query: str) -> Token | None:
    """The first prefixed name whose prefix the query does not declare."""
    declared = set()
    before = None
    for token in tokens(query):
        if token.kind is Kind.PREFIXED:
            prefix = token.text.partition(":")[0]
            if before and before.says("PREFIX"):
                declared.add(prefix)
            elif prefix not in declared and prefix not in PREFIXES:
                return token
        before = token
    return None


def _offset(query: str, line: int, column: int) -> int:
    """Offset of a 1-based line and column."""
    lines = query.split("\n")
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
