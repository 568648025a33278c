"""Graphs of any size in the shape of the built one: more provinces, each with a plan of its own."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

#: Kinds of graphs of things of one province; the others (ontology, codes) are there once.
PROVINCIAL = (
    *("catalogue", "entities", "figures", "inferred", "judgement", "plan", "planning", "report"),
)
_THING = "<https://w3id.org/lskg/id/"
_DECIMAL = re.compile(r'"(-?[0-9.]+)"\^\^<http://www.w3.org/2001/XMLSchema#decimal>')


def triples(release: Path, wanted: int) -> Iterator[str]:
    """N-Triples: the built graph, then as many invented provinces as it takes.

    A province has the things of the built graph under other IRIs and with other numbers. The same
    size gives the same triples.
    """
    given: set[str] = set()
    for path in sorted((release / "graph").rglob("*.nt")):
        given.update(path.read_text(encoding="utf-8").splitlines())
    yield from sorted(given)
    count = len(given)
    lines = [
        line
        for name in PROVINCIAL
        for path in (release / "graph").rglob(f"{name}.nt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _THING in line and "_:" not in line
    ]
    source = random.Random(wanted)
    number = 1
    while count < wanted:
        number += 1
        factor = Decimal(source.randrange(50, 200)) / 100
        for line in lines[: wanted - count]:
            yield _of_province(line, number, factor)
        count += min(len(lines), wanted - count)


def write(release: Path, wanted: int, path: Path) -> None:
    """Write a graph as N-Triples; 0 for the built graph as it is."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in triples(release, wanted))


def _of_province(line: str, number: int, factor: Decimal) -> str:
    line = line.replace(_THING, f"{_THING}province-{number}/")
    return _DECIMAL.sub(lambda found: found[0].replace(found[1], _times(found[1], factor), 1), line)


def _times(text: str, factor: Decimal) -> str:
    return format(Decimal(text) * factor, "f")
