"""Somebody's own Turtle, held against the shapes beside what the published graph says around it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import combinations
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from lskg.engine.store import Store
from lskg.ontology.gates.fault import TERMS, local, own_terms
from lskg.pipeline.assemble import union
from lskg.project import Project
from lskg.rdf.reasoning import infer
from lskg.rdf.turtle import read_turtle
from lskg.shacl.repairs import Mend, mend, sentence, short
from lskg.shacl.validate import Finding, validate
from lskg.sparql.media_types import N_TRIPLES
from lskg.text.document import Document
from lskg.vocabulary import LSKG

_AROUND = "CONSTRUCT { ?thing ?p ?o } WHERE { ?thing ?p ?o }"


@dataclass(frozen=True, slots=True)
class Contribution:
    """A file, how much it says, and what is wrong with it, each with the way to mend it."""

    path: Path
    triples: int
    things: int
    findings: tuple[tuple[Finding, Mend], ...]

    @property
    def violations(self) -> int:
        """How many findings forbid publication."""
        return sum(finding.severity == "Violation" for finding, _ in self.findings)


def check_contribution(path: Path, project: Project, published: Store | None) -> Contribution:
    """Hold a Turtle file against ontology, shapes and report.

    Args:
        path: the file.
        project: where ontology, shapes and report lie.
        published: the published graph, whose things the file may speak of; or None.

    Raises:
        BuildError: the file is not Turtle.
    """
    data = read_turtle([path])
    core, shapes = read_turtle(project.ontology[:1]), read_turtle(project.shapes)
    known = union([read_turtle(project.codes), _around(data, published)])
    found = [
        (finding, mend(finding, shapes))
        for finding in validate(union([data, known]), shapes, core)[0]
        if URIRef(finding.focus) in set(data.subjects())
    ]
    found += _unknown_terms(data, core)
    found += _exclusions(data, known, core)
    found += _misquoted(data, project)
    return Contribution(path, len(data), len(set(data.subjects())), tuple(found))


def contribution_text(contribution: Contribution) -> str:
    """The report as a person reads it, Vietnamese and English for each finding."""
    lines = [_head(contribution)]
    for number, (finding, way) in enumerate(contribution.findings, start=1):
        value = f" “{finding.value}”" if finding.value else ""
        lines += [
            "",
            f"{number}. {finding.severity}: {short(finding.focus)} {finding.path}{value}",
            f"   vi  {finding.message_vi}",
            f"       Cách sửa: {way.vi}",
            f"   en  {finding.message_en}",
            f"       To mend: {way.en}",
        ]
    return "\n".join(lines) + "\n"


def contribution_html(contribution: Contribution) -> str:
    """The report as a page."""
    rows = "".join(
        f"<tr><td>{escape(finding.severity)}</td><td><code>{escape(short(finding.focus))}</code>"
        f"</td><td><code>{escape(finding.path)}</code> {escape(finding.value)}</td>"
        f"<td>{escape(finding.message_vi)} {escape(way.vi)}</td>"
        f'<td lang="en">{escape(finding.message_en)} {escape(way.en)}</td></tr>\n'
        for finding, way in contribution.findings
    )
    return (
        '<!doctype html>\n<html lang="vi"><meta charset="utf-8"><title>lskg check</title>\n'
        f"<p>{escape(_head(contribution))}</p>\n<table><tbody>\n{rows}</tbody></table>\n</html>\n"
    )


def _head(contribution: Contribution) -> str:
    others = len(contribution.findings) - contribution.violations
    return (
        f"{contribution.path.name}: {contribution.triples} triples about {contribution.things} "
        f"things. Violations: {contribution.violations}. Other findings: {others}."
    )


def _around(data: Graph, published: Store | None) -> Graph:
    """What the published graph says of the things that a file names, and of their values."""
    found = Graph()
    if published is None:
        return found
    waiting = {node for node in data.all_nodes() if isinstance(node, URIRef)}
    for _ in range(2):
        reached = Graph()
        for iri in waiting:
            said = published.construct(_AROUND, N_TRIPLES, thing=Store.iri(str(iri)))
            reached.parse(data=said, format="nt")
        found += reached
        waiting = {node for node in reached.objects() if isinstance(node, URIRef)}
        waiting -= set(found.subjects()) | set(found.objects(None, RDF.type))
    return found


def _unknown_terms(data: Graph, core: Graph) -> Iterator[tuple[Finding, Mend]]:
    """Terms of ours that the ontology does not have or deprecates, with what to use instead."""
    replaced = {old: core.value(old, DCTERMS.isReplacedBy) for old in core.subjects(OWL.deprecated)}
    names = {local(term) for term in own_terms(core) if term not in replaced}
    for subject, predicate, value in sorted(data, key=str):
        for term in (predicate, value):
            if isinstance(term, URIRef) and term in replaced:
                found = _finding(
                    subject, local(predicate), short(term), "DeprecatedTerm", "deprecated term"
                )
                yield found, sentence("a near term", term=f"lskg:{local(replaced[term])}")
            elif isinstance(term, URIRef) and term.startswith(TERMS) and local(term) not in names:
                near = difflib.get_close_matches(local(term), names, n=1)
                way = (
                    sentence("a near term", term=f"lskg:{near[0]}") if near else sentence("a term")
                )
                found = _finding(
                    subject, local(predicate), short(term), "UnknownTerm", "unknown term"
                )
                yield found, way


def _exclusions(data: Graph, known: Graph, core: Graph) -> Iterator[tuple[Finding, Mend]]:
    """Things that would belong to two classes that exclude each other, said or inferred."""
    together = union([data, known])
    types = union([together, infer(core, together)])
    apart = [set(Collection(core, members)) for members in core.objects(None, OWL.members)]
    for subject in sorted(set(data.subjects()), key=str):
        classes = set(types.objects(subject, RDF.type))
        pairs = {
            pair for each in apart for pair in combinations(sorted(classes & each, key=str), 2)
        }
        for one, other in sorted(pairs):
            names = f"{short(one)}, {short(other)}"
            found = _finding(subject, "type", names, "Disjoint", "disjoint")
            yield found, sentence("one class")


def _misquoted(data: Graph, project: Project) -> Iterator[tuple[Finding, Mend]]:
    """Passages whose words are not those of the report between their offsets."""
    text = Document.read(project.report).text
    for passage, words in sorted(data.subject_objects(LSKG.exactText), key=str):
        start = data.value(passage, LSKG.startOffset)
        end = data.value(passage, LSKG.endOffset)
        if isinstance(start, Literal) and isinstance(end, Literal):
            there = text[int(start) : int(end)]
            place = text.find(str(words))
            if there != str(words):
                found = _finding(passage, "exactText", str(words), "Quotation", "quotation")
                span = f"{place}-{place + len(str(words))}"
                yield found, sentence("copy") if place < 0 else sentence("place", span=span)


def _finding(focus: Node, path: str, value: str, component: str, wrong: str) -> Finding:
    return Finding("Violation", str(focus), path, value, "", component, *sentence(wrong))
