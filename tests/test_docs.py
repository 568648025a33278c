"""What the software offers is documented, and what the documents name is there."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from html import unescape
from pathlib import Path

import click
import pytest
from flask import Flask
from rdflib import OWL, RDF, SKOS, Graph

from lskg.cli.main import main
from lskg.engine.store import InProcess, Store
from lskg.iris import Iris
from lskg.vocabulary import LSKG
from lskg.web import create_app
from lskg.web.view.release import Site

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md", ROOT / "docs" / "README.vi.md")
TOP = (ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")
PAGES = (
    *README,
    *TOP,
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "vi").glob("*.md")),
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
WORDS = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
TABLES = sorted(path.stem for path in (ROOT / "queries" / "tables").glob("*.rq"))
TERMS = dir(LSKG)


@pytest.fixture(scope="module")
def site(project_release: Path, project_store: Store) -> Flask:
    return create_app(InProcess(project_store), Site.open(project_release))


def address(rule: str) -> str:
    """The beginning of the addresses that a rule serves, without language and parameters."""
    path = rule.removeprefix("/en") if rule.startswith("/en/") else rule
    return path.split("<")[0]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command_is_in_both_readmes(name: str) -> None:
    for path in README:
        assert f"`lskg {name}" in path.read_text(encoding="utf-8"), f"{path.name}: lskg {name}"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_options_are_documented(name: str) -> None:
    for option in main.commands[name].params:
        if isinstance(option, click.Option) and not option.hidden:
            assert any(flag in WORDS for flag in option.opts), f"lskg {name} {option.opts}"


def test_commands_that_are_documented_exist() -> None:
    named = set(re.findall(r"`lskg ([a-z]+)", WORDS))
    assert named - set(main.commands) == set()


def test_options_that_are_documented_exist() -> None:
    options = {
        flag
        for command in (main, *main.commands.values())
        for option in command.params
        for flag in option.opts
    }
    for line in WORDS.splitlines():
        if "`lskg " in line:
            named = re.findall(r"(?<=[` ])--[a-z][a-z-]*", line)
            assert set(named) - options - OTHERS == set(), line


#: Options of other programs, in lines that name ours too.
OTHERS = {"--help", "--union-default-graph"}


def test_every_address_of_the_site_is_documented(site: Flask) -> None:
    rules = {address(str(rule)) for rule in site.url_map.iter_rules()} - {"/"}
    missing = sorted(rule for rule in rules if f"`{rule.rstrip('/')}" not in WORDS)
    assert missing == [], "docs/reference.md has no row for these"


def test_addresses_that_are_documented_are_served(site: Flask) -> None:
    served = {address(str(rule)) for rule in site.url_map.iter_rules()}
    client = site.test_client()
    table = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`/.*?) \|", table, re.MULTILINE)
    for named in (each for row in rows for each in re.findall(r"`(/[^`?]*)`", row)):
        start = re.split("…|NAME|VERSION|KEY", named)[0]
        known = any(start == each or (start != "/" and each.startswith(start)) for each in served)
        assert known or client.get(named).status_code == 200, named


@pytest.mark.parametrize("name", TABLES)
def test_table_is_documented(name: str) -> None:
    assert f"| `{name}` |" in WORDS, f"docs/reference.md has no row for the table {name}"


def test_tables_that_are_documented_exist() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8").split("## Tables")[1]
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == set(TABLES)


@pytest.mark.parametrize("address", ["/ontology", "/en/ontology"])
def test_every_term_is_shown_with_its_definition(site: Flask, address: str) -> None:
    page = unescape(site.test_client().get(address).text)
    ontology = Graph().parse(ROOT / "ontology" / "lskg.ttl")
    language = "en" if "en" in address else "vi"
    missing = [
        name
        for name in TERMS
        for definition in ontology.objects(LSKG[name], SKOS.definition)
        if getattr(definition, "language", "") == language and str(definition) not in page
    ]
    assert missing == []


def test_terms_that_are_named_exist() -> None:
    assert set(re.findall(r"\blskg:(\w+)", WORDS)) - set(TERMS) == set()


def test_things_that_are_named_exist(project_store: Store) -> None:
    """Every target, indicator, agency or section that an example of the documents names."""
    kinds = "target|indicator|agency|section|footnote|solution|passage|value|congress|period"
    named = set(re.findall(rf"(?<![\w/])({kinds}):([a-z0-9][\w.-]*[a-z0-9])", WORDS))
    assert named
    iris = Iris("https://w3id.org/lskg/", "lang-son-xviii")
    for kind, key in sorted(named):
        thing = Store.iri(iris.mint(kind, key))
        assert project_store.ask("ASK { ?thing ?p ?o }", thing=thing), f"{kind}:{key}"


#: What stands in a path for any name.
PLACEHOLDER = re.compile("NAME|NNNN|KEY")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target
    for named in re.findall(r"`((?:data|ontology|queries|shapes|src|tests|docs)/[\w./-]*)`", text):
        assert PLACEHOLDER.search(named) or (ROOT / named).exists(), named


def test_architecture_lists_the_packages_by_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    # A name begins a column, and is followed by the next one.
    rows = [re.findall(r"(?:^|(?<=  ))[a-z]+(?=  |$)", line) for line in text.splitlines()]
    assert [set(row) for row in rows if row] == [set(layer.split(" | ")) for layer in layers]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_decision_has_its_parts_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert text.startswith("# ")
    assert len(text.splitlines()) <= 60


def test_decisions_are_numbered_and_found_from_the_readme() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    assert "docs/decisions" in README[0].read_text(encoding="utf-8")


def test_targets_of_make_are_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    for target in set(phony[1].split()) - {"help", "gates"}:
        assert re.search(rf"^# make {target}  +\w", text, re.MULTILINE), f"make {target}"


def test_targets_of_make_that_are_named_exist() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w.-]+):", text, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([\w-]+)", WORDS, re.MULTILINE)) - targets == set()


def test_changes_name_the_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "## Unreleased" in changes or f"## {project['version']}" in changes


def test_ontology_is_read(site: Flask) -> None:
    response = site.test_client().get("/ontology.ttl")
    graph = Graph().parse(data=response.data, format="turtle")
    assert {LSKG[name] for name in TERMS} <= set(graph.subjects(RDF.type))


def test_codes_in_the_model_are_those_of_the_lists() -> None:
    codes = Graph().parse(ROOT / "ontology" / "codes.ttl")
    listed = defaultdict(set)
    for code, scheme in codes.subject_objects(SKOS.inScheme):
        if (code, OWL.deprecated, None) not in codes:
            listed[str(scheme).rpartition("/")[2]].add(str(code).rpartition("/")[2])
    del listed["breakdown"]  # told by a query
    section = (ROOT / "docs" / "model.md").read_text("utf-8").partition("\n## Codes\n")[2]
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| (.*) \|$", section.partition("\n## ")[0], re.M)
    assert {scheme: set(re.findall(r"`(.+?)`", told)) for scheme, told in rows} == listed
