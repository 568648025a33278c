"""The English catalogue covers every text of the site, and no text escapes it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment

WEB = Path(__file__).parents[2] / "src" / "lskg" / "web"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
READ_ALOUD = {"alt", "aria-label", "aria-description", "placeholder", "title"}
SAME = {
    "lskg",
    "SPARQL",
    "CSV",
    "GeoJSON",
    "JSON",
    "XML",
    "StratML",
    "SHA-256",
    "SHA256SUMS",
    "SHACL",
    "SSSOM",
    "lskg check FILE",
    "-metadata.json",
    "English",
    "Tiếng Việt",
}


@pytest.fixture(scope="module")
def catalogue_file() -> Catalog:
    path = WEB / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as source:
        return read_po(source, locale="en")


def test_every_message_is_translated_and_used(catalogue_file: Catalog) -> None:
    used = {str(message) for _, _, message, _, _ in extract_from_dir(WEB, METHODS)}
    written = {str(message.id) for message in catalogue_file if message.id}
    assert used == written
    for message in catalogue_file:
        assert message.string or not message.id
        assert not message.fuzzy


def test_translations_keep_the_placeholders_and_hold_no_vietnamese(
    catalogue_file: Catalog,
) -> None:
    for message in catalogue_file:
        if message.id:
            places = re.findall(r"%\(\w+\)s", str(message.id))
            assert sorted(places) == sorted(re.findall(r"%\(\w+\)s", str(message.string)))
            assert not VIETNAMESE.search(str(message.string).replace("Lạng Sơn", ""))


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
