"""What people would ask of the clauses of a report, in their own words, as a person wrote it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from lskg.extract.curation.rows import Row, read_rows
from lskg.text.document import Document, Span
from lskg.text.sentences import sentences

COLUMNS = ("start", "end", "quote", "vi", "en")
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause of a report, and how somebody asks for what it says who has not read it.

    Attributes:
        vi: the question in Vietnamese.
        en: the same in English, in words of its own.
    """

    span: Span
    vi: str
    en: str


def read_asked(path: Path, document: Document) -> tuple[Asked, ...]:
    """What is asked of the clauses of a text, in their order.

    Args:
        path: a table with `start` and `end` of a clause, its words as `quote`, and the questions
            `vi` and `en`; it may be missing.
        document: the text.

    Raises:
        CurationError: the table is not in order, a clause is not in a sentence of the text, or a
            question says nothing, is the clause itself or is asked of it twice.
    """
    if not path.exists():
        return ()
    spans = [*sentences(document, Span(0, len(document)))]
    starts = [span.start for span in spans]
    seen: set[tuple[int, str]] = set()
    found = []
    for row in read_rows(path, COLUMNS, ("start", "end", "vi")):
        span = _clause(row, document)
        at = bisect_right(starts, span.start) - 1
        if at < 0 or span.end > spans[at].end:
            raise row.error(f"the clause at {span.start} lies in no one sentence of the text.")
        _check_questions(row, span, seen)
        found.append(Asked(span, row["vi"], row["en"]))
    return tuple(sorted(found, key=lambda each: each.span))


def _clause(row: Row, document: Document) -> Span:
    """Where the clause of a row stands."""
    start, end, quote = row.parsed("start", int), row.parsed("end", int), row["quote"]
    words = " ".join(document.text[start:end].split()) if 0 <= start < end else ""
    if not quote or words != quote:
        raise row.error(f"“{quote}” does not stand at {start}-{end} in the text.")
    return document.trim(Span(start, end))


def _check_questions(row: Row, span: Span, seen: set[tuple[int, str]]) -> None:
    """Refuse a question that says nothing, says the clause, or stands in an earlier row."""
    for language in LANGUAGES:
        question = row[language]
        plain = " ".join(question.casefold().split()).rstrip(" ?.!")
        if not any(letter.isalpha() for letter in plain):
            raise row.error(f"{language} says nothing.")
        if plain == " ".join(row["quote"].casefold().split()):
            raise row.error(f"{language} is the clause itself.")
        if (span.start, plain) in seen:
            raise row.error(f"{language} “{question}” is asked of the clause in an earlier row.")
        seen.add((span.start, plain))
