"""Why a figure has no period is read from a table that fits the figures and the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.sources import Sources
from lskg.extract.curation.undated import read_undated
from lskg.text.document import Document

HEAD = "start,quote,reason,words,note\n"


def read(folder: Path, row: str) -> dict[int, str]:
    (folder / "undated.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    sources = Sources.of(folder, (), Document("hội nghị của 04 tỉnh và 05 xã"))
    return read_undated(sources, {13: "04 tỉnh", 24: "05 xã"}, {24})


def test_row_tells_the_reason(tmp_path: Path) -> None:
    row = "13,04 tỉnh,standing-rule,hội nghị của 04 tỉnh,"
    assert read(tmp_path, row) == {13: "standing-rule"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("14,04 tỉnh,not-stated,hội nghị,", "no figure “04 tỉnh” starts at 14"),
        ("24,05 xã,not-stated,hội nghị,", "the figure “05 xã” has a period"),
        ("13,04 tỉnh,never,hội nghị,", "reason “never” is not one of"),
        ("13,04 tỉnh,not-stated,hội thi,", "“hội thi” is not in the report"),
    ],
)
def test_row_that_does_not_fit_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(CurationError, match=message):
        read(tmp_path, row)
