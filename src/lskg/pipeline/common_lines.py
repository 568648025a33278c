"""What reports say of things that they share, of all of them together.

An answer about one report rests on its own lines and on those common ones to which these lead, by
properties that a query names. What else is common may change without it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from rdflib import RDF, Graph

from lskg.iris import APART_GRAPHS, INFERRED_GRAPHS, REPORT_GRAPHS, SHARED_GRAPHS, Iris
from lskg.pipeline.divide import Divided, ends, read_lines
from lskg.rdf.intervals import Interval
from lskg.rdf.lines import sorted_lines
from lskg.rdf.write import relate_periods
from lskg.vocabulary import LSKG

#: The kind of graph with what reports name, of which a report needs only what it leads to.
_CATALOGUE = "catalogue"
#: What other plans say is found from what a report leads to, and so is what that leads to.
_FOUND_BACKWARDS = "planning"
_Graphs = dict[str, list[bytes]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is common as far as answers about one report rest on it, as N-Quads.

    Attributes:
        lines: in parts; the first is the same for all reports.
        digest: of them.
    """

    lines: tuple[bytes, ...]
    digest: str

    def write(self, path: Path) -> Path:
        """Write the lines."""
        path.write_bytes(b"".join(self.lines))
        return path


class Common:
    """The lines that are common, by name of their graph; none is in two of those of all reports.

    Attributes:
        shared: the graphs of all reports, which are sorted.
        of_reports: what is common in the graphs of each.
        repeats: whether a line is in two of these graphs.
    """

    def __init__(
        self, base: str, shared: Path, reports: Mapping[str, Divided], queries: str = ""
    ) -> None:
        """Put together what all reports say.

        Args:
            base: of the IRIs of things and graphs.
            shared: folder of what reports share.
            reports: what is of each, by key.
            queries: what reports are asked.
        """
        self._base = base
        found = {key: each.common() for key, each in reports.items()}
        first = {kind: read_lines(shared / "graph" / f"{kind}.nt") for kind in SHARED_GRAPHS}
        self._first = {line for lines in first.values() for line in lines}
        self.shared: _Graphs = {}
        said: set[bytes] = set()
        for kind in SHARED_GRAPHS:
            lines = set(first[kind]).union(*(each.get(kind, ()) for each in found.values()))
            if kind == _CATALOGUE:
                lines |= _period_lines(lines, base)
            self.shared[kind] = sorted(lines - said)
            said |= lines
        self.of_reports = {
            Iris(base, key).graph_name(kind): each[kind]
            for key, each in found.items()
            for kind in REPORT_GRAPHS
        }
        of_reports = [line for lines in self.of_reports.values() for line in lines]
        together = said.union(of_reports)
        self.repeats = len(together) < len(said) + len(of_reports)
        for kind in INFERRED_GRAPHS:  # what stands in the first is left out of the second
            lines = set().union(*(each[kind] for each in found.values()))
            self.shared[kind] = sorted(lines - together)
            together |= lines
        self._prepare(queries)

    def every(self) -> bytes:
        """All lines as N-Quads."""
        named = (_quads(lines, f"{self._base}graph/{name}") for name, lines in self._all())
        return b"".join(b"".join(each) for each in named)

    def seen(self) -> set[bytes]:
        """The lines that a query without FROM sees."""
        return {line for name, lines in self._all() if name not in APART_GRAPHS for line in lines}

    def beside(self, roots: Iterable[bytes]) -> Beside:
        """What is common as far as it is led to from some things."""
        reached = self._reached(roots)
        found = sorted(quad for node in reached for quad in self._about.get(node, ()))
        lines = b"".join(found)
        digest = self._digest.copy()
        digest.update(lines)
        return Beside((self._always, lines), digest.hexdigest())

    def _all(self) -> Sequence[tuple[str, list[bytes]]]:
        return [*self.shared.items(), *self.of_reports.items()]

    def _prepare(self, queries: str) -> None:
        """Divide the lines in those that answers about all reports rest on, and others."""
        is_named = cache(lambda predicate: _name(predicate) in queries)
        self._leads: dict[bytes, set[bytes]] = defaultdict(set)
        self._about: dict[bytes, list[bytes]] = defaultdict(list)
        self._roots: set[bytes] = set()
        self._of_all: list[bytes] = []
        for name, lines in self._all():
            if name in APART_GRAPHS:
                continue
            graph = f"{self._base}graph/{name}"
            if name in INFERRED_GRAPHS:
                graph = common_name(graph)
            for line, quad in zip(lines, _quads(lines, graph), strict=True):
                if line in self._first or is_named(line.split(b" ", 2)[1]):
                    self._place(name, line, quad)
        self._always = b"".join(self._of_all)
        self._digest = sha256(self._always)

    def _place(self, name: str, line: bytes, quad: bytes) -> None:
        """Take a line of a graph to those of all reports, or to those about its subject."""
        subject, value = ends(line)
        if value.startswith(b"<"):
            self._leads[subject].add(value)
        is_first = line in self._first
        if not is_first and (name not in SHARED_GRAPHS or name == _CATALOGUE):
            self._about[subject].append(quad)
            return
        self._of_all.append(quad)
        if not is_first or name == _FOUND_BACKWARDS:
            self._roots.update((subject, value))

    def _reached(self, roots: Iterable[bytes]) -> set[bytes]:
        """The things to which some lead, and themselves."""
        reached = self._roots.union(roots)
        waiting = list(reached)
        while waiting:
            new = self._leads.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        return reached


def common_name(graph: str) -> str:
    """IRI under which a graph of what follows holds what is not of the report that is asked of.

    It ends as that of the graph, so that a query knows it for such a one.
    """
    start, _, kind = graph.rpartition("/")
    return f"{start}/common/{kind}"


def _name(term: bytes) -> str:
    """The last part of an IRI, under which a query names it, whatever the prefix."""
    return re.split(r"[#/]", term.decode().strip("<>"))[-1]


def _quads(lines: Iterable[bytes], graph: str) -> Iterable[bytes]:
    end = f"<{graph}> .\n".encode()
    return (line[:-2] + end for line in lines)


def _period_lines(catalogue: Iterable[bytes], base: str) -> set[bytes]:
    """Which periods lie within which, also those that two reports speak of."""
    marks = (f"<{LSKG.isoInterval}>".encode(), f"<{LSKG.CongressTerm}>".encode())
    periods = Graph()
    lines = b"".join(line for line in catalogue if any(mark in line for mark in marks))
    periods.parse(data=lines, format="nt")
    every = {
        Interval(str(iso), is_term=(period, RDF.type, LSKG.CongressTerm) in periods)
        for period, iso in periods.subject_objects(LSKG.isoInterval)
    }
    related = Graph()
    relate_periods(every, every, Iris(base, "corpus"), related)
    return set(sorted_lines(related).splitlines(keepends=True))
