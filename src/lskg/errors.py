"""The errors a caller may want to catch; each message is a sentence for a person."""


class LskgError(Exception):
    """An error that stops the command with its message and exit status 1.

    Attributes:
        vi: the message in Vietnamese, or None where it meets only those who run the software.
        limit: name of the limit that was met (a field of `Limits`), or None.
    """

    def __init__(self, message: str, *, vi: str | None = None, limit: str | None = None) -> None:
        super().__init__(message)
        self.vi = vi
        self.limit = limit


class SourceError(LskgError):
    """The report, or a file that describes it, cannot be read as one of this genre."""


class CurationError(LskgError):
    """A curated row is not supported by the text, or names something unknown."""


class BuildError(LskgError):
    """The graph could not be built or is not valid; the published one is untouched."""


class QueryError(LskgError):
    """A query cannot be answered because of how it is written.

    Attributes:
        line: 1-based line of the fault, or None when it has no place.
        column: 1-based column of the fault, or None.
    """

    def __init__(
        self,
        message: str,
        line: int | None = None,
        column: int | None = None,
        *,
        vi: str | None = None,
        limit: str | None = None,
    ) -> None:
        super().__init__(message, vi=vi, limit=limit)
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


class StoreUnreachable(LskgError):
    """A store elsewhere does not answer."""


class PushError(LskgError):
    """A graph could not be sent to a store, or did not arrive as it was sent."""
