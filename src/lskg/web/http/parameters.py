"""The parameters of requests, read here and nowhere else: each of its kind, and within bounds."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any, NoReturn, overload
from urllib.parse import parse_qsl

from flask import Flask, request
from werkzeug.datastructures import ImmutableMultiDict

from lskg.engine.limits import Limits
from lskg.errors import Plural
from lskg.tables.values import is_day
from lskg.web.http.problems import ProtocolError
from lskg.web.http.request_state import request_state

#: What has more digits is no page, year or number of anything.
_DIGITS = 9
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?")
_FORM = "application/x-www-form-urlencoded"


def check_parameters(app: Flask, limits: Limits) -> None:
    """Refuse what is malformed before any view reads it, and bodies that are too large."""
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = limits.request_bytes

    @app.before_request
    def check() -> None:
        asked = request_state().request
        if asked.query_string:
            # Whoever asks the request for its parameters gets these; they are decoded once.
            asked.args = ImmutableMultiDict(decoded(asked.query_string, limits.parameters))
        # https://www.rfc-editor.org/rfc/rfc9110#name-if-match: it is true of all that is there.
        if asked.environ.get("HTTP_IF_MATCH", "").strip() == "*":
            del asked.environ["HTTP_IF_MATCH"]


def word(name: str) -> str:
    """A parameter as it is, without space around it; empty where it is not there."""
    return request.args.get(name, "").strip()


def every() -> list[tuple[str, str]]:
    """All parameters that say something, without space around them, in the order of the address."""
    pairs = ((name, value.strip()) for name, value in request.args.items(multi=True))
    return [(name, value) for name, value in pairs if value]


def decimal(name: str) -> Decimal | None:
    """A parameter that is a number, with a point before its decimals; None where there is none.

    Raises:
        ProtocolError: it is none, or has too many digits.
    """
    value = word(name)
    if not value:
        return None
    if not _DECIMAL.fullmatch(value):
        raise Malformed(
            "The parameter “{name}” is a number such as 7.5, not “{value}”.", name=name, value=value
        )
    return Decimal(value)


def day(name: str) -> date | None:
    """A parameter that is a day, as ISO 8601 writes it; None where there is none.

    Raises:
        ProtocolError: it is none.
    """
    value = word(name)
    if not value:
        return None
    if not is_day(value):
        raise Malformed(
            "The parameter “{name}” is a day such as 2025-07-01, not “{value}”.",
            name=name,
            value=value,
        )
    return date.fromisoformat(value)


@overload
def number(name: str, default: int, least: int = 1) -> int: ...
@overload
def number(name: str, default: None = None, least: int = 1) -> int | None: ...
def number(name: str, default: int | None = None, least: int = 1) -> int | None:
    """A parameter that is a whole number of up to nine digits.

    Raises:
        ProtocolError: it is none, or less than the least.
    """
    value = word(name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS):
        found = least - 1
    else:
        found = int(value)
    if found < least:
        raise Malformed(
            "The parameter “{name}” is a whole number from {least}, not “{value}”.",
            name=name,
            least=least,
            value=value,
        )
    return found


def one_of(name: str, choices: Sequence[str], default: str = "") -> str:
    """A parameter that is one of some words.

    Raises:
        ProtocolError: it is none of them.
    """
    value = word(name)
    if value and value not in choices:
        raise Malformed(
            "The parameter “{name}” is one of {choices}, not “{value}”.",
            name=name,
            choices=", ".join(choices),
            value=value,
        )
    return value or default


def field(name: str) -> str | None:
    """A parameter of the address or of the form that is sent; None where there is none.

    Raises:
        ProtocolError: the form is malformed.
    """
    if request.mimetype == _FORM:
        decoded(request.get_data())
    return request.values.get(name)


def json_value(text: str | bytes, name: str) -> Any:
    """A text in JSON: numbers finite, each name once in an object, no half of a character.

    Those are the rules of https://www.rfc-editor.org/rfc/rfc7493 (I-JSON).

    Raises:
        ProtocolError: it is none.
    """
    if isinstance(text, bytes):
        text = utf8(text)
    try:
        value = json.loads(
            text, parse_constant=_no_number, parse_float=_finite, object_pairs_hook=_members
        )
        # Half of a pair of surrogates can be written in JSON, and not in UTF-8.
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeError:
        raise Malformed("“{name}” has what is no character.", name=name) from None
    except RecursionError:
        raise Malformed("“{name}” is nested too deep.", name=name) from None
    except json.JSONDecodeError as error:
        raise Malformed(
            "“{name}” is not JSON at line {line}, column {column}.",
            name=name,
            line=error.lineno,
            column=error.colno,
        ) from None
    except ValueError:
        raise Malformed("“{name}” has a number with too many digits.", name=name) from None
    return value


class Malformed(ProtocolError):
    """What is not as it must be written."""

    def __init__(self, message: str | Plural, **values: object) -> None:
        super().__init__(HTTPStatus.BAD_REQUEST, message)
        self.values = values


def decoded(data: bytes, most: int | None = None) -> list[tuple[str, str]]:
    """The parameters of a URL-encoded text.

    Args:
        data: the text.
        most: how many parameters it may have.

    Raises:
        ProtocolError: they are not in UTF-8 or have U+0000, or there are too many.
    """
    try:
        found = parse_qsl(
            data.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=most
        )
    except UnicodeDecodeError:
        raise Malformed("A parameter is not in UTF-8.") from None
    except ValueError:
        raise _too_many(most) from None
    if any("\0" in name or "\0" in value for name, value in found):
        raise _null()
    return found


def utf8(data: bytes) -> str:
    """Bytes as the text that they are.

    Raises:
        ProtocolError: they are none, or have U+0000.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("The text is not in UTF-8: see its byte {at}.", at=error.start) from None
    if "\0" in text:
        raise _null()
    return text


def _null() -> Malformed:
    return Malformed("The character U+0000 is in no text.")


def _too_many(most: int | None) -> ProtocolError:
    return ProtocolError(
        HTTPStatus.BAD_REQUEST,
        Plural("There is more than one parameter.", "There are more than {count} parameters."),
        count=most,
        limit="parameters",
    )


def _no_number(text: str) -> NoReturn:
    raise Malformed("“{value}” is no number of JSON.", value=text)


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _no_number(text)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Malformed("“{name}” stands twice in an object.", name=twice)
    return found
