"""Plain text in the encodings of Vietnamese offices, and what is refused."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from viparse.normalize import tcvn3, viscii, vni

from lskg.errors import IntakeError
from lskg.intake.plain_text import read_text

TEXT = """ĐẢNG BỘ TỈNH HẢI SƠN
Báo cáo tình hình phát triển kinh tế - xã hội
Số 14-BC/TU
Tốc độ tăng tổng sản phẩm bình quân đạt 7,5%/năm; thu ngân sách ước đạt 12.400 tỷ đồng.
Đã xây dựng 120 km đường, kết nạp 1.250 đảng viên, giải quyết việc làm cho 30 nghìn lao động.
"""


def encoded(encoding: object, text: str) -> bytes:
    """A text in an encoding of fonts, which has no capitals with marks of its own."""
    table: dict[str, str] = {}
    for printed, letter in encoding._ENTRIES:  # type: ignore[attr-defined]
        table.setdefault(letter, printed)
    return "".join(
        table.get(each, table.get(each.lower(), each) if each > "\x7f" else each) for each in text
    ).encode("latin-1" if encoding is viscii else "cp1252")


def cp1258(text: str) -> bytes:
    """Marks of tone stand behind their vowels in this encoding, but for some."""
    written = b""
    for each in text:
        try:
            written += each.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", each)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            vowel = unicodedata.normalize("NFC", marks.replace(tone, ""))
            written += (vowel + tone).encode("cp1258")
    return written


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8"),
        (unicodedata.normalize("NFD", TEXT).encode(), "UTF-8"),
        (TEXT.replace("\n", "\r\n").encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (cp1258(TEXT), "windows-1258"),
        (encoded(tcvn3, TEXT), "TCVN3 (ABC)"),
        (encoded(tcvn3, TEXT).decode("cp1252").encode(), "TCVN3 (ABC)"),
        (encoded(vni, TEXT), "VNI"),
        (encoded(viscii, TEXT), "VISCII"),
    ],
)
def test_the_text_is_the_same_in_every_encoding(data: bytes, form: str) -> None:
    found = read_text(data, "bao-cao.txt")
    assert found.text == TEXT
    assert found.form == f"text in {form}"


@pytest.mark.parametrize("encoding", [tcvn3, vni])
def test_what_was_converted_is_to_be_looked_at(encoding: object) -> None:
    assert (
        "look whether all letters are right" in read_text(encoded(encoding, TEXT), "x").warnings[0]
    )
    assert read_text(TEXT.encode(), "x").warnings == ()


def test_a_letter_that_the_table_lacks_is_told() -> None:
    data = encoded(vni, TEXT) + "Coù caû chöõ ¾ la.\n".encode("cp1252")
    assert any("¾" in warning for warning in read_text(data, "x").warnings)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Café où naïve déjà vu façade. ".encode("latin-1") * 30, "encoding of the text is not"),
        (b"", "holds no text"),
        (" \n\t\n".encode("utf-16"), "holds no text"),
        (b"text\x00more\x00", "neither text nor .docx nor PDF"),
        (bytes(range(256)) * 40, "encoding of the text is not known"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(IntakeError, match=message) as caught:
        read_text(data, "bao-cao.txt")
    assert str(caught.value).startswith("bao-cao.txt: ")
    assert str(caught.value).endswith(".")
