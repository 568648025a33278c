"""Time and memory of building many made-up reports, of one that changed, and of none.

python -m benchmarks.corpus FOLDER --count 34 --size province
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

_ROOT = Path(__file__).parents[1]
_SHARED = ("ontology", "shapes", "queries")
_OF_DATA = ("catalogue", "links")
#: Seconds between two looks at the memory of all processes.
_PAUSE = 0.5
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Measured:
    """What a build took.

    Attributes:
        seconds: from start to end.
        processor: seconds of all processes.
        memory: the most that all processes held at once, MiB; what they share counts once each.
    """

    name: str
    seconds: float
    processor: float
    memory: float
    words: str


def main() -> None:
    """Make the project, build it, change one report, build again, and build with no change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=34)
    parser.add_argument("--size", choices=("province", "commune"), default="province")
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    _make(given.folder, given.count, given.size, given.seed)
    _print(_build(given.folder, f"{given.count} reports"))
    _change(given.folder)
    _print(_build(given.folder, "one changed"))
    _print(_build(given.folder, "none changed"))


def _make(folder: Path, count: int, size: str, seed: int) -> None:
    (folder / "data").mkdir(parents=True)
    for name in _SHARED:
        shutil.copytree(_ROOT / name, folder / name)
    for name in _OF_DATA:
        shutil.copytree(_ROOT / "data" / name, folder / "data" / name)
    command = [sys.executable, "-m", "benchmarks.reports", str(folder), "--project"]
    command += ["--count", str(count), "--size", size, "--seed", str(seed)]
    subprocess.run(command, check=True, cwd=_ROOT)


def _change(folder: Path) -> None:
    """Add a paragraph to the first report."""
    text = min((folder / "data" / "reports").glob("*/*.txt"))
    words = text.read_text(encoding="utf-8")
    added = "Năm 2024, toàn tỉnh trồng mới 123 ha rừng.\n"
    at = words.index("\n", len(words) // 3) + 1
    text.write_text(words[:at] + added + words[at:], encoding="utf-8")


def _build(folder: Path, name: str) -> Measured:
    start, most, processor = time.monotonic(), 0, 0.0
    command = [sys.executable, "-m", "lskg", "--root", str(folder), "build"]
    # A pipe that nobody reads until the end holds back a build with many warnings.
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as told,
        subprocess.Popen(command, stderr=told) as build,
    ):
        tree = psutil.Process(build.pid)
        while build.poll() is None:
            held, spent = _look(tree)
            most, processor = max(most, held), max(processor, spent)
            time.sleep(_PAUSE)
        told.seek(0)
        words = told.read()
    last = words.strip().splitlines()[-1:] or ["no word"]
    return Measured(name, time.monotonic() - start, processor, most / _MIB, last[0])


def _look(tree: psutil.Process) -> tuple[int, float]:
    """Bytes and seconds of a process and all below it."""
    held, spent = 0, 0.0
    try:
        for each in (tree, *tree.children(recursive=True)):
            held += each.memory_info().rss
            times = each.cpu_times()
            spent += times.user + times.system
    except psutil.Error:
        # One of them has just ended.
        return 0, 0.0
    return held, spent


def _print(found: Measured) -> None:
    sys.stdout.write(
        f"{found.name}: {found.seconds:.0f} s, processor {found.processor:.0f} s, "
        f"{found.memory:,.0f} MiB; {found.words}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
