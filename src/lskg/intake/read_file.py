"""A received file read by its kind, in a process of its own whose memory and time are bounded.

A file may be made to harm: packed a thousandfold, endless, or broken where a reader trusts it. What
then happens to the process that reads it is told as one sentence.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
from multiprocessing.connection import Connection
from pathlib import Path

from lskg.errors import IntakeError
from lskg.intake.limits import LARGEST_FILE, MEMORY, SECONDS
from lskg.intake.records import Received

_OTHER_FORMATS = {b"{\\rtf": "RTF", b"<!doctype html": "HTML", b"<html": "HTML", b"<?xml": "XML"}
_HEADER = 1024  # bytes in which the mark of a PDF stands


def read_file(path: Path) -> Received:
    """The text of a received file: plain text, .docx, or PDF with a text layer.

    Raises:
        IntakeError: the file cannot be read, or not within the limits.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise IntakeError("{file}: {reason}.", file=path, reason=error.strerror) from None
    if size > LARGEST_FILE:
        raise IntakeError(
            "{file}: the file has {size:,} bytes; at most {most:,} are read.",
            file=path,
            size=size,
            most=LARGEST_FILE,
        )
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_read_apart, args=(sender, path), daemon=True)
    child.start()
    sender.close()
    try:
        found: Received | IntakeError | None = receiver.recv() if receiver.poll(SECONDS) else None
    except EOFError:
        found = None
    finally:
        child.kill()
        child.join()
        receiver.close()
    if found is None:
        raise IntakeError(
            "{file}: the file is broken, or takes more than {seconds:,} seconds or {memory:,} "
            "bytes of memory to read.",
            file=path,
            seconds=SECONDS,
            memory=MEMORY,
        )
    if isinstance(found, IntakeError):
        raise found
    return found


def _read_apart(sender: Connection, path: Path) -> None:
    """Read a file and send what was found; an error that nobody expected ends in silence."""
    with contextlib.suppress(OSError, ValueError):  # some systems have no limit of memory
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    try:
        found: Received | IntakeError = read_bytes(path.read_bytes(), str(path))
    except IntakeError as error:
        found = error
    except OSError as error:
        found = IntakeError("{file}: {reason}.", file=path, reason=error.strerror)
    sender.send(found)


def read_bytes(data: bytes, name: str) -> Received:
    """The text of the bytes of a file, in this process.

    Raises:
        IntakeError: the file cannot be read.
    """
    # The readers take long to load, and a file needs one.
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from lskg.intake.word_file import read_docx

        return read_docx(data, name)
    if b"%PDF-" in data[:_HEADER]:
        from lskg.intake.pdf_file import read_pdf

        return read_pdf(data, name)
    start = data[:_HEADER].lstrip().lower()
    for mark, form in _OTHER_FORMATS.items():
        if start.startswith(mark):
            raise IntakeError(
                "{file}: the file is {form}; save it as .docx, PDF or text.", file=name, form=form
            )
    from lskg.intake.plain_text import read_text

    return read_text(data, name)
