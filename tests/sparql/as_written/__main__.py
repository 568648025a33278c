"""Compare random queries with the engine bare: `python -m tests.sparql.as_written --help`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import time

from tests.sparql.as_written.run import run


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Compare, and say what came out."""
    parser = argparse.ArgumentParser(prog="python -m tests.sparql.as_written")
    parser.add_argument("--queries", type=int, default=1000, help="how many; by default 1000")
    parser.add_argument("--first", type=int, default=0, help="number of the first; by default 0")
    parser.add_argument(
        "--seed", type=int, default=int(time()), help="by default, another each time"
    )
    parser.add_argument(
        "--release", type=Path, help="folder of a built graph, in place of small ones"
    )
    options = parser.parse_args()
    _say(f"seed {options.seed}")
    numbers = range(options.first, options.first + options.queries)
    outcome = run(options.seed, numbers, options.release, _say)
    for name, count in sorted(outcome.counts.items()):
        _say(f"{count:8,} {name}")
    _say(f"{len(outcome.differences):8,} differ")
    return int(bool(outcome.differences))


if __name__ == "__main__":
    raise SystemExit(main())
