"""`python -m benchmarks.saved_queries`: what each saved query takes; fails where one takes long.

Each is asked as the pages ask it, and, where they give no values, as others may ask it.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import pyoxigraph as ox

from lskg.engine.store import InProcess, QueryRequest, Store, Term

ROOT = Path(__file__).parents[1]
#: The variables that pages give values to, by the name of their query; none: it is also asked so.
BOUND: Mapping[str, Sequence[Sequence[str]]] = {
    "describe": [["thing"]],
    "exists": [["thing"]],
    "extents": [["report"]],
    "graph": [["graph"]],
    "incoming": [["thing"]],
    "indicator_evidence": [["indicator"]],
    "indicator_targets": [["indicator"]],
    "located": [[], ["thing"]],
    "marks": [["report"]],
    "property_values": [["thing", "property"]],
    "quotations": [["thing"]],
    "statements": [["thing"]],
    "subsections": [["section"]],
    "targets": [[], ["target"], ["indicator"]],
}
_FORM = re.compile(r"^(SELECT|CONSTRUCT|ASK)\b", re.MULTILINE)
_TRIPLES = "application/n-triples"
#: Has a row for each triple whose object is a thing, and its graph.
_EVERYTHING = "SELECT ?thing ?graph { GRAPH ?graph { ?subject ?predicate ?thing } }"


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved query.

    Attributes:
        name: its file, from the root of the checkout.
        bound: the variables that get values.
    """

    name: str
    text: str
    bound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """The median of the seconds of processor time that an answer takes."""

    name: str
    asked: str
    seconds: float


def saved_queries(root: Path) -> Iterator[Saved]:
    """Every query over a release; several times where pages give values to several variables."""
    # The gates ask the ontology alone, and with functions of their own.
    inner = (path for path in (root / "src").rglob("*.rq") if "gates" not in path.parts)
    for path in sorted([*(root / "queries").rglob("*.rq"), *inner]):
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        is_of_pages = name.startswith("src/")
        for bound in BOUND.get(path.stem, [[]]) if is_of_pages else [[]]:
            yield Saved(name, text, tuple(bound))


def measured(store: Store, saved: Saved, rounds: int) -> Iterator[Time]:
    """The times of a query, for each way of asking it."""
    values = _busiest(store, saved)
    asked = f"page, {', '.join(saved.bound)} given" if saved.bound else "page"
    yield Time(saved.name, asked, _median(lambda: _as_pages(store, saved.text, values), rounds))
    if not saved.bound:
        endpoint, request = InProcess(store), QueryRequest(saved.text)
        yield Time(saved.name, "endpoint", _median(lambda: endpoint.answer(request), rounds))


def _busiest(store: Store, saved: Saved) -> dict[str, Term]:
    """The IRIs that have the most rows; none where nothing has any."""
    text = saved.text if _form(saved.text) == "SELECT" else _EVERYTHING
    names, rows = store.table(text) if saved.bound else ((), [])
    places = [names.index(name) for name in saved.bound]
    found = Counter(tuple(row[place] for place in places) for row in rows)
    for terms, _ in found.most_common():
        if all(isinstance(term, ox.NamedNode) for term in terms):
            return {name: term for name, term in zip(saved.bound, terms, strict=True) if term}
    return {}


def _as_pages(store: Store, text: str, values: Mapping[str, Term]) -> object:
    if _form(text) == "CONSTRUCT":
        return store.construct(text, _TRIPLES, **values)
    return store.ask(text, **values) if _form(text) == "ASK" else store.table(text, **values)


def _form(text: str) -> str:
    found = _FORM.search(text)
    return found[1] if found else ""


def _median(ask: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        ask()
        times.append(time.process_time() - start)
    return statistics.median(times)


@click.command()
@click.option("--release", default="build/current", help="What to ask.", show_default=True)
@click.option("--rounds", default=5, help="How often each query is asked.", show_default=True)
@click.option("--limit", default=0.3, help="Seconds that a query may take.", show_default=True)
def main(release: str, rounds: int, limit: float) -> None:
    """Measure the saved queries over a release, the slowest first."""
    store = Store.open(Path(release))
    times = [each for saved in saved_queries(ROOT) for each in measured(store, saved, rounds)]
    click.echo("| query | asked by | ms |\n|---|---|--:|")
    for each in sorted(times, key=lambda each: -each.seconds):
        click.echo(f"| {each.name} | {each.asked} | {each.seconds * 1000:,.1f} |")
    slow = sorted({each.name for each in times if each.seconds >= limit})
    if slow:
        raise click.ClickException(f"{limit:g} s or more: {', '.join(slow)}.")


if __name__ == "__main__":
    main.main(prog_name="python -m benchmarks.saved_queries", args=sys.argv[1:])
