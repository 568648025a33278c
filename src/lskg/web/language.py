"""The two languages of the site: words that know their language, and numbers written in one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from babel.numbers import format_decimal, format_percent
from flask import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
PREFIXES: dict[Language, str] = {"vi": "", "en": "/en"}


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


def write_number(number: Decimal, language: Language) -> str:
    """A number with all its digits, as the language writes it.

    >>> write_number(Decimal("9468.50"), "vi"), write_number(Decimal("9468.50"), "en")
    ('9.468,5', '9,468.5')
    """
    return str(format_decimal(number, locale=language, decimal_quantization=False))


def write_percent(share: float, language: Language) -> str:
    """A share as whole per cent.

    >>> write_percent(1.0563, "vi"), write_percent(0.5, "en")
    ('106%', '50%')
    """
    return str(format_percent(round(share, 2), locale=language))
