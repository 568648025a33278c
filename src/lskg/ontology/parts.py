"""The versions of what stands beside the ontology: alignment, code lists, units and shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, RDF, Graph, URIRef

from lskg.project import Project
from lskg.rdf.turtle import canonical_turtle

#: Path of each part below the base of our IRIs, where its versions stand too.
PARTS = ("ontology/align", "codes", "units", "shapes")


@dataclass(frozen=True, slots=True)
class PartVersion:
    """A version of a part: its path, its number, what it says, and whether it can still change."""

    path: str
    number: str
    turtle: str
    is_kept: bool


def part_versions(project: Project) -> Iterator[PartVersion]:
    """The versions of the parts, the kept ones of each first.

    Raises:
        BuildError: a file cannot be read.
    """
    for path in PARTS:
        kept = sorted(_archive(project, path).glob("*.ttl"))
        for file in kept:
            yield PartVersion(path, file.stem, file.read_text(encoding="utf-8"), True)
        present = _present(project, path)
        number = part_number(present, path)
        if number and number not in {file.stem for file in kept}:
            yield PartVersion(path, number, canonical_turtle(present), False)


def part_faults(project: Project) -> Iterator[str]:
    """What is wrong with the versions that the parts state, in sentences."""
    for path in PARTS:
        present = _present(project, path)
        number = part_number(present, path)
        file = _archive(project, path) / f"{number}.ttl"
        if present and not number:
            yield f"{path} states no version."
        elif file.exists() and file.read_text(encoding="utf-8") != canonical_turtle(present):
            yield f"{path} is no longer what {number} is: raise its version."


def part_number(part: Graph, path: str) -> str:
    """The version that the header of a part states; empty when it states none."""
    for ontology in part.subjects(RDF.type, OWL.Ontology):
        if isinstance(ontology, URIRef) and ontology.endswith(f"/lskg/{path}"):
            return str(part.value(ontology, OWL.versionInfo) or "")
    return ""


def kept_file(project: Project, part: PartVersion) -> Path:
    """The file of the archive for a version of a part."""
    return _archive(project, part.path) / f"{part.number}.ttl"


def _archive(project: Project, path: str) -> Path:
    return project.versions / Path(path).name


def _present(project: Project, path: str) -> Graph:
    files = {
        "ontology/align": project.ontology[1:],
        "codes": project.codes[:1],
        "units": project.codes[1:],
        "shapes": project.shapes,
    }
    part = Graph()
    for file in files[path]:
        if file.exists():
            part.parse(file)
    return part
