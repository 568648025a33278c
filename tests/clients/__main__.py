"""Runs real programs against a served build, and prints a table of what they did: `make clients`."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests import crawl
from tests.web.http_site import ask, lskg_serve

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAMS = HERE / "programs"
PYTHON = ROOT / "build" / "clients" / "bin" / "python"
NODE = ROOT / "build" / "clients" / "node"
#: What runs tests of this project that take long.
PYTEST = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "reference"]
TESTS = (ROOT / ".venv" / "bin" / "python", *PYTEST)
#: Seconds that a program may take.
PATIENCE = 1_200
#: Faults of the site that are told one by one.
SHOWN = 100
#: The site answers one client alone, so that no limit is what is measured.
OPTIONS = ("--mcp", "--per-minute", "0", "--no-access-log")


@dataclass(frozen=True)
class Outcome:
    """What became of a program: `passes`, `fails` or `not run`."""

    name: str
    version: str
    verdict: str
    told: str


@dataclass(frozen=True)
class Place:
    """Where the programs find what they read."""

    site: str
    port: int
    targets: int
    folder: Path


def main() -> int:
    """Run them all; 1 when one fails."""
    with lskg_serve(ROOT / "build", *OPTIONS) as port, tempfile.TemporaryDirectory() as folder:
        site = f"http://127.0.0.1:{port}"
        table = urllib.request.urlopen(f"{site}/tables/targets.csv").read().decode("utf-8-sig")
        targets = len(list(csv.DictReader(io.StringIO(table))))
        print(f"{datetime.now(UTC):%Y-%m-%d}, release `{release(port)}`\n")
        print("| client | version | | what |\n|---|---|---|---|")
        outcomes = []
        for each in outcomes_at(Place(site, port, targets, Path(folder))):
            outcomes.append(each)
            print(f"| {each.name} | {each.version} | {each.verdict} | {each.told} |", flush=True)
    return int(any(each.verdict == "fails" for each in outcomes))


def release(port: int) -> str:
    """The name of the release in service."""
    return str(json.loads(ask(port, "GET", "/health").body)["release"])[:16]


def outcomes_at(place: Place) -> Iterator[Outcome]:
    """All clients, one after the other."""
    given = (place.site, str(place.targets))
    for name, program, *more in (
        ("SPARQLWrapper", "sparqlwrapper.py"),
        ("rdflib", "rdflib_store.py"),
        ("pyoxigraph", "pyoxigraph_load.py"),
        ("pandas", "frames.py", "pandas"),
        ("polars", "frames.py", "polars"),
        ("duckdb", "frames.py", "duckdb"),
        ("frictionless", "frictionless_package.py"),
        ("csvw", "csvw_table.py"),
        ("mcp", "mcp_client.py"),
    ):
        yield run(name, packaged(name), [PYTHON, PROGRAMS / program, *given, *more])
    for name, program in (
        ("@comunica/query-sparql", "comunica.mjs"),
        ("n3", "n3.mjs"),
        ("jsonld", "jsonld.mjs"),
    ):
        copied = NODE / program
        if NODE.exists():
            shutil.copy(PROGRAMS / program, copied)
        yield run(name, of_node(name), [PYTHON.with_name("node"), copied, *given])
    yield run("R", told("Rscript", "--version"), ["Rscript", PROGRAMS / "table.R", *given])
    yield libreoffice(place)
    yield shapes(place)
    yield raptor(place)
    for name in ("nginx", "caddy"):
        yield proxy(name)
    yield openrefine()
    yield crawler(place)


def run(name: str, version: str | None, command: Sequence[object]) -> Outcome:
    """Run a program; the last line that it prints is told."""
    if version is None:
        return Outcome(name, "", "not run", "it is not on this machine")
    try:
        found = subprocess.run(
            [str(each) for each in command], capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return Outcome(name, version, "fails", f"more than {PATIENCE} s")
    lines = (found.stdout if found.returncode == 0 else found.stderr or found.stdout).split("\n")
    last = next((each for each in reversed(lines) if each.strip()), "").replace("|", "/")
    return Outcome(name, version, "fails" if found.returncode else "passes", last[:160])


def told(program: str, *arguments: str) -> str | None:
    """The version that a program tells; None where it is not there."""
    if shutil.which(program) is None:
        return None
    found = subprocess.run([program, *arguments], capture_output=True, text=True)
    number = re.search(r"\d+(\.\d+)+", found.stdout + found.stderr)
    return number[0] if number else "?"


def packaged(name: str) -> str | None:
    """The version of a package in the environment of the clients."""
    code = f"from importlib.metadata import version; print(version({name!r}))"
    if not PYTHON.exists():
        return None
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    return found.stdout.strip() or None


def of_node(name: str) -> str | None:
    """The version of a package of Node."""
    path = NODE / "node_modules" / name / "package.json"
    return str(json.loads(path.read_text())["version"]) if path.exists() else None


def libreoffice(place: Place) -> Outcome:
    """Open the workbook of the targets, and write it as CSV."""
    version = told("soffice", "--version")
    if version is None:
        return Outcome("LibreOffice", "", "not run", "it is not on this machine")
    book = place.folder / "targets.xlsx"
    urllib.request.urlretrieve(f"{place.site}/tables/targets.xlsx", book)
    options = [f"-env:UserInstallation=file://{place.folder}/profile", "--headless"]
    convert = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", place.folder]
    outcome = run("LibreOffice", version, ["soffice", *options, *convert, book])
    if outcome.verdict != "passes":
        return outcome
    text = (place.folder / "targets.csv").read_text(encoding="utf-8")
    is_right = len(list(csv.reader(io.StringIO(text)))) > place.targets and "Tốc độ" in text
    verdict = "passes" if is_right else "fails"
    return Outcome("LibreOffice", version, verdict, "opens the workbook, Vietnamese letters")


def shapes(place: Place) -> Outcome:
    """Hold the downloaded data to the downloaded shapes."""
    for path, name in (("/shapes.ttl", "shapes.ttl"), ("/data?default", "all.ttl")):
        asked = urllib.request.Request(place.site + path, headers={"Accept": "text/turtle"})
        (place.folder / name).write_bytes(urllib.request.urlopen(asked).read())
    files = ["-s", place.folder / "shapes.ttl", place.folder / "all.ttl"]
    before = time.perf_counter()
    outcome = run("pySHACL", packaged("pyshacl"), [PYTHON.with_name("pyshacl"), *files])
    if outcome.verdict == "passes":
        seconds = round(time.perf_counter() - before)
        return replace(outcome, told=f"the downloads alone: they conform, in {seconds} s")
    return outcome


def raptor(place: Place) -> Outcome:
    """Count the triples of a dump."""
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", f"{place.site}/ontology.ttl"]
    outcome = run("raptor", told("rapper", "--version"), command)
    if outcome.verdict == "passes":
        return replace(outcome, told="the ontology in Turtle")
    return outcome


def proxy(name: str) -> Outcome:
    """The sample for a proxy, by its tests."""
    command = [*TESTS, ROOT / "tests" / "test_deploy.py", "-k", name]
    return run(name, told(name, "-v" if name == "nginx" else "version"), command)


def openrefine() -> Outcome:
    """A column reconciled and extended, by its tests."""
    version = "?" if shutil.which("openrefine") else None
    if version and shutil.which("dpkg-query"):
        version = told("dpkg-query", "--show", "openrefine") or version
    return run("OpenRefine", version, [*TESTS, ROOT / "tests/web/reconcile/test_openrefine.py"])


def crawler(place: Place) -> Outcome:
    """Ask for every address of the sitemap, and all that its pages lead to."""
    found = crawl.crawl_served(f"{place.site}/")
    print(*found.faults[:SHOWN], sep="\n", file=sys.stderr)
    words = "; ".join([crawl.told(found), *found.faults[:3]])
    return Outcome("a crawler", "", "fails" if found.faults else "passes", words)


if __name__ == "__main__":
    sys.exit(main())
