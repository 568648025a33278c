"""Clauses about what is counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from benchmarks.reports.clauses import PERCENT, follow
from benchmarks.reports.pieces import Piece, Pieces, joined
from benchmarks.reports.tables import Indicator
from benchmarks.reports.tails import Tails
from benchmarks.reports.values import Said, Value, bare, part, rounded, worded

_HUNDRED = Decimal(100)


class Counts(Tails):
    """Clauses about things counted."""

    def count(self, indicator: Indicator) -> Pieces:
        """A clause about one thing counted."""
        rng = self.rng
        ways = [self._have, self._have, self._number, self._fall_or_double]
        if indicator.whole == "1":
            ways += [self._of_all, self._of_all, self._percent, self._part]
        if indicator.rising and self.scene.kind != "annual":
            ways.append(self._yearly)
        return rng.choice(ways)(indicator)

    def _have(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        moment = self.moment(indicator)
        pattern = self.choice("count", "have")
        if "có" not in indicator.verbs:
            pattern = rng.choice(
                ("{Time}, {place} {verb} {value}", "{Place} {verb} {value} ({time})")
            )
        period = moment.period if "{time}" in pattern.lower() else scene.default_period
        value = self.of(indicator, moment.year)
        low = value.low
        if rng.random() < 0.15 and low > _HUNDRED:
            value = replace(value, comparator=rng.choice(">~"))
        said = Said(indicator.phrase, "count", "actual", period)
        slots: dict[str, Piece | Pieces] = {
            "time": moment.words,
            "place": scene.place,
            "verb": rng.choice(indicator.verbs or ("có",)),
            "value": [*self.figure(value, said, plain=True), f" {indicator.name}"],
        }
        clause = self.filled(pattern, slots)
        if rng.random() < 0.5 and period:
            return follow(clause, self.change(indicator, moment, low, said))
        if indicator.parts and not indicator.scale and rng.random() < 0.6:
            some = rounded(low * Decimal(rng.randint(20, 60)) / 100, 0)
            one = replace(said, indicator=f"{said.indicator} {indicator.parts[0]}")
            there = self.figure(self.sized(indicator, max(some, Decimal(1))), one)
            return [*clause, ", trong đó có ", *there, f" {indicator.parts[0]}"]
        if {"hoàn thành", "xây mới", "xây dựng"} & {*indicator.verbs}:
            cost = Value(Decimal(rng.randint(20, 400)) / 10, "đồng", 9)
            one = replace(said, kind="amount", indicator=f"kinh phí {indicator.phrase}")
            clause = follow(clause, self.fill("tail", "cost", {"change": self.figure(cost, one)}))
        return clause

    def _number(self, indicator: Indicator) -> Pieces:
        moment = self.moment(indicator)
        value = self.of(indicator, moment.year)
        said = Said(indicator.phrase, "count", "actual", moment.period)
        shown = self.figure(value, said) if value.scale else bare(value, said, self.scene.layout)
        slots: dict[str, Piece | Pieces] = {
            "what": indicator.phrase,
            "time": moment.words,
            "reach": "đạt" if indicator.rising else "còn",
            "value": shown,
        }
        pattern = self.choice("count", "number")
        if not indicator.rising:
            pattern = pattern.replace(" đạt ", " còn ")
        return self.filled(pattern, slots)

    def _of_all(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        moment = self.moment(indicator)
        pattern = self.choice("count", "of")
        period = moment.period if "{time}" in pattern.lower() else scene.default_period
        low, whole = scene.value(indicator, moment.year), scene.whole(indicator)
        said = Said(indicator.phrase, "count", "actual", period)
        value = Value(low, indicator.unit, denominator=whole)
        slots: dict[str, Piece | Pieces] = {
            "time": moment.words,
            "place": scene.place,
            "value": [*self.figure(value, said), f" {indicator.name}"],
        }
        clause = self.filled(pattern, slots)
        if rng.random() < 0.5:
            percent = Value(rounded(low / whole * 100, 1), PERCENT)
            shown = self.figure(percent, replace(said, kind="share"))
            clause = follow(clause, self.fill("tail", "percent", {"change": shown}))
        return clause

    def _percent(self, indicator: Indicator) -> Pieces:
        moment = self.moment(indicator, months=False)
        scene = self.scene
        share = scene.value(indicator, moment.year) / scene.whole(indicator) * 100
        said = Said(indicator.phrase, "share", "actual", moment.period)
        slots: dict[str, Piece | Pieces] = {
            "time": moment.words,
            "value": self.figure(Value(rounded(share, 1), PERCENT), said),
            "what": f"số {indicator.phrase}" if self.rng.random() < 0.3 else indicator.phrase,
        }
        return self.fill("count", "percent", slots)

    def _part(self, indicator: Indicator) -> Pieces:
        moment = self.moment(indicator, months=False)
        pattern = self.choice("count", "part")
        period = moment.period if "{time}" in pattern.lower() else self.scene.default_period
        said = Said(indicator.phrase, "share", "actual", period)
        slots: dict[str, Piece | Pieces] = {
            "time": moment.words,
            "value": part(said, self.rng),
            "what": indicator.phrase,
        }
        return self.filled(pattern, slots)

    def _yearly(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        low = self.of(indicator, scene.years.last)
        ends = low
        if rng.random() < 0.4:
            step = max(rounded(low.low / 10, indicator.decimals), Decimal(1))
            ends = replace(low, high=low.low + step)
        period = f"annual {scene.years.past[0]}/{scene.years.past[1]}"
        said = Said(indicator.phrase, "count", "actual", period)
        slots: dict[str, Piece | Pieces] = {
            "place": scene.place,
            "verb": rng.choice(indicator.verbs or ("có",)),
            "value": [*self.figure(ends, said), f" {indicator.name}"],
        }
        return self.fill("count", "yearly", slots)

    def _fall_or_double(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        base = scene.years.base
        said = Said(
            indicator.phrase,
            "change",
            "actual",
            str(scene.years.last),
            "decrease",
            str(base),
        )
        slots: dict[str, Piece | Pieces] = {
            "what": indicator.phrase,
            "time": f"năm {scene.years.last}",
            "then": f"năm {base}",
        }
        if indicator.rising and rng.random() < 0.7:
            return self._have(indicator)
        if indicator.rising:
            words, factor = rng.choice((("gấp đôi", Decimal(2)), ("gấp rưỡi", Decimal("1.5"))))
            said = replace(said, direction="increase")
            slots["value"] = worded(words, Value(factor, "lần"), said)
            return self.fill("count", "double", slots)
        low = scene.value(indicator, scene.years.last)
        fall = abs(scene.value(indicator, base) - low)
        if not fall:
            return self._number(indicator)
        value = Value(fall, indicator.unit, counted=True)
        if rng.random() < 0.5:
            value = Value(rounded(fall / scene.value(indicator, base) * 100, 1), PERCENT)
        slots["value"] = self.figure(value, said)
        return self.fill("count", "fall", slots)

    def count_list(self, indicators: list[Indicator]) -> Pieces:
        """A clause about several, all of one time."""
        scene, rng = self.scene, self.rng
        period, words = str(scene.years.last), f"năm {scene.years.last}"
        if scene.kind == "congress":
            period = f"{scene.years.term[0]}/{scene.years.term[1]}"
            words = rng.choice(("trong nhiệm kỳ", f"nhiệm kỳ {scene.span(scene.years.term)}"))
        elif scene.kind == "plan":
            period = f"{scene.years.past[0]}/{scene.years.past[1]}"
            words = f"giai đoạn {scene.span(scene.years.past)}"
        items = []
        for each in indicators:
            said = Said(each.phrase, "count", "actual", period)
            verb = rng.choice(each.verbs or ("có",))
            shown = self.figure(self.of(each, scene.years.last), said)
            items.append([f"{verb} ", *shown, f" {each.name}"])
        slots: dict[str, Piece | Pieces] = {
            "time": words,
            "place": scene.place,
            "items": joined(items, rng.choice((", ", "; ")), rng.choice((None, " và "))),
        }
        return self.fill("count", "list", slots)
