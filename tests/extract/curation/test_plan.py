"""What curation adds is checked against the text, and a row that does not fit is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.whole import read_tables

from lskg.errors import CurationError
from lskg.extract.curation.plan import Curation, curate_targets
from lskg.extract.curation.sources import Sources
from lskg.extract.read_report import extract
from lskg.extract.records import Target
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

Change = Callable[[str, str, str], None]


@pytest.fixture
def folder(tables: Path) -> Path:
    return tables


@pytest.fixture
def change(folder: Path) -> Change:
    """A function that replaces words in a curated file."""

    def replace(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return replace


@pytest.fixture
def targets(hai_son: Document) -> tuple[Target, ...]:
    return extract(read_structure(hai_son)).targets


def test_tables_are_read(folder: Path, hai_son: Document) -> None:
    curation = read_tables(folder, hai_son)
    assert curation.titles_en["Kinh tế"] == "Economy"
    assert curation.targets["nông nghiệp 20 - 22%"]["indicator"] == "agriculture-labour-share"
    (sea,) = (each for each in curation.entities if each.key == "chi-cuc-thuy-san")
    assert (sea.kind, sea.parent) == ("SpecializedAgency", "uy-ban-nhan-dan-tinh")
    (poor,) = (each for each in curation.indicators if each.key == "poor-household-rate")
    assert poor.phrases == ("cơ bản không còn hộ nghèo", "Tỷ lệ hộ nghèo")
    assert poor.name_en == "Share of poor households"


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "message"),
    [
        (
            "titles.csv",
            "Kỷ cương",
            "Kỉ cương",
            "row 2",
            "“Kỉ cương - Sáng tạo” is not in the report",
        ),
        ("titles.csv", "Kỷ cương - Sáng tạo", "", "row 2", "the quotation “” is not in the report"),
        (
            "titles.csv",
            "Văn hóa - xã hội",
            "Kinh tế",
            "row 9",
            "“Kinh tế” stands in an earlier row",
        ),
        ("titles.csv", "quote,title_en", "title_en,quote", "row 1", "must be quote, title_en"),
        ("titles.csv", "Sáng tạo,Discipline", "Sáng tạo,x,Discipline", "row 2", "has 2 cells"),
        ("titles.csv", ",Discipline - Creativity", "", "row 2", "a row has 2 cells; quote cells"),
        ("targets.csv", "dưới 40%", "dưới 41%", "row 4", "“công nghiệp dưới 41%” is not in"),
        ("targets.csv", "industry-labour", "x-labour", "row 4", "“x-labour-share” is not in ind"),
        ("targets.csv", "2-industry", "Công nghiệp", "row 4", "key “Công nghiệp” may hold small"),
        ("targets.csv", "2-agriculture", "2-industry", "row 6", "key “2-industry” stands in an ea"),
        ("indicators.csv", "grdp-growth", "GRDP growth", "row 3", "key “GRDP growth” may hold"),
        ("indicators.csv", "công nghiệp dưới 40%", "công chúa", "row 6", "“công chúa” is not in"),
        ("entities.csv", "so-y-te", "so_y_te", "row 5", "slug “so_y_te” may hold small letters"),
        ("entities.csv", "Sở Y tế,uy", ",uy", "row 5", "needs at least one alias as printed"),
        ("entities.csv", "Sở Y tế,uy", "Sở Y học,uy", "row 5", "“Sở Y học” is not in the report"),
        (
            "entities.csv",
            "Sở Y tế,uy",
            "Tỉnh uỷ,uy",
            "row 6",
            "“Tỉnh uỷ” already belongs to so-y-te",
        ),
        (
            "entities.csv",
            ",tinh-uy,",
            ",thanh-uy,",
            "row 8",
            "parent “thanh-uy” is not in the table",
        ),
    ],
)
def test_row_that_does_not_fit_is_named(
    folder: Path,
    hai_son: Document,
    change: Change,
    name: str,
    old: str,
    new: str,
    place: str,
    message: str,
) -> None:
    change(name, old, new)
    with pytest.raises(CurationError) as refused:
        read_tables(folder, hai_son)
    sentence = str(refused.value)
    assert sentence.startswith(f"{folder / name}, {place}: ")
    assert message in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (Path(__file__).parents[2] / "hai-son").rglob("*.csv"))
)
def test_missing_file_has_no_rows(folder: Path, hai_son: Document, name: str) -> None:
    """What is refused without it is another table with rows that refer to one of its own."""
    header = (folder / name).read_text(encoding="utf-8").splitlines()[0]
    (folder / name).write_text(f"{header}\n", encoding="utf-8")
    empty = outcome(folder, hai_son)
    (folder / name).unlink()
    assert outcome(folder, hai_son) == empty


def outcome(folder: Path, document: Document) -> Curation | str:
    """The curation in a folder, or the sentence that refuses it."""
    try:
        return read_tables(folder, document)
    except CurationError as error:
        return str(error)


def test_report_without_tables_is_curated_in_nothing(tmp_path: Path, hai_son: Document) -> None:
    assert read_tables(tmp_path / "none", hai_son) == Curation(is_complete=True)


@pytest.mark.parametrize(
    ("name", "is_catalogue"), [("title.csv", False), ("indicator.csv", True), ("titles.csv", True)]
)
def test_file_that_is_no_table_is_named(
    folder: Path, hai_son: Document, tmp_path: Path, name: str, *, is_catalogue: bool
) -> None:
    """A misspelled table, or one of a report in the catalogue, would be read by nobody."""
    place = tmp_path if is_catalogue else folder
    (place / name).write_text("quote,title_en\n", encoding="utf-8")
    with pytest.raises(CurationError, match=r": no table has this name; there are ") as refused:
        Sources.of(folder, (tmp_path,), hai_son)
    assert str(refused.value).startswith(f"{place / name}: ")


def test_file_that_is_not_utf8_is_named(folder: Path, hai_son: Document) -> None:
    (folder / "titles.csv").write_bytes(b"quote,title_en\n\xff,x\n")
    with pytest.raises(CurationError, match=r"titles.csv: byte 15 is not UTF-8\.$"):
        read_tables(folder, hai_son)


def test_decomposed_cell_is_refused(folder: Path, hai_son: Document) -> None:
    path = folder / "titles.csv"
    path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), "utf-8")
    with pytest.raises(CurationError, match="row 2: a cell is not in Unicode NFC"):
        read_tables(folder, hai_son)


def test_unbalanced_quotation_mark_is_refused(
    folder: Path, hai_son: Document, change: Change
) -> None:
    change("titles.csv", "Kinh tế,Economy", 'Kinh tế,"Economy')
    with pytest.raises(
        CurationError, match=r"titles\.csv, line \d+: .*; check the quotation marks\.$"
    ):
        read_tables(folder, hai_son)


def test_file_of_a_spreadsheet_is_read(folder: Path, hai_son: Document) -> None:
    before = read_tables(folder, hai_son)
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    after = read_tables(folder, hai_son)
    assert (after.titles_en, after.entities) == (before.titles_en, before.entities)
    assert (after.indicators, set(after.targets)) == (before.indicators, set(before.targets))


def test_quotation_may_run_over_a_line_break(folder: Path, change: Change) -> None:
    document = Document("I. KINH\nTẾ BIỂN\n")
    (folder / "titles.csv").write_text("quote,title_en\nKINH TẾ BIỂN,Marine economy\n", "utf-8")
    for path in set(folder.iterdir()) - {folder / "titles.csv"}:
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", "utf-8")
    assert read_tables(folder, document) == Curation(
        is_complete=True, titles_en={"KINH TẾ BIỂN": "Marine economy"}
    )


def test_targets_take_key_indicator_and_unit(
    folder: Path, hai_son: Document, targets: tuple[Target, ...]
) -> None:
    curated = curate_targets(targets, read_tables(folder, hai_son))
    assert [(each.key, each.indicator) for each in curated] == [
        ("1-grdp-growth", "grdp-growth"),
        ("2-agriculture", "agriculture-labour-share"),
        ("2-industry", "industry-labour-share"),
        ("3-income-vnd", "income-per-person-vnd"),
        ("3-income-usd", "income-per-person-usd"),
        ("4-poor-households", "poor-household-rate"),
    ]
    poor = curated[-1].quantity
    assert (poor.low, poor.unit, poor.unit_printed) == (Decimal(0), "PERCENT", "")
    assert curated[3].quantity == targets[3].quantity


def test_target_without_a_row_is_named(
    folder: Path, hai_son: Document, change: Change, targets: tuple[Target, ...]
) -> None:
    change("targets.csv", "nông nghiệp 20 - 22%,", "Cơ cấu lao động,")
    with pytest.raises(CurationError, match=r"no row quotes target \(2\) “nông nghiệp 20 - 22%”"):
        curate_targets(targets, read_tables(folder, hai_son))


def test_row_without_a_target_is_named(
    folder: Path, hai_son: Document, change: Change, targets: tuple[Target, ...]
) -> None:
    change("targets.csv", "tương đương", "Kinh tế,0-economy,grdp-growth,,\ntương đương")
    with pytest.raises(CurationError, match=r"row 7: the rules find no target “Kinh tế”"):
        curate_targets(targets, read_tables(folder, hai_son))


def test_indicators_may_be_near_to_others(folder: Path, hai_son: Document) -> None:
    table = folder / "near_indicators.csv"
    table.write_text("indicator,near,note\ngrdp-growth,poor-household-rate,Both fall.\n", "utf-8")
    found = {each.key: each for each in read_tables(folder, hai_son).indicators}
    assert found["grdp-growth"].near == ("poor-household-rate",)
    assert found["poor-household-rate"].near == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("grdp-growth,wages,Both rise.", "the indicator “wages” is not in indicators.csv"),
        ("wages,grdp-growth,Both rise.", "the indicator “wages” is not in indicators.csv"),
        ("grdp-growth,grdp-growth,The same.", "near is another indicator"),
        ("grdp-growth,,Nothing.", "near is another indicator"),
        ("grdp-growth,poor-household-rate,", "the note says what tells it apart"),
    ],
)
def test_near_indicators_are_known_and_told_apart(
    folder: Path, hai_son: Document, row: str, message: str
) -> None:
    (folder / "near_indicators.csv").write_text(f"indicator,near,note\n{row}\n", "utf-8")
    with pytest.raises(CurationError, match=f"near_indicators.csv, row 2: .*{message}"):
        read_tables(folder, hai_son)
