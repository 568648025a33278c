"""Alignment, codes, units and shapes state versions, and what is kept of one stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from lskg.errors import BuildError
from lskg.ontology.gates import gates
from lskg.ontology.parts import PARTS, part_faults, part_versions
from lskg.ontology.versions import keep_parts
from lskg.project import Project

ROOT = Path(__file__).parents[2]
OURS = "https://w3id.org/lskg/"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A checkout with the vocabulary alone, of which nothing is kept."""
    for name in ("ontology", "shapes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("versions"))
    return Project(tmp_path)


def test_present_parts_are_what_their_versions_say() -> None:
    assert list(part_faults(Project(ROOT))) == []


def test_each_part_has_the_header_of_an_ontology() -> None:
    newest = {part.path: part for part in part_versions(Project(ROOT))}
    assert set(newest) == set(PARTS)
    for path, part in newest.items():
        graph = Graph().parse(data=part.turtle, format="turtle")
        assert set(graph.subjects(RDF.type, OWL.Ontology)) == {URIRef(OURS + path)}
        version = graph.value(URIRef(OURS + path), OWL.versionIRI)
        assert version == URIRef(f"{OURS}{path}/{part.number}")
        for name in ("header", "version"):
            assert gates("header")[name](graph) == []


def test_first_version_of_the_alignment_is_kept() -> None:
    kept = [(part.path, part.number) for part in part_versions(Project(ROOT)) if part.is_kept]
    assert ("ontology/align", "0.1.0") in kept


def test_kept_part_may_not_change_without_another_version(project: Project) -> None:
    written = {path.relative_to(project.versions).as_posix() for path in keep_parts(project)}
    numbers = {part.path: part.number for part in part_versions(project)}
    assert written == {f"{Path(path).name}/{number}.ttl" for path, number in numbers.items()}
    assert list(part_faults(project)) == []
    assert keep_parts(project) == []
    path = project.codes[0]
    path.write_text(path.read_text("utf-8").replace("nước ngoài", "ngoài nước"), "utf-8")
    fault = f"codes is no longer what {numbers['codes']} is: raise its version."
    assert list(part_faults(project)) == [fault]
    with pytest.raises(BuildError, match="raise its version"):
        keep_parts(project)


def test_part_without_a_version_is_found(project: Project) -> None:
    graph = Graph().parse(project.codes[1])
    graph.remove((None, OWL.versionInfo, None))
    graph.serialize(project.codes[1], format="turtle")
    assert list(part_faults(project)) == ["units states no version."]
