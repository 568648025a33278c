"""Reports are built side by side into one graph, which is the same however it was built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from rdflib import RDF, Graph
from tests.ports import free_port
from tests.waiting import until
from tests.whole import BASE, do_steps, write_second_report

from lskg.errors import BuildError, CurationError
from lskg.iris import INFERRED_GRAPHS, SHARED_GRAPHS
from lskg.pipeline.corpus import Corpus, build_corpus
from lskg.pipeline.join import Joined, join
from lskg.pipeline.publish import publish
from lskg.pipeline.steps import Steps
from lskg.pipeline.workers import Workers
from lskg.project import Project
from lskg.vocabulary import CODE, LSKG

ROOT = Path(__file__).parents[2]
FIRST, SECOND = "hai-son-xx", "hai-son-xxi"


@pytest.fixture(scope="module")
def checkout_of_two(new_checkout: Callable[[], Path]) -> Path:
    """A checkout with the short report, curated, and a second one, read by rule."""
    root = new_checkout()
    write_second_report(root, SECOND)
    return root


@pytest.fixture(scope="module")
def corpus(checkout_of_two: Path) -> Corpus:
    return do_steps(checkout_of_two)


@pytest.fixture(scope="module")
def joined(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Joined]:
    folder = tmp_path_factory.mktemp("joined")
    return folder, join(corpus, folder)


def lines(joined: Joined, name: str) -> list[bytes]:
    return sorted(line for path in joined.sources[name] for line in path.read_bytes().splitlines())


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_reports_are_valid_at_their_levels(corpus: Corpus) -> None:
    assert [each.info.key for each in corpus.reports] == [FIRST, SECOND]
    assert corpus.violations == []
    assert {each["report"] for each in corpus.findings} == {SECOND}, "English is missing there"


def test_graphs_are_sorted_and_counted_and_no_triple_stands_twice(
    joined: tuple[Path, Joined],
) -> None:
    _, found = joined
    for name, count in found.triples.items():
        triples = lines(found, name)
        assert triples == sorted(set(triples))
        assert len(triples) == count
        for path in found.sources[name]:
            assert (of_file := path.read_bytes().splitlines()) == sorted(of_file)


def test_shared_and_inferred_graphs_repeat_nothing(joined: tuple[Path, Joined]) -> None:
    _, found = joined
    shared: set[bytes] = set()
    for name in SHARED_GRAPHS:
        assert not shared.intersection(lines(found, name))
        shared.update(lines(found, name))
    asserted = {
        line for name in found.triples if name not in INFERRED_GRAPHS for line in lines(found, name)
    }
    inferred, closure = (set(lines(found, name)) for name in INFERRED_GRAPHS)
    assert inferred
    assert not inferred & asserted
    assert not closure & (asserted | inferred)


def test_what_the_join_says_of_repetition_is_so(joined: tuple[Path, Joined]) -> None:
    _, found = joined
    names = [name for name in found.triples if name not in INFERRED_GRAPHS]
    every = [line for name in names for line in lines(found, name)]
    assert found.is_disjoint == (len(every) == len(set(every)))


def test_each_report_has_its_graphs_and_its_text(
    joined: tuple[Path, Joined], checkout_of_two: Path
) -> None:
    folder, found = joined
    for key, level in ((FIRST, "curated"), (SECOND, "rule")):
        (path,) = found.sources[f"{key}/report"]
        report = Graph().parse(path, format="nt")
        levels = set(report.objects(None, LSKG.hasPublicationLevel))
        assert {str(each) for each in levels} == {f"{CODE}publication-level/{level}"}
        assert f"{key}/plan" in found.triples
        text = (folder / "report" / f"{key}.txt").read_text(encoding="utf-8")
        source = Project(checkout_of_two).report(key).text.read_text(encoding="utf-8")
        assert text == source


def test_periods_of_two_reports_are_related(joined: tuple[Path, Joined]) -> None:
    """A year that only one names lies within the term of the other."""
    folder, _ = joined
    catalogue = Graph().parse(folder / "graph" / "catalogue.nt", format="nt")
    later = [
        period
        for period in catalogue.subjects(RDF.type, LSKG.Period)
        if str(period).endswith("/2030")
    ]
    within = {
        str(each) for period in later for each in catalogue.objects(period, LSKG.isWithinPeriod)
    }
    assert any(each.endswith("2025-2030") for each in within)
    assert any(each.endswith("2030-2035") for each in within)


def test_joining_again_gives_the_same_bytes(
    corpus: Corpus, joined: tuple[Path, Joined], tmp_path: Path
) -> None:
    same = join(corpus, tmp_path)
    assert contents(tmp_path) == contents(joined[0])
    assert all(lines(same, name) == lines(joined[1], name) for name in joined[1].sources)
    assert (same.triples, same.whole, same.counts) == (
        joined[1].triples,
        joined[1].whole,
        joined[1].counts,
    )


def test_an_increment_gives_the_bytes_of_a_full_build(
    corpus: Corpus, joined: tuple[Path, Joined], hai_son_folder: Path, tmp_path: Path
) -> None:
    """The first report was built alone, in another checkout, before the second was there."""
    alone = do_steps(hai_son_folder)
    assert alone.shared.name == corpus.shared.name
    first, second = corpus.reports
    (kept,) = alone.reports
    assert kept.written.name == first.written.name
    join(Corpus(BASE, alone.shared, alone.checked, (kept, second)), tmp_path)
    assert contents(tmp_path) == contents(joined[0])


def test_steps_that_were_done_need_no_workers(corpus: Corpus, checkout_of_two: Path) -> None:
    """The address leads to no scheduler, and nobody asks for one."""
    told: list[str] = []
    infos = [each.info for each in corpus.reports]
    steps = Steps(checkout_of_two, BASE)
    with Workers("tcp://127.0.0.1:1") as workers:
        assert build_corpus(steps, infos, told.append, workers) == corpus
    assert told == ["shared"]


def test_scheduler_that_does_not_answer_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lskg.pipeline.workers._PATIENCE", 0.5)
    address = f"tcp://127.0.0.1:{free_port()}"
    infos = [each.info for each in Project(checkout).reports]
    with (
        Workers(address) as workers,
        pytest.raises(BuildError, match=f"^{address}: no Dask scheduler answers: "),
    ):
        build_corpus(Steps(checkout, BASE), infos, lambda name: None, workers)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A Dask scheduler with two workers, each a process that was started for itself."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    commands = [
        ("dask_scheduler", "--host=127.0.0.1", f"--port={port}", "--dashboard-address=127.0.0.1:0"),
        *[("dask_worker", address, "--nthreads=1", "--no-dashboard", "--memory-limit=0")] * 2,
    ]
    with ExitStack() as opened:
        for number, (name, *options) in enumerate(commands):
            log = opened.enter_context((tmp_path / f"{number}.log").open("w"))
            command = [sys.executable, "-m", f"distributed.cli.{name}", *options]
            process = subprocess.Popen(
                command, stdout=log, stderr=log, env=environment, cwd=tmp_path
            )
            opened.callback(process.wait)
            opened.callback(process.terminate)
        yield address


def test_workers_elsewhere_build_the_same_release(
    hai_son_corpus: Corpus, bare_checkout: Path, new_checkout: Callable[[], Path], scheduler: str
) -> None:
    from distributed import Client

    def answers() -> bool:
        try:
            with Client(scheduler, timeout=5) as client:
                return len(client.scheduler_info()["workers"]) == 2
        except OSError:
            return False

    until(answers, 60.0)
    infos = [each.info for each in Project(bare_checkout).reports]
    told: list[str] = []
    with Workers(scheduler) as workers:
        elsewhere = build_corpus(Steps(bare_checkout, BASE), infos, told.append, workers)
        assert sorted(told) == ["check", "check_shared", "divide", "infer", "shared", "write"]
        here = publish(hai_son_corpus, Project(new_checkout()))
        assert publish(elsewhere, Project(bare_checkout), workers).digest == here.digest


def test_error_of_a_step_is_raised_when_the_others_have_ended(
    checkout_of_two: Path, corpus: Corpus, new_checkout: Callable[[], Path]
) -> None:
    root = new_checkout()
    folder = write_second_report(root, SECOND) / "curation"
    folder.mkdir()
    (folder / "titles.csv").write_text("quote,title_en\nKhông có,None\n", encoding="utf-8")
    infos = [each.info for each in Project(root).reports]
    with pytest.raises(CurationError, match=r"titles\.csv, row 2: the quotation “Không có”"):
        build_corpus(Steps(root, BASE), infos, lambda name: None)
    done = {path.name for path in (root / "build" / "steps" / "inferred").iterdir()}
    assert done == {corpus.reports[0].inferred.name}
