"""Which figure of a sentence is asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lskg.answers.asked import Like
from lskg.answers.corpus import Corpus
from lskg.answers.question import Question
from lskg.answers.ranking import Ranking
from lskg.answers.records import Check, Figure, Piece
from lskg.answers.words import folded, name_stems, raw_words, spelling, stems, words
from lskg.text.document import Document

_SUMS = ("error", "consistent")
NUMBERS = frozenset(
    {"number", "people", "share", "rank", "money", "weight", "length", "area", "volume"}
)
CHANGES = ("change", "rate")
CHANGE = re.compile(
    r"\b(?:tang|giam|bot|tut|them|growth|grow|grew|increase|reduc|fall|fell|drop|rise|rose|cut|up|down)"
)
#: What a change is asked for by, and what speaks for one then.
ROSE = re.compile(
    r"\bhow much (?:\w+ )*?(?:rise|rose|fall|fell|grow|grew|increase|drop|decrease|go up|gone up)"
    r"|\b(?:rise|fall|increase|decrease|drop) since\b|\b(?:tang|giam) (?:them )?(?:duoc )?"
    r"(?:bao nhieu|may)\b.*\bso voi\b|\bso voi (?:nam|dau) .*\b(?:tang|giam)\b"
)
_ROSE = 0.25
_SERIES = 3
#: What is counted by these is told in other words.
_SCALES = frozenset(
    {"chuc", "tram", "nghin", "ngan", "trieu", "ty", "do", "dong", "usd", "vnd", "von", "tien"}
) | {*("million", "billion", "thousand", "hundr", "dozen", "dollar")}
_HOW_MANY = re.compile(r"\b(?:bao nhieu|may|how many|how much)\b")
_MONEY = ("VND", "USD")
#: Words beside a figure count so much of those of its name; what its name says and is not asked.
_BESIDE, _ASKED = 0.8, 0.4
#: What speaks for a figure of the piece that says most.
_OWN = 0.16
#: What speaks for a figure that stands in the clause of which nearly the same is asked.
_LIKE = 0.4
#: What speaks for a figure whose thing is what is to be counted.
_COUNTED = 0.3
#: A figure is shown alone where the next is so far behind; else its sentence is shown.
_CLEARLY = 0.2
#: A word so rare tells one figure from another.
_TELLING = 2.0
#: So much of a text belongs to a figure, before and behind; a mark ends it.
_BEFORE, _BEHIND = 60, 40
_MARK = re.compile(r"[;.,)]\s|[;(]")
#: What something was before a change, *từ 200 còn 194*, and what asks for that.
_FROM = re.compile(r"\btừ\s*$")
_TO = re.compile(r"^[^\d;.]{0,60}\b(?:còn|thành|xuống|lên)\s+(?:còn\s+)?\d")
_BEFORE_IT = re.compile(
    r"\b(?:truoc|ban dau|luc dau|xuat phat|before|originally|original|used to|at first|from)\b"
)
_WAS, _NEAR = 0.4, 4


def wants_number(question: Question) -> bool:
    """Whether a question asks for a figure."""
    cues = question.cues
    return bool(cues & (NUMBERS | {"compare", "series"})) and "document-number" not in cues


def is_sum(check: Check, question: Question, document: Document) -> bool:
    """Whether a check of the audit adds up or does not, and has a number that a question names.

    Any will do where it names none.
    """
    if check.verdict not in _SUMS or len(check.spans) == 1:
        return False
    asked = {_digits(number) for number in question.numbers}
    said = {_digits(word) for span in check.spans for word in re.split(r"[\s/]", document[span])}
    return not asked or not asked.isdisjoint(said - {""})


def _digits(number: str) -> str:
    """A number without its marks, which English and Vietnamese write otherwise."""
    return re.sub(r"\D", "", number).lstrip("0")


def is_share(figure: Figure) -> bool:
    """Whether a figure is told in per cent."""
    return figure.unit.lower().startswith("percent")


def counts(question: Question, figure: Figure) -> bool:
    """Whether a figure counts what is asked to be counted."""
    said = (
        stems(figure.quote, "vi")
        if question.tongue == "vi"
        else stems(figure.unit.partition("/")[0], "en")
        + stems(figure.labels.get("en", ""), "en")[:2]
    )
    return question.counted[0] in said


def counts_there(question: Question, near: str) -> bool:
    """Whether a number stands before what is counted, though it is no figure: *từ 3 đến 5 tuổi*."""
    if "document-number" in question.cues:
        return True
    if question.cues & NUMBERS != {"number"} or not question.counted or question.tongue == "en":
        return False
    return re.search(rf"\d {question.counted[0]}\b", folded(near)) is not None


def is_money_alone(question: Question, figures: Sequence[Figure]) -> bool:
    """Whether things are to be counted, and a sentence tells but money: *mấy hộ*, and no sum."""
    if not question.counted or len(_HOW_MANY.findall(question.folded)) != 1:
        return False
    is_sum = "money" in question.cues or question.counted[0] in _SCALES
    return not is_sum and bool(figures) and all(each.unit.endswith(_MONEY) for each in figures)


def counted(question: Question, figure: Figure, corpus: Corpus) -> float:
    """How surely a figure is of what is counted or measured by the words of a question."""
    if not question.counted:
        return float(_is_named(question.measured, figure))
    if question.tongue == "en":
        return float(counts(question, figure))
    behind = corpus.document.text[figure.span.start : figure.span.end + _BEHIND]
    said = [word for word in stems(_MARK.split(behind)[0], "vi") if not word[0].isdecimal()]
    same = 0
    for one, two in zip(question.counted, said, strict=False):
        if one != two:
            break
        same += 1
    return same / len(question.counted)


def _is_named(wanted: tuple[str, ...], figure: Figure) -> bool:
    """Whether the name of a figure has a word, by letters and tones."""
    label = figure.labels.get("vi", "")
    is_plain = all(word.isascii() for word in wanted)
    said = words(label) if is_plain else [*map(spelling, raw_words(label))]
    size = len(wanted)
    return bool(wanted) and any(
        tuple(said[at : at + size]) == wanted for at in range(len(said) - size + 1)
    )


def beside(corpus: Corpus, figure: Figure) -> frozenset[str]:
    """The words before and behind a figure that are not those of the figures next to it."""
    at = bisect_left(corpus.starts, figure.span.start)
    last = corpus.figures[at - 1].span.end if at else 0
    following = next(
        (each.span.start for each in corpus.figures[at:] if each.span.start >= figure.span.end),
        len(corpus.document),
    )
    text = corpus.document.text
    start = max(0, figure.span.start - _BEFORE, min(last, figure.span.start))
    behind = text[figure.span.end : min(following, figure.span.end + _BEHIND)]
    said = text[start : figure.span.end] + _MARK.split(behind)[0]
    return frozenset(stems(said, "vi"))


def figures_by_fit(
    ranking: Ranking,
    question: Question,
    figures: Sequence[Figure],
    corpus: Corpus,
    piece: Piece,
    like: Like | None,
) -> list[Figure]:
    """Figures of a sentence, first the one that says what is asked.

    Args:
        ranking: the words of the report.
        question: what is asked.
        figures: those of the sentence.
        corpus: the report.
        piece: the part of the sentence that says most.
        like: the clause of which nearly the same is asked.
    """
    is_of_now = not _BEFORE_IT.search(question.folded)

    def fit(figure: Figure) -> float:
        own = _OWN if figure in piece.figures else 0.0
        if is_of_now and was_before(figure, corpus):
            own -= _WAS
        return own + _figure_fit(ranking, question, figure, corpus) + _held(figure, like)

    return sorted(figures, key=lambda each: (-fit(each), each.span.start))


def _held(figure: Figure, like: Like | None) -> float:
    """What speaks for a figure that stands in the clause of which nearly the same is asked."""
    return _LIKE * like.near if like and like.span.contains(figure.span) else 0.0


def is_clear(
    ranking: Ranking,
    question: Question,
    figures: Sequence[Figure],
    corpus: Corpus,
    like: Like | None,
) -> bool:
    """Whether the first of the figures of a sentence is asked for, and no other as much."""
    main, *rest = figures
    others = [
        each
        for each in rest
        if (each.indicator, each.part) != (main.indicator, main.part) and each.quote != main.quote
    ]

    def fit(figure: Figure) -> float:
        return _figure_fit(ranking, question, figure, corpus) + _held(figure, like)

    return fit(main) - max(map(fit, others), default=-1.0) >= _CLEARLY


def says_more(
    ranking: Ranking, question: Question, figures: Sequence[Figure], corpus: Corpus
) -> bool:
    """Whether another figure of a sentence has a telling word of a question that the first lacks.

    That is so only where both count the same: *229 vùng trồng* and *178 mã vùng trồng xuất khẩu*.
    """
    main, *rest = figures
    own = _words_of(question, main, corpus)
    return any(
        ranking.rarity(word) >= _TELLING
        for each in rest
        if each.quote != main.quote and is_share(each) == is_share(main)
        for word in _asked(question) & _words_of(question, each, corpus) - own
    )


def _asked(question: Question) -> frozenset[str]:
    return frozenset(word for each in question.telling for way in each.ways for word in way)


def _words_of(question: Question, figure: Figure, corpus: Corpus) -> frozenset[str]:
    """The words of a figure's name, and those beside it where they are of the same language."""
    near = beside(corpus, figure) if question.tongue == "vi" else frozenset()
    return near | name_stems(figure.names(question.tongue), question.tongue)


def _figure_fit(ranking: Ranking, question: Question, figure: Figure, corpus: Corpus) -> float:
    share, back = closeness(ranking, question, figure, corpus)
    share *= 1 - _ASKED + _ASKED * back
    cues = question.cues
    share += _COUNTED * counted(question, figure, corpus)
    if "share" in cues and "PERCENT" in figure.unit:
        share += 0.1
    if question.wants_count and is_share(figure):
        share -= 0.4
    if question.acronyms - {*words(figure.names(question.tongue)), *beside(corpus, figure)}:
        share -= 0.4
    if figure.kind in CHANGES and not CHANGE.search(question.folded):
        share -= 0.2
    elif figure.kind == "change":
        share += _ROSE if ROSE.search(question.folded) else -0.1
    if cues & NUMBERS and set(question.numbers) & {*words(figure.quote)}:
        share -= 0.3
    return share + _fit_of_time(question, figure, corpus)


def was_before(figure: Figure, corpus: Corpus) -> bool:
    """Whether a figure says what something was before it changed."""
    text, at, end = corpus.document.text, figure.span.start, figure.span.end
    before, behind = text[max(0, at - _NEAR) : at].lower(), text[end : end + _BEFORE]
    return bool(_FROM.search(before) and _TO.search(behind))


def _fit_of_time(question: Question, figure: Figure, corpus: Corpus) -> float:
    """What speaks for a figure by its time: planned or not, of which years, of how many."""
    cues, fit = question.cues, 0.0
    if "compare" in cues:
        fit += 0.1 if corpus.has_target(figure) else 0.0
        fit += 0.05 if "aim" in cues and figure.is_aim else 0.0
    elif "aim" in cues:
        fit += 0.15 if figure.is_aim else -0.1
    elif figure.is_aim and not any(last > corpus.last_year for _, last in question.years):
        fit -= 0.1
    if "series" in cues and len(corpus.years_of(figure.indicator)) >= _SERIES:
        fit += 0.3
    if any(figure.years == years for years in question.years):
        fit += 0.15
    return fit


def closeness(
    ranking: Ranking, question: Question, figure: Figure, corpus: Corpus, *, around: bool = True
) -> tuple[float, float]:
    """How much of a question a figure is about, and how much of what it is about is asked.

    Args:
        ranking: the words of the report.
        question: what is asked.
        figure: a figure.
        corpus: the report.
        around: whether words before the figure count, too, and not only its name.
    """
    said = name_stems(figure.names(question.tongue), question.tongue)
    near = beside(corpus, figure) if question.tongue == "vi" and around else frozenset()
    total = fit = 0.0
    asked: set[str] = set()
    for group in question.groups:
        weight = max(0.2, ranking.rarity(group.said))
        total += weight
        fit += weight * max(
            sum(1.0 if word in said else _BESIDE if word in near else 0.0 for word in way)
            / len(way)
            for way in group.ways
        )
        asked.update(*group.ways)
    rare = {word: max(0.2, ranking.rarity(word)) for word in said}
    back = sum(worth for word, worth in rare.items() if word in asked or word in question.words)
    return fit / total if total else 0.0, back / sum(rare.values()) if rare else 0.0
