"""Targets against results: one table to filter and sort, and a chart of how far each has come."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from lskg.text.slugs import fold
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import has_script, reader_for
from lskg.web.view.graph_index import GraphIndex, page_query
from lskg.web.view.localized import Reader, Ref
from lskg.web.view.targets import TargetLine, target_lines

#: Ways of sorting, by the name of the parameter; the first one is the order of the plan.
ORDERS = ("plan", "indicator", "reached", "period")
STATES = ("reached", "under-way", "no-result")


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the page shows.

    Attributes:
        total: number of all targets.
        query, theme, state, order: what is asked for; empty where nothing is.
        bars: number of bars of the chart.
        chart: the bars as JSON, or None when there are none.
    """

    lines: tuple[TargetLine, ...]
    total: int
    themes: tuple[Ref, ...]
    query: str
    theme: str
    state: str
    order: str
    bars: int
    chart: str | None


def compare_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("compare", __name__)

    @blueprint.get("/compare")
    def compare() -> BaseResponse:
        page = compare_page(
            reader_for(index, language),
            request.args.get("q", "").strip(),
            request.args.get("theme", ""),
            request.args.get("state", ""),
            request.args.get("order", ""),
        )
        html = render_template(
            "compare.html",
            page=page,
            states=STATES,
            orders=ORDERS,
            query=page_query("results"),
            drawn=has_script("bars.js"),
        )
        return conditional(Response(html))

    return blueprint


def compare_page(reader: Reader, query: str, theme: str, state: str, order: str) -> ComparePage:
    """The targets that a reader asks for, in the order asked for.

    Args:
        reader: whom the page is for.
        query: words of the indicator, with or without diacritics.
        theme: IRI of a theme, or an empty string.
        state: one of `STATES`, or an empty string.
        order: one of `ORDERS`; anything else is the order of the plan.
    """
    every = target_lines(reader)
    lines = [
        line
        for line in every
        if fold(query) in fold(line.indicator.text.words)
        and (not theme or (line.theme is not None and line.theme.iri == theme))
        and (not state or state_of(line) == state)
    ]
    if order == "indicator":
        lines.sort(key=lambda line: fold(line.indicator.text.words))
    elif order == "reached":
        lines.sort(key=lambda line: -1 if line.reached is None else line.reached, reverse=True)
    elif order == "period":
        lines.sort(key=lambda line: line.period.iri if line.period else "")
    bars = [line for line in lines if line.reached is not None]
    return ComparePage(
        lines=tuple(lines),
        total=len(every),
        themes=tuple(dict.fromkeys(line.theme for line in every if line.theme)),
        query=query,
        theme=theme,
        state=state,
        order=order if order in ORDERS else ORDERS[0],
        bars=len(bars),
        chart=_chart(bars),
    )


def state_of(line: TargetLine) -> str:
    """Whether the latest result reaches the target; `under-way` where that cannot be told."""
    if line.result is None:
        return "no-result"
    return "reached" if line.reached is not None and line.reached >= 1 else "under-way"


def _chart(lines: list[TargetLine]) -> str | None:
    bars = [
        {
            "name": line.indicator.text.words,
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
