from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from lskg.errors import SourceError
from lskg.external.statistics.import_file import Catalogue, import_file

ROOT = Path(__file__).parents[3]
SAMPLES = Path(os.environ.get("LSKG_LINKING_SAMPLES", ROOT / "../shared/linking/samples"))
needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}; LSKG_LINKING_SAMPLES names the folder"
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_pxweb_csv_becomes_rows_and_the_rest_is_listed(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    linked = import_file(files / "pxweb.csv", tmp_path, catalogue)
    found = {
        (row["area"], row["period"]): (row["value"], row["status"]) for row in rows(linked.table)
    }
    assert found == {
        ("place/viet-nam", "2022"): ("4.2", "actual"),
        ("place/viet-nam", "2024"): ("3.4", "provisional"),
        ("administrative-unit/20", "2022"): ("9.6", "actual"),
        ("administrative-unit/02", "2022"): ("25.1", "actual"),
        ("administrative-unit/02", "2024"): ("21.7", "provisional"),
    }
    assert linked.imported.left_out == {
        "place “Vùng nào đó” is not matched": 2,
        "no value": 1,
    }


def test_scale_of_the_table_is_kept_beside_the_printed_value(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    linked = import_file(files / "jsonstat1.json", tmp_path, catalogue)
    found = {(row["indicator"], row["area"]): row for row in rows(linked.table)}
    row = found["average-population", "place/viet-nam"]
    assert (row["value"], row["scale"], row["published"]) == ("101343.8", "thousand", "101343.8")


def test_power_of_ten_of_sdmx_is_the_scale_and_months_are_left_out(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    first = import_file(files / "annual.xml", tmp_path, catalogue)
    assert first.imported.rows == ()
    mapping = json.loads(first.mapping.read_text("utf-8"))
    mapping["indicators"]["NGDP_PA"] = {"indicator": "gdp", "unit": "VND", "scale": "one"}
    first.mapping.write_text(json.dumps(mapping), "utf-8")
    linked = import_file(files / "annual.xml", tmp_path, catalogue)
    assert [(row["period"], row["value"], row["scale"]) for row in rows(linked.table)] == [
        ("2024", "114.2", "million"),
        ("2025", "120", "million"),
    ]
    assert linked.imported.left_out == {"period “2024-01” is not whole years": 1}


def test_kept_mapping_is_obeyed_and_completed(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    first = import_file(files / "pxweb.csv", tmp_path, catalogue)
    mapping = json.loads(first.mapping.read_text("utf-8"))
    mapping["places"]["Vùng nào đó"] = ["administrative-unit/08-until-2025-06"]
    mapping["places"]["Hà Giang"] = []
    del mapping["places"]["Lang Son"]
    first.mapping.write_text(json.dumps(mapping), "utf-8")
    second = import_file(files / "pxweb.csv", tmp_path, catalogue)
    assert not second.is_new
    assert {row["area"] for row in rows(second.table)} == {
        "place/viet-nam",
        "administrative-unit/20",
        "administrative-unit/08-until-2025-06",
    }
    kept = json.loads(second.mapping.read_text("utf-8"))["places"]
    assert kept["Hà Giang"] == []


def test_linking_again_gives_the_same_bytes(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    first = import_file(files / "folded.csv", tmp_path, catalogue)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    import_file(files / "folded.csv", tmp_path, catalogue)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert rows(first.table)


def test_only_the_places_asked_for_are_kept(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    linked = import_file(files / "pxweb.csv", tmp_path, catalogue, only=("administrative-unit/20",))
    assert {row["area"] for row in rows(linked.table)} == {"administrative-unit/20"}


def test_unknown_decimal_mark_leaves_values_out_until_it_is_stated(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "poverty.csv"
    path.write_text(
        "Poverty rate by province by Cities provincies and Year\n\nTỉnh;2023\nLạng Sơn;9.123\n",
        "utf-8",
    )
    linked = import_file(path, tmp_path / "kept", catalogue)
    assert linked.imported.rows == ()
    assert "decimal mark" in next(iter(linked.imported.left_out))
    stated = import_file(path, tmp_path / "stated", catalogue, mark=".")
    assert [row["value"] for row in stated.imported.rows] == ["9.123"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"places": {"Lang Son": ["administrative-unit/99"]}}, "which is no territory"),
        ({"indicators": {"x": {"indicator": "no", "unit": "%", "scale": "one"}}}, "no indicator"),
        ({"dimensions": {"period": "when"}}, "is no role of a dimension"),
        ({"dimensions": {"period": "period"}}, "the mapping lacks dimension"),
        ({"decimal": None, "source": {}}, "is not a mapping file"),
    ],
)
def test_mapping_that_is_wrong_is_refused_in_a_sentence(
    files: Path, tmp_path: Path, catalogue: Catalogue, change: dict[str, object], reason: str
) -> None:
    linked = import_file(files / "pxweb.csv", tmp_path, catalogue)
    mapping = json.loads(linked.mapping.read_text("utf-8")) | change
    linked.mapping.write_text(json.dumps(mapping), "utf-8")
    with pytest.raises(SourceError, match=reason):
        import_file(files / "pxweb.csv", tmp_path, catalogue)


def test_value_given_twice_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("Tỷ lệ nghèo\n\nTỉnh;2023\nLạng Sơn;9.6\nLang Son;9.7\n", "utf-8")
    with pytest.raises(SourceError, match="two cells give poverty-rate-nso"):
        import_file(path, tmp_path / "kept", catalogue)


@needs_samples
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "gso_pxweb_poverty_rate_by_province_en_semicolon.csv",
            {("poverty-rate-nso", "2016"): ("14.5", "one", "provisional")},
        ),
        (
            "gso_pxweb_forest_area_by_province_multidim_en_semicolon.csv",
            {("forest-area", "2008"): ("382.4", "thousand", "actual")},
        ),
        (
            "nso_pxweb_E02.01_jsonstat.json",
            {
                ("area", "2024"): ("8310.18", "one", "actual"),
                ("average-population", "2024"): ("813.992", "thousand", "actual"),
            },
        ),
    ],
)
def test_real_file_gives_the_values_of_the_province(
    tmp_path: Path,
    catalogue: Catalogue,
    name: str,
    expected: dict[tuple[str, str], tuple[str, str, str]],
) -> None:
    linked = import_file(SAMPLES / name, tmp_path, catalogue, only=("administrative-unit/20",))
    found = {
        (row["indicator"], row["period"]): (row["value"], row["scale"], row["status"])
        for row in rows(linked.table)
    }
    assert expected.items() <= found.items()


@needs_samples
def test_real_sdmx_file_holds_months_only_and_all_are_listed(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    linked = import_file(SAMPLES / "nso_nsdp_sdmx21_IIPVNM.xml", tmp_path, catalogue)
    assert linked.imported.rows == ()
    months = [n for why, n in linked.imported.left_out.items() if why.endswith("not whole years")]
    assert sum(months) == 470


def test_table_of_one_place_and_year_is_given_both(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "population.csv"
    path.write_text("Nhóm tuổi;Dân số trung bình (Nghìn người)\nTổng số;813,992\n", "utf-8")
    first = import_file(path, tmp_path / "first", catalogue, mark=",")
    assert list(first.imported.left_out) == [
        "no dimension gives the year; state it with --year",
        "no dimension gives the place; state it with --place",
    ]
    dated = import_file(path, tmp_path / "dated", catalogue, mark=",", year="2024")
    assert list(dated.imported.left_out) == ["no dimension gives the place; state it with --place"]
    place = ("administrative-unit/20",)
    linked = import_file(path, tmp_path / "kept", catalogue, only=place, mark=",", year="2024")
    assert [(row["area"], row["period"], row["value"]) for row in linked.imported.rows] == [
        ("administrative-unit/20", "2024", "813.992")
    ]
    again = import_file(path, tmp_path / "kept", catalogue)
    assert again.imported.rows == linked.imported.rows
    with pytest.raises(SourceError, match="is no year"):
        import_file(path, tmp_path / "kept", catalogue, year="soon")


def test_nearest_of_what_is_not_matched_is_said(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "poverty.csv"
    path.write_text("Tỷ lệ nghèo\n\nTỉnh;2023\nLạng Sơm;9,6\nHà Giang;25,1\n", "utf-8")
    linked = import_file(path, tmp_path / "kept", catalogue)
    (reason,) = linked.imported.left_out
    assert reason.startswith("place “Lạng Sơm” is not matched; the nearest: administrative-unit/")
    assert "administrative-unit/20" in reason


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        (
            "jobless-spain.px",
            {
                "period “2013T4” is not whole years",
                "no dimension gives the place; state it with --place",
                "dimension “Sexo” (“Ambos sexos”, “Hombres”, “Mujeres”) is not matched; "
                "say in the mapping what it is",
            },
        ),
        (
            "gdp-luxembourg.xml",
            {
                "place “LU” is not matched",
                "indicator “NAMA_10_GDP” is not matched: no indicator has this name",
            },
        ),
        (
            "census-france.csv",
            {
                "place “FR” is not matched",
                "no dimension and no title gives the indicator; state it in the mapping",
                "dimension “SEX” (“F”, “M”, “T”) is not matched; say in the mapping what it is",
            },
        ),
    ],
)
def test_all_that_is_missing_of_a_file_of_another_office_is_said_at_once(
    files: Path, tmp_path: Path, catalogue: Catalogue, name: str, reasons: set[str]
) -> None:
    linked = import_file(files / name, tmp_path, catalogue)
    assert linked.imported.rows == ()
    assert reasons <= linked.imported.left_out.keys()


def test_a_quarter_is_no_year_and_another_place_is_not_the_one_asked_for(
    files: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    """Nothing is kept for a time or place that is not said, though a person gives the rest."""
    place = ("administrative-unit/20",)
    for name in ("jobless-spain.px", "gdp-luxembourg.xml"):
        first = import_file(files / name, tmp_path, catalogue, only=place)
        mapping = json.loads(first.mapping.read_text("utf-8"))
        whole = {"indicator": "gdp", "unit": "VND", "scale": "one"}
        mapping["indicators"] = dict.fromkeys(mapping["indicators"], whole)
        unknown = [each for each, role in mapping["dimensions"].items() if role == "unknown"]
        mapping["dimensions"] |= dict.fromkeys(unknown, "constant")
        first.mapping.write_text(json.dumps(mapping), "utf-8")
        assert import_file(files / name, tmp_path, catalogue, only=place).imported.rows == ()


@needs_samples
def test_real_workbook_gives_the_values_of_the_province(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    place = ("administrative-unit/20",)
    linked = import_file(SAMPLES / "gso_V02.01.xlsx", tmp_path, catalogue, only=place)
    found = {row["period"]: (row["value"], row["scale"]) for row in linked.imported.rows}
    assert len(found) == 12
    assert {scale for _, scale in found.values()} == {"thousand"}


@needs_samples
def test_real_table_of_one_province_says_what_it_lacks(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = SAMPLES / "gso_Lang_Son_pop.csv"
    first = import_file(path, tmp_path, catalogue)
    assert next(iter(first.imported.left_out)) == (
        "no dimension gives the year; state it with --year"
    )
    mapping = json.loads(first.mapping.read_text("utf-8"))
    whole = {"indicator": "average-population", "unit": "person", "scale": "one"}
    mapping["indicators"]["all_total"] = whole
    first.mapping.write_text(json.dumps(mapping), "utf-8")
    linked = import_file(path, tmp_path, catalogue, year="2019")
    assert [(row["area"], row["value"]) for row in linked.imported.rows] == [
        ("administrative-unit/20", "781655")
    ]
