"""From a project to its named graphs: text, records, RDF, validation, inference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph
from rdflib.compare import to_canonical_graph

from lskg.errors import BuildError, SourceError
from lskg.extract.curation import read_curation
from lskg.extract.figure_records import Figure
from lskg.extract.link_records import Links
from lskg.extract.links import read_links
from lskg.extract.records import Extraction, Target
from lskg.extract.report import extract, extract_loose
from lskg.extract.sections import find_layout, find_sections
from lskg.graph.codes import Codes
from lskg.graph.reason import infer
from lskg.graph.scribe import Scribe
from lskg.graph.source import write_report
from lskg.graph.triples import write
from lskg.graph.triples.figure import figure_iri, write_figure, write_number
from lskg.graph.triples.measure import write_target
from lskg.graph.triples.net import write_net
from lskg.graph.triples.planning import write_links
from lskg.graph.validate import Finding, validate
from lskg.project import GRAPHS, Project, ReportInfo
from lskg.text.document import Document
from lskg.text.periods import Period
from lskg.vocabulary import LSKG, Iris

Step = Callable[[str], None]
_ASSERTED = ("codes", "report", "plan", "figures", "entities", "judgement", "links", "planning")
#: What an editor judged is valid data, but nothing is inferred from it.
_REASONED = tuple(name for name in _ASSERTED if name != "judgement")


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything a release is made of.

    Attributes:
        graphs: the named graphs; `inferred` is empty when there is a violation.
        findings: SHACL results on the asserted graphs.
        validation: SHACL's report.
    """

    document: Document
    info: ReportInfo
    extraction: Extraction
    graphs: dict[str, Graph]
    findings: tuple[Finding, ...]
    validation: Graph

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that forbid publication."""
        return tuple(each for each in self.findings if each.severity == "Violation")


def assemble(project: Project, base: str, step: Step = lambda name: None) -> Assembly:
    """Make the named graphs of a project and validate them.

    Args:
        project: where everything lies.
        base: base of the IRIs of things and graphs.
        step: called with the name of each step as it begins.

    Raises:
        SourceError: the report cannot be read.
        CurationError: curation and text do not agree.
        BuildError: a Turtle file is broken, a code is unknown, or two things share an IRI.
    """
    step("text")
    info = project.report_info
    document = Document.read(project.report)
    step("extract")
    find_sections(document, find_layout(document))  # before the quotations that it cannot hold
    extraction = extract(document, read_curation(project.curation, document))
    links = read_links(project.links, document, {each.key for each in extraction.indicators})
    step("graph")
    core = read_turtle(project.ontology[:1])
    graphs = _write_graphs(project, document, extraction, links, base)
    step("validate and reason")
    asserted = union(graphs[name] for name in _ASSERTED)
    reasoned = union(graphs[name] for name in _REASONED)
    shapes = read_turtle(project.shapes)
    processes = get_context("forkserver")
    processes.set_forkserver_preload(["lskg.graph.reason"])
    with ProcessPoolExecutor(1, processes) as other:
        inferring = other.submit(_infer, core, reasoned)
        findings, validation = validate(asserted, shapes, core)
        assembly = Assembly(document, info, extraction, graphs, tuple(findings), validation)
        if not assembly.violations:
            graphs["inferred"] = _parse(inferring.result())
    return assembly


def _infer(core: Graph, reasoned: Graph) -> bytes:
    """What follows, as N-Triples; runs in a process of its own while validation runs here."""
    return infer(core, reasoned).serialize(format="nt", encoding="utf-8")


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
    try:
        extraction = extract(document)
    except SourceError:
        if not loose:
            raise
        extraction = extract_loose(document)
    graphs = _write_graphs(project, document, extraction, Links(), base)
    return Assembly(document, project.report_info, extraction, graphs, (), Graph())


def _write_graphs(
    project: Project, document: Document, extraction: Extraction, links: Links, base: str
) -> dict[str, Graph]:
    """The asserted graphs of an extraction, beside the ontology and the codes."""
    graphs = {name: Graph() for name in GRAPHS}
    graphs["ontology"] = to_canonical_graph(read_turtle(project.ontology))
    graphs["codes"] = read_turtle(project.codes)
    scribe = Scribe(Iris(base), document, extraction, Codes(graphs["codes"]), graphs)
    info = project.report_info
    write_report(scribe, info, project.report, extraction)
    last_term = info.term_start - (info.term_end - info.term_start)
    _write_records(scribe, extraction, last_term)
    write_links(links, extraction.indicators, scribe)
    return graphs


def read_turtle(paths: Iterable[Path]) -> Graph:
    """Read Turtle files into one graph.

    Oxigraph parses them: it is strict, and says where a fault is.

    Raises:
        BuildError: a file cannot be read or parsed; the message names file and line.
    """
    graph = Graph()
    for path in paths:
        try:
            triples = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
            lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        except OSError as error:
            raise BuildError(f"{path}: {error.strerror}.") from None
        except SyntaxError as error:
            reason = error.msg.partition(": ")[2].rstrip(".") or error.msg
            raise BuildError(f"{path}, line {error.lineno}: not Turtle: {reason}.") from None
        graph.parse(data=lines, format="nt")
    return graph


def union(graphs: Iterable[Graph]) -> Graph:
    """One graph with the triples of several."""
    together = Graph()
    for graph in graphs:
        for triple in graph:
            together.add(triple)
    return together


def _write_records(scribe: Scribe, extraction: Extraction, last_term: int) -> None:
    indicators = {indicator.key: indicator for indicator in extraction.indicators}
    for record in (
        *extraction.sections,
        *extraction.footnotes,
        *extraction.elements,
        *extraction.indicators,
        *extraction.entities,
        *extraction.named,
        *extraction.mentions,
    ):
        write(record, scribe)
    for target in extraction.targets:
        write_target(target, indicators[target.indicator], scribe)
    spans = {figure.span.start: figure.span for figure in extraction.figures}
    for figure in extraction.figures:
        write_figure(figure, indicators[figure.indicator], spans, scribe, last_term)
    for figure, target in restated(extraction):
        scribe.say(
            "figures",
            figure_iri(figure.span, scribe),
            (LSKG.restates, scribe.iris.mint("target", target.key)),
        )
    for number in extraction.numbers:
        write_number(number, spans, scribe)
    write_net(extraction, scribe)
    _relate_periods(scribe, {each.period for each in extraction.targets if each.period})


def restated(extraction: Extraction) -> Iterator[tuple[Figure, Target]]:
    """The figures that state a headline target, with that target."""
    for figure in extraction.figures:
        for target in extraction.targets:
            if target.indicator == figure.indicator and target.span.contains(figure.span):
                yield figure, target


def _relate_periods(scribe: Scribe, periods: set[Period]) -> None:
    """Say which of the periods lies within which, and which are plan years."""
    for inner in periods:
        for outer in periods - {inner}:
            if outer.start <= inner.start and inner.end <= outer.end:
                scribe.say(
                    "plan",
                    scribe.period(inner),
                    (LSKG.isWithinPeriod, scribe.period(outer)),
                )
