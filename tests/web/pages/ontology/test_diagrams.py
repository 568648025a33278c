"""A diagram shows each class once, below its parent, with what leads from it."""

from __future__ import annotations

from lskg.web.language import Text
from lskg.web.pages.ontology.diagrams import ClassNode, diagrams
from lskg.web.view.localized import Ref


def node(name: str, *parents: str) -> ClassNode:
    to = Ref(f"https://example.org/{name}", None, Text("place", "en"))
    return ClassNode(name, Text(name.lower(), "en"), parents, ((to, to),) if not parents else ())


NODES = (
    node("Place"),
    node("Commune", "AdministrativeUnit"),
    node("AdministrativeUnit", "Place"),
    node("BorderGate", "Place"),
    node("Comet"),
)


def test_classes_stand_below_their_parents_in_the_order_of_their_names() -> None:
    place, other = diagrams(NODES, "en")
    assert place.title == Text("Places", "en")
    assert [box.node.anchor for box in place.boxes] == [
        "Place",
        "AdministrativeUnit",
        "Commune",
        "BorderGate",
    ]
    top, unit, commune, gate = place.boxes
    assert top.parent is None
    assert (unit.parent, commune.parent) == ((top.x, top.y), (unit.x, unit.y))
    assert gate.x == unit.x < commune.x
    assert [box.y for box in place.boxes] == sorted({box.y for box in place.boxes})
    assert other.anchor == "other"
    assert [box.node.anchor for box in other.boxes] == ["Comet"]


def test_nothing_is_drawn_outside_the_picture() -> None:
    for drawing in diagrams(NODES, "vi"):
        for box in drawing.boxes:
            assert box.x + box.width <= drawing.width
            assert box.y + 24 <= drawing.height


def test_no_classes_no_diagrams() -> None:
    assert diagrams((), "en") == ()


def test_module_is_named_in_the_language_of_the_reader() -> None:
    assert [each.title.words for each in diagrams(NODES, "vi")] == ["Địa điểm", "Các lớp khác"]
