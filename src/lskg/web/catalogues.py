"""The gettext catalogues, read as they are written, and errors told in a language.

The catalogue `messages` has the words of the site, whose messages are Vietnamese, in English. The
catalogue `errors` has in Vietnamese what errors and limits say, whose messages are English; what is
put together where it is raised is in `lskg.web.sentences`.
"""

from __future__ import annotations

import io
import string
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask_babel import Babel, Domain, get_locale

from lskg.errors import LskgError, Plural
from lskg.web.language import Language, write_number
from lskg.web.sentences import retell

_FOLDER = Path(__file__).parent / "translations"


@cache
def read_catalogue(language: str, domain: str) -> NullTranslations:
    """A catalogue; an empty one where there is none for the language.

    >>> read_catalogue("en", "messages").ugettext("Mục")
    'Thing'
    """
    path = _FOLDER / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled, domain)


class PageBabel(Babel):  # type: ignore[misc]
    """Flask-Babel with the catalogue `messages`."""

    @cached_property
    def domain_instance(self) -> Domain:
        """Where Flask-Babel finds translations."""
        return _Pages()


class _Pages(Domain):  # type: ignore[misc]
    def get_translations(self) -> NullTranslations:
        """The catalogue of the language of a request."""
        return read_catalogue(str(get_locale()), "messages")


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogue `errors`; `translate` tells it."""
    return message


def translate(message: str, language: Language) -> str:
    """An English message without values, in a language.

    >>> translate("Time for a query", "vi")
    'Thời gian trả lời một truy vấn'
    """
    return str(read_catalogue(language, "errors").ugettext(message))


def tell(error: LskgError, language: Language) -> tuple[str, Language]:
    """What an error says and in which language: English where the catalogue does not have it.

    >>> tell(LskgError("more than {most:,} bytes", most=1048576), "vi")
    ('hơn 1.048.576 byte', 'vi')
    """
    catalogue, message = read_catalogue(language, "errors"), error.message
    if isinstance(message, Plural):
        # Only English has a form for one, and English is not translated.
        one, message = message
        translated = str(catalogue.ungettext(one, message, 2))
    else:
        translated = str(catalogue.ugettext(message))
    if translated == message:
        retold = retell(str(error)) if language == "vi" else None
        return (str(error), "en") if retold is None else (retold, "vi")
    values = {
        name: tell(value, language)[0] if isinstance(value, LskgError) else value
        for name, value in error.values.items()
    }
    return _Placeholders(language).format(translated, **values), language


class _Placeholders(string.Formatter):
    """`str.format` with numbers as a language writes them, where the message has a format."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec:
            return write_number(Decimal(str(value)), self._language)
        return str(value)
