"""The client of the package mcp lists the tools and calls two."""

import asyncio
import sys

from mcp import Client

site = sys.argv[1]


async def main() -> None:
    async with Client(f"{site}/mcp") as client:
        tools = (await client.list_tools()).tools
        names = [each.name for each in tools]
        found = await client.call_tool("search", {"text": "GRDP"})
        assert not found.is_error, found
        print(f"tools: {', '.join(names)}; search called")


asyncio.run(main())
