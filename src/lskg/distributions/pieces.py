"""Pieces of graphs in every format, made one by one and put together to whole files.

A sorted graph is cut where the things of a report begin and end. No thing is in two pieces, so
that what stands between the head and the tail of their files is, one after the other, what a file
of the whole graph has. A piece is known by the digest of its triples: one that did not change is
not made again.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox

from lskg.distributions.deflate import deflated
from lskg.engine.serialize import written
from lskg.errors import NotAcceptable, StoreError
from lskg.formats import JSON_LD, N_TRIPLES, RDF_XML, TRIG, TURTLE, Format, Kind, formats_of
from lskg.namespaces import PREFIXES
from lskg.release.check import check_files
from lskg.release.files import LIST, FileWriter, read_list

#: Bytes of N-Triples up to which a graph is one piece.
LARGEST = 32 << 20
#: The ending of what is in a piece beside the file, ready to be put into a gzip form.
DEFLATED = ".deflate"
#: The file of a piece that has the lines before and after what is in its other files.
AROUND = "around.json"
#: The files of a graph that is one piece, without their ending.
WHOLE = "whole"
_HEAD = re.compile(rb"(?:@prefix [^\n]*\n)*")
_ROOT = re.compile(rb"(.*?<rdf:RDF)((?: xmlns:[^\s>]+)*)>", re.DOTALL)
_END_OF_ROOT = b"\n</rdf:RDF>"
#: What stands behind each graph of a dataset in TriG.
END_OF_GRAPH = b"}\n"


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a file of sorted N-Triples."""

    path: Path
    start: int
    end: int

    def read(self) -> bytes:
        """The lines."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.end - self.start)

    def digest(self) -> bytes:
        """SHA-256 of the lines."""
        return hashlib.sha256(self.read()).digest()


@dataclass(frozen=True, slots=True)
class Piece:
    """Triples that are made into files together.

    Attributes:
        parts: where they are; a triple may be in several.
        graph: IRI of the named graph that they are in a dataset, or an empty string.
        is_whole: whether they are a graph of its own, and not a part of one.
        digest: of all this.
    """

    parts: tuple[Part, ...]
    graph: str
    is_whole: bool
    digest: str

    @classmethod
    def of(
        cls,
        parts: Sequence[Part],
        graph: str = "",
        is_whole: bool = False,
        digest: Callable[[Part], bytes] = Part.digest,
    ) -> Piece:
        """The piece with some parts, whose digest is that of their triples.

        Args:
            parts: where they are.
            graph: IRI of the named graph.
            is_whole: whether they are a graph of its own.
            digest: of a part, which may be known.
        """
        total = hashlib.sha256(f"{graph} {is_whole}\n".encode())
        for part in parts:
            total.update(digest(part))
        return cls(tuple(parts), graph, is_whole, total.hexdigest())

    @property
    def size(self) -> int:
        """Bytes of the parts."""
        return sum(part.end - part.start for part in self.parts)


#: Makes pieces, or has them made; returns the folder of each.
Maker = Callable[[Sequence[Piece]], Sequence[Path]]


def in_folder(folder: Path) -> Maker:
    """A maker that makes all pieces here and now, below a folder."""

    def make_all(pieces: Sequence[Piece]) -> list[Path]:
        made = []
        for piece in pieces:
            path = folder / piece.digest
            if not path.exists():
                path.mkdir(parents=True)
                make(piece, path)
            made.append(path)
        return made

    return make_all


def slots(paths: Iterable[Path], starts: Iterable[str]) -> list[list[Part]]:
    """What is in files of sorted N-Triples, cut at each beginning and end of what starts alike.

    Args:
        paths: of the files; empty ones have no part.
        starts: beginnings of IRIs, none of which begins another.

    Returns:
        The parts of each piece, in the order of the lines.
    """
    found: list[list[Part]] = []
    marks = [(mark, mark + b"\xff") for mark in sorted(f"<{start}".encode() for start in starts)]
    for path in paths:
        if not (size := path.stat().st_size):
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            cuts = [0, *(_first(data, each) for pair in marks for each in pair), size]
        for number, (start, end) in enumerate(pairwise(cuts)):
            if number == len(found):
                found.append([])
            if start < end:
                found[number].append(Part(path, start, end))
    return [parts for parts in found if parts]


def _first(data: mmap.mmap, mark: bytes) -> int:
    """Where the first line begins that is not before a mark."""
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"\n", middle) + 1 or high
        if data[start : start + len(mark)] < mark:
            low = end
        else:
            high = start
    return low


def read_triples(source: Path | bytes) -> Iterator[ox.Triple]:
    """The triples of N-Triples, in their order."""
    form = ox.RdfFormat.N_TRIPLES
    quads = (
        ox.parse(source, format=form)
        if isinstance(source, bytes)
        else ox.parse(path=source, format=form)
    )
    return (quad.triple for quad in quads)


def make(piece: Piece, folder: Path) -> None:
    """Write the files of a piece into an empty folder."""
    lines = _lines(piece)
    triples = list(read_triples(lines))
    around: dict[str, list[str]] = {}
    if piece.is_whole:
        writer = FileWriter(folder)
        writer.add(f"{WHOLE}.{N_TRIPLES.ending}", lines)
        for form, body in graph_files(triples):
            writer.add(f"{WHOLE}.{form.ending}", body)
        text = json.dumps(writer.listed, sort_keys=True)
        (folder / LIST).write_text(text + "\n", encoding="utf-8")
    else:
        _put(folder, N_TRIPLES, lines)
        around[N_TRIPLES.ending] = []
        for form, body in graph_files(triples):
            around[form.ending], inner = _split(form, body)
            _put(folder, form, inner)
    if piece.graph:
        graph = ox.NamedNode(piece.graph)
        quads = [ox.Quad(each.subject, each.predicate, each.object, graph) for each in triples]
        for form in formats_of(Kind.DATASET):
            rdf = ox.RdfFormat.from_media_type(form.media_type)
            body = ox.serialize(quads, format=rdf, prefixes=PREFIXES) or b""
            around[form.ending], inner = _split(form, body)
            _put(folder, form, inner)
    text = json.dumps(around, sort_keys=True)
    (folder / AROUND).write_text(text + "\n", encoding="utf-8")


def is_sound(folder: Path, threads: int = 2) -> bool:
    """Whether the files of a piece that are taken into releases are as they were made.

    A release has the same file and not a copy: what damages the one damages the other.

    Args:
        folder: of the piece.
        threads: how many files are read at once.
    """
    if not (folder / LIST).exists():
        return True
    try:
        check_files(folder, read_list(folder / LIST), threads)
    except StoreError:
        return False
    return True


def graph_files(triples: Sequence[ox.Triple]) -> Iterator[tuple[Format, bytes]]:
    """A graph in each format that can hold it, but N-Triples."""
    for form in formats_of(Kind.GRAPH):
        if form != N_TRIPLES:
            try:
                yield form, written(triples, form.media_type).body
            except NotAcceptable:
                # XML has no way to say every property and every character.
                continue


def head(form: Format, around: Iterable[Sequence[str]]) -> bytes:
    """What stands before the pieces of a file, by what stands around each of them."""
    lines = sorted({line for each in around for line in each})
    if form == TURTLE:
        return "".join(lines).encode()
    if form == RDF_XML:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{"".join(lines)}>'.encode()
    return b"[" if form == JSON_LD else b""


def dataset_head(form: Format) -> bytes:
    """What stands before the graphs of a dataset."""
    rdf = ox.RdfFormat.from_media_type(form.media_type)
    one = ox.Quad(*[ox.NamedNode("urn:x")] * 4)
    match = _HEAD.match(ox.serialize([one], format=rdf, prefixes=PREFIXES) or b"")
    return match[0] if match else b""


def between(form: Format) -> bytes:
    """What stands between two pieces of a file."""
    return b"," if form == JSON_LD else b""


def tail(form: Format) -> bytes:
    """What stands behind the pieces of a file."""
    return {RDF_XML: _END_OF_ROOT, JSON_LD: b"]"}.get(form, b"")


def _lines(piece: Piece) -> bytes:
    """The triples of a piece: sorted, and each once, where they are from several files."""
    if len(piece.parts) == 1:
        return piece.parts[0].read()
    every = {line for part in piece.parts for line in part.read().splitlines(keepends=True)}
    return b"".join(sorted(every))


def _put(folder: Path, form: Format, body: bytes) -> None:
    (folder / form.ending).write_bytes(body)
    (folder / f"{form.ending}{DEFLATED}").write_bytes(deflated(body))


def _split(form: Format, body: bytes) -> tuple[list[str], bytes]:
    """What stands around the triples of a file, and these."""
    if form in (TURTLE, TRIG):
        match = _HEAD.match(body)
        start, end = match.end() if match else 0, len(body)
        lines = [line.decode() for line in body[:start].splitlines(keepends=True)]
        if form == TRIG:
            opening = body.index(b"\n", start) + 1
            lines, start, end = [body[start:opening].decode()], opening, end - len(END_OF_GRAPH)
        return lines, body[start:end]
    if form == RDF_XML and (root := _ROOT.match(body)):
        names = [f" {name}" for name in root[2].decode().split()]
        return names, body[root.end() : -len(_END_OF_ROOT)]
    return [], body[1:-1] if form == JSON_LD else body
