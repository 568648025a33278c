"""What writing triples needs to know: IRIs, the text, the codes, and the graphs to write into."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch

from rdflib import RDF, RDFS, TIME, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.errors import BuildError
from lskg.extract.plan.targets import stated_targets
from lskg.extract.records import Extraction, Section, Target
from lskg.extract.translation import TranslatedText
from lskg.iris import Iris
from lskg.rdf.codes import Codes
from lskg.rdf.intervals import Instant, Interval
from lskg.rdf.iri_kinds import ThingIris
from lskg.rdf.labels import interval_text
from lskg.text.document import Document, Span
from lskg.text.periods import Period
from lskg.vocabulary import LSKG


class Writer:
    """Writes statements into named graphs, and the passages they rest on beside the report."""

    def __init__(
        self,
        iris: Iris,
        document: Document,
        extraction: Extraction,
        codes: Codes,
        graphs: Mapping[str, Graph],
        things: ThingIris,
        english: TranslatedText | None = None,
    ) -> None:
        self.iris = iris
        self.document = document
        self.codes = codes
        self.graphs = graphs
        self.titles_en = extraction.titles_en
        self.things = things
        #: What the report says in English, where it has a translation.
        self.english = english
        self.statuses = extraction.statuses
        self.printed = {each.key: (each.name_vi, *each.aliases) for each in extraction.entities}
        self.version = iris.mint("version", document.sha256[:12])
        #: The plan that the report lays down.
        self.plan = iris.mint("plan", iris.report)
        self._footnotes = {note.number: note.span for note in extraction.footnotes}
        self._sections = sorted(extraction.sections, key=lambda each: each.span.start)
        self._starts = [each.span.start for each in self._sections]
        self._figures = {each.span.start: each.span for each in extraction.figures}
        self._targets = stated_targets(extraction.figures, extraction.targets)
        self._quoted: dict[int, URIRef] = {}
        self._written: dict[URIRef, object] = {}
        #: The periods that are described.
        self.intervals: set[Interval] = set()

    def start(self, kind: str, slug: str, record: object) -> URIRef:
        """IRI of a thing that is now described.

        Raises:
            BuildError: another record was described under the same IRI.
        """
        iri = self.iris.mint(kind, slug)
        self.describe(iri, record)
        return iri

    def describe(self, iri: URIRef, record: object) -> None:
        """Note that a thing is now described.

        Raises:
            BuildError: another record was described under the same IRI.
        """
        if (other := self._written.setdefault(iri, record)) is not record:
            raise BuildError(f"{iri} would name two things: {other!r} and {record!r}.")

    def is_described(self, iri: URIRef) -> bool:
        """Whether a record was described under an IRI."""
        return iri in self._written

    def say(self, graph: str, subject: Node, *pairs: tuple[URIRef, Node | None]) -> None:
        """Add the statements whose object is not None to a named graph."""
        for predicate, value in pairs:
            if value is not None:
                self.graphs[graph].add((subject, predicate, value))

    def term(self, name: str, where: str, kind: str = "class") -> URIRef:
        """The class or property of a local name.

        Raises:
            BuildError: the ontology has none.
        """
        try:
            return LSKG[name]
        except KeyError:
            raise BuildError(f"{where}: “{name}” is not a {kind} of the ontology.") from None

    def labels(self, graph: str, subject: Node, vi: str, en: str | None) -> None:
        """Label a thing in both languages, as far as there are words."""
        english = Literal(en, lang="en") if en else None
        self.say(graph, subject, (RDFS.label, Literal(vi, lang="vi")), (RDFS.label, english))

    def title_en(self, title: str) -> str | None:
        """The curated English of a title."""
        return self.titles_en.get(title)

    def element(self, path: str) -> URIRef:
        """IRI of a plan element, a target or a footnote by its path."""
        return self.iris.mint(*path.split("/"))

    def status(self, path: str) -> URIRef | None:
        """Code that says whether the report names who is responsible; None for an assessment."""
        return self.codes.code("responsibility-status", self.statuses.get(path), path)

    def target_at(self, start: int) -> Target | None:
        """The headline target that the figure at an offset is the value of."""
        return self._targets.get(start)

    def quote(self, start: int, claim: URIRef) -> None:
        """Note that the figure at an offset is what another plan says."""
        self._quoted[start] = claim

    def is_quoted(self, start: int) -> bool:
        """Whether the figure at an offset is what another plan says."""
        return start in self._quoted

    def claim(self, start: int) -> URIRef:
        """IRI of the statement of the figure at an offset: a target's, or its own."""
        if start in self._quoted:
            return self._quoted[start]
        if (target := self.target_at(start)) is not None:
            return self.iris.mint("target", target.key)
        span = self._figures[start]
        return self.iris.mint("figure", f"{span.start}-{span.end}")

    def claims_in(self, span: Span) -> list[URIRef]:
        """IRIs of the statements of the figures within a span, in printed order."""
        within = (start for start, each in self._figures.items() if span.contains(each))
        return [self.claim(start) for start in sorted(within)]

    def passage(self, span: Span) -> URIRef:
        """IRI of the passage at a span, described in the report graph."""
        iri = self.iris.mint("passage", f"{span.start}-{span.end}")
        if iri not in self._written:
            self._written[iri] = span
            self.say(
                "report",
                iri,
                (RDF.type, LSKG.Passage),
                (LSKG.isPassageOf, self.version),
                (LSKG.startOffset, Literal(span.start)),
                (LSKG.endOffset, Literal(span.end)),
                (LSKG.exactText, Literal(self.document[span])),
                (LSKG.translatedText, self._translated(span)),
                self._place(span),
            )
        return iri

    def period(self, period: Period, kind: URIRef = LSKG.Period) -> URIRef:
        """IRI of a period of years, described in the catalogue."""
        return self.interval(str(period), kind)

    def interval(self, iso: str, kind: URIRef = LSKG.Period) -> URIRef:
        """IRI of a period, described in the catalogue.

        Args:
            iso: ISO 8601 year, month, day or interval of years.
            kind: its class.
        """
        interval = Interval(iso, is_term=kind == LSKG.CongressTerm)
        iri = self.iris.mint("period", interval.slug)
        self.say("catalogue", iri, (RDF.type, kind))
        if interval in self.intervals:
            return iri
        self.intervals.add(interval)
        lead = ("Nhiệm kỳ ", "Term ") if interval.is_term else ("", "")
        first, last = interval.days
        self.say(
            "catalogue",
            iri,
            (LSKG.startYear, Literal(first.year)),
            (LSKG.endYear, Literal(last.year)),
            (LSKG.isoInterval, Literal(iso)),
            (TIME.hasBeginning, self._instant(interval.beginning)),
            (TIME.hasEnd, self._instant(interval.end)),
        )
        vi, en = interval_text(iso, "vi"), interval_text(iso, "en")
        self.labels("catalogue", iri, lead[0] + vi, lead[1] + en)
        return iri

    def _instant(self, instant: Instant) -> URIRef:
        """IRI of an instant of OWL-Time, described in the catalogue."""
        iri = self.iris.mint("instant", instant.slug)
        self.say("catalogue", iri, (RDF.type, TIME.Instant), (instant.predicate, instant.value))
        self.labels("catalogue", iri, instant.vi, instant.en)
        return iri

    def decimal(self, value: Decimal) -> Literal:
        """An exact decimal without exponent or needless zeros."""
        text = f"{value:f}"
        return Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=XSD.decimal)

    def _translated(self, span: Span) -> Literal | None:
        return text(self.english.of(span), "en") if self.english is not None else None

    def _place(self, span: Span) -> tuple[URIRef, Node | None]:
        for number, note in self._footnotes.items():
            if note.contains(span):
                return LSKG.isWithinFootnote, self.iris.mint("footnote", str(number))
        section = self._innermost(span)
        iri = self.iris.mint("section", section.key) if section else None
        return LSKG.isDirectlyWithinSection, iri

    def _innermost(self, span: Span) -> Section | None:
        for index in range(bisect.bisect_right(self._starts, span.start) - 1, -1, -1):
            if self._sections[index].span.contains(span):
                return self._sections[index]
        return None


@singledispatch
def write(record: object, writer: Writer) -> None:
    """Say a record in RDF."""
    raise TypeError(f"no RDF for {type(record).__name__}")


def text(words: str | None, language: str | None = None) -> Literal | None:
    """Words as a literal; None when there are none."""
    return Literal(words, lang=language) if words else None
