"""A sentence read as the reader of figures sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.read import read_figures
from lskg.extract.figures.records import Figure, Number
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

Figures = Callable[[str], tuple[Figure, ...]]
Numbers = Callable[[str], tuple[Number, ...]]


@pytest.fixture(scope="session")
def figures() -> Figures:
    """A function that gives the figures of loose sentences."""
    return lambda text: read_figures(read_structure(Document(text), loose=True))[0]


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    """A function that gives every number of loose sentences with its role."""
    return lambda text: read_figures(read_structure(Document(text), loose=True))[1]
