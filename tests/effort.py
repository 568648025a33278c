"""How many examples a property is tried with."""

from __future__ import annotations

from hypothesis import settings


def examples(count: int) -> int:
    """So many examples in `make reference`; a fifth by day, but never fewer than ten."""
    return max(10, count * settings().max_examples // 100)
