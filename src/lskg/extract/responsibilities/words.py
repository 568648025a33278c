"""The words for acts in a sentence, and marks for those who do them.

The list `role_words.csv` gives the role of each word and its use: an *act* (verb or noun of
action), a *light* verb (which says little beside another act), an *aspect* (which says nothing
beside one), a *topic* (an activity that makes a heading speak of its agency), another *noun* of
duty, a *document*, an act taken as *given*, a *quality*, or an opening that speaks from *above*. A
word without a role hides shorter ones in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lskg.text.document import Span
from lskg.text.slugs import one_spelling
from lskg.text.word_lists import any_of, lines, rows

_PACKAGE = "lskg.extract.responsibilities"

#: Marks that stand for names and for collective words.
NAME, COLLECTIVE = "§", "¤"
JOINT = r"\s*(?:,|và|với|cùng|–|-)\s*"
#: How often something is done.
REGULARLY = (
    r"(?:định kỳ|(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng|tuần)|\d+ tháng(?: một lần| đầu năm)?|"
    r"một lần|cuối năm|(?:trước |vào )?ngày \d{1,2}(?:/\d{1,2}(?:/\d{4})?| tháng \d{1,2})?)"
)
#: How far behind the beginning of its part the first word for an act stands.
NEAR = 24

_BRACKET = re.compile(
    rf"(?<={NAME})\s*\((?:[{NAME}\s]+|[^\s()]{{2,12}}|(?:sau đây )?gọi[^()]{{,40}})\)"
)
_QUOTED = re.compile(r"“[^”]*”")
_OTHERS = re.compile(r"(?:các|những|sự|một số|(?<![\w/.-])\d[\d.]*)\s*$")
_OWNED = re.compile(r"\w+(?: \w+)? của ")
# *được công nhận*, *được § công nhận*
_PASSIVE = re.compile(rf"(?<!\w)(?:được|bị)(?: [{NAME}{COLLECTIVE}]+)? $")
# *phát huy vai trò giám sát, phản biện xã hội của §*
_OWN_ROLE = re.compile(r"(?:vai trò|chức năng|năng lực|vị trí)(?: [^\W\d]+){0,2} $")
_OF_OTHERS = re.compile(rf"[^;{NAME}{COLLECTIVE}]{{0,40}}? của (?:các )?{NAME}")


def words_in(text: str, use: str = "") -> Iterator[tuple[int, str, str]]:
    """Offset, role and use of the words of a use in a text; by default all that are done."""
    words = _words(use)
    if words:
        for match in _pattern(use).finditer(text):
            yield match.start(), *words[match[0]]


def acts_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, role and use of the acts of whoever acts in a text.

    Those of others (*sự lãnh đạo*, *các kiến nghị*, *tham mưu của*, *được khen thưởng*) are left
    out.
    """
    for at, role, use in words_in(text):
        passive = role != "performs" and _PASSIVE.search(text[:at])
        if role and not (passive or _OTHERS.search(text[:at]) or _of_others(text, at)):
            yield at, role, use


def _of_others(text: str, at: int) -> bool:
    """Whether an act belongs to those behind it: *kiến nghị của cử tri*."""
    if _OWNED.match(text, at):
        return True
    return bool(_OWN_ROLE.search(text[:at]) and _OF_OTHERS.match(text, at))


@cache
def act_at_start() -> re.Pattern[str]:
    """A word for an act with which a text begins."""
    return re.compile(
        rf"(?:{any_of(phrase for phrase, (role, _) in _words('').items() if role)})(?!\w)"
    )


@cache
def joined_acts() -> re.Pattern[str]:
    """Words for one act that hold a comma or *và*: *chất vấn, giải trình*."""
    phrases = (row["phrase"] for row in rows(_PACKAGE, "role_words.csv"))
    return _whole(each for each in phrases if "," in each or " và " in each)


def masked(sentence: str, names: Iterable[Span]) -> str:
    """The sentence with names, collective words and quotations replaced by marks."""
    text = _QUOTED.sub(lambda match: " " * len(match[0]), sentence)
    for name in names:
        text = text[: name.start] + NAME * (name.end - name.start) + text[name.end :]
    # *Chủ tịch §*, *§ (MTTQ)* and *các sở: §* stand for the body.
    text = _holders().sub(lambda match: NAME * len(match[0]), text)
    text = collectives().sub(lambda match: COLLECTIVE * len(match[0]), text)
    return _BRACKET.sub(lambda match: NAME * len(match[0]), text)


@cache
def collectives() -> re.Pattern[str]:
    """Collective words for those who act."""
    return _whole(collective_words())


@cache
def collective_words() -> dict[str, bool]:
    """Collective words, and whether they stand for public bodies."""
    listed = rows(_PACKAGE, "actor_words.csv")
    return {one_spelling(row["phrase"]): row["body"] == "yes" for row in listed}


REACHES = ("sentence", "clause", "chunk")


@cache
def told_verbs(end: str, reaches: tuple[str, ...] = REACHES) -> re.Pattern[str]:
    """A verb and what stands between it and the one who is told.

    The groups say how far goes what that one is to do: a *chunk* to the next comma, a *sentence*
    to its end where it opens with the verb, and else a clause.
    """
    table = rows(_PACKAGE, "told_verbs.csv")
    groups = (
        f"(?P<{reach}>{any_of(one_spelling(r['verb']) for r in table if r['reach'] == reach)})"
        for reach in reaches
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?: cho| để| các| với)?{end}")


def word_list(name: str) -> str:
    """Pattern of one of the phrases of a list beside this module, in small letters."""
    return any_of(one_spelling(line).lower() for line in lines(_PACKAGE, f"{name}.txt"))


@cache
def _words(use: str) -> dict[str, tuple[str, str]]:
    uses = {use} if use else {"act", "aspect", "light", "topic", "noun"}
    listed = rows(_PACKAGE, "role_words.csv")
    return {
        one_spelling(row["phrase"]): (row["role"], row["use"])
        for row in listed
        if row["use"] in uses
    }


@cache
def _pattern(use: str) -> re.Pattern[str]:
    return _whole(_words(use))


@cache
def _holders() -> re.Pattern[str]:
    """Those who hold an office or a seat in a body, before its name."""
    sorts = r"các (?:sở|bộ|ban|cục|ngành|cơ quan|đơn vị)(?:, (?:ban, )?ngành|, đơn vị)?\s*:\s*"
    holder = (
        rf"(?:các )?(?:đồng chí )?(?:{word_list('office_holders')})(?: của| các)? "
        r"(?:(?:sở|bộ|ban|ngành)\s*:\s*)?"
    )
    return re.compile(rf"(?<!\w)(?:{sorts}|{holder})(?={NAME})")


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)")
