"""Flask without what this site has no use for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask.ctx import RequestContext

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class SyncFlask(Flask):
    """Flask without asynchronous views, which it would look for at each hook."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view or hook as it is."""
        return func

    def request_context(self, environ: WSGIEnvironment) -> RequestContext:
        """The context of a request.

        `If-Match: *` is true of all that is there; werkzeug compares it as if it were a tag:
        https://www.rfc-editor.org/rfc/rfc9110#name-if-match
        """
        if environ.get("HTTP_IF_MATCH", "").strip() == "*":
            del environ["HTTP_IF_MATCH"]
        return super().request_context(environ)
