"""What the server itself refuses: problem details of https://www.rfc-editor.org/rfc/rfc9457."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus

from lskg.web.catalogues import translate
from lskg.web.language import asked_of
from lskg.web.sentences import retell

Headers = list[tuple[str, str]]


@dataclass(slots=True, eq=False)
class Refusal(Exception):
    """A request or a connection that does not reach the application.

    Attributes:
        limit: name of the limit that was met, or None.
        retry: seconds after which the client may try again, or None.
    """

    status: HTTPStatus
    detail: str
    limit: str | None = None
    retry: int | None = None

    def response(self, accepted: str | None = None) -> tuple[str, Headers, bytes]:
        """Status, headers and body of the answer.

        Args:
            accepted: the languages that the client asks for, as far as its request was read.
        """
        language = asked_of(accepted) or "en"
        detail = retell(self.detail) if language == "vi" else None
        problem: dict[str, object] = {
            "type": f"/limits#{self.limit}" if self.limit else "about:blank",
            "title": translate(self.status.phrase, language),
            "status": self.status,
            "detail": detail or self.detail,
        }
        if self.limit:
            problem["limit"] = self.limit
        body = (json.dumps(problem, ensure_ascii=False) + "\n").encode()
        headers = [
            ("Content-Type", "application/problem+json"),
            ("Content-Language", "vi" if detail else "en"),
            ("Vary", "Accept-Language"),
            ("Content-Length", str(len(body))),
            ("Access-Control-Allow-Origin", "*"),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        if self.retry is not None:
            headers.append(("Retry-After", str(self.retry)))
        return f"{self.status} {self.status.phrase}", headers, body


def malformed(detail: str) -> Refusal:
    """The refusal of what is no request of https://www.rfc-editor.org/rfc/rfc9112."""
    return Refusal(HTTPStatus.BAD_REQUEST, detail)


def too_many_bytes() -> Refusal:
    """The refusal of what would make the server hold more than it may."""
    return Refusal(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The server holds as many bytes for its clients, or for this one, as it may; "
        "try again in a few seconds.",
        "buffered_bytes",
        retry=5,
    )
