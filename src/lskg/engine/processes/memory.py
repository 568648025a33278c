"""What a process has in memory, as Linux tells; elsewhere nothing is known."""

from __future__ import annotations

import re
from pathlib import Path

# https://www.kernel.org/doc/html/latest/filesystems/proc.html
_PRIVATE = re.compile(r"^Private_\w+: +(\d+) kB", re.MULTILINE)
_ANONYMOUS = re.compile(r"^Anonymous: +(\d+) kB", re.MULTILINE)
_KIBIBYTE = 1024


def private_bytes(pid: int) -> int:
    """Bytes that a process shares with no other; 0 where that is not known."""
    return _sum(_PRIVATE, pid)


def anonymous_bytes(pid: int) -> int:
    """Bytes that a process has of no file, shared or not; 0 where that is not known.

    A process that is forked from it has a copy of its own of no more than these.
    """
    return _sum(_ANONYMOUS, pid)


def _sum(pattern: re.Pattern[str], pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(map(int, pattern.findall(told))) * _KIBIBYTE
