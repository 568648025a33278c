"""A small catalogue of territories and indicators."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lskg.external.records import Territory
from lskg.external.statistics.import_file import Catalogue
from lskg.extract.records import Indicator


def unit(slug: str, kind: str, name: str, **more: str) -> Territory:
    lead, _, short = name.partition(" ")
    return Territory(
        key=f"administrative-unit/{slug}",
        kind=kind,
        name_vi=name,
        name_en=f"{short} {lead}",
        code=slug[:2],
        short_name=short,
        **more,
    )


def indicator(key: str, vi: str, en: str, unit: str) -> Indicator:
    return Indicator(key, vi, en, None, None, unit, None, None, ())


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue(
        territories=(
            Territory("place/viet-nam", "Country", "Việt Nam", "Viet Nam", iso="VN"),
            unit("20", "Province", "Tỉnh Lạng Sơn", iso="VN-09"),
            unit("02", "Province", "Tỉnh Hà Giang", valid_to="2025-06-30"),
            unit("08-until-2025-06", "Province", "Tỉnh Tuyên Quang", valid_to="2025-06-30"),
            unit("08-from-2025-07", "Province", "Tỉnh Tuyên Quang", valid_from="2025-07-01"),
            unit("06463", "Commune", "Xã Chi Lăng"),
            unit("06481", "Commune", "Xã Chi Lăng"),
            unit("178", "District", "Huyện Lạng Sơn"),
        ),
        indicators=(
            indicator("poverty-rate-nso", "Tỷ lệ nghèo", "Poverty rate", "PERCENT"),
            indicator("forest-area", "Diện tích rừng", "Area of forest", "ha"),
            indicator("area", "Diện tích", "Area", "km2"),
            indicator("average-population", "Dân số trung bình", "Average population", "person"),
            indicator("gdp", "NGDP PA", "NGDP PA", "VND"),
        ),
    )


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of each format, two with the bytes that a statistics office adds to them."""
    folder = tmp_path_factory.mktemp("statistics") / "files"
    shutil.copytree(Path(__file__).parent / "files", folder)
    table = folder / "pxweb.csv"
    text = table.read_text(encoding="utf-8").replace("\n", "\r\n")
    table.write_bytes(b"\xef\xbb\xbf" + text.encode())
    cube = folder / "jsonstat1.json"
    cube.write_bytes(cube.read_bytes().rstrip() + b"\0")
    return folder
