"""What the titles of the genre announce, and the kinds of document that they head.

The lists beside this module hold the words: `titles.csv` what a heading announces, as a pattern
of its folded title, and how the text under it is cut; `title_heads.txt` the words that begin a
line which heads a list without a number; `title_sides.csv` which words speak of
results and which of a plan; `document_kinds.csv` which kinds of document plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from lskg.text.document import Document, Span
from lskg.text.slugs import fold
from lskg.text.word_lists import any_of, lines, rows

_HERE = "lskg.extract.structure"
_ASIDE = re.compile(r"\s*\([^()]*\)|\s*\[[0-9]+\]")
_YEAR = re.compile(r"nam ([0-9]{4})(?!\s*[-–])")
_BOTH = re.compile(r"(?:[,;]| va) (?:phuong huong|nhiem vu|muc tieu|ke hoach)")
_ATTACHED = re.compile(
    r"\((?:ban hành\s+)?(?:kèm\s+)?theo\b"
    r"|(?:ban hành\s+)?kèm theo (?:quyết định|nghị quyết|tờ trình|kế hoạch|công văn|báo cáo)\b",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVX]+|[0-9]{1,2}))?[.:]?")
_NEAR = 6  # lines between the name of an attached document and what it is attached to
#: Titles of documents, each after the offset from which on it holds.
Titles: TypeAlias = tuple[tuple[int, str], ...]
_TITLE_LINES = 4
_LONGEST = 40  # words of a line of a title
_DRAFT = re.compile(r"(?:dự thảo|văn kiện)\s*(?:lần\s+(?:thứ\s+)?\w+)?\s*:?\s*", re.IGNORECASE)
# The words of a time at the end of a title: “đến năm 2030, tầm nhìn đến năm 2045”.
_TIME = re.compile(
    r"(?:[,;:.]|\s|^)(?:den|trong|cua|cho|tu|cuoi|het|giai doan|thoi ky|nhiem ky|5 nam|nam|toi"
    r"|tam nhin|dau nam|thang|quy|[0-9]{1,2} thang(?: dau| cuoi)?|[ivx]+/?|[0-9]{4}|[-–,/])+\s*$"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """What stands under a heading.

    Attributes:
        kind: a class of plan element, or ``target``.
        cut: ``items``, numbered ``children``, numbered ``results`` at any depth, ``sentences``,
            ``list`` of targets, or ``whole``.
    """

    kind: str
    cut: str


@cache
def announced(title: str) -> Announced | None:
    """What a title announces.

    >>> announced("Ba khâu đột phá nhiệm kỳ 2025 - 2030")
    Announced(kind='StrategicBreakthrough', cut='items')
    >>> announced("Kinh tế")
    """
    words = core(title)
    for row in rows(_HERE, "titles.csv"):
        if re.search(row["pattern"], words):
            return Announced(row["announces"], row["cut"])
    return None


@cache
def core(title: str) -> str:
    """The folded words of a title without its number of items, its time and what is in brackets.

    >>> core("Một số chỉ tiêu chủ yếu đến năm 2030 (15 chỉ tiêu):")
    'chi tieu chu yeu'
    """
    words = " ".join(_ASIDE.sub("", fold(title)).split()).rstrip(" :.;")
    words = _opening().sub("", words)
    while (end := _TIME.search(words)) and words[: end.start()].strip():
        words = words[: end.start()].rstrip(" ,;:.")
    return words


@cache
def heads_list(title: str) -> bool:
    """Whether a line without a number heads a list: by its first words, or as what it leads to.

    >>> heads_list("Nhiệm vụ trọng tâm:"), heads_list("Tăng trưởng khá")
    (True, False)
    >>> heads_list("Đến năm 2030, phấn đấu đạt các mục tiêu sau:")
    True
    """
    leads = title.endswith(":") and announced(title) is not None
    return leads or _heads().match(core(title)) is not None


@cache
def is_outer(title: str) -> bool:
    """Whether a title opens or closes the whole document (*MỞ ĐẦU*, *KẾT LUẬN*)."""
    return core(title) in {fold(each) for each in lines(_HERE, "outer_heads.txt")}


@cache
def side(title: str) -> str | None:
    """Whether a title speaks of ``results`` or of a ``plan``; of results where it names both.

    Where it names two years it speaks of both, and tells neither.

    >>> side("Kết quả thực hiện mục tiêu"), side("Mục tiêu"), side("Kinh tế")
    ('results', 'plan', None)
    >>> side("Kết quả năm 2025 và nhiệm vụ năm 2026")
    """
    words = fold(title)
    if len(set(_YEAR.findall(words))) > 1 and _BOTH.search(words):
        return None
    for row in rows(_HERE, "title_sides.csv"):
        if re.search(rf"(?<!\w){fold(row['words'])}(?!\w)", words):
            return row["side"]
    return None


@cache
def opening_side(title: str) -> str | None:
    """Whether the first words of a title speak of ``results`` or of a ``plan``.

    >>> opening_side("Thực trạng giáo dục"), opening_side("Giáo dục: kết quả")
    ('results', None)
    """
    words = core(title)
    for row in rows(_HERE, "title_sides.csv"):
        if re.match(rf"{fold(row['words'])}(?!\w)", words):
            return row["side"]
    return None


def document_title(document: Document, opening: Span) -> str:
    """The title of a document before its first heading: its kind and the lines below that."""
    return " ".join(document[line] for line in title_lines(document, opening))


def title_lines(document: Document, opening: Span) -> list[Span]:
    """The lines of the title of a document."""
    title: list[Span] = []
    for line in document.lines(opening):
        text = document[line]
        if not title and not (text.isupper() and _kind().match(_DRAFT.sub("", text.lower()))):
            continue
        long = len(title) > _TITLE_LINES or len(text.split()) > _LONGEST
        if long or text[-1] in ".;:,-" or is_outer(text):
            break
        title.append(line)
    return title


def attached_titles(document: Document, body: Span) -> Titles:
    """Where documents begin that are attached to another, each with its title.

    *KẾ HOẠCH Chuyển đổi số năm 2026 (Kèm theo Quyết định số …)*.
    """
    found: list[tuple[int, str]] = []
    lines_ = document.lines(body)
    for position, line in enumerate(lines_):
        near = [document[each] for each in lines_[position + 1 : position + 1 + _NEAR]]
        last = next((at for at, each in enumerate(near) if _ATTACHED.match(each)), None)
        if last is not None and _begins_document(document[line]):
            found.append((line.start, " ".join([document[line], *near[:last]])))
    return tuple(found)


def is_attached(line: str) -> bool:
    """Whether a line says what a document is attached to (*Kèm theo Quyết định số …*)."""
    return _ATTACHED.match(line) is not None


def _begins_document(line: str) -> bool:
    """Whether a line in capitals begins with a kind of document, or is the mark of an annex."""
    words = " ".join(line.lower().split())
    return _ANNEX.fullmatch(line) is not None or (
        line.isupper() and line[-1] != ":" and _kind().match(words) is not None
    )


def document_kind(line: str) -> str | None:
    """The kind of document that a line in capitals names, in small letters.

    >>> document_kind("KẾ HOẠCH"), document_kind("Kế hoạch")
    ('kế hoạch', None)
    """
    small = " ".join(line.lower().split())
    return small if line.isupper() and small in _kinds() else None


def plans(title: str) -> bool | None:
    """Whether a title begins with a kind of document that plans; None when it is neither."""
    kind = kind_of_title(title)
    return {"yes": True, "no": False}.get(_kinds()[kind]) if kind else None


def kind_of_title(title: str) -> str | None:
    """The kind of document that a title begins with, in small letters.

    >>> kind_of_title("Báo cáo chính trị trình Đại hội"), kind_of_title("Tình hình")
    ('báo cáo chính trị', None)
    """
    match = _kind().match(_DRAFT.sub("", " ".join(title.lower().split())))
    return match[0] if match else None


@cache
def _kinds() -> dict[str, str]:
    return {row["kind"]: row["plans"] for row in rows(_HERE, "document_kinds.csv")}


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_kinds())})(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    words = any_of(fold(each) for each in lines(_HERE, "title_openings.txt"))
    return re.compile(rf"^(?:(?:{words}|[0-9]+)\s+)+")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of(fold(each) for each in lines(_HERE, 'title_heads.txt'))})(?!\w)"
    )
