"""Collective words (*tỉnh*, *Đảng*, *các cấp ủy*): what they stand for, and where they stand.

They name no body, so they are kept apart from names; a word inside a name is not one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from lskg.extract.names.grammar import table, unless_after
from lskg.extract.names.records import Named
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling


def find_collectives(
    document: Document, names: Iterable[Span]
) -> tuple[tuple[Named, ...], tuple[tuple[Span, str], ...]]:
    """The collective words that the text uses, and where it uses each.

    Args:
        document: the text.
        names: where names stand.
    """
    taken = sorted(names)
    found: list[tuple[Span, str]] = []
    printed: dict[str, set[str]] = {}
    for span, key in _words(document):
        if not _overlaps(span, taken):
            found.append((span, key))
            printed.setdefault(key, set()).add(" ".join(document[span].split()))
    terms = tuple(
        Named(
            row["key"],
            "CollectiveTerm",
            row["name_vi"],
            row["name_en"],
            tuple(sorted(printed[row["key"]])),
        )
        for row in table("collective_words.csv")
        if row["key"] in printed
    )
    return terms, tuple(found)


def _words(document: Document) -> Iterator[tuple[Span, str]]:
    """Collective words in reading order, none overlapping."""
    text = document.one_spelling
    pattern, keys = _pattern()
    for match in pattern.finditer(text):
        yield Span(match.start(), match.end()), keys[match.lastgroup or ""]


def _overlaps(span: Span, taken: list[Span]) -> bool:
    """Whether a span shares a character with one of a sorted list that do not overlap."""
    at = bisect_right(taken, span.start, key=lambda each: each.end)
    return at < len(taken) and taken[at].start < span.end


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all words, longest first, and the key of each of its groups."""
    words = [
        (one_spelling(word), row)
        for row in table("collective_words.csv")
        for word in row["words"].split(" | ")
    ]
    words.sort(key=lambda item: (-len(item[0]), item[0]))
    groups, keys = [], {}
    for number, (word, row) in enumerate(words):
        after = f"(?!\\s+(?:{row['unless_before']})(?!\\w))" if row["unless_before"] else ""
        first = word[0] if word[0].isupper() else f"[{word[0]}{word[0].upper()}]"
        body = first + r"\s+".join(map(re.escape, word[1:].split(" ")))
        guard = unless_after(row["unless_after"])
        groups.append(rf"(?P<w{number}>{guard}{body}(?!\w){after})")
        keys[f"w{number}"] = row["key"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})"), keys
