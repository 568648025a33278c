"""The files of a release that are made of the ontology and the shapes alone."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

from lskg.ontology.parts import part_versions
from lskg.ontology.versions import turtle_of, versions
from lskg.project import LEVELS, Project
from lskg.rdf.turtle import canonical_turtle, read_turtle
from lskg.release.json_files import write_json
from lskg.shacl.levels import shapes_of


def write_ontology_files(project: Project, folder: Path) -> None:
    """Write the shapes of each level, and the versions of the ontology."""
    shapes = read_turtle(project.shapes)
    for level in LEVELS:
        text = canonical_turtle(shapes_of(shapes, level))
        name = "shapes.ttl" if level == "curated" else f"shapes-{level}.ttl"
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    write_versions(project, folder / "ontology")


def write_versions(project: Project, folder: Path) -> None:
    """Write the versions of the ontology and its parts, changes, migrations, and near terms."""
    folder.mkdir()
    found = versions(project)
    for each in found:
        text = turtle_of(project, each)
        (folder / f"{each.number}.ttl").write_text(text, encoding="utf-8", newline="\n")
    described = [
        {
            "number": each.number,
            "issued": each.issued,
            "is_kept": each.is_kept,
            "previous": each.previous,
            "changes": [asdict(change) for change in each.changes],
        }
        for each in found
    ]
    write_json(folder / "versions.json", described)
    for part in part_versions(project):
        path = folder / part.path / f"{part.number}.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(part.turtle, encoding="utf-8", newline="\n")
    if project.near_terms.exists():
        shutil.copy(project.near_terms, folder)
    if project.migrations.exists():
        shutil.copytree(project.migrations, folder / "migrations")
