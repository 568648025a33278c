"""A wheel in an empty environment serves the site from an empty folder, and says what it lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import urllib.request
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.once import made_once
from tests.ports import free_port
from tests.waiting import until

from lskg.extras import MODULES

ROOT = Path(__file__).parents[2]
#: What a wheel is made of, beside the release.
SOURCES = ("README.md", "LICENSE", "pyproject.toml", "data", "ontology", "queries", "shapes")
#: Bytes that what serves may take on a disk, without the release once it is unpacked.
MOST = 250_000_000
#: A command for each extra, and what it lacks.
LACKING = {
    "build": ["build"],
    "link": ["link", "FILE"],
    "mcp": ["mcp"],
    "read": ["new", "an-hai", "FILE"],
}


@pytest.fixture(scope="session")
def wheel(project_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of these sources with the release of the tests."""

    def make(folder: Path) -> None:
        for name in SOURCES:
            (folder / name).symlink_to(ROOT / name)
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
        (folder / "build").mkdir()
        (folder / "build" / "current").symlink_to((project_folder / "build/current").resolve())
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "wheels"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    (found,) = (made_once(tmp_path_factory, "wheel", make) / "wheels").glob("*.whl")
    return found


def with_what_is_here(environment: Path, wheel: Path) -> None:
    """Install a wheel, and what it asks for from the packages of this environment alone.

    This needs no network: the files of each package that the wheel asks for get a second name.
    """
    install(environment, "--no-deps", str(wheel))
    (site,) = environment.glob("lib/python*/site-packages")
    waiting = {Requirement(each) for each in tomllib.loads(PROJECT)["project"]["dependencies"]}
    done: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        if (wanted.marker is not None and not wanted.marker.evaluate()) or wanted.name in done:
            continue
        done.add(wanted.name)
        found = distribution(wanted.name)
        for file in found.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                path = site / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.unlink(missing_ok=True)
                path.symlink_to(Path(str(file.locate())).resolve())
        waiting |= asked(found.requires or (), wanted.extras)


def asked(lines: list[str] | tuple[str, ...], extras: set[str]) -> set[Requirement]:
    """What a package asks for, with some extras."""
    return {
        each
        for each in map(Requirement, lines)
        if each.marker is None
        or any(each.marker.evaluate({"extra": extra}) for extra in ("", *extras))
    }


def by_pip(environment: Path, wheel: Path, extras: Sequence[str] = ()) -> None:
    """Install a wheel as anybody does."""
    if install(environment, f"{wheel}[{','.join(extras)}]" if extras else str(wheel), check=False):
        pytest.skip("pip finds no packages")


def install(environment: Path, *arguments: str, check: bool = True) -> int:
    python = str(environment / "bin" / "python")
    command = [sys.executable, "-m", "pip", "--python", python, "install", "-q", *arguments]
    return subprocess.run(command, check=check, capture_output=True).returncode


PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.fixture(
    scope="module",
    params=[with_what_is_here, pytest.param(by_pip, marks=pytest.mark.reference)],
    ids=lambda way: str(way.__name__),
)
def environment(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An environment in which the wheel is installed, and nothing but what it asks for."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    request.param(folder, wheel)
    return folder


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of commands: no other sources, and a cache of their own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**kept, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


@contextmanager
def served(program: Sequence[str], folder: Path, settings: dict[str, str]) -> Iterator[str]:
    """The address of a site that a program serves from a folder."""
    port = free_port()
    command = [*program, "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, env=settings, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, b"")
        try:
            until(lambda: b"Serving at" in next(lines))
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def test_it_serves_the_site_from_an_empty_folder(
    environment: Path, settings: dict[str, str], tmp_path: Path
) -> None:
    with served([str(environment / "bin" / "lskg")], tmp_path, settings) as site:
        vietnamese, english = read(f"{site}/"), read(f"{site}/en/")
        assert "<title>Báo cáo chính trị" in vietnamese
        assert "So sánh" in vietnamese
        assert "<title>Political report" in english
        assert "Compare" in english
        assert "So sánh" not in english
        assert '"lskg' in read(f"{site}/en/sparql") or "query.js" in read(f"{site}/en/sparql")
        assert read(f"{site}/static/lib/query.js")
        assert "lskg:IndicatorTarget" in read(f"{site}/ontology?format=ttl")
        assert read(f"{site}/tables/targets.csv").count("\n") > 38
    assert list(tmp_path.iterdir()) == []


@pytest.mark.reference
def test_uvx_serves_the_site_from_an_empty_folder(
    wheel: Path, settings: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    uvx = [str(Path(sys.executable).with_name("uvx")), "--from", str(wheel), "lskg"]
    settings = settings | {"UV_CACHE_DIR": str(tmp_path / "uv")}
    if subprocess.run([*uvx, "--version"], env=settings, cwd=folder).returncode:
        pytest.skip("pip finds no packages")
    with served(uvx, folder, settings) as site:
        assert "<title>Political report" in read(f"{site}/en/")
    assert list(folder.iterdir()) == []


def test_what_it_takes_on_a_disk(environment: Path) -> None:
    files = (path for path in environment.rglob("*") if path.is_file())
    assert sum(path.stat().st_size for path in files) < MOST


@pytest.mark.parametrize("extra", sorted(LACKING))
def test_a_command_says_which_extra_it_lacks(
    environment: Path, settings: dict[str, str], tmp_path: Path, extra: str
) -> None:
    (tmp_path / "FILE").write_text("1\n", encoding="utf-8")
    told = []
    for locale in ("C.UTF-8", "vi_VN.UTF-8"):
        found = run(environment, settings | {"LC_ALL": locale}, tmp_path, *LACKING[extra])
        assert found.returncode == 1
        told += found.stderr.splitlines()
    english, vietnamese = told
    assert english.startswith("Error: ")
    assert english.endswith(f"lskg[{extra}].")
    assert vietnamese.startswith("Lỗi: ")
    assert vietnamese.endswith(f"hãy cài bằng lskg[{extra}].")


def test_the_extras_are_those_of_the_project() -> None:
    named = tomllib.loads(PROJECT)["project"]["optional-dependencies"]
    assert set(named) == set(MODULES) == set(LACKING)
    assert {name: len(each) for name, each in named.items()} == {
        name: len(each) for name, each in MODULES.items()
    }


@pytest.mark.parametrize("command", [["audit"], ["evaluate"], ["curate", "x", "figures"]])
def test_a_command_that_needs_a_report_says_so(
    environment: Path, settings: dict[str, str], tmp_path: Path, command: list[str]
) -> None:
    found = run(environment, settings, tmp_path, *command)
    assert found.returncode == 1
    assert "`lskg new KEY FILE` makes the folder of one." in found.stderr
    assert list(tmp_path.iterdir()) == []


def test_commands_that_need_no_checkout(
    environment: Path, settings: dict[str, str], tmp_path: Path
) -> None:
    text = next((ROOT / "data" / "reports").glob("*/*.txt"))
    for command in (
        ["table", "sections"],
        ["audit", str(text)],
        ["query", str(ROOT / "queries" / "examples" / "targets-by-theme.rq")],
    ):
        found = run(environment, settings, tmp_path, *command)
        assert found.returncode == 0, found.stderr
        assert re.search(r"\w", found.stdout)


def run(
    environment: Path, settings: dict[str, str], folder: Path, *command: str
) -> subprocess.CompletedProcess[str]:
    program = environment / "bin" / "lskg"
    return subprocess.run(
        [program, *command], cwd=folder, env=settings, capture_output=True, text=True
    )


#: What the first page of the short report does not say.
FILLED_IN = {
    "title_vi": "Báo cáo chính trị tỉnh Hải Sơn",
    "title_en": "Political report of Hải Sơn",
    "issuer_vi": "Tỉnh ủy Hải Sơn",
    "issuer_level": "province",
}
STATISTICS = "Tỉnh;2023;2024\nLạng Sơn;807,3;813,9\nThị trấn lạ;1,5;1,6\n"


@pytest.mark.reference
def test_a_report_of_ones_own_is_made_and_statistics_are_linked(
    wheel: Path, tmp_path: Path, settings: dict[str, str]
) -> None:
    """In a folder that was empty, with all that the commands need as extras."""
    environment, folder = tmp_path / "environment", tmp_path / "folder"
    venv.create(environment)
    by_pip(environment, wheel, ("build", "link", "read"))
    folder.mkdir()
    (report,) = (ROOT / "tests" / "hai-son" / "reports").glob("*/*.txt")
    shutil.copy(report, folder / "report.txt")
    table = "Dân số trung bình (Nghìn người)\n\n" + STATISTICS
    (folder / "population.csv").write_text(table, encoding="utf-8")
    for command in (
        ["new", "hai-son-xx", "report.txt"],
        ["link", "population.csv", "--decimal", ","],
    ):
        found = run(environment, settings, folder, *command)
        assert found.returncode == 0, (command, found.stderr)
    assert (folder / "data" / "links" / "imports" / "population.csv").exists()
    found = run(environment, settings, folder, "build")
    assert found.returncode == 1
    assert "report.toml: the entry “title_vi” is missing." in found.stderr
    described = folder / "data" / "reports" / "hai-son-xx" / "report.toml"
    text = described.read_text(encoding="utf-8")
    for name, value in FILLED_IN.items():
        assert f'{name} = ""' in text
        text = text.replace(f'{name} = ""', f'{name} = "{value}"')
    described.write_text(text, encoding="utf-8")
    found = run(environment, settings, folder, "build")
    assert found.returncode == 0, found.stderr
    assert "triples published" in found.stderr
    found = run(environment, settings, folder, "table", "targets")
    assert found.stdout.count("hai-son-xx/target/") > 4
