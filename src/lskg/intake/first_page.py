"""What the first page of a report says of it: title, issuer, congress, years, territory, date.

The rules read what is printed; what is not there stays empty and is named, so that a person fills
it in. Word lists lie beside this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from lskg.extract.structure.headings import ARABIC, numbered
from lskg.extract.structure.titles import kind_of_title, title_lines
from lskg.intake.printed_names import (
    Territory,
    english_kind,
    in_english,
    level_of,
    recased,
    territory_in,
)
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling, slug
from lskg.text.word_lists import lines, rows

_LINES = 40  # of the first page
_HEAD = 12  # lines above the title
_DATE = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE)
_SYMBOL = re.compile(r"^Số\s*:?\s*([0-9]*\s*[-/][\w/-]+)")
_TERM = re.compile(r"nhiệm kỳ\s+([0-9]{4})\s*[-–]\s*([0-9]{4})", re.IGNORECASE)
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})\s*[-–]\s*(20[0-9]{2})(?![0-9])")
_PLAN_YEAR = re.compile(r"(?:kế hoạch|nhiệm vụ|phương hướng|mục tiêu)\D*năm\s+(20[0-9]{2})")
_LAST_YEAR = re.compile(r"năm\s+(20[0-9]{2})(?!\s*[-–])")
_CONGRESS = re.compile(
    r"(Đại hội(?: đại biểu)?(?: toàn quốc)? (?:Đảng bộ|đảng bộ|của Đảng|Đảng)"
    r"(?:(?! lần thứ)[^.;,()]){0,60}?) lần thứ ([IVXLC]+|[0-9]+)\b"
)
_SUBMITTED = re.compile(r"\btrình\b|^\W*đại hội", re.IGNORECASE)
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SHARE = 0.05  # of Vietnamese letters in a Vietnamese text


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What was read; empty text and the year 0 are what was not.

    Attributes:
        kind: the kind of document, in small letters: *báo cáo chính trị*.
        above: the territories of the bodies at the head and in the title, in their order.
        symbol: number and symbol of the document: *212/KH-UBND*.
        issuer_level: central, province, district or commune.
        congress: slug of the congress that it is submitted to.
        day: day of the document, ISO 8601.
    """

    title_vi: str = ""
    title_en: str = ""
    kind: str = ""
    symbol: str = ""
    issuer_name: str = ""
    issuer_level: str = ""
    territory: Territory | None = None
    above: tuple[Territory, ...] = ()
    congress: str = ""
    congress_vi: str = ""
    congress_en: str = ""
    term_start: int = 0
    term_end: int = 0
    day: str = ""
    language: str = ""


def read_first_page(text: str) -> FirstPage:
    """What the first page of a report says."""
    document = Document(one_spelling(text))
    opening = _opening(document)
    head = [document[line] for line in document.lines(opening)]
    printed = [document[line] for line in title_lines(document, opening)]
    words = " ".join(" ".join(printed).split())
    title = _title(printed, document.text)
    names = _letterhead(head, printed, document.text)
    issuer = _issuer(names)
    territory = territory_in(issuer, document.text) or territory_in(words, document.text)
    found = FirstPage(
        title_vi=title,
        kind=kind_of_title(title) or "",
        symbol=next((match[1] for line in head[:_HEAD] if (match := _SYMBOL.match(line))), ""),
        issuer_name=issuer,
        issuer_level=level_of(issuer),
        territory=territory,
        above=tuple(filter(None, (territory_in(name, document.text) for name in names))),
        day=_day(head),
        language=_language(document.text),
    )
    found = _with_congress(found, head, document.text)
    start, end = _years(found, head, document.text)
    return _in_english(replace(found, term_start=start, term_end=end))


def _opening(document: Document) -> Span:
    """The lines before the first heading."""
    found = document.lines(Span(0, len(document)))[:_LINES]
    if not found:
        return Span(0, 0)
    for line in found[1:]:
        if any(each.rank <= ARABIC + 1 and each.begins for each in numbered(document[line])):
            return Span(0, line.start)
    return Span(0, found[-1].end)


def _title(printed: list[str], text: str) -> str:
    """The lines of a title as one; a line in capitals is written as the text writes its words."""
    parts: list[str] = []
    for line in printed:
        after_small = len(parts) > 1 and not printed[len(parts) - 1].isupper()
        if line.startswith("Kính gửi") or (after_small and line.isupper()):
            break
        parts.append(recased(" ".join(line.split()).strip("() "), text).rstrip(" ."))
    submitted = [part for part in parts if part.lower().startswith("trình ")]
    if submitted and kind_of_title(parts[0]) == "báo cáo chính trị":
        parts = [parts[0], submitted[-1]]  # what is between is the motto of the congress
    return " ".join([*parts[:1], *(_continued(part) for part in parts[1:])])


def _continued(part: str) -> str:
    """A line of a title as it goes on with the one above it."""
    small = part[:1].lower() + part[1:]
    return small if part and _is_common(part) else part


def _is_common(words: str) -> bool:
    """Whether words do not begin with a name or an abbreviation."""
    if any(words.startswith(each) for each in lines("lskg.intake", "proper_words.txt")):
        return False
    # Each syllable of a name has a capital, so one syllable alone is not told from a name.
    first, *others = words.split()
    if first.lower() in lines("lskg.intake", "title_joins.txt"):
        return True
    return not first.isupper() and bool(others) and others[0].islower()


def _letterhead(head: list[str], printed: list[str], text: str) -> list[str]:
    """The names of bodies above the title."""
    above = head[: head.index(printed[0])] if printed else head[:0]
    plain = set(lines("lskg.intake", "letterhead_words.txt"))
    names = [
        part
        for line in above[:_HEAD]
        for part in line.split("\t")
        if part.isupper() and part.strip(" *-").lower() not in plain and not _SYMBOL.match(part)
        if any(map(str.isalpha, part)) and not _DATE.search(part)
    ]
    return [recased(name, text) for name in names]


def _issuer(names: list[str]) -> str:
    """The body that issues, with that which it is of."""
    if not names:
        return ""
    if len(names) > 1 and names[-1] == "Ban Chấp hành":
        return f"{names[-1]} {names[-2]}"
    if len(names) > 1 and names[-1].lower().startswith(_KINDS) and not level_of(names[-2]):
        return f"{names[-2]} {names[-1][0].lower()}{names[-1][1:]}"
    return names[-1]


_KINDS = tuple({row["kind"] for row in rows("lskg.intake", "level_words.csv")} - {""})


def _day(head: list[str]) -> str:
    """The day in the line of place and date, above the title or right below it."""
    for line in head[: _HEAD + 4]:
        match = _DATE.search(line)
        if match and "," in line[: match.start()]:
            try:
                return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
            except ValueError:
                return ""
    return ""


def _language(text: str) -> str:
    letters = [each for each in text[:20_000] if each.isalpha()]
    marked = _VIETNAMESE.findall(text[:20_000])
    return "vi" if letters and len(marked) > _SHARE * len(letters) else ""


def _with_congress(found: FirstPage, head: list[str], text: str) -> FirstPage:
    """With the congress that a report is submitted to, if it is to one."""
    stated = next(
        (
            match
            for words in (found.title_vi, *(recased(line, text) for line in head[:_HEAD]))
            if _SUBMITTED.search(words) and (match := _CONGRESS.search(words))
        ),
        None,
    )
    if stated is None:
        return found
    territory = territory_in(stated[1], text) or found.territory
    body = stated[1]
    if territory and territory.name not in body:
        kind = re.search(rf"(?<!\w){territory.kind}$", body)
        body = f"{body} {territory.name if kind else territory}"
    number = _number(stated[2])
    key = slug(f"{territory.name if territory else 'dang'} {stated[2]}")
    english = ""
    if territory and english_kind(territory.kind):
        english = f"{territory.name} {english_kind(territory.kind)}"
        english = f"{_ordinal(number)} Congress of the {english} Party Organization"
    return replace(
        found,
        territory=found.territory or territory,
        congress=key,
        congress_vi=f"{body} lần thứ {stated[2]}",
        congress_en=english,
    )


def _years(found: FirstPage, head: list[str], text: str) -> tuple[int, int]:
    """The first and the last year of what is planned."""
    if term := _TERM.search(found.title_vi):
        return int(term[1]), int(term[2])
    if years := _YEARS.search(found.title_vi):
        return int(years[1]), int(years[2])
    if year := _PLAN_YEAR.search(found.title_vi.lower()):
        return int(year[1]), int(year[1])
    if found.congress:
        titles = "\n".join([*head, *(line for line in text.split("\n") if line.isupper())])
        terms = [(int(term[1]), int(term[2])) for term in _TERM.finditer(titles)]
        return max(terms, default=(0, 0))
    last = _LAST_YEAR.search(found.title_vi)
    return 0, int(last[1]) if last else 0


def _in_english(found: FirstPage) -> FirstPage:
    """With an English title where the form of the Vietnamese one has one."""
    for row in rows("lskg.intake", "english_titles.csv"):
        if re.search(row["pattern"], found.title_vi.lower()):
            values = {
                "congress": found.congress_en,
                "place": in_english(found.territory),
                "start": found.term_start or "",
                "end": found.term_end or "",
            }
            if all(values[name] for name in re.findall(r"\{(\w+)\}", row["english"])):
                return replace(found, title_en=row["english"].format(**values))
    return found


def _number(printed: str) -> int:
    """A number in digits or in Roman letters.

    >>> _number("XVIII"), _number("XIX"), _number("3")
    (18, 19, 3)
    """
    if printed.isdecimal():
        return int(printed)
    values = [_ROMAN[letter] for letter in printed]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _ordinal(number: int) -> str:
    """An English ordinal.

    >>> _ordinal(1), _ordinal(22), _ordinal(13)
    ('1st', '22nd', '13th')
    """
    special = {1: "st", 2: "nd", 3: "rd"} if number % 100 not in {11, 12, 13} else {}
    return f"{number}{special.get(number % 10, 'th')}"
