"""Where the folders of a checkout lie, and what is known of the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lskg.errors import SourceError
from lskg.project import Project, ReportInfo

ROOT = Path(__file__).parents[1]


def test_everything_that_a_project_names_is_there() -> None:
    project = Project(ROOT)
    paths = [project.catalogue, *project.provinces, project.links]
    for report in project.reports:
        paths += [report.text, *project.catalogues(report.info)]
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
    info = Project(ROOT).report("lang-son-xviii").info
    assert (info.term_start, info.term_end, info.language) == (2025, 2030, "vi")
    assert "XVIII" in info.title_vi
    assert "18th" in info.title_en


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('file = "hai-son.txt"\n', "", "the entry “file” is missing."),
        ('file = "hai-son.txt"', 'file = ""', "the entry “file” is missing."),
        ('language = "vi"', 'language = "vi"\ncolour = "red"', "the entry “colour” is not known."),
        ("term_start = 2025", 'term_start = "2025"', "“term_start” must be of type int."),
        (
            'key = "hai-son-xx"',
            'key = "hai-son-xxi"',
            "“key” must be the name of the folder, hai-son-xx.",
        ),
        ("term_start = 2025", "term_start = true", "“term_start” must be of type int."),
        ('level = "curated"', 'level = "read"', "“level” must be one of rule, curated."),
        (
            'province = "hai-son"',
            'province = "Hải Sơn"',
            "“Hải Sơn” may hold small letters, digits, - and . only, as in an-binh.",
        ),
        (
            "term_end = 2030",
            "term_end = 2020",
            "the years 2025 to 2020 are no term; “term_end” must not lie before “term_start”.",
        ),
        ('language = "vi"', "language = vi", "Invalid value (at line 17, column 12)."),
    ],
)
def test_wrong_metadata_are_named(checkout: Path, old: str, new: str, message: str) -> None:
    path = checkout / "data" / "reports" / "hai-son-xx" / "report.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        Project(checkout).report()
    assert str(refused.value) == f"{path}: {message}"


@pytest.mark.parametrize("data", [None, b'key = "\xff"'])
def test_metadata_that_cannot_be_read_are_named(checkout: Path, data: bytes | None) -> None:
    path = checkout / "data" / "reports" / "hai-son-xx" / "report.toml"
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=f"^{path}: .*\\.$"):
        Project(checkout).report()


def test_what_a_report_must_say_is_little(tmp_path: Path) -> None:
    write_info(tmp_path, "an-binh", 'title_vi = "Báo cáo"')
    info = Project(tmp_path).report().info
    assert (info.level, info.language, info.term_start, info.province) == ("rule", "vi", 0, "")


def test_a_project_without_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        Project(tmp_path).reports  # noqa: B018
    folder = tmp_path / "data" / "reports"
    assert str(refused.value).startswith(f"{folder}: no report is here; `lskg new KEY FILE`")


def test_a_project_may_have_several_reports(tmp_path: Path) -> None:
    for key in ("vinh-cat", "an-binh"):
        write_info(tmp_path, key, 'title_vi = "Báo cáo"')
    (tmp_path / "data" / "reports" / ".hidden").mkdir()
    project = Project(tmp_path)
    assert [each.info.key for each in project.reports] == ["an-binh", "vinh-cat"]
    assert project.report("vinh-cat").text.name == "report.txt"
    folder = tmp_path / "data" / "reports"
    with pytest.raises(SourceError) as refused:
        project.report()
    assert str(refused.value) == (
        f"{folder}: say which report is meant; there are an-binh, vinh-cat."
    )
    with pytest.raises(SourceError) as refused:
        project.report("song-ha")
    assert str(refused.value) == (
        f"{folder}: no report has the key “song-ha”; there are an-binh, vinh-cat."
    )


def test_catalogues_of_a_report_are_those_of_all_and_of_its_province(tmp_path: Path) -> None:
    project = Project(tmp_path)
    province = project.province("an-binh")
    info = ReportInfo("an-binh", "report.txt", "Báo cáo", province="an-binh")
    assert project.catalogues(info) == ()
    province.mkdir(parents=True)
    project.province("vinh-cat").mkdir()
    assert project.catalogues(info) == (project.catalogue, province)
    assert project.catalogues(replace(info, province="")) == (project.catalogue,)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ({}, ("k", "k", "k", "k")),
        ({"province": "p"}, ("p", "p", "p", "p")),
        ({"province": "p", "commune": "c"}, ("p", "p", "c", "c")),
        ({"district": "d"}, ("k", "d", "d", "d")),
    ],
)
def test_unit_of_a_level_is_that_of_the_report_or_the_next_wider(
    units: dict[str, Any], expected: tuple[str, ...]
) -> None:
    info = replace(ReportInfo("k", "report.txt", "Báo cáo"), **units)
    levels = ("province", "district", "commune", None)
    assert tuple(info.unit(level) for level in levels) == expected


def write_info(root: Path, key: str, entries: str) -> None:
    folder = root / "data" / "reports" / key
    folder.mkdir(parents=True)
    text = f'key = "{key}"\nfile = "report.txt"\n{entries}\n'
    (folder / "report.toml").write_text(text, encoding="utf-8")
