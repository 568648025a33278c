"""The answer to a question as a workbook for spreadsheet programs."""

from __future__ import annotations

from flask_babel import gettext

from lskg.sparql.query_files import Query
from lskg.tables.sheets import Head
from lskg.web.language import choose
from lskg.web.questions.page import Asked, title_of
from lskg.web.sparql.cells import typed_cell
from lskg.web.tables.workbooks import refuse_large, workbook
from lskg.web.view.localized import Reader


def answer_book(reader: Reader, query: Query, asked: Asked, address: str) -> bytes:
    """The rows of an answer as a workbook in the words of the reader; things are named.

    Args:
        reader: who asks.
        query: the saved query.
        asked: the question, as it is asked.
        address: of its page.

    Raises:
        AnswerTooLarge: it would have too many cells.
    """
    rows = reader.index.connection.select(asked.text)
    refuse_large(len(rows), len(query.columns))
    title = title_of(reader, query, asked.chosen)
    meanings = [choose(reader.language, each.vi, each.en).words for each in query.columns]
    heads = [
        Head(meaning.split(";")[0], column.name, meaning)
        for column, meaning in zip(query.columns, meanings, strict=True)
    ]
    notes = [
        (gettext("Câu hỏi"), title),
        (gettext("Địa chỉ"), address),
        (gettext("Số dòng"), str(len(rows))),
    ]
    values = (
        [typed_cell(reader, row.get(column.name), column) for column in query.columns]
        for row in rows
    )
    return workbook(reader, query.name, heads, values, notes)
