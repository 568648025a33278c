"""Where the folders of a checkout lie, and what is known of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import SourceError
from lskg.project import Project

ROOT = Path(__file__).parents[1]


def test_everything_that_a_project_names_is_there() -> None:
    project = Project(ROOT)
    paths = [project.report, project.curation, project.catalogue, project.links]
    paths += [project.queries, project.migrations]
    paths += [*project.ontology, *project.codes, *project.shapes]
    assert [path for path in paths if not path.exists()] == []
    assert project.build.parent == ROOT


def test_every_turtle_file_of_the_ontology_is_used() -> None:
    project = Project(ROOT)
    used = {*project.ontology, *project.codes}
    assert set((ROOT / "ontology").glob("*.ttl")) == used


def test_shapes_for_data_leave_out_the_shapes_for_the_ontology() -> None:
    stems = [path.stem for path in Project(ROOT).shapes]
    assert "ontology" not in stems
    assert stems == sorted(stems)


def test_report_info_of_the_real_report() -> None:
    info = Project(ROOT).report_info
    assert (info.term_start, info.term_end, info.language) == (2025, 2030, "vi")
    assert "XVIII" in info.title_vi
    assert "18th" in info.title_en


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('language = "vi"\n', "", "the entry “language” is missing."),
        ('language = "vi"', 'language = "vi"\ncolour = "red"', "the entry “colour” is not known."),
        ("term_start = 2025", 'term_start = "2025"', "“term_start” must be of type int."),
        (
            'key = "hai-son-xx"',
            'key = "hai-son-xxi"',
            "“key” must be the name of the folder, hai-son-xx.",
        ),
        ("term_start = 2025", "term_start = true", "“term_start” must be of type int."),
        ('language = "vi"', "language = vi", "Invalid value (at line 13, column 12)."),
    ],
)
def test_wrong_metadata_are_named(checkout: Path, old: str, new: str, message: str) -> None:
    path = checkout / "data" / "reports" / "hai-son-xx" / "report.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        Project(checkout).report_info  # noqa: B018
    assert str(refused.value) == f"{path}: {message}"


@pytest.mark.parametrize("data", [None, b'key = "\xff"'])
def test_metadata_that_cannot_be_read_are_named(checkout: Path, data: bytes | None) -> None:
    path = checkout / "data" / "reports" / "hai-son-xx" / "report.toml"
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=f"^{path}: .*\\.$"):
        Project(checkout).report_info  # noqa: B018


@pytest.mark.parametrize("names", [(), ("hai-son-xx", "hai-son-xxi")])
def test_a_project_has_one_report(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (tmp_path / "data" / "reports" / name).mkdir(parents=True)
    with pytest.raises(SourceError) as refused:
        Project(tmp_path).report  # noqa: B018
    assert str(refused.value).startswith(f"{tmp_path / 'data' / 'reports'}: ")
    assert str(refused.value).endswith(f"found {', '.join(names) or 'none'}.")
