"""Whether the plan says who is responsible for an element: by name, by heading, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lskg.extract.records import PlanElement, Target
from lskg.extract.responsibilities.find import ASKED, DIVIDED
from lskg.extract.responsibilities.records import Responsibility
from lskg.extract.responsibilities.roles import asks_bodies
from lskg.text.document import Document
from lskg.text.slugs import one_spelling


def find_statuses(
    document: Document,
    elements: Iterable[PlanElement],
    targets: Iterable[Target],
    responsibilities: Sequence[Responsibility],
) -> dict[str, str]:
    """Codes of the scheme `responsibility-status`, by the path of what the plan asks for.

    A judgement of an agency, and what one has done already, name nobody for what is to be done.
    """
    asked = [
        each
        for each in responsibilities
        if each.tense == "to-do" and set(each.roles) != {"is-judged"}
    ]
    named = {each.element for each in asked if each.naming == "explicit"}
    implied = {each.element for each in asked}
    statuses = {}
    for path, text in _statements(document, elements, targets):
        if path in named:
            statuses[path] = "named"
        elif path in implied:
            statuses[path] = "implied"
        else:
            collective = asks_bodies(one_spelling(text).lower())
            statuses[path] = "collective" if collective else "not-stated"
    return statuses


def _statements(
    document: Document, elements: Iterable[PlanElement], targets: Iterable[Target]
) -> Iterator[tuple[str, str]]:
    """What the plan asks for, in its own words; the measures of a solution speak for themselves."""
    for element in elements:
        if element.kind in ASKED and element.kind != "Lesson":
            divided = element.kind in DIVIDED
            yield element.path, element.title if divided else document[element.span]
    for target in targets:
        yield target.path, target.quote
