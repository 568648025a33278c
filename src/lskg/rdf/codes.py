"""Code lists and units, looked up by notation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.errors import BuildError
from lskg.text.word_lists import rows
from lskg.vocabulary import CODE, QUDT


@dataclass(frozen=True, slots=True)
class UnitWords:
    """An English unit after one, and after any other number."""

    one: str
    other: str


class Codes:
    """The published codes and units, by scheme and notation."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._units = {
            str(graph.value(unit, SKOS.notation)): unit
            for unit in graph.subjects(RDF.type, QUDT.Unit)
        }
        self._schemes: dict[str, dict[str, Node]] = {}
        for concept, scheme in graph.subject_objects(SKOS.inScheme):
            codes = self._schemes.setdefault(str(scheme).removeprefix(str(CODE)), {})
            codes[str(concept).rpartition("/")[2]] = concept

    def code(self, scheme: str, name: str | None, where: str) -> URIRef | None:
        """IRI of a code; None for None.

        Raises:
            BuildError: the scheme has no such code; `where` says what asked for it.
        """
        if name is None:
            return None
        codes = self._schemes.get(scheme, {})
        if name not in codes:
            raise BuildError(
                f"{where}: “{name}” is not a code of the scheme {scheme} "
                f"({', '.join(sorted(codes))})."
            )
        return URIRef(str(codes[name]))

    def label(self, code: Node | None, language: str) -> str:
        """The label of a code in a language."""
        labels = self._graph.objects(code, RDFS.label)
        return next(str(each) for each in labels if getattr(each, "language", "") == language)

    def unit(self, notation: str | None, where: str) -> URIRef | None:
        """IRI of a unit; None for None.

        Raises:
            BuildError: no unit has the notation; `where` says what asked for it.
        """
        if notation is None:
            return None
        if notation not in self._units:
            raise BuildError(
                f"{where}: “{notation}” is not a unit ({', '.join(sorted(self._units))})."
            )
        return URIRef(str(self._units[notation]))

    def quantity_kinds(self, notation: str | None) -> tuple[Node, ...]:
        """The quantity kinds of a unit, as far as it has any."""
        unit = self._units.get(notation or "")
        return () if unit is None else tuple(self._graph.objects(unit, QUDT.hasQuantityKind))

    def unit_words(self, notation: str | None, printed: str | None = None) -> UnitWords | None:
        """The English of a unit, one and many, as the list of units gives them; None for none.

        A unit whose many is said as its one (*dong*) has no other form in the list. What is printed
        (*xã, phường*; *huy chương vàng*) is told as such where the word of its notation says less
        or more.
        """
        if words := printed_units().get((printed or "").lower()):
            return words
        unit = self._units.get(notation or "")
        if unit is None:
            return None
        one, other = (
            next(
                (str(each) for each in self._graph.objects(unit, name) if _language(each) == "en"),
                "",
            )
            for name in (RDFS.label, SKOS.altLabel)
        )
        return UnitWords(one, other or one) if one else None


@cache
def printed_units() -> dict[str, UnitWords]:
    """The English of printed units that the word of their notation says less or more than.

    The table of figures names the same in its query: a unit as printed is no node of the graph.
    """
    listed = rows("lskg.rdf", "printed_units.csv")
    return {row["printed"]: UnitWords(row["one"], row["other"]) for row in listed}


def _language(node: Node) -> str | None:
    return node.language if isinstance(node, Literal) else None
