"""The asserted graphs: every record of a report in RDF, beside the ontology and the codes."""

from __future__ import annotations

from rdflib import Graph
from rdflib.compare import to_canonical_graph
from rdflib.term import Node

from lskg.audit.checks import Check
from lskg.audit.rules.other_sources import SourceCheck
from lskg.external.records import Links
from lskg.extract.figures.scope import sentences_of_elsewhere
from lskg.extract.records import Extraction
from lskg.iris import GRAPHS, Iris
from lskg.project import Project
from lskg.rdf.codes import Codes
from lskg.rdf.triples import write
from lskg.rdf.triples.audit import write_audit
from lskg.rdf.triples.external_plans import quoted_targets, write_links
from lskg.rdf.triples.figures import Background, write_figure, write_funding, write_number
from lskg.rdf.triples.report import write_report
from lskg.rdf.triples.responsibilities import write_relations
from lskg.rdf.triples.status_statements import write_status_statements
from lskg.rdf.triples.targets import write_target
from lskg.rdf.triples.territories import thing
from lskg.rdf.turtle import read_turtle
from lskg.rdf.writer import Writer
from lskg.text.document import Document
from lskg.vocabulary import LSKG


def write_graphs(
    project: Project,
    document: Document,
    extraction: Extraction,
    checks: tuple[Check, ...],
    sources: tuple[SourceCheck, ...],
    links: Links,
    base: str,
) -> dict[str, Graph]:
    """The asserted graphs of an extraction, beside the ontology and the codes."""
    graphs = {name: Graph() for name in GRAPHS}
    graphs["ontology"] = to_canonical_graph(read_turtle(project.ontology[:1]))
    graphs["alignment"] = read_turtle(project.ontology[1:])
    graphs["codes"] = read_turtle(project.codes)
    info = project.report_info
    iris = Iris(base, info.key)
    codes = Codes(graphs["codes"])
    writer = Writer(iris, document, extraction, codes, graphs, links.same_units)
    write_report(writer, info, project.report, extraction)
    background = Background(
        report=writer.iris.mint("report", info.key),
        territory=thing(writer, info.territory) if info.territory else None,
        elsewhere=sentences_of_elsewhere(document, extraction, info.title_vi),
        last_term=info.term_start - (info.term_end - info.term_start),
    )
    quoted = quoted_targets(extraction.figures, links.targets)
    for key, figure in quoted.items():
        writer.quote(figure.span.start, writer.iris.mint("planning-target", key))
    _write_records(writer, extraction, background)
    write_links(links, extraction.indicators, writer, background.report, quoted)
    _relate_periods(writer)
    write_audit(checks, sources, writer)
    _say_once(graphs)
    return graphs


def _say_once(graphs: dict[str, Graph]) -> None:
    """Leave each triple in the first graph that has it.

    A store that sees the graphs as one may give a triple once for each graph that it is in.
    """
    said: set[tuple[Node, Node, Node]] = set()
    for graph in graphs.values():
        for triple in [each for each in graph if each in said]:
            graph.remove(triple)
        said.update(graph)


def _write_records(writer: Writer, extraction: Extraction, background: Background) -> None:
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
        write(record, writer)
    for target in extraction.targets:
        write_target(target, indicators[target.indicator], writer)
    for figure in extraction.figures:
        write_figure(figure, indicators[figure.indicator], background, writer)
    for funding in extraction.funding:
        write_funding(funding, writer)
    for number in extraction.numbers:
        write_number(number, writer)
    write_relations(extraction, writer)
    write_status_statements(extraction, writer)


def _relate_periods(writer: Writer) -> None:
    """Say which of the periods lies within which."""
    periods = {each: writer.iris.mint("period", each.slug) for each in writer.intervals}
    for inner in sorted(periods, key=str):
        for outer, iri in periods.items():
            if inner.lies_within(outer):
                writer.say("catalogue", periods[inner], (LSKG.isWithinPeriod, iri))
