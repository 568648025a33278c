"""The parts of a report, one after another as its outline says."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.reports.clauses import PERCENT, sentence
from benchmarks.reports.fields import Fields
from benchmarks.reports.layout import item_mark
from benchmarks.reports.pieces import (
    Doubt,
    Heading,
    Name,
    Piece,
    Pieces,
    capital,
    fill,
    joined,
    lowered,
)
from benchmarks.reports.tables import Indicator, texts
from benchmarks.reports.targets import Given, groups
from benchmarks.reports.values import Said, Value, figure


class Parts(Fields):
    """Writes the body of a report."""

    def write(self, outline: list[tuple[int, str, str]]) -> None:
        """Write all parts."""
        for level, titles, content in outline:
            title, given = self._title(titles.split("|"))
            if content == "targets":
                self._write_targets(title, level, given)
            elif content == "results":
                self.heading(title, level)
                self.fields(level, past=True)
            elif content == "tasks":
                self.heading(title, level)
                self.fields(level, past=False)
            elif content == "duties":
                self.heading(title, level)
                self._duties(level)
            else:
                self.heading(title, level)
                self._plain(content)

    def _title(self, titles: list[str]) -> tuple[str, str]:
        """A title, and the period that it gives to targets under it."""
        years, scene = self.scene.years, self.scene
        heading = self.layout.times == "heading"
        dated = [each for each in titles if {"{end}", "{span}", "{following}"} & {*_slots(each)}]
        title = self.rng.choice(dated if heading and dated else titles)
        given = ""
        if heading and dated:
            given = f"{years.plan[0]}/{years.plan[1]}" if "{span}" in title else str(years.plan[1])
        term = scene.span(years.term)
        return (
            title.format(
                term=term,
                next=scene.span((years.plan[0] - 1, years.plan[1])),
                end=years.plan[1],
                span=scene.span(years.plan),
                past=scene.span(years.past),
                year=years.last,
                following=years.plan[0],
            ),
            given,
        )

    # Targets.

    def _write_targets(self, title: str, level: int, given: str) -> None:
        rng, layout = self.rng, self.layout
        self.heading(title, level)
        last = self.scene.years.plan[1]
        if layout.times == "lead":
            time = f"đến năm {last}" if self.scene.kind != "annual" else f"năm {last}"
            pattern = rng.choice(texts("phrases")["target"]["lead"])
            self.text.add(*capital([pattern.format(time=time, Time=time[0].upper() + time[1:])]))
            given = str(last)
        known = Given(given)
        at = 0
        for titles, themes in groups():
            found = [each for theme in themes for each in self.scene.chosen(theme)]
            rng.shuffle(found)
            items = [self._item(each, known) for each in found[: rng.randint(3, 7)]]
            if "economy" in themes and rng.random() < 0.5:
                items.append(joined(self.plans.structure(known), "; "))
            if not items:
                continue
            self._group(rng.choice(titles.split("|")), level)
            self._list(items, 0 if layout.items == "letter" else at, "/" in given)
            at += len(items)

    def _group(self, title: str, level: int) -> None:
        match self.layout.groups:
            case "level":
                self.heading(title, level + 1)
            case "line":
                self.text.add(title, heading=Heading("", title, level + 1))

    def _item(self, indicator: Indicator, given: Given) -> Pieces:
        """One target, or two in one."""
        first = self.plans.clause(indicator, given)
        if self.rng.random() < 0.15:
            other = self.scene.chosen(indicator.theme)[0]
            if other != indicator:
                return [*first, "; ", *lowered(self.plans.clause(other, given))]
        return first

    def _list(self, items: list[Pieces], at: int, ranged: bool) -> None:
        rng, style = self.rng, self.layout.items
        doubts: Pieces = []
        if ranged:
            doubts = [Doubt("", "period as the heading says; meant is the last year")]
        if style == "prose":
            self.text.add(*doubts, *sentence(items, rng.choice(("; ", ". "))))
            return
        end = rng.choice((".", ";", ""))
        for number, item in enumerate(items, start=at):
            stop = "." if end == ";" and item is items[-1] else end
            self.text.add(*doubts, item_mark(style, number), *capital(item), stop)

    # Duties.

    def _duties(self, level: int) -> None:
        rng, scene = self.rng, self.scene
        form = self.layout.duty_form
        count = max(4, round(6 * min(self.volume, 2)))
        if form == "headings":
            for body in scene.some(count, "department", "state", "force", "agency", "front"):
                if body.key == scene.top:
                    continue
                name = scene.body(body.key)[0]
                assert isinstance(name, Name)
                self.heading(name.text, level + 1, name)
                theme = body.theme or "economy"
                for each in self.prose.headed(body, theme, rng.randint(1, 3)):
                    self.text.add(*(["- "] if rng.random() < 0.5 else []), *each)
            return
        style = rng.choice(("digit", "letter", "bullet")) if form == "items" else "bare"
        for at in range(count):
            theme = rng.choice(self.themes)
            told = joined([self.prose.free(theme) for _ in range(rng.choice((1, 1, 2)))], " ")
            self.text.add(item_mark(style, at), *told)

    # What has no form of its own.

    def _plain(self, content: str) -> None:
        """Write a part that has no figures, or a few of its own."""
        writers = {
            "opening": self._opening,
            "outlook": self._outlook,
            "goal": self._goal,
            "funds": self._funds,
            "faults": self._faults,
        }
        if content in writers:
            writers[content]()
        elif content:
            self._several("results" if content == "summary" else content, 3)

    def _outlook(self) -> None:
        self._several("outlook", 2)
        found = self.scene.chosen("economy", "trade", "industry")
        amounts = [each for each in found if each.form == "amount"][:2]
        self.text.add(*joined([sentence([self.plans.forecast(each)]) for each in amounts], " "))

    def _goal(self) -> None:
        first = self.prose.filler("vision", "economy")
        self.text.add(*first, " ", *self.prose.filler("vision", "culture"))

    def _faults(self) -> None:
        self._several("faults", 3, faulty=True)
        if self.scene.kind != "congress":
            self._several("causes", 2)

    def _several(self, group: str, count: int, *, faulty: bool = False) -> None:
        """Paragraphs without figures, but for one where something is lacking."""
        mark = self.rng.choice(("", "- ", ""))
        for at in range(max(count, round(count * self.volume))):
            sentences = [
                self.prose.filler(group, self.rng.choice(self.themes))
                for _ in range(self.rng.randint(1, 3))
            ]
            if faulty and at == 0:
                sentences.append(self._lacking())
            self.text.add(mark, *joined(sentences, " "))

    def _lacking(self) -> Pieces:
        rng = self.rng
        low, of = rng.randint(2, 6), rng.randint(15, 24)
        pattern = rng.choice(texts("phrases")["count"]["lack"])
        said = Said(
            "chỉ tiêu chưa đạt" if "chưa" in pattern else "chỉ tiêu hoàn thành vượt mức",
            "count",
            "actual",
            self.scene.default_period,
        )
        value = Value(Decimal(low), "chỉ tiêu", counted=True)
        if rng.random() < 0.5:
            value = Value(Decimal(low), "chỉ tiêu", denominator=Decimal(of))
        before, after = pattern.split("{value}")
        return [before, *figure(value, said, self.layout, rng), f"{after}."]

    def _opening(self) -> None:
        rng, scene = self.rng, self.scene
        if scene.level == "nation":
            self.text.add(*texts("phrases")["opening"]["ministry"])
            return
        commune = scene.level == "commune"
        area, people, units = (
            ((18, 140), (6, 38), (9, 40)) if commune else ((1300, 9800), (480, 2600), (48, 160))
        )
        unit = "thôn" if commune else rng.choice(("xã, phường", "đơn vị hành chính cấp xã"))
        said = Said("diện tích tự nhiên", "amount", "actual", scene.default_period)
        period = scene.default_period
        slots: dict[str, Piece | Pieces] = {
            "P": scene.province,
            "C": scene.commune,
            "area": figure(
                Value(Decimal(rng.randint(area[0] * 10, area[1] * 10)) / 10, "km2"),
                said,
                self.layout,
                rng,
            ),
            "people": figure(
                Value(Decimal(rng.randint(people[0], people[1])), "người", 3),
                Said("dân số", "count", "actual", period),
                self.layout,
                rng,
            ),
            "units": figure(
                Value(Decimal(rng.randint(*units)), unit),
                Said(unit, "count", "actual", period),
                self.layout,
                rng,
            ),
        }
        pattern = rng.choice(texts("phrases")["opening"]["commune" if commune else "province"])
        self.text.add(*fill(pattern, slots), " ", *self.prose.filler("results", "party"))
        if scene.kind == "congress" and not commune:
            congress = f"Đại hội đại biểu Đảng bộ tỉnh lần thứ {scene.terms[1]}"
            resolution = Name(f"Nghị quyết {congress}", "congress", "document")
            party = Name("Đảng bộ tỉnh", "dang-bo", inside=True)
            end = f", {self.prose.words('party')['end']}."
            self.text.add("Các cấp, các ngành đã thực hiện ", resolution, party, end)

    def _funds(self) -> None:
        rng, years = self.rng, "{}/{}".format(*self.scene.years.plan)
        total = rng.randint(30, 180) * 100
        said = Said("tổng kinh phí thực hiện Chương trình", "amount", "estimate", years)
        first = figure(Value(Decimal(total), "đồng", 9), said, self.layout, rng)
        items: list[Pieces] = []
        for name, share in (
            ("ngân sách trung ương", 30),
            ("ngân sách địa phương", 25),
            ("vốn doanh nghiệp và tín dụng", 45),
        ):
            amount = Value(Decimal(total * share // 100), "đồng", 9)
            one = Said(name, "amount", "estimate", years)
            percent = Said(f"{name} trong tổng kinh phí", "share", "estimate", years)
            items.append(
                [
                    f"{name} ",
                    *figure(amount, one, self.layout, rng),
                    ", chiếm ",
                    *figure(Value(Decimal(share), PERCENT), percent, self.layout, rng),
                ]
            )
        self.text.add(
            "Tổng kinh phí thực hiện dự kiến ", *first, ", gồm: ", *joined(items, "; "), "."
        )
        self._several("tasks", 1)


def _slots(title: str) -> list[str]:
    return ["{" + part.split("}")[0] + "}" for part in title.split("{")[1:]]
