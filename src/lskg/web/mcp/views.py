"""The protocol at `/mcp`: each message a request of its own, answered in JSON, without a session.

What the package makes for ASGI answers here within the request that brought the message, so that
turns, limits, the rate and the log are those of all requests.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import anyio
from flask import Blueprint, Response, request
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from werkzeug.wrappers import Response as BaseResponse

from lskg.web.http.cors import allow_origins, options_response
from lskg.web.http.page_cache import host_address
from lskg.web.mcp.server import mcp_server
from lskg.web.mcp.tools import Tools

T = TypeVar("T")
_HEADERS = (
    "Accept, Accept-Language, Content-Type, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, "
    "Mcp-Session-Id"
)


def assistants(tools: Tools) -> Blueprint:
    """The address of the protocol."""
    blueprint = Blueprint("mcp", __name__)
    server = mcp_server(tools, _here)

    @blueprint.route("/mcp", methods=["POST", "OPTIONS"], provide_automatic_options=False)
    def message() -> BaseResponse:
        if request.method == "OPTIONS":
            response = options_response("POST, OPTIONS")
            response.headers["Access-Control-Allow-Headers"] = _HEADERS
            return response
        return asyncio.run(_answered(server, request.get_data()))

    @blueprint.after_request
    def open_to_scripts(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return allow_origins(response)

    return blueprint


async def _here(work: Callable[[str], T]) -> T:
    """Do a piece of work in the thread of the request, which has nothing else to do."""
    return work(f"{host_address()}{request.script_root}")


async def _answered(server: Server[Any], body: bytes) -> Response:
    """The answer of the package to the message of this request."""
    started: dict[str, Any] = {}
    sent = bytearray()
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not messages:
            await anyio.sleep_forever()
        return messages.pop()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            started.update(message)
        else:
            sent.extend(message.get("body", b""))

    manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
    async with manager.run():
        await manager.handle_request(_scope(), receive, send)
    headers = [
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in started["headers"]
    ]
    return Response(bytes(sent), status=started["status"], headers=headers)


def _scope() -> dict[str, Any]:
    """The request as ASGI has it: https://asgi.readthedocs.io/en/latest/specs/www.html."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.scheme,
        "path": request.path,
        "query_string": b"",
        "root_path": request.script_root,
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in request.headers.items()
        ],
    }
