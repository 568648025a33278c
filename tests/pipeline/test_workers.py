"""Steps wait for those whose folders they need, and nobody waits for a process that is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import psutil
import pytest
from tests.waiting import until

from lskg.errors import BuildError
from lskg.pipeline.steps import NotDone, Steps
from lskg.pipeline.workers import Workers

#: Starts processes, tells which, and waits to be killed.
_HOLDS = """
import os, sys, time
from lskg.pipeline import processes
if __name__ == "__main__":
    pool = processes.start()
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


@dataclass(frozen=True)
class Made:
    """Stands for steps: a folder is named by what it is made of."""

    may_run: bool = True

    def join(self, *parts: str | Path) -> Path:
        if not self.may_run:
            raise NotDone("join")
        return Path("-".join(map(str, parts)))

    def fail(self, *_: str | Path) -> Path:
        if not self.may_run:
            raise NotDone("fail")
        raise BuildError("It cannot be made.")

    def end(self) -> Path:
        if not self.may_run:
            raise NotDone("end")
        os.kill(os.getpid(), signal.SIGKILL)
        return Path()


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as started:
        yield started


@pytest.fixture
def steps() -> Steps:
    return cast("Steps", Made())


def test_a_step_has_the_folders_that_it_waited_for(workers: Workers, steps: Steps) -> None:
    first = workers.ask(steps, "join", "a", "b")
    second = workers.ask(steps, "join", first, "c")
    third = workers.ask(steps, "join", first, second)
    told: list[str] = []
    workers.wait(told.append)
    assert told == ["join"] * 3
    assert workers.get(third) == Path("a-b-a-b-c")


def test_what_needs_a_step_that_failed_fails_likewise(workers: Workers, steps: Steps) -> None:
    failed = workers.ask(steps, "fail", "a")
    after = workers.ask(steps, "join", failed)
    last = workers.ask(steps, "join", after, "b")
    workers.wait(lambda _: None)
    with pytest.raises(BuildError, match="It cannot be made"):
        workers.get(last)


def test_a_process_that_is_killed_is_told() -> None:
    steps = cast("Steps", Made())
    with Workers() as workers:
        ended = workers.ask(steps, "end")
        after = workers.ask(steps, "join", ended)
        workers.wait(lambda _: None)
        for each in (ended, after):
            with pytest.raises(BuildError, match="was ended"):
                workers.get(each)


@pytest.mark.parametrize("temporary", ["short", "long/" * 25], ids=["short", "long"])
def test_processes_end_with_the_one_that_started_them(tmp_path: Path, temporary: str) -> None:
    folder = tmp_path / temporary
    folder.mkdir(parents=True)
    script = tmp_path / "holds.py"
    script.write_text(_HOLDS, encoding="utf-8")
    source = str(Path(__file__).parents[2] / "src")
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source, "TMPDIR": str(folder)},
    ) as started:
        assert started.stdout is not None
        number = int(started.stdout.readline())
        assert psutil.pid_exists(number)
        started.kill()
    until(lambda: not psutil.pid_exists(number), 20.0)
