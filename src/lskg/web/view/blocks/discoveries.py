"""What the graph found out about a plan: sums that are wrong, sources that differ, gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from flask_babel import ngettext

from lskg.web.view.graph_index import GraphIndex, once_per_graph
from lskg.web.view.localized import Reader, Ref

#: Kinds that the page of the checks lists, with their anchors there.
_CHECKED = {"wrong": "error", "differs": "differs"}
_ORDER = ("wrong", "differs", "nobody", "below", "no-result", "no-solution", "no-way")


@dataclass(frozen=True, slots=True)
class Discovery:
    """The cases of one kind.

    Attributes:
        kind: names its place on the page.
        words: what is said after the number.
        href: where they are listed.
        things: what they are about, for those that the page of the report lists itself.
        by_report: how many each report has, by its key.
    """

    kind: str
    count: int
    words: str
    href: str
    things: tuple[Ref, ...]
    by_report: Counter[str]


def discoveries(reader: Reader, report: str | None = None) -> tuple[Discovery, ...]:
    """What there is to tell, the gravest first.

    Args:
        reader: whom it is for.
        report: key of the report that it is about; None for all.
    """
    found: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, thing, of in _found(reader.index):
        if report in (None, of):
            found[kind].append(thing)
            counts[kind][of] += 1
    return tuple(
        Discovery(
            kind=kind,
            count=len(found[kind]),
            words=_words(kind, len(found[kind])),
            href=_href(reader, kind, report),
            things=() if kind in _CHECKED or report is None else reader.refs(found[kind]),
            by_report=counts[kind],
        )
        for kind in _ORDER
        if found[kind] and not (kind == "differs" and reader.report_only)
    )


@once_per_graph
def _found(index: GraphIndex) -> tuple[tuple[str, str, str], ...]:
    """What there is to tell of all reports: its kind, the thing, and the key of its report."""
    return tuple(
        (row["kind"], row["thing"], index.report_of(row["thing"]) or "")
        for row in index.rows("discoveries")
    )


def _href(reader: Reader, kind: str, report: str | None) -> str:
    if kind not in _CHECKED:
        return f"#found-{kind}" if report else "#reports"
    asked = {"report": report} if report and not reader.only_report else {}
    anchor = _CHECKED[kind] if report else ""
    return f"{reader.urls.page('/audit', **asked)}#{anchor}".rstrip("#")


def _words(kind: str, count: int) -> str:
    told = {
        "wrong": ngettext("phép tính không khớp", "phép tính không khớp", count),
        "differs": ngettext("chỗ nguồn khác nêu khác", "chỗ nguồn khác nêu khác", count),
        "nobody": ngettext(
            "chỉ tiêu không nêu ai chịu trách nhiệm",
            "chỉ tiêu không nêu ai chịu trách nhiệm",
            count,
        ),
        "below": ngettext("chỉ tiêu thấp hơn mức đã đạt", "chỉ tiêu thấp hơn mức đã đạt", count),
        "no-result": ngettext(
            "chỉ tiêu không có kết quả để so", "chỉ tiêu không có kết quả để so", count
        ),
        "no-solution": ngettext("hạn chế không có giải pháp", "hạn chế không có giải pháp", count),
        "no-way": ngettext(
            "chỉ tiêu không giải pháp, nhiệm vụ nào nhắm tới",
            "chỉ tiêu không giải pháp, nhiệm vụ nào nhắm tới",
            count,
        ),
    }
    return str(told[kind])
