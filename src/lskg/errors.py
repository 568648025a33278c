"""The errors a caller may want to catch; each message is a sentence for a person.

A message is English, with places such as `{name}` for its values. Those that a visitor of the site
can meet are literals, so that the catalogue of `lskg.web` can hold them in Vietnamese.
"""

from __future__ import annotations

from typing import NamedTuple


class Plural(NamedTuple):
    """A message in two forms; the value `count` says which one is told."""

    one: str
    many: str


class LskgError(Exception):
    """An error that stops the command with its message and exit status 1.

    Attributes:
        message: what is told, with places for the values as `str.format` has them.
        values: the values by name; one of them may be an error, which is told in its place.
        limit: name of the limit that was met (a field of `Limits`), or None.
    """

    def __init__(
        self, message: str | Plural, *, limit: str | None = None, **values: object
    ) -> None:
        super().__init__(message)
        self.message = message
        self.values = values
        self.limit = limit

    def __str__(self) -> str:
        """The message in English.

        >>> rows = Plural("There is more than one row.", "There are more than {count:,} rows.")
        >>> print(LskgError(rows, count=1), LskgError(rows, count=1000))
        There is more than one row. There are more than 1,000 rows.
        """
        message = self.message
        if isinstance(message, Plural):
            message = message.one if self.values["count"] == 1 else message.many
        return message.format(**self.values) if self.values else message


class SourceError(LskgError):
    """The report, or a file that describes it, cannot be read as one of this genre."""


class IntakeError(LskgError):
    """A received file cannot be made into the folder of a report."""


class CurationError(LskgError):
    """A curated row is not supported by the text, or names something unknown."""


class BuildError(LskgError):
    """The graph could not be built or is not valid; the published one is untouched."""


class QueryError(LskgError):
    """A query cannot be answered because of how it is written.

    Attributes:
        line: 1-based line of the fault, or None when it has no place; a value of the message.
        column: 1-based column of the fault, or None; likewise.
    """

    def __init__(
        self,
        message: str | Plural,
        line: int | None = None,
        column: int | None = None,
        *,
        limit: str | None = None,
        **values: object,
    ) -> None:
        place = {} if line is None else {"line": line, "column": column}
        super().__init__(message, limit=limit, **place, **values)
        self.line = line
        self.column = column


class QueryTimeout(LskgError):
    """A query ran longer than its limit and was stopped."""


class QueryInterrupted(LskgError):
    """A query was stopped for a reason that lies outside of it; the caller may try again."""


class StoreBusy(LskgError):
    """Too many queries are waiting; the caller may try again."""


class QueryRefused(QueryError):
    """A query asks for what this service does not do, such as a change of the data."""


class AnswerTooLarge(QueryRefused):
    """An answer, or the work for it, is larger than the service allows."""


class NotAcceptable(LskgError):
    """The answer is of a kind that none of the accepted formats can hold."""


class StoreError(LskgError):
    """The published graph cannot be loaded."""


class ServeError(LskgError):
    """The site cannot be served at its address."""


class MissingExtra(LskgError):
    """A command needs packages that only an extra of lskg installs."""


class StoreUnreachable(LskgError):
    """A store elsewhere does not answer."""


class PushError(LskgError):
    """A graph could not be sent to a store, or did not arrive as it was sent."""
