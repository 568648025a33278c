"""The versions of the ontology: the number that changes ask for, and what is kept of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, XSD, Graph, Literal, URIRef

from lskg.errors import BuildError
from lskg.ontology.diff import Change, changes, next_version
from lskg.ontology.parts import kept_file, part_faults, part_versions
from lskg.project import Project
from lskg.rdf.turtle import canonical_turtle, read_turtle


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the ontology.

    Attributes:
        number: such as ``0.1.0``.
        graph: its triples.
        is_kept: whether it is in the archive; what is not may still change.
        previous: number of the version before, or an empty string.
        changes: since the version before.
    """

    number: str
    graph: Graph
    is_kept: bool
    previous: str
    changes: tuple[Change, ...]

    @property
    def issued(self) -> str:
        """The day that its header states."""
        return _said(self.graph, DCTERMS.issued)


def versions(project: Project) -> tuple[Version, ...]:
    """The kept versions and the present one, the newest first.

    Raises:
        BuildError: a file cannot be read.
    """
    graphs = {path.stem: read_turtle([path]) for path in kept_files(project)}
    present = read_turtle(project.ontology[:1])
    found: list[Version] = []
    for number, graph in sorted({number_of(present): present, **graphs}.items(), key=_order):
        before = found[-1] if found else None
        since = tuple(changes(before.graph, graph)) if before else ()
        number_before = before.number if before else ""
        found.append(Version(number, graph, number in graphs, number_before, since))
    return tuple(reversed(found))


def kept_files(project: Project) -> tuple[Path, ...]:
    """The files of the archive, the oldest version first."""
    return tuple(sorted(project.versions.glob("*.ttl"), key=lambda path: _parts(path.stem)))


def faults(project: Project) -> Iterator[str]:
    """What is wrong with the version that the ontology states, in sentences.

    A version that is kept is as it was kept. One that is not yet kept is at least what the changes
    since the last one ask for, and removes only terms that were deprecated before.
    """
    present = read_turtle(project.ontology[:1])
    kept = kept_files(project)
    for path in kept:
        if number_of(read_turtle([path])) != path.stem:
            yield f"{path.name} states another version than its name."
    if kept:
        yield from _faults_since(kept[-1].stem, read_turtle(kept[-1:]), present)


def _faults_since(before: str, last: Graph, present: Graph) -> Iterator[str]:
    number, found = number_of(present), changes(last, present)
    asked = next_version(before, found)
    if number == before and not _same(last, present):
        yield f"The ontology is no longer what {number} is: raise the version to {asked}."
    if number != before and _parts(number) < _parts(asked):
        yield f"The changes since {before} ask for version {asked}, not {number}."
    for change in found:
        if change.kind == "removed" and (URIRef(change.term), OWL.deprecated, None) not in last:
            yield f"{change.term} is removed, but was not deprecated in {before}."


def raise_version(project: Project, today: date) -> str:
    """State the version that the changes since the last kept one ask for; returns its number.

    Raises:
        BuildError: a file cannot be read, or nothing has changed.
    """
    present = read_turtle(project.ontology[:1])
    kept = kept_files(project)
    before = kept[-1].stem if kept else number_of(present)
    if not kept or _same(read_turtle(kept[-1:]), present):
        raise BuildError(f"Nothing has changed since {before}.")
    asked = next_version(before, changes(read_turtle(kept[-1:]), present))
    stated, ontology = number_of(present), _ontology(present)
    for predicate in (OWL.versionInfo, OWL.versionIRI, DCTERMS.bibliographicCitation):
        for value in list(present.objects(ontology, predicate)):
            text = str(value).replace(stated, asked)
            new = URIRef(text) if isinstance(value, URIRef) else _like(value, text)
            present.remove((ontology, predicate, value))
            present.add((ontology, predicate, new))
    present.set((ontology, OWL.priorVersion, URIRef(f"{ontology}/{before}")))
    for predicate in (DCTERMS.issued, DCTERMS.modified):
        present.set((ontology, predicate, Literal(today.isoformat(), datatype=XSD.date)))
    _write(project.ontology[0], _turtle(project, present))
    return asked


def keep_version(project: Project) -> Path:
    """Keep the ontology as the version that it states; returns the file.

    Raises:
        BuildError: the version is not what the changes ask for, or a file cannot be written.
    """
    found = list(faults(project))
    if found:
        raise BuildError(" ".join(found))
    present = read_turtle(project.ontology[:1])
    path = project.versions / f"{number_of(present)}.ttl"
    if not path.exists():
        _write(path, _turtle(project, present))
    return path


def keep_parts(project: Project) -> list[Path]:
    """Keep alignment, codes, units and shapes as the versions that they state; returns the files.

    Raises:
        BuildError: one has changed since it was kept, or a file cannot be written.
    """
    found = list(part_faults(project))
    if found:
        raise BuildError(" ".join(found))
    written = []
    for part in part_versions(project):
        if not part.is_kept:
            path = kept_file(project, part)
            _write(path, part.turtle)
            written.append(path)
    return written


def turtle_of(project: Project, version: Version) -> str:
    """A version as canonical Turtle with the prefixes of the ontology."""
    return _turtle(project, version.graph)


def number_of(graph: Graph) -> str:
    """The version that an ontology states; empty when it states none."""
    return _said(graph, OWL.versionInfo)


def _said(graph: Graph, predicate: URIRef) -> str:
    value = graph.value(_ontology(graph), predicate)
    return "" if value is None else str(value)


def _ontology(graph: Graph) -> URIRef:
    return URIRef(str(graph.value(None, RDF.type, OWL.Ontology)))


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def _same(one: Graph, other: Graph) -> bool:
    return canonical_turtle(one) == canonical_turtle(other)


def _order(version: tuple[str, Graph]) -> tuple[int, ...]:
    return _parts(version[0])


def _like(value: object, text: str) -> Literal:
    language = value.language if isinstance(value, Literal) else None
    return Literal(text, lang=language)


def _turtle(project: Project, triples: Graph) -> str:
    graph = Graph().parse(project.ontology[0])
    graph.remove((None, None, None))
    for triple in triples:
        graph.add(triple)
    return canonical_turtle(graph)


def _write(path: Path, text: str) -> None:
    whole = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(text, encoding="utf-8", newline="\n")
        whole.replace(path)
    except OSError as error:
        raise BuildError(f"{path}: {error.strerror}.") from None


def main(project: Project, verb: str = "") -> int:
    """Say what is wrong with the version, raise it, or keep it; returns the exit status."""
    try:
        if verb == "raise":
            sys.stdout.write(f"{raise_version(project, datetime.now(UTC).date())}\n")
        elif verb == "keep":
            for path in (keep_version(project), *keep_parts(project)):
                sys.stdout.write(f"{path.relative_to(project.root)}\n")
        else:
            found = [*faults(project), *part_faults(project)]
            sys.stdout.writelines(f"{each}\n" for each in found)
            return int(bool(found))
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Project(Path.cwd()), *sys.argv[1:]))
