"""Codes and units are found by notation, and an unknown one is named with those there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import SKOS, Graph

from lskg.errors import BuildError
from lskg.rdf.codes import Codes, UnitWords, printed_units
from lskg.text.word_lists import rows
from lskg.vocabulary import CODE, LUNIT, UNIT

ROOT = Path(__file__).parents[2]
TURTLE = """
@prefix code: <https://w3id.org/lskg/code/> .
@prefix lunit: <https://w3id.org/lskg/unit/> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
<https://w3id.org/lskg/code/level/province> skos:inScheme code:level ; skos:notation "province" .
<https://w3id.org/lskg/code/level/commune> skos:inScheme code:level ; skos:notation "commune" .
<https://w3id.org/lskg/code/sign/equal> skos:inScheme code:sign ; skos:notation "=" .
unit:PERCENT a qudt:Unit ; skos:notation "PERCENT" .
lunit:visit a qudt:Unit ; skos:notation "visit" .
"""


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes(Graph().parse(data=TURTLE, format="turtle"))


def test_codes_and_units_are_found(codes: Codes) -> None:
    assert codes.code("level", "province", "here") == CODE["level/province"]
    assert codes.code("sign", "equal", "here") == CODE["sign/equal"]
    assert codes.unit("PERCENT", "here") == UNIT["PERCENT"]
    assert codes.unit("visit", "here") == LUNIT["visit"]


def test_nothing_asked_for_is_nothing(codes: Codes) -> None:
    assert codes.code("level", None, "here") is None
    assert codes.unit(None, "here") is None


@pytest.mark.parametrize("scheme", ["sign", "none"])
def test_code_of_another_scheme_is_unknown(codes: Codes, scheme: str) -> None:
    with pytest.raises(BuildError, match=f"is not a code of the scheme {scheme} "):
        codes.code(scheme, "province", "here")


def test_unknown_code_is_named_with_its_place_and_the_others(codes: Codes) -> None:
    with pytest.raises(BuildError) as refused:
        codes.code("level", "city", "entities.csv, so-y-te")
    assert str(refused.value) == (
        "entities.csv, so-y-te: “city” is not a code of the scheme level (commune, province)."
    )
    with pytest.raises(BuildError) as refused:
        codes.unit("parsec", "target 1")
    assert str(refused.value) == "target 1: “parsec” is not a unit (PERCENT, visit)."


def test_every_unit_that_is_read_is_in_the_code_list() -> None:
    units = Graph().parse(ROOT / "ontology" / "units.ttl")
    names = ("units.csv", "unit_qualifiers.csv")
    read = {row["notation"] for name in names for row in rows("lskg.text", name)}
    assert read - {str(each) for each in units.objects(None, SKOS.notation)} == set()


def test_units_have_both_english_forms() -> None:
    """A unit that is counted has a plural; money in dong and multiples have one form."""
    units = Codes(Graph().parse(ROOT / "ontology" / "units.ttl"))
    notations = {row["notation"] for row in rows("lskg.text", "units.csv") if row["notation"]}
    same = {
        each for each in notations if (words := units.unit_words(each)) and words.one == words.other
    }
    assert all(units.unit_words(each) for each in notations)
    assert {each for each in same if "VND" not in each} == {
        "CNY",
        "PERCENT",
        "PERMILLE",
        "times",
    }


@pytest.mark.parametrize(
    ("printed", "one", "other"),
    [
        ("xã, phường, thị trấn", "commune, ward or township", "communes, wards and townships"),
        ("Huy chương vàng", "gold medal", "gold medals"),
        ("tấn/năm", "tonne per year", "tonnes per year"),
    ],
)
def test_units_are_told_as_printed(codes: Codes, printed: str, one: str, other: str) -> None:
    assert codes.unit_words("visit", printed) == UnitWords(one, other)
    assert codes.unit_words("visit", "lượt") is None


def test_the_table_of_figures_names_printed_units_as_labels_do() -> None:
    """Its query has the same list, in the singular, which its column is in."""
    query = (ROOT / "queries" / "tables" / "figures.rq").read_text(encoding="utf-8")
    listed = query.partition("VALUES (?printed ?printed_en) {")[2].partition("}")[0]
    assert re.findall(r'\("([^"]+)" "([^"]+)"\)', listed) == [
        (printed, words.one) for printed, words in printed_units().items()
    ]
