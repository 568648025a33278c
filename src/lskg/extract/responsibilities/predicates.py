"""Which roles the predicates of a sentence give to the one who acts.

A sentence falls into clauses at semicolons and into predicates at commas and *và*; behind the
partners of *phối hợp với* a new one begins. The first word of the list that a predicate has gives
its role; what follows it says at what or how (*tham mưu kiểm tra* advises). What is behind the
name of one who is told is for that one to do (*chỉ đạo § ban hành*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lskg.extract.responsibilities.words import (
    COLLECTIVE,
    JOINT,
    NAME,
    NEAR,
    REGULARLY,
    acts_in,
    joined_acts,
    told_verbs,
    word_list,
)

_BODIES = rf"[{NAME}{COLLECTIVE}]+(?:{JOINT}[{NAME}{COLLECTIVE}]+)*"
_PARTNERS = re.compile(
    rf"(phối hợp(?: chặt chẽ|[^,;{NAME}{COLLECTIVE}]{{0,24}}? với)?(?: các)? {_BODIES})"
)
_PREDICATE = re.compile(r",|(?<!\w)(?:và|đồng thời)(?!\w)")
# *xây dựng và thực hiện chương trình*: two verbs of one predicate.
_VERBS = re.compile(r"((?:^|,)\W*(?:[^\W\d]+ ){0,3}(?:xây dựng|tổ chức|thực hiện|triển khai)) và ")
#: Adverbs before a verb, and words that only say that something is to be done.
ADVERBS = rf"[^\w{NAME}{COLLECTIVE}]*(?:(?:{word_list('adverbs')}|{REGULARLY})[,\s]+)*"
_ADVERB = re.compile(ADVERBS)
_LED = re.compile(r"chủ trì (?:việc |công tác )?")
_CARRIED_OUT = re.compile(
    r"\W*(?:(?:tổ chức|triển khai) thực hiện(?!\w)|"
    r"chịu trách nhiệm (?!trước|về|chính|toàn diện|cá nhân)\w)"
)
# A verb and the body that is told.
_TOLD = told_verbs(rf" {_BODIES}(?=[^,;]*\w)")
# Stand for a comma and *và* inside words for one act.
_HIDDEN = str.maketrans({",": "\0", "v": "\1"})
_SHOWN = str.maketrans({"\0": ",", "\1": "v"})
# *trách nhiệm theo dõi*
_DUTY = len("trách nhiệm ")


def predicate_roles(text: str) -> tuple[str, ...]:
    """The roles of whoever acts in a text, in order of appearance.

    Args:
        text: the words behind the name of the one who acts, with marks for other names.
    """
    roles: list[str] = []
    weak: list[str] = []
    for clause in text.split(";"):
        before: list[str] = []
        for predicate in _predicates(without_told(clause)):
            found, strong = _roles(predicate, opening=not (roles or weak))
            if found == ["coordinates"] and before[:1] == ["leads"]:
                # *chủ trì, phối hợp với*: the others take part.
                continue
            carried_out = _CARRIED_OUT.match(predicate) and "leads" not in roles
            if found == ["performs"] and (before or not strong) and not carried_out:
                weak += found
                continue
            roles += found
            before = found or before
    return tuple(dict.fromkeys(roles or weak))


def without_told(clause: str) -> str:
    """A clause without what others are told to do in it.

    >>> without_told("chỉ đạo §§ ban hành kế hoạch")
    'chỉ đạo §§'
    """
    match = _TOLD.search(clause)
    while match is not None:
        end = len(clause)
        if match["chunk"]:
            end = match.end() + len(told_chunk(clause[match.end() :]))
        clause = clause[: match.end()] + clause[end:]
        match = _TOLD.search(clause, match.end())
    return clause


def told_chunk(text: str) -> str:
    """What one is told to do, up to the comma behind it.

    >>> told_chunk(" xem xét, quyết định, báo cáo")
    ' xem xét, quyết định'
    """
    if text.startswith(" trong việc "):
        return text
    end = re.compile(r"(?<!xem xét),|$").search(text)
    return text[: end.start()] if end else text


def _predicates(clause: str) -> Iterator[str]:
    for at, part in enumerate(_PARTNERS.split(clause)):
        if at % 2:
            yield part
        else:
            kept = joined_acts().sub(lambda match: match[0].translate(_HIDDEN), part)
            for predicate in _PREDICATE.split(_VERBS.sub(r"\1 ", kept)):
                if predicate.strip():
                    yield predicate.translate(_SHOWN)


def _roles(predicate: str, opening: bool) -> tuple[list[str], bool]:
    """The roles that a predicate gives, and whether it says more than that something is done."""
    acts = list(acts_in(predicate))
    if not acts:
        return [], False
    at, role, use = acts[0]
    adverb = _ADVERB.match(predicate)
    if not opening and at > (adverb.end() if adverb else 0) + NEAR:
        return [], False
    if role == "leads" and (led := _LED.match(predicate, at)):
        more = [each for where, each, _ in acts if where == led.end()]
        return [role, *(each for each in more if each not in {"performs", "coordinates"})], True
    if role == "coordinates" and not _PARTNERS.search(predicate):
        heavy = [each for _, each, kind in acts if kind == "act" and each != "performs"]
        return list(dict.fromkeys([role, *heavy])), True
    if role != "performs":
        return [role], True
    reach = at + _DUTY if use == "noun" else len(predicate)
    heavy = [each for where, each, kind in acts if kind == "act" and where <= reach]
    told = next((each for each in heavy if each != "performs"), "")
    if use != "act" and told:
        return [told], True
    return [role], bool(heavy or opening) and use != "aspect"
