"""What the plan is to do where it names a thing: each sentence, and the element that it is of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from flask_babel import gettext

from lskg.web.view.blocks.quoted import quoted, within
from lskg.web.view.blocks.told import Block, Told, block, kind, told
from lskg.web.view.localized import Reader

_MOST = 24


def planned(reader: Reader, thing: str, own: list[str]) -> tuple[Block | None, frozenset[str]]:
    """The sentences of the plan that name a thing, and the passages that they show it in.

    Args:
        reader: whom the list is for.
        thing: IRI of what is named.
        own: the passages that state it, whose sentences are not quoted again.
    """
    stated: dict[str, str] = {}
    places: dict[str, set[str]] = defaultdict(set)
    for row in reader.index.rows("naming", thing=thing):
        if {row["stated"], row["passage"]} <= reader.index.passages.keys():
            stated[row["element"]] = row["stated"]
            places[row["passage"]].add(row["element"])
    # A solution holds its measures: what says least around the name says it.
    closest: dict[str, set[str]] = defaultdict(set)
    for passage, elements in places.items():
        closest[min(elements, key=lambda each: (_length(reader, stated[each]), each))].add(passage)
    items: list[Told] = []
    shown: set[str] = set()
    for element in sorted(closest, key=lambda each: reader.span(stated[each]).start)[:_MOST]:
        kinds = kind(reader, element)
        item = told(reader, element, None, *([kinds] if kinds else ()))
        fresh = {each for each in closest[element] if not within(reader, each, own)}
        shown |= fresh
        quotes = [replace(item, quote=each) for each in quoted(reader, fresh)]
        items += quotes or [item]
    title = gettext("Sẽ làm gì, theo kế hoạch")
    return block("planned", title, items, len(items)), frozenset(shown)


def _length(reader: Reader, passage: str) -> int:
    span = reader.span(passage)
    return span.end - span.start
