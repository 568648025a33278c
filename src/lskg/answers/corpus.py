"""A report as answers read it, from the tables of a release."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lskg.answers.asked import Asked, read_asked
from lskg.answers.records import Check, Figure, Labels, Listed, Named, Piece, Sentence, Told
from lskg.answers.ties import Ties, ties_of
from lskg.answers.words import TONGUES, Tongue, stems, words
from lskg.release.files import report_asked
from lskg.text.document import Document, Span

Row = dict[str, str]
_MARK = re.compile(r"[;:](?=\s|$)|,(?=\s)|\s\(|\)|\s[-–+](?=\s)")
_SHORT_PIECE = 28
_LONG_HEADING = 300
#: Statuses of what shall be.
_AIMS = {"target", "plan", "planned", "past-target"}
_UNIT = re.compile(r"\b(?:huyện|xã|phường|thị trấn|thị xã) ((?:[A-ZĐÁÂÔƠƯ][^\W\d_]*\s?){1,4})")
_LOCAL = frozenset({"Commune", "Country", "District", "Province", "Region"})
_TELLING = ("reorganizations", "projects", "documents", "concepts")


@dataclass(frozen=True)
class Corpus:
    """A report in pieces, and what the graph has of it."""

    report: str
    document: Document
    sentences: tuple[Sentence, ...]
    pieces: tuple[Piece, ...]
    figures: tuple[Figure, ...]
    targets: Mapping[str, Row]
    named: tuple[Named, ...]
    listed: tuple[Listed, ...]
    checks: tuple[Check, ...]
    notes: Mapping[int, Row]
    headings: tuple[Span, ...]
    asked: tuple[Asked, ...] = ()
    units: frozenset[str] = frozenset()

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        """The figures in a stretch, in printed order."""
        first = bisect_left(self.starts, span.start)
        return self.figures[first : bisect_left(self.starts, span.end)]

    def is_heading(self, span: Span) -> bool:
        """Whether a sentence is the title of a section."""
        at = bisect_right(self._heading_starts, span.start) - 1
        return at >= 0 and span.end <= self.headings[at].end + 1

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [heading.start for heading in self.headings]

    def has_target(self, figure: Figure) -> bool:
        """Whether the plan has a target of its indicator, or one that it is the result of."""
        return figure.indicator in self._aimed or figure.iri in self._aimed

    @cached_property
    def _aimed(self) -> frozenset[str]:
        columns = ("indicator", "result", "near")
        return frozenset(
            row[name] for row in self.targets.values() for name in columns if row[name]
        )

    def years_of(self, indicator: str) -> frozenset[tuple[int, int]]:
        """The times for which the report has figures of an indicator."""
        return self._years.get(indicator, frozenset())

    @cached_property
    def _years(self) -> dict[str, frozenset[tuple[int, int]]]:
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for each in self.figures:
            if each.years and each.kind != "change":
                found[each.indicator].add(each.years)
        return {indicator: frozenset(years) for indicator, years in found.items()}

    @cached_property
    def starts(self) -> list[int]:
        """Where each figure stands."""
        return [figure.span.start for figure in self.figures]

    def named_so(self, said: tuple[str, ...], tongue: Tongue) -> tuple[Named, ...]:
        """The things that the report names and that have just these words for a name."""
        return tuple(self._by_name[tongue].get(said, ()))

    @cached_property
    def _by_name(self) -> Mapping[Tongue, Mapping[tuple[str, ...], list[Named]]]:
        found: dict[Tongue, dict[tuple[str, ...], list[Named]]] = {each: {} for each in TONGUES}
        for tongue, by_name in found.items():
            for each in self.named:
                for said in {tuple(stems(name, tongue)) for name in each.names if each.mentions}:
                    by_name.setdefault(said, []).append(each)
        return found

    @cached_property
    def local_names(self) -> tuple[str, ...]:
        """The names of places that the report names, in two words without diacritics."""
        return tuple(
            {
                form
                for each in self.named
                if each.kind in _LOCAL
                for name in each.names
                if len((form := " ".join(words(name))).split()) == 2
            }
            | self.units
        )

    @cached_property
    def ties(self) -> Ties:
        """How strongly its syllables are tied."""
        return ties_of(self.document.text)

    @cached_property
    def first_year(self) -> int:
        """The first year that a result is of."""
        return max(self.last_year - 5, 0)

    @cached_property
    def end_year(self) -> int:
        """The year that the plan ends with."""
        return max((each.years[1] for each in self.figures if each.years), default=0)

    @cached_property
    def plan_start(self) -> int:
        """Where the first target of the plan stands; the end where there is none."""
        return min((int(row["start"]) for row in self.targets.values()), default=len(self.document))

    @cached_property
    def last_year(self) -> int:
        """The last year that a result is of."""
        return max(
            (each.years[1] for each in self.figures if each.years and not each.is_aim), default=0
        )

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [each.span.start for each in self.sentences]

    def sentence_at(self, at: int) -> int | None:
        """The number of the sentence that holds an offset."""
        place = bisect_right(self._sentence_starts, at) - 1
        return place if place >= 0 and self.sentences[place].span.end > at else None


class Tables:
    """The published tables of a release; only the rows of one report are ever held."""

    def __init__(self, release: Path) -> None:
        self._release = release
        self._folder = release / "tables"

    def rows(self, name: str, report: str) -> list[Row]:
        """The rows of a table that belong to a report, or to what reports share."""
        path = self._folder / f"{name}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if row.get("report", "") == report]

    def asked(self, report: str) -> tuple[Asked, ...]:
        """What people would ask of the clauses of a report."""
        return read_asked(report_asked(self._release, report))


def read_corpus(tables: Tables, report: str, document: Document) -> Corpus:
    """What answers need of a report."""
    figures = tuple(_figures(tables, report))
    sentences = tuple(_sentences(tables, report))
    named = tuple(_named(tables, report))
    told = [*_told(tables, report), *_mentioned(named)]
    asked = tables.asked(report)
    return Corpus(
        report=report,
        document=document,
        sentences=sentences,
        pieces=tuple(_pieces(document, sentences, figures, told)),
        figures=figures,
        targets={row["target"]: row for row in tables.rows("targets", report)},
        named=named,
        listed=tuple(_listed(tables, report)),
        checks=tuple(_checks(tables, report)),
        notes={int(row["number"]): row for row in tables.rows("footnotes", report)},
        headings=tuple(_headings(document, tables, report)),
        asked=asked,
        units=frozenset(_units(tables)),
    )


def _units(tables: Tables) -> Iterator[str]:
    """The names of districts and communes that were made or merged, without diacritics."""
    for row in tables.rows("reorganizations", ""):
        for match in _UNIT.finditer(row["name_vi"]):
            yield " ".join(words(match[1]))


def _span(row: Row) -> Span:
    return Span(int(row["start"]), int(row["end"]))


def _labels(row: Row, name: str) -> Labels:
    return {"vi": row.get(f"{name}_vi", ""), "en": row.get(f"{name}_en", "")}


def _figures(tables: Tables, report: str) -> Iterator[Figure]:
    for row in tables.rows("figures", report):
        years = (int(row["start_year"]), int(row["end_year"])) if row["start_year"] else None
        yield Figure(
            iri=row["figure"],
            indicator=row["indicator"],
            labels=_labels(row, "indicator"),
            quote=row["quote"],
            kind=row["kind"],
            unit=row["unit"],
            years=years,
            is_aim=row["status"] in _AIMS,
            span=_span(row),
            part=f"{row['area']} {row['breakdown'].replace('-', ' ')}".strip(),
        )


def _sentences(tables: Tables, report: str) -> Iterator[Sentence]:
    sections = {row["section"]: row for row in tables.rows("sections", report)}
    notes = {row["footnote"]: row for row in tables.rows("footnotes", report)}
    for row in tables.rows("sentences", report):
        note = notes.get(row["footnote"])
        yield Sentence(
            span=_span(row),
            english=row["translation_en"],
            footnote=row["footnote"] or None,
            heads=tuple(_heads(sections, note["section"] if note else row["section"])),
            anchor=int(note["clause_start"] or note["anchor"] or 0) if note else None,
        )


def _headings(document: Document, tables: Tables, report: str) -> Iterator[Span]:
    """The titles of the sections, in printed order."""
    for row in tables.rows("sections", report):
        start = int(row["start"])
        end = document.text.find("\n", document.text.find(row["title_vi"][-12:], start))
        if start < end < start + _LONG_HEADING:
            yield Span(start, end)


def _heads(sections: Mapping[str, Row], section: str) -> Iterator[Labels]:
    while section in sections:
        yield _labels(sections[section], "title")
        section = sections[section]["parent"]


def _named(tables: Tables, report: str) -> Iterator[Named]:
    mentions: dict[str, list[Span]] = defaultdict(list)
    for row in tables.rows("mentions", report):
        mentions[row["entity"]].append(_span(row))
    for row in tables.rows("entities", ""):
        names = [row["name_vi"], row["name_en"], *row["aliases"].split(" | ")]
        yield Named(
            iri=row["entity"],
            kind=row["class"],
            labels=_labels(row, "name"),
            names=tuple(dict.fromkeys(filter(None, names))),
            mentions=tuple(mentions[row["entity"]]),
        )


def _told(tables: Tables, report: str) -> Iterator[Told]:
    for table in _TELLING:
        for row in tables.rows(table, report):
            if row["start"].isdecimal():
                iri = next(iter(row.values()))
                yield Told(iri, _labels(row, "name"), _span(row))


def _mentioned(named: Iterable[Named]) -> Iterator[Told]:
    for each in named:
        labels = {
            "vi": " ; ".join(dict.fromkeys([each.labels["vi"], *each.names[2:]])),
            "en": each.labels["en"],
        }
        for span in each.mentions:
            yield Told(each.iri, labels, span)


def _listed(tables: Tables, report: str) -> Iterator[Listed]:
    for row in tables.rows("plan", report):
        if row["start"]:
            labels = _labels(row, "title")
            yield Listed(
                row["element"], row["class"], row["number"], labels, row["parent"], _span(row)
            )


def _checks(tables: Tables, report: str) -> Iterator[Check]:
    for row in tables.rows("audit", report):
        places = zip(row["starts"].split(" | "), row["ends"].split(" | "), strict=True)
        spans = tuple(Span(int(start), int(end)) for start, end in places if start)
        yield Check(row["check"], row["verdict"], _labels(row, "explanation"), spans)


def _pieces(
    document: Document,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    told: Iterable[Told],
) -> Iterator[Piece]:
    starts = [figure.span.start for figure in figures]
    by_start = sorted(told, key=lambda each: each.span.start)
    told_starts = [each.span.start for each in by_start]
    for number, sentence in enumerate(sentences):
        for span in _cut(document.text, sentence.span):
            held = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            # Things that begin here; longer ones name what follows, too.
            first = bisect_left(told_starts, span.start)
            said = by_start[first : bisect_left(told_starts, span.end)]
            labels = [figure.labels for figure in held] + [each.labels for each in said]
            yield Piece(
                span, number, tuple(held), tuple({id(each): each for each in labels}.values())
            )


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The stretches between marks; a short one goes with the next."""
    start = span.start
    for mark in _MARK.finditer(text, span.start, span.end):
        if mark.start() - start >= _SHORT_PIECE:
            yield Span(start, mark.start())
            start = mark.end()
    if text[start : span.end].strip(" .;:,)"):
        yield Span(start, span.end)
