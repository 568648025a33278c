"""Releases made of a few triples, as the build writes them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lskg.graph.assemble import assemble
from lskg.graph.publish import publish
from lskg.project import Project
from lskg.search.index import write_index
from lskg.store import Store
from lskg.text.document import Document

ROOT = Path(__file__).parents[1]
BASE = "https://w3id.org/lskg/"
Releases = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="session")
def make_release(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """A function that writes N-Triples by name of their graph as a release."""

    def make(graphs: Mapping[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("release")
        (folder / "graph").mkdir()
        (folder / "queries").mkdir()
        for name, triples in graphs.items():
            (folder / "graph" / f"{name}.nt").write_text(triples, encoding="utf-8")
        (folder / "report.txt").write_text("Báo cáo.\n", encoding="utf-8")
        release = {
            "base": BASE,
            "graphs": {name: f"{BASE}graph/{name}" for name in graphs},
            "triples": {name: len(triples.splitlines()) for name, triples in graphs.items()},
            "report": {"title_vi": "Báo cáo", "title_en": "Report"},
        }
        (folder / "build.json").write_text(json.dumps(release), encoding="utf-8")
        write_index(Store.open(folder), Document("Báo cáo.\n"), folder / "search.db")
        return folder

    return make


@pytest.fixture(scope="session")
def project_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real graph, built once for all tests that need it."""
    root = tmp_path_factory.mktemp("project")
    for name in ("data", "ontology", "shapes", "queries"):
        shutil.copytree(ROOT / name, root / name)
    project = Project(root)
    publish(assemble(project, BASE), project, BASE)
    return root / "build" / "current"
