"""How often questions are answered right, in part, wrongly, not at all, or refused.

``python -m tests.reference.answer_scores [QUESTIONS [RELEASE]]`` prints the counts of a file.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from lskg.answers.answer import Answers
from lskg.answers.outcome import Card, Kind
from lskg.answers.words import Tongue, words
from lskg.text.document import Document, Span
from lskg.web.view.release import Site

FOLDER = Path(__file__).parent / "questions"
REPORT = "lang-son-xviii"
TREATMENTS = ("vi", "plain", "en")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: So many of the places of an answer of several must be quoted.
_MOST, _SEVERAL = 0.8, 2
Row = dict[str, str]


class Scorer:
    """Judges answers by the words of the report that they stand on."""

    def __init__(self, release: Path) -> None:
        """Open a release.

        Args:
            release: its folder.
        """
        site = Site.open(release)
        assert site.answers is not None
        self._answers: Answers = site.answers
        self._document: Document = site.reports[REPORT]
        with (release / "tables" / "plan.csv").open(encoding="utf-8", newline="") as file:
            self._elements = {
                row["element"]: Span(int(row["start"]), int(row["end"]))
                for row in csv.DictReader(file)
                if row["start"]
            }
        with (release / "tables" / "targets.csv").open(encoding="utf-8", newline="") as file:
            self._targets = {row["target"]: row["quote"] for row in csv.DictReader(file)}

    def verdict(self, row: Row, treatment: str) -> str:
        """What became of a question: right, part, wrong, none or refused.

        For a question that the report does not answer: refused, other-reason, none or wrong.
        """
        language: Tongue = "en" if treatment == "en" else "vi"
        text = row[f"question_{language}"]
        outcome = self._answers.answer(
            without_marks(text) if treatment == "plain" else text, language, REPORT
        )
        if outcome is None:
            return "none"
        if isinstance(outcome, Card):
            return "wrong" if row["answerable"] == "no" else self._judged(outcome, row)
        if row["answerable"] == "yes" or outcome.reason == row["reason"]:
            return "refused"
        return "other-reason"

    def _judged(self, card: Card, row: Row) -> str:
        """Right: all places are quoted, all their numbers shown, and the first is of the answer.

        A place is quoted, too, where another is shown that says the same words.
        """
        places = [*card.passages, *(self._elements[each] for each in card.items)]
        wanted = [
            Span(int(start), int(end))
            for start, end in zip(row["start"].split(" | "), row["end"].split(" | "), strict=True)
        ]
        quotes = row["quote"].split(" | ")
        shown_words = [" ".join(words(self._document[place])) for place in places]
        held = [
            any(one.start < two.end and two.start < one.end for one in places)
            or any(" ".join(words(quote)) in said for said in shown_words)
            for two, quote in zip(wanted, quotes, strict=True)
        ]
        if not any(held):
            return "wrong"
        answer = numbers(row["answer_vi"])
        is_list = card.kind in (Kind.LIST, Kind.COUNT) and len(wanted) > _SEVERAL
        needed = set() if is_list else answer & numbers(row["quote"])
        if needed and card.figures and card.kind not in (Kind.NOTE, Kind.PASSAGE):
            first = numbers(card.figures[0].quote).union(
                *(numbers(self._targets[aim.target]) for aim in card.aims)
            )
            if not first & answer:
                return "wrong"
        shown = numbers(" ".join(self._document[place] for place in places))
        shown |= numbers(" ".join(figure.quote for figure in card.figures))
        shown |= {str(card.count)}
        share = sum(held) / len(held)
        whole = share == 1 if len(held) <= _SEVERAL else share >= _MOST
        return "right" if whole and needed <= shown else "part"


def without_marks(text: str) -> str:
    """A text as it is typed without Vietnamese letters.

    >>> without_marks("Đồng Đăng")
    'Dong Dang'
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def numbers(text: str) -> set[str]:
    """The numbers of a text, without zeros before them."""
    return {found.lstrip("0") or "0" for found in _NUMBER.findall(text)}


def read(path: Path) -> list[Row]:
    """The questions of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def worded() -> Iterator[Row]:
    """Questions of other files in English words of somebody else."""
    for row in read(FOLDER / "worded.csv"):
        name, number = row["question"].rsplit("-", 1)
        own = next(each for each in read(FOLDER / f"{name}.csv") if each["number"] == number)
        yield own | {"question_en": row["question_en"]}


def scores(scorer: Scorer, rows: list[Row]) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """By treatment, what became of the questions that the report answers, and of the others."""
    for treatment in TREATMENTS:
        found: dict[str, Counter[str]] = {"yes": Counter(), "no": Counter()}
        for row in rows:
            found[row["answerable"]][scorer.verdict(row, treatment)] += 1
        yield treatment, found["yes"], found["no"]


def main(arguments: list[str], out: TextIO = sys.stdout) -> None:
    """Print the counts of a file of questions."""
    path = Path(arguments[0]) if arguments else FOLDER / "seen.csv"
    release = Path(arguments[1] if len(arguments) > 1 else "build/current")
    for treatment, answered, others in scores(Scorer(release), read(path)):
        out.write(f"{treatment}: answerable {dict(answered)}, others {dict(others)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
