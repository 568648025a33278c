"""Documents in terms of ELI, and those that no report names."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import DCTERMS, RDF, XSD, Literal, URIRef

from lskg.external.records import OutsideDocument
from lskg.rdf.writer import Writer, text, write
from lskg.vocabulary import ELI, LSKG


def say_in_eli(
    writer: Writer,
    graph: str,
    document: URIRef,
    number: str | None,
    day: str | None,
    passed_by: Iterable[URIRef],
    kind: URIRef | None = None,
) -> None:
    """What ELI says of a legal document: its number, its day, its type and who passed it.

    No axiom does: our properties are of any document, those of ELI make a legal resource of it.
    """
    writer.say(
        graph,
        document,
        (ELI.number, text(number)),
        (ELI.date_document, Literal(day, datatype=XSD.date) if day else None),
        (ELI.type_document, kind),
        *((ELI.passed_by, body) for body in passed_by),
    )


@write.register
def _(document: OutsideDocument, writer: Writer) -> None:
    iri = writer.start("document", document.key, document)
    where = f"documents.csv, {document.key}"
    issuer = writer.things.iri(document.issuer)
    day = document.date.isoformat()
    kind = writer.codes.code("document-type", document.type, where)
    writer.say(
        "catalogue",
        iri,
        (RDF.type, LSKG.LegalDocument),
        (LSKG.hasDocumentType, kind),
        (LSKG.documentNumber, Literal(document.number)),
        (LSKG.isIssuedBy, issuer),
        (LSKG.hasIssuerBasis, writer.codes.code("basis", "stated", where)),
        (DCTERMS.issued, Literal(day, datatype=XSD.date)),
        (DCTERMS.title, text(document.title_vi, "vi")),
        (DCTERMS.title, text(document.title_en, "en")),
        (DCTERMS.source, URIRef(document.page)),
    )
    writer.labels("catalogue", iri, document.name_vi, document.name_en)
    say_in_eli(writer, "catalogue", iri, document.number, day, (issuer,), kind)
