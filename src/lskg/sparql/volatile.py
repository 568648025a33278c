"""Queries whose answer is another each time, however often the graph is the same."""

from __future__ import annotations

import re

from lskg.sparql.codepoints import decoded
from lskg.sparql.lexer import Kind, Token, is_unread, readings
from lskg.sparql.service.find import find_service

_FUNCTIONS = ("NOW", "RAND", "UUID", "BNODE")
_CONCERNED = re.compile(rf"{'|'.join(_FUNCTIONS)}|SERVICE|\\u", re.IGNORECASE)
#: Who asks waits beside others: a longer text is not looked through.
_LONGEST = 20_000
_MOST_TOKENS = 10_000


def is_volatile(query: str) -> bool:
    """Whether the answer may be another each time: it has chance, the time or another server in it.

    A text that is too long to be looked through counts as one.

    >>> is_volatile("SELECT (NOW() AS ?n) {}"), is_volatile("ASK { ?now a 'NOW()' } # NOW()")
    (True, False)
    """
    if len(query) > _LONGEST:
        return True
    if _CONCERNED.search(query) is None:
        return False
    query = decoded(query)
    calls = any(
        is_unread(token) or (token.text == "(" and before and _is_function(before))
        for before, token in readings(query, _MOST_TOKENS)
    )
    return calls or find_service(query, _MOST_TOKENS) is not None


def _is_function(token: Token) -> bool:
    # The engine reads keywords without a space between them: `FILTERRAND()`.
    return token.kind is Kind.WORD and token.text.upper().endswith(_FUNCTIONS)
