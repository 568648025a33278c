"""What sums of money are for is read from a table that fits the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.funding import read_funding
from lskg.extract.curation.sources import Sources
from lskg.extract.figures.records import Funding
from lskg.text.document import Document

HEAD = "start,quote,initiatives,sources,note\n"


def read(folder: Path, row: str) -> tuple[Funding, ...]:
    (folder / "funding.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    return read_funding(
        Sources.of(folder, (), Document("")), {12: "5 tỷ đồng"}, {"duong-ven-bien", "cang"}
    )


def test_sum_tells_what_it_is_for_and_its_source(tmp_path: Path) -> None:
    row = "12,5 tỷ đồng,duong-ven-bien | cang,credit,"
    assert read(tmp_path, row) == (Funding(12, ("duong-ven-bien", "cang"), ("credit",)),)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("13,5 tỷ đồng,cang,,", "no figure “5 tỷ đồng” starts at 13"),
        ("12,6 tỷ đồng,cang,,", "no figure “6 tỷ đồng” starts at 12"),
        ("12,5 tỷ đồng,khac,,", "“khac” is the slug of no initiative"),
        ("x,5 tỷ đồng,cang,,", "start “x” is no whole number"),
    ],
)
def test_row_that_does_not_fit_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(CurationError, match=message):
        read(tmp_path, row)
