"""A sentence read as the reader of figures sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lskg.extract.figures.find import Zone, find_figures
from lskg.extract.figures.number_roles import assign_roles, find_claims
from lskg.extract.figures.records import Figure, Number
from lskg.text.document import Document, Span

Figures = Callable[[str], tuple[Figure, ...]]
Numbers = Callable[[str], tuple[Number, ...]]


def _figures(text: str) -> tuple[Figure, ...]:
    document = Document(text)
    return find_figures(document, [Zone(Span(0, len(text)))], (), find_claims(document, ()))


def _numbers(text: str) -> tuple[Number, ...]:
    document = Document(text)
    return assign_roles(document, find_claims(document, ()), _figures(text))


@pytest.fixture(scope="session")
def figures() -> Figures:
    """A function that gives the figures of loose sentences."""
    return _figures


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    """A function that gives every number of loose sentences with its role."""
    return _numbers
