"""A theme: what is aimed at, what was reached, what is to be done, what stands against it."""

from __future__ import annotations

from collections import defaultdict

from flask_babel import gettext

from lskg.web.urls import TERMS
from lskg.web.view.blocks.duties import bodies_of
from lskg.web.view.blocks.told import Block, Told, block, kind, told
from lskg.web.view.localized import Reader
from lskg.web.view.statements import reading_order
from lskg.web.view.targets import TargetLine, target_lines

_MOST = 40
_AIMS = ("OverallGoal", "GuidingViewpoint", "StrategicBreakthrough", "KeyTask")
_REACHED = ("Achievement",)
_FIGURES = ("ReportedFigure", "RankingStatement")
_WAYS = ("SolutionGroup", "Solution", "PolicyMeasure")
_AGAINST = ("Limitation", "ObjectiveCause", "SubjectiveCause", "ContextFactor")
_LESSONS = ("Lesson",)


def theme_targets(reader: Reader, theme: str) -> tuple[TargetLine, ...]:
    """The targets of a theme, and of those below it."""
    wanted = {theme, *(row["thing"] for row in reader.index.rows("wholes", whole=theme))}
    found = {
        row["element"] for each in wanted for row in reader.index.rows("theme_targets", theme=each)
    }
    return tuple(line for line in target_lines(reader) if line.target.iri in found)


def theme_blocks(reader: Reader, theme: str) -> tuple[Block, ...]:
    """The blocks of the page about a theme after its targets."""
    passages: dict[str, str] = {}
    by_class: dict[str, list[str]] = defaultdict(list)
    for row in reader.index.rows("theme_elements", theme=theme):
        if row["element"] not in passages and row["passage"] in reader.index.passages:
            passages[row["element"]] = row["passage"]
            by_class[row["class"].removeprefix(TERMS)].append(row["element"])

    def listed(anchor: str, title: str, names: tuple[str, ...]) -> Block | None:
        found = [
            iri
            for name in names
            for iri in sorted(by_class[name], key=lambda each: _place(reader, passages[each]))
        ]
        items = tuple(
            _element(reader, iri, passages[iri], len(names) > 1)
            if names != _FIGURES
            else told(reader, iri)
            for iri in found[:_MOST]
        )
        more = reader.urls.page("/search", theme=theme, kind=f"{TERMS}{names[-1]}")
        rest = more if len(found) > _MOST else None
        return Block(anchor, title, items, len(found), rest) if items else None

    blocks = (
        listed("aims", gettext("Nhắm tới"), _AIMS),
        listed("reached", gettext("Đã đạt được"), _REACHED),
        listed("figures", gettext("Con số báo cáo nêu"), _FIGURES),
        listed("ways", gettext("Sẽ làm gì"), _WAYS),
        _projects(reader, theme),
        *bodies_of(reader, theme, is_theme=True),
        listed("limitations", gettext("Điều gì cản trở"), _AGAINST),
        listed("lessons", gettext("Bài học kinh nghiệm"), _LESSONS),
        _below(reader, theme),
    )
    return tuple(each for each in blocks if each is not None)


def _element(reader: Reader, iri: str, passage: str, is_of_many: bool) -> Told:
    """An element in a list; with its kind where the list has several."""
    kinds = kind(reader, iri) if is_of_many else None
    return told(reader, iri, passage, *([kinds] if kinds else ()))


def _projects(reader: Reader, theme: str) -> Block | None:
    measures: dict[str, set[str]] = defaultdict(set)
    for row in reader.index.rows("theme_projects", theme=theme):
        measures[row["project"]].add(row["measure"])
    items = (
        told(reader, each, None, *reader.refs(sorted(measures[each])))
        for each in sorted(measures, key=lambda iri: reading_order(reader, iri))
    )
    return block("projects", gettext("Dự án được nêu trong các biện pháp này"), items, _MOST)


def _below(reader: Reader, theme: str) -> Block | None:
    below = sorted({row["thing"] for row in reader.index.rows("wholes", whole=theme)})
    return block(
        "below", gettext("Các lĩnh vực hẹp hơn"), (told(reader, each) for each in below), _MOST
    )


def _place(reader: Reader, passage: str) -> tuple[str, int]:
    found = reader.index.passages[passage]
    return found.report, found.span.start
