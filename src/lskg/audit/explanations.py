"""Checks worked out in words, in Vietnamese and English, to be done again with a pencil."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from lskg.audit.checks import VERDICTS, Check, gravest_first
from lskg.audit.number_text import UnitText, decimals_of, marked, printed, shown, written
from lskg.extract.figures.records import Figure
from lskg.text.document import Document
from lskg.text.word_lists import rows

_MORE_DECIMALS = 2
_MINUS = "\N{MINUS SIGN}"
#: Rules whose result has decimals of its own.
_RATIOS = frozenset({"growth", "mean", "share"})


def listing(checks: Sequence[Check], document: Document, language: str, units: UnitText) -> str:
    """Each check with its verdict, the offsets of its figures, and the sum worked out.

    Args:
        checks: the checks.
        document: the text that their figures stand in.
        language: ``vi`` or ``en``.
        units: the English of units.
    """
    return "".join(_entry(each, document, language, units) for each in gravest_first(checks))


def counted(checks: Sequence[Check]) -> str:
    """How many checks come to each verdict.

    >>> counted(())
    'no figures are tied'
    """
    counts = Counter(each.verdict for each in checks)
    told = [f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]]
    return ", ".join(told) or "no figures are tied"


def explain(check: Check, document: Document, language: str, units: UnitText) -> str:
    """What follows from the figures of a check, and how that stands to what is printed.

    Args:
        check: the check.
        document: the text that its figures stand in.
        language: ``vi`` or ``en``.
        units: the English of units.
    """
    reason = check.reason_vi if language == "vi" else check.reason_en
    judged = _judged(check, document, language, units)
    parts = (f"{work(check, document, language)}.", judged, reason)
    return " ".join(part for part in parts if part)


def work(check: Check, document: Document, language: str) -> str:
    """The sum worked out, without a full stop."""
    names = [printed(each, document, language) for each in check.operands]
    result = f"= {_result(check, document, language)}".replace("= ≈", "≈")
    by = _by(language)
    if check.rule == "count":
        return _named(check, language)
    if check.rule in {"average", "equivalence", "order", "part", "repeat", "whole"}:
        return _compared(check, names, document, language)
    if check.rule in {"balance", "difference", "growth"}:
        return _changed(check, names, result, by)
    if check.rule == "share":
        if len(names) == 1 and check.operands[0].denominator is None:
            count = round(check.computed * Fraction(check.operands[0].low) / 100)
            return f"{count} {by} {names[0]} × 100 {result}%"
        return f"{names[0]} {by} {_whole(check, names, language)} × 100 {result}%"
    if check.rule == "mean":
        return _mean(check, names, document, language)
    return f"{' + '.join(names)} {_converted(check, document, language)}{result}"


def _named(check: Check, language: str) -> str:
    """How many things are named, and how many fewer there are when they became one."""
    number = len(check.names)
    merged = number - int(check.computed)
    told = f"{number} {_MINUS} {merged} = {check.computed}" if merged else str(number)
    return _words("names", language).format(count=told)


def _entry(check: Check, document: Document, language: str, units: UnitText) -> str:
    figures = ", ".join(
        f"{each.span.start}-{each.span.end} “{' '.join(document[each.span].split())}”"
        for each in check.figures
    )
    told = explain(check, document, language, units)
    return f"{check.verdict}: {check.rule}: {told}\n  {figures}\n"


def _changed(check: Check, names: Sequence[str], result: str, by: str) -> str:
    if check.rule == "balance":
        signs = ["+" if each.direction == "increase" else _MINUS for each in check.operands]
        first = f"{signs[0].strip('+')}{names[0]}"
        rest = (f" {sign} {name}" for sign, name in zip(signs[1:], names[1:], strict=True))
        return f"{first}{''.join(rest)} {result}"
    rises = check.stated is not None and check.stated.direction == "increase"
    larger, smaller = names if rises else names[::-1]
    change = f"{larger} {_MINUS} {smaller}"
    return (
        f"{change} {result}"
        if check.rule == "difference"
        else f"({change}) {by} {names[1]} × 100 {result}%"
    )


def scale_of(check: Check) -> Fraction:
    """What the numbers of a check are divided by to stand in the unit of the stated figure."""
    return Fraction(10) ** (0 if check.stated is None else check.stated.exponent)


def _result(check: Check, document: Document, language: str) -> str:
    ends = [sum((Fraction(end) for end in each), Fraction(0)) for each in _ends(check)]
    if check.stated is None and ends[0] != ends[1]:
        return "–".join(written(end, language, _MORE_DECIMALS) for end in ends)
    return written(check.computed / scale_of(check), language, _decimals(check, document))


def _ends(check: Check) -> tuple[list[Decimal], list[Decimal]]:
    return [each.low for each in check.operands], [each.high for each in check.operands]


def _decimals(check: Check, document: Document) -> int:
    """Enough decimals to tell what comes out from what is printed."""
    telling = (check.stated,) if check.stated and check.rule in _RATIOS else check.figures
    return max(decimals_of(each, document) for each in telling) + _MORE_DECIMALS


def _compared(check: Check, names: Sequence[str], document: Document, language: str) -> str:
    if check.stated is None:
        return ""
    stated = printed(check.stated, document, language)
    if check.rule == "part":
        added = f" = {_result(check, document, language)}" if len(names) > 1 else ""
        is_within = check.verdict == "consistent" or check.computed <= check.expected
        sign = "≤" if is_within else ">"
        return f"{' + '.join(names)}{added} {sign} {stated}"
    if check.rule == "order":
        return _ordered(check, [*names, stated])
    if check.rule == "average":
        ordered = sorted(check.operands, key=lambda each: each.low)
        ends = [printed(each, document, language) for each in (ordered[0], ordered[-1])]
        return f"{ends[0]} ≤ {stated} ≤ {ends[1]}"
    if check.rule == "equivalence":
        pair = [
            written(each, language, _MORE_DECIMALS) for each in (check.computed, check.expected)
        ]
        rate = written(check.computed / check.expected, language, 0)
        return f"{f' {_by(language)} '.join(pair)} = {rate}".replace("= ≈", "≈")
    if check.rule == "whole":
        stated, other = (_denominator(each, language) for each in (check.stated, check.operands[0]))
        return f"{stated} {'=' if check.expected == check.computed else '≠'} {other}"
    other = names[0]
    if check.stated.exponent != check.operands[0].exponent:
        scaled = check.computed / scale_of(check)
        other = written(scaled, language, 2 * _MORE_DECIMALS).strip("≈ ")
    return f"{stated} {'=' if check.expected == check.computed else '≠'} {other}"


def _ordered(check: Check, names: Sequence[str]) -> str:
    """Figures in the order that words tell; a value within the range that was aimed at."""
    other, stated = check.operands[-1], check.stated
    if stated is None or other.low != other.high:
        return names[0].replace("–", f" ≤ {names[-1]} ≤ ")
    return (" < " if other.low < stated.low else " > ").join(names)


def _by(language: str) -> str:
    """The sign of division."""
    return ":" if language == "vi" else "÷"


def _denominator(figure: Figure, language: str) -> str:
    return marked(figure.low if figure.denominator is None else figure.denominator, language)


def _whole(check: Check, names: Sequence[str], language: str) -> str:
    """What a share is of, in the scale of the part."""
    part, whole = check.operands[0], check.operands[-1]
    if len(check.operands) == 1:
        return _denominator(part, language)
    if whole.denominator is not None:
        return _denominator(whole, language)
    if part.exponent == whole.exponent:
        return names[1]
    shifted = Fraction(whole.low) * Fraction(10) ** (whole.exponent - part.exponent)
    return written(shifted, language, _MORE_DECIMALS)


def _mean(check: Check, names: Sequence[str], document: Document, language: str) -> str:
    by = _by(language)
    if check.years is not None or check.stated is None:
        divisor, result = str(check.years), _result(check, document, language)
    else:
        divisor = printed(check.stated, document, language)
        result = written(check.computed / check.expected, language, _MORE_DECIMALS)
    return f"{names[0]} {by} {divisor} = {result}".replace("= ≈", "≈")


def _converted(check: Check, document: Document, language: str) -> str:
    """The sum in the scale of the parts, where the total is printed in another."""
    scales = {each.exponent for each in check.operands}
    if check.stated is None or len(scales) > 1 or check.stated.exponent in scales:
        return ""
    exponent = scales.pop()
    summed = written(
        check.computed / Fraction(10) ** exponent, language, _decimals(check, document)
    )
    factor = written(Fraction(10) ** abs(check.stated.exponent - exponent), language, 0)
    by = _by(language)
    sign = by if check.stated.exponent > exponent else "×"
    return f"= {summed}; {summed} {sign} {factor} "


def _judged(check: Check, document: Document, language: str, units: UnitText) -> str:
    """How what comes out stands to what is printed."""
    fixed = {"hundred": "100%", "balance": "0"}
    stated = fixed.get(check.rule) or (
        shown(check.stated, document, language, units) if check.stated is not None else ""
    )
    scale, decimals = scale_of(check), _decimals(check, document)
    return _words(_key(check), language).format(
        stated=stated,
        places=len(check.figures),
        off=written(abs(check.computed - check.expected) / scale, language, decimals).strip("≈ "),
        slack=written(check.slack / scale, language, decimals),
    )


def _key(check: Check) -> str:
    """Which words of `explanations.csv` tell the verdict."""
    exact = all(each.comparator == "=" for each in check.figures)
    if check.verdict == "undecidable" and check.rule in {"repeat", "share"} and exact:
        return "undecidable-told"
    specific = f"{check.verdict}-{check.rule}"
    if specific in _table():
        return specific
    if check.verdict == "error":
        return "error" if check.slack else "error-counted"
    if check.verdict == "consistent-by-truncation":
        return "cut"
    if check.verdict == "consistent":
        if check.rule == "whole" and len(check.operands) > 1:
            return "whole-all"
        agreeing = "agrees" if check.computed == check.expected else "rounded"
        return check.rule if check.rule in _table() else agreeing
    return check.verdict


def _words(key: str, language: str) -> str:
    return _table()[key][0 if language == "vi" else 1]


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["key"]: (row["vi"], row["en"]) for row in rows("lskg.audit", "explanations.csv")}
