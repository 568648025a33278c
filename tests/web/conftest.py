"""A small release made of a few lines of report, served by the real application."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph
from tests.conftest import publish_files

from lskg.engine.store import InProcess, Store
from lskg.search.index import write_index
from lskg.text.document import Document
from lskg.web import create_app
from lskg.web.view.release import Site

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BASE = "https://w3id.org/lskg/"
SOURCES = {
    "ontology": (ROOT / "ontology" / "lskg.ttl",),
    "codes": (ROOT / "ontology" / "codes.ttl", ROOT / "ontology" / "units.ttl"),
    "plan": (HERE / "fixture.ttl",),
    "inferred": (HERE / "inferred.ttl",),
}


def write_release(folder: Path, sources: Mapping[str, tuple[Path, ...]] | None = None) -> Path:
    """Write the fixture, or other files by name of their graph, as the build would."""
    sources = sources or SOURCES
    (folder / "graph").mkdir(parents=True)
    triples = {}
    for name, paths in sources.items():
        graph = Graph()
        for path in paths:
            graph.parse(path)
        graph.serialize(folder / "graph" / f"{name}.nt", format="nt", encoding="utf-8")
        triples[name] = len(graph)
    shutil.copytree(HERE / "queries", folder / "queries")
    shutil.copy(HERE / "report.txt", folder / "report.txt")
    description = {
        "base": BASE,
        "graphs": {name: f"{BASE}graph/{name}" for name in sources},
        "report": {"title_vi": "Báo cáo chính trị", "title_en": "Political report"},
        "triples": triples,
        "version": "0",
    }
    (folder / "build.json").write_text(json.dumps(description), encoding="utf-8")
    report = Document.read(folder / "report.txt")
    store = Store.open(folder)
    write_index(store, report, folder / "search.db")
    publish_files(store, folder, description)
    return folder


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small release."""
    return write_release(tmp_path_factory.mktemp("build") / "current")


@pytest.fixture(scope="session")
def app(release: Path) -> Flask:
    """The application over the small release."""
    store = Store.open(release)
    return create_app(InProcess(store), Site.open(release))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application."""
    return app.test_client()


@pytest.fixture(scope="session")
def linked_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application over the small release with things from outside the report."""
    sources = {**SOURCES, "links": (HERE / "links.ttl",)}
    folder = write_release(tmp_path_factory.mktemp("linked") / "current", sources)
    store = Store.open(folder)
    return create_app(InProcess(store), Site.open(folder))


@pytest.fixture(scope="session")
def real(project_release: Path, project_store: Store) -> FlaskClient:
    """A client of the site over the real graph."""
    site = Site.open(project_release)
    return create_app(InProcess(project_store), site).test_client()
