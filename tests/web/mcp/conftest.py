"""The tools over the real graph, called by the client of the package."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import anyio
import mcp_types as types
import pytest
from flask import Flask
from mcp import Client, MCPError
from mcp.server.lowlevel import Server

from lskg.engine.limits import Limits
from lskg.engine.store import InProcess, Store
from lskg.web import create_app
from lskg.web.mcp import TOOLS
from lskg.web.mcp.server import mcp_server
from lskg.web.mcp.stdio import aside
from lskg.web.settings import Settings
from lskg.web.view.release import Site

T = TypeVar("T")
Call = Callable[[str, Mapping[str, Any]], types.CallToolResult]
SITE = "https://site.example"


@pytest.fixture(scope="session")
def app(project_release: Path, project_store: Store) -> Flask:
    """The application over the real graph, with assistants."""
    settings = Settings(limits=Limits(per_minute=0), mcp=True)
    return create_app(InProcess(project_store), Site.open(project_release), settings)


@pytest.fixture(scope="session")
def server(app: Flask) -> Server[Any]:
    """The server in this process."""
    return mcp_server(app.extensions[TOOLS], partial(aside, app, SITE))


@pytest.fixture(scope="session")
def call(server: Server[Any]) -> Call:
    """Calls a tool in a session of its own."""
    return lambda tool, arguments: with_client(
        server, lambda client: client.call_tool(tool, dict(arguments))
    )


def with_client(server: Any, work: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    """What a client finds out in one session.

    Args:
        server: one in this process, the address of one, or how to start one.
        work: what the client does.
        mode: how the session begins.
    """

    async def run() -> T:
        async with Client(server, mode=mode) as client:
            try:
                return await work(client)
            except MCPError as error:
                refused = error
        raise refused

    return anyio.run(run)


def told(result: types.CallToolResult) -> str:
    """The one text of an answer."""
    (content,) = result.content
    assert isinstance(content, types.TextContent)
    return content.text
