"""The code knows no province: what is of one stands with its data."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.project import Project
from lskg.text.slugs import fold

ROOT = Path(__file__).parents[1]
#: Lists that name all provinces, and what is built or installed.
_ALLOWED = (
    "src/lskg/answers/places.csv",
    "src/lskg/extract/names/known_names.csv",
    "src/lskg/web/frontend/node_modules/",
    "src/lskg/web/static/lib/",
)
_READ = {".py", ".rq", ".html", ".ttl", ".xml", ".csv", ".toml", ".po", ".js", ".css", ".json"}


def names() -> list[str]:
    """The names of the provinces of the reports, without marks; and their slugs."""
    slugs = {each.info.province for each in Project(ROOT).reports} - {""}
    return sorted(slugs | {slug.replace("-", " ") for slug in slugs})


@pytest.mark.parametrize("name", names())
def test_no_module_names_the_province_of_a_report(name: str) -> None:
    found = [
        shown
        for path in sorted((ROOT / "src").rglob("*"))
        if path.is_file()
        and path.suffix in _READ
        and not (shown := str(path.relative_to(ROOT))).startswith(_ALLOWED)
        and name in fold(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_there_are_names() -> None:
    assert len(names()) >= 2
