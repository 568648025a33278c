"""Plain text in the encodings that Vietnamese offices have used.

Unicode and windows-1258 are known by charset-normalizer; the encodings of fonts (TCVN3, which is
the one of ABC, VNI, VISCII, VPS) by viparse, which has tables of them made from documents.
"""

from __future__ import annotations

import re
import unicodedata

import charset_normalizer
import viparse

from lskg.errors import IntakeError
from lskg.intake.records import Received

_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SMALL, _CAPITAL = re.compile(r"[a-z]"), re.compile(r"[A-Z]")
_WORD = re.compile(r"\w+")
_STRANGE = re.compile(r"[\x80-\x9f¡-©«®¯±\xb4-\xb8¾¿ÄÅÆÇËÎÏÑÖØÛÜßäåæçëîïñöøûüÿ\ufffd]")


def read_text(data: bytes, name: str) -> Received:
    """The text of a file without format.

    Raises:
        IntakeError: the encoding is not known, or there is no text.
    """
    text, encoding = _decoded(data, name)
    # Some files of fonts are saved as Unicode, so what is decoded may still have to be.
    (text,), fonts, warnings = from_fonts(unicodedata.normalize("NFC", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\x00\ufeff \t\n"):
        raise IntakeError("{file}: the file holds no text.", file=name)
    if "\x00" in text:
        raise IntakeError(
            "{file}: the file is neither text nor .docx nor PDF; save it as one of these.",
            file=name,
        )
    return Received(text, f"text in {fonts or encoding}", warnings)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The characters of a file, and the name of its encoding."""
    try:
        return data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig"), (
            "UTF-16" if data.startswith(_WIDE) else "UTF-8"
        )
    except UnicodeDecodeError:
        pass
    # The tables of fonts are of characters: those that these bytes are in the fonts' own encoding.
    latin = data.decode("cp1252", errors="replace" if b"\x00" in data else "surrogateescape")
    latin = latin.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if b"\x00" not in data and (fonts := viparse.detect_text_encoding(latin)):
        # The letters of VISCII and VPS also stand where cp1252 has none.
        plain = data.decode("latin-1") if fonts in {"viscii", "vps"} else latin
        return plain, _NAMES.get(fonts, fonts)
    guess = charset_normalizer.from_bytes(data).best()
    if guess is not None and (guess.encoding.startswith("utf_16") or guess.encoding == "cp1258"):
        wide = guess.encoding != "cp1258"
        return data.decode(guess.encoding), "UTF-16" if wide else "windows-1258"
    raise IntakeError(
        "{file}: the encoding of the text is not known (UTF-8, UTF-16, windows-1258, TCVN3, VNI, "
        "VISCII and VPS are); save the file as UTF-8 text.",
        file=name,
    )


def from_fonts(*texts: str) -> tuple[list[str], str, tuple[str, ...]]:
    """Texts of one file that were typed for the fonts of an old encoding, in Unicode.

    Returns:
        The texts, the name of the encoding, and warnings; other texts as they are, without a name
        and without soft hyphens, which in TCVN3 are a letter.

    >>> from_fonts("PhÊn ®Êu hoµn thµnh nhiÖm vô ®Çu t­ n¨m 2008")[:2]
    (['Phấn đấu hoàn thành nhiệm vụ đầu tư năm 2008'], 'TCVN3 (ABC)')
    """
    encoding = viparse.detect_text_encoding("\n".join(texts))
    if encoding is None:
        return [text.replace("\u00ad", "") for text in texts], "", ()
    name = _NAMES.get(encoding, encoding)
    fixed = [_from_font(text, encoding) for text in texts]
    warnings = [f"The text was in {name} and was made Unicode: look whether all letters are right."]
    if strange := sorted(set(_STRANGE.findall("".join(fixed)))):
        warnings.append(f"Letters that {name} does not have are left: {' '.join(strange)}.")
    return fixed, name, tuple(warnings)


def _from_font(text: str, encoding: str) -> str:
    """A text in Unicode, with the white space at its ends as it was."""
    words = text.strip()
    before, _, after = text.partition(words) if words else (text, "", "")
    fixed = str(viparse.fix(words, encoding=encoding))
    if encoding == "tcvn3":
        fixed = "\n".join(map(_capitals, fixed.split("\n")))
    return f"{before}{fixed}{after}"


def _capitals(line: str) -> str:
    """A line whose capitals with marks were small, since its font had no others.

    >>> _capitals("ĐảNG Bộ TỉNH"), _capitals("của BáO CáO năm"), _capitals("Số 14-NQ/TU")
    ('ĐẢNG BỘ TỈNH', 'của BÁO CÁO năm', 'Số 14-NQ/TU')
    """
    if not line.startswith("Số") and len(_CAPITAL.findall(line)) > 1 and not _SMALL.search(line):
        return line.upper()
    return _WORD.sub(lambda word: _capital_word(word[0]), line)


def _capital_word(word: str) -> str:
    is_capital = len(_CAPITAL.findall(word)) > 1 and not _SMALL.search(word)
    return word.upper() if is_capital else word
