"""What was reached and what is to be done, field by field, with footnotes."""

from __future__ import annotations

from benchmarks.reports.clauses import sentence
from benchmarks.reports.pieces import Anchor, Doubt, Pieces, Text, joined
from benchmarks.reports.prose import Prose
from benchmarks.reports.results import Results
from benchmarks.reports.scene import Scene
from benchmarks.reports.tables import Indicator, bodies, texts
from benchmarks.reports.targets import Targets
from benchmarks.reports.writing import Writing

#: Fields of a ministry's programme, its own among them.
_NARROW = 6
#: As many fields have headings with capital letters, at most.
_LETTERED = 8
#: Sentences of a field that may have a note, at volume 1.
_NOTABLE = 4.2


class Fields(Writing):
    """Writes the parts that go field by field.

    Attributes:
        volume: how much is written of each field, about 1.
    """

    def __init__(self, scene: Scene, text: Text, volume: float, footnotes: int) -> None:
        super().__init__(scene, text)
        self.volume = volume
        self.results = Results(scene)
        self.plans = Targets(scene)
        self.prose = Prose(scene)
        self.themes = self._themes()
        self._left = footnotes
        #: How often a sentence has a note, so that they are spread over all fields.
        self._chance = footnotes / (_NOTABLE * len(self.themes) * volume)
        self._notes: list[Pieces] = []
        self._told: dict[str, list[Indicator]] = {}

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

    def fields(self, level: int, *, past: bool) -> None:
        """Write what was reached, or is to be done, field by field."""
        themes = self.themes
        if self._numbers.style(level + 1) == "upper":
            chosen = {*self.rng.sample(themes, min(_LETTERED, len(themes)))}
            themes = [theme for theme in themes if theme in chosen]
        for theme in themes:
            entry = texts("themes")[theme]
            title = self.rng.choice(entry["results" if past else "tasks"])
            exact = self.rng.choice((1, 2, 2, 3)) * self.volume
            count = max(1, int(exact + self.rng.random()))
            self.heading(title, level + 1, run=True)
            for _ in range(count):
                self.paragraph(
                    self._results_paragraph(theme) if past else self._tasks_paragraph(theme)
                )

    def _results_paragraph(self, theme: str) -> Pieces:
        rng = self.rng
        sentences: list[Pieces] = []
        for _ in range(rng.randint(3, 6)):
            draw = rng.random()
            if draw < 0.38:
                sentences.append(self.prose.filler("results", theme))
            elif draw < 0.45:
                sentences.append(self.prose.cited(theme, to_do=False))
            elif draw < 0.49:
                sentences.append(self.prose.past(theme))
            elif draw < 0.52:
                sentences.append(self.prose.filler("numbers", theme))
            else:
                sentences.append(self._noted(self._told_of(theme), theme))
        if theme == "economy" and rng.random() < 0.5:
            sentences.append(sentence([self.results.structure()]))
        return joined(sentences, "  " if self.layout.gaps else " ")

    def _told_of(self, theme: str) -> Pieces:
        rng = self.rng
        if rng.random() < 0.15 and len(found := self.scene.chosen(theme)) > 2:
            many = self.results.many(found)
            if many:
                return sentence([many])
        count = rng.choice((1, 1, 1, 2))
        clauses = [self.results.clause(self._next(theme)) for _ in range(count)]
        return sentence(clauses, rng.choice(("; ", "; ", ". ")) if count > 1 else "; ")

    def _next(self, theme: str) -> Indicator:
        """The next indicator of a field; all are told before one is told again."""
        if not self._told.get(theme):
            self._told[theme] = self.scene.chosen(theme) or self.scene.chosen("economy")
        return self._told[theme].pop()

    def _noted(self, told: Pieces, theme: str) -> Pieces:
        """A sentence, with a footnote on it now and then."""
        if self._left < 1 or self.rng.random() > self._chance:
            return told
        self._left -= 1
        count = self.rng.choice((1, 2, 2, 3, 4))
        clauses = [self.results.clause(self._next(theme), noted=True) for _ in range(count)]
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
                words = self.prose.words(theme)
                sentences.append(
                    sentence([self.plans.money(str(words["object"]), str(words["verb"]))])
                )
            elif draw < 0.14 and counts:
                sentences.append(sentence([self.plans.task(counts[0])]))
            elif draw < 0.22:
                sentences.append(self.prose.cited(theme, to_do=True))
            else:
                sentences.append(self.prose.filler("tasks", theme))
        return joined(sentences, "  " if self.layout.gaps else " ")

    def _themes(self) -> list[str]:
        """The fields of the report, in the order of their file."""
        names = [name for name in texts("themes") if self.scene.chosen(name)]
        if self.scene.level != "nation":
            return names
        own = bodies()[self.scene.ministry].theme
        others = [name for name in names if name != own]
        chosen = {own, *self.rng.sample(others, _NARROW - 1)}
        return [name for name in names if name in chosen]
