"""Checks that need understanding: rows that add one, or explain one that the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from lskg.audit.annotated_text import AnnotatedText
from lskg.audit.checks import RULES, Check, judge
from lskg.audit.intervals import total
from lskg.audit.rules.counts import count, is_merger
from lskg.audit.rules.repeats import mean, same
from lskg.audit.rules.shares import share_of_count
from lskg.extract.curation.rows import Row, read_rows
from lskg.extract.figures.records import Figure
from lskg.text.document import Document, Span

COLUMNS = ("rule", "starts", "quotes", "compared", "verdict", "explanation_vi", "explanation_en")
#: The rule of a figure beside another source, whose rows `rules.other_sources` reads.
SOURCE = "source"
_OPEN = ("different-base", "undecidable")


def read_audit(directory: Path) -> tuple[Row, ...]:
    """The rows of `audit.csv`, or none where a report has none.

    Raises:
        CurationError: the table is not of its form.
    """
    path = directory / "audit.csv"
    if not path.exists():
        return ()
    return tuple(read_rows(path, COLUMNS, ("rule", "starts", "compared")))


def curate_checks(
    text: AnnotatedText,
    checks: Mapping[tuple[str, frozenset[int]], Check],
    rows: Iterable[Row],
) -> tuple[Check, ...]:
    """The checks found by rule, with those of the rows added or explained.

    The first place of a row is that of the stated figure, where its rule has one.

    Raises:
        CurationError: a row names a figure that is not there, gives a verdict without its reasons,
            or changes nothing.
    """
    curated = dict(checks)
    for row in rows:
        rule = row.one_of("rule", (*RULES, SOURCE))
        if (rule == SOURCE) != bool(row["compared"]):
            raise row.error(f"the rule “{SOURCE}”, and no other, has something in “compared”.")
        if rule == SOURCE:
            continue
        if len(row.many("starts")) < 2:
            raise row.error("a tie needs two places or more.")
        if rule == "count":
            made = _counted(text, row)
        else:
            made = _make(text, row, rule, quoted_figures(row, text.document, text.by_start))
        before = curated.get(made.identity)
        curated[made.identity] = _explained(row, made if before is None else before, before)
    return tuple(curated.values())


def quoted_figures(
    row: Row, document: Document, by_start: Mapping[int, Figure]
) -> tuple[Figure, ...]:
    """The figures that a row names by their places and words.

    Raises:
        CurationError: there is no such figure.
    """
    return tuple(_quoted(row, document, by_start, *place) for place in _places(row))


def _places(row: Row) -> tuple[tuple[str, str], ...]:
    starts, quotes = row.many("starts"), row.many("quotes")
    if len(starts) != len(quotes):
        raise row.error("there must be as many quotations as places.")
    return tuple(zip(starts, quotes, strict=True))


def _quoted(
    row: Row, document: Document, by_start: Mapping[int, Figure], start: str, quote: str
) -> Figure:
    figure = by_start.get(int(start)) if start.isdigit() else None
    if figure is None or document[figure.span].split() != quote.split():
        raise row.error(f"there is no figure “{quote}” at {start}.")
    return figure


def _counted(text: AnnotatedText, row: Row) -> Check:
    """The check of a number with the words that name what it counts."""
    first, *places = _places(row)
    stated = _quoted(row, text.document, text.by_start, *first)
    names = []
    for start, quote in places:
        if not start.isdigit() or not text.document.text.startswith(quote, int(start)):
            raise row.error(f"the text does not say “{quote}” at {start}.")
        names.append(Span(int(start), int(start) + len(quote)))
    return count(text, stated, names, is_merger(text, stated, names))


def judged(row: Row, verdicts: tuple[str, ...], is_found: bool) -> tuple[str, str, str]:
    """The verdict of a row, if it has one, and its reasons in Vietnamese and English.

    Args:
        row: a row.
        verdicts: those that it may have.
        is_found: whether the rules find the check without it.

    Raises:
        CurationError: a reason is missing, or the row changes nothing.
    """
    verdict = row.one_of("verdict", (*verdicts, ""))
    reasons = row["explanation_vi"], row["explanation_en"]
    if all(reasons) != any(reasons) or (verdict and not all(reasons)):
        raise row.error("an explanation is needed in both languages, and with any verdict.")
    if is_found and not any(reasons):
        raise row.error("the rules find this tie without the row; remove it, or explain it.")
    return verdict, *reasons


def _make(text: AnnotatedText, row: Row, rule: str, figures: Sequence[Figure]) -> Check:
    """The check of a row as arithmetic judges it."""
    if rule in {"repeat", "whole"}:
        return same(text, figures[0], figures[1], rule)
    if rule == "mean":
        return mean(text, figures[0], figures[1], None)
    amounts = [text.amount(each) for each in figures]
    stated, operands = amounts[0], amounts[1:]
    if rule in {"sum", "part"}:
        return _total(judge(rule, stated, operands, total))
    if rule == "average":
        return replace(judge(rule, stated, operands, total), verdict="undecidable")
    if rule == "hundred":
        return judge(rule, Fraction(100), amounts, total)
    if rule == "share" and len(operands) == 2:
        return judge(rule, stated, operands, lambda each: each[0] / each[1] * 100)
    if rule == "share" and figures[1].denominator is None:
        return share_of_count(stated, operands[0])
    raise row.error(f"a row cannot add a tie of the rule “{rule}” with {len(figures)} figures.")


def _total(found: Check) -> Check:
    """A check of a total; parts need not be all there are, and only may not exceed it."""
    is_right = found.rule == "part" and found.computed <= found.expected
    return replace(found, verdict="consistent") if is_right else found


def _explained(row: Row, found: Check, before: Check | None) -> Check:
    """A check with the verdict and the reasons of its row."""
    verdict, reason_vi, reason_en = judged(row, _OPEN, before is not None)
    return replace(
        found,
        verdict=verdict or found.verdict,
        method="curated",
        reason_vi=reason_vi,
        reason_en=reason_en,
    )
