"""Rows that add a check or explain one, and rows that cannot."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from lskg.audit.checks import Check
from lskg.audit.curation import COLUMNS, read_audit
from lskg.audit.explanations import work
from lskg.audit.find import find_checks
from lskg.errors import CurationError
from lskg.extract.figures.read import read_figures
from lskg.extract.structure.read import read_structure
from lskg.text.document import Document

TEXT = "Đã công nhận 201 sản phẩm OCOP (21 sản phẩm 04 sao; 170 sản phẩm 03 sao)."
STARTS = "13 | 32 | 52"
QUOTES = "201 sản phẩm | 21 sản phẩm | 170 sản phẩm"


SHARES = ("44%", "40%")


def audit(tmp_path: Path, *rows: tuple[str, ...], text: str = TEXT) -> tuple[Check, ...]:
    lines = [",".join(COLUMNS), *(",".join(row) for row in rows)]
    (tmp_path / "audit.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    document = Document(text)
    figures, _ = read_figures(read_structure(document, loose=True))
    return find_checks(document, figures, (), read_audit(tmp_path))


def test_without_a_table_there_are_no_rows(tmp_path: Path) -> None:
    assert read_audit(tmp_path) == ()


def test_row_explains_what_the_rules_call_an_error(tmp_path: Path) -> None:
    assert [each.verdict for each in audit(tmp_path)] == ["error"]
    (found,) = audit(tmp_path, ("sum", STARTS, QUOTES, "", "different-base", "Khác.", "Differs."))
    assert (found.verdict, found.method, found.reason_vi) == ("different-base", "curated", "Khác.")


def test_row_adds_a_tie_that_arithmetic_judges(tmp_path: Path) -> None:
    row = ("repeat", "32 | 52", "21 sản phẩm | 170 sản phẩm", "", "", "", "")
    added = [each for each in audit(tmp_path, row) if each.rule == "repeat"]
    assert [(each.verdict, each.method) for each in added] == [("error", "curated")]


def test_row_adds_parts_that_may_not_exceed_their_total(tmp_path: Path) -> None:
    row = ("part", "13 | 32", "201 sản phẩm | 21 sản phẩm", "", "", "", "")
    (found,) = (each for each in audit(tmp_path, row) if each.rule == "part")
    assert found.verdict == "consistent"
    assert work(found, Document(TEXT), "en") == "21 ≤ 201"
    row = ("part", "32 | 13", "21 sản phẩm | 201 sản phẩm", "", "", "", "")
    (found,) = (each for each in audit(tmp_path, row) if each.rule == "part")
    assert found.verdict == "error"


def test_row_holds_a_share_to_the_whole_numbers_that_can_make_it(tmp_path: Path) -> None:
    text = "Toàn tỉnh có 15 đô thị. 44% đô thị có quy hoạch. 40% đô thị có chợ."
    base = ("", "different-base", "Khác.", "Differs.")
    rows = [("share", f"{text.index(share)} | 13", f"{share} | 15 đô thị") for share in SHARES]
    found = audit(tmp_path, (*rows[0], *base), (*rows[1], "", "", "", ""), text=text)
    told = {each.expected: each for each in found if each.rule == "share"}
    assert told[Fraction(44)].computed == Fraction(700, 15)
    assert told[Fraction(40)].computed == Fraction(40)
    assert told[Fraction(40)].verdict == "consistent"
    worked = work(told[Fraction(44)], Document(text), "en")
    assert worked.startswith("7 ÷ 15 × 100 ≈ 46.67%")


def test_a_sum_in_another_scale_is_told_in_that_of_the_stated_one(tmp_path: Path) -> None:
    text = "Ủng hộ 500 tỷ đồng. Đóng góp 413.359 triệu đồng."
    row = (
        "repeat",
        f"{text.index('500')} | {text.index('413')}",
        "500 tỷ đồng | 413.359 triệu đồng",
    )
    found = audit(tmp_path, (*row, "", "different-base", "Khác.", "Differs."), text=text)
    assert [work(each, Document(text), "vi") for each in found] == ["500 ≠ 413,359"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("sum", STARTS, QUOTES, "", "", "", ""), "find this tie without the row"),
        (("sum", STARTS, QUOTES, "", "different-base", "", ""), "needed in both languages"),
        (("sum", STARTS, QUOTES, "", "undecidable", "Khác.", ""), "needed in both languages"),
        (("sum", STARTS, QUOTES, "", "error", "Sai.", "Wrong."), "is not one of"),
        (("add", STARTS, QUOTES, "", "", "", ""), "is not one of"),
        (("sum", "13 | 33", "201 sản phẩm | 21 sản phẩm", "", "", "", ""), "there is no figure"),
        (("sum", "13 | 32", "201 sản phẩm | 22 sản phẩm", "", "", "", ""), "there is no figure"),
        (("sum", "13", "201 sản phẩm", "", "", "", ""), "two places or more"),
        (("sum", STARTS, QUOTES, "statistic/x", "", "", ""), "and no other"),
        (("source", "13", "201 sản phẩm", "", "", "", ""), "and no other"),
        (("sum", STARTS, "201 sản phẩm", "", "", "", ""), "as many quotations"),
        (("balance", STARTS, QUOTES, "", "", "", ""), "cannot add a tie of the rule"),
    ],
)
def test_row_that_cannot_be_is_refused(tmp_path: Path, row: tuple[str, ...], message: str) -> None:
    with pytest.raises(CurationError, match=message):
        audit(tmp_path, row)


def test_row_counts_the_names_that_it_quotes(tmp_path: Path) -> None:
    text = "Có 03 trụ cột kinh tế, văn hóa, an ninh."
    words = ("kinh tế", "văn hóa", "an ninh")
    starts = " | ".join(str(text.index(each)) for each in ("03", *words))
    row = ("count", starts, " | ".join(("03 trụ cột", *words)), "", "", "", "")
    (found,) = audit(tmp_path, row, text=text)
    assert (found.rule, found.computed, found.verdict) == ("count", Fraction(3), "consistent")
    wrong = (*row[:2], row[2].replace("văn", "văm"), *row[3:])
    with pytest.raises(CurationError, match="the text does not say"):
        audit(tmp_path, wrong, text=text)
