"""Party congresses, indices and pairs of border gates, found by how they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.extract.names import grammar
from lskg.extract.names.by_head_word import Find
from lskg.text.document import Document, Span
from lskg.text.slugs import slug

_CONGRESS = re.compile(
    r"(?<!\w)(?i:đại\s+hội(?:\s+đại\s+biểu)?"
    r"(?P<body>\s+(?:toàn\s+quốc|đảng\s+toàn\s+quốc|đảng\s+bộ(?:\s+\w+){1,5}?))?"
    r"(?:\s+lần\s+thứ)?)\s+(?P<number>[IVXL]+)(?!\w)(?P<party>\s+của\s+Đảng(?!\w))?"
    r"(?i:,?\s+nhiệm\s+kỳ\s+\d{4}\s?-\s?\d{4})?"
)
_ACRONYM = r"[A-Z]{3,}(?:\s+(?:INDEX|Index))?"
_INDEX = re.compile(
    rf"(?<!\w)[Cc]hỉ\s+số\s+(?:(?:(?!chỉ\s+số)[^.;:()\n]){{3,120}}?\s*\((?P<bracket>{_ACRONYM})\)"
    rf"|(?P<plain>{_ACRONYM}))(?!\w)"
)
_INDEX_LIST = re.compile(r"(?<!\w)các\s+chỉ\s+số:\s+(?P<items>[^.\n]+)")
_ITEM = re.compile(rf"(?!\s)[^;()]+\((?P<bracket>{_ACRONYM})\)[^;]*(?<!\s)")
_GATE_TYPES = {
    "quốc tế": "international",
    "song phương": "bilateral",
    "chính": "bilateral",
    "phụ": "secondary",
}
_PAIR = re.compile(
    rf"(?<!\w)cặp\s+(?P<head>cửa\s+khẩu(?:\s+(?P<type>{'|'.join(_GATE_TYPES)}))?)\s+"
    rf"(?P<here>{grammar.PROPER})\s+\((?P<home>[^()]+)\)\s+-\s+"
    rf"(?P<there>{grammar.PROPER})\s+\((?P<abroad>[^()]+)\)"
)


def find_congresses(document: Document) -> Iterator[Find]:
    """The Party congresses that the text names with their numbers."""
    for match in _CONGRESS.finditer(document.one_spelling):
        body = (match["body"] or "").lower()
        if not body and not match["party"]:
            continue
        level = "đảng bộ" if "đảng bộ" in body else "toàn quốc"
        span = Span(match.start(), match.end())
        yield Find(
            slug(f"đại hội {level} {match['number']}"),
            "PartyCongress",
            None,
            " ".join(document[span].split()),
            None,
            span,
        )


def find_indices(document: Document) -> Iterator[Find]:
    """The indices that the text names with their acronyms."""
    text = document.one_spelling
    for match in _INDEX.finditer(text):
        yield _index(match["bracket"] or match["plain"], Span(*match.span()), document)
    for listed in _INDEX_LIST.finditer(text):
        for item in _ITEM.finditer(text, *listed.span("items")):
            yield _index(item["bracket"], Span(*item.span()), document)


def find_gate_pairs(document: Document) -> Iterator[tuple[Find, Find]]:
    """The two gates of each pair; the second is printed without its head word."""
    for match in _PAIR.finditer(document.one_spelling):
        code = _GATE_TYPES.get(match["type"] or "")
        first = Span(match.start("head"), match.end("here"))
        yield (
            _gate(match["here"], code, " ".join(document[first].split()), first),
            _gate(match["there"], code, f"cửa khẩu {match['there']}", Span(*match.span("there"))),
        )


def _index(acronym: str, span: Span, document: Document) -> Find:
    name = " ".join(document[span].split())
    return Find(slug(f"chỉ số {acronym}"), "Index", None, name, None, span)


def _gate(own: str, code: str | None, name: str, span: Span) -> Find:
    return Find(slug(f"cửa khẩu {own}"), "BorderGate", code, name, None, span)
