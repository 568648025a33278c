"""Whether a hit of a search is what a reader wants, as `questions/relevance.csv` says."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lskg.search.lexicon import kind_of
from lskg.search.search import Hit
from lskg.text.slugs import fold

CASES = Path(__file__).parent / "questions" / "relevance.csv"
Span = tuple[int, int]
_STANDS = re.compile(
    r"<([^>]*)> <https://w3id.org/lskg/ns#(?:isStatedIn|isDescribedIn|hasExtent|concernsPassage)> "
    r"<[^>]*/passage/(\d+)-(\d+)>"
)
#: What the kinds of the cases are in the graph: groups of classes, or classes.
_GROUPS = {
    **{kind: {kind} for kind in ("target", "indicator", "figure", "body", "place", "project")},
    **{kind: {"named"} for kind in ("concept", "event", "programme", "product")},
    **{"section": {"section"}, "document": {"document", "named"}},
}
_CLASSES = {
    "note": {"Footnote"},
    "lesson": {"Lesson"},
    "limitation": {"Limitation"},
    "breakthrough": {"StrategicBreakthrough"},
    "task": {"KeyTask", "PolicyMeasure", "Solution"},
    "solution": {"SolutionGroup", "PolicyMeasure", "Solution"},
    "cause": {"ObjectiveCause", "SubjectiveCause"},
}
#: The part of a quote that a passage has at least, and the part of the passage that it makes.
_OF_QUOTE, _OF_PASSAGE = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Case:
    """What is typed, and what is wanted first.

    Attributes:
        difficulty: what is hard about it.
        kind: of what is wanted.
        wanted: its name, or the beginning of its words.
        quote: its place in the report.
    """

    difficulty: str
    query: str
    kind: str
    wanted: str
    quote: Span


def cases() -> list[Case]:
    """All cases."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            Case(
                row["kind"],
                row["query"],
                row["wanted_kind"],
                row["wanted"],
                (int(row["start"]), int(row["end"])),
            )
            for row in csv.DictReader(file)
        ]


def passages(release: Path) -> dict[str, list[Span]]:
    """Where the things of a release stand in its report."""
    found: dict[str, list[Span]] = defaultdict(list)
    for path in release.glob("graph/**/*.nt"):
        with path.open(encoding="utf-8") as lines:
            for match in filter(None, map(_STANDS.match, lines)):
                found[match[1]].append((int(match[2]), int(match[3])))
    return dict(found)


def is_wanted(case: Case, hit: Hit, stands: Mapping[str, list[Span]]) -> bool:
    """Whether a hit is of the kind and name that is wanted, or its passage is the quote.

    A sentence is when it has the whole quote. A section or a footnote is only when it is wanted.
    """
    start, end = case.quote
    if not hit.iri.startswith("http"):
        first, last = map(int, hit.iri.rpartition("/")[2].split("-"))
        return first <= start and end <= last
    group, local = kind_of(hit.kind).group, re.split("[#/]", hit.kind)[-1]
    is_of_kind = group in _GROUPS.get(case.kind, ()) or local in _CLASSES.get(case.kind, ())
    if is_of_kind and _is_named(case, hit):
        return True
    if not is_of_kind and group in ("section", "passage"):
        return False
    if group == "figure" and start <= _number_at(hit) < end:
        return True
    return any(_is_quote(case.quote, span, is_of_kind) for span in stands.get(hit.iri, ()))


def _is_named(case: Case, hit: Hit) -> bool:
    wanted = _words(case.wanted)
    names = [_words(name) for name in (hit.label_vi, *hit.aliases) if name]
    return any(
        name == wanted or (len(name) > 3 and (name in wanted or wanted in name)) for name in names
    )


def _is_quote(quote: Span, span: Span, is_of_kind: bool) -> bool:
    common = min(quote[1], span[1]) - max(quote[0], span[0])
    if common <= 0:
        return False
    of_quote, of_passage = common / (quote[1] - quote[0]), common / (span[1] - span[0])
    return is_of_kind or (of_quote >= _OF_QUOTE and of_passage >= _OF_PASSAGE)


def _number_at(hit: Hit) -> int:
    """Where the number of a figure stands."""
    return int(hit.iri.rpartition("/")[2].partition("-")[0])


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
