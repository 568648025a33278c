"""Plan elements and assessments in RDF."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, Literal

from lskg.extract.records import ASSESSMENTS, ELEMENT_KINDS, PlanElement
from lskg.rdf.labels import short_text
from lskg.rdf.writer import Writer, text, write
from lskg.vocabulary import LSKG


@write.register
def _(element: PlanElement, writer: Writer) -> None:
    iri = writer.start(ELEMENT_KINDS[element.kind], element.key, element)
    statement = " ".join(writer.document[element.span].split())
    english = writer.title_en(element.title)
    writer.say(
        "plan",
        iri,
        (RDF.type, LSKG[element.kind]),
        (LSKG.elementNumber, text(element.number)),
        (LSKG.orderNumber, Literal(element.order)),
        (LSKG.statementText, Literal(statement)),
        (LSKG.isPartOfPlan, None if element.kind in ASSESSMENTS else writer.plan),
        (LSKG.isPartOfElement, writer.element(element.parent) if element.parent else None),
        (LSKG.hasResponsibilityStatus, writer.status(element.path)),
        (LSKG.isStatedIn, writer.passage(element.span)),
        *(
            (LSKG.hasTheme, writer.codes.code("theme", each, element.path))
            for each in element.themes
        ),
    )
    if element.kind != "PolicyMeasure":
        writer.labels("plan", iri, element.title, english)
        return
    titles = ((DCTERMS.title, text(element.title, "vi")), (DCTERMS.title, text(english, "en")))
    writer.say("plan", iri, *titles)
    writer.labels("plan", iri, short_text(element.title), short_text(english) if english else None)
