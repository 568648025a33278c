"""Links of the plan that rules can find, and the words that two statements share."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from lskg.extract.plan.elements import element_at
from lskg.extract.plan.themes import terms_in
from lskg.extract.records import Footnote, PlanElement
from lskg.extract.responsibilities.records import PlanLink
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences
from lskg.text.slugs import one_spelling

_RUN = 3


def find_links(
    document: Document, elements: tuple[PlanElement, ...], footnotes: tuple[Footnote, ...]
) -> tuple[PlanLink, ...]:
    """From each footnote to the element that holds its anchor, and there to the sentence."""
    return tuple(_annotations(document, elements, footnotes))


def shared_wording(first: str, second: str) -> str:
    """Words that two texts share, in small letters and one spelling, or an empty string.

    These are the longest run of at least three words, or else a term of the genre.

    >>> shared_wording("Phát triển kinh tế cửa khẩu, xây dựng", "Kinh tế cửa khẩu chưa phát huy")
    'kinh tế cửa khẩu'
    >>> shared_wording("Phát triển thị trường du lịch", "Lượng khách du lịch")
    'du lịch'
    >>> shared_wording("Phát triển kinh tế", "Phát triển văn hóa")
    ''
    """
    ours, theirs = _words(first), _words(second)
    run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    if run.size >= _RUN:
        return " ".join(ours[run.a : run.a + run.size])
    both = [f" {' '.join(words)} " for words in (ours, theirs)]
    terms = [term for text in (first, second) for term in terms_in(text)]
    shared = {term for term in terms if all(f" {term} " in text for text in both)}
    return max(sorted(shared), key=len, default="")


def _annotations(
    document: Document, elements: tuple[PlanElement, ...], footnotes: tuple[Footnote, ...]
) -> Iterator[PlanLink]:
    for note in footnotes:
        if note.anchor is None:
            continue
        mark = Span(note.anchor - 1, note.anchor)
        holder = element_at(mark, elements)
        if holder is None:
            continue
        inside = (each for each in sentences(document, holder.span) if each.contains(mark))
        yield PlanLink(
            kind="annotates",
            subject=f"footnote/{note.number}",
            object=holder.path,
            basis="stated",
            subject_span=note.span,
            object_span=next(inside, holder.span),
        )


def _words(text: str) -> list[str]:
    words = (word.strip('.,;:()“”"…') for word in one_spelling(text).lower().split())
    return [word for word in words if word]
