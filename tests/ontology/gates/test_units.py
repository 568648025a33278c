"""Units are those of QUDT, and what our own say in its terms is true.

`qudt.csv` holds what the files of QUDT say of the units and kinds of quantity that are named here,
with the repository, commit and file that they were read in.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from lskg.ontology.gates.fault import Fault, local
from lskg.project import Project
from lskg.rdf.turtle import read_turtle
from lskg.vocabulary import CODE, LSKG, LUNIT, QUDT, UNIT

ROOT = Path(__file__).parents[3]
KIND = "http://qudt.org/vocab/quantitykind/"
VECTOR = "http://qudt.org/vocab/dimensionvector/"
#: What the words of a unit's name amount to in the SI; anything else is counted.
WORDS = {
    "tonne": "TONNE",
    "quintal": "DeciTONNE",
    "kilogram": "KiloGM",
    "hectare": "HA",
    "square metre": "M2",
    "square kilometre": "KiloM2",
    "day": "DAY",
}
#: Units without a kind in QUDT, and why.
KINDLESS = {"PersonPerSquareKilometre": "QUDT has no kind for a density of people"}
#: Words of units that no multiplier is certain for.
UNCERTAIN = {
    "month": "months differ",
    "year": "years differ, and the year of QUDT is of the sun",
    "rank": "the first is no third of the third",
    "point": "points of different indices are no multiples of each other",
    "percentage point": "a difference of percentages is no percentage",
}
#: Money, mass and area for each person are of the kind of the money, the mass, the area, but no
#: multiples of its units.
FOR_EACH = {"person", "household", "worker"}


@cache
def qudt() -> dict[str, dict[str, str]]:
    with (Path(__file__).parent / "qudt.csv").open(encoding="utf-8", newline="") as file:
        return {row["term"]: row for row in csv.DictReader(file)}


@cache
def units() -> Graph:
    return read_turtle(Project(ROOT).codes)


def own(graph: Graph) -> list[URIRef]:
    found = (each for each in graph.subjects(RDF.type, QUDT.Unit) if str(each).startswith(LUNIT))
    return sorted(URIRef(str(each)) for each in found)


def name(unit: Node) -> str:
    labels = units().objects(unit, RDFS.label)
    return next(str(each) for each in labels if isinstance(each, Literal) and each.language == "en")


def dimension(graph: Graph, term: Node) -> str:
    said = graph.value(term, QUDT.hasDimensionVector)
    return str(said).removeprefix(VECTOR) if said is not None else qudt()[str(term)]["dimension"]


def strange(graph: Graph) -> list[Fault]:
    """Terms of QUDT that it does not have, or has no more."""
    named = {
        str(node)
        for triple in graph
        for node in triple
        if isinstance(node, URIRef) and str(node).startswith((UNIT, KIND))
    }
    return [
        Fault("units", term, "QUDT does not have it.")
        for term in sorted(named)
        if term not in qudt() or qudt()[term]["deprecated"]
    ]


def disagreeing(graph: Graph) -> list[Fault]:
    """Our units whose kind, or what they are a scaling of, has another dimension."""
    return [
        Fault("units", str(unit), f"{local(other)} has another dimension.")
        for unit in own(graph)
        for relation in (QUDT.hasQuantityKind, QUDT.scalingOf, QUDT.exactMatch)
        for other in graph.objects(unit, relation)
        if dimension(graph, unit) != dimension(graph, other)
    ]


def amounts_to(words: str) -> Decimal:
    """What a name like “doctor per 10,000 inhabitants” amounts to.

    >>> amounts_to("doctor per 10,000 inhabitants"), amounts_to("dong per hectare")
    (Decimal('0.0001'), Decimal('0.0001'))
    """
    amount = Decimal(1)
    for place, word in enumerate(words.split(" per ")):
        count = word.partition(" ")[0].replace(",", "")
        if count.isdigit():
            size = Decimal(count)
        else:
            size = (
                Decimal(qudt()[UNIT + WORDS[word]]["multiplier"]) if word in WORDS else Decimal(1)
            )
        amount = amount / size if place else amount * size
    return amount


def test_units_and_kinds_are_those_of_qudt() -> None:
    assert strange(units()) == []


@pytest.mark.parametrize("term", [f"{UNIT}DT", f"{KIND}Visits"])
def test_term_that_qudt_does_not_have_is_found(term: str) -> None:
    graph = Graph()
    graph.add((URIRef(f"{LUNIT}Visit"), QUDT.hasQuantityKind, URIRef(term)))
    assert [fault.term for fault in strange(graph)] == [term]


@pytest.mark.parametrize("unit", own(units()), ids=local)
def test_unit_of_ours_has_a_kind_and_a_dimension(unit: URIRef) -> None:
    assert len(list(units().objects(unit, QUDT.hasDimensionVector))) == 1
    kinds = list(units().objects(unit, QUDT.hasQuantityKind))
    assert len(kinds) == (0 if local(unit) in KINDLESS else 1)


def test_dimensions_agree() -> None:
    assert disagreeing(units()) == []
    graph = Graph()
    graph.add((LUNIT.Visit, RDF.type, QUDT.Unit))
    graph.add((LUNIT.Visit, QUDT.hasDimensionVector, URIRef(f"{VECTOR}A0E0L0I0M0H0T0D1")))
    graph.add((LUNIT.Visit, QUDT.hasQuantityKind, URIRef(f"{KIND}Mass")))
    assert len(disagreeing(graph)) == 1


@pytest.mark.parametrize("unit", own(units()), ids=local)
def test_multiplier_is_what_the_name_says(unit: URIRef) -> None:
    words = name(unit)
    parts = words.split(" per ")
    said = units().value(unit, QUDT.conversionMultiplier)
    kind = local(units().value(unit, QUDT.hasQuantityKind) or "")
    is_share = kind in {"Currency", "Mass", "Area"} and FOR_EACH & set(parts)
    if set(parts) & UNCERTAIN.keys() or is_share:
        assert said is None
        assert (unit, QUDT.scalingOf, None) not in units()
    else:
        assert isinstance(said, Literal)
        assert said.datatype == XSD.decimal
        assert abs(Decimal(str(said)) - amounts_to(words)) < Decimal("1e-27")


def test_what_is_scaled_leads_to_a_unit_with_the_multiplier_one() -> None:
    for unit, base in units().subject_objects(QUDT.scalingOf):
        assert Decimal(qudt()[str(base)]["multiplier"]) == 1, unit


def test_scale_words_are_the_powers_of_ten_that_they_say() -> None:
    codes = {
        str(label): int(str(units().value(code, LSKG.scaleExponent)))
        for code in units().subjects(LSKG.scaleExponent)
        for label in units().objects(code, RDFS.label)
        if isinstance(label, Literal) and label.language == "vi" and str(code).startswith(CODE)
    }
    wanted = {"nghìn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "nghìn tỷ": 12}
    assert wanted.items() <= codes.items()
