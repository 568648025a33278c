"""Files that are made to harm, or are of another kind, are refused in a sentence."""

from __future__ import annotations

import io
import itertools
import multiprocessing
import os
import signal
import threading
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from tests.intake.made import Pdf, Word, with_part

from lskg.errors import IntakeError
from lskg.intake import read_file, word_file
from lskg.intake.read_file import read_bytes
from lskg.intake.records import Received
from lskg.web.catalogues import tell

ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "thu thu thu thu thu thu thu thu thu thu">
%s]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>Thu &z; chi</w:t></w:r></w:p></w:body></w:document>"""


def entities() -> bytes:
    """A document of a few lines that would be of many millions of characters."""
    names = "abcdefghijz"
    defined = "\n".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names)
    )
    return ENTITIES % defined.encode()


def outside(path: Path) -> bytes:
    """A document that asks for another file."""
    return ENTITIES.replace(b"%s", f'<!ENTITY z SYSTEM "{path.as_uri()}">'.encode())


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(IntakeError) as caught:
        read_file.read_file(path)
    told, language = tell(caught.value, "vi")
    assert language == "vi"
    assert told != str(caught.value)
    return str(caught.value)


def test_each_kind_is_known_by_its_bytes(tmp_path: Path, word: Word, pdf: Pdf) -> None:
    word.line("Thu ngân sách tăng.")
    pdf.lines("Thu ngân sách của tỉnh tăng khá so với năm trước.")
    text = "Thu ngân sách tăng.\n"
    found = [
        read_file.read_file(saved(tmp_path, f"{at}.bin", data))
        for at, data in enumerate((word.data(), pdf.data(), text.encode()))
    ]
    assert [each.form for each in found] == [
        *("Word file (.docx)", "PDF with a text layer", "text in UTF-8")
    ]


@pytest.mark.parametrize(
    ("data", "form"),
    [(rb"{\rtf1\ansi Thu}", "RTF"), (b"<!DOCTYPE html><p>Thu", "HTML"), (b"<?xml?><a/>", "XML")],
)
def test_other_formats_are_named(tmp_path: Path, data: bytes, form: str) -> None:
    assert f"the file is {form}" in refused(saved(tmp_path, "x.doc", data))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="No such file"):
        read_file.read_file(tmp_path / "none.txt")


def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_file, "LARGEST_FILE", 10)
    assert "the file has 11 bytes; at most 10 are read" in refused(
        saved(tmp_path, "x.txt", b"x" * 11)
    )


def test_a_package_that_unpacks_to_too_much_is_refused(
    word: Word, monkeypatch: pytest.MonkeyPatch
) -> None:
    word.line("Thu")
    stream = io.BytesIO(word.data())
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/image1.png", "w", force_zip64=True) as part,
    ):
        part.write(bytes(10**7))
    data = stream.getvalue()
    assert len(data) < 10**5
    monkeypatch.setattr(word_file, "LARGEST_PACKAGE", 10**6)
    with pytest.raises(IntakeError, match="unpacked it would be 10,"):
        read_bytes(data, "x.docx")


def test_entities_are_not_written_out(tmp_path: Path, word: Word) -> None:
    path = saved(tmp_path, "x.docx", with_part(word.data(), "word/document.xml", entities()))
    try:
        found = read_file.read_file(path)
    except IntakeError:
        return
    assert len(found.text) < 100


def test_a_file_elsewhere_is_not_read_along(tmp_path: Path, word: Word) -> None:
    secret = saved(tmp_path, "secret.txt", b"a secret of the machine")
    path = saved(tmp_path, "x.docx", with_part(word.data(), "word/document.xml", outside(secret)))
    assert "secret" not in read_file.read_file(path).text


def test_a_document_nested_without_end_is_refused(tmp_path: Path, word: Word) -> None:
    deep = b"<w:sdt><w:sdtContent>" * 100_000
    part = ENTITIES.split(b"<!DOCTYPE")[0] + ENTITIES.split(b"]>")[1].replace(b"<w:p>", deep)
    path = saved(tmp_path, "x.docx", with_part(word.data(), "word/document.xml", part))
    assert "no .docx that can be read" in refused(path)


def test_a_pdf_of_ten_thousand_pages_is_refused(tmp_path: Path) -> None:
    pdf = pypdfium2.PdfDocument.new()
    for _ in range(10_000):
        pdf.new_page(600, 800)
    pdf.save(tmp_path / "x.pdf")
    assert "has 10,000 pages; at most 2,000 are read" in refused(tmp_path / "x.pdf")


def crash(_data: bytes, _name: str) -> Received:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it goes on")


def fail(_data: bytes, _name: str) -> Received:
    raise ZeroDivisionError


def wait(_data: bytes, _name: str) -> Received:
    threading.Event().wait()
    raise AssertionError("it goes on")


def fill(_data: bytes, _name: str) -> Received:
    return Received("x" * 10**10, "")


@pytest.mark.parametrize("reader", [crash, fail, wait, fill])
def test_whatever_happens_to_the_reader_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: object
) -> None:
    monkeypatch.setattr(read_file, "read_bytes", reader)
    if reader is wait:
        monkeypatch.setattr(read_file, "SECONDS", 1)
    assert "the file is broken, or takes more than" in refused_in_a_fork(tmp_path, monkeypatch)


def refused_in_a_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is told where the process that reads is a copy of this one, with its reader."""
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: fork)
    return refused(saved(tmp_path, "x.txt", b"Thu"))


def test_bytes_are_read_in_this_process_too() -> None:
    assert read_bytes("Thu ngân sách.".encode(), "x").text == "Thu ngân sách."
