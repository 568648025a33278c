"""What initiatives and border gates were, are and are to be, in RDF.

What a report says stands in its graph `entities`; what a page elsewhere says, in `planning`. What a
thing is at present is said of the thing too.
"""

from __future__ import annotations

from rdflib import DCTERMS, RDF, URIRef
from rdflib.term import Node

from lskg.extract.names.records import Named, NamedGate, StatusStatement
from lskg.extract.records import Extraction
from lskg.rdf.labels import interval_text
from lskg.rdf.writer import Writer, text
from lskg.vocabulary import LSKG

#: Scheme of the codes, and the property that says what a thing is at present.
_OF_GATE = ("border-gate-type", LSKG.hasBorderGateType)
_OF_INITIATIVE = ("implementation-status", LSKG.hasImplementationStatus)


def write_status_statements(extraction: Extraction, writer: Writer) -> None:
    """Say what things were, are and are to be: in the report, and in pages elsewhere."""
    named = {each.key: each for each in extraction.named}
    for statement in extraction.status_statements:
        slug = f"{statement.thing}-{statement.time}-{statement.status}"
        iri = writer.start("status", slug, statement)
        passages = ((LSKG.isStatedIn, writer.passage(span)) for span in statement.spans)
        _write("entities", iri, statement, named[statement.thing], writer)
        writer.say("entities", iri, *passages)
    for thing in extraction.named:
        if isinstance(thing, NamedGate) and thing.source and thing.type:
            _write_published(thing, thing.type, URIRef(thing.source), writer)


def _write_published(gate: NamedGate, status: str, source: URIRef, writer: Writer) -> None:
    iri = writer.start("published-status", f"{gate.key}-{status}", gate)
    period = gate.period or ""
    basis = "heading" if period else "not-stated"
    statement = StatusStatement(gate.key, status, "present", period, "stated", (), basis)
    _write("planning", iri, statement, gate, writer)
    writer.say("planning", iri, (DCTERMS.source, source), (LSKG.quotedText, text(gate.quote, "vi")))


def _write(
    graph: str, iri: URIRef, statement: StatusStatement, thing: Named, writer: Writer
) -> None:
    scheme, shortcut = _OF_GATE if isinstance(thing, NamedGate) else _OF_INITIATIVE
    code = writer.codes.code
    status = code(scheme, statement.status, thing.key)
    time = code("status-time", statement.time, thing.key)
    period = writer.interval(statement.period) if statement.period else None
    subject = writer.things.iri(thing.key)
    writer.say(
        graph,
        iri,
        (RDF.type, LSKG.StatusStatement),
        (LSKG.concernsThing, subject),
        (LSKG.hasStatus, status),
        (LSKG.hasStatusTime, time),
        (LSKG.hasStatusBasis, code("basis", statement.status_basis, thing.key)),
        (LSKG.refersToPeriod, period),
        (LSKG.hasPeriodBasis, code("basis", statement.period_basis, thing.key)),
    )
    if statement.time == "present":
        writer.say(graph, subject, (shortcut, status))
    vi, en = (_label(statement, status, time, writer, language) for language in ("vi", "en"))
    writer.labels(
        graph, iri, f"{thing.name_vi}: {vi}", f"{thing.name_en}: {en}" if thing.name_en else None
    )


def _label(
    statement: StatusStatement,
    status: Node | None,
    time: Node | None,
    writer: Writer,
    language: str,
) -> str:
    """The status with its time, such as *completed (in the future, 2025–2030)*."""
    when = [writer.codes.label(time, language)]
    if statement.period:
        when.append(interval_text(statement.period, language))
    return f"{writer.codes.label(status, language)} ({', '.join(when)})"
