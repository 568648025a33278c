"""English words of one family: *prosecute* and *prosecution*, *build* and *built*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import Levenshtein

#: What is cut from a stem, the longest first, and how much must be left of it.
_ENDINGS = (
    ("ification", 3),
    ("ization", 4),
    ("itiz", 4),
    ("ation", 4),
    ("ment", 4),
    ("ance", 4),
    ("ence", 4),
    ("ial", 5),
    ("ity", 4),
    ("ifi", 3),
    ("iz", 4),
    ("al", 5),
    ("ic", 5),
    ("anc", 4),
    ("enc", 4),
    ("at", 4),
    ("ion", 4),
    ("iv", 4),
    ("ly", 5),
    ("y", 6),
)
_IRREGULAR = {
    "built": "build",
    "brok": "break",
    "broken": "break",
    "went": "go",
    "kept": "keep",
    "met": "meet",
    "won": "win",
    "given": "giv",
    "gav": "giv",
    "held": "hold",
    "mad": "mak",
    "grew": "grow",
    "grown": "grow",
    "ros": "ris",
    "risen": "ris",
    "fell": "fall",
    "fallen": "fall",
    "sent": "send",
    "spent": "spend",
    "paid": "pay",
    "bought": "buy",
    "sold": "sell",
    "taught": "teach",
    "taken": "tak",
    "took": "tak",
    "brought": "bring",
    "led": "lead",
    "lost": "los",
    "loss": "los",
    "begun": "begin",
    "began": "begin",
    "chosen": "choos",
    "chos": "choos",
    "drew": "draw",
    "drawn": "draw",
    "written": "writ",
    "wrot": "writ",
    "women": "woman",
    "satisfaction": "satisf",
    "satisfi": "satisf",
    "satisfy": "satisf",
    "died": "di",
    "death": "di",
}
#: Words that look like kin of others, and are not.
_ALONE = frozenset(
    {
        "activat", "authority", "bill", "billion", "central", "class", "collectiv", "commun",
        "community", "directiv", "general", "identity", "importanc", "initial", "mission",
        "organ", "organic", "positiv", "quality", "relativ", "station", "subjectiv", "threat",
        "universal", "university",
    }
)  # fmt: skip
#: Words so long may be misspelt by a letter.
_LONG = 5


def root(stem: str) -> str:
    """What the words of a family begin with.

    >>> [root(word) for word in ("prosecut", "prosecution", "industrial", "industry", "built")]
    ['prosecut', 'prosecut', 'industr', 'industr', 'build']
    """
    word = _IRREGULAR.get(stem, stem)
    if stem in _ALONE:
        return word
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    return word[:-1] if word.endswith("ct") and len(word) > _LONG else word


class Families:
    """The words of a report by their families."""

    def __init__(self, known: Iterable[str]) -> None:
        """Know the words of a report.

        Args:
            known: its stems.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for word in known:
            if word.isalpha():
                found[root(word)].append(word)
        self._words: Mapping[str, list[str]] = found
        self._known = {word for words in found.values() for word in words}
        self._sorted = sorted(self._known)

    def kin(self, word: str) -> tuple[str, ...]:
        """Other words of the family of a word; for an unknown one those a letter away."""
        found = tuple(each for each in self._words.get(root(word), ()) if each != word)
        if found or word in self._known or len(word) < _LONG or not word.isalpha():
            return found
        return tuple(
            each
            for each in self._sorted
            if abs(len(each) - len(word)) <= 1
            and each[0] == word[0]
            and Levenshtein.distance(each, word, score_cutoff=1) <= 1
        )
