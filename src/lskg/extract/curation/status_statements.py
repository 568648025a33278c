"""What the report says that things were, are or are to be, each row checked against the text."""

from __future__ import annotations

from collections.abc import Sequence

from lskg.extract.curation.rows import quoted
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.tables import Table
from lskg.extract.names.records import Named, NamedGate, NamedInitiative, StatusStatement

_TABLE = Table(StatusStatement, {"spans": "quote", "period_basis": ()}, ("note",))
_KEY = ("thing", "status", "time")


def read_status_statements(sources: Sources, named: Sequence[Named]) -> tuple[StatusStatement, ...]:
    """The rows of the table of statuses.

    Args:
        sources: the curated tables.
        named: the named things.

    Raises:
        CurationError: the table is broken, a quotation is not in the text, or a thing is neither
            an initiative nor a border gate.
    """
    flat = sources.flat
    things = {each.key for each in named if isinstance(each, NamedInitiative | NamedGate)}
    statements = []
    for row in sources.own("status_statements", _TABLE.columns, _KEY):
        if row["thing"] not in things:
            raise row.error(f"“{row['thing']}” is the slug of no initiative and no border gate.")
        spans = []
        for quote in row.many("quote") or ("",):
            quoted(row, quote, flat.text)
            at = flat.text.index(quote)
            spans.append(flat.span(at, at + len(quote)))
        statements.append(_TABLE.read(row, spans=tuple(spans)))
    return tuple(statements)
