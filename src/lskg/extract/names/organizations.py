"""Where agencies are named: the head words of Vietnamese public bodies and what follows them.

The lists beside this module hold head words (`organizations.csv`), the words of more than one
syllable that follow them (`organization_words.txt`), those of what a body is set up for
(`task_words.txt`) and the words for a level (`organization_levels.csv`), as every province uses
them. A name is a head, the capitalised words after it, the number of its region, and the word for
its level with the name of the place; a head that governs may stand before the name of another
body (*Đảng ủy Công an tỉnh*). What is counted is no name (*01 Bệnh viện đa khoa*).

A few heads need a level or, alone behind them, a province (*Hải quan Quảng Ninh*). The country in
brackets behind a body abroad is no part of its name: *Khu tự trị … Quảng Tây (Trung Quốc)*.

A name goes on over the end of a line only where it cannot end there: inside a head, at *và*, and
before a level in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from lskg.extract.names.capitals import in_small_letters
from lskg.extract.names.grammar import UPPER, WORDS, lines, table
from lskg.extract.names.groups import is_group
from lskg.extract.names.own_places import own_places, without_own_place
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import any_of, rows

_SPACE = r"[^\S\n]+"
# *khu vực VI*, *Chi nhánh Khu vực 5*, *khu vực Mỹ Trà*, *Quân khu 3*
_REGION = (
    rf"(?P<region>{_SPACE}(?:cơ sở{_SPACE}[0-9]{{1,2}}|"
    rf"(?:[Cc]hi nhánh{_SPACE})?(?:[Kk]hu vực|[Vv]ùng){_SPACE}"
    rf"(?:[IVXL]+|[0-9]{{1,2}}|{WORDS})|(?<=Quân khu )[0-9]{{1,2}})(?!\w))?"
)
# *GD&ĐT*, *LĐ-TB&XH*, *Y*
_CAPITAL = rf"(?!Chi nhánh|Khu vực|Vùng)[{UPPER}](?:\w*[{UPPER}](?:[&-][{UPPER}]\w*)+|\w*)"
# *Ban Chấp hành Trung ương Đảng khóa XIV* is the body without the number.
_TERM = rf"(?P<term>(?<=Trung ương Đảng){_SPACE}khóa{_SPACE}[IVXL]+(?!\w))?"
_BRACKET = re.compile(r"\s*\([^()]*\)")
_MANY = r"các|những|một số|nhiều|mỗi|từng|hai|ba|bốn|[0-9]{1,3}"


@dataclass(frozen=True, slots=True)
class Body:
    """A body where it is named.

    Attributes:
        span: where it is named.
        form: the words there.
        name: the name alone, without the place that the report is about.
        head: its head words in small letters.
        level: the words for its level, as printed; empty where there are none.
        level_code: code of the scheme `administrative-level`.
        whole: whether the name can stand alone; if not, it is one only in a list of bodies.
        short: whether it is nothing but a head that has a level of its own elsewhere.
    """

    span: Span
    form: str
    name: str
    head: str
    kind: str
    level: str
    level_code: str | None
    name_en: str | None
    whole: bool
    short: bool

    @property
    def key(self) -> str:
        """The key of the body."""
        return organization_key(self.name)


def find_bodies(document: Document) -> Iterator[Body]:
    """The bodies that the rules recognise, in reading order, where each is named."""
    text = in_small_letters(document.one_spelling)
    own = own_places(text, document.text)
    for match in organization_pattern().finditer(text):
        row, whole = _named_row(match), True
        if row is None:
            row, whole = _head_row(match), False
            if row["tail"] == "required":
                continue
        level = " ".join((match["level"] or "").split())
        alone = not (level or match["tail"] or match["outer"] or match["region"])
        code = level_code(level) or row["level"] or _head_row(match)["level"] or None
        branch = row["tail"] == "level" and _is_province(match["tail"])
        in_capitals = document.text[match.start() : match.end()].isupper()
        name = _name(match, text if in_capitals else document.text)
        yield Body(
            span=Span(match.start(), match.end()),
            form=" ".join(document.text[match.start() : match.end()].split()),
            name=without_own_place(name, own) if _of_place(row, match) and not branch else name,
            head=" ".join(match["head"].split()).lower(),
            kind=row["class"],
            level=level,
            level_code="province" if branch else code,
            name_en=(row["name_en"] if not match["region"] else "") or None,
            whole=whole,
            short=alone and not code,
        )


@cache
def organization_pattern() -> re.Pattern[str]:
    """A head word of a public body, what follows it, and the word for its level."""
    closed, opened, whole, level, governing, tasked, mixed = (
        _any_head(row for row in _lexicon().values() if test(row))
        for test in (
            lambda row: row["tail"] != "required",
            lambda row: row["tail"] == "required",
            lambda row: not row["tail"],
            lambda row: row["tail"] == "level",
            lambda row: row["governs"],
            lambda row: row["more"] == "task",
            lambda row: row["more"] == "mixed",
        )
    )
    opened = rf"(?<![^\d/.]\d\s)(?<![^\d/.]\d\d\s)(?:{opened})"
    head = rf"(?:{closed}|{opened})(?!\w)"
    # *Thuế* heads a name only before a level, so it may be a word of another name.
    # A committee of the Party says whose body it is: *Ban Tổ chức Tỉnh ủy, Ban Nội chính …*.
    committees = any_of(words for words in _levels() if words.endswith(" ủy"))
    other = rf"(?!(?:{committees})(?!\w))(?!(?!(?:{level})(?!\w)){head}(?!,))"
    words, tasks = (
        any_of(one_spelling(word) for name in names for word in lines(f"{name}.txt"))
        for names in (("organization_words", "enterprise_words", "law_titles"), ("task_words",))
    )
    words, tasks = words.replace(r"\ ", r"\s+"), tasks.replace(r"\ ", r"\s+")
    known = rf"(?:{words})(?!\w)"
    task = rf"(?(task)(?:{_SPACE}(?:{tasks})(?!\w))|(?!))"
    word = rf"{other}(?:{known}|{_CAPITAL})"
    # *Viện Hàn lâm Khoa học*: a small syllable between two with capitals.
    stops = any_of(map(one_spelling, lines("syllable_stops.txt")))
    inside = rf"{_SPACE}(?!(?:{stops})(?!\w))(?![{UPPER}])[^\W\d_]+(?={_SPACE}{other}{_CAPITAL})"
    # *Hiệp hội Doanh nghiệp cơ khí Việt Nam*
    small = rf"(?:{_SPACE}(?!(?:{stops})(?!\w))(?![{UPPER}])[^\W\d_]+){{1,5}}"
    inside = rf"(?(mixed)(?:{inside}|{small}(?={_SPACE}Việt Nam(?!\w)))|(?!))"
    joined = rf"\s+(?:và|&)\s+(?!{head})(?:{known}|[{UPPER}]{{2,}})|{_SPACE}các\s+{known}"
    tail = rf"(?P<tail>(?(open)(?:\s+{other}{known})?)(?:{task}|{inside}|{joined}|{_SPACE}{word})*)"
    levels = _level()
    short = rf"(?:{_SPACE}\([{UPPER}][\w&-]{{1,11}}\)(?={_SPACE}Việt Nam(?!\w)|{levels}))?"
    return re.compile(
        rf"(?<![\w/-])(?:(?!(?:{whole})(?!\w))(?P<outer>{governing})\s+(?={head}))?"
        rf"(?=(?P<task>(?:{tasked})(?!\w))?)(?=(?P<mixed>(?:{mixed})(?!\w))?)"
        rf"(?P<head>(?:{closed}|(?P<open>{opened}))(?!\w)){short}{tail}{short}{_REGION}"
        rf"(?:(?P<level>{levels})(?P<place>{_SPACE}(?!{head}){WORDS})?)?(?!\w){_TERM}"
    )


def names_many(name: str) -> bool:
    """Whether a name is that of many bodies of a kind.

    >>> names_many("UBND các xã, phường"), names_many("UBND tỉnh")
    (True, False)
    """
    match = organization_pattern().match(one_spelling(name))
    if is_group(name):
        return True
    if match is None:
        return re.search(r"(?<!\w)(?i:các|những)\s", name) is not None
    level = " ".join((match["level"] or "").split())
    row = _levels().get(level)
    return bool(level) and (row is None or bool(row["many"]))


def level_code(words: str) -> str | None:
    """The code of the scheme `administrative-level` for printed words, of a list of the first.

    >>> level_code("Tỉnh ủy"), level_code("các xã, phường")
    ('province', 'commune')
    """
    row = _levels().get(words)
    if row is None:
        unit = re.search(rf"(?<!\w)(?:{any_of(_units())})(?!\w)", words)
        row = _levels()[unit[0]] if unit else {}
    return row.get("level") or None


def organization_key(name: str) -> str:
    """The key of a body; its name with abbreviations and written out has the same.

    >>> organization_key("UBND tỉnh"), organization_key("Uỷ ban nhân dân tỉnh")
    ('uy-ban-nhan-dan-tinh', 'uy-ban-nhan-dan-tinh')
    >>> organization_key("Ủy ban MTTQ Việt Nam tỉnh")
    'uy-ban-mat-tran-to-quoc-tinh'
    """
    for row in rows("lskg.text", "abbreviations.csv"):
        name = re.sub(rf"(?<!\w){re.escape(row['short'])}(?!\w)", row["full"], name)
    # A branch of a national organization is named with and without *Việt Nam*.
    name = re.sub(rf"\s+Việt Nam(?=\s+(?:{any_of(_units())}|cấp|các)(?!\w))", "", name)
    return slug(one_spelling(name))


def _is_province(tail: str) -> bool:
    """Whether a province alone follows a head that a level follows else: *Hải quan Quảng Ninh*."""
    return " ".join(tail.split()) in _known("Province")


@cache
def _known(kind: str) -> frozenset[str]:
    """The names of a class that any report may hold; of countries, those abroad."""
    known = (row["name"] for row in table("known_names.csv") if row["class"] == kind)
    return frozenset(map(one_spelling, known)) - {one_spelling("Việt Nam")}


def _name(match: re.Match[str], text: str) -> str:
    """The words of a body without a bracket or the number of a term."""
    end = match.start("term") if match["term"] else match.end()
    return " ".join(_BRACKET.sub("", text[match.start() : end]).split())


def _of_place(row: dict[str, str], match: re.Match[str]) -> bool:
    """Whether the place in the name of a body only says of which province or commune it is."""
    return bool(match["place"]) or row["class"] not in {"Organization", "Association"}


def _any_head(rows: Iterable[dict[str, str]]) -> str:
    """Pattern of one of several heads, a longer one before those that it begins with."""
    patterns = (_either_case(row["head"]) for row in rows)
    return "|".join(sorted(patterns, key=lambda each: (-len(each), each)))


def _named_row(match: re.Match[str]) -> dict[str, str] | None:
    """The row that says what a match names; None for a head that lacks what must follow it."""
    outer, head = (" ".join((match[part] or "").split()).lower() for part in ("outer", "head"))
    row = _head_row(match)
    follows = {
        "": True,
        "required": bool(match["tail"]),
        "level": bool(not match["tail"] and (match["level"] or match["region"]))
        or _is_province(match["tail"]),
        "any": bool(outer or match["tail"] or match["level"] or match["region"]),
    }
    if not follows[row["tail"]]:
        return None
    return _lexicon().get(f"{outer} {head}", _lexicon().get(outer, row))


def _head_row(match: re.Match[str]) -> dict[str, str]:
    return _lexicon()[" ".join(match["head"].split()).lower()]


@cache
def _level() -> str:
    """Pattern of a word for a level; one with a capital stands on the line of the name."""
    small = [each for each in _levels() if each[0].islower()]
    great = [each for each in _levels() if each[0].isupper()]
    unit = rf"(?:{any_of(_units())})(?!\w)"
    more = rf"(?:(?:,|\s+và)\s+{unit})"
    # *UBND tỉnh, thành phố*, but not *UBND tỉnh, thành phố Hải Đăng*
    listed = (
        rf"(?:(?:{_MANY})\s+{unit}{more}*|(?!tỉnh){unit}(?:,\s+{unit})+"
        rf"|tỉnh,\s+thành phố(?!\s+[{UPPER}]))"
    )
    central = r"(?:\s+trực thuộc\s+[Tt]rung ương)?"
    return (
        rf"(?:\s+(?:{listed}{central}|(?:{any_of(small)})(?!\w))"
        rf"|{_SPACE}(?:{any_of(great)})(?!\w))"
    ).replace(r"\ ", r"\s+")


def _either_case(head: str) -> str:
    """Pattern of a head: its small words may begin with a capital (*Ủy ban Nhân dân*)."""
    first, *rest = one_spelling(head).split(" ")
    others = (
        rf"\s+[{word[0]}{word[0].upper()}]{re.escape(word[1:])}"
        if word[0].islower()
        else rf"\s+{re.escape(word)}"
        for word in rest
    )
    return re.escape(first) + "".join(others)


@cache
def _levels() -> dict[str, dict[str, str]]:
    return {one_spelling(row["words"]): row for row in table("organization_levels.csv")}


@cache
def _units() -> tuple[str, ...]:
    return tuple(words for words, row in _levels().items() if row["unit"])


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    """The rows by their heads in small letters."""
    return {one_spelling(row["head"]).lower(): row for row in table("organizations.csv")}
