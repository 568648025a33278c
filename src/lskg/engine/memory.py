"""Memory that is free goes back to the system.

The allocator of GNU (`man 3 mallopt`) keeps what is freed: an arena for each of many threads, and
after large blocks were freed, blocks of up to 32 MiB. Other C libraries are left as they are.
"""

from __future__ import annotations

import ctypes

_LIBRARY = ctypes.CDLL(None)
_trim = getattr(_LIBRARY, "malloc_trim", None)
_set = getattr(_LIBRARY, "mallopt", None)
# /usr/include/malloc.h
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
#: Blocks from this size on are had from the system, and go back to it.
_LARGE = 256 * 1024
_ARENAS = 2


def keep_little() -> None:
    """Have this process, and those forked from it, keep little of what they free."""
    if _set is not None:
        _set(_MMAP_THRESHOLD, _LARGE)
        _set(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Give free pages back that the allocator keeps for later; takes milliseconds."""
    if _trim is not None:
        _trim(0)
