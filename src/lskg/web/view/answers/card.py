"""An answer to what somebody typed, or why there is none, in the words of one reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext

from lskg.answers.outcome import Card, Kind, Reason, Refusal
from lskg.answers.question import Question
from lskg.answers.records import Figure
from lskg.text.document import Span
from lskg.web.language import Text
from lskg.web.view.audit import audit_of
from lskg.web.view.blocks.looked_up import in_short
from lskg.web.view.blocks.relations import Fact
from lskg.web.view.blocks.told import Block
from lskg.web.view.graph_index import GraphIndex, once_per_graph
from lskg.web.view.localized import CitedPassage, Reader, Ref
from lskg.web.view.quotations import Quotation
from lskg.web.view.targets import TargetLine, target_lines

_MOST_ROWS = 12
_MOST_PASSAGES = 6
#: So many characters of a sentence are shown before and behind what says the answer.
_AROUND = 220
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of a card.

    Attributes:
        value: in the words of the reader.
        when: period, how it covers that, and status.
    """

    figure: Ref
    indicator: Ref
    value: Text
    when: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How a part of a question was understood.

    Attributes:
        name: of the part.
        taken: what it was taken to be.
        others: what else it may be, each with a link to that.
    """

    name: str
    taken: Text
    others: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What the search page shows above its results.

    Attributes:
        kind: of the card; `refusal` when there is no answer.
        title: what it is about, or why there is no answer.
        subject: the thing that it is about, or None.
        lines: the figures, the first of which is the answer.
        targets: the targets with the results beside them.
        items: the elements of a list.
        sums: what sums of the audit come to.
        facts: what a thing is, as its page has it.
        blocks: what it is looked up for, likewise, each with its first items.
        quotes: where the report says it.
        ways: how the question was understood.
        query: path of the SPARQL query that gives the same, or None.
    """

    kind: str
    title: str
    subject: Ref | None = None
    count: int | None = None
    lines: tuple[FigureLine, ...] = ()
    targets: tuple[TargetLine, ...] = ()
    items: tuple[Ref, ...] = ()
    sums: tuple[tuple[Ref, Text], ...] = ()
    facts: tuple[Fact, ...] = ()
    blocks: tuple[Block, ...] = ()
    quotes: tuple[CitedPassage, ...] = ()
    ways: tuple[Way, ...] = ()
    query: str | None = None


def answer_view(reader: Reader, text: str, report: str | None) -> AnswerView | None:
    """The answer to what somebody typed; None where there is neither one nor a reason.

    Args:
        reader: whom it is for.
        text: what is typed.
        report: key of the report that is asked; None asks the only one.
    """
    answers, key = reader.index.site.answers, report or reader.only_report
    if answers is None or key is None:
        return None
    outcome = answers.answer(text, reader.language, key)
    if isinstance(outcome, Refusal):
        return _refusal(reader, outcome)
    return _card(reader, outcome) if outcome else None


def _refusal(reader: Reader, refusal: Refusal) -> AnswerView:
    return AnswerView(
        kind="refusal",
        title=_why(reader, refusal),
        quotes=tuple(_cited(reader, refusal.report, span) for span in refusal.near),
        ways=tuple(_understood(reader, refusal.report, refusal.question)),
    )


def _why(reader: Reader, refusal: Refusal) -> str:
    place = reader.territory(refusal.report).words
    question = refusal.question
    if refusal.reason == Reason.OTHER_PLACE:
        return str(
            gettext("Báo cáo nói về %(place)s; không tìm thấy điều này cho nơi khác.", place=place)
        )
    if refusal.reason == Reason.OTHER_TIME:
        times = ", ".join(_years(years) for years in question.years)
        return str(gettext("Không tìm thấy điều này trong báo cáo cho năm %(times)s.", times=times))
    if refusal.reason == Reason.SENSELESS:
        return str(gettext("Câu này đo một thứ bằng thước của thứ khác, nên không có câu trả lời."))
    if refusal.reason == Reason.NO_OPINION:
        return str(gettext("Trang này cho biết báo cáo nói gì, không nêu ý kiến hay dự đoán."))
    return str(gettext("Không tìm thấy câu trả lời trong báo cáo."))


def _card(reader: Reader, card: Card) -> AnswerView:
    lines = tuple(_lines(reader, card))
    subject = reader.ref(card.subject) if card.subject else None
    facts, blocks = in_short(reader, card.subject or "") if card.kind == Kind.THING else ((), ())
    return AnswerView(
        kind=card.kind,
        title=_title(card),
        subject=subject,
        count=card.count,
        lines=lines,
        targets=tuple(
            line
            for aim in card.aims
            for line in target_lines(reader, card.report, target=aim.target)
        ),
        items=reader.refs(card.items),
        sums=tuple(_sums(reader, card)),
        facts=facts,
        blocks=blocks,
        quotes=tuple(_quotes(reader, card)),
        ways=tuple(_understood(reader, card.report, card.question, card)),
        query=reader.urls.page("/sparql", query=card.query),
    )


def _title(card: Card) -> str:
    if card.kind == Kind.CHECK:
        return str(gettext("Phép tính của báo cáo"))
    if card.kind == Kind.AUDIT:
        return str(gettext("Chỗ phép tính trong báo cáo không khớp"))
    if card.kind == Kind.PASSAGE:
        return str(gettext("Báo cáo viết"))
    return str(gettext("Trả lời từ báo cáo"))


def _lines(reader: Reader, card: Card) -> Iterator[FigureLine]:
    known = _values(reader.index, card.report) if card.figures else {}
    for figure in card.figures[:_MOST_ROWS]:
        yield _line(reader, figure, known.get(figure.iri, {}))


def _line(reader: Reader, figure: Figure, row: Row) -> FigureLine:
    both = reader.both(row["value"]) if "value" in row else None
    names = ("period", "aggregation", "status")
    return FigureLine(
        figure=reader.ref(figure.iri),
        indicator=reader.ref(figure.indicator),
        value=both[0] if both else Text(figure.quote, "vi"),
        when=tuple(reader.ref(row[name]).text for name in names if name in row),
    )


@once_per_graph
def _values(index: GraphIndex, report: str) -> Mapping[str, Row]:
    """What the figures of a report say, by their IRIs."""
    iri = f"{index.site.base}id/report/{report}"
    return {row["figure"]: row for row in index.rows("figure_values", report=iri)}


def _sums(reader: Reader, card: Card) -> Iterator[tuple[Ref, Text]]:
    wanted = {*card.checks}
    for check in audit_of(reader.index).checks if wanted else ():
        if check.iri in wanted:
            said = check.explanation
            language = reader.language if said.get(reader.language) else "vi"
            yield reader.ref(check.iri), Text(said.get(language, ""), language)


def _quotes(reader: Reader, card: Card) -> Iterator[CitedPassage]:
    """The passages of a card with what says the answer marked, the one that has it first."""
    main = card.marks[0].start if card.marks else -1
    ordered = sorted(card.passages, key=lambda each: not each.start <= main < each.end)
    for passage in ordered[:_MOST_PASSAGES]:
        held = [mark for mark in card.marks if passage.start <= mark.start < passage.end]
        cited = _cited(reader, card.report, passage)
        if held:
            mark = Span(held[0].start, min(held[0].end, passage.end))
            cited = replace(
                cited, span=mark, quotation=reader.index.sentences(card.report).around(mark)
            )
        yield replace(cited, quotation=_shortened(cited.quotation))


def _shortened(quotation: Quotation) -> Quotation:
    """A quotation without most of a long sentence around it."""
    before, after = quotation.before, quotation.after
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return replace(quotation, before=before, after=after)


def _cited(reader: Reader, report: str, span: Span) -> CitedPassage:
    """A stretch of a report as a quotation; whole sentences know where they stand."""
    iri = f"{reader.index.site.base}id/{report}/passage/{span.start}-{span.end}"
    if iri in reader.index.passages:
        return reader.cited(iri)
    return CitedPassage(
        passage=Ref(iri, None, Text("")),
        report=report,
        span=span,
        quotation=reader.index.sentences(report).around(span),
        english=reader.translated(report, span),
        holder=None,
        holder_kind=None,
    )


def _understood(
    reader: Reader, report: str, question: Question, card: Card | None = None
) -> Iterator[Way]:
    """How the parts of a question were understood, with what else they may be."""
    figure = card.figures[0] if card and card.figures else None
    name = reader.label(figure.indicator).words if figure else ""
    if card and card.subject:
        others = tuple(_asking(reader, report, reader.label(iri).words) for iri in card.others)
        yield Way(gettext("Điều được hỏi"), reader.label(card.subject), others)
    yield Way(
        gettext("Nơi"),
        _place(reader, report, question),
        tuple(_other_reports(reader, report, question)),
    )
    yield Way(
        gettext("Thời gian"), _time(question), tuple(_other_times(reader, report, card, name))
    )
    if figure:
        said = gettext("chỉ tiêu") if figure.is_aim else gettext("kết quả")
        other = gettext("kết quả") if figure.is_aim else gettext("chỉ tiêu")
        yield Way(
            gettext("Loại"),
            Text(said, reader.language),
            (_asking(reader, report, f"{other} {name}", other),),
        )


def _place(reader: Reader, report: str, question: Question) -> Text:
    if question.places:
        names = (each.vi if reader.language == "vi" else each.en for each in question.places)
        return Text(", ".join(names))
    return reader.territory(report)


def _other_reports(reader: Reader, report: str, question: Question) -> Iterator[Ref]:
    for key in [*reader.index.reports][:_MOST_ROWS]:
        if key != report:
            href = reader.urls.page("/search", q=question.text, report=key)
            yield Ref("", href, reader.territory(key))


def _time(question: Question) -> Text:
    if not question.years:
        return Text(gettext("không nêu; lấy điều báo cáo nêu gần nhất"))
    return Text(", ".join(_years(years) for years in question.years))


def _years(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def _other_times(reader: Reader, report: str, card: Card | None, name: str) -> Iterator[Ref]:
    main = card.figures[0] if card and card.figures else None
    if card is None or main is None:
        return
    times = {each.years for each in card.figures if each.indicator == main.indicator and each.years}
    for years in sorted(times - {main.years}):
        said = _years(years)
        yield _asking(reader, report, f"{name} {said}", said)


def _asking(reader: Reader, report: str, text: str, said: str = "") -> Ref:
    """A link that asks something else."""
    narrowed = {} if reader.only_report else {"report": report}
    href = reader.urls.page("/search", q=text, **narrowed)
    return Ref("", href, Text(said or text, reader.language))
