"""What a process has in memory, as Linux tells; elsewhere nothing is known."""

from __future__ import annotations

import re
from pathlib import Path

# https://www.kernel.org/doc/html/latest/filesystems/proc.html
_PRIVATE = re.compile(r"^Private_\w+: +(\d+) kB", re.MULTILINE)
_RESIDENT = re.compile(r"^Rss: +(\d+) kB", re.MULTILINE)
_KIBIBYTE = 1024


def private_bytes(pid: int) -> int:
    """Bytes that a process shares with no other; 0 where that is not known."""
    return _sum(_PRIVATE, pid)


def resident_bytes(pid: int) -> int:
    """Bytes that a process has, shared or not; 0 where that is not known."""
    return _sum(_RESIDENT, pid)


def _sum(pattern: re.Pattern[str], pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(map(int, pattern.findall(told))) * _KIBIBYTE
