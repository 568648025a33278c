"""What one report is about: its place, its years, the facts of each indicator, its bodies."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from benchmarks.reports.layout import Layout
from benchmarks.reports.pieces import Name, Pieces
from benchmarks.reports.tables import Body, Indicator, bodies, indicators, texts
from benchmarks.reports.values import rounded

KINDS = ("congress", "resolution", "plan", "programme", "annual")
_NONE_MORE = Decimal("99.9")
#: Amounts below it are told with a decimal.
_SMALL = 100
#: Shares above it rise ever slower.
_HIGH = 60
#: Percent a year where the table says none.
_USUAL = (Decimal(1), Decimal(5))
_SLOW = (Decimal("0.2"), Decimal(1))


@dataclass(frozen=True, slots=True)
class Years:
    """The years of a report.

    Attributes:
        last: the last year of results.
        base: the year that results are compared with.
        past: first and last year of the results.
        term: years of the term that ends, as printed of congresses.
        plan: first and last year of the plan.
    """

    last: int
    base: int
    past: tuple[int, int]
    term: tuple[int, int]
    plan: tuple[int, int]


@dataclass(slots=True)
class Scene:
    """A report before it is written.

    Attributes:
        kind: congress, resolution, plan, programme or annual.
        level: province, commune or nation: whose values are told.
        terms: ordinals of the congress and of the one before it, as printed.
        printed: bodies that have been named.
    """

    rng: random.Random
    layout: Layout
    kind: str
    level: str
    province: str
    commune: str
    ministry: str
    years: Years
    terms: tuple[str, str]
    printed: set[str] = field(default_factory=set)
    _courses: dict[str, dict[int, Decimal]] = field(default_factory=dict)
    _wholes: dict[str, Decimal] = field(default_factory=dict)
    _documents: dict[str, list[Pieces]] = field(default_factory=dict)

    @property
    def default_period(self) -> str:
        """The period of a result whose sentence says none."""
        return str(self.years.last) if self.kind == "annual" else ""

    @property
    def place(self) -> str:
        """What the whole is called."""
        return {"province": "toàn tỉnh", "commune": "toàn xã", "nation": "cả nước"}[self.level]

    def span(self, years: tuple[int, int]) -> str:
        """Two years as printed."""
        return f"{years[0]}{self.layout.span_dash}{years[1]}"

    def chosen(self, *themes: str) -> list[Indicator]:
        """The indicators of fields that have values here, in an order drawn."""
        found = [
            each for each in indicators() if each.theme in themes and self.level in each.ranges
        ]
        self.rng.shuffle(found)
        return found

    def value(self, indicator: Indicator, year: int) -> Decimal:
        """The value of a year, the same each time it is asked for."""
        course = self._courses.get(indicator.phrase)
        if course is None:
            course = self._courses[indicator.phrase] = self._course(indicator)
        return course[year]

    def whole(self, indicator: Indicator) -> Decimal:
        """How many there are of what is counted, the same each time."""
        years = (self.years.base, self.years.plan[1])
        most = max(self.value(indicator, year) for year in years)
        if indicator.phrase not in self._wholes:
            more = Decimal(self.rng.randint(100, 150)) / 100
            self._wholes[indicator.phrase] = max(rounded(most * more, 0), most)
        return self._wholes[indicator.phrase]

    def rate(self, indicator: Indicator) -> Decimal:
        """A plausible percent a year."""
        usual = _SLOW if indicator.form in {"level", "index"} else _USUAL
        low, high = indicator.growth or usual
        return low + (high - low) * self.rng.randint(0, 100) / 100

    def _course(self, indicator: Indicator) -> dict[int, Decimal]:
        low, high = indicator.ranges[self.level]
        exact = low + (high - low) * self.rng.randint(5, 95) / 100
        slow = Decimal(self.rng.randint(90, 97)) / 100
        factor = 1 + self.rate(indicator) / 100 if indicator.rising else slow
        small = indicator.form == "amount" and high < _SMALL
        decimals = max(indicator.decimals, 1) if small else indicator.decimals
        course: dict[int, Decimal] = {}
        for year in range(self.years.base - 5, self.years.plan[1] + 1):
            if indicator.unit == "%" and indicator.rising and exact > _HIGH:
                gap = max(_NONE_MORE - exact, Decimal(0))
                value = _NONE_MORE - gap * slow ** (year - self.years.last)
            else:
                value = exact * factor ** (year - self.years.last)
            course[year] = max(rounded(value, decimals), Decimal(0))
        return course

    # Bodies and documents.

    def body(self, key: str, *, upper: bool = False) -> Pieces:
        """A body by its name, in full or abbreviated as the report has it."""
        entry = bodies()[key]
        name = entry.name
        if self.layout.short_names and entry.short and not upper:
            name = entry.short if key in self.printed else f"{entry.name} ({entry.short})"
        elif name.endswith((" tỉnh", " xã")) and self.rng.random() < 0.06:
            name = f"{name} {self.province if name.endswith('tỉnh') else self.commune}"
        self.printed.add(key)
        return [Name(name.upper() if upper else name, key)]

    def some(self, number: int, *groups: str, theme: str = "") -> list[Body]:
        """Different bodies of this level, those of a field first."""
        level = {"nation": "ministry"}.get(self.level, self.level)
        found = [each for each in bodies().values() if each.level == level and each.group in groups]
        self.rng.shuffle(found)
        found.sort(key=lambda each: each.theme != theme)
        return found[:number]

    @property
    def top(self) -> str:
        """The body that the others report to."""
        if self.level == "nation":
            return self.ministry
        party = self.kind in {"congress", "resolution"}
        keys = {"province": ("btv-tinh-uy", "ubnd-tinh"), "commune": ("btv-xa", "ubnd-xa")}
        return keys[self.level][0 if party else 1]

    def document(self, theme: str) -> Pieces:
        """A document, cited in full the first time and later by its number."""
        if self._documents and self.rng.random() < 0.4:
            forms = self.rng.choice([*self._documents.values()])
            return list(self.rng.choice(forms[1:]))
        level = "province" if self.level == "nation" else self.level
        entries = texts("documents")
        central = [each for each in entries["central"] if each["day"].year <= self.years.last]
        own = [each for each in entries["local"] if each["level"] == level]
        entry = self.rng.choice(
            [*central, *own] if self.level != "nation" or not central else central
        )
        forms = self._local(entry, theme) if "sign" in entry else self._central(entry)
        short = "".join(each.text for each in forms[-1] if isinstance(each, Name))
        if short in self._documents:
            return list(forms[-1])
        self._documents[short] = forms
        return list(forms[0])

    def _local(self, entry: Mapping[str, str], theme: str) -> list[Pieces]:
        rng = self.rng
        first, last = date(self.years.base, 11, 1), date(self.years.last, 9, 1)
        day = first + timedelta(rng.randrange((last - first).days))
        about = rng.choice(texts("documents")["texts"]["about"]).format(
            name=texts("themes")[theme]["name"],
            span=self.span(self.years.past),
            end=self.years.past[1],
        )
        number = f"{rng.randint(3, 480):02d}{entry['sign']}"
        return self._forms(entry["kind"], number, day, entry["issuer"], about)

    def _central(self, entry: Mapping[str, Any]) -> list[Pieces]:
        return self._forms(
            entry["kind"], entry["number"], entry["day"], entry["issuer"], entry["about"]
        )

    def _forms(self, kind: str, number: str, day: date, issuer: str, about: str) -> list[Pieces]:
        """A document in full, without its title, and by its number alone."""
        short = f"{kind} số {number}"
        by = self.rng.choice((" ", " ", ", "))
        dated = f"{short}{by}{self.day(day)}"
        issued = f"{dated} của {bodies()[issuer].name}" if issuer else dated
        issuers: Pieces = [Name(bodies()[issuer].name, issuer, inside=True)] if issuer else []
        texts_ = (f"{issued} {about}".strip(), issued, short)
        return [
            [Name(text, short, "document"), *(issuers if text != short else [])] for text in texts_
        ]

    def day(self, day: date) -> str:
        """A day as printed."""
        form = self.rng.choice(
            ("ngày {0:02d}/{1}/{2}", "ngày {0}/{1}/{2}", "ngày {0:02d} tháng {1} năm {2}")
        )
        return form.format(day.day, day.month, day.year)
