"""Bodies that a paragraph goes on to name by their first word: *Hội Nông dân: … vào Hội*.

The word is printed with its capital and no name behind it (`short_names.csv`); it stands for the
body of such a name that the paragraph named last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from lskg.extract.names.grammar import UPPER, table
from lskg.extract.records import Mention
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling


def find_short_names(
    document: Document, mentions: Sequence[Mention], bodies: Collection[str]
) -> Iterator[tuple[Span, str]]:
    """Where a body is named by the first word of its name, with its key, in reading order.

    Args:
        document: the text.
        mentions: where things are named by their names.
        bodies: keys of the bodies.
    """
    text = document.one_spelling
    names = sorted((each for each in mentions if each.role == "name"), key=lambda each: each.span)
    taken = {at for each in names for at in range(each.span.start, each.span.end)}
    for match in _pattern().finditer(text):
        if match.start() in taken:
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        before = [
            each.entity
            for each in names
            if line <= each.span.start < match.start()
            and each.entity in bodies
            and text.startswith(f"{match[0]} ", each.span.start)
        ]
        if before:
            yield Span(*match.span()), before[-1]


@cache
def _pattern() -> re.Pattern[str]:
    words = (
        rf"{one_spelling(row['word'])}(?!\s+(?:{one_spelling(row['unless_before'])})(?!\w))"
        for row in table("short_names.csv")
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)(?!\s+[{UPPER}])")
