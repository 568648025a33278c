"""A diagram of each module of the ontology: its classes as a tree, with what leads from each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lskg.web.language import Language, Text
from lskg.web.view.localized import Ref

_ROW = 30
_STEP = 26
_LETTER = 8
_GAP = 24
_MARGIN = 8

#: The modules with their names, and the classes at the top of each.
MODULES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "text": (
        "Văn bản và đoạn trích",
        "Text and passages",
        ("Document", "TextVersion", "SourceFile", "Section", "Appendix", "Footnote", "Passage"),
    ),
    "plan": ("Kế hoạch", "The plan", ("PlanElement", "Initiative", "Responsibility", "Link")),
    "measure": (
        "Chỉ số và số liệu",
        "Indicators and figures",
        ("Indicator", "ValueStatement", "QuantitativeStatement", "QuantityValue", "Period"),
    ),
    "assessment": ("Đánh giá", "Assessment", ("Assessment",)),
    "organization": (
        "Tổ chức và người",
        "Organizations and people",
        ("Organization", "Person", "CollectiveTerm", "Event"),
    ),
    "place": ("Địa điểm", "Places", ("Place",)),
}
_OTHER = ("Các lớp khác", "Other classes")


@dataclass(frozen=True, slots=True)
class ClassNode:
    """A class as a diagram needs it.

    Attributes:
        parents: anchors of its parents.
        leads_to: names of properties of the class, with those of what they lead to.
    """

    anchor: str
    label: Text
    parents: tuple[str, ...]
    leads_to: tuple[tuple[Ref, Ref], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A class in its place on a diagram, and the place of the box that it hangs from."""

    node: ClassNode
    x: int
    y: int
    width: int
    parent: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Diagram:
    """A module as a drawing."""

    anchor: str
    title: Text
    width: int
    height: int
    boxes: tuple[Box, ...]


def diagrams(nodes: Iterable[ClassNode], language: Language) -> tuple[Diagram, ...]:
    """One drawing for each module that has classes, those of no module last."""
    known = {node.anchor: node for node in nodes}
    children: dict[str, list[str]] = defaultdict(list)
    for anchor in sorted(known, key=lambda each: known[each].label.words.lower()):
        for parent in known[anchor].parents:
            children[parent].append(anchor)
    tops = [anchor for anchor, node in known.items() if not set(node.parents) & set(known)]
    placed = {top for _, _, names in MODULES.values() for top in names}
    rest = sorted(set(tops) - placed)
    modules = [(key, *names) for key, names in MODULES.items()]
    found = []
    for key, vi, en, names in (*modules, ("other", *_OTHER, tuple(rest))):
        boxes: list[Box] = []
        for top in names:
            if top in known:
                _place(known, children, top, None, boxes)
        if boxes:
            title = Text(vi if language == "vi" else en, language)
            width = max(_right(box) for box in boxes) + _MARGIN
            found.append(Diagram(key, title, width, len(boxes) * _ROW + _MARGIN, tuple(boxes)))
    return tuple(found)


def _place(
    known: Mapping[str, ClassNode],
    children: Mapping[str, list[str]],
    anchor: str,
    parent: Box | None,
    boxes: list[Box],
) -> None:
    """Put a class on the next line, and the classes below it after it."""
    node = known[anchor]
    box = Box(
        node=node,
        x=_MARGIN if parent is None else parent.x + _STEP,
        y=_MARGIN + len(boxes) * _ROW,
        width=len(node.label.words) * _LETTER + _GAP,
        parent=None if parent is None else (parent.x, parent.y),
    )
    boxes.append(box)
    for child in children.get(anchor, ()):
        _place(known, children, child, box, boxes)


def _right(box: Box) -> int:
    """Where the line of a box ends."""
    words = sum(len(each.text.words) + len(to.text.words) + 5 for each, to in box.node.leads_to)
    return box.x + box.width + words * _LETTER
