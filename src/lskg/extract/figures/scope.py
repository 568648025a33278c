"""What a figure is about: the territory of the report, and the part of it or of its people."""

from __future__ import annotations

from collections.abc import Iterable

from lskg.extract.names.records import Named, NamedPlace
from lskg.extract.records import Extraction
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
from lskg.text.word_lists import rows


def breakdown(area: str | None) -> tuple[tuple[str, str], ...]:
    """The schemes and codes of what a value is narrowed to, by the words printed for it.

    Words that are printed apart have ``; `` between them.

    >>> breakdown("Cấp huyện và cơ sở")
    (('administrative-level', 'district'), ('administrative-level', 'commune'))
    """
    table = rows("lskg.extract.figures", "breakdown_words.csv")
    words = (area or "").lower().split("; ")
    return tuple((row["scheme"], row["code"]) for row in table if row["words"].lower() in words)


def sentences_of_elsewhere(
    document: Document, extraction: Extraction, title: str
) -> tuple[Span, ...]:
    """The sentences that name another place than the territory that the report is about.

    Args:
        document: the report.
        extraction: what was read from it.
        title: its title, which names its territory.
    """
    places = _places(extraction.named)
    others = [
        each.span.start
        for each in extraction.mentions
        if each.role == "name" and each.entity in places and document[each.span] not in title
    ]
    whole = Span(0, len(document))
    return tuple(
        each
        for each in sentences(document, whole)
        if any(each.start <= start < each.end for start in others)
    )


def _places(named: Iterable[Named]) -> frozenset[str]:
    return frozenset(each.key for each in named if isinstance(each, NamedPlace))
