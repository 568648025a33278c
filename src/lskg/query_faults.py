"""Why a query cannot be read, as a sentence with its place."""

from __future__ import annotations

import re

from lskg.errors import QueryError, QueryRefused
from lskg.vocabulary import PREFIXES

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
#: What may be expected, as far as a person wants to know; character classes are left out.
_EXPECTED = re.compile(r'"(?:[^"\\]|\\.)+"|\[.*?\](?=, |$)|[^,"\[]+', re.DOTALL)
_KEYWORD = re.compile(r"\w+")
_MANY = 6
_LONG = 30
_SKIPPED = (
    r"\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'"
    r"|<[^<>\s]*>|\#[^\r\n]*"
)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_USED = re.compile(rf"{_SKIPPED}|[?$@]\w+|_:|(?<![\w:])([^\W\d_][\w.-]*|):(?=[\w%\\]|\s)")
_UPDATE = re.compile(
    r"(?:\s|\#[^\r\n]*|(?:BASE|PREFIX\s+[\w.-]*:)\s*<[^>]*>|;)*"
    r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)


def syntax_fault(query: str, message: str) -> QueryError:
    r"""The error to raise for a query that Oxigraph does not parse.

    >>> fault = syntax_fault("ASK {", "error at 1:6: expected one of \"}\", GRAPH, ['0'..='9']")
    >>> print(fault, fault.line, fault.column)
    The query cannot be read at line 1, column 6, where it ends; expected here: "}". 1 6
    """
    if update := _UPDATE.match(query):
        return QueryRefused(
            f"This service answers queries only; {update[1].upper()} would change the data.",
            *_place(query, update.start(1)),
        )
    if (at := _undeclared(query)) is not None:
        name = query[at : query.index(":", at)]
        known = PREFIXES.get(name)
        cure = f"add “PREFIX {name}: <{known or '…'}>” at the beginning"
        return QueryError(f"The prefix “{name}:” is not declared; {cure}.", *_place(query, at))
    found = _PLACE.match(message)
    if found is None or not query.strip():
        return QueryError("The query is empty." if found else f"The query is wrong: {message}.")
    expected = [word for each in _EXPECTED.findall(found[3]) if (word := each.strip())]
    at = _offset(query, int(found[1]), int(found[2])) - _overshoot(expected)
    line, column = _place(query, at)
    near = (query[at:].split(maxsplit=1) or [""])[0][:_LONG]
    where = f"near “{near}”" if near else "where it ends"
    return QueryError(
        f"The query cannot be read at line {line}, column {column}, {where}{_reason(expected)}.",
        line,
        column,
    )


def _overshoot(expected: list[str]) -> int:
    """How far the parser reports a fault behind its place.

    It counts a keyword that it looks for in vain as read.
    """
    if all(_KEYWORD.fullmatch(each) for each in expected):
        return min((len(each) for each in expected), default=0)
    return 0


def _reason(expected: list[str]) -> str:
    """What the parser says of the fault, as far as it tells a person something."""
    prose = next((each for each in expected if " " in each and each[0] not in "\"'["), None)
    if prose:
        return f": {prose}"
    symbols = [each for each in expected if each[0] == '"']
    if symbols and len(expected) <= _MANY:
        return f"; expected here: {' or '.join(symbols)}"
    return ""


def _undeclared(query: str) -> int | None:
    """Where the first prefixed name stands whose prefix the query does not declare."""
    declared = {each[1] for each in _DECLARED.finditer(query)}
    for used in _USED.finditer(query):
        if used[1] is not None and used[1] not in declared:
            return used.start(1)
    return None


def _place(query: str, at: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    return query.count("\n", 0, at) + 1, at - query.rfind("\n", 0, at)


def _offset(query: str, line: int, column: int) -> int:
    """Offset of a 1-based line and column."""
    lines = query.split("\n")
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
