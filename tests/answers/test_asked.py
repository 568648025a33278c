"""Questions to clauses: found by the words of other questions, and never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lskg.answers.answer import Answers
from lskg.answers.asked import Asked, Rows, read_asked
from lskg.answers.outcome import Card
from lskg.answers.records import Piece
from lskg.answers.words import stems
from lskg.release.files import report_asked
from lskg.text.document import Span
from lskg.web.view.release import Site

REPORT = "lang-son-xviii"
PIECES = (Piece(Span(0, 30), 0, ()), Piece(Span(31, 60), 0, ()), Piece(Span(62, 90), 1, ()))
ASKED = (
    Asked(Span(0, 28), "tỉnh có mấy cây xăng", "how many petrol stations"),
    Asked(Span(5, 58), "bán xăng dầu ở đâu", "where is fuel sold"),
    Asked(Span(62, 90), "rừng còn bao nhiêu", "how much forest is left"),
)


def rows() -> Rows:
    return Rows(ASKED, PIECES, "vi")


def test_a_clause_is_of_the_pieces_that_it_holds() -> None:
    found = rows()
    assert found.pieces == [(0,), (0, 1), (2,)]
    assert [*found.of_sentence(0)] == [0, 1]
    assert [*found.of_sentence(7)] == []


def test_the_nearest_question_is_found_for_each_piece() -> None:
    found = rows().like(stems("có mấy cây xăng ở Lạng Sơn", "vi"))
    assert (found[0].row, found[1].row) == (0, 1)
    assert found[0].near > found[1].near
    assert 2 not in found


def test_the_same_question_is_wholly_near() -> None:
    found = rows().like(stems("rừng còn bao nhiêu?", "vi"))
    assert found[2].near == pytest.approx(1, abs=1e-3)


def test_words_that_stand_apart_are_said_less_surely() -> None:
    found = rows()
    assert found.share(0, ("cay", "xang")) == 1
    assert 0 < found.share(0, ("tinh", "xang")) < 1
    assert found.share(0, ("xang", "dau")) == 0


def test_without_questions_nothing_is_near() -> None:
    assert Rows((), PIECES, "en").like(["forest"]) == {}


def test_a_release_may_be_without_them(tmp_path: Path) -> None:
    assert read_asked(report_asked(tmp_path, REPORT)) == ()


@pytest.fixture(scope="session")
def answers(project_release: Path) -> Answers:
    found = Site.open(project_release).answers
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("mấy cái siêu thị với trung tâm mua sắm", "vi", "05 siêu thị hạng 3"),
        ("nợ khó đòi của nhà băng", "vi", "nợ xấu duy trì dưới 2%"),
        ("malls in Lang Son", "en", "05 siêu thị hạng 3"),
    ],
)
def test_what_is_asked_in_everyday_words_is_answered_by_the_report(
    project_release: Path, answers: Answers, question: str, language: str, said: str
) -> None:
    text = Site.open(project_release).reports[REPORT].text
    found = answers.answer(question, "en" if language == "en" else "vi", REPORT)
    assert isinstance(found, Card)
    assert said in " ".join(text[span.start : span.end] for span in found.passages)


def test_the_questions_of_the_release_stand_in_its_text(project_release: Path) -> None:
    text = Site.open(project_release).reports[REPORT].text
    written = json.loads(report_asked(project_release, REPORT).read_text(encoding="utf-8"))
    assert written
    assert all(0 <= start < end <= len(text) for start, end, _, _ in written)
