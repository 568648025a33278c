"""Targets against results: one table to filter and sort, and a chart of how far each has come."""

from __future__ import annotations

import json

from flask import Blueprint, Response, render_template
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.text.slugs import fold
from lskg.web.http.parameters import one_of, word
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import has_script, reader_for
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader
from lskg.web.view.reports import report_ref
from lskg.web.view.targets import TargetLine, target_lines

#: Ways of sorting, by the name of the parameter; the first one is the order of the plan.
ORDERS = ("plan", "indicator", "reached", "period")
STATES = ("reached", "within-range", "not-reached", "not-judged", "no-result")


def compare_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("compare", __name__)

    @blueprint.get("/compare")
    def compare() -> BaseResponse:
        reader = reader_for(index, language)
        every = target_lines(reader)
        keys = list(dict.fromkeys(line.report for line in every))
        asked = {name: word(name) for name in ("q", "theme")}
        asked["report"] = one_of("report", keys)
        asked |= {"state": one_of("state", STATES), "order": one_of("order", ORDERS, ORDERS[0])}
        lines = _ordered([each for each in every if _fits(each, asked)], asked["order"])
        bars = [line for line in lines if line.reached is not None]
        html = render_template(
            "compare.html",
            lines=lines,
            total=len(every),
            reports=[report_ref(reader, key) for key in keys] if len(keys) > 1 else [],
            themes=dict.fromkeys(line.theme for line in every if line.theme),
            asked=asked,
            bars=len(bars),
            chart=_chart(reader, bars),
            states=STATES,
            orders=ORDERS,
            query=page_query("results"),
            drawn=has_script("bars.js"),
        )
        return conditional(Response(html))

    return blueprint


def _fits(line: TargetLine, asked: dict[str, str]) -> bool:
    """Whether a line has the words, with or without diacritics, the theme and the state."""
    return (
        fold(asked["q"]) in fold(line.indicator.text.words)
        and asked["report"] in ("", line.report)
        and (not asked["theme"] or (line.theme is not None and line.theme.iri == asked["theme"]))
        and (not asked["state"] or state_of(line) == asked["state"])
    )


def _ordered(lines: list[TargetLine], order: str) -> list[TargetLine]:
    """The lines in one of `ORDERS`."""
    if order == "indicator":
        return sorted(lines, key=lambda line: fold(line.indicator.text.words))
    if order == "reached":
        return sorted(
            lines, key=lambda line: -1 if line.reached is None else line.reached, reverse=True
        )
    if order == "period":
        return sorted(lines, key=lambda line: line.period.iri if line.period else "")
    return lines


def state_of(line: TargetLine) -> str:
    """How far the target is, as one of `STATES`; `not-judged` where a figure does not tell."""
    code = line.progress.iri.rpartition("/")[2] if line.progress else "no-result"
    return code if code in STATES else "not-judged"


def _chart(reader: Reader, lines: list[TargetLine]) -> str | None:
    bars = [
        {
            "name": _name(reader, line),
            "reached": line.reached,
            "words": gettext(
                "%(result)s so với chỉ tiêu %(target)s",
                result=line.result_value[0].words,
                target=line.value[0].words,
            ),
        }
        for line in sorted(lines, key=lambda line: line.reached or 0, reverse=True)
        if line.result_value and line.value
    ]
    if not bars:
        return None
    title = gettext("Kết quả gần nhất so với chỉ tiêu, chỉ tiêu là 100%")
    return json.dumps({"bars": bars, "title": title}, ensure_ascii=False)


def _name(reader: Reader, line: TargetLine) -> str:
    """The indicator, with what its report is about where there are several."""
    name = line.indicator.text.words
    return name if reader.only_report else f"{name} ({reader.territory(line.report).words})"
