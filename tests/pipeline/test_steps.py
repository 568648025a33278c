"""A step is done once, and again when what it reads has changed; half of one is never taken."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from tests.whole import BASE

from lskg.pipeline import steps as module
from lskg.pipeline.code_digest import code_digest
from lskg.pipeline.steps import SUMMARY, NotDone, Steps
from lskg.release.json_files import read_json

ROOT = Path(__file__).parents[2]
KEY = "hai-son-xx"
#: A step of another process, which waits inside for the file that says it may go on.
WAITING = """
import sys, time
from pathlib import Path
from typing import ClassVar
from lskg.pipeline.steps import Steps
from lskg.release.json_files import read_json
root, go = map(Path, sys.argv[1:])
def run(folder):
    (folder / "half").write_text("x")
    print("inside", flush=True)
    while not go.exists():
        time.sleep(0.02)
    (folder / "whole").write_text("x")
print(Steps(root, "https://example.org/")._done("slow", "k" * 64, run))
"""


@pytest.fixture
def steps(bare_checkout: Path) -> Steps:
    return Steps(bare_checkout, BASE)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that would run; each writes nothing but a summary."""
    ran: list[str] = []

    def write(folder: Path, *rest: object) -> None:
        ran.append(folder.parents[1].name)
        (folder / "graph").mkdir()
        (folder / SUMMARY).write_text("{}", encoding="utf-8")

    for name in ("_write_graphs", "_write_report", "_validate"):
        monkeypatch.setattr(module, name, write)
    for name in ("assemble", "inferred", "_shared"):
        monkeypatch.setattr(module, name, lambda *_: Nothing())
    return ran


class Nothing:
    """Stands for what a step would make."""

    graphs: ClassVar[dict[str, object]] = {}


def build(steps: Steps) -> tuple[Path, ...]:
    shared = steps.share()
    checked = steps.check_shared(shared)
    written = steps.write(KEY, shared)
    report = steps.check(KEY, shared, written)
    return shared, checked, written, report, steps.infer(shared, written)


def test_each_step_is_done_once(steps: Steps, asked: list[str]) -> None:
    folders = build(steps)
    assert asked == ["shared", "checked", "written", "checked", "inferred"]
    assert build(steps) == folders
    assert build(replace(steps, may_run=False)) == folders
    assert len(asked) == 5


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("data/reports/hai-son-xx/hai-son.txt", "written checked inferred"),
        ("data/reports/hai-son-xx/report.toml", "written checked inferred"),
        ("data/reports/hai-son-xx/curation/titles.csv", "written checked inferred"),
        ("data/catalogue/entities.csv", "shared checked written checked inferred"),
        ("ontology/lskg.ttl", "shared checked written checked inferred"),
        ("shapes/plan.ttl", "checked checked"),
        ("queries/tables/targets.rq", ""),
    ],
)
def test_what_is_done_again_is_what_reads_the_file(
    steps: Steps, asked: list[str], name: str, again: str
) -> None:
    before = build(steps)
    asked.clear()
    path = steps.root / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n", encoding="utf-8")
    assert (build(steps) != before) == bool(again)
    assert asked == again.split()
    path.write_text(text, encoding="utf-8")
    assert build(steps) == before, "what was made before is still there"
    assert asked == again.split()


def test_another_base_or_reasoner_is_another_step(steps: Steps, asked: list[str]) -> None:
    build(steps)
    asked.clear()
    build(replace(steps, reasoner="owlrl"))
    assert asked == ["inferred"]
    asked.clear()
    build(replace(steps, base="http://localhost:8000/"))
    assert asked == ["shared", "checked", "written", "checked", "inferred"]


def test_code_that_has_changed_does_its_steps_again(
    steps: Steps, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(steps)
    asked.clear()
    monkeypatch.setattr(
        module, "code_digest", lambda name: code_digest(name) + "x" * (name == "lskg.rdf.reasoning")
    )
    build(steps)
    assert asked == ["inferred"]


def test_what_was_published_is_known_by_all_that_a_release_is_made_of(steps: Steps) -> None:
    before = steps.published("written/1")
    others = {before, steps.published("written/2"), replace(steps, base="x").published("written/1")}
    for name in ("queries/tables/targets.rq", "ontology/lskg.ttl", "shapes/plan.ttl"):
        path = steps.root / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        others.add(steps.published("written/1"))
    assert len(others) == 6
    assert not any(each.exists() for each in others)


def test_step_that_may_not_run_is_told_apart(steps: Steps) -> None:
    with pytest.raises(NotDone):
        replace(steps, may_run=False).share()
    assert not steps.folder.exists()


def test_step_that_fails_leaves_nothing(
    steps: Steps, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path, *rest: object) -> None:
        (folder / "half").write_text("x", encoding="utf-8")
        raise OSError

    monkeypatch.setattr(module, "_write_graphs", fail)
    with pytest.raises(OSError, match=r"^$"):
        steps.share()
    assert list((steps.folder / "shared").iterdir()) == []


def test_what_is_not_used_is_forgotten(steps: Steps, asked: list[str]) -> None:
    old = build(replace(steps, base="http://localhost:8000/"))
    new = build(steps)
    (steps.folder / "written" / ".new-killed").mkdir()
    steps.forget(new)
    assert set(steps.folder.glob("*/*")) == set(new)
    assert not any(folder.exists() for folder in old)


@pytest.fixture
def start(tmp_path: Path) -> Callable[[], subprocess.Popen[str]]:
    """A function that starts a process which is inside a step when it returns."""

    def run() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WAITING, str(tmp_path), str(tmp_path / "go")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        return process

    return run


def test_killed_step_leaves_nothing_half_and_is_done_anew(
    tmp_path: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    steps = Steps(tmp_path, "https://example.org/")
    with start() as process:
        process.send_signal(signal.SIGKILL)
    left = list((steps.folder / "slow").iterdir())
    assert [path.name.startswith(".new-") for path in left] == [True]
    with pytest.raises(NotDone):
        replace(steps, may_run=False)._done("slow", "k" * 64, lambda folder: None)
    (tmp_path / "go").touch()
    with start() as process:
        found, _ = process.communicate()
    assert sorted(path.name for path in Path(found.strip()).iterdir()) == ["half", "whole"]
    steps.forget([Path(found.strip())])
    assert list((steps.folder / "slow").iterdir()) == [Path(found.strip())]


def test_two_processes_may_do_a_step_at_once(
    tmp_path: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    with start() as one, start() as other:
        (tmp_path / "go").touch()
        found = [process.communicate()[0].strip() for process in (one, other)]
        assert [process.returncode for process in (one, other)] == [0, 0]
    (folder,) = set(map(Path, found))
    assert list(folder.parent.iterdir()) == [folder]
    assert sorted(path.name for path in folder.iterdir()) == ["half", "whole"]


def test_findings_tell_their_report_and_how_to_mend_them(
    checkout: Path, hai_son_folder: Path
) -> None:
    """What SHACL finds in a real step is written with the key of the report."""
    kept = Steps(hai_son_folder, BASE, may_run=False)
    shared = kept.share()
    assert read_json(kept.write(KEY, shared) / SUMMARY)["counts"]["targets"] == 6
    titles = checkout / "data" / "reports" / KEY / "curation" / "titles.csv"
    lines = titles.read_text(encoding="utf-8").replace(
        "Cải cách hành chính,Administrative reform\n", ""
    )
    titles.write_text(lines, encoding="utf-8")
    steps = Steps(checkout, BASE)
    written = steps.write(KEY, shared)
    findings = read_json(steps.check(KEY, shared, written) / module.FINDINGS)
    assert findings
    assert {each["report"] for each in findings} == {KEY}
    assert all(each["mend_vi"] and each["mend_en"] for each in findings)
