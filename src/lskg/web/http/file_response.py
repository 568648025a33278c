"""Files of the release as answers: in part, on condition, and compressed as the build left them."""

from __future__ import annotations

import io
import os
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.http import parse_date
from werkzeug.wsgi import wrap_file

from lskg.release.files import ReleaseFile
from lskg.web.http.compression import CODINGS, GZIP, wanted_coding

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from _typeshed.wsgi import WSGIEnvironment


class FileResponse(Response):
    """An answer that is read from a file while it is sent; nothing else compresses it."""


def file_response(file: ReleaseFile, content_type: str, name: str | None = None) -> FileResponse:
    """Send a file of the release, or the part of it that the client lacks.

    Args:
        file: what to send.
        content_type: its media type, with a charset where it has one.
        name: under which a client is to save it, where it is to be saved.
    """
    path, size, tag = file.path, file.size, file.sha256
    response = FileResponse(content_type=content_type, direct_passthrough=True)
    coding = wanted_coding(request.headers.get("Accept-Encoding"), (GZIP,))
    if file.compressed is not None and coding == GZIP:
        path, size, tag = file.compressed, file.compressed_size, f"{tag}:{GZIP}"
        response.headers["Content-Encoding"] = GZIP
    if name is not None:
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-cache"
    response.content_length = size
    response.last_modified = file.modified
    response.set_etag(tag)
    response.vary.add("Accept-Encoding")
    environ = _environ(file.modified.replace(microsecond=0))
    response.make_conditional(environ, accept_ranges=True, complete_length=size)
    part = response.content_range
    if response.status_code in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        start, stop = (part.start or 0, part.stop or 0) if part else (0, size)
        # A server that knows files reads as the client takes; of other bodies it keeps a copy.
        response.response = wrap_file(environ, io.BufferedReader(_Part(path, start, stop)))
    return response


def static_response(response: Response) -> Response:
    """A static file, or a part of it where it is not compressed on its way."""
    response.direct_passthrough = False
    size = len(response.get_data())
    if wanted_coding(request.headers.get("Accept-Encoding"), CODINGS) is None:
        response.make_conditional(_environ(), accept_ranges=True, complete_length=size)
    return response


def _environ(modified: datetime | None = None) -> WSGIEnvironment:
    """The request, without a wish for parts other than one stretch of bytes.

    https://www.rfc-editor.org/rfc/rfc9110#name-range lets a server pass over those.
    """
    environ = dict(request.environ)
    wanted = request.range
    if wanted is None or wanted.units != "bytes" or len(wanted.ranges) != 1:
        environ.pop("HTTP_RANGE", None)
    if modified is not None and parse_date(environ.get("HTTP_IF_MODIFIED_SINCE")) != modified:
        # Where an earlier release comes back, what was modified before is new all the same.
        environ.pop("HTTP_IF_MODIFIED_SINCE", None)
    return environ


class _Part(io.RawIOBase):
    """A stretch of a file, as a file of its own."""

    def __init__(self, path: Path, start: int, stop: int) -> None:
        super().__init__()
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self._start, self._size, self._at = start, stop - start, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)[: max(0, self._size - self._at)]
        count = os.preadv(self._file, [view], self._start + self._at)
        self._at += count
        return count

    def close(self) -> None:
        if not self.closed:
            os.close(self._file)
        super().close()
