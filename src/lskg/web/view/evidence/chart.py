"""The drawing of a panel, for a wide page, a telephone and a file, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext

from lskg.web.view.evidence.labels import LINE, lines_of, width_of
from lskg.web.view.evidence.points import Counting, Evidence, Form, Panel, Point, Source
from lskg.web.view.evidence.rows import rows_drawn
from lskg.web.view.evidence.scale import RANK
from lskg.web.view.evidence.svg import alone, drawing, element
from lskg.web.view.evidence.years import Need, mark, years_drawn
from lskg.web.view.localized import Reader
from lskg.web.view.quantities import PERCENT, UNITLESS

_WIDE, _NARROW = 720.0, 344.0
_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Chart:
    """A panel as it is drawn.

    Attributes:
        question: its title.
        about: what all of its values have in common: unit, counting, place, part.
        words: question and all values, for those who hear the page.
        wide, narrow: the drawing as SVG, for a page.
        sources: who states its values, each once.
        from_zero: whether its axis begins there; that of ranks does not.
    """

    question: str
    about: str
    words: str
    wide: str
    narrow: str
    sources: tuple[str, ...]
    from_zero: bool


def chart_of(reader: Reader, evidence: Evidence, panel: Panel, needs: Sequence[Need] = ()) -> Chart:
    """The drawing of a panel.

    Args:
        reader: whom it is for.
        evidence: what the panel is of.
        panel: its values.
        needs: from which values to which targets a line is to lead.
    """
    question = _question(evidence, panel)
    words = f"{question} {'; '.join(map(in_words, panel.points))}."
    return Chart(
        question=question,
        about=_about(panel),
        words=words,
        wide=_drawn(reader, panel, needs, _WIDE, words),
        narrow=_drawn(reader, panel, needs, _NARROW, words),
        sources=tuple(
            dict.fromkeys(each.source.text.words for each in panel.points if each.source)
        ),
        from_zero=panel.unit_iri != RANK,
    )


def chart_file(reader: Reader, evidence: Evidence, panel: Panel, needs: Sequence[Need] = ()) -> str:
    """The drawing as a file of its own, with its title and its sources."""
    chart = chart_of(reader, evidence, panel, needs)
    parts: list[str] = []
    top = _SIZE * LINE
    for line in lines_of(chart.question, _SIZE * 1.25, _WIDE):
        parts.append(element("text", "title", line, x=0, y=top, font_size=_SIZE * 1.25))
        top += _SIZE * 1.25 * LINE
    for line in lines_of(chart.about, _SIZE, _WIDE):
        parts.append(element("text", "soft", line, x=0, y=top))
        top += _SIZE * LINE
    drawn, height = _parts(reader, panel, needs, _WIDE)
    parts.append(f'<g transform="translate(0 {top:.0f})">{"".join(drawn)}</g>')
    top += height + _SIZE
    told = gettext("Nguồn: %(sources)s", sources="; ".join(chart.sources))
    for line in lines_of(told, _SIZE * 0.9, _WIDE):
        parts.append(element("text", "soft", line, x=0, y=top, font_size=_SIZE * 0.9))
        top += _SIZE * LINE
    ground = element("rect", "ground", x=0, y=0, width=_WIDE, height=top)
    return alone(drawing((ground, *parts), _WIDE, top, _SIZE, chart.words))


def in_words(point: Point) -> str:
    """A value in words: *2030: 67% (chỉ tiêu, 23/KH-UBND)*."""
    when = point.period.text.words if point.period else gettext("không nêu thời gian")
    parts = ", ".join(each.words for each in point.parts)
    source = point.short or (point.source.text.words if point.source else "")
    told = ", ".join(filter(None, (parts, point.status.text.words, source)))
    return f"{when}: {point.said.words} ({told})"


def _drawn(reader: Reader, panel: Panel, needs: Sequence[Need], width: float, words: str) -> str:
    parts, height = _parts(reader, panel, needs, width)
    return drawing(parts, width, height, _SIZE, words)


def _parts(
    reader: Reader, panel: Panel, needs: Sequence[Need], width: float
) -> tuple[list[str], float]:
    """The elements of a drawing with its key below, and how high it is."""
    if panel.form == Form.ROWS:
        parts, height = rows_drawn(panel, width, _SIZE)
    else:
        parts, height = years_drawn(reader.language, panel, needs, width, _SIZE)
    key, more = _key(panel, needs, width, height)
    return [*parts, *key], height + more


def _key(
    panel: Panel, needs: Sequence[Need], width: float, top: float
) -> tuple[Iterable[str], float]:
    """What the marks stand for, in as many lines as they take."""
    names = {
        Source.RESULT: gettext("Văn kiện: kết quả"),
        Source.TARGET: gettext("Văn kiện: chỉ tiêu"),
        Source.PLAN: gettext("Chỉ tiêu của kế hoạch khác"),
        Source.STATISTIC: gettext("Số liệu đã công bố"),
    }
    used = [each for each in names if any(point.by == each for point in panel.points)]
    entries = [(mark(each, 6, 0, panel.form), names[each]) for each in used]
    paces = {need.pace for need in needs if panel.of(need.start) and panel.of(need.end)}
    if paces:
        line = element("line", "needed", x1=0, y1=0, x2=14, y2=0)
        pace = "; ".join(sorted(paces))
        words = gettext("Cần để đạt chỉ tiêu: %(pace)s", pace=pace)
        entries.append((line, words if 20 + width_of(words, _SIZE) <= width else pace))
    parts, left, line_at = [], 0.0, top + _SIZE
    for drawn, name in entries:
        wide = 20 + width_of(name, _SIZE) + _SIZE
        if left and left + wide - _SIZE > width:
            left, line_at = 0.0, line_at + _SIZE * LINE
        words = element("text", "soft", name, x=20, y=_SIZE * 0.35)
        parts.append(f'<g transform="translate({left:.0f} {line_at:.0f})">{drawn}{words}</g>')
        left += wide
    return parts, line_at - top + _SIZE


def _question(evidence: Evidence, panel: Panel) -> str:
    name = evidence.indicator.text.words
    targets = [each for each in panel.points if each.by == Source.TARGET and each.last]
    if panel.form == Form.YEARS and targets:
        year = str(max(each.last or 0 for each in targets))
        return str(
            gettext("%(name)s: đã đến đâu, và năm %(year)s hướng tới đâu?", name=name, year=year)
        )
    if panel.form == Form.YEARS:
        return str(gettext("%(name)s thay đổi thế nào qua các năm?", name=name))
    if len({each.parts for each in panel.points}) > 1:
        return str(gettext("%(name)s: mỗi phần là bao nhiêu?", name=name))
    return str(gettext("%(name)s: các nguồn nêu bao nhiêu?", name=name))


def _about(panel: Panel) -> str:
    """What the values of a panel have in common."""
    first = panel.points[0]
    counted = {
        Counting.YEAR: "",
        Counting.EACH_YEAR: gettext("giá trị hoặc bình quân hằng năm"),
        Counting.SUM: gettext("giá trị của cả giai đoạn"),
        Counting.CHANGE: "",
    }
    same = panel.form == Form.YEARS
    when = first.period.text.words if first.period and not same else ""
    parts = ", ".join(each.words for each in first.parts) if same else ""
    place = first.place.text.words if first.place else ""
    told = (unit_words(panel), counted[first.counting], place, parts, when)
    return " · ".join(filter(None, told))


def unit_words(panel: Panel) -> str:
    """What the axis is numbered in."""
    if panel.unit_iri == PERCENT:
        return "%"
    unit = "" if panel.unit_iri == UNITLESS else panel.unit
    return " ".join(filter(None, (panel.scale, unit)))
