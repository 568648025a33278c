"""The sum of a tie worked out in words, in Vietnamese and English, to be checked with a pencil."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from lskg.audit.number_text import marked, places_of, printed, shown, written
from lskg.audit.ties import Tie
from lskg.extract.figures.records import Figure
from lskg.text.document import Document

_MORE_PLACES = 2
_MINUS = "\N{MINUS SIGN}"
#: Rules whose result has decimals of its own.
_RATIOS = frozenset({"growth", "mean", "share"})


def explain(tie: Tie, document: Document, language: str) -> str:
    """What follows from the figures of a tie, and how that stands to what is printed.

    Args:
        tie: the tie.
        document: the text that its figures stand in.
        language: ``vi`` or ``en``.
    """
    reason = tie.reason_vi if language == "vi" else tie.reason_en
    parts = (f"{work(tie, document, language)}.", _judged(tie, document, language), reason)
    return " ".join(part for part in parts if part)


def work(tie: Tie, document: Document, language: str) -> str:
    """The sum worked out, without a full stop."""
    names = [printed(each, document, language) for each in tie.operands]
    result = f"= {_result(tie, document, language)}".replace("= ≈", "≈")
    by = _by(language)
    if tie.rule in {"average", "equivalence", "part", "repeat", "whole"}:
        return _compared(tie, names, document, language)
    if tie.rule in {"balance", "difference", "growth"}:
        return _changed(tie, names, result, by)
    if tie.rule == "share":
        return f"{names[0]} {by} {_whole(tie, names, language)} × 100 {result}%"
    if tie.rule == "mean":
        return _mean(tie, names, document, language)
    return f"{' + '.join(names)} {_converted(tie, document, language)}{result}"


def _changed(tie: Tie, names: Sequence[str], result: str, by: str) -> str:
    if tie.rule == "balance":
        signs = ["+" if each.direction == "increase" else _MINUS for each in tie.operands]
        first = f"{signs[0].strip('+')}{names[0]}"
        rest = (f" {sign} {name}" for sign, name in zip(signs[1:], names[1:], strict=True))
        return f"{first}{''.join(rest)} {result}"
    rises = tie.stated is not None and tie.stated.direction == "increase"
    larger, smaller = names if rises else names[::-1]
    change = f"{larger} {_MINUS} {smaller}"
    return (
        f"{change} {result}"
        if tie.rule == "difference"
        else f"({change}) {by} {names[1]} × 100 {result}%"
    )


def scale_of(tie: Tie) -> Fraction:
    """What the numbers of a tie are divided by to stand in the unit of the stated figure."""
    return Fraction(10) ** (0 if tie.stated is None else tie.stated.exponent)


def _result(tie: Tie, document: Document, language: str) -> str:
    ends = [sum((Fraction(end) for end in each), Fraction(0)) for each in _ends(tie)]
    if tie.stated is None and ends[0] != ends[1]:
        return "–".join(written(end, language, _MORE_PLACES) for end in ends)
    return written(tie.computed / scale_of(tie), language, _places(tie, document))


def _ends(tie: Tie) -> tuple[list[Decimal], list[Decimal]]:
    return [each.low for each in tie.operands], [each.high for each in tie.operands]


def _places(tie: Tie, document: Document) -> int:
    """Enough decimal places to tell what comes out from what is printed."""
    telling = (tie.stated,) if tie.stated and tie.rule in _RATIOS else tie.figures
    return max(places_of(each, document) for each in telling) + _MORE_PLACES


def _compared(tie: Tie, names: Sequence[str], document: Document, language: str) -> str:
    if tie.stated is None:
        return ""
    stated = printed(tie.stated, document, language)
    if tie.rule == "part":
        added = f" = {_result(tie, document, language)}" if len(names) > 1 else ""
        sign = "≤" if tie.verdict == "consistent" else ">"
        return f"{' + '.join(names)}{added} {sign} {stated}"
    if tie.rule == "average":
        ordered = sorted(tie.operands, key=lambda each: each.low)
        ends = [printed(each, document, language) for each in (ordered[0], ordered[-1])]
        return f"{ends[0]} ≤ {stated} ≤ {ends[1]}"
    if tie.rule == "equivalence":
        pair = [written(each, language, _MORE_PLACES) for each in (tie.computed, tie.expected)]
        rate = written(tie.computed / tie.expected, language, 0)
        return f"{f' {_by(language)} '.join(pair)} = {rate}".replace("= ≈", "≈")
    if tie.rule == "whole":
        stated, other = (_denominator(each, language) for each in (tie.stated, tie.operands[0]))
        return f"{stated} {'=' if tie.expected == tie.computed else '≠'} {other}"
    return f"{stated} {'=' if tie.expected == tie.computed else '≠'} {names[0]}"


def _by(language: str) -> str:
    """The sign of division."""
    return ":" if language == "vi" else "÷"


def _denominator(figure: Figure, language: str) -> str:
    return marked(figure.low if figure.denominator is None else figure.denominator, language)


def _whole(tie: Tie, names: Sequence[str], language: str) -> str:
    """What a share is of, in the scale of the part."""
    part, whole = tie.operands[0], tie.operands[-1]
    if len(tie.operands) == 1:
        return _denominator(part, language)
    if whole.denominator is not None:
        return _denominator(whole, language)
    if part.exponent == whole.exponent:
        return names[1]
    shifted = Fraction(whole.low) * Fraction(10) ** (whole.exponent - part.exponent)
    return written(shifted, language, _MORE_PLACES)


def _mean(tie: Tie, names: Sequence[str], document: Document, language: str) -> str:
    by = _by(language)
    if tie.years is not None or tie.stated is None:
        divisor, result = str(tie.years), _result(tie, document, language)
    else:
        divisor = printed(tie.stated, document, language)
        result = written(tie.computed / tie.expected, language, _MORE_PLACES)
    return f"{names[0]} {by} {divisor} = {result}".replace("= ≈", "≈")


def _converted(tie: Tie, document: Document, language: str) -> str:
    """The sum in the scale of the parts, where the total is printed in another."""
    scales = {each.exponent for each in tie.operands}
    if tie.stated is None or len(scales) > 1 or tie.stated.exponent in scales:
        return ""
    exponent = scales.pop()
    summed = written(tie.computed / Fraction(10) ** exponent, language, _places(tie, document))
    factor = written(Fraction(10) ** abs(tie.stated.exponent - exponent), language, 0)
    by = _by(language)
    sign = by if tie.stated.exponent > exponent else "×"
    return f"= {summed}; {summed} {sign} {factor} "


def _judged(tie: Tie, document: Document, language: str) -> str:
    """How what comes out stands to what is printed."""
    fixed = {"hundred": "100%", "balance": "0"}
    stated = fixed.get(tie.rule) or (
        shown(tie.stated, document, language) if tie.stated is not None else ""
    )
    scale, places = scale_of(tie), _places(tie, document)
    return _words(_key(tie), language).format(
        stated=stated,
        off=written(abs(tie.computed - tie.expected) / scale, language, places).strip("≈ "),
        slack=written(tie.slack / scale, language, places),
    )


def _key(tie: Tie) -> str:
    """Which words of `explanations.csv` tell the verdict."""
    specific = f"{tie.verdict}-{tie.rule}"
    if specific in _table():
        return specific
    if tie.verdict == "error":
        return "error" if tie.slack else "error-counted"
    if tie.verdict == "consistent-by-truncation":
        return "cut"
    if tie.verdict == "consistent":
        agreeing = "agrees" if tie.computed == tie.expected else "rounded"
        return tie.rule if tie.rule in _table() else agreeing
    return tie.verdict


def _words(key: str, language: str) -> str:
    return _table()[key][0 if language == "vi" else 1]


@cache
def _table() -> dict[str, tuple[str, str]]:
    source = files("lskg.audit").joinpath("explanations.csv").read_text(encoding="utf-8")
    return {row["key"]: (row["vi"], row["en"]) for row in csv.DictReader(source.splitlines())}
