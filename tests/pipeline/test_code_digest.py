"""The digest of code changes with all that a step runs, and with nothing else."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lskg.pipeline import code_digest as module
from lskg.pipeline.code_digest import code_digest

PACKAGE = Path(__file__).parents[2] / "src" / "lskg"
Digest = Callable[[str], str]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the code, without what the site alone needs."""
    ignored = shutil.ignore_patterns("__pycache__", "static", "templates", "translations")
    return Path(shutil.copytree(PACKAGE, tmp_path / "lskg", ignore=ignored))


@pytest.fixture
def digest(package: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Digest]:
    """A function that takes the digest of the copy anew."""
    monkeypatch.setattr(module, "_PACKAGE", package)

    def take(name: str) -> str:
        code_digest.cache_clear()
        return code_digest(name)

    yield take
    code_digest.cache_clear()


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("pipeline/assemble.py", True),
        ("extract/figures/read.py", True),
        ("extract/names/national_symbols.txt", True),
        ("text/__init__.py", True),
        ("rdf/reasoning.py", True),
        ("web/serve.py", False),
        ("release/check.py", False),
        ("search/index.py", False),
    ],
)
def test_digest_covers_what_is_imported_and_the_lists_beside(
    package: Path, digest: Digest, name: str, *, changes: bool
) -> None:
    before = digest("lskg.pipeline.assemble")
    path = package / name
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    assert (digest("lskg.pipeline.assemble") != before) == changes


def test_digest_covers_what_is_imported_inside_a_function(package: Path, digest: Digest) -> None:
    (package / "late.py").write_text("", encoding="utf-8")
    (package / "early.py").write_text(
        "def run():\n    from lskg import late\n    return late\n", encoding="utf-8"
    )
    before = digest("lskg.early")
    (package / "late.py").write_text("x = 1\n", encoding="utf-8")
    assert digest("lskg.early") != before


def test_digest_covers_the_libraries(digest: Digest, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest("lskg.rdf.reasoning")
    assert digest("lskg.rdf.reasoning") == before
    monkeypatch.setattr(module, "version", lambda name: f"{name} of tomorrow")
    assert digest("lskg.rdf.reasoning") != before


def test_two_steps_have_two_digests(digest: Digest) -> None:
    names = ("lskg.pipeline.assemble", "lskg.shacl.validate", "lskg.rdf.reasoning")
    assert len({digest(name) for name in names}) == len(names)


def test_imports_are_those_that_the_parser_finds() -> None:
    """A text may look like more of them, but none is missing."""
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_bytes()
        needed: set[str] = set()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                needed |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                needed |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        assert needed <= {*module._names(source)}, path
