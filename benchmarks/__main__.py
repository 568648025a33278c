"""`python -m benchmarks`: every query to every engine, in turns; writes a table."""

from __future__ import annotations

import contextlib
import platform
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from benchmarks import generate, report
from benchmarks.measure import Client, Reply
from benchmarks.peers import PEERS, USUAL, start

HERE = Path(__file__).parent
_PACKAGES = ("pyoxigraph", "oxigraph", "rdflib", "rdflib-endpoint", "maplib")
#: A query that took an engine so long is not asked of it again.
_LONG = 2.0
#: An engine that took so long to load is not started again after a query that was too slow.
_LONG_LOAD = 30.0


@click.command()
@click.option(
    "--triples", default=0, help="Size of the graph; 0 for the built one.", show_default=True
)
@click.option(
    "--peer", "names", multiple=True, type=click.Choice([*PEERS]), help="Only this engine."
)
@click.option("--rounds", default=7, help="How often each query is asked.", show_default=True)
@click.option("--limit", default=20.0, help="Seconds for a query.", show_default=True)
@click.option("--load-limit", default=300.0, help="Seconds for loading.", show_default=True)
@click.option("--port", default=8370, help="First port.", show_default=True)
def main(
    triples: int, names: tuple[str, ...], rounds: int, limit: float, load_limit: float, port: int
) -> None:
    """Measure the engines over the built graph, or over a generated one."""
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("queries/*.rq"))
    }
    titles = {name: text.splitlines()[0].removeprefix("# ") for name, text in texts.items()}
    folder = Path(tempfile.mkdtemp(prefix="lskg-benchmarks-"))
    try:
        data = folder / "data.nt"
        generate.write(Path("build/current"), triples, data)
        with data.open("rb") as lines:
            count = sum(1 for _ in lines)
        run = Run(data, folder, port, limit, load_limit)
        clients = {name: run.start(name) for name in names or USUAL}
        try:
            results = _measure(run, clients, texts, rounds)
            _print(count, clients, results, titles)
        finally:
            for client in clients.values():
                if client is not None:
                    client.close()
                    client.peer.stop()
    finally:
        shutil.rmtree(folder)


@dataclass(frozen=True, slots=True)
class Run:
    """What the engines of a run have in common."""

    data: Path
    folder: Path
    port: int
    limit: float
    load_limit: float

    def start(self, name: str) -> Client | None:
        """A client of an engine that is started anew; None where it does not start in time."""
        at = [*PEERS].index(name)
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        try:
            peer = start(name, self.data, self.port + 2 * at, folder, self.load_limit)
        except TimeoutError as error:
            click.echo(f"{name}: {error}", err=True)
            return None
        click.echo(f"{name}: answers after {peer.loaded:.1f} s", err=True)
        return Client(peer, self.limit)


def _measure(
    run: Run, clients: dict[str, Client | None], texts: dict[str, str], rounds: int
) -> dict[str, dict[str, list[Reply]]]:
    results: dict[str, dict[str, list[Reply]]] = {name: defaultdict(list) for name in texts}
    for query, text in texts.items():
        click.echo(query, err=True)
        for turn in range(rounds):
            for name, client in clients.items():
                found = results[query][name]
                if client is None or (found and found[-1].seconds > _LONG):
                    continue
                reply = client.ask(text)
                # The first answer warms the engine up and does not count, if it was fast.
                if turn or reply.seconds > _LONG or rounds == 1:
                    found.append(reply)
                if reply.fault and reply.fault != "broken answer" and "status" not in reply.fault:
                    # It goes on with the query, or has ended.
                    loaded = client.peer.loaded
                    client.close()
                    client.peer.stop()
                    clients[name] = run.start(name) if loaded < _LONG_LOAD else None
    return results


def _print(
    count: int,
    clients: dict[str, Client | None],
    results: dict[str, dict[str, list[Reply]]],
    titles: dict[str, str],
) -> None:
    names = [*clients]
    click.echo(
        f"{count:,} triples, {time.strftime('%Y-%m-%d')}, {platform.platform()}, "
        f"Python {platform.python_version()}"
    )
    for package in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            click.echo(f"{package} {version(package)}")
    click.echo("\n| engine | answers after | memory |\n|---|--:|--:|")
    for name, client in clients.items():
        if client is None:
            click.echo(f"| {name} | – | – |")
            continue
        memory = client.peer.memory() // 1024**2
        click.echo(f"| {name} | {client.peer.loaded:.1f} s | {memory:,} MB |")
    click.echo("\n" + report.table(results, titles, names))
    click.echo(report.ratios(results, names))


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks", args=sys.argv[1:])
