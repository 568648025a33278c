"""The rules of the house: small modules with tests, plain text files, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "lskg"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 250
#: Modules that are longer, and why.
LONGER = {"vocabulary": "lists every term of the ontology, one a line"}
#: Modules that no test file is named for, and where what they promise is tested.
TESTED_ELSEWHERE = {
    "__init__": "says what the package offers; tests/test_analysis.py uses it",
    "__main__": "starts the command line; tests/test_cli.py runs it in processes of its own",
    "anti_joins": "tests/test_rewriting.py",
    "audit/changes": "tests/audit/test_find.py",
    "audit/repeats": "tests/audit/test_find.py",
    "audit/report": "tests/audit/test_listing.py",
    "audit/setting": "tests/audit/test_find.py",
    "audit/shares": "tests/audit/test_find.py",
    "audit/sums": "tests/audit/test_find.py",
    "audit/ties": "tests/audit/test_find.py",
    "audit/words": "its doctest and tests/audit/test_find.py",
    "audit/writing": "tests/audit/test_explanations.py",
    "commands": "tests/test_cli.py: every command goes through it",
    "csvw": "tests/web/test_exports.py and tests/extract/statistics/test_link.py",
    "endpoint": "declares records",
    "errors": "declares exceptions; each is seen where it is raised",
    "evaluation": "tests/test_dataset.py and tests/test_corrections.py",
    "extract/entity_records": "declares records",
    "extract/evaluation": "tests/test_dataset.py",
    "extract/figure_reading": "tests/extract/test_figure_curation.py",
    "extract/figure_records": "declares records",
    "extract/indicators": "tests/extract/test_figure_curation.py",
    "extract/link_records": "declares records",
    "extract/name_grammar": "tests/extract/test_named.py",
    "extract/net_records": "declares records",
    "extract/planning": "tests/extract/test_links.py",
    "extract/records": "declares records",
    "extract/rows": "tests/extract/test_curation.py: every curated table is read by it",
    "extract/statistics/cells": "tests/extract/statistics/test_readers.py",
    "extract/statistics/importing": "tests/extract/statistics/test_link.py",
    "extract/statistics/mapping": "tests/extract/statistics/test_link.py",
    "extract/statistics/sources": "tests/extract/statistics/test_link.py",
    "extract/statistics/tables": "tests/extract/statistics/test_readers.py",
    "extract/territories": "tests/extract/test_links.py",
    "federation": "tests/test_services.py",
    "formats": "tests/test_store.py and its doctests",
    "graph/gates/fault": "tests/graph/gates: every gate gives faults",
    "graph/triples/cube": "tests/web/test_cube_constraints.py",
    "graph/triples/dispatch": "tests/graph/triples/test_plan.py",
    "graph/triples/figure": "tests/golden: the tables of figures and numbers",
    "graph/triples/links": "tests/graph/triples/test_planning.py",
    "graph/triples/territory": "tests/graph/triples/test_planning.py",
    "graph/writing": "tests/graph/test_assemble.py",
    "large_joins": "tests/test_rewriting.py",
    "limits": "tests/web/test_limits_page.py",
    "linking": "tests/test_cli.py and tests/extract/statistics/test_link.py",
    "preload": "tests/test_workers.py",
    "push": "tests/test_remote.py",
    "query_faults": "tests/test_store.py and tests/test_cli.py",
    "query_pool": "tests/test_workers.py",
    "serving": "tests/test_cli.py and tests/web/test_isolation.py",
    "stopped": "tests/test_workers.py",
    "text/names": "tests/web/test_reconcile.py",
    "text/quantity": "tests/text/test_quantities.py",
    "web/access_log": "tests/web/test_operation.py",
    "web/asked": "tests/web/test_operation.py",
    "web/audit": "tests/web/test_audit_page.py",
    "web/candidates": "tests/web/test_reconcile.py",
    "web/catalogue": "tests/web/test_dataset_page.py and tests/web/test_releases_page.py",
    "web/census": "tests/web/test_dataset_page.py",
    "web/clients": "tests/web/test_operation.py",
    "web/compression": "tests/web/test_front.py",
    "web/course": "tests/web/test_operation.py",
    "web/descriptions": "tests/web/test_dataset_page.py",
    "web/dumps": "tests/web/test_graph_store.py",
    "web/extension": "tests/web/test_reconcile.py",
    "web/exchange": "tests/web/test_operation.py",
    "web/families": "tests/web/test_browse_page.py and tests/web/test_geography.py",
    "web/faults": "tests/web/test_limits_page.py and tests/web/test_headers.py",
    "web/graph_files": "tests/web/test_graph_store.py",
    "web/home": "tests/web/test_pages.py",
    "web/index": "tests/web/test_pages.py",
    "web/interface": "tests/web/test_pages.py",
    "web/language": "tests/web/test_translations.py",
    "web/links": "tests/web/test_resources.py",
    "web/linksets": "tests/web/test_dataset_page.py",
    "web/map_page": "tests/web/test_geography.py",
    "web/problems": "tests/web/test_pages.py",
    "web/property_groups": "tests/web/test_pages.py",
    "web/protocol": "tests/web/test_sparql.py and tests/web/test_w3c_protocol.py",
    "web/query_page": "tests/web/test_pages.py",
    "web/rate": "tests/web/test_operation.py",
    "web/reader": "tests/web/test_pages.py",
    "web/reconcile_query": "tests/web/test_reconcile.py",
    "web/reconcile_service": "tests/web/test_reconcile.py",
    "web/report_blocks": "tests/web/test_report_page.py",
    "web/report_marks": "tests/web/test_report_page.py",
    "web/report_text": "tests/web/test_report_page.py",
    "web/representations": "tests/web/test_resources.py",
    "web/serve": "tests/test_cli.py",
    "web/service_description": "tests/web/test_sparql.py",
    "web/setting": "tests/web/test_pages.py",
    "web/settings": "tests/web/test_operation.py",
    "web/sharing": "tests/web/test_graph_store.py and tests/web/test_sparql.py",
    "web/site": "tests/web/test_pages.py",
    "web/statements": "tests/web/test_pages.py",
    "web/stratml": "tests/web/test_exports.py",
    "web/thing": "tests/web/test_pages.py",
    "web/versions": "tests/web/test_version_page.py",
    "web/vocabulary_page": "tests/web/test_pages.py",
}
BINARY = {".png", ".ico", ".woff2", ".mo", ".db", ".pdf"}
#: What only makes sense on the machine where it was written.
MACHINE = re.compile(r"(?<![\w./~-])/(?:home|root|Users|work|mnt|opt)/[\w.-]+|[A-Z]:\\\\Users")


def tracked() -> list[Path]:
    """The files under version control, or all that would be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = (ROOT / name for name in found.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def text_files() -> list[Path]:
    """Text files of ours: the report is kept byte for byte."""
    return [
        path
        for path in tracked()
        if path.suffix not in BINARY and path.parent != ROOT / "data" / "report"
    ]


def name_of(module: Path) -> str:
    return str(module.relative_to(SOURCE).with_suffix(""))


def is_package(module: Path) -> bool:
    return module.name == "__init__.py" and module.parent != SOURCE


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_is_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name_of(module) in LONGER


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_begins_with_a_line_of_the_table_of_contents(module: Path) -> None:
    documented = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert documented
    first = documented.splitlines()[0]
    assert first.endswith(".")
    assert len(first) < 100


def test_no_module_is_named_for_nothing() -> None:
    names = {module.stem for module in MODULES} | {module.parent.name for module in MODULES}
    assert names & {"utils", "util", "helpers", "misc", "common", "api", "app", "db"} == set()


@pytest.mark.parametrize("module", [m for m in MODULES if not is_package(m)], ids=name_of)
def test_module_has_a_test_file_or_a_reason(module: Path) -> None:
    relative = module.relative_to(SOURCE)
    test = ROOT / "tests" / relative.with_name(f"test_{relative.name}")
    assert test.exists() != (name_of(module) in TESTED_ELSEWHERE)


def test_every_reason_is_for_a_module_and_names_files_that_exist() -> None:
    assert set(TESTED_ELSEWHERE) <= {name_of(module) for module in MODULES}
    for reason in TESTED_ELSEWHERE.values():
        for named in re.findall(r"tests/[\w/]+(?:\.py)?", reason):
            assert (ROOT / named).exists(), named


def test_every_test_file_is_found_by_pytest() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"^def test_", text, re.MULTILINE):
            assert path.name.startswith("test_"), path


def test_text_files_are_utf8_nfc_with_unix_line_ends() -> None:
    faults = []
    for path in text_files():
        data = path.read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            faults.append(f"{path.relative_to(ROOT)}: not UTF-8")
            continue
        if not unicodedata.is_normalized("NFC", text):
            faults.append(f"{path.relative_to(ROOT)}: not NFC")
        if "\r" in text or text.startswith("\ufeff"):
            faults.append(f"{path.relative_to(ROOT)}: CR or byte order mark")
        if text and not text.endswith("\n"):
            faults.append(f"{path.relative_to(ROOT)}: no line end at the end")
    assert faults == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    faults = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in text_files()
        if path != Path(__file__)
        for match in MACHINE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert faults == []


@pytest.mark.parametrize(
    "text", ["see /home/an/lskg", "open('/root/x')", "in /mnt/disk", r"C:\\Users\\an"]
)
def test_paths_of_a_machine_are_recognised(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["/id/work/1", "https://a/home/b", "./opt/x", "work/x", "/sparql"])
def test_other_paths_are_not(text: str) -> None:
    assert not MACHINE.search(text)


def test_dependencies_have_a_reason_and_a_lock() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert named
    names = re.findall(r'"([\w-]+)', named[1])
    reasons = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md")
    ).lower()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name in names if f"| {name} |" not in reasons] == []
    locked = set(re.findall(r"^([\w-]+)(?:\[[\w,]+\])?==", lock, re.MULTILINE))
    assert set(names) - locked == set()
    assert "://" not in lock
    assert "--hash=sha256:" in lock
