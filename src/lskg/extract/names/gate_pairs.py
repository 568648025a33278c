"""Border gates printed in pairs: *cặp cửa khẩu A (Việt Nam) - B (Trung Quốc)*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.extract.names import grammar
from lskg.extract.names.by_head_word import Find
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug

_TYPES = {
    "quốc tế": "international",
    "song phương": "bilateral",
    "chính": "bilateral",
    "phụ": "secondary",
}
_PAIR = re.compile(
    rf"(?<!\w)cặp\s+(?P<head>cửa\s+khẩu(?:\s+(?P<type>{'|'.join(_TYPES)}))?)\s+"
    rf"(?P<here>{grammar.PROPER})\s+\((?P<home>[^()]+)\)\s+-\s+"
    rf"(?P<there>{grammar.PROPER})\s+\((?P<abroad>[^()]+)\)"
)


def find_gate_pairs(document: Document) -> Iterator[tuple[Find, Find]]:
    """The two gates of each pair; the second is printed without its head word."""
    for match in _PAIR.finditer(one_spelling(document.text)):
        code = _TYPES.get(match["type"] or "")
        first = Span(match.start("head"), match.end("here"))
        yield (
            _gate(match["here"], code, " ".join(document[first].split()), first),
            _gate(match["there"], code, f"cửa khẩu {match['there']}", Span(*match.span("there"))),
        )


def _gate(own: str, code: str | None, name: str, span: Span) -> Find:
    return Find(slug(f"cửa khẩu {own}"), "BorderGate", code, name, None, span)
