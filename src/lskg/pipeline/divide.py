"""What is of one report alone, and what it says of things that reports share.

A line of N-Triples in a graph of a report, or of what follows, that names a thing of the report is
its own. All others are common: other reports may say the same, or more of the same things.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lskg.distributions.counts import Tally
from lskg.iris import APART_GRAPHS, INFERRED_GRAPHS, REPORT_GRAPHS, Iris
from lskg.release.json_files import read_json, write_json

#: The folder with what follows of its own things alone, by kind of graph.
OWN = "own"
#: The folder with what is common, by kind of graph.
COMMON = "common"
#: Own lines about common things, and about the own things that these lead to.
NAMED = "named.nt"
#: The name under which the lines of all graphs without FROM are counted.
WHOLE = ""
_ROOTS, _TALLIES, _FOUND = "roots.txt", "tallies.json", "divided.json"
_Lines = dict[str, list[bytes]]


@dataclass(frozen=True, slots=True)
class Divided:
    """What the step of a report made.

    Attributes:
        repeats: whether a line of its own is in two of its graphs.
        triples: the lines of its graphs, and its own ones of what follows, by kind.
    """

    folder: Path
    repeats: bool
    triples: dict[str, int]

    @classmethod
    def read(cls, folder: Path) -> Divided:
        """What is in the folder of a step."""
        found = read_json(folder / _FOUND)
        return cls(folder, found["repeats"], found["triples"])

    def common(self) -> _Lines:
        """What is common, by kind of graph."""
        return {path.stem: read_lines(path) for path in sorted((self.folder / COMMON).glob("*"))}

    def roots(self) -> list[bytes]:
        """The things that it names and that may be named elsewhere, as they stand in a line."""
        return (self.folder / _ROOTS).read_bytes().splitlines()

    def tallies(self) -> dict[str, Tally]:
        """How much there is in the lines of its own, by name of the graph."""
        found = read_json(self.folder / _TALLIES)
        return {name: Tally.read(each) for name, each in found.items()}


def own_mark(base: str, report: str) -> bytes:
    """What the things of a report begin with in a line."""
    return f"<{base}id/{report}/".encode()


def divide(iris: Iris, written: Path, inferred: Path, folder: Path) -> None:
    """Divide the graphs of a report.

    Args:
        iris: of the report.
        written: folder of what it says.
        inferred: folder of what follows.
        folder: where to write; it is empty.
    """
    mark = own_mark(iris.base, iris.report)
    said = {path.stem: read_lines(path) for path in sorted(written.glob("graph/*.nt"))}
    follows = {kind: read_lines(inferred / "graph" / f"{kind}.nt") for kind in INFERRED_GRAPHS}
    own = {kind: [line for line in said[kind] if mark in line] for kind in REPORT_GRAPHS}
    repeats = len(set().union(*own.values())) < sum(map(len, own.values()))
    known = {line for lines in said.values() for line in lines}
    for kind, lines in follows.items():  # what stands in the first is left out of the second
        own[kind] = [line for line in lines if mark in line and line not in known]
        known.update(own[kind])
    common = {
        kind: [line for line in lines if mark not in line] if kind in own else lines
        for kind, lines in (said | follows).items()
    }
    of_all = [line for kind, lines in common.items() if kind not in own for line in lines]
    named = {term for line in of_all for term in ends(line)}
    _write(folder / OWN, {kind: own[kind] for kind in INFERRED_GRAPHS})
    _write(folder / COMMON, common)
    (folder / NAMED).write_bytes(b"".join(sorted(_named(own, of_all, mark))))
    roots = named.union(_others(chain_of(own), mark), _others(chain_of(common), mark))
    things = sorted(each for each in roots if each.startswith(b"<"))
    (folder / _ROOTS).write_bytes(b"".join(each + b"\n" for each in things))
    tallies = _tallies(iris, said, own, mark, named)
    write_json(folder / _TALLIES, {name: each.written() for name, each in tallies.items()})
    triples = {kind: len((own if kind in follows else said)[kind]) for kind in own}
    write_json(folder / _FOUND, {"repeats": repeats, "triples": triples})


def read_lines(path: Path) -> list[bytes]:
    """The lines of a file of N-Triples."""
    # A literal may have what Python else takes for the end of a line.
    with path.open("rb") as file:
        return file.readlines()


def ends(line: bytes) -> tuple[bytes, bytes]:
    """Subject and object of a line of N-Triples."""
    subject, _, rest = line.split(b" ", 2)
    return subject, rest[: rest.rindex(b" ")]


def chain_of(graphs: _Lines) -> Iterator[bytes]:
    """The lines of all graphs."""
    for lines in graphs.values():
        yield from lines


def _write(folder: Path, graphs: _Lines) -> None:
    folder.mkdir()
    for kind, lines in graphs.items():
        (folder / f"{kind}.nt").write_bytes(b"".join(lines))


def _others(lines: Iterable[bytes], mark: bytes) -> Iterator[bytes]:
    """The terms of lines that do not begin with a mark."""
    for line in lines:
        for term in ends(line):
            if not term.startswith(mark):
                yield term


def _seen(own: _Lines) -> set[bytes]:
    """The lines of its own that a query without FROM sees."""
    return {line for kind, lines in own.items() if kind not in APART_GRAPHS for line in lines}


def _named(own: _Lines, of_all: Iterable[bytes], mark: bytes) -> set[bytes]:
    """Own lines about common things, and about the own things that these lead to."""
    every = _seen(own)
    found = {line for line in every if not line.startswith(mark)}
    led_to = {ends(line)[1] for lines in (found, of_all) for line in lines}
    return found | {line for line in every if line[: line.index(b" ")] in led_to}


def _tallies(
    iris: Iris, said: _Lines, own: _Lines, mark: bytes, named: Container[bytes]
) -> dict[str, Tally]:
    """How much there is in the graphs of a report, and in its own lines of others and of all."""
    graphs = {iris.graph_name(kind): said[kind] for kind in REPORT_GRAPHS}
    graphs |= {kind: own[kind] for kind in INFERRED_GRAPHS}
    graphs[WHOLE] = sorted(_seen(own))
    return {name: Tally.of(lines, mark, named) for name, lines in graphs.items()}
