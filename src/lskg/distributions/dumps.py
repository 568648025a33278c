"""Whole graphs in every format, from the files in which the build wrote them.

The engine keeps numbers by value: 1.50 comes back as 1.5, and a positive integer as an integer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import chain
from pathlib import Path

from lskg.distributions import pieces
from lskg.distributions.deflate import Chunk, write_joined
from lskg.distributions.pieces import AROUND, DEFLATED, WHOLE, Maker, Part, Piece
from lskg.distributions.pieces import read_triples as read_triples
from lskg.formats import TRIG, Format, Kind, formats_of
from lskg.iris import APART_GRAPHS
from lskg.release.files import DATASET, LIST, UNION, FileWriter, graph_name, read_list

#: Copying and hashing let other threads go on.
_THREADS = 2
_Chunks = Iterable[Chunk]


class Dumps:
    """The files of graphs, which are all made together and then written."""

    def __init__(self, writer: FileWriter, folder: Path, starts: Iterable[str] = ()) -> None:
        """Begin.

        Args:
            writer: of the release.
            folder: of the release.
            starts: what the IRIs of the things of each report begin with.
        """
        self._writer = writer
        self._folder = folder
        self._starts = sorted(starts)
        #: The same lines are in a named graph, and in what a query without FROM sees.
        self._digest = cache(Part.digest)
        #: The pieces of each graph by the name of its files, and whether a dataset has it.
        self._graphs: dict[str, list[Piece]] = {}

    def add(self, name: str, sources: Sequence[Path], graph: str = "") -> None:
        """Write a graph in every format that can hold it.

        Args:
            name: of the files, without their ending.
            sources: sorted N-Triples, which may have a triple in common.
            graph: IRI by which the dataset has it, or an empty string.
        """
        is_short = sum(path.stat().st_size for path in sources) <= pieces.LARGEST
        cut = pieces.slots(sources, () if is_short else self._starts)
        is_whole = len(cut) == 1 and (len(sources) == 1 or is_short)
        # A dataset does not know graphs without triples.
        self._graphs[name] = [Piece.of(parts, graph, is_whole, self._digest) for parts in cut] or [
            Piece.of((), is_whole=True)
        ]

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of all that was added."""
        return [piece for each in self._graphs.values() for piece in each]

    def write(self, maker: Maker) -> None:
        """Write all that was added, and the dataset."""
        every = self.pieces
        made = dict(zip((piece.digest for piece in every), maker(every), strict=True))
        joined: dict[str, _Chunks] = {}
        for name, each in self._graphs.items():
            folders = [made[piece.digest] for piece in each]
            if len(each) == 1 and each[0].is_whole:
                self._link(name, folders[0])
            else:
                joined.update(self._joined(name, folders))
        graphs = [each for each in self._graphs.values() if any(piece.graph for piece in each)]
        for form in formats_of(Kind.DATASET):
            cut = [[made[piece.digest] for piece in each] for each in graphs]
            joined[f"{DATASET}.{form.ending}"] = _dataset(form, cut)
        paths = [self._folder / name for name in joined]
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(_THREADS) as threads:
            listed = threads.map(write_joined, paths, joined.values())
            for name, entry in zip(joined, listed, strict=True):
                self._writer.note(name, entry)

    def _link(self, name: str, folder: Path) -> None:
        for made, entry in read_list(folder / LIST).items():
            ending = made.removeprefix(WHOLE)
            self._writer.link(f"{name}{ending}", folder / made, entry)

    def _joined(self, name: str, folders: Sequence[Path]) -> Iterator[tuple[str, _Chunks]]:
        around = [_around(folder) for folder in folders]
        for form in formats_of(Kind.GRAPH):
            if all(form.ending in each for each in around):
                yield f"{name}.{form.ending}", _graph(form, folders, around)


def add_dumps(
    dumps: Dumps, sources: Mapping[str, Sequence[Path]], graphs: Mapping[str, str]
) -> None:
    """Add each named graph, and what a query without FROM sees.

    Args:
        dumps: which may have other graphs already.
        sources: sorted N-Triples of each graph by name.
        graphs: IRIs of the graphs by name.
    """
    for name in sorted(graphs):
        dumps.add(graph_name(name), sources[name], graphs[name])
    seen = (sources[name] for name in sorted(graphs) if name not in APART_GRAPHS)
    dumps.add(UNION, list(chain.from_iterable(seen)))


def _around(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((folder / AROUND).read_text(encoding="utf-8"))
    return found


def _graph(
    form: Format, folders: Iterable[Path], around: Sequence[Mapping[str, list[str]]]
) -> Iterator[Chunk]:
    """The file of a graph: its head, the pieces, and its tail."""
    yield pieces.head(form, [each[form.ending] for each in around])
    for number, folder in enumerate(folders):
        if number:
            yield pieces.between(form)
        yield _body(form, folder)
    yield pieces.tail(form)


def _dataset(form: Format, graphs: Iterable[Sequence[Path]]) -> Iterator[Chunk]:
    """The file of all graphs, each of which is in some pieces."""
    if form == TRIG:
        yield pieces.dataset_head(form)
    for folders in graphs:
        yield "".join(_around(folders[0])[form.ending]).encode()
        for folder in folders:
            yield _body(form, folder)
        if form == TRIG:
            yield pieces.END_OF_GRAPH


def _body(form: Format, folder: Path) -> tuple[Path, Path]:
    return folder / form.ending, folder / f"{form.ending}{DEFLATED}"
