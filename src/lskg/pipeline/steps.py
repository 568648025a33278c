"""The steps of a build, each kept in a folder that is named by the digest of all that it reads.

What was done is not done again: not by the next build, and not by the one after a build that was
killed. A step runs in this process or on a worker that sees the same folder.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from rdflib import Graph

from lskg.distributions.pieces import Piece, make
from lskg.extract.translation import TranslatedText
from lskg.iris import Iris
from lskg.pipeline.ask import (
    ENGLISH,
    QUESTIONS,
    TEXT,
    TRANSLATION,
    AskedCommon,
    AskedReport,
    ask_common,
    ask_report,
)
from lskg.pipeline.assemble import Assembly, assemble, inferred, read_shared, validated
from lskg.pipeline.code_digest import code_digest
from lskg.pipeline.divide import divide
from lskg.pipeline.ontology_files import write_ontology_files
from lskg.project import Project
from lskg.rdf.lines import sorted_lines
from lskg.rdf.ntriples import Triple, read_ntriples
from lskg.rdf.turtle import read_turtle
from lskg.rdf.write import Shared
from lskg.release.json_files import write_json
from lskg.shacl.levels import shapes_of, shared_shapes
from lskg.shacl.repairs import mend
from lskg.shacl.validate import Finding, with_labels

#: What steps write, beside the graphs.
SUMMARY, FINDINGS, VALIDATION = "summary.json", "findings.json", "validation.nt"
_SHORT = 24
_NEW = ".new-"


class NotDone(Exception):
    """A step has not been done, and may not run here."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one build; it can be sent to a worker.

    Attributes:
        root: of the project.
        base: base of the IRIs of things and graphs.
        reasoner: one of `lskg.rdf.reasoning.REASONERS`; each gives the same graphs.
        may_run: whether a step that was not done runs, or raises `NotDone`.
    """

    root: Path
    base: str
    reasoner: str = "reasonable"
    may_run: bool = True

    @property
    def project(self) -> Project:
        """Where everything lies."""
        return Project(self.root)

    @property
    def folder(self) -> Path:
        """The folder of what steps made."""
        return self.project.build / "steps"

    def share(self) -> Path:
        """Say what reports share in RDF.

        Raises:
            CurationError: a table of the catalogue or of links is not in order.
            BuildError: a Turtle file is broken, a code is unknown, or two things share an IRI.
        """
        project = self.project
        files = _files(project.catalogue, project.links, *project.ontology, *project.codes)
        key = _key("lskg.pipeline.assemble", self.base, *files)

        def run(folder: Path) -> None:
            _write_graphs(folder, read_shared(project, self.base).graphs)

        return self._done("shared", key, run)

    def check_shared(self, shared: Path) -> Path:
        """Hold what reports share against the shapes."""
        key = _key("lskg.shacl.validate", shared.name, *_files(*self.project.shapes))

        def run(folder: Path) -> None:
            shapes = read_turtle(self.project.shapes)
            _validate(folder, read_graphs(shared), {}, shared_shapes(shapes))

        return self._done("checked", key, run)

    def describe(self) -> Path:
        """Write the shapes and the versions of the ontology as a release has them."""
        project = self.project
        key = _key(
            "lskg.pipeline.ontology_files", *_files(project.ontology[0].parent, *project.shapes)
        )
        return self._done("described", key, lambda folder: write_ontology_files(project, folder))

    def write(self, report: str, shared: Path) -> Path:
        """Read a report and say it in RDF.

        Raises:
            SourceError: the report cannot be read.
            CurationError: curation and text do not agree.
            BuildError: a code is unknown, or two things share an IRI.
        """
        project = self.project
        source = project.report(report)
        key = _key("lskg.pipeline.assemble", shared.name, *_files(source.path, project.terms))

        def run(folder: Path) -> None:
            common = _shared(self.root, self.base, shared)
            _write_report(folder, assemble(project, source, common, self.base))

        return self._done("written", key, run)

    def check(self, report: str, shared: Path, written: Path) -> Path:
        """Hold a report against the shapes for its publication level."""
        level = self.project.report(report).info.level
        files = _files(*self.project.shapes)
        key = _key("lskg.shacl.validate", shared.name, written.name, level, *files)

        def run(folder: Path) -> None:
            shapes = shapes_of(read_turtle(self.project.shapes), level)
            _validate(folder, read_graphs(shared), read_graphs(written), shapes, report)

        return self._done("checked", key, run)

    def infer(self, shared: Path, written: Path) -> Path:
        """Find what follows from a report."""
        key = _key("lskg.rdf.reasoning", shared.name, written.name, self.reasoner)
        return self._done(
            "inferred",
            key,
            lambda folder: _write_graphs(
                folder, inferred(read_graphs(shared), read_graphs(written), self.reasoner)
            ),
        )

    def divide(self, report: str, written: Path, inferred: Path) -> Path:
        """Find what is of a report alone."""
        key = _key("lskg.pipeline.divide", self.base, report, written.name, inferred.name)
        iris = Iris(self.base, report)
        return self._done("divided", key, lambda folder: divide(iris, written, inferred, folder))

    def ask(self, asked: AskedReport) -> Path:
        """Ask what is published of a report."""
        queries = self.project.queries
        names = (asked.written.name, asked.divided.name, asked.digest, repr(asked.info))
        key = _key("lskg.pipeline.ask", self.base, *names, *_files(queries))
        return self._done(
            "asked", key, lambda folder: ask_report(self.base, asked, queries, folder)
        )

    def ask_common(self, asked: AskedCommon) -> Path:
        """Ask what is published of no report."""
        queries = self.project.queries
        key = _key("lskg.pipeline.ask", self.base, asked.digest, *_files(queries))
        return self._done(
            "common", key, lambda folder: ask_common(self.base, asked, queries, folder)
        )

    def dump(self, piece: Piece) -> Path:
        """Make the files of a piece of a graph."""
        key = _key("lskg.distributions.pieces", piece.digest)
        return self._done("dumped", key, lambda folder: make(piece, folder))

    def published(self, *inputs: str) -> Path:
        """Where it is kept what was published of what steps made; it may not be there.

        Args:
            inputs: names of their folders, and what is known of the reports.
        """
        project = self.project
        paths = (project.queries, project.ontology[0].parent, *project.shapes, *project.provinces)
        made_with = (version("lskg"), version("arro3-io"), sqlite3.sqlite_version)
        key = _key("lskg.pipeline.publish", self.base, *made_with, *inputs, *_files(*paths))
        return self.folder / "published" / key[:_SHORT]

    def forget(self, used: Iterable[Path]) -> None:
        """Remove what no step of this build made or used."""
        kept = set(used)
        for path in self.folder.glob("*/*"):
            if path not in kept:
                shutil.rmtree(path)

    def _done(self, name: str, key: str, run: Callable[[Path], None]) -> Path:
        """The folder of a step, which is run if that is not there."""
        folder = self.folder / name / key[:_SHORT]
        if not folder.is_dir():
            if not self.may_run:
                raise NotDone(name)
            folder.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=_NEW, dir=folder.parent) as temporary:
                made = Path(temporary) / "made"
                made.mkdir()
                run(made)
                try:
                    made.rename(folder)
                except OSError:
                    # Another process did the same at the same time.
                    if not folder.is_dir():
                        raise
        return folder


@lru_cache(maxsize=2)  # what reports share, and a report that is checked and then reasoned from
def read_graphs(folder: Path) -> dict[str, list[Triple]]:
    """The triples of the graphs that a step wrote, by kind; they are not to be changed."""
    return {path.stem: read_ntriples(path) for path in sorted(folder.glob("graph/*.nt"))}


@lru_cache(maxsize=1)
def _shared(root: Path, base: str, shared: Path) -> Shared:
    """What reports share, read once by a worker; its folder tells whether it is still the same."""
    return read_shared(Project(root), base, read_ntriples(shared / "graph" / "ontology.nt"))


def _write_graphs(folder: Path, graphs: dict[str, Graph]) -> None:
    (folder / "graph").mkdir()
    for name, graph in graphs.items():
        (folder / "graph" / f"{name}.nt").write_bytes(sorted_lines(graph))


def _write_report(folder: Path, assembly: Assembly) -> None:
    _write_graphs(folder, assembly.graphs)
    (folder / TEXT).write_text(assembly.document.text, encoding="utf-8", newline="\n")
    if said := assembly.translation.sentences:
        rows = [(each.span.start, each.span.end, each.english) for each in said]
        write_json(folder / TRANSLATION, rows)
        english = TranslatedText(assembly.document, said).text
        (folder / ENGLISH).write_text(english, encoding="utf-8", newline="\n")
    if questions := assembly.asked:
        told = [(each.span.start, each.span.end, each.vi, each.en) for each in questions]
        write_json(folder / QUESTIONS, told)
    found = assembly.extraction
    counts = {
        "characters": len(assembly.document),
        "sections": len(found.sections),
        "footnotes": len(found.footnotes),
        "plan elements": len(found.elements),
        "targets": len(found.targets),
        "figures": len(found.figures),
        "organizations": len(found.entities),
        "other named things and collective words": len(found.named),
        "mentions": len(found.mentions),
    }
    write_json(folder / SUMMARY, {"counts": counts, "warnings": found.warnings})


def _validate(
    folder: Path,
    shared: dict[str, list[Triple]],
    graphs: dict[str, list[Triple]],
    shapes: Graph,
    report: str = "",
) -> None:
    findings, validation = validated(shared, graphs, shapes)
    (folder / VALIDATION).write_bytes(sorted_lines(with_labels(validation)))
    told = [{"report": report, **_told(finding, shapes)} for finding in findings]
    write_json(folder / FINDINGS, told)


def _told(finding: Finding, shapes: Graph) -> dict[str, str]:
    """A finding with the way to mend it."""
    way = mend(finding, shapes)
    return asdict(finding) | {"mend_vi": way.vi, "mend_en": way.en}


def _files(*paths: Path) -> Iterator[str]:
    """Digests of the files in some folders, with their names."""
    for path in paths:
        every = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in every:
            if file.is_file():
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                yield f"{file.relative_to(path.parent)} {digest}"


def _key(module: str, *inputs: str) -> str:
    """Digest of the code of a step and of what it reads."""
    return hashlib.sha256("\n".join((code_digest(module), *inputs)).encode()).hexdigest()
