"""The changes of bodies and units that the report tells of, each row checked against the text."""

from __future__ import annotations

from collections.abc import Collection

from lskg.extract.curation.rows import Row, check_slug, quoted
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.tables import Table
from lskg.extract.names.records import ToldChange

_TABLE = Table(ToldChange, {"spans": "quote"}, ("note",))


def read_reorganizations(sources: Sources, bodies: Collection[str]) -> tuple[ToldChange, ...]:
    """The rows of the table of reorganizations.

    Args:
        sources: the curated tables.
        bodies: keys of the organizations.

    Raises:
        CurationError: the table is broken, a quotation is not in the text or does not hold the
            words of what was or came of it, or a body is unknown.
    """
    changes: list[ToldChange] = []
    for row in sources.own("reorganizations", _TABLE.columns):
        check_slug(row, "key", {each.key for each in changes})
        spans = []
        for quote in row.many("quote"):
            quoted(row, quote, sources.flat.text)
            at = sources.flat.text.index(quote)
            spans.append(sources.flat.span(at, at + len(quote)))
        _check(row, bodies)
        changes.append(_TABLE.read(row, spans=tuple(spans)))
    return tuple(changes)


def _check(row: Row, bodies: Collection[str]) -> None:
    if not row["quote"]:
        raise row.error("it quotes nothing; add the words of the report.")
    for column in ("before_text", "after_text"):
        if row[column] and not any(row[column] in quote for quote in row.many("quote")):
            raise row.error(f"the quotation does not hold “{row[column]}”.")
    if not row["before_text"] and not row["after_text"]:
        raise row.error("it says neither what there was nor what came of it.")
    for key in (*row.many("before"), *row.many("after")):
        if key not in bodies:
            raise row.error(f"“{key}” is the key of no organization.")
