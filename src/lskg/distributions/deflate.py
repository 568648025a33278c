"""Gzip forms of files that are put together from pieces, each compressed on its own.

The pieces are blocks of one member of gzip (https://www.rfc-editor.org/rfc/rfc1952), since not
every client reads on behind the first.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from lskg.release.files import LEAST, LEVEL, Listed, gzip_path

_HEADER = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
#: A last block with nothing in it.
_LAST = b"\x03\x00"
#: Bytes that stay in the cache of a processor while they are summed, hashed and written.
_BLOCK = 1 << 18
_MODULUS = 1 << 32
#: Bytes, or files with such and with the same deflated.
Chunk: TypeAlias = bytes | tuple[Path, Path]


def deflated(body: bytes) -> bytes:
    """Some bytes as blocks of which none is the last, and that refer to none before them."""
    compressing = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressing.compress(body) + compressing.flush(zlib.Z_FULL_FLUSH)


def write_joined(path: Path, chunks: Iterable[Chunk]) -> Listed:
    """Write a file and its gzip form.

    Args:
        path: of the file; one that is there is replaced.
        chunks: what is in it.

    Returns:
        What the list of a release says of it.
    """
    whole, packed = hashlib.sha256(), hashlib.sha256()
    crc, size, packed_size = 0, 0, 0
    path.unlink(missing_ok=True)
    with path.open("wb") as plain, gzip_path(path).open("wb") as compressed:

        def pack(block: bytes) -> None:
            nonlocal packed_size
            compressed.write(block)
            packed.update(block)
            packed_size += len(block)

        pack(_HEADER)
        for chunk in chunks:
            blocks: Iterable[bytes] = [chunk] if isinstance(chunk, bytes) else _read(chunk[0])
            for block in blocks:
                plain.write(block)
                whole.update(block)
                crc = zlib.crc32(block, crc)
                size += len(block)
            for block in [deflated(chunk)] if isinstance(chunk, bytes) else _read(chunk[1]):
                pack(block)
        pack(_LAST + crc.to_bytes(4, "little") + (size % _MODULUS).to_bytes(4, "little"))
    listed: Listed = {"bytes": size, "sha256": whole.hexdigest()}
    if size < LEAST:
        gzip_path(path).unlink()
        return listed
    return listed | {"gzip_bytes": packed_size, "gzip_sha256": packed.hexdigest()}


def _read(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(_BLOCK), b"")
