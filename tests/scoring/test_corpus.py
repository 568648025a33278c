"""The rules are run on each text of a folder, and the scores are told as lines and as rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from lskg.errors import CurationError
from lskg.project import Project
from lskg.scoring.corpus import evaluate_corpus, summed
from lskg.scoring.marks import TABLES
from lskg.scoring.references import evaluate_report, evaluate_sentences
from lskg.scoring.report import COLUMNS, Evaluation, evaluation_rows, evaluation_text
from lskg.scoring.score import Score

PROJECT = Project(Path(__file__).parents[2])
SEEN = PROJECT.reference / "corpus" / "seen"
MARKS = {
    "sections": "1,I,KẾT QUẢ,1\n3,II,TỔ CHỨC THỰC HIỆN,1\n5,III,KHÔNG CÓ,1\n",
    "figures": (
        "2,250 tỷ đồng,1,250,,,9,đồng,=,amount,,actual,2025,,Thu ngân sách\n"
        "2,hai dự án,1,2,,,0,dự án,=,count,,actual,2025,,dự án\n"
    ),
    "names": "body,Sở Tài chính\nbody,Hội Nông dân tỉnh\n",
    "responsibilities": "4,Sở Tài chính,leads\n",
    "doubts": "2,hai dự án,may be left out\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with a report that has headings and one that has none."""
    for name, text in {
        "headed": "I. KẾT QUẢ\nNăm 2025 thu ngân sách đạt 250 tỷ đồng.\n"
        "II. TỔ CHỨC THỰC HIỆN\nSở Tài chính chủ trì.\n-\n",
        "loose": "Tin vắn\nNăm 2025 thu ngân sách đạt 250 tỷ đồng, có hai dự án.\n"
        "Tổ chức.\nSở Tài chính chủ trì.\n-\n",
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "text.txt").write_text(text, encoding="utf-8")
        for table, columns in TABLES.items():
            rows = MARKS.get(table, "")
            if name == "headed" and table == "figures":
                rows = rows.splitlines(keepends=True)[0]
            (folder / f"{table}.csv").write_text(",".join(columns) + "\n" + rows, encoding="utf-8")
    return tmp_path


def test_name_of_many_bodies_is_no_false_find(corpus: Path) -> None:
    text = corpus / "headed" / "text.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("trì.", "trì, UBND các xã họp."))
    assert next(iter(evaluate_corpus(corpus))).scores["bodies"] == Score(2, 1, 1)


def test_each_report_is_scored(corpus: Path) -> None:
    headed, loose = evaluate_corpus(corpus)
    assert (headed.title, headed.doubts) == ("headed", 1)
    assert headed.scores["sections"] == Score(3, 2, 2, {"level": 2})
    assert set(headed.scores["figures"].agreed.values()) == {1}
    assert headed.scores["figures"].recall == headed.scores["figures"].precision == 1
    assert headed.scores["bodies"] == Score(2, 1, 1)
    assert headed.scores["documents"] == Score()
    assert headed.scores["responsibilities"] == Score(1, 1, 1)
    assert loose.scores["sections"] == Score(3, 0, 0, {"level": 0})
    assert loose.scores["figures"].matched >= 1


def test_the_sum_is_of_all_reports(corpus: Path) -> None:
    each = list(evaluate_corpus(corpus))
    total = summed(each)
    assert (total.title, total.doubts) == ("all", 2)
    assert total.scores["sections"] == Score(6, 2, 2, {"level": 2})
    assert total.scores["bodies"].expected == 4


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match=r"no folder in it has a text\.txt"):
        list(evaluate_corpus(tmp_path))


EVALUATION = Evaluation(
    "a",
    {"sections": Score(4, 2, 1, {"level": 1}), "targets": Score(1, 0, 0, {"unit": 0})},
    doubts=3,
)


def test_lines_have_shares_counts_and_doubts() -> None:
    assert evaluation_text(EVALUATION) == (
        "a (3 doubts, in the score)\n"
        "  sections          recall 0.250 (1 of 4)  precision 0.500 (1 of 2)\n"
        "                    level 1.000\n"
        "  targets           recall 0.000 (0 of 1)  precision -     (0 of 0)\n"
        "                    unit -\n"
    )


def test_rows_have_every_column_once_and_leave_shares_of_nothing_empty() -> None:
    first, second = evaluation_rows([EVALUATION])
    assert first == {
        "report": "a",
        "part": "sections",
        "expected": "4",
        "found": "2",
        "matched": "1",
        "recall": "0.250",
        "precision": "0.500",
        "level": "1.000",
        "doubts": "3",
    }
    assert (second["precision"], second["unit"]) == ("", "")
    assert set(first) | set(second) <= set(COLUMNS)
    assert len(COLUMNS) == len(set(COLUMNS))


def test_the_marks_of_the_seen_reports_fit_their_texts() -> None:
    evaluations = list(evaluate_corpus(SEEN))
    assert [each.title for each in evaluations] == sorted(path.name for path in SEEN.iterdir())
    for each in evaluations:
        assert all(score.expected for score in each.scores.values())
    assert {name for row in evaluation_rows(evaluations) for name in row} == set(COLUMNS)


def test_figures_of_the_report_count_inside_the_annotated_passages() -> None:
    nothing = evaluate_report("none", PROJECT.reference, ()).scores["figures"]
    assert (nothing.expected, nothing.found, nothing.matched) == (221, 0, 0)


def test_sentences_of_other_provinces_are_read_by_the_rules() -> None:
    score = evaluate_sentences("sentences", PROJECT.reference).scores["figures"]
    assert score.expected == 220
    assert (score.recall or 0) >= 0.95
    assert (score.precision or 0) >= 0.94
