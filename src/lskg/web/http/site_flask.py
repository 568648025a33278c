"""Flask as this site needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request, send_from_directory
from flask.ctx import RequestContext
from flask.templating import DispatchingJinjaLoader, Environment
from flask.typing import ResponseReturnValue

from lskg.web.http.file_response import static_response
from lskg.web.http.page_cache import is_kept
from lskg.web.http.templates import CompiledTemplates, OneAtATime
from lskg.web.http.work import FREE, turn

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

#: Of all applications of this process.
_COMPILED = CompiledTemplates()


class SiteFlask(Flask):
    """Flask with turns, and without asynchronous views, which it would look for at each hook."""

    def create_jinja_environment(self) -> Environment:
        """The environment of templates, which takes what others were compiled to."""
        environment = super().create_jinja_environment()
        environment.bytecode_cache = _COMPILED
        return environment

    def create_global_jinja_loader(self) -> DispatchingJinjaLoader:
        """What finds the templates, and compiles each once."""
        return OneAtATime(self)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """A view or hook as it is."""
        return func

    def send_static_file(self, filename: str) -> Response:
        """A static file, whole or in part."""
        age = self.get_send_file_max_age(filename)
        return static_response(
            send_from_directory(self.static_folder or "", filename, max_age=age, conditional=False)
        )

    def request_context(self, environ: WSGIEnvironment) -> RequestContext:
        """The context of a request.

        `If-Match: *` is true of all that is there; werkzeug compares it as if it were a tag:
        https://www.rfc-editor.org/rfc/rfc9110#name-if-match
        """
        if environ.get("HTTP_IF_MATCH", "").strip() == "*":
            del environ["HTTP_IF_MATCH"]
        return super().request_context(environ)

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer a request, when it is its turn."""
        if request.endpoint is None or request.endpoint in FREE or is_kept():
            return super().dispatch_request()
        with turn():
            return super().dispatch_request()
