"""What a sentence says that an agency does: its role, from the words around its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lskg.extract.responsibilities.judgements import (
    ASSESSED,
    IS_RANKED,
    NOT_DONE,
    RANKS,
    at_fault,
    judged,
)
from lskg.extract.responsibilities.openings import ADVERB, ANY_VERB, TASK, TIME, TOLD_AT_LENGTH
from lskg.extract.responsibilities.predicates import (
    predicate_roles,
    told_chunk,
    without_told,
)
from lskg.extract.responsibilities.words import COLLECTIVE as _COLLECTIVE
from lskg.extract.responsibilities.words import JOINT as _JOINT
from lskg.extract.responsibilities.words import NAME as _NAME
from lskg.extract.responsibilities.words import NEAR as _NEAR
from lskg.extract.responsibilities.words import REGULARLY as _REGULARLY
from lskg.extract.responsibilities.words import (
    act_at_start,
    acts_in,
    collective_words,
    collectives,
    joined_acts,
    masked,
    told_verbs,
    word_list,
    words_in,
)
from lskg.text.document import Span

_LIST_BEFORE = re.compile(rf"(?:[{_NAME}{_COLLECTIVE}]+{_JOINT})+$")
_LIST_AFTER = re.compile(
    rf"^[{_NAME}{_COLLECTIVE}]*(?:(?:{_JOINT}|\s*;\s*)[{_NAME}{_COLLECTIVE}]+)+"
)
_LIST_HERE = re.compile(rf"^[{_NAME}{_COLLECTIVE}]*(?:{_JOINT}[{_NAME}{_COLLECTIVE}]+)*")
# *phản ánh về § để tổng hợp, báo cáo*
_COLLECTS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:để )?(?=tổng hợp|theo dõi)|để (?:\w+ )?(?=xem xét|giải quyết|"
    r"chỉ đạo|kiểm tra|phối hợp|báo cáo|kịp thời|được|tổng hợp|theo dõi))"
)
_TO = re.compile(
    r"(?<!\w)(?:về|gửi|cho|với|tới|đến|qua|báo cáo|phản ánh|đề xuất|trình|thông báo)(?: các)?\s*$"
)
# *a)*, *(1)*
_MARK = re.compile(r"\W*(?:\w{1,3}\))?")
# *Trách nhiệm thực hiện: § chủ trì*
_LABEL = re.compile(rf"[^;{_NAME}{_COLLECTIVE}]{{1,80}}:\s*")
# *Cùng với đó, § đã …*
_ASIDE_BEFORE = re.compile(rf"[^;{_NAME}{_COLLECTIVE}]+,\s*")
# *Đại hội giao § …*
_MEETING = re.compile(rf"{TIME.pattern}(?:{_COLLECTIVE}+[^,;]{{0,40}} )?")
#: The mark of a document that is cited, and what a sentence rests on before its subject.
CITED = "¶"
_RESTING = re.compile(
    rf"\W*(?:(?:thực hiện|triển khai|căn cứ|theo|quán triệt|trên cơ sở)(?!\w))?"
    rf"[^{_NAME};]*{CITED}[^{_NAME}]*,\s*"
)
# *sự lãnh đạo của §, § đã …*: the second one acts.
_BEGINS = re.compile(r"\s*(?:đã|đang|sẽ|cần|phải|luôn)\s+(?!(?:được|bị)\s)")
_OWNED = re.compile(r"của(?: của| tập thể| toàn| các| mỗi)?\s*$")
_AGENT = re.compile(r"(?<!\w)(?:được|bị|do|bởi)\s*$")
# *được § khóa XVIII, kỳ họp thứ 12 thông qua*
_SESSION = re.compile(r"(?:,? (?:khóa [ivxl]+|nhiệm kỳ [\d\s–-]+|kỳ họp thứ \w+))+,?")
_POST = re.compile(
    r"\s*(?:(?:làm|là|giữ chức) (?:phó |chức )?(?:trưởng|chủ tịch|chủ nhiệm|tổ trưởng)|giao(?!\w))"
)
_PARTNER = re.compile(r"phối hợp(?: chặt chẽ|(?: \w+){0,3} với)?(?: các)?\s*$")
_TOLD = told_verbs(r"\s*$")
_TOLD_WHAT = re.compile(r"\s*(?:trong việc |phải |có trách nhiệm |tiếp tục |để )?")
_NO_VERB = re.compile(
    r"\s*(?:$|[,.:]|(?:về|trong|để|theo|tại|của|và|với|trước|vào|là|một|các)(?!\w))"
)
_LED_BY = re.compile(r"(?:chủ trì|đầu mối)(?: thực hiện| tham mưu)?\s*:(?: các)?\s*$")
_WITH = re.compile(r"phối hợp(?: thực hiện)?\s*:(?: các)?\s*$")
_AUXILIARY = re.compile(r"\s*(?:đã|đang|sẽ|cần|phải|tiếp tục|kịp thời|thường xuyên|tích cực)(?!\w)")
#: What is done to a body, and not by it.
_PASSIVE = re.compile(
    r"\s*(?:đã |đều |vừa |cũng |luôn )?(?:được|bị) "
    r"(?!giao(?!\w)|phân công|ủy quyền|phép|tham gia)"
)
_NO_ACT = re.compile(
    r"\s*:?\s*(?:là (?!(?:cơ quan |đơn vị )?(?:đầu mối|chủ trì|thường trực|tham mưu))|có \d|"
    rf"tổng số|toàn tỉnh|gồm|(?:đã |đều )?(?:được|bị) (?:các )?[{_NAME}{_COLLECTIVE}])"
)
_BETWEEN = re.compile(r"phối hợp[^;]*giữa(?: các)?\s*$")
_ASIDE = re.compile(
    r"(?<!\w)(?:về|nhằm|để|góp phần|tạo sự|theo hướng|trên tinh thần)(?!\w)"
    rf"(?:{joined_acts().pattern}|(?! vào )[^,;])*"
)
_OTHER = re.compile(
    rf"(?:[;(]|(?<![{_NAME}{_COLLECTIVE}]),)\s*(?:(?:trong đó|{_REGULARLY})[,\s]*)*"
    rf"[{_COLLECTIVE}\s,]*[{_NAME}]"
    rf"|;\s*(?:việc|công tác) |;\s*{TOLD_AT_LENGTH.pattern}"
)
# *Nâng cao chất lượng hoạt động của §*: somebody is to better what it does.
_BETTERED = re.compile(
    r"(?<!\w)(?:nâng cao|đổi mới|cải thiện|củng cố|phát huy)(?!\w)[^;:]*"
    r"(?<!\w)(?:chất lượng|hiệu quả|hiệu lực|nội dung|phương thức)(?:[\w ]|,)* hoạt động\s*"
)
_PLACED = re.compile(r"(?<!\w)(?:tại|với|cho|theo|về|là)(?!\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """What an agency does in a sentence.

    Attributes:
        roles: codes of the scheme `role`.
        subject: whether the sentence begins with the agency as the one who acts.
        clause: whether a clause of it does.
        given: whether the act is taken as over, whatever the sentence asks for.
    """

    roles: tuple[str, ...]
    subject: bool = False
    clause: bool = False
    given: bool = False


def find_part(sentence: str, name: Span, names: Iterable[Span]) -> Part | None:
    """The part of one of the agencies named in a sentence; None if it has none.

    Args:
        sentence: the text, in one spelling and small letters.
        name: where the agency is named in it.
        names: where all agencies are named in it.
    """
    text = masked(sentence, names)
    start = max(text.rfind(mark, 0, name.start) for mark in ";()") + 1
    first = _MARK.fullmatch(text[:start]) is not None
    before = text[start : name.start].rstrip(_NAME)
    lead, after = _LIST_BEFORE.sub("", before), text[name.end :]
    rest = _LIST_AFTER.sub("", after).lstrip(_NAME)
    tail = _clause(rest)
    if _AGENT.search(lead):
        return _agent(lead, tail)
    if _BETWEEN.search(lead):
        return Part(("coordinates", *judged(tail)))
    for pattern, part in _BY_LEAD:
        if pattern.search(lead):
            return part
    if _OWNED.search(lead):
        if before.rstrip().endswith(",") and _BEGINS.match(tail):
            return _subject("", rest, first)
        return _owner(_OWNED.sub("", lead), tail, rest)
    return _told_or_subject(lead, after, rest, first)


def _told_or_subject(lead: str, after: str, rest: str, first: bool) -> Part | None:
    """The part of an agency that is told something, gathers reports, or acts."""
    tail = _clause(rest)
    if (collects := _COLLECTS.match(tail)) and _TO.search(lead):
        return Part(_predicate_roles(_own(tail[collects.end() :])) or ("performs",))
    told = _TOLD.search(lead)
    if told is None:
        return _subject(lead, rest, first)
    if told["chunk"]:
        return _told_part(told, _own(_clause(_LIST_HERE.sub("", after))))
    # *Giao § kiểm tra …; báo cáo …*: what opens the sentence goes on behind a semicolon.
    goes_on = first and told["sentence"] and _MEETING.fullmatch(lead[: told.start()])
    return _told_part(told, _own(rest if goes_on else tail))


def _clause(text: str) -> str:
    return re.split(r"[;()]", text, maxsplit=1)[0]


#: The part of an agency by what stands before its name.
_BY_LEAD = (
    (_PARTNER, Part(("coordinates",))),
    (ASSESSED, Part(("is-judged",), given=True)),
    (_LED_BY, Part(("leads",))),
    (_WITH, Part(("coordinates",))),
)


def _agent(lead: str, tail: str) -> Part | None:
    """The part of an agency by which something is done: *do § thực hiện*."""
    if session := _SESSION.match(tail):
        tail = tail[session.end() :]
    if _POST.match(tail) or RANKS.match(tail):
        return None
    return Part(_first_acts(without_told(_own(tail))) or ("performs",), given="đã " in lead[-12:])


def roles_of(text: str) -> tuple[str, ...]:
    """The roles that the acts of a text give to whoever does them, in order of appearance.

    Acts of others (*sự lãnh đạo*, *các kiến nghị*, *tham mưu của*) do not count; light verbs count
    where there is nothing else.

    >>> roles_of("thực hiện tốt công tác giám sát, vận động nhân dân nhằm quyết định đúng")
    ('supervises', 'performs')
    >>> roles_of("bám sát sự lãnh đạo, triển khai các kiến nghị")
    ('performs',)
    """
    words = _ASIDE.sub(lambda match: " " * len(match[0]), text)
    acts = [(role, use) for _, role, use in acts_in(words)]
    heavy = [r for r, use in acts if use == "act" or (use == "topic" and r != "performs")]
    return tuple(dict.fromkeys(heavy or [role for role, _ in acts]))


def is_topic(text: str, name: Span, names: Iterable[Span]) -> bool:
    """Whether a heading is about the work of an agency that it names."""
    lead = _LIST_BEFORE.sub("", masked(text, names)[: name.start].rstrip(_NAME))
    if not _OWNED.search(lead):
        part = find_part(text, name, names)
        after = text[name.end :]
        return part is not None and part.subject and bool(roles_of(after) or judged(after))
    return any(use == "topic" for _, _, use in words_in(_OWNED.sub("", lead), "topic"))


def only_names(text: str, names: Iterable[Span]) -> bool:
    """Whether a heading is nothing but the names of those whom its text assigns something.

    >>> only_names("1. giao sở y tế, sở nội vụ:", [Span(8, 15), Span(17, 26)])
    True
    """
    return _assigned().fullmatch(TIME.sub("", masked(text, names), count=1)) is not None


@cache
def _assigned() -> re.Pattern[str]:
    """A list of agencies, with bodies that have no name of their own among them."""
    leads, bodies = word_list("assignment_leads"), word_list("body_words")
    other = rf"(?:{_COLLECTIVE}+|(?:{bodies})(?!\w)[^,;:.]{{0,60}}?)"
    joint = rf"(?:{_JOINT}|\s*[;:]\s*)"
    return re.compile(
        rf"\W*(?:(?:{leads})\s*:?\s*)*(?:{other}{joint})*{_NAME}+"
        rf"(?:{joint}(?:{_NAME}+|{other}))*[\s.:]*"
    )


def asks_bodies(text: str) -> bool:
    """Whether a text asks something of public bodies in collective words.

    >>> asks_bodies("nâng cao trách nhiệm của cấp ủy"), asks_bodies("tài sản của các cơ quan")
    (True, False)
    """
    for match in collectives().finditer(text):
        name = Span(*match.span())
        if collective_words()[match[0]] and find_part(text, name, [name]):
            return True
    return False


def _owner(before: str, tail: str, rest: str) -> Part | None:
    """The part of an agency to which an act, a duty or a document belongs (*… của X*)."""
    segment = before.rsplit(" của ", 1)[-1][-110:]
    uses = ("", "document", "given")
    found = sorted(each for use in uses for each in words_in(segment, use) if each[1])
    found = [each for each in found if each[2] != "light"]
    if not found:
        return None
    at, role, use = found[-1]
    if use in {"document", "given"}:
        return Part((role,), given=True)
    if use == "act" and _PLACED.search(segment[at:]):
        return None
    work = "" if _NAME in rest else rest[len(tail) :]
    if _BETTERED.fullmatch(segment.strip()):
        roles = (*roles_of(work), *judged(tail))
        return Part(roles) if roles else None
    if use == "topic" and not before[: -len(segment)].strip() and not roles_of(segment[:at] + work):
        return None if at == 0 and not judged(tail) else Part((role, *judged(tail)))
    return Part((*(roles_of(segment + work) or (role,)), *judged(tail)))


def _subject(lead: str, rest: str, first: bool) -> Part | None:
    """The part of an agency whose name stands before its predicates."""
    tail = _own(rest)
    opening = any(each.fullmatch(lead) for each in (TIME, _RESTING, _LABEL))
    if not opening and _ASIDE_BEFORE.fullmatch(lead):
        opening = bool(_AUXILIARY.match(tail) or _first_acts(tail[:24]))
    follows = lead.rstrip().endswith((",", " và")) and bool(_first_acts(tail[:30], light=False))
    if opening and IS_RANKED.match(tail):
        return Part(("is-judged",), subject=first, clause=True, given=True)
    if not (opening or follows) or _NO_ACT.match(tail):
        return None
    if _PASSIVE.match(tail) and not judged(tail):
        return None
    # What a sentence goes on with is for the one who opened it.
    tail = _own(";".join(map(without_told, rest.split(";")))) if opening else tail.split(";")[0]
    roles = () if NOT_DONE.match(tail) else _predicate_roles(tail)
    if not roles and (_AUXILIARY.match(tail) or (opening and _acts(tail))):
        roles = ("performs",)
    said = tail[:60] if roles else tail
    if at_fault(re.split(",", said, maxsplit=1)[0]):
        # What is done badly is judged only.
        roles = tuple(role for role in roles if role != "performs")
    roles = (*roles, *judged(said))
    return Part(roles, subject=opening and first, clause=opening) if roles else None


def _acts(tail: str) -> bool:
    """Whether a subject goes on with a verb, of the list or not."""
    verb = (TASK if tail.startswith(":") else ANY_VERB).match(tail.removeprefix(":"))
    return verb is not None and not NOT_DONE.match(tail) and not judged(tail)


def _told_part(told: re.Match[str], tail: str) -> Part | None:
    """The part of an agency that another one tells, asks or helps to do something."""
    what = _TOLD_WHAT.match(tail)
    work = tail if told["chunk"] else tail[what.end() if what else 0 :]
    if told["chunk"]:
        roles = _told_roles(told[0], told_chunk(work))
    else:
        roles = _predicate_roles(work)
        if not roles and not _NO_VERB.match(work):
            roles = ("performs",)
    return Part(roles) if roles else None


def _told_roles(verb: str, work: str) -> tuple[str, ...]:
    """The roles of one who is told something in passing, where a verb comes first."""
    start = _TOLD_WHAT.match(work)
    words = work[start.end() if start else 0 :]
    adverbs = ADVERB.match(words)
    opening = words[adverbs.end() if adverbs else 0 :]
    if not act_at_start().match(opening) or opening.startswith("phụ trách"):
        return ()
    roles = _predicate_roles(words)
    if opening.startswith("xem xét") and set(roles) <= {"performs"}:
        return ("approves",)
    if verb.startswith("báo cáo"):
        return tuple(role for role in roles if role != "performs")
    return roles


def implied_roles(text: str, names: Iterable[Span]) -> tuple[str, ...]:
    """The roles that a sentence gives to an agency that it goes on with and does not name."""
    return _predicate_roles(_own(TIME.sub("", masked(text, names), count=1)))


def _predicate_roles(tail: str) -> tuple[str, ...]:
    words = _ASIDE.sub(lambda match: " " * len(match[0]), tail)
    return predicate_roles(words)


def _own(rest: str) -> str:
    """The words after an agency up to the next clause that begins with another one."""
    other = _OTHER.search(rest)
    return rest[: other.start()] if other else rest


def _first_acts(text: str, light: bool = True) -> tuple[str, ...]:
    """Roles of the acts at the beginning of a text, with those joined to them by commas."""
    found, reach = [], _NEAR
    for at, role, use in words_in(text):
        if at > reach:
            break
        found += [(role, use)] if role else []
        reach = at + _NEAR
    heavy = [role for role, use in found if use == "act"]
    return tuple(dict.fromkeys(heavy or [role for role, _ in found if light]))
