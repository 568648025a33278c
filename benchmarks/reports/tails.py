"""What may follow a value: changes, comparisons, shares, parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from benchmarks.reports.clauses import PERCENT, Clauses, Moment
from benchmarks.reports.pieces import Piece, Pieces, joined
from benchmarks.reports.tables import Indicator
from benchmarks.reports.values import Said, Value, rounded


class Tails(Clauses):
    """Clauses with what follows the value."""

    def tails(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> list[Pieces]:
        """What follows the value of an indicator, drawn."""
        ways = [self.change, self.change, self._plan, self._before]
        if indicator.whole:
            ways += [self._share] * 2
        if indicator.parts:
            ways += [self._parts] * 2
        if indicator.form in {"share", "level"} and indicator.rising:
            ways.append(self._mean)
        count = self.rng.choice((0, 1, 1, 1, 2))
        chosen = self.rng.sample(ways, count)
        tails = [way(indicator, moment, low, said) for way in dict.fromkeys(chosen)]
        return [tail for tail in tails if tail]

    def change(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> Pieces:
        """How it changed against an earlier time."""
        scene, rng = self.scene, self.rng
        then, baseline, year = f"năm {scene.years.base}", str(scene.years.base), scene.years.base
        if scene.kind == "annual" and rng.random() < 0.5:
            then = rng.choice(("cùng kỳ", "cùng kỳ năm trước", "năm trước"))
        elif scene.kind == "congress" and rng.random() < 0.2:
            then, baseline = "đầu nhiệm kỳ", "start of term"
        old = scene.value(indicator, year)
        if old == low or not old:
            return []
        up = low > old
        said = replace(
            said, kind="change", direction="increase" if up else "decrease", baseline=baseline
        )
        factor = rounded(low / old, 2)
        if indicator.unit != PERCENT and factor > Decimal("1.2") and rng.random() < 0.3:
            change = self.figure(Value(factor, "lần"), said)
            return self.fill("tail", "times", {"change": change, "then": then})
        pattern = self.choice("tail", "change" if up else "change-down")
        if indicator.unit == PERCENT:
            value = Value(abs(low - old), rng.choice(("điểm phần trăm", "điểm phần trăm", PERCENT)))
        elif rng.random() < 0.5:
            value = Value(rounded(abs(low / old - 1) * 100, 1), PERCENT)
        else:
            counted = indicator.form == "count"
            value = Value(abs(low - old), indicator.unit, indicator.scale, counted=counted)
        if not value.low:
            return []
        return self.filled(
            pattern, {"rise": "tăng", "change": self.figure(value, said), "then": then}
        )

    def _plan(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> Pieces:
        if indicator.unit == PERCENT:
            return []
        rng = self.rng
        said = replace(said, kind="level", indicator=f"{said.indicator} so với kế hoạch")
        if rng.random() < 0.3:
            over = Value(Decimal(rng.randint(8, 190)) / 10, PERCENT)
            return self.fill("tail", "over", {"change": self.figure(over, said)})
        of = Value(Decimal(rng.randint(880, 1240)) / 10, PERCENT)
        return self.fill("tail", "plan", {"change": self.figure(of, said)})

    def _mean(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> Pieces:
        rng = self.rng
        said = replace(said, kind="level", indicator=f"{said.indicator} so với bình quân chung")
        if indicator.unit == PERCENT:
            value = Value(Decimal(rng.randint(4, 90)) / 10, "điểm phần trăm")
        else:
            value = Value(Decimal(rng.randint(20, 190)) / 10, PERCENT)
        if self.scene.level == "nation":
            return []
        return self.fill("tail", "mean", {"change": self.figure(value, said)})

    def _before(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> Pieces:
        then = self.scene.years.base
        said = replace(said, status="actual", period=str(then))
        change = self.figure(self.of(indicator, then), said)
        return self.fill("tail", "before", {"change": change, "then": f"năm {then}"})

    def _share(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> Pieces:
        share = Value(Decimal(self.rng.randint(45, 820)) / 10, PERCENT)
        said = replace(said, kind="share", indicator=f"{said.indicator} trong {indicator.whole}")
        slots: dict[str, Piece | Pieces] = {
            "change": self.figure(share, said),
            "whole": indicator.whole,
        }
        return self.fill("tail", "share", slots)

    def _parts(self, indicator: Indicator, moment: Moment, low: Decimal, said: Said) -> Pieces:
        left, items = low, list[Pieces]()
        for name in indicator.parts:
            share = Decimal(self.rng.randint(20, 55)) / 100
            value = rounded(left * share, indicator.decimals)
            left -= value
            one = replace(said, indicator=f"{said.indicator} {name}")
            if indicator.unit == PERCENT and not indicator.rising:
                value = rounded(low * Decimal("1.8"), indicator.decimals)
            if not value:
                return []
            what = self.sized(indicator, value)
            items.append([f"{name} ", *self.figure(what, one)])
        return self.fill(
            "tail", "parts", {"parts": joined(items, ", ", self.rng.choice((", ", " và ")))}
        )
