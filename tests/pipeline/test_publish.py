"""A release is the same bytes every time, and the published one is never half of another."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, Literal, URIRef
from tests.whole import BASE, Whole

from lskg.engine.store import Store
from lskg.errors import BuildError, StoreError
from lskg.iris import GRAPHS, REPORT_GRAPHS, Iris
from lskg.pipeline import publish as module
from lskg.pipeline.corpus import Corpus
from lskg.pipeline.divide import divide
from lskg.pipeline.publish import publish, sound_pieces
from lskg.pipeline.steps import Steps
from lskg.project import Project
from lskg.rdf.lines import sorted_lines
from lskg.release.check import check_release
from lskg.release.files import ReleaseFiles

ROOT = Path(__file__).parents[2]
THING = URIRef(f"{BASE}id/hai-son-xx/section/x")
Changed = Callable[[str], Corpus]


@pytest.fixture
def project(checkout: Path) -> Project:
    return Project(checkout)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def changed(hai_son_corpus: Corpus, tmp_path: Path) -> Changed:
    """A function that makes another state of the data: entities of one label."""

    def write(words: str) -> Corpus:
        (report,) = hai_son_corpus.reports
        graph = Graph()
        graph.add((THING, RDFS.label, Literal(words, lang="vi")))
        written = shutil.copytree(report.written, tmp_path / "changed" / words)
        (written / "graph" / "entities.nt").write_bytes(sorted_lines(graph))
        divided = tmp_path / "divided" / words
        divided.mkdir(parents=True)
        divide(Iris(BASE, report.info.key), written, report.inferred, divided)
        changed = replace(report, written=written, divided=divided)
        return replace(hai_son_corpus, reports=(changed,))

    return write


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Refuse to write more than a number of bytes into a file, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_release_holds_what_the_server_needs(
    hai_son_corpus: Corpus, hai_son_assembly: Whole, project: Project
) -> None:
    release = publish(hai_son_corpus, project)
    current = project.build / "current"
    assert current.resolve() == release.path
    names = {path.split("/")[0] for path in contents(current)}
    assert names == {
        "build.json",
        "counts.json",
        "dump",
        "exports",
        "files.json",
        "findings.json",
        "graph",
        "map",
        "ontology",
        "queries",
        "report",
        "search.db",
        "shapes-rule.ttl",
        "shapes.ttl",
        "tables",
        "things.txt",
        "validation.nt",
    }
    text = (current / "report" / "hai-son-xx.txt").read_text("utf-8")
    assert text == hai_son_assembly.document.text
    described = json.loads((current / "build.json").read_text("utf-8"))
    assert described["digest"] == release.digest
    assert [each["key"] for each in described["reports"]] == ["hai-son-xx"]
    iris = Iris(BASE, "hai-son-xx")
    names = {iris.graph_name(kind) if kind in REPORT_GRAPHS else kind for kind in GRAPHS}
    assert described["graphs"] == {name: f"{BASE}graph/{name}" for name in names}
    assert described["triples"] == {
        name: len((current / "graph" / f"{name}.nt").read_bytes().splitlines()) for name in names
    }
    assert Store.open(current).ask("ASK { ?report a <https://w3id.org/lskg/ns#PoliticalReport> }")


def test_a_damaged_file_is_not_taken_into_the_next_release(
    hai_son_corpus: Corpus, changed: Changed, project: Project
) -> None:
    release = publish(hai_son_corpus, project)
    with (release.path / "graph" / "ontology.ttl").open("r+b") as file:
        file.write(b"#")
    check_release(publish(changed("1"), project).path)


def test_pieces_of_an_unchanged_graph_are_not_made_again(
    hai_son_corpus: Corpus, changed: Changed, project: Project
) -> None:
    first, second = publish(hai_son_corpus, project), publish(changed("1"), project)
    one, other = (each.path / "graph" / "ontology.ttl" for each in (first, second))
    assert one.samefile(other)
    assert set(first.steps) & set(second.steps)
    assert set(first.steps) != set(second.steps)


def test_same_assembly_gives_the_same_release(hai_son_corpus: Corpus, project: Project) -> None:
    first = publish(hai_son_corpus, project)
    before = contents(first.path)
    shutil.rmtree(project.build / "steps" / "published")
    assert publish(hai_son_corpus, project) == first
    assert contents(first.path) == before


def test_what_was_published_is_not_written_again(
    hai_son_corpus: Corpus, changed: Changed, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what it was made of is not forgotten."""
    corpus = changed("1")
    first, other = publish(hai_son_corpus, project), publish(corpus, project)
    monkeypatch.delattr(module, "_make")
    again = publish(hai_son_corpus, project)
    assert again == first
    assert again.steps == first.steps
    assert all(path.is_dir() for path in again.steps)
    assert publish(corpus, project) == other
    queries = project.queries / "tables" / "targets.rq"
    queries.write_text(queries.read_text("utf-8") + "\n", encoding="utf-8")
    with pytest.raises(NameError):
        publish(hai_son_corpus, project)


def built(root: Path, *options: str) -> dict[str, bytes]:
    """What a process with another hash seed builds in a checkout."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0"
    subprocess.run(
        [sys.executable, "-m", "lskg", "--root", str(root), "build", *options],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
    )
    return contents(root / "build" / "current")


@pytest.mark.parametrize(
    "reasoner", ["reasonable", pytest.param("owlrl", marks=pytest.mark.reference)]
)
def test_two_processes_with_other_hash_seeds_build_the_same_bytes(
    hai_son_corpus: Corpus, project: Project, reasoner: str
) -> None:
    release = contents(publish(hai_son_corpus, project).path)
    shutil.rmtree(project.build)
    assert built(project.root, "--reasoner", reasoner) == release


@pytest.mark.reference
def test_two_processes_build_the_same_bytes_of_the_real_graph(
    project_release: Path, tmp_path: Path
) -> None:
    for name in ("data", "ontology", "queries", "shapes"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert built(tmp_path) == contents(project_release)


def test_data_of_a_release_have_no_blank_nodes(project_release: Path) -> None:
    for path in (project_release / "graph").rglob("*.nt"):
        if path.stem != "ontology":
            assert b"_:" not in path.read_bytes()


def test_digest_covers_what_is_known_of_the_report(
    hai_son_corpus: Corpus, project: Project
) -> None:
    first = publish(hai_son_corpus, project)
    (report,) = hai_son_corpus.reports
    other = replace(report, info=replace(report.info, received_as="another form"))
    second = publish(replace(hai_son_corpus, reports=(other,)), project)
    assert second.digest != first.digest
    described = json.loads((project.build / "current" / "build.json").read_text("utf-8"))
    assert described["reports"][0]["received_as"] == "another form"


def test_two_releases_are_kept(changed: Changed, project: Project) -> None:
    published = [publish(changed(str(number)), project).path for number in range(4)]
    kept = set((project.build / "releases").iterdir())
    assert kept == set(published[-2:])
    assert (project.build / "current").resolve() == published[-1]
    assert {path.name for path in project.build.iterdir()} == {"current", "releases", "steps"}


def test_room_is_made_only_where_nothing_is_refused(
    changed: Changed, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = [publish(changed(str(number)), project).path for number in range(2)]

    def refuse(_: Corpus) -> None:
        raise BuildError("The data are not valid.")

    monkeypatch.setattr(module, "_refuse_violations", refuse)
    with pytest.raises(BuildError, match="not valid"):
        publish(changed("2"), project)
    assert set((project.build / "releases").iterdir()) == set(published)


def test_pieces_that_are_sound_are_told(hai_son_corpus: Corpus, project: Project) -> None:
    publish(hai_son_corpus, project)
    steps = Steps(project.root, hai_son_corpus.base)
    every = set((steps.folder / "dumped").iterdir())
    assert set(sound_pieces(steps)) == every
    damaged = next(path for each in sorted(every) for path in each.glob("whole.nt"))
    damaged.chmod(0o644)
    with damaged.open("r+b") as file:
        file.write(b"#")
    assert set(sound_pieces(steps)) == every - {damaged.parent}


def test_a_release_that_is_served_is_not_removed(
    hai_son_corpus: Corpus, changed: Changed, project: Project
) -> None:
    served = publish(hai_son_corpus, project)
    files = ReleaseFiles(served.path)
    for number in range(3):
        publish(changed(str(number)), project)
    assert served.path.exists()
    assert files.get("tables/targets.csv")
    del files
    publish(changed("3"), project)
    assert not served.path.exists()


def test_going_back_publishes_the_earlier_release(
    hai_son_corpus: Corpus, changed: Changed, project: Project
) -> None:
    first = publish(hai_son_corpus, project)
    publish(changed("khác"), project)
    assert publish(hai_son_corpus, project) == first
    assert (project.build / "current").resolve() == first.path


def test_a_damaged_release_is_built_anew(hai_son_corpus: Corpus, project: Project) -> None:
    release = publish(hai_son_corpus, project)
    damaged = release.path / "graph" / "codes.nt"
    data = damaged.read_bytes()
    damaged.write_bytes(data[:1000])
    with pytest.raises(StoreError):
        check_release(release.path)
    assert publish(hai_son_corpus, project) == release
    assert damaged.read_bytes() == data
    check_release(project.build / "current")


@pytest.mark.parametrize("size", [150_000, 200_000], ids=["graph", "search index"])
def test_full_disk_leaves_the_published_release(
    hai_son_corpus: Corpus, changed: Changed, project: Project, size: int
) -> None:
    good = publish(hai_son_corpus, project)
    before = contents(good.path)
    corpus = changed("mới")
    with (
        largest_file(size),
        pytest.raises(BuildError, match=r"^/.*; the published graph is unchanged\.$") as refused,
    ):
        publish(corpus, project)
    assert "None" not in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (project.build / "current").resolve() == good.path
    assert contents(good.path) == before
    assert list((project.build / "releases").iterdir()) == [good.path]
    assert {path.name for path in project.build.iterdir()} == {"current", "releases", "steps"}


def test_folder_that_cannot_be_written_is_named(
    hai_son_corpus: Corpus, bare_checkout: Path
) -> None:
    project = Project(bare_checkout)
    project.build.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(BuildError, match=f"^{project.build}.*: .*; the published graph is unch"):
        publish(hai_son_corpus, project)


def test_missing_queries_leave_the_published_release(
    hai_son_corpus: Corpus, project: Project
) -> None:
    good = publish(hai_son_corpus, project)
    project.queries.rename(project.root / "elsewhere")
    with pytest.raises(BuildError, match="queries: No such file or directory"):
        publish(hai_son_corpus, project)
    assert (project.build / "current").resolve() == good.path


def test_lines_are_sorted_and_a_line_break_in_a_literal_is_no_line_break() -> None:
    graph = Graph()
    for words in ("b\nc", "a\u2028d\x85e\x0bf", "z"):
        graph.add((THING, RDFS.label, Literal(words)))
    lines = sorted_lines(graph).decode().removesuffix("\n").split("\n")
    assert len(lines) == 3
    assert lines == sorted(lines)
    assert sorted_lines(Graph()) == b""
