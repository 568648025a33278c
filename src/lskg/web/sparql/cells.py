"""Terms of an answer as people write them: things by name, numbers and dates in a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from babel.dates import format_date
from flask_babel import gettext

from lskg.engine.graph_connection import Term
from lskg.sparql.query_files import Column
from lskg.tables.values import Value, typed
from lskg.web.language import Text, choose, write_number
from lskg.web.view.localized import Reader, Ref

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(
    f"{_XSD}{name}"
    for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
)
_YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")
_WORDY = 40
#: Years, numbers of footnotes and offsets have no more digits, and no mark between them.
_GROUPED = 10_000
#: A number with more digits is shown as it is sent.
_DIGITS = 18


_NOTHING = Text("")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an answer: a thing by name, or words.

    Attributes:
        value: what the cell is sorted by where that is not its words.
        shape: class of its style: ``number``, ``wordy`` or none.
    """

    thing: Ref | None = None
    text: Text = _NOTHING
    value: str = ""
    shape: str = ""

    @property
    def words(self) -> str:
        """What a person reads."""
        return self.thing.text.words if self.thing else self.text.words


def cell(reader: Reader, term: Term | None, column: Column | None = None) -> Cell:
    """A term as a cell.

    Args:
        reader: whose language it is in.
        term: of the answer; None where there is none.
        column: what is known of its column.
    """
    if term is None:
        return Cell()
    value = term["value"]
    if term["type"] == "uri":
        return _thing(reader.ref(value))
    if column and value in column.words:
        told = column.words[value]
        return Cell(text=choose(reader.language, told.vi, told.en), value=value)
    if column and column.of:
        return _thing(reader.ref(column.of + value))
    return _literal(reader, value, term.get("datatype", ""), term.get("xml:lang", ""))


def typed_cell(reader: Reader, term: Term | None, column: Column | None = None) -> Value:
    """A term as a spreadsheet has it: a number, a day, a truth value, or words.

    Args:
        reader: whose language the words are in.
        term: of the answer; None where there is none.
        column: what is known of its column.
    """
    shown = cell(reader, term, column)
    if shown.shape == "number" and shown.value:
        return Decimal(shown.value)
    if term and shown.value == term["value"]:
        kind = term.get("datatype", "").removeprefix(_XSD)
        return typed(shown.value, kind) if kind in ("boolean", "date") else shown.words
    return shown.words or None


def is_number(term: Term | None) -> bool:
    """Whether a term is a number that can be drawn."""
    return term is not None and term.get("datatype") in _NUMBERS and _number(term) is not None


def _thing(ref: Ref) -> Cell:
    return Cell(thing=ref, shape="wordy" if len(ref.text.words) > _WORDY else "")


def _literal(reader: Reader, value: str, datatype: str, language: str) -> Cell:
    if datatype in _NUMBERS:
        number = _number({"type": "literal", "value": value})
        if number is not None:
            is_plain = number == number.to_integral_value() and abs(number) < _GROUPED
            words = str(int(number)) if is_plain else write_number(number, reader.language)
            return Cell(text=Text(words), value=str(number), shape="number")
    if datatype == f"{_XSD}boolean" and value in ("true", "false"):
        return Cell(text=Text(gettext("có") if value == "true" else gettext("không")), value=value)
    if datatype == f"{_XSD}date" and (words := _date(value, reader.language)):
        return Cell(text=Text(words), value=value)
    if years := _YEARS.fullmatch(value):
        return Cell(text=Text("–".join(years.groups())), value=value)
    return Cell(text=Text(value, language), shape="wordy" if len(value) > _WORDY else "")


def _number(term: Term) -> Decimal | None:
    try:
        number = Decimal(term["value"])
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= _DIGITS else None


def _date(value: str, language: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return ""
    pattern = "d/M/yyyy" if language == "vi" else "d MMMM yyyy"
    return str(format_date(day, pattern, locale=language))
