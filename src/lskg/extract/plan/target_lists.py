"""Where a text lays its targets down: in lists, in its goals, or where it strives for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lskg.extract.figures.status import opens_with_aim
from lskg.extract.figures.term_of_section import Context, Contexts
from lskg.extract.plan.statements import content, statements, text_below
from lskg.extract.records import Section
from lskg.extract.structure.headings import is_bullet, numbered
from lskg.extract.structure.sections import innermost
from lskg.extract.structure.titles import announced, core, side
from lskg.extract.tabular.layout import Table
from lskg.text.document import Document, Span
from lskg.text.periods import Period, find_term, find_times
from lskg.text.quantities import find_quantities
from lskg.text.sentences import paragraphs
from lskg.text.slugs import fold

_MARK = re.compile(r"(?P<mark>[-–—+*•])\s+")
_TIMED = re.compile(r"^\W*(?:đến|trong|năm|giai đoạn|từ nay)(?!\w)[^,;:]{0,40},\s*", re.IGNORECASE)
_STRIVEN = re.compile(
    r"(?:(?<!đã )(?<!sự )(?<!lực )(?<!mức )(?<!chỉ tiêu )(?<!\w)phấn đấu(?!\w)"
    r"|(?:^|[:,])\s*mục tiêu (?:là )?(?:đến|đạt|đón|thu hút|có|đưa|giảm|tăng)(?!\w))",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:(?<!năm )(?<!giai đoạn )[0-9]"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?!năm(?!\w)|số(?!\w)|lần(?!\w))"
    r"|gấp đôi)"
)
_STRIVEN_FOR = re.compile(rf"{_STRIVEN.pattern}[^;]*?(?<!\w){_NUMBER}", re.IGNORECASE)
# What lays a value down without *phấn đấu*: what it reaches, at least is, or is each year.
_LAID_DOWN = re.compile(
    r"(?<!\w)(?:(?:đạt|lên|xuống|còn|giảm|tăng|tiết kiệm|giảm xuống|tăng lên|nâng lên)"
    r"(?:\s+(?:còn|đến|tới|lên|xuống|từ|khoảng|trên|hơn|dưới|gần|tỷ lệ|bình quân|thêm|trung bình))*"
    rf"\s+(?!0?[0-9]\s+(?:năm|lần|làn|làn xe|sao)(?!\w)){_NUMBER}"
    rf"|từ\s+{_NUMBER}[^;,]*?(?<!\w)trở lên"
    r"|(?:ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|không vượt quá)"
    rf"(?:\s+(?:đạt|là|từ|khoảng))*\s+{_NUMBER}"
    rf"|(?:mỗi|hằng|hàng) năm(?!\w)[^;,]*?(?<!\w){_NUMBER}(?![0-9]*\s+(?:lần|kỳ|đợt)(?!\w))"
    r"|[0-9]\s+\w+(?:\s+\w+){0,4}\s+(?:mỗi|hằng|hàng) năm(?!\w)"
    r"|[0-9][^;,]{0,40}/năm(?!\w))",
    re.IGNORECASE,
)
# What is foreseen, and what a thing can hold or costs by the year, are no targets.
_FORESEEN = re.compile(r"\W*(?:dự báo|theo (?:tính toán|dự báo)|ước tính)(?!\w)", re.IGNORECASE)
_CAPACITY = re.compile(
    r"(?<!\w)(?:lãi suất|công suất|sức chứa|kinh phí|dự báo)(?!\w)", re.IGNORECASE
)
_NOTE = re.compile(r"\[[0-9]{1,3}\]")
# A clause that tells how many of all are to do something (*; 100% thủ tục được số hóa*).
_SHARE = re.compile(
    r"\W*(?:(?:trên|hơn|ít nhất|tối thiểu)\s+)?[0-9]+(?:,[0-9]+)?(?:%|/[0-9]+ số)\s+\w",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\W*(?:đến|trong|năm|từ|trước)(?!\w)[^,;:]{0,40},", re.IGNORECASE)
# A part that goes on with the one before.
_OF_WHICH = re.compile(r"\W*(?:trong đó|riêng|tức(?: là)?|tương đương)(?!\w).*[0-9]", re.IGNORECASE)
# A clause of a sentence, and a part of one between commas; those of decimals join.
_CLAUSE = re.compile(r"[^;]+")
_PART = re.compile(r"[^;,]+(?:,[0-9][^;,]*)*")
# What a heading may stand for besides the targets that the one above it announces.
_NO_TASKS = re.compile(r"^(?:quan diem|du bao|boi canh|tinh hinh|pham vi|doi tuong)")
_OTHERS = re.compile(r"^(?:nhiem vu|giai phap|to chuc thuc hien|kinh phi|pham vi|doi tuong)")
_VISION = re.compile(r"^(?:tam nhin|dinh huong)(?: phat trien)? den(?: het)? nam [0-9]{4}$")


#: A plan for the years after it is of the time in which a text that does not date itself stands.
_PRESENT = 2025


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch that states targets.

    Attributes:
        number: its printed number, if it is an item or heading.
        span: its words without number and mark.
        section: the key of the section that it stands in.
        context: what the headings tell of it.
        lead: the words of the line that leads to it (*Đến năm 2030:*).
        years: those of the plan, as the title of the document or a heading names them.
    """

    number: str
    span: Span
    section: str | None
    context: Context
    lead: str = ""
    years: Period | None = None


class TargetLists:
    """The lists of targets and the goals of a text.

    Args:
        document: the text.
        sections: its headings.
        contexts: what these tell.
        tables: its tables, whose lines are no points.
    """

    def __init__(
        self,
        document: Document,
        sections: tuple[Section, ...],
        contexts: Contexts,
        tables: Iterable[Table] = (),
    ) -> None:
        self._document, self._sections, self._contexts = document, sections, contexts
        self._tables = tuple(each.span for each in tables)
        self._by_key = {each.key: each for each in sections}
        terms = [term for each in sections if (term := find_term(each.title))]
        self._last_term = max(terms, default=None)

    def points(self) -> list[Point]:
        """The stretches that state targets, in printed order.

        They are the points of the lists of targets and the sentences of the general goals. Where
        no list stands, they are also the sentences that open with an aim, and the points that one
        leads to.
        """
        heads = [each for each in self._sections if self._lays_down(each) and self.is_ahead(each)]
        points = [point for each in heads for point in self._of_list(each)]
        told = [each.span for each in points]
        aims = self._aims() if all(map(_is_goal, heads)) and not self._tables else self._clauses()
        points += [each for each in aims if not any(_meet(one, each.span) for one in told)]
        return [
            replace(each, years=self._years(each.span.start))
            for each in sorted(points, key=lambda each: each.span)
        ]

    def _aims(self) -> Iterator[Point]:
        """The sentences that open with an aim, in a plan or a text without headings."""
        lead, holder = "", None
        for paragraph in self._paragraphs(Span(0, len(self._document))):
            section = innermost(self._sections, paragraph.start)
            text = self._document[paragraph]
            listed = is_bullet(text) or any(True for _ in numbered(text))
            lead = lead if listed and section == holder else ""
            context = self._contexts.of(section.key if section else None)
            if section is not None and not (context.planned or self.is_ahead(section)):
                continue
            if _strives(_unmarked(text)) and text.endswith(":"):
                lead, holder = text.rstrip(":"), section
                continue
            for sentence in statements(self._document, paragraph):
                words = self._document[sentence]
                if lead or _strives(words) or (context.planned and _STRIVEN.search(words)):
                    yield Point("", sentence, section.key if section else None, context, lead)

    def _clauses(self) -> Iterator[Point]:
        """The clauses outside of the lists of a plan that lay a value down."""
        for paragraph in self._paragraphs(Span(0, len(self._document))):
            section = innermost(self._sections, paragraph.start)
            context = self._contexts.of(section.key if section else None)
            if section is None or not context.planned or not self.is_ahead(section):
                continue
            if _NO_TASKS.match(core(section.title)) or _NOTE.match(self._document[paragraph]):
                continue
            for sentence in statements(self._document, paragraph):
                words = self._document[sentence]
                timed = _TIMED.match(words)
                for part in _laid_down(words):
                    clause = self._document.trim(part.shift(sentence.start))
                    lead = timed[0] if timed and part.start > 0 else ""
                    yield Point("", clause, section.key, context, lead)

    def _lays_down(self, section: Section) -> bool:
        """Whether a heading announces targets, and none above it does so for it."""
        if not _announces(section.title) or (section.is_item and self._is_valued(section)):
            return False
        above = self._by_key.get(section.parent or "")
        return above is None or not _announces(above.title) or bool(announced(section.title))

    def is_ahead(self, section: Section) -> bool:
        """Whether no heading says that a list tells of results, or of a term that is over."""
        holder: Section | None = section
        told: set[str | None] = set()
        while holder is not None:
            term = find_term(holder.title)
            if term is not None and self._last_term is not None and term < self._last_term:
                return False
            told.add(side(holder.title) if holder is not section else None)
            holder = self._by_key.get(holder.parent or "")
        told.add("results" if side(section.title) == "results" else None)
        if "plan" not in told and side(self._contexts.title_at(section.span.start)) == "results":
            told.add("results")
        return "results" not in told or self._contexts.of(section.key).listed

    def _years(self, offset: int) -> Period | None:
        """The years of the plan that the title of the document, or else a heading, names."""
        titles = (self._contexts.title_at(offset), *(each.title for each in self._sections))
        spans = (time.period for each in titles for time in find_times(each))
        found = [each for each in spans if each and each.start < each.end and not each.first]
        return next((each for each in found if each.start > _PRESENT), None) or (
            max(found, default=None)
        )

    def _paragraphs(self, span: Span) -> Iterator[Span]:
        """The paragraphs of a stretch that are no rows of a table."""
        for each in paragraphs(self._document, span):
            if not any(table.contains(each) for table in self._tables):
                yield each

    def _context(self, section: Section) -> Context:
        return replace(self._contexts.of(section.key), planned=True, listed=True)

    def _of_list(self, section: Section) -> Iterator[Point]:
        """The points of a list: items, headings that state a value, bullets and sentences."""
        children = [each for each in self._sections if each.parent == section.key]
        if ":" in section.title:
            begin = self._document.text.index(":", section.heading.start) + 1
            run_in = self._document.trim(Span(begin, section.heading.end))
            yield from self._of_text(run_in, section, section.title.partition(":")[0])
        below = text_below(self._document, section, tuple(children))
        yield from self._of_text(below, section, section.title if _is_vision(section.title) else "")
        for child in children:
            if any(table.contains(child.heading) for table in self._tables):
                continue
            if self._lays_down(child):
                continue  # a list of its own
            if child.is_item or self._is_valued(child) or not _is_other(child.title):
                yield from self._of_child(child)

    def _of_child(self, child: Section) -> Iterator[Point]:
        below = text_below(self._document, child)
        deeper = any(each.parent == child.key for each in self._sections)
        pointed = any(is_bullet(self._document[each]) for each in paragraphs(self._document, below))
        if deeper or pointed or not (child.is_item or self._is_valued(child)):
            yield from self._of_list(child)
        else:
            whole = content(self._document, child)
            yield Point(child.number.strip("()."), whole, child.key, self._context(child))

    def _is_valued(self, section: Section) -> bool:
        return any(True for _ in find_quantities(section.title))

    def _of_text(self, span: Span, section: Section, head: str = "") -> Iterator[Point]:
        """The sentences of a stretch, each under the line that leads to it."""
        context = self._context(section)
        leads: dict[str, str] = {}  # by the mark of the line
        for paragraph in self._paragraphs(span):
            match = _MARK.match(self._document[paragraph])
            mark = match["mark"] if match else ""
            order = list(leads)
            if mark in leads:
                for each in order[order.index(mark) :]:
                    del leads[each]
            if self._document[paragraph].endswith(":"):
                leads[mark] = _unmarked(self._document[paragraph]).rstrip(": ")
                continue
            lead = next(reversed(leads.values()), head)
            for sentence in statements(self._document, paragraph):
                yield Point("", sentence, section.key, context, lead)


def _laid_down(sentence: str) -> Iterator[Span]:
    """The clauses of a sentence of tasks that strive for a value, and parts that lay one down.

    >>> text = "Nâng cấp 5 hồ; phấn đấu che phủ rừng đạt 60%, giảm 2 vụ; hỗ trợ, thu ít nhất 9 tỷ"
    >>> [text[each.start : each.end] for each in _laid_down(text)]
    [' phấn đấu che phủ rừng đạt 60%, giảm 2 vụ', ' thu ít nhất 9 tỷ']
    """
    if _FORESEEN.match(sentence):
        return
    for clause in _CLAUSE.finditer(sentence):
        striven = _STRIVEN_FOR.search(clause[0])
        begin = len(clause[0]) if striven is None else _begin(clause[0], striven.start())
        parts = _parts(clause[0][:begin])
        rest = [] if striven is None else [Span(begin, len(clause[0]))]
        yield from (each.shift(clause.start()) for each in (*parts, *rest))


def _parts(clause: str) -> list[Span]:
    """The parts of a clause that lay a value down, each with those that go on with it."""
    found: list[Span] = []
    end = 0
    for part in _PART.finditer(clause):
        opens = part.start() == 0 or _WHEN.fullmatch(clause[: part.start()])
        laid_down = _LAID_DOWN.search(part[0]) or (opens and _SHARE.match(part[0]))
        if laid_down and not _CAPACITY.search(part[0]):
            found.append(Span(0 if opens else part.start(), part.end()))
        elif found and found[-1].end == end and _OF_WHICH.match(part[0]):
            found[-1] = Span(found[-1].start, part.end())
        end = part.end()
    return found


def _begin(clause: str, striven: int) -> int:
    """Where what is striven for begins: behind the last value before it."""
    comma = clause.rfind(", ", 0, striven)
    valued = any(True for _ in find_quantities(clause[:comma])) if comma >= 0 else False
    return comma + 1 if valued else 0


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _announces(title: str) -> bool:
    """Whether a title, or what stands before its colon, announces targets or goals.

    >>> _announces("Mục tiêu: Đến năm 2030 rừng đạt 60%"), _announces("Tầm nhìn đến năm 2045")
    (True, True)
    """
    head = title.partition(":")[0]
    said = announced(title) or announced(head)
    return (said is not None and said.kind in {"target", "OverallGoal"}) or _is_vision(head)


def _strives(sentence: str) -> bool:
    """Whether a sentence begins with an aim, which a time may stand before.

    >>> _strives("Đến hết năm 2030, phấn đấu rừng đạt 60%"), _strives("Rừng đạt 60%")
    (True, False)
    """
    return opens_with_aim(_TIMED.sub("", sentence))


def _is_goal(section: Section) -> bool:
    said = announced(section.title) or announced(section.title.partition(":")[0])
    return said is None or said.kind == "OverallGoal"


def _is_other(title: str) -> bool:
    """Whether a heading within a list of targets is of something else (*Dự báo*, *Nhiệm vụ*)."""
    return side(title) == "results" or _OTHERS.match(core(title)) is not None


def _is_vision(title: str) -> bool:
    return _VISION.match(" ".join(fold(title).split())) is not None


def _unmarked(text: str) -> str:
    match = _MARK.match(text)
    return text[match.end() :] if match else text
