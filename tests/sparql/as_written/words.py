"""Pieces of random queries: as somebody may write them, and as they are to be understood."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

#: Ends the label of a blank node in what is understood; copies of it get other labels.
COPY = "\u00a7"
_TOKEN_GAP = re.compile(" ")
_KEYWORDS = re.compile(
    r"(?<![:\w?/'\"@#<])(?:SELECT|ASK|CONSTRUCT|DESCRIBE|WHERE|FILTER|OPTIONAL|MINUS|UNION|BIND|AS"
    r"|VALUES|GRAPH|EXISTS|NOT|GROUP|ORDER|BY|HAVING|LIMIT|OFFSET|DISTINCT|REDUCED|FROM|NAMED"
    r"|UNDEF|COUNT|SUM|MIN|MAX|AVG|BOUND|STR|IN)(?![\w:])"
)
_VARIABLE = re.compile(r"\?([a-z])")


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a query.

    Attributes:
        text: as somebody may write it.
        right: the same, without what the engine alone answers otherwise than the standard says.
    """

    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What random queries are made of.

    Attributes:
        subjects: IRIs of subjects by property.
        values: terms by property, as a query writes them.
        graphs: IRIs of the named graphs.
        names: namespaces by prefix.
        is_small: whether any pattern has few rows.
        together: properties that a subject of a property has.
        after: properties that a value of a property has.
    """

    subjects: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[str]]
    graphs: Sequence[str]
    names: dict[str, str]
    is_small: bool
    together: Mapping[str, Sequence[str]] = field(default_factory=dict)
    after: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def verbs(self) -> Sequence[str]:
        """IRIs of the properties."""
        return [*self.subjects]


@dataclass(slots=True)
class Writer:
    """Writes terms, and numbers what must have names of its own.

    Attributes:
        base: what relative IRIs are relative to.
        count: how many names there are.
        may_hide: whether there may be variables that nothing names but what is understood.
        may_negate: whether there may be negated property sets.
        used: what was written that is compared in another way.
    """

    random: random.Random
    vocabulary: Vocabulary
    base: str | None = None
    count: int = 0
    may_hide: bool = False
    may_negate: bool = False
    used: set[str] = field(default_factory=set)
    _likely: dict[str, Sequence[str]] = field(default_factory=dict)

    def verb(self, subject: Words) -> str:
        """A property, mostly one that a subject may have."""
        verbs = self._likely.get(subject.right) if self.random.random() < 0.9 else None
        return self.random.choice(verbs or self.vocabulary.verbs)

    def met(self, subject: Words, verb: str, value: Words) -> None:
        """Remember what stands beside a property."""
        self._likely.setdefault(subject.right, self.vocabulary.together.get(verb, ()))
        self._likely.setdefault(value.right, self.vocabulary.after.get(verb, ()))

    def fresh(self, stem: str) -> str:
        """A name that nothing has yet."""
        self.count += 1
        return f"{stem}{self.count}"

    def iri(self, iri: str) -> Words:
        """An IRI, in one of the ways to write it."""
        ways = [f"<{iri}>"]
        for prefix, namespace in self.vocabulary.names.items():
            local = iri.removeprefix(namespace)
            if local != iri and re.fullmatch(r"[A-Za-z]\w*", local, re.ASCII):
                ways += [f"{prefix}:{local}"] * 4
                if self.random.random() < 0.02:
                    ways += [f"{prefix}:\\u{ord(local[0]):04x}{local[1:]}"]
        if self.base and iri.startswith(self.base) and iri != self.base:
            ways += [f"<{iri.removeprefix(self.base)}>"]
        if self.random.random() < 0.02:
            ways += [f"<\\u{ord(iri[0]):04X}{iri[1:]}>"]
        return Words(self.random.choice(ways), f"<{iri}>")

    def term(self, term: str) -> Words:
        """A term as a query writes it."""
        if term.startswith("<"):
            return self.iri(term[1:-1])
        if self.random.random() < 0.1 and (found := re.fullmatch(r'"(\w*)"(.*)', term)):
            quote = self.random.choice(["'", "'''", '"""'])
            return Words(f"{quote}{found[1]}{quote}{found[2]}", term)
        return Words(term, term)


def both(form: str, *pieces: Words) -> Words:
    """Pieces put into a form."""
    texts, rights = (each.text for each in pieces), (each.right for each in pieces)
    return Words(form.format(*texts), form.format(*rights))


def joined(separator: str, pieces: Sequence[Words]) -> Words:
    """Pieces one after another."""
    return Words(
        separator.join(each.text for each in pieces), separator.join(each.right for each in pieces)
    )


def copied(right: str, number: int) -> str:
    """A piece whose blank nodes have labels of their own."""
    return right.replace(COPY, f"i{number}{COPY}")


def scattered(text: str, random: random.Random) -> str:
    """A query with other gaps, cases and escapes, which mean the same."""
    if random.random() < 0.3:
        text = _KEYWORDS.sub(lambda found: _any_case(found[0], random), text)
    if random.random() < 0.05:
        text = _VARIABLE.sub(lambda found: f"?\\u{ord(found[1]):04x}", text, count=3)
    if random.random() < 0.1:
        text = _VARIABLE.sub(lambda found: f"{random.choice('?$')}{found[1]}", text)
    if random.random() < 0.5:
        text = _TOKEN_GAP.sub(_gaps(random), text)
    return text


def _any_case(word: str, random: random.Random) -> str:
    return random.choice([word, word.lower(), word.title()])


def _gaps(random: random.Random) -> Callable[[re.Match[str]], str]:
    def gap(found: re.Match[str]) -> str:
        text = found.string
        near = {text[found.start() - 1], text[found.end() : found.end() + 1]}
        may_close = not near.isdisjoint("{}()") or (
            "." not in near and text[found.start() - 1] in ">;," and found.end() < len(text)
        )
        if may_close and random.random() < 0.4:
            return ""
        return random.choice(
            [" ", " ", " ", " ", "  ", "\n", "\t", "\r\n", " # } . { '\n", ' #<x>"\r', "\n\n "]
        )

    return gap
