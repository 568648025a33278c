"""The numbers of a sentence that are quantities, each with the unit it shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lskg.extract.figures.number_words import find_worded
from lskg.text.document import Span
from lskg.text.quantities import SCALES, PrintedQuantity, read_quantities
from lskg.text.units import notation_of, read_unit
from lskg.text.word_lists import lines

_NOUN = re.compile(r"\s+(?P<noun>[^\W0-9_]+)(?P<more>[^\S\n]+[^\W0-9_]+(?!\w))?")
_CHANGED = re.compile(r",?\s*(?:tăng|giảm)(?: thêm)?\s*")
# What a fraction is of, if it counts nothing (*1/3 số xã*, *1/2 diện tích*).
_PORTION = re.compile(
    r"\s+(?:tổng\s+)?(?:số(?!\w)|diện tích|dân số|thời gian|nhu cầu|kinh phí|quỹ đất|sản lượng)"
)
# Years that are no time: how long people live or learn.
_OF_YEARS = re.compile(r"\s+năm(?!\w)")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_STATING = re.compile(
    r"(?<!\w)(?:đạt|là|còn|bằng|mức|chiếm|có|tăng|giảm|lên|xuống|từ|duy trì|thu hồi|khoảng|trên"
    r"|hơn|gần|dưới|hạng|thứ)\s*$|[:=≥≤]\s*$",
    re.IGNORECASE,
)
_IS = re.compile(r"(?<!\w)(?:là|đạt|có|còn|gồm)\s*:?\s*$|:\s*$", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(
    r"(?:^|[,;.(:])\s*(?:(?:trong đó|tổng số|số|tổng|và|số lượng)\s+)*(?P<noun>[^,;.():0-9]+)$",
    re.IGNORECASE,
)
# *Số doanh nghiệp giải thể 1.115*: what is counted stands before the number, without a verb.
_NUMBER_OF = re.compile(
    r"(?:^|[,;.(:]\s*|(?<!\w)và\s+)(?:tổng )?số (?P<noun>[^,;.():0-9\0]+)$", re.IGNORECASE
)
_SPREAD = re.compile(
    r"\s*(?:,\s*và|,|;|và|-|–|hoặc|(?:tăng |giảm )?(?:lên|xuống|còn|xuống còn|đến))\s*"
)
_NEW_CLAUSE = re.compile(r";.*[^\W0-9_]", re.DOTALL)
_FARTHEST = 60
# *109 bé trai/100 bé gái*, *2,1 con/phụ nữ*
_RATIO = re.compile(
    r"\s+(?P<one>[^\W\d_]+(?: [^\W\d_]+)?)\s*/\s*"
    r"(?P<other>(?:0?1|10|100|1\.000|10\.000|100\.000)\s+[^\W\d_]+(?: [^\W\d_]+)?"
    r"|phụ nữ|bà mẹ)(?!\w)"
)
# Before a bound that tells which things are meant.
_NARROWED = re.compile(
    r"(?<!\w)(?:tàu|thuyền|xe|đường|cầu|hồ|đập|công trình|nhà máy|dự án|gói thầu|doanh nghiệp|hộ"
    r"|trang trại|cơ sở|khách sạn|đô thị|bệnh viện|lô hàng)(?:\s+[^\W\d_]+){0,3}?\s+"
    r"(?:dài|rộng|cao|sâu|công suất|trọng tải|tải trọng|dung tích|quy mô|vốn|giá trị|diện tích)\s*$"
    r"|(?<!\w)(?:các|những|cho|số|100%) (?:các )?(?:dự án|công trình|gói thầu|hộ|tàu|khoản)\s*$",
    re.IGNORECASE,
)


def find_candidates(masked: str) -> tuple[PrintedQuantity, ...]:
    """The quantities of a sentence in printed order.

    Args:
        masked: the sentence, with all that is no figure blanked.
    """
    read = _as_ratios(tuple(read_quantities(masked)), masked)
    shared = _share_units(_with_nouns(read, masked), masked)
    found = [
        quantity
        for quantity in shared
        if _counts(quantity, masked) and not _narrows(quantity, masked)
    ]
    for quantity in find_worded(masked):
        if not any(_overlap(quantity.quote, other.quote) for other in found):
            found.append(quantity)
    return _named_alike(sorted(found, key=lambda each: each.digits.start))


def _as_ratios(quantities: Sequence[PrintedQuantity], text: str) -> tuple[PrintedQuantity, ...]:
    """The quantities, of which one may be of so many others (*109 bé trai/100 bé gái*)."""
    ratios: list[PrintedQuantity] = []
    end = 0
    for each in quantities:
        if each.digits.start < end:
            continue
        known = each.whole is not None or each.dimension == "ratio"
        match = None if known else _RATIO.match(text, each.digits.end)
        if match is not None and _is_noun(match["one"].split()[0]):
            other = read_unit(text, match.start("other") - 1)
            end = max(match.end(), other.end if other and other.dimension == "count" else 0)
            printed = " ".join(text[each.digits.end : end].split())
            span, quote = Span(each.span.start, end), Span(each.quote.start, end)
            each = replace(
                each,
                span=span,
                quote=quote,
                number_end=end,
                unit=None,
                unit_printed=printed,
                dimension="ratio",
            )
        ratios.append(each)
    return tuple(ratios)


def _narrows(quantity: PrintedQuantity, text: str) -> bool:
    """Whether a bound tells which things are meant (*tàu dài từ 15 m trở lên*)."""
    bounded = quantity.sign not in {"=", "~"}
    return bounded and _NARROWED.search(text[: quantity.span.start]) is not None


def _named_alike(quantities: Iterable[PrintedQuantity]) -> tuple[PrintedQuantity, ...]:
    """A noun cut short means what it meant in full (*31 tổ chức đảng*, then *26 tổ chức*)."""
    alike: list[PrintedQuantity] = []
    for each in quantities:
        full = next((one for one in reversed(alike) if _is_short_for(each, one)), None)
        alike.append(replace(each, unit=full.unit) if full else each)
    return tuple(alike)


def _is_short_for(short: PrintedQuantity, full: PrintedQuantity) -> bool:
    if short.dimension != "count" or full.dimension != "count":
        return False
    if short.unit != notation_of(short.unit_printed):
        return False
    same = short.unit_printed == full.unit_printed
    return same or full.unit_printed.startswith(f"{short.unit_printed} ")


def _with_nouns(quantities: tuple[PrintedQuantity, ...], text: str) -> list[PrintedQuantity]:
    """The quantities with the nouns that are their units; a noun ends before the next begins."""
    ends = (*(each.span.start for each in quantities[1:]), len(text))
    return [_with_noun(each, text, end) for each, end in zip(quantities, ends, strict=False)]


def _with_noun(quantity: PrintedQuantity, text: str, end: int) -> PrintedQuantity:
    """The quantity with the noun that is its unit, where it is in no list or stands elsewhere."""
    if quantity.dimension:
        return quantity
    if quantity.whole is not None and _PORTION.match(text, quantity.quote.end):
        return replace(quantity, dimension="part")
    bracket = _BRACKET.match(text, quantity.quote.end)
    unit = read_unit(text, bracket.end()) if bracket else None
    if bracket is not None and unit is not None and unit.dimension == "count":
        return _counting(quantity, text[bracket.end() : unit.end], unit.notation)
    if years := _OF_YEARS.match(text, quantity.quote.end):
        span = Span(quantity.span.start, years.end())
        counted = replace(quantity, unit="YR", unit_printed="năm", dimension="age")
        return replace(counted, span=span, quote=Span(quantity.digits.start, years.end()))
    noun = _NOUN.match(text, quantity.quote.end, max(end, quantity.quote.end))
    if noun is not None and _is_noun(noun["noun"]) and quantity.low % 1 == 0:
        # most nouns have two syllables
        whole = noun["more"] is not None and _is_noun(noun["more"].strip())
        stop = noun.end("more" if whole else "noun")
        span = Span(quantity.span.start, max(quantity.span.end, stop))
        counted = _counting(quantity, text[quantity.digits.end : stop], None)
        return replace(counted, span=span, quote=Span(quantity.digits.start, stop))
    return _noun_before(quantity, text)


def _noun_before(quantity: PrintedQuantity, text: str) -> PrintedQuantity:
    """*Tổng số đảng viên là 71.615*: the noun counted stands before the number."""
    before = text[: quantity.span.start]
    verb = _IS.search(before)
    phrase = _COUNTED_BEFORE.search(before[: verb.start()]) if verb else _NUMBER_OF.search(before)
    if phrase is None or quantity.whole is not None or quantity.exponent:
        return quantity
    unit = read_unit(phrase["noun"], 0)
    if unit is None or unit.dimension not in {"count", "ratio"}:
        return quantity
    counted = _counting(quantity, phrase["noun"][: unit.end], unit.notation)
    if unit.dimension == "ratio":
        return replace(counted, dimension="ratio")
    return quantity if quantity.low % 1 else counted


def _counting(quantity: PrintedQuantity, printed: str, notation: str | None) -> PrintedQuantity:
    return replace(
        quantity, unit=notation, unit_printed=" ".join(printed.split()), dimension="count"
    )


def _share_units(quantities: Sequence[PrintedQuantity], text: str) -> list[PrintedQuantity]:
    """Numbers printed without a unit take it from the list they stand in."""
    shared = list(quantities)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        between = text[first.digits.end : second.digits.start]
        if not first.unit_printed and second.unit_printed and _SPREAD.fullmatch(between):
            shared[index] = _borrow(first, second)
    for index in range(1, len(shared)):
        second = shared[index]
        if second.whole is not None or (second.unit_printed and not _is_scale(second)):
            continue
        before = shared[index - 1]
        lender = next((each for each in shared[index - 1 :: -1] if each.dimension != "ratio"), None)
        if _CHANGED.fullmatch(text[before.quote.end : second.digits.start]):
            lender = before
        if lender is not None and _same_series(lender, second, text):
            shared[index] = _borrow(second, lender)
    return shared


def _same_series(first: PrintedQuantity, second: PrintedQuantity, text: str) -> bool:
    """Whether the second number goes on counting what the first counts."""
    between = text[first.quote.end : second.digits.start]
    counts = first.dimension == "count" and first.exponent > 0 and not _NEW_CLAUSE.search(between)
    if _is_scale(second) and not counts:
        return False
    if first.dimension in {"", "age"} or first.whole is not None or "." in between:
        return False
    if first.dimension == "percent":
        return bool(_SPREAD.fullmatch(between))
    following = _NOUN.match(text, second.quote.end)
    near = len(between) < _FARTHEST or ";" in between
    return near and (following is None or not _is_noun(following["noun"]))


def _borrow(quantity: PrintedQuantity, lender: PrintedQuantity) -> PrintedQuantity:
    """The quantity with the unit of another, and its scale if it has none; its quotation stays."""
    if _is_scale(quantity):
        unit = lender.unit_printed.removeprefix(_scale_of(lender)).strip()
        return _counting(quantity, f"{quantity.unit_printed} {unit}", lender.unit)
    return replace(
        quantity,
        exponent=lender.exponent,
        unit=lender.unit,
        unit_printed=lender.unit_printed,
        dimension=lender.dimension,
    )


def _is_scale(quantity: PrintedQuantity) -> bool:
    """Whether only a scale word stands behind a number (*85,1 nghìn*)."""
    return quantity.unit_printed in SCALES and not quantity.dimension


def _scale_of(quantity: PrintedQuantity) -> str:
    return next((each for each in SCALES if quantity.unit_printed.startswith(each)), "")


def _counts(quantity: PrintedQuantity, text: str) -> bool:
    """Whether something says that the number is a quantity."""
    if quantity.unit_printed or quantity.whole is not None or quantity.is_range:
        return True
    return bool(quantity.low % 1) or bool(_STATING.search(text[: quantity.digits.start]))


def _is_noun(word: str) -> bool:
    """Whether a word after a number may name what is counted."""
    return word.islower() and word not in lines("lskg.extract.figures", "function_words.txt")


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
