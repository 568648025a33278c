"""The tool that tells what the graph says of one thing: the page about it, as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lskg.web.mcp.finding import named
from lskg.web.mcp.sources import Passage, clipped, passages_of, told, within
from lskg.web.pages.thing.page import ThingPage, thing_page
from lskg.web.view.audit import Audit
from lskg.web.view.evidence.points import Point, Source
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.statements import Incoming, Statement
from lskg.web.view.targets import TargetLine

#: What the report itself states of an indicator.
_OWN = (Source.RESULT, Source.TARGET)
#: Values of a property, figures and checks that are told.
_VALUES, _FIGURES, _CHECKS = 12, 40, 5
#: Characters of what is said, of what points to the thing, and of a section.
_SAID = 16_000
_TEXT = 6_000


def description(reader: Reader, audit: Audit, thing: str) -> dict[str, Any]:
    """What the graph says of a thing, what points to it, and where the report says so."""
    page = thing_page(reader, audit, thing, None, 1)
    behind = passages_of(reader.index, [thing]).get(thing, ())
    lines = page.evidence.lines if page.evidence else ()
    figures = [each.point for each in lines if each.point.by in _OWN][:_FIGURES]
    says = [_statement(each) for group in page.groups for each in group.statements]
    return {
        **named(reader, thing),
        "kinds": [_short(reader, each) for each in page.classes],
        **_told(page),
        "says": within(says, _SAID),
        **_listed("figures", [_figure(each) for each in figures]),
        **_listed("targets", [_target(each) for each in _lines(page)]),
        **_listed("checks", [each.explanation.words for each in page.checks[:_CHECKS]]),
        **_text(page),
        "pointed_at_by": within([_incoming(each) for each in page.incoming], _SAID),
        **(told(reader, behind) if behind else _of_figures(reader, figures)),
    }


def _told(page: ThingPage) -> dict[str, str]:
    """Definition, sentence, value and the name in the other language, as far as there are any."""
    found = {
        "definition": page.definitions[0].words if page.definitions else "",
        "sentence": page.sentence,
        "value": page.value[0].words if page.value else "",
        "printed": page.value[0].printed if page.value else "",
        "other_name": page.other_label.words if page.other_label else "",
    }
    return {name: clipped(words) for name, words in found.items() if words}


def _listed(name: str, values: list[Any]) -> dict[str, list[Any]]:
    return {name: values} if values else {}


def _of_figures(reader: Reader, figures: Iterable[Point]) -> dict[str, Any]:
    """Where the report states the figures of an indicator, which it does not state by itself."""
    stating = [each.statement.iri for each in figures]
    found = passages_of(reader.index, stating)
    stated: dict[Passage, list[str]] = {}
    for each in stating:
        if each in found:
            stated.setdefault(found[each][0], []).append(each)
    return told(reader, stated, {each: {"things": those} for each, those in stated.items()})


def _short(reader: Reader, ref: Ref) -> dict[str, str]:
    return {"iri": ref.iri, "name": ref.text.words}


def _value(ref: Ref) -> dict[str, str]:
    return {"iri": ref.iri, "name": clipped(ref.text.words, 300)}


def _statement(said: Statement) -> dict[str, Any]:
    values = [_value(each) for each in said.things] + [
        clipped(each.words, 600) for each in said.words
    ]
    found: dict[str, Any] = {"property": _value(said.predicate), "values": values[:_VALUES]}
    return found if len(values) <= _VALUES else {**found, "total": len(values)}


def _incoming(found: Incoming) -> dict[str, Any]:
    return {
        "property": _value(found.predicate),
        "total": found.total,
        "first": [_value(each) for each in found.subjects],
    }


def _figure(point: Point) -> dict[str, Any]:
    parts = {
        "period": point.period,
        "kind": point.kind,
        "status": point.status,
        "baseline": point.baseline,
        "period_basis": point.period_basis,
        "status_basis": point.status_basis,
    }
    found = {name: ref.text.words for name, ref in parts.items() if ref is not None}
    places = [point.place.text] if point.place else []
    area = ", ".join(each.words for each in (*places, *point.parts))
    told_area = {"area": area} if area else {}
    return {"iri": point.statement.iri, "value": point.said.words, **found, **told_area}


def _lines(page: ThingPage) -> list[TargetLine]:
    return [line for group in page.targets for line in group.lines][:_FIGURES]


def _target(line: TargetLine) -> dict[str, Any]:
    parts = {
        "period": line.period,
        "aggregation": line.aggregation,
        "progress": line.progress,
        "result_period": line.result_period,
        "result_status": line.result_status,
    }
    found = {name: ref.text.words for name, ref in parts.items() if ref is not None}
    result = {"result": line.result_value[0].words} if line.result_value else {}
    return {
        "iri": line.target.iri,
        "indicator": line.indicator.text.words,
        "value": line.value[0].words if line.value else "",
        **found,
        **result,
    }


def _text(page: ThingPage) -> dict[str, Any]:
    """The text of a section above its first subsection."""
    if page.section is None:
        return {}
    paragraphs = page.section.english or page.section.paragraphs
    words = "\n".join("".join(piece.words for piece in each) for each in paragraphs)
    children = [_value(each) for each in page.section.children]
    return {"text": words[:_TEXT], **_listed("subsections", children)}
