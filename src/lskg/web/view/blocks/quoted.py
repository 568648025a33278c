"""The sentences of the report that a page quotes, each once, with all that is meant marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lskg.text.document import Span
from lskg.web.view.localized import CitedPassage, Reader, Ref
from lskg.web.view.quotations import MarkedSentence, Translated

#: A passage of more characters is quoted by itself, and its end is folded.
_MUCH = 900


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence with some stretches marked, the key of its report, and where it stands.

    Attributes:
        passage: IRI of the first stretch.
    """

    sentence: MarkedSentence
    passage: str
    english: Translated | None
    report: str
    holder: Ref | None
    is_note: bool
    offsets: str

    @property
    def is_part(self) -> bool:
        """Whether some words of the sentence are not marked."""
        return any(each.words.strip() and not each.is_marked for each in self.sentence.pieces)


def quoted(reader: Reader, passages: Iterable[str]) -> Iterable[Quoted]:
    """Each sentence once, with all of the passages that stand in it."""
    by_report: dict[str, dict[Span, str]] = defaultdict(dict)
    for each in passages:
        by_report[reader.index.passages[each].report][reader.span(each)] = each
    for report, spans in by_report.items():
        for sentence in reader.index.sentences(report).marked(tuple(spans)):
            cited = reader.cited(spans[sentence.spans[0]])
            whole = Span(sentence.spans[0].start, max(each.end for each in sentence.spans))
            yield Quoted(
                sentence=sentence,
                passage=spans[sentence.spans[0]],
                english=reader.translated(report, whole),
                report=report,
                holder=cited.holder,
                is_note=cited.holder_kind == "footnote",
                offsets=f"{whole.start}-{whole.end}",
            )


def words_of(reader: Reader, stated: list[str]) -> tuple[CitedPassage | Quoted, ...]:
    """The words that state a thing: long passages by themselves, others in their sentences."""
    long = [each for each in stated if _length(reader, each) > _MUCH]
    short = [each for each in stated if each not in long and not within(reader, each, long)]
    found: list[tuple[int, CitedPassage | Quoted]] = []
    found += ((reader.span(each).start, reader.cited(each)) for each in long)
    found += ((each.sentence.spans[0].start, each) for each in quoted(reader, short))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def mentions_of(
    reader: Reader, named: list[str], stated: list[str], shown: frozenset[str]
) -> tuple[tuple[Ref | None, tuple[Quoted, ...]], ...]:
    """The sentences that name a thing, by section or footnote, without those quoted already.

    Args:
        reader: whom they are for.
        named: the passages that name the thing.
        stated: the ones that state it, which are quoted in their sentences.
        shown: passages whose sentences are quoted elsewhere.
    """
    grouped: dict[Ref | None, list[Quoted]] = defaultdict(list)
    rest = [each for each in named if each not in shown and not within(reader, each, stated)]
    for each in quoted(reader, rest):
        grouped[each.holder].append(each)
    return tuple((holder, tuple(found)) for holder, found in grouped.items())


def within(reader: Reader, passage: str, others: list[str]) -> bool:
    """Whether a passage stands in the sentences of one of others."""
    index, found = reader.index, reader.index.passages[passage]
    wholes = (
        index.sentences(found.report).whole(reader.span(each))
        for each in others
        if index.passages[each].report == found.report
    )
    return any(each.start <= found.span.start and found.span.end <= each.end for each in wholes)


def _length(reader: Reader, passage: str) -> int:
    span = reader.span(passage)
    return span.end - span.start
