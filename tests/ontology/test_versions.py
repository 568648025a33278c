"""A version of the ontology stays as it was kept, and its number says what changed since."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rdflib import OWL, Graph, URIRef

from lskg.errors import BuildError
from lskg.ontology.gates import gates
from lskg.ontology.versions import faults, keep_version, main, raise_version, versions
from lskg.project import Project
from lskg.rdf.turtle import canonical_turtle

#: Each reads the ontology several times.
pytestmark = pytest.mark.reference
ROOT = Path(__file__).parents[2]
TODAY = date(2027, 1, 15)
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX lskg: <https://w3id.org/lskg/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
NEW = "INSERT DATA { lskg:Village a owl:Class }"
DEPRECATED = "INSERT DATA { lskg:Award owl:deprecated true ; dcterms:isReplacedBy lskg:Event }"
GONE = "DELETE WHERE { lskg:Award ?p ?o }"
REWORDED = "INSERT DATA { lskg:Award skos:altLabel 'prize'@en }"
Change = Callable[[str], None]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A checkout with the ontology alone, whose version 0.1.0 is kept."""
    (tmp_path / "ontology").mkdir()
    first = ROOT / "ontology" / "versions" / "0.1.0.ttl"
    shutil.copy(first, tmp_path / "ontology" / "lskg.ttl")
    project = Project(tmp_path)
    assert keep_version(project) == tmp_path / "ontology" / "versions" / "0.1.0.ttl"
    return project


@pytest.fixture
def change(project: Project) -> Change:
    """A function that changes the ontology by SPARQL updates."""

    def apply(update: str) -> None:
        graph = Graph().parse(project.ontology[0])
        graph.update(PREFIXES + update)
        project.ontology[0].write_text(canonical_turtle(graph), encoding="utf-8")

    return apply


def test_ontology_is_what_its_version_says() -> None:
    assert list(faults(Project(ROOT))) == []
    assert any(each.is_kept for each in versions(Project(ROOT)))


@pytest.mark.parametrize(
    ("update", "asked"),
    [(NEW, "0.2.0"), (DEPRECATED, "0.2.0"), (REWORDED, "0.1.1")],
    ids=["new", "deprecated", "reworded"],
)
def test_changed_ontology_must_raise_its_version(
    update: str, asked: str, project: Project, change: Change
) -> None:
    change(update)
    assert list(faults(project)) == [
        f"The ontology is no longer what 0.1.0 is: raise the version to {asked}."
    ]
    with pytest.raises(BuildError, match="raise the version"):
        keep_version(project)
    assert raise_version(project, TODAY) == asked
    assert list(faults(project)) == []


def test_raised_version_is_stated_throughout(project: Project, change: Change) -> None:
    change(NEW)
    raise_version(project, TODAY)
    text = project.ontology[0].read_text(encoding="utf-8")
    assert canonical_turtle(Graph().parse(project.ontology[0])) == text
    assert "version 0.2.0, 2026" in text
    assert '"2027-01-15"^^xsd:date' in text
    graph = Graph().parse(project.ontology[0])
    ontology = URIRef("https://w3id.org/lskg/ontology")
    assert graph.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/0.2.0")
    assert graph.value(ontology, OWL.priorVersion) == URIRef(f"{ontology}/0.1.0")
    assert [fault for gate in gates("header").values() for fault in gate(graph)] == []


def test_number_must_be_as_high_as_the_changes_ask(project: Project, change: Change) -> None:
    change(REWORDED)
    raise_version(project, TODAY)
    change(NEW)
    assert list(faults(project)) == ["The changes since 0.1.0 ask for version 0.2.0, not 0.1.1."]
    assert raise_version(project, TODAY) == "0.2.0"


def test_only_a_deprecated_term_may_go(project: Project, change: Change) -> None:
    change(GONE)
    raise_version(project, TODAY)
    assert list(faults(project)) == [
        "https://w3id.org/lskg/ns#Award is removed, but was not deprecated in 0.1.0."
    ]


def test_deprecated_term_may_go_in_the_next_version(project: Project, change: Change) -> None:
    for update in (DEPRECATED, GONE):
        change(update)
        raise_version(project, TODAY)
        keep_version(project)
    newest, middle, oldest = versions(project)
    assert [newest.number, middle.number, oldest.number] == ["0.3.0", "0.2.0", "0.1.0"]
    assert [each.kind for each in newest.changes] == ["removed"]
    assert [each.what for each in middle.changes] == ["use Event"]
    assert (newest.previous, middle.previous, oldest.previous) == ("0.2.0", "0.1.0", "")
    assert (newest.issued, oldest.issued) == ("2027-01-15", "2026-11-24")


def test_version_that_is_not_kept_may_still_change(project: Project, change: Change) -> None:
    change(NEW)
    raise_version(project, TODAY)
    change("INSERT DATA { lskg:Hamlet a owl:Class }")
    assert list(faults(project)) == []
    assert [(each.number, each.is_kept) for each in versions(project)] == [
        ("0.2.0", False),
        ("0.1.0", True),
    ]


def test_kept_version_is_not_written_again(project: Project) -> None:
    path = keep_version(project)
    before = path.stat().st_mtime_ns
    assert keep_version(project).stat().st_mtime_ns == before
    with pytest.raises(BuildError, match=r"Nothing has changed since 0\.1\.0\."):
        raise_version(project, TODAY)


def test_file_under_a_wrong_number_is_noticed(project: Project) -> None:
    path = keep_version(project)
    path.rename(path.with_name("0.0.9.ttl"))
    assert "0.0.9.ttl states another version than its name." in list(faults(project))


def test_faults_are_told_on_the_command_line(
    project: Project, change: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(project) == 0
    assert main(project, "raise") == 1
    change(NEW)
    assert main(project) == 1
    assert main(project, "raise") == 0
    assert main(project, "keep") == 0
    told = capsys.readouterr()
    assert "raise the version to 0.2.0" in told.out
    assert told.out.endswith("0.2.0\nontology/versions/0.2.0.ttl\n")
    assert told.err == "Nothing has changed since 0.1.0.\n"
