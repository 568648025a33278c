"""The checks of a text as the command line prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from lskg.audit.explanations import counted, listing
from lskg.audit.find import audit_rules
from lskg.audit.number_text import UnitText
from lskg.cli.main import main
from lskg.text.document import Document

TEXT = (
    "Đã công nhận 201 sản phẩm OCOP (21 sản phẩm 04 sao; 180 sản phẩm 03 sao).\n"
    "Có 126/194 nhà văn hóa, đạt tỷ lệ 69,4%.\n"
)


def test_errors_are_listed_first_with_their_places(units: UnitText) -> None:
    document = Document(TEXT)
    lines = listing(audit_rules(document), document, "en", units).splitlines()
    assert lines[0].startswith("error: share: 126 ÷ 194 × 100 ≈ 64.948%. The report prints 69.4%")
    assert lines[1].strip() == "108-113 “69,4%”, 77-96 “126/194 nhà văn hóa”"
    assert lines[2].startswith("consistent: sum: 21 + 180 = 201.")


def test_verdicts_are_counted() -> None:
    assert counted(audit_rules(Document(TEXT))) == "1 error, 1 consistent"
    assert counted(audit_rules(Document("Không có số."))) == "no figures are tied"


@pytest.mark.parametrize(("language", "words"), [("vi", "Báo cáo in"), ("en", "The report prints")])
def test_command_reads_any_text(tmp_path: Path, language: str, words: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(main, ["audit", str(path), "--language", language])
    assert done.exit_code == 0
    assert words in done.stdout
    assert done.stderr == "1 error, 1 consistent.\n"


def test_command_refuses_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xff\xfe")
    done = CliRunner().invoke(main, ["audit", str(path)])
    assert done.exit_code == 1
    assert "is not UTF-8" in done.stderr
