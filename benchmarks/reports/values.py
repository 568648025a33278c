"""Values and how they are printed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.reports.layout import Layout
from benchmarks.reports.pieces import Figure, Pieces

_SCALES = {0: "", 3: "nghìn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ"}
_WORDS = (*("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),)
_PARTS = (
    ("một phần ba", 1, 3),
    ("hai phần ba", 2, 3),
    ("ba phần tư", 3, 4),
    ("bốn phần năm", 4, 5),
)
#: What stands before and after a value; the first of each fits behind any verb.
_COMPARATORS = {
    ">": (("trên ", ""), ("hơn ", "")),
    ">=": (
        ("ít nhất ", ""),
        ("tối thiểu ", ""),
        ("không dưới ", ""),
        ("≥ ", ""),
        ("từ ", " trở lên"),
    ),
    "<": (("dưới ", ""),),
    "<=": (("không quá ", ""), ("tối đa ", ""), ("không vượt quá ", ""), ("≤ ", "")),
    "~": (("khoảng ", ""), ("gần ", ""), ("xấp xỉ ", "")),
    "=": (("", ""),),
}
_TEN = 10
#: So many of the words of a comparator fit behind any verb and before any noun.
_PLAIN = 3
_LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity.

    Attributes:
        high: the upper end of a range, or None.
        denominator: the whole of a fraction, or None.
        scale: power of ten of the scale word.
        unit: the unit as printed, without its scale word.
        comparator: =, >, >=, <, <= or ~.
        counted: whether the unit is a thing counted.
    """

    low: Decimal
    unit: str
    scale: int = 0
    comparator: str = "="
    high: Decimal | None = None
    denominator: Decimal | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure says of its value; the fields are the columns of the table of figures."""

    indicator: str
    kind: str
    status: str = "actual"
    period: str = ""
    direction: str = ""
    baseline: str = ""
    target: bool = False


def rounded(number: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: Decimal, layout: Layout) -> str:
    """A number as printed: ``1.234,5``.

    Four digits stand together where thousands are not grouped; more are always grouped.
    """
    whole, _, decimals = format(value, "f").partition(".")
    if layout.grouping or abs(value) >= _LARGE:
        whole = f"{int(whole):,}".replace(",", ".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


def figure(
    value: Value, said: Said, layout: Layout, rng: random.Random, *, plain: bool = False
) -> Pieces:
    """A value as printed, with what stands before and after it.

    Args:
        value: the value.
        said: what it is a value of.
        layout: how numbers are printed.
        rng: draws the words.
        plain: whether only such words may stand around it as fit between any verb and a noun.
    """
    options = _COMPARATORS[value.comparator]
    if plain:
        options = tuple(option for option in options if not option[1])[:_PLAIN]
    before, after = rng.choice(options)
    value = _other_scale(value, rng)
    quote, lead = _quote(value, layout, rng)
    if lead and before:
        lead = ""
    pieces: Pieces = [before + lead] if before + lead else []
    pieces.append(Figure(quote, _cells(value, said), said.target))
    return [*pieces, after] if after else pieces


def bare(value: Value, said: Said, layout: Layout) -> Pieces:
    """A count whose unit stands before it and is not printed again."""
    return [Figure(number(value.low, layout), _cells(value, said), said.target)]


def part(said: Said, rng: random.Random) -> Pieces:
    """A share in words: ``hai phần ba``."""
    quote, low, whole = rng.choice(_PARTS)
    comparator = rng.choice("=>~")
    before = rng.choice(_COMPARATORS[comparator])[0]
    value = Value(Decimal(low), "", 0, comparator, None, Decimal(whole))
    return [*([before] if before else []), Figure(quote, _cells(value, said), said.target)]


def worded(quote: str, value: Value, said: Said) -> Pieces:
    """A value in words of its own: ``gấp đôi``."""
    return [Figure(quote, _cells(value, said), said.target)]


def _cells(value: Value, said: Said) -> dict[str, str]:
    return {
        "low": str(value.low),
        "high": "" if value.high is None else str(value.high),
        "denominator": "" if value.denominator is None else str(value.denominator),
        "scale": str(value.scale),
        "unit": value.unit,
        "comparator": value.comparator,
        "kind": said.kind,
        "direction": said.direction,
        "status": said.status,
        "period": said.period,
        "baseline": said.baseline,
        "indicator": said.indicator,
    }


def _other_scale(value: Value, rng: random.Random) -> Value:
    """The same value in thousands now and then, where it is large: 168.300 tỷ as 168,3 nghìn tỷ."""
    if value.denominator is not None or value.scale not in {0, 9} or value.low < _LARGE:
        return value
    ends = [value.low] if value.high is None else [value.low, value.high]
    if any(end % 100 for end in ends) or rng.random() < 0.5:
        return value
    low, *high = (rounded(end / 1000, 1) for end in ends)
    return replace(value, low=low, high=high[0] if high else None, scale=value.scale + 3)


def _quote(value: Value, layout: Layout, rng: random.Random) -> tuple[str, str]:
    """The words of a value, and a word before them that is no part of it."""
    scale = _SCALES[value.scale]
    unit = " ".join(filter(None, (scale, value.unit)))
    if value.unit.startswith("%"):
        unit = value.unit
    elif unit:
        unit = f" {unit}"
    if value.high is not None:
        return _range(value, unit, layout)
    if value.denominator is not None:
        return f"{number(value.low, layout)}/{number(value.denominator, layout)}{unit}", ""
    small = value.counted and not scale and value.low == int(value.low) and 0 < value.low <= _TEN
    if small and rng.random() < layout.in_words:
        return _WORDS[int(value.low)] + unit, ""
    pad = "0" if small and layout.padded and value.low < _TEN else ""
    return pad + number(value.low, layout) + unit, ""


def _range(value: Value, unit: str, layout: Layout) -> tuple[str, str]:
    assert value.high is not None
    low, high = number(value.low, layout), number(value.high, layout)
    match layout.range_form:
        case "units" if unit.startswith("%"):
            return f"{low}{unit}{layout.dash}{high}{unit}", ""
        case "words" if unit.startswith("%"):
            return f"{low}{unit} đến {high}{unit}", "từ "
        case "words":
            return f"{low} đến {high}{unit}", "từ "
        case _:
            return f"{low}{layout.dash}{high}{unit}", ""
