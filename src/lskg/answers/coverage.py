"""How many of the words that a question is about a piece of the report accounts for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lskg.answers.question import Question
from lskg.answers.ranking import Group, Ranking
from lskg.answers.words import pairs

#: Words of two syllables that belong together count as one; apart they are hardly said.
_PAIRED, _APART = 0.5, 0.35
#: Every word counts something, and one that the report does not have no more than a rare one.
_LEAST, _MOST = 0.2, 5.0
#: What stands in the title of the section or around a note is said, too.
_SAID = 0.2


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a piece accounts for.

    Attributes:
        share: of the words of a question, by how rare they are, from 0 to 1.
        lost: the weight of the rarest word that is not said, beside all, from 0 to 1.
    """

    share: float
    lost: float


def coverage(ranking: Ranking, question: Question, number: int) -> Coverage:
    """How much of a question a piece, its sentence, its names and its titles account for.

    Args:
        ranking: the words of the report.
        question: what is asked.
        number: the number of the piece.
    """
    total = said = lost = 0.0
    for group in _content(question):
        worth = _worth(ranking, group)
        held = max(_held(ranking, way, number) for way in group.ways)
        total += worth
        said += worth * held
        lost = max(lost, worth * (1 - held))
    return Coverage(said / total, lost / total) if total else Coverage(1.0, 0.0)


def _content(question: Question) -> Iterator[Group]:
    """The words of a question, those of two syllables as one, and no syllable twice."""
    tied = {
        word
        for group in question.groups
        if _is_pair(group) and group.weight >= _PAIRED
        for word in group.ways[0]
    }
    for group in question.groups:
        if len(group.ways) > 1 or group.weight < _PAIRED:
            if len(group.ways) > 1:
                yield group
        elif _is_pair(group):
            if question.tongue == "vi":
                yield group
        elif question.tongue == "en" or group.said not in tied:
            yield group


def _is_pair(group: Group) -> bool:
    return len(group.ways) == 1 and len(group.ways[0]) > 1


def _worth(ranking: Ranking, group: Group) -> float:
    """How rare the words of a group are, in the way that the report says most often."""
    return min(
        sum(min(_MOST, max(_LEAST, ranking.rarity(word))) for word in way) / len(way)
        for way in group.ways
    )


def _held(ranking: Ranking, way: tuple[str, ...], number: int) -> float:
    """How much of a way to say something stands there."""
    if not way:
        return 0.0
    single = sum(ranking.weight_in(word, number) >= _SAID for word in way) / len(way)
    both = [*pairs(way)]
    if ranking.tongue == "en" or not both:
        return single
    joined = sum(ranking.weight_in(pair, number) >= _SAID for pair in both) / len(both)
    return max(joined, _APART * single)
