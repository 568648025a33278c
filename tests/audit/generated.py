"""Sentences with numbers that agree, or that do not, made from a seed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from lskg.text.numbers import format_number

COUNTED = (
    ("trường học", "trường", ("mầm non", "tiểu học", "trung học cơ sở")),
    ("sản phẩm OCOP", "sản phẩm", ("05 sao", "04 sao", "03 sao")),
    ("hợp tác xã", "hợp tác xã", ("nông nghiệp", "vận tải", "xây dựng")),
    ("cơ sở y tế", "cơ sở", ("tuyến tỉnh", "tuyến huyện", "tuyến xã")),
    ("dự án", "dự án", ("giao thông", "thủy lợi", "đô thị")),
    ("đơn thư", "đơn", ("khiếu nại", "tố cáo", "kiến nghị")),
    ("văn bản", "văn bản", ("của Tỉnh ủy", "của Hội đồng nhân dân", "của Ủy ban nhân dân")),
)
MONEY = ("chi đầu tư phát triển", "chi thường xuyên", "chi chương trình mục tiêu")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, and whether its numbers agree."""

    family: str
    text: str
    sound: bool


def cases(seed: int, count: int) -> list[Case]:
    """As many cases of each family, half of them sound."""
    chance = random.Random(seed)
    makers: tuple[tuple[str, Callable[[random.Random, bool], str]], ...] = (
        ("sum", _sum),
        ("ratio", _ratio),
        ("growth", _growth),
        ("difference", _difference),
        ("shares", _shares),
    )
    return [
        Case(family, make(chance, sound), sound)
        for index in range(count // (2 * len(makers)))
        for family, make in makers
        for sound in (True, False)
        if index >= 0
    ]


def _sum(chance: random.Random, sound: bool) -> str:
    if chance.random() < 0.4:
        return _money(chance, sound)
    thing, noun, kinds = chance.choice(COUNTED)
    parts = [chance.randint(3, 900) for _ in kinds]
    whole = sum(parts)
    listed = [f"{_count(each)} {noun} {kind}" for each, kind in zip(parts, kinds, strict=True)]
    closed = chance.random() < 0.7
    if not sound:
        off = chance.randint(1, max(1, whole // 12))
        whole += off if closed and chance.random() < 0.5 else -off
    if closed:
        lead = chance.choice((" (", " (gồm ", ", gồm ", ", bao gồm "))
        end = ")" if "(" in lead else ""
        return f"Toàn tỉnh có {_count(whole)} {thing}{lead}{_join(listed)}{end}."
    lead = chance.choice((" (trong đó: ", ", trong đó có "))
    end = ")" if "(" in lead else ""
    if sound and chance.random() < 0.5:
        listed = listed[:-1]
    return f"Đến nay có {_count(whole)} {thing}{lead}{_join(listed)}{end}."


def _money(chance: random.Random, sound: bool) -> str:
    places = chance.choice((0, 1, 2))
    parts = [_random(chance, 300, 9000, 3) for _ in MONEY]
    whole = _round(sum(parts, Decimal(0)), places)
    printed = [_round(each, places) for each in parts]
    if not sound:
        step = Decimal(1).scaleb(-places)
        whole += chance.choice((1, -1)) * step * chance.randint(6, 400)
    listed = [f"{what} {_print(each)} tỷ đồng" for what, each in zip(MONEY, printed, strict=True)]
    return f"Tổng chi ngân sách đạt {_print(whole)} tỷ đồng, gồm {_join(listed)}."


def _ratio(chance: random.Random, sound: bool) -> str:
    whole = chance.randint(40, 3000)
    part = chance.randint(whole // 3, whole - 1)
    percent = _stated(chance, Decimal(part) / whole * 100, sound)
    thing, noun, kinds = chance.choice(COUNTED)
    form = chance.randrange(3)
    if form == 0:
        return f"Có {_count(part)}/{_count(whole)} {thing} đạt yêu cầu, đạt tỷ lệ {percent}%."
    if form == 1:
        return f"Toàn tỉnh có {_count(part)}/{_count(whole)} (đạt {percent}%) {thing} đạt chuẩn."
    return (
        f"Đã tiếp nhận {_count(whole)} {noun} {kinds[0]}, giải quyết {_count(part)} {noun}, "
        f"đạt tỷ lệ {percent}%."
    )


def _growth(chance: random.Random, sound: bool) -> str:
    before = chance.randint(80, 4000)
    thing, noun, _ = chance.choice(COUNTED)
    if chance.random() < 0.6:
        now = before + chance.randint(before // 20 + 1, before)
        percent = _stated(chance, Decimal(now - before) / before * 100, sound)
        return (
            f"Đến nay có {_count(now)} {thing}, tăng {percent}% so với năm 2020 "
            f"({_count(before)} {noun})."
        )
    now = before - chance.randint(before // 20 + 1, before // 2)
    percent = _stated(chance, Decimal(before - now) / before * 100, sound)
    return (
        f"Thực hiện sắp xếp giảm từ {_count(before)} {thing} còn {_count(now)} {thing}, "
        f"giảm {percent}%."
    )


def _difference(chance: random.Random, sound: bool) -> str:
    thing, noun, _ = chance.choice(COUNTED)
    before, now = chance.randint(80, 4000), chance.randint(80, 4000)
    change = abs(before - now)
    if change < 2:
        now, change = before + 7, 7
    if not sound:
        change += chance.choice((1, 10, max(2, change // 10)))
    to, verb = ("còn", "giảm") if now < before else ("lên", "tăng")
    if chance.random() < 0.5:
        return (
            f"Thực hiện sắp xếp từ {_count(before)} {thing} {to} {_count(now)} {thing}, "
            f"{verb} {_count(change)} {noun}."
        )
    return (
        f"Đến nay có {_count(now)} {thing}, {verb} {_count(change)} {noun} so với năm 2020 "
        f"({_count(before)} {noun})."
    )


def _shares(chance: random.Random, sound: bool) -> str:
    places = chance.choice((1, 2))
    cuts = sorted(_random(chance, 5, 95, 3) for _ in range(3))
    while min(b - a for a, b in itertools.pairwise(cuts)) < 2:
        cuts = sorted(_random(chance, 5, 95, 3) for _ in range(3))
    edges = [Decimal(0), *cuts, Decimal(100)]
    shares = [_round(b - a, places) for a, b in itertools.pairwise(edges)]
    if not sound:
        step = Decimal(1).scaleb(-places)
        shares[1] += chance.choice((1, -1)) * step * chance.randint(8, 15)
    names = ("nông, lâm nghiệp", "công nghiệp - xây dựng", "dịch vụ", "thuế sản phẩm")
    listed = [f"{name} chiếm {_print(each)}%" for name, each in zip(names, shares, strict=True)]
    return f"Cơ cấu kinh tế năm 2024: {', '.join(listed)}."


def _stated(chance: random.Random, percent: Decimal, sound: bool) -> str:
    """A percentage as printed: rounded or cut off, or off by more than either."""
    places = chance.choice((1, 1, 2))
    if sound:
        return _print(_round(percent, places, chance.choice((ROUND_HALF_UP, ROUND_DOWN))))
    off = chance.choice((1, -1)) * Decimal(chance.randint(2, 30)).scaleb(-places)
    wrong = _round(percent, places) + off
    return _print(wrong if 0 < wrong < 100 or percent > 100 else _round(percent, places) - off)


def _random(chance: random.Random, low: int, high: int, places: int) -> Decimal:
    return Decimal(chance.randint(low * 10**places, high * 10**places)).scaleb(-places)


def _round(value: Decimal, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=how)


def _print(value: Decimal) -> str:
    return format_number(value)


def _count(value: int) -> str:
    return f"{value:02}" if value < 10 else format_number(Decimal(value))


def _join(listed: list[str]) -> str:
    return ", ".join(listed[:-1]) + " và " + listed[-1] if len(listed) > 1 else listed[0]
