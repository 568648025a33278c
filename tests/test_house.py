"""The rules of the house: small modules with tests, plain text files, nothing of one machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from lskg.project import Project

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "lskg"
MODULES = sorted(SOURCE.rglob("*.py"))
PACKAGES = sorted({module.parent for module in MODULES} - {SOURCE})
LONGEST = 400
#: Modules of one folder, without its `__init__`.
MOST = 22
BINARY = {".png", ".ico", ".woff2", ".mo", ".db", ".pdf"}
#: What only makes sense on the machine where it was written.
MACHINE = re.compile(r"(?<![\w./~-])/(?:home|root|Users|work|mnt|opt)/[\w.-]+|[A-Z]:\\\\Users")


def tracked() -> list[Path]:
    """The files under version control, or all that would be."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("git is not there, or the files are not under version control")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = (ROOT / name for name in found.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


#: Written in ISO 8859-15 by its office, which its reader is to understand.
AS_IT_CAME = {"tests/external/statistics/files/jobless-spain.px"}


def text_files() -> list[Path]:
    """Text files of ours: the report and files of statistics offices are kept byte for byte."""
    return [
        path
        for path in tracked()
        if path.suffix not in BINARY
        and path.parent.parent != Project(ROOT).reports_folder
        and path.relative_to(ROOT).as_posix() not in AS_IT_CAME
    ]


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE).with_suffix(""))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_is_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST


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


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_package_has_few_modules(package: Path) -> None:
    modules = [each for each in package.glob("*.py") if each.name != "__init__.py"]
    assert len(modules) <= MOST


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_tests_stand_beside_what_they_test(package: Path) -> None:
    folder = ROOT / "tests" / package.relative_to(SOURCE)
    assert [*folder.glob("test_*.py")], f"no test in {folder.relative_to(ROOT)}"


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
