"""Where names stand in the text: longest match first, spelling variants folded.

The case of the first letter of a name counts (*Công an* the force, *công an* the word), that of
the others does not. Tone marks count; where they are set (*Uỷ/Ủy*, *hoá/hóa*) does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lskg.extract.records import Footnote, Mention, Section
from lskg.extract.sections import innermost
from lskg.text.document import Document, Span
from lskg.text.slugs import one_spelling


def find_mentions(
    document: Document,
    names: Mapping[str, str],
    sections: tuple[Section, ...],
    footnotes: tuple[Footnote, ...],
) -> tuple[Mention, ...]:
    """Every place where something is named, in reading order.

    Where two names begin in one place the longer is taken, and a name inside a longer one is
    not a mention of its own; a name never matches inside another word.

    Args:
        document: the text.
        names: printed forms and the keys of the things that they name.
        sections: the headings, to say where a mention stands.
        footnotes: the notes, likewise.
    """
    mentions = []
    for span, key in find_names(document, names):
        note = next((each.number for each in footnotes if each.span.contains(span)), None)
        holder = None if note else innermost(sections, span.start)
        mentions.append(Mention(key, span, holder.key if holder else None, note))
    return tuple(mentions)


def find_names(document: Document, names: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """The spans where names stand, with the keys they name, longest first, none overlapping."""
    if not names:
        return
    keys = {_folded(name): key for name, key in names.items()}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(_patterns(keys)) + r")(?!\w)")
    text = one_spelling(document.text)
    for match in pattern.finditer(text):
        yield Span(match.start(), match.end()), keys[_folded(match[0])]


def _folded(name: str) -> str:
    """First letter as printed, the rest in small letters, one spelling, single spaces."""
    name = " ".join(one_spelling(name).split())
    return name[0] + name[1:].lower()


def _patterns(names: Iterable[str]) -> Iterator[str]:
    """Patterns of the names, longest first; the first letter is matched in its case."""
    for name in sorted(names, key=lambda each: (-len(each), each)):
        words = r"\s+".join(map(re.escape, name[1:].split(" ")))
        yield f"{re.escape(name[0])}(?i:{words})"
