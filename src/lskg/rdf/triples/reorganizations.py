"""What became of bodies and units by the words of the report, in RDF."""

from __future__ import annotations

from rdflib import RDF

from lskg.extract.records import Extraction
from lskg.rdf.writer import Writer, text
from lskg.vocabulary import LSKG


def write_reorganizations(extraction: Extraction, writer: Writer) -> None:
    """Say what the report tells of bodies and units that were merged, ended, founded and so on."""
    code = writer.codes.code
    for change in extraction.reorganizations:
        iri = writer.start("told-change", change.key, change)
        where = f"reorganizations.csv, {change.key}"
        writer.say(
            "entities",
            iri,
            (RDF.type, LSKG.ToldReorganization),
            (LSKG.hasReorganizationKind, code("reorganization-kind", change.kind, where)),
            (LSKG.textBefore, text(change.before_text)),
            (LSKG.textAfter, text(change.after_text)),
            *((LSKG.changesBody, writer.things.iri(each)) for each in change.before),
            *((LSKG.resultsInBody, writer.things.iri(each)) for each in change.after),
            (LSKG.refersToPeriod, writer.interval(change.period) if change.period else None),
            (LSKG.hasPeriodBasis, code("basis", change.period_basis, where)),
            *((LSKG.isStatedIn, writer.passage(span)) for span in change.spans),
        )
        writer.labels("entities", iri, change.name_vi, change.name_en or None)
