"""Sentences that were put together in English, told in Vietnamese.

What goes wrong while a graph is built or a site is started is told with names of files, rows and
values in the midst, by this library and by click. The catalogue `sentences` has what is said so,
with numbered places; a sentence is found in it by its words, and what stands in its places is told
in turn, since it may be a sentence, too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

_PATH = Path(__file__).parent / "translations" / "vi" / "LC_MESSAGES" / "sentences.po"
_LARGE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")
_PLACE = re.compile(r"\{\d+\}")
#: Characters of a sentence that is looked for; a longer one is told as it is.
_LONGEST = 1_000
#: Sentences that stand in each other.
_DEEPEST = 3


def retell(sentence: str) -> str | None:
    """An English sentence in Vietnamese; None where the catalogue does not have it.

    >>> retell("data/terms.csv: No such file or directory.")
    'data/terms.csv: không có tệp hay thư mục này.'
    >>> retell("Something else.") is None
    True
    """
    if len(sentence) > _LONGEST:
        return None
    told = _best(sentence)[1]
    return None if told == sentence else told


@lru_cache(maxsize=256)
def _best(sentence: str, depth: int = 0) -> tuple[int, str]:
    """The telling that the most characters of a sentence speak for, and their number."""
    whole, patterns = _sentences()
    if sentence in whole:
        return len(sentence), whole[sentence]
    if _LARGE_NUMBER.fullmatch(sentence):
        return len(sentence), sentence.replace(",", ".")
    best = (0, sentence)
    if depth == _DEEPEST:
        return best
    for pattern, fixed, told in patterns:
        if found := pattern.fullmatch(sentence):
            values = [_best(value, depth + 1) for value in found.groups()]
            count = fixed + sum(each for each, _ in values)
            if count > best[0]:
                best = (count, _filled(told, [words for _, words in values]))
    return best


def _filled(told: str, values: list[str]) -> str:
    return _PLACE.sub(lambda place: values[int(place[0][1:-1]) - 1], told)


@cache
def _sentences() -> tuple[dict[str, str], list[tuple[re.Pattern[str], int, str]]]:
    """Sentences without places, and the others with the number of their own characters."""
    with _PATH.open("rb") as source:
        catalogue = read_po(source, locale="vi")
    told = {str(each.id): str(each.string) for each in catalogue if each.id}
    placed = [one for one in told if _PLACE.search(one)]
    patterns = [
        (
            re.compile("(.+?)".join(map(re.escape, _PLACE.split(one))), re.DOTALL),
            len(_PLACE.sub("", one)),
            told[one],
        )
        for one in placed
    ]
    return {one: told[one] for one in told if one not in placed}, patterns
