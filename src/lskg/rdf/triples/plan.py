"""Plan elements and assessments in RDF."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, Literal

from lskg.extract.records import ELEMENT_KINDS, PlanElement
from lskg.rdf.labels import short_text
from lskg.rdf.writer import Scribe, text, write
from lskg.vocabulary import LSKG


@write.register
def _(element: PlanElement, scribe: Scribe) -> None:
    iri = scribe.start(ELEMENT_KINDS[element.kind], element.key, element)
    statement = " ".join(scribe.document[element.span].split())
    english = scribe.title_en(element.title)
    scribe.say(
        "plan",
        iri,
        (RDF.type, LSKG[element.kind]),
        (LSKG.elementNumber, text(element.number)),
        (LSKG.orderNumber, Literal(element.order)),
        (LSKG.statementText, Literal(statement)),
        (LSKG.isPartOfElement, scribe.element(element.parent) if element.parent else None),
        (LSKG.hasResponsibilityStatus, scribe.status(element.path)),
        (LSKG.isStatedIn, scribe.passage(element.span)),
        *(
            (LSKG.hasTheme, scribe.codes.code("theme", each, element.path))
            for each in element.themes
        ),
    )
    if element.kind != "PolicyMeasure":
        scribe.labels("plan", iri, element.title, english)
        return
    titles = ((DCTERMS.title, text(element.title, "vi")), (DCTERMS.title, text(english, "en")))
    scribe.say("plan", iri, *titles)
    scribe.labels("plan", iri, short_text(element.title), short_text(english) if english else None)
