"""`python -m benchmarks.soak`: minutes of mixed traffic with hostile clients; memory and answers.

Each kind of client has an address of its own among those of the loopback network, so that limits
for each client count as they do for strangers. A probe with yet another address asks what must
stay fast.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import quote, urlencode

import click

from benchmarks.peers import memory_of, wait_for

_HOST = "127.0.0.1"
_PROBED = ("/health", f"/sparql?query={quote('ASK {}')}", "/")
_THINGS, _START = "build/current/things.txt", "https://w3id.org/lskg/id/"
_FILES = 8192
_READ = 256 * 1024
_WAIT = 60.0
_NICE = 10
#: The port and the place for what is counted.
Visit = Callable[["Soak"], Awaitable[None]]


@dataclass(slots=True)
class Soak:
    """A run: the server that is asked, and what became of what was asked.

    Attributes:
        seconds: of each answer to a probe since the last line.
        statuses: how often each status was answered, by kind of client.
    """

    port: int
    end: float
    source: random.Random = field(default_factory=lambda: random.Random(16))
    seconds: list[float] = field(default_factory=list)
    statuses: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def goes_on(self) -> bool:
        """Whether there is time left."""
        return time.monotonic() < self.end

    async def connect(self, address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection from an address."""
        return await asyncio.open_connection(_HOST, self.port, local_addr=(address, 0))

    async def ask(
        self, address: str, path: str, body: bytes | None = None, kind: str = "form"
    ) -> str:
        """The status of an answer that is read whole; a word where there is none."""
        try:
            reader, writer = await asyncio.wait_for(self.connect(address), _WAIT)
        except (OSError, TimeoutError) as error:
            return type(error).__name__
        head = f"{'GET' if body is None else 'POST'} {path} HTTP/1.1\r\nHost: soak\r\n"
        head += "Connection: close\r\nAccept: application/json, text/html;q=0.9, */*;q=0.1\r\n"
        if body is not None:
            name = "application/x-www-form-urlencoded" if kind == "form" else kind
            head += f"Content-Type: {name}\r\nContent-Length: {len(body)}\r\n"
        try:
            async with asyncio.timeout(_WAIT):
                writer.write(head.encode() + b"\r\n" + (body or b""))
                await writer.drain()
                line = await reader.readline()
                while await reader.read(_READ):
                    pass
            return line[9:12].decode("ascii", "replace") if line else "closed"
        except (OSError, TimeoutError, ValueError) as error:
            return type(error).__name__
        finally:
            writer.close()


def _number(soak: Soak) -> int:
    return soak.source.randrange(10**9)


def _query(text: str) -> str:
    return f"/sparql?query={quote(text)}"


async def reader(soak: Soak, address: str) -> str:
    """An ordinary visitor: pages, tables, searches and small queries."""
    things = [each for each in Path(_THINGS).read_text("utf-8").split() if each.startswith(_START)]
    thing = soak.source.choice(things).removeprefix(_START)
    paths = (
        f"/doc/{quote(thing)}",
        f"/en/doc/{quote(thing)}",
        "/tables/targets.csv",
        "/reports/lang-son-xviii/text",
        f"/search?q={quote(soak.source.choice(('rừng', 'cửa khẩu', 'GRDP', 'chuyển đổi số')))}",
        _query(f"SELECT * {{ ?s ?p ?o }} LIMIT {soak.source.randrange(1, 500)}"),
        _query(f"SELECT ?c (COUNT(*) AS ?n) {{ ?s a ?c }} GROUP BY ?c # {_number(soak)}"),
    )
    status = await soak.ask(address, soak.source.choice(paths))
    await asyncio.sleep(0.2)
    return status


async def huge_key(soak: Soak, address: str) -> str:
    """A query of a megabyte that is mostly a comment."""
    text = f"ASK {{}} # {_number(soak)} <i>" + "a" * 1_000_000
    return await soak.ask(address, "/sparql", text.encode(), "application/sparql-query")


async def large_answer(soak: Soak, address: str) -> str:
    """The whole graph as an answer of its own."""
    return await soak.ask(address, _query(f"SELECT * {{ ?s ?p ?o }} # {_number(soak)}"))


async def large_batch(soak: Soak, address: str) -> str:
    """As many names to match as a batch may have."""
    names = {f"q{at}": {"query": f"xã Đồng Đăng {_number(soak)}"} for at in range(200)}
    return await soak.ask(address, "/reconcile", urlencode({"queries": json.dumps(names)}).encode())


async def runaway(soak: Soak, address: str) -> str:
    """A query that ends only at its limit."""
    text = f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} # {_number(soak)}"
    return await soak.ask(address, _query(text))


async def large_memory(soak: Soak, address: str) -> str:
    """A query that sorts more than fits into its memory."""
    text = f"SELECT * {{ ?a a ?t . ?b a ?u }} ORDER BY ?b ?a # {_number(soak)}"
    return await soak.ask(address, _query(text))


async def slow_reader(soak: Soak, address: str) -> str:
    """A client that takes a thousand bytes a second of a long answer."""
    path = soak.source.choice(("/dataset.nq", _query("SELECT * { ?s ?p ?o }")))
    return await _slow(soak, address, f"GET {path} HTTP/1.1\r\nHost: soak\r\n\r\n".encode(), b"")


async def slow_sender(soak: Soak, address: str) -> str:
    """A client that sends a body byte by byte."""
    head = b"POST /sparql HTTP/1.1\r\nHost: soak\r\nContent-Length: 900000\r\n"
    head += b"Content-Type: application/sparql-query\r\n\r\n"
    return await _slow(soak, address, head, b"A")


async def idle(soak: Soak, address: str) -> str:
    """A connection on which nothing comes."""
    return await _slow(soak, address, b"", b"")


async def _slow(soak: Soak, address: str, head: bytes, piece: bytes) -> str:
    """Send something and then little, and read little, until the server hangs up."""
    try:
        reader_, writer = await asyncio.wait_for(soak.connect(address), _WAIT)
    except (OSError, TimeoutError) as error:
        return type(error).__name__
    reader_._limit = 1024  # type: ignore[attr-defined]
    try:
        writer.write(head)
        while soak.goes_on:
            if piece:
                writer.write(piece)
                await writer.drain()
            with suppress(TimeoutError):
                if not await asyncio.wait_for(reader_.read(1000), 1.0):
                    return "hung up"
            await asyncio.sleep(1.0)
        return "held"
    except OSError:
        return "hung up"
    finally:
        writer.close()


#: What each kind of client does, how many there are, and how many addresses they have.
KINDS: dict[str, tuple[Callable[[Soak, str], Awaitable[str]], int, int]] = {
    "reader": (reader, 8, 8),
    "huge key": (huge_key, 4, 2),
    "large answer": (large_answer, 6, 2),
    "large batch": (large_batch, 6, 2),
    "runaway": (runaway, 8, 4),
    "large memory": (large_memory, 4, 2),
    "slow reader": (slow_reader, 100, 5),
    "slow sender": (slow_sender, 100, 5),
    "idle": (idle, 500, 10),
}


async def _client(soak: Soak, name: str, address: str) -> None:
    act = KINDS[name][0]
    counted = soak.statuses.setdefault(name, Counter())
    while soak.goes_on:
        try:
            status = await act(soak, address)
        except Exception as error:  # noqa: BLE001
            # A client that fails is told of in the end, and comes again.
            status = type(error).__name__
        counted[status] += 1
        # Who was turned away comes again, but not as fast as the processor can.
        await asyncio.sleep(0.05 if status == "200" else 0.5)


def _probe(port: int, out: Connection) -> None:
    """Ask what must stay fast, in a process that does nothing else, until it is ended."""
    while True:
        for path in _PROBED:
            start = time.monotonic()
            status = asyncio.run(Soak(port, math.inf).ask("127.0.0.9", path))
            out.send((status, time.monotonic() - start))
        time.sleep(0.5)


async def _report(soak: Soak, pid: int, probe: Connection) -> int:
    """A line for each minute; the most memory in all."""
    counted = soak.statuses.setdefault("probe", Counter())
    click.echo(
        "| minute | memory, MB | most, MB | probe, ms | slowest, ms |\n|--:|--:|--:|--:|--:|"
    )
    most = minute = 0
    while soak.goes_on:
        minute += 1
        high = 0
        next_line = time.monotonic() + 60
        while (now := time.monotonic()) < min(next_line, soak.end):
            high = max(high, memory_of(pid))
            while probe.poll():
                status, taken = probe.recv()
                counted[status] += 1
                soak.seconds.append(taken)
            await asyncio.sleep(min(2.0, max(soak.end - now, 0.01)))
        now_used = memory_of(pid)
        high = max(high, now_used)
        most = max(most, high)
        seconds, soak.seconds = sorted(soak.seconds) or [0.0], []
        click.echo(
            f"| {minute} | {now_used / 1e6:,.0f} | {high / 1e6:,.0f} "
            f"| {seconds[len(seconds) // 2] * 1000:,.0f} | {seconds[-1] * 1000:,.0f} |"
        )
    return most


async def _run(soak: Soak, pid: int) -> int:
    ours, theirs = Pipe(duplex=False)
    probe = Process(target=_probe, args=(soak.port, theirs), daemon=True)
    probe.start()
    theirs.close()
    # The crowd has a machine of its own elsewhere; here it goes after the server.
    os.nice(_NICE)
    clients = []
    for number, (name, (_, count, addresses)) in enumerate(KINDS.items(), start=1):
        for at in range(count):
            clients.append(_client(soak, name, f"127.0.{number}.{at % addresses + 1}"))
    others = asyncio.gather(*clients)
    most = await _report(soak, pid, ours)
    probe.terminate()
    await others
    probe.join()
    return most


@click.command()
@click.option("--minutes", default=20.0, help="How long.", show_default=True)
@click.option("--port", default=8490, help="Port of the server.", show_default=True)
def main(minutes: float, port: int) -> None:
    """Serve the built graph as it is served by default, and have it asked by all at once."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    with tempfile.TemporaryFile() as log:
        command = [sys.executable, "-m", "lskg", "serve", "--port", str(port)]
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            wait_for(f"http://{_HOST}:{port}/health", 60)
            soak = Soak(port, time.monotonic() + minutes * 60)
            click.echo(f"At the start: {memory_of(server.pid) / 1e6:,.0f} MB\n")
            most = asyncio.run(_run(soak, server.pid))
            time.sleep(10)
            click.echo(f"\nMost: {most / 1e6:,.0f} MB; ten seconds after the end: ", nl=False)
            click.echo(f"{memory_of(server.pid) / 1e6:,.0f} MB\n\n| client | answers |\n|---|---|")
            for name, counted in soak.statuses.items():
                told = ", ".join(f"{status}: {count:,}" for status, count in counted.most_common())
                click.echo(f"| {name} | {told} |")
        finally:
            server.terminate()
            server.wait(60)


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.soak", args=sys.argv[1:])
