"""The congress that a report is for, which its metadata name and its text has to name too."""

from __future__ import annotations

import re
from dataclasses import replace

from lskg.extract.curation.plan import Curation
from lskg.extract.names.by_pattern import find_congresses
from lskg.extract.names.records import Named
from lskg.project import ReportInfo
from lskg.text.document import Document
from lskg.text.slugs import one_spelling, slug

_NUMBER = re.compile(r"lần thứ\s+(\w+)", re.IGNORECASE)


def with_congress(document: Document, curation: Curation, info: ReportInfo) -> Curation:
    """The curated things with the congress of the metadata, if the text names it.

    Args:
        document: the text.
        curation: a row of its tables for the congress stands as it is.
        info: the metadata.
    """
    if not info.congress or info.congress in {each.key for each in curation.named}:
        return curation
    forms = dict.fromkeys([*_whole(document, info.congress_vi), *_short(document, info)])
    if not forms:
        return curation
    owned = {alias for each in curation.named for alias in each.aliases}
    aliases = tuple(form for form in forms if form not in owned)
    congress = Named(
        info.congress,
        "PartyCongress",
        info.congress_vi or aliases[0],
        info.congress_en or None,
        aliases,
    )
    return replace(curation, named=(*curation.named, congress)) if aliases else curation


def _whole(document: Document, name: str) -> list[str]:
    """The name as the text prints it, in whatever case."""
    words = r"\s+".join(map(re.escape, one_spelling(name).split()))
    found = re.finditer(rf"(?<!\w){words}(?!\w)", document.one_spelling, re.IGNORECASE)
    return [" ".join(document.text[slice(*match.span())].split()) for match in found if words]


def _short(document: Document, info: ReportInfo) -> list[str]:
    """The names of the congress of this number that do not say of which organization it is."""
    number = _NUMBER.search(info.congress_vi)
    key = slug(f"đại hội đảng bộ {number[1]}") if number else ""
    return [each.name_vi for each in find_congresses(document) if each.key == key]
