"""What a thing is tied to, under headings in the words of readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from lskg.web.language import Text
from lskg.web.urls import TERMS
from lskg.web.view.blocks.told import Block, Told, block, kind, told
from lskg.web.view.graph_index import packaged_rows
from lskg.web.view.localized import Reader
from lskg.web.view.statements import Statement, literal, reading_order

_MOST = 24


@dataclass(frozen=True, slots=True)
class Fact:
    """What a thing is in one respect: a heading, and a property with its values."""

    title: str
    statement: Statement


@dataclass(slots=True)
class _Tied:
    """The things under one heading; those that a word of the source ties are `said`."""

    anchor: str
    title: str
    ways: set[tuple[str, str]] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)


def relation_blocks(reader: Reader, thing: str, in_href: Callable[[str], str]) -> tuple[Block, ...]:
    """What a thing leads to, and what leads to it, as far as a reader looks for it.

    Args:
        reader: whom the page is for.
        thing: IRI of the thing.
        in_href: path of the page that lists all that lead to the thing by a property.
    """
    tied: dict[str, _Tied] = {}
    for way, query, column in (("out", "statements", "value"), ("in", "incoming", "subject")):
        for row in reader.index.rows(query, thing=thing):
            found = _headings().get((way, row["predicate"].removeprefix(TERMS)))
            if found is None or row["graph"] in reader.index.inferred:
                continue
            if not reader.wants(row[column]):
                continue
            each = tied.setdefault(
                found[reader.language], _Tied(found["anchor"], found[reader.language])
            )
            each.ways.add((way, row["predicate"]))
            each.things.add(row[column])
            if row["graph"] not in reader.index.judgements:
                each.said.add(row[column])
    passages = {row["other"]: row["passage"] for row in _stated(reader, thing)} if tied else {}
    order = [found[reader.language] for found in _headings().values()]
    blocks = (
        _block(reader, tied[title], passages, in_href) for title in sorted(tied, key=order.index)
    )
    return tuple(each for each in blocks if each is not None)


def facts_of(reader: Reader, thing: str) -> tuple[Fact, ...]:
    """What a thing is, as far as a reader asks: who issued it, where it lies, of which time."""
    values: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in reader.index.rows("statements", thing=thing):
        if row["graph"] not in reader.index.inferred:
            values[row["predicate"].rsplit("/", 1)[-1].rsplit("#", 1)[-1]].append(row)
    name = reader.label(thing).words.casefold()
    facts = (
        Fact(each[reader.language], _statement(reader, each["property"], values[each["property"]]))
        for each in packaged_rows("view/blocks/facts.csv")
        if each["property"] in values
    )
    return tuple(
        fact
        for fact in facts
        if not any(words.words.casefold() in name for words in fact.statement.words)
    )


def _statement(reader: Reader, name: str, rows: list[dict[str, str]]) -> Statement:
    iris = sorted({row["value"] for row in rows if row["is_iri"] == "true"})
    words = {literal(reader, name, row) for row in rows if row["is_iri"] != "true"}
    mine = {each for each in words if each.language in ("", reader.language)}
    return Statement(
        reader.ref(rows[0]["predicate"]),
        reader.refs(iris),
        tuple(sorted(mine or words, key=lambda each: each.words)),
    )


@cache
def _headings() -> dict[tuple[str, str], dict[str, str]]:
    """The row of each property by its direction and name, in the order of the page."""
    rows = packaged_rows("view/blocks/relations.csv")
    return {(row["way"], row["property"]): row for row in rows}


def _stated(reader: Reader, thing: str) -> Iterable[dict[str, str]]:
    return reader.index.rows("stated_around", thing=thing)


def _block(
    reader: Reader, tied: _Tied, passages: dict[str, str], in_href: Callable[[str], str]
) -> Block | None:
    def place(iri: str) -> tuple[int, object]:
        found = reader.index.passages.get(passages.get(iri, ""))
        return (found.span.start if found else -1, reading_order(reader, iri))

    items = []
    for iri in sorted(tied.things, key=place):
        kinds = kind(reader, iri) if iri in passages else None
        item = told(reader, iri, passages.get(iri), *([kinds] if kinds else ()))
        items.append(replace(item, is_judged=iri not in tied.said))
    incoming = [predicate for way, predicate in tied.ways if way == "in"]
    more = in_href(incoming[0]) if len(incoming) == len(tied.ways) == 1 else None
    return block(tied.anchor, tied.title, _once(items), _MOST if more else len(items), more)


def _once(items: list[Told]) -> Iterable[Told]:
    """The items without those that say again what another says."""
    seen: set[tuple[Text, Text | None]] = set()
    for each in items:
        if (each.ref.text, each.rest) not in seen:
            seen.add((each.ref.text, each.rest))
            yield each
