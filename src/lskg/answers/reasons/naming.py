"""Whether something of the kind that is to be named stands near a piece of a report."""

from __future__ import annotations

import re

from lskg.answers.choose import is_of_office
from lskg.answers.corpus import Corpus
from lskg.answers.question import Question
from lskg.answers.words import stems, words
from lskg.text.document import Span
from lskg.text.slugs import fold

#: Names stand so near.
NEAR = 120
#: A name begins so near behind its noun.
_NAME = 48
_WORD = re.compile(r"[^\W\d_]+")
#: What stands in quotation marks is a name as well.
_QUOTED = re.compile(r"“([^“”]{6,})")
_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn) [A-ZĐÁÂÔƠƯ][^\W\d_]+ [A-ZĐÁÂÔƠƯ]")
#: What may be named without being in the graph where it is named.
_NAMED_SO = frozenset({"BorderGate", "District"})


def has_name(corpus: Corpus, question: Question, at: Span, near: str) -> bool:
    """Whether something of the kind that is to be named stands near."""
    sentence = corpus.sentences[corpus.sentence_at(at.start) or 0].span
    if question.named_kind == "IndicatorTarget":
        return any(figure.is_aim for figure in corpus.figures_in(sentence))
    if is_of_office(question):
        return True
    if not question.named_kind:
        english = corpus.sentences[corpus.sentence_at(at.start) or 0].english
        said = english if question.tongue == "en" and english else near
        return _has_new_name(question, _behind_noun(question, said))
    if question.named_kind == "Commune" and _COMMUNE.search(near):
        return True
    first, last = max(at.start - NEAR, sentence.start), min(at.end + NEAR, sentence.end)
    is_known = any(
        each.kind == question.named_kind
        and any(first <= span.start < last or _is_noted(corpus, at, span) for span in each.mentions)
        and not any({*words(name)} <= {*question.words} for name in each.names)
        for each in corpus.named
    )
    if is_known or question.named_kind not in _NAMED_SO or not question.noun:
        return is_known
    english = corpus.sentences[corpus.sentence_at(at.start) or 0].english
    said = english if question.tongue == "en" and english else corpus.document[sentence]
    behind = _behind_noun(question, said)
    return behind != said and _has_new_name(question, behind)


def _is_noted(corpus: Corpus, at: Span, named: Span) -> bool:
    """Whether a name stands in a note to a piece."""
    return any(
        at.start <= int(row["anchor"] or -1) <= at.end + 1
        and int(row["start"]) <= named.start < int(row["end"])
        for row in corpus.notes.values()
    )


def _behind_noun(question: Question, said: str) -> str:
    """What stands where a name of what is to be named may; else the whole.

    That is behind the noun, and in English before it, too: *Mẫu Sơn zone*.
    """
    if not question.noun:
        return said
    noun = question.noun.split()
    places = [(match.end(), match[0]) for match in _WORD.finditer(said)]
    found = [stems(word, question.tongue)[:1] for _, word in places]
    ends = [
        places[at + len(noun) - 1][0]
        for at in range(len(found) - len(noun) + 1)
        if [word for each in found[at : at + len(noun)] for word in each] == noun
    ]
    before = _NAME if question.tongue == "en" else 0
    near = (said[max(0, end - before) : end + _NAME] for end in ends)
    return " ; ".join(near) if ends else said


def _has_new_name(question: Question, whole: str) -> bool:
    """Whether a sentence has names that the question does not: two words with capital letters."""
    asked = {*question.words} | question.capitals
    if any(not {*words(quoted)} <= asked for quoted in _QUOTED.findall(whole)):
        return True
    before: re.Match[str] | None = None
    for match in _WORD.finditer(whole):
        word = match[0]
        joined = before is not None and match.start() - before.end() == 1
        is_name = word[0].isupper() and joined and before and before[0][0].isupper()
        if is_name and before and not {fold(before[0]), fold(word)} <= asked:
            return True
        if re.search(r"[a-z][A-Z]", word):
            return True
        before = match
    return False
