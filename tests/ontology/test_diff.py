"""A change of the ontology is told by kind, and asks for a version number."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from lskg.ontology.diff import change_log, changes, level, next_version

ROOT = Path(__file__).parents[2]
CORE = ROOT / "ontology" / "versions" / "0.1.0.ttl"
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


def core(update: str = "") -> Graph:
    graph = Graph().parse(CORE)
    if update:
        graph.update(PREFIXES + update)
    return graph


@pytest.mark.parametrize(
    ("update", "expected", "raised"),
    [
        (
            "INSERT DATA { lskg:Village a owl:Class ; rdfs:label 'village'@en }",
            [("added", "Village", "")],
            "0.2.0",
        ),
        ("DELETE WHERE { lskg:Award ?p ?o }", [("removed", "Award", "")], "0.2.0"),
        (
            "INSERT DATA { lskg:Award skos:altLabel 'prize'@en }",
            [("wording changed", "Award", "altLabel")],
            "0.1.1",
        ),
        (
            "DELETE WHERE { lskg:Award skos:definition ?x }",
            [("meaning changed", "Award", "definition")],
            "0.2.0",
        ),
        (
            "INSERT DATA { lskg:Award rdfs:subClassOf lskg:Event ; skos:altLabel 'prize'@en }",
            [("meaning changed", "Award", "subClassOf")],
            "0.2.0",
        ),
        (
            """INSERT DATA { lskg:Award owl:deprecated true ; dcterms:isReplacedBy lskg:Event }""",
            [("deprecated", "Award", "use Event")],
            "0.2.0",
        ),
        (
            "INSERT DATA { [] a owl:AllDisjointClasses ; owl:members ( lskg:Award lskg:Plan ) }",
            [("meaning changed", "", "axioms about several terms")],
            "0.2.0",
        ),
        (
            """DELETE { ?r owl:onProperty lskg:hasFigureStatus }
               INSERT { ?r owl:onProperty lskg:hasTheme }
               WHERE { lskg:ActualFigure owl:equivalentClass/owl:intersectionOf/rdf:rest*/rdf:first
                       ?r . ?r owl:onProperty lskg:hasFigureStatus }""",
            [("meaning changed", "ActualFigure", "")],
            "0.2.0",
        ),
        ("", [], "0.1.1"),
    ],
    ids=[
        "new",
        "gone",
        "wording",
        "definition",
        "parent",
        "deprecated",
        "disjoint",
        "nested",
        "no",
    ],
)
def test_change_is_told(update: str, expected: list[tuple[str, str, str]], raised: str) -> None:
    prefix = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n" if update else ""
    found = changes(core(), core(prefix + update))
    told = [(each.kind, each.term.rpartition("#")[2]) for each in found]
    assert told == [each[:2] for each in expected]
    for change, (_, _, what) in zip(found, expected, strict=False):
        assert not what or change.what == what
    assert next_version("0.1.0", found) == raised


def test_log_lists_the_gravest_first() -> None:
    found = changes(
        core(),
        core(
            "DELETE WHERE { lskg:hasTense skos:definition ?x } ; "
            "INSERT DATA { lskg:Village a owl:Class . lskg:Award skos:altLabel 'prize'@en }"
        ),
    )
    assert change_log(found) == (
        "- Meaning changed:\n  - `hasTense`: definition\n"
        "- Added:\n  - `Village`\n"
        "- Wording changed:\n  - `Award`: altLabel\n"
    )
    assert level(found) == "major"
    assert change_log([]) == "- Nothing.\n"


def test_two_files_are_compared_on_the_command_line(tmp_path: Path) -> None:
    new = tmp_path / "new.ttl"
    core("INSERT DATA { lskg:Village a owl:Class }").serialize(new)
    command = [sys.executable, "-m", "lskg.ontology.diff", str(CORE), str(new)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert told.stdout == "From 0.1.0: 0.2.0\n\n- Added:\n  - `Village`\n"
