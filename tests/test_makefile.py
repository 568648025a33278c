"""What `make` makes anew, and what it needs for that."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = shutil.which("make")
LSKG = "#!/bin/sh\necho built >> build/log\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with two queries, in which `lskg` only notes that it ran."""
    if MAKE is None:
        pytest.skip("make is not there")
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("data", "ontology", "shapes", "queries", "src/lskg", ".venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("queries/a.rq", "queries/b.rq", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    (tmp_path / ".venv/.installed").touch()
    program = tmp_path / ".venv/bin/lskg"
    program.write_text(LSKG, encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def builds(folder: Path) -> int:
    """How often it was built, after one more `make build`."""
    assert MAKE is not None
    subprocess.run([MAKE, "build"], cwd=folder, check=True, capture_output=True)
    return (folder / "build/log").read_text(encoding="utf-8").count("built")


def test_a_build_is_made_once_and_again_when_a_source_comes_or_goes(checkout: Path) -> None:
    assert [builds(checkout), builds(checkout)] == [1, 1]
    (checkout / "queries/a.rq").unlink()
    assert [builds(checkout), builds(checkout)] == [2, 2]
    (checkout / "queries/c.rq").touch()
    assert [builds(checkout), builds(checkout)] == [3, 3]


def test_what_tests_download_is_there_after_the_first_serve() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    needed = {
        target: set(found.split())
        for target, found in re.findall(r"^(serve|test|quick|browser|reference):(.*)$", text, re.M)
    }
    assert len(needed) == 5
    assert "$(READY)" in needed["serve"]
    assert [target for target, found in needed.items() if not found <= needed["serve"]] == []
