"""The way to a page from the top: the report, the kind, what holds the thing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask_babel import gettext

from lskg.web.language import Text
from lskg.web.urls import CODES, TERMS
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.reports import report_of, report_ref

#: Kinds whose things a page of its own lists; others are found by the search.
_LISTS = {
    "IndicatorTarget": "/compare",
    "Section": "/reports/{key}/text",
    "ArithmeticCheck": "/audit",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way; the last one has no path."""

    text: Text
    href: str | None


def trail_of(reader: Reader, thing: str) -> tuple[Step, ...]:
    """The steps to a thing, the outermost first and the thing itself last."""
    steps = [_first(reader, thing), _kind(reader, thing)]
    steps += [Step(each.text, each.href) for each in _holders(reader, thing)]
    return (*(each for each in steps if each), Step(reader.ref(thing).text, None))


def section_trail(reader: Reader, section: str) -> tuple[Ref, ...]:
    """The sections that hold a section, the outermost first."""
    parents = reader.index.parents
    trail: list[str] = []
    while section in parents and parents[section] not in trail:
        section = parents[section]
        trail.insert(0, section)
    return reader.refs(trail)


def _first(reader: Reader, thing: str) -> Step:
    """The report of a thing, or the home page."""
    if reader.only_report:
        report = report_ref(reader, reader.only_report)
        return Step(report.kind.text, report.href)
    found = report_of(reader, thing)
    if found is None:
        return Step(Text(gettext("Các văn kiện"), reader.language), reader.urls.page("/"))
    return Step(found.short, found.href)


def _kind(reader: Reader, thing: str) -> Step | None:
    key = reader.index.report_of(thing)
    if thing.startswith(f"{CODES}theme/"):
        words = Text(gettext("Lĩnh vực"), reader.language)
        return Step(words, f"{reader.urls.page('/browse')}#by-theme")
    if thing in reader.index.passages and key:
        return Step(Text(gettext("Toàn văn"), reader.language), reader.urls.reading(key))
    ours = [each for each in reader.index.classes.get(thing, ()) if each.startswith(TERMS)]
    if not ours:
        return None
    path = _LISTS.get(ours[0].removeprefix(TERMS))
    narrowed = {"report": key} if key and not reader.only_report else {}
    if path is None:
        href = reader.urls.page("/search", kind=ours[0], **narrowed)
    elif "{key}" in path:
        href = reader.urls.page(path.format(key=key))
    else:
        href = reader.urls.page(path, **narrowed)
    return Step(reader.label(ours[0]), href)


def _holders(reader: Reader, thing: str) -> tuple[Ref, ...]:
    passage = reader.index.passages.get(thing)
    if passage is not None:
        held = passage.section
        return (*section_trail(reader, held), reader.ref(held)) if held else ()
    if f"{TERMS}Section" in reader.index.classes.get(thing, ()):
        return section_trail(reader, thing)
    rows = [*reader.index.rows("wholes", thing=thing)]
    if not rows:
        return ()
    top = [reader.ref(rows[0]["top"])] if "top" in rows[0] else []
    return tuple(replace(each) for each in (*top, reader.ref(rows[0]["whole"])))
