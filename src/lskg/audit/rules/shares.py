"""Percentages: of a fraction, of a total, of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from lskg.audit.amounts import Amount
from lskg.audit.annotated_text import AnnotatedText, related
from lskg.audit.checks import Check, judge
from lskg.audit.intervals import Interval, total
from lskg.extract.figures.records import Figure

_STRUCTURE = re.compile(r"(?<!\w)cơ cấu(?!\w)", re.IGNORECASE)
_SHARES = re.compile(r"(?<!\w)(?:cơ cấu|tỷ trọng|tỉ trọng)(?!\w)", re.IGNORECASE)
_REST = re.compile(r"(?<!\w)(?:thuế|khác|còn lại)(?!\w)", re.IGNORECASE)
_VERSUS = re.compile(
    r"^[\s,]*(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|của kế hoạch)(?!\w)", re.IGNORECASE
)
_STATED = re.compile(r"(?:đạt tỷ lệ|đạt tỉ lệ|chiếm tỷ lệ|chiếm tỉ lệ|tỷ lệ|chiếm|đạt|bằng)\W*$")
_HUNDRED = Fraction(100)
#: How far a percentage may lie from what follows and still be meant to be it.
_NEAR = Fraction(1, 5)
#: How far from 100 the shares of one whole may lie by a mistake.
_FAR = 10


def find_shares(text: AnnotatedText, wholes: Mapping[int, Figure]) -> Iterator[Check]:
    """The percentages that follow from numbers of the text.

    Args:
        text: the text with its figures.
        wholes: the totals by the offsets of their parts.
    """
    for figure in text.figures:
        if figure.unit != "PERCENT" or figure.kind == "rate":
            continue
        parts = [text.by_start[start] for start in related(figure, "share-of")]
        for part in parts or _fraction_behind(text, figure):
            found = _share(text, figure, part, wholes)
            if found is not None:
                yield found


def share_of_count(stated: Amount, whole: Amount) -> Check:
    """The check of a percentage of things that are counted: some whole number of them makes it.

    What follows is the nearest percentage that a whole number makes.
    """
    number = whole.exact.low
    count = round(stated.exact.low * number / _HUNDRED)
    nearest = Interval.point(count * _HUNDRED / number)
    return judge("share", stated, [whole], lambda _: nearest)


def find_structures(text: AnnotatedText, sums: Sequence[Check]) -> Iterator[Check]:
    """Shares of one whole that must make 100, and their changes, which must make 0."""
    shares_of = {start: each for each in text.figures for start in related(each, "share-of")}
    for found in sums:
        if found.rule == "sum" and found.verdict != "error":
            parts = [shares_of.get(each.span.start) for each in found.operands]
            listed = [each for each in parts if each is not None and each.unit == "PERCENT"]
            if len(listed) == len(found.operands) > 1:
                yield _hundred(text, listed)
    for members in text.groups():
        shares = [each for each in members if each.kind == "share" and each.unit == "PERCENT"]
        if len(shares) > 2 and _is_structure(text, shares):
            found = _hundred(text, shares)
            if _is_meant(text, found, shares):
                yield found
                yield from _balance(text, members, shares)


def _share(
    text: AnnotatedText, figure: Figure, part: Figure, wholes: Mapping[int, Figure]
) -> Check | None:
    """A percentage with what it is a share of."""
    stated = text.amount(figure)
    if part.denominator is not None:
        whole_of_it = text.amount(part, whole=True).exact
        return judge("share", stated, [text.amount(part)], lambda each: each[0] / whole_of_it * 100)
    if part.kind == "change":
        return None
    whole = wholes.get(part.span.start)
    if whole is not None and whole.unit == part.unit and part.unit != "PERCENT":
        return judge("share", stated, [text.amount(part), text.amount(whole)], _ratio)
    return _share_nearby(text, stated, part)


def _fraction_behind(text: AnnotatedText, figure: Figure) -> Iterator[Figure]:
    """*Đạt 85,3% (1.234/1.447 hộ)*: the fraction in brackets right behind a percentage."""
    following = [e for e in text.members(text.sentence(figure)) if e.span > figure.span][:1]
    for each in following:
        words = text.between(figure, each).strip()
        alone = text.after(each).lstrip().startswith(")")
        if words == "(" and alone and each.denominator is not None and each.kind != "rank":
            yield each


def _share_nearby(text: AnnotatedText, stated: Amount, part: Figure) -> Check | None:
    """*Nhận A vụ, giải quyết B vụ, đạt tỷ lệ C%*: the total is a number of the sentence."""
    figure = stated.figure
    if stated.low > _HUNDRED or _VERSUS.match(text.after(figure)):
        return None
    if not _STATED.search(text.lead(figure)):
        return None
    amount = text.amount(part)
    found = [judge("share", stated, [amount, base], _ratio) for base in _bases(text, amount)]
    agreeing = [each for each in found if each.verdict.startswith("consistent")]
    if len(agreeing) == 1:
        return agreeing[0]
    if len(found) == 1 and abs(found[0].computed - stated.low) <= stated.low * _NEAR:
        return found[0]
    return None


def _bases(text: AnnotatedText, part: Amount) -> tuple[Amount, ...]:
    """The larger numbers before a part in its sentence, each value once."""
    bases: dict[Fraction, Amount] = {}
    for each in text.members(text.sentence(part.figure)):
        alike = each.unit == part.figure.unit and each.kind not in {"change", "rate"}
        if each.span < part.figure.span and alike:
            for value in (text.amount(each, whole=True), text.amount(each)):
                if value.low > part.low:
                    bases.setdefault(value.low, value)
    return tuple(bases.values())


def _ratio(operands: Sequence[Interval]) -> Interval:
    return operands[0] / operands[1] * 100


def _hundred(text: AnnotatedText, shares: Sequence[Figure]) -> Check:
    return judge("hundred", _HUNDRED, [text.amount(each) for each in shares], total)


def _is_structure(text: AnnotatedText, shares: Sequence[Figure]) -> bool:
    """Whether shares are listed side by side as the structure of one whole."""
    alike = {(each.period, each.status, text.level(each)) for each in shares}
    return len(alike) == 1 and _SHARES.search(text.before(shares[0])) is not None


def _is_meant(text: AnnotatedText, found: Check, shares: Sequence[Figure]) -> bool:
    """Whether shares that do not make 100 were meant to: by too much, or with a rest named."""
    if found.verdict != "error":
        return True
    excess = found.computed - _HUNDRED
    if abs(excess) > _FAR or not _STRUCTURE.search(text.before(shares[0])):
        return False
    names = text.document.text[shares[0].span.start : shares[-1].span.end]
    return excess > 0 or _REST.search(names) is not None


def _balance(
    text: AnnotatedText, members: Sequence[Figure], shares: Sequence[Figure]
) -> Iterator[Check]:
    """The changes of all shares of one whole since one year."""
    changes = [
        next(
            (
                each
                for each in members
                if each.kind == "change" and share.span.start in related(each, "change-of")
            ),
            None,
        )
        for share in shares
    ]
    listed = [each for each in changes if each is not None and each.direction]
    if len(listed) != len(shares) or len({each.baseline for each in listed}) != 1:
        return
    signs = [1 if each.direction == "increase" else -1 for each in listed]
    amounts = [text.amount(each) for each in listed]
    yield judge(
        "balance",
        Fraction(0),
        amounts,
        lambda operands: total(each * sign for each, sign in zip(operands, signs, strict=True)),
    )
