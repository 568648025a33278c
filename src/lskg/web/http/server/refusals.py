"""What the server itself refuses: problem details of https://www.rfc-editor.org/rfc/rfc9457."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus

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

    def response(self) -> tuple[str, Headers, bytes]:
        """Status, headers and body of the answer."""
        problem: dict[str, object] = {
            "type": f"/limits#{self.limit}" if self.limit else "about:blank",
            "title": self.status.phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.limit:
            problem["limit"] = self.limit
        body = (json.dumps(problem) + "\n").encode()
        headers = [
            ("Content-Type", "application/problem+json"),
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
