"""Clauses that tell results: a fact is drawn first, then the words for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from benchmarks.reports.clauses import KINDS, PERCENT, follow
from benchmarks.reports.counts import Counts
from benchmarks.reports.pieces import Piece, Pieces, joined
from benchmarks.reports.tables import Indicator
from benchmarks.reports.values import Said, Value, rounded

_HUNDRED = Decimal(100)
_MANY = 4


class Results(Counts):
    """Clauses about what was reached."""

    def clause(self, indicator: Indicator, *, noted: bool = False) -> Pieces:
        """A clause about an indicator, without its full stop.

        Args:
            indicator: what is told of.
            noted: whether it stands in a footnote, where longer lists are usual.
        """
        rng = self.rng
        if indicator.form == "growth":
            return self._growth(indicator)
        if indicator.form == "index" and rng.random() < 0.6:
            return self._rank(indicator)
        if indicator.form == "count":
            return self.count(indicator)
        ways = [self._value, self._value, self._value, self._from_to]
        if indicator.growth is not None and self.scene.kind != "annual":
            ways.append(self._rate)
        if self.scene.kind != "annual":
            ways += [self._series] * (3 if noted else 1)
        return rng.choice(ways)(indicator)

    def many(self, indicators: list[Indicator]) -> Pieces:
        """One clause about several indicators of a time; counts apart from others."""
        counts = [each for each in indicators if each.form == "count" and each.rising]
        others = [each for each in indicators if each.form in {"amount", "level", "share"}]
        if len(counts) >= len(others) and counts:
            return self.count_list(counts[:_MANY])
        return self._value_list(others[:_MANY])

    def structure(self) -> Pieces:
        """The shares of the parts of the economy."""
        rng, scene = self.rng, self.scene
        farm = Decimal(rng.randint(90, 300)) / 10
        works = Decimal(rng.randint(250, 450)) / 10
        tax = Decimal(rng.randint(30, 80)) / 10
        shares = {
            "nông, lâm nghiệp và thủy sản": farm,
            "công nghiệp - xây dựng": works,
            "dịch vụ": _HUNDRED - farm - works - tax,
            "thuế sản phẩm trừ trợ cấp sản phẩm": tax,
        }
        if scene.level == "commune":
            shares["dịch vụ"] += shares.pop("thuế sản phẩm trừ trợ cấp sản phẩm")
        year = scene.years.last
        words = rng.choice((" chiếm ", " ", ": "))
        items = [
            [
                name + words,
                *self.figure(
                    Value(share, PERCENT), Said(f"tỷ trọng {name}", "share", "actual", str(year))
                ),
            ]
            for name, share in shares.items()
        ]
        filled = joined(items, rng.choice(("; ", ", ")))
        time = f"năm {year}"
        return self.fill("head", "structure", {"time": time, "items": filled})

    # One value.

    def _value(self, indicator: Indicator) -> Pieces:
        rng, scene = self.rng, self.scene
        moment = self.moment(indicator)
        status = "estimate" if moment.year == scene.years.last and rng.random() < 0.5 else "actual"
        value = self.of(indicator, moment.year)
        low = value.low
        if rng.random() < 0.15:
            value = replace(value, comparator=rng.choice(">~") if low else "=")
        said = Said(indicator.phrase, KINDS[indicator.form], status, moment.period)
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "time": moment.words,
            "reach": self.reach(status, rising=indicator.rising),
            "value": self.figure(value, said, plain=True),
        }
        clause = self.fill("head", "value", slots)
        for tail in self.tails(indicator, moment, low, said):
            clause = follow(clause, tail)
        return clause

    def _from_to(self, indicator: Indicator) -> Pieces:
        scene = self.scene
        then, now = scene.years.base, scene.years.last
        old, new = scene.value(indicator, then), scene.value(indicator, now)
        kind = KINDS[indicator.form]
        if old == new:
            return self._value(indicator)
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "then": f"năm {then}",
            "time": f"năm {now}",
            "rise": "tăng",
            "old": self.figure(
                self.of(indicator, then), Said(indicator.phrase, kind, "actual", str(then))
            ),
            "value": self.figure(
                self.of(indicator, now), Said(indicator.phrase, kind, "actual", str(now))
            ),
        }
        return self.fill("head", "from-to" if new > old else "from-to-down", slots)

    def _series(self, indicator: Indicator) -> Pieces:
        rng, scene = self.rng, self.scene
        first, last = scene.years.past
        years = range(first, last + 1) if rng.random() < 0.6 else (last - 2, last - 1, last)
        form = rng.choice(("năm {year} đạt ", "năm {year} là ", "năm {year}: ", "năm {year} "))
        items: list[Pieces] = []
        for year in years:
            said = Said(indicator.phrase, KINDS[indicator.form], "actual", str(year))
            lead = form.format(year=year)
            if year == last and rng.random() < 0.5:
                said = replace(said, status="estimate")
                lead = rng.choice((f"ước năm {year} đạt ", f"năm {year} ước đạt "))
            items.append([lead, *self.figure(self.of(indicator, year), said)])
        by = rng.choice((", ", "; "))
        return self.fill("head", "series", {"name": indicator.phrase, "series": joined(items, by)})

    def _rate(self, indicator: Indicator) -> Pieces:
        scene, rng = self.scene, self.rng
        rate = rounded(scene.rate(indicator), rng.choice((1, 1, 2)))
        unit = rng.choice(("%/năm", "%/năm", PERCENT))
        period = f"annual {scene.years.past[0]}/{scene.years.past[1]}"
        said = Said(indicator.phrase, "rate", "actual", period, "increase")
        reach = ""
        if rng.random() < 0.3:
            said, reach = replace(said, status="estimate"), "ước "
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "time": f"{rng.choice(('giai đoạn', '5 năm'))} {scene.span(scene.years.past)}",
            "rise": f"{reach}tăng",
            "rate": self.figure(Value(rate, unit), said),
        }
        pattern = self.choice("head", "rate")
        if "{rise}" not in pattern:
            slots["rate"] = (
                [reach, *self.figure(Value(rate, unit), said)] if reach else slots["rate"]
            )
        clause = self.filled(pattern, slots)
        if rng.random() < 0.3:
            goal = rounded(rate - Decimal(rng.randint(2, 12)) / 10, 1)
            aim = self.figure(Value(goal, unit), replace(said, status="target"))
            clause += self.filled(self.choice("tail", "goal"), {"change": aim})
        return clause

    def _growth(self, indicator: Indicator) -> Pieces:
        year = self.scene.years.last
        low, high = indicator.ranges[self.scene.level]
        rate = rounded(low + (high - low) * self.rng.randint(0, 100) / 100, 1)
        said = Said(indicator.phrase, "change", "actual", str(year), "increase")
        slots: dict[str, Piece | Pieces] = {"name": indicator.phrase, "time": f"năm {year}"}
        if self.rng.random() < 0.5:
            said = replace(said, status="estimate")
        slots["rise"] = "ước tăng" if said.status == "estimate" else "tăng"
        after = ""
        if self.rng.random() < 0.6:
            said = replace(said, baseline=str(year - 1))
            after = f" so với năm {year - 1}"
        slots["rate"] = [*self.figure(Value(rate, PERCENT), said), after]
        return self.fill("head", "growth", slots)

    def _rank(self, indicator: Indicator) -> Pieces:
        rng, year = self.rng, self.scene.years.last - 1
        value = self.of(indicator, year)
        said = Said(indicator.phrase, "level", "actual", str(year))
        of = Value(Decimal(rng.randint(2, 60)), "", denominator=Decimal(63))
        if rng.random() < 0.6:
            of = replace(of, unit="tỉnh, thành phố")
        slots: dict[str, Piece | Pieces] = {
            "name": indicator.phrase,
            "time": f"năm {year}",
            "value": self.figure(value, said),
            "rank": self.figure(of, replace(said, kind="rank")),
        }
        clause = self.fill("head", "rank", slots)
        if rng.random() < 0.5:
            up = replace(said, kind="change", direction="increase", baseline=str(year - 1))
            pattern = self.choice("tail", "rank")
            if "{then}" not in pattern:
                up = replace(up, baseline="")
            change = self.figure(Value(Decimal(rng.randint(2, 15)), "bậc", counted=True), up)
            clause += self.filled(pattern, {"change": change, "then": f"năm {year - 1}"})
        return clause

    def _value_list(self, indicators: list[Indicator]) -> Pieces:
        """Several values under one time, all estimates where the first is one."""
        scene, rng = self.scene, self.rng
        year = scene.years.last
        estimated = rng.random() < 0.4
        status = "estimate" if estimated else "actual"
        pattern = self.choice("head", "item")
        items = []
        for at, each in enumerate(indicators):
            said = Said(each.phrase, KINDS[each.form], status, str(year))
            filled = self.figure(self.of(each, year), said, plain=True)
            lead = pattern.replace("đạt", "ước đạt") if estimated and at == 0 else pattern
            if estimated and at == 0 and "ước" not in lead:
                lead = "{name} ước {value}"
            items.append(self.filled(lead, {"name": each.phrase, "value": filled}))
        time = f"năm {year}"
        return self.fill("head", "list", {"time": time, "items": joined(items, ", ")})
