"""The English catalogue covers every text of the site, and no text escapes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

WEB = Path(__file__).parents[2] / "src" / "lskg" / "web"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
SAME = {"lskg", "SPARQL", "CSV", "JSON", "English", "Tiếng Việt"}


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
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", "\n", text)
    words = {line.strip() for line in text.splitlines()}
    assert {word for word in words if re.search(r"[^\W\d_]{2}", word)} <= SAME
