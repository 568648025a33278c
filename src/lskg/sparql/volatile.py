"""Queries whose answer is another each time, however often the graph is the same."""

from __future__ import annotations

import re

from lskg.sparql.codepoints import decoded
from lskg.sparql.lexer import Kind, Token, is_too_long, readings
from lskg.sparql.service.find import find_service

_FUNCTIONS = ("NOW", "RAND", "UUID", "BNODE")
_CONCERNED = re.compile("|".join(_FUNCTIONS), re.IGNORECASE)


def is_volatile(query: str) -> bool:
    """Whether the answer may be another each time: it has chance, the time or another server in it.

    >>> is_volatile("SELECT (NOW() AS ?n) {}"), is_volatile("ASK { ?now a 'NOW()' } # NOW()")
    (True, False)
    """
    query = decoded(query)
    if _CONCERNED.search(query) is None:
        return find_service(query) is not None
    calls = any(
        is_too_long(token) or (token.text == "(" and before and _is_function(before))
        for before, token in readings(query)
    )
    return calls or find_service(query) is not None


def _is_function(token: Token) -> bool:
    # The engine reads keywords without a space between them: `FILTERRAND()`.
    return token.kind is Kind.WORD and token.text.upper().endswith(_FUNCTIONS)
