"""The English of units, which those who ask for sentences pass in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from lskg.audit.number_text import UnitText
from lskg.project import Project
from lskg.rdf.codes import Codes
from lskg.rdf.labels import unit_text
from lskg.rdf.turtle import read_turtle

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def units() -> UnitText:
    """The real list of units."""
    return partial(unit_text, Codes(read_turtle(Project(ROOT).codes)))
