"""The parts of a report, one after another as its outline says."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.reports.clauses import PERCENT, sentence
from benchmarks.reports.layout import Numbers, item_mark
from benchmarks.reports.pieces import (
    Anchor,
    Doubt,
    Heading,
    Name,
    Piece,
    Pieces,
    Text,
    capital,
    joined,
    lowered,
)
from benchmarks.reports.prose import Prose
from benchmarks.reports.results import Results
from benchmarks.reports.scene import Scene
from benchmarks.reports.tables import Indicator, texts
from benchmarks.reports.targets import Given, Targets, groups
from benchmarks.reports.values import Said, Value, figure

_SHORTEST = 40


class Parts:
    """Writes the body of a report."""

    def __init__(self, scene: Scene, text: Text, volume: float, footnotes: int) -> None:
        self.scene, self.rng, self.layout = scene, scene.rng, scene.layout
        self.text = text
        self._volume = volume
        self._left = footnotes
        self._notes: list[Pieces] = []
        self._numbers = Numbers(scene.layout)
        self._results = Results(scene)
        self._targets = Targets(scene)
        self._prose = Prose(scene)
        self._pending: tuple[Heading, Pieces] | None = None
        self._told: dict[str, list[Indicator]] = {}
        self._themes = [
            name for name in texts("themes") if scene.level != "nation" or self.scene.chosen(name)
        ]

    def write(self, outline: list[tuple[int, str, str]]) -> None:
        """Write all parts."""
        for level, titles, content in outline:
            title, given = self._title(titles.split("|"))
            if content == "targets":
                self._write_targets(title, level, given)
            elif content == "results":
                self._heading(title, level)
                self._fields(level, past=True)
            elif content == "tasks":
                self._heading(title, level)
                self._fields(level, past=False)
            elif content == "duties":
                self._heading(title, level)
                self._duties(level)
            else:
                self._heading(title, level)
                self._plain(content)

    def notes(self) -> None:
        """Write the footnotes behind all else."""
        if not self._notes:
            return
        lost = self.layout.notes == "lost"
        if lost or self.rng.random() < 0.5:
            title = "CHÚ THÍCH SỐ LIỆU"
            number = self.rng.choice(("PHỤ LỤC 1", "PHỤ LỤC"))
            reason = "heading of the appendix of notes: not in sections"
            self.text.add(Doubt(title, reason), f"{number}: {title}")
        for at, note in enumerate(self._notes, start=1):
            self.text.add(*(["\ufffd. "] if lost else [f"[{at}] "]), *note)

    # Headings.

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

    def _heading(
        self, title: str, level: int, name: Name | None = None, *, run: bool = False
    ) -> None:
        """Write a heading, or keep it for the next paragraph to run on from."""
        style = self._numbers.style(level)
        if style == "ordinal":
            title = title[0].lower() + title[1:]
        elif level == 2 and self.layout.capitals and name is None:
            title = title.upper()
        heading, before, after = self._numbers.heading(title, level)
        shown: Piece = name if name is not None else title
        if run and style != "none" and self.rng.random() < self.layout.run_in:
            self._pending = heading, [before, shown, self.layout.run_by]
            return
        self.text.add(before, shown, after, heading=heading)

    def _paragraph(self, pieces: Pieces) -> None:
        heading = None
        if self._pending is not None:
            heading, before = self._pending
            pieces, self._pending = [*before, *pieces], None
        if self.rng.random() < self.layout.broken:
            pieces = self._broken(pieces)
        self.text.add(*pieces, heading=heading)

    def _broken(self, pieces: Pieces) -> Pieces:
        """The pieces with a line break at a space somewhere behind the beginning."""
        long = [
            at
            for at, piece in enumerate(pieces)
            if at > 1 and isinstance(piece, str) and len(piece) > _SHORTEST and "\n" not in piece
        ]
        if not long:
            return pieces
        at = self.rng.choice(long)
        words = str(pieces[at]).split(" ")
        cut = self.rng.randrange(2, len(words) - 2)
        broken = f"{' '.join(words[:cut])}\n{' '.join(words[cut:])}"
        return [*pieces[:at], broken, *pieces[at + 1 :]]

    # Results and tasks, field by field.

    def _fields(self, level: int, *, past: bool) -> None:
        for theme in self._themes:
            entry = texts("themes")[theme]
            title = self.rng.choice(entry["results" if past else "tasks"])
            exact = self.rng.choice((1, 2, 2, 3)) * self._volume
            count = max(1, int(exact + self.rng.random()))
            self._heading(title, level + 1, run=True)
            for _ in range(count):
                self._paragraph(
                    self._results_paragraph(theme) if past else self._tasks_paragraph(theme)
                )

    def _results_paragraph(self, theme: str) -> Pieces:
        rng = self.rng
        sentences: list[Pieces] = []
        for _ in range(rng.randint(3, 6)):
            draw = rng.random()
            if draw < 0.38:
                sentences.append(self._prose.filler("results", theme))
            elif draw < 0.45:
                sentences.append(self._prose.cited(theme, to_do=False))
            elif draw < 0.49:
                sentences.append(self._prose.past(theme))
            elif draw < 0.52:
                sentences.append(self._prose.filler("numbers", theme))
            else:
                sentences.append(self._noted(self._told_of(theme), theme))
        if theme == "economy" and rng.random() < 0.5:
            sentences.append(sentence([self._results.structure()]))
        return joined(sentences, " ")

    def _told_of(self, theme: str) -> Pieces:
        rng = self.rng
        if rng.random() < 0.15 and len(found := self.scene.chosen(theme)) > 2:
            many = self._results.many(found)
            if many:
                return sentence([many])
        count = rng.choice((1, 1, 1, 2))
        clauses = [self._results.clause(self._next(theme)) for _ in range(count)]
        return sentence(clauses, rng.choice(("; ", "; ", ". ")) if count > 1 else "; ")

    def _next(self, theme: str) -> Indicator:
        """The next indicator of a field; all are told before one is told again."""
        if not self._told.get(theme):
            self._told[theme] = self.scene.chosen(theme) or self.scene.chosen("economy")
        return self._told[theme].pop()

    def _noted(self, told: Pieces, theme: str) -> Pieces:
        """A sentence, with a footnote on it now and then."""
        if self._left < 1 or self.rng.random() > 0.45:
            return told
        self._left -= 1
        count = self.rng.choice((1, 2, 2, 3, 4))
        clauses = [self._results.clause(self._next(theme), noted=True) for _ in range(count)]
        self._notes.append(sentence(clauses, self.rng.choice(("; ", ". "))))
        mark = "\n" if self.layout.notes == "lost" else f" [{len(self._notes)}]"
        return [*told[:-1], Anchor(mark), told[-1]]

    def _tasks_paragraph(self, theme: str) -> Pieces:
        rng = self.rng
        sentences: list[Pieces] = []
        for _ in range(rng.randint(3, 6)):
            draw = rng.random()
            counts = [
                each
                for each in self.scene.chosen(theme)
                if each.form == "count" and each.rising and not each.scale
            ]
            if draw < 0.06:
                words = self._prose.words(theme)
                sentences.append(
                    sentence([self._targets.money(str(words["object"]), str(words["verb"]))])
                )
            elif draw < 0.14 and counts:
                sentences.append(sentence([self._targets.task(counts[0])]))
            elif draw < 0.22:
                sentences.append(self._prose.cited(theme, to_do=True))
            else:
                sentences.append(self._prose.filler("tasks", theme))
        return joined(sentences, " ")

    # Targets.

    def _write_targets(self, title: str, level: int, given: str) -> None:
        rng, layout = self.rng, self.layout
        self._heading(title, level)
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
                items.append(joined(self._targets.structure(known), "; "))
            if not items:
                continue
            self._group(rng.choice(titles.split("|")), level)
            self._list(items, 0 if layout.items == "letter" else at, "/" in given)
            at += len(items)

    def _group(self, title: str, level: int) -> None:
        match self.layout.groups:
            case "level":
                self._heading(title, level + 1)
            case "line":
                self.text.add(title, heading=Heading("", title, level + 1))

    def _item(self, indicator: Indicator, given: Given) -> Pieces:
        """One target, or two in one."""
        first = self._targets.clause(indicator, given)
        if self.rng.random() < 0.15:
            other = self.scene.chosen(indicator.theme)[0]
            if other != indicator:
                return [*first, "; ", *lowered(self._targets.clause(other, given))]
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
        count = max(4, round(6 * min(self._volume, 2)))
        if form == "headings":
            for body in scene.some(count, "department", "state", "force", "agency", "front"):
                if body.key == scene.top:
                    continue
                name = scene.body(body.key)[0]
                assert isinstance(name, Name)
                self._heading(name.text, level + 1, name)
                theme = body.theme or "economy"
                for each in self._prose.headed(body, theme, rng.randint(1, 3)):
                    self.text.add(*(["- "] if rng.random() < 0.5 else []), *each)
            return
        style = rng.choice(("digit", "letter", "bullet")) if form == "items" else "bare"
        for at in range(count):
            theme = rng.choice(self._themes)
            told = joined([self._prose.free(theme) for _ in range(rng.choice((1, 1, 2)))], " ")
            self.text.add(item_mark(style, at), *told)

    # What has no form of its own.

    def _plain(self, content: str) -> None:
        match content:
            case "opening":
                self._opening()
            case "summary":
                self._several("results", 2)
            case "faults":
                self._several("faults", 3, faulty=True)
                if self.scene.kind not in {"congress"}:
                    self._several("causes", 2)
            case "causes" | "lessons" | "vision":
                self._several(content, 3)
            case "outlook":
                self._several("outlook", 2)
                self._forecast()
            case "goal":
                self.text.add(
                    *self._prose.filler("vision", "economy"),
                    " ",
                    *self._prose.filler("vision", "culture"),
                )
            case "funds":
                self._funds()

    def _several(self, group: str, count: int, *, faulty: bool = False) -> None:
        """Paragraphs without figures, but for one where something is lacking."""
        mark = self.rng.choice(("", "- ", ""))
        for at in range(max(count, round(count * self._volume))):
            sentences = [
                self._prose.filler(group, self.rng.choice(self._themes))
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
        from benchmarks.reports.pieces import fill

        pattern = rng.choice(texts("phrases")["opening"]["commune" if commune else "province"])
        self.text.add(*fill(pattern, slots), " ", *self._prose.filler("results", "party"))

    def _forecast(self) -> None:
        found = [
            each
            for each in self.scene.chosen("economy", "trade", "industry")
            if each.form == "amount"
        ]
        self.text.add(
            *joined([sentence([self._targets.forecast(each)]) for each in found[:2]], " ")
        )

    def _funds(self) -> None:
        rng, scene = self.rng, self.scene
        total = rng.randint(30, 180) * 100
        said = Said("tổng kinh phí thực hiện Chương trình", "amount", "estimate")
        first = figure(Value(Decimal(total), "đồng", 9), said, self.layout, rng)
        items: list[Pieces] = []
        for name, share in (
            ("ngân sách trung ương", 30),
            ("ngân sách địa phương", 25),
            ("vốn doanh nghiệp và tín dụng", 45),
        ):
            amount = Value(Decimal(total * share // 100), "đồng", 9)
            one = Said(name, "amount", "estimate")
            percent = Said(f"{name} trong tổng kinh phí", "share", "estimate")
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
