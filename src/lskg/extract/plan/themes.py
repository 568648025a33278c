"""Themes of plan elements, from the words of the genre in their statements and headings.

The list beside this module gives the theme of each phrase; a phrase without one hides the shorter
phrases in it (*môi trường hòa bình* is not the environment).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from lskg.extract.records import PlanElement, Section
from lskg.text.document import Document
from lskg.text.slugs import one_spelling
from lskg.text.word_lists import any_of, rows

_MOST = 3
#: Classes that are divided further: their heading alone says what they are about.
_DIVIDED = frozenset({"SolutionGroup", "Solution", "Achievement"})
#: Themes of everything: they give way to any other.
_BROAD = frozenset({"economy", "society"})


def with_themes(
    document: Document,
    sections: tuple[Section, ...],
    elements: Iterable[PlanElement],
    curated: Mapping[str, tuple[str, ...]],
) -> tuple[PlanElement, ...]:
    """The elements with their themes: curated by path, or found by rule."""
    by_key = {each.key: each for each in sections}
    found = []
    for element in elements:
        text = element.title if element.kind in _DIVIDED else document[element.span]
        themes = curated.get(element.path) or find_themes(text, _headings(by_key, element))
        found.append(replace(element, themes=themes))
    return tuple(found)


def find_themes(text: str, headings: Iterable[str] = ()) -> tuple[str, ...]:
    """The themes of a text, the strongest first, at most three.

    Words of the text decide, and a theme that the nearest heading has too is preferred. A text
    without such words has the themes of the nearest heading that has any.

    >>> find_themes("Nâng cấp quốc lộ gắn với phát triển du lịch", ["Hạ tầng giao thông"])
    ('transport', 'tourism')
    >>> find_themes("Giữ vững môi trường hòa bình")
    ()
    """
    own = _count(text)
    above: Counter[str] = Counter()
    for heading in headings:
        if above := _count(heading):
            break
    if not own:
        return _strongest(above)
    return _strongest(Counter({theme: own[theme] + (theme in above) for theme in own}))


def terms_in(text: str) -> frozenset[str]:
    """The phrases of a text that have a theme, in small letters and one spelling.

    >>> sorted(terms_in("Phát triển thị trường du lịch, hội nhập quốc tế"))
    ['du lịch', 'hội nhập quốc tế']
    """
    return frozenset(phrase for phrase in _phrases(text) if _words()[phrase])


def _headings(by_key: Mapping[str, Section], element: PlanElement) -> Iterable[str]:
    section = by_key.get(element.section or "")
    while section is not None:
        if section.title != element.title:
            yield section.title
        section = by_key.get(section.parent or "")


def _strongest(counts: Counter[str]) -> tuple[str, ...]:
    """Themes counted at least half as often as the first; broad ones only when alone."""
    narrow = Counter({theme: count for theme, count in counts.items() if theme not in _BROAD})
    ranked = (narrow or counts).most_common()
    return tuple(theme for theme, count in ranked if 2 * count >= ranked[0][1])[:_MOST]


def _count(text: str) -> Counter[str]:
    themes = (_words()[phrase] for phrase in _phrases(text))
    return Counter(theme for theme in themes if theme)


def _phrases(text: str) -> Iterator[str]:
    words = " ".join(one_spelling(text).lower().split())
    return (match[0] for match in _pattern().finditer(words))


@cache
def _words() -> dict[str, str]:
    listed = rows("lskg.extract.plan", "theme_words.csv")
    return {one_spelling(row["phrase"]).lower(): row["theme"] for row in listed}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_words())})(?!\w)")
