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
    act_at_start,
    acts_in,
    joined_acts,
    told_verbs,
    word_list,
    words_in,
)

_BODIES = rf"[{NAME}{COLLECTIVE}]+(?:{JOINT}[{NAME}{COLLECTIVE}]+)*"
_PARTNERS = re.compile(
    rf"(phối hợp(?: chặt chẽ|[^,;{NAME}{COLLECTIVE}]{{0,24}}? với)?(?: các)? {_BODIES})"
)
_WITH = re.compile(r"phối hợp(?: chặt chẽ| \w+(?: \w+)?)? (?:với|cùng)(?!\w)|phối hợp [§¤]")
_PREDICATE = re.compile(r",|(?<!\w)(?:và|đồng thời)(?!\w)")
# *xây dựng và thực hiện chương trình*: two verbs of one predicate.
_VERBS = re.compile(r"((?:^|,)\W*(?:[^\W\d]+ ){0,3}(?:xây dựng|tổ chức|thực hiện|triển khai)) và ")
#: Adverbs before a verb, and words that only say that something is to be done.
ADVERBS = rf"[^\w{NAME}{COLLECTIVE}]*(?:(?:{word_list('adverbs')}|{REGULARLY})[,\s]+)*"
_ADVERB = re.compile(ADVERBS)
_LED = re.compile(r"chủ trì (?:việc |công tác )?")
_CARRIED_OUT = re.compile(
    r"\W*(?:(?:tổ chức|triển khai) thực hiện(?!\w)|"
    r"(?:trực tiếp )?chịu trách nhiệm(?: (?!trước|về|chính|cá nhân)\w|[\s./]*$))"
)
_COMMA = re.compile(r"(?<!xem xét),|$")
_MORE = re.compile(r"\s*(?:,|và|hoặc)\s+")
# A verb and the body that is told.
_TOLD = told_verbs(rf" {_BODIES}(?=[^,;]*\w)")
#: How far behind the beginning of a further predicate its verb stands.
_BEHIND = 10
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
    for number, clause in enumerate(text.split(";")):
        before: list[str] = []
        for predicate in _predicates(without_told(clause)):
            found, strong = _roles(predicate, opening=not before, far=number == 0)
            if found == ["coordinates"] and before[:1] == ["leads"] and _WITH.search(predicate):
                # *chủ trì, phối hợp với*: the others take part.
                before = found
                continue
            carried_out = _CARRIED_OUT.match(predicate)
            shared = before[-1:] == ["coordinates"]
            if found == ["performs"] and (shared or not strong) and not carried_out:
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
    kept = joined_acts().sub(lambda match: match[0].translate(_HIDDEN), text)
    verbs = _ADVERB.match(kept)
    start = verbs.end() if verbs else 0
    # *biểu dương, khen thưởng tập thể*: verbs before the comma that have no object
    while (act := act_at_start().match(kept, start)) and (more := _MORE.match(kept, act.end())):
        if _role_at(kept, more.end()) != _role_at(kept, start):
            break
        start = more.end()
    end = _COMMA.search(kept, start)
    return text[: end.start()] if end else text


def _role_at(text: str, at: int) -> str:
    """The role of the act with which a text goes on at an offset."""
    return next((role for where, role, _ in words_in(text[at:]) if where == 0), "")


def _predicates(clause: str) -> Iterator[str]:
    for at, part in enumerate(_PARTNERS.split(clause)):
        if at % 2:
            yield part
        else:
            kept = joined_acts().sub(lambda match: match[0].translate(_HIDDEN), part)
            for predicate in _PREDICATE.split(_VERBS.sub(r"\1 ", kept)):
                if predicate.strip():
                    yield predicate.translate(_SHOWN)


def _roles(predicate: str, *, opening: bool, far: bool) -> tuple[list[str], bool]:
    """The roles that a predicate gives, and whether it says more than that something is done.

    Args:
        predicate: its words.
        opening: whether it is the first of its clause.
        far: whether the verb of an opening one may stand far behind its beginning.
    """
    acts, adverb = _acts(predicate), _ADVERB.match(predicate)
    begin = adverb.end() if adverb else 0
    reach = len(predicate) if opening and far else begin + (NEAR if opening else _BEHIND)
    if not acts or acts[0][0] > reach:
        return [], False
    at, role, _ = acts[0]
    if role == "leads" and (led := _LED.match(predicate, at)):
        more = [each for where, each, _ in acts if where == led.end()]
        return [role, *(each for each in more if each not in {"performs", "coordinates"})], True
    if role == "coordinates" and not _PARTNERS.search(predicate):
        heavy = [each for _, each, kind in acts if kind == "act" and each != "performs"]
        return list(dict.fromkeys([role, *heavy])), True
    if role != "performs":
        return [role], True
    again = bool(predicate[:begin].strip(" ,"))
    return _performed(predicate, acts, emphatic=opening or again)


def _acts(predicate: str) -> list[tuple[int, str, str]]:
    """The acts of a predicate; *năng lực lãnh đạo còn hạn chế* holds none."""
    acts = [act for act in acts_in(predicate) if (act[1], act[2]) != ("leads", "noun")]
    # *chủ động rà soát*, *quan tâm hỗ trợ*: what goes before the verb
    if len(acts) > 1 and acts[0][2] == "aspect" and acts[1][1] == "performs":
        before = act_at_start().match(predicate, acts[0][0])
        if before and predicate[before.end() : acts[1][0]].isspace():
            return acts[1:]
    return acts


def _performed(
    predicate: str, acts: list[tuple[int, str, str]], *, emphatic: bool
) -> tuple[list[str], bool]:
    """What a predicate says that begins with something done: that, or the act that is done."""
    at, role, use = acts[0]
    end = at + _DUTY if use == "noun" else len(predicate)
    heavy = [each for where, each, kind in acts if kind == "act" and where <= end]
    told = next((each for each in heavy if each != "performs"), "")
    if use != "act" and told:
        return [told], True
    return [role], bool(heavy or emphatic) and use != "aspect"
