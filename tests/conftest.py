"""Releases to test: of a few triples, of a short invented report, and of the real one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from tests.once import made_once
from tests.parts import NOTHING, English, write_release_files
from tests.skips import SkipGate
from tests.whole import BASE, Whole, do_steps

from lskg.engine.store import Store
from lskg.iris import Iris
from lskg.pipeline.corpus import Corpus, build_corpus
from lskg.pipeline.publish import publish
from lskg.pipeline.steps import Steps
from lskg.project import Project
from lskg.release.check import check_release, description_text, release_digest
from lskg.release.files import report_text
from lskg.text.document import Document

ROOT = Path(__file__).parents[1]
HAI_SON = Path(__file__).parent / "hai-son"
KEPT = "assembly.pickle"
SOURCES = ("data", "ontology", "queries", "shapes")
Releases = Callable[[Mapping[str, str]], Path]
Approve = Callable[[Path, bytes], None]

_always = (
    settings(deadline=None, derandomize=True, database=None)
    if "CI" in os.environ
    else settings(deadline=None)
)
#: By day, and the numbers that the tests name: `make reference`.
settings.register_profile("day", _always, max_examples=20)
settings.register_profile("thorough", _always, max_examples=100)
settings.load_profile("day")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that write the approved files anew and watch the skips."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the approved files anew, to be read"
    )
    parser.addoption("--skips-of", help="fail for skips that are not listed for this machine")


def pytest_configure(config: pytest.Config) -> None:
    """Watch the skips where a machine is named, in the process that hears of all tests."""
    if (machine := config.getoption("skips_of")) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkipGate(machine))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need the machine for themselves where others run beside them."""
    if hasattr(config, "workerinput"):
        alone = [item for item in items if item.get_closest_marker("alone")]
        config.hook.pytest_deselected(items=alone)
        items[:] = [item for item in items if item not in set(alone)]


@pytest.fixture(scope="session")
def approve(pytestconfig: pytest.Config) -> Approve:
    """A function that holds bytes equal to an approved file, or writes it when asked to."""
    updating = pytestconfig.getoption("update_golden")

    def compare(path: Path, found: bytes) -> None:
        if updating:
            path.write_bytes(found)
        assert path.exists(), f"{path.name} is not approved yet: run `make golden` and read it."
        approved = path.read_bytes()
        assert found.decode().splitlines() == approved.decode().splitlines()
        assert found == approved

    return compare


@pytest.fixture(scope="session")
def project_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of the real report with its release, and beside them the assembly."""

    def make(root: Path) -> None:
        for name in SOURCES:
            (root / name).symlink_to(ROOT / name)
        # What was built of the same sources by the same code is not built again.
        kept = ROOT / "build" / "steps"
        kept.mkdir(parents=True, exist_ok=True)
        (root / "build").mkdir()
        (root / "build" / "steps").symlink_to(kept)
        project = Project(root)
        infos = [folder.info for folder in project.reports]
        corpus = build_corpus(Steps(root, BASE), infos, lambda name: None)
        publish(corpus, project)
        Whole.of(corpus, project, root / "joined").keep(root / KEPT)

    return made_once(tmp_path_factory, "project", make)


@pytest.fixture(scope="session")
def project_assembly(project_folder: Path) -> Whole:
    """The real report, read, validated and reasoned over."""
    return Whole.kept(project_folder / KEPT)


@pytest.fixture(scope="session")
def project_release(project_folder: Path) -> Iterator[Path]:
    """The folder of the published real graph, as `build/current` holds it, which stays as it is."""
    folder = project_folder / "build" / "current"
    yield folder
    check_release(folder)


@pytest.fixture(scope="session")
def project_store(project_release: Path) -> Store:
    """The published real graph, to be asked."""
    return Store.open(project_release)


@pytest.fixture(scope="session")
def hai_son() -> Document:
    """A short report of a province that does not exist, with one of each thing."""
    return Document.read(HAI_SON / "reports" / "hai-son-xx" / "hai-son.txt")


@pytest.fixture(scope="session")
def common_steps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the steps in which no report has a part, done for the short report."""

    def make(root: Path) -> None:
        steps = Steps(write_checkout(root), BASE)
        steps.check_shared(steps.share())
        steps.describe()

    return made_once(tmp_path_factory, "common-steps", make) / "build" / "steps"


@pytest.fixture(scope="session")
def new_checkout(
    tmp_path_factory: pytest.TempPathFactory, common_steps: Path
) -> Callable[[], Path]:
    """A function that makes a checkout for the short report, whose files may be changed.

    The steps in which no report has a part are done there.
    """

    def make() -> Path:
        root = write_checkout(tmp_path_factory.mktemp("checkout") / "checkout")
        shutil.copytree(common_steps, root / "build" / "steps")
        return root

    return make


@pytest.fixture
def checkout(new_checkout: Callable[[], Path]) -> Path:
    """A checkout for the short report that one test has for itself."""
    return new_checkout()


@pytest.fixture
def bare_checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout for the short report in which no step is done."""
    return write_checkout(tmp_path_factory.mktemp("checkout") / "checkout")


@pytest.fixture
def tables(checkout: Path) -> Path:
    """All curated tables of the short report in one folder, to be changed."""
    project = Project(checkout)
    curation = project.report().curation
    shutil.copytree(project.catalogue, curation, dirs_exist_ok=True)
    shutil.rmtree(project.catalogue)
    return curation


@pytest.fixture(scope="session")
def hai_son_folder(tmp_path_factory: pytest.TempPathFactory, common_steps: Path) -> Path:
    """A checkout of the short report whose steps are done, which stays as it is."""

    def make(root: Path) -> None:
        write_checkout(root)
        shutil.copytree(common_steps, root / "build" / "steps")
        corpus = do_steps(root)
        Whole.of(corpus, Project(root), root / "joined").keep(root / KEPT)

    return made_once(tmp_path_factory, "hai-son", make)


@pytest.fixture(scope="session")
def hai_son_assembly(hai_son_folder: Path) -> Whole:
    """The short report, read, validated and reasoned over."""
    return Whole.kept(hai_son_folder / KEPT)


@pytest.fixture(scope="session")
def hai_son_corpus(hai_son_folder: Path) -> Corpus:
    """What the steps made of the short report."""
    return do_steps(hai_son_folder)


@pytest.fixture(scope="session")
def hai_son_store(hai_son_assembly: Whole) -> Store:
    """The graph of the short report, to be asked."""
    iris = Iris(BASE, hai_son_assembly.info.key)
    return Store.from_graphs(iris, hai_son_assembly.graphs)


def write_checkout(root: Path) -> Path:
    """Lay out the short report and its tables beside the real ontology, shapes and queries."""
    shutil.copytree(HAI_SON, root / "data")
    for name in SOURCES[1:]:
        shutil.copytree(ROOT / name, root / name)
    return root


def publish_files(
    store: Store,
    folder: Path,
    description: Mapping[str, Any],
    texts: Mapping[str, Document],
    english: English = NOTHING,
) -> None:
    """Write what the build makes of a release, and say what is in it."""
    digests = write_release_files(store, folder, description, texts, english)
    digest = release_digest(digests, description)
    text = description_text({**description, "digest": digest})
    (folder / "build.json").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def make_release(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    """A function that writes N-Triples by name of their graph as a release."""

    def make(graphs: Mapping[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("release")
        (folder / "graph").mkdir()
        (folder / "queries").mkdir()
        for name, triples in graphs.items():
            (folder / "graph" / f"{name}.nt").write_text(triples, encoding="utf-8")
        text = report_text(folder, "r")
        text.parent.mkdir()
        text.write_text("Báo cáo.\n", encoding="utf-8")
        release = {
            "base": BASE,
            "graphs": {name: f"{BASE}graph/{name}" for name in graphs},
            "triples": {name: len(triples.splitlines()) for name, triples in graphs.items()},
            "reports": [{"key": "r", "title_vi": "Báo cáo", "title_en": "Report"}],
        }
        (folder / "build.json").write_text(json.dumps(release), encoding="utf-8")
        publish_files(Store.open(folder), folder, release, {"r": Document("Báo cáo.\n")})
        return folder

    return make
