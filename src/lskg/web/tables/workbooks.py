"""Workbooks of what the site shows, in the words of one reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from flask import Response
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.errors import AnswerTooLarge
from lskg.formats import XLSX
from lskg.release.files import published
from lskg.release.releases import SHORT
from lskg.tables.sheets import Head, Sheets
from lskg.tables.values import Value
from lskg.web.http.responses import conditional
from lskg.web.http.work import give_way
from lskg.web.view.localized import Reader

#: Under which all data are published.
_LICENCE = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"

#: The most cells of a workbook, which takes two seconds of a processor.
_CELLS = 150_000
#: Rows after which others get their turn.
_TURN = 20


def refuse_large(rows: int, columns: int, most: int | None = None) -> None:
    """Refuse a workbook that would take long.

    Args:
        rows: of its first sheet.
        columns: of its first sheet.
        most: cells, where fewer than usual are taken.

    Raises:
        AnswerTooLarge: it would have too many cells.
    """
    count = _CELLS if most is None else most
    if rows * columns > count:
        raise AnswerTooLarge(
            "This workbook would have more than {count:,} cells; narrow the rows, choose fewer "
            "columns, or take CSV.",
            count=count,
        )


def book_response(body: bytes, name: str) -> BaseResponse:
    """A workbook to be saved under a name, to which its ending is added."""
    response = Response(body, content_type=XLSX.media_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{XLSX.ending}"'
    return conditional(response)


def workbook(
    reader: Reader,
    title: str,
    heads: Sequence[Head],
    rows: Iterable[Sequence[Value]],
    notes: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A workbook: rows, and on a second sheet what they mean, whence they are, and the licence.

    Others get their turn between the rows.

    Args:
        reader: whom it is for.
        title: name of the first sheet.
        heads: its columns, in the reader's language.
        rows: the cells, in the order of the heads.
        notes: further labels and words, such as the address of the page; they come first.
    """
    index = reader.index
    folder = index.site.folder
    made = published(folder.resolve()) if folder else datetime(2000, 1, 1, tzinfo=UTC)
    sources = [reader.title(key).words for key in index.reports]
    about = [
        *notes,
        *((gettext("Nguồn"), source) for source in sources),
        (gettext("Bản phát hành"), str(index.site.release.get("digest", ""))[:SHORT]),
        (gettext("Giấy phép"), _LICENCE),
    ]
    # It brings openpyxl, 34 MB that a site without a workbook does not need.
    from lskg.tables.xlsx import to_xlsx

    labels = (gettext("Cột"), gettext("Tên trong CSV và JSON"), gettext("Nghĩa"))
    sheets = Sheets(title, heads, gettext("Giải thích"), labels, about, made)
    return to_xlsx(sheets, _by_turns(rows))


def _by_turns(rows: Iterable[Sequence[Value]]) -> Iterator[Sequence[Value]]:
    for count, row in enumerate(rows):
        if count % _TURN == _TURN - 1:
            give_way()
        yield row
