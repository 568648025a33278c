"""Triple patterns in the words of their query, as far as they are simple ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lskg.sparql.lexer import Kind, Token

#: A letter for each kind of token that may stand in a simple triple pattern.
_LETTERS = {
    Kind.VARIABLE: "V", Kind.IRI: "N", Kind.PREFIXED: "N", Kind.NUMBER: "D", Kind.STRING: "S",
    Kind.LANGUAGE: "L", Kind.BLANK: "_",
}  # fmt: skip
_TERM = r"(?:[VND]|S(?:L|\^\^N)?)"
_STEP = r"[\^(]*[Na][)*+]*"
_VERB = rf"(?:V|{_STEP}(?:[/|]{_STEP})*)"
_VALUES = rf"({_VERB})({_TERM}(?:,{_TERM})*)"
_SAME_SUBJECT = re.compile(rf"({_TERM})({_VALUES}(?:;+{_VALUES})*);*(?:\.|\Z)")
_SAME_VERB = re.compile(_VALUES)
_EACH_TERM = re.compile(_TERM)


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


def text_of(triples: Sequence[Triple]) -> str:
    """Triple patterns one after another."""
    return " . ".join(each.text for each in triples)


def read_triples(query: str, found: Sequence[Token]) -> tuple[Triple, ...]:
    """The triples of some tokens; none where they are, or have, anything else.

    >>> from lskg.sparql.lexer import tokens
    >>> text = "?s a ex:C ; ex:p 'x'@vi, 1 . ?s ex:q+ <urn:a>"
    >>> [each.text for each in read_triples(text, [*tokens(text)])]
    ['?s a ex:C', "?s ex:p 'x'@vi", '?s ex:p 1', '?s ex:q+ <urn:a>']
    >>> read_triples("?s ex:p [ ]", [*tokens("?s ex:p [ ]")])
    ()
    """
    letters = "".join(map(_letter, found))
    result: list[Triple] = []
    at = 0
    while at < len(letters):
        same = _SAME_SUBJECT.match(letters, at)
        if same is None or letters.count("(", at, same.end()) != letters.count(")", at, same.end()):
            return ()
        result += _of_subject(query, found, letters, same)
        at = same.end()
    return tuple(result)


def _of_subject(
    query: str, found: Sequence[Token], letters: str, same: re.Match[str]
) -> Iterator[Triple]:
    def words(first: int, end: int) -> str:
        return query[found[first].start : found[end - 1].end]

    subject = words(*same.span(1))
    for verb in _SAME_VERB.finditer(letters, *same.span(2)):
        is_path = len(verb[1]) > 1
        repeats = "*" in verb[1] or "+" in verb[1]
        for value in _EACH_TERM.finditer(letters, *verb.span(2)):
            yield Triple(subject, words(*verb.span(1)), words(*value.span()), repeats, is_path)


def _letter(token: Token) -> str:
    if token.kind is Kind.WORD:
        return "a" if token.text == "a" else "w"
    return _LETTERS.get(token.kind, token.text[0])
