"""Somebody's own Turtle, held against the shapes beside what the published graph says around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain
from pathlib import Path

from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.ontology.gates.fault import OURS
from lskg.pipeline import file_faults
from lskg.pipeline.surroundings import SortedTriples, published_triples, surroundings
from lskg.project import Project
from lskg.rdf.turtle import read_turtle
from lskg.release.check import read_description
from lskg.release.files import report_text
from lskg.shacl.repairs import mend
from lskg.shacl.validate import Finding, validate, with_labels
from lskg.shacl.words import Mend, short
from lskg.text.document import Document


@dataclass(frozen=True, slots=True)
class Contribution:
    """A file, how much it says, and what is wrong with it, each with the way to mend it.

    Attributes:
        report: what the shapes found, as SHACL itself reports it.
    """

    path: Path
    triples: int
    things: int
    findings: tuple[tuple[Finding, Mend], ...]
    report: Graph

    @property
    def violations(self) -> int:
        """How many findings forbid publication."""
        return sum(finding.severity == "Violation" for finding, _ in self.findings)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What a file is held against.

    Attributes:
        core: the ontology.
        shapes: the shapes for data.
        sources: what the ontology, the codes and the published graph say.
        texts: those of the reports.
    """

    core: Graph
    shapes: Graph
    sources: tuple[SortedTriples, ...]
    texts: tuple[str, ...]

    @classmethod
    def read(cls, project: Project, release: Path | None) -> Rulebook:
        """Read what a file is held against.

        Args:
            project: where ontology, shapes and report lie.
            release: the folder of the published graph, whose things the file may speak of; or None.

        Raises:
            BuildError: ontology or shapes cannot be read.
            SourceError: the report cannot be read.
        """
        published = published_triples(release) if release else []
        return cls(
            core=read_turtle(project.ontology[:1]),
            shapes=read_turtle(project.shapes),
            sources=(
                SortedTriples.of_turtle([*project.ontology[:1], *project.codes]),
                *published,
            ),
            texts=tuple(Document.read(path).text for path in _texts(project, release)),
        )


def _texts(project: Project, release: Path | None) -> list[Path]:
    """The texts that a file may quote: of the reports here, else those that are published."""
    if release is None or project.reports_folder.is_dir():
        return [each.text for each in project.reports]
    keys = [str(each["key"]) for each in read_description(release)["reports"]]
    return [report_text(release, key) for key in keys]


def check_contribution(path: Path, rules: Rulebook) -> Contribution:
    """Hold a Turtle file against ontology, shapes and report.

    Raises:
        BuildError: the file is not Turtle.
    """
    data, core = read_turtle([path]), rules.core
    around = surroundings(data, rules.sources)
    together = Graph()
    for triple in chain(data, around.triples):
        together.add(triple)
    every, report = validate(together, rules.shapes, _classes(core))
    found = [
        (finding, mend(finding, rules.shapes))
        for finding in every
        if finding.focus not in around.far
    ]
    found += file_faults.unknown_terms(data, core)
    found += file_faults.misspelt_terms(data, _foreign(core, rules.shapes))
    found += file_faults.misnamed(data)
    found += file_faults.misused(data, together, core)
    found += file_faults.exclusions(data, together, core)
    found += file_faults.misquoted(data, rules.texts)
    found += file_faults.miscounted(data)
    report = _without(around.far, report, rules.shapes)
    return Contribution(path, len(data), len(set(data.subjects())), tuple(found), report)


def contribution_text(contribution: Contribution) -> str:
    """The report as a person reads it, Vietnamese and English for each finding."""
    lines = [_head(contribution)]
    for number, (finding, way) in enumerate(contribution.findings, start=1):
        value = f" “{_told(finding.value)}”" if finding.value else ""
        lines += [
            "",
            f"{number}. {finding.severity}: {_told(finding.focus)} {finding.path}{value}",
            f"   vi  {finding.message_vi}",
            f"       Cách sửa: {way.vi}",
            f"   en  {finding.message_en}",
            f"       To mend: {way.en}",
        ]
    return "\n".join(lines) + "\n"


def contribution_turtle(contribution: Contribution) -> str:
    """The report as SHACL writes it.

    What is found beside the shapes is in it as results without a shape and a component.
    """
    report = Graph()
    for triple in contribution.report:
        report.add(triple)
    (whole,) = report.subjects(RDF.type, SH.ValidationReport)
    report.set((whole, SH.conforms, Literal(not contribution.findings)))
    for finding, _ in contribution.findings:
        if not finding.shape:
            result = BNode()
            report.add((whole, SH.result, result))
            report.add((result, RDF.type, SH.ValidationResult))
            report.add((result, SH.focusNode, _node(finding.focus)))
            report.add((result, SH.resultSeverity, SH[finding.severity]))
            if finding.value:
                report.add((result, SH.value, _node(finding.value)))
            for language, words in (("vi", finding.message_vi), ("en", finding.message_en)):
                report.add((result, SH.resultMessage, Literal(words, language)))
    return with_labels(report).serialize(format="turtle")


def contribution_html(contribution: Contribution) -> str:
    """The report as a page."""
    rows = "".join(
        f"<tr><td>{escape(finding.severity)}</td><td><code>{escape(_told(finding.focus))}</code>"
        f"</td><td><code>{escape(finding.path)}</code> {escape(_told(finding.value))}</td>"
        f"<td>{escape(finding.message_vi)} {escape(way.vi)}</td>"
        f'<td lang="en">{escape(finding.message_en)} {escape(way.en)}</td></tr>\n'
        for finding, way in contribution.findings
    )
    return (
        '<!doctype html>\n<html lang="vi"><meta charset="utf-8"><title>lskg check</title>\n'
        f"<p>{escape(_head(contribution))}</p>\n<table><tbody>\n{rows}</tbody></table>\n</html>\n"
    )


def _without(far: Collection[str], report: Graph, shapes: Graph) -> Graph:
    """A report of SHACL without the results about things that lie far."""
    for result in [*report.subjects(RDF.type, SH.ValidationResult)]:
        focus = report.value(result, SH.focusNode)
        if (report.value(result, SH.sourceShape), SH.targetNode, focus) in shapes:
            focus = report.value(result, SH.value)
        if str(focus) in far:
            report.remove((None, None, result))
            report.remove((result, None, None))
    return report


def _node(name: str) -> Node:
    """An IRI, or words where it is none."""
    is_iri = name.startswith(("http:", "https:", "urn:")) and " " not in name
    return URIRef(name) if is_iri else Literal(name)


def _head(contribution: Contribution) -> str:
    others = len(contribution.findings) - contribution.violations
    return (
        f"{contribution.path.name}: {contribution.triples} triples about {contribution.things} "
        f"things. Violations: {contribution.violations}. Other findings: {others}."
    )


def _told(name: str) -> str:
    """An IRI with its prefix, and anything else as it is."""
    return short(name) if name.startswith(("http:", "https:")) and " " not in name else name


def _classes(core: Graph) -> Graph:
    """Which class is below which: all that validation needs of an ontology that is valid itself."""
    classes = Graph()
    for triple in core.triples((None, RDFS.subClassOf, None)):
        classes.add(triple)
    return classes


def _foreign(core: Graph, shapes: Graph) -> Iterator[Node]:
    """The terms of other vocabularies that ontology and shapes use."""
    terms = chain(core.predicates(), core.subjects(RDF.type), shapes.objects(None, SH.path))
    yield from (each for each in terms if not isinstance(each, BNode) and not _is_ours(each))


def _is_ours(term: Node) -> bool:
    return str(term).startswith(OURS)
