"""What a figure is about is read from a table that fits the figures and the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.extract.curation.figure_things import read_figure_things
from lskg.extract.curation.sources import Sources
from lskg.text.document import Document

HEAD = "start,quote,things,words,note\n"


def read(folder: Path, row: str) -> dict[int, tuple[str, ...]]:
    (folder / "figure_things.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    sources = Sources.of(folder, (), Document("03 huy chương tại SEA Games"))
    return read_figure_things(sources, {0: "03 huy chương"}, {"sea-games", "wushu"})


def test_row_tells_the_things(tmp_path: Path) -> None:
    row = "0,03 huy chương,sea-games | wushu,tại SEA Games,"
    assert read(tmp_path, row) == {0: ("sea-games", "wushu")}


def test_row_may_tell_that_it_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, "0,03 huy chương,,tại SEA Games,") == {0: ()}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1,03 huy chương,wushu,tại SEA Games,", "no figure “03 huy chương” starts at 1"),
        ("0,03 huy chương,judo,tại SEA Games,", "“judo” is the slug of no named thing"),
        ("0,03 huy chương,wushu,tại Olympic,", "“tại Olympic” is not in the report"),
    ],
)
def test_row_that_does_not_fit_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(CurationError, match=message):
        read(tmp_path, row)
