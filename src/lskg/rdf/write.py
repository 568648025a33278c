"""The asserted graphs: what reports share, and every record of a report, in RDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib import RDF, Graph
from rdflib.compare import to_canonical_graph
from rdflib.term import Node

from lskg.audit.checks import Check
from lskg.audit.progress import progress_of
from lskg.audit.rules.other_sources import SourceCheck
from lskg.errors import BuildError
from lskg.external.positions import Position
from lskg.external.records import Links
from lskg.extract.curation.plan import Curation
from lskg.extract.figures.scope import sentences_of_elsewhere
from lskg.extract.records import Extraction, Layout
from lskg.extract.translation import TranslatedText
from lskg.iris import REPORT_GRAPHS, SHARED_GRAPHS, Iris
from lskg.project import Project, ReportFolder, ReportInfo
from lskg.rdf.codes import Codes
from lskg.rdf.intervals import Interval
from lskg.rdf.iri_kinds import ThingIris
from lskg.rdf.ntriples import Triple
from lskg.rdf.triples import write
from lskg.rdf.triples.audit import write_audit
from lskg.rdf.triples.external_plans import quoted_targets, write_links, write_quoted
from lskg.rdf.triples.figures import (
    Background,
    write_figure,
    write_funding,
    write_number,
    write_things,
)
from lskg.rdf.triples.positions import write_positions
from lskg.rdf.triples.reorganizations import write_reorganizations
from lskg.rdf.triples.report import write_report
from lskg.rdf.triples.responsibilities import write_relations
from lskg.rdf.triples.sections import write_sentences
from lskg.rdf.triples.status_statements import write_status_statements
from lskg.rdf.triples.targets import write_progress, write_target
from lskg.rdf.triples.territories import thing
from lskg.rdf.turtle import read_turtle
from lskg.rdf.writer import Writer
from lskg.text.document import Document, Span
from lskg.vocabulary import LSKG

_NOBODY = "shared"
#: Shared graphs that speak of things of the catalogue.
_SPEAKING = ("catalogue", "territories", "links", "planning")


@dataclass(frozen=True, slots=True)
class Shared:
    """What reports share: vocabulary, catalogue, territories, links and other plans.

    Attributes:
        graphs: by kind.
        intervals: the periods that they describe.
        catalogue: the things that reports name, whatever text names them.
        links: what lies outside the reports.
        positions: where places are, whether or not anything speaks of them.
    """

    graphs: dict[str, Graph]
    intervals: frozenset[Interval] = frozenset()
    catalogue: Curation = field(default_factory=Curation)
    links: Links = field(default_factory=Links)
    positions: tuple[Position, ...] = ()

    @classmethod
    def write(
        cls,
        project: Project,
        catalogue: Curation,
        links: Links,
        base: str,
        positions: tuple[Position, ...] = (),
        ontology: Iterable[Triple] | None = None,
    ) -> Shared:
        """Say it in RDF.

        Args:
            project: where everything lies.
            catalogue: the things that reports name.
            links: what lies outside the reports.
            base: base of the IRIs of things and graphs.
            positions: where places are.
            ontology: as it was written here before; None where it was not.

        Raises:
            BuildError: a Turtle file is broken, a code is unknown, or two things share an IRI.
        """
        shared = cls.vocabulary(project, ontology)
        extraction = Extraction(
            Layout(Span(0, 0), None, None),
            indicators=catalogue.indicators,
            entities=catalogue.entities,
            named=catalogue.named,
        )
        graphs = shared.graphs | {name: Graph() for name in REPORT_GRAPHS}
        iris = Iris(base, _NOBODY)
        things = ThingIris(iris, (catalogue.entities, catalogue.named), same=links.same_units)
        writer = Writer(iris, Document(""), extraction, Codes(graphs["codes"]), graphs, things)
        write_links(links, extraction.indicators, writer)
        _write_named(writer, catalogue)
        write_positions(positions, writer)
        relate_periods(writer.intervals, writer.intervals, writer.iris, graphs["catalogue"])
        _say_once(shared.graphs)
        return cls(shared.graphs, frozenset(writer.intervals), catalogue, links, positions)

    @classmethod
    def vocabulary(cls, project: Project, ontology: Iterable[Triple] | None = None) -> Shared:
        """The ontology and the codes alone; see `write`.

        Raises:
            BuildError: a Turtle file is broken.
        """
        graphs = {name: Graph() for name in SHARED_GRAPHS}
        if ontology is None:
            ontology = to_canonical_graph(read_turtle(project.ontology[:1]))
        for triple in ontology:
            graphs["ontology"].add(triple)
        graphs["alignment"] = read_turtle(project.ontology[1:])
        graphs["codes"] = read_turtle(project.codes)
        return cls(graphs)


def _write_named(writer: Writer, catalogue: Curation) -> None:
    """Describe what of the catalogue the shared graphs speak of; a report describes the rest."""
    waiting: dict[Node, object] = {
        writer.iris.mint("indicator", each.key): each for each in catalogue.indicators
    }
    waiting |= {writer.things.iri(each.key): each for each in catalogue.entities}
    waiting |= {writer.things.iri(each.key): each for each in catalogue.named}
    while True:
        spoken_of = {
            node
            for name in _SPEAKING
            for triple in writer.graphs[name]
            for node in (triple[0], triple[2])
        }
        found = [iri for iri in waiting if iri in spoken_of]
        for iri in found:
            write(waiting.pop(iri), writer)
        if not found:
            return


@dataclass(frozen=True, slots=True)
class Checks:
    """The arithmetic checks of the figures of a report, and those against other sources."""

    own: tuple[Check, ...] = ()
    sources: tuple[SourceCheck, ...] = ()


def write_graphs(
    folder: ReportFolder,
    document: Document,
    extraction: Extraction,
    checks: Checks,
    shared: Shared,
    base: str,
    english: TranslatedText | None = None,
) -> dict[str, Graph]:
    """What a report says in RDF, by kind of graph, without what the shared graphs say already.

    Raises:
        BuildError: a code is unknown, or two things share an IRI.
    """
    info = folder.info
    iris = Iris(base, info.key)
    graphs = {name: Graph() for name in (*SHARED_GRAPHS, *REPORT_GRAPHS)}
    graphs["codes"] = shared.graphs["codes"]
    things = ThingIris(
        iris,
        (shared.catalogue.entities, shared.catalogue.named),
        (extraction.entities, extraction.named),
        same=shared.links.same_units,
    )
    if info.territory and "/" not in info.territory:
        raise _no_territory(info)
    writer = Writer(iris, document, extraction, Codes(graphs["codes"]), graphs, things, english)
    write_report(writer, info, folder.text, extraction)
    background = Background(
        report=writer.iris.mint("report", info.key),
        territory=thing(writer, info.territory) if info.territory else None,
        elsewhere=sentences_of_elsewhere(document, extraction, info.title_vi),
        last_term=info.term_start - (info.term_end - info.term_start) or None,
    )
    quoted = quoted_targets(extraction.figures, shared.links.targets)
    for key, figure in quoted.items():
        writer.quote(figure.span.start, writer.iris.mint("planning-target", key))
    _write_records(writer, extraction, background)
    write_quoted(shared.links, extraction.indicators, writer, quoted)
    relate_periods(writer.intervals, writer.intervals | shared.intervals, iris, graphs["catalogue"])
    write_audit(checks.own, checks.sources, writer)
    write_sentences(writer)
    write_positions(shared.positions, writer)
    if info.territory:
        described = (things.known(info.territory), RDF.type, None)
        if not any(described in each for each in (*shared.graphs.values(), *graphs.values())):
            raise _no_territory(info)
    own = {name: graph for name, graph in graphs.items() if graph is not graphs["codes"]}
    _say_once(shared.graphs, own)
    return own


def _no_territory(info: ReportInfo) -> BuildError:
    return BuildError(
        f"{info.key}/report.toml: “territory” is “{info.territory}”, which nothing describes; it "
        "must be administrative-unit/ and a slug of data/links/units.csv, such as "
        "administrative-unit/01, or empty."
    )


def relate_periods(
    some: Iterable[Interval], others: Iterable[Interval], iris: Iris, graph: Graph
) -> None:
    """Say which of some periods lies within which of others, or takes it in."""
    every = {each: iris.mint("period", each.slug) for each in (*some, *others)}
    for one in sorted(some, key=str):
        for other in others:
            if one.lies_within(other):
                graph.add((every[one], LSKG.isWithinPeriod, every[other]))
            if other.lies_within(one):
                graph.add((every[other], LSKG.isWithinPeriod, every[one]))


def _say_once(*sides: Mapping[str, Graph]) -> None:
    """Leave each triple in the first graph that has it.

    A store that sees the graphs as one may give a triple once for each graph that it is in.
    """
    said: set[tuple[Node, Node, Node]] = set()
    for graph in (graph for graphs in sides for graph in graphs.values()):
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
    for start, things in extraction.figure_things.items():
        write_things(start, things, writer)
    for number in extraction.numbers:
        write_number(number, writer)
    for progress in progress_of(
        extraction.targets, extraction.figures, extraction.indicators, background.elsewhere
    ):
        write_progress(progress, writer)
    write_relations(extraction, writer)
    write_status_statements(extraction, writer)
    write_reorganizations(extraction, writer)
