"""What kind of page a thing has, and the order of the parts of that page."""

from __future__ import annotations

from lskg.web.urls import CODES, TERMS
from lskg.web.view.localized import Reader

#: The kind of page by a class that a thing is of, stated or inferred.
_KINDS = {
    "Organization": "body",
    "Place": "place",
    "Initiative": "project",
    "Footnote": "note",
    "Document": "document",
    "Plan": "document",
    "PolicyConcept": "concept",
    "Product": "concept",
    "Event": "concept",
    "Person": "concept",
    "Indicator": "indicator",
    "IndicatorTarget": "target",
    "PlanElement": "element",
    "Assessment": "element",
}
#: All parts, in the order of a page of no other kind.
_PARTS = (
    "facts",
    "section",
    "targets",
    "checks",
    "evidence",
    "words",
    "annotated",
    "statuses",
    "told",
    "map",
    "family",
    "mentions",
)
#: What comes first on a page of a kind; the other parts follow in their order.
_FIRST = {
    "theme": ("targets", "told"),
    "body": ("facts", "told"),
    "place": ("facts", "statuses", "told", "map"),
    "project": ("facts", "statuses", "words", "told", "map"),
    "note": ("words", "annotated"),
    "indicator": ("evidence", "targets", "checks"),
    "document": ("facts", "words", "told"),
    "target": ("targets", "evidence", "facts", "checks", "words"),
    "element": ("words", "facts", "told"),
}


def kind_of_page(reader: Reader, thing: str) -> str:
    """The kind of the page about a thing; an empty string for what has no kind of its own."""
    if thing.startswith(f"{CODES}theme/"):
        return "theme"
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    classes = {
        row["value"].removeprefix(TERMS)
        for row in reader.index.rows("statements", thing=thing)
        if row["predicate"] == rdf_type
    }
    # A target is a plan element too, and the report a document that has parts of its own.
    for name in ("IndicatorTarget", *_KINDS):
        if name in classes:
            return _KINDS[name]
    return ""


def parts_of(kind: str) -> tuple[str, ...]:
    """The parts of a page of a kind, in order."""
    first = _FIRST.get(kind, ())
    return (*first, *(each for each in _PARTS if each not in first))
