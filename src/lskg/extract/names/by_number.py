"""Party congresses found by their numbers, and indices by their acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.extract.names.by_head_word import Find
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug

_CONGRESS = re.compile(
    r"(?<!\w)(?i:đại\s+hội(?:\s+đại\s+biểu)?"
    r"(?P<body>\s+(?:toàn\s+quốc|đảng\s+toàn\s+quốc|đảng\s+bộ(?:\s+\w+){1,5}?))?"
    r"(?:\s+lần\s+thứ)?)\s+(?P<number>[IVXL]+)(?!\w)(?P<party>\s+của\s+Đảng(?!\w))?"
)
_ACRONYM = r"[A-Z]{3,}(?:\s+(?:INDEX|Index))?"
_INDEX = re.compile(
    rf"(?<!\w)[Cc]hỉ\s+số\s+(?:(?:(?!chỉ\s+số)[^.;:()\n]){{3,120}}?\s*\((?P<bracket>{_ACRONYM})\)"
    rf"|(?P<plain>{_ACRONYM}))(?!\w)"
)
_INDEX_LIST = re.compile(r"(?<!\w)các\s+chỉ\s+số:\s+(?P<items>[^.\n]+)")
_ITEM = re.compile(rf"(?!\s)[^;()]+\((?P<bracket>{_ACRONYM})\)[^;]*(?<!\s)")


def find_congresses(document: Document) -> Iterator[Find]:
    """The Party congresses that the text names with their numbers."""
    text = one_spelling(document.text)
    for match in _CONGRESS.finditer(text):
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
    text = one_spelling(document.text)
    for match in _INDEX.finditer(text):
        yield _index(match["bracket"] or match["plain"], Span(*match.span()), document)
    for listed in _INDEX_LIST.finditer(text):
        for item in _ITEM.finditer(text, *listed.span("items")):
            yield _index(item["bracket"], Span(*item.span()), document)


def _index(acronym: str, span: Span, document: Document) -> Find:
    name = " ".join(document[span].split())
    return Find(slug(f"chỉ số {acronym}"), "Index", None, name, None, span)
