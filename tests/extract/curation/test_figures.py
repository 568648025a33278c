"""Curated figures: each quotation in its place, each number explained once."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.figures import every_number, read_figures, read_roles
from lskg.extract.curation.sources import Sources
from lskg.text.document import Document

TEXT = Document("Năm 2025, thu 5,2 nghìn tỷ đồng, tăng 10 - 12%; 106/175 xã đạt chuẩn.")
FIGURE = {
    "start": "14",
    "end": "31",
    "quote": "5,2 nghìn tỷ đồng",
    "value": "5.2",
    "low": "",
    "high": "",
    "numerator": "",
    "denominator": "",
    "scale": "12",
    "unit": "VND",
    "unit_printed": "nghìn tỷ đồng",
    "comparator": "=",
    "kind": "amount",
    "direction": "",
    "status": "actual",
    "period": "2025",
    "baseline": "",
    "area": "",
    "indicator": "revenue",
    "phrase": "thu",
    "related": "",
    "relation": "",
    "change_basis": "",
    "name_vi": "",
    "name_en": "",
    "note": "",
}
RANGE = FIGURE | {
    "start": "38",
    "end": "46",
    "quote": "10 - 12%",
    "value": "",
    "low": "10",
    "high": "12",
    "scale": "0",
    "unit": "PERCENT",
    "unit_printed": "%",
    "kind": "change",
    "direction": "increase",
    "related": "14",
    "relation": "change-of",
}
FRACTION = FIGURE | {
    "start": "48",
    "end": "58",
    "quote": "106/175 xã",
    "value": "106",
    "numerator": "106",
    "denominator": "175",
    "scale": "0",
    "unit": "commune",
    "unit_printed": "xã",
    "kind": "count",
}
YEAR = {"start": "4", "end": "8", "quote": "2025", "role": "date", "note": ""}


def write(folder: Path, figures: list[dict[str, str]], numbers: list[dict[str, str]]) -> Path:
    for name, rows, columns in (("figures", figures, FIGURE), ("numbers", numbers, YEAR)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(columns))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def sources(folder: Path) -> Sources:
    return Sources.of(folder, (), TEXT)


def test_values_ranges_and_fractions_are_read(tmp_path: Path) -> None:
    write(tmp_path, [FIGURE, RANGE, FRACTION], [YEAR])
    amount, change, count = read_figures(sources(tmp_path), {"revenue"})
    assert (amount.low, amount.high, amount.exponent) == (amount.low, amount.low, 12)
    assert (str(change.low), str(change.high), change.related) == ("10", "12", (("change-of", 14),))
    assert (str(count.numerator), str(count.denominator)) == ("106", "175")
    figures = (amount, change, count)
    assert {each.method for each in figures} == {"curated"}
    numbers = every_number(TEXT, figures, read_roles(sources(tmp_path), figures))
    assert [(TEXT[each.span], each.role) for each in numbers] == [
        ("2025", "date"),
        ("5,2", "figure"),
        ("10", "figure"),
        ("12", "figure"),
        ("106", "figure"),
        ("175", "figure"),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quote": "5,3"}, "is not at 14-31"),
        ({"start": "x"}, "no place in a text"),
        ({"value": ""}, "needs a value"),
        ({"value": "5,2"}, "is no number"),
        ({"value": "5.3"}, "value 5.3 is not a number of the quotation “5,2 nghìn tỷ đồng”"),
        ({"numerator": "5.2", "denominator": "6"}, "denominator 6 is not a number of the quot"),
        ({"kind": "size"}, "kind “size” is not one of level, change"),
        ({"status": "ước"}, "status “ước” is not one of"),
        ({"period": "năm 2025"}, "period “năm 2025” is not of the form"),
        ({"baseline": "trước"}, "baseline “trước” is not of the form"),
        ({"indicator": "income"}, "“income” is not in indicators.csv"),
        ({"related": "99", "relation": "part-of"}, "no figure starts at 99"),
        ({"related": "14", "relation": "of"}, "relation “of” is not one of"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(
    tmp_path: Path, change: dict[str, str], message: str
) -> None:
    write(tmp_path, [FIGURE | change], [])
    with pytest.raises(CurationError, match=message) as refused:
        read_figures(sources(tmp_path), {"revenue"})
    assert "figures.csv, row 2" in str(refused.value)


def test_a_number_in_words_is_taken_as_a_person_reads_it(tmp_path: Path) -> None:
    """The digits of a quotation bind; words may be a half or a dozen."""
    text = Document("Hơn một nửa số xã đạt chuẩn.")
    half = FIGURE | {"start": "4", "end": "11", "quote": "một nửa", "value": "0.5", "scale": "0"}
    write(tmp_path, [half], [])
    (figure,) = read_figures(Sources.of(tmp_path, (), text), {"revenue"})
    assert str(figure.low) == "0.5"


def test_figures_do_not_overlap(tmp_path: Path) -> None:
    write(tmp_path, [FIGURE, RANGE | {"start": "30", "end": "46", "quote": TEXT.text[30:46]}], [])
    with pytest.raises(CurationError, match="overlaps"):
        read_figures(sources(tmp_path), {"revenue"})


def test_an_unexplained_number_is_refused_with_its_surroundings(tmp_path: Path) -> None:
    write(tmp_path, [FIGURE, RANGE, FRACTION], [])
    figures = read_figures(sources(tmp_path), {"revenue"})
    with pytest.raises(CurationError, match="what the number 2025 at 4 is") as refused:
        every_number(TEXT, figures, ())
    assert "Năm 2025, thu" in str(refused.value)


def test_a_number_is_not_explained_twice(tmp_path: Path) -> None:
    again = {"start": "48", "end": "51", "quote": "106", "role": "name", "note": ""}
    write(tmp_path, [FIGURE, RANGE, FRACTION], [YEAR, again])
    figures = read_figures(sources(tmp_path), {"revenue"})
    with pytest.raises(CurationError, match="106 is part of the figure"):
        read_roles(sources(tmp_path), figures)
