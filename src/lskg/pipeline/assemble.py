"""From a project to its named graphs: text, records, RDF, validation, inference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain

from rdflib import RDF, Graph

from lskg.audit.checks import Check
from lskg.audit.curation import read_audit
from lskg.audit.find import find_checks
from lskg.audit.rules.other_sources import find_source_checks
from lskg.external.read import read_links
from lskg.external.records import Links
from lskg.extract.curation.plan import read_curation
from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.forks import fork_server
from lskg.iris import GRAPHS, INFERRED_GRAPHS
from lskg.project import Project, ReportInfo
from lskg.rdf.reasoning import infer_apart
from lskg.rdf.turtle import read_turtle
from lskg.rdf.write import write_graphs
from lskg.shacl.validate import Finding, validate
from lskg.text.document import Document

Step = Callable[[str], None]
_ASSERTED = tuple(
    name for name in GRAPHS if name not in {"ontology", "alignment", *INFERRED_GRAPHS}
)
#: What an editor judged and what the audit found are valid data, but nothing is inferred from them
#: except the classes above those of their links and checks.
_JUDGED = ("judgement", "audit")


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything a release is made of.

    Attributes:
        graphs: the named graphs by kind; the inferred ones are empty when there is a violation.
        checks: the arithmetic checks of its figures.
        findings: SHACL results on the asserted graphs.
        validation: SHACL's report.
    """

    document: Document
    info: ReportInfo
    extraction: Extraction
    checks: tuple[Check, ...]
    graphs: dict[str, Graph]
    findings: tuple[Finding, ...]
    validation: Graph

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that forbid publication."""
        return tuple(each for each in self.findings if each.severity == "Violation")


def assemble(
    project: Project,
    base: str,
    step: Step = lambda name: None,
    reasoner: str = "reasonable",
) -> Assembly:
    """Make the named graphs of a project and validate them.

    Args:
        project: where everything lies.
        base: base of the IRIs of things and graphs.
        step: called with the name of each step as it begins.
        reasoner: one of `lskg.rdf.reasoning.REASONERS`; each gives the same graph.

    Raises:
        SourceError: the report cannot be read.
        CurationError: curation and text do not agree.
        BuildError: a Turtle file is broken, a code is unknown, or two things share an IRI.
    """
    step("text")
    info = project.report_info
    document = Document.read(project.report)
    step("extract")
    structure = read_structure(document)  # before the quotations that it cannot hold
    curation = read_curation(project.curation, project.catalogue, document)
    extraction = extract(structure, curation)
    keys = {each.key for each in extraction.indicators}
    links = read_links(project.links, document, keys)
    rows = read_audit(project.curation)
    checks = find_checks(document, extraction.figures, extraction.footnotes, rows)
    sources = find_source_checks(document, extraction.figures, links, info.territory, rows)
    step("graph")
    core = read_turtle(project.ontology[:1])
    graphs = write_graphs(project, document, extraction, checks, sources, links, base)
    step("validate and reason")
    asserted = chain.from_iterable(graphs[name] for name in _ASSERTED)
    shapes = read_turtle(project.shapes)
    with ProcessPoolExecutor(1, fork_server("lskg.rdf.reasoning")) as other:
        inferring = other.submit(_infer, core, reasoned(graphs), reasoner)
        vocabulary = chain(graphs["ontology"], graphs["alignment"])
        findings, validation = validate(asserted, shapes, vocabulary)
        assembly = Assembly(document, info, extraction, checks, graphs, tuple(findings), validation)
        if not assembly.violations:
            graphs |= zip(INFERRED_GRAPHS, map(_parse, inferring.result()), strict=True)
    return assembly


def reasoned(graphs: Mapping[str, Graph]) -> Graph:
    """What is reasoned from, of the graphs by kind."""
    data = union(graphs[name] for name in _ASSERTED if name not in _JUDGED)
    for name in _JUDGED:
        for triple in graphs[name].triples((None, RDF.type, None)):
            data.add(triple)
    return data


def _infer(core: Graph, data: Graph, reasoner: str) -> list[bytes]:
    """What follows, as N-Triples; runs in a process of its own while validation runs here."""
    return [
        graph.serialize(format="nt", encoding="utf-8")
        for graph in infer_apart(core, data, reasoner)
    ]


def _parse(triples: bytes) -> Graph:
    graph = Graph()
    graph.parse(data=triples, format="nt")
    return graph


def assemble_rules(
    project: Project, document: Document, base: str, loose: bool = False
) -> Assembly:
    """The graphs that the rules alone make of a report; they are not validated.

    Args:
        project: where queries, codes and ontology lie.
        document: the text.
        base: base of the IRIs of things and graphs.
        loose: whether the text may be sentences without headings, of which figures are read.

    Raises:
        SourceError: the text is not a report of this genre.
    """
    extraction = extract(read_structure(document, loose))
    checks = find_checks(document, extraction.figures, extraction.footnotes)
    graphs = write_graphs(project, document, extraction, checks, (), Links(), base)
    return Assembly(document, project.report_info, extraction, checks, graphs, (), Graph())


def union(graphs: Iterable[Graph]) -> Graph:
    """One graph with the triples of several."""
    together = Graph()
    for graph in graphs:
        for triple in graph:
            together.add(triple)
    return together
