"""The two languages of the site: words that know their language, and numbers written in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from flask import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
PREFIXES: dict[Language, str] = {"vi": "", "en": "/en"}
_DAYS: dict[Language, str] = {"vi": "d/M/yyyy", "en": "d MMMM yyyy"}
_MONTHS: dict[Language, str] = {"vi": "'tháng' M/yyyy", "en": "MMMM yyyy"}
#: What a period of the tables begins with where it is of each of its years.
_ANNUAL = "annual "
_EACH_YEAR: dict[Language, str] = {"vi": "hằng năm, ", "en": "each year, "}


@dataclass(frozen=True, slots=True)
class Text:
    """Words and the tag of their language; the tag is empty for words of no language.

    Attributes:
        printed: the same as the report prints it, for what is shown in other words.
    """

    words: str
    language: str = ""
    printed: str = ""


def language_of(path: str) -> Language:
    """The language of the page at a path.

    >>> language_of("/en/tables/"), language_of("/enclave")
    ('en', 'vi')
    """
    return "en" if path == "/en" or path.startswith("/en/") else "vi"


def in_language(path: str, language: Language) -> str:
    """The path of the same page in a language.

    >>> in_language("/en/tables/", "vi"), in_language("/doc/unit/Visit", "en")
    ('/tables/', '/en/doc/unit/Visit')
    """
    if language_of(path) == "en":
        path = path.removeprefix("/en")
    # Two slashes at the beginning would lead to another site.
    return f"{PREFIXES[language]}/{path.lstrip('/')}"


def preferred_language(request: Request) -> Language:
    """The language a client asks for; Vietnamese when it wants neither."""
    return asked_language(request) or "vi"


def asked_language(request: Request) -> Language | None:
    """The language a client asks for, of whatever region; None when it wants neither."""
    return _asked(request.accept_languages)


def asked_of(accepted: str | None) -> Language | None:
    """The same of the header Accept-Language alone.

    >>> asked_of("fr, vi-VN;q=0.8"), asked_of(None)
    ('vi', None)
    """
    return _asked(parse_accept_header(accepted, LanguageAccept))


def _asked(tags: LanguageAccept) -> Language | None:
    for tag, quality in tags:
        for language in LANGUAGES:
            if quality > 0 and tag.lower().partition("-")[0] == language:
                return language
    return None


def choose(wanted: Language, vi: str, en: str) -> Text:
    """The words in the wanted language, or in the other one when these are missing."""
    first, second = (vi, en) if wanted == "vi" else (en, vi)
    other = "en" if wanted == "vi" else "vi"
    return Text(first, wanted) if first else Text(second, other)


@lru_cache(maxsize=4096)
def write_number(number: Decimal, language: Language) -> str:
    """A number with all its digits, as the language writes it.

    >>> write_number(Decimal("9468.50"), "vi"), write_number(Decimal("9468.50"), "en")
    ('9.468,5', '9,468.5')
    """
    return str(format_decimal(number, locale=language, decimal_quantization=False))


def write_day(day: date, language: Language) -> str:
    """A day as the language writes it.

    >>> write_day(date(2025, 7, 1), "vi"), write_day(date(2025, 7, 1), "en")
    ('1/7/2025', '1 July 2025')
    """
    return str(format_date(day, _DAYS[language], locale=language))


def write_period(period: str, language: Language) -> str:
    """A period of the tables in words: a year, month, day, or two with ``/`` between them.

    >>> write_period("annual 2026/2030", "vi"), write_period("2025-03", "vi")
    ('hằng năm, 2026–2030', 'tháng 3/2025')
    >>> write_period("annual 2026/2030", "en"), write_period("2021-05-06/2023-10", "en")
    ('each year, 2026–2030', '6 May 2021–October 2023')
    """
    within = period.removeprefix(_ANNUAL)
    lead = _EACH_YEAR[language] if within != period else ""
    return lead + "–".join(_write_date(part, language) for part in within.split("/"))


def _write_date(iso: str, language: Language) -> str:
    """A year, a month or a day of ISO 8601; anything else as it stands."""
    match iso.split("-"):
        case [year, month]:
            return str(format_date(date(int(year), int(month), 1), _MONTHS[language], language))
        case [_, _, _]:
            return write_day(date.fromisoformat(iso), language)
    return iso


def write_percent(share: float, language: Language) -> str:
    """A share as whole per cent.

    >>> write_percent(1.0563, "vi"), write_percent(0.5, "en")
    ('106%', '50%')
    """
    return str(format_percent(round(share, 2), locale=language))
