"""A writer over the short report, and what it has written."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from lskg.extract.read_report import extract
from lskg.extract.records import Extraction
from lskg.extract.structure.read import read_structure
from lskg.iris import GRAPHS, Iris
from lskg.project import Project
from lskg.rdf.codes import Codes
from lskg.rdf.iri_kinds import ThingIris
from lskg.rdf.turtle import read_turtle
from lskg.rdf.writer import Writer
from lskg.text.document import Document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def codes() -> Codes:
    """The real code lists and units."""
    return Codes(read_turtle(Project(ROOT).codes))


@pytest.fixture(scope="session")
def hai_son_extraction(hai_son: Document) -> Extraction:
    """What the rules alone find in the short report."""
    return extract(read_structure(hai_son))


@pytest.fixture
def writer(hai_son: Document, hai_son_extraction: Extraction, codes: Codes) -> Writer:
    """A writer that has written nothing yet."""
    iris = Iris("https://example.org/", "hai-son-xx")
    graphs = {name: Graph() for name in GRAPHS}
    things = ThingIris(iris, (hai_son_extraction.entities, hai_son_extraction.named))
    return Writer(iris, hai_son, hai_son_extraction, codes, graphs, things)
