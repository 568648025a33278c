"""Targets against results: from the baseline over the result to what is aimed at, to filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from flask import Blueprint, Response, render_template
from werkzeug.wrappers import Response as BaseResponse

from lskg.text.slugs import fold
from lskg.web.http.page_cache import PageCache
from lskg.web.http.parameters import number, one_of, word
from lskg.web.http.responses import conditional
from lskg.web.language import Language
from lskg.web.templating import reader_for
from lskg.web.view.evidence.course import course_of
from lskg.web.view.graph_index import GraphIndex, once_per_graph, page_query
from lskg.web.view.localized import CitedPassage, Reader
from lskg.web.view.reports import report_ref
from lskg.web.view.targets import TargetLine, target_lines

#: Ways of sorting, by the name of the parameter; the first one is the order of the plan.
ORDERS = ("plan", "indicator", "state", "period")
STATES = ("reached", "within-range", "not-reached", "not-judged", "no-result")
#: A page has at most so many targets, of so many reports or indicators, for each is asked alone.
_ROWS, _GROUPS = 60, 5


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in few words, to choose and order it by.

    Attributes:
        theme: IRI of its broadest theme; or empty.
        state: one of `STATES`.
        iso: its years as in ISO 8601; or empty.
    """

    target: str
    report: str
    indicator: str
    theme: str
    state: str
    iso: str


@dataclass(frozen=True, slots=True)
class Row:
    """A target as the page shows it.

    Attributes:
        course: its drawing; or empty.
        cited: the words that state it.
    """

    line: TargetLine
    state: str
    course: str
    cited: CitedPassage | None


def compare_pages(index: GraphIndex, language: Language) -> Blueprint:
    """The page in one language."""
    blueprint = Blueprint("compare", __name__)
    cache = PageCache()

    @blueprint.get("/compare")
    def compare() -> BaseResponse:
        return conditional(Response(cache.page(page)))

    def page() -> str:
        reader = reader_for(index, language)
        every = _aims(index)
        keys = list(dict.fromkeys(each.report for each in every))
        themes = dict.fromkeys(each.theme for each in every if each.theme)
        # The colours of the page have a parameter of the same name.
        theme = word("theme") if word("theme") in themes else ""
        asked = {"q": word("q"), "theme": theme}
        asked["report"] = one_of("report", keys)
        asked |= {"state": one_of("state", STATES), "order": one_of("order", ORDERS, ORDERS[0])}
        found = _ordered(reader, [each for each in every if _fits(reader, each, asked)], asked)
        pages = _pages(found, asked["order"])
        at = min(number("page", 1), len(pages))
        kept = {name: value for name, value in asked.items() if value}
        return render_template(
            "compare.html",
            of_page={"report": asked["report"] if len(keys) > 1 else ""},
            rows=_rows(reader, pages[at - 1], asked["order"]),
            shown=len(found),
            total=len(every),
            page=at,
            pages=len(pages),
            page_href=lambda number: reader.urls.page("/compare", **kept, page=str(number)),
            reports=[report_ref(reader, key) for key in keys] if len(keys) > 1 else [],
            themes=reader.refs(themes),
            asked=asked,
            states=STATES,
            orders=ORDERS,
            query=page_query("results"),
        )

    return blueprint


@once_per_graph
def _aims(index: GraphIndex) -> tuple[Aim, ...]:
    """All targets, report by report in the order of their plans."""
    found: dict[str, Aim] = {}
    for row in index.rows("aims"):
        aim = Aim(
            row["target"],
            index.report_of(row["target"]) or "",
            row["indicator"],
            row.get("top_theme") or row.get("theme", ""),
            _state(row.get("progress", "")),
            row.get("iso", ""),
        )
        found.setdefault(aim.target, aim)
    return tuple(sorted(found.values(), key=lambda each: each.report))


def state_of(line: TargetLine) -> str:
    """How far the target is, as one of `STATES`; `not-judged` where a figure does not tell."""
    return _state(line.progress.iri if line.progress else "")


def _state(progress: str) -> str:
    code = progress.rpartition("/")[2] or "no-result"
    return code if code in STATES else "not-judged"


def _fits(reader: Reader, aim: Aim, asked: dict[str, str]) -> bool:
    """Whether a target has the words, with or without diacritics, the theme and the state."""
    return (
        asked["report"] in ("", aim.report)
        and asked["theme"] in ("", aim.theme)
        and asked["state"] in ("", aim.state)
        and (not asked["q"] or fold(asked["q"]) in fold(reader.label(aim.indicator).words))
    )


def _ordered(reader: Reader, aims: list[Aim], asked: dict[str, str]) -> list[Aim]:
    """The targets in one of `ORDERS`."""
    keys = {
        "indicator": lambda each: fold(reader.label(each.indicator).words),
        "state": lambda each: STATES.index(each.state),
        "period": lambda each: each.iso,
    }
    order = asked["order"]
    return sorted(aims, key=keys[order]) if order in keys else aims


def _pages(aims: Sequence[Aim], order: str) -> list[list[Aim]]:
    """The targets of each page; one page without targets where there are none."""
    pages: list[list[Aim]] = [[]]
    groups: set[str] = set()
    for aim in aims:
        group = _group(aim, order)
        if len(pages[-1]) >= _ROWS or len(groups | {group}) > _GROUPS:
            pages.append([])
            groups = set()
        pages[-1].append(aim)
        groups.add(group)
    return pages


def _group(aim: Aim, order: str) -> str:
    return aim.indicator if order == "indicator" else aim.report


def _rows(reader: Reader, aims: Iterable[Aim], order: str) -> list[Row]:
    """The targets of a page, asked for by report, or by indicator where they are ordered so."""
    wanted = [*aims]
    by = "indicator" if order == "indicator" and not reader.only_report else "report"
    by = "target" if len(wanted) <= _GROUPS else by
    keys = dict.fromkeys(getattr(each, by) for each in wanted)
    shown = {each.target for each in wanted}
    found = (target_lines(reader, shown=shown, **{by: key}) for key in keys)
    lines = {line.target.iri: line for line in chain.from_iterable(found)}
    return [_row(reader, lines[each.target], each.state) for each in wanted]


def _row(reader: Reader, line: TargetLine, state: str) -> Row:
    known = line.passage in reader.index.passages
    cited = reader.cited(line.passage) if line.passage and known else None
    return Row(line, state, course_of(line), cited)
