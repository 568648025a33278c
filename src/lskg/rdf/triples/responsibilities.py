"""Responsibilities and the links of the plan in RDF.

What the report says stands in the graph of the plan; what only shares words or is judged stands
apart, so that a query can leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import RDF

from lskg.errors import BuildError
from lskg.extract.plan.links import shared_wording
from lskg.extract.records import Extraction
from lskg.extract.responsibilities.find import acting
from lskg.extract.responsibilities.records import PlanLink, Responsibility
from lskg.rdf.labels import doing, short_text
from lskg.rdf.writer import Writer, text
from lskg.text.document import Span
from lskg.vocabulary import LSKG

#: Only what the report says stands among its statements.
_GRAPH_OF_BASIS = {"stated": "plan", "same-wording": "judgement", "judged": "judgement"}
_CAPITAL = re.compile(r"(?=[A-Z])")
_LABEL = 50


def write_relations(extraction: Extraction, writer: Writer) -> None:
    """Say who is responsible for what, and how the elements of the plan hang together."""
    bodies = acting(extraction.entities, extraction.named)
    names = {each.key: (each.name_vi, each.name_en) for each in bodies}
    for responsibility in extraction.responsibilities:
        _write_responsibility(responsibility, names[responsibility.agency], writer)
    ends = _ends(extraction, writer)
    for link in extraction.links:
        _write_link(link, ends, writer)


def _write_responsibility(
    responsibility: Responsibility, name: tuple[str, str | None], writer: Writer
) -> None:
    slug = f"{responsibility.agency}-{responsibility.span.start}"
    iri = writer.start("responsibility", slug, responsibility)
    code = writer.codes.code
    roles = [code("role", role, slug) for role in responsibility.roles]
    element = responsibility.element
    writer.say(
        "plan",
        iri,
        (RDF.type, LSKG.Responsibility),
        (LSKG.isResponsibilityOf, writer.things.iri(responsibility.agency)),
        (LSKG.concernsElement, writer.element(element) if element else None),
        (LSKG.hasTense, code("tense", responsibility.tense, slug)),
        (LSKG.hasNaming, code("naming", responsibility.naming, slug)),
        (LSKG.hasExtractionMethod, code("extraction-method", responsibility.method, slug)),
        (LSKG.isStatedIn, writer.passage(responsibility.span)),
        *((LSKG.hasRole, role) for role in roles),
    )
    doing_vi, doing_en = (
        ", ".join(writer.codes.label(role, language) for role in roles) for language in ("vi", "en")
    )
    english = doing(name[1], doing_en) if name[1] else None
    writer.labels("plan", iri, f"{name[0]}: {doing_vi}", english)


def _ends(extraction: Extraction, writer: Writer) -> dict[str, tuple[Span, str, str | None]]:
    """Place and names of everything that a link may join, by path."""
    ends: dict[str, tuple[Span, str, str | None]] = {}
    for element in extraction.elements:
        ends[element.path] = element.span, element.title, writer.title_en(element.title)
    indicators = {each.key: each for each in extraction.indicators}
    for target in extraction.targets:
        indicator = indicators[target.indicator]
        ends[target.path] = target.span, indicator.name_vi, indicator.name_en
    for note in extraction.footnotes:
        path = f"footnote/{note.number}"
        ends[path] = note.span, f"Chú thích {note.number}", f"Footnote {note.number}"
    return ends


def _write_link(
    link: PlanLink, ends: dict[str, tuple[Span, str, str | None]], writer: Writer
) -> None:
    (subject_span, *subject_names), (object_span, *object_names) = (
        ends[link.subject],
        ends[link.object],
    )
    kind = "-".join(_CAPITAL.split(link.kind)).lower()
    iri = writer.start("plan-link", f"{kind}-{subject_span.start}-{object_span.start}", link)
    graph = _graph(link)
    predicate = writer.term(link.kind, f"plan_links.csv, {link.subject}", "property")
    subject, target = writer.element(link.subject), writer.element(link.object)
    writer.say(graph, subject, (predicate, target))
    if predicate == LSKG.sharesSubjectWith:
        # It holds both ways, and nothing is inferred from a judgement.
        writer.say(graph, target, (predicate, subject))
    writer.say(
        graph,
        iri,
        (RDF.type, LSKG.PlanLink),
        (LSKG.hasLinkSubject, subject),
        (LSKG.hasLinkPredicate, predicate),
        (LSKG.hasLinkObject, target),
        (LSKG.hasBasis, writer.codes.code("basis", link.basis, "plan_links.csv")),
        (LSKG.hasSubjectPassage, writer.passage(link.subject_span)),
        (LSKG.hasObjectPassage, writer.passage(link.object_span)),
        (LSKG.sharedWording, text(_shared(link, writer))),
        (LSKG.linkReason, text(link.reason_vi, "vi")),
        (LSKG.linkReason, text(link.reason_en, "en")),
    )
    label_vi, label_en = map(_label, zip(subject_names, object_names, strict=True))
    writer.labels(graph, iri, label_vi or link.kind, label_en)


def _label(names: Iterable[str | None]) -> str | None:
    """The names of both ends in one line, unless one is missing."""
    short = [short_text(name, _LABEL) for name in names if name]
    return " → ".join(short) if len(short) == 2 else None


def _shared(link: PlanLink, writer: Writer) -> str:
    if link.basis == "judged":
        return ""
    return shared_wording(writer.document[link.subject_span], writer.document[link.object_span])


def _graph(link: PlanLink) -> str:
    try:
        return _GRAPH_OF_BASIS[link.basis]
    except KeyError:
        raise BuildError(
            f"plan_links.csv, {link.subject}: the basis “{link.basis}” is none of "
            f"{', '.join(_GRAPH_OF_BASIS)}."
        ) from None
