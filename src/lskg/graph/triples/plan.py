"""Plan elements and assessments in RDF."""

from __future__ import annotations

from rdflib import RDF, XSD, Literal

from lskg.extract.records import PlanElement
from lskg.graph.scribe import Scribe
from lskg.graph.triples.dispatch import text, write
from lskg.vocabulary import LSKG

# Kind in the IRI of each class of plan element.
ELEMENT_KINDS = {
    "CongressTheme": "theme",
    "OverallGoal": "goal",
    "GuidingViewpoint": "viewpoint",
    "KeyTask": "task",
    "StrategicBreakthrough": "breakthrough",
    "SolutionGroup": "solution-group",
    "Solution": "solution",
    "Achievement": "achievement",
    "Limitation": "limitation",
    "ObjectiveCause": "objective-cause",
    "SubjectiveCause": "subjective-cause",
    "Lesson": "lesson",
    "ContextFactor": "context",
}


@write.register
def _(element: PlanElement, scribe: Scribe) -> None:
    iri = scribe.start(ELEMENT_KINDS[element.kind], element.key, element)
    parent = scribe.iris.mint("solution-group", element.parent) if element.parent else None
    statement = " ".join(scribe.document[element.span].split())
    scribe.say(
        "plan",
        iri,
        (RDF.type, LSKG[element.kind]),
        (LSKG.elementNumber, text(element.number)),
        (LSKG.orderNumber, Literal(element.order, datatype=XSD.positiveInteger)),
        (LSKG.statementText, Literal(statement)),
        (LSKG.isPartOfElement, parent),
        (LSKG.isStatedIn, scribe.passage(element.span)),
    )
    scribe.labels("plan", iri, element.title, scribe.title_en(element.title))
