"""Why a figure has no period: codes of the scheme `undated-reason`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lskg.extract.figures.records import PIECES, Figure
from lskg.text.document import Document, Span
from lskg.text.periods import find_times

#: Codes of the scheme `undated-reason`.
REASONS = ("not-stated", "time-of-writing", "undated-list", "standing-rule")
#: Reasons that words give.
_TOLD = frozenset({"time-of-writing", "standing-rule"})
#: Values that make a list.
_LIST = 3
# *hiện có 39 cơ sở*, *lũy kế toàn tỉnh có 02 khu*: up to the writing, which no words date.
_WRITING = re.compile(
    r"(?<!\w)(?:hiện có|hiện nay|hiện còn|hiện đang|(?<!đầu nhiệm kỳ )đến nay|lũy kế|luỹ kế)(?!\w)",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(r"(?<!\w)(?:đang|còn) hiệu lực(?!\w)", re.IGNORECASE)
# *hỗ trợ tối đa 50% chi phí*, *không vượt quá 20% theo quy định*: what holds by a rule.
_RULE = re.compile(
    r"(?<!\w)(?:(?:hỗ trợ|mức|định mức)[^;.]{0,40}(?:tối đa|không quá|tối thiểu)|theo định mức)"
    r"[^;.]{0,30}$",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"so với(?:\s+(?:cuối|đầu|hết|năm|giai đoạn|thời kỳ|nhiệm kỳ|cùng kỳ))*\s*$", re.IGNORECASE
)
#: What something is made up of by its nature, and not at a time (*3 trụ cột*).
_MADE_UP = frozenset(
    {"bài học", "bài học kinh nghiệm", "khâu đột phá", "quan điểm", "trụ cột", "đột phá"}
)
#: Figures that a part or a change shares its reason with.
_WHOLES = (*PIECES, "change-of")


def with_reasons(
    figures: Sequence[Figure],
    document: Document,
    sentence_of: Callable[[Span], Span],
    stated: Mapping[int, str],
) -> tuple[Figure, ...]:
    """The figures; those without a period with the reason.

    Args:
        figures: all of a text.
        document: the text.
        sentence_of: gives the sentence around a span.
        stated: the reasons that a person gave, by where the figure starts.
    """
    reasons = _Reasons(figures, document, sentence_of)
    return tuple(
        each
        if each.period
        else replace(each, undated=stated.get(each.span.start) or reasons.of(each))
        for each in figures
    )


class _Reasons:
    """Tells by the words around figures why they have no period."""

    def __init__(
        self,
        figures: Sequence[Figure],
        document: Document,
        sentence_of: Callable[[Span], Span],
    ) -> None:
        self._document = document
        self._by_start = {each.span.start: each for each in figures}
        self._sentences: dict[int, Span] = {}
        self._held: dict[int, list[Figure]] = {}
        for each in figures:
            sentence = sentence_of(each.span)
            self._sentences[each.span.start] = sentence
            self._held.setdefault(sentence.start, []).append(each)

    def of(self, figure: Figure) -> str:
        """The reason of a figure without a period; of a part or a change, that of the whole."""
        own = self._own(figure)
        whole = next((start for name, start in figure.related if name in _WHOLES), None)
        above = self._by_start.get(whole) if whole is not None else None
        if own in _TOLD or above is None or above.period or above.span.start >= figure.span.start:
            return own
        told = self.of(above)
        return told if told in _TOLD else own

    def _own(self, figure: Figure) -> str:
        sentence = self._sentences[figure.span.start]
        words = self._document[sentence]
        before = words[: figure.span.start - sentence.start]
        if figure.unit_printed.lower() in _MADE_UP or _RULE.search(before):
            return "standing-rule"
        if _WRITING.search(before) or _IN_FORCE.search(words):
            return "time-of-writing"
        held = self._held[sentence.start]
        undated = [each for each in held if each.period is None]
        told = any(each.period and each.period_basis == "stated" for each in held)
        if len(undated) < _LIST or told or _names_time(words):
            return "not-stated"
        return "undated-list"


def _names_time(words: str) -> bool:
    """Whether words name a time, other than one that they compare with."""
    return any(
        time.period is not None and not _VERSUS.search(words[: time.span.start])
        for time in find_times(words)
    )
