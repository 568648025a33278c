"""The catalogues cover every text of the site and of its errors, and no text escapes them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from jinja2 import Environment

from lskg import errors
from lskg.engine.interruptions import timed_out
from lskg.errors import LskgError, Plural, QueryError, StoreUnreachable
from lskg.web.catalogues import tell

Keywords = Mapping[str, Any]
Id = str | tuple[str, ...]

LSKG = Path(__file__).parents[2] / "src" / "lskg"
WEB = LSKG / "web"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
READ_ALOUD = {"alt", "aria-label", "aria-description", "placeholder", "title"}
#: Errors of those who build and run the site, which are told by `lskg.web.sentences`.
OF_THE_OPERATOR = {
    "BuildError",
    "CurationError",
    "PushError",
    "ServeError",
    "SourceError",
    "StoreError",
}
SAME = {
    "lskg",
    "SPARQL",
    "CSV",
    "PNG",
    "SVG",
    "Atom",
    "Parquet",
    "changes.json",
    "GeoJSON",
    "JSON",
    "XML",
    "StratML",
    "SHA-256",
    "SHA256SUMS",
    "openapi.json",
    "SHACL",
    "SSSOM",
    "lskg check FILE",
    "-metadata.json",
    "English",
    "Tiếng Việt",
}


@dataclass(frozen=True, slots=True)
class Domain:
    """A catalogue, and where its messages are."""

    language: str
    name: str
    root: Path
    methods: list[tuple[str, str]]
    keywords: Keywords

    def used(self) -> set[Id]:
        """What code and templates say."""
        found = extract_from_dir(self.root, self.methods, keywords=self.keywords)
        return {message for _, _, message, _, _ in found}

    def written(self) -> Catalog:
        """The catalogue."""
        path = WEB / "translations" / self.language / "LC_MESSAGES" / f"{self.name}.po"
        with path.open("rb") as source:
            return read_po(source, locale=self.language)


def error_keywords() -> Keywords:
    """Which arguments are messages of errors, as `make messages` reads it."""
    settings = tomllib.loads((WEB / "translations" / "errors.toml").read_text(encoding="utf-8"))
    return dict(parse_keywords(settings["mappings"][0]["keywords"]))


DOMAINS = (
    Domain("en", "messages", WEB, METHODS, DEFAULT_KEYWORDS),
    Domain("vi", "errors", LSKG, [("**.py", "python")], error_keywords()),
)
each_domain = pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)


@each_domain
def test_every_message_is_translated_and_used(domain: Domain) -> None:
    catalogue = domain.written()
    assert domain.used() == {message.id for message in catalogue if message.id}
    assert not catalogue.obsolete
    for message in catalogue:
        assert not message.fuzzy
        if message.id:
            assert len(forms(message.string)) == (
                catalogue.num_plurals if message.pluralizable else 1
            )
            assert all(forms(message.string)), message.id


@each_domain
def test_translations_keep_the_places(domain: Domain) -> None:
    for message in domain.written():
        if message.id:
            told = [places(form) for form in forms(message.string)]
            assert told == [places(forms(message.id)[-1])] * len(told), message.id


def test_english_has_no_vietnamese_words() -> None:
    for message in DOMAINS[0].written():
        for form in forms(message.string):
            assert not VIETNAMESE.search(form.replace("Lạng Sơn", ""))


def forms(text: str | Sequence[str] | None) -> list[str]:
    """The forms of a message or a translation."""
    return [text] if isinstance(text, str) else [*(text or ())]


def places(form: str) -> list[str]:
    """The places for values in a text, with their formats."""
    return sorted(re.findall(r"%\(\w+\)s|\{\w+(?:[:!][^}]*)?\}", form))


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """All that code is made of, each with its place."""
    for path in LSKG.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield f"{path}:{getattr(node, 'lineno', 0)}", node


def is_prose(value: ast.expr) -> bool:
    """Whether an argument is words, with values in them or without."""
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.Constant) and isinstance(value.value, str)
    )


def test_messages_of_errors_are_literals() -> None:
    keywords = error_keywords()
    others = [
        f"{place}: {ast.unparse(message)}"
        for place, node in nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if (spec := keywords.get(node.func.id))
        if not isinstance(message := node.args[spec[0] - 1], ast.Constant)
        if not ast.unparse(message).startswith("Plural(")
    ]
    assert others == []


def test_every_error_that_a_visitor_may_meet_is_translated() -> None:
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    assert kinds - set(error_keywords()) - {"NamedTuple"} == OF_THE_OPERATOR


def test_code_tells_no_error_in_two_languages() -> None:
    both = [
        place
        for place, node in nodes()
        if isinstance(node, ast.keyword) and node.arg == "vi" and is_prose(node.value)
    ]
    assert both == []


def test_an_error_is_told_with_numbers_and_errors_in_its_language() -> None:
    words = Plural("more than one byte", "more than {most:,} bytes")
    reason = QueryError("more than {most:,} bytes", most=1_000_000)
    server = "The server <{server}> gave no answer that can be used: {reason}."
    unreachable = StoreUnreachable(server, server="urn:{x}", reason=reason)
    assert tell(unreachable, "vi") == (
        "Máy chủ <urn:{x}> không trả lời được: hơn 1.000.000 byte.",
        "vi",
    )
    assert str(unreachable).endswith(
        "<urn:{x}> gave no answer that can be used: more than 1,000,000 bytes."
    )
    assert tell(LskgError(words, count=2, most=2), "vi") == ("more than 2 bytes", "en")
    assert tell(timed_out(2.5), "vi")[0].startswith("Truy vấn chạy quá 2,5 giây")
    assert tell(timed_out(1), "en")[0].startswith("The query took longer than 1 second and")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_text_of_a_template_escapes_translation(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert untranslated(source) == set()
    # The reading reaches the end of the template, in text and in what is read aloud.
    assert untranslated(f'{source}<p title="Left out">Forgotten</p>') == {"Left out", "Forgotten"}


def untranslated(template: str) -> set[str]:
    """The words of a template that no message holds: of its text, and of attributes."""
    tokens = Environment().lex(template)
    reader = Reading()
    reader.feed("".join(value for _, kind, value in tokens if kind == "data"))
    reader.close()
    words = {" ".join(each.split()) for each in reader.found}
    return {each for each in words if re.search(r"[^\W\d_]{2}", each)} - SAME


class Reading(HTMLParser):
    """What a person reads or hears of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += data.splitlines()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in READ_ALOUD]
