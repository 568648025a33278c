"""A number with its meaning in a sentence."""

from __future__ import annotations

import pytest

from lskg.extract.figures.candidates import find_candidates
from lskg.extract.figures.readings import Reading


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("change", True),
        ("rate", True),
        ("level", False),
        ("share", False),
        ("rank", False),
        ("count", False),
        ("amount", False),
    ],
)
def test_changes_and_rates_are_changes(kind: str, change: bool) -> None:
    (quantity,) = find_candidates("tăng 5%")
    assert Reading(quantity, kind).is_change is change
