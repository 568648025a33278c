"""Clauses that lay targets down, and those that tell of tasks and forecasts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.reports.clauses import KINDS, PERCENT, Clauses
from benchmarks.reports.pieces import Doubt, Piece, Pieces, joined
from benchmarks.reports.tables import Indicator, texts
from benchmarks.reports.values import Said, Value, rounded

_HUNDRED = Decimal(100)
_FEW = 20


@dataclass(frozen=True, slots=True)
class Given:
    """What a heading or a line before says of the time of targets.

    Attributes:
        period: the period that it gives, or an empty string.
    """

    period: str


class Targets(Clauses):
    """Clauses of a plan."""

    def clause(self, indicator: Indicator, given: Given) -> Pieces:
        """A clause with a target, without its full stop.

        Args:
            indicator: what is to be reached.
            given: what is known of the time where the clause does not say it.
        """
        rng, annual = self.rng, self.scene.kind == "annual"
        if indicator.form == "growth":
            return self._growth(indicator)
        if indicator.form == "index" and rng.random() < 0.5:
            return self._rank(indicator, given)
        if indicator.form == "count":
            return self._count(indicator, given)
        ways = [self._value, self._value]
        if indicator.growth is not None:
            ways += [self._rate, self._rate]
        if not annual:
            ways += [self._years, self._from_to]
        return rng.choice(ways)(indicator, given)

    def structure(self, given: Given) -> list[Pieces]:
        """Targets for the shares of the parts of the economy, each a clause."""
        rng = self.rng
        clauses: list[Pieces] = []
        for name, low in (
            ("nông, lâm nghiệp và thủy sản", 9),
            ("công nghiệp - xây dựng", 38),
            ("dịch vụ", 34),
        ):
            value = Value(Decimal(rng.randint(low, low + 8)), PERCENT)
            if rng.random() < 0.4:
                value = replace(value, high=value.low + 1)
            period = given.period or str(self.scene.years.plan[1])
            said = Said(f"tỷ trọng {name}", "share", "target", period, target=True)
            time = "" if given.period else f" đến năm {period}"
            lead = f"tỷ trọng {name}{time} "
            clauses.append([lead, rng.choice(("đạt ", "chiếm ", "")), *self.figure(value, said)])
        return clauses

    def task(self, indicator: Indicator) -> Pieces:
        """A clause of a task with a figure, which is no target of the main list."""
        scene, rng = self.scene, self.rng
        year = rng.randint(*scene.years.plan)
        said = Said(indicator.phrase, "count", "target", str(year))
        value = self.sized(indicator, max(rounded(scene.value(indicator, year) / 4, 0), Decimal(2)))
        slots: dict[str, Piece | Pieces] = {
            "time": f"đến năm {year}",
            "value": [*self.figure(value, said), f" {indicator.name}"],
        }
        return self.fill("task", "count", slots)

    def money(self, what: str, verb: str) -> Pieces:
        """A clause about money for something."""
        rng, scene = self.rng, self.scene
        said = Said(f"vốn cho {what}", "amount", "target")
        size = {"commune": Decimal("0.1"), "province": Decimal(5), "nation": Decimal(50)}
        value = Value(rng.randint(12, 400) * size[scene.level], "đồng", 9)
        pattern = self.choice("task", "money")
        if "khoảng" in pattern:
            value = replace(value, comparator="~")
            pattern = pattern.replace("khoảng ", "")
        slots: dict[str, Piece | Pieces] = {
            "value": self.figure(value, said, plain="~" in value.comparator),
            "object": what,
            "verb": verb,
        }
        doubt = Doubt("", "money for a task: target without a period, a reader may see an estimate")
        return [doubt, *self.filled(pattern, slots)]

    def forecast(self, indicator: Indicator) -> Pieces:
        """A clause about what is to be expected."""
        scene, rng = self.scene, self.rng
        year = scene.years.plan[0]
        span = rng.random() < 0.5 and scene.kind != "annual"
        said = Said(indicator.phrase, "change", "forecast", str(year), "increase")
        value = Value(Decimal(rng.randint(30, 120)) / 10, PERCENT)
        time = f"năm {year}"
        if span:
            said = replace(
                said, kind="rate", period=f"annual {scene.years.plan[0]}/{scene.years.plan[1]}"
            )
            time = f"giai đoạn {scene.span(scene.years.plan)}"
            value = replace(value, unit="%/năm")
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "time": time,
            "value": self.figure(value, said, plain=False),
        }
        return self.fill("task", "forecast", slots)

    # The forms of a target.

    def _value(self, indicator: Indicator, given: Given) -> Pieces:
        kind = KINDS[indicator.form]
        pattern = self.choice("target", "value" if indicator.rising else "value-down")
        slots, period, after = self._time(pattern, given)
        value = self._aim(indicator, int(period[:4]) if period[:4] else self._last)
        said = Said(indicator.phrase, kind, "target", period, target=True)
        plain = "{value}{paren}" not in pattern and "{reach}" not in pattern
        slots |= {
            "name": indicator.phrase,
            "reach": self.rng.choice(("đạt", "đạt", "là")),
            "value": self.figure(value, said, plain=plain),
        }
        return [*self.filled(pattern, slots), after]

    def _rate(self, indicator: Indicator, given: Given) -> Pieces:
        scene, rng = self.scene, self.rng
        rate = rounded(scene.rate(indicator), 1)
        value = Value(rate, rng.choice(("%/năm", PERCENT)))
        if scene.kind == "annual":
            return self._growth(indicator)
        if rng.random() < 0.4:
            value = replace(value, high=rate + rng.choice((Decimal("0.5"), Decimal(1))))
        elif rng.random() < 0.5:
            value = replace(value, comparator=rng.choice((">", ">=", "~")))
        pattern = self.choice("target", "rate")
        if "hằng năm" in pattern:
            value = replace(value, unit=PERCENT)
        first, last = scene.years.plan
        said = Said(
            indicator.phrase, "rate", "target", f"annual {first}/{last}", "increase", target=True
        )
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "time": f"giai đoạn {scene.span(scene.years.plan)}",
            "rise": rng.choice(("tăng", "tăng", "tăng trưởng")),
            "rate": self.figure(value, said, plain=False),
        }
        return self.filled(pattern, slots)

    def _growth(self, indicator: Indicator) -> Pieces:
        scene = self.scene
        year = scene.years.plan[0] if scene.kind == "annual" else scene.years.plan[1]
        low, high = indicator.growth or indicator.ranges[scene.level]
        rate = rounded(low + (high - low) * self.rng.randint(10, 90) / 100, 1)
        said = Said(indicator.phrase, "change", "target", str(year), "increase", target=True)
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "time": f"năm {year}",
            "rise": "tăng",
            "rate": self.figure(Value(rate, PERCENT), said, plain=False),
        }
        return self.fill("target", "growth", slots)

    def _rank(self, indicator: Indicator, given: Given) -> Pieces:
        value = Value(Decimal(self.rng.choice((5, 10, 15, 20))), "tỉnh, thành phố")
        pattern = self.choice("target", "rank")
        slots, period, after = self._time(pattern, given)
        said = Said(indicator.phrase, "rank", "target", period, target=True)
        slots |= {"name": indicator.phrase, "value": self.figure(value, said)}
        return [*self.filled(pattern, slots), after]

    def _count(self, indicator: Indicator, given: Given) -> Pieces:
        scene, rng = self.scene, self.rng
        if not indicator.rising:
            return self._reduce(indicator)
        if indicator.whole == "1" and rng.random() < 0.5:
            return self._percent(indicator, given)
        if rng.random() < 0.2 and scene.kind != "annual":
            return self._yearly(indicator)
        pattern = self.choice("target", rng.choice(("count", "count", "number")))
        slots, period, after = self._time(pattern, given)
        said = Said(indicator.phrase, "count", "target", period, target=True)
        low = scene.value(indicator, int(period[:4]) if period[:4] else self._last)
        value = self.sized(indicator, low)
        if indicator.whole == "1" and rng.random() < 0.3:
            value = replace(value, denominator=scene.whole(indicator), counted=False)
        elif rng.random() < 0.5:
            value = replace(value, comparator=rng.choice((">", ">=", "~")))
        shown = self.figure(value, said, plain="{what}" not in pattern)
        slots |= {
            "what": indicator.phrase,
            "value": shown if "{what}" in pattern else [*shown, f" {indicator.name}"],
        }
        return [*self.filled(pattern, slots), after]

    def _percent(self, indicator: Indicator, given: Given) -> Pieces:
        pattern = self.choice("target", "percent")
        slots, period, after = self._time(pattern, given)
        said = Said(indicator.phrase, "share", "target", period, target=True)
        low = Decimal(self.rng.choice((60, 70, 75, 80, 85, 90, 95, 100)))
        comparator = "=" if low == _HUNDRED else self.rng.choice(("=", "=", ">", ">="))
        value = Value(low, PERCENT, comparator=comparator)
        slots |= {
            "value": self._simple(pattern, value, said),
            "what": indicator.phrase if "Tỷ lệ" in pattern else f"số {indicator.phrase}",
        }
        return [*self.filled(pattern, slots), after]

    def _simple(self, pattern: str, value: Value, said: Said) -> Pieces:
        """A value whose words fit before a noun: no “trở lên” behind it."""
        return self.figure(value, said, plain="{what}" in pattern and "Tỷ lệ" not in pattern)

    def _yearly(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        first, last = scene.years.plan
        said = Said(indicator.phrase, "count", "target", f"annual {first}/{last}", target=True)
        value = self.sized(indicator, scene.value(indicator, last))
        if rng.random() < 0.5:
            value = replace(value, comparator=rng.choice((">", ">=", "~")))
        shown: Pieces = [*self.figure(value, said), f" {indicator.name}"]
        return self.fill("target", "yearly", {"value": shown})

    def _reduce(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        first, last = scene.years.plan
        period = str(first) if scene.kind == "annual" else f"annual {first}/{last}"
        said = Said(
            indicator.phrase,
            "change" if scene.kind == "annual" else "rate",
            "target",
            period,
            "decrease",
            target=True,
        )
        value = Value(Decimal(rng.choice((3, 5, 8, 10))), PERCENT)
        if rng.random() < 0.6:
            value = replace(value, comparator=rng.choice((">", ">=")))
        shown = self.figure(value, said)
        if scene.kind == "annual":
            return ["giảm ", *shown, f" số {indicator.phrase} trong năm {first}"]
        return self.fill("target", "reduce", {"what": indicator.phrase, "value": shown})

    def _years(self, indicator: Indicator, given: Given) -> Pieces:
        rng, scene = self.rng, self.scene
        first, last = scene.years.plan
        years = rng.choice(((first + 2, last), (first + 1, last), (first, first + 2, last)))
        form = rng.choice(
            (
                "năm {year} đạt |",
                "năm {year} là |",
                "năm {year}: |",
                "| (năm {year})",
                "đến năm {year} đạt |",
            )
        )
        items: list[Pieces] = []
        for year in years:
            said = Said(indicator.phrase, KINDS[indicator.form], "target", str(year), target=True)
            before, after = form.format(year=year).split("|")
            if not indicator.rising:
                before = before.replace("đạt", "còn")
            shown = self.figure(self._aim(indicator, year), said, plain=True)
            items.append([before, *shown, after])
        pattern = self.choice("target", "years")
        by = rng.choice((", ", "; "))
        return self.filled(pattern, {"name": indicator.phrase, "series": joined(items, by)})

    def _from_to(self, indicator: Indicator, given: Given) -> Pieces:
        scene = self.scene
        then, now = scene.years.last, scene.years.plan[1]
        old, new = scene.value(indicator, then), scene.value(indicator, now)
        if old == new:
            return self._value(indicator, given)
        kind = KINDS[indicator.form]
        actual = Said(indicator.phrase, kind, "actual", str(then))
        aim = Said(indicator.phrase, kind, "target", str(now), target=True)
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "then": f"năm {then}",
            "time": self.rng.choice((f"vào năm {now}", f"năm {now}")),
            "old": self.figure(self.of(indicator, then), actual),
            "value": self.figure(self.of(indicator, now), aim),
        }
        return self.fill("target", "from-to" if new > old else "from-to-down", slots)

    @property
    def _last(self) -> int:
        years = self.scene.years.plan
        return years[0] if self.scene.kind == "annual" else years[1]

    def _time(self, pattern: str, given: Given) -> tuple[dict[str, Piece | Pieces], str, str]:
        """The slots of a pattern that tell the time, the period, and words for the end."""
        last = self._last
        time = f"năm {last}" if self.scene.kind == "annual" else f"đến năm {last}"
        slots: dict[str, Piece | Pieces] = {"time": time, "at": f"năm {last}", "paren": ""}
        if "{time}" in pattern.lower() or "{at}" in pattern:
            return slots, str(last), ""
        if given.period:
            return slots, given.period, ""
        if "{paren}" in pattern or ": " in pattern:
            return slots, str(last), f" ({time})"
        return slots, str(last), self.rng.choice((f" vào năm {last}", f" {time}"))

    def _aim(self, indicator: Indicator, year: int) -> Value:
        """The value to be reached in a year, as a bound or range now and then."""
        rng = self.rng
        value = self.of(indicator, year)
        draw = rng.random()
        if draw < 0.25 and value.low:
            step = max(
                rounded(value.low / _FEW, indicator.decimals),
                Decimal(1).scaleb(-indicator.decimals),
            )
            high = value.low + step
            if indicator.unit != PERCENT or high < _HUNDRED:
                return replace(value, high=high)
        if draw < 0.6:
            signs = (">", ">=", "~") if indicator.rising else ("<", "<=", "~")
            return replace(value, comparator=rng.choice(signs))
        return value


def groups() -> list[tuple[str, list[str]]]:
    """Titles of the groups of targets, each with its fields."""
    entries = texts("outlines")["targets"]
    return list(zip(entries["groups"], entries["themes"], strict=True))
