"""Which processes run."""

from __future__ import annotations

from pathlib import Path


def state(pid: int) -> list[str]:
    """What the system tells of a process after its name, see `man 5 proc_pid_stat`."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return ["Z", "0"]


def runs(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    return state(pid)[0] != "Z"


def family(pid: int) -> list[int]:
    """A process and all that come from it."""
    parents = {
        int(path.name): int(state(int(path.name))[1])
        for path in Path("/proc").iterdir()
        if path.name.isdigit()
    }
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found
