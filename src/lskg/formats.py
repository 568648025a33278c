"""The formats in which something is published: the one place that knows media types."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files


class Kind(Enum):
    """What a format can hold."""

    GRAPH = "triples"
    DATASET = "triples in named graphs"
    BINDINGS = "the rows of SELECT"
    BOOLEAN = "the truth value of ASK"
    TABLE = "a published table"
    DOCUMENT = "something else, such as metadata of a table"


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        media_type: as https://www.iana.org/assignments/media-types/ has it.
        ending: of its files, without the dot; https://www.w3.org/TR/tabular-metadata/ asks for that
            of CSVW beside that of the file.
        label: its name to a person.
        kinds: what it can hold.
        names: what the parameter `format` may say for it, besides the media type.
        has_charset: whether an answer in it says that it is in UTF-8.
        w3c: its name below http://www.w3.org/ns/formats/, or an empty string.
        eu: its code in the authority table of file types of the European Union, likewise.
    """

    media_type: str
    ending: str
    label: str
    kinds: frozenset[Kind]
    names: tuple[str, ...]
    has_charset: bool
    w3c: str
    eu: str

    @property
    def content_type(self) -> str:
        """The media type, with the charset where an answer says it."""
        return self.media_type + ("; charset=utf-8" if self.has_charset else "")


def _read() -> Iterator[Format]:
    source = (files("lskg") / "formats.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(source.splitlines()):
        yield Format(
            media_type=row["media_type"],
            ending=row["ending"],
            label=row["label"],
            kinds=frozenset(Kind[name] for name in row["kinds"].split()),
            names=tuple(row["names"].split()),
            has_charset=row["charset"] == "yes",
            w3c=row["w3c"],
            eu=row["eu"],
        )


#: All formats; of those that can hold the same, the first is the default.
FORMATS = tuple(_read())
RESULTS_JSON, RESULTS_XML, CSV, TSV, TURTLE, N_TRIPLES, RDF_XML, JSON_LD = FORMATS[:8]
N_QUADS, TRIG, JSON, CSVW, XML, XLSX, GEO_JSON, ATOM, PARQUET = FORMATS[8:]
_BY_MEDIA_TYPE = {each.media_type: each for each in FORMATS}


def formats_of(kind: Kind) -> tuple[Format, ...]:
    """The formats that can hold something.

    >>> [each.ending for each in formats_of(Kind.DATASET)]
    ['nq', 'trig']
    """
    return tuple(each for each in FORMATS if kind in each.kinds)


def endings_of(kind: Kind) -> dict[str, str]:
    """The media types of the formats that can hold something, by the endings of files."""
    return {each.ending: each.media_type for each in formats_of(kind)}


def format_of(media_type: str) -> Format:
    """The format with a media type, which must be one of those that are published."""
    return _BY_MEDIA_TYPE[media_type]
