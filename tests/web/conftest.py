"""A small release made of a few lines of report, served by the real application."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph
from tests.conftest import publish_files

from lskg.engine.store import InProcess, Store
from lskg.release.files import MAPS, report_text, report_translation
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
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


#: What is known of the report of the fixture, and of another with the same words.
REPORT: dict[str, Any] = {
    "key": "lang-son-xviii",
    "file": "report.txt",
    "level": "curated",
    "title_vi": "Báo cáo chính trị",
    "title_en": "Political report",
}
OTHER: dict[str, Any] = {
    "key": "an-hai-xx",
    "file": "report.txt",
    "level": "rule",
    "title_vi": "Báo cáo chính trị của Đảng bộ tỉnh An Hải",
    "territory_vi": "tỉnh An Hải",
    "term_start": 2025,
    "term_end": 2030,
}


def write_release(
    folder: Path,
    sources: Mapping[str, tuple[Path, ...]] | None = None,
    reports: tuple[dict[str, Any], ...] = (REPORT,),
) -> Path:
    """Write the fixture, or other files by name of their graph, as the build would."""
    sources = sources or SOURCES
    triples = {}
    for name, paths in sources.items():
        graph = Graph()
        for path in paths:
            graph.parse(path)
        file = folder / "graph" / f"{name}.nt"
        file.parent.mkdir(parents=True, exist_ok=True)
        graph.serialize(file, format="nt", encoding="utf-8")
        triples[name] = len(graph)
    shutil.copytree(HERE / "queries", folder / "queries")
    texts, english = {}, {}
    for report in reports:
        file = report_text(folder, report["key"])
        file.parent.mkdir(exist_ok=True)
        shutil.copy(HERE / "report.txt", file)
        texts[report["key"]] = document = Document.read(file)
        if report["key"] == REPORT["key"]:
            english[report["key"]] = {
                (span.start, span.end): f"Sentence {number} in English."
                for number, span in enumerate(sentences(document, Span(0, len(document))), 1)
            }
            rows = [(*place, words) for place, words in english[report["key"]].items()]
            report_translation(folder, report["key"]).write_text(json.dumps(rows))
    description = {
        "base": BASE,
        "graphs": {name: f"{BASE}graph/{name}" for name in sources},
        "reports": reports,
        "triples": triples,
        "version": "0",
    }
    for name in MAPS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text('{"type": "FeatureCollection", "features": []}\n')
    (folder / "build.json").write_text(json.dumps(description), encoding="utf-8")
    publish_files(Store.open(folder), folder, description, texts, english)
    return folder


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of the site over two reports: one of the fixture, one by rules."""
    folder = tmp_path_factory.mktemp("corpus")
    other = folder / "other.ttl"
    words = (HERE / "fixture.ttl").read_text(encoding="utf-8")
    words = re.sub(r'"Political report"@en ;|, "[^"]*"@en', "", words)
    words = words.replace(REPORT["key"], OTHER["key"])
    words = words.replace("10.0", "9.5").replace('"từ 10% trở lên"', '"từ 9,5% trở lên"')
    other.write_text(words, encoding="utf-8")
    sources = {**SOURCES, f"{OTHER['key']}/plan": (other,)}
    write_release(folder / "current", sources, (OTHER, REPORT))
    store = Store.open(folder / "current")
    return create_app(InProcess(store), Site.open(folder / "current")).test_client()


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
