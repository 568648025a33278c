"""Memory that is free goes back to the system."""

from __future__ import annotations

import ctypes

#: `man 3 malloc_trim`; other C libraries than that of GNU have none.
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)


def give_back() -> None:
    """Give free pages back that the allocator keeps for later; takes milliseconds."""
    if _trim is not None:
        _trim(0)
