"""Who has which part in what: the duties of a body, and the bodies of an element or a theme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from flask_babel import gettext

from lskg.web.language import Text
from lskg.web.urls import CODES
from lskg.web.view.blocks.quoted import quoted
from lskg.web.view.blocks.told import Block, Told, block, named
from lskg.web.view.localized import Reader

_MOST = 40
_TO_DO = f"{CODES}tense/to-do"


@dataclass(slots=True)
class _Duty:
    body: str
    element: str | None
    tense: str
    passage: str
    roles: list[str] = field(default_factory=list)


def duties_of_body(reader: Reader, body: str) -> tuple[tuple[Block, ...], list[str]]:
    """What a body is to do, and what it did, each with the whole statement; and their passages."""
    duties = _duties(reader, reader.index.rows("duties", body=body))
    found = []
    for anchor, title, is_to_do in (
        ("duties", gettext("Việc phải làm"), True),
        ("done", gettext("Việc đã làm, theo báo cáo"), False),
    ):
        items = [
            Told(
                replace(reader.ref(iri), text=_roles(reader, each)),
                asides=(reader.ref(each.element),) if each.element else (),
                quote=next(iter(quoted(reader, (each.passage,)))),
            )
            for iri, each in duties
            if (each.tense == _TO_DO) == is_to_do
        ]
        found.append(block(anchor, title, items, len(items)))
    passages = [each.passage for _, each in duties]
    return tuple(each for each in found if each is not None), passages


def bodies_of(reader: Reader, thing: str, is_theme: bool = False) -> tuple[Block, ...]:
    """Who has a part in an element, or in what belongs to a theme; what is to be done first."""
    rows = (
        reader.index.rows("theme_duties", theme=thing)
        if is_theme
        else reader.index.rows("element_duties", element=thing)
    )
    # One statement may speak of several bodies.
    alike: dict[tuple[bool, int, str, tuple[str, ...]], list[tuple[str, _Duty]]] = {}
    for iri, each in _duties(reader, rows):
        start = reader.span(each.passage).start
        key = (each.tense != _TO_DO, start, each.passage, tuple(each.roles))
        alike.setdefault(key, []).append((iri, each))
    items = (
        Told(
            replace(reader.ref(found[0][0]), text=_roles(reader, found[0][1])),
            asides=(
                *dict.fromkeys(reader.ref(each.body) for _, each in found),
                named(reader, found[0][1].tense),
            ),
            quote=next(iter(quoted(reader, (found[0][1].passage,)))),
        )
        for _, found in sorted(alike.items())
    )
    found = block("bodies", gettext("Ai làm"), items, _MOST)
    return (found,) if found else ()


def _roles(reader: Reader, duty: _Duty) -> Text:
    words = ", ".join(reader.label(each).words for each in duty.roles)
    return Text(words, reader.language)


def _duties(reader: Reader, rows: Iterable[dict[str, str]]) -> list[tuple[str, _Duty]]:
    """The duties in the order of the text, each with all its roles."""
    found: dict[str, _Duty] = {}
    for row in sorted(rows, key=lambda each: each["role"]):
        if row["passage"] not in reader.index.passages:
            continue
        each = found.setdefault(
            row["duty"], _Duty(row["body"], row.get("element"), row["tense"], row["passage"])
        )
        if row["role"] not in each.roles:
            each.roles.append(row["role"])
    return sorted(found.items(), key=lambda pair: reader.span(pair[1].passage).start)
