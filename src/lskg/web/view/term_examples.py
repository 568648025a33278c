"""An example from the data for each term: a thing it is used of, and where the report says it."""

from __future__ import annotations

from dataclasses import dataclass

from lskg.web.language import Text
from lskg.web.urls import TERMS
from lskg.web.view.localized import Reader, Ref


@dataclass(frozen=True, slots=True)
class Instance:
    """A thing of a class, or a thing with the value of a property.

    Attributes:
        value: a thing, or words; None for a thing of a class.
        passage: the words of the report where it is stated or named, or None.
    """

    subject: Ref
    value: Ref | None
    passage: Ref | None


def instances(reader: Reader) -> dict[str, Instance]:
    """An example for each term that the data use, by the local name of the term."""
    return {
        row["term"].removeprefix(TERMS): Instance(
            subject=reader.ref(row["subject"]),
            value=_value(reader, row),
            passage=_passage(reader, row.get("passage", "")),
        )
        for row in reader.index.rows("term_examples")
        if "subject" in row
    }


def _value(reader: Reader, row: dict[str, str]) -> Ref | None:
    value = row.get("value")
    if value is None:
        return None
    if value.startswith(("http://", "https://")):
        return reader.ref(value)
    return Ref(value, None, Text(value, row.get("language", "")))


def _passage(reader: Reader, iri: str) -> Ref | None:
    if iri not in reader.index.passages:
        return None
    span = reader.span(iri)
    words = reader.in_context(iri).text
    return Ref(iri, reader.urls.passage(f"{span.start}-{span.end}"), words)
