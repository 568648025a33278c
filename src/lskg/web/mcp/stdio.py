"""The protocol over standard input and output, for a program that starts the server itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import anyio
from anyio import to_thread
from flask import Flask
from mcp.server.stdio import stdio_server

from lskg.engine.admission import Admission
from lskg.web.in_service import InService, Service
from lskg.web.mcp import TOOLS
from lskg.web.mcp.server import mcp_server
from lskg.web.mcp.tools import Tools
from lskg.web.settings import Settings

T = TypeVar("T")


def serve_stdio(release: Path, settings: Settings, site: str = "") -> None:
    """Answer until the input ends.

    Args:
        release: the folder of the release, or a link to it.
        settings: how to serve.
        site: address of the site that shows the same release, which addresses of pages begin with.

    Raises:
        LskgError: the release cannot be opened.
    """
    service = Service(settings, Admission(settings.limits))
    with closing(InService(release.resolve(), service)) as opened:
        tools = opened.pages.extensions[TOOLS]
        anyio.run(_serve, opened.pages, tools, site.rstrip("/"))


async def _serve(app: Flask, tools: Tools, site: str) -> None:
    server = mcp_server(tools, partial(aside, app, site))
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


async def aside(app: Flask, site: str, work: Callable[[str], T]) -> T:
    """Do a piece of work in a thread, as within a request; it ends when nobody waits for it."""
    is_gone = threading.Event()
    environ: dict[str, Any] = {"lskg.is_gone": is_gone.is_set}

    def within() -> T:
        with app.test_request_context("/mcp", method="POST", environ_overrides=environ):
            return work(site)

    try:
        return await to_thread.run_sync(within, abandon_on_cancel=True)
    finally:
        is_gone.set()
