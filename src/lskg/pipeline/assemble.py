"""From a report to its named graphs: text, records, RDF, validation, inference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeAlias

from rdflib import RDF, Graph

from lskg.audit.checks import Check
from lskg.audit.curation import read_audit
from lskg.audit.find import find_checks
from lskg.audit.rules.other_sources import find_source_checks
from lskg.external.positions import read_positions
from lskg.external.read import read_links
from lskg.extract.asked import Asked
from lskg.extract.curation.plan import read_catalogue
from lskg.extract.read_report import ReadReport, extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.extract.terms import read_terms
from lskg.extract.translated_names import names_in
from lskg.extract.translation import TranslatedText, Translation
from lskg.iris import INFERRED_GRAPHS, REPORT_GRAPHS, SHARED_GRAPHS
from lskg.project import Project, ReportFolder, ReportInfo
from lskg.rdf.ntriples import Triple
from lskg.rdf.reasoning import infer_apart
from lskg.rdf.write import Checks, Shared, write_graphs
from lskg.shacl.validate import Finding, validate
from lskg.text.document import Document

#: A graph, or what it holds.
Triples: TypeAlias = Graph | Sequence[Triple]
_VOCABULARY = ("ontology", "alignment")
#: What an editor judged and what the audit found are valid data, but nothing is inferred from them
#: except the classes above those of their links and checks.
_JUDGED = ("judgement", "audit")


@dataclass(frozen=True, slots=True)
class Assembly:
    """What is made of one report.

    Attributes:
        graphs: what it says by kind of graph, without what the shared graphs say.
        checks: the arithmetic checks of its figures.
        asked: what people would ask of its clauses.
    """

    document: Document
    info: ReportInfo
    extraction: Extraction
    checks: tuple[Check, ...]
    graphs: dict[str, Graph]
    translation: Translation = field(default_factory=Translation)
    asked: tuple[Asked, ...] = ()

    def beside(self, shared: Shared) -> dict[str, Graph]:
        """Its graphs with those that reports share: what a query over one report asks."""
        sides = (shared.graphs, self.graphs)
        return {name: union(side[name] for side in sides if name in side) for name in chain(*sides)}


def read_shared(project: Project, base: str, ontology: Sequence[Triple] | None = None) -> Shared:
    """What the reports of a project share.

    Args:
        project: where everything lies.
        base: base of the IRIs of things and graphs.
        ontology: its graph as it was written before; its blank nodes take long to be named.

    Raises:
        CurationError: a table of the catalogue or of links is not in order.
        BuildError: a Turtle file is broken, a code is unknown, or two things share an IRI.
    """
    catalogue = read_catalogue((project.catalogue, *project.provinces))
    links = read_links(project.links, {each.key for each in catalogue.indicators})
    positions = read_positions(project.provinces)
    return Shared.write(project, catalogue, links, base, positions, ontology)


def assemble(project: Project, folder: ReportFolder, shared: Shared, base: str) -> Assembly:
    """Read a report of a project and say it in RDF.

    Args:
        project: where everything lies.
        folder: of the report.
        shared: what it shares with others.
        base: base of the IRIs of things and graphs.

    Raises:
        SourceError: the report cannot be read.
        CurationError: curation and text do not agree.
        BuildError: a code is unknown, or two things share an IRI.
    """
    report = ReadReport.of(project, folder)
    document, info = report.document, folder.info
    elsewhere = shared.links.indicators
    extraction = extract(report.structure, report.curation, info, elsewhere)
    names, terms = names_in(extraction), read_terms(project.terms)
    translated = report.translation.warnings(document, names, terms)
    extraction = replace(extraction, warnings=(*extraction.warnings, *translated))
    keys = {each.key for each in shared.catalogue.indicators}
    links = read_links(project.links, keys, info.key, document)
    shared = replace(shared, links=links)
    rows = read_audit(folder.curation)
    checks = find_checks(document, extraction.figures, extraction.footnotes, rows)
    sources = find_source_checks(document, extraction.figures, links, info.territory, rows)
    said = report.translation.sentences
    english = TranslatedText(document, said) if said else None
    every = Checks(checks, sources)
    graphs = write_graphs(folder, document, extraction, every, shared, base, english)
    return Assembly(document, info, extraction, checks, graphs, report.translation, report.asked)


def assemble_rules(
    folder: ReportFolder, shared: Shared, base: str, loose: bool = False
) -> Assembly:
    """What the rules alone make of a text, with nothing of any catalogue.

    Args:
        folder: the text with what is known of it.
        shared: the vocabulary.
        base: base of the IRIs of things and graphs.
        loose: whether the text may be sentences without headings, of which figures are read.

    Raises:
        SourceError: the text is not a report of this genre.
    """
    document = Document.read(folder.text)
    extraction = extract(read_structure(document, loose))
    checks = find_checks(document, extraction.figures, extraction.footnotes)
    graphs = write_graphs(folder, document, extraction, Checks(checks), shared, base)
    return Assembly(document, folder.info, extraction, checks, graphs)


def validated(
    shared: Mapping[str, Triples], graphs: Mapping[str, Triples], shapes: Graph
) -> tuple[tuple[Finding, ...], Graph]:
    """Hold a report against the shapes, beside what reports share.

    Args:
        shared: the shared graphs by kind.
        graphs: those of the report; none to hold the shared ones against the shapes themselves.
        shapes: see `lskg.shacl.levels`.

    Returns:
        The findings about what the report speaks of, and SHACL's own report.
    """
    sides = (shared, graphs)
    names = [name for name in (*SHARED_GRAPHS, *REPORT_GRAPHS) if name not in _VOCABULARY]
    asserted = chain.from_iterable(side[name] for side in sides for name in names if name in side)
    vocabulary = chain.from_iterable(shared[name] for name in _VOCABULARY)
    about = {node for graph in graphs.values() for node, _, _ in graph} if graphs else None
    findings, report = validate(asserted, shapes, vocabulary, about)
    return tuple(findings), report


def inferred(
    shared: Mapping[str, Triples], graphs: Mapping[str, Triples], reasoner: str = "reasonable"
) -> dict[str, Graph]:
    """What follows from a report beside what reports share, by kind of graph.

    Args:
        shared: the shared graphs by kind.
        graphs: those of the report.
        reasoner: one of `lskg.rdf.reasoning.REASONERS`; each gives the same graphs.
    """
    found = infer_apart(union([shared["ontology"]]), reasoned(shared, graphs), reasoner)
    return dict(zip(INFERRED_GRAPHS, found, strict=True))


def reasoned(*sides: Mapping[str, Triples]) -> Iterator[Triple]:
    """What is reasoned from, of graphs by kind; what two of them say comes twice."""
    for side in sides:
        for name, graph in side.items():
            if name in _JUDGED:
                yield from (triple for triple in graph if triple[1] == RDF.type)
            elif name not in (*_VOCABULARY, *INFERRED_GRAPHS):
                yield from graph


def union(graphs: Iterable[Iterable[Triple]]) -> Graph:
    """One graph with the triples of several."""
    together = Graph()
    for graph in graphs:
        for triple in graph:
            together.add(triple)
    return together
